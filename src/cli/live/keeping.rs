//! How do those who keep the facts in Discord reach the files?

use super::watch::Looker;
use crate::cli::revision;
use crate::facts::load::{Folder, Held};
use crate::facts::problem::Severity;
use crate::facts::{check, diagnostics};
use crate::journal::history::{self, History};
use crate::keep::disk::HISTORY;
use crate::respond::keeping::{Found, Keeper};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The files, and the way to have them read now.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
    looker: OnceLock<Looker>,
}

impl Files {
    /// The files of a folder, which is not watched yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, looker: OnceLock::new() }
    }

    /// Has what watches them told when they are to be read.
    pub fn watched_by(&self, looker: Looker) {
        // OK because a bot has one watch.
        let _ = self.looker.set(looker);
    }
}

impl Keeper for Files {
    fn check(&self) -> Found {
        let held = Held::of(&Folder(self.folder.clone()));
        let problems = check::check(&held).problems;
        let error_count = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        // Those who read this know the folder; where it is on the machine is not for them.
        let folder = format!("{}{}", self.folder.display(), std::path::MAIN_SEPARATOR);
        let lines = diagnostics::lines(&problems, &held).into_iter().map(|line| line.replace(&folder, "")).collect();
        Found { revision: revision::of(&held), lines, error_count }
    }

    fn reload(&self) -> Found {
        let found = self.check();
        if let Some(looker) = self.looker.get().filter(|_| found.error_count == 0) {
            looker.look();
        }
        found
    }

    fn history(&self, key: Option<&str>, most: usize) -> Option<Vec<history::Held>> {
        let history = History::open_if_there(&self.folder.join(HISTORY));
        let changes = history.and_then(|history| history.map_or_else(|| Ok(Vec::new()), |history| history.changes(key, most)));
        changes.inspect_err(|error| tracing::warn!(%error, "the history of the facts cannot be read")).ok()
    }
}
