//! Which period is told as so many years, quarters or months away from another?

use super::{Asked, spelt, text};
use crate::facts::period::{Period, Shape};
use crate::language::atoms::Atom;

/// "the year after", "two quarters later", "the following year", "the next quarter", "the quarter before".
pub(super) fn moved(atoms: &[Atom]) -> Option<(usize, Asked)> {
    const COUNTS: [&str; 7] = ["a", "one", "two", "three", "four", "five", "six"];
    let the = usize::from(text(atoms, 0) == "the");
    let the = the + usize::from(matches!(text(atoms, the), "fiscal" | "financial" | "calendar"));
    let first = text(atoms, the);
    let shape = |place: usize| match text(atoms, place) {
        "year" | "years" => Some(Shape::Year),
        "half" => Some(Shape::Half),
        "quarter" | "quarters" => Some(Shape::Quarter),
        "month" | "months" => Some(Shape::Month),
        _ => None,
    };
    let moves = |by, of, length| Some((length, Asked::Moved { by, of }));
    // "The following year", but "next year" is told from today.
    let direction = match first {
        "following" | "subsequent" | "succeeding" => 1,
        "next" if the == 1 || text(atoms, 1) != "year" => 1,
        "previous" | "preceding" | "prior" => -1,
        _ => 0,
    };
    if direction != 0
        && let Some(of) = shape(the + 1).filter(|of| direction == 1 || *of != Shape::Year)
    {
        return moves(direction, of, the + 2);
    }
    let counted = COUNTS.iter().position(|count| *count == first).and_then(|place| i16::try_from(place.max(1)).ok());
    let counted = counted.or_else(|| first.parse().ok().filter(|count| (1..=9).contains(count)));
    let (count, place) = counted.map_or((1, the), |count| (count, the + 1));
    // "Twelve months later"
    let in_months = match first {
        "12" | "twelve" => Some(1),
        "24" => Some(2),
        _ => None,
    };
    let in_months = in_months.filter(|_| text(atoms, the + 1) == "months");
    let counted = counted.or(in_months);
    let (count, of, place) = match in_months {
        Some(years) => (years, Shape::Year, the + 1),
        None => (count, shape(place)?, place),
    };
    let that = |length: usize| length + usize::from(matches!(text(atoms, length), "that" | "then"));
    match text(atoms, place + 1) {
        // "A year on average" moves nothing.
        "on" if matches!(text(atoms, place + 2), "average" | "avg") => None,
        // "Year after year"
        "after" if text(atoms, place + 2) == text(atoms, place) => None,
        "after" | "afterwards" | "later" | "on" if counted.is_some() || text(atoms, place + 1) != "on" => moves(count, of, that(place + 2)),
        "before" | "earlier" | "previously" | "prior" if count > 1 || of != Shape::Year => moves(-count, of, that(place + 2)),
        // As "a year earlier" is
        "before" | "earlier" if in_months.is_some() => Some((that(place + 2), Asked::Before)),
        _ => None,
    }
}

/// 比上季度, 环比 behind a period that is no whole year: the quarter or the month before it.
pub fn part_before(atoms: &[Atom], named: Period) -> Option<(usize, Asked)> {
    let of = if named.shape == Shape::Month { Shape::Month } else { Shape::Quarter };
    let row = if of == Shape::Month { MONTH_BEFORE } else { QUARTER_BEFORE };
    let told = matches!(named.shape, Shape::Month | Shape::Quarter);
    spelt(atoms, row).filter(|_| told).map(|length| (length, Asked::Moved { by: -1, of }))
}

/// The quarter before another.
const QUARTER_BEFORE: &[&[&str]] = &[
    &["上", "季", "度"],
    &["上", "季"],
    &["上", "一", "季", "度"],
    &["上", "一", "季"],
    &["上", "个", "季", "度"],
    &["上", "一", "个", "季", "度"],
    &["前", "一", "季", "度"],
    &["前", "一", "季"],
    &["前", "一", "个", "季", "度"],
    &["前", "个", "季", "度"],
    &["环", "比"],
];

/// The month before another.
const MONTH_BEFORE: &[&[&str]] = &[&["上", "月"], &["上", "个", "月"], &["上", "一", "个", "月"], &["前", "一", "个", "月"], &["环", "比"]];
