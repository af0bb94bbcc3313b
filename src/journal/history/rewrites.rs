//! What does a change make of further files than its first?
//!
//! Most changes are of one file, which stands with the change. What belongs together in several files is one change all the same.

use super::Rewrite;
use rusqlite::{Connection, params};

/// The table of this part.
pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS further (
        change INTEGER NOT NULL REFERENCES change (id),
        place  INTEGER NOT NULL,
        file   TEXT NOT NULL,
        before TEXT,
        after  TEXT,
        PRIMARY KEY (change, place)
    ) STRICT;";

/// Writes down what a change makes of further files.
pub(super) fn write(file: &Connection, change: i64, rewrites: &[Rewrite]) -> rusqlite::Result<()> {
    for (rewrite, place) in rewrites.iter().zip(1_i64..) {
        file.execute(
            "INSERT INTO further (change, place, file, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![change, place, rewrite.file, rewrite.before, rewrite.after],
        )?;
    }
    Ok(())
}

/// What a change makes of further files, in the order in which they are written.
pub(super) fn of(file: &Connection, change: i64) -> rusqlite::Result<Vec<Rewrite>> {
    let mut query = file.prepare_cached("SELECT file, before, after FROM further WHERE change = ?1 ORDER BY place")?;
    query.query_map([change], |row| Ok(Rewrite { file: row.get(0)?, before: row.get(1)?, after: row.get(2)? }))?.collect()
}
