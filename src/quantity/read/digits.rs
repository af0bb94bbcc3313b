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
    let mut digits = String::new();
    let mut groups = Vec::new();
    let mut at = start;
    let mut group = 0;
    loop {
        if is_digit(at) {
            digits.push(glyphs.at(at));
            group += 1;
        } else if is_digit(at + 1) && (glyphs.at(at) == ',' || separates(glyphs, at, start, extent)) {
            groups.push(group);
            group = 0;
        } else {
            break;
        }
        if digits.len() > MOST_DIGITS {
            return None;
        }
        at += 1;
    }
    groups.push(group);
    if !are_grouped(&groups) || digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    let whole = at;
    if glyphs.at(at) == '.' && is_digit(at + 1) {
        digits.push('.');
        at += 1;
        while is_digit(at) && digits.len() <= MOST_DIGITS {
            digits.push(glyphs.at(at));
            at += 1;
        }
        if is_digit(at) {
            return None;
        }
    }
    let value = if digits.starts_with('.') { format!("0{digits}") } else { digits };
    Some(Literal { value: Decimal::from_str_exact(&value).ok()?, bare: at == whole && groups.len() == 1, end: at })
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
