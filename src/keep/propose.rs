//! What would a change do?

use super::change::Change;
pub use super::effect::{Effect, Test, Tested};
use super::tidy::tidied;
use super::told::{Deed, Told};
use super::{byhand, edit, effect, revert};
use crate::facts::base::FactBase;
use crate::facts::check::check;
use crate::facts::load::{Files, Held};
use crate::facts::problem::{Problem, Severity};
use crate::facts::{diagnostics, problem};
use crate::journal::history::{self, Extent, Rewrite};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many lines around a difference are shown.
const CONTEXT: usize = 2;

/// A change as it would be written, for a person to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it does, to be told in any language.
    pub told: Told,
    /// The same in a line in English, as the history keeps it.
    pub summary: String,
    /// The key of what is changed; of several the keys, with a space between.
    pub subject: String,
    /// What it makes of each file, in the order in which they are written.
    pub rewrites: Vec<Rewrite>,
    /// The number of the change that it takes back.
    pub undoes: Option<i64>,
    /// The difference, as git shows it.
    pub diff: String,
    /// Errors that the change brings, a line each: with one it is not written.
    pub errors: Vec<String>,
    /// Warnings that it brings, a line each.
    pub warnings: Vec<String>,
    /// How many errors the files have without it and keep with it: until they are put right, nothing that is changed is answered from.
    pub standing_errors: usize,
    /// Whether a figure that is stated already is another with it, or is gone.
    pub moves_figures: bool,
    /// The replies that it changes, those that were asked for first.
    pub effects: Vec<Effect>,
    /// What it does to the questions of the set.
    pub tested: Tested,
}

/// Why there is nothing to propose; for the person who wants the change.
pub type Refusal = String;

/// What is looked at beside the change itself.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'t> {
    /// Questions to ask before and after.
    pub questions: &'t [String],
    /// The questions of the set, to ask before and after.
    pub tests: &'t [Test],
    /// The day on which they are asked.
    pub day: Date,
}

/// What a change would do to the facts as they are held.
///
/// # Errors
/// Says why the change does not fit them.
pub fn propose(held: &Held, change: &Change, trial: Trial<'_>) -> Result<Proposal, Refusal> {
    let change = &tidied(change);
    let texts = edit::edited(held, change)?.into_iter().map(|(file, text)| (file, Some(text))).collect();
    let proposal = tried(held, (Told::Made(Box::new(change.clone())), change.subject().into_owned(), None), texts, trial)?;
    Ok(match from_what(change, &proposal.rewrites).map(Told::Deed) {
        Some(told) => Proposal { summary: told.to_string(), told, ..proposal },
        None => proposal,
    })
}

/// From what to what a figure is put right: the change itself only knows to what.
fn from_what(change: &Change, rewrites: &[Rewrite]) -> Option<Deed> {
    let (Change::Edit { .. }, [rewrite]) = (change, rewrites) else { return None };
    byhand::only(rewrite).filter(|deed| matches!(deed, Deed::Changed(..)))
}

/// What it would do to take a change back.
///
/// # Errors
/// Says why it cannot be taken back any more.
pub fn undo(held: &Held, of: &history::Held, trial: Trial<'_>) -> Result<Proposal, Refusal> {
    let entry = &of.entry;
    let mut texts = Vec::new();
    // What was written last goes first: a figure before what describes it.
    for Rewrite { file, before, after } in entry.rewrites.iter().rev() {
        let path = PathBuf::from(file);
        let now = held.read(&path).ok();
        let taken_back = if now == *after && entry.extent == Extent::Whole {
            before.clone()
        } else {
            let told = before.as_deref().zip(after.as_deref()).zip(now.as_deref());
            let reverted = told.and_then(|((before, after), now)| revert::taken_back(entry.extent, before, after, now));
            Some(reverted.ok_or_else(|| {
                format!("what change {} wrote was changed since in {file}: take the later change back first, or edit the file", of.id)
            })?)
        };
        texts.push((path, taken_back));
    }
    let told = entry.told.as_deref().and_then(Told::read).map(Box::new);
    let told = Told::Undone { change: of.id, summary: entry.summary.clone(), told };
    tried(held, (told, entry.subject.clone(), Some(of.id)), texts, trial)
}

fn tried(
    held: &Held,
    (told, subject, undoes): (Told, String, Option<i64>),
    texts: Vec<(PathBuf, Option<String>)>,
    trial: Trial<'_>,
) -> Result<Proposal, Refusal> {
    let mut changed = held.clone();
    let mut rewrites = Vec::new();
    for (file, after) in texts {
        let before = held.read(&file).ok();
        if before != after {
            changed = changed.with(&file, after.clone());
            rewrites.push(Rewrite { file: file.to_string_lossy().into_owned(), before, after });
        }
    }
    if rewrites.is_empty() {
        return Err("this changes nothing".to_owned());
    }
    let (old, new) = (check(held), check(&changed));
    let known: Vec<(&PathBuf, &str)> = old.problems.iter().map(|problem| (&problem.file, problem.message.as_str())).collect();
    let brought = |severity| {
        let is_new = |problem: &&Problem| problem.severity == severity && !known.contains(&(&problem.file, problem.message.as_str()));
        let mut problems: Vec<Problem> = new.problems.iter().filter(is_new).cloned().collect();
        problem::sort(&mut problems);
        diagnostics::lines(&problems, &changed)
    };
    let (errors, warnings) = (brought(Severity::Error), brought(Severity::Warning));
    let error_count = new.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let standing_errors = error_count.saturating_sub(errors.len());
    let diff = differences(&rewrites);
    let moves_figures = moves_figures(&old.base, &new.base);
    let (effects, tested) = effect::effects(old.base, new.base, &subject, &trial);
    let summary = told.to_string();
    Ok(Proposal { told, summary, subject, rewrites, undoes, diff, errors, warnings, standing_errors, moves_figures, effects, tested })
}

/// Whether something that is stated already is stated otherwise, by others, or no longer. What is stated for the first time moves nothing.
fn moves_figures(old: &FactBase, new: &FactBase) -> bool {
    let (old, new) = (stated(old), stated(new));
    old.iter().any(|(what, held)| new.get(what) != Some(held))
}

/// What is stated of each indicator for each period and member, and by whom.
fn stated(base: &FactBase) -> BTreeMap<(String, String, Vec<String>), Vec<String>> {
    let mut stated: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for figure in &base.figures {
        let indicator = &base.indicators[figure.indicator.0 as usize];
        let members = figure.members.iter().map(|member| {
            let dimension = &base.dimensions[usize::from(member.dimension.0)];
            format!("{} {}", dimension.key, dimension.members[member.index as usize].key)
        });
        let what = (indicator.key.to_string(), figure.period.to_string(), members.collect());
        let statement = &base.statements[figure.statement.0 as usize].key;
        stated.entry(what).or_default().push(format!("{statement}: {} = {:?} {:?}", figure.stated, figure.value, indicator.unit));
    }
    stated.values_mut().for_each(|held| held.sort());
    stated
}

/// What is made of files, one below the other, as git shows it.
#[must_use]
pub fn differences(rewrites: &[Rewrite]) -> String {
    let of = |Rewrite { file, before, after }: &Rewrite| difference(Path::new(file), before.as_deref(), after.as_deref());
    rewrites.iter().map(of).collect()
}

/// A difference as git shows it.
#[must_use]
pub fn difference(file: &Path, before: Option<&str>, after: Option<&str>) -> String {
    let diff = similar::TextDiff::from_lines(before.unwrap_or_default(), after.unwrap_or_default());
    let name = |side: &str, text: Option<&str>| if text.is_some() { format!("{side}/{}", file.display()) } else { "/dev/null".to_owned() };
    diff.unified_diff().context_radius(CONTEXT).header(&name("a", before), &name("b", after)).to_string()
}
