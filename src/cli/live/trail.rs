//! Which changes do those who follow the facts still have to be told of?
//!
//! Changes that are made in Discord are told when they are made. Those that come through another door, the command line or the files, are told by
//! the bot that is running, or by the next one: up to where they were told is written in the history.

use crate::cli::facts::patiently;
use crate::facts::load::Held;
use crate::journal::history::{self, History};
use crate::keep::disk::{HISTORY, Locked};
use crate::keep::notice;
use crate::respond::keeping::DISCORD;
use std::path::{Path, PathBuf};

/// The changes of a folder of facts, as those who follow them see them.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    folder: PathBuf,
}

impl Trail {
    /// Of a folder.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    /// Writes down what was edited in the files since they were last looked at.
    pub fn notice(&self, held: &Held) {
        let second = jiff::Timestamp::now().as_second();
        match patiently(|| notice::notice(&self.folder, held, second)) {
            Ok(0) => {}
            Ok(changes) => tracing::info!(changes, "edited in the files"),
            // As where the folder may only be read: it is answered from all the same.
            Err(fault) => tracing::warn!(%fault, "what is edited in the files does not come into the history"),
        }
    }

    /// What is still to be told, the first first. What was done in Discord was told there.
    pub fn untold(&self) -> Vec<history::Held> {
        let untold = History::open_if_there(&self.folder.join(HISTORY))
            .and_then(|history| history.map_or(Ok(Vec::new()), |history| history.untold()));
        let mut untold = untold.inspect_err(|error| tracing::warn!(%error, "the history of the facts cannot be read")).unwrap_or_default();
        untold.retain(|held| held.entry.door != DISCORD);
        untold
    }

    /// Writes down up to which change they were told.
    pub fn told(&self, id: i64) {
        let written = patiently(|| Locked::new(&self.folder)?.tell(id));
        if let Err(fault) = written {
            tracing::warn!(%fault, "it cannot be written down which changes were told: they are told again");
        }
    }
}
