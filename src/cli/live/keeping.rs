//! How do those who keep the facts in Discord reach the files?

use super::shelf::{On, Pending, Shelf};
use super::watch::Looker;
use crate::chat::AuthorId;
use crate::cli::{facts, revision, trials};
use crate::config::SecondKeeper;
use crate::facts::load::{Files as _, Folder, Held};
use crate::facts::problem::Severity;
use crate::facts::{check, diagnostics};
use crate::journal::Journal;
use crate::journal::history::{self, History, Rewrite, State};
use crate::keep::disk::{self, By, Fault, HISTORY};
use crate::keep::export;
use crate::keep::notice;
use crate::keep::propose::{self, Proposal, Test, Trial};
use crate::respond::keeping::drafts::Ready;
use crate::respond::keeping::{self, Applied, Export, Found, Keeper, Since, Wanted, Why};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// The files, and the way to have them read now.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
    /// Where the questions are that changes are tried with.
    questions: PathBuf,
    second_keeper: SecondKeeper,
    looker: OnceLock<Looker>,
    /// What was proposed, until it is applied, discarded, or too old.
    shelf: Mutex<Shelf>,
}

/// How many of the latest changes are looked at for who has changed a file.
const RECENT: usize = 50;

impl Files {
    /// The files of a folder, which is not watched yet, and for which changes of them a second keeper has to agree.
    #[must_use]
    pub fn new(folder: PathBuf, questions: PathBuf, second_keeper: SecondKeeper) -> Self {
        Self { folder, questions, second_keeper, looker: OnceLock::new(), shelf: Mutex::new(Shelf::new(None)) }
    }

    /// The same with what is proposed kept in a journal, so that it outlives a restart.
    #[must_use]
    pub fn with_journal(self, journal: Option<Journal>) -> Self {
        Self { shelf: Mutex::new(Shelf::new(journal)), ..self }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        // OK because whatever a panic left half done is in the journal or not.
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the history says: nothing where it cannot be read, and nothing within that where there is none.
    fn remembered<T>(&self, read: impl FnOnce(&History) -> rusqlite::Result<T>) -> Option<Option<T>> {
        let history = History::open_if_there(&self.folder.join(HISTORY));
        let said = history.and_then(|history| history.as_ref().map(read).transpose());
        said.inspect_err(|error| tracing::warn!(%error, "the history of the facts cannot be read")).ok()
    }

    fn proposal(&self, wanted: &Wanted, (questions, tests): (&[String], &[Test]), day: Date) -> Result<Proposal, String> {
        let held = Held::of(&Folder(self.folder.clone()));
        let trial = Trial { questions, tests, day };
        let proposal = match wanted {
            Wanted::Change(change) => propose::propose(&held, change, trial),
            Wanted::Undo(id) => {
                let of = Keeper::change(self, *id).filter(|of| of.state == State::Done);
                let of = of.ok_or_else(|| format!("there is no change {id} to undo"))?;
                propose::undo(&held, &of, trial)
            }
        };
        proposal.map(|mut proposal| {
            for line in proposal.errors.iter_mut().chain(&mut proposal.warnings) {
                *line = self.within(line);
            }
            proposal
        })
    }

    /// A line without where the folder is on the machine: those who read this know the folder, and the rest is not for them.
    fn within(&self, line: &str) -> String {
        line.replace(&format!("{}{}", self.folder.display(), std::path::MAIN_SEPARATOR), "")
    }

    /// Does what is to be done with what was proposed under a number, while nobody else does. It lies there until that is done, whatever happens
    /// meanwhile, and afterwards only if it is still waited for.
    fn settled(&self, number: u64, author: AuthorId, settle: impl FnOnce(&Pending) -> Applied) -> Applied {
        let Some(pending) = self.shelf().taken(number, author, second()) else { return Applied::Gone };
        let applied = settle(&pending);
        let mut shelf = self.shelf();
        let stays = match &applied {
            Applied::Asked { .. } | Applied::Gone | Applied::Own => true,
            Applied::Changed { again: Ok((again, _)), .. } | Applied::Failed { again: Some((again, _)), .. } => *again == number,
            Applied::Done { .. } | Applied::Changed { again: Err(_), .. } | Applied::Failed { again: None, .. } => false,
        };
        if !stays {
            shelf.forget(number, author);
        }
        shelf.put_back(&pending);
        applied
    }

    /// What was proposed, if it still is what it was; else what came between.
    fn ready(&self, pending: &Pending, day: Date) -> Result<Proposal, Applied> {
        // What it does to questions was shown already.
        match self.proposal(&pending.wanted, (&[], &[]), day) {
            Ok(proposal) if pending.is_still(&proposal) => match proposal.errors.first() {
                Some(error) => Err(Applied::Failed { why: Why::Said(error.clone()), again: None }),
                None => Ok(proposal),
            },
            _ => {
                let again = self.proposal(&pending.wanted, (&pending.questions, &trials::read(&self.questions)), day);
                Err(self.changed(pending, again))
            }
        }
    }

    fn needs_second(&self, proposal: &Proposal) -> bool {
        match self.second_keeper {
            SecondKeeper::Never => false,
            SecondKeeper::ForChangedFigures => proposal.moves_figures,
            SecondKeeper::Always => true,
        }
    }

    fn write(&self, pending: &Pending, proposal: Proposal, second: Option<AuthorId>, now: Timestamp) -> Applied {
        let approver = second.map(|second| second.0.to_string());
        let by = By { author: pending.author.0.to_string(), approver, door: keeping::DISCORD.to_owned(), second: now.as_second() };
        match facts::patiently(|| disk::apply(&self.folder, &proposal, &by, &mut |_| {})) {
            Ok(change) => {
                if let Some(looker) = self.looker.get() {
                    looker.look();
                }
                Applied::Done { change, proposal: Box::new(proposal) }
            }
            Err(fault) => {
                tracing::warn!(%fault, "a change of the facts was not written");
                let again = Some((pending.number, Box::new(proposal)));
                // The fault names places on this machine, which the log is for.
                Applied::Failed { why: told(&fault), again }
            }
        }
    }

    /// What was done since a change was proposed, and what that change would do now.
    fn changed(&self, pending: &Pending, again: Result<Proposal, String>) -> Applied {
        let folder = Folder(self.folder.clone());
        let now = |On { file, before }: &On| {
            let after = folder.read(Path::new(file)).ok();
            (after != *before).then(|| Rewrite { file: file.clone(), before: before.clone(), after })
        };
        let done: Vec<Rewrite> = pending.on.iter().filter_map(now).collect();
        if done.is_empty() {
            // The files are what they were: another one makes the difference, as where the indicator is gone.
            return match again {
                Ok(proposal) => self.proposed_again(pending, proposal, Since { diff: String::new(), by: None }),
                Err(why) => Applied::Failed { why: Why::Said(why), again: None },
            };
        }
        let held = self.history(None, 0, RECENT).unwrap_or_default();
        let is_it = |done: &Rewrite, made: &Rewrite| made.file == done.file && made.after == done.after;
        let made_it = |held: &history::Held| done.iter().all(|done| held.entry.rewrites.iter().any(|made| is_it(done, made)));
        let since =
            Since { diff: propose::differences(&done), by: held.into_iter().find(|held| held.entry.door != notice::DOOR && made_it(held)) };
        match again {
            Ok(proposal) => self.proposed_again(pending, proposal, since),
            Err(why) => Applied::Changed { since: Box::new(since), again: Err(why) },
        }
    }

    fn proposed_again(&self, pending: &Pending, proposal: Proposal, since: Since) -> Applied {
        let again = Pending::new(&pending.wanted, &pending.questions, pending.author, &proposal);
        let number = self.shelf().keep(&again, second());
        Applied::Changed { since: Box::new(since), again: Ok((number, Box::new(proposal))) }
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
        let lines = diagnostics::lines(&problems, &held).iter().map(|line| self.within(line)).collect();
        Found { revision: revision::of(&held), lines, error_count }
    }

    fn reload(&self) -> Found {
        let found = self.check();
        if let Some(looker) = self.looker.get().filter(|_| found.error_count == 0) {
            looker.look();
        }
        found
    }

    fn export(&self) -> Option<Export> {
        let archive = export::archive(&Held::of(&Folder(self.folder.clone())));
        let archive = archive.inspect_err(|error| tracing::warn!(%error, "the facts cannot be given away")).ok()?;
        let mut changes = self.history(None, 0, usize::MAX)?;
        changes.reverse();
        Some(Export { archive, history: export::lines(&changes) })
    }

    fn propose(&self, wanted: &Wanted, questions: &[String], author: AuthorId, day: Date) -> Result<(u64, Proposal), String> {
        let proposal = self.proposal(wanted, (questions, &trials::read(&self.questions)), day)?;
        let number = self.shelf().keep(&Pending::new(wanted, questions, author, &proposal), second());
        Ok((number, proposal))
    }

    fn pending(&self, number: u64, author: AuthorId) -> Option<Wanted> {
        self.shelf().pending(number, author, second()).map(|pending| pending.wanted)
    }

    fn apply(&self, number: u64, author: AuthorId, now: Timestamp, day: Date) -> Applied {
        self.settled(number, author, |pending| match self.ready(pending, day) {
            Ok(proposal) if self.needs_second(&proposal) => {
                self.shelf().keep(&Pending { is_asked: true, ..pending.clone() }, second());
                Applied::Asked { proposal: Box::new(proposal) }
            }
            Ok(proposal) => self.write(pending, proposal, None, now),
            Err(not) => not,
        })
    }

    fn approve(&self, number: u64, author: AuthorId, second: AuthorId, now: Timestamp, day: Date) -> Applied {
        if second == author {
            return Applied::Own;
        }
        self.settled(number, author, |pending| {
            if !pending.is_asked {
                return Applied::Gone;
            }
            match self.ready(pending, day) {
                Ok(proposal) => self.write(pending, proposal, Some(second), now),
                Err(not) => not,
            }
        })
    }

    fn discard(&self, number: u64, author: AuthorId) -> bool {
        let mut shelf = self.shelf();
        let is_free = shelf.is_free(number, author, second());
        if is_free {
            shelf.forget(number, author);
        }
        is_free
    }

    fn keep_draft(&self, ready: &Ready, author: AuthorId) -> u64 {
        self.shelf().keep_draft(author, ready, second())
    }

    fn forget_draft(&self, number: u64, author: AuthorId) {
        self.shelf().forget_draft(number, author);
    }

    fn draft(&self, number: u64, author: AuthorId) -> Option<Ready> {
        self.shelf().draft(number, author, second())
    }

    fn kept_of(&self, author: AuthorId) -> Option<usize> {
        self.shelf().kept_of(author, second())
    }

    fn forget_all(&self, author: AuthorId) -> Option<usize> {
        self.shelf().forget_all(author)
    }

    fn history(&self, key: Option<&str>, skip: usize, most: usize) -> Option<Vec<history::Held>> {
        Some(self.remembered(|history| history.page(key, skip, most))?.unwrap_or_default())
    }

    fn change(&self, id: i64) -> Option<history::Held> {
        self.remembered(|history| history.change(id))?.flatten()
    }
}

/// What time it is, in seconds since 1970.
fn second() -> i64 {
    Timestamp::now().as_second()
}

/// What a keeper is told of a fault.
fn told(fault: &Fault) -> Why {
    match fault {
        Fault::Busy => Why::Busy,
        Fault::Changed { .. } => Why::JustChanged,
        Fault::Disk { .. } => Why::Disk,
        Fault::History { .. } => Why::History,
    }
}
