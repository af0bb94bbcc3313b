//! Is it claimed that something is aimed to be so many times what it is: "they want to double their number", 要让数量翻番?

use super::claimed_times;
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, cued};
use crate::plan::fit::fitness;
use crate::plan::pair::{MOST_PAIRED, indicator};
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Claim, kin};
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Decimal, Unit};
use crate::question::Class;

/// What it is worth that a multiple is said to be aimed at.
const AIMED: f32 = 0.2;

/// The readings that judge how many times what there is a target is.
pub(super) fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some(times) = times(scene).filter(|_| scene.has(Cue::Target) || scene.has(Cue::Needed)) else { return Vec::new() };
    let cues: Vec<Cue> = super::judged_cues().into_iter().chain([Cue::Target, Cue::Needed, Cue::Count, Cue::Growth, Cue::Ratio]).collect();
    let cues = cued(scene.question, &cues);
    let reading = |candidate: &Candidate| {
        let actual = indicator(scene, candidate).target_for.unwrap_or(candidate.indicator);
        let target = scene.pick(kin::target_of(scene, actual)?).ok()?;
        let right = kin::before_target(scene, actual, &target).ok()?;
        Some(Reading {
            outcome: Ok(Ask::Ratio { left: target, right }),
            claim: Some(Claim::Value { value: Bounded::About(times), unit: Unit::Times, whose: None, aimed: None }),
            explained: candidate.explained.union(cues),
            score: fitness(scene, candidate) + AIMED,
            coverage: candidate.coverage,
            full: candidate.full,
        })
    };
    scene.candidates.iter().take(MOST_PAIRED).filter_map(reading).collect()
}

/// How many times as much is claimed, be it in the word for the aim: "want to double".
fn times(scene: &Scene<'_>) -> Option<Decimal> {
    let tokens = &scene.question.tokens;
    let said = |words: &[&str]| tokens.iter().any(|token| token.text.split(' ').any(|word| words.contains(&word)));
    let numbered = tokens.iter().find_map(|token| match token.class {
        Class::Number(index) => match scene.question.numbers.get(index) {
            // 翻一倍
            Some(found) if found.unit.measure == Measure::Times => Some(found.value.point().max(Decimal::TWO)),
            _ => None,
        },
        _ => None,
    });
    claimed_times(scene).or(numbered).or_else(|| {
        if said(&["double", "doubling", "twofold"]) {
            Some(Decimal::TWO)
        } else {
            said(&["triple", "tripling", "threefold"]).then(|| Decimal::from(3))
        }
    })
}
