//! Which readings judge a year by a part of another: 2024年连2021年的四分之三都没到, "in 2024 less than half of what it was in 2021"?

use super::Ask;
use super::evidence::{Candidate, TokenSet, cued};
use super::fit::fitness;
use super::frames;
use super::pair::{MOST_PAIRED, indicator};
use super::readings::{Reading, Scene};
use crate::facts::period::Period;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::question::{Asked, Class};

/// What it is worth that a number says what part of another year's figure something is.
const OF_ANOTHER_YEAR: f32 = 0.25;

/// Words that may stand between "of" and the year: "of what it was in 2021".
const LEADING: [&str; 12] = ["of", "the", "its", "what", "it", "they", "was", "were", "in", "that of", "it was", "they were"];
/// Words that may stand behind the year: "of the 2021 level".
const LEVELS: [&str; 16] = [
    "level", "figure", "total", "number", "value", "count", "amount", "level.", "'s", "s", "'", "the", "numbers", "figures", "volume",
    "tally",
];

/// The share that one year's figure is of another's.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some((of, said)) = of_year(scene) else { return Vec::new() };
    let [first, second] = scene.periods[..] else { return Vec::new() };
    let other = if first == of { second } else { first };
    let reading = |candidate: &Candidate| {
        let held = indicator(scene, candidate);
        if held.unit.is_percent() || first == second {
            return None;
        }
        let whole = scene.pick_at(candidate.indicator, of).ok()?;
        let part = scene.pick_at(candidate.indicator, other).ok()?;
        Some(Reading {
            outcome: Ok(Ask::Share { part, whole }),
            claim: None,
            explained: candidate.explained.union(said).union(cued(scene.question, &[Cue::Total, Cue::Count, Cue::Share, Cue::Half])),
            score: fitness(scene, candidate) + OF_ANOTHER_YEAR,
            coverage: candidate.coverage,
            full: candidate.full,
        })
    };
    scene.candidates.iter().take(MOST_PAIRED).filter_map(reading).collect()
}

/// The year of which a percentage is said to be, and the words that say so.
fn of_year(scene: &Scene<'_>) -> Option<(Period, TokenSet)> {
    let tokens = &scene.question.tokens;
    let period = |place: usize| match tokens.get(place).map(|token| token.class) {
        Some(Class::Period(index)) => match scene.question.periods.get(index) {
            Some(Asked::At(period) | Asked::Against(period)) => Some(*period),
            _ => None,
        },
        _ => None,
    };
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
    frames::numbers(scene).filter(|(_, found)| found.unit.measure == Measure::Percent).find_map(|(place, _)| {
        let chinese = (place > 1 && text(place - 1) == "的").then(|| period(place - 2)).flatten();
        let english = || {
            if text(place + 1) != "of" {
                return None;
            }
            let year = (place + 1..tokens.len()).find(|next| !LEADING.contains(&text(*next)))?;
            let ends = tokens.get(year + 1).is_none_or(|next| next.class == Class::Mark || LEVELS.contains(&next.text.as_ref()));
            period(year).filter(|_| ends)
        };
        Some((chinese.or_else(english)?, TokenSet::from_iter([place])))
    })
}
