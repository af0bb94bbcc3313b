//! How does what members asked get into the journal, and out of it?

use super::shared::Shared;
use crate::chat::{AuthorId, MessageId, Note};
use crate::journal::inbox::{self, Came};
use crate::journal::{Journal, Keeps};
use crate::respond::alike;
use crate::respond::inbox::{Ending, Group, Inbox, Waited, Waiting};
use std::sync::PoisonError;

impl Shared {
    /// Does something with the journal; nothing where there is none, or where it fails, which is logged.
    pub fn with_journal<T>(&self, act: impl FnOnce(&mut Journal, i64) -> rusqlite::Result<T>) -> Option<T> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let done = act(journal.as_mut()?, jiff::Timestamp::now().as_second());
        done.inspect_err(|error| tracing::error!(%error, "cannot use the journal")).ok()
    }

    /// Whether what members asked is kept.
    pub fn keeps_questions(&self) -> bool {
        self.keeps.is_some_and(|keeps| keeps != Keeps::Nothing)
    }

    /// Writes a note down; whether it is news, as an answer is noted once.
    pub fn write_down(&self, note: &Note) -> bool {
        let (question, came, is_first) = match note {
            Note::Unanswered { question, .. } => (Some(question), Came::Unanswered, true),
            Note::Clarified { question } => (Some(question), Came::Clarified, true),
            Note::NotAsked { answer, question, .. } => (question.as_ref(), Came::NotAsked(answer.0), self.memory.is_new(answer.0)),
            Note::Gone(MessageId(message)) => {
                self.with_journal(|journal, _| journal.waits_no_more(*message));
                return true;
            }
        };
        // What is written down is the words of the question: nobody who is named in it, and no place.
        let question = question.map(|question| alike::kept(question)).filter(|question| !question.is_empty());
        let Some(question) = question.filter(|_| self.keeps_questions()) else { return is_first };
        let note = inbox::Note { likeness: alike::likeness(&question), question, came };
        self.with_journal(|journal, now| journal.note(&note, now)).unwrap_or(is_first)
    }
}

impl Inbox for Shared {
    fn days(&self) -> u32 {
        match self.keeps {
            Some(Keeps::Days(days)) => days,
            Some(Keeps::Nothing) | None => 0,
        }
    }

    fn groups(&self, skip: usize, most: usize) -> Option<(Vec<Group>, usize)> {
        self.with_journal(|journal, now| journal.groups(skip, most, now))
    }

    fn group(&self, number: u64) -> Option<Group> {
        self.with_journal(|journal, now| journal.group(number, now)).flatten()
    }

    fn wordings(&self, number: u64) -> Option<Vec<String>> {
        self.with_journal(|journal, now| journal.wordings(number, now))
    }

    fn end_group(&self, number: u64, ending: Ending) -> Option<bool> {
        self.with_journal(|journal, now| journal.end_group(number, ending, now))
    }

    fn reopen_group(&self, number: u64) -> Option<bool> {
        self.with_journal(|journal, _| journal.reopen_group(number))
    }

    fn wait(&self, waiting: &Waiting) -> Waited {
        self.with_journal(|journal, now| journal.wait(waiting, now)).unwrap_or(Waited::Off)
    }

    fn waiting_of(&self, author: AuthorId) -> Option<Vec<Waiting>> {
        self.with_journal(|journal, now| journal.waiting_of(author.0, now))
    }

    fn forget(&self, author: AuthorId) -> Option<usize> {
        self.with_journal(|journal, _| journal.forget(author.0))
    }
}
