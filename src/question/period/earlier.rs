//! Which year is meant by what it was before: "before 2025", "by the start of 2025", "before the 2025 reform", 2025年调整前?

use super::named::{single, year};
use super::{Asked, spelt};
use crate::facts::period::{Period, Shape};
use crate::language::atoms::Atom;
use jiff::civil::Date;

/// The year before one that is named, with how many atoms say so. `named` is the period named right here.
pub(super) fn earlier_than(atoms: &[Atom], named: Option<(usize, Period)>, as_of: Date) -> Option<(usize, Asked)> {
    if let Some((length, period)) = named.filter(|(_, period)| period.shape == Shape::Year) {
        let changed = spelt(&atoms[length..], CHANGED_ZH)?;
        return Some((length + changed, Asked::At(year(period.start.year() - 1)?)));
    }
    let opening = spelt(atoms, EARLIER_THAN)?;
    let (length, period) = single(&atoms[opening..], as_of).filter(|(_, period)| period.shape == Shape::Year)?;
    let end = opening + length;
    let starts = spelt(&atoms[end..], &[&["starts"], &["begins"], &["started"], &["began"], &["kicks", "off"]]).unwrap_or(0);
    let starts = starts.max(spelt(&atoms[end..], CHANGES).unwrap_or(0));
    let ends = spelt(&atoms[end..], &[&["ends"], &["is", "over"], &["is", "out"], &["was", "over"], &["ended"]]);
    let back = i16::from(ends.is_none());
    Some((end + ends.unwrap_or(starts), Asked::At(year(period.start.year() - back)?)))
}

/// What stands before a year that is not reached any more.
const EARLIER_THAN: &[&[&str]] = &[
    &["before"],
    &["before", "the"],
    &["prior", "to"],
    &["prior", "to", "the"],
    &["by", "the", "start", "of"],
    &["by", "the", "beginning", "of"],
    &["until", "the", "start", "of"],
];

/// What came with a year, so that what was before it was the year before: "before the 2025 reform".
const CHANGES: &[&[&str]] = &[
    &["change"],
    &["changes"],
    &["reform"],
    &["reforms"],
    &["revision"],
    &["amendment"],
    &["amendments"],
    &["overhaul"],
    &["update"],
    &["hike"],
    &["increase"],
    &["rise"],
    &["cut"],
    &["reduction"],
    &["law"],
    &["rules"],
    &["act"],
];

/// The same behind a year in Chinese: 2025年调整前.
const CHANGED_ZH: &[&[&str]] = &[
    &["调", "整", "前"],
    &["调", "整", "之", "前"],
    &["调", "整", "以", "前"],
    &["改", "革", "前"],
    &["改", "革", "之", "前"],
    &["修", "改", "前"],
    &["修", "订", "前"],
    &["修", "法", "前"],
    &["上", "调", "前"],
    &["上", "调", "之", "前"],
    &["下", "调", "前"],
    &["下", "调", "之", "前"],
    &["提", "高", "前"],
    &["提", "高", "之", "前"],
    &["变", "化", "前"],
    &["变", "动", "前"],
    &["新", "规", "前"],
    &["涨", "价", "前"],
];
