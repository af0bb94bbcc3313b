//! Which figures should be out by now, and which have grown old?
//!
//! An indicator that says when its next figure is expected is due after that day. One that does not has grown old when twice the time has passed since
//! its last period that usually lies between its periods: a monthly one after two months, a yearly one after two years. Targets and rules do not age.

use crate::facts::base::{CoarseDate, FactBase, Figure, Indicator, Kind};
use jiff::ToSpan;
use jiff::civil::Date;

/// The least time that is taken to lie between two figures of which only one is known, in days.
const YEAR: i32 = 365;
/// How many times the usual time makes a figure old.
const OLD: i32 = 2;

/// Why an indicator is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its next figure was expected.
    Expected,
    /// Its last figure has grown old.
    Old,
}

/// An indicator whose next figure should be out, or whose last has grown old.
#[derive(Clone, Copy, Debug)]
pub struct Due<'b> {
    /// Why.
    pub reason: Reason,
    /// Since when.
    pub day: Date,
    /// The indicator.
    pub indicator: &'b Indicator,
    /// Its last figure.
    pub last: Option<&'b Figure>,
    /// When that was stated.
    pub stated_on: Option<Date>,
}

/// What is due on a day: what was expected first, the longest due first.
#[must_use]
pub fn due(base: &FactBase, day: Date) -> Vec<Due<'_>> {
    let mut due: Vec<Due<'_>> = base
        .indicators
        .iter()
        .filter_map(|indicator| {
            let figures = &base.figures[indicator.figures.start as usize..indicator.figures.end as usize];
            let (reason, since) = match indicator.expects {
                Some(expected) => (Reason::Expected, expected),
                None => (Reason::Old, old_after(indicator, figures)?),
            };
            let last = figures.last();
            let published = last.and_then(|figure| base.statements[figure.statement.0 as usize].published);
            let stated_on = published.and_then(CoarseDate::first_day);
            (since < day).then_some(Due { reason, day: since, indicator, last, stated_on })
        })
        .collect();
    due.sort_by(|one, other| (one.reason, one.day, &one.indicator.key).cmp(&(other.reason, other.day, &other.indicator.key)));
    due
}

/// The day after which the figures of an indicator are old.
fn old_after(indicator: &Indicator, figures: &[Figure]) -> Option<Date> {
    if matches!(indicator.kind, Some(Kind::Target | Kind::Rule)) {
        return None;
    }
    let mut ends: Vec<Date> = figures.iter().map(|figure| figure.period.end).collect();
    ends.sort_unstable();
    ends.dedup();
    let last = *ends.last()?;
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    let mut gaps: Vec<i32> = ends.windows(2).map(|pair| days(pair[0], pair[1])).collect();
    gaps.sort_unstable();
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(YEAR);
    last.checked_add(usual.saturating_mul(OLD).days()).ok()
}
