//! What is done about the text of a new statement: drafted, shown as a list to look through, and what is sure added at once.
//!
//! What a draft would add is too long for a button: it is kept under a number for a while, for its author alone.

use super::figures::{PUBLISHED, PUBLISHER, QUESTION, TITLE, URL, blank, cited, holding, optional, several};
use super::lists::{said, shortened};
use super::mark::{Kind, Mark, NONE};
use super::{Bench, Refusal, Wanted, one};
use crate::chat::{
    Action, AuthorId, Card, Choice, Control, Document, Emphasis, Filled, Form, NoText, Order, Outcome, Post, Response, Tone,
};
use crate::draft::{Draft, Link, Located, Of, Standing, Sureness, draft};
use crate::facts::base::{FactBase, Statement};
use crate::keep::change::{Change, Source, Which};
use crate::question::Facts;
use crate::render::drafted::{self, Heading};
use crate::render::label::Labels;
use crate::render::markdown::{escaped, push_line};
use crate::respond::{known, seal};
use serde::{Deserialize, Serialize};

/// The field for the text.
const TEXT: &str = "pasted";
/// The longest text that a form takes. <https://discord.com/developers/docs/components/reference#text-input>
const LONGEST_TYPED: u16 = 4_000;
/// The most figures that are listed; all are in the file.
const LISTED: usize = 20;
/// The most figures that can be ticked. <https://discord.com/developers/docs/components/reference#string-select>
const MOST_TICKED: usize = 25;
/// The longest words of a figure in the list, in characters.
const LONGEST_WORDS: usize = 60;
/// What the file is called.
const FILE: &str = "statement.toml";

/// What a draft would add, kept until its author adds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// The figures that are sure, without the statement, each with the words of the source.
    pub figures: Vec<(Which, String)>,
    /// Others that may be added once a person has ticked them: what is likely, rounds what is held, or contradicts it.
    #[serde(default)]
    pub others: Vec<(Which, String)>,
    /// The key of the statement, where it is known.
    pub statement: Option<String>,
    /// The title that the text has.
    pub title: String,
}

impl Ready {
    /// The number that stands for it.
    #[must_use]
    pub fn number(&self, author: AuthorId) -> u64 {
        let told = |figures: &[(Which, String)]| figures.iter().map(|(figure, stated)| format!("{figure} {stated}\n")).collect::<String>();
        let statement = self.statement.as_deref().unwrap_or_default();
        let (figures, others) = (told(&self.figures), told(&self.others));
        seal::fingerprint(&["draft", &author.0.to_string(), statement, &self.title, &figures, &others])
    }
}

/// The form for the text of a statement.
pub(super) fn asking(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let words = bench.words;
    let part = match order.option("statement") {
        Some(key) => known::key("statement", &statement(bench, |held| &*held.key == key).ok_or(words.no_statement)?.key),
        None => NONE,
    };
    let id = Mark::of(Kind::Paste, bench.author(), part).closed(&bench.desk.settings.seal).ok_or(words.no_statement)?;
    let text = several(blank(TEXT, words.pasted, words.pasted_hint, LONGEST_TYPED));
    Ok(Form { id, title: words.draft_title.to_owned(), blanks: vec![text] })
}

/// The draft of the text that a form holds.
pub(super) fn pasted(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Response, Refusal> {
    let key = match form.part(0) {
        Some(mark) => Some(statement(bench, |held| known::key("statement", &held.key) == mark).ok_or(bench.words.gone)?.key.to_string()),
        None => None,
    };
    drafted(bench, Ok(filled.value(TEXT)), key.as_deref())
}

fn statement<'a>(bench: &Bench<'a>, is_sought: impl Fn(&Statement) -> bool) -> Option<&'a Statement> {
    bench.desk.known.base().statements.iter().find(|held| is_sought(held))
}

/// A draft as a list with the file, and the button that adds what is sure; of a statement that is known where its key is given.
pub(super) fn drafted(bench: &Bench<'_>, text: Result<&str, NoText>, key: Option<&str>) -> Result<Response, Refusal> {
    let words = bench.words;
    let text = text.map_err(|why| match why {
        NoText::TooLong => words.text_too_long,
        NoText::NotUtf8 => words.text_not_utf8,
        NoText::Lost => words.text_lost,
    })?;
    if text.trim().is_empty() {
        return Err(words.no_text);
    }
    let known = key.map(|key| statement(bench, |held| &*held.key == key).ok_or(words.no_statement)).transpose()?;
    // What no statement gives a figure of may be meant, too.
    let facts = Facts::described(bench.desk.known.base().clone());
    let day = known.and_then(|held| held.published).and_then(|published| published.last_day()).unwrap_or(bench.desk.day);
    let draft = draft(text, &facts, day);
    if draft.figures.is_empty() {
        return Err(words.no_figures_in_text);
    }
    let base = &facts.base;
    let title = draft.title.clone().map(|place| drafted::quote(text, place)).unwrap_or_default();
    let mut ready = Ready { statement: key.map(str::to_owned), title, ..Ready::default() };
    for figure in &draft.figures {
        match addable(text, base, figure, key) {
            Some((entry, true)) => ready.figures.push(entry),
            Some((entry, false)) => ready.others.push(entry),
            None => {}
        }
    }
    let post = listed(bench, text, &draft, base, &ready);
    let file = drafted::file(text, &draft, &heading(known, &ready.title), base);
    let documents = vec![Document { name: FILE, sort: "application/toml", bytes: file.into_bytes() }];
    Ok(Response { actions: vec![Action::Hand { post, documents }], outcome: Outcome::Other })
}

/// The head of a statement as far as it is known.
fn heading(known: Option<&Statement>, title: &str) -> Heading {
    let Some(held) = known else { return Heading { title: title.to_owned(), ..Heading::default() } };
    let text = |text: &crate::facts::base::Text| text.en.as_deref().or(text.zh.as_deref()).unwrap_or_default().to_owned();
    let published = held.published.map(|date| match date {
        crate::facts::base::CoarseDate::Year(year) => year.to_string(),
        crate::facts::base::CoarseDate::Month(year, month) => format!("{year}-{month:02}"),
        crate::facts::base::CoarseDate::Day(day) => day.to_string(),
    });
    Heading {
        title: text(&held.title),
        publisher: text(&held.publisher),
        published: published.unwrap_or_default(),
        url: held.url.to_string(),
    }
}

/// What may be added, unless this very statement states it already; and whether it is added at once: what is surely of its indicator, contradicts
/// nothing and is no rounding of what is held.
fn addable(text: &str, base: &FactBase, figure: &Located, key: Option<&str>) -> Option<((Which, String), bool)> {
    let (link, period) = figure.entry()?;
    let is_there = key.is_some_and(|key| {
        crate::plan::figures_for(base, link.indicator, &link.members)
            .any(|(_, held)| held.period == period && &*base.statements[held.statement.0 as usize].key == key)
    });
    if is_there {
        return None;
    }
    // "About 9,000" would take the place of the 8,997 that is held.
    let is_rounded = matches!(link.standing, Standing::Corroborated(id) if base.figures[id.0 as usize].value != link.value);
    let is_sure = link.sureness == Sureness::Sure && !matches!(link.standing, Standing::Contradicted(_)) && !is_rounded;
    let members = link.members.iter().map(|member| {
        let dimension = &base.dimensions[usize::from(member.dimension.0)];
        (dimension.key.to_string(), dimension.members[member.index as usize].key.to_string())
    });
    let key = base.indicators[link.indicator.0 as usize].key.to_string();
    let which = Which { key, period: period.to_string(), members: members.collect(), statement: None };
    Some(((which, drafted::quote(text, link.stated.clone()?)), is_sure))
}

/// The list to look through.
fn listed(bench: &Bench<'_>, text: &str, draft: &Draft, base: &FactBase, ready: &Ready) -> Post {
    let words = bench.words;
    let labels = Labels::new(base, bench.language);
    let mut lines = String::new();
    for figure in draft.figures.iter().take(LISTED) {
        push_line(&mut lines, &line(bench, &labels, text, base, figure));
    }
    if draft.figures.len() > LISTED {
        push_line(&mut lines, &words.and_more.replace("{count}", &(draft.figures.len() - LISTED).to_string()));
    }
    let count = ready.figures.len();
    let mut told = words.drafted.replace("{figures}", &draft.figures.len().to_string()).replace("{sure}", &count.to_string());
    let rows = controls(bench, &labels, ready);
    if rows.iter().flatten().any(|control| matches!(control, Control::Checklist { .. })) {
        push_line(&mut told, words.ticks);
    }
    Post { card: Some(Card { tone: Tone::Choice, text: lines, fields: Vec::new() }), rows, ..said(told) }
}

/// The button that adds what is sure, and, where there is something to choose, the list in which is ticked what is added.
fn controls(bench: &Bench<'_>, labels: &Labels<'_>, ready: &Ready) -> Vec<Vec<Control>> {
    let (sure, all) = (ready.figures.len(), ready.figures.iter().chain(&ready.others));
    if all.clone().next().is_none() {
        return Vec::new();
    }
    let number = bench.keeper.keep_draft(ready, bench.author());
    let closed = |kind| Mark::of(kind, bench.author(), number).closed(&bench.desk.settings.seal);
    let add = closed(Kind::Adds).filter(|_| sure > 0).map(|id| {
        let label = bench.words.add_these.to_owned();
        vec![Control::Button { id, label, emphasis: Emphasis::Main }]
    });
    let choice = |(place, (which, stated)): (usize, &(Which, String))| {
        let name = bench.desk.known.indicator_by_key(&which.key).map_or(which.key.as_str(), |id| labels.indicator(id));
        let members: String = which.members.iter().map(|(_, member)| format!(", {member}")).collect();
        Choice { label: format!("{stated} · {name}{members} · {}", which.period), value: place.to_string() }
    };
    let choices: Vec<Choice> = all.enumerate().take(MOST_TICKED).map(choice).collect();
    let list = closed(Kind::Picks).filter(|_| choices.len() > 1 || sure == 0).map(|id| {
        let hint = bench.words.choose_which.to_owned();
        vec![Control::Checklist { id, hint, choices, ticked: sure }]
    });
    list.into_iter().chain(add).collect()
}

/// The form for where the figures were read that were ticked.
pub(super) fn picked(bench: &Bench<'_>, number: u64, chosen: &[String]) -> Result<Form, Refusal> {
    let ready = bench.keeper.draft(number, bench.author()).ok_or(bench.words.draft_gone)?;
    let all: Vec<&(Which, String)> = ready.figures.iter().chain(&ready.others).take(MOST_TICKED).collect();
    let figure = |place: &String| place.parse().ok().and_then(|place: usize| all.get(place).copied().cloned());
    let figures: Option<Vec<(Which, String)>> = chosen.iter().map(figure).collect();
    let figures = figures.filter(|figures| !figures.is_empty()).ok_or(bench.words.not_yours)?;
    let picked = Ready { figures, others: Vec::new(), statement: ready.statement, title: ready.title };
    adding(bench, bench.keeper.keep_draft(&picked, bench.author()))
}

fn line(bench: &Bench<'_>, labels: &Labels<'_>, text: &str, base: &FactBase, figure: &Located) -> String {
    let words = bench.words;
    let words_of_it = match &figure.of {
        Of::Known(Link { stated: Some(stated), .. }) => stated.clone(),
        Of::Known(_) | Of::New(_) | Of::Unplaced => figure.place.clone(),
    };
    let mut stated = drafted::quote(text, words_of_it);
    if stated.chars().count() > LONGEST_WORDS {
        stated = stated.chars().take(LONGEST_WORDS - 1).chain(['…']).collect();
    }
    let stated = format!("**{}**", escaped(&stated));
    let period = figure.period.map_or_else(|| words.no_period_said.to_owned(), |period| labels.period(&period));
    match &figure.of {
        Of::Unplaced => format!("▫ {stated} · {}", words.unplaced),
        Of::New(proposed) => {
            let name = drafted::quote(text, proposed.name.clone());
            format!("➕ {stated} · {} {} · {}", words.not_described, escaped(&shortened(&name)), escaped(&period))
        }
        Of::Known(link) => {
            let (mark, sureness) = match link.sureness {
                Sureness::Sure => ("✅", words.sure),
                Sureness::Likely => ("🔸", words.likely),
                Sureness::Unsure => ("❔", words.unsure),
            };
            let members = if link.members.is_empty() { String::new() } else { format!(", {}", labels.members(&link.members)) };
            let name = format!("{}{members}", labels.indicator(link.indicator));
            let mut line = format!("{mark} {stated} · {} · {} · {sureness}", escaped(&name), escaped(&period));
            if let Some(held) = held(bench, base, link) {
                push_line(&mut line, &format!("-# {held}"));
            } else if link.again.is_some() {
                push_line(&mut line, &format!("-# {}", words.said_again));
            }
            line
        }
    }
}

fn held(bench: &Bench<'_>, base: &FactBase, link: &Link) -> Option<String> {
    let (words, id) = match link.standing {
        Standing::First => return None,
        Standing::Corroborated(id) => (bench.words.corroborated, id),
        Standing::Contradicted(id) => (bench.words.contradicted, id),
    };
    let figure = &base.figures[id.0 as usize];
    let key = &base.statements[figure.statement.0 as usize].key;
    Some(words.replace("{statement}", &escaped(key)).replace("{stated}", &escaped(&figure.stated)))
}

/// The form for where the figures of a draft were read, or, where that is known, for a question to try them with.
pub(super) fn adding(bench: &Bench<'_>, number: u64) -> Result<Form, Refusal> {
    let words = bench.words;
    let ready = bench.keeper.draft(number, bench.author()).ok_or(words.draft_gone)?;
    let id = Mark::of(Kind::Source, bench.author(), number).closed(&bench.desk.settings.seal).ok_or(words.draft_gone)?;
    let question = optional(QUESTION, words.question, words.question_hint, 300);
    let blanks = match ready.statement {
        Some(_) => vec![question],
        None => vec![
            holding(blank(TITLE, words.title, "", 300), &ready.title),
            blank(PUBLISHER, words.publisher, "", 200),
            blank(PUBLISHED, words.published, "2025-03-24", 10),
            blank(URL, words.url, "https://", 500),
            question,
        ],
    };
    Ok(Form { id, title: words.add_these.to_owned(), blanks })
}

/// What adding the figures of a draft would do. What can be added is then proposed, and no draft any more.
pub(super) fn proposed(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Post, Refusal> {
    let proposed = bench.filled_in(&added(bench, form, filled)?, &one(filled.value(QUESTION)), filled);
    if let Some(number) = form.part(0).filter(|_| proposed.can_be_made) {
        bench.keeper.forget_draft(number, bench.author());
    }
    Ok(proposed.post)
}

/// The figures of a draft, with the statement that the form names.
fn added(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let words = bench.words;
    let ready = form.part(0).and_then(|number| bench.keeper.draft(number, bench.author())).ok_or(words.draft_gone)?;
    let text = |field| filled.value(field).to_owned();
    let source = Source { title: text(TITLE), publisher: text(PUBLISHER), published: text(PUBLISHED), url: text(URL), speaker: None };
    let (key, source) = match ready.statement {
        Some(key) => (key, None),
        None => cited(bench.desk.known.base(), source),
    };
    let of = |(figure, stated): (Which, String)| (Which { statement: Some(key.clone()), ..figure }, stated);
    Ok(Change::AddAll { figures: ready.figures.into_iter().map(of).collect(), source }.into())
}

/// The name of the entry of a message's menu, in three languages.
pub(super) const ON_MESSAGE: [&str; 3] = ["Draft figures", "起草数据", "起草數據"];

/// Whether a name is that entry's.
#[must_use]
pub fn is_on_message(name: &str) -> bool {
    name == ON_MESSAGE[0]
}
