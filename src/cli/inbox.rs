//! `smebot facts inbox`: what members asked in vain, from the journal of the bot.

use crate::config::Discord;
use crate::journal::Journal;
use anyhow::{Context, bail};
use jiff::{Timestamp, Zoned};
use std::io::Write;

/// How many groups are shown.
const SHOWN: usize = 100;

/// Lists the groups that nobody has ended, the most asked first.
///
/// # Errors
/// Says why there are none to be shown.
pub(super) fn list(discord: &Discord, now: &Zoned, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(path) = discord.journal.as_deref() else {
        bail!("the config names no `journal`, so nothing is kept of what members ask");
    };
    if !discord.inbox {
        bail!("the config has `inbox = false`, so nothing is kept of what members ask");
    }
    if !path.is_file() {
        bail!("there is no journal {} yet: the bot makes it when it is started", path.display());
    }
    let second = now.timestamp().as_second();
    let journal = Journal::open(path).and_then(|journal| journal.keeping(super::run::keeps(discord), second));
    let groups = journal.and_then(|journal| journal.groups(0, SHOWN, second));
    let (groups, count) = groups.with_context(|| format!("cannot read the journal {}", path.display()))?;
    if groups.is_empty() {
        writeln!(out, "nothing was asked in vain in the last {} days, or all of it is dealt with", discord.inbox_days)?;
    }
    for group in &groups {
        let last = Timestamp::from_second(group.last).map(|at| at.to_zoned(now.time_zone().clone()).strftime("%Y-%m-%d").to_string());
        let counts = [(group.unanswered, "without an answer"), (group.clarified, "clarified"), (group.not_asked, "not what was asked")];
        let counts: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        writeln!(out, "{}  {}  {} ({})", group.count(), last.unwrap_or_default(), group.question(), counts.join(", "))?;
        for other in group.wordings.iter().skip(1) {
            writeln!(out, "{:14}{other}", "")?;
        }
    }
    if count > groups.len() {
        writeln!(out, "and {} more", count - groups.len())?;
    }
    Ok(())
}
