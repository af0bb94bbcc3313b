//! What did a change do, so that it can be told in any language?
//!
//! The history keeps this beside the line in English: who reads it in Chinese is told the same, and from what to what.

use super::change::{Change, Which};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a change did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// What was wanted of smebot.
    Made(Box<Change>),
    /// What became of a part of a file.
    Deed(Deed),
    /// An earlier change was taken back.
    Undone {
        /// Its number.
        change: i64,
        /// What it did, in a line in English.
        summary: String,
        /// The same for any language; nothing where an earlier build wrote it down.
        told: Option<Box<Told>>,
    },
}

/// What became of a part of a file, or of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// A part is new; the words of a figure.
    Come(What, Option<String>),
    /// It is gone.
    Gone(What, Option<String>),
    /// A figure is answered no longer, and why.
    Retired(What, String),
    /// It is answered again.
    Restored(What),
    /// Fields of a part say something else.
    Changed(What, Vec<Other>),
    /// Nothing of a part but its comments or spaces is another.
    Laid(What),
    /// A file is new.
    FileCome(String),
    /// A file is gone.
    FileGone(String),
    /// A file is edited that cannot be read.
    Faulty(String),
    /// The parts of a file stand otherwise.
    Reordered(String),
    /// So many parts of a file are others that they are not told one by one.
    Many(String, usize),
    /// A file came that had another name before.
    RenamedFrom {
        /// What it was called.
        old: String,
        /// What it is called.
        new: String,
    },
    /// The old name of such a file is gone.
    RenamedTo {
        /// What it was called.
        old: String,
        /// What it is called.
        new: String,
    },
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A figure.
    Figure(Which),
    /// An indicator.
    Indicator(String),
    /// A term of the glossary.
    Term(String),
    /// Another table.
    Table(String),
    /// The head of a statement, whose file is named so.
    Head(String),
    /// One of a list, such as a remark, of a statement.
    Listed(String, String),
}

/// A field that says something else; each value as TOML has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// Which.
    pub field: String,
    /// What it said.
    pub from: Option<String>,
    /// What it says.
    pub to: Option<String>,
}

impl Told {
    /// As the history keeps it; nothing where it cannot be written.
    #[must_use]
    pub fn written(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    /// What the history keeps; nothing where another build wrote it so that this one cannot read it.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Made(change) => change.fmt(formatter),
            Self::Deed(deed) => deed.fmt(formatter),
            Self::Undone { change, summary, .. } => write!(formatter, "undo {change}: {summary}"),
        }
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Come(what, None) => write!(formatter, "add {what}"),
            Self::Come(what, Some(stated)) => write!(formatter, "add {what}: {stated}"),
            Self::Gone(what, None) => write!(formatter, "remove {what}"),
            Self::Gone(what, Some(stated)) => write!(formatter, "remove {what}, which was {stated}"),
            Self::Retired(what, why) => write!(formatter, "retire {what}: {why}"),
            Self::Restored(what) => write!(formatter, "restore {what}"),
            Self::Changed(what, others) => {
                write!(formatter, "edit {what}")?;
                for (other, gap) in others.iter().zip(std::iter::once(": ").chain(std::iter::repeat("; "))) {
                    write!(formatter, "{gap}{other}")?;
                }
                Ok(())
            }
            Self::Laid(what) => write!(formatter, "edit the comments or spaces of {what}"),
            Self::FileCome(file) => write!(formatter, "add the file {file}"),
            Self::FileGone(file) => write!(formatter, "remove the file {file}"),
            Self::Faulty(file) => write!(formatter, "edit {file}, which has a fault"),
            Self::Reordered(file) => write!(formatter, "edit {file}: the order or the spaces of its parts"),
            Self::Many(file, count) => write!(formatter, "edit {file}: {count} of its parts"),
            Self::RenamedFrom { old, new } => write!(formatter, "rename {old}: it is {new} now"),
            Self::RenamedTo { old, new } => write!(formatter, "rename {old} to {new}: the old name goes"),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figure(which) => which.fmt(formatter),
            Self::Indicator(key) => write!(formatter, "the indicator {key}"),
            Self::Term(key) => write!(formatter, "the term {key}"),
            Self::Table(key) => formatter.write_str(key),
            Self::Head(file) => write!(formatter, "the head of {file}"),
            Self::Listed(sort, file) => write!(formatter, "a {sort} of {file}"),
        }
    }
}

impl fmt::Display for Other {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = &self.field;
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => write!(formatter, "{field} from {from} to {to}"),
            (None, Some(to)) => write!(formatter, "{field} {to}"),
            (_, None) => write!(formatter, "no {field} any more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_comes_back_from_the_history() {
        let stated = Other { field: "stated".to_owned(), from: Some("\"9\"".to_owned()), to: Some("\"10\"".to_owned()) };
        let figure = What::Figure(Which { key: "boats".to_owned(), period: "2023".to_owned(), ..Which::default() });
        let edited = Told::Deed(Deed::Changed(figure, vec![stated]));
        let undone = Told::Undone { change: 7, summary: edited.to_string(), told: Some(Box::new(edited)) };
        assert_eq!(undone.to_string(), "undo 7: edit boats for 2023: stated from \"9\" to \"10\"");
        assert_eq!(Told::read(&undone.written().unwrap()), Some(undone));
        assert_eq!(Told::read("{\"Foretold\":1}"), None, "of a later build");
    }
}
