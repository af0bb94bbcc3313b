//! How are workings, sources and pages shown to the member who asks for them?

use super::button::Purpose;
use super::posts::{PAGE, Poster};
use crate::answer::{Answer, Content};
use crate::chat::{Card, Control, Field, Post, Tone};
use crate::facts::base::{CoarseDate, StatementId};
use crate::plan::{Ask, Operand};
use crate::render::label::Labels;
use crate::render::markdown::{Marked, escaped, marked, push_line};
use crate::render::piece::Reply;

/// The most figures of which the words of their source are shown.
const MOST_QUOTED: usize = 12;

/// How an answer was computed; nothing where it was only looked up.
pub fn working(poster: &Poster<'_>, answer: &Answer) -> Option<Post> {
    let Content::Found { finding, asides, .. } = &answer.content else { return None };
    let labels = Labels::new(poster.desk.known.base(), poster.language);
    let mut text = format!("**{}**", escaped(poster.words.how_computed));
    let computed = finding.computed.iter().chain(asides.iter().map(|aside| &aside.computed));
    let mut count = 0;
    for computed in computed {
        let (working, result) = labels.working(computed);
        push_line(&mut text, &format!("- {} = **{}**", escaped(&working), escaped(&result)));
        count += 1;
    }
    if count == 0 {
        return None;
    }
    let beside = asides.iter().map(|aside| &aside.beside);
    Some(quoted(poster, text, &finding.figures.iter().chain(beside).collect::<Vec<_>>()))
}

/// Where the figures of an answer come from, with the words in which they were stated.
pub fn sources(poster: &Poster<'_>, answer: &Answer) -> Option<Post> {
    let Content::Found { finding, asides, .. } = &answer.content else { return None };
    let beside = asides.iter().map(|aside| &aside.beside);
    let operands: Vec<&Operand> = finding.figures.iter().chain(beside).collect();
    (!operands.is_empty()).then(|| quoted(poster, String::new(), &operands))
}

/// Figures with the words of their sources, below a text.
fn quoted(poster: &Poster<'_>, mut text: String, operands: &[&Operand]) -> Post {
    let base = poster.desk.known.base();
    let labels = Labels::new(base, poster.language);
    let (open, close) = poster.words.quotes;
    let mut statements: Vec<StatementId> = Vec::new();
    let mut shown = Vec::new();
    for operand in operands {
        if shown.contains(&operand.figure) || shown.len() == MOST_QUOTED {
            continue;
        }
        shown.push(operand.figure);
        let statement = base.figures[operand.figure.0 as usize].statement;
        let place = statements.iter().position(|known| *known == statement).unwrap_or_else(|| {
            statements.push(statement);
            statements.len() - 1
        });
        let (figure, value, stated) = (labels.figure(operand), labels.value(operand), labels.stated(operand));
        let mark = escaped(&format!("[{}]", place + 1));
        let stated = format!("{} {open}{}{close}", poster.words.in_the_source, escaped(stated));
        push_line(&mut text, &format!("- {}: **{}** · {stated} {mark}", escaped(&figure), escaped(&value)));
    }
    let lines: Vec<String> = statements.iter().zip(1..).map(|(id, number)| cited(&labels, *id, number)).collect();
    let title = if lines.len() > 1 { poster.words.several_sources } else { poster.words.source };
    let fields = vec![Field { title: title.to_owned(), text: lines.join("\n") }];
    Post { text, card: Some(Card { tone: Tone::Answer, text: String::new(), fields }), ..Post::default() }
}

/// A citation with its number.
pub fn cited(labels: &Labels<'_>, id: StatementId, number: usize) -> String {
    let Marked { sources, .. } = marked(&Reply { lines: vec![labels.citation(id)], suggestions: Vec::new() });
    format!("{} {}", escaped(&format!("[{number}]")), sources.concat())
}

/// A part of a list that is longer than a reply, as a question of its own.
pub fn part(ask: &Ask, figures: &[Operand], part: u8) -> Option<Ask> {
    let some = figures.chunks(PAGE).nth(part.into())?.to_vec();
    Some(match ask {
        Ask::Topic { topic, .. } => Ask::Topic { topic: *topic, operands: some },
        Ask::Rank { lowest_first, .. } => Ask::Rank { operands: some, lowest_first: *lowest_first, whole_list: true },
        _ => Ask::Figures(some),
    })
}

/// To the parts before and after one, of so many.
pub fn turning(poster: &Poster<'_>, purpose: Purpose, code: &str, part: u8, count: usize) -> Vec<Control> {
    let last = count.div_ceil(PAGE).saturating_sub(1);
    let mut row = Vec::new();
    if let Some(before) = part.checked_sub(1) {
        row.push(poster.button(purpose, before, code.to_owned(), poster.words.earlier));
    }
    if usize::from(part) < last {
        row.push(poster.button(purpose, part + 1, code.to_owned(), poster.words.later));
    }
    row
}

/// Which part of how many is shown.
pub fn place(poster: &Poster<'_>, part: u8, count: usize) -> String {
    let from = usize::from(part) * PAGE + 1;
    let to = (from + PAGE - 1).min(count);
    let fill = |words: &str, slot: &str, number: usize| words.replace(slot, &number.to_string());
    fill(&fill(&fill(poster.words.part, "{from}", from), "{to}", to), "{count}", count)
}

/// A part of the list of all statements, the latest first.
pub fn statements(poster: &Poster<'_>, part: u8) -> Option<Post> {
    let base = poster.desk.known.base();
    let labels = Labels::new(base, poster.language);
    let mut all: Vec<StatementId> = (0..base.statements.len()).filter_map(|place| u32::try_from(place).ok()).map(StatementId).collect();
    let day = |id: &StatementId| base.statements[id.0 as usize].published.and_then(CoarseDate::last_day);
    all.sort_by_key(|id| std::cmp::Reverse(day(id)));
    let shown = all.chunks(PAGE).nth(part.into())?;
    let mut text = poster.words.all_sources.replace("{count}", &all.len().to_string());
    if all.len() > PAGE {
        push_line(&mut text, &format!("-# {}", place(poster, part, all.len())));
    }
    let first = usize::from(part) * PAGE + 1;
    let lines: Vec<String> = shown.iter().zip(first..).map(|(id, number)| cited(&labels, *id, number)).collect();
    let row = turning(poster, Purpose::SourcePage, "", part, all.len());
    let rows = if row.is_empty() { Vec::new() } else { vec![row] };
    Some(Post { text, card: Some(Card { tone: Tone::Answer, text: lines.join("\n"), fields: Vec::new() }), rows, ..Post::default() })
}
