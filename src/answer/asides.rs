//! Which further computed lines would a reader want beside a figure?

use super::Aside;
use crate::compute::{self, Kind as Computation};
use crate::facts::base::{FactBase, Figure, FigureId, Indicator, IndicatorId, Kind, MemberId, StatementId};
use crate::facts::period::{Period, Shape};
use crate::plan::{Ask, Operand, pick};
use crate::quantity::{Bounded, Decimal};
use crate::question::Facts;

/// The most lines beside a figure: a reply is about five lines with its note and source.
const MOST: usize = 2;
/// The most statements that a figure and the lines beside it are from, for the same reason.
const MOST_CITED: usize = 2;

/// The lines beside a figure, the most useful first.
pub fn asides(operand: &Operand, facts: &Facts) -> Vec<Aside> {
    let beside = Beside { operand, indicator: indicator(&facts.base, operand.indicator), facts };
    // A stated growth says what the change since the figure before says.
    let moved = beside.level().or_else(|| beside.change());
    let lines = [beside.reached(), beside.share(), beside.progress(), moved];
    let mut kept: Vec<Aside> = Vec::new();
    let mut cited = vec![beside.statement(operand)];
    for aside in lines.into_iter().flatten() {
        let statement = beside.statement(&aside.beside);
        let is_new = !cited.contains(&statement);
        if kept.len() < MOST && (!is_new || cited.len() < MOST_CITED) {
            cited.extend(is_new.then_some(statement));
            kept.push(aside);
        }
    }
    kept
}

/// Whether an indicator is aimed at rather than measured. What a rule allows at most is not: a quota is no goal, though how much of it
/// was used up is reckoned as the way to a target is.
pub fn is_target(indicator: &Indicator) -> bool {
    indicator.kind == Some(Kind::Target) || indicator.target_for.is_some() && indicator.kind != Some(Kind::Rule)
}

pub fn indicator(base: &FactBase, id: IndicatorId) -> &Indicator {
    &base.indicators[id.0 as usize]
}

/// The figure of an indicator for exactly this period and these members: the one that an answer would show.
pub fn figure_at(base: &FactBase, id: IndicatorId, period: Period, members: &[MemberId]) -> Option<Operand> {
    let spans = |period: Period| (period.start, period.end);
    let held = pick(base, id, Some(period), members).ok().filter(|held| spans(held.period(base)) == spans(period))?;
    Some(Operand { disagreeing: Vec::new(), ..held })
}

pub fn figures(base: &FactBase, id: IndicatorId) -> impl Iterator<Item = (FigureId, &Figure)> {
    indicator(base, id).figures.clone().map(|place| (FigureId(place), &base.figures[place as usize]))
}

struct Beside<'a> {
    operand: &'a Operand,
    indicator: &'a Indicator,
    facts: &'a Facts,
}

impl Beside<'_> {
    fn base(&self) -> &FactBase {
        &self.facts.base
    }

    fn statement(&self, operand: &Operand) -> StatementId {
        self.base().figures[operand.figure.0 as usize].statement
    }

    fn period(&self) -> Period {
        self.operand.period(self.base())
    }

    fn members(&self) -> &[MemberId] {
        self.operand.members(self.base())
    }

    /// What an ask comes to, set beside the other operand; nothing where it says nothing.
    fn aside(&self, ask: &Ask, beside: Operand) -> Option<Aside> {
        let finding = compute::evaluate(ask, self.base()).ok()?;
        let computed = finding.computed.into_iter().next()?;
        Some(Aside { computed, beside })
    }

    /// For a target: how much of it the latest figure before its end reaches.
    fn reached(&self) -> Option<Aside> {
        let actual = self.indicator.target_for?;
        let end = self.period().end;
        let latest = figures(self.base(), actual)
            .filter(|(_, figure)| figure.period.end <= end && figure.members.as_ref() == self.members())
            .map(|(_, figure)| figure.period)
            .max_by_key(|period| (period.end, std::cmp::Reverse(period.start)))?;
        let actual = figure_at(self.base(), actual, latest, self.members())?;
        self.progress_of(self.operand.clone(), actual.clone(), actual)
    }

    /// For an actual figure: how much it is of the nearest target that is not earlier.
    fn progress(&self) -> Option<Aside> {
        if is_target(self.indicator) {
            return None;
        }
        let end = self.period().end;
        let target = self
            .facts
            .related(self.operand.indicator)
            .iter()
            .filter(|id| indicator(self.base(), **id).target_for == Some(self.operand.indicator) && is_target(indicator(self.base(), **id)))
            .flat_map(|id| figures(self.base(), *id).map(move |(_, figure)| (*id, figure)))
            .filter(|(_, figure)| figure.period.end >= end && figure.members.as_ref() == self.members())
            .min_by_key(|(id, figure)| (figure.period.end, *id))?;
        let target = figure_at(self.base(), target.0, target.1.period, self.members())?;
        self.progress_of(target.clone(), self.operand.clone(), target)
    }

    /// A flow is measured against a target only for the period that the target is for.
    fn progress_of(&self, target: Operand, actual: Operand, beside: Operand) -> Option<Aside> {
        let base = self.base();
        let alike = actual.unit(base).comparable(target.unit(base));
        let is_flow = indicator(base, actual.indicator).kind == Some(Kind::Flow);
        let within = target.period(base).contains(&actual.period(base));
        (alike && (!is_flow || within) && !target.unit(base).is_percent())
            .then(|| self.aside(&Ask::Progress { target, actual }, beside))
            .flatten()
    }

    /// What share of its whole it is, where the whole has a figure for the same period.
    fn share(&self) -> Option<Aside> {
        let whole = self.indicator.part_of.filter(|_| !is_target(self.indicator))?;
        let whole = figure_at(self.base(), whole, self.period(), self.members())?;
        let part = self.operand.clone();
        if !part.unit(self.base()).comparable(whole.unit(self.base())) {
            return None;
        }
        let ask = Ask::Share { part, whole: whole.clone() };
        // "More than" of "more than" is anything; such a share tells a reader nothing.
        let of_unknown =
            matches!(self.operand.value(self.base()), Bounded::About(_)) || matches!(whole.value(self.base()), Bounded::About(_));
        self.aside(&ask, whole).filter(|aside| of_unknown || !matches!(aside.computed.value, Bounded::About(_)))
    }

    /// The rise that a growth rate and its level of the same period amount to.
    fn level(&self) -> Option<Aside> {
        let (level, growth, beside) = if let Some(level) = self.indicator.growth_of {
            let level = figure_at(self.base(), level, self.period(), self.members())?;
            (level.clone(), self.operand.clone(), level)
        } else {
            let growth = self
                .facts
                .related(self.operand.indicator)
                .iter()
                .find(|id| indicator(self.base(), **id).growth_of == Some(self.operand.indicator))?;
            let growth = figure_at(self.base(), *growth, self.period(), self.members())?;
            (self.operand.clone(), growth.clone(), growth)
        };
        // Where the level before is stated, too, it tells the rise better than a rounded rate does.
        if let Some(before) = self.before(&level) {
            return in_units(&before, &level, self.base());
        }
        let aside = self.aside(&Ask::EarlierDifference { level, growth }, beside)?;
        has_a_sign(aside.computed.value).then_some(aside)
    }

    /// The figure of the same thing for the same stretch of the year before.
    fn before(&self, level: &Operand) -> Option<Operand> {
        let base = self.base();
        let before = level.period(base).moved(-1, Shape::Year)?;
        figure_at(base, level.indicator, before, level.members(base))
    }

    /// The change since the figure before it that can be compared.
    fn change(&self) -> Option<Aside> {
        // A place in a ranking is not so many per cent of another.
        let is_place = self.indicator.unit.is_of_places();
        if is_target(self.indicator) || self.indicator.kind == Some(Kind::Rule) || self.indicator.growth_of.is_some() || is_place {
            return None;
        }
        let own = self.period();
        let is_stock = self.indicator.kind == Some(Kind::Stock);
        let earlier = figures(self.base(), self.operand.indicator)
            .filter(|(_, figure)| figure.members.as_ref() == self.members())
            .map(|(_, figure)| figure.period)
            .filter(|period| period.end < own.start)
            .filter(|period| is_stock || are_alike(period, &own))
            .max_by_key(|period| period.end)?;
        let from = figure_at(self.base(), self.operand.indicator, earlier, self.members())?;
        let ask = Ask::Growth { from: from.clone(), to: self.operand.clone() };
        let aside = self.aside(&ask, from)?;
        let tells = aside.computed.kind == Computation::Growth || aside.computed.kind == Computation::Difference;
        (tells && has_a_sign(aside.computed.value)).then_some(aside)
    }
}

/// What a difference between two periods of one thing is in per cent.
pub fn in_percent(one: &Operand, other: &Operand, base: &FactBase) -> Option<Aside> {
    let alike = one.indicator == other.indicator && one.members(base) == other.members(base) && one.period(base) != other.period(base);
    let (from, to) = if one.period(base).end <= other.period(base).end { (one, other) } else { (other, one) };
    let ask = Ask::Growth { from: from.clone(), to: to.clone() };
    let computed = compute::evaluate(&ask, base).ok().filter(|_| alike)?.computed.into_iter().next()?;
    // Of percentages the difference is all there is to say.
    (computed.kind == Computation::Growth && has_a_sign(computed.value)).then(|| Aside { computed, beside: from.clone() })
}

/// What a growth from one figure to another is in the unit of both.
pub fn in_units(from: &Operand, to: &Operand, base: &FactBase) -> Option<Aside> {
    let tells_more = !to.unit(base).is_percent() && !to.unit(base).is_of_places();
    let computed = compute::movement(from, to, base).ok().filter(|_| tells_more)?;
    has_a_sign(computed.value).then(|| Aside { computed, beside: from.clone() })
}

/// Whether two periods of a flow can be compared: the same stretch of another year.
fn are_alike(earlier: &Period, later: &Period) -> bool {
    earlier.shape == later.shape
        && earlier.start.month() == later.start.month()
        && earlier.end.month() == later.end.month()
        && match earlier.shape {
            Shape::Day => earlier.start.day() == later.start.day(),
            Shape::Since => false,
            Shape::Year
            | Shape::FiscalYear
            | Shape::FiscalHalf
            | Shape::FiscalQuarter
            | Shape::Half
            | Shape::Quarter
            | Shape::Month
            | Shape::Years
            | Shape::Months => true,
        }
}

/// Whether a change is known to be up or known to be down.
pub fn has_a_sign(value: Bounded) -> bool {
    let zero = Decimal::ZERO;
    match value {
        Bounded::Exact(point) | Bounded::About(point) => point != zero,
        Bounded::Above(low) | Bounded::AtLeast(low) => low >= zero,
        Bounded::Below(high) | Bounded::AtMost(high) => high <= zero,
        Bounded::Nearly(high) => high > zero,
        Bounded::Range(low, high) => low > zero || high < zero,
    }
}
