//! `smebot ask`: one answer in the terminal, a stream of them, or a conversation.

use super::live::{Live, Reading};
use super::{Common, batch, prompt};
use crate::facts::load;
use crate::facts::problem::Severity;
use crate::question::Facts;
use crate::render::{self, json, plain};
use anyhow::bail;
use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// The arguments of `smebot ask`.
#[derive(Args, Clone, Debug, Default)]
pub struct AskArgs {
    /// The question; without one, questions are read from standard input, one a line
    pub question: Vec<String>,
    /// Write one JSON object for each question, on a line of its own
    #[arg(long)]
    pub json: bool,
    /// Take this day for today: it decides what "last year" is
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
    /// A question that was asked before, for a follow-up such as "and in 2021?"; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub context: Vec<String>,
}

/// A question with what goes with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// What the program that asks calls it.
    #[serde(default)]
    pub id: serde_json::Value,
    /// The question.
    pub question: String,
    /// What was asked before it.
    #[serde(default)]
    pub context: Vec<String>,
}

/// Answers the question of the arguments, or those of standard input, or those typed at a prompt.
///
/// # Errors
/// Fails where there are no facts to answer from, or nothing can be read or written.
pub fn ask(args: &AskArgs, common: &Common, today: Date, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let (facts, live) = facts_in(common, err)?;
    let mut asker = Asker { facts, as_of: args.as_of.unwrap_or(today), json: args.json };
    if !args.question.is_empty() {
        let asked = Asked { question: args.question.join(" "), context: args.context.clone(), ..Asked::default() };
        return asker.answer(&asked, out);
    }
    let input = std::io::stdin();
    if input.is_terminal() && !args.json {
        prompt::converse(&mut asker, live, args.context.clone(), out)
    } else {
        batch::answer_lines(&asker, &args.context, &mut input.lock(), out)
    }
}

/// The facts to answer from, as far as they are sound.
pub(super) fn facts(common: &Common, err: &mut dyn Write) -> anyhow::Result<Facts> {
    facts_in(common, err).map(|(facts, _)| facts)
}

/// The facts to answer from, with the folder that they are in.
fn facts_in(common: &Common, err: &mut dyn Write) -> anyhow::Result<(Facts, Live)> {
    let (config, problems) = common.settings();
    let folder = &config.facts;
    if !folder.is_dir() {
        bail!("there is no folder {}; name the folder of the facts with --facts DIR, or start smebot where `facts` is", shown(folder));
    }
    let held = load::Held::of(&load::Folder(folder.clone()));
    let loaded = load::load_from(&held);
    let fault_count = problems.iter().chain(&loaded.problems).filter(|problem| problem.severity == Severity::Error).count();
    if loaded.base.figures.is_empty() {
        bail!(
            "there are no figures in {}; name the folder of the facts with --facts DIR, or see what is wrong with it: smebot check --facts {}",
            shown(folder),
            shown(folder)
        );
    }
    if fault_count > 0 {
        let faults = if fault_count == 1 { "fault" } else { "faults" };
        writeln!(err, "{fault_count} {faults} in {}: run smebot check", shown(folder))?;
    }
    Ok((Facts::new(loaded.base), Live::since(folder, &held)))
}

fn shown(folder: &Path) -> std::path::Display<'_> {
    folder.display()
}

/// What questions are answered from, and how the answers are written.
pub(super) struct Asker {
    pub facts: Facts,
    pub as_of: Date,
    pub json: bool,
}

impl Asker {
    /// Answers from the files as they are now, where they have changed and have no fault; says so in either case.
    pub fn renew(&mut self, live: &mut Live, out: &mut dyn Write) -> anyhow::Result<()> {
        let Some(held) = live.changed() else { return Ok(()) };
        match live.read(&held) {
            Reading::Sound { known, .. } => {
                writeln!(out, "(the facts have changed: revision {})", known.revision)?;
                self.facts = known.facts;
            }
            Reading::Faulty(faults) => {
                writeln!(out, "(the facts were changed and have faults; the ones before are answered from)")?;
                for fault in faults {
                    writeln!(out, "  {fault}")?;
                }
            }
        }
        Ok(())
    }

    /// Writes the answer to a question, and lets it be seen at once.
    pub fn answer(&self, asked: &Asked, out: &mut dyn Write) -> anyhow::Result<()> {
        let earlier: Vec<&str> = asked.context.iter().map(String::as_str).collect();
        let answer = crate::ask(&asked.question, &earlier, &self.facts, self.as_of);
        let said = render::reply(&answer, &self.facts.base);
        if self.json {
            let id = asked.id.clone();
            let reply = json::reply(id, &asked.question, &answer, &said, &self.facts.base);
            serde_json::to_writer(&mut *out, &reply)?;
            writeln!(out)?;
        } else if !said.lines.is_empty() {
            writeln!(out, "{}", plain::coloured(&said))?;
        }
        out.flush()?;
        Ok(())
    }
}
