//! Who changed what of the facts, when, from what to what?
//!
//! A small SQLite file beside the facts. A change is written down before its file is written and settled after it, so that a crash in between
//! leaves it pending: the texts before and after, both held here, tell at the next start which of the two the file has.

mod rewrites;
mod seen;

use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use std::path::Path;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is being written.
    Meant,
    /// It is in the file.
    Done,
    /// It never came to be: the file is as it was.
    Dropped,
    /// It was cut short, and the file was changed by another hand before that was settled.
    Overtaken,
}

impl State {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Meant => "meant",
            Self::Done => "done",
            Self::Dropped => "dropped",
            Self::Overtaken => "overtaken",
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "done" => Self::Done,
            "dropped" => Self::Dropped,
            "overtaken" => Self::Overtaken,
            _ => Self::Meant,
        }
    }
}

/// How much of a file the texts of a change are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// The changed lines with some around them, as where one edit of a file changed many figures, each a change of its own.
    Part {
        /// Whether they begin where the file does.
        is_first: bool,
        /// Whether they end where the file does.
        is_last: bool,
    },
}

impl Extent {
    fn number(self) -> i64 {
        match self {
            Self::Whole => 0,
            Self::Part { is_first, is_last } => 1 + 2 * i64::from(is_first) + 4 * i64::from(is_last),
        }
    }

    fn numbered(number: i64) -> Self {
        if number & 1 == 0 { Self::Whole } else { Self::Part { is_first: number & 2 != 0, is_last: number & 4 != 0 } }
    }
}

/// What a change makes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The file, relative to the folder of the facts.
    pub file: String,
    /// What it said; nothing where it was not there.
    pub before: Option<String>,
    /// What it says; nothing where it is gone.
    pub after: Option<String>,
}

/// A change: of one file, or of several together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in seconds since 1970.
    pub second: i64,
    /// Who changed it.
    pub author: String,
    /// Who agreed to it, where a second had to.
    pub approver: Option<String>,
    /// Through which door: "command line", "file" ...
    pub door: String,
    /// What was changed, in a line.
    pub summary: String,
    /// The same for any language, as whoever wrote it down reads it; nothing of changes by builds that did not know of it.
    pub told: Option<String>,
    /// The key of what was changed; of several the keys, with a space between.
    pub subject: String,
    /// What it makes of each file, in the order in which they are written; at least of one.
    pub rewrites: Vec<Rewrite>,
    /// How much of a file the texts are; of several files it is all of each.
    pub extent: Extent,
    /// The change that this one takes back.
    pub undoes: Option<i64>,
}

/// A change with its number and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its number.
    pub id: i64,
    /// The change.
    pub entry: Entry,
    /// What became of it.
    pub state: State,
}

/// The file.
#[derive(Debug)]
pub struct History {
    file: Connection,
}

const COLUMNS: &str = "id, second, author, door, summary, subject, file, before, after, undoes, state, approver, extent, told";

impl History {
    /// Opens a file, or makes one.
    ///
    /// # Errors
    /// Fails where the file cannot be opened, or is none of ours.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        let mut file = Connection::open(path)?;
        file.busy_timeout(core::time::Duration::from_secs(5))?;
        // No WAL: one file, and nothing beside it once a change is settled. With "full" a commit is on the disk when it returns.
        file.pragma_update(None, "journal_mode", "DELETE")?;
        file.pragma_update(None, "synchronous", "FULL")?;
        if !is_prepared(&file)? {
            // Two may open a new file at once: who is second finds it prepared.
            let alone = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if !is_prepared(&alone)? {
                prepare(&alone)?;
            }
            alone.commit()?;
        }
        Ok(Self { file })
    }

    /// Opens a file only if it is there.
    ///
    /// # Errors
    /// Fails where it is there and cannot be opened.
    pub fn open_if_there(path: &Path) -> rusqlite::Result<Option<Self>> {
        if path.exists() { Self::open(path).map(Some) } else { Ok(None) }
    }

    /// Writes down what is about to be done, all of it or nothing; its number.
    ///
    /// # Errors
    /// Fails where the file cannot be written: then nothing may be done.
    pub fn mean(&mut self, entry: &Entry) -> rusqlite::Result<i64> {
        let all = self.file.transaction()?;
        let id = write(&all, entry, State::Meant)?;
        all.commit()?;
        Ok(id)
    }

    /// Writes down what became of a change; once it is done, what its files say is known.
    ///
    /// # Errors
    /// Fails where the file cannot be written: then the change stays pending, and is settled at the next start.
    pub fn settle(&mut self, id: i64, state: State) -> rusqlite::Result<()> {
        let both = self.file.transaction()?;
        both.execute("UPDATE change SET state = ?2 WHERE id = ?1", params![id, state.name()])?;
        if state == State::Done {
            seen::done(&both, id)?;
        }
        both.commit()
    }

    /// The changes of which it is not known what became of them.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn pending(&self) -> rusqlite::Result<Vec<Held>> {
        let mut query = self.file.prepare(&format!("SELECT {COLUMNS} FROM change WHERE state = 'meant' ORDER BY id"))?;
        query.query_map([], |row| held(&self.file, row))?.collect()
    }

    /// A change by its number.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn change(&self, id: i64) -> rusqlite::Result<Option<Held>> {
        self.file.query_row(&format!("SELECT {COLUMNS} FROM change WHERE id = ?1"), [id], |row| held(&self.file, row)).optional()
    }

    /// The changes, the latest first; of one thing where it is named. What never came to be is left out.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn changes(&self, subject: Option<&str>, most: usize) -> rusqlite::Result<Vec<Held>> {
        self.page(subject, 0, most)
    }

    /// The same without the first `skip` of them.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn page(&self, subject: Option<&str>, skip: usize, most: usize) -> rusqlite::Result<Vec<Held>> {
        let mut query = self.file.prepare(&format!(
            "SELECT {COLUMNS} FROM change WHERE state != 'dropped' AND (?1 IS NULL OR instr(' ' || subject || ' ', ' ' || ?1 || ' ') > 0)
             ORDER BY id DESC LIMIT ?2 OFFSET ?3"
        ))?;
        let [skip, most] = [skip, most].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        query.query_map(params![subject, most, skip], |row| held(&self.file, row))?.collect()
    }
}

/// Whether the file has all that is needed; a file that may only be read is not written to.
fn is_prepared(file: &Connection) -> rusqlite::Result<bool> {
    file.query_row(
        "SELECT (SELECT count(*) FROM sqlite_schema WHERE name IN ('change', 'change_pending', 'further', 'seen', 'mark')) = 5
            AND (SELECT count(*) FROM pragma_table_info('change') WHERE name IN ('approver', 'extent', 'told')) = 3",
        [],
        |row| row.get(0),
    )
}

fn prepare(file: &Connection) -> rusqlite::Result<()> {
    file.execute_batch(
        "CREATE TABLE IF NOT EXISTS change (
             id      INTEGER PRIMARY KEY AUTOINCREMENT,
             second  INTEGER NOT NULL,
             author  TEXT NOT NULL,
             door    TEXT NOT NULL,
             summary TEXT NOT NULL,
             subject TEXT NOT NULL,
             file    TEXT NOT NULL,
             before  TEXT,
             after   TEXT,
             undoes  INTEGER REFERENCES change (id),
             state   TEXT NOT NULL CHECK (state IN ('meant', 'done', 'dropped', 'overtaken'))
         ) STRICT;
         CREATE INDEX IF NOT EXISTS change_pending ON change (id) WHERE state = 'meant';",
    )?;
    // What earlier builds did not have.
    for (column, sort) in [("approver", "TEXT"), ("extent", "INTEGER NOT NULL DEFAULT 0"), ("told", "TEXT")] {
        let is_there = file.prepare("SELECT 1 FROM pragma_table_info('change') WHERE name = ?1")?.exists([column])?;
        if !is_there {
            file.execute_batch(&format!("ALTER TABLE change ADD COLUMN {column} {sort};"))?;
        }
    }
    file.execute_batch(rewrites::TABLES)?;
    file.execute_batch(seen::TABLES)
}

fn write(file: &Connection, entry: &Entry, state: State) -> rusqlite::Result<i64> {
    // Without a file the row is refused: there is no change of nothing.
    let first = entry.rewrites.first();
    file.execute(
        "INSERT INTO change (second, author, door, summary, subject, file, before, after, undoes, state, approver, extent, told)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            entry.second,
            entry.author,
            entry.door,
            entry.summary,
            entry.subject,
            first.map(|first| &first.file),
            first.and_then(|first| first.before.as_ref()),
            first.and_then(|first| first.after.as_ref()),
            entry.undoes,
            state.name(),
            entry.approver,
            entry.extent.number(),
            entry.told
        ],
    )?;
    let id = file.last_insert_rowid();
    rewrites::write(file, id, entry.rewrites.get(1..).unwrap_or_default())?;
    Ok(id)
}

fn held(file: &Connection, row: &Row<'_>) -> rusqlite::Result<Held> {
    let id = row.get(0)?;
    let first = Rewrite { file: row.get(6)?, before: row.get(7)?, after: row.get(8)? };
    let entry = Entry {
        second: row.get(1)?,
        author: row.get(2)?,
        door: row.get(3)?,
        summary: row.get(4)?,
        subject: row.get(5)?,
        rewrites: std::iter::once(first).chain(rewrites::of(file, id)?).collect(),
        undoes: row.get(9)?,
        approver: row.get(11)?,
        extent: Extent::numbered(row.get(12)?),
        told: row.get(13)?,
    };
    Ok(Held { id, entry, state: State::named(&row.get::<_, String>(10)?) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{History, Rewrite, State};

    /// As the first builds made it.
    const EARLIER: &str = "CREATE TABLE change (
             id      INTEGER PRIMARY KEY AUTOINCREMENT,
             second  INTEGER NOT NULL,
             author  TEXT NOT NULL,
             door    TEXT NOT NULL,
             summary TEXT NOT NULL,
             subject TEXT NOT NULL,
             file    TEXT NOT NULL,
             before  TEXT,
             after   TEXT,
             undoes  INTEGER REFERENCES change (id),
             state   TEXT NOT NULL CHECK (state IN ('meant', 'done', 'dropped', 'overtaken'))
         ) STRICT;
         INSERT INTO change (second, author, door, summary, subject, file, before, after, undoes, state)
         VALUES (7, 'ada', 'command line', 'add a figure', 'boats', 'statements/a.toml', 'old', 'new', NULL, 'done');";

    fn rewrite(file: &str, before: &str, after: &str) -> Rewrite {
        Rewrite { file: file.to_owned(), before: Some(before.to_owned()), after: Some(after.to_owned()) }
    }

    #[test]
    fn a_history_from_before_there_were_approvers_is_kept_and_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history.sqlite");
        rusqlite::Connection::open(&path).unwrap().execute_batch(EARLIER).unwrap();
        let mut history = History::open(&path).unwrap();
        let first = history.change(1).unwrap().unwrap();
        assert_eq!((first.entry.author.as_str(), first.state), ("ada", State::Done));
        assert_eq!(first.entry.rewrites, [rewrite("statements/a.toml", "old", "new")]);
        assert_eq!(first.entry.approver, None);
        let mut second = first.entry.clone();
        second.approver = Some("ben".to_owned());
        second.rewrites.push(rewrite("indicators/a.toml", "older", "newer"));
        let id = history.mean(&second).unwrap();
        drop(history);
        let again = History::open(&path).unwrap();
        assert_eq!(again.change(id).unwrap().unwrap().entry, second);
        assert_eq!(again.changes(Some("boats"), 10).unwrap().len(), 2);
    }
}
