//! How are questions answered that come one a line?

use super::ask::{Asked, Asker};
use anyhow::Context;
use serde::Serialize;
use std::io::{self, BufRead, Read, Write};

/// The longest line that is read, in bytes: a question of 4,000 characters with its context, and room to spare.
const LONGEST_LINE: u64 = 64 * 1024;
/// What an object of a line looks like.
const SHAPE: &str = r#"{"id": "7", "question": "...", "context": ["..."]}"#;

/// What is written for a line that cannot be read.
#[derive(Serialize)]
pub(super) struct Fault<'a> {
    pub id: Option<&'a str>,
    pub error: &'a str,
}

/// Answers line by line, each before the next is read; a line that cannot be read costs only itself.
///
/// # Errors
/// Fails where nothing can be read or written.
pub(super) fn answer_lines(asker: &Asker, context: &[String], input: &mut dyn BufRead, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut number = 0u64;
    let mut is_first = true;
    while let Some(line) = next_line(input, LONGEST_LINE, "a question is one short line").context("cannot read standard input")? {
        number += 1;
        let asked = match line.and_then(|line| asked(&line)) {
            Ok(None) => continue,
            Ok(Some(asked)) => Ok(asked),
            Err(fault) => Err(format!("line {number}: {fault}")),
        };
        if !asker.json && !is_first {
            writeln!(out)?;
        }
        is_first = false;
        match asked {
            Ok(mut asked) => {
                if asked.context.is_empty() {
                    asked.context = context.to_vec();
                }
                asker.answer(&asked, out)?;
            }
            Err(error) => write_fault(asker, &error, out)?,
        }
    }
    Ok(())
}

fn write_fault(asker: &Asker, error: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    if asker.json {
        serde_json::to_writer(&mut *out, &Fault { id: None, error })?;
        writeln!(out)?;
    } else {
        writeln!(out, "{error}")?;
    }
    out.flush()?;
    Ok(())
}

/// The next line, or what is wrong with it, with what should stand there `instead` of a long one; `None` after the last. Of a line that is too long the rest is skipped.
pub(super) fn next_line(input: &mut dyn BufRead, longest: u64, instead: &str) -> io::Result<Option<Result<String, String>>> {
    let mut line = Vec::new();
    let mut limited = (&mut *input).take(longest + 1);
    let length = limited.read_until(b'\n', &mut line)?;
    if length == 0 {
        return Ok(None);
    }
    if length as u64 > longest && line.last() != Some(&b'\n') {
        skip_line(input)?;
        return Ok(Some(Err(format!("it is longer than {longest} bytes; {instead}"))));
    }
    Ok(Some(String::from_utf8(line).map_err(|error| {
        let place = error.utf8_error().valid_up_to() + 1;
        format!("byte {place} is not UTF-8; write the line in UTF-8")
    })))
}

fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(buffer.len(), |end| end + 1);
        input.consume(length);
        if end.is_some() || length == 0 {
            return Ok(());
        }
    }
}

/// The question of a line, if the line is not empty: an object where it begins with a brace, else plain text.
fn asked(line: &str) -> Result<Option<Asked>, String> {
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    if !line.starts_with('{') {
        return Ok(Some(Asked { question: line.to_owned(), ..Asked::default() }));
    }
    let asked: Asked =
        serde_json::from_str(line).map_err(|error| format!("cannot read the object: {error}; it should look like {SHAPE}"))?;
    if !(asked.id.is_null() || asked.id.is_string() || asked.id.is_number()) {
        return Err(format!("the id is neither a string nor a number; it should look like {SHAPE}"));
    }
    Ok(Some(asked))
}
