//! What does a statement's file say?

use super::Loader;
use super::indicator::is_good_key;
use super::notes::Notes;
use super::pieces::pieces;
use super::values::{self, Value};
use crate::facts::base::{Remark, Statement, StatementId, Text};
use std::ops::Range;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// The keys of a statement's file.
const KEYS: [&str; 10] = ["title", "publisher", "published", "url", "speaker", "stated_on", "tier", "note", "figure", "remark"];

/// The keys that a statement cannot be cited without, each with the reason.
const REQUIRED: [(&str, &str); 4] = [
    ("title", "a reader has to see what is cited"),
    ("publisher", "a reader has to see who says so"),
    ("published", "a reader has to see when it was said"),
    ("url", "a reader has to be able to look it up"),
];

/// What others call the keys of a statement.
#[rustfmt::skip]
const ALIASES: &[(&str, &str)] = &[
    ("date", "published"), ("publication_date", "published"), ("source", "publisher"), ("organisation", "publisher"), ("organization", "publisher"),
    ("link", "url"), ("figures", "figure"), ("remarks", "remark"), ("said_by", "speaker"), ("said_on", "stated_on"),
];

/// A statement while its pieces are read.
struct Draft {
    statement: Statement,
    file: u32,
    /// Which of the required keys were given.
    given: Vec<&'static str>,
    figure_count: usize,
}

impl Loader {
    pub(super) fn read_statement(&mut self, file: u32, path: &Path, text: &str, notes: &mut Notes<'_>) {
        let key = path.file_stem().map(|name| name.to_string_lossy()).unwrap_or_default();
        if !is_good_key(&key) {
            let message = format!("the file's name is the statement's key, and {key:?} is not a good one");
            let help = "name it with a to z, 0 to 9 and -, like 2023-03-27-some-words.toml";
            notes.error_with_help(notes.top(), message, help);
        }
        let mut draft = Draft { statement: blank(&key), file, given: Vec::new(), figure_count: 0 };
        for piece in pieces(text) {
            let (table, errors) = DeTable::parse_recoverable(&text[piece.clone()]);
            notes.begin(piece, &errors);
            drop(errors);
            self.read_piece(table.get_ref(), &mut draft, notes);
        }
        notes.end();
        for (field, why) in REQUIRED {
            if !draft.given.contains(&field) {
                notes.missing(notes.top(), format!("the statement has no `{field}`: {why}"));
            }
        }
        if draft.figure_count == 0 && draft.statement.remarks.is_empty() && !notes.has_syntax_errors() {
            notes.warning(notes.top(), "the statement has neither a [[figure]] nor a [[remark]]");
        }
        self.base.statements.push(draft.statement);
        self.places.statements.push(file);
    }

    /// Reads the top of a statement, or some of its figures and remarks.
    fn read_piece(&mut self, table: &DeTable<'_>, draft: &mut Draft, notes: &mut Notes<'_>) {
        for (field, span, value) in values::entries(table) {
            let field = self.meant(field, &span, ALIASES, "a statement", notes);
            draft.given.extend(REQUIRED.iter().map(|(field, _)| *field).find(|required| *required == field));
            let statement = &mut draft.statement;
            match field {
                "title" => statement.title = values::text(value, field, notes),
                "publisher" => statement.publisher = values::text(value, field, notes),
                "published" => statement.published = values::date(value, field, notes),
                "url" => statement.url = check_address(value, notes).unwrap_or_default().into(),
                "speaker" => statement.speaker = values::text(value, field, notes),
                "stated_on" => statement.stated_on = values::date(value, field, notes),
                "tier" => check_tier(value, notes),
                "note" => drop(values::text(value, field, notes)),
                "figure" => self.read_figures(value, draft, notes),
                "remark" => {
                    for remark in tables(value, field, notes) {
                        statement.remarks.extend(self.read_remark(remark, notes));
                    }
                }
                _ => self.unknown_field(field, span, &KEYS, "a statement", notes),
            }
        }
    }

    fn read_figures(&mut self, value: &Value<'_>, draft: &mut Draft, notes: &mut Notes<'_>) {
        // OK because the statement is pushed once it is read, and no other is read meanwhile.
        let id = StatementId(u32::try_from(self.base.statements.len()).unwrap_or(u32::MAX));
        let tables = tables(value, "figure", notes);
        draft.figure_count += tables.len();
        for (index, figure) in tables.iter().enumerate() {
            // What a syntax error has torn apart reaches to the next figure at most.
            let end = tables.get(index + 1).map_or(notes.piece_length(), |next| next.span().start);
            self.read_figure(figure, end, id, draft.file, notes);
        }
    }

    fn read_remark(&mut self, value: &Value<'_>, notes: &mut Notes<'_>) -> Option<Remark> {
        let table = values::table(value, "remark", notes)?;
        let mut remark = Remark { topic: None, about: Vec::new(), text: Text::default() };
        for (field, span, value) in values::entries(table) {
            match field {
                "topic" => {
                    let Some(topic) = values::string(value, field, notes) else {
                        continue;
                    };
                    self.check_topic(topic, value.span(), notes);
                    remark.topic = Some(self.topic(topic));
                }
                "about" => {
                    let one = std::slice::from_ref(value);
                    let items = if value.get_ref().is_str() { one } else { values::list(value, field, notes) };
                    for item in items {
                        remark.about.extend(self.read_indicator_key(item, field, notes));
                    }
                }
                "text" => remark.text = values::text(value, field, notes),
                _ => self.unknown_field(field, span, &["topic", "about", "text"], "a remark", notes),
            }
        }
        if remark.text == Text::default() {
            notes.missing(value.span(), "the remark has no `text`, so it is left out");
            return None;
        }
        Some(remark)
    }

    /// Notes a topic that only a remark names and that is nearly another's name.
    fn check_topic(&self, topic: &str, span: Range<usize>, notes: &mut Notes<'_>) {
        if !self.topics.contains_key(topic) {
            let known = self.base.topics.iter().map(|topic| &*topic.key);
            if let Some(help) = self.suggestions.did_you_mean(topic, known) {
                notes.warning(span, format!("no indicator has the topic {topic:?}: {help}"));
            }
        }
    }

    /// The indicator that a value names.
    pub(super) fn read_indicator_key(
        &self,
        value: &Value<'_>,
        field: &str,
        notes: &mut Notes<'_>,
    ) -> Option<crate::facts::base::IndicatorId> {
        let key = values::string(value, field, notes)?;
        if let Some(known) = self.indicators.get(key) {
            return *known;
        }
        notes.error_with_help(value.span(), format!("no indicator is called {key:?}"), self.suggest_indicator(key));
        None
    }
}

fn blank(key: &str) -> Statement {
    Statement {
        key: key.into(),
        title: Text::default(),
        publisher: Text::default(),
        published: None,
        url: Box::default(),
        speaker: Text::default(),
        stated_on: None,
        remarks: Vec::new(),
    }
}

/// The tables of a list such as `[[figure]]`; a single table counts as one.
fn tables<'t>(value: &'t Value<'t>, field: &str, notes: &mut Notes<'_>) -> &'t [Value<'t>] {
    match value.get_ref() {
        DeValue::Table(_) => std::slice::from_ref(value),
        DeValue::Array(items) => items,
        _ => {
            notes.error(value.span(), format!("`{field}` is written as [[{field}]], but this is {}", values::kind(value)));
            &[]
        }
    }
}

/// An address on the web.
pub(super) fn check_address<'t>(value: &'t Value<'t>, notes: &mut Notes<'_>) -> Option<&'t str> {
    let url = values::string(value, "url", notes)?;
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default()).unwrap_or_default();
    let plain = !url.contains(|letter: char| letter.is_whitespace() || letter.is_control() || "<>\"".contains(letter));
    if plain && host.contains('.') && !host.starts_with('.') && !host.contains('@') {
        return Some(url);
    }
    notes.error_with_help(
        value.span(),
        format!("{url:?} is not an address that a reader can open"),
        "it begins with https:// or http:// and names a site",
    );
    None
}

fn check_tier(value: &Value<'_>, notes: &mut Notes<'_>) {
    let tier = value.get_ref().as_integer().map(|tier| tier.as_str());
    if !matches!(tier, Some("1" | "2")) {
        notes.error(value.span(), "`tier` is 1 or 2");
    }
}
