//! Which indicators are related to one, and which of their figures goes with a given figure?

use super::evidence::TokenSet;
use super::fit::is_target;
use super::pick::{figures_for, pick};
use super::readings::Scene;
use super::{Operand, Reason};
use crate::facts::base::{IndicatorId, Kind};
use crate::facts::index::Element;
use crate::facts::period::{Period, Shape};

/// A part of a whole, and the share that it is.
#[derive(Clone, Copy, Debug)]
pub struct Kin {
    pub part: IndicatorId,
    pub share: IndicatorId,
}

/// The target for an indicator: the one that is set for a year that is named, else the one of which most is said.
pub fn target_of(scene: &Scene<'_>, actual: IndicatorId) -> Option<IndicatorId> {
    let targets =
        scene.facts.related(actual).iter().copied().filter(|id| scene.base().indicators[id.0 as usize].target_for == Some(actual));
    let with_figures = targets.filter(|id| !scene.base().indicators[id.0 as usize].figures.is_empty());
    with_figures.max_by(|left, right| {
        let fit = |id: &IndicatorId| {
            scene.candidates.iter().find(|candidate| candidate.indicator == *id).map_or(0.0, super::evidence::Candidate::fit)
        };
        let is_set_for_it = |id: &IndicatorId| scene.periods.iter().any(|period| scene.pick_at(*id, *period).is_ok());
        is_set_for_it(left).cmp(&is_set_for_it(right)).then(fit(left).total_cmp(&fit(right)))
    })
}

/// What an indicator may be a part of: the whole that the base names, and those whose names its own name narrows ("firms that are
/// listed" are some of the firms), which count the same sort of thing.
pub fn wholes(scene: &Scene<'_>, part: IndicatorId) -> Vec<IndicatorId> {
    let held = &scene.base().indicators[part.0 as usize];
    let mut wholes: Vec<IndicatorId> = held.part_of.into_iter().collect();
    if is_target(held) || held.unit.is_percent() {
        return wholes;
    }
    let aliases = scene.facts.index.profiles[part.0 as usize].phrases.iter().flatten().filter_map(|element| match element {
        Element::Alias { indicator, .. } => Some(*indicator),
        Element::Word { .. } => None,
    });
    for alias in aliases {
        let whole = &scene.base().indicators[alias.0 as usize];
        let alike = whole.unit.comparable(&held.unit) && whole.kind == held.kind && !is_target(whole) && !whole.figures.is_empty();
        if alike && !wholes.contains(&alias) {
            wholes.push(alias);
        }
    }
    wholes
}

/// The same, and what those are parts of in turn.
pub fn wholes_above(scene: &Scene<'_>, part: IndicatorId) -> Vec<IndicatorId> {
    let mut wholes = wholes(scene, part);
    let mut next = 0;
    while let Some(whole) = wholes.get(next) {
        let above = scene.base().indicators[whole.0 as usize].part_of;
        wholes.extend(above.filter(|above| !wholes.contains(above)));
        next += 1;
    }
    wholes
}

/// The growth in the number of what a level is of: of the firms whose revenue it is.
pub fn number_growth(scene: &Scene<'_>, level: IndicatorId, growth: IndicatorId) -> Option<IndicatorId> {
    let base = scene.base();
    let profiles = &scene.facts.index.profiles;
    let named = |number: IndicatorId| [level, growth].iter().any(|id| profiles[id.0 as usize].kin.contains(&number));
    (0..).map(IndicatorId).zip(&base.indicators).find_map(|(id, indicator)| {
        let number = indicator.growth_of.filter(|number| base.indicators[number.0 as usize].unit.is_counted() && named(*number))?;
        (number != level && !indicator.figures.is_empty()).then_some(id)
    })
}

/// The growth rate of an indicator.
pub fn growth_of(scene: &Scene<'_>, level: IndicatorId) -> Option<IndicatorId> {
    scene.facts.related(level).iter().copied().find(|id| {
        let indicator = &scene.base().indicators[id.0 as usize];
        indicator.growth_of == Some(level) && !indicator.figures.is_empty()
    })
}

/// A part with a figure, and its share of this whole.
pub fn part_and_share(scene: &Scene<'_>, whole: IndicatorId) -> Option<Kin> {
    scene.facts.related(whole).iter().copied().find_map(|id| {
        let indicator = &scene.base().indicators[id.0 as usize];
        let share = indicator.share.filter(|share| share.of == whole && !indicator.figures.is_empty())?;
        let part = &scene.base().indicators[share.part.0 as usize];
        (!part.figures.is_empty()).then_some(Kin { part: share.part, share: id })
    })
}

/// The share that a part is, and its whole.
pub fn share_of_part(scene: &Scene<'_>, part: IndicatorId) -> Option<(IndicatorId, IndicatorId)> {
    scene.facts.related(part).iter().copied().find_map(|id| {
        let indicator = &scene.base().indicators[id.0 as usize];
        let share = indicator.share.filter(|share| share.part == part && !indicator.figures.is_empty())?;
        Some((id, share.of))
    })
}

/// The figure of `other` that goes with an operand: of the same period, else of the period asked, else the latest
/// before its end, else the latest.
pub fn matching(scene: &Scene<'_>, other: IndicatorId, operand: &Operand) -> Result<Operand, Reason> {
    let base = scene.base();
    let members = operand.members(base);
    let for_members = |members: &[_]| {
        pick(base, other, Some(operand.period(base)), members)
            .or_else(|_| nearest_in_time(scene, other, operand, members).ok_or(Reason::NoFigure(other)))
    };
    for_members(members).or_else(|_| for_members(&[]))
}

/// The figure whose period ends nearest to that of an operand.
fn nearest_in_time(scene: &Scene<'_>, other: IndicatorId, operand: &Operand, members: &[crate::facts::base::MemberId]) -> Option<Operand> {
    let base = scene.base();
    let end = operand.period(base).end;
    let distance = |date: jiff::civil::Date| (date - end).get_days().abs();
    let nearest = super::pick::figures_for(base, other, members).min_by_key(|(_, figure)| distance(figure.period.end))?.1.period;
    pick(base, other, Some(nearest), members).ok()
}

/// The latest figure of an indicator that is not later than a target's period.
pub fn before_target(scene: &Scene<'_>, actual: IndicatorId, target: &Operand) -> Result<Operand, Reason> {
    let base = scene.base();
    let end = target.period(base).end;
    let members = target.members(base);
    // "By the exports of 2024, how far is it to the target of 2028?"
    let named = scene.periods.iter().copied().filter(|period| period.end < end);
    if let Some(held) = named.filter_map(|period| pick(base, actual, Some(period), members).ok()).next_back() {
        return Ok(held);
    }
    // What was told before is what the way is asked from.
    if let Some(told) = scene.told.as_ref().filter(|told| told.indicator == actual && told.period(base).end < end) {
        return Ok(told.clone());
    }
    // What a quarter brought is not held against what a year is to bring.
    let days = |period: &Period| (period.end - period.start).get_days();
    let is_flow = base.indicators[actual.0 as usize].kind == Some(Kind::Flow);
    let held = super::pick::figures_for(base, actual, members).map(|(_, figure)| figure.period).filter(|period| period.end <= end);
    let is_short = |period: &Period| is_flow && days(period) < days(&target.period(base));
    let latest = held.max_by_key(|period| (!is_short(period), period.end, std::cmp::Reverse(period.start)));
    pick(base, actual, latest, members)
}

/// The figures that are nearest to one that is not held.
pub fn nearest(scene: &Scene<'_>, indicator: IndicatorId, reason: &Reason) -> Vec<Operand> {
    let base = scene.base();
    match reason {
        Reason::NoSuchPeriod(_) => pick(base, indicator, None, &scene.members_of(indicator)).into_iter().collect(),
        Reason::NoSuchMember(_) => {
            pick(base, indicator, scene.period(), &[]).or_else(|_| pick(base, indicator, None, &[])).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Figures of several indicators for one period where no period is asked: the latest of theirs, or year, for which all have one, else as
/// they are.
pub fn aligned(scene: &Scene<'_>, operands: Vec<Operand>) -> Vec<Operand> {
    let base = scene.base();
    let mut periods: Vec<Period> = operands.iter().map(|operand| operand.period(base)).collect();
    if scene.period().is_some() || periods.windows(2).all(|pair| pair[0] == pair[1]) {
        return operands;
    }
    // The visits of a quarter and the tickets of a half-year are held against each other for the last year that both are known for.
    let series = operands.first().into_iter().flat_map(|one| figures_for(base, one.indicator, one.members(base)));
    periods.extend(series.map(|(_, figure)| figure.period).filter(|period| period.shape == Shape::Year));
    periods.sort_by_key(|period| std::cmp::Reverse((period.end, period.start)));
    let at = |period: Period| -> Option<Vec<Operand>> {
        let pick = |operand: &Operand| pick(base, operand.indicator, Some(period), operand.members(base)).ok();
        operands.iter().map(|operand| pick(operand).filter(|held| held.period(base) == period)).collect()
    };
    periods.into_iter().find_map(at).unwrap_or(operands)
}

/// Whether words are the name of something else.
pub fn names_another(scene: &Scene<'_>, id: IndicatorId, words: TokenSet) -> bool {
    let named = &scene.question.named;
    let says = |span: &std::ops::Range<usize>| words.iter().all(|place| span.contains(&place));
    named.iter().any(|(other, span)| *other != id && says(span)) && !named.iter().any(|(own, span)| *own == id && says(span))
}

/// Whether two things are parts of the same whole and neither is known to be one of the other: of the little ones so many are listed,
/// but not all that are listed are little ones.
pub fn are_siblings(scene: &Scene<'_>, one: IndicatorId, other: IndicatorId) -> bool {
    let (ones, others) = (above(scene, one), above(scene, other));
    !ones.contains(&other) && !others.contains(&one) && ones.iter().any(|whole| others.contains(whole))
}

/// All that something is a part of, by whichever relation.
fn above(scene: &Scene<'_>, id: IndicatorId) -> Vec<IndicatorId> {
    let base = scene.base();
    let mut found: Vec<IndicatorId> = vec![id];
    let mut next = 0;
    while let Some(part) = found.get(next).copied() {
        next += 1;
        let related = scene.facts.related(part).iter().filter_map(|share| base.indicators[share.0 as usize].share);
        let stated = related.filter(|share| share.part == part).map(|share| share.of);
        for whole in stated.chain(wholes(scene, part)) {
            if !found.contains(&whole) {
                found.push(whole);
            }
        }
    }
    found.remove(0);
    found
}
