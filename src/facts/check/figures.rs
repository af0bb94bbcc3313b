//! Is a figure stated twice by one statement, or an indicator never?

use crate::facts::base::{FactBase, IndicatorId, TopicId};
use crate::facts::load::Loaded;
use crate::facts::problem::Problem;
use std::collections::HashSet;

/// Notes figures that a statement states twice, and indicators that nothing speaks of.
pub(super) fn check(loaded: &Loaded, problems: &mut Vec<Problem>) {
    twice(loaded, problems);
    unused(loaded, problems);
}

/// How many figures stated twice are listed: more have one cause.
const LISTED_TWICE: usize = 500;

/// The sort order of figures puts those that differ in nothing but the value next to each other.
fn twice(loaded: &Loaded, problems: &mut Vec<Problem>) {
    let mut listed_count = 0;
    for (pair, places) in loaded.base.figures.windows(2).zip(loaded.places.figures.windows(2)) {
        let ([first, second], [_, place]) = (pair, places) else {
            continue;
        };
        let same = first.indicator == second.indicator
            && first.period == second.period
            && first.members == second.members
            && first.statement == second.statement;
        if same && listed_count < LISTED_TWICE {
            listed_count += 1;
            let Some(indicator) = loaded.base.indicators.get(second.indicator.0 as usize) else {
                continue;
            };
            let message = format!(
                "this statement states {:?} for {} twice: {:?} and {:?}",
                indicator.key, second.period, first.stated, second.stated
            );
            problems.push(loaded.places.error(place.file, place.span, message));
        }
    }
}

/// An indicator without a figure is of use where a relation or a term names it, or where a release of it is due.
fn unused(loaded: &Loaded, problems: &mut Vec<Problem>) {
    let named = named(&loaded.base);
    for (index, (indicator, places)) in loaded.base.indicators.iter().zip(&loaded.places.indicators).enumerate() {
        if indicator.figures.is_empty() && !named[index] && indicator.expects.is_none() {
            let message = format!("no statement states a figure of {:?}, and no indicator refers to it", indicator.key);
            problems.push(loaded.places.warning(places.file, places.key, message));
        }
    }
    let remarks = || loaded.base.statements.iter().flat_map(|statement| &statement.remarks);
    let remarked: HashSet<TopicId> = remarks().filter_map(|remark| remark.topic).collect();
    for (id, (topic, place)) in (0..).zip(loaded.base.topics.iter().zip(&loaded.places.topics)) {
        let unused = topic.indicators.is_empty() && !remarked.contains(&TopicId(id));
        if let Some(place) = place.filter(|_| unused) {
            let message = format!("no indicator and no remark has the topic {:?}", topic.key);
            problems.push(loaded.places.warning(place.file, place.span, message));
        }
    }
}

/// Which indicators are named by another, a term or a remark.
fn named(base: &FactBase) -> Vec<bool> {
    let mut named = vec![false; base.indicators.len()];
    let mut mark = |id: Option<IndicatorId>| {
        if let Some(slot) = id.and_then(|id| named.get_mut(id.0 as usize)) {
            *slot = true;
        }
    };
    for indicator in &base.indicators {
        let share = indicator.share;
        [indicator.part_of, indicator.target_for, indicator.growth_of, share.map(|share| share.part), share.map(|share| share.of)]
            .into_iter()
            .for_each(&mut mark);
    }
    base.glossary.iter().for_each(|term| mark(term.indicator));
    base.statements.iter().flat_map(|statement| &statement.remarks).flat_map(|remark| &remark.about).for_each(|id| mark(Some(*id)));
    named
}
