//! In which order are figures and topics kept, so that they are found without a search?

use super::Loader;
use crate::facts::base::{CoarseDate, IndicatorId, TopicId};
use jiff::civil::Date;

impl Loader {
    /// Sorts figures by indicator, period (its end, then its start), members and publication, and gives every indicator its range.
    pub(super) fn sort_figures(&mut self) {
        let published: Vec<Option<Date>> =
            self.base.statements.iter().map(|statement| statement.published.and_then(CoarseDate::last_day)).collect();
        let mut figures = std::mem::take(&mut self.figures);
        figures.sort_unstable_by(|(a, a_place), (b, b_place)| {
            let first = (a.indicator, a.period.end, a.period.start, a.period.shape, &a.members);
            let second = (b.indicator, b.period.end, b.period.start, b.period.shape, &b.members);
            let date = |statement: u32| published.get(statement as usize).copied().flatten();
            first.cmp(&second).then_with(|| (date(a.statement.0), a.statement, a_place).cmp(&(date(b.statement.0), b.statement, b_place)))
        });
        self.places.figures = figures.iter().map(|(_, place)| *place).collect();
        // Collecting in place spares a second copy of the largest list there is.
        self.base.figures = figures.into_iter().map(|(figure, _)| figure).collect();
        self.base.figures.shrink_to_fit();
        let mut start = 0;
        for same in self.base.figures.chunk_by(|a, b| a.indicator == b.indicator) {
            let end = start + u32::try_from(same.len()).unwrap_or(u32::MAX);
            if let Some(indicator) = self.base.indicators.get_mut(same[0].indicator.0 as usize) {
                indicator.figures = start..end;
            }
            start = end;
        }
    }

    /// Lists the indicators of every topic.
    pub(super) fn gather_topics(&mut self) {
        for (id, indicator) in (0..).zip(&self.base.indicators) {
            if let Some(TopicId(topic)) = indicator.topic
                && let Some(topic) = self.base.topics.get_mut(topic as usize)
            {
                topic.indicators.push(IndicatorId(id));
            }
        }
    }
}
