//! Which other thing do the new words mean, as near to the one before as can be?

use crate::facts::base::IndicatorId;
use crate::facts::index::Tie;
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::readings::{Reading, Scene, TELLING};
use crate::plan::{Ask, Operand, kin, pick};
use crate::question::Class;

/// Another indicator is what the new words mean only if it is this much like the one before ...
const LEAST_LIKENESS: f32 = 0.45;
/// ... or if the words name it this far by themselves.
const LEAST_COVERAGE: f32 = 0.6;

/// How much a part is like its whole.
const PART: f32 = 0.9;

/// What "how many of them" costs a percentage where their number was told before.
const NO_NUMBER: f32 = 0.4;

/// Another indicator that the new words name, as near to the one before as can be.
pub fn readings(scene: &Scene<'_>, ask: &Ask) -> Vec<Reading> {
    let Some(main) = ask.main() else {
        return Vec::new();
    };
    let base = scene.base();
    let period = scene.period();
    let mut readings = Vec::new();
    let asking = if asks_of_them(scene) { cued(scene.question, &[Cue::Share, Cue::HowMany, Cue::Count]) } else { TokenSet::default() };
    // A member that what was told has a figure for names no other thing.
    let held_here = pick::pick(base, main.indicator, Some(period.unwrap_or_else(|| main.period(base))), &scene.members).is_ok();
    for candidate in scene.candidates.iter().take(24) {
        if candidate.indicator == main.indicator {
            continue;
        }
        let near = likeness(scene, candidate.indicator, main.indicator);
        let is_new = |place: &usize| {
            let token = &scene.question.tokens[*place];
            scene.required.contains(*place)
                || matches!(token.class, Class::Member(_)) && !held_here
                || !token.features.is_empty() && token.cues.is_empty()
        };
        let new: f32 = candidate.explained.iter().filter(is_new).map(|place| scene.question.tokens[place].weight).sum();
        // 专精特新的呢, after a target: a target is called by what it is for.
        let aims = |id: IndicatorId| base.indicators[id.0 as usize].target_for;
        let actual = aims(candidate.indicator).filter(|_| aims(main.indicator).is_some());
        let called =
            actual.and_then(|actual| scene.candidates.iter().find(|other| other.indicator == actual)).map_or(0.0, |own| own.coverage);
        if new < TELLING || near < LEAST_LIKENESS && candidate.coverage.max(called) < LEAST_COVERAGE {
            continue;
        }
        let named = scene.members_of(candidate.indicator);
        let members = if named.is_empty() { main.members(base) } else { &named };
        let operand = match period {
            Some(period) => pick::pick(base, candidate.indicator, Some(period), members),
            None => pick::pick(base, candidate.indicator, Some(main.period(base)), members)
                .or_else(|_| pick::pick(base, candidate.indicator, None, members))
                .or_else(|_| pick::pick(base, candidate.indicator, None, &[])),
        };
        let held = &base.indicators[candidate.indicator.0 as usize];
        let counts = asks_of_them(scene) && held.unit.is_percent() && base.indicators[main.indicator.0 as usize].unit.is_counted();
        let share = held.share.filter(|share| counts && share.of == main.indicator);
        let outcome = operand.map(|operand| match share {
            Some(share) => kin::matching(scene, share.part, &operand).map_or_else(
                |_| Ask::CountOf { share: operand.clone(), group: main.clone(), complement: scene.has(Cue::Not) },
                Ask::Figure,
            ),
            None => against(scene, main, &operand).unwrap_or_else(|| carried(ask, operand)),
        });
        let asking =
            if outcome.as_ref().is_ok_and(|ask| matches!(ask, Ask::Figure(_))) { asking } else { asking.union(held_against(scene)) };
        let unlike = if counts && share.is_none() { NO_NUMBER } else { 0.0 };
        let outcome = outcome.map_err(|reason| (reason.clone(), kin::nearest(scene, candidate.indicator, &reason)));
        readings.push(Reading {
            outcome,
            claim: None,
            explained: candidate.explained.union(matched_by_both(scene, candidate, main.indicator)).union(asking),
            score: 0.35 + 0.35 * near + 0.3 * candidate.matched.min(1.0) + kind_fit(scene, candidate.indicator, main.indicator) - unlike,
            coverage: 1.0,
            full: true,
        });
    }
    readings
}

/// The words that hold what was told against something else: 跟专精特新比呢, "how much more than exports is that?"
fn held_against(scene: &Scene<'_>) -> TokenSet {
    cued(scene.question, &[Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Ratio])
}

/// What was told against another figure, where the question says so.
fn against(scene: &Scene<'_>, main: &Operand, other: &Operand) -> Option<Ask> {
    const THAN: [&str; 12] = ["比", "跟", "和", "与", "同", "相比", "than", "with", "to", "against", "compared to", "compared with"];
    let base = scene.base();
    let tokens = &scene.question.tokens;
    let says = tokens.iter().any(|token| THAN.contains(&token.text.as_ref()) || token.text.ends_with("than"));
    if held_against(scene).is_empty() || !says || !main.unit(base).comparable(other.unit(base)) {
        return None;
    }
    let (left, right) = (main.clone(), other.clone());
    Some(if scene.has(Cue::Ratio) {
        Ask::Ratio { left, right }
    } else if scene.has(Cue::Difference) {
        Ask::Difference { left, right }
    } else {
        Ask::Compare { left, right }
    })
}

/// Of several things that the words fit, one of the sort that was told before is likelier meant.
const SAME_SORT: f32 = 0.1;

/// How much likelier one indicator is meant because it is of the sort of the one before: a count after a count, a growth after a growth.
fn kind_fit(scene: &Scene<'_>, one: IndicatorId, before: IndicatorId) -> f32 {
    let held = |id: IndicatorId| &scene.base().indicators[id.0 as usize];
    let (one, before) = (held(one), held(before));
    let alike = one.growth_of.is_some() == before.growth_of.is_some()
        && (one.unit == before.unit || one.unit.is_counted() && before.unit.is_counted())
        && one.target_for.is_some() == before.target_for.is_some();
    if alike { SAME_SORT } else { 0.0 }
}

/// "How many of them", 其中有多少人: whether a number is asked of what was told before.
pub fn asks_of_them(scene: &Scene<'_>) -> bool {
    scene.question.tokens.iter().any(|token| token.text.starts_with("how many"))
        || scene.question.tokens.iter().any(|token| token.text.starts_with("其中"))
            && scene.has(Cue::HowMany)
            && !scene.question.tokens.iter().any(|token| token.text.contains("百分") || token.text.contains('成'))
}

/// "And their number?" after how much something of theirs grew: how much they grew in number.
pub fn number_of_them(scene: &Scene<'_>, ask: &Ask) -> Option<Reading> {
    let (base, main) = (scene.base(), ask.main()?);
    let counts = scene.has(Cue::Count) && scene.number_tokens().next().is_none();
    let topic = base.indicators[main.indicator.0 as usize].topic.filter(|_| counts)?;
    base.indicators[main.indicator.0 as usize].growth_of?;
    let is_counted = |id: &&IndicatorId| {
        let level = base.indicators[id.0 as usize].growth_of;
        level.is_some_and(|level| base.indicators[level.0 as usize].unit.is_counted()) && **id != main.indicator
    };
    let own = base.topics[topic.0 as usize].indicators.iter().filter(is_counted);
    let nearest = own.max_by(|one, other| likeness(scene, **one, main.indicator).total_cmp(&likeness(scene, **other, main.indicator)))?;
    let operand = pick::pick(base, *nearest, Some(scene.period().unwrap_or_else(|| main.period(base))), main.members(base));
    Some(Reading {
        outcome: operand.map(Ask::Figure).map_err(|reason| (reason.clone(), kin::nearest(scene, *nearest, &reason))),
        claim: None,
        explained: cued(scene.question, &[Cue::Count, Cue::Growth, Cue::Trend, Cue::Decline]),
        score: 1.0,
        coverage: 1.0,
        full: true,
    })
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
    // "How many of them ...": what is a part of it needs no other word of it.
    if kin::wholes(scene, one).contains(&other) {
        return PART;
    }
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
