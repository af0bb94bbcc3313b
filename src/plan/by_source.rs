//! Whose figure takes part in an answer, where sources disagree and the question says by whose count: "going by the ministry's own figures,
//! what share ...", 按矿业部的数据，还差多少?
//!
//! Whatever is computed is computed with that one; the other is told beside it, as it is wherever sources disagree.

use super::{Operand, Plan};
use crate::facts::base::FigureId;
use crate::question::{Facts, Question};

/// The same plan with the figures of the publisher that the question names, where another has a different one of the same thing.
pub fn stated_by_the_named(mut plan: Plan, question: &Question, facts: &Facts) -> Plan {
    if question.publishers.is_empty() {
        of_one_statement(&mut plan, facts);
        return plan;
    }
    if let Plan::Answer { ask, .. } | Plan::Judge { ask, .. } = &mut plan {
        for operand in ask.operands_mut() {
            prefer(operand, question, facts);
        }
    }
    plan
}

/// Takes the one figure of those named instead of another's; where they state several, or none, nothing tells which is meant.
fn prefer(operand: &mut Operand, question: &Question, facts: &Facts) {
    let is_theirs = |figure: FigureId| {
        let statement = facts.base.figures[figure.0 as usize].statement;
        question.publishers.contains(&facts.index.documents.of(statement).publisher)
    };
    if is_theirs(operand.figure) {
        return;
    }
    let mut theirs = operand.disagreeing.iter_mut().filter(|figure| is_theirs(**figure));
    if let (Some(figure), None) = (theirs.next(), theirs.next()) {
        std::mem::swap(&mut operand.figure, figure);
    }
}

/// Holds a figure of one thing against one of the same thing from the same statement, where several state it: the part that the coast is
/// of what was burnt is reckoned from the report that tells both, and not from a newspaper that counts more.
fn of_one_statement(plan: &mut Plan, facts: &Facts) {
    let (Plan::Answer { ask, .. } | Plan::Judge { ask, .. }) = plan else { return };
    let statement = |figure: FigureId| facts.base.figures[figure.0 as usize].statement;
    let mut operands: Vec<&mut Operand> = ask.operands_mut();
    if operands.iter().any(|operand| operand.indicator != operands[0].indicator) {
        return;
    }
    // Only what nobody states otherwise tells which statement is gone by.
    let sure: Vec<_> = operands.iter().filter(|operand| operand.disagreeing.is_empty()).map(|operand| statement(operand.figure)).collect();
    let Some(first) = sure.first().filter(|first| sure.iter().all(|one| one == *first)) else { return };
    for operand in operands.iter_mut().filter(|operand| statement(operand.figure) != *first) {
        let Operand { figure, disagreeing, .. } = &mut **operand;
        if let Some(own) = disagreeing.iter_mut().find(|other| statement(**other) == *first) {
            std::mem::swap(figure, own);
        }
    }
}
