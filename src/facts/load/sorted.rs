//! In which order are figures and topics kept, so that they are found without a search?

use super::Loader;
use super::places::Place;
use crate::facts::base::{CoarseDate, Figure, IndicatorId, StatementId, TopicId};
use jiff::civil::Date;

impl Loader {
    /// Sorts figures by indicator, period (its end, then its start), members and publication, and gives every indicator its range.
    pub(super) fn sort_figures(&mut self) {
        let published: Vec<Option<Date>> =
            self.base.statements.iter().map(|statement| statement.published.and_then(CoarseDate::last_day)).collect();
        let mut figures = std::mem::take(&mut self.figures);
        let date = |statement: StatementId| published.get(statement.0 as usize).copied().flatten();
        // Figures are large and many, so that their numbers are sorted, those of one indicator at a time.
        let mut order = by_indicator(&figures, self.base.indicators.len());
        for same in order.chunk_by_mut(|a, b| figures[*a as usize].0.indicator == figures[*b as usize].0.indicator) {
            same.sort_unstable_by(|a, b| {
                let ((a, a_place), (b, b_place)) = (&figures[*a as usize], &figures[*b as usize]);
                let first = (a.period.end, a.period.start, a.period.shape, &a.members);
                let second = (b.period.end, b.period.start, b.period.shape, &b.members);
                first.cmp(&second).then_with(|| (date(a.statement), a.statement, a_place).cmp(&(date(b.statement), b.statement, b_place)))
            });
        }
        put_in_order(&mut figures, order);
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

/// The places of the figures in the list, those of the first indicator first.
fn by_indicator(figures: &[(Figure, Place)], indicator_count: usize) -> Vec<u32> {
    let mut starts = vec![0_u32; indicator_count + 1];
    for (figure, _) in figures {
        starts[figure.indicator.0 as usize + 1] += 1;
    }
    for indicator in 1..starts.len() {
        starts[indicator] += starts[indicator - 1];
    }
    let mut order = vec![0; figures.len()];
    for (place, (figure, _)) in (0..).zip(figures) {
        let next = &mut starts[figure.indicator.0 as usize];
        order[*next as usize] = place;
        *next += 1;
    }
    order
}

/// Puts at each place what stands at the place that `order` names there, without a second list.
fn put_in_order<T>(list: &mut [T], mut order: Vec<u32>) {
    for start in 0..order.len() {
        let mut place = start;
        // Each place is on one ring of places that hand their things on.
        while order[place] as usize != start {
            let from = order[place] as usize;
            list.swap(place, from);
            order[place] = place as u32;
            place = from;
        }
        order[place] = place as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::put_in_order;

    #[test]
    fn things_are_put_where_the_order_names_them() {
        let mut list = ["c", "a", "d", "b", "e"];
        put_in_order(&mut list, vec![1, 3, 0, 2, 4]);
        assert_eq!(list, ["a", "b", "c", "d", "e"]);
    }
}
