//! How is an indicator described, and described otherwise?

use super::figures::{blank, holding, optional, several};
use super::mark::{EMPTY, Kind, Mark, NONE};
use super::phrases::indicator;
use super::{Bench, Refusal, Wanted};
use crate::chat::{Filled, Form, Order};
use crate::facts::base::Text;
use crate::keep::change::{Change, Description};
use crate::keep::field::{Emptied, Field};
use crate::language::{Language, is_han};
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
pub(super) const LONGEST_KEY: usize = 38;
const LONGEST_UNIT: usize = 32;
/// The longest name and the longest note, in characters.
const LONGEST_NAME: u16 = 120;
const LONGEST_NOTE: u16 = 1_000;

/// What is written into a field, or given as an option, that is to be empty: a dash alone.
pub(super) const DASH: &str = "-";

/// What stands between a text in one language and the same in another.
const STROKE: &str = " / ";

/// Whether a field is to be empty, as people write a dash.
pub(super) fn is_dash(text: &str) -> bool {
    ["-", "–", "—", "－"].contains(&text.trim())
}

/// What the options say of topic, kind and relations, as it is carried.
fn carried(bench: &Bench<'_>, order: &Order) -> Result<Vec<u64>, Refusal> {
    let words = bench.words;
    let mut parts = vec![topic(bench, order)?];
    parts.push(match order.option("kind") {
        Some(dash) if is_dash(dash) => EMPTY,
        Some(kind) => (1..).zip(KINDS).find(|(_, known)| *known == kind).map(|(number, _)| number).ok_or(words.no_kind)?,
        None => NONE,
    });
    for name in RELATIONS {
        parts.push(relation(bench, order, name)?);
    }
    // Of a share that is taken out it is enough to say so of one end.
    let ends = [parts[5], parts[6]];
    let said_count = ends.iter().filter(|end| ![NONE, EMPTY].contains(*end)).count();
    if said_count == 1 {
        return Err(words.half_a_share);
    }
    Ok(parts)
}

/// The topic that an option names, as it is carried.
pub(super) fn topic(bench: &Bench<'_>, order: &Order) -> Result<u64, Refusal> {
    match order.option("topic") {
        Some(dash) if is_dash(dash) => Ok(EMPTY),
        Some(key) => bench.desk.known.topic_by_key(key).map(|_| known::key("topic", key)).ok_or(bench.words.no_topic),
        None => Ok(NONE),
    }
}

/// The other indicator that an option names, as it is carried.
pub(super) fn relation(bench: &Bench<'_>, order: &Order, name: &str) -> Result<u64, Refusal> {
    let Some(value) = order.option(name) else { return Ok(NONE) };
    if is_dash(value) {
        return Ok(EMPTY);
    }
    let id = suggest::indicator(bench.desk, value).ok_or(bench.words.no_indicator)?;
    Ok(known::key("indicator", &bench.desk.known.base().indicators[id.0 as usize].key))
}

/// The key of the topic that was carried.
pub(super) fn topic_meant(bench: &Bench<'_>, mark: u64) -> Result<String, Refusal> {
    let known = bench.desk.known;
    known.topic(mark).map(|id| known.base().topics[id.0 as usize].key.to_string()).ok_or(bench.words.gone)
}

/// The key of the other indicator that was carried.
pub(super) fn related(bench: &Bench<'_>, mark: u64) -> Result<String, Refusal> {
    let known = bench.desk.known;
    known.indicator(mark).map(|id| known.base().indicators[id.0 as usize].key.to_string()).ok_or(bench.words.gone)
}

/// What was carried, as a description.
fn described(bench: &Bench<'_>, parts: &[u64]) -> Result<Description, Refusal> {
    let part = |place: usize| parts.get(place).copied().filter(|part| ![NONE, EMPTY].contains(part));
    let key = |place| part(place).map(|mark| related(bench, mark)).transpose();
    let topic = part(0).map(|mark| topic_meant(bench, mark)).transpose()?;
    let kind = part(1).and_then(|number| KINDS.get(usize::try_from(number).ok()?.checked_sub(1)?)).map(|kind| (*kind).to_owned());
    let share = key(5)?.zip(key(6)?);
    Ok(Description { topic, kind, part_of: key(2)?, target_for: key(3)?, growth_of: key(4)?, share, ..Description::default() })
}

/// What was carried to be taken out.
fn emptied(parts: &[u64]) -> Vec<Emptied> {
    let fields = [Field::Topic, Field::Kind, Field::PartOf, Field::TargetFor, Field::GrowthOf, Field::Share, Field::Share];
    let mut emptied: Vec<Emptied> = parts.iter().zip(fields).filter(|(part, _)| **part == EMPTY).map(|(_, field)| field.into()).collect();
    emptied.dedup();
    emptied
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
    let parts = carried(bench, order)?;
    if parts.contains(&EMPTY) {
        return Err(words.nothing_to_empty);
    }
    let mark = Mark { kind: Kind::New, author: bench.author(), parts, text: key.to_owned() };
    let id = mark.closed(&bench.desk.settings.seal).ok_or(words.no_key)?;
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
    let units = in_two(filled.value(UNIT));
    let notes = filled_in(filled, &[NOTE]);
    let says = Description { names, phrases, units, notes, ..described(bench, &form.parts)? };
    Ok(Change::Describe { key: form.text.clone(), says: Box::new(says) }.into())
}

/// A text in one language, or in two with a stroke between them; another stroke is part of it, as in "km / h". Nothing where it is empty.
pub(super) fn in_two(text: &str) -> Vec<String> {
    let is_chinese = |text: &str| text.chars().any(is_han);
    let parts = text.match_indices(STROKE).map(|(place, _)| [&text[..place], &text[place + STROKE.len()..]]);
    let two = parts.filter(|[one, other]| is_chinese(one) != is_chinese(other));
    // What is not Chinese has no Chinese letter in it: as much as can be of it.
    let [one, other] = two.max_by_key(|parts| parts.iter().find(|part| !is_chinese(part)).map(|part| part.len())).unwrap_or([text, ""]);
    [one, other].map(str::trim).into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn filled_in(filled: &Filled, fields: &[&str]) -> Vec<String> {
    fields.iter().map(|field| filled.value(field)).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// The form for an indicator that is to be described otherwise, with what is said of it now.
pub(super) fn describing(bench: &Bench<'_>, order: &Order) -> Result<Form, Refusal> {
    let (words, base) = (bench.words, bench.desk.known.base());
    let held = &base.indicators[indicator(bench, order)?.0 as usize];
    let unit = order.option(UNIT).unwrap_or_default();
    if is_dash(unit) {
        return Err(words.unit_needed);
    }
    if unit.chars().count() > LONGEST_UNIT {
        return Err(words.long_unit);
    }
    let parts = std::iter::once(known::key("indicator", &held.key)).chain(carried(bench, order)?).collect();
    let mark = Mark { kind: Kind::Describe, author: bench.author(), parts, text: unit.to_owned() };
    let id = mark.closed(&bench.desk.settings.seal).ok_or(words.long_unit)?;
    let expects = held.expects.map(|day| day.to_string()).unwrap_or_default();
    let note = |field, label, text: &Option<Box<str>>| {
        holding(several(optional(field, label, words.dash_hint, LONGEST_NOTE)), text.as_deref().unwrap_or_default())
    };
    let blanks = vec![
        holding(optional(NAME_EN, words.name_en, words.dash_hint, LONGEST_NAME), held.name.en.as_deref().unwrap_or_default()),
        holding(optional(NAME_ZH, words.name_zh, words.dash_hint, LONGEST_NAME), held.name.zh.as_deref().unwrap_or_default()),
        note(NOTE_EN, words.note_en, &held.note.en),
        note(NOTE_ZH, words.note_zh, &held.note.zh),
        holding(optional(EXPECTS, words.expects, words.day_or_dash, 10), &expects),
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
    let parts = form.parts.get(1..).unwrap_or_default();
    let mut without = emptied(parts);
    let mut changed = |field, name: &str, language, old: &str| -> Result<Option<String>, Refusal> {
        let new = filled.value(name);
        if old.is_empty() && is_dash(new) || new == old.trim() {
            return Ok(None);
        }
        if is_dash(new) {
            without.push(Emptied { field, language });
            return Ok(None);
        }
        // What is only deleted may have been deleted by mistake.
        if new.is_empty() { Err(words.emptied) } else { Ok(Some(new.to_owned())) }
    };
    let mut texts = |field, names: [&str; 2], Text { en, zh }: &Text| -> Result<Vec<String>, Refusal> {
        let [english, chinese] = [en, zh].map(|text| text.as_deref().unwrap_or_default());
        let english = changed(field, names[0], Some(Language::English), english)?;
        Ok(english.into_iter().chain(changed(field, names[1], Some(Language::Chinese), chinese)?).collect())
    };
    let names = texts(Field::Name, [NAME_EN, NAME_ZH], &held.name)?;
    let notes = texts(Field::Note, [NOTE_EN, NOTE_ZH], &held.note)?;
    let expects = changed(Field::Expects, EXPECTS, None, &held.expects.map(|day| day.to_string()).unwrap_or_default())?;
    let says = Description { names, notes, units: in_two(&form.text), expects, ..described(bench, parts)? };
    if says == Description::default() && without.is_empty() {
        return Err(words.same_figure);
    }
    Ok(Change::Redescribe { key: held.key.to_string(), says: Box::new(says), without }.into())
}

#[cfg(test)]
mod tests {
    use super::in_two;

    #[test]
    fn a_text_in_two_languages_is_told_from_one_with_strokes_in_it() {
        for (text, parts) in [
            ("harbour lamps / 港灯", &["harbour lamps", "港灯"][..]),
            ("港灯 / lamps", &["港灯", "lamps"]),
            ("nets / trawls", &["nets / trawls"]),
            ("km / h", &["km / h"]),
            ("km / h / 公里/小时", &["km / h", "公里/小时"]),
            ("公里 / 小时 / km / h", &["公里 / 小时", "km / h"]),
            ("家", &["家"]),
            (" / 家", &["家"]),
            ("", &[]),
        ] {
            assert_eq!(in_two(text), parts, "{text}");
        }
    }
}
