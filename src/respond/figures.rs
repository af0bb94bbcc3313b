//! Which figures go with a topic, with a figure that is to be compared, and with an answer?

use crate::facts::base::{FactBase, FigureId, IndicatorId, Kind, MemberId, TopicId};
use crate::facts::period::Period;
use crate::plan::{Ask, Operand, pick};
use crate::question::Facts;

/// The figure of each indicator of a topic, for a period or else the latest.
#[must_use]
pub fn of_topic(base: &FactBase, topic: TopicId, period: Option<Period>, members: &[MemberId]) -> Vec<Operand> {
    let indicators = &base.topics[topic.0 as usize].indicators;
    indicators.iter().filter_map(|id| pick(base, *id, period, members).ok()).collect()
}

/// The figures of an indicator.
pub fn of_indicator(base: &FactBase, id: IndicatorId) -> impl Iterator<Item = FigureId> + use<> {
    base.indicators[id.0 as usize].figures.clone().map(FigureId)
}

/// Whether two figures may be compared: of one unit, and both growth or neither.
#[must_use]
pub fn are_alike(left: &Operand, right: &Operand, base: &FactBase) -> bool {
    let grows = |operand: &Operand| base.indicators[operand.indicator.0 as usize].growth_of.is_some();
    left.unit(base).comparable(right.unit(base)) && grows(left) == grows(right)
}

/// What a figure can be compared with, the nearest first: its own other periods and members, its kin, its topic, the rest.
#[must_use]
pub fn comparable(operand: &Operand, facts: &Facts) -> Vec<Operand> {
    let base = &facts.base;
    let mut found: Vec<Operand> = Vec::new();
    let mut add = |other: Operand| {
        let is_new = other.figure != operand.figure && found.iter().all(|held| held.figure != other.figure);
        if is_new && are_alike(operand, &other, base) {
            found.push(other);
        }
    };
    let period = operand.period(base);
    let mut own: Vec<Operand> = of_indicator(base, operand.indicator).filter_map(|id| newest(base, id)).collect();
    // Figures of the same members first, the later the nearer; then those of other members for the same period.
    own.sort_by_key(|other| {
        let alike = other.members(base) == operand.members(base);
        (!alike, !alike && other.period(base) != period, std::cmp::Reverse(other.period(base).end))
    });
    own.into_iter().for_each(&mut add);
    let held = &base.indicators[operand.indicator.0 as usize];
    let ends = [held.part_of, held.target_for, held.growth_of].into_iter().flatten();
    let shares = held.share.into_iter().flat_map(|share| [share.part, share.of]);
    let neighbours = held.topic.map(|topic| base.topics[topic.0 as usize].indicators.as_slice()).unwrap_or_default();
    let near = ends.chain(shares).chain(facts.related(operand.indicator).iter().copied()).chain(neighbours.iter().copied());
    let all = (0..).map(IndicatorId).take(base.indicators.len());
    for id in near.chain(all) {
        let other = pick(base, id, Some(period), operand.members(base)).or_else(|_| pick(base, id, None, operand.members(base)));
        other.into_iter().for_each(&mut add);
    }
    found
}

/// A figure, if none for the same period and members was published after it.
fn newest(base: &FactBase, id: FigureId) -> Option<Operand> {
    let figure = base.figures.get(id.0 as usize)?;
    let operand = pick(base, figure.indicator, Some(figure.period), &figure.members).ok()?;
    (operand.figure == id).then_some(operand)
}

/// What setting one figure beside another asks: growth between two periods of one indicator, progress to a target, or which is larger.
#[must_use]
pub fn versus(left: Operand, right: Operand, base: &FactBase) -> Ask {
    let kind = base.indicators[left.indicator.0 as usize].kind;
    let same = left.indicator == right.indicator && left.members(base) == right.members(base);
    if same && kind != Some(Kind::Target) && kind != Some(Kind::Rule) && !left.unit(base).is_percent() {
        let (from, to) = if left.period(base).end <= right.period(base).end { (left, right) } else { (right, left) };
        return Ask::Growth { from, to };
    }
    Ask::Compare { left, right }
}

/// The most figures that one picture shows.
const MOST_DRAWN: usize = 12;

/// What to draw of an answer: an indicator over its periods, or figures of one unit beside each other; nothing where one figure stands alone.
#[must_use]
pub fn drawn(ask: &Ask, operands: &[Operand], base: &FactBase) -> Option<Ask> {
    let main = ask.main().or(operands.first())?;
    if let Ask::Trend(_) = ask {
        return (operands.len() > 1).then(|| ask.clone());
    }
    let own = main.members(base);
    let over_time = crate::plan::series(base, main.indicator, own);
    let one_indicator = operands.iter().all(|operand| operand.indicator == main.indicator && operand.members(base) == own);
    if one_indicator && over_time.len() > 1 {
        return Some(Ask::Trend(over_time));
    }
    let mut beside: Vec<Operand> = operands.iter().filter(|operand| are_alike(main, operand, base)).cloned().collect();
    if beside.len() < 2 {
        // Other members for the same period: the regions of a total, the sizes of firms.
        let period = main.period(base);
        let others = of_indicator(base, main.indicator).filter_map(|id| newest(base, id));
        beside = others.filter(|other| other.period(base) == period).collect();
    }
    beside.truncate(MOST_DRAWN);
    (beside.len() > 1).then_some(Ask::Figures(beside))
}
