//! Which figures should be out by now?

use crate::facts::base::{CoarseDate, FactBase, Figure, Indicator};
use jiff::civil::Date;

/// An indicator whose next figure should be out.
#[derive(Clone, Copy, Debug)]
pub struct Due<'b> {
    /// Since when.
    pub day: Date,
    /// The indicator.
    pub indicator: &'b Indicator,
    /// Its last figure.
    pub last: Option<&'b Figure>,
    /// When that was stated.
    pub stated_on: Option<Date>,
}

/// What is due on a day, the longest due first.
#[must_use]
pub fn due(base: &FactBase, day: Date) -> Vec<Due<'_>> {
    let is_past = |indicator: &Indicator| indicator.expects.filter(|expected| *expected < day);
    let mut due: Vec<Due<'_>> = base
        .indicators
        .iter()
        .filter_map(|indicator| {
            let last = base.figures[indicator.figures.start as usize..indicator.figures.end as usize].last();
            let published = last.and_then(|figure| base.statements[figure.statement.0 as usize].published);
            Some(Due { day: is_past(indicator)?, indicator, last, stated_on: published.and_then(CoarseDate::first_day) })
        })
        .collect();
    due.sort_by(|one, other| (one.day, &one.indicator.key).cmp(&(other.day, &other.indicator.key)));
    due
}
