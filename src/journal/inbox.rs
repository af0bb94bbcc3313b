//! What did members ask in vain, and how often?
//!
//! A note holds the text of a question and what came of it: not who asked, nor where. Questions that are alike share a number, by which they are
//! counted, ended, and kept from coming back.

use super::{Journal, Keeps};
use rusqlite::{OptionalExtension, params};
use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// The most notes that are kept; the oldest go first.
const MOST_KEPT: i64 = 20_000;
/// The most groups that are kept from coming back; the oldest go first.
const MOST_UNWANTED: i64 = 20_000;
/// The most wordings of a group that are shown.
const WORDINGS: usize = 3;
/// The most that are looked through for one.
const MOST_WORDINGS: i64 = 500;

/// The tables of this part.
pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS asked (
        id       INTEGER PRIMARY KEY,
        second   INTEGER NOT NULL,
        outcome  TEXT NOT NULL CHECK (outcome IN ('unanswered', 'clarified', 'not-asked')),
        question TEXT NOT NULL,
        likeness INTEGER NOT NULL,
        mark     INTEGER,
        is_open  INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE INDEX IF NOT EXISTS asked_by_second ON asked (second);
    CREATE INDEX IF NOT EXISTS asked_by_likeness ON asked (likeness, is_open);
    CREATE UNIQUE INDEX IF NOT EXISTS asked_by_mark ON asked (mark) WHERE mark IS NOT NULL;
    CREATE TABLE IF NOT EXISTS unwanted (
        likeness INTEGER PRIMARY KEY,
        second   INTEGER NOT NULL
    ) STRICT;";

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It had no answer.
    Unanswered,
    /// It had to be asked which was meant.
    Clarified,
    /// A member says that the answer, in the message with this number, was to another question.
    NotAsked(u64),
}

/// What is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The question.
    pub question: String,
    /// The number that it shares with questions that are alike.
    pub likeness: u64,
    /// What came of it.
    pub came: Came,
}

/// Questions that are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Their number.
    pub number: u64,
    /// How many had no answer.
    pub unanswered: usize,
    /// How many had to be clarified.
    pub clarified: usize,
    /// How many were answered otherwise than they were meant.
    pub not_asked: usize,
    /// When the last of them was asked, in seconds since 1970.
    pub last: i64,
    /// How it was asked, the latest first.
    pub wordings: Vec<String>,
}

impl Group {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.unanswered + self.clarified + self.not_asked
    }

    /// The latest wording.
    #[must_use]
    pub fn question(&self) -> &str {
        self.wordings.first().map_or("", String::as_str)
    }
}

/// How a group ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It is dealt with; if it is asked again, it is a new group.
    Closed,
    /// It is not for this bot, and does not come back.
    Unwanted,
}

impl Journal {
    /// Notes a question; `second` is when, in seconds since 1970. Whether it is news: an answer is complained of once.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn note(&mut self, note: &Note, second: i64) -> rusqlite::Result<bool> {
        if self.keeps == Keeps::Nothing {
            return Ok(false);
        }
        let since = self.keeps.since(second);
        let (outcome, mark) = match note.came {
            Came::Unanswered => ("unanswered", None),
            Came::Clarified => ("clarified", None),
            // The message itself would lead to who asked.
            Came::NotAsked(answer) => ("not-asked", Some(hashed(answer))),
        };
        let changes = self.file.transaction()?;
        let likeness = note.likeness.cast_signed();
        let unwanted = changes.query_row("SELECT 1 FROM unwanted WHERE likeness = ?1", [likeness], |_| Ok(())).optional()?;
        let count = if unwanted.is_some() {
            0
        } else {
            changes.execute(
                "INSERT OR IGNORE INTO asked (second, outcome, question, likeness, mark) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![second, outcome, note.question, likeness, mark],
            )?
        };
        changes.execute("DELETE FROM asked WHERE second < ?1", [since])?;
        changes.execute("DELETE FROM asked WHERE id <= (SELECT max(id) FROM asked) - ?1", [MOST_KEPT])?;
        changes.commit()?;
        Ok(count > 0)
    }

    /// The groups that nobody has ended, the most asked first; and how many there are.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn groups(&self, skip: usize, most: usize, second: i64) -> rusqlite::Result<(Vec<Group>, usize)> {
        let since = self.keeps.since(second);
        let count: i64 =
            self.file
                .query_row("SELECT count(DISTINCT likeness) FROM asked WHERE is_open = 1 AND second >= ?1", [since], |row| row.get(0))?;
        let mut query = self.file.prepare_cached(
            "SELECT likeness FROM asked WHERE is_open = 1 AND second >= ?1
             GROUP BY likeness ORDER BY count(*) DESC, max(second) DESC, likeness LIMIT ?2 OFFSET ?3",
        )?;
        let [most, skip] = [most, skip].map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        let numbers: Vec<i64> = query.query_map(params![since, most, skip], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let groups = numbers.into_iter().map(|number| self.group(number.cast_unsigned(), second));
        let groups: Vec<Option<Group>> = groups.collect::<rusqlite::Result<_>>()?;
        Ok((groups.into_iter().flatten().collect(), usize::try_from(count).unwrap_or(0)))
    }

    /// A group, if it has not ended.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn group(&self, number: u64, second: i64) -> rusqlite::Result<Option<Group>> {
        let mut query = self.file.prepare_cached(
            "SELECT outcome, question, second FROM asked WHERE likeness = ?1 AND is_open = 1 AND second >= ?2 ORDER BY second DESC, id DESC",
        )?;
        let mut rows = query.query(params![number.cast_signed(), self.keeps.since(second)])?;
        let mut group = Group { number, ..Group::default() };
        while let Some(row) = rows.next()? {
            match row.get::<_, String>(0)?.as_str() {
                "unanswered" => group.unanswered += 1,
                "clarified" => group.clarified += 1,
                _ => group.not_asked += 1,
            }
            let question: String = row.get(1)?;
            if group.wordings.len() < WORDINGS && !group.wordings.contains(&question) {
                group.wordings.push(question);
            }
            group.last = group.last.max(row.get(2)?);
        }
        Ok((group.count() > 0).then_some(group))
    }

    /// How the questions were asked that share a number, ended or not, the latest first.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn wordings(&self, number: u64, second: i64) -> rusqlite::Result<Vec<String>> {
        let mut query = self.file.prepare_cached(
            "SELECT question FROM asked WHERE likeness = ?1 AND second >= ?2 GROUP BY question ORDER BY max(id) DESC LIMIT ?3",
        )?;
        query.query_map(params![number.cast_signed(), self.keeps.since(second), MOST_WORDINGS], |row| row.get(0))?.collect()
    }

    /// Ends a group; whether there was one.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn end_group(&mut self, number: u64, ending: Ending, second: i64) -> rusqlite::Result<bool> {
        let number = number.cast_signed();
        let changes = self.file.transaction()?;
        let count = changes.execute("UPDATE asked SET is_open = 0 WHERE likeness = ?1 AND is_open = 1", [number])?;
        if ending == Ending::Unwanted {
            changes.execute("INSERT OR REPLACE INTO unwanted (likeness, second) VALUES (?1, ?2)", [number, second])?;
            changes.execute(
                "DELETE FROM unwanted WHERE likeness NOT IN (SELECT likeness FROM unwanted ORDER BY second DESC LIMIT ?1)",
                [MOST_UNWANTED],
            )?;
        }
        changes.commit()?;
        Ok(count > 0)
    }

    /// Takes the ending of a group back.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn reopen_group(&mut self, number: u64) -> rusqlite::Result<bool> {
        let number = number.cast_signed();
        let changes = self.file.transaction()?;
        changes.execute("DELETE FROM unwanted WHERE likeness = ?1", [number])?;
        let count = changes.execute("UPDATE asked SET is_open = 1 WHERE likeness = ?1 AND is_open = 0", [number])?;
        changes.commit()?;
        Ok(count > 0)
    }
}

/// A number from which a message cannot be told but by trying all there are.
fn hashed(message: u64) -> i64 {
    let mut hasher = SipHasher24::new();
    hasher.write_u64(message);
    hasher.finish().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn note(question: &str, likeness: u64, came: Came) -> Note {
        Note { question: question.to_owned(), likeness, came }
    }

    #[test]
    fn what_is_alike_is_counted_and_the_most_asked_comes_first() {
        let mut journal = Journal::in_memory().unwrap();
        for (question, likeness, came, is_news) in [
            ("'; DROP TABLE asked; --", 7, Came::Unanswered, true),
            ("boats?", 9, Came::Unanswered, true),
            ("the boats?", 9, Came::Clarified, true),
            ("boats?", 9, Came::NotAsked(1_400_000_000_000_000_000), true),
            ("boats?", 9, Came::NotAsked(1_400_000_000_000_000_000), false),
        ] {
            assert_eq!(journal.note(&note(question, likeness, came), NOW).unwrap(), is_news);
        }
        let (groups, count) = journal.groups(0, 10, NOW).unwrap();
        assert_eq!((groups.len(), count), (2, 2));
        let boats =
            Group { number: 9, unanswered: 1, clarified: 1, not_asked: 1, last: NOW, wordings: vec!["boats?".into(), "the boats?".into()] };
        assert_eq!(groups[0], boats);
        assert_eq!(journal.groups(1, 10, NOW).unwrap().0[0].question(), "'; DROP TABLE asked; --");
        let bytes: Vec<String> = journal
            .file
            .prepare("SELECT quote(mark) FROM asked WHERE mark IS NOT NULL")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(!bytes.concat().contains("1400000000000000000"), "the message is not told: {bytes:?}");
    }

    #[test]
    fn a_group_ends_comes_back_or_does_not() {
        let mut journal = Journal::in_memory().unwrap();
        let count = |journal: &Journal| journal.groups(0, 10, NOW).unwrap().1;
        let boats = note("boats?", 9, Came::Unanswered);
        journal.note(&boats, NOW).unwrap();
        assert!(journal.end_group(9, Ending::Closed, NOW).unwrap());
        assert!(!journal.end_group(9, Ending::Closed, NOW).unwrap());
        assert_eq!((count(&journal), journal.group(9, NOW).unwrap()), (0, None));
        assert!(journal.note(&boats, NOW).unwrap());
        assert_eq!(journal.group(9, NOW).unwrap().unwrap().count(), 1, "asked again it is a new group");
        assert!(journal.end_group(9, Ending::Unwanted, NOW).unwrap());
        assert!(!journal.note(&boats, NOW).unwrap());
        assert_eq!(count(&journal), 0);
        assert!(journal.reopen_group(9).unwrap() && journal.note(&boats, NOW).unwrap());
        assert_eq!(journal.group(9, NOW).unwrap().unwrap().count(), 3);
    }

    #[test]
    fn what_is_old_is_forgotten_and_nothing_is_kept_where_that_is_set() {
        const DAY: i64 = 86_400;
        let mut journal = Journal::in_memory().unwrap().keeping(Keeps::Days(30), NOW).unwrap();
        journal.note(&note("old", 1, Came::Unanswered), NOW).unwrap();
        assert_eq!(journal.groups(0, 9, NOW + 30 * DAY).unwrap().1, 1);
        assert_eq!(journal.groups(0, 9, NOW + 30 * DAY + 1).unwrap().1, 0, "it is not shown, even before it is deleted");
        let rows = |journal: &Journal| journal.file.query_row("SELECT count(*) FROM asked", [], |row| row.get::<_, i64>(0)).unwrap();
        journal.forget_old(NOW + 30 * DAY).unwrap();
        assert_eq!(rows(&journal), 1);
        journal.forget_old(NOW + 30 * DAY + 1).unwrap();
        assert_eq!(rows(&journal), 0);
        journal.note(&note("old", 1, Came::Unanswered), NOW).unwrap();
        let mut journal = journal.keeping(Keeps::Nothing, NOW).unwrap();
        assert_eq!(rows(&journal), 0, "what was kept is gone when it is switched off");
        assert!(!journal.note(&note("new", 1, Came::Unanswered), NOW).unwrap());
        assert_eq!(rows(&journal), 0);
    }
}
