//! The commands: each a function of its arguments and a writer.

pub mod ask;
mod batch;
pub mod check;
pub mod draft;
pub mod facts;
mod inbox;
pub mod live;
pub mod logging;
mod painting;
mod prompt;
mod revision;
pub mod run;
pub mod sandbox;
mod trials;
pub mod verify;

use clap::Args;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::{self, Config};
use crate::facts::problem::Problem;

/// What every command can be told.
#[derive(Args, Clone, Debug, Default)]
pub struct Common {
    /// Read the facts from this folder
    #[arg(long, global = true, value_name = "DIR")]
    pub facts: Option<PathBuf>,
    /// Read the settings from this file instead of config.toml
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl Common {
    /// The settings, with those of the command line put in; and what is wrong with the file.
    pub fn settings(&self) -> (Config, Vec<Problem>) {
        let (mut config, problems) = config::load(self.config.as_deref());
        if let Some(facts) = &self.facts {
            config.facts.clone_from(facts);
        }
        (config, problems)
    }

    /// The file that the settings are read from.
    pub fn config_file(&self) -> &Path {
        self.config.as_deref().unwrap_or(Path::new(config::DEFAULT_FILE))
    }
}

/// Whether a command failed because nobody reads on: `smebot ask … | head -1` is no failure.
#[must_use]
pub fn reader_has_gone(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        kind.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}
