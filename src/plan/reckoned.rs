//! Does a reading reckon what another, which fits better, finds no figure of?

use super::readings::{Reading, Scene};
use super::{Ask, Reason};
use crate::facts::base::Share;

/// Whether a reading reckons the very thing that the best one finds no figure of: a whole by its part and share, a part by its share.
pub(super) fn reckons_what_is_missing(scene: &Scene<'_>, best: &Reading, reading: &Reading) -> bool {
    if reckons_the_rate(scene, best, reading) {
        return true;
    }
    let Err((Reason::NoFigure(missing), _)) = &best.outcome else { return false };
    match &reading.outcome {
        Ok(Ask::ImpliedWhole { whole, .. } | Ask::ImpliedRest { whole, .. }) => whole == missing,
        Ok(Ask::CountOf { share, complement: false, .. }) => {
            scene.base().indicators[share.indicator.0 as usize].share.is_some_and(|share| share.part == *missing)
        }
        // "How much of the market is made up of these": the share is stated of the very whole that has no figure.
        Ok(Ask::Figure(stated)) if super::whole::part_last(scene).is_some() => {
            scene.base().indicators[stated.indicator.0 as usize].share.is_some_and(|share| share.of == *missing)
        }
        _ => false,
    }
}

/// Whether a reading reckons by the levels what the best one finds no stated rate of in that period: a growth, or a share.
pub(super) fn reckons_the_rate(scene: &Scene<'_>, best: &Reading, reading: &Reading) -> bool {
    let Err((Reason::NoSuchPeriod(missing), near)) = &best.outcome else { return false };
    let base = scene.base();
    let rates = || near.iter().map(|operand| &base.indicators[operand.indicator.0 as usize]);
    match &reading.outcome {
        Ok(Ask::Growth { from, to }) => {
            let told = [from, to].iter().any(|operand| operand.period(base) == *missing);
            let rates =
                rates().any(|rate| rate.growth_of == Some(to.indicator) || rate.share.is_some_and(|share| share.part == to.indicator));
            told && rates
        }
        Ok(Ask::Share { part, whole }) => {
            let is_it = |share: Share| share.part == part.indicator && share.of == whole.indicator;
            part.indicator != whole.indicator && rates().any(|rate| rate.share.is_some_and(is_it))
        }
        _ => false,
    }
}
