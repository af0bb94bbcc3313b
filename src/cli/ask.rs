//! `smebot ask`: one answer in the terminal, a stream of them, or a conversation.

use super::Common;
use crate::facts::load;
use crate::facts::problem::Severity;
use crate::question::Facts;
use crate::render::{self, json, plain};
use anyhow::Context;
use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

/// The longest line of a batch that is read, in bytes.
const LONGEST_LINE: usize = 64 * 1024;

/// The arguments of `smebot ask`.
#[derive(Args, Clone, Debug, Default)]
pub struct AskArgs {
    /// The question; without one, questions are read from standard input, one a line
    pub question: Vec<String>,
    /// Write one JSON object for each question
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
struct Asked {
    #[serde(default)]
    id: serde_json::Value,
    question: String,
    #[serde(default)]
    context: Vec<String>,
}

/// Answers the question of the arguments, or those of standard input.
///
/// # Errors
/// Fails where there are no facts to answer from, or nothing can be read or written.
pub fn ask(
    args: &AskArgs,
    common: &Common,
    today: Date,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let facts = facts(common, err)?;
    let asker = Asker {
        facts,
        as_of: args.as_of.unwrap_or(today),
        json: args.json,
    };
    if !args.question.is_empty() {
        let asked = Asked {
            question: args.question.join(" "),
            context: args.context.clone(),
            ..Asked::default()
        };
        asker.reply(&asked, out)?;
        return Ok(());
    }
    asker.batch(&mut std::io::stdin().lock(), out)
}

fn facts(common: &Common, err: &mut dyn Write) -> anyhow::Result<Facts> {
    let (config, problems) = common.settings();
    let loaded = load::load(&config.facts);
    let fault_count = problems
        .iter()
        .chain(&loaded.problems)
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    anyhow::ensure!(
        !loaded.base.figures.is_empty(),
        "no figures in the folder {}",
        config.facts.display()
    );
    if fault_count > 0 {
        writeln!(err, "{fault_count} faults in the facts: run smebot check")?;
    }
    Ok(Facts::new(loaded.base))
}

struct Asker {
    facts: Facts,
    as_of: Date,
    json: bool,
}

impl Asker {
    fn reply(&self, asked: &Asked, out: &mut dyn Write) -> anyhow::Result<()> {
        let earlier: Vec<&str> = asked.context.iter().map(String::as_str).collect();
        let answer = crate::ask(&asked.question, &earlier, &self.facts, self.as_of);
        let said = render::reply(&answer, &self.facts.base);
        if self.json {
            let reply = json::reply(
                asked.id.clone(),
                &asked.question,
                &answer,
                &said,
                &self.facts.base,
            );
            serde_json::to_writer(&mut *out, &reply)?;
            writeln!(out)?;
        } else {
            writeln!(out, "{}", plain::coloured(&said))?;
        }
        out.flush()?;
        Ok(())
    }

    /// Answers line by line, each before the next is read; a line that cannot be read costs only itself.
    fn batch(&self, input: &mut dyn BufRead, out: &mut dyn Write) -> anyhow::Result<()> {
        let mut number = 0;
        while let Some(line) = read_line(input).context("cannot read standard input")? {
            number += 1;
            match line.and_then(|line| asked(&line)) {
                Ok(None) => {}
                Ok(Some(asked)) => self.reply(&asked, out)?,
                Err(fault) => self.fault(number, &fault, out)?,
            }
        }
        Ok(())
    }

    fn fault(&self, number: u64, fault: &str, out: &mut dyn Write) -> anyhow::Result<()> {
        let error = format!("line {number}: {fault}");
        if self.json {
            let object = serde_json::json!({"id": null, "error": error});
            writeln!(out, "{object}")?;
        } else {
            writeln!(out, "{error}\n")?;
        }
        out.flush()?;
        Ok(())
    }
}

/// The next line without its end, or what is wrong with it; `None` after the last. A line that is too long is skipped.
fn read_line(input: &mut dyn BufRead) -> std::io::Result<Option<Result<String, String>>> {
    let mut line = Vec::new();
    let mut limited = std::io::Read::take(&mut *input, LONGEST_LINE as u64 + 1);
    if limited.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() > LONGEST_LINE && line.last() != Some(&b'\n') {
        skip_line(input)?;
        let fault = format!("longer than {LONGEST_LINE} bytes; a question is one short line");
        return Ok(Some(Err(fault)));
    }
    Ok(Some(String::from_utf8(line).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        format!("byte {at} is not UTF-8; write the line in UTF-8")
    })))
}

fn skip_line(input: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(buffer.len(), |end| end + 1);
        input.consume(length);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// The question of a line, if it is not empty: an object where it begins with a brace, else plain text.
fn asked(line: &str) -> Result<Option<Asked>, String> {
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    if !line.starts_with('{') {
        return Ok(Some(Asked {
            question: line.to_owned(),
            ..Asked::default()
        }));
    }
    const SHAPE: &str = r#"{"id": "7", "question": "...", "context": ["..."]}"#;
    let asked: Asked = serde_json::from_str(line).map_err(|error| {
        format!("cannot read the object: {error}; it would be right as {SHAPE}")
    })?;
    if !(asked.id.is_null() || asked.id.is_string() || asked.id.is_number()) {
        return Err(format!(
            "the id is neither a text nor a number; it would be right as {SHAPE}"
        ));
    }
    Ok(Some(asked))
}
