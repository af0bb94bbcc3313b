//! `smebot check`: is everything in order that the bot is going to answer from?

use super::Common;
use crate::config;
use crate::facts::load::Folder;
use crate::facts::{against, check as facts_check, diagnostics, problem};
use anyhow::Context;
use clap::Args;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The arguments of `smebot check`.
#[derive(Args, Clone, Debug, Default)]
pub struct CheckArgs {
    /// Check instead that every figure of the file STATEMENT stands in the pasted text of its source, the file TEXT or - for standard input
    #[arg(long, num_args = 2, value_names = ["TEXT", "STATEMENT"])]
    pub against: Option<Vec<PathBuf>>,
}

/// Checks the settings and the facts, or a statement against its source, and writes what it found.
///
/// Whether nothing has to be put right. `out` may be a terminal: colours are for it to take away (`anstream`).
///
/// # Errors
/// Fails where a named file cannot be read or nothing can be written; what is wrong inside of the files is no failure.
pub fn check(args: &CheckArgs, common: &Common, out: &mut dyn Write) -> anyhow::Result<bool> {
    match args.against.as_deref() {
        Some([text, statement]) => check_against(text, statement, out),
        Some(_) => anyhow::bail!("--against takes two files: the pasted text of the source, and the statement"),
        None => check_facts(common, out),
    }
}

fn check_facts(common: &Common, out: &mut dyn Write) -> anyhow::Result<bool> {
    let (config, mut problems) = common.settings();
    diagnostics::write(&problems, &config::folder(common.config_file()), out)?;
    let files = Folder(config.facts);
    let loaded = facts_check::check(&files);
    diagnostics::write(&loaded.problems, &files, out)?;
    let file_count = loaded.places.files.len() + usize::from(!problems.is_empty());
    problems.extend(loaded.problems);
    writeln!(out, "{}", diagnostics::summary(&problems, &loaded.base, file_count))?;
    Ok(!problem::has_errors(&problems))
}

fn check_against(text: &Path, statement: &Path, out: &mut dyn Write) -> anyhow::Result<bool> {
    let source = if text == Path::new("-") {
        let mut source = String::new();
        std::io::stdin().read_to_string(&mut source).context("cannot read the text of the source from standard input")?;
        source
    } else {
        read(text)?
    };
    let stated = against::stated(&read(statement)?)
        .with_context(|| format!("cannot read the statement {}; `smebot check` says where", statement.display()))?;
    let folded = against::Source::of(&source);
    let missing: Vec<_> = stated.iter().filter(|stated| !folded.states(&stated.words)).collect();
    for figure in &missing {
        writeln!(out, "{}:{}: {:?} of {} is not in the text", statement.display(), figure.line, figure.words, figure.key)?;
    }
    writeln!(out, "{} of {} figures stand in the text", stated.len() - missing.len(), stated.len())?;
    Ok(missing.is_empty())
}

fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("{} is not UTF-8; save it with the encoding UTF-8", path.display()))
}
