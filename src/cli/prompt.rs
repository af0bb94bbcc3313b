//! How does a conversation in a terminal go?

use super::ask::{Asked, Asker};
use super::live::Live;
use crate::facts::base::FactBase;
use crate::language::Language;
use crate::render;
use anyhow::Context;
use etcetera::BaseStrategy;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Config, Editor};
use std::io::Write;
use std::path::PathBuf;

/// How many questions before one are remembered: a follow-up points back one or two.
const REMEMBERED: usize = 4;
/// How many questions are kept in the history.
const KEPT: usize = 1_000;
/// How many questions are offered as examples.
const EXAMPLES: usize = 3;

type Prompt = Editor<(), FileHistory>;

/// Answers what is typed until the reader goes; each question is read with those before it.
///
/// # Errors
/// Fails where the terminal cannot be read or written.
pub(super) fn converse(asker: &mut Asker, mut live: Live, mut earlier: Vec<String>, out: &mut dyn Write) -> anyhow::Result<()> {
    let config = Config::builder()
        .max_history_size(KEPT)
        .and_then(|config| config.history_ignore_dups(true))
        .context("cannot keep a history of questions")?
        .build();
    let mut prompt = Prompt::with_config(config).context("cannot open the terminal")?;
    let history = history_file();
    // OK because a history that cannot be read is an empty one, as on the first day.
    let _ = history.as_ref().map(|file| prompt.load_history(file));
    greet(asker, out)?;
    loop {
        let line = match prompt.readline("> ") {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(error).context("cannot read the terminal"),
        };
        match line.trim() {
            "" => {}
            ":quit" | ":q" | ":exit" => break,
            ":help" | ":h" | ":?" => help(out)?,
            command if command.starts_with(':') => {
                writeln!(out, "there is no {command}; :help says what there is")?;
            }
            question => {
                // OK because a question that is not remembered is still answered.
                let _ = prompt.add_history_entry(question);
                asker.renew(&mut live, out)?;
                answer(asker, question, &mut earlier, out)?;
            }
        }
    }
    // OK because a history that cannot be written lasts as long as the conversation.
    let _ = history.map(|file| prompt.save_history(&file));
    Ok(())
}

fn answer(asker: &Asker, question: &str, earlier: &mut Vec<String>, out: &mut dyn Write) -> anyhow::Result<()> {
    let asked = Asked { question: question.to_owned(), context: earlier.clone(), ..Asked::default() };
    asker.answer(&asked, out)?;
    writeln!(out)?;
    earlier.push(question.to_owned());
    if earlier.len() > REMEMBERED {
        earlier.remove(0);
    }
    Ok(())
}

/// What is loaded, and what could be asked.
fn greet(asker: &Asker, out: &mut dyn Write) -> anyhow::Result<()> {
    let base = &asker.facts.base;
    writeln!(
        out,
        "{} figures of {} indicators, from {} statements. Ask in English or Chinese; :help, :quit.",
        base.figures.len(),
        with_figures(base),
        base.statements.len()
    )?;
    let examples = render::examples(base, Language::English, asker.as_of, EXAMPLES);
    writeln!(out, "{}", examples.join("  "))?;
    Ok(())
}

fn with_figures(base: &FactBase) -> usize {
    base.indicators.iter().filter(|indicator| !indicator.figures.is_empty()).count()
}

fn help(out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(
        out,
        "Type a question. A question after another may leave out what is the same: \"and in 2021?\"\n\
         :help   this\n\
         :quit   leave (or Ctrl-D)"
    )?;
    Ok(())
}

/// Where earlier questions are kept; nowhere if the member has no folder for that.
fn history_file() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("smebot");
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("questions.txt"))
}
