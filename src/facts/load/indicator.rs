//! What does an indicator's table say?

use super::links::{Link, Relation};
use super::notes::Notes;
use super::places::{IndicatorPlaces, Span};
use super::values::{self, Placed, Value};
use super::{Loader, Source};
use crate::facts::base::{CoarseDate, Indicator, IndicatorId, Kind, Text, Topic, TopicId};
use crate::quantity::{Decimal, Unit};
use std::ops::Range;
use toml::de::DeValue;

/// The keys of an indicator's table.
const KEYS: [&str; 11] = ["name", "asked", "unit", "kind", "topic", "part_of", "target_for", "growth_of", "share", "expects", "note"];

impl Loader {
    pub(super) fn read_indicators(&mut self, source: Source<'_>, notes: &mut Notes<'_>) {
        for (key, span, value) in values::entries(source.table) {
            let table = value.get_ref().as_table();
            if let ("topic" | "topics", Some(table)) = (key, table)
                && table.values().all(|value| value.get_ref().is_table())
            {
                self.read_topics(Source { table, ..source }, notes);
            } else if table.is_some() {
                self.read_indicator(key, span, value, source.file, notes);
            } else {
                notes.error_with_help(
                    span,
                    format!("`{key}` stands outside of an indicator"),
                    "begin each indicator with its key in brackets: [little-words]",
                );
            }
        }
    }

    fn read_indicator(&mut self, key: &str, span: Range<usize>, value: &Value<'_>, file: u32, notes: &mut Notes<'_>) {
        check_key(key, &span, notes);
        if self.indicators.contains_key(key) {
            notes.error(span, format!("the indicator \"{key}\" is described twice, and only the first is read"));
            return;
        }
        let Some(table) = values::table(value, key, notes) else {
            return;
        };
        let mut places = IndicatorPlaces { file, key: span.clone().into(), ..IndicatorPlaces::default() };
        let id = IndicatorId(u32::try_from(self.base.indicators.len()).unwrap_or(u32::MAX));
        let mut indicator = blank(key);
        let mut unit = None;
        let mut links = Vec::new();
        for (field, field_span, value) in values::entries(table) {
            let mut link = |relation, span: &mut Span, value: &Value<'_>, notes: &mut Notes<'_>| {
                *span = value.span().into();
                let target = match value.get_ref() {
                    // Of several the first is the narrowest, or as good as any.
                    DeValue::Array(items) => values::string(items.first()?, field, notes)?,
                    _ => values::string(value, field, notes)?,
                };
                links.push(Link { from: id, relation, target: target.into(), file, span: *span });
                Some(())
            };
            match field {
                "name" => {
                    places.name = value.span().into();
                    indicator.name = values::text(value, field, notes);
                }
                "asked" => {
                    let Placed { phrases, en, zh } = values::phrases(value, field, notes);
                    indicator.asked = phrases;
                    (places.asked_en, places.asked_zh) = (en, zh);
                }
                "unit" => unit = Some(read_unit(value, notes)),
                "kind" => indicator.kind = read_kind(value, notes),
                "topic" => indicator.topic = values::string(value, field, notes).map(|topic| self.topic(topic)),
                "part_of" => drop(link(Relation::PartOf, &mut places.part_of, value, notes)),
                "target_for" => drop(link(Relation::TargetFor, &mut places.target_for, value, notes)),
                "growth_of" => drop(link(Relation::GrowthOf, &mut places.growth_of, value, notes)),
                "share" => {
                    places.share = value.span().into();
                    let Some(share) = values::table(value, field, notes) else {
                        continue;
                    };
                    let mut ends = 0;
                    for (end, end_span, value) in values::entries(share) {
                        let relation = match end {
                            "part" => Relation::SharePart,
                            "of" => Relation::ShareOf,
                            _ => {
                                notes.error(end_span, format!("`share` has `part` and `of`, but this is `{end}`"));
                                continue;
                            }
                        };
                        ends += usize::from(link(relation, &mut Span::default(), value, notes).is_some());
                    }
                    if ends < 2 {
                        notes.missing(value.span(), "`share` needs both `part` and `of`");
                    }
                }
                "expects" => indicator.expects = read_day(value, notes),
                "note" => indicator.note = values::text(value, field, notes),
                _ => self.unknown_field(field, field_span, &KEYS, "an indicator", notes),
            }
        }
        if indicator.name == Text::default() {
            notes.missing(span.clone(), format!("the indicator \"{key}\" has no name"));
            indicator.name.en = Some(key.replace(['-', '_'], " ").into());
        }
        if unit.is_none() {
            notes.missing(span, format!("the indicator \"{key}\" has no unit, so its figures cannot be read"));
        }
        let known = unit.flatten().map(|(unit, scale, unit_name)| {
            (indicator.unit, indicator.unit_name) = (unit, unit_name);
            self.unit_scales.push(scale);
            self.base.indicators.push(indicator);
            self.places.indicators.push(places);
            self.links.append(&mut links);
            id
        });
        self.indicators.insert(key.into(), known);
    }

    /// The topic of that key, made if this is the first that is heard of it.
    pub(super) fn topic(&mut self, key: &str) -> TopicId {
        if let Some(id) = self.topics.get(key) {
            return *id;
        }
        let id = TopicId(u32::try_from(self.base.topics.len()).unwrap_or(u32::MAX));
        self.base.topics.push(Topic { key: key.into(), name: Text::default(), asked: Default::default(), indicators: Vec::new() });
        self.places.topics.push(None);
        self.topics.insert(key.into(), id);
        id
    }

    /// The key that is meant by one that a table cannot have, with a note.
    pub(super) fn meant<'k>(
        &self,
        field: &'k str,
        span: &Range<usize>,
        aliases: &[(&str, &'k str)],
        of: &str,
        notes: &mut Notes<'_>,
    ) -> &'k str {
        let Some((_, meant)) = aliases.iter().find(|(alias, _)| *alias == field) else {
            return field;
        };
        notes.error_with_help(span.clone(), format!("{of} has no `{field}`"), format!("it is read as `{meant}`; write {meant:?}"));
        meant
    }

    /// Notes a key that a table cannot have.
    pub(super) fn unknown_field(&self, field: &str, span: Range<usize>, known: &[&str], of: &str, notes: &mut Notes<'_>) {
        let message = format!("{of} has no `{field}`");
        let help = self.suggestions.did_you_mean(field, known.iter().copied());
        notes.error_with_help(span, message, help.unwrap_or_else(|| format!("what it may have: {}", known.join(", "))));
    }
}

pub(super) fn blank(key: &str) -> Indicator {
    Indicator {
        key: key.into(),
        name: Text::default(),
        asked: Default::default(),
        unit: Unit::Percent,
        unit_name: Text::default(),
        kind: None,
        topic: None,
        part_of: None,
        target_for: None,
        growth_of: None,
        share: None,
        expects: None,
        note: Text::default(),
        figures: 0..0,
    }
}

/// The unit, by what a plain number in it is multiplied, and its noun in each language where it is given in several.
fn read_unit(value: &Value<'_>, notes: &mut Notes<'_>) -> Option<(Unit, Decimal, Text)> {
    if let DeValue::String(text) = value.get_ref() {
        // A number without a noun, as a ratio has it.
        let unit = if text.trim().is_empty() { "" } else { values::string(value, "unit", notes)? };
        let (unit, scale) = Unit::parse_scaled(unit);
        return Some((unit, scale, Text::default()));
    }
    let name = values::text(value, "unit", notes);
    let (unit, scale) = Unit::parse_scaled(name.en.as_deref().or(name.zh.as_deref())?);
    // What multiplies belongs to the number and not to the noun.
    let noun = |name: Option<Box<str>>| name.map(|name| Unit::noun(&name).map_or(name.clone(), Into::into));
    Some((unit, scale, Text { en: noun(name.en), zh: noun(name.zh) }))
}

fn read_kind(value: &Value<'_>, notes: &mut Notes<'_>) -> Option<Kind> {
    match values::string(value, "kind", notes)? {
        "stock" => Some(Kind::Stock),
        "flow" => Some(Kind::Flow),
        "target" => Some(Kind::Target),
        "goal" => Some(Kind::Target),
        "rule" => Some(Kind::Rule),
        // The unit says the same.
        "rate" | "share" | "ratio" | "percentage" | "level" | "index" | "price" | "growth" | "survey" | "average" => None,
        other => {
            notes.error(value.span(), format!("`kind` is \"stock\", \"flow\", \"target\" or \"rule\", but this is {other:?}"));
            None
        }
    }
}

fn read_day(value: &Value<'_>, notes: &mut Notes<'_>) -> Option<jiff::civil::Date> {
    match values::date(value, "expects", notes)? {
        CoarseDate::Day(day) => Some(day),
        coarse @ (CoarseDate::Year(_) | CoarseDate::Month(..)) => coarse.last_day(),
    }
}

/// Notes a key that is awkward to type, to link or to use as a file name.
pub(super) fn check_key(key: &str, span: &Range<usize>, notes: &mut Notes<'_>) {
    if !is_good_key(key) {
        let message = format!("{key:?} is not a good key");
        notes.error_with_help(span.clone(), message, "keys are lower-case letters a to z, digits, and - or _ or . between them");
    }
}

/// Whether a key is made of lower-case letters, digits, and signs between them.
pub(super) fn is_good_key(key: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = key.as_bytes();
    bytes.first().copied().is_some_and(inner)
        && bytes.last().copied().is_some_and(inner)
        && bytes.iter().all(|byte| inner(*byte) || b"-_.".contains(byte))
}
