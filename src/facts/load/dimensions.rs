//! Which members do figures have beside their period?
//!
//! A dimension is a table of members, or a list of them; a member is a table, a text, or a list of phrases. Whoever writes
//! `[place.members.north]`, `[place.north]`, `[[place]]` or `place = ["north"]` means the same.

use super::indicator::check_key;
use super::notes::Notes;
use super::values::{self, Value};
use super::{Loader, Source};
use crate::facts::base::{Dimension, DimensionId, Member, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys that hold dimensions rather than being one.
const HOLDERS: [&str; 2] = ["dimension", "dimensions"];

/// The keys that hold members rather than being one.
const MEMBERS: [&str; 4] = ["members", "member", "values", "value"];

impl Loader {
    pub(super) fn read_dimensions(&mut self, source: Source<'_>, notes: &mut Notes<'_>) {
        for (key, span, value) in values::entries(source.table) {
            match value.get_ref() {
                DeValue::Table(table) if HOLDERS.contains(&key) => {
                    for (key, span, value) in values::entries(table) {
                        self.read_dimension(key, span, value, notes);
                    }
                }
                DeValue::Array(items) if HOLDERS.contains(&key) => {
                    for item in items {
                        match item.get_ref().as_table().and_then(|table| own_key(table)) {
                            Some(key) => self.read_dimension(&key, item.span(), item, notes),
                            None => notes.error(item.span(), "the dimension has no `key`"),
                        }
                    }
                }
                _ => self.read_dimension(key, span, value, notes),
            }
        }
    }

    fn read_dimension(&mut self, key: &str, span: Range<usize>, value: &Value<'_>, notes: &mut Notes<'_>) {
        check_key(key, &span, notes);
        if super::figure::KEYS.contains(&key) {
            return notes.error(span, format!("a dimension cannot be called {key:?}, because figures have a field of that name"));
        }
        let Some(id) = self.dimension(key) else {
            return notes.error(span, "there are more dimensions than the 65,536 that can be told apart");
        };
        let at = usize::from(id.0);
        match value.get_ref() {
            DeValue::Table(table) => {
                for (field, span, value) in values::entries(table) {
                    match field {
                        "name" => self.base.dimensions[at].name = values::text(value, field, notes),
                        "asked" => drop(values::phrases(value, field, notes)),
                        "key" | "id" => {}
                        _ if MEMBERS.contains(&field) => self.read_members(id, value, notes),
                        _ => self.read_member(id, field, span, value, notes),
                    }
                }
            }
            DeValue::Array(_) => self.read_members(id, value, notes),
            _ => notes.error(value.span(), format!("`{key}` has to be a table of members, but this is {}", values::kind(value))),
        }
    }

    fn read_members(&mut self, id: DimensionId, value: &Value<'_>, notes: &mut Notes<'_>) {
        match value.get_ref() {
            DeValue::Table(table) => {
                for (key, span, value) in values::entries(table) {
                    self.read_member(id, key, span, value, notes);
                }
            }
            DeValue::Array(items) => {
                for item in items {
                    match item.get_ref() {
                        DeValue::Table(table) => match own_key(table) {
                            Some(key) => self.read_member(id, &key, item.span(), item, notes),
                            None => notes.error(item.span(), "the member has neither a `key` nor a name"),
                        },
                        _ => {
                            if let Some(name) = values::string(item, "members", notes) {
                                self.read_member(id, &slug(name), item.span(), item, notes);
                            }
                        }
                    }
                }
            }
            _ => notes.error(value.span(), format!("`members` has to be a table or a list, but this is {}", values::kind(value))),
        }
    }

    fn read_member(&mut self, id: DimensionId, key: &str, span: Range<usize>, value: &Value<'_>, notes: &mut Notes<'_>) {
        if !key.contains(values::is_han) {
            check_key(key, &span, notes);
        }
        if self.members[usize::from(id.0)].contains_key(key) {
            return notes.error(span, format!("the member {key:?} is described twice, and only the first is read"));
        }
        let mut member = Member { key: key.into(), name: Text::default(), asked: Default::default() };
        match value.get_ref() {
            DeValue::Table(table) if !values::is_text(table) => {
                for (field, span, value) in values::entries(table) {
                    match field {
                        "name" => member.name = values::text(value, field, notes),
                        "asked" => member.asked = values::phrases(value, field, notes).phrases,
                        "key" | "id" => {}
                        _ => self.unknown_field(field, span, &["name", "asked"], "a member of a dimension", notes),
                    }
                }
            }
            DeValue::Array(_) => {
                member.asked = values::phrases(value, key, notes).phrases;
                member.name = Text { en: member.asked.en.first().cloned(), zh: member.asked.zh.first().cloned() };
            }
            _ => member.name = values::text(value, key, notes),
        }
        self.add_member(id, member);
    }

    /// The dimension of a key, made if this is the first that is heard of it.
    pub(super) fn dimension(&mut self, key: &str) -> Option<DimensionId> {
        if let Some(id) = self.dimensions.get(key) {
            return Some(*id);
        }
        let id = DimensionId(u16::try_from(self.base.dimensions.len()).ok()?);
        self.base.dimensions.push(Dimension { key: key.into(), name: in_english(key), members: Vec::new() });
        self.members.push(FxHashMap::default());
        self.dimensions.insert(key.into(), id);
        Some(id)
    }

    /// Adds a member under its key and its names; the names lead to it only where no other has them.
    pub(super) fn add_member(&mut self, id: DimensionId, mut member: Member) -> u32 {
        let at = usize::from(id.0);
        if member.name == Text::default() {
            member.name = in_english(&member.key);
        }
        let index = u32::try_from(self.base.dimensions[at].members.len()).unwrap_or(u32::MAX);
        let members = &mut self.members[at];
        members.insert(member.key.clone(), index);
        let names = member.name.en.iter().chain(&member.name.zh).chain(&member.asked.en).chain(&member.asked.zh);
        for name in names {
            members.entry(folded(name)).or_insert(index);
        }
        self.base.dimensions[at].members.push(member);
        index
    }

    /// The member that a figure names by its key, its name or a phrase for it.
    pub(super) fn member(&self, id: DimensionId, named: &str) -> Option<u32> {
        let members = &self.members[usize::from(id.0)];
        members.get(named).or_else(|| members.get(&folded(named))).or_else(|| members.get(&*slug(named))).copied()
    }
}

/// The key that a table gives itself, or that its name makes.
fn own_key(table: &DeTable<'_>) -> Option<String> {
    let text = |field: &str| table.get(field).and_then(|value| value.get_ref().as_str()).map(str::to_owned);
    let name = || {
        let name = table.get("name")?.get_ref();
        let inner = |language: &str| name.as_table().and_then(|table| table.get(language)).and_then(|value| value.get_ref().as_str());
        name.as_str().or_else(|| inner("en")).or_else(|| inner("zh")).map(slug)
    };
    text("key").or_else(|| text("id")).or_else(name)
}

/// A key made of a name: "North Holland" is "north-holland".
pub(super) fn slug(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '_'], "-")
}

fn folded(name: &str) -> Box<str> {
    name.trim().to_lowercase().into()
}

/// The name that a key makes where the base gives none.
pub(super) fn in_english(key: &str) -> Text {
    let name: Box<str> = key.replace(['-', '_'], " ").into();
    if name.contains(values::is_han) { Text { en: None, zh: Some(name) } } else { Text { en: Some(name), zh: None } }
}
