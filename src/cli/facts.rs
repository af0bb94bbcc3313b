//! `smebot facts`: how the facts are changed from the command line, each change shown before it is made.

use super::Common;
use crate::facts::load::{self, Folder, Held};
use crate::journal::history::{self, History, State};
use crate::keep::change::{Change, Definition, Source, Which};
use crate::keep::disk::{self, By, Fault, HISTORY};
use crate::keep::due::{self, Due};
use crate::keep::export;
use crate::keep::propose::{self, Proposal, Trial};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use jiff::{Timestamp, Zoned};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often it is tried to lock a folder to which another process writes, and how long is waited in between.
const TRIES: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(100);
/// How many changes of the history are shown.
const SHOWN: usize = 50;

/// The arguments of `smebot facts`.
#[derive(Args, Clone, Debug)]
pub struct FactsArgs {
    /// What to do
    #[command(subcommand)]
    pub what: What,
    /// Write the change; without it, it is only shown
    #[arg(long, global = true)]
    pub apply: bool,
    /// Show the reply to this question before and after the change; may be given several times
    #[arg(long, global = true, value_name = "TEXT")]
    pub question: Vec<String>,
    /// Who makes the change, for the history; without it, the user of this machine
    #[arg(long, global = true, value_name = "NAME")]
    pub author: Option<String>,
}

/// What can be done.
#[derive(Clone, Debug, Subcommand)]
pub enum What {
    /// Add a figure to a statement, or to a new one
    Add {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
        /// The figure in the few words of the source: "more than 70,000"
        #[arg(long, value_name = "WORDS")]
        stated: String,
        /// What a reader should know about this one figure
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// The title of a new statement
        #[arg(long, value_name = "TEXT", requires_all = ["publisher", "published", "url"])]
        title: Option<String>,
        /// Who published it
        #[arg(long, value_name = "NAME", requires = "title")]
        publisher: Option<String>,
        /// When: 2025-03-24, 2025-03 or 2025
        #[arg(long, value_name = "DATE", requires = "title")]
        published: Option<String>,
        /// Where it can be read
        #[arg(long, value_name = "URL", requires = "title")]
        url: Option<String>,
        /// Who is quoted in it
        #[arg(long, value_name = "NAME", requires = "title")]
        speaker: Option<String>,
    },
    /// Put the words or the period of a figure right
    Edit {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
        /// The right words of the source
        #[arg(long, value_name = "WORDS", required_unless_present_any = ["new_period", "note"])]
        stated: Option<String>,
        /// The right period
        #[arg(long, value_name = "PERIOD")]
        new_period: Option<String>,
        /// What a reader should know about this one figure; an empty text takes the note away
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Answer a figure no longer; it stays in its file, with the reason
    Retire {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
        /// Why
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
    /// Answer a retired figure again
    Restore {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
    },
    /// Add or remove words that people use for an indicator
    Phrase {
        /// Add or remove
        #[command(subcommand)]
        what: PhraseArgs,
    },
    /// Add a remark to a statement: something stated that is no figure, in your own words
    Remark {
        /// The key of the statement: the name of its file without .toml
        statement: String,
        /// The remark
        text: String,
        /// An indicator that it is about; may be given several times
        #[arg(long, value_name = "KEY")]
        about: Vec<String>,
    },
    /// Add a term with its definition to the glossary
    Define {
        /// The key of the term
        key: String,
        /// The term
        #[arg(long, value_name = "TEXT")]
        name: String,
        /// What it means, in your own words
        #[arg(long, value_name = "TEXT")]
        definition: String,
        /// Who defines it so
        #[arg(long, value_name = "NAME")]
        publisher: String,
        /// Where that can be read
        #[arg(long, value_name = "URL")]
        url: String,
    },
    /// Show who changed what, the latest first
    History {
        /// Of this indicator, statement or term only
        key: Option<String>,
    },
    /// Take a change back; that is a change itself
    Undo {
        /// The number of the change, from `smebot facts history`
        change: i64,
    },
    /// List the indicators whose next figure should be out
    Due,
    /// Write the facts as an archive and their history as JSON lines into a folder
    Export {
        /// The folder; it is made if it is not there
        folder: PathBuf,
    },
}

/// Which figure is meant.
#[derive(Args, Clone, Debug)]
pub struct FigureArgs {
    /// The key of the indicator
    key: String,
    /// Its period: 2024, 2025-H1, 2024-06, FY2024
    #[arg(long, value_name = "PERIOD")]
    period: String,
    /// The key of the statement: the name of its file without .toml
    #[arg(long, value_name = "KEY")]
    statement: Option<String>,
    /// A member of a dimension: place=eastern; may be given several times
    #[arg(long, value_name = "DIMENSION=MEMBER", value_parser = member)]
    member: Vec<(String, String)>,
}

/// What is done with a phrase.
#[derive(Clone, Debug, Subcommand)]
pub enum PhraseArgs {
    /// Add words that people use for an indicator
    Add {
        /// The key of the indicator
        key: String,
        /// The words
        phrase: String,
    },
    /// Remove words that do not mean the indicator after all
    Remove {
        /// The key of the indicator
        key: String,
        /// The words
        phrase: String,
    },
}

fn member(text: &str) -> Result<(String, String), String> {
    let (dimension, member) = text.split_once('=').ok_or("write the dimension, =, and the member: place=eastern")?;
    Ok((dimension.trim().to_owned(), member.trim().to_owned()))
}

impl FigureArgs {
    fn which(&self) -> Which {
        let Self { key, period, statement, member } = self.clone();
        Which { key, period, members: member, statement }
    }
}

/// The change that is asked for; nothing where something is only to be looked at.
fn change(what: &What) -> Option<Change> {
    Some(match what.clone() {
        What::Add { figure, stated, note, title, publisher, published, url, speaker } => {
            let source = title.map(|title| Source {
                title,
                publisher: publisher.unwrap_or_default(),
                published: published.unwrap_or_default(),
                url: url.unwrap_or_default(),
                speaker,
            });
            Change::Add { figure: figure.which(), stated, note, source }
        }
        What::Edit { figure, stated, new_period, note } => Change::Edit { figure: figure.which(), stated, period: new_period, note },
        What::Retire { figure, why } => Change::Retire { figure: figure.which(), why },
        What::Restore { figure } => Change::Restore { figure: figure.which() },
        What::Phrase { what: PhraseArgs::Add { key, phrase } } => Change::Teach { key, phrase },
        What::Phrase { what: PhraseArgs::Remove { key, phrase } } => Change::Unteach { key, phrase },
        What::Remark { statement, text, about } => Change::Remark { statement, about, text },
        What::Define { key, name, definition, publisher, url } => {
            Change::Define { key, term: Definition { name, text: definition, publisher, url } }
        }
        What::History { .. } | What::Undo { .. } | What::Due | What::Export { .. } => return None,
    })
}

/// Shows or makes a change, or shows what was changed or is due. Whether there is nothing to put right.
///
/// # Errors
/// Says why a change does not fit or could not be written.
pub fn facts(args: &FactsArgs, common: &Common, now: &Zoned, out: &mut dyn Write) -> anyhow::Result<bool> {
    let (config, _) = common.settings();
    let folder = config.facts.as_path();
    if !folder.is_dir() {
        bail!("there is no folder {}; name the folder of the facts with --facts DIR", folder.display());
    }
    let held = Held::of(&Folder(folder.to_path_buf()));
    let trial = Trial { questions: &args.question, day: now.date() };
    match &args.what {
        What::History { key } => {
            let history = opened(folder)?;
            let changes = history.map(|history| history.changes(key.as_deref(), SHOWN)).transpose().context("cannot read the history")?;
            list(&changes.unwrap_or_default(), now, out)?;
            return Ok(true);
        }
        What::Due => {
            show_due(&held, now, out)?;
            return Ok(true);
        }
        What::Export { folder: to } => {
            given_away(folder, &held, to, out)?;
            return Ok(true);
        }
        What::Undo { .. } | What::Add { .. } | What::Edit { .. } | What::Retire { .. } | What::Restore { .. } | What::Phrase { .. } => {}
        What::Remark { .. } | What::Define { .. } => {}
    }
    let proposal = match (&args.what, change(&args.what)) {
        (What::Undo { change }, _) => {
            let held_change =
                opened(folder)?.map(|history| history.change(*change)).transpose().context("cannot read the history")?.flatten();
            let of = held_change.filter(|held| held.state == State::Done);
            let of = of.with_context(|| format!("there is no change {change} to undo; smebot facts history lists them"))?;
            propose::undo(&held, &of, trial)
        }
        (_, Some(change)) => propose::propose(&held, &change, trial),
        (_, None) => return Ok(true),
    };
    let proposal = proposal.map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
    preview(&proposal, out)?;
    if !proposal.errors.is_empty() {
        writeln!(out, "not written: put the errors right first")?;
        return Ok(false);
    }
    if !args.apply {
        writeln!(out, "not written yet; the same with --apply writes it")?;
        return Ok(true);
    }
    let author = args.author.clone().unwrap_or_else(user);
    let by = By { author, approver: None, door: "command line".to_owned(), second: now.timestamp().as_second() };
    let id = match patiently(|| disk::apply(folder, &proposal, &by, &mut |_| {})) {
        Err(Fault::Changed { file, now }) => {
            let since = propose::difference(&file, proposal.before.as_deref(), now.as_deref());
            writeln!(out, "changed meanwhile by another hand:\n\n{since}")?;
            return Err(Fault::Changed { file, now }.into());
        }
        done => done?,
    };
    writeln!(out, "written: change {id}; `smebot facts undo {id}` takes it back")?;
    Ok(true)
}

/// The history, where there is one, with what a crash left pending settled; a folder that may only be read is read.
fn opened(folder: &Path) -> anyhow::Result<Option<History>> {
    if let Err(fault) = patiently(|| disk::settle(folder)) {
        tracing::debug!(%fault, "the history cannot be settled");
    }
    History::open_if_there(&folder.join(HISTORY)).context("cannot read the history")
}

/// Tries again while another process writes.
pub(super) fn patiently<T>(mut attempt: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
    for _ in 1..TRIES {
        match attempt() {
            Err(Fault::Busy) => std::thread::sleep(BETWEEN),
            done => return done,
        }
    }
    attempt()
}

fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok()).unwrap_or_else(|| "unknown".to_owned())
}

/// Writes the facts and their history into a folder.
fn given_away(folder: &Path, held: &Held, to: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    let history = opened(folder)?;
    let mut changes =
        history.map(|history| history.changes(None, usize::MAX)).transpose().context("cannot read the history")?.unwrap_or_default();
    changes.reverse();
    let archive = export::archive(held).context("cannot make the archive")?;
    std::fs::create_dir_all(to).with_context(|| format!("cannot make the folder {}", to.display()))?;
    for (name, bytes) in [(export::ARCHIVE, archive), (export::HISTORY, export::lines(&changes).into_bytes())] {
        let file = to.join(name);
        std::fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
        writeln!(out, "written: {}", file.display())?;
    }
    Ok(())
}

/// Shows a change before it is made.
fn preview(proposal: &Proposal, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}\n\n{}", proposal.summary, proposal.diff)?;
    for line in proposal.errors.iter().chain(&proposal.warnings) {
        writeln!(out, "{line}")?;
    }
    if proposal.errors.is_empty() && proposal.warnings.is_empty() {
        writeln!(out, "check: nothing new")?;
    }
    for effect in &proposal.effects {
        writeln!(out, "\n{}", effect.question)?;
        if effect.before == effect.after {
            writeln!(out, "  same:   {}", indented(&effect.after))?;
        } else {
            writeln!(out, "  before: {}\n  after:  {}", indented(&effect.before), indented(&effect.after))?;
        }
    }
    writeln!(out)?;
    Ok(())
}

fn indented(reply: &str) -> String {
    if reply.is_empty() { "(nothing is said)".to_owned() } else { reply.replace('\n', "\n          ") }
}

fn list(changes: &[history::Held], now: &Zoned, out: &mut dyn Write) -> anyhow::Result<()> {
    if changes.is_empty() {
        writeln!(out, "nothing was changed with smebot facts yet; what was edited in the files is not in this history")?;
    }
    for history::Held { id, entry, state } in changes {
        let when =
            Timestamp::from_second(entry.second).map(|at| at.to_zoned(now.time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string());
        let doubt = match state {
            State::Done | State::Dropped => "",
            State::Meant => " (being written)",
            State::Overtaken => " (cut short, and the file was changed since by another hand)",
        };
        let when = when.unwrap_or_default();
        writeln!(out, "{id}  {when}  {} ({})  {}{doubt}", entry.author, entry.door, entry.summary)?;
    }
    Ok(())
}

/// The indicators whose next figure should be out, the longest due first.
fn show_due(held: &Held, now: &Zoned, out: &mut dyn Write) -> anyhow::Result<()> {
    let base = load::load_from(held).base;
    let due = due::due(&base, now.date());
    if due.is_empty() {
        writeln!(out, "nothing is due: no indicator has an `expects` that is past")?;
    }
    for Due { day, indicator, last, stated_on } in due {
        let stated_on = stated_on.map(|day| format!(", stated {day}")).unwrap_or_default();
        let last = last.map(|figure| format!("; the last is for {}: {}{stated_on}", figure.period, figure.stated));
        writeln!(out, "{day}  {}{}", indicator.key, last.unwrap_or_default())?;
    }
    Ok(())
}
