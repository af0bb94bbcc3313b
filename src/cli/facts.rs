//! `smebot facts`: how the facts are changed from the command line, each change shown before it is made.

mod args;

pub use args::{FactsArgs, FigureArgs, IndicatorArgs, IndicatorWhat, PhraseArgs, TraitArgs, What};

use super::{Common, trials};
use crate::facts::load::{self, Folder, Held};
use crate::journal::history::{self, History, State};
use crate::keep::disk::{self, By, Fault, HISTORY};
use crate::keep::due::{self, Due, Reason};
use crate::keep::propose::{self, Proposal, Tested, Trial};
use crate::keep::{export, notice};
use crate::respond::keeping::COMMAND_LINE;
use anyhow::{Context, bail};
use args::change;
use jiff::{Timestamp, Zoned};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// How often it is tried to lock a folder to which another process writes, and how long is waited in between.
const TRIES: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(100);
/// How many changes of the history are shown.
const SHOWN: usize = 50;

/// Shows or makes a change, or shows what was changed or is due. Whether there is nothing to put right.
///
/// # Errors
/// Says why a change does not fit or could not be written.
pub fn facts(args: &FactsArgs, common: &Common, now: &Zoned, out: &mut dyn Write) -> anyhow::Result<bool> {
    let (config, _) = common.settings();
    if matches!(args.what, What::Inbox) {
        super::inbox::list(&config.discord, now, out)?;
        return Ok(true);
    }
    let folder = config.facts.as_path();
    if !folder.is_dir() {
        bail!("there is no folder {}; name the folder of the facts with --facts DIR", folder.display());
    }
    let held = Held::of(&Folder(folder.to_path_buf()));
    noticed(folder, &held, now);
    let tests = trials::read(&trials::place(&config));
    let trial = Trial { questions: &args.question, tests: &tests, day: now.date() };
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
        What::Inbox | What::Remark { .. } | What::Define { .. } | What::Indicator { .. } => {}
    }
    let proposal = match (&args.what, change(&args.what).map_err(|why| anyhow::anyhow!(why))?) {
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
    let by = By { author, approver: None, door: COMMAND_LINE.to_owned(), second: now.timestamp().as_second() };
    let id = match patiently(|| disk::apply(folder, &proposal, &by, &mut |_| {})) {
        Err(Fault::Changed { file, now }) => {
            let proposed_on = proposal.rewrites.iter().find(|rewrite| Path::new(&rewrite.file) == file);
            let before = proposed_on.and_then(|rewrite| rewrite.before.as_deref());
            let since = propose::difference(&file, before, now.as_deref());
            writeln!(out, "changed meanwhile by another hand:\n\n{since}")?;
            return Err(Fault::Changed { file, now }.into());
        }
        done => done?,
    };
    writeln!(out, "written: change {id}; `smebot facts undo {id}` takes it back")?;
    Ok(true)
}

/// Writes down what was edited in the files, where there is a history at all; what cannot be written down now is found again at the next look.
fn noticed(folder: &Path, held: &Held, now: &Zoned) {
    if folder.join(HISTORY).exists()
        && let Err(fault) = patiently(|| notice::notice(folder, held, now.timestamp().as_second()))
    {
        tracing::debug!(%fault, "what was edited in the files is not in the history yet");
    }
}

/// The history, where there is one, with what a crash left pending settled; a folder that may only be read is read.
fn opened(folder: &Path) -> anyhow::Result<Option<History>> {
    if let Err(fault) = patiently(|| disk::settle(folder)) {
        tracing::debug!(%fault, "the history cannot be settled");
    }
    History::open_if_there(&folder.join(HISTORY)).context("cannot read the history")
}

/// Tries again while another process writes.
pub(crate) fn patiently<T>(mut attempt: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
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
    if proposal.standing_errors > 0 {
        writeln!(
            out,
            "the files have {} errors besides: until they are put right, a running bot goes on with the facts before (smebot check)",
            proposal.standing_errors
        )?;
    }
    if proposal.tested.asked > 0 {
        let Tested { asked, other_replies, other_outcomes } = proposal.tested;
        writeln!(
            out,
            "of {asked} test questions, {other_replies} get another reply; {other_outcomes} of these are answered now and were not, or not any more"
        )?;
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
        writeln!(
            out,
            "nothing was changed yet that this history knows of: it begins with the first change, or when a bot is first started on these facts"
        )?;
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
        writeln!(out, "nothing is due: no indicator has an `expects` that is past, and no last figure has grown old")?;
    }
    for Due { reason, day, indicator, last, stated_on } in due {
        let why = match reason {
            Reason::Expected => "expected",
            Reason::Old => "old since",
        };
        let stated_on = stated_on.map(|day| format!(", stated {day}")).unwrap_or_default();
        let last = last.map(|figure| format!("; the last is for {}: {}{stated_on}", figure.period, figure.stated));
        writeln!(out, "{why} {day}  {}{}", indicator.key, last.unwrap_or_default())?;
    }
    Ok(())
}
