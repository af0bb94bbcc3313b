//! What do the terms of a fact base mean, and who says so?

use super::dimensions::{in_english, slug};
use super::indicator::check_key;
use super::notes::Notes;
use super::statement::check_address;
use super::values::{self, Value};
use super::{Loader, Source};
use crate::facts::base::{Term, Text};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys that hold terms rather than being one.
const HOLDERS: [&str; 4] = ["term", "terms", "glossary", "definitions"];

/// The keys of a term's table, each by its first name.
const KEYS: [&str; 6] = ["name", "asked", "definition", "publisher", "url", "indicator"];

impl Loader {
    pub(super) fn read_glossary(&mut self, source: Source<'_>, notes: &mut Notes<'_>) {
        for (key, span, value) in values::entries(source.table) {
            match value.get_ref() {
                DeValue::Array(items) if HOLDERS.contains(&key) => {
                    for item in items {
                        self.read_listed_term(item, notes);
                    }
                }
                DeValue::Table(table) if HOLDERS.contains(&key) && !describes_a_term(table) => {
                    for (key, span, value) in values::entries(table) {
                        self.read_term(key, span, value, notes);
                    }
                }
                _ => self.read_term(key, span, value, notes),
            }
        }
    }

    fn read_listed_term(&mut self, item: &Value<'_>, notes: &mut Notes<'_>) {
        let named = |table: &DeTable<'_>| {
            ["key", "id", "name", "term"].iter().find_map(|field| {
                let value = table.get(*field)?.get_ref();
                let inner = value.as_table().and_then(|names| names.get("en").or_else(|| names.get("zh")));
                value.as_str().or_else(|| inner.and_then(|name| name.get_ref().as_str())).map(slug)
            })
        };
        match item.get_ref().as_table().and_then(named) {
            Some(key) => self.read_term(&key, item.span(), item, notes),
            None => notes.error(item.span(), "the term has neither a `key` nor a name"),
        }
    }

    fn read_term(&mut self, key: &str, span: Range<usize>, value: &Value<'_>, notes: &mut Notes<'_>) {
        let mut term = Term {
            key: key.into(),
            name: Text::default(),
            asked: Default::default(),
            definition: Text::default(),
            publisher: Text::default(),
            url: Box::default(),
            indicator: None,
        };
        match value.get_ref() {
            DeValue::Table(table) if !values::is_text(table) => {
                for (field, span, value) in values::entries(table) {
                    self.read_field(field, span, value, &mut term, notes);
                }
                if !key.contains([' ', '(']) && !key.contains(values::is_han) {
                    check_key(key, &span, notes);
                }
            }
            _ => term.definition = values::text(value, key, notes),
        }
        if term.name == Text::default() {
            term.name = in_english(key);
        }
        if term.url.is_empty() && term.publisher == Text::default() {
            notes.missing(span.clone(), format!("the term {key:?} has no url, so its definition cannot be cited"));
        }
        if term.definition == Text::default() {
            notes.missing(span, format!("the term {key:?} has no definition, so it is left out"));
            return;
        }
        self.base.glossary.push(term);
    }

    fn read_field(&mut self, field: &str, span: Range<usize>, value: &Value<'_>, term: &mut Term, notes: &mut Notes<'_>) {
        match field {
            "name" | "term" => term.name = values::text(value, field, notes),
            "asked" | "aliases" | "also" | "synonyms" => term.asked = values::phrases(value, field, notes).phrases,
            "definition" | "text" | "meaning" | "means" | "description" => term.definition = values::text(value, field, notes),
            "publisher" => term.publisher = values::text(value, field, notes),
            "url" | "link" => term.url = check_address(value, notes).unwrap_or_default().into(),
            "source" | "cited" => self.read_source(value, term, notes),
            "statement" => self.read_source(value, term, notes),
            "key" | "id" | "published" | "date" | "topic" | "title" => {}
            "indicator" => {
                let Some(name) = values::string(value, field, notes) else {
                    return;
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

    /// The source of a definition: an address, the key of a statement, a name, or a table of these.
    fn read_source(&mut self, value: &Value<'_>, term: &mut Term, notes: &mut Notes<'_>) {
        match value.get_ref() {
            DeValue::String(text) if text.starts_with("http") => term.url = check_address(value, notes).unwrap_or_default().into(),
            DeValue::Table(table) if !values::is_text(table) => {
                for (field, span, value) in values::entries(table) {
                    match field {
                        "publisher" | "name" => term.publisher = values::text(value, field, notes),
                        "title" if term.publisher == Text::default() => term.publisher = values::text(value, field, notes),
                        "title" | "published" | "date" | "speaker" => {}
                        "url" | "link" => term.url = check_address(value, notes).unwrap_or_default().into(),
                        "statement" => self.read_source(value, term, notes),
                        _ => self.unknown_field(field, span, &["publisher", "url"], "the source of a term", notes),
                    }
                }
            }
            _ => {
                term.publisher = values::text(value, "source", notes);
                if let Some(key) = value.get_ref().as_str() {
                    // Statements are read later: see `cite_terms`.
                    self.cited.push((self.base.glossary.len(), key.into()));
                }
            }
        }
    }

    /// Gives the terms that name a statement as their source its publisher and address.
    pub(super) fn cite_terms(&mut self) {
        for (term, key) in std::mem::take(&mut self.cited) {
            let statement = self.base.statements.iter().find(|statement| statement.key == key);
            if let (Some(term), Some(statement)) = (self.base.glossary.get_mut(term), statement) {
                term.publisher = statement.publisher.clone();
                if term.url.is_empty() {
                    term.url = statement.url.clone();
                }
            }
        }
    }
}

/// Whether a table called "term" or so is a term itself and not a table of them.
fn describes_a_term(table: &DeTable<'_>) -> bool {
    ["definition", "text", "meaning", "means"].iter().any(|field| table.contains_key(*field))
}
