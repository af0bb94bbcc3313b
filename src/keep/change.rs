//! What can be changed?

use super::field::Emptied;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// The words of a statement's head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When: a day, a month or a year.
    pub published: String,
    /// Where it can be read.
    pub url: String,
    /// Who is quoted.
    pub speaker: Option<String>,
}

/// Which figure is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Which {
    /// The key of its indicator.
    pub key: String,
    /// Its period.
    pub period: String,
    /// Its members, each with its dimension.
    pub members: Vec<(String, String)>,
    /// The key of the statement that states it; it may be left out where one only does.
    pub statement: Option<String>,
}

/// What an indicator's table says, as far as it is set; the languages of a text are told apart by its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// What it is called.
    pub names: Vec<String>,
    /// What a reader should know about it.
    pub notes: Vec<String>,
    /// The words that people use for it.
    pub phrases: Vec<String>,
    /// The unit of its figures, in one language or two.
    pub units: Vec<String>,
    /// "stock", "flow", "target" or "rule".
    pub kind: Option<String>,
    /// The key of its topic.
    pub topic: Option<String>,
    /// The key of what it is a subset of.
    pub part_of: Option<String>,
    /// The key of what it is the target for.
    pub target_for: Option<String>,
    /// The key of what it is the growth of.
    pub growth_of: Option<String>,
    /// The keys of what it is a part and a whole of.
    pub share: Option<(String, String)>,
    /// The day on which the next figure is expected.
    pub expects: Option<String>,
}

/// What a term of the glossary says; of one that is there already only what is not empty is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The term.
    pub name: String,
    /// What it means.
    pub text: String,
    /// Who says so.
    pub publisher: String,
    /// Where that can be read.
    pub url: String,
}

/// One change: of one file, or of several that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A figure is added to a statement.
    Add {
        /// Which; the statement is named.
        figure: Which,
        /// The words of the source.
        stated: String,
        /// What a reader should know about it.
        note: Option<String>,
        /// The head of the statement, where it is a new one.
        source: Option<Source>,
    },
    /// Several figures are added to one statement.
    AddAll {
        /// Each with the words of the source; all name the same statement.
        figures: Vec<(Which, String)>,
        /// The head of the statement, where it is a new one.
        source: Option<Source>,
    },
    /// The words or the note of a figure are put right.
    Edit {
        /// Which.
        figure: Which,
        /// The new words.
        stated: Option<String>,
        /// The new period.
        period: Option<String>,
        /// What a reader should know about it; an empty text takes the note away.
        note: Option<String>,
    },
    /// A figure is answered no longer; it stays in its file.
    Retire {
        /// Which.
        figure: Which,
        /// Why.
        why: String,
    },
    /// A retired figure is answered again.
    Restore {
        /// Which.
        figure: Which,
    },
    /// Words that people use for an indicator.
    Teach {
        /// The key of the indicator.
        key: String,
        /// The words.
        phrase: String,
    },
    /// Words that do not mean the indicator after all.
    Unteach {
        /// The key of the indicator.
        key: String,
        /// The words.
        phrase: String,
    },
    /// Something that a statement says beside its figures, in our own words.
    Remark {
        /// The key of the statement.
        statement: String,
        /// The indicators that it is about.
        about: Vec<String>,
        /// The remark.
        text: String,
    },
    /// A term with its definition, or another definition of a term.
    Define {
        /// Its key.
        key: String,
        /// What it says.
        term: Definition,
        /// What it does not say any more.
        without: Vec<Emptied>,
    },
    /// A new indicator.
    Describe {
        /// Its key.
        key: String,
        /// What its table says.
        says: Box<Description>,
    },
    /// Another description of an indicator: what is set takes the place of what it says.
    Redescribe {
        /// Its key.
        key: String,
        /// What is to be said otherwise.
        says: Box<Description>,
        /// What is not to be said any more.
        without: Vec<Emptied>,
    },
    /// Several changes that are made as one, each on what those before it have made: a new indicator with its first figure.
    Together(Vec<Change>),
}

impl Change {
    /// The key of what is changed, by which its history is found; of several the keys, with a space between.
    #[must_use]
    pub fn subject(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::AddAll { figures, .. } => {
                let mut keys: Vec<&str> = figures.iter().map(|(figure, _)| figure.key.as_str()).collect();
                keys.dedup();
                return Cow::Owned(keys.join(" "));
            }
            Self::Together(changes) => {
                let mut keys: Vec<Cow<'_, str>> = changes.iter().map(Self::subject).collect();
                keys.dedup();
                return Cow::Owned(keys.join(" "));
            }
            Self::Add { figure, .. } | Self::Edit { figure, .. } | Self::Retire { figure, .. } | Self::Restore { figure } => &figure.key,
            Self::Teach { key, .. } | Self::Unteach { key, .. } | Self::Define { key, .. } => key,
            Self::Describe { key, .. } | Self::Redescribe { key, .. } => key,
            Self::Remark { statement, .. } => statement,
        })
    }
}

impl fmt::Display for Which {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} for {}", self.key, self.period)?;
        for (dimension, member) in &self.members {
            write!(formatter, ", {dimension} {member}")?;
        }
        Ok(())
    }
}

/// What is taken out, as it is told.
struct Without<'w>(&'w [Emptied]);

impl fmt::Display for Without<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (emptied, gap) in self.0.iter().zip(std::iter::once(", without ").chain(std::iter::repeat(" and "))) {
            write!(formatter, "{gap}{emptied}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Add { figure, stated, .. } => write!(formatter, "add {figure}: {stated:?}"),
            Self::AddAll { figures, .. } => {
                let statement = figures.first().and_then(|(figure, _)| figure.statement.as_deref()).unwrap_or_default();
                write!(formatter, "add {} {} of {statement}", figures.len(), if figures.len() == 1 { "figure" } else { "figures" })
            }
            Self::Edit { figure, stated, period, note } => {
                write!(formatter, "edit {figure}")?;
                stated.as_ref().map_or(Ok(()), |stated| write!(formatter, ", now {stated:?}"))?;
                period.as_ref().map_or(Ok(()), |period| write!(formatter, ", now for {period}"))?;
                note.as_ref().map_or(Ok(()), |_| write!(formatter, ", with another note"))
            }
            Self::Retire { figure, why } => write!(formatter, "retire {figure}: {why}"),
            Self::Restore { figure } => write!(formatter, "restore {figure}"),
            Self::Teach { key, phrase } => write!(formatter, "add the phrase {phrase:?} to {key}"),
            Self::Unteach { key, phrase } => write!(formatter, "remove the phrase {phrase:?} from {key}"),
            Self::Remark { statement, .. } => write!(formatter, "add a remark to {statement}"),
            Self::Define { key, without, .. } => write!(formatter, "define {key}{}", Without(without)),
            Self::Describe { key, .. } => write!(formatter, "add the indicator {key}"),
            Self::Redescribe { key, without, .. } => write!(formatter, "describe {key} otherwise{}", Without(without)),
            Self::Together(changes) => {
                for (change, gap) in changes.iter().zip(std::iter::once("").chain(std::iter::repeat("; "))) {
                    write!(formatter, "{gap}{change}")?;
                }
                Ok(())
            }
        }
    }
}
