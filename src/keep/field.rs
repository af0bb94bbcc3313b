//! What can be taken out of what is said of an indicator or a term?

use super::propose::Refusal;
use super::splice::Sheet;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A field that need not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// What it is called: in one of two languages.
    Name,
    /// What a reader should know about an indicator.
    Note,
    /// The words that people use for it.
    Asked,
    /// Stock, flow, target or rule.
    Kind,
    /// Its topic.
    Topic,
    /// What it is a subset of.
    PartOf,
    /// What it is the target for.
    TargetFor,
    /// What it is the growth of.
    GrowthOf,
    /// What it is a part and a whole of.
    Share,
    /// When its next figure is expected.
    Expects,
    /// What a term means: in one of two languages.
    Definition,
    /// Who says so.
    Publisher,
    /// Where that can be read.
    Url,
}

impl Field {
    const ALL: [(Self, &'static str); 13] = [
        (Self::Name, "name"),
        (Self::Note, "note"),
        (Self::Asked, "asked"),
        (Self::Kind, "kind"),
        (Self::Topic, "topic"),
        (Self::PartOf, "part_of"),
        (Self::TargetFor, "target_for"),
        (Self::GrowthOf, "growth_of"),
        (Self::Share, "share"),
        (Self::Expects, "expects"),
        (Self::Definition, "definition"),
        (Self::Publisher, "publisher"),
        (Self::Url, "url"),
    ];

    /// As the file has it.
    pub(super) fn key(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, key)| key)
    }

    /// Whether it is a text that may be said in two languages, and whether one of them has to be there.
    fn is_text(self) -> bool {
        matches!(self, Self::Name | Self::Note | Self::Definition | Self::Publisher)
    }

    fn is_needed(self) -> bool {
        matches!(self, Self::Name | Self::Definition)
    }
}

/// A field that is taken out, in one language or altogether.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emptied {
    /// Which.
    pub field: Field,
    /// In which language alone.
    pub language: Option<Language>,
}

impl From<Field> for Emptied {
    fn from(field: Field) -> Self {
        Self { field, language: None }
    }
}

impl Emptied {
    /// A text file without it.
    pub(super) fn taken_out(self, text: &str, key: &str) -> Result<String, Refusal> {
        let sheet = Sheet::of(text)?;
        match self.language {
            None => sheet.without_field(key, self.field.key()),
            Some(language) => sheet.without_language(key, self.field.key(), language.code(), self.field.is_needed()),
        }
    }
}

impl fmt::Display for Emptied {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.field.key())?;
        self.language.map_or(Ok(()), |language| write!(formatter, ".{}", language.code()))
    }
}

impl FromStr for Emptied {
    type Err = Refusal;

    /// Reads "note", "note.zh", "part_of" or "part-of".
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let small = text.trim().replace('-', "_");
        let (name, language) = small.split_once('.').map_or((small.as_str(), None), |(name, language)| (name, Some(language)));
        if ["unit", "key"].contains(&name) {
            return Err(format!("what is measured needs its {name}: give another, it cannot be empty"));
        }
        let field = Field::ALL.iter().find(|(_, key)| *key == name).map(|(field, _)| *field).ok_or_else(|| {
            let known = Field::ALL.map(|(_, key)| key).join(", ");
            format!("there is no field {name:?} to empty: {known}; of a text also in one language, as note.zh")
        })?;
        let language = match language {
            None => None,
            Some(code) if field.is_text() && Language::English.code() == code => Some(Language::English),
            Some(code) if field.is_text() && Language::Chinese.code() == code => Some(Language::Chinese),
            Some(_) => return Err(format!("{text:?} is no text in a language: write note.en or note.zh, or {name} alone")),
        };
        if language.is_none() && field.is_needed() {
            return Err(format!("a {name} is needed in one language: {name}.en or {name}.zh can be empty, not both"));
        }
        Ok(Self { field, language })
    }
}
