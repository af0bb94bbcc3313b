//! How do changed files become what is answered from?
//!
//! A snapshot is read, checked and built beside the one that answers, and takes its place only if it has no error. What is read is held:
//! the texts that are compared are those that are checked and those that are loaded.

pub mod keeping;
pub mod renew;
mod shelf;
mod trail;
mod trees;
pub mod watch;

use crate::facts::load::{Files, Folder, Held};
use crate::facts::{check, diagnostics, problem};
use crate::question::Facts;
use crate::respond::known::Known;
use std::path::{Path, PathBuf};

/// What came of a change of the files.
#[derive(Debug)]
pub enum Reading {
    /// Facts without an error, ready to be answered from; and warnings, a line each.
    Sound {
        /// The facts.
        known: Box<Known>,
        /// What is probably not meant.
        warnings: Vec<String>,
    },
    /// Facts with errors, a line each: what answered before goes on answering.
    Faulty(Vec<String>),
}

/// A folder of facts, and what was last read of it.
#[derive(Clone, Debug)]
pub struct Live {
    folder: Folder,
    /// What was read last, and whether it was sound; nothing before the first reading.
    last: Option<u64>,
}

impl Live {
    /// A folder whose present state is the one that is answered from.
    #[must_use]
    pub fn since(folder: &Path, held: &Held) -> Self {
        Self { folder: Folder(folder.to_path_buf()), last: Some(super::revision::number(held)) }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &PathBuf {
        &self.folder.0
    }

    /// The files as they are, where they are not what was read last.
    #[must_use]
    pub fn changed(&self) -> Option<Held> {
        let held = Held::of(&self.folder);
        (self.last != Some(super::revision::number(&held))).then_some(held)
    }

    /// Reads what has changed, and keeps in mind that it was read.
    pub fn read(&mut self, held: &Held) -> Reading {
        self.last = Some(super::revision::number(held));
        read(held)
    }
}

/// Makes facts of files, if nothing is wrong with them.
#[must_use]
pub fn read(held: &Held) -> Reading {
    let mut loaded = check::check(held);
    if !problem::has_errors(&loaded.problems) && loaded.base.figures.is_empty() {
        let message = format!("there are no figures in {}", held.folder().display());
        loaded.problems.push(problem::Problem::error("", None, message));
    }
    let lines = diagnostics::lines(&loaded.problems, held);
    if problem::has_errors(&loaded.problems) {
        return Reading::Faulty(lines);
    }
    let known = Known::new(Facts::new(loaded.base), super::revision::of(held));
    Reading::Sound { known: Box::new(known), warnings: lines }
}
