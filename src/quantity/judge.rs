//! Does a claim agree with what is known, and which of two values is larger?

use super::bounds::Bounded;
use super::exact::{self, Toward};
use super::interval::{End, Interval};
use rust_decimal::Decimal;

/// What is to be thought of a claimed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Judgement {
    /// The claim follows from what is known, or is a fair rounding of it.
    Supported,
    /// The number is right, but a qualifier of the source was left out or replaced.
    QualifierLost,
    /// The claim cannot be true.
    Refuted,
    /// What is known neither supports nor excludes the claim.
    Undecided,
}

/// How two values compare, as far as their bounds allow to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The first is surely less.
    Less,
    /// Both are exactly the same.
    Equal,
    /// The first is surely greater.
    Greater,
    /// The bounds do not tell.
    Unknown,
}

/// How far a number said bare, with rounded-off zeros, may be from the truth: 1 in 100.
///
/// "9,000" for 8,997 is fair; "60" for 59 is another number.
const BARE_TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// How far a number said with "about", or rounded to the digits it has, may be from the truth: 5 in 100.
const ABOUT_TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// How far below its number "nearly" reaches, and how far to each side "about" is taken to reach where it
/// is compared: 1 in 10.
const NEARLY_REACH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Judges a claimed value by the true one; both in the same unit.
///
/// ```
/// use smebot::quantity::{Bounded::{Above, Exact}, Judgement, judge};
/// assert_eq!(judge(Exact(9_000.into()), Exact(8_997.into())), Judgement::Supported);
/// assert_eq!(judge(Exact(70_000.into()), Above(70_000.into())), Judgement::QualifierLost);
/// ```
pub fn judge(claim: Bounded, truth: Bounded) -> Judgement {
    match claim {
        Bounded::Exact(said) => judge_bare(said, truth),
        Bounded::About(said) => judge_about(said, truth),
        Bounded::Nearly(_) | Bounded::Above(_) | Bounded::AtLeast(_) | Bounded::Below(_) | Bounded::AtMost(_) | Bounded::Range(..) => {
            judge_bound(claim, truth)
        }
    }
}

/// Which of two values is larger; only what the bounds allow to say.
pub fn compare(left: Bounded, right: Bounded) -> Comparison {
    let (left, right) = (reach(left, Decimal::ZERO), reach(right, Decimal::ZERO));
    if is_below(left.high, right.low) {
        Comparison::Less
    } else if is_below(right.high, left.low) {
        Comparison::Greater
    } else if is_point(left) && left == right {
        Comparison::Equal
    } else {
        Comparison::Unknown
    }
}

fn judge_bare(said: Decimal, truth: Bounded) -> Judgement {
    if rounds_to(said, truth.point(), BARE_TOLERANCE) && !matches!(truth, Bounded::Range(..)) {
        return if truth.is_exact() { Judgement::Supported } else { Judgement::QualifierLost };
    }
    match truth {
        Bounded::Exact(_) => Judgement::Refuted,
        _ if holds(reach(truth, NEARLY_REACH), said) => Judgement::Undecided,
        _ => Judgement::Refuted,
    }
}

fn judge_about(said: Decimal, truth: Bounded) -> Judgement {
    let point = truth.point();
    let agrees = rounds_to(said, point, ABOUT_TOLERANCE) || is_within(said, point, BARE_TOLERANCE);
    match truth {
        Bounded::Exact(_) if agrees => Judgement::Supported,
        Bounded::Exact(_) => Judgement::Refuted,
        Bounded::About(_) | Bounded::Nearly(_) | Bounded::Range(..) if agrees => Judgement::Supported,
        Bounded::Above(_) | Bounded::AtLeast(_) | Bounded::Below(_) | Bounded::AtMost(_) if agrees => Judgement::QualifierLost,
        _ if are_apart(around(said, ABOUT_TOLERANCE), reach(truth, NEARLY_REACH)) => Judgement::Refuted,
        _ => Judgement::Undecided,
    }
}

fn judge_bound(claim: Bounded, truth: Bounded) -> Judgement {
    let (said, known) = (reach(claim, NEARLY_REACH), as_stated(truth));
    let one_word_apart = claim.point() == truth.point();
    match (claim, truth) {
        // "超过" and "以上" are translated by one another, so an end that is in or out decides nothing.
        (Bounded::Above(_), Bounded::AtLeast(_)) | (Bounded::Below(_), Bounded::AtMost(_)) if one_word_apart => Judgement::Supported,
        (Bounded::Nearly(_), Bounded::Exact(_)) if one_word_apart => Judgement::QualifierLost,
        (Bounded::Nearly(_), Bounded::About(_)) if one_word_apart => Judgement::QualifierLost,
        _ if lies_within(known, said) => Judgement::Supported,
        _ if are_apart(known, said) => Judgement::Refuted,
        _ => Judgement::Undecided,
    }
}

/// Whether `said` is `truth` rounded to the digits of `said`, and not too far from it.
///
/// Zeros at the end of a whole number may be rounded-off digits, so there the tolerance decides as well;
/// elsewhere a half of the last digit said is all that a rounding may take.
fn rounds_to(said: Decimal, truth: Decimal, tolerance: Decimal) -> bool {
    if said == truth {
        return true;
    }
    let digits = said.normalize();
    // The last digit that is not zero: 1,000 for 9,000, 0.1 for 12.9.
    let (mut mantissa, mut step) = (digits.mantissa().unsigned_abs(), Decimal::new(1, digits.scale()));
    let mut tolerance = if digits.scale() > 0 || mantissa % 10 != 0 { ABOUT_TOLERANCE } else { tolerance };
    if mantissa == 0 {
        tolerance = Decimal::ZERO;
    }
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        let Some(larger) = step.checked_mul(Decimal::TEN) else {
            return false;
        };
        step = larger;
    }
    let Some(distance) = distance(said, truth) else {
        return false;
    };
    distance <= step / Decimal::TWO && is_within(said, truth, tolerance)
}

fn is_within(said: Decimal, truth: Decimal, tolerance: Decimal) -> bool {
    let allowed = exact::multiply(truth.abs(), tolerance, Toward::Down);
    distance(said, truth).zip(allowed).is_some_and(|(distance, allowed)| distance <= allowed)
}

fn distance(left: Decimal, right: Decimal) -> Option<Decimal> {
    exact::add(left, -right, Toward::Up).map(|difference| difference.abs())
}

/// The values that a bound is taken to mean, where `nearly` is how far that word reaches down (0: any far).
fn reach(bounded: Bounded, nearly: Decimal) -> Interval {
    let unknown = Interval { low: End::Unknown, high: End::Unknown };
    match bounded {
        Bounded::About(value) => around(value, if nearly.is_zero() { NEARLY_REACH } else { ABOUT_TOLERANCE }),
        Bounded::Nearly(value) if !nearly.is_zero() => Interval { low: around(value, nearly).low, high: End::Open(value) },
        _ => Interval::of(bounded).unwrap_or(unknown),
    }
}

/// What is stated as "about 52 %" is between 51 and 53 %, as its last digit was worth saying: more than a half. Of many digits, which come
/// of a computation, nothing is known.
fn as_stated(truth: Bounded) -> Interval {
    /// The most digits that somebody states who says "about".
    const STATED_DIGITS: u128 = 1000;
    let reach = reach(truth, NEARLY_REACH);
    let Bounded::About(value) = truth else { return reach };
    let digits = value.normalize();
    let (mut mantissa, mut step) = (digits.mantissa().unsigned_abs(), Decimal::new(1, digits.scale()));
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        let Some(larger) = step.checked_mul(Decimal::TEN) else { return reach };
        step = larger;
    }
    let within = distance(value, Decimal::ZERO).and_then(|size| exact::multiply(size, ABOUT_TOLERANCE, Toward::Down));
    if mantissa >= STATED_DIGITS || within.is_none_or(|within| within <= step) {
        return reach;
    }
    let end = |by: Decimal, toward| exact::add(value, by, toward).map_or(End::Unknown, End::Closed);
    Interval { low: end(-step, Toward::Down), high: end(step, Toward::Up) }
}

fn around(value: Decimal, share: Decimal) -> Interval {
    let end = |by: Decimal, toward| {
        exact::multiply(value.abs(), by, toward).and_then(|by| exact::add(value, by, toward)).map_or(End::Unknown, End::Closed)
    };
    Interval { low: end(-share, Toward::Down), high: end(share, Toward::Up) }
}

fn is_point(interval: Interval) -> bool {
    matches!((interval.low, interval.high), (End::Closed(low), End::Closed(high)) if low == high)
}

/// Whether everything up to `high` is less than everything from `low` on.
fn is_below(high: End, low: End) -> bool {
    match (high, low) {
        (End::Closed(high), End::Closed(low)) => high < low,
        _ => high.value().zip(low.value()).is_some_and(|(high, low)| high <= low),
    }
}

fn are_apart(left: Interval, right: Interval) -> bool {
    is_below(left.high, right.low) || is_below(right.high, left.low)
}

fn holds(interval: Interval, value: Decimal) -> bool {
    !are_apart(interval, Interval { low: End::Closed(value), high: End::Closed(value) })
}

fn lies_within(inner: Interval, outer: Interval) -> bool {
    let reaches = |outer: End, inner: End, within: fn(Decimal, Decimal) -> bool| match (outer, inner) {
        (End::Unknown, _) => true,
        (_, End::Unknown) => false,
        (End::Open(a), End::Closed(b)) => a != b && within(a, b),
        (End::Open(a) | End::Closed(a), End::Open(b) | End::Closed(b)) => within(a, b),
    };
    reaches(outer.low, inner.low, |outer, inner| outer <= inner) && reaches(outer.high, inner.high, |outer, inner| outer >= inner)
}

#[cfg(test)]
mod tests {
    use super::Bounded::{About, Above, AtLeast, AtMost, Below, Exact, Nearly, Range};
    use super::Judgement::{QualifierLost, Refuted, Supported, Undecided};
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_claim_is_judged_by_what_is_known() {
        for (claim, truth, wanted) in [
            (Exact(d("9000")), Exact(d("8997")), Supported),
            (About(d("9000")), Exact(d("8997")), Supported),
            (Exact(d("8900")), Exact(d("8997")), Refuted),
            (About(d("24000")), Exact(d("23800")), Supported),
            (Exact(d("23800000")), Exact(d("23800")), Refuted),
            (Exact(d("60")), Exact(d("59")), Refuted),
            (About(d("60")), Exact(d("59")), Supported),
            (Exact(d("12.9")), Exact(d("12.8529")), Supported),
            (Exact(d("13")), Exact(d("12.8529")), Supported),
            (Exact(d("4")), Exact(d("3.63")), Refuted),
            (Exact(d("0")), Exact(d("0.4")), Refuted),
            (Exact(d("70000")), Above(d("70000")), QualifierLost),
            (Exact(d("80000")), Above(d("70000")), Undecided),
            (Exact(d("60000")), Above(d("70000")), Refuted),
            (Above(d("50")), Exact(d("59")), Supported),
            (Above(d("50")), Nearly(d("40")), Refuted),
            (AtLeast(d("60")), Above(d("60")), Supported),
            (Above(d("60")), AtLeast(d("60")), Supported),
            (Above(d("80000")), Above(d("70000")), Undecided),
            (Below(d("70000")), Above(d("70000")), Refuted),
            (Nearly(d("60")), Exact(d("59")), Supported),
            (Nearly(d("60")), Exact(d("12")), Refuted),
            (Nearly(d("60")), Exact(d("61")), Refuted),
            (Above(d("40")), Nearly(d("40")), Refuted),
            (About(d("40")), Nearly(d("40")), Supported),
            (Exact(d("40")), Nearly(d("40")), QualifierLost),
            (About(d("40")), Nearly(d("60")), Refuted),
            (Above(d("50")), About(d("52")), Supported),
            (Above(d("51")), About(d("51.5")), Supported),
            (Below(d("50")), About(d("52")), Refuted),
            (Above(d("58")), About(d("60")), Undecided),
            (Above(d("32")), About(d("33.333333")), Undecided),
            (Nearly(d("40")), Nearly(d("40")), Supported),
            (AtMost(d("40")), Nearly(d("40")), Supported),
            (Range(d("5"), d("7")), Exact(d("6")), Supported),
            (Range(d("5"), d("7")), Exact(d("8")), Refuted),
            (Exact(d("11")), Range(d("10"), d("12")), Undecided),
            (Above(d("9")), Range(d("10"), d("12")), Supported),
            (Exact(d("100")), About(d("100")), QualifierLost),
        ] {
            assert_eq!(judge(claim, truth), wanted, "claim {claim:?}, truth {truth:?}");
        }
    }

    #[test]
    fn only_what_the_bounds_allow_is_compared() {
        for (left, right, wanted) in [
            (Nearly(d("40")), Above(d("60")), Comparison::Less),
            (Above(d("60")), Above(d("60")), Comparison::Unknown),
            (Exact(d("60")), Above(d("60")), Comparison::Less),
            (Exact(d("60")), AtLeast(d("60")), Comparison::Unknown),
            (Exact(d("60")), Exact(d("60.0")), Comparison::Equal),
            (Range(d("5"), d("7")), Exact(d("4")), Comparison::Greater),
            (About(d("60")), Exact(d("62")), Comparison::Unknown),
            (About(d("60")), Exact(d("600")), Comparison::Less),
        ] {
            assert_eq!(compare(left, right), wanted, "{left:?} and {right:?}");
        }
    }
}
