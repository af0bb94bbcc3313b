//! Which readings judge a claim of several numbers?
//!
//! "It fell from 12 in 2022 to 7 in 2024": each number belongs to a period. "Sales were 80 trillion yuan, up 10.5 %": each belongs to
//! what its own clause names, and a bare growth to what was named before.

use super::{fits, judged_cues};
use crate::facts::period::Period;
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, Evidence, TokenSet, cued};
use crate::plan::fit::fitness;
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Claim, Operand, kin};
use crate::quantity::read::Found;
use crate::quantity::{Bounded, Judgement, judge};
use crate::question::{Class, Question};

/// The most numbers of one claim.
const MOST_NUMBERS: usize = 4;
/// The most indicators that are tried for one number.
const MOST_TRIED: usize = 10;

/// The readings that judge each of several claimed numbers.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let numbers: Vec<(usize, &Found)> = places(scene).collect();
    if !(2..=MOST_NUMBERS).contains(&numbers.len()) {
        return Vec::new();
    }
    let mut readings = over_periods(scene, &numbers);
    readings.extend(of_clauses(scene, &numbers));
    readings
}

/// The numbers of the question and where they stand.
fn places<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (usize, &'s Found)> {
    scene.question.tokens.iter().enumerate().filter_map(|(place, token)| match token.class {
        Class::Number(index) => Some((place, &scene.question.numbers[index])),
        _ => None,
    })
}

/// One thing at as many periods as there are numbers.
fn over_periods(scene: &Scene<'_>, numbers: &[(usize, &Found)]) -> Vec<Reading> {
    if scene.periods.len() != numbers.len() {
        return Vec::new();
    }
    let held_at = |candidate: &Candidate, (period, (_, found)): (&Period, &(usize, &Found))| -> Option<(Operand, Bounded)> {
        let operand = scene.pick_at(candidate.indicator, *period).ok()?;
        fits(operand.unit(scene.base()), found).then_some((operand, found.value))
    };
    let tried = scene.candidates.iter().take(MOST_TRIED);
    tried
        .filter_map(|candidate| {
            let pairs: Option<Vec<_>> = scene.periods.iter().zip(numbers).map(|pair| held_at(candidate, pair)).collect();
            let explained = candidate.explained.union(cued(scene.question, &judged_cues()));
            let score = fitness(scene, candidate) + 0.2;
            Some(Reading { coverage: candidate.coverage, full: candidate.full, ..reading(scene, pairs?, explained, score) })
        })
        .collect()
}

/// What each clause with a number in it says.
fn of_clauses(scene: &Scene<'_>, numbers: &[(usize, &Found)]) -> Option<Reading> {
    let stretches = stretches(scene, numbers)?;
    let mut pairs: Vec<(Operand, Bounded)> = Vec::new();
    let (mut explained, mut score, mut coverage) = (cued(scene.question, &judged_cues()), 0.0, 1.0_f32);
    for ((_, found), stretch) in numbers.iter().zip(&stretches) {
        let (operand, own) = grown(scene, *stretch, pairs.last(), found).or_else(|| named(scene, *stretch, found))?;
        explained = explained.union(own.explained);
        score += own.fit();
        coverage = coverage.min(own.coverage);
        pairs.push((operand, found.value));
    }
    let score = score / numbers.len() as f32 + 0.25;
    Some(Reading { coverage, ..reading(scene, pairs, explained, score) })
}

/// The tokens around each number, up to the "and", comma or verb that begins what the next is said of.
fn stretches(scene: &Scene<'_>, numbers: &[(usize, &Found)]) -> Option<Vec<TokenSet>> {
    let divides = |text: &str| {
        matches!(
            text,
            "," | ";" | "." | "and" | "&" | "while" | "but" | "with" | "、" | "和" | "与" | "及" | "以及" | "而" | "。" | "whereas"
        )
    };
    let tokens = &scene.question.tokens;
    let mut starts = vec![0];
    for pair in numbers.windows(2) {
        let (one, next) = (pair[0].0, pair[1].0);
        starts.push((one + 1..next).find(|place| divides(&tokens[*place].text))?);
    }
    starts.push(tokens.len());
    Some(starts.windows(2).map(|ends| (ends[0]..ends[1]).collect()).collect())
}

/// The growth of what was claimed before, where a clause says no more than that it grew.
fn grown(scene: &Scene<'_>, stretch: TokenSet, before: Option<&(Operand, Bounded)>, found: &Found) -> Option<(Operand, Candidate)> {
    let moves = cued(scene.question, &[Cue::Growth, Cue::Decline]).intersection(stretch);
    let named = stretch.intersection(scene.required).without(cued(scene.question, &judged_cues()));
    if moves.is_empty() || !named.is_empty() {
        return None;
    }
    let growth = kin::growth_of(scene, before?.0.indicator)?;
    let operand = scene.pick(growth).ok().filter(|operand| fits(operand.unit(scene.base()), found))?;
    let explained = moves;
    Some((operand, Candidate { indicator: growth, explained, coverage: 1.0, full: true, matched: 1.0 }))
}

/// What the words of a clause name, of those that the number can be of.
fn named(scene: &Scene<'_>, stretch: TokenSet, found: &Found) -> Option<(Operand, Candidate)> {
    // By what the clause itself says; else, where it leans on the clause before, by what all of them say.
    let clause = only(scene.question, stretch);
    let own = Evidence::new(&clause, scene.facts).candidates(stretch).into_iter().chain(scene.evidence.candidates(stretch));
    let required = stretch.intersection(scene.required).without(cued(scene.question, &judged_cues()));
    own.take(2 * MOST_TRIED).find_map(|candidate| {
        let operand = scene.pick(candidate.indicator).ok()?;
        let whole = required.without(candidate.explained).is_empty() && !required.is_empty();
        (whole && fits(operand.unit(scene.base()), found)).then_some((operand, candidate))
    })
}

/// A question of which only one stretch says anything.
fn only(question: &Question, stretch: TokenSet) -> Question {
    let mut question = question.clone();
    for (_, token) in question.tokens.iter_mut().enumerate().filter(|(place, _)| !stretch.contains(*place)) {
        token.features.clear();
        token.cues.clear();
        token.class = Class::Neutral;
        token.restricts = 0.0;
    }
    question
}

/// The reading that judges each, those first that are not so: they are what the answer is about.
fn reading(scene: &Scene<'_>, mut pairs: Vec<(Operand, Bounded)>, explained: TokenSet, score: f32) -> Reading {
    pairs.sort_by_key(|(operand, value)| match judge(*value, operand.value(scene.base())) {
        Judgement::Refuted => 0,
        Judgement::Undecided => 1,
        Judgement::Supported | Judgement::QualifierLost => 2,
    });
    let (operands, values) = pairs.into_iter().unzip();
    Reading { outcome: Ok(Ask::Figures(operands)), claim: Some(Claim::Each(values)), explained, score, coverage: 1.0, full: true }
}
