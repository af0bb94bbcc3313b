//! How does a change get onto the disk so that neither the file nor its history is ever torn, lost, or at odds with the other?
//!
//! 1. The folder is locked, and what an earlier crash left pending is settled.
//! 2. The file is compared with what the change was proposed on; what another hand has edited in it before is written down.
//! 3. The change is written down in the history, with the whole text before and after, and is on the disk when that returns.
//! 4. The new text goes to a file beside the old one, which is synced; it is renamed over the old one; the folder is synced.
//! 5. The history says that it is done.
//!
//! After a crash at any point the file is the old or the new one, and which of the two it is decides what the pending entry becomes.

use super::notice;
use super::propose::Proposal;
use crate::journal::history::{Entry, Extent, History, State};
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The history, in the folder of the facts: what begins with a dot is not read as facts.
pub const HISTORY: &str = ".history.sqlite";

/// Who changes something, when, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who.
    pub author: String,
    /// Who agreed to it, where a second had to.
    pub approver: Option<String>,
    /// Through which door.
    pub door: String,
    /// When, in seconds since 1970.
    pub second: i64,
}

/// How far a change has come; tests stop at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The folder is locked and settled.
    Locked,
    /// The file is what it was when the change was proposed.
    Compared,
    /// The history says what is meant.
    Meant,
    /// The file beside is made, and empty.
    Made,
    /// Half of it is written.
    Half,
    /// All of it is written.
    Written,
    /// It is on the disk.
    Synced,
    /// It has taken the place of the old one.
    Renamed,
    /// That is on the disk.
    Kept,
    /// The history says that it is done.
    Done,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 10] = [
        Self::Locked,
        Self::Compared,
        Self::Meant,
        Self::Made,
        Self::Half,
        Self::Written,
        Self::Synced,
        Self::Renamed,
        Self::Kept,
        Self::Done,
    ];
}

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

fn disk<'p>(attempt: &'static str, path: &'p Path) -> impl FnOnce(io::Error) -> Fault + 'p {
    move |cause| Fault::Disk { attempt, path: path.to_path_buf(), cause }
}

/// A folder of facts that nobody else writes to meanwhile.
pub struct Locked {
    folder: PathBuf,
    history: History,
    // Unlocked when it is closed, also by a crash.
    _lock: File,
}

impl Locked {
    /// Locks a folder and settles what an earlier crash left pending.
    ///
    /// # Errors
    /// Fails where another process has the lock, or the history cannot be written.
    pub fn new(folder: &Path) -> Result<Self, Fault> {
        // The folder itself is locked, so that no file for it lies about.
        let lock = File::open(folder).map_err(disk("open", folder))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Fault::Busy),
            Err(TryLockError::Error(cause)) => return Err(disk("lock", folder)(cause)),
        }
        let path = folder.join(HISTORY);
        let history = History::open(&path).map_err(|cause| Fault::History { path, cause })?;
        let mut locked = Self { folder: folder.to_path_buf(), history, _lock: lock };
        locked.settle()?;
        Ok(locked)
    }

    /// What was changed.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Settles what is pending: the file tells what became of it.
    fn settle(&mut self) -> Result<(), Fault> {
        for held in self.history.pending().map_err(|cause| self.fault(cause))? {
            let target = resolved(&self.folder.join(&held.entry.file));
            // OK because a file that was never made need not be taken away.
            let _ = fs::remove_file(beside(&target));
            let now = read(&target)?;
            let state = if now == held.entry.after {
                State::Done
            } else if now == held.entry.before {
                State::Dropped
            } else {
                State::Overtaken
            };
            self.history.settle(held.id, state).map_err(|cause| self.fault(cause))?;
        }
        Ok(())
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes down up to which change those who follow the facts were told.
    ///
    /// # Errors
    /// Fails where the history cannot be written.
    pub fn tell(&mut self, id: i64) -> Result<(), Fault> {
        self.change_history(|history| history.told(id))
    }

    /// Changes the history.
    pub(super) fn change_history<T>(&mut self, change: impl FnOnce(&mut History) -> rusqlite::Result<T>) -> Result<T, Fault> {
        change(&mut self.history).map_err(|cause| self.fault(cause))
    }

    pub(super) fn fault(&self, cause: rusqlite::Error) -> Fault {
        Fault::History { path: self.folder.join(HISTORY), cause }
    }
}

/// Settles what an earlier crash left pending, where there is a history at all.
///
/// # Errors
/// Fails where another process has the lock, or the history cannot be written.
pub fn settle(folder: &Path) -> Result<(), Fault> {
    if folder.join(HISTORY).exists() { Locked::new(folder).map(drop) } else { Ok(()) }
}

/// Writes a change; its number in the history. `reached` is told of each step.
///
/// # Errors
/// Says why it was not written; the file is as it was, unless the last sync failed: then it is settled at the next start.
pub fn apply(folder: &Path, proposal: &Proposal, by: &By, reached: &mut dyn FnMut(Step)) -> Result<i64, Fault> {
    let mut locked = Locked::new(folder)?;
    reached(Step::Locked);
    let target = resolved(&folder.join(&proposal.file));
    let now = read(&target)?;
    if now != proposal.before {
        return Err(Fault::Changed { file: proposal.file.clone(), now });
    }
    notice::notice_file(&mut locked, &proposal.file, now.as_deref(), by.second)?;
    reached(Step::Compared);
    let entry = Entry {
        second: by.second,
        author: by.author.clone(),
        approver: by.approver.clone(),
        door: by.door.clone(),
        summary: proposal.summary.clone(),
        subject: proposal.subject.clone(),
        file: proposal.file.to_string_lossy().into_owned(),
        before: proposal.before.clone(),
        after: proposal.after.clone(),
        extent: Extent::Whole,
        undoes: proposal.undoes,
    };
    let id = locked.history.mean(&entry).map_err(|cause| locked.fault(cause))?;
    reached(Step::Meant);
    if let Err(fault) = replace(&target, proposal.after.as_deref(), reached) {
        // OK because what cannot be taken away or settled now is at the next start.
        let _ = fs::remove_file(beside(&target));
        let _ = locked.settle();
        return Err(fault);
    }
    // OK because what cannot be settled now is at the next start: the file says that it is done.
    let _ = locked.history.settle(id, State::Done);
    reached(Step::Done);
    Ok(id)
}

/// Puts a text in the place of a file, or takes the file away.
fn replace(target: &Path, text: Option<&str>, reached: &mut dyn FnMut(Step)) -> Result<(), Fault> {
    let folder = target.parent().unwrap_or(Path::new("."));
    if let Some(text) = text {
        fs::create_dir_all(folder).map_err(disk("make the folder", folder))?;
        let beside = beside(target);
        let mut file = File::create(&beside).map_err(disk("make the file", &beside))?;
        reached(Step::Made);
        let (first, second) = text.as_bytes().split_at(text.len() / 2);
        file.write_all(first).map_err(disk("write", &beside))?;
        reached(Step::Half);
        file.write_all(second).map_err(disk("write", &beside))?;
        reached(Step::Written);
        if let Ok(old) = fs::metadata(target) {
            file.set_permissions(old.permissions()).map_err(disk("set the permissions of", &beside))?;
        }
        file.sync_all().map_err(disk("sync", &beside))?;
        reached(Step::Synced);
        fs::rename(&beside, target).map_err(disk("replace", target))?;
    } else {
        fs::remove_file(target).map_err(disk("remove", target))?;
    }
    reached(Step::Renamed);
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(disk("sync the folder", folder))?;
    reached(Step::Kept);
    Ok(())
}

/// Where a file really is: the file behind a link is written, and the link stays.
fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// The file that becomes another by renaming; what begins with a dot is not read as facts.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".{name}.new"))
}

fn read(path: &Path) -> Result<Option<String>, Fault> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(disk("read", path)(error)),
    }
}
