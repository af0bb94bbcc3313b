//! What is written down for the keepers: questions that had no answer, and answers that were to another question? And where was the bot left?
//!
//! A small SQLite file. A question is noted without who asked it, and is forgotten after a while.

pub mod history;

use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

/// For how many days a note is kept.
const KEPT_DAYS: i64 = 180;
/// The most notes that are kept; the oldest go first.
const MOST_KEPT: i64 = 20_000;
/// The longest text that is noted, in characters.
const LONGEST: usize = 1_000;

/// What is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A question that had no answer.
    Unanswered {
        /// The question.
        question: String,
        /// Why there was none.
        reason: String,
    },
    /// An answer of which a member says that it was to another question.
    NotAsked {
        /// The question, where it was still known.
        question: Option<String>,
        /// What was answered, as its button carried it.
        answered: String,
        /// The room of the answer.
        room: u64,
        /// The message with the answer.
        answer: u64,
    },
}

/// Where the bot was when it stopped, so that it hears what was said meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What the session is called.
    pub session: String,
    /// The number of the last event in it.
    pub sequence: u64,
    /// Where it is taken up.
    pub address: String,
}

/// The file.
#[derive(Debug)]
pub struct Journal {
    file: Connection,
}

impl Journal {
    /// Opens a file, or makes one.
    ///
    /// # Errors
    /// Fails where the file cannot be opened, or is none of ours.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        Self::prepared(Connection::open(path)?)
    }

    /// A journal that is kept in memory and is gone with the program.
    ///
    /// # Errors
    /// Fails where there is no memory for it.
    pub fn in_memory() -> rusqlite::Result<Self> {
        Self::prepared(Connection::open_in_memory()?)
    }

    fn prepared(file: Connection) -> rusqlite::Result<Self> {
        file.busy_timeout(core::time::Duration::from_secs(2))?;
        file.pragma_update(None, "journal_mode", "WAL")?;
        file.execute_batch(
            "CREATE TABLE IF NOT EXISTS note (
                 id       INTEGER PRIMARY KEY,
                 kind     TEXT NOT NULL CHECK (kind IN ('unanswered', 'not-asked')),
                 second   INTEGER NOT NULL,
                 question TEXT,
                 reason   TEXT,
                 answered TEXT,
                 room     INTEGER,
                 answer   INTEGER
             ) STRICT;
             CREATE INDEX IF NOT EXISTS note_by_second ON note (second);
             CREATE UNIQUE INDEX IF NOT EXISTS note_by_answer ON note (answer) WHERE answer IS NOT NULL;
             CREATE TABLE IF NOT EXISTS place (
                 application INTEGER PRIMARY KEY,
                 intents     INTEGER NOT NULL,
                 session     TEXT NOT NULL,
                 sequence    INTEGER NOT NULL,
                 address     TEXT NOT NULL
             ) STRICT;",
        )?;
        Ok(Self { file })
    }

    /// Notes something; `second` is when, in seconds since 1970. An answer is noted once: whether it is news.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn note(&mut self, entry: &Entry, second: i64) -> rusqlite::Result<bool> {
        let changes = self.file.transaction()?;
        let count = match entry {
            Entry::Unanswered { question, reason } => changes.execute(
                "INSERT INTO note (kind, second, question, reason) VALUES ('unanswered', ?1, ?2, ?3)",
                params![second, short(question), reason],
            )?,
            Entry::NotAsked { question, answered, room, answer } => changes.execute(
                "INSERT OR IGNORE INTO note (kind, second, question, answered, room, answer) VALUES ('not-asked', ?1, ?2, ?3, ?4, ?5)",
                params![second, question.as_deref().map(short), answered, room.cast_signed(), answer.cast_signed()],
            )?,
        };
        changes.execute("DELETE FROM note WHERE second < ?1", [second - KEPT_DAYS * 86_400])?;
        changes.execute("DELETE FROM note WHERE id <= (SELECT max(id) FROM note) - ?1", [MOST_KEPT])?;
        changes.commit()?;
        Ok(count > 0)
    }

    /// What was noted, the latest first.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn entries(&self, most: usize) -> rusqlite::Result<Vec<Entry>> {
        let mut query =
            self.file.prepare_cached("SELECT kind, question, reason, answered, room, answer FROM note ORDER BY id DESC LIMIT ?1")?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = query.query_map([most], |row| {
            let kind: String = row.get(0)?;
            let question: Option<String> = row.get(1)?;
            Ok(if kind == "unanswered" {
                Entry::Unanswered { question: question.unwrap_or_default(), reason: row.get::<_, Option<String>>(2)?.unwrap_or_default() }
            } else {
                let number = |column| row.get::<_, Option<i64>>(column).map(|number| number.unwrap_or(0).cast_unsigned());
                Entry::NotAsked {
                    question,
                    answered: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
                    room: number(4)?,
                    answer: number(5)?,
                }
            })
        })?;
        rows.collect()
    }

    /// Keeps where an application, with what it listens to, was left.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn keep_place(&mut self, application: u64, intents: u64, place: &Place) -> rusqlite::Result<()> {
        let numbers = [application, intents, place.sequence].map(u64::cast_signed);
        self.file.execute(
            "INSERT OR REPLACE INTO place (application, intents, sequence, session, address) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![numbers[0], numbers[1], numbers[2], place.session, place.address],
        )?;
        Ok(())
    }

    /// Where an application was left, if it listened to the same; it is given once, since after a crash it would be long past.
    ///
    /// # Errors
    /// Fails where the file cannot be read or written.
    pub fn take_place(&mut self, application: u64, intents: u64) -> rusqlite::Result<Option<Place>> {
        let (application, intents) = (application.cast_signed(), intents.cast_signed());
        let taken = self.file.query_row(
            "DELETE FROM place WHERE application = ?1 RETURNING intents, session, sequence, address",
            [application],
            |row| {
                let place = Place { session: row.get(1)?, sequence: row.get::<_, i64>(2)?.cast_unsigned(), address: row.get(3)? };
                Ok((row.get::<_, i64>(0)?, place))
            },
        );
        Ok(taken.optional()?.filter(|(then, _)| *then == intents).map(|(_, place)| place))
    }

    /// Whether the file can be read.
    ///
    /// # Errors
    /// Fails where it cannot.
    pub fn is_sound(&self) -> rusqlite::Result<bool> {
        let first: Option<i64> = self.file.query_row("SELECT id FROM note LIMIT 1", [], |row| row.get(0)).optional()?;
        Ok(first.is_none_or(|id| id > 0))
    }
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unanswered(question: &str) -> Entry {
        Entry::Unanswered { question: question.to_owned(), reason: "unread".to_owned() }
    }

    #[test]
    fn notes_come_back_and_an_answer_is_noted_once() {
        let mut journal = Journal::in_memory().unwrap();
        let other = Entry::NotAsked {
            question: Some("how many?".to_owned()),
            answered: "FAbCdEf".to_owned(),
            room: 7,
            answer: 1_400_000_000_000_000_000,
        };
        for (entry, is_news) in [(&unanswered("'; DROP TABLE note; --"), true), (&other, true), (&other, false)] {
            assert_eq!(journal.note(entry, 1_700_000_000).unwrap(), is_news);
        }
        assert_eq!(journal.entries(10).unwrap(), [other, unanswered("'; DROP TABLE note; --")]);
        assert!(journal.is_sound().unwrap());
    }

    #[test]
    fn old_notes_are_forgotten_and_long_ones_cut() {
        let mut journal = Journal::in_memory().unwrap();
        journal.note(&unanswered("old"), 1_600_000_000).unwrap();
        journal.note(&unanswered(&"長".repeat(5_000)), 1_700_000_000).unwrap();
        assert_eq!(journal.entries(10).unwrap(), [unanswered(&"長".repeat(LONGEST))]);
    }

    #[test]
    fn a_place_is_given_once_and_to_the_same_bot_only() {
        let mut journal = Journal::in_memory().unwrap();
        let place = Place { session: "abc".to_owned(), sequence: 7, address: "wss://a".to_owned() };
        journal.keep_place(u64::MAX, 513, &Place { sequence: 6, ..place.clone() }).unwrap();
        journal.keep_place(u64::MAX, 513, &place).unwrap();
        assert_eq!(journal.take_place(5, 513).unwrap(), None);
        assert_eq!(journal.take_place(u64::MAX, 513).unwrap(), Some(place.clone()));
        assert_eq!(journal.take_place(u64::MAX, 513).unwrap(), None);
        journal.keep_place(u64::MAX, 513, &place).unwrap();
        assert_eq!(journal.take_place(u64::MAX, 512).unwrap(), None, "a session hears what it was begun with");
    }

    #[test]
    fn a_file_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.sqlite");
        Journal::open(&path).unwrap().note(&unanswered("kept"), 1_700_000_000).unwrap();
        assert_eq!(Journal::open(&path).unwrap().entries(10).unwrap(), [unanswered("kept")]);
        std::fs::write(&path, "this is no database, but a text that somebody has put in its place".repeat(99)).unwrap();
        assert!(Journal::open(&path).is_err());
    }
}
