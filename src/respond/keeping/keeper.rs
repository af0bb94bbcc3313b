//! What does whoever knows the files do for those who keep the facts?

use super::drafts::Ready;
use crate::chat::AuthorId;
use crate::journal::history;
use crate::keep::change::Change;
use crate::keep::propose::Proposal;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was found in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Which state of the facts the files are.
    pub revision: String,
    /// Errors and warnings, a line each.
    pub lines: Vec<String>,
    /// How many of them are errors.
    pub error_count: usize,
}

/// What is given away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The files of the facts, as a ZIP archive.
    pub archive: Vec<u8>,
    /// The history.
    pub history: String,
}

/// What is wanted: a change, or one taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// A change.
    Change(Box<Change>),
    /// The change with a number taken back.
    Undo(i64),
}

impl From<Change> for Wanted {
    fn from(change: Change) -> Self {
        Self::Change(Box::new(change))
    }
}

/// What somebody else did to a file after a change of it was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The difference, as git shows it.
    pub diff: String,
    /// The change in the history that did it, where it is one; else somebody edited the file.
    pub by: Option<history::Held>,
}

/// Why a change could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another process writes to the facts.
    Busy,
    /// A file was changed while it was being written.
    JustChanged,
    /// A file could not be written.
    Disk,
    /// The history could not be written.
    History,
    /// Something that the check says, or why the change does not fit.
    Said(String),
}

/// What came of applying what was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It is written.
    Done {
        /// The number of the change.
        change: i64,
        /// What it did.
        proposal: Box<Proposal>,
    },
    /// A second keeper has to agree first: it is kept until then.
    Asked {
        /// What it would do.
        proposal: Box<Proposal>,
    },
    /// Who proposed it cannot be the one who agrees.
    Own,
    /// It is not kept any more, or was another member's.
    Gone,
    /// The facts were changed meanwhile. Nothing was overwritten.
    Changed {
        /// What was done meanwhile.
        since: Box<Since>,
        /// What the change would do now, and the number under which that is kept; or why it does not fit any more.
        again: Result<(u64, Box<Proposal>), String>,
    },
    /// It could not be written; nothing was changed.
    Failed {
        /// Why.
        why: Why,
        /// The change, which is kept so that it can be tried again, where it still fits.
        again: Option<(u64, Box<Proposal>)>,
    },
}

/// Whatever knows the files. It reads and writes, so it is made at the edge and handed in.
pub trait Keeper: Send + Sync {
    /// Reads and checks the files as they are.
    fn check(&self) -> Found;
    /// Has the files answered from as they are, if they have no error; what was found in them.
    fn reload(&self) -> Found;
    /// The changes, the latest first, of one thing or of all, without the first `skip` of them.
    /// Nothing where the history cannot be read; why is for the log.
    fn history(&self, key: Option<&str>, skip: usize, most: usize) -> Option<Vec<history::Held>>;
    /// A change by its number; nothing where there is none, or it cannot be read.
    fn change(&self, id: i64) -> Option<history::Held>;
    /// The files as an archive, and the whole history, one JSON object a line. Nothing where they cannot be read; why is for the log.
    fn export(&self) -> Option<Export>;
    /// What a change would do, kept for its author under a number for a while.
    ///
    /// # Errors
    /// Says why it does not fit the facts.
    fn propose(&self, wanted: &Wanted, questions: &[String], author: AuthorId, day: Date) -> Result<(u64, Proposal), String>;
    /// What was proposed under a number, if the author is the same.
    fn pending(&self, number: u64, author: AuthorId) -> Option<Wanted>;
    /// Writes what its author proposed under a number and a second keeper agrees to, if the facts are what they were.
    fn approve(&self, number: u64, author: AuthorId, second: AuthorId, now: Timestamp, day: Date) -> Applied;
    /// Writes what was proposed under a number, if the author is the same and the facts are what they were, or waits for a second keeper.
    fn apply(&self, number: u64, author: AuthorId, now: Timestamp, day: Date) -> Applied;
    /// Forgets what was proposed under a number, if the author is the same; whether it lay there, and is not being written at this moment.
    fn discard(&self, number: u64, author: AuthorId) -> bool;
    /// Keeps what a draft would add for its author, for a while; its number.
    fn keep_draft(&self, ready: &Ready, author: AuthorId) -> u64;
    /// Forgets what a draft would add, if the author is the same.
    fn forget_draft(&self, number: u64, author: AuthorId);
    /// What a draft would add, to its author.
    fn draft(&self, number: u64, author: AuthorId) -> Option<Ready>;
    /// How much is kept of what a member has proposed and had drafted; nothing where that cannot be read.
    fn kept_of(&self, author: AuthorId) -> Option<usize>;
    /// Forgets all that a member has proposed and had drafted; how much that was, and nothing where it cannot be taken away.
    fn forget_all(&self, author: AuthorId) -> Option<usize>;
}
