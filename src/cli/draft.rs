//! `smebot draft`: which figures does the text of a new statement have, as a file for a person to finish?

use super::{Common, ask};
use crate::draft::{LONGEST_TEXT, draft as drafted, known_statement};
use crate::question::Facts;
use crate::render::drafted::{self as rendered, Heading};
use anyhow::Context;
use clap::Args;
use jiff::civil::Date;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The arguments of `smebot draft`.
#[derive(Args, Clone, Debug, Default)]
pub struct DraftArgs {
    /// The text of the statement, as a file of at most 200 kB in UTF-8, or - for standard input
    pub statement: PathBuf,
    /// Its title; without one, the first line of the text where that looks like one
    #[arg(long, default_value = "", hide_default_value = true)]
    pub title: String,
    /// Who published it
    #[arg(long, default_value = "", hide_default_value = true)]
    pub publisher: String,
    /// When it was published; "last year" is the one before
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Where it can be read
    #[arg(long, value_name = "URL", default_value = "", hide_default_value = true)]
    pub address: String,
}

/// Writes the statement file to `out`, and what could not be placed to `err`.
///
/// # Errors
/// Fails where there are no facts, or the text cannot be read, is too long, empty or not UTF-8.
pub fn draft(args: &DraftArgs, common: &Common, today: Date, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let text = text(&args.statement)?;
    // Indicators that no statement gives a figure of are meant, too.
    let facts = Facts::described(ask::facts(common, err)?.base);
    let draft = drafted(&text, &facts, args.date.unwrap_or(today));
    let heading = Heading {
        title: args.title.clone(),
        publisher: args.publisher.clone(),
        published: args.date.map(|date| date.to_string()).unwrap_or_default(),
        url: args.address.clone(),
    };
    out.write_all(rendered::file(&text, &draft, &heading, &facts.base).as_bytes())?;
    out.flush()?;
    if let Some(key) = known_statement(&facts.base, &args.address) {
        writeln!(err, "a statement of this address is there already: statements/{key}.toml")?;
    }
    for line in rendered::unplaced(&text, &draft) {
        writeln!(err, "{line}")?;
    }
    Ok(())
}

/// The text of a file, or of standard input.
fn text(path: &Path) -> anyhow::Result<String> {
    let most = LONGEST_TEXT as u64;
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes).context("cannot read the statement from standard input")?;
    } else {
        let file = std::fs::File::open(path).with_context(|| format!("cannot open the statement {name}"))?;
        file.take(most + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read the statement {name}"))?;
    }
    if bytes.len() > LONGEST_TEXT {
        anyhow::bail!("the text of {name} is longer than {} kB; cut it where the next part begins", LONGEST_TEXT / 1_000);
    }
    let text = String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("the text of {name} is not UTF-8; save it with the encoding UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}').to_owned();
    if text.trim().is_empty() {
        anyhow::bail!("there is no text in {name}");
    }
    Ok(text)
}
