//! Does a claim say that something had come to what was aimed at for later only?
//!
//! "More than 70,000 at the end of 2022" does not rule 80,000 out by itself; that in the spring after 80,000 were aimed at does.

use crate::facts::base::{Figure, IndicatorId};
use crate::plan::Ask;
use crate::plan::readings::Scene;
use crate::quantity::Bounded;

/// The target that was set later than the figure was counted, for later still, and that a claim of that very time has come to already.
pub(super) fn aimed_later(scene: &Scene<'_>, claim: Bounded, ask: &Ask) -> Option<IndicatorId> {
    let (base, Ask::Figure(operand)) = (scene.base(), ask) else { return None };
    let (Bounded::Above(bound) | Bounded::AtLeast(bound)) = operand.value(base) else { return None };
    let counted = operand.period(base);
    if matches!(claim, Bounded::Below(_) | Bounded::AtMost(_)) || !scene.periods.contains(&counted) {
        return None;
    }
    let is_later = |target: &Figure| {
        let set = base.statements[target.statement.0 as usize].published.and_then(|published| published.first_day());
        target.period.end > counted.end && set.is_some_and(|day| day > counted.end)
    };
    let is_reached = |target: &Figure| bound < target.value.point() && target.value.point() <= claim.point();
    let aims = |id: &IndicatorId| base.indicators[id.0 as usize].target_for == Some(operand.indicator);
    scene.facts.related(operand.indicator).iter().copied().filter(aims).find(|id| {
        let held = base.indicators[id.0 as usize].figures.clone().map(|place| &base.figures[place as usize]);
        held.into_iter().any(|target| *target.members == *operand.members(base) && is_later(target) && is_reached(target))
    })
}
