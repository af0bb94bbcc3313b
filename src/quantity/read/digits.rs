//! Which number do these digits write?

use super::Extent;
use super::text::{Glyphs, is_space};
use rust_decimal::Decimal;

/// The most digits of a number, with its point: a decimal holds 29 at most.
pub(super) const MOST_DIGITS: usize = 30;

/// A number written in digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal {
    /// The number.
    pub value: Decimal,
    /// Whether it is digits only: no point, no separator.
    pub bare: bool,
    /// The place behind it.
    pub end: usize,
}

/// The number in digits that begins here: "8,997", "1.46", ".5", "1,00,000"; "8 997" where that is all.
pub(super) fn literal(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Literal> {
    let is_digit = |index: usize| glyphs.at(index).is_ascii_digit();
    // How many digits and points were read, the number that they write without the point, and the decimals among them.
    let (mut length, mut value, mut decimals) = (0, 0, 0);
    let mut groups = [0; MOST_DIGITS + 1];
    let mut last = 0;
    let mut at = start;
    let with = |value: i128, letter: char| value * 10 + i128::from(letter.to_digit(10).unwrap_or_default());
    loop {
        if is_digit(at) {
            value = with(value, glyphs.at(at));
            length += 1;
            groups[last] += 1;
        } else if is_digit(at + 1) && (glyphs.at(at) == ',' || separates(glyphs, at, start, extent)) {
            last += 1;
        } else {
            break;
        }
        if length > MOST_DIGITS || last > MOST_DIGITS {
            return None;
        }
        at += 1;
    }
    if !are_grouped(&groups[..=last]) || length > 1 && glyphs.at(start) == '0' {
        return None;
    }
    let whole = at;
    if glyphs.at(at) == '.' && is_digit(at + 1) {
        length += 1;
        at += 1;
        while is_digit(at) && length <= MOST_DIGITS {
            value = with(value, glyphs.at(at));
            length += 1;
            decimals += 1;
            at += 1;
        }
        if is_digit(at) {
            return None;
        }
    }
    // OK because thirty digits and one fit: what is too long for a decimal is refused here.
    let value = Decimal::try_from_i128_with_scale(value, decimals).ok()?;
    (at > start).then_some(Literal { value, bare: at == whole && last == 0, end: at })
}

/// Whether a space here groups digits by three: "8 997", which only a text that is one figure may write.
fn separates(glyphs: &Glyphs, at: usize, start: usize, extent: Extent) -> bool {
    let three = (1..=3).all(|ahead| glyphs.at(at + ahead).is_ascii_digit()) && !glyphs.at(at + 4).is_ascii_digit();
    extent == Extent::Whole && is_space(glyphs.at(at)) && three && at > start
}

/// Whether separators stand where thousands, or lakhs and crores, end.
fn are_grouped(groups: &[usize]) -> bool {
    match groups {
        [] | [_] => true,
        [first, middle @ .., last] => {
            let three = *first <= 3 && middle.iter().all(|count| *count == 3);
            let two = *first <= 2 && middle.iter().all(|count| *count == 2);
            *first > 0 && *last == 3 && (three || two)
        }
    }
}
