//! What does one value of a TOML file say: a text, phrases, a key, a date?

use super::characters;
pub(crate) use super::characters::is_han;
use super::notes::Notes;
use super::places::Span;
use crate::facts::base::{CoarseDate, Phrases, Text};
use crate::facts::period::{Period, Shape};
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place in the file.
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// The keys and values of a table in the order of the file, each key with its place.
pub(crate) fn entries<'t>(table: &'t DeTable<'t>) -> Vec<(&'t str, Range<usize>, &'t Value<'t>)> {
    let mut entries: Vec<_> = table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value)).collect();
    entries.sort_by_key(|(_, span, _)| span.start);
    entries
}

/// The kind of a value, for messages.
pub(crate) fn kind(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A text in one piece that is not empty.
pub(crate) fn string<'t>(value: &'t Value<'t>, what: &str, notes: &mut Notes<'_>) -> Option<&'t str> {
    let DeValue::String(text) = value.get_ref() else {
        notes.error(value.span(), format!("`{what}` has to be a text in quotes, but this is {}", kind(value)));
        return None;
    };
    if text.trim().is_empty() {
        notes.error(value.span(), format!("`{what}` is empty"));
        return None;
    }
    if let std::borrow::Cow::Owned(unescaped) = text {
        characters::check_unescaped(unescaped, &value.span(), notes);
    }
    Some(text.trim())
}

/// A table.
pub(crate) fn table<'t>(value: &'t Value<'t>, what: &str, notes: &mut Notes<'_>) -> Option<&'t DeTable<'t>> {
    if let DeValue::Table(table) = value.get_ref() {
        return Some(table);
    }
    notes.error(value.span(), format!("`{what}` has to be a table, but this is {}", kind(value)));
    None
}

/// The items of a list.
pub(crate) fn list<'t>(value: &'t Value<'t>, what: &str, notes: &mut Notes<'_>) -> &'t [Value<'t>] {
    if let DeValue::Array(items) = value.get_ref() {
        return items;
    }
    notes.error(value.span(), format!("`{what}` has to be a list in [ ], but this is {}", kind(value)));
    &[]
}

/// A text in one or more languages; a plain text is Chinese where Han characters outnumber the other letters.
pub(crate) fn text<'t>(value: &'t Value<'t>, what: &str, notes: &mut Notes<'_>) -> Text {
    let mut text = Text::default();
    match value.get_ref() {
        DeValue::Table(languages) => {
            for (language, span, value) in entries(languages) {
                match Chinese::by_name(language) {
                    Some(Chinese::No) => text.en = string(value, what, notes).map(Into::into),
                    Some(Chinese::Yes) => text.zh = string(value, what, notes).map(Into::into),
                    None => unknown_language(language, span, what, notes),
                }
            }
            if languages.is_empty() {
                notes.error(value.span(), format!("`{what}` is empty"));
            }
        }
        DeValue::String(_) => {
            if let Some(plain) = string(value, what, notes) {
                let side = if is_chinese(plain) { &mut text.zh } else { &mut text.en };
                *side = Some(plain.into());
            }
        }
        // Of several names the first of each language is the name.
        DeValue::Array(_) => {
            let Phrases { en, zh } = phrases(value, what, notes).phrases;
            (text.en, text.zh) = (en.into_iter().next(), zh.into_iter().next());
        }
        _ => notes.error(
            value.span(),
            format!("`{what}` has to be a text in quotes or {{ en = \"…\", zh = \"…\" }}, but this is {}", kind(value)),
        ),
    }
    text
}

/// Phrases with the place of each.
#[derive(Default)]
pub(crate) struct Placed {
    pub(crate) phrases: Phrases,
    pub(crate) en: Vec<Span>,
    pub(crate) zh: Vec<Span>,
}

impl Placed {
    fn push(&mut self, phrase: &str, span: Range<usize>, chinese: Chinese) {
        let (phrases, spans) = match chinese {
            Chinese::Yes => (&mut self.phrases.zh, &mut self.zh),
            Chinese::No => (&mut self.phrases.en, &mut self.en),
        };
        phrases.push(phrase.into());
        spans.push(span.into());
    }
}

#[derive(Clone, Copy)]
enum Chinese {
    Yes,
    No,
}

impl Chinese {
    /// By the name of the language; "zh-CN" and "en-GB" are what they begin with.
    fn by_name(language: &str) -> Option<Self> {
        match language.split(['-', '_']).next().unwrap_or_default() {
            "en" | "eng" | "english" => Some(Self::No),
            "zh" | "cn" | "zho" | "chinese" => Some(Self::Yes),
            _ => None,
        }
    }
}

/// Whether a table is a text in several languages and nothing else.
pub(crate) fn is_text(table: &DeTable<'_>) -> bool {
    !table.is_empty() && table.keys().all(|key| Chinese::by_name(key.get_ref()).is_some())
}

/// Phrases in one or more languages; those of a plain list are Chinese where they hold any Han character.
pub(crate) fn phrases<'t>(value: &'t Value<'t>, what: &str, notes: &mut Notes<'_>) -> Placed {
    let mut placed = Placed::default();
    match value.get_ref() {
        DeValue::Table(languages) => {
            for (language, span, value) in entries(languages) {
                let Some(chinese) = Chinese::by_name(language) else {
                    unknown_language(language, span, what, notes);
                    continue;
                };
                for item in one_or_more(value, what, notes) {
                    if let Some(phrase) = string(item, what, notes) {
                        placed.push(phrase, item.span(), chinese);
                    }
                }
            }
        }
        _ => {
            for item in one_or_more(value, what, notes) {
                if let Some(phrase) = string(item, what, notes) {
                    let chinese = if phrase.chars().any(is_han) { Chinese::Yes } else { Chinese::No };
                    placed.push(phrase, item.span(), chinese);
                }
            }
        }
    }
    placed
}

fn one_or_more<'t>(value: &'t Value<'t>, what: &str, notes: &mut Notes<'_>) -> &'t [Value<'t>] {
    match value.get_ref() {
        DeValue::String(_) => std::slice::from_ref(value),
        _ => list(value, what, notes),
    }
}

fn unknown_language(language: &str, span: Range<usize>, what: &str, notes: &mut Notes<'_>) {
    notes.error(span, format!("`{what}` is given in \"en\" and \"zh\", but this is \"{language}\""));
}

fn is_chinese(text: &str) -> bool {
    let han = text.chars().filter(|letter| is_han(*letter)).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    han * 2 > letters
}

/// A period: a text, a year or a day.
pub(crate) fn period(value: &Value<'_>, what: &str, notes: &mut Notes<'_>) -> Option<Period> {
    let read = match value.get_ref() {
        DeValue::String(text) => Period::parse(text).map_err(|fault| fault.to_string()),
        DeValue::Integer(year) => Period::parse(year.as_str()).map_err(|fault| fault.to_string()),
        DeValue::Datetime(moment) => day(moment).ok_or_else(|| "there is no such day".into()),
        _ => Err(format!("it is {}", kind(value))),
    };
    read.map_err(|reason| {
        notes.error_with_help(
            value.span(),
            format!("cannot read `{what}` as a period: {reason}"),
            "write \"2022\", \"2022-H1\", \"2022-Q3\", \"2022-06\", \"2022-06-30\", \"2021/2025\", \"2022-01/2022-09\", \"FY2024\", \"FY2024-Q1\", \"2023/24\" or \"2011-\"",
        );
    })
    .ok()
}

fn day(moment: &toml::value::Datetime) -> Option<Period> {
    let date = moment.date?;
    let year = i16::try_from(date.year).ok()?;
    let date = Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()?;
    Period::day(date)
}

/// A date as coarse as its source: a day, a month or a year.
pub(crate) fn date(value: &Value<'_>, what: &str, notes: &mut Notes<'_>) -> Option<CoarseDate> {
    let read = match value.get_ref() {
        DeValue::String(text) => Period::parse(text).ok(),
        DeValue::Integer(year) => Period::parse(year.as_str()).ok(),
        DeValue::Datetime(moment) => day(moment),
        _ => None,
    };
    let date = read.and_then(|period| {
        let start = period.start;
        match period.shape {
            Shape::Year => Some(CoarseDate::Year(start.year())),
            Shape::Month => Some(CoarseDate::Month(start.year(), start.month())),
            Shape::Day => Some(CoarseDate::Day(start)),
            _ => None,
        }
    });
    if date.is_none() {
        let message = format!("cannot read `{what}` as a date");
        notes.error_with_help(value.span(), message, "write 2023-03-27, \"2023-03\" or \"2023\", as exactly as the source says");
    }
    date
}
