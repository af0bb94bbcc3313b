//! What does the bot post for an answer: its sentence, its card, and what can be pressed below it?

use super::button::{Button, Purpose};
use super::desk::Desk;
use super::wording::{Wording, wording};
use super::{code, figures};
use crate::answer::{Answer, Content};
use crate::chat::{AuthorId, Card, Choice, Control, Emphasis, Field, Post, Tone};
use crate::compute::Verdict;
use crate::language::Language;
use crate::plan::{Ask, Operand};
use crate::render::label::Labels;
use crate::render::markdown::{self, marked};
use crate::render::{self, picture, piece};

/// The most buttons in a row, and the most rows.
/// <https://discord.com/developers/docs/components/reference#action-row>
pub const ROW: usize = 5;
/// The most choices of a menu. <https://discord.com/developers/docs/components/reference#string-select>
pub const MENU: usize = 25;
/// The most figures that stand on buttons; more of them go into menus.
const MOST_BUTTONS: usize = ROW;
/// The most menus below one post, so that a row is left for what else can be pressed.
const MOST_MENUS: usize = 4;
/// How many figures stand on a page of a long answer; as many as a reply lists.
pub const PAGE: usize = 8;
/// The longest text beside a card with its sources, in characters; lines beyond it go into the card.
const LONGEST_TEXT: usize = 1_850;
/// The longest line of sources below it; where they are longer, they stand in the card alone.
const LONGEST_CITED: usize = 900;

/// An answer, ready to be posted for the member who asked; nothing where there is nothing to say.
pub fn answer(desk: &Desk<'_>, answer: &Answer, asker: AuthorId) -> Option<Post> {
    let said = render::reply(answer, desk.known.base());
    if said.lines.is_empty() {
        return None;
    }
    let poster = Poster { desk, language: answer.language, asker, words: wording(answer.language) };
    let mut post = poster.post(&said, tone(answer));
    match &answer.content {
        Content::Found { ask, finding, asides, .. } => {
            post.rows = poster.below(ask, &finding.figures, !finding.computed.is_empty() || !asides.is_empty());
        }
        Content::Choices(operands) => {
            post.rows = poster.choices(operands);
            if operands.len() > MENU * MOST_MENUS {
                markdown::push_line(&mut post.text, &markdown::escaped(poster.words.more_fit));
            }
        }
        Content::Abstention { near, .. } => post.rows = poster.near(near),
        Content::Silence => {}
    }
    Some(post)
}

/// What a choice of these looks like when something is to be compared with one of them.
pub fn comparison(desk: &Desk<'_>, language: Language, asker: AuthorId, ask: &Ask, others: &[Operand]) -> Option<Post> {
    let words = wording(language);
    let poster = Poster { desk, language, asker, words };
    let id = poster.id(Purpose::Versus, 0, code::written(ask, desk.known)?);
    let main = ask.main()?;
    let text = markdown::escaped(&Labels::new(desk.known.base(), language).figure(main));
    let menu = Control::Menu { id, hint: words.choose_other.to_owned(), choices: poster.menu_of(others) };
    Some(Post { text, rows: vec![vec![menu]], ..Post::default() })
}

fn tone(answer: &Answer) -> Tone {
    match (&answer.content, answer.verdict()) {
        (Content::Found { .. }, Some(Verdict::Supported { .. })) => Tone::Supported,
        (Content::Found { .. }, Some(Verdict::Refuted)) => Tone::Refuted,
        (Content::Found { .. }, Some(Verdict::Unsupported)) => Tone::Nothing,
        (Content::Found { .. }, None) => Tone::Answer,
        (Content::Choices(_), _) => Tone::Choice,
        (Content::Abstention { .. } | Content::Silence, _) => Tone::Nothing,
    }
}

/// What makes the posts of one answer.
pub struct Poster<'a> {
    /// What there is to make them from.
    pub desk: &'a Desk<'a>,
    /// The language of the answer.
    pub language: Language,
    /// Who asked.
    pub asker: AuthorId,
    /// The words of the language.
    pub words: &'static Wording,
}

impl Poster<'_> {
    /// A reply as text and card, without what can be pressed.
    pub fn post(&self, said: &piece::Reply, tone: Tone) -> Post {
        let marked = marked(said);
        let cited = if marked.cited.chars().count() <= LONGEST_CITED { marked.cited.as_str() } else { "" };
        let (mut text, overflow) = split(&marked.text, LONGEST_TEXT - cited.chars().count());
        let mut beside = overflow.to_owned();
        markdown::push_line(&mut beside, &marked.beside);
        markdown::push_line(&mut text, cited);
        let title = if marked.sources.len() > 1 { self.words.several_sources } else { self.words.source };
        let sources = marked.sources.join("\n");
        let fields = if sources.is_empty() { Vec::new() } else { vec![Field { title: title.to_owned(), text: sources }] };
        let is_empty = beside.is_empty() && fields.is_empty();
        let card = (!is_empty).then_some(Card { tone, text: beside, fields });
        Post { text, card, ..Post::default() }
    }

    /// What a button carries.
    pub fn id(&self, purpose: Purpose, part: u8, code: String) -> String {
        Button { purpose, language: self.language, asker: self.asker, part, code }.id(&self.desk.settings.seal)
    }

    /// A button.
    pub fn button(&self, purpose: Purpose, part: u8, code: String, label: &str) -> Control {
        let emphasis = match purpose {
            Purpose::Pick | Purpose::Choose => Emphasis::Main,
            Purpose::Working
            | Purpose::Chart
            | Purpose::Compare
            | Purpose::Versus
            | Purpose::Sources
            | Purpose::NotAsked
            | Purpose::Delete
            | Purpose::Page
            | Purpose::SourcePage
            | Purpose::Tell
            | Purpose::Forget => Emphasis::Plain,
        };
        Control::Button { id: self.id(purpose, part, code), label: label.to_owned(), emphasis }
    }

    /// What can be pressed below an answer.
    fn below(&self, ask: &Ask, operands: &[Operand], has_working: bool) -> Vec<Vec<Control>> {
        let known = self.desk.known;
        let base = known.base();
        let words = self.words;
        let mut first = Vec::new();
        let mut paging = Vec::new();
        let code = code::written(ask, known);
        if let Some(code) = &code {
            let mut add = |purpose, label| first.push(self.button(purpose, 0, code.clone(), label));
            if has_working {
                add(Purpose::Working, words.working);
            }
            let drawn = figures::drawn(ask, operands, base).map(|drawn| self.desk.picked(drawn, self.language));
            if drawn.is_some_and(|answer| picture::can_draw(&answer, base)) {
                add(Purpose::Chart, words.chart);
            }
            if ask.main().is_some_and(|main| !figures::comparable(main, &known.facts).is_empty()) {
                add(Purpose::Compare, words.compare);
            }
            if !operands.is_empty() {
                add(Purpose::Sources, words.sources);
            }
            paging = self.paging(ask, operands, code);
        }
        let mut last = vec![self.button(Purpose::NotAsked, 0, code.unwrap_or_default(), words.not_asked)];
        last.push(self.button(Purpose::Delete, 0, String::new(), words.delete));
        [first, paging, last].into_iter().filter(|row| !row.is_empty()).collect()
    }

    /// To the other parts of a list that is longer than a reply.
    fn paging(&self, ask: &Ask, operands: &[Operand], code: &str) -> Vec<Control> {
        let is_list = matches!(ask, Ask::Topic { .. } | Ask::Figures(_) | Ask::Rank { .. });
        if !is_list || operands.len() <= PAGE {
            return Vec::new();
        }
        vec![self.button(Purpose::Page, 1, code.to_owned(), self.words.later)]
    }

    /// The figures that may be meant, as buttons or as menus; and the way out.
    fn choices(&self, operands: &[Operand]) -> Vec<Vec<Control>> {
        let mut rows = self.offered(operands);
        rows.push(vec![self.button(Purpose::Delete, 0, String::new(), self.words.delete)]);
        rows
    }

    fn offered(&self, operands: &[Operand]) -> Vec<Vec<Control>> {
        let labels = Labels::new(self.desk.known.base(), self.language);
        if operands.len() <= MOST_BUTTONS {
            let picks = operands.iter().filter_map(|operand| {
                let code = code::written(&Ask::Figure(operand.clone()), self.desk.known)?;
                Some(self.button(Purpose::Pick, 0, code, &labels.figure(operand)))
            });
            let row: Vec<Control> = picks.collect();
            return if row.is_empty() { Vec::new() } else { vec![row] };
        }
        let menus = operands.chunks(MENU).take(MOST_MENUS).zip(0..).map(|(some, part)| {
            let id = self.id(Purpose::Choose, part, String::new());
            vec![Control::Menu { id, hint: self.words.choose.to_owned(), choices: self.menu_of(some) }]
        });
        menus.collect()
    }

    fn menu_of(&self, operands: &[Operand]) -> Vec<Choice> {
        let labels = Labels::new(self.desk.known.base(), self.language);
        let choice = |operand: &Operand| Choice { label: labels.figure(operand), value: code::figure(operand, self.desk.known) };
        operands.iter().take(MENU).map(choice).collect()
    }

    /// What is near where there is no answer.
    fn near(&self, operands: &[Operand]) -> Vec<Vec<Control>> {
        let mut rows = self.offered(&operands[..operands.len().min(MOST_BUTTONS)]);
        rows.push(vec![
            self.button(Purpose::NotAsked, 0, String::new(), self.words.not_asked),
            self.button(Purpose::Delete, 0, String::new(), self.words.delete),
        ]);
        rows
    }
}

/// The lines that fit beside a card, and those that go into it.
fn split(text: &str, most: usize) -> (String, &str) {
    let mut end = 0;
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        count += line.chars().count();
        if count > most && end > 0 {
            break;
        }
        end += line.len();
    }
    let (shown, rest) = text.split_at(end);
    (shown.trim_end().to_owned(), rest)
}

/// A picture of what was asked; nothing where there is nothing to draw.
pub fn chart(desk: &Desk<'_>, ask: &Ask, language: Language, asker: AuthorId) -> Option<Post> {
    let base = desk.known.base();
    let whole = desk.picked(ask.clone(), language);
    let Content::Found { finding, .. } = &whole.content else { return None };
    let drawn = figures::drawn(ask, &finding.figures, base)?;
    let answer = desk.picked(drawn, language);
    let picture = desk.painter.paint(&answer, base)?;
    let poster = Poster { desk, language, asker, words: wording(language) };
    let post = poster.post(&render::reply(&answer, base), Tone::Answer);
    // The picture stands for the lines; its caption says what it is and where it comes from.
    let caption = post.text.lines().next().unwrap_or_default().to_owned();
    let cited = post.text.lines().last().filter(|line| line.starts_with("-# ")).unwrap_or_default();
    let mut text = caption;
    markdown::push_line(&mut text, cited);
    let rows = vec![vec![poster.button(Purpose::Delete, 0, String::new(), poster.words.delete)]];
    Some(Post { text, rows, picture: Some(picture), card: None })
}
