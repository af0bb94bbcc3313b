//! Which other thing do the new words mean, as near to the one before as can be?

use super::carry;
use super::when::{same_period, told_from};
use crate::facts::base::{FactBase, IndicatorId};
use crate::facts::index::Tie;
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::readings::{Reading, Scene, TELLING};
use crate::plan::stretch::TIME_CUES;
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

/// What a name costs of which nothing is said: foreigners are not the Germans among them.
const LEFT_UNSAID: f32 = 0.15;

/// Another indicator that the new words name, as near to the one before as can be.
pub fn readings(scene: &Scene<'_>, ask: &Ask) -> Vec<Reading> {
    let Some(main) = ask.main() else {
        return Vec::new();
    };
    let base = scene.base();
    let when = told_from(scene, main.period(base));
    let period = when.map(|when| when.period).or_else(|| scene.period());
    let asked_when = carry::is_of_a_time(base, main);
    let said_when = same_period(scene).union(when.map(|when| when.said).unwrap_or_default());
    let mut readings = Vec::new();
    let asking = if asks_of_them(scene) { cued(scene.question, &[Cue::Share, Cue::HowMany, Cue::Count]) } else { TokenSet::default() };
    // A member that what was told has a figure for names no other thing.
    let held_here = pick::pick(base, main.indicator, Some(period.unwrap_or_else(|| main.period(base))), &scene.members).is_ok();
    for candidate in scene.candidates.iter().take(24) {
        if candidate.indicator == main.indicator {
            continue;
        }
        if is_share_of_another(scene, candidate, main.indicator) {
            continue;
        }
        let near = likeness(scene, candidate.indicator, main.indicator);
        let is_rate = base.indicators[candidate.indicator.0 as usize].unit.is_rate();
        let is_new = |place: &usize| {
            let token = &scene.question.tokens[*place];
            // "Per day" names nothing that is told by the day.
            let times = token.cues.iter().any(|cue| TIME_CUES.contains(cue));
            scene.required.contains(*place) && !(times && !(is_rate && near >= LEAST_LIKENESS))
                || matches!(token.class, Class::Member(_)) && !held_here
                || !token.features.is_empty() && token.cues.is_empty()
        };
        let new: f32 = candidate.explained.iter().filter(is_new).map(|place| scene.question.tokens[place].weight).sum();
        // 专精特新的呢, after a target: a target is called by what it is for.
        let aims = |id: IndicatorId| base.indicators[id.0 as usize].target_for;
        let actual = aims(candidate.indicator).filter(|_| aims(main.indicator).is_some());
        let called =
            actual.and_then(|actual| scene.candidates.iter().find(|other| other.indicator == actual)).map_or(0.0, |own| own.coverage);
        // "And the railways?" after what the airports got: a word that is common in the base, but takes the place of another.
        let unit = |id: IndicatorId| &base.indicators[id.0 as usize].unit;
        let replaces = new > 0.0 && candidate.full && near >= LEAST_LIKENESS && unit(candidate.indicator) == unit(main.indicator);
        if new < TELLING && !replaces || near < LEAST_LIKENESS && candidate.coverage.max(called) < LEAST_COVERAGE {
            continue;
        }
        let named = scene.members_of(candidate.indicator);
        let members = if named.is_empty() { carry::applicable(base, candidate.indicator, main.members(base)) } else { named };
        let operand = match period {
            Some(period) => pick::pick(base, candidate.indicator, Some(period), &members),
            None => carry::figure(base, candidate.indicator, main, &members, asked_when),
        };
        let held = &base.indicators[candidate.indicator.0 as usize];
        let counts = asks_of_them(scene) && held.unit.is_percent() && base.indicators[main.indicator.0 as usize].unit.is_counted();
        let share = held.share.filter(|share| counts && share.of == main.indicator);
        let outcome = operand.map(|operand| match share {
            Some(share) => kin::matching(scene, share.part, &operand).map_or_else(
                |_| Ask::CountOf { share: operand.clone(), group: main.clone(), complement: scene.has(Cue::Not) },
                Ask::Figure,
            ),
            None => against(scene, main, &operand).unwrap_or_else(|| carried(base, ask, operand)),
        });
        let asking =
            if outcome.as_ref().is_ok_and(|ask| matches!(ask, Ask::Figure(_))) { asking } else { asking.union(held_against(scene)) };
        if let Some(share) = share_of_told(scene, candidate, main) {
            readings.push(share);
        }
        // A share in what is named is no figure of that.
        let shares = super::leaves_out_the_part(scene.question) && held.share.is_none();
        if shares && matches!(outcome, Ok(Ask::Figure(_))) {
            continue;
        }
        let unlike = if counts && share.is_none() { NO_NUMBER } else { 0.0 };
        let outcome = outcome.map_err(|reason| (reason.clone(), kin::nearest(scene, candidate.indicator, &reason)));
        readings.push(Reading {
            outcome,
            claim: None,
            explained: candidate.explained.union(matched_by_both(scene, candidate, main.indicator)).union(asking).union(said_when),
            score: 0.35 + 0.35 * near + 0.3 * candidate.matched.min(1.0) + kind_fit(scene, candidate.indicator, main.indicator)
                - unlike
                - LEFT_UNSAID * (1.0 - candidate.coverage.min(1.0)),
            coverage: 1.0,
            full: true,
        });
    }
    readings
}

/// How well it fits that the share of a part in what was told is asked for: better than any rate that is called like the part.
const SHARE_OF_TOLD: f32 = 1.1;

/// "What share of that was royalties?", 其中罚款占几成: the part that is named in the whole that was told.
fn share_of_told(scene: &Scene<'_>, candidate: &Candidate, main: &Operand) -> Option<Reading> {
    const OF_IT: [&str; 12] = ["that", "this", "it", "them", "those", "these", "total", "其中", "里面", "这里面", "这当中", "当中"];
    let base = scene.base();
    let points = scene.question.tokens.iter().any(|token| token.text.split(' ').any(|word| OF_IT.contains(&word)));
    let is_part = base.indicators[candidate.indicator.0 as usize].part_of == Some(main.indicator);
    if !(points && is_part && scene.has(Cue::Share) && scene.periods.is_empty() && candidate.coverage >= LEAST_LIKENESS) {
        return None;
    }
    let part = pick::pick(base, candidate.indicator, Some(main.period(base)), main.members(base)).ok()?;
    (part.period(base) == main.period(base)).then(|| Reading {
        outcome: Ok(Ask::Share { part, whole: main.clone() }),
        claim: None,
        explained: candidate.explained.union(cued(scene.question, &[Cue::Share, Cue::Total])),
        score: SHARE_OF_TOLD,
        coverage: 1.0,
        full: true,
    })
}

/// Whether a share in what is named is that of something else than what was told: "as a share of all road deaths?" after those of cyclists
/// asks for no other riders' share.
fn is_share_of_another(scene: &Scene<'_>, candidate: &Candidate, told: IndicatorId) -> bool {
    let base = scene.base();
    let Some(share) = base.indicators[candidate.indicator.0 as usize].share.filter(|share| share.part != told && scene.has(Cue::Share))
    else {
        return false;
    };
    let whole = scene.evidence.candidate(share.of, TokenSet::all(scene.question)).map(|whole| whole.explained).unwrap_or_default();
    let names = candidate.explained.intersection(scene.required).without(cued(scene.question, &[Cue::Share, Cue::Total]));
    let is_part = share.of == told || base.indicators[told.0 as usize].part_of == Some(share.of);
    is_part && names.without(whole).is_empty()
}

/// The words that hold what was told against something else: 跟专精特新比呢, "how much more than exports is that?"
fn held_against(scene: &Scene<'_>) -> TokenSet {
    cued(scene.question, &[Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Ratio])
}

/// What was told against another figure, where the question says so.
fn against(scene: &Scene<'_>, main: &Operand, other: &Operand) -> Option<Ask> {
    const THAN: [&str; 21] = [
        "比",
        "跟",
        "和",
        "与",
        "同",
        "相比",
        "than",
        "with",
        "to",
        "against",
        "compared to",
        "compared with",
        "over",
        "above",
        "below",
        "ahead of",
        "behind",
        "from",
        "vs",
        "beyond",
        "under",
    ];
    let base = scene.base();
    let tokens = &scene.question.tokens;
    let says = tokens
        .iter()
        .any(|token| THAN.contains(&token.text.as_ref()) || ["than", "over", "ahead of"].iter().any(|end| token.text.ends_with(end)));
    // "How many times the growth of profits is that?"
    let says = says || scene.has(Cue::Ratio) && tokens.iter().any(|token| matches!(token.text.as_ref(), "that" | "this" | "it"));
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

/// A percentage is hardly meant after a number, nor a number after a percentage, where nothing asks for it.
const OTHER_SORT: f32 = 0.1;
/// Still less is meant how much something grew.
const UNASKED_GROWTH: f32 = 0.3;

/// How much likelier one indicator is meant because it is of the sort of the one before: a count after a count, a growth after a growth.
fn kind_fit(scene: &Scene<'_>, one: IndicatorId, before: IndicatorId) -> f32 {
    let held = |id: IndicatorId| &scene.base().indicators[id.0 as usize];
    let (one, before) = (held(one), held(before));
    let in_percent = |indicator: &crate::facts::base::Indicator| indicator.unit.is_percent();
    let counts = [Cue::HowMany, Cue::Count, Cue::Absolute, Cue::Total].iter().any(|cue| scene.has(*cue));
    let asks_for_it = counts && in_percent(before) || scene.says_share() || scene.has(Cue::Growth) || scene.has(Cue::Decline);
    if in_percent(one) != in_percent(before) && !asks_for_it {
        return if one.growth_of.is_some() { -UNASKED_GROWTH } else { -OTHER_SORT };
    }
    let alike = one.growth_of.is_some() == before.growth_of.is_some()
        && (one.unit == before.unit || one.unit.is_counted() && before.unit.is_counted())
        && one.target_for.is_some() == before.target_for.is_some();
    if alike { SAME_SORT } else { 0.0 }
}

/// "How many of them", 其中有多少人, "the ones with loans, as an actual number": whether a number is asked of what was told before.
pub fn asks_of_them(scene: &Scene<'_>) -> bool {
    scene.has(Cue::Absolute)
        || scene.question.tokens.iter().any(|token| token.text.starts_with("how many"))
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
fn carried(base: &FactBase, ask: &Ask, operand: Operand) -> Ask {
    match ask {
        Ask::Complement(_) => Ask::Complement(operand),
        Ask::RateOver { per, .. } if operand.unit(base).is_rate() => Ask::RateOver { rate: operand, per: per.clone() },
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
