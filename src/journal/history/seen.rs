//! What did the files say when they were last looked at?
//!
//! Each file as the history knows it. What differs when they are looked at again was changed by another hand.

use super::{Entry, Held, History, State, held, write};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// The tables of this part.
pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS seen (
        file TEXT PRIMARY KEY,
        text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS mark (
        name   TEXT PRIMARY KEY,
        number INTEGER NOT NULL
    ) STRICT;";

/// That the files were looked at for the first time.
const BEGUN: &str = "begun";
/// The last change that those who follow the facts were told of.
const TOLD: &str = "told";

impl History {
    /// Whether it is known what the files said.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn has_begun(&self) -> rusqlite::Result<bool> {
        Ok(mark(&self.file, BEGUN)?.is_some())
    }

    /// Takes the files as they are for what they always said, but for those that were changed through here: of these it is known.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn begin(&mut self, texts: &BTreeMap<String, String>) -> rusqlite::Result<()> {
        let all = self.file.transaction()?;
        for (file, text) in texts {
            all.execute("INSERT OR REPLACE INTO seen (file, text) VALUES (?1, ?2)", params![file, text])?;
        }
        let latest: Vec<i64> = all
            .prepare(
                "SELECT DISTINCT max(id) AS latest FROM (
                     SELECT id, file FROM change WHERE state = 'done'
                     UNION ALL SELECT id, further.file FROM further JOIN change ON change = id WHERE state = 'done'
                 ) GROUP BY file ORDER BY latest",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in latest {
            done(&all, id)?;
        }
        // What was changed before was told by those who changed it, or is long past.
        all.execute("INSERT OR REPLACE INTO mark (name, number) SELECT ?1, ifnull(max(id), 0) FROM change", [TOLD])?;
        all.execute("INSERT OR REPLACE INTO mark (name, number) VALUES (?1, 1)", [BEGUN])?;
        all.commit()
    }

    /// What the files said when they were last looked at.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn seen(&self) -> rusqlite::Result<BTreeMap<String, String>> {
        self.file.prepare("SELECT file, text FROM seen")?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }

    /// What one of them said.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn seen_of(&self, file: &str) -> rusqlite::Result<Option<String>> {
        self.file.query_row("SELECT text FROM seen WHERE file = ?1", [file], |row| row.get(0)).optional()
    }

    /// Writes down changes that somebody else has made of the files, and what these say now: all of it or nothing.
    ///
    /// # Errors
    /// Fails where the file cannot be written: then they are found again at the next look.
    pub fn note(&mut self, changes: &[Entry], now: &[(String, Option<String>)]) -> rusqlite::Result<()> {
        let all = self.file.transaction()?;
        for entry in changes {
            write(&all, entry, State::Done)?;
        }
        for (file, text) in now {
            match text {
                Some(text) => all.execute("INSERT OR REPLACE INTO seen (file, text) VALUES (?1, ?2)", params![file, text])?,
                None => all.execute("DELETE FROM seen WHERE file = ?1", [file])?,
            };
        }
        all.commit()
    }

    /// The changes that those who follow the facts were not told of, the first first.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn untold(&self) -> rusqlite::Result<Vec<Held>> {
        let told = mark(&self.file, TOLD)?.unwrap_or(i64::MAX);
        let columns = super::COLUMNS;
        // One that is being written may yet come to nothing: it and what follows are told when that is known.
        let mut query = self.file.prepare(&format!(
            "SELECT {columns} FROM change WHERE id > ?1 AND state != 'dropped'
             AND id < (SELECT ifnull(min(id), 9223372036854775807) FROM change WHERE state = 'meant') ORDER BY id"
        ))?;
        query.query_map([told], |row| held(&self.file, row))?.collect()
    }

    /// Writes down up to which change they were told.
    ///
    /// # Errors
    /// Fails where the file cannot be written: then they are told again.
    pub fn told(&mut self, id: i64) -> rusqlite::Result<()> {
        self.file.execute("UPDATE mark SET number = max(number, ?2) WHERE name = ?1", params![TOLD, id]).map(drop)
    }
}

/// A change of whole files is done: that is what the files say.
pub(super) fn done(file: &Connection, id: i64) -> rusqlite::Result<()> {
    for texts in ["SELECT file, after FROM change WHERE id = ?1 AND extent = 0", "SELECT file, after FROM further WHERE change = ?1"] {
        file.execute(&format!("DELETE FROM seen WHERE file IN (SELECT file FROM ({texts}))"), [id])?;
        file.execute(&format!("INSERT INTO seen (file, text) SELECT file, after FROM ({texts}) WHERE after IS NOT NULL"), [id])?;
    }
    Ok(())
}

fn mark(file: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    file.query_row("SELECT number FROM mark WHERE name = ?1", [name], |row| row.get(0)).optional()
}
