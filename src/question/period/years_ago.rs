//! Which year is told in Chinese by how many years ago it was: 三年前, 10年以前, 五年前（2019年）?

use super::named::single;
use super::{Asked, spelt, text};
use crate::facts::period::Shape;
use crate::language::atoms::Atom;
use jiff::civil::Date;

/// So many years before another year, or the year that stands beside it in a bracket.
pub(super) fn years_ago(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    const COUNTS: [&str; 10] = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    let first = text(atoms, 0);
    let count = match COUNTS.iter().position(|count| *count == first) {
        Some(place) => i16::try_from(place + 1).ok()?,
        None => first.parse().ok().filter(|count| (1..=MOST).contains(count))?,
    };
    let behind = atoms.get(1..)?;
    let length = 1 + spelt(behind, &[&["年", "前"], &["年", "之", "前"], &["年", "以", "前"]])?;
    // 2023年前三季度 is no time ago, and 三年前三个月 hardly either.
    if COUNTS.contains(&text(atoms, length)) || matches!(text(atoms, length), "几" | "半" | "后") {
        return None;
    }
    if let Some(year) = in_bracket(&atoms[length..], as_of) {
        return Some((length + year.0, year.1));
    }
    Some((length, Asked::Moved { by: -count, of: Shape::Year }))
}

/// The most years that are told so rather than by their number.
const MOST: i16 = 60;

/// The period that a bracket right here holds and nothing else.
fn in_bracket(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    if !matches!(text(atoms, 0), "(" | "（") {
        return None;
    }
    let (length, period) = single(&atoms[1..], as_of)?;
    matches!(text(atoms, 1 + length), ")" | "）").then_some((length + 2, Asked::At(period)))
}
