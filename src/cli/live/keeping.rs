//! How do those who keep the facts in Discord reach the files?

use super::watch::Looker;
use crate::chat::AuthorId;
use crate::cli::{facts, revision, trials};
use crate::config::SecondKeeper;
use crate::facts::load::{Files as _, Folder, Held};
use crate::facts::problem::Severity;
use crate::facts::{check, diagnostics};
use crate::journal::history::{self, History, State};
use crate::keep::disk::{self, By, Fault, HISTORY};
use crate::keep::export;
use crate::keep::notice;
use crate::keep::propose::{self, Proposal, Test, Trial};
use crate::respond::keeping::{self, Applied, Export, Found, Keeper, Since, Wanted};
use crate::respond::seal;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The files, and the way to have them read now.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
    /// Where the questions are that changes are tried with.
    questions: PathBuf,
    second_keeper: SecondKeeper,
    looker: OnceLock<Looker>,
    pending: Mutex<VecDeque<Pending>>,
}

/// What was proposed, until it is applied, discarded, or pushed out by later ones.
#[derive(Debug)]
struct Pending {
    /// What its buttons carry: a fingerprint of the change itself, so that a button from before a restart never means another one.
    number: u64,
    author: AuthorId,
    wanted: Wanted,
    questions: Vec<String>,
    proposal: Proposal,
    /// Whether a second keeper is asked to agree.
    asked: bool,
}

/// How many proposals are kept.
const MOST_PENDING: usize = 200;
/// How many of the latest changes are looked at for who has changed a file.
const RECENT: usize = 50;

impl Files {
    /// The files of a folder, which is not watched yet, and for which changes of them a second keeper has to agree.
    #[must_use]
    pub fn new(folder: PathBuf, questions: PathBuf, second_keeper: SecondKeeper) -> Self {
        Self { folder, questions, second_keeper, looker: OnceLock::new(), pending: Mutex::default() }
    }

    fn proposal(&self, wanted: &Wanted, (questions, tests): (&[String], &[Test]), day: Date) -> Result<Proposal, String> {
        let held = Held::of(&Folder(self.folder.clone()));
        let trial = Trial { questions, tests, day };
        let proposal = match wanted {
            Wanted::Change(change) => propose::propose(&held, change, trial),
            Wanted::Undo(id) => {
                let history = History::open_if_there(&self.folder.join(HISTORY)).and_then(|history| match history {
                    Some(history) => history.change(*id),
                    None => Ok(None),
                });
                let of = history.inspect_err(|error| tracing::warn!(%error, "the history of the facts cannot be read")).ok().flatten();
                let of = of.filter(|of| of.state == State::Done).ok_or_else(|| format!("there is no change {id} to undo"))?;
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

    fn keep(&self, pending: Pending) -> u64 {
        let mut kept = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let number = pending.number;
        kept.retain(|other| other.number != number || other.author != pending.author);
        if kept.len() >= MOST_PENDING {
            // What a second keeper is asked for stays the longest.
            let first = kept.iter().position(|pending| !pending.asked).unwrap_or(0);
            kept.remove(first);
        }
        kept.push_back(pending);
        number
    }

    fn taken(&self, number: u64, author: AuthorId) -> Option<Pending> {
        let mut kept = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|pending| pending.number == number && pending.author == author)?;
        kept.remove(place)
    }

    /// What was proposed, if it still is what it was; else what came between.
    fn ready(&self, pending: Pending, day: Date) -> Result<(Pending, Proposal), Applied> {
        // What it does to questions was shown already.
        let again = self.proposal(&pending.wanted, (&[], &[]), day);
        let shown = |proposal: &Proposal| (proposal.file.clone(), proposal.before.clone(), proposal.after.clone(), proposal.errors.clone());
        match again {
            Ok(proposal) if shown(&proposal) == shown(&pending.proposal) => match proposal.errors.first() {
                Some(error) => Err(Applied::Failed { why: error.clone(), again: None }),
                None => Ok((pending, proposal)),
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

    fn write(&self, pending: Pending, proposal: Proposal, second: Option<AuthorId>, now: Timestamp) -> Applied {
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
                let again = Some((self.keep(pending), Box::new(proposal)));
                // The fault names places on this machine, which the log is for.
                Applied::Failed { why: told(&fault).to_owned(), again }
            }
        }
    }

    /// What was done since a change was proposed, and what that change would do now.
    fn changed(&self, pending: Pending, again: Result<Proposal, String>) -> Applied {
        let Proposal { file, before, .. } = &pending.proposal;
        let now = Folder(self.folder.clone()).read(file).ok();
        if now == *before {
            // The file is what it was: another one makes the difference, as where the indicator is gone.
            return match again {
                Ok(proposal) => self.proposed_again(pending, proposal, Since { diff: String::new(), by: None }),
                Err(why) => Applied::Failed { why, again: None },
            };
        }
        let held = self.history(None, RECENT).unwrap_or_default();
        let by = held.into_iter().find(|held| Path::new(&held.entry.file) == file);
        let since = Since {
            diff: propose::difference(file, before.as_deref(), now.as_deref()),
            by: by.filter(|held| held.entry.after == now && held.entry.door != notice::DOOR),
        };
        match again {
            Ok(proposal) => self.proposed_again(pending, proposal, since),
            Err(why) => Applied::Changed { since: Box::new(since), again: Err(why) },
        }
    }

    fn proposed_again(&self, pending: Pending, proposal: Proposal, since: Since) -> Applied {
        let number = self.keep(Pending { number: number(&proposal), proposal: proposal.clone(), asked: false, ..pending });
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
        let mut changes = self.history(None, usize::MAX)?;
        changes.reverse();
        Some(Export { archive, history: export::lines(&changes) })
    }

    fn propose(&self, wanted: &Wanted, questions: &[String], author: AuthorId, day: Date) -> Result<(u64, Proposal), String> {
        let proposal = self.proposal(wanted, (questions, &trials::read(&self.questions)), day)?;
        let pending = Pending {
            number: number(&proposal),
            author,
            wanted: wanted.clone(),
            questions: questions.to_vec(),
            proposal: proposal.clone(),
            asked: false,
        };
        Ok((self.keep(pending), proposal))
    }

    fn pending(&self, number: u64, author: AuthorId) -> Option<Wanted> {
        let kept = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|pending| pending.number == number && pending.author == author).map(|pending| pending.wanted.clone())
    }

    fn apply(&self, number: u64, author: AuthorId, now: Timestamp, day: Date) -> Applied {
        let Some(pending) = self.taken(number, author) else { return Applied::Gone };
        match self.ready(pending, day) {
            Ok((pending, proposal)) if self.needs_second(&proposal) => {
                self.keep(Pending { asked: true, ..pending });
                Applied::Asked { proposal: Box::new(proposal) }
            }
            Ok((pending, proposal)) => self.write(pending, proposal, None, now),
            Err(not) => not,
        }
    }

    fn approve(&self, number: u64, author: AuthorId, second: AuthorId, now: Timestamp, day: Date) -> Applied {
        if second == author {
            return Applied::Own;
        }
        let Some(pending) = self.taken(number, author) else { return Applied::Gone };
        if !pending.asked {
            self.keep(pending);
            return Applied::Gone;
        }
        match self.ready(pending, day) {
            Ok((pending, proposal)) => self.write(pending, proposal, Some(second), now),
            Err(not) => not,
        }
    }

    fn discard(&self, number: u64, author: AuthorId) {
        self.taken(number, author);
    }

    fn history(&self, key: Option<&str>, most: usize) -> Option<Vec<history::Held>> {
        let history = History::open_if_there(&self.folder.join(HISTORY));
        let changes = history.and_then(|history| history.map_or_else(|| Ok(Vec::new()), |history| history.changes(key, most)));
        changes.inspect_err(|error| tracing::warn!(%error, "the history of the facts cannot be read")).ok()
    }
}

/// A number that stands for a proposal: the same for the same change of the same texts.
fn number(proposal: &Proposal) -> u64 {
    let file = proposal.file.to_string_lossy();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    seal::fingerprint(&[&proposal.summary, &file, &text(&proposal.before), &text(&proposal.after)])
}

/// What a keeper is told of a fault.
fn told(fault: &Fault) -> &'static str {
    match fault {
        Fault::Busy => "another smebot is writing to these facts right now; try again in a moment",
        Fault::Changed { .. } => "the file was changed at this very moment; try again",
        Fault::Disk { .. } => "the file could not be written (read-only, or no room); the log says why",
        Fault::History { .. } => "the history could not be written, and without it nothing is changed; the log says why",
    }
}
