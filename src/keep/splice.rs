//! Where in a file does a change belong, and how does it get there with everything else left as it is?
//!
//! The file is parsed for the places of its parts (`toml_edit`), and the text is cut and joined there: comments, order, spaces, line ends and
//! whatever else a person has done to it stay to the byte.

use super::change::Which;
use crate::facts::period::Period;
use std::ops::Range;
use toml_edit::{Document, Item, Table, TableLike, Value};

/// A file whose parts have places.
pub(super) struct Sheet<'t> {
    text: &'t str,
    table: Table,
    /// How many bytes stand before what is parsed.
    skipped: usize,
}

/// Why a change does not fit a file; for the person who wants it.
pub(super) type Misfit = String;

impl<'t> Sheet<'t> {
    /// Parses a file.
    pub fn of(text: &'t str) -> Result<Self, Misfit> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document = Document::parse(body).map_err(|error| format!("the file has a fault and has to be put right first: {error}"))?;
        Ok(Self { text, table: document.into_table(), skipped: text.len() - body.len() })
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    fn place(&self, span: Option<Range<usize>>) -> Result<Range<usize>, Misfit> {
        let span = span.ok_or("this part of the file cannot be changed from here: edit the file")?;
        Ok(span.start + self.skipped..span.end + self.skipped)
    }

    fn joined(&self, place: Range<usize>, new: &str) -> String {
        format!("{}{new}{}", &self.text[..place.start], &self.text[place.end..])
    }

    /// The tables of a list such as `[[figure]]`.
    fn listed(&self, name: &str) -> Result<Vec<&Table>, Misfit> {
        match self.table.get(name) {
            None => Ok(Vec::new()),
            Some(Item::ArrayOfTables(tables)) => Ok(tables.iter().collect()),
            Some(_) => Err(format!("`{name}` is not written as [[{name}]]: edit the file")),
        }
    }

    /// How many figures of this sort the file states.
    pub fn count(&self, which: &Which, dimensions: &[String]) -> usize {
        self.listed("figure").map_or(0, |figures| figures.iter().filter(|figure| is_meant(figure, which, dimensions)).count())
    }

    fn figure(&self, which: &Which, dimensions: &[String]) -> Result<&Table, Misfit> {
        let figures = self.listed("figure")?;
        let mut found = figures.into_iter().filter(|figure| is_meant(figure, which, dimensions));
        match (found.next(), found.next()) {
            (Some(figure), None) => Ok(figure),
            (Some(_), Some(_)) => Err(format!("the statement has {which} twice: edit the file")),
            (None, _) => Err(format!("the statement has no figure of {which}")),
        }
    }

    /// The words of a figure.
    pub fn stated(&self, which: &Which, dimensions: &[String]) -> Option<String> {
        self.figure(which, dimensions).ok()?.get("stated")?.as_str().map(str::to_owned)
    }

    /// The text with a field of a figure set: in the place of what it was, or on a line of its own below the others.
    pub fn set(&self, which: &Which, dimensions: &[String], field: &str, value: &str) -> Result<String, Misfit> {
        self.with_value(self.figure(which, dimensions)?, field, &quoted(value))
    }

    /// The text with the note of a figure set in the language of its letters, or taken away where it is empty.
    pub fn set_note(&self, which: &Which, dimensions: &[String], note: &str) -> Result<String, Misfit> {
        let figure = self.figure(which, dimensions)?;
        if note.is_empty() { self.without_value(figure, "note") } else { self.with_texts(figure, "note", &[note]) }
    }

    /// The text without a field of a figure.
    pub fn unset(&self, which: &Which, dimensions: &[String], field: &str) -> Result<String, Misfit> {
        self.without_value(self.figure(which, dimensions)?, field)
    }

    /// The table with a key.
    fn table(&self, key: &str) -> Result<&Table, Misfit> {
        self.table.get(key).and_then(Item::as_table).ok_or_else(|| format!("the file does not describe {key:?}"))
    }

    /// The text with a field of a table set to a value as TOML has it.
    pub fn with_field(&self, key: &str, field: &str, value: &str) -> Result<String, Misfit> {
        self.with_value(self.table(key)?, field, value)
    }

    /// The text with a field of a table set to texts, each in the language of its letters; what it says in the other language stays.
    pub fn with_field_texts(&self, key: &str, field: &str, new: &[&str]) -> Result<String, Misfit> {
        self.with_texts(self.table(key)?, field, new)
    }

    /// The text without a field of a table.
    pub fn without_field(&self, key: &str, field: &str) -> Result<String, Misfit> {
        self.without_value(self.table(key)?, field).map_err(|why| format!("{why} of {key:?} to take out"))
    }

    /// The text without what a field of a table says in one language; what it says in the other stays.
    pub fn without_language(&self, key: &str, field: &str, language: &str, is_needed: bool) -> Result<String, Misfit> {
        let table = self.table(key)?;
        let (gone, left): (Vec<&str>, Vec<&str>) = texts(table, field)?.into_iter().partition(|text| language_of(text) == language);
        match (gone.first(), left.first()) {
            (None, _) => Err(format!("there is no `{field}.{language}` of {key:?} to take out")),
            (Some(_), None) if is_needed => Err(format!("{key:?} needs its {field}: it is said in one language only, and cannot be empty")),
            (Some(_), None) => self.without_value(table, field),
            (Some(_), Some(other)) => {
                let told = |wanted: &str| (language_of(other) == wanted).then_some(*other);
                self.with_value(table, field, &in_languages(told("en"), told("zh")))
            }
        }
    }

    fn with_texts(&self, table: &Table, field: &str, new: &[&str]) -> Result<String, Misfit> {
        let old = texts(table, field)?;
        let is_plain = matches!(table.get(field), Some(Item::Value(Value::String(_))));
        let told = |language: &str| new.iter().chain(&old).find(|text| language_of(text) == language).copied();
        match (told("en"), told("zh")) {
            (Some(only), None) | (None, Some(only)) if is_plain => self.with_value(table, field, &quoted(only)),
            (en, zh) => self.with_value(table, field, &in_languages(en, zh)),
        }
    }

    fn with_value(&self, table: &Table, field: &str, value: &str) -> Result<String, Misfit> {
        if let Some(old) = table.get(field) {
            return Ok(self.joined(self.place(old.span())?, value));
        }
        let last = self.last_value(table)?;
        let end = self.line_after(last);
        // Where the signs of equality stand below each other, so does the new one.
        let above = &self.text[self.text[..last].rfind('\n').map_or(0, |end| end + 1)..last];
        let width = above.find('=').filter(|_| above.starts_with(|letter: char| letter.is_ascii_alphabetic())).unwrap_or(0);
        let name = format!("{:width$}", format!("{field} "));
        Ok(self.joined(end..end, &format!("{}{name}= {value}{}", self.break_before(end), self.line_end())))
    }

    fn without_value(&self, table: &Table, field: &str) -> Result<String, Misfit> {
        let (key, value) = table.get_key_value(field).ok_or_else(|| format!("there is no `{field}`"))?;
        let start = self.place(key.span())?.start;
        let start = self.text[..start].rfind('\n').map_or(0, |end| end + 1);
        let end = self.line_after(self.place(value.span())?.end);
        Ok(self.joined(start..end, ""))
    }

    /// The text with a table more in a list: behind the last of its kind, else at the end.
    pub fn with_listed(&self, name: &str, fields: &[(&str, String)]) -> Result<String, Misfit> {
        let end = match self.listed(name)?.last() {
            Some(last) => self.line_after(self.last_value(last)?),
            None => self.text.len(),
        };
        Ok(self.with_block(end, &format!("[[{name}]]"), fields))
    }

    /// The text with a table more at the end.
    pub fn with_table(&self, name: &str, fields: &[(&str, String)]) -> Result<String, Misfit> {
        if self.table.contains_key(name) {
            return Err(format!("there is a {name:?} already"));
        }
        Ok(self.with_block(self.text.len(), &format!("[{name}]"), fields))
    }

    fn with_block(&self, end: usize, header: &str, fields: &[(&str, String)]) -> String {
        let line_end = self.line_end();
        let blank = if end == 0 { "" } else { line_end };
        let block = block(header, fields).replace('\n', line_end);
        self.joined(end..end, &format!("{}{blank}{block}", self.break_before(end)))
    }

    /// Whether the table of an indicator is in this file.
    pub fn describes(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(Item::is_table)
    }

    /// How many tables have a field with this text.
    pub fn count_with(&self, field: &str, text: &str) -> usize {
        self.table.iter().filter(|(_, item)| item.get(field).and_then(Item::as_str) == Some(text)).count()
    }

    /// The text with a phrase more that people use for an indicator.
    pub fn with_phrase(&self, key: &str, language: &str, phrase: &str) -> Result<String, Misfit> {
        let indicator = self.table(key)?;
        let Some(asked) = indicator.get("asked") else {
            let after = indicator.get("name").map_or_else(|| self.last_value(indicator), |name| Ok(self.place(name.span())?.end))?;
            let end = self.line_after(after);
            let line = format!("{}asked = {{ {language} = [{}] }}{}", self.break_before(end), quoted(phrase), self.line_end());
            return Ok(self.joined(end..end, &line));
        };
        match asked {
            Item::Value(Value::Array(array)) => self.in_array(array, phrase),
            Item::Value(Value::InlineTable(languages)) => match languages.get(language) {
                Some(Value::Array(array)) => self.in_array(array, phrase),
                Some(only) => {
                    let place = self.place(only.span())?;
                    let old = self.text[place.clone()].to_owned();
                    Ok(self.joined(place, &format!("[{old}, {}]", quoted(phrase))))
                }
                None => {
                    let last = languages.iter().filter_map(|(_, value)| value.span()).map(|span| span.end).max();
                    let end = last.ok_or("`asked` is empty: edit the file")? + self.skipped;
                    Ok(self.joined(end..end, &format!(", {language} = [{}]", quoted(phrase))))
                }
            },
            Item::None | Item::Value(_) | Item::Table(_) | Item::ArrayOfTables(_) => {
                Err("`asked` is written in a way that cannot be changed from here: edit the file".to_owned())
            }
        }
    }

    fn in_array(&self, array: &toml_edit::Array, phrase: &str) -> Result<String, Misfit> {
        if array.iter().any(|item| item.as_str() == Some(phrase)) {
            return Err(format!("{phrase:?} is among its phrases already"));
        }
        let place = self.place(array.span())?;
        let Some(last) = array.iter().last() else {
            return Ok(self.joined(place.start + 1..place.start + 1, &quoted(phrase)));
        };
        let last = self.place(last.span())?;
        // Where each stands on a line of its own, so does the new one.
        let before = &self.text[place.start..last.start];
        let gap = match before.rfind('\n') {
            Some(at) if before[at..].trim().is_empty() => format!("{}{}", self.line_end(), &before[at + 1..]),
            _ => " ".to_owned(),
        };
        Ok(self.joined(last.end..last.end, &format!(",{gap}{}", quoted(phrase))))
    }

    /// The text without a phrase of an indicator.
    pub fn without_phrase(&self, key: &str, phrase: &str) -> Result<String, Misfit> {
        let indicator = self.table(key)?;
        let asked = indicator.get("asked").ok_or_else(|| format!("{key:?} has no phrases"))?;
        let arrays: Vec<&toml_edit::Array> = match asked {
            Item::Value(Value::Array(array)) => vec![array],
            Item::Value(Value::InlineTable(languages)) => languages.iter().filter_map(|(_, value)| value.as_array()).collect(),
            Item::None | Item::Value(_) | Item::Table(_) | Item::ArrayOfTables(_) => Vec::new(),
        };
        for array in arrays {
            let Some(index) = array.iter().position(|item| item.as_str() == Some(phrase)) else { continue };
            let spans: Vec<Range<usize>> = array.iter().map(|item| self.place(item.span())).collect::<Result<_, _>>()?;
            let place = match (index, spans.get(index + 1)) {
                (_, Some(next)) => spans[index].start..next.start,
                (0, None) => spans[0].clone(),
                (_, None) => spans[index - 1].end..spans[index].end,
            };
            return Ok(self.joined(place, ""));
        }
        Err(format!("{phrase:?} is not among the phrases of {key:?}"))
    }

    /// Where the last value of a table ends.
    fn last_value(&self, table: &Table) -> Result<usize, Misfit> {
        let ends = table.iter().filter_map(|(_, item)| item.span()).map(|span| span.end).max();
        let end = ends.or_else(|| table.span().map(|span| span.end)).ok_or("the table has no place: edit the file")?;
        Ok(end + self.skipped)
    }

    /// Where the line behind a place begins, or the text ends.
    fn line_after(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    /// What has to stand before a new line: a line end, where the text has none there.
    fn break_before(&self, at: usize) -> &'static str {
        if at == 0 || self.text[..at].ends_with('\n') { "" } else { self.line_end() }
    }
}

/// Whether a table states the figure that is meant.
fn is_meant(figure: &Table, which: &Which, dimensions: &[String]) -> bool {
    let period = |text: &str| Period::parse(text.trim()).ok();
    let has_key = figure.get("key").and_then(Item::as_str) == Some(which.key.as_str());
    let stated =
        figure.get("period").and_then(|item| item.as_str().map(str::to_owned).or_else(|| item.as_integer().map(|year| year.to_string())));
    let has_period = stated.is_some_and(|stated| {
        stated.trim() == which.period.trim() || period(&stated).is_some_and(|one| Some(one) == period(&which.period))
    });
    let member = |dimension: &str| {
        let inner = figure.get("members").and_then(Item::as_table_like).and_then(|members: &dyn TableLike| members.get(dimension));
        figure.get(dimension).or(inner).and_then(Item::as_str)
    };
    let wanted = |dimension: &str| which.members.iter().find(|(name, _)| name == dimension).map(|(_, member)| member.as_str());
    has_key && has_period && dimensions.iter().all(|dimension| member(dimension) == wanted(dimension))
}

/// What a field of a table says, in one language or two.
fn texts<'t>(table: &'t Table, field: &str) -> Result<Vec<&'t str>, Misfit> {
    match table.get(field) {
        None => Ok(Vec::new()),
        Some(Item::Value(Value::String(only))) => Ok(vec![only.value()]),
        Some(Item::Value(Value::InlineTable(languages))) => Ok(languages.iter().filter_map(|(_, text)| text.as_str()).collect()),
        Some(_) => Err(format!("`{field}` is written in a way that cannot be changed from here: edit the file")),
    }
}

/// A table as people write it: the signs of equality stand below each other.
pub(super) fn block(header: &str, fields: &[(&str, String)]) -> String {
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let lines = fields.iter().map(|(name, value)| format!("{name:width$} = {value}\n"));
    let header = if header.is_empty() { String::new() } else { format!("{header}\n") };
    header + &lines.collect::<String>()
}

/// The language of a text, by its letters.
pub(super) fn language_of(text: &str) -> &'static str {
    if text.chars().any(|letter| ('\u{3400}'..='\u{9fff}').contains(&letter)) { "zh" } else { "en" }
}

/// A text in one language or two, as TOML has it.
pub(super) fn in_languages(en: Option<&str>, zh: Option<&str>) -> String {
    let languages = [("en", en), ("zh", zh)].into_iter().filter_map(|(language, text)| Some(format!("{language} = {}", quoted(text?))));
    format!("{{ {} }}", languages.collect::<Vec<_>>().join(", "))
}

/// A text as TOML has it.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string().trim().to_owned()
}
