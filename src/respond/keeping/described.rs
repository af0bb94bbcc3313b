//! How is an indicator described, and described otherwise?

use super::figures::{blank, holding, optional};
use super::mark::{Kind, Mark, NONE};
use super::phrases::indicator;
use super::{Bench, Refusal, Wanted};
use crate::chat::{Blank, Filled, Form, Lines, Order};
use crate::facts::base::Text;
use crate::keep::change::{Change, Description};
use crate::respond::{known, suggest};

/// The fields of the forms.
const NAME_EN: &str = "name-en";
const NAME_ZH: &str = "name-zh";
pub(super) const UNIT: &str = "unit";
const PHRASES: &str = "phrases";
const NOTE: &str = "note";
const EXPECTS: &str = "expects";
/// What an indicator can be, in the order in which it is carried.
pub(super) const KINDS: [&str; 4] = ["stock", "flow", "target", "rule"];
/// The options that name other indicators, in the order in which they are carried.
pub(super) const RELATIONS: [&str; 5] = ["part-of", "target-for", "growth-of", "share-part", "share-of"];
/// The longest key that fits a form beside what else it carries, and the longest unit, in characters.
const LONGEST_KEY: usize = 38;
const LONGEST_UNIT: usize = 32;
/// The longest name and the longest note, in characters.
const LONGEST_NAME: u16 = 120;
const LONGEST_NOTE: u16 = 1_000;

/// What the options say of topic, kind and relations, as it is carried.
fn carried(bench: &Bench<'_>, order: &Order) -> Result<Vec<u64>, Refusal> {
    let (words, known) = (bench.words, bench.desk.known);
    let mut parts = Vec::new();
    parts.push(match order.option("topic") {
        Some(key) => known.topic_by_key(key).map(|_| known::key("topic", key)).ok_or(words.no_topic)?,
        None => NONE,
    });
    parts.push(match order.option("kind") {
        Some(kind) => (1..).zip(KINDS).find(|(_, known)| *known == kind).map(|(number, _)| number).ok_or(words.no_kind)?,
        None => NONE,
    });
    for name in RELATIONS {
        parts.push(relation(bench, order, name)?);
    }
    if (parts[5] == NONE) != (parts[6] == NONE) {
        return Err(words.half_a_share);
    }
    Ok(parts)
}

/// The other indicator that an option names, as it is carried.
pub(super) fn relation(bench: &Bench<'_>, order: &Order, name: &str) -> Result<u64, Refusal> {
    let Some(value) = order.option(name) else { return Ok(NONE) };
    let id = suggest::indicator(bench.desk, value).ok_or(bench.words.no_indicator)?;
    Ok(known::key("indicator", &bench.desk.known.base().indicators[id.0 as usize].key))
}

/// What was carried, as a description.
fn described(bench: &Bench<'_>, parts: &[u64]) -> Result<Description, Refusal> {
    let (words, known) = (bench.words, bench.desk.known);
    let base = known.base();
    let part = |place: usize| parts.get(place).copied().filter(|part| *part != NONE);
    let key = |place: usize| match part(place) {
        Some(mark) => known.indicator(mark).map(|id| Some(base.indicators[id.0 as usize].key.to_string())).ok_or(words.gone),
        None => Ok(None),
    };
    let topic = match part(0) {
        Some(mark) => Some(known.topic(mark).map(|id| base.topics[id.0 as usize].key.to_string()).ok_or(words.gone)?),
        None => None,
    };
    let kind = part(1).and_then(|number| KINDS.get(usize::try_from(number).ok()?.checked_sub(1)?)).map(|kind| (*kind).to_owned());
    let share = key(5)?.zip(key(6)?);
    Ok(Description { topic, kind, part_of: key(2)?, target_for: key(3)?, growth_of: key(4)?, share, ..Description::default() })
}

/// The form for a new indicator.
pub(super) fn beginning(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let words = bench.words;
    let key = order.option("key").ok_or(words.no_key)?;
    let is_good = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if key.len() > LONGEST_KEY || !key.chars().all(is_good) {
        return Err(words.no_key);
    }
    if bench.desk.known.indicator_by_key(key).is_some() {
        return Err(words.known_key);
    }
    let mark = Mark { kind: Kind::New, author: bench.author(), parts: carried(bench, order)?, text: key.to_owned() };
    let id = mark.closed(&bench.desk.settings.seal).ok_or(words.no_key)?;
    let several = |blank: Blank| Blank { lines: Lines::Several, ..blank };
    let blanks = vec![
        optional(NAME_EN, words.name_en, words.name_hint, LONGEST_NAME),
        optional(NAME_ZH, words.name_zh, "", LONGEST_NAME),
        blank(UNIT, words.unit, words.unit_hint, 60),
        several(optional(PHRASES, words.phrases, words.phrases_hint, 1_000)),
        several(optional(NOTE, words.note, "", LONGEST_NOTE)),
    ];
    Ok(Form { id, title: words.indicator_title.to_owned(), blanks })
}

/// The indicator that a form describes.
pub(super) fn begun(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let names = filled_in(filled, &[NAME_EN, NAME_ZH]);
    if names.is_empty() {
        return Err(bench.words.no_name);
    }
    let phrases = filled.value(PHRASES).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let units = units(filled.value(UNIT));
    let notes = filled_in(filled, &[NOTE]);
    let says = Description { names, phrases, units, notes, ..described(bench, &form.parts)? };
    Ok(Change::Describe { key: form.text.clone(), says: Box::new(says) }.into())
}

/// A unit in one language or two, with a stroke between them.
fn units(text: &str) -> Vec<String> {
    text.split(" / ").map(str::trim).filter(|unit| !unit.is_empty()).map(str::to_owned).collect()
}

fn filled_in(filled: &Filled, fields: &[&str]) -> Vec<String> {
    fields.iter().map(|field| filled.value(field)).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// The form for an indicator that is to be described otherwise, with what is said of it now.
pub(super) fn describing(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let held = &base.indicators[indicator(bench, order)?.0 as usize];
    let unit = order.option(UNIT).unwrap_or_default();
    if unit.chars().count() > LONGEST_UNIT {
        return Err(words.long_unit);
    }
    let parts = std::iter::once(known::key("indicator", &held.key)).chain(carried(bench, order)?).collect();
    let mark = Mark { kind: Kind::Describe, author: bench.author(), parts, text: unit.to_owned() };
    let id = mark.closed(&bench.desk.settings.seal).ok_or(words.long_unit)?;
    let expects = held.expects.map(|day| day.to_string()).unwrap_or_default();
    let note = |field, label, text: &Option<Box<str>>| {
        let blank = Blank { lines: Lines::Several, ..optional(field, label, "", LONGEST_NOTE) };
        holding(blank, text.as_deref().unwrap_or_default())
    };
    let blanks = vec![
        holding(optional(NAME_EN, words.name_en, "", LONGEST_NAME), held.name.en.as_deref().unwrap_or_default()),
        holding(optional(NAME_ZH, words.name_zh, "", LONGEST_NAME), held.name.zh.as_deref().unwrap_or_default()),
        note(NOTE_EN, words.note_en, &held.note.en),
        note(NOTE_ZH, words.note_zh, &held.note.zh),
        holding(optional(EXPECTS, words.expects, "2026-03-31", 10), &expects),
    ];
    Ok(Form { id, title: words.describe_title.to_owned(), blanks })
}

/// The notes of an indicator in its two languages.
const NOTE_EN: &str = "note-en";
const NOTE_ZH: &str = "note-zh";

/// What a form says otherwise.
pub(super) fn described_otherwise(bench: &Bench<'_>, form: &Mark, filled: &Filled) -> Result<Wanted, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let id = form.part(0).and_then(|mark| bench.desk.known.indicator(mark)).ok_or(words.gone)?;
    let held = &base.indicators[id.0 as usize];
    let changed = |fields: [&str; 2], Text { en, zh }: &Text| -> Result<Vec<String>, Refusal> {
        let mut changed = Vec::new();
        for (field, old) in fields.into_iter().zip([en, zh]) {
            let (old, new) = (old.as_deref().unwrap_or_default(), filled.value(field));
            if new.is_empty() && !old.is_empty() {
                return Err(words.emptied);
            }
            if new != old.trim() {
                changed.push(new.to_owned());
            }
        }
        Ok(changed)
    };
    let expects = held.expects.map(|day| day.to_string()).unwrap_or_default();
    if filled.value(EXPECTS).is_empty() && !expects.is_empty() {
        return Err(words.emptied);
    }
    let says = Description {
        names: changed([NAME_EN, NAME_ZH], &held.name)?,
        notes: changed([NOTE_EN, NOTE_ZH], &held.note)?,
        units: units(&form.text),
        expects: Some(filled.value(EXPECTS)).filter(|day| *day != expects).map(str::to_owned),
        ..described(bench, form.parts.get(1..).unwrap_or_default())?
    };
    if says == Description::default() {
        return Err(words.same_figure);
    }
    Ok(Change::Redescribe { key: held.key.to_string(), says: Box::new(says) }.into())
}
