//! What would a change do?

use super::change::{Change, Source, Which};
pub use super::effect::Effect;
use super::splice::{Sheet, block, quoted};
use super::{effect, revert};
use crate::facts::check::check;
use crate::facts::load::{Files, Held};
use crate::facts::problem::{Problem, Severity};
use crate::facts::{diagnostics, problem};
use crate::journal::history;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// How many lines around a difference are shown.
const CONTEXT: usize = 2;

/// A change as it would be written, for a person to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What is changed, in a line.
    pub summary: String,
    /// The key of what is changed.
    pub subject: String,
    /// The file, relative to the folder of the facts.
    pub file: PathBuf,
    /// What it says; nothing where it is not there.
    pub before: Option<String>,
    /// What it would say; nothing where it would be gone.
    pub after: Option<String>,
    /// The number of the change that it takes back.
    pub undoes: Option<i64>,
    /// The difference, as git shows it.
    pub diff: String,
    /// Errors that the change brings, a line each: with one it is not written.
    pub errors: Vec<String>,
    /// Warnings that it brings, a line each.
    pub warnings: Vec<String>,
    /// The replies that it changes.
    pub effects: Vec<Effect>,
}

/// Why there is nothing to propose; for the person who wants the change.
pub type Refusal = String;

/// What is looked at beside the change itself.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'t> {
    /// Questions to ask before and after.
    pub questions: &'t [String],
    /// The day on which they are asked.
    pub day: Date,
}

/// What a change would do to the facts as they are held.
///
/// # Errors
/// Says why the change does not fit them.
pub fn propose(held: &Held, change: &Change, trial: Trial<'_>) -> Result<Proposal, Refusal> {
    let (file, after) = edited(held, change)?;
    tried(held, (change.to_string(), change.subject().to_owned(), None), file, Some(after), trial)
}

/// What it would do to take a change back.
///
/// # Errors
/// Says why it cannot be taken back any more.
pub fn undo(held: &Held, of: &history::Held, trial: Trial<'_>) -> Result<Proposal, Refusal> {
    let entry = &of.entry;
    let file = PathBuf::from(&entry.file);
    let now = held.read(&file).ok();
    let after = if now == entry.after {
        entry.before.clone()
    } else {
        let texts = entry.before.as_deref().zip(entry.after.as_deref()).zip(now.as_deref());
        let reverted = texts.and_then(|((before, after), now)| revert::reverted(before, after, now));
        Some(reverted.ok_or_else(|| {
            format!("what change {} wrote was changed since in {}: take the later change back first, or edit the file", of.id, entry.file)
        })?)
    };
    tried(held, (format!("undo {}: {}", of.id, entry.summary), entry.subject.clone(), Some(of.id)), file, after, trial)
}

fn tried(
    held: &Held,
    (summary, subject, undoes): (String, String, Option<i64>),
    file: PathBuf,
    after: Option<String>,
    trial: Trial<'_>,
) -> Result<Proposal, Refusal> {
    let before = held.read(&file).ok();
    if before == after {
        return Err("this changes nothing".to_owned());
    }
    let changed = held.with(&file, after.clone());
    let (old, new) = (check(held), check(&changed));
    let known: Vec<(&PathBuf, &str)> = old.problems.iter().map(|problem| (&problem.file, problem.message.as_str())).collect();
    let brought = |severity| {
        let is_new = |problem: &&Problem| problem.severity == severity && !known.contains(&(&problem.file, problem.message.as_str()));
        let mut problems: Vec<Problem> = new.problems.iter().filter(is_new).cloned().collect();
        problem::sort(&mut problems);
        diagnostics::lines(&problems, &changed)
    };
    let (errors, warnings) = (brought(Severity::Error), brought(Severity::Warning));
    let diff = difference(&file, before.as_deref(), after.as_deref());
    let effects = effect::effects(old.base, new.base, &subject, trial.questions, trial.day);
    Ok(Proposal { summary, subject, file, before, after, undoes, diff, errors, warnings, effects })
}

/// A difference as git shows it.
#[must_use]
pub fn difference(file: &Path, before: Option<&str>, after: Option<&str>) -> String {
    let diff = similar::TextDiff::from_lines(before.unwrap_or_default(), after.unwrap_or_default());
    let name = |side: &str, text: Option<&str>| if text.is_some() { format!("{side}/{}", file.display()) } else { "/dev/null".to_owned() };
    diff.unified_diff().context_radius(CONTEXT).header(&name("a", before), &name("b", after)).to_string()
}

/// The file of a change and its new text.
fn edited(held: &Held, change: &Change) -> Result<(PathBuf, String), Refusal> {
    let dimensions = dimensions(held);
    match change {
        Change::Add { figure, stated, note, source } => added(held, figure, stated, note.as_deref(), source.as_ref()),
        Change::Edit { figure, stated, period } => {
            let (file, text) = statement_of(held, figure, &dimensions)?;
            let mut text = text;
            if let Some(stated) = stated {
                text = Sheet::of(&text)?.set(figure, &dimensions, "stated", stated)?;
            }
            if let Some(period) = period {
                text = Sheet::of(&text)?.set(figure, &dimensions, "period", period)?;
            }
            Ok((file, text))
        }
        Change::Retire { figure, why } => {
            let (file, text) = statement_of(held, figure, &dimensions)?;
            let text = Sheet::of(&text)?.set(figure, &dimensions, "retired", why)?;
            Ok((file, text))
        }
        Change::Restore { figure } => {
            let (file, text) = statement_of(held, figure, &dimensions)?;
            let text = Sheet::of(&text)?.unset(figure, &dimensions, "retired").map_err(|_| format!("{figure} is not retired"))?;
            Ok((file, text))
        }
        Change::Teach { key, phrase } => {
            let (file, text) = description_of(held, key)?;
            let language = if phrase.chars().any(|letter| ('\u{3400}'..='\u{9fff}').contains(&letter)) { "zh" } else { "en" };
            let text = Sheet::of(&text)?.with_phrase(key, language, phrase)?;
            Ok((file, text))
        }
        Change::Unteach { key, phrase } => {
            let (file, text) = description_of(held, key)?;
            let text = Sheet::of(&text)?.without_phrase(key, phrase)?;
            Ok((file, text))
        }
        Change::Remark { statement, about, text } => {
            let file = statement_file(statement)?;
            let old = held.read(&file).map_err(|_| no_statement(statement))?;
            let mut fields = Vec::new();
            if !about.is_empty() {
                fields.push(("about", format!("[{}]", about.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(", "))));
            }
            fields.push(("text", quoted(text)));
            Ok((file, Sheet::of(&old)?.with_listed("remark", &fields)?))
        }
        Change::Define { key, name, definition, publisher, url } => {
            if !is_key(key) {
                return Err(format!("{key:?} is no key: a key has the letters a to z, digits and -"));
            }
            let file = PathBuf::from("glossary.toml");
            let old = held.read(&file).unwrap_or_default();
            let fields = [("name", name), ("definition", definition), ("publisher", publisher), ("url", url)]
                .map(|(field, text)| (field, quoted(text)));
            Ok((file, Sheet::of(&old)?.with_table(key, &fields)?))
        }
    }
}

fn added(held: &Held, figure: &Which, stated: &str, note: Option<&str>, source: Option<&Source>) -> Result<(PathBuf, String), Refusal> {
    let statement = figure.statement.as_deref().ok_or("say which statement states it")?;
    let file = statement_file(statement)?;
    let mut fields = vec![("key", quoted(&figure.key)), ("period", quoted(&figure.period))];
    fields.extend(figure.members.iter().map(|(dimension, member)| (dimension.as_str(), quoted(member))));
    fields.push(("stated", quoted(stated)));
    fields.extend(note.map(|note| ("note", quoted(note))));
    match (held.read(&file), source) {
        (Ok(_), Some(_)) => {
            Err(format!("there is a statement {statement:?} already: leave its title and address out, or call this one otherwise"))
        }
        (Ok(old), None) => Ok((file, Sheet::of(&old)?.with_listed("figure", &fields)?)),
        (Err(_), None) => Err(no_statement(statement)),
        (Err(_), Some(source)) => {
            // A day, a month or a year is written as TOML has dates only where it is a day.
            let is_day = source.published.parse::<Date>().is_ok();
            let published = if is_day { source.published.clone() } else { quoted(&source.published) };
            let mut head = vec![
                ("title", quoted(&source.title)),
                ("publisher", quoted(&source.publisher)),
                ("published", published),
                ("url", quoted(&source.url)),
            ];
            head.extend(source.speaker.as_deref().map(|speaker| ("speaker", quoted(speaker))));
            Ok((file, format!("{}\n{}", block("", &head), block("[[figure]]", &fields))))
        }
    }
}

/// The file of the statement that states a figure, and its text.
fn statement_of(held: &Held, figure: &Which, dimensions: &[String]) -> Result<(PathBuf, String), Refusal> {
    if let Some(statement) = &figure.statement {
        let file = statement_file(statement)?;
        let text = held.read(&file).map_err(|_| no_statement(statement))?;
        return Ok((file, text));
    }
    let texts = held.list().0.into_iter().filter(|file| file.starts_with("statements"));
    let texts = texts.filter_map(|file| held.read(&file).ok().map(|text| (file, text)));
    let states = |text: &str| text.contains(&figure.key) && Sheet::of(text).is_ok_and(|sheet| sheet.count(figure, dimensions) > 0);
    let mut found: Vec<(PathBuf, String)> = texts.filter(|(_, text)| states(text)).collect();
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(format!("no statement states {figure}")),
        (Some(last), false) => {
            found.push(last);
            let stated = found.iter().map(|(file, text)| {
                let words = Sheet::of(text).ok().and_then(|sheet| sheet.stated(figure, dimensions)).unwrap_or_default();
                format!("{} ({words:?})", file.file_stem().unwrap_or_default().to_string_lossy())
            });
            Err(format!("{figure} is stated by several: say which statement, of {}", stated.collect::<Vec<_>>().join(", ")))
        }
    }
}

fn statement_file(key: &str) -> Result<PathBuf, Refusal> {
    if !is_key(key) {
        return Err(format!("{key:?} is no key of a statement: it has the letters a to z, digits and -, as in 2023-03-27-some-words"));
    }
    Ok(PathBuf::from(format!("statements/{key}.toml")))
}

fn no_statement(key: &str) -> Refusal {
    format!("there is no statement {key:?}: for a new one give its title, publisher, date and address")
}

/// The file that describes an indicator, and its text.
fn description_of(held: &Held, key: &str) -> Result<(PathBuf, String), Refusal> {
    let files = held.list().0.into_iter().filter(|file| file.starts_with("indicators"));
    let mut texts = files.filter_map(|file| held.read(&file).ok().map(|text| (file, text)));
    texts
        .find(|(_, text)| Sheet::of(text).is_ok_and(|sheet| sheet.describes(key)))
        .ok_or_else(|| format!("no file describes an indicator {key:?}"))
}

/// The dimensions of the base, by which figures of one period are told apart.
fn dimensions(held: &Held) -> Vec<String> {
    let base = crate::facts::load::load_from(held).base;
    base.dimensions.iter().map(|dimension| dimension.key.to_string()).collect()
}

/// Letters, digits and hyphens: nothing that means anything in a path.
fn is_key(text: &str) -> bool {
    let is_good = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    (1..=100).contains(&text.len()) && text.chars().all(is_good)
}
