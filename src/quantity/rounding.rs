//! How many digits are shown of a computed value, and which way are the others rounded?

use super::bounds::Bounded;
use rust_decimal::{Decimal, RoundingStrategy};

/// How many digits are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// For programs: at least 4 decimals and at least 6 significant digits.
    ForJson,
    /// For people: 12.9, 991.7, 3.63, 61,003, 8.687 million. An exact value that loses digits becomes "about".
    ForReader,
    /// So many decimals.
    Places(u32),
    /// So many significant digits.
    Significant(u32),
}

/// The decimals that a program gets at least.
const JSON_DECIMALS: i32 = 4;
/// The significant digits that a program gets at least.
const JSON_DIGITS: i32 = 6;
/// The significant digits of what a reader sees in millions and more: 8.687 million.
const READER_DIGITS: i32 = 4;
/// The most decimals a decimal has.
const MOST_DECIMALS: i32 = 28;

impl Bounded {
    /// The value with fewer digits, rounded so that the bound stays true: upper bounds up, lower bounds down.
    ///
    /// Exact values and "about" go to the nearest, halves to even.
    pub fn outward(self, rounding: Rounding) -> Self {
        let rounded = |value, strategy| round(value, rounding, strategy);
        let up = RoundingStrategy::ToPositiveInfinity;
        let down = RoundingStrategy::ToNegativeInfinity;
        let nearest = RoundingStrategy::MidpointNearestEven;
        match self {
            Self::Exact(value) => {
                let shown = rounded(value, nearest);
                if rounding == Rounding::ForReader && shown != value { Self::About(shown) } else { Self::Exact(shown) }
            }
            Self::About(value) => Self::About(rounded(value, nearest)),
            Self::Above(value) => Self::Above(rounded(value, down)),
            Self::AtLeast(value) => Self::AtLeast(rounded(value, down)),
            Self::Below(value) => Self::Below(rounded(value, up)),
            Self::AtMost(value) => Self::AtMost(rounded(value, up)),
            Self::Nearly(value) => Self::Nearly(rounded(value, up)),
            Self::Range(low, high) => Self::Range(rounded(low, down), rounded(high, up)),
        }
    }
}

fn round(value: Decimal, rounding: Rounding, strategy: RoundingStrategy) -> Decimal {
    if value.is_zero() {
        return Decimal::ZERO;
    }
    let magnitude = magnitude(value);
    let places = match rounding {
        Rounding::ForJson => JSON_DECIMALS.max(JSON_DIGITS - 1 - magnitude),
        Rounding::ForReader => reader_places(magnitude),
        Rounding::Places(places) => i32::try_from(places).unwrap_or(MOST_DECIMALS),
        Rounding::Significant(digits) => i32::try_from(digits.max(1)).unwrap_or(MOST_DECIMALS) - 1 - magnitude,
    };
    round_to(value, places.min(MOST_DECIMALS), strategy).unwrap_or(value).normalize()
}

/// The decimals that a reader sees of a value, negative where whole digits are rounded away.
fn reader_places(magnitude: i32) -> i32 {
    match magnitude {
        ..0 => 1 - magnitude,
        0 => 2,
        1 | 2 => 1,
        3..6 => 0,
        6.. => READER_DIGITS - 1 - magnitude,
    }
}

/// The place of the first digit: 0 for 1 to 9, 1 for 10 to 99, -1 for 0.1 to 0.9.
pub(super) fn magnitude(value: Decimal) -> i32 {
    let digits = value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    // OK because a mantissa has at most 29 digits and a scale is at most 28.
    digits as i32 - value.scale() as i32
}

/// The value at so many decimals; `None` where rounding up does not fit.
fn round_to(value: Decimal, places: i32, strategy: RoundingStrategy) -> Option<Decimal> {
    match u32::try_from(places) {
        Ok(places) => Some(value.round_dp_with_strategy(places, strategy)),
        Err(_) => {
            let step = Decimal::TEN.checked_mul(power_of_ten(places.unsigned_abs() - 1)?)?;
            let steps = value.checked_div(step)?;
            // A quotient that lost digits may look whole when it is not; the remainder tells.
            let whole = steps.trunc();
            let inexact = value.checked_rem(step)?;
            if inexact.is_zero() {
                return Some(value);
            }
            let steps = if steps == whole { whole.checked_add(tenth_of(inexact))? } else { steps };
            steps.round_dp_with_strategy(0, strategy).checked_mul(step)
        }
    }
}

fn tenth_of(remainder: Decimal) -> Decimal {
    if remainder.is_sign_negative() { Decimal::new(-1, 1) } else { Decimal::new(1, 1) }
}

fn power_of_ten(exponent: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(exponent)?, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::Bounded::{About, Above, Below, Exact, Nearly, Range};
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn digits_are_kept_for_programs() {
        for (value, wanted) in [
            (Below(decimal("12.852857142")), Below(decimal("12.8529"))),
            (Above(decimal("12.852857142")), Above(decimal("12.8528"))),
            (Exact(decimal("0.000123456789")), Exact(decimal("0.000123457"))),
            (Exact(decimal("8687000")), Exact(decimal("8687000"))),
            (About(decimal("991.66666")), About(decimal("991.6667"))),
        ] {
            assert_eq!(value.outward(Rounding::ForJson), wanted);
        }
    }

    #[test]
    fn digits_are_few_for_readers() {
        for (value, wanted) in [
            (Below(decimal("12.852857142")), Below(decimal("12.9"))),
            (Exact(decimal("991.66666")), About(decimal("991.7"))),
            (Exact(decimal("3.6302521")), About(decimal("3.63"))),
            (Exact(decimal("61003")), Exact(decimal("61003"))),
            (Exact(decimal("8686900")), About(decimal("8687000"))),
            (Above(decimal("8686900")), Above(decimal("8686000"))),
            (Below(decimal("-8686900")), Below(decimal("-8686000"))),
            (Nearly(decimal("40")), Nearly(decimal("40"))),
            (Range(decimal("1.234"), decimal("2.341")), Range(decimal("1.23"), decimal("2.35"))),
            (Exact(decimal("0.0345")), About(decimal("0.034"))),
            (Exact(decimal("0")), Exact(decimal("0"))),
        ] {
            assert_eq!(value.outward(Rounding::ForReader), wanted, "{value:?}");
        }
    }
}
