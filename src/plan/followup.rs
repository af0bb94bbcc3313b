//! What does a question mean after the one before?

use super::evidence::{Candidate, TokenSet, cued};
use super::readings::{Reading, Scene, Standing, TELLING, choose};
use super::stretch::{TIME_CUES, asked_per};
use super::{Ask, Operand, Plan, Provenance, Reason, kin, pick};
use crate::facts::base::IndicatorId;
use crate::facts::index::Tie;
use crate::language::cue::Cue;
use crate::quantity::Unit;
use crate::question::{Asked, Class, Facts, Question};

/// How sure a plan has to be to stand without what was said before, where the question leans on it.
const STANDS_ALONE: f32 = 0.75;
/// The same where a pronoun points back ("of them").
const STANDS_IN_SPITE: f32 = 1.05;

/// The plan for a question after the previous one; `alone` is the plan without it.
pub fn plan_after(question: &Question, alone: Plan, previous: &Question, before: &[Question], facts: &Facts) -> Plan {
    let earlier = super::plan(previous, before, facts);
    let (Plan::Answer { ask, .. } | Plan::Judge { ask, .. }) = &earlier else {
        return alone;
    };
    if stands(question, &alone) {
        return alone;
    }
    let scene = Scene::continued(question, previous, facts);
    let mut readings = same_again(&scene, ask);
    readings.extend(others(&scene, ask));
    let complete: Vec<Reading> = readings.into_iter().filter(|reading| scene.unread(reading.explained).is_empty()).collect();
    if complete.is_empty() {
        return alone;
    }
    choose(&scene, complete, Standing::Continued)
}

/// Whether a question needs nothing of what was said before.
fn stands(question: &Question, alone: &Plan) -> bool {
    match alone {
        Plan::Answer { ask: Ask::Topic { .. } | Ask::Define(_), .. } if leans(question) && !question.has(Cue::Define) => false,
        Plan::Answer { score, .. } if points(question) => *score >= STANDS_IN_SPITE,
        Plan::Answer { score, .. } | Plan::Judge { score, .. } => *score >= if leans(question) { STANDS_ALONE } else { 0.45 },
        Plan::Clarify { .. } | Plan::Abstain { .. } => false,
        Plan::Silent => true,
    }
}

/// Words that point back to what was said before.
const POINTERS: [&str; 16] =
    ["them", "those", "they", "it", "that", "these", "its", "their", "其中", "它们", "这些", "他们", "它", "那些", "这个", "of which"];

fn points(question: &Question) -> bool {
    question.tokens.iter().any(|token| POINTERS.contains(&token.text.as_ref()))
}

/// Whether a question is worded as a continuation.
fn leans(question: &Question) -> bool {
    const OPENINGS: [&str; 9] = ["and", "what about", "how about", "那", "那么", "or", "but", "then", "also"];
    let first = question.tokens.first().map_or("", |token| token.text.as_ref());
    OPENINGS.iter().any(|opening| first.starts_with(opening))
        || points(question)
        || question.tokens.last().is_some_and(|token| token.text.as_ref() == "呢")
        || question.tokens.iter().rev().nth(1).is_some_and(|token| token.text.as_ref() == "呢")
}

/// What a continuation may ask for, with the tokens that it explains beside the indicator's own words, and its worth.
type Offer = (Result<Ask, Reason>, TokenSet, f32);

/// The same thing for another period or member, or with another operation.
fn same_again(scene: &Scene<'_>, ask: &Ask) -> Vec<Reading> {
    let Some(main) = ask.main() else { return Vec::new() };
    let all = TokenSet::all(scene.question);
    let own = scene.evidence.candidate(main.indicator, all).map(|candidate| candidate.explained).unwrap_or_default();
    let generic: TokenSet = scene.required.iter().filter(|place| scene.question.tokens[*place].weight < TELLING).collect();
    let mut offers = elsewhere(scene, main);
    offers.extend(operations(scene, ask, main));
    offers.extend(about_source(scene, main));
    offers.extend(target_and_actual(scene, main));
    offers
        .into_iter()
        .map(|(outcome, explained, score)| Reading {
            outcome: outcome.map_err(|reason| (reason.clone(), super::kin::nearest(scene, main.indicator, &reason))),
            claim: None,
            explained: own.union(generic).union(explained),
            score,
            coverage: 1.0,
            full: true,
        })
        .collect()
}

fn elsewhere(scene: &Scene<'_>, main: &Operand) -> Vec<Offer> {
    let changes = !scene.periods.is_empty() || !scene.members.is_empty() || scene.question.periods.contains(&Asked::Before);
    if changes { vec![(again(scene, main), cued(scene.question, &[Cue::Previous]), 0.9)] } else { Vec::new() }
}

fn operations(scene: &Scene<'_>, ask: &Ask, main: &Operand) -> Vec<Offer> {
    let base = scene.base();
    let held = &base.indicators[main.indicator.0 as usize];
    let has = |cue: Cue| scene.has(cue);
    let said = |cues: &[Cue]| cued(scene.question, cues);
    let mut offers: Vec<Offer> = Vec::new();
    if has(Cue::Not) && held.unit.is_percent() {
        offers.push((Ok(Ask::Complement(main.clone())), said(&[Cue::Not, Cue::Share]), 0.9));
    }
    if let Some(share) = held.share.filter(|_| has(Cue::Absolute) || has(Cue::Count) || has(Cue::HowMany)) {
        let complement = has(Cue::Not) || matches!(ask, Ask::Complement(_));
        if let Ok(part) = kin::matching(scene, share.part, main)
            && !complement
        {
            offers.push((Ok(Ask::Figure(part)), said(&[Cue::Absolute, Cue::Count, Cue::HowMany]), 0.9));
        }
        let count = kin::matching(scene, share.of, main).map(|group| Ask::CountOf { share: main.clone(), group, complement });
        offers.push((count, said(&[Cue::Absolute, Cue::Count, Cue::HowMany, Cue::Not]), 0.85));
    }
    if has(Cue::Trend) || has(Cue::Growth) || has(Cue::Decline) {
        let series = pick::series(base, main.indicator, main.members(base));
        if let [.., before, last] = series.as_slice() {
            let change = Ask::Growth { from: before.clone(), to: last.clone() };
            let ask = if has(Cue::Trend) { Ask::Trend(series.clone()) } else { change };
            offers.push((Ok(ask), said(&[Cue::Trend, Cue::Growth, Cue::Decline, Cue::Share]), 0.7));
        }
    }
    if let Unit::Rate(_, own) = &held.unit
        && let Some(per) = asked_per(scene, Some(own))
        && *own != per
    {
        offers.push((Ok(Ask::RateOver { rate: main.clone(), per }), said(&TIME_CUES), 0.9));
    }
    if let Some(whole) = held.part_of.filter(|_| has(Cue::Share)) {
        let named = scene.evidence.candidate(whole, TokenSet::all(scene.question)).map(|candidate| candidate.explained).unwrap_or_default();
        let share = kin::matching(scene, whole, main).map(|whole| Ask::Share { part: main.clone(), whole });
        offers.push((share, named.union(said(&[Cue::Share, Cue::Total])), 0.85));
    }
    offers
}

fn about_source(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    let has = |cue: Cue| scene.has(cue);
    let what = if has(Cue::Published) || has(Cue::When) {
        Provenance::Date
    } else if has(Cue::Speaker) || has(Cue::Who) {
        Provenance::Speaker
    } else if has(Cue::Source) {
        Provenance::Source
    } else {
        return None;
    };
    let cues = [Cue::Source, Cue::Speaker, Cue::Published, Cue::Who, Cue::When, Cue::Where, Cue::Define];
    Some((Ok(Ask::Source { operands: vec![main.clone()], what }), cued(scene.question, &cues), 0.85))
}

/// From a target to what there is now, from what there is to the target, and what is between them.
fn target_and_actual(scene: &Scene<'_>, main: &Operand) -> Vec<Offer> {
    let base = scene.base();
    let has = |cue: Cue| scene.has(cue);
    let said = |cues: &[Cue]| cued(scene.question, cues);
    let between = has(Cue::Progress) || has(Cue::Difference);
    let cues = [Cue::Progress, Cue::Difference, Cue::Needed, Cue::HowMany, Cue::Absolute, Cue::Target];
    if let Some(actual) = base.indicators[main.indicator.0 as usize].target_for {
        let points_back = scene.required.is_empty() && scene.number_tokens().next().is_none();
        if between {
            let gap = kin::before_target(scene, actual, main).map(|actual| Ask::Gap { target: main.clone(), actual });
            return vec![(gap, said(&cues), 0.9)];
        }
        if points_back && !has(Cue::Target) {
            return vec![(pick::pick(base, actual, None, main.members(base)).map(Ask::Figure), said(&[Cue::Count]), 0.8)];
        }
        return Vec::new();
    }
    let Some(target) = kin::target_of(scene, main.indicator).filter(|_| between || has(Cue::Target)) else { return Vec::new() };
    let ask = pick::pick(base, target, None, &[])
        .map(|target| if between { Ask::Gap { target, actual: main.clone() } } else { Ask::Figure(target) });
    vec![(ask, said(&cues), 0.8)]
}

/// The figure of the same indicator for what the question changes.
fn again(scene: &Scene<'_>, main: &Operand) -> Result<Ask, Reason> {
    let base = scene.base();
    let members = if scene.members.is_empty() { main.members(base).to_vec() } else { scene.members.clone() };
    let before = scene
        .question
        .periods
        .contains(&Asked::Before)
        .then(|| crate::question::period::year(main.period(base).start.year() - 1))
        .flatten();
    let period = before.or(scene.period()).unwrap_or_else(|| main.period(base));
    super::pick::pick(base, main.indicator, Some(period), &members).map(Ask::Figure)
}

/// Another indicator is what the new words mean only if it is this much like the one before ...
const LEAST_LIKENESS: f32 = 0.45;
/// ... or if the words name it this far by themselves.
const LEAST_COVERAGE: f32 = 0.6;

/// Another indicator that the new words name, as near to the one before as can be.
fn others(scene: &Scene<'_>, ask: &Ask) -> Vec<Reading> {
    let Some(main) = ask.main() else {
        return Vec::new();
    };
    let base = scene.base();
    let period = scene.period();
    let mut readings = Vec::new();
    for candidate in scene.candidates.iter().take(24) {
        if candidate.indicator == main.indicator {
            continue;
        }
        let near = likeness(scene, candidate.indicator, main.indicator);
        let new: f32 = candidate.explained.intersection(scene.required).iter().map(|place| scene.question.tokens[place].weight).sum();
        if new < TELLING || near < LEAST_LIKENESS && candidate.coverage < LEAST_COVERAGE {
            continue;
        }
        let members = if scene.members.is_empty() { main.members(base) } else { &scene.members };
        let operand = match period {
            Some(period) => super::pick::pick(base, candidate.indicator, Some(period), members),
            None => super::pick::pick(base, candidate.indicator, Some(main.period(base)), members)
                .or_else(|_| super::pick::pick(base, candidate.indicator, None, members))
                .or_else(|_| super::pick::pick(base, candidate.indicator, None, &[])),
        };
        let outcome = operand.map(|operand| carried(ask, operand));
        let outcome = outcome.map_err(|reason| (reason.clone(), super::kin::nearest(scene, candidate.indicator, &reason)));
        readings.push(Reading {
            outcome,
            claim: None,
            explained: candidate.explained.union(matched_by_both(scene, candidate, main.indicator)),
            score: 0.35 + 0.35 * near + 0.3 * candidate.matched,
            coverage: 1.0,
            full: true,
        });
    }
    readings
}

/// The operation of the question before, on another figure, where it takes just one.
fn carried(ask: &Ask, operand: Operand) -> Ask {
    match ask {
        Ask::Complement(_) => Ask::Complement(operand),
        Ask::RateOver { per, .. } => Ask::RateOver { rate: operand, per: per.clone() },
        _ => Ask::Figure(operand),
    }
}

/// Words that were said again of what was asked before.
fn matched_by_both(scene: &Scene<'_>, candidate: &Candidate, previous: IndicatorId) -> TokenSet {
    let _ = candidate;
    let again = scene.evidence.candidate(previous, TokenSet::all(scene.question)).map(|candidate| candidate.explained).unwrap_or_default();
    again.iter().filter(|place| !matches!(scene.question.tokens[*place].class, Class::Unknown)).collect()
}

/// How much of what identifies one indicator identifies the other.
fn likeness(scene: &Scene<'_>, one: IndicatorId, other: IndicatorId) -> f32 {
    let index = &scene.facts.index;
    let (one, other) = (&index.profiles[one.0 as usize], &index.profiles[other.0 as usize]);
    let (mut shared, mut all) = (0.0, 0.0);
    for (feature, tie) in &other.features {
        if *tie >= Tie::Unit {
            let weight = index.weight(*feature);
            all += weight;
            if one.tie(*feature).is_some() {
                shared += weight;
            }
        }
    }
    if all > 0.0 { shared / all } else { 0.0 }
}
