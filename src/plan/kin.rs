//! Which indicators are related to one, and which of their figures goes with a given figure?

use super::pick::pick;
use super::readings::Scene;
use super::{Operand, Reason};
use crate::facts::base::IndicatorId;

/// A part of a whole, and the share that it is.
#[derive(Clone, Copy, Debug)]
pub struct Kin {
    pub part: IndicatorId,
    pub share: IndicatorId,
}

/// The target for an indicator that is nearest in time: with a figure, the earliest to come.
pub fn target_of(scene: &Scene<'_>, actual: IndicatorId) -> Option<IndicatorId> {
    let targets =
        scene.facts.related(actual).iter().copied().filter(|id| scene.base().indicators[id.0 as usize].target_for == Some(actual));
    let with_figures = targets.filter(|id| !scene.base().indicators[id.0 as usize].figures.is_empty());
    with_figures.max_by(|left, right| {
        let fit = |id: &IndicatorId| {
            scene.candidates.iter().find(|candidate| candidate.indicator == *id).map_or(0.0, super::evidence::Candidate::fit)
        };
        fit(left).total_cmp(&fit(right))
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
    let latest = super::pick::figures_for(base, actual, members)
        .map(|(_, figure)| figure.period)
        .filter(|period| period.end <= end)
        .max_by_key(|period| (period.end, std::cmp::Reverse(period.start)));
    pick(base, actual, latest, members)
}

/// The figures that are nearest to one that is not held.
pub fn nearest(scene: &Scene<'_>, indicator: IndicatorId, reason: &Reason) -> Vec<Operand> {
    let base = scene.base();
    match reason {
        Reason::NoSuchPeriod(_) => pick(base, indicator, None, &scene.members).into_iter().collect(),
        Reason::NoSuchMember(_) => {
            pick(base, indicator, scene.period(), &[]).or_else(|_| pick(base, indicator, None, &[])).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
