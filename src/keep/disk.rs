//! How does a change get onto the disk so that neither the files nor their history are ever torn, lost, or at odds with each other?
//!
//! 1. The folder is locked, and what an earlier crash left pending is settled.
//! 2. The files are compared with what the change was proposed on; what another hand has edited in them before is written down.
//! 3. The change is written down in the history, with the whole texts before and after, and is on the disk when that returns.
//! 4. Each new text goes to a file beside the old one, which is synced; then each is renamed over the old one; the folders are synced.
//! 5. The history says that it is done.
//!
//! After a crash at any point each file is the old or the new one. Where all are the same of the two, that decides what the pending entry becomes;
//! where some are old and some new, the others are made new, too, with what lies beside them or with the text that the history has.

mod fault;
mod step;

pub use fault::Fault;
pub use step::Step;

use super::notice;
use super::propose::Proposal;
use crate::journal::history::{Entry, Extent, History, Rewrite, State};
use std::collections::BTreeSet;
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
        locked.settle(Side::New)?;
        Ok(locked)
    }

    /// What was changed.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Settles what is pending: the files tell what became of it. Where some are old and some new, they are made what is rather wanted, and where
    /// that cannot be done, the other.
    fn settle(&mut self, rather: Side) -> Result<(), Fault> {
        for held in self.history.pending().map_err(|cause| self.fault(cause))? {
            let targets: Vec<Target<'_>> = held.entry.rewrites.iter().map(|rewrite| Target::of(&self.folder, rewrite)).collect();
            let state = match standing(&targets)? {
                Standing::All(side) => side.state(),
                Standing::Torn => make(&targets, rather).or_else(|_| make(&targets, rather.other()))?.state(),
                Standing::Overtaken => State::Overtaken,
            };
            targets.iter().for_each(Target::tidy);
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
/// Says why it was not written. The files are as they were, unless neither the old nor the new ones can be put in their places, or the history cannot
/// be written any more: then it is settled at the next start.
pub fn apply(folder: &Path, proposal: &Proposal, by: &By, reached: &mut dyn FnMut(Step)) -> Result<i64, Fault> {
    let mut locked = Locked::new(folder)?;
    reached(Step::Locked);
    let targets: Vec<Target<'_>> = proposal.rewrites.iter().map(|rewrite| Target::of(folder, rewrite)).collect();
    for (target, Rewrite { file, before, .. }) in targets.iter().zip(&proposal.rewrites) {
        let now = target.read()?;
        if now != *before {
            return Err(Fault::Changed { file: PathBuf::from(file), now });
        }
    }
    for Rewrite { file, before, .. } in &proposal.rewrites {
        notice::notice_file(&mut locked, Path::new(file), before.as_deref(), by.second)?;
    }
    reached(Step::Compared);
    let entry = Entry {
        second: by.second,
        author: by.author.clone(),
        approver: by.approver.clone(),
        door: by.door.clone(),
        summary: proposal.summary.clone(),
        told: proposal.told.written(),
        subject: proposal.subject.clone(),
        rewrites: proposal.rewrites.clone(),
        extent: Extent::Whole,
        undoes: proposal.undoes,
    };
    let id = locked.history.mean(&entry).map_err(|cause| locked.fault(cause))?;
    reached(Step::Meant);
    if let Err(fault) = replace(&targets, reached) {
        // OK because what cannot be put back or settled now is at the next start.
        let _ = locked.settle(Side::Old);
        // Where the old files cannot be put back and the new ones can be put in their places, it is done after all.
        let is_done = locked.history.change(id).ok().flatten().is_some_and(|held| held.state == State::Done);
        return if is_done { Ok(id) } else { Err(fault) };
    }
    // OK because what cannot be settled now is at the next start: the files say that it is done.
    let _ = locked.history.settle(id, State::Done);
    reached(Step::Done);
    Ok(id)
}

/// A file that a change makes another.
#[derive(Debug)]
struct Target<'r> {
    /// Where it really is: the file behind a link is written, and the link stays.
    path: PathBuf,
    rewrite: &'r Rewrite,
}

impl<'r> Target<'r> {
    /// The file of a folder.
    fn of(folder: &Path, rewrite: &'r Rewrite) -> Self {
        let path = folder.join(&rewrite.file);
        Self { path: fs::canonicalize(&path).unwrap_or(path), rewrite }
    }

    /// What it says; nothing where it is not there.
    fn read(&self) -> Result<Option<String>, Fault> {
        read(&self.path)
    }

    fn text(&self, side: Side) -> Option<&'r str> {
        match side {
            Side::Old => self.rewrite.before.as_deref(),
            Side::New => self.rewrite.after.as_deref(),
        }
    }

    fn is(&self, side: Side) -> Result<bool, Fault> {
        Ok(self.read()?.as_deref() == self.text(side))
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// The file that becomes it by renaming; what begins with a dot is not read as facts.
    fn beside(&self) -> PathBuf {
        let name = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.path.with_file_name(format!(".{name}.new"))
    }

    /// Takes the file beside it away, where one lies there.
    fn tidy(&self) {
        // OK because a file that was never made need not be taken away.
        let _ = fs::remove_file(self.beside());
    }

    /// Writes a text to the file beside it, and has it on the disk.
    fn prepare(&self, text: &str, reached: &mut dyn FnMut(Step)) -> Result<(), Fault> {
        fs::create_dir_all(self.folder()).map_err(disk("make the folder", self.folder()))?;
        let beside = self.beside();
        let mut file = File::create(&beside).map_err(disk("make the file", &beside))?;
        reached(Step::Made);
        let (first, second) = text.as_bytes().split_at(text.len() / 2);
        file.write_all(first).map_err(disk("write", &beside))?;
        reached(Step::Half);
        file.write_all(second).map_err(disk("write", &beside))?;
        reached(Step::Written);
        if let Ok(old) = fs::metadata(&self.path) {
            file.set_permissions(old.permissions()).map_err(disk("set the permissions of", &beside))?;
        }
        file.sync_all().map_err(disk("sync", &beside))?;
        reached(Step::Synced);
        Ok(())
    }

    /// Puts what was prepared in its place, or takes it away where nothing was.
    fn put(&self, side: Side) -> Result<(), Fault> {
        match self.text(side) {
            Some(_) => fs::rename(self.beside(), &self.path).map_err(disk("replace", &self.path)),
            None => fs::remove_file(&self.path).map_err(disk("remove", &self.path)),
        }
    }
}

/// One of the two texts that a file has before and after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }

    /// What became of a change whose files are all on this side.
    fn state(self) -> State {
        match self {
            Self::Old => State::Dropped,
            Self::New => State::Done,
        }
    }
}

/// How far the files of a change have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// All are as they were before, or after.
    All(Side),
    /// Each is one of the two, and not all the same.
    Torn,
    /// Another hand has changed one of them meanwhile.
    Overtaken,
}

/// How far they have come.
fn standing(targets: &[Target<'_>]) -> Result<Standing, Fault> {
    let (mut are_old, mut are_new) = (true, true);
    for target in targets {
        let (is_old, is_new) = (target.is(Side::Old)?, target.is(Side::New)?);
        if !is_old && !is_new {
            return Ok(Standing::Overtaken);
        }
        (are_old, are_new) = (are_old && is_old, are_new && is_new);
    }
    Ok(match (are_old, are_new) {
        (_, true) => Standing::All(Side::New),
        (true, false) => Standing::All(Side::Old),
        (false, false) => Standing::Torn,
    })
}

/// Puts new texts in the places of files, or takes files away: all are on the disk beside the old ones before the first takes its place.
fn replace(targets: &[Target<'_>], reached: &mut dyn FnMut(Step)) -> Result<(), Fault> {
    for target in targets {
        if let Some(text) = target.text(Side::New) {
            target.prepare(text, reached)?;
        }
    }
    for target in targets {
        target.put(Side::New)?;
        reached(Step::Renamed);
    }
    keep(targets, reached)
}

/// Makes all files what they are on one side of a change; which side that is.
fn make(targets: &[Target<'_>], side: Side) -> Result<Side, Fault> {
    for target in targets {
        if target.is(side)? {
            continue;
        }
        // What lies beside it whole needs no room on the disk any more.
        if let Some(text) = target.text(side)
            && read(&target.beside()).ok().flatten().as_deref() != Some(text)
        {
            target.prepare(text, &mut |_| {})?;
        }
        target.put(side)?;
    }
    keep(targets, &mut |_| {})?;
    Ok(side)
}

/// Has it on the disk that files have taken their places.
fn keep(targets: &[Target<'_>], reached: &mut dyn FnMut(Step)) -> Result<(), Fault> {
    let folders: BTreeSet<&Path> = targets.iter().map(Target::folder).collect();
    for folder in folders {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(disk("sync the folder", folder))?;
        reached(Step::Kept);
    }
    Ok(())
}

fn read(path: &Path) -> Result<Option<String>, Fault> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(disk("read", path)(error)),
    }
}
