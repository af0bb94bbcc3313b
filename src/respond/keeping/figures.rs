//! How is a figure added, put right, answered no longer, and answered again?
//!
//! A form asks for the words of the source; what it would change is shown to the one who wants it; and only that one may apply it, while the facts
//! are still what was shown.

use super::described::is_dash;
use super::mark::{Kind, Mark, NONE};
use super::phrases::indicator;
use super::{Bench, Refusal, Wanted, first};
use crate::chat::{Blank, Filled, Form, Lines, Order};
use crate::draft::known_statement;
use crate::facts::base::{DimensionId, FactBase, Figure, IndicatorId, MemberId, Text};
use crate::facts::period::Period;
use crate::keep::change::{Change, Source, Which};
use crate::respond::known::{self, Known};
use crate::respond::seal;

/// The fields of forms.
pub(super) const STATED: &str = "stated";
/// See [`STATED`].
pub(super) const TITLE: &str = "title";
/// See [`STATED`].
pub(super) const PUBLISHER: &str = "publisher";
/// See [`STATED`].
pub(super) const PUBLISHED: &str = "published";
/// See [`STATED`].
pub(super) const URL: &str = "url";
/// See [`STATED`].
pub(super) const PERIOD: &str = "period";
const NOTE: &str = "note";
const WHY: &str = "why";
/// See [`STATED`].
pub(super) const QUESTION: &str = "question";
/// What the fingerprint of a figure begins with, where it is chosen of a list.
pub(super) const CHOSEN: char = '#';
/// The most words of a publisher in a key, and the longest key, in characters.
const MOST_WORDS: usize = 4;
const LONGEST_KEY: usize = 80;
/// The longest period, in characters.
const LONGEST_PERIOD: usize = 34;
/// The longest words of a figure, and the longest note, in characters.
pub(super) const LONGEST_STATED: u16 = 200;
const LONGEST_NOTE: u16 = 1_000;

/// A field of a form that has to be filled in.
pub(super) fn blank(id: &str, label: &str, hint: &str, longest: u16) -> Blank {
    Blank {
        id: id.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        value: String::new(),
        lines: Lines::One,
        longest,
        required: true,
    }
}

/// One that need not be.
pub(super) fn optional(id: &str, label: &str, hint: &str, longest: u16) -> Blank {
    Blank { required: false, ..blank(id, label, hint, longest) }
}

/// One of several lines.
pub(super) fn several(blank: Blank) -> Blank {
    Blank { lines: Lines::Several, ..blank }
}

/// A field that holds a text already, as far as it fits.
pub(super) fn holding(blank: Blank, text: &str) -> Blank {
    Blank { value: text.chars().take(blank.longest.into()).collect(), ..blank }
}

/// The period of an order.
pub(super) fn period(bench: &Bench<'_>, order: &Order) -> Result<String, Refusal> {
    let period = order.option(PERIOD).filter(|period| period.chars().count() <= LONGEST_PERIOD && Period::parse(period).is_ok());
    period.map(str::to_owned).ok_or(bench.words.no_period)
}

/// The key of the statement that an order names.
pub(super) fn known_source<'a>(bench: &Bench<'a>, order: &Order) -> Result<Option<&'a str>, Refusal> {
    order.option("statement").map(|key| statement(bench.desk.known, |held| held == key).ok_or(bench.words.no_statement)).transpose()
}

/// The members that an order names, as they are carried.
pub(super) fn members_named(bench: &Bench<'_>, order: &Order) -> Result<Vec<u64>, Refusal> {
    let base = bench.desk.known.base();
    let mut marks = Vec::new();
    for (place, dimension) in (0..).zip(&base.dimensions) {
        let Some(wanted) = order.option(&dimension.key) else { continue };
        let (index, _) = (0..).zip(&dimension.members).find(|(_, member)| *member.key == *wanted).ok_or(bench.words.no_member)?;
        marks.push(known::member(base, MemberId { dimension: DimensionId(place), index }));
    }
    Ok(marks)
}

/// The members that are carried, each with its dimension; nothing where one is gone.
pub(super) fn members_meant(base: &FactBase, marks: &[u64]) -> Option<Vec<(String, String)>> {
    let meant = known::members(base).filter(|id| marks.contains(&known::member(base, *id)));
    let members: Vec<(String, String)> = meant.map(|id| keys(base, id)).collect();
    (members.len() >= marks.len()).then_some(members)
}

/// The form for a new figure.
pub(super) fn adding(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    if let Some(form) = first::beginning(bench, order)? {
        return Ok(form);
    }
    let (words, base) = (bench.words, bench.desk.known.base());
    let id = indicator(bench, order)?;
    let period = period(bench, order)?;
    let statement = known_source(bench, order)?;
    let mut parts = vec![known::key("indicator", &base.indicators[id.0 as usize].key)];
    parts.push(statement.map_or(NONE, |key| known::key("statement", key)));
    parts.extend(members_named(bench, order)?);
    let id =
        Mark { kind: Kind::Add, author: bench.author(), parts, text: period }.closed(&bench.desk.settings.seal).ok_or(words.no_period)?;
    let mut blanks = vec![blank(STATED, words.stated, words.stated_hint, LONGEST_STATED)];
    if statement.is_some() {
        blanks.push(optional(NOTE, words.note, "", LONGEST_NOTE));
        blanks.push(optional(QUESTION, words.question, words.question_hint, 300));
    } else {
        blanks.push(blank(TITLE, words.title, "", 300));
        blanks.push(blank(PUBLISHER, words.publisher, "", 200));
        blanks.push(blank(PUBLISHED, words.published, "2025-03-24", 10));
        blanks.push(blank(URL, words.url, "https://", 500));
    }
    Ok(Form { id, title: words.add_title.to_owned(), blanks })
}

/// The key of the statement that is sought.
pub(super) fn statement(known: &Known, is_sought: impl Fn(&str) -> bool) -> Option<&str> {
    known.base().statements.iter().map(|held| &*held.key).find(|key| is_sought(key))
}

/// The figure that a form adds.
pub(super) fn added(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let id = form.part(0).and_then(|mark| bench.desk.known.indicator(mark)).ok_or(words.gone)?;
    let (statement, source) = match form.part(1) {
        Some(mark) => (statement(bench.desk.known, |key| known::key("statement", key) == mark).ok_or(words.gone)?.to_owned(), None),
        None => {
            let text = |field| filled.value(field).to_owned();
            cited(
                base,
                Source { title: text(TITLE), publisher: text(PUBLISHER), published: text(PUBLISHED), url: text(URL), speaker: None },
            )
        }
    };
    let members = members_meant(base, form.parts.get(2..).unwrap_or_default()).ok_or(words.gone)?;
    let key = base.indicators[id.0 as usize].key.to_string();
    let figure = Which { key, period: form.text.clone(), members, statement: Some(statement) };
    let note = Some(filled.value(NOTE)).filter(|note| !note.is_empty()).map(str::to_owned);
    Ok(Change::Add { figure, stated: filled.value(STATED).to_owned(), note, source }.into())
}

/// The key of a statement, and what its head says where it is a new one: a page that is known is not cited twice.
pub(super) fn cited(base: &FactBase, source: Source) -> (String, Option<Source>) {
    match known_statement(base, &source.url) {
        Some(key) => (key.to_owned(), None),
        None => (named(&source), Some(source)),
    }
}

/// What the file of a statement is called: the date, and the publisher or else the site, in small letters.
fn named(source: &Source) -> String {
    let slug = |text: &str| {
        let small = text.to_lowercase();
        let words = small.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.take(MOST_WORDS).collect::<Vec<_>>().join("-")
    };
    let site = source.url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let who = if source.publisher.is_ascii() { slug(&source.publisher) } else { slug(site.trim_start_matches("www.")) };
    let date = slug(&source.published);
    [date, who].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-").chars().take(LONGEST_KEY).collect()
}

/// The figures of an indicator that are answered, or those that are not any more.
pub(super) fn figures(base: &FactBase, id: IndicatorId, are_answered: bool) -> Vec<&Figure> {
    if are_answered {
        let range = base.indicators[id.0 as usize].figures.clone();
        return base.figures[range.start as usize..range.end as usize].iter().collect();
    }
    base.retired.iter().map(|retired| &retired.figure).filter(|figure| figure.indicator == id).collect()
}

/// The fingerprint of a figure in the statement that states it.
pub(super) fn figure_mark(base: &FactBase, figure: &Figure) -> u64 {
    let which = which(base, figure);
    let mut parts = vec!["stated", &which.key, &which.period];
    parts.extend(which.members.iter().flat_map(|(dimension, member)| [dimension.as_str(), member.as_str()]));
    parts.extend(which.statement.as_deref());
    seal::fingerprint(&parts)
}

/// The key of a member behind that of its dimension.
fn keys(base: &FactBase, id: MemberId) -> (String, String) {
    let dimension = &base.dimensions[id.dimension.0 as usize];
    (dimension.key.to_string(), dimension.members[id.index as usize].key.to_string())
}

fn which(base: &FactBase, figure: &Figure) -> Which {
    Which {
        key: base.indicators[figure.indicator.0 as usize].key.to_string(),
        period: figure.period.to_string(),
        members: figure.members.iter().map(|id| keys(base, *id)).collect(),
        statement: Some(base.statements[figure.statement.0 as usize].key.to_string()),
    }
}

/// The figure that an order names: one that was offered, or a period that only one figure is for.
fn chosen<'a>(bench: &Bench<'a>, order: &Order, are_answered: bool) -> Result<&'a Figure, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let held = figures(base, indicator(bench, order)?, are_answered);
    if held.is_empty() {
        return Err(if are_answered { words.no_figures } else { words.none_retired });
    }
    let value = order.option("figure").ok_or(words.no_figure)?;
    let mut found = held.into_iter().filter(|figure| match value.strip_prefix(CHOSEN) {
        Some(digits) => seal::number(digits) == Some(figure_mark(base, figure)),
        None => Period::parse(value) == Ok(figure.period),
    });
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(words.several_figures),
        (None, _) => Err(words.no_figure),
    }
}

/// The figure that a form was made for.
fn meant<'a>(bench: &Bench<'a>, form: &Mark) -> Result<&'a Figure, Refusal> {
    let base = bench.desk.known.base();
    let mark = form.part(0).ok_or(bench.words.not_yours)?;
    base.figures.iter().find(|figure| figure_mark(base, figure) == mark).ok_or(bench.words.figure_gone)
}

fn noted<'t>(bench: &Bench<'_>, note: Option<&'t Text>) -> &'t str {
    let Some(Text { en, zh }) = note else { return "" };
    let (own, other) = if bench.language == crate::language::Language::English { (en, zh) } else { (zh, en) };
    own.as_deref().or(other.as_deref()).unwrap_or_default()
}

/// The form for a figure that is to be put right, with what it says now.
pub(super) fn editing(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let figure = chosen(bench, order, true)?;
    let id = Mark::of(Kind::Edit, bench.author(), figure_mark(base, figure)).closed(&bench.desk.settings.seal).ok_or(words.no_figure)?;
    let note = holding(optional(NOTE, words.note, words.dash_hint, LONGEST_NOTE), noted(bench, figure.note.as_deref()));
    let blanks = vec![
        holding(blank(STATED, words.stated, words.stated_hint, LONGEST_STATED), &figure.stated),
        holding(blank(PERIOD, words.period, "2025-H1", 40), &figure.period.to_string()),
        several(note),
        optional(QUESTION, words.question, words.question_hint, 300),
    ];
    Ok(Form { id, title: words.edit_title.to_owned(), blanks })
}

/// What a form puts right.
pub(super) fn edited(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let figure = meant(bench, form)?;
    let period = Period::parse(filled.value(PERIOD)).map_err(|_| words.no_period)?;
    let stated = Some(filled.value(STATED)).filter(|stated| *stated != &*figure.stated).map(str::to_owned);
    let note = if is_dash(filled.value(NOTE)) { "" } else { filled.value(NOTE) };
    let note = Some(note).filter(|note| *note != noted(bench, figure.note.as_deref())).map(str::to_owned);
    let period = (period != figure.period).then(|| filled.value(PERIOD).to_owned());
    if stated.is_none() && period.is_none() && note.is_none() {
        return Err(words.same_figure);
    }
    Ok(Change::Edit { figure: which(base, figure), stated, period, note }.into())
}

/// The form for why a figure is to be answered no longer.
pub(super) fn retiring(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let figure = chosen(bench, order, true)?;
    let id = Mark::of(Kind::Retire, bench.author(), figure_mark(base, figure)).closed(&bench.desk.settings.seal).ok_or(words.no_figure)?;
    Ok(Form { id, title: words.retire_title.to_owned(), blanks: vec![blank(WHY, words.why, words.why_hint, 300)] })
}

/// The figure that is to be answered no longer.
pub(super) fn retired(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let figure = which(bench.desk.known.base(), meant(bench, form)?);
    Ok(Change::Retire { figure, why: filled.value(WHY).to_owned() }.into())
}

/// The figure that is to be answered again.
pub(super) fn restored(bench: &Bench<'_>, order: &Order) -> Result<Wanted, Refusal> {
    let figure = which(bench.desk.known.base(), chosen(bench, order, false)?);
    Ok(Change::Restore { figure }.into())
}
