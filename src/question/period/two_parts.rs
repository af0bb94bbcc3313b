//! Which two parts of one year are named, of which only the second is said with the year?

use super::named::{chinese_digit, day_of, part_alone, single};
use super::part::Part;
use super::{Asked, joint, text};
use crate::facts::period::{Period, Shape};
use crate::language::atoms::Atom;
use jiff::civil::Date;

/// "H1 to H2 2024", "the first and the second half of 2024": two parts of a year that is named with the second.
pub(super) fn of_one_year(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let the = usize::from(text(atoms, 0) == "the");
    let ordinal = ORDINALS.iter().position(|ordinal| *ordinal == text(atoms, the));
    let is_joint = |place: usize| matches!(text(atoms, place), "and" | "to" | "-" | "vs" | "versus" | "through");
    let part = |place: usize, of: Period, index: i16| {
        // Counted from the first part of the year on.
        let first = match of.shape {
            Shape::Half => Period::half(of.start.year(), 1),
            Shape::Quarter => Period::quarter(of.start.year(), 1),
            _ => None,
        }?;
        let part = first.moved(index, of.shape).filter(|part| part.start.year() == of.start.year() && part.end < of.start)?;
        Some((place, Asked::Between(part, of)))
    };
    if let Some(index) = ordinal.and_then(|index| i16::try_from(index).ok()).filter(|_| is_joint(the + 1)) {
        let (length, last) = single(&atoms[the + 2..], as_of)?;
        return part(the + 2 + length, last, index);
    }
    let (length, first) = part_alone(atoms, as_of)?;
    if !is_joint(length) || text(atoms, length) == "and" || !matches!(first.shape, Shape::Half | Shape::Quarter) {
        return None;
    }
    let (more, last) = single(&atoms[length + 1..], as_of).filter(|(_, last)| last.shape == first.shape)?;
    let months = if first.shape == Shape::Half { 6 } else { 3 };
    part(length + 1 + more, last, i16::from((first.start.month() - 1) / months))
}

/// "26 February to 15 April 2020", 2020年2月26日到4月15日: two days of which only one is said with the year.
pub(super) fn days(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    let joint = |place: usize| joint(&atoms[place..]).or_else(|| matches!(text(atoms, place), "and" | "和" | "与").then_some(1));
    if let Some((length, day)) = day_of(atoms)
        && let Some(joint) = joint(length)
    {
        let to = length + joint;
        let (more, last) = single(&atoms[to..], as_of).filter(|(_, last)| last.shape == Shape::Day)?;
        let first = day.of(last.start.year()).filter(|first| first.end < last.start)?;
        return Some((to + more, Asked::Between(first, last)));
    }
    let (length, first) = single(atoms, as_of).filter(|(_, first)| first.shape == Shape::Day)?;
    let to = length + joint(length)?;
    // One with a year of its own is read as it stands.
    if single(&atoms[to..], as_of).is_some() {
        return None;
    }
    let (more, day) = day_of(&atoms[to..])?;
    let last = day.of(first.start.year()).filter(|last| last.start > first.end)?;
    Some((to + more, Asked::Between(first, last)))
}

/// The half that two quarters are which are named without a year: "the third and fourth quarters", "the first two quarters".
pub(super) fn half_by_quarters(atoms: &[Atom]) -> Option<(usize, Part)> {
    let the = usize::from(text(atoms, 0) == "the");
    let said = |place: usize| text(atoms, the + place);
    let is_quarter = |place: usize| matches!(said(place), "quarter" | "quarters");
    let half = match (said(0), said(1), said(2)) {
        ("first", "and", "second") => Part::Half(1),
        ("third", "and", "fourth" | "last") => Part::Half(2),
        ("first" | "opening", "two", _) if is_quarter(2) => return Some((the + 3, Part::Half(1))),
        ("last" | "final" | "closing", "two", _) if is_quarter(2) => return Some((the + 3, Part::Half(2))),
        _ => return None,
    };
    is_quarter(3).then_some((the + 4, half))
}

/// 一、二季度, 第三和第四季度, 二至四季度, 一二季度: quarters in a row behind a year.
pub(super) fn quarters_in_a_row(atoms: &[Atom]) -> Option<(usize, Part)> {
    let digit = |place: usize| {
        let said = text(atoms, place);
        let value = chinese_digit(said).or_else(|| said.parse().ok())?;
        i8::try_from(value).ok().filter(|quarter| (1..=4).contains(quarter))
    };
    let skip = |place: usize, word: &str| place + usize::from(text(atoms, place) == word);
    let named = skip(0, "第");
    let first = digit(named)?;
    let mut place = skip(skip(named + 1, "季"), "度");
    let joint = text(atoms, place);
    let is_range = matches!(joint, "至" | "到" | "-" | "~" | "–" | "—");
    if is_range || matches!(joint, "、" | "," | "和" | "与" | "及" | "跟") {
        place += 1;
    }
    place = skip(place, "第");
    let last = digit(place).filter(|last| *last == first + 1 || is_range && *last > first)?;
    let end = place + 1;
    (text(atoms, end) == "季").then(|| (skip(end + 1, "度"), Part::from_months(3 * first - 2, 3 * last)))
}
