//! `smebot verify`: which figures of a text can the facts speak to, and are they right?

use super::{Common, ask, batch};
use crate::question::Facts;
use crate::render::{self, json, plain};
use anyhow::Context;
use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;
use std::io::{BufRead, Read, Write};

/// The longest text that is read at once, in bytes: 10,000 characters as JSON may write them, and room to say what was left out.
const LONGEST_TEXT: u64 = 256 * 1024;
/// What an object of a line looks like.
const SHAPE: &str = r#"{"id": "7", "text": "..."}"#;

/// The arguments of `smebot verify`.
#[derive(Args, Clone, Debug, Default)]
pub struct VerifyArgs {
    /// The text; without one, it is read from standard input: all of it, or with --json a text on each line
    pub text: Vec<String>,
    /// Write one JSON object for each text, on a line of its own
    #[arg(long)]
    pub json: bool,
    /// Take this day for today: it decides what "last year" is
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
}

/// A text with what goes with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    /// What the program that asks calls it.
    #[serde(default)]
    id: serde_json::Value,
    /// The text.
    text: String,
}

/// Judges the figures of the text of the arguments, or of those of standard input.
///
/// # Errors
/// Fails where there are no facts, or nothing can be read or written.
pub fn verify(args: &VerifyArgs, common: &Common, today: Date, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let verifier = Verifier { facts: ask::facts(common, err)?, as_of: args.as_of.unwrap_or(today), json: args.json };
    let mut input = std::io::stdin().lock();
    if !args.text.is_empty() {
        verifier.write(&Given { text: args.text.join(" "), ..Given::default() }, out)
    } else if args.json {
        verifier.lines(&mut input, out)
    } else {
        let mut bytes = Vec::new();
        input.take(LONGEST_TEXT).read_to_end(&mut bytes).context("cannot read standard input")?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        verifier.write(&Given { text, ..Given::default() }, out)
    }
}

struct Verifier {
    facts: Facts,
    as_of: Date,
    json: bool,
}

impl Verifier {
    fn write(&self, given: &Given, out: &mut dyn Write) -> anyhow::Result<()> {
        let report = crate::verify::verify(&given.text, &self.facts, self.as_of);
        let said = render::checked(&report, &given.text, &self.facts.base);
        if self.json {
            let checked = json::checked(given.id.clone(), &given.text, &report, &said, &self.facts.base);
            serde_json::to_writer(&mut *out, &checked)?;
            writeln!(out)?;
        } else {
            writeln!(out, "{}", plain::coloured(&said))?;
        }
        out.flush()?;
        Ok(())
    }

    /// A text on each line, as it is or in an object; a line that cannot be read costs only itself.
    fn lines(&self, input: &mut dyn BufRead, out: &mut dyn Write) -> anyhow::Result<()> {
        let mut number = 0_u64;
        while let Some(line) =
            batch::next_line(input, LONGEST_TEXT, "a text has at most 10,000 characters").context("cannot read standard input")?
        {
            number += 1;
            match line.and_then(|line| given(&line)) {
                Ok(Some(given)) => self.write(&given, out)?,
                Ok(None) => {}
                Err(fault) => {
                    let error = format!("line {number}: {fault}");
                    serde_json::to_writer(&mut *out, &batch::Fault { id: None, error: &error })?;
                    writeln!(out)?;
                    out.flush()?;
                }
            }
        }
        Ok(())
    }
}

/// The text of a line, if the line is not empty: an object where it begins with a brace, else plain text.
fn given(line: &str) -> Result<Option<Given>, String> {
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    if !line.starts_with('{') {
        return Ok(Some(Given { text: line.to_owned(), ..Given::default() }));
    }
    let given: Given =
        serde_json::from_str(line).map_err(|error| format!("cannot read the object: {error}; it should look like {SHAPE}"))?;
    if !(given.id.is_null() || given.id.is_string() || given.id.is_number()) {
        return Err(format!("the id is neither a string nor a number; it should look like {SHAPE}"));
    }
    Ok(Some(given))
}
