//! Who asked to be told when there is an answer?
//!
//! The one thing that is kept of a member, and only because he pressed a button that says so. He is told once: before the reply is sent it is
//! written down that it is, and it is forgotten when it was.

use super::{Journal, Keeps};
use rusqlite::{Row, params};

/// The most questions that a member may wait for.
const MOST_OF_ONE: i64 = 20;
/// The most of all members.
const MOST: i64 = 5_000;
/// How long ago a reply may have been begun that is tried again after a crash, in seconds: within that time the service makes one message of two
/// that carry the same mark. Rather none than two.
const TRIED_AGAIN: i64 = 120;

/// The table of this part.
pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS waiting (
        id       INTEGER PRIMARY KEY,
        second   INTEGER NOT NULL,
        author   INTEGER NOT NULL,
        room     INTEGER NOT NULL,
        message  INTEGER NOT NULL UNIQUE,
        question TEXT NOT NULL,
        before   TEXT NOT NULL,
        telling  INTEGER
    ) STRICT;
    CREATE INDEX IF NOT EXISTS waiting_by_author ON waiting (author);";

/// A question whose member waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who waits.
    pub author: u64,
    /// Where he asked.
    pub room: u64,
    /// In which message.
    pub message: u64,
    /// What he asked.
    pub question: String,
    /// What he had asked before it, oldest first.
    pub before: Vec<String>,
}

/// What came of the wish to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// It is noted.
    Noted,
    /// It was noted before.
    Already,
    /// He waits for too many.
    TooMany,
    /// It cannot be noted.
    Off,
}

impl Journal {
    /// Notes that a member waits.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn wait(&mut self, waiting: &Waiting, second: i64) -> rusqlite::Result<Waited> {
        if self.keeps == Keeps::Nothing {
            return Ok(Waited::Off);
        }
        self.forget_old(second)?;
        let Waiting { author, room, message, question, before } = waiting;
        let [author, room, message] = [author, room, message].map(|number| number.cast_signed());
        let changes = self.file.transaction()?;
        let held: i64 = changes.query_row("SELECT count(*) FROM waiting WHERE message = ?1", [message], |row| row.get(0))?;
        let own: i64 = changes.query_row("SELECT count(*) FROM waiting WHERE author = ?1", [author], |row| row.get(0))?;
        let all: i64 = changes.query_row("SELECT count(*) FROM waiting", [], |row| row.get(0))?;
        if held > 0 {
            return Ok(Waited::Already);
        }
        if own >= MOST_OF_ONE || all >= MOST {
            return Ok(Waited::TooMany);
        }
        let before = serde_json::to_string(before).unwrap_or_default();
        changes.execute(
            "INSERT INTO waiting (second, author, room, message, question, before) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![second, author, room, message, question, before],
        )?;
        changes.commit()?;
        Ok(Waited::Noted)
    }

    /// All who wait and are not being told, the first first. What was begun before a crash, and too long ago to be tried again, is forgotten.
    ///
    /// # Errors
    /// Fails where the file cannot be read or written.
    pub fn waiting(&mut self, second: i64) -> rusqlite::Result<Vec<Waiting>> {
        self.forget_old(second)?;
        self.file.execute("DELETE FROM waiting WHERE telling < ?1", [second - TRIED_AGAIN])?;
        let mut query = self.file.prepare_cached("SELECT author, room, message, question, before FROM waiting ORDER BY id")?;
        query.query_map([], waiting)?.collect()
    }

    /// What a member waits for.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn waiting_of(&self, author: u64, second: i64) -> rusqlite::Result<Vec<Waiting>> {
        let mut query = self
            .file
            .prepare_cached("SELECT author, room, message, question, before FROM waiting WHERE author = ?1 AND second >= ?2 ORDER BY id")?;
        query.query_map([author.cast_signed(), self.keeps.since(second)], waiting)?.collect()
    }

    /// Writes down that the member is being told, before he is; whether he still waits.
    ///
    /// # Errors
    /// Fails where the file cannot be written: then he is not told.
    pub fn telling(&mut self, message: u64, second: i64) -> rusqlite::Result<bool> {
        let count =
            self.file.execute("UPDATE waiting SET telling = ifnull(telling, ?2) WHERE message = ?1", [message.cast_signed(), second])?;
        Ok(count > 0)
    }

    /// Writes down that he could not be told for now.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn not_told(&mut self, message: u64) -> rusqlite::Result<()> {
        self.file.execute("UPDATE waiting SET telling = NULL WHERE message = ?1", [message.cast_signed()]).map(drop)
    }

    /// Forgets that somebody waits at a message: he was told, or it is gone.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn waits_no_more(&mut self, message: u64) -> rusqlite::Result<()> {
        self.file.execute("DELETE FROM waiting WHERE message = ?1", [message.cast_signed()]).map(drop)
    }

    /// Forgets what a member waits for; how much that was.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn forget(&mut self, author: u64) -> rusqlite::Result<usize> {
        self.file.execute("DELETE FROM waiting WHERE author = ?1", [author.cast_signed()])
    }
}

fn waiting(row: &Row<'_>) -> rusqlite::Result<Waiting> {
    let number = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
    let before: String = row.get(4)?;
    Ok(Waiting {
        author: number(0)?,
        room: number(1)?,
        message: number(2)?,
        question: row.get(3)?,
        before: serde_json::from_str(&before).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn waiting(author: u64, message: u64) -> Waiting {
        Waiting { author, room: 5, message, question: "boats?".to_owned(), before: vec!["\"ferries\" in 2024?".to_owned()] }
    }

    #[test]
    fn who_waits_is_told_once_and_forgotten() {
        let mut journal = Journal::in_memory().unwrap();
        assert_eq!(journal.wait(&waiting(1, 10), NOW).unwrap(), Waited::Noted);
        assert_eq!(journal.wait(&waiting(1, 10), NOW).unwrap(), Waited::Already);
        assert_eq!(journal.waiting(NOW).unwrap(), [waiting(1, 10)]);
        assert!(journal.telling(10, NOW).unwrap());
        assert_eq!(journal.waiting(NOW + TRIED_AGAIN).unwrap().len(), 1, "after a crash it is tried again");
        journal.not_told(10).unwrap();
        assert_eq!(journal.waiting(NOW + 9_999).unwrap().len(), 1);
        assert!(journal.telling(10, NOW + 9_999).unwrap());
        assert!(journal.waiting(NOW + 9_999 + TRIED_AGAIN + 1).unwrap().is_empty(), "but not when it may have come long ago");
        journal.wait(&waiting(1, 11), NOW).unwrap();
        journal.waits_no_more(11).unwrap();
        assert!(!journal.telling(11, NOW).unwrap());
    }

    #[test]
    fn a_member_sees_and_deletes_his_own_and_waits_for_so_many_and_so_long() {
        let mut journal = Journal::in_memory().unwrap().keeping(Keeps::Days(30), NOW).unwrap();
        for message in 0..25 {
            let waited = journal.wait(&waiting(1, message), NOW).unwrap();
            assert_eq!(waited, if message < 20 { Waited::Noted } else { Waited::TooMany });
        }
        journal.wait(&waiting(u64::MAX, 90), NOW).unwrap();
        assert_eq!(journal.waiting_of(1, NOW).unwrap().len(), 20);
        assert_eq!(journal.forget(1).unwrap(), 20);
        assert_eq!((journal.waiting_of(1, NOW).unwrap().len(), journal.waiting_of(u64::MAX, NOW).unwrap().len()), (0, 1));
        assert!(
            journal.waiting_of(u64::MAX, NOW + 31 * 86_400).unwrap().is_empty() && journal.waiting(NOW + 31 * 86_400).unwrap().is_empty()
        );
        let mut journal = journal.keeping(Keeps::Nothing, NOW).unwrap();
        assert_eq!(journal.wait(&waiting(1, 1), NOW).unwrap(), Waited::Off);
    }
}
