//! Where on an axis does a value stand?

use super::chart::Mark;
use super::marks::ends;
use crate::quantity::{Bounded, Decimal};

/// An axis from one value to another, so many pixels long.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: Decimal,
    high: Decimal,
    length: i32,
}

impl Scale {
    /// An axis that has zero and every value on it.
    pub fn from_zero(marks: &[Mark], length: i32) -> Self {
        let reaches = || marks.iter().map(|mark| ends(&mark.value).0);
        let low = reaches().chain([Decimal::ZERO]).min().unwrap_or_default();
        let high = reaches().chain([Decimal::ZERO]).max().unwrap_or_default();
        Self::between(low, high, length)
    }

    pub fn between(low: Decimal, high: Decimal, length: i32) -> Self {
        let high = if high > low { high } else { low.saturating_add(Decimal::ONE) };
        Self { low, high, length }
    }

    /// The pixels from the beginning of the axis to a value.
    pub fn place(&self, value: Decimal) -> i32 {
        // Halves first: two values of opposite signs may be farther apart than any decimal.
        let half = |number: Decimal| number / Decimal::TWO;
        let (offset, span) = (half(value) - half(self.low), half(self.high) - half(self.low));
        let share = offset.checked_div(span).unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE);
        i32::try_from((share * Decimal::from(self.length)).round()).unwrap_or_default()
    }

    /// How far it is from zero to a value.
    pub fn distance_from_zero(&self, value: Decimal) -> i32 {
        (self.place(value) - self.place(Decimal::ZERO)).abs()
    }

    /// Round values on the axis, about so many.
    pub fn ticks(&self, count: u32) -> Vec<Decimal> {
        let step = round_step(self.high.saturating_sub(self.low) / Decimal::from(count.max(1)));
        let mut ticks = Vec::new();
        let mut tick = (self.low / step).ceil().saturating_mul(step);
        while tick <= self.high && ticks.len() < 12 {
            ticks.push(tick.normalize());
            tick = tick.saturating_add(step);
        }
        ticks
    }
}

/// An axis for a line: from zero, unless all values lie close together far from it.
pub(super) fn for_line(marks: &[Mark], length: i32) -> Scale {
    let points = || {
        marks.iter().flat_map(|mark| match mark.value {
            Bounded::Range(low, high) => [low, high],
            _ => [ends(&mark.value).0; 2],
        })
    };
    let (low, high) = (points().min().unwrap_or_default(), points().max().unwrap_or_default());
    let span = high.saturating_sub(low);
    let step = round_step(span / Decimal::from(4));
    let far = low > Decimal::ZERO && span * Decimal::from(3) < low;
    let from = if far || low < Decimal::ZERO { (low / step).floor().saturating_mul(step) } else { Decimal::ZERO };
    let step = round_step(high.max(Decimal::ZERO).saturating_sub(from) / Decimal::from(4));
    let to = if high > Decimal::ZERO { (high / step).ceil().saturating_mul(step) } else { Decimal::ZERO };
    Scale::between(from, to, length)
}

/// The next number of 1, 2, 5, 10, 20 ... that is not less.
fn round_step(least: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    if least <= Decimal::ZERO {
        return step;
    }
    while step > least && step.scale() < 12 {
        step /= Decimal::TEN;
    }
    loop {
        for factor in [1, 2, 5] {
            let rounded = step.checked_mul(Decimal::from(factor)).unwrap_or(Decimal::MAX);
            if rounded >= least {
                return rounded.normalize();
            }
        }
        step = step.checked_mul(Decimal::TEN).unwrap_or(Decimal::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (least, step) in [("0.3", "0.5"), ("1", "1"), ("3", "5"), ("17", "20"), ("0.0017", "0.002"), ("70000", "100000"), ("0", "1")] {
            assert_eq!(round_step(least.parse().unwrap()), step.parse().unwrap(), "{least}");
        }
    }
}
