//! How near does a claimed number come to the figure that it may be of?

use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Claim, Operand};
use crate::quantity::{Bounded, Decimal};

/// Which of the figures that a claim may be about its number is of: the one that has just that value, else the one of a size with it.
pub fn by_value<'r>(scene: &Scene<'_>, fitting: &'r [Reading], choices: &[Operand]) -> Option<&'r Reading> {
    let claims = || {
        let named = fitting.iter().filter(|reading| reading.coverage >= LEAST_NAMED);
        named.filter_map(|reading| match (&reading.outcome, &reading.claim) {
            (Ok(ask @ Ask::Figure(operand)), Some(Claim::Value { value, .. })) => {
                choices.iter().any(|choice| choice.indicator == operand.indicator).then_some((reading, ask, *value))
            }
            _ => None,
        })
    };
    let only = |fits: &dyn Fn(&Ask, Bounded) -> bool| {
        let mut fitting = claims().filter(|(_, ask, value)| fits(ask, *value)).map(|(reading, ..)| reading);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let counts = |ask: &Ask| ask.main().is_some_and(|operand| !operand.unit(scene.base()).is_percent());
    only(&|ask, value| states(scene, ask, value)).or_else(|| only(&|ask, value| counts(ask) && is_of_a_size(scene, ask, value)))
}

/// How much of a name has to be said for a number to tell that it is meant.
const LEAST_NAMED: f32 = 0.34;

/// Whether the asked figure itself has the claimed value.
pub(super) fn states(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    matches!(ask, Ask::Figure(operand) if operand.value(scene.base()).point() == value.point())
}

/// Whether the asked figure is so near the claimed value that one may be told for the other.
pub(super) fn is_close(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    let Ask::Figure(operand) = ask else { return false };
    let stated = operand.value(scene.base()).point();
    stated != Decimal::ZERO && (value.point() - stated).abs().checked_mul(CLOSE).is_some_and(|apart| apart <= stated.abs())
}

/// One by the part of a figure within which another number is close to it.
const CLOSE: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

/// Whether a claimed number is about as large as a stated count or amount.
fn is_of_a_size(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    let Ask::Figure(operand) = ask else { return false };
    let (stated, claimed) = (operand.value(scene.base()).point(), value.point());
    let within = |small: Decimal, large: Decimal| small.checked_mul(OF_A_SIZE).is_some_and(|most| most >= large);
    within(stated, claimed) && within(claimed, stated)
}

/// How many times as much as a count or an amount may be, a claimed number is of a size with it.
const OF_A_SIZE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Whether a claimed number is so much larger or smaller than a stated count or amount that something else is likelier meant.
pub(super) fn is_of_another_order(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    let Ask::Figure(operand) = ask else { return false };
    let (stated, claimed) = (operand.value(scene.base()).point(), value.point());
    let far = |small: Decimal, large: Decimal| small.checked_mul(ANOTHER_ORDER).is_some_and(|most| most < large);
    !operand.unit(scene.base()).is_percent() && (far(stated, claimed) || far(claimed, stated))
}

/// Takes from readings whose figure is thousands of times as large or small as the claimed number what another is that is of its size:
/// "legal aid cost over 40 million" speaks of all that was spent, and not of the hourly fee.
pub(super) fn demote_out_of_scale(scene: &Scene<'_>, judged: &mut [Reading]) {
    let is_near = |reading: &Reading| match (&reading.outcome, &reading.claim) {
        (Ok(ask), Some(Claim::Value { value, .. })) => scene.unread(reading.explained).is_empty() && is_of_a_size(scene, ask, *value),
        _ => false,
    };
    if !judged.iter().any(is_near) {
        return;
    }
    for reading in judged {
        if let (Ok(ask), Some(Claim::Value { value, .. })) = (&reading.outcome, &reading.claim)
            && is_out_of_scale(scene, ask, *value)
        {
            reading.score -= OUT_OF_SCALE;
        }
    }
}

/// How much it says against a reading that its figure is of quite another scale than the claimed number, where another's is not.
const OUT_OF_SCALE: f32 = 0.25;

/// Whether a claimed number is thousands of times as much as a stated count or amount, or as little.
fn is_out_of_scale(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    let Ask::Figure(operand) = ask else { return false };
    let (stated, claimed) = (operand.value(scene.base()).point().abs(), value.point().abs());
    let far = |small: Decimal, large: Decimal| small.checked_mul(Decimal::ONE_THOUSAND).is_some_and(|most| most <= large);
    !operand.unit(scene.base()).is_percent() && (far(stated, claimed) || far(claimed, stated))
}

/// How many times as much as a count or an amount may be, a claimed number is hardly one of it.
const ANOTHER_ORDER: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
