//! What have keepers proposed, and what would their drafts add, until it is applied or discarded?
//!
//! Each lies here under its author and a number that stands for all that it says; what it says is a text that others read. Bounded in number and in
//! age, and overwritten when it is taken away.

use super::Journal;
use rusqlite::{OptionalExtension, params};

/// The most of a kind that are kept; the oldest go first, and what a second keeper is asked for goes last.
const MOST: i64 = 200;
/// For how long they are kept, in seconds: a keeper looks at a preview and decides.
const KEPT: i64 = 86_400;
/// The same of what a second keeper is asked for: he may be away for a weekend.
const KEPT_ASKED: i64 = 7 * 86_400;

/// The table of this part.
pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS shelved (
        id       INTEGER PRIMARY KEY,
        second   INTEGER NOT NULL,
        kind     TEXT NOT NULL CHECK (kind IN ('change', 'draft')),
        author   INTEGER NOT NULL,
        number   INTEGER NOT NULL,
        is_asked INTEGER NOT NULL,
        says     TEXT NOT NULL,
        UNIQUE (kind, author, number)
    ) STRICT;";

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A change that is proposed.
    Change,
    /// What a draft would add.
    Draft,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Draft => "draft",
        }
    }
}

/// Which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: Kind,
    /// Whose it is.
    pub author: u64,
    /// The number that stands for it.
    pub number: u64,
}

/// What lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// What it says.
    pub says: String,
    /// Whether a second keeper is asked to agree to it.
    pub is_asked: bool,
}

impl Journal {
    /// Keeps something, in the place of what was there.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn shelve(&mut self, place: Place, shelved: &Shelved, second: i64) -> rusqlite::Result<()> {
        let (kind, [author, number]) = (place.kind.name(), [place.author, place.number].map(u64::cast_signed));
        let changes = self.file.transaction()?;
        changes.execute("DELETE FROM shelved WHERE kind = ?1 AND author = ?2 AND number = ?3", params![kind, author, number])?;
        changes.execute(
            "INSERT INTO shelved (second, kind, author, number, is_asked, says) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![second, kind, author, number, shelved.is_asked, shelved.says],
        )?;
        changes.execute(
            "DELETE FROM shelved WHERE kind = ?1 AND id NOT IN
                 (SELECT id FROM shelved WHERE kind = ?1 ORDER BY is_asked DESC, id DESC LIMIT ?2)",
            params![kind, MOST],
        )?;
        changes.commit()?;
        self.unshelve_old(second)
    }

    /// What was kept, if it is not too old.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn shelved(&self, place: Place, second: i64) -> rusqlite::Result<Option<Shelved>> {
        let (kind, [author, number]) = (place.kind.name(), [place.author, place.number].map(u64::cast_signed));
        let mut query = self.file.prepare_cached(
            "SELECT says, is_asked FROM shelved
             WHERE kind = ?1 AND author = ?2 AND number = ?3 AND second >= ?4 - iif(is_asked, ?5, ?6)",
        )?;
        let found = query.query_row(params![kind, author, number, second, KEPT_ASKED, KEPT], |row| {
            Ok(Shelved { says: row.get(0)?, is_asked: row.get(1)? })
        });
        found.optional()
    }

    /// Takes something away.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn unshelve(&mut self, place: Place) -> rusqlite::Result<()> {
        let (kind, [author, number]) = (place.kind.name(), [place.author, place.number].map(u64::cast_signed));
        let gone = self.file.execute("DELETE FROM shelved WHERE kind = ?1 AND author = ?2 AND number = ?3", params![kind, author, number]);
        gone.map(drop)
    }

    /// How much is kept of what a member has proposed and had drafted.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn shelved_of(&self, author: u64, second: i64) -> rusqlite::Result<usize> {
        let count: i64 = self.file.query_row(
            "SELECT count(*) FROM shelved WHERE author = ?1 AND second >= ?2 - iif(is_asked, ?3, ?4)",
            params![author.cast_signed(), second, KEPT_ASKED, KEPT],
            |row| row.get(0),
        )?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Takes away all that a member has proposed and had drafted; how much that was.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn unshelve_of(&mut self, author: u64) -> rusqlite::Result<usize> {
        self.file.execute("DELETE FROM shelved WHERE author = ?1", [author.cast_signed()])
    }

    /// Takes away what is too old.
    pub(super) fn unshelve_old(&mut self, second: i64) -> rusqlite::Result<()> {
        let old = self.file.execute("DELETE FROM shelved WHERE second < ?1 - iif(is_asked, ?2, ?3)", params![second, KEPT_ASKED, KEPT]);
        old.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn place(author: u64, number: u64) -> Place {
        Place { kind: Kind::Change, author, number }
    }

    fn says(text: &str, is_asked: bool) -> Shelved {
        Shelved { says: text.to_owned(), is_asked }
    }

    #[test]
    fn what_is_kept_is_its_author_s_for_a_day_and_what_another_is_asked_for_a_week() {
        let mut journal = Journal::in_memory().unwrap();
        journal.shelve(place(1, 7), &says("one", false), NOW).unwrap();
        journal.shelve(Place { kind: Kind::Draft, ..place(1, 7) }, &says("two", false), NOW).unwrap();
        journal.shelve(place(u64::MAX, 7), &says("three", true), NOW).unwrap();
        assert_eq!(journal.shelved(place(1, 7), NOW).unwrap(), Some(says("one", false)));
        assert_eq!(journal.shelved(place(2, 7), NOW).unwrap(), None);
        assert_eq!(journal.shelved(place(u64::MAX, 7), NOW + 7 * 86_400).unwrap(), Some(says("three", true)));
        assert_eq!(journal.shelved(place(1, 7), NOW + 86_401).unwrap(), None, "it is too old, even before it is deleted");
        assert_eq!((journal.shelved_of(1, NOW).unwrap(), journal.shelved_of(2, NOW).unwrap()), (2, 0));
        assert_eq!((journal.unshelve_of(2).unwrap(), journal.shelved_of(1, NOW).unwrap()), (0, 2), "another's stays");
        journal.shelve(place(1, 7), &says("one, asked for", true), NOW).unwrap();
        assert_eq!(journal.shelved(place(1, 7), NOW).unwrap(), Some(says("one, asked for", true)), "in its place");
        journal.unshelve(place(1, 7)).unwrap();
        assert_eq!(journal.shelved(place(1, 7), NOW).unwrap(), None);
        journal.forget_old(NOW + 7 * 86_400 + 1).unwrap();
        assert_eq!((journal.shelved_of(1, NOW).unwrap(), journal.shelved_of(u64::MAX, NOW).unwrap()), (0, 0));
    }

    #[test]
    fn the_oldest_go_first_and_what_another_is_asked_for_last() {
        let mut journal = Journal::in_memory().unwrap();
        journal.shelve(place(1, 0), &says("asked", true), NOW).unwrap();
        for number in 1..=400 {
            journal.shelve(place(1, number), &says("x", false), NOW).unwrap();
        }
        assert_eq!(journal.shelved_of(1, NOW).unwrap(), 200);
        assert!(journal.shelved(place(1, 0), NOW).unwrap().is_some());
        assert!(journal.shelved(place(1, 201), NOW).unwrap().is_none() && journal.shelved(place(1, 202), NOW).unwrap().is_some());
    }

    #[test]
    fn nothing_is_left_of_what_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.sqlite");
        let mut journal = Journal::open(&path).unwrap();
        journal.shelve(place(1, 7), &says("xyzzy, as a keeper typed it", false), NOW).unwrap();
        journal.unshelve(place(1, 7)).unwrap();
        drop(journal);
        let bytes: Vec<u8> =
            std::fs::read_dir(folder.path()).unwrap().flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
        assert!(!bytes.windows(5).any(|window| window == b"xyzzy"));
    }
}
