//! Why was a change not written?

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Why a change was not written. Nothing is lost in any case.
#[derive(Debug)]
pub enum Fault {
    /// Another process is writing to the same folder.
    Busy,
    /// The file is no longer what the change was proposed on.
    Changed {
        /// The file.
        file: PathBuf,
        /// What it says now; nothing where it is gone.
        now: Option<String>,
    },
    /// Something could not be done.
    Disk {
        /// What was tried.
        attempt: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        cause: io::Error,
    },
    /// The history could not be written or read.
    History {
        /// Where it is.
        path: PathBuf,
        /// Why it failed.
        cause: rusqlite::Error,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => {
                write!(formatter, "another smebot is writing to these facts right now; nothing was changed: try again in a moment")
            }
            Self::Changed { file, .. } => {
                write!(formatter, "{} was changed since this was proposed; nothing was overwritten: look at it again", file.display())
            }
            Self::Disk { attempt, path, cause } => {
                let advice = match cause.kind() {
                    ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                        "; the folder may only be read: change it where it comes from, or give this user the right to write"
                    }
                    ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                        "; there is no room left: the file is as it was"
                    }
                    _ => "",
                };
                write!(formatter, "cannot {attempt} {}: {cause}{advice}", path.display())
            }
            Self::History { path, cause } => {
                write!(formatter, "cannot write the history {}: {cause}; without it nothing is changed", path.display())
            }
        }
    }
}

impl std::error::Error for Fault {}
