//! Which decimal is surely not above, and which surely not below, the result of an operation?
//!
//! [`Decimal`] keeps 28 digits and rounds the rest away in silence. Here every result comes with its
//! direction, so that a bound stays true to the last digit.

use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Which way a result that does not fit is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// Never more than the true result.
    Down,
    /// Never less than the true result.
    Up,
    /// As near as the digits allow.
    Nearest,
}

/// The largest mantissa that a decimal holds: 96 bits.
const LARGEST_MANTISSA: u128 = (1 << 96) - 1;

/// The most decimals that a decimal holds.
const MOST_DECIMALS: u32 = 28;

/// The roots that are taken at most: a century of yearly growth.
pub(super) const HIGHEST_ROOT: u32 = 100;

/// The decimals to which a root is found.
const ROOT_DECIMALS: u32 = 15;

/// The halvings that find a root: 2^160 is beyond the largest decimal over the last decimal kept.
const ROOT_STEPS: usize = 160;

/// The sum, or `None` where it is too large.
pub(super) fn add(left: Decimal, right: Decimal, toward: Toward) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    let scale = left.scale().max(right.scale());
    let exact = at_scale(left, scale)
        .zip(at_scale(right, scale))
        .and_then(|(left, right)| left.checked_add(right))
        .and_then(|sum| Decimal::try_from_i128_with_scale(sum, scale).ok());
    match exact {
        Some(sum) => Some(sum.normalize()),
        None => widened(left.checked_add(right)?, toward),
    }
}

/// The product, or `None` where it is too large.
pub(super) fn multiply(left: Decimal, right: Decimal, toward: Toward) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    match multiply_exactly(left, right) {
        Some(product) => Some(product),
        None => widened(left.checked_mul(right)?, toward),
    }
}

/// The quotient, or `None` where it is too large or the divisor is zero.
pub(super) fn divide(left: Decimal, right: Decimal, toward: Toward) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    let quotient = left.checked_div(right)?.normalize();
    if multiply_exactly(quotient, right) == Some(left) {
        return Some(quotient);
    }
    widened(quotient, toward)
}

/// The root of a value that is not negative, or `None` where there is none or too high a one is asked.
pub(super) fn root(value: Decimal, degree: u32, toward: Toward) -> Option<Decimal> {
    if degree == 0 || degree > HIGHEST_ROOT || value.is_sign_negative() && !value.is_zero() {
        return None;
    }
    let (mut low, mut high) = (Decimal::ZERO, value.max(Decimal::ONE));
    let smallest = Decimal::new(1, ROOT_DECIMALS);
    for _ in 0..ROOT_STEPS {
        let middle = (low / Decimal::TWO + high / Decimal::TWO).round_dp(ROOT_DECIMALS);
        if high - low <= smallest || middle <= low || middle >= high {
            break;
        }
        match compare_power(middle, degree, value) {
            Ordering::Equal => return Some(middle.normalize()),
            Ordering::Less => low = middle,
            Ordering::Greater => high = middle,
        }
    }
    for end in [low, high] {
        if compare_power(end, degree, value) == Ordering::Equal {
            return Some(end.normalize());
        }
    }
    match toward {
        Toward::Down | Toward::Nearest => Some(low),
        Toward::Up => Some(high),
    }
}

/// How a power compares with a value; `Equal` only where that is certain.
///
/// Where the digits do not suffice to tell, the answer is `Greater`: the bracket is then lower than it
/// might be by one last decimal, and its upper end still above the root.
fn compare_power(base: Decimal, degree: u32, value: Decimal) -> Ordering {
    let (Some(low), Some(high)) = (power(base, degree, Toward::Down), power(base, degree, Toward::Up)) else {
        return Ordering::Greater;
    };
    if low == value && high == value {
        Ordering::Equal
    } else if high <= value {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

fn power(base: Decimal, degree: u32, toward: Toward) -> Option<Decimal> {
    (0..degree).try_fold(Decimal::ONE, |product, _| multiply(product, base, toward))
}

fn at_scale(value: Decimal, scale: u32) -> Option<i128> {
    let missing = scale.checked_sub(value.scale())?;
    value.mantissa().checked_mul(10_i128.checked_pow(missing)?)
}

fn multiply_exactly(left: Decimal, right: Decimal) -> Option<Decimal> {
    let mantissa = left.mantissa().checked_mul(right.mantissa())?;
    let scale = left.scale() + right.scale();
    if mantissa.unsigned_abs() > LARGEST_MANTISSA || scale > MOST_DECIMALS {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|product| product.normalize())
}

/// A result that [`Decimal`] rounded by at most half its last digit, moved by one whole digit.
fn widened(rounded: Decimal, toward: Toward) -> Option<Decimal> {
    let mut full = rounded;
    full.rescale(MOST_DECIMALS);
    let last_digit = Decimal::new(1, full.scale());
    match toward {
        Toward::Nearest => Some(rounded),
        Toward::Up => full.checked_add(last_digit),
        Toward::Down => full.checked_sub(last_digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_lies_between_its_two_roundings() {
        let (one, three) = (Decimal::ONE, Decimal::from(3));
        let low = divide(one, three, Toward::Down).unwrap();
        let high = divide(one, three, Toward::Up).unwrap();
        assert!(low < high && low * three < one && high * three > one, "{low} {high}");
        assert_eq!(divide(one, Decimal::from(8), Toward::Down), divide(one, Decimal::from(8), Toward::Up));
    }

    #[test]
    fn a_perfect_power_has_its_root() {
        assert_eq!(root(Decimal::from(1024), 10, Toward::Up), Some(Decimal::TWO));
        assert_eq!(root(Decimal::new(1331, 3), 3, Toward::Down), Some(Decimal::new(11, 1)));
        assert_eq!(root(Decimal::MAX, 1, Toward::Down), Some(Decimal::MAX));
        assert_eq!(root(Decimal::NEGATIVE_ONE, 2, Toward::Down), None);
    }

    #[test]
    fn a_root_that_has_no_end_is_bracketed() {
        let two = Decimal::TWO;
        let (low, high) = (root(two, 2, Toward::Down).unwrap(), root(two, 2, Toward::Up).unwrap());
        assert!(low * low < two && high * high > two && high - low < Decimal::new(1, 12), "{low} {high}");
    }

    #[test]
    fn what_is_too_large_is_none() {
        assert_eq!(add(Decimal::MAX, Decimal::MAX, Toward::Up), None);
        assert_eq!(multiply(Decimal::MAX, Decimal::TWO, Toward::Down), None);
        assert_eq!(divide(Decimal::ONE, Decimal::ZERO, Toward::Down), None);
        assert_eq!(divide(Decimal::MAX, Decimal::new(1, 5), Toward::Down), None);
    }
}
