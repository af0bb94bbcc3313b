//! Where is what keepers have proposed, and what would be added of their drafts, until it is applied or discarded?
//!
//! In the journal, where there is one, so that it outlives a restart; else, or where the journal cannot be written, in memory. Questions that a keeper
//! tried a change with are kept in memory alone: after a restart the change is there, and they are asked anew.

use crate::chat::AuthorId;
use crate::journal::Journal;
use crate::journal::history::Rewrite;
use crate::journal::shelf::{Kind, Place, Shelved};
use crate::keep::propose::Proposal;
use crate::respond::keeping::Wanted;
use crate::respond::keeping::drafts::Ready;
use crate::respond::seal;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// The most changes of which it is remembered with which questions they were tried.
const MOST_TRIED: usize = 200;

/// What was proposed, and on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// What its buttons carry: a fingerprint of the change itself, so that a button never means another one.
    pub number: u64,
    /// By whom.
    pub author: AuthorId,
    /// What is wanted.
    pub wanted: Wanted,
    /// The questions to try it with.
    pub questions: Vec<String>,
    /// What it was proposed on.
    pub on: Vec<On>,
    /// A fingerprint of the errors that the change brought.
    pub errors: u64,
    /// Whether a second keeper is asked to agree.
    pub is_asked: bool,
}

/// A file that a change was proposed on, as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct On {
    /// Which, relative to the folder of the facts.
    pub file: String,
    /// What it said; nothing where it was not there.
    pub before: Option<String>,
}

/// What is written of it.
#[derive(Serialize, Deserialize)]
struct Written {
    wanted: Wanted,
    on: Vec<On>,
    errors: u64,
}

impl Pending {
    /// What an author proposes.
    pub fn new(wanted: &Wanted, questions: &[String], author: AuthorId, proposal: &Proposal) -> Self {
        let errors: Vec<&str> = proposal.errors.iter().map(String::as_str).collect();
        let on = |rewrite: &Rewrite| On { file: rewrite.file.clone(), before: rewrite.before.clone() };
        Self {
            number: number(proposal),
            author,
            wanted: wanted.clone(),
            questions: questions.to_vec(),
            on: proposal.rewrites.iter().map(on).collect(),
            errors: seal::fingerprint(&errors),
            is_asked: false,
        }
    }

    /// Whether what it would do now is what it was proposed to do.
    pub fn is_still(&self, proposal: &Proposal) -> bool {
        let now = Self::new(&self.wanted, &[], self.author, proposal);
        (self.number, &self.on, self.errors) == (now.number, &now.on, now.errors)
    }

    fn place(&self) -> Place {
        Place { kind: Kind::Change, author: self.author.0, number: self.number }
    }
}

/// A number that stands for a proposal: the same for the same change of the same texts.
fn number(proposal: &Proposal) -> u64 {
    let mut parts = vec![proposal.summary.as_str()];
    for Rewrite { file, before, after } in &proposal.rewrites {
        parts.extend([file.as_str(), before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default()]);
    }
    seal::fingerprint(&parts)
}

/// The shelf.
#[derive(Debug, Default)]
pub struct Shelf {
    journal: Option<Journal>,
    /// What is not in the journal.
    memory: Option<Journal>,
    /// What is being written to the files at this moment.
    taken: Vec<Place>,
    tried: VecDeque<(Place, Vec<String>)>,
}

impl Shelf {
    /// One in a journal, or in memory.
    pub fn new(journal: Option<Journal>) -> Self {
        let memory = Journal::in_memory().inspect_err(|error| tracing::error!(%error, "what is proposed cannot be kept in memory"));
        Self { journal, memory: memory.ok(), ..Self::default() }
    }

    /// Keeps what was proposed; its number.
    pub fn keep(&mut self, pending: &Pending, second: i64) -> u64 {
        let place = pending.place();
        self.tried.retain(|(other, _)| *other != place);
        self.tried.push_back((place, pending.questions.clone()));
        self.tried.drain(..self.tried.len().saturating_sub(MOST_TRIED));
        self.shelve(
            place,
            &Written { wanted: pending.wanted.clone(), on: pending.on.clone(), errors: pending.errors },
            pending.is_asked,
            second,
        );
        pending.number
    }

    /// What its author proposed under a number.
    pub fn pending(&self, number: u64, author: AuthorId, second: i64) -> Option<Pending> {
        let place = Place { kind: Kind::Change, author: author.0, number };
        let (Written { wanted, on, errors }, is_asked) = self.shelved(place, second)?;
        let tried = self.tried.iter().find(|(other, _)| *other == place);
        let questions = tried.map(|(_, questions)| questions.clone()).unwrap_or_default();
        Some(Pending { number, author, wanted, questions, on, errors, is_asked })
    }

    /// Whether something lies there under a number, and nobody is about to write it.
    pub fn is_free(&self, number: u64, author: AuthorId, second: i64) -> bool {
        self.pending(number, author, second).is_some_and(|pending| !self.taken.contains(&pending.place()))
    }

    /// The same for one who is about to write it, and for no other until he is done.
    pub fn taken(&mut self, number: u64, author: AuthorId, second: i64) -> Option<Pending> {
        let pending = self.pending(number, author, second).filter(|pending| !self.taken.contains(&pending.place()))?;
        self.taken.push(pending.place());
        Some(pending)
    }

    /// Has what was taken lie there for others again.
    pub fn put_back(&mut self, pending: &Pending) {
        self.taken.retain(|place| *place != pending.place());
    }

    /// Takes away what was proposed under a number.
    pub fn forget(&mut self, number: u64, author: AuthorId) {
        let place = Place { kind: Kind::Change, author: author.0, number };
        self.tried.retain(|(other, _)| *other != place);
        self.unshelve(place);
    }

    /// Takes away what a draft would add.
    pub fn forget_draft(&mut self, number: u64, author: AuthorId) {
        self.unshelve(Place { kind: Kind::Draft, author: author.0, number });
    }

    fn unshelve(&mut self, place: Place) {
        for journal in [&mut self.journal, &mut self.memory].into_iter().flatten() {
            let gone = journal.unshelve(place);
            let _ = gone.inspect_err(|error| tracing::warn!(%error, "what was proposed cannot be taken away"));
        }
    }

    /// Keeps what a draft would add; its number.
    pub fn keep_draft(&mut self, author: AuthorId, ready: &Ready, second: i64) -> u64 {
        let number = ready.number(author);
        self.shelve(Place { kind: Kind::Draft, author: author.0, number }, ready, false, second);
        number
    }

    /// What a draft would add, to its author.
    pub fn draft(&self, number: u64, author: AuthorId, second: i64) -> Option<Ready> {
        Some(self.shelved(Place { kind: Kind::Draft, author: author.0, number }, second)?.0)
    }

    /// How much is kept of what a member has proposed and had drafted.
    pub fn kept_of(&self, author: AuthorId, second: i64) -> Option<usize> {
        let counts = [&self.journal, &self.memory].into_iter().flatten().map(|journal| journal.shelved_of(author.0, second));
        counts.sum::<rusqlite::Result<usize>>().inspect_err(|error| tracing::error!(%error, "what was proposed cannot be read")).ok()
    }

    /// Takes away all that a member has proposed and had drafted; how much that was.
    pub fn forget_all(&mut self, author: AuthorId) -> Option<usize> {
        self.tried.retain(|(place, _)| place.author != author.0);
        let counts = [&mut self.journal, &mut self.memory].into_iter().flatten().map(|journal| journal.unshelve_of(author.0));
        counts.sum::<rusqlite::Result<usize>>().inspect_err(|error| tracing::error!(%error, "what was proposed cannot be taken away")).ok()
    }

    fn shelve(&mut self, place: Place, says: &impl Serialize, is_asked: bool, second: i64) {
        let says = match serde_json::to_string(says) {
            Ok(says) => says,
            Err(error) => return tracing::error!(%error, "what was proposed cannot be written down"),
        };
        let shelved = Shelved { says, is_asked };
        let written = self.journal.as_mut().map(|journal| journal.shelve(place, &shelved, second));
        let is_written = written.is_some_and(|done| {
            done.inspect_err(|error| tracing::warn!(%error, "what was proposed is kept in memory, as the journal cannot be written"))
                .is_ok()
        });
        // What is in the journal is not in memory, too: one of them would be older.
        let kept =
            self.memory.as_mut().map(|memory| if is_written { memory.unshelve(place) } else { memory.shelve(place, &shelved, second) });
        if let Some(Err(error)) = kept {
            tracing::error!(%error, "what was proposed cannot be kept");
        }
    }

    /// What lies at a place; what an earlier build has written and this one cannot read is not there.
    fn shelved<T: for<'a> Deserialize<'a>>(&self, place: Place, second: i64) -> Option<(T, bool)> {
        let found = [&self.memory, &self.journal].into_iter().flatten().find_map(|journal| {
            let found = journal.shelved(place, second);
            found.inspect_err(|error| tracing::warn!(%error, "what was proposed cannot be read")).ok().flatten()
        })?;
        Some((serde_json::from_str(&found.says).ok()?, found.is_asked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_written_is_not_free_until_that_is_done() {
        let (author, number, second) = (AuthorId(1), 7, 1_700_000_000);
        let (questions, on) = (Vec::new(), Vec::new());
        let pending = Pending { number, author, wanted: Wanted::Undo(1), questions, on, errors: 0, is_asked: true };
        let mut shelf = Shelf::new(None);
        assert!(!shelf.is_free(number, author, second));
        shelf.keep(&pending, second);
        assert!(shelf.is_free(number, author, second) && !shelf.is_free(number, AuthorId(2), second));
        assert_eq!(shelf.taken(number, author, second).as_ref(), Some(&pending));
        assert!(!shelf.is_free(number, author, second) && shelf.taken(number, author, second).is_none());
        shelf.put_back(&pending);
        assert!(shelf.is_free(number, author, second));
    }
}
