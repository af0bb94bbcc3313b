//! What is written down for the keepers, for how long, and where was the bot left?
//!
//! A small SQLite file: in `inbox` what members asked in vain, without who asked; in `waiting` who wants to be told, because he said so;
//! on the `shelf` what keepers have proposed and not applied yet.

pub mod history;
pub mod inbox;
pub mod shelf;
pub mod waiting;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::path::Path;

/// For how long what members asked is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// For so many days.
    Days(u32),
    /// Not at all.
    Nothing,
}

/// For how many days it is kept where nothing else is said.
pub const USUAL_DAYS: u32 = 30;

impl Keeps {
    /// The moment, in seconds since 1970, before which nothing is kept.
    #[must_use]
    pub fn since(self, second: i64) -> i64 {
        match self {
            Self::Days(days) => second - i64::from(days) * 86_400,
            Self::Nothing => i64::MAX,
        }
    }
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
    keeps: Keeps,
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

    fn prepared(mut file: Connection) -> rusqlite::Result<Self> {
        // What reads and then writes waits for its turn at once: one that was begun as a reader is refused where another has written meanwhile.
        file.set_transaction_behavior(TransactionBehavior::Immediate);
        file.busy_timeout(core::time::Duration::from_secs(5))?;
        file.pragma_update(None, "journal_mode", "WAL")?;
        // What is forgotten is overwritten.
        file.pragma_update(None, "secure_delete", "ON")?;
        file.execute_batch(
            // What earlier builds noted told where a question was asked.
            "DROP TABLE IF EXISTS note;
             CREATE TABLE IF NOT EXISTS place (
                 application INTEGER PRIMARY KEY,
                 intents     INTEGER NOT NULL,
                 session     TEXT NOT NULL,
                 sequence    INTEGER NOT NULL,
                 address     TEXT NOT NULL
             ) STRICT;",
        )?;
        file.execute_batch(inbox::TABLES)?;
        file.execute_batch(waiting::TABLES)?;
        file.execute_batch(shelf::TABLES)?;
        Ok(Self { file, keeps: Keeps::Days(USUAL_DAYS) })
    }

    /// The same journal, with what members asked kept for so long from now on; what is older is forgotten at once.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn keeping(mut self, keeps: Keeps, second: i64) -> rusqlite::Result<Self> {
        self.keeps = keeps;
        self.forget_old(second)?;
        Ok(self)
    }

    /// For how long what members asked is kept.
    #[must_use]
    pub fn keeps(&self) -> Keeps {
        self.keeps
    }

    /// Forgets what members asked too long ago, and what keepers proposed and left.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn forget_old(&mut self, second: i64) -> rusqlite::Result<()> {
        let since = self.keeps.since(second);
        self.file.execute("DELETE FROM asked WHERE second < ?1", [since])?;
        self.file.execute("DELETE FROM waiting WHERE second < ?1", [since])?;
        self.unshelve_old(second)
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
        let first: Option<i64> = self.file.query_row("SELECT id FROM asked LIMIT 1", [], |row| row.get(0)).optional()?;
        Ok(first.is_none_or(|id| id > 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn two_who_note_at_once_wait_for_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.sqlite");
        let journals = [7, 8].map(|likeness| (likeness, Journal::open(&path).unwrap()));
        std::thread::scope(|scope| {
            for (likeness, mut journal) in journals {
                scope.spawn(move || {
                    for number in 0..60 {
                        let note = inbox::Note { question: format!("{number} boats?"), likeness, came: inbox::Came::Unanswered };
                        journal.note(&note, 1_700_000_000).unwrap();
                    }
                });
            }
        });
        assert_eq!(Journal::open(&path).unwrap().group(8, 1_700_000_000).unwrap().unwrap().count(), 60);
    }

    #[test]
    fn a_file_that_is_no_journal_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.sqlite");
        drop(Journal::open(&path).unwrap());
        assert!(Journal::open(&path).unwrap().is_sound().unwrap());
        std::fs::write(&path, "this is no database, but a text that somebody has put in its place".repeat(99)).unwrap();
        assert!(Journal::open(&path).is_err());
    }
}
