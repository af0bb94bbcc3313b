//! What of the figure before still counts for another thing that is asked after it: its period and its members.

use crate::facts::base::{FactBase, IndicatorId, MemberId};
use crate::plan::{Ask, Operand, Plan, Reason, pick};
use crate::question::{Asked, Class, Facts, Question};

/// A continuation that stands by itself is of the period and the members that were asked for before, where it names none.
pub(super) fn over(question: &Question, alone: Plan, previous: &Question, earlier: &Plan, facts: &Facts) -> Plan {
    let Plan::Answer { ask: Ask::Figure(own), score } = &alone else { return alone };
    let base = &facts.base;
    let names_a_member = question.tokens.iter().any(|token| matches!(token.class, Class::Member(_)));
    let main = match earlier {
        Plan::Answer { ask, .. } | Plan::Judge { ask, .. } => one(ask),
        Plan::Clarify { .. } | Plan::Abstain { .. } | Plan::Silent => None,
    };
    let told = match (main, previous.periods.as_slice()) {
        (Some(main), _) => Some(main.period(base)).filter(|_| !previous.periods.is_empty() || is_of_a_time(base, main)),
        // What was not answered was still asked of a period.
        (None, [Asked::At(period)]) => Some(*period),
        _ => None,
    };
    let period = if question.periods.is_empty() { told } else { None };
    let own_members = own.members(base).to_vec();
    let members = match main {
        Some(main) if !names_a_member && own_members.is_empty() => applicable(base, own.indicator, main.members(base)),
        _ => own_members,
    };
    if period.is_none() && members == own.members(base) {
        return alone;
    }
    let period = period.unwrap_or_else(|| own.period(base));
    match pick::pick(base, own.indicator, Some(period), &members) {
        Ok(operand) => Plan::Answer { ask: Ask::Figure(operand), score: *score },
        Err(reason) => Plan::Abstain { reason, near: vec![own.clone()] },
    }
}

/// The figure that an ask is of, where it is not of several: what was told of all years is of no one of them.
pub(super) fn one(ask: &Ask) -> Option<&Operand> {
    let several = matches!(
        ask,
        Ask::Trend(_) | Ask::Figures(_) | Ask::Total(_) | Ask::Spread(_) | Ask::Rank { .. } | Ask::MostMoved { .. } | Ask::Topic { .. }
    );
    ask.main().filter(|_| !several)
}

/// Whether a figure is not simply the newest of its sort, so that its period was asked for.
pub(super) fn is_of_a_time(base: &FactBase, told: &Operand) -> bool {
    pick::pick(base, told.indicator, None, told.members(base)).is_ok_and(|newest| newest.period(base) != told.period(base))
}

/// Those of some members that an indicator has any figure for, or has for others of their dimension.
pub(super) fn applicable(base: &FactBase, indicator: IndicatorId, members: &[MemberId]) -> Vec<MemberId> {
    let held = base.indicators[indicator.0 as usize].figures.clone();
    let applies = |member: &MemberId| {
        held.clone().any(|place| base.figures[place as usize].members.iter().any(|other| other.dimension == member.dimension))
    };
    members.iter().copied().filter(applies).collect()
}

/// The figure of another indicator for the period of what was told and some members; where that was simply the newest, its newest will do.
pub(super) fn figure(
    base: &FactBase,
    other: IndicatorId,
    told: &Operand,
    members: &[MemberId],
    is_of_a_time: bool,
) -> Result<Operand, Reason> {
    let then = pick::pick(base, other, Some(told.period(base)), members);
    if is_of_a_time { then } else { then.or_else(|_| pick::pick(base, other, None, members)) }
}
