//! What are the parts of a file of facts, and what do they say?

use crate::facts::period::Period;
use crate::keep::change::Which;
use crate::keep::told::{Deed, Other, What};
use std::collections::{BTreeMap, BTreeSet};
use toml_edit::{Document, Item, Table};

/// The longest value that is told, in characters.
const LONGEST: usize = 80;
/// The fields by which a figure is known; the others are what it says, or its dimensions.
const STATED: &str = "stated";
const RETIRED: &str = "retired";
const NOTE: &str = "note";

/// A part of a file.
#[derive(Debug)]
pub(super) struct Part<'t> {
    /// What it is about, by which it is found again.
    pub about: String,
    /// What it has in common with a part that it may be under another name.
    pub kin: String,
    /// The key that its history is found by; nothing where that is the file's.
    pub subject: Option<String>,
    /// Whether it states a figure.
    pub is_figure: bool,
    /// Its lines.
    pub text: &'t str,
    /// What it is.
    what: What,
    /// What it says: each field as TOML has it.
    says: BTreeMap<String, String>,
}

/// The parts of a file, in order; nothing where it cannot be read.
pub(super) fn parts<'t>(text: &'t str, file: &str) -> Option<Vec<Part<'t>>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let skipped = text.len() - body.len();
    let document = Document::parse(body).ok()?.into_table();
    let mut tables: Vec<(usize, String, &Table, bool)> = Vec::new();
    let mut head = BTreeMap::new();
    for (key, item) in &document {
        match item {
            Item::Table(table) => tables.push((table.span()?.start + skipped, key.to_owned(), table, false)),
            Item::ArrayOfTables(listed) => {
                for table in listed {
                    tables.push((table.span()?.start + skipped, key.to_owned(), table, true));
                }
            }
            Item::Value(value) => drop(head.insert(key.to_owned(), shown(value.to_string()))),
            Item::None => {}
        }
    }
    tables.sort_by_key(|(start, ..)| *start);
    let starts: Vec<usize> = tables.iter().map(|(start, ..)| above(text, *start)).collect();
    let first = starts.first().copied().unwrap_or(text.len());
    let mut parts = Vec::new();
    if !head.is_empty() || first > 0 {
        let (about, kin, what) = ("head".to_owned(), "head".to_owned(), What::Head(name_of(file)));
        parts.push(Part { about, kin, subject: None, is_figure: false, text: &text[..first], what, says: head });
    }
    for (place, (_, key, table, is_listed)) in tables.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(text.len());
        parts.push(part(key, table, *is_listed, &text[starts[place]..end], file));
    }
    Some(parts)
}

/// Where the blank lines and comments above a header begin.
fn above(text: &str, header: usize) -> usize {
    let mut start = header;
    for line in text[..header].split_inclusive('\n').rev() {
        let is_beside = line.trim().is_empty() || line.trim_start().starts_with('#');
        if !is_beside {
            break;
        }
        start -= line.len();
    }
    start
}

fn part<'t>(key: &str, table: &Table, is_listed: bool, text: &'t str, file: &str) -> Part<'t> {
    let says: BTreeMap<String, String> = table
        .iter()
        .map(|(field, item)| (field.to_owned(), shown(item.clone().into_value().map_or_else(|_| String::new(), |value| value.to_string()))))
        .collect();
    let of = |field: &str| {
        table.get(field).and_then(|item| item.as_str().map(str::to_owned).or_else(|| item.as_integer().map(|year| year.to_string())))
    };
    if is_listed && key == "figure" {
        let subject = of("key").unwrap_or_default();
        let period = of("period").unwrap_or_default();
        let period = Period::parse(period.trim()).map_or(period, |period| period.to_string());
        let members = says.iter().filter(|(field, _)| !["key", "period", STATED, RETIRED, NOTE].contains(&field.as_str()));
        let members = members.map(|(field, value)| (field.clone(), value.trim_matches('"').to_owned())).collect();
        let which = Which { key: subject.clone(), period, members, statement: None };
        let about = format!("figure {which}");
        let kin = format!("figure {}", Which { period: String::new(), ..which.clone() });
        return Part { about, kin, subject: Some(subject), is_figure: true, text, what: What::Figure(which), says };
    }
    if is_listed {
        let about = says.values().cloned().collect::<Vec<_>>().join(" ");
        let (about, what) = (format!("{key} {about}"), What::Listed(key.to_owned(), name_of(file)));
        return Part { about, kin: key.to_owned(), subject: None, is_figure: false, text, what, says };
    }
    let what = match file.split('/').next() {
        Some("indicators") => What::Indicator(key.to_owned()),
        Some("glossary.toml") => What::Term(key.to_owned()),
        _ => What::Table(key.to_owned()),
    };
    let kin = format!("table {key}");
    Part { about: kin.clone(), kin, subject: Some(key.to_owned()), is_figure: false, text, what, says }
}

/// What a file is called without its folder and its ending.
pub(super) fn name_of(file: &str) -> String {
    file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml").to_owned()
}

/// A value in a line that is not too long.
fn shown(value: String) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST - 1).chain(['…']).collect() }
}

impl Part<'_> {
    fn field(&self, field: &str) -> Option<&str> {
        self.says.get(field).map(String::as_str)
    }

    /// The words of a figure.
    fn stated(&self) -> Option<String> {
        self.field(STATED).filter(|_| self.is_figure).map(str::to_owned)
    }

    /// That it is new.
    pub fn come(&self) -> Deed {
        Deed::Come(self.what.clone(), self.stated())
    }

    /// That it is gone.
    pub fn gone(&self) -> Deed {
        Deed::Gone(self.what.clone(), self.stated())
    }

    /// What it says otherwise than before.
    pub fn changed_from(&self, old: &Self) -> Deed {
        if self.is_figure && old.field(RETIRED) != self.field(RETIRED) {
            return match self.field(RETIRED) {
                Some(why) => Deed::Retired(self.what.clone(), why.to_owned()),
                None => Deed::Restored(self.what.clone()),
            };
        }
        let fields = old.says.keys().chain(self.says.keys()).collect::<BTreeSet<_>>();
        let other = |field: &String| Other { field: field.clone(), from: old.says.get(field).cloned(), to: self.says.get(field).cloned() };
        let others: Vec<Other> = fields.into_iter().map(other).filter(|other| other.from != other.to).collect();
        if others.is_empty() { Deed::Laid(self.what.clone()) } else { Deed::Changed(old.what.clone(), others) }
    }
}
