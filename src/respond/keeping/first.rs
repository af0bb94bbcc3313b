//! How does something that is not described yet get its first figure?
//!
//! In one form and one change: what it is called, its unit and kind, the figure, and, where the source is new, that too. Whoever types a name in
//! `/sme-facts add` that nothing has is offered it as a new one; what the options say of it (topic, a whole that it is part of) is carried by the form.

use super::described::{KINDS, LONGEST_KEY, UNIT, in_two};
use super::figures::{self, LONGEST_STATED, QUESTION, STATED, blank, holding, optional, several};
use super::mark::{EMPTY, Kind, Mark, NONE};
use super::words::Words;
use super::{Bench, Refusal, Wanted, described};
use crate::chat::{Choice, Filled, Form, Order};
use crate::draft;
use crate::facts::period::Period;
use crate::keep::change::{Change, Description, Source, Which};
use crate::respond::known;

/// What the name of something new begins with, where it is offered or typed.
pub(super) const NEW: char = '+';
/// The options that are for something new alone.
pub(super) const ONLY_NEW: [&str; 2] = ["topic", "part-of"];
/// The fields of the form that others do not have.
const NAMES: &str = "names";
const KIND: &str = "kind";
const SOURCE: &str = "source";
/// The longest name that is offered as a new one, in characters: its key has to fit the form.
const LONGEST_OFFERED: usize = 60;
/// The longest text of names and phrases, and of a source, in characters.
const LONGEST_NAMES: u16 = 1_000;
const LONGEST_SOURCE: u16 = 1_200;
/// What the kinds are called in Chinese, in the order of [`KINDS`].
const KINDS_ZH: [&str; 4] = ["存量", "流量", "目标", "规则"];

/// What was typed, to be chosen as something new; nothing where no key can be made of it, or something has it.
pub(super) fn offered(bench: &Words, typed: &str, is_known: impl Fn(&str) -> bool) -> Option<Choice> {
    let name = typed.trim().trim_start_matches(NEW).trim();
    let key = key(name).filter(|key| !is_known(key))?;
    let label = bench.new_indicator.replace("{name}", name).replace("{key}", &key);
    (name.chars().count() <= LONGEST_OFFERED).then(|| Choice { label, value: format!("{NEW}{name}") })
}

/// The key of something with a name: whole words of it, as many as fit the form.
fn key(name: &str) -> Option<String> {
    let mut key = draft::key(name)?;
    while key.len() > LONGEST_KEY {
        key.truncate(key.rfind('-')?);
    }
    Some(key)
}

/// The form for something new with its first figure; nothing where the order is about something known.
pub(super) fn beginning(bench: &Bench<'_>, order: &Order) -> Result<Option<Form>, Refusal> {
    let (words, known) = (bench.words, bench.desk.known);
    let Some(name) = order.option("key").and_then(|value| value.strip_prefix(NEW)).map(str::trim) else {
        let has_none = ONLY_NEW.iter().all(|option| order.option(option).is_none());
        return if has_none { Ok(None) } else { Err(words.only_new) };
    };
    let key = key(name).filter(|_| name.chars().count() <= LONGEST_OFFERED).ok_or(words.no_new_name)?;
    if known.indicator_by_key(&key).is_some() {
        return Err(words.known_key);
    }
    let period = figures::period(bench, order)?;
    let statement = figures::known_source(bench, order)?;
    let mut parts = vec![
        statement.map_or(NONE, |key| known::key("statement", key)),
        described::topic(bench, order)?,
        described::relation(bench, order, "part-of")?,
    ];
    if parts.contains(&EMPTY) {
        return Err(words.nothing_to_empty);
    }
    parts.extend(figures::members_named(bench, order)?);
    let mark = Mark { kind: Kind::First, author: bench.author(), parts, text: format!("{key} {period}") };
    let id = mark.closed(&bench.desk.settings.seal).ok_or(words.no_new_name)?;
    // A key that was typed is a name with other signs between its words.
    let called = if name == key { name.replace('-', " ") } else { name.to_owned() };
    let mut blanks = vec![
        several(holding(blank(NAMES, words.names, words.names_hint, LONGEST_NAMES), &called)),
        blank(UNIT, words.unit, words.unit_hint, 60),
        optional(KIND, words.kind, "stock", 20),
        blank(STATED, words.stated, words.stated_hint, LONGEST_STATED),
    ];
    blanks.push(match statement {
        Some(_) => optional(QUESTION, words.question, words.question_hint, 300),
        None => several(holding(blank(SOURCE, words.source, "", LONGEST_SOURCE), &words.source_lines.join("\n"))),
    });
    Ok(Some(Form { id, title: words.first_title.to_owned(), blanks }))
}

/// What the form describes, with its first figure.
pub(super) fn begun(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let (words, known) = (bench.words, bench.desk.known);
    let base = known.base();
    let (key, period) = form.text.split_once(' ').ok_or(words.not_yours)?;
    let mut lines = filled.value(NAMES).lines().map(str::trim).filter(|line| !line.is_empty());
    let names = in_two(lines.next().ok_or(words.no_name)?);
    let says = Description {
        names,
        phrases: lines.map(str::to_owned).collect(),
        units: in_two(filled.value(UNIT)),
        kind: kind(filled.value(KIND)).ok_or(words.no_kind)?.map(str::to_owned),
        topic: form.part(1).map(|mark| described::topic_meant(bench, mark)).transpose()?,
        part_of: form.part(2).map(|mark| described::related(bench, mark)).transpose()?,
        ..Description::default()
    };
    let (statement, source) = match form.part(0) {
        Some(mark) => (figures::statement(known, |key| known::key("statement", key) == mark).ok_or(words.gone)?.to_owned(), None),
        None => figures::cited(base, source(words, filled.value(SOURCE)).ok_or(words.no_source)?),
    };
    let members = figures::members_meant(base, form.parts.get(3..).unwrap_or_default()).ok_or(words.gone)?;
    let figure = Which { key: key.to_owned(), period: period.to_owned(), members, statement: Some(statement) };
    let describe = Change::Describe { key: key.to_owned(), says: Box::new(says) };
    let add = Change::Add { figure, stated: filled.value(STATED).to_owned(), note: None, source };
    Ok(Change::Together(vec![describe, add]).into())
}

/// What is meant by a kind, in either language; nothing where there is no such kind.
fn kind(typed: &str) -> Option<Option<&'static str>> {
    let small = typed.to_lowercase();
    let place = |kinds: [&str; 4]| kinds.iter().position(|kind| *kind == small);
    if small.is_empty() { Some(None) } else { place(KINDS).or_else(|| place(KINDS_ZH)).map(|place| Some(KINDS[place])) }
}

/// A source from its lines: each with what it is before a colon, or known by what it looks like. Nothing where one is missing.
fn source(words: &Words, text: &str) -> Option<Source> {
    const COLONS: [char; 3] = [':', '：', ' '];
    let mut found: [Option<&str>; 4] = [None; 4];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let behind = |label: &&str| line.strip_prefix(label.trim_end_matches(COLONS)).filter(|rest| rest.starts_with(COLONS));
        let labelled = words.source_lines.iter().enumerate().find_map(|(place, label)| Some((place, behind(label)?)));
        let (place, said) = match labelled {
            Some((place, said)) => (place, said.trim_start_matches(COLONS)),
            None if line.starts_with("https://") || line.starts_with("http://") => (3, line),
            None if Period::parse(line).is_ok() => (2, line),
            None => (usize::from(found[0].is_some()), line),
        };
        if !said.is_empty() {
            found[place] = Some(said);
        }
    }
    let [title, publisher, published, url] = found.map(|text| text.map(str::to_owned));
    Some(Source { title: title?, publisher: publisher?, published: published?, url: url?, speaker: None })
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_source_is_read_with_its_labels_or_without_them() {
        let words = words(Language::English);
        let whole = Source {
            title: "Lamps: a count".to_owned(),
            publisher: "Harbour office".to_owned(),
            published: "2025-03-24".to_owned(),
            url: "https://example.org/a".to_owned(),
            speaker: None,
        };
        for text in [
            "Title: Lamps: a count\nPublisher: Harbour office\nDate: 2025-03-24\nAddress: https://example.org/a",
            "Publisher:Harbour office\n\nTitle：Lamps: a count\nAddress: https://example.org/a\nDate:  2025-03-24",
            "Lamps: a count\nHarbour office\n2025-03-24\nhttps://example.org/a",
            "https://example.org/a\n2025-03-24\nLamps: a count\nHarbour office\n",
        ] {
            assert_eq!(source(words, text).as_ref(), Some(&whole), "{text}");
        }
        assert_eq!(source(words, "Title: \nPublisher: Office\nDate: 2025\nAddress: https://example.org"), None);
        assert_eq!(source(words, ""), None);
    }

    #[test]
    fn kinds_and_keys() {
        assert_eq!((kind("Stock"), kind("流量"), kind(""), kind("pile")), (Some(Some("stock")), Some(Some("flow")), Some(None), None));
        assert_eq!(key("Lamps of the harbour").as_deref(), Some("lamps-harbour"));
        assert_eq!(key("港灯").as_deref(), Some("gang-deng"));
        assert_eq!(key("a"), None);
        let long = key("everlasting lanterns alongside numerous northern harbours").unwrap();
        assert!(long.len() <= LONGEST_KEY && long.starts_with("everlasting-lanterns-"), "{long}");
    }
}
