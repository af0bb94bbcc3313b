//! What do the files of topics, dimensions and terms say?

use super::indicator::check_key;
use super::notes::Notes;
use super::places::Place;
use super::statement::check_address;
use super::values::{self, Value};
use super::{Loader, Source};
use crate::facts::base::{Dimension, DimensionId, Member, Term, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;

impl Loader {
    pub(super) fn read_topics(&mut self, source: Source<'_>, notes: &mut Notes<'_>) {
        for (key, span, value) in values::entries(source.table) {
            check_key(key, &span, notes);
            let Some(table) = values::table(value, key, notes) else {
                continue;
            };
            let id = self.topic(key).0 as usize;
            self.places.topics[id] = Some(Place { file: source.file, span: span.into() });
            for (field, span, value) in values::entries(table) {
                match field {
                    "name" => self.base.topics[id].name = values::text(value, field, notes),
                    "asked" => self.base.topics[id].asked = values::phrases(value, field, notes).phrases,
                    _ => self.unknown_field(field, span, &["name", "asked"], "a topic", notes),
                }
            }
        }
    }

    pub(super) fn read_dimensions(&mut self, source: Source<'_>, notes: &mut Notes<'_>) {
        for (key, span, value) in values::entries(source.table) {
            check_key(key, &span, notes);
            if super::figure::KEYS.contains(&key) {
                notes.error(span, format!("a dimension cannot be called {key:?}, because figures have a field of that name"));
                continue;
            }
            let Some(table) = values::table(value, key, notes) else {
                continue;
            };
            let Ok(id) = u16::try_from(self.base.dimensions.len()) else {
                return notes.error(span, "there are more dimensions than the 65,536 that can be told apart");
            };
            let mut dimension = Dimension { key: key.into(), name: Text::default(), members: Vec::new() };
            let mut members = FxHashMap::default();
            for (field, span, value) in values::entries(table) {
                match field {
                    "name" => dimension.name = values::text(value, field, notes),
                    "asked" => drop(values::phrases(value, field, notes)),
                    "members" => {
                        let Some(table) = values::table(value, field, notes) else {
                            continue;
                        };
                        for (member, span, value) in values::entries(table) {
                            self.read_member(member, span, value, &mut dimension, &mut members, notes);
                        }
                    }
                    _ => self.read_member(field, span, value, &mut dimension, &mut members, notes),
                }
            }
            if dimension.name == Text::default() {
                notes.missing(span, format!("the dimension {key:?} has no name"));
                dimension.name.en = Some(key.replace(['-', '_'], " ").into());
            }
            self.dimensions.insert(key.into(), DimensionId(id));
            self.members.push(members);
            self.base.dimensions.push(dimension);
        }
    }

    fn read_member(
        &self,
        key: &str,
        span: Range<usize>,
        value: &Value<'_>,
        dimension: &mut Dimension,
        members: &mut FxHashMap<Box<str>, u32>,
        notes: &mut Notes<'_>,
    ) {
        check_key(key, &span, notes);
        if members.contains_key(key) {
            return notes.error(span, format!("the member {key:?} is described twice, and only the first is read"));
        }
        let mut member = Member { key: key.into(), name: Text::default(), asked: Default::default() };
        let Some(table) = values::table(value, key, notes) else {
            return;
        };
        for (field, span, value) in values::entries(table) {
            match field {
                "name" => member.name = values::text(value, field, notes),
                "asked" => member.asked = values::phrases(value, field, notes).phrases,
                _ => self.unknown_field(field, span, &["name", "asked"], "a member of a dimension", notes),
            }
        }
        if member.name == Text::default() {
            notes.missing(span, format!("the member {key:?} has no name"));
            member.name.en = Some(key.replace(['-', '_'], " ").into());
        }
        members.insert(key.into(), u32::try_from(dimension.members.len()).unwrap_or(u32::MAX));
        dimension.members.push(member);
    }

    pub(super) fn read_glossary(&mut self, source: Source<'_>, notes: &mut Notes<'_>) {
        const KEYS: [&str; 6] = ["name", "asked", "definition", "publisher", "url", "indicator"];
        for (key, span, value) in values::entries(source.table) {
            check_key(key, &span, notes);
            let Some(table) = values::table(value, key, notes) else {
                continue;
            };
            let mut term = Term {
                key: key.into(),
                name: Text::default(),
                asked: Default::default(),
                definition: Text::default(),
                publisher: Text::default(),
                url: Box::default(),
                indicator: None,
            };
            for (field, span, value) in values::entries(table) {
                match field {
                    "name" | "term" => term.name = values::text(value, field, notes),
                    "asked" => term.asked = values::phrases(value, field, notes).phrases,
                    "definition" => term.definition = values::text(value, field, notes),
                    "publisher" => term.publisher = values::text(value, field, notes),
                    "url" => term.url = check_address(value, notes).unwrap_or_default().into(),
                    "indicator" => {
                        let Some(name) = values::string(value, field, notes) else {
                            continue;
                        };
                        match self.indicators.get(name) {
                            Some(indicator) => term.indicator = *indicator,
                            None => {
                                let help = self.suggest_indicator(name);
                                notes.error_with_help(value.span(), format!("no indicator is called {name:?}"), help);
                            }
                        }
                    }
                    _ => self.unknown_field(field, span, &KEYS, "a term", notes),
                }
            }
            if term.name == Text::default() {
                notes.missing(span.clone(), format!("the term {key:?} has no name"));
                term.name.en = Some(key.replace(['-', '_'], " ").into());
            }
            if !table.contains_key("url") {
                notes.missing(span.clone(), format!("the term {key:?} has no url, so its definition cannot be cited"));
            }
            if term.definition == Text::default() {
                notes.missing(span, format!("the term {key:?} has no definition, so it is left out"));
                continue;
            }
            self.base.glossary.push(term);
        }
    }
}
