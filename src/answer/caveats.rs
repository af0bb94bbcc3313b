//! What should a reader know about the figures of an answer?

use super::asides::{figures, indicator, is_target};
use crate::facts::base::{CoarseDate, FactBase, FigureId, IndicatorId};
use crate::plan::{Ask, Operand};
use jiff::civil::Date;

/// Something that a reader should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// Another statement gives another figure for the same thing.
    Disagreeing(FigureId),
    /// The figure is aimed at, not measured.
    Target(IndicatorId),
    /// The figures that were computed with are of different periods.
    UnlikePeriods,
    /// A newer figure was due on this day.
    NewerDue(Date),
    /// The note of a figure.
    FigureNote(FigureId),
    /// The note of an indicator.
    IndicatorNote(IndicatorId),
}

/// What a reader should know, the weightiest first.
pub fn caveats(ask: &Ask, operands: &[Operand], base: &FactBase, as_of: Date) -> Vec<Caveat> {
    if matches!(ask, Ask::Define(_) | Ask::Source { .. }) {
        return Vec::new();
    }
    let mut caveats = Vec::new();
    let few = operands.len() <= 2;
    for operand in operands {
        caveats.extend(operand.disagreeing.iter().copied().map(Caveat::Disagreeing));
    }
    let of_its_periods = matches!(ask, Ask::Rank { .. }) && is_one_series(operands, base);
    if computes_across(ask) && !of_its_periods && !operands.windows(2).all(|pair| pair[0].period(base) == pair[1].period(base)) {
        caveats.push(Caveat::UnlikePeriods);
    }
    for operand in operands.iter().filter(|_| few) {
        if is_target(indicator(base, operand.indicator)) {
            caveats.push(Caveat::Target(operand.indicator));
        }
        caveats.extend(newer_due(operand, base, as_of));
        if base.figures[operand.figure.0 as usize].note.is_some() {
            caveats.push(Caveat::FigureNote(operand.figure));
        }
    }
    let noted = operands.first().filter(|operand| {
        let note = &indicator(base, operand.indicator).note;
        few && (note.en.is_some() || note.zh.is_some())
    });
    caveats.extend(noted.map(|operand| Caveat::IndicatorNote(operand.indicator)));
    caveats
}

/// Whether these are figures of one thing, which only their periods tell apart.
pub fn is_one_series(operands: &[Operand], base: &FactBase) -> bool {
    let is_same = |pair: &[Operand]| pair[0].indicator == pair[1].indicator && pair[0].members(base) == pair[1].members(base);
    operands.len() > 1 && operands.windows(2).all(is_same)
}

/// Whether figures that should be of one period are computed with.
fn computes_across(ask: &Ask) -> bool {
    match ask {
        Ask::Share { .. }
        | Ask::Remainder { .. }
        | Ask::ShareOfRest { .. }
        | Ask::CountOf { .. }
        | Ask::ImpliedWhole { .. }
        | Ask::Difference { .. }
        | Ask::Ratio { .. }
        | Ask::Compare { .. }
        | Ask::Rank { .. }
        | Ask::Spread(_)
        | Ask::EarlierLevel { .. }
        | Ask::EarlierDifference { .. }
        | Ask::Proportion { .. }
        | Ask::ImpliedRest { .. }
        | Ask::RelativeGrowth { .. } => true,
        Ask::Figure(_)
        | Ask::Figures(_)
        | Ask::Total(_)
        | Ask::MostMoved { .. }
        | Ask::Complement(_)
        | Ask::Gap { .. }
        | Ask::Progress { .. }
        | Ask::GrowthNeeded { .. }
        | Ask::Growth { .. }
        | Ask::AnnualGrowth { .. }
        | Ask::Trend(_)
        | Ask::RateOver { .. }
        | Ask::Interval { .. }
        | Ask::Pace { .. }
        | Ask::Given { .. }
        | Ask::Topic { .. }
        | Ask::Define(_)
        | Ask::Source { .. } => false,
    }
}

/// The day on which something newer than an indicator's latest figure was due, if that is past.
fn newer_due(operand: &Operand, base: &FactBase, as_of: Date) -> Option<Caveat> {
    let due = indicator(base, operand.indicator).expects.filter(|due| *due <= as_of)?;
    let period = operand.period(base);
    let is_latest = figures(base, operand.indicator).all(|(_, figure)| figure.period.end <= period.end);
    let figure = &base.figures[operand.figure.0 as usize];
    let published = base.statements[figure.statement.0 as usize].published.and_then(CoarseDate::first_day);
    (is_latest && published.is_none_or(|day| day < due)).then_some(Caveat::NewerDue(due))
}
