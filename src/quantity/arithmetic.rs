//! What does a computation with bounded values still know?
//!
//! Every result is sound: whatever the true values inside the inputs, the true result lies inside the
//! bound of the result. Where nothing one-sided can be said, as of a quotient of two "more than", the
//! result is [`Bounded::About`], which promises nothing. "About" stays "about" through everything.
//!
//! The rules are those of interval arithmetic with open and closed ends (IEEE 1788-2015), on decimals.
//! An exact result with more than 28 digits stays exact, rounded to nearest in its last digit; an end of
//! a bound is rounded away from the values inside.

use super::bounds::Bounded;
use super::exact::{self, HIGHEST_ROOT, Toward};
use super::interval::{End, Interval};
use rust_decimal::Decimal;
use std::fmt;

/// Why a computation has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticFault {
    /// The result has more digits than a decimal holds.
    Overflow,
    /// The divisor is zero.
    DivisionByZero,
    /// The divisor may be zero or of either sign; see [`Bounded::non_negative`].
    DivisorOfUnknownSign,
    /// The root is of something that may be negative, or its degree is zero or too high.
    NoSuchRoot,
}

impl fmt::Display for ArithmeticFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overflow => write!(formatter, "the result has more digits than the 28 that are kept"),
            Self::DivisionByZero => write!(formatter, "the divisor is zero"),
            Self::DivisorOfUnknownSign => {
                write!(formatter, "the divisor may be zero or of either sign")
            }
            Self::NoSuchRoot => {
                write!(formatter, "a root needs a value that is not negative and a degree of 1 to {HIGHEST_ROOT}")
            }
        }
    }
}

impl std::error::Error for ArithmeticFault {}

type Computed = Result<Bounded, ArithmeticFault>;

impl Bounded {
    /// The sum.
    ///
    /// ```
    /// use smebot::quantity::Bounded::{Above, Exact};
    /// assert_eq!(Above(70.into()).add(Exact(9.into())), Ok(Above(79.into())));
    /// ```
    #[expect(clippy::should_implement_trait, reason = "the sum is checked, an operator's is not")]
    pub fn add(self, other: Self) -> Computed {
        let point = exact::add(self.point(), other.point(), Toward::Nearest).ok_or(ArithmeticFault::Overflow)?;
        combine(self, other, point, Interval::of, Interval::plus)
    }

    /// The difference.
    #[expect(clippy::should_implement_trait, reason = "the difference is checked, an operator's is not")]
    pub fn sub(self, other: Self) -> Computed {
        let point = exact::add(self.point(), -other.point(), Toward::Nearest).ok_or(ArithmeticFault::Overflow)?;
        combine(self, other, point, Interval::of, |left, right| left.plus(right.negated()))
    }

    /// The product.
    #[expect(clippy::should_implement_trait, reason = "the product is checked, an operator's is not")]
    pub fn mul(self, other: Self) -> Computed {
        let point = exact::multiply(self.point(), other.point(), Toward::Nearest).ok_or(ArithmeticFault::Overflow)?;
        combine(self, other, point, Interval::with_sign, Interval::times)
    }

    /// The quotient.
    ///
    /// ```
    /// use smebot::quantity::{Bounded::{Above, Below, Exact}, Decimal};
    /// assert_eq!(Exact(9.into()).div(Above(40.into())), Ok(Below(Decimal::new(225, 3))));
    /// ```
    #[expect(clippy::should_implement_trait, reason = "the quotient is checked, an operator's is not")]
    pub fn div(self, divisor: Self) -> Computed {
        if divisor.point().is_zero() && matches!(divisor, Self::Exact(_) | Self::About(_)) {
            return Err(ArithmeticFault::DivisionByZero);
        }
        if Interval::with_sign(divisor).is_some_and(Interval::straddles_zero) {
            return Err(ArithmeticFault::DivisorOfUnknownSign);
        }
        let point = exact::divide(self.point(), divisor.point(), Toward::Nearest);
        match (self, divisor) {
            (Self::Exact(_), Self::Exact(_)) => point.map(Self::Exact).ok_or(ArithmeticFault::Overflow),
            // OK because the point of "more than 0" is no divisor; the dividend's stands in for it.
            _ => combine(self, divisor, point.unwrap_or(self.point()), Interval::with_sign, Interval::over),
        }
    }

    /// The value with its sign turned: more than 5 becomes less than -5.
    pub fn negate(self) -> Self {
        match self {
            Self::Exact(value) => Self::Exact(-value),
            Self::About(value) => Self::About(-value),
            Self::Above(value) => Self::Below(-value),
            Self::AtLeast(value) => Self::AtMost(-value),
            Self::Below(value) | Self::Nearly(value) => Self::Above(-value),
            Self::AtMost(value) => Self::AtLeast(-value),
            Self::Range(low, high) => Self::Range(-high, -low),
        }
    }

    /// What is left of a whole: 100 without nearly 60 is more than 40.
    pub fn complement(self, whole: Decimal) -> Computed {
        Self::Exact(whole).sub(self)
    }

    /// The value so many times.
    pub fn scale_by(self, factor: Decimal) -> Computed {
        self.mul(Self::Exact(factor))
    }

    /// The root of a value that cannot be negative: the yearly factor behind a growth over `degree` years.
    ///
    /// An exact root without an end is exact to 15 decimals, rounded down.
    pub fn nth_root(self, degree: u32) -> Computed {
        let root = |value, toward| exact::root(value, degree, toward).ok_or(ArithmeticFault::NoSuchRoot);
        let point = root(self.point(), Toward::Nearest)?;
        match self {
            Self::Exact(_) => return Ok(Self::Exact(point)),
            Self::About(_) => return Ok(Self::About(point)),
            Self::Range(low, high) if low.min(high) < Decimal::ZERO => {
                return Err(ArithmeticFault::NoSuchRoot);
            }
            Self::Above(_) | Self::AtLeast(_) | Self::Below(_) | Self::AtMost(_) | Self::Nearly(_) | Self::Range(..) => {}
        }
        let end = |end: End, toward| match end {
            End::Unknown => Ok(End::Unknown),
            End::Closed(value) => root(value, toward).map(End::Closed),
            End::Open(value) => root(value, toward).map(End::Open),
        };
        let Some(interval) = Interval::of(self) else {
            return Ok(Self::About(point));
        };
        let rooted = Interval { low: end(interval.low, Toward::Down)?, high: end(interval.high, Toward::Up)? };
        Ok(rooted.bounded().unwrap_or(Self::About(point)))
    }
}

/// Computes with the ends where both inputs have ends, and with the points alone where one is "about".
fn combine(
    left: Bounded,
    right: Bounded,
    point: Decimal,
    ends: fn(Bounded) -> Option<Interval>,
    operation: impl Fn(Interval, Interval) -> Option<Interval>,
) -> Computed {
    let (Some(left_ends), Some(right_ends)) = (ends(left), ends(right)) else {
        return Ok(Bounded::About(point));
    };
    if left.is_exact() && right.is_exact() {
        return Ok(Bounded::Exact(point));
    }
    let result = operation(left_ends, right_ends).ok_or(ArithmeticFault::Overflow)?;
    Ok(result.bounded().unwrap_or(Bounded::About(point)))
}

#[cfg(test)]
mod tests {
    use super::Bounded::{About, Above, AtLeast, AtMost, Below, Exact, Nearly, Range};
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_sum_or_difference_keeps_what_both_sides_know() {
        let (three, five) = (decimal("3"), decimal("5"));
        for (computed, wanted) in [
            (Above(five).add(Exact(three)), Above(decimal("8"))),
            (Above(five).add(AtLeast(three)), Above(decimal("8"))),
            (AtLeast(five).add(AtLeast(three)), AtLeast(decimal("8"))),
            (Above(five).add(Below(three)), About(decimal("8"))),
            (Above(five).sub(Below(three)), Above(decimal("2"))),
            (Exact(five).sub(Above(three)), Below(decimal("2"))),
            (Exact(five).sub(Nearly(three)), Above(decimal("2"))),
            (Nearly(five).add(Nearly(three)), Below(decimal("8"))),
            (About(five).sub(Above(three)), About(decimal("2"))),
            (Range(three, five).sub(Exact(three)), Range(decimal("0"), decimal("2"))),
            (Range(three, five).add(Above(three)), Above(decimal("6"))),
            (Nearly(decimal("60")).complement(decimal("100")), Above(decimal("40"))),
        ] {
            assert_eq!(computed, Ok(wanted));
        }
    }

    #[test]
    fn a_product_or_quotient_keeps_what_both_sides_know() {
        let d = decimal;
        for (computed, wanted) in [
            (Nearly(d("0.40")).mul(Exact(d("43000"))), Below(d("17200"))),
            (Exact(d("9")).div(Above(d("60"))), Below(d("0.15"))),
            (Above(d("9")).div(Exact(d("60"))), Above(d("0.15"))),
            (Above(d("9")).div(Above(d("60"))), About(d("0.15"))),
            (Above(d("9")).div(Nearly(d("60"))), Above(d("0.15"))),
            (Nearly(d("9")).div(AtLeast(d("60"))), Below(d("0.15"))),
            (AtMost(d("9")).div(Exact(d("60"))), AtMost(d("0.15"))),
            (Exact(d("9")).div(Below(d("60")).non_negative()), AtLeast(d("0.15"))),
            (Range(d("10"), d("12")).mul(Exact(d("-2"))), Range(d("-24"), d("-20"))),
            (Range(d("10"), d("12")).div(Range(d("2"), d("4"))), Range(d("2.5"), d("6"))),
            (Exact(d("7")).div(Exact(d("10"))), Exact(d("0.7"))),
            (Above(d("5")).mul(Above(d("0"))), About(d("0"))),
            (Above(d("5")).scale_by(d("-2")), Below(d("-10"))),
        ] {
            assert_eq!(computed.map(Bounded::normalized), Ok(wanted));
        }
    }

    #[test]
    fn what_has_no_result_says_why() {
        let one = Decimal::ONE;
        assert_eq!(Exact(Decimal::MAX).add(Exact(Decimal::MAX)), Err(ArithmeticFault::Overflow));
        assert_eq!(Exact(Decimal::MAX).mul(Above(Decimal::TEN)), Err(ArithmeticFault::Overflow));
        assert_eq!(Exact(one).div(Exact(Decimal::ZERO)), Err(ArithmeticFault::DivisionByZero));
        assert_eq!(Exact(one).div(Below(one)), Err(ArithmeticFault::DivisorOfUnknownSign));
        assert_eq!(Exact(one).div(Range(-one, one)), Err(ArithmeticFault::DivisorOfUnknownSign));
        assert_eq!(Exact(-one).nth_root(2), Err(ArithmeticFault::NoSuchRoot));
        assert_eq!(Exact(one).nth_root(0), Err(ArithmeticFault::NoSuchRoot));
    }

    #[test]
    fn a_root_keeps_its_side() {
        assert_eq!(Above(decimal("16")).nth_root(2), Ok(Above(decimal("4"))));
        assert_eq!(Range(decimal("1"), decimal("8")).nth_root(3), Ok(Range(decimal("1"), decimal("2"))));
        let Ok(Below(high)) = Nearly(decimal("2")).nth_root(2) else { panic!("no upper bound") };
        assert!(high * high > decimal("2"));
    }
}
