//! Which formula belongs to which question?

use super::{Computed, Finding, Kind, Term};
use crate::facts::base::{FactBase, IndicatorId};
use crate::plan::{Ask, Operand};
use crate::quantity::{ArithmeticFault, Bounded, Comparison, Decimal, Per, Unit, compare};

pub(super) type Result<T> = std::result::Result<T, ArithmeticFault>;

/// What an ask comes to.
pub fn finding(ask: &Ask, base: &FactBase) -> Result<Finding> {
    let book = Book { base };
    Ok(match ask {
        Ask::Figure(operand) => stated([operand]),
        Ask::Figures(operands) | Ask::Topic { operands, .. } | Ask::Source { operands, .. } => stated(operands),
        Ask::Define(_) => Finding::default(),
        Ask::Complement(share) => computed([share], book.complement(share)?),
        Ask::Remainder { part, whole } => computed([part, whole], book.minus(Kind::Remainder, whole, part)?),
        Ask::ShareOfRest { part, whole } => computed([part, whole], book.share_of_rest(part, whole)?),
        Ask::Share { part, whole } => computed([part, whole], book.percentage(Kind::Share, part, whole)?),
        Ask::Progress { target, actual } => computed([actual, target], book.percentage(Kind::Progress, actual, target)?),
        Ask::Gap { target, actual } => computed([target, actual], book.gap(target, actual)?),
        Ask::GrowthNeeded { target, actual } => computed([target, actual], book.growth(Kind::GrowthNeeded, actual, target)?),
        Ask::CountOf { share, group, complement } => computed([share, group], book.count(share, group, *complement)?),
        Ask::ImpliedWhole { part, share, .. } => computed([part, share], book.whole(part, share)?),
        Ask::Difference { left, right } => {
            let (more, less) = if left.value(base).point() >= right.value(base).point() { (left, right) } else { (right, left) };
            Finding {
                comparison: Some(held_against(base, left, right)),
                ..computed([left, right], book.minus(Kind::Difference, more, less)?)
            }
        }
        Ask::Compare { left, right } => {
            let (more, less) = if left.value(base).point() >= right.value(base).point() { (left, right) } else { (right, left) };
            // More museums than libraries are so many more of neither.
            let apart = more.unit(base).comparable(less.unit(base)).then(|| book.minus(Kind::Difference, more, less)).transpose()?;
            Finding {
                figures: vec![left.clone(), right.clone()],
                computed: apart.into_iter().collect(),
                comparison: Some(held_against(base, left, right)),
                verdict: None,
            }
        }
        Ask::Ratio { left, right } => computed([left, right], book.ratio(left, right)?),
        Ask::Rank { operands, lowest_first, .. } => {
            let mut ranked = operands.clone();
            ranked.sort_by_key(|operand| operand.value(base).point());
            if !lowest_first {
                ranked.reverse();
            }
            stated(&ranked)
        }
        Ask::Total(operands) => computed(operands, book.total(operands)?),
        Ask::MostMoved { moves, lowest_first, in_percent } => book.most_moved(moves, *lowest_first, *in_percent)?,
        Ask::Spread(operands) => book.spread(operands)?,
        Ask::EarlierLevel { level, growth } => computed([level, growth], book.earlier(level, growth)?),
        Ask::EarlierDifference { level, growth } => computed([level, growth], book.rise(level, growth)?),
        // Of "more than 140,000" both times nobody knows how many more there are.
        Ask::Growth { from, to } if from.value(base) == to.value(base) && !to.value(base).is_exact() => stated([to, from]),
        Ask::Growth { from, to } => computed([to, from], book.change(from, to)?),
        Ask::AnnualGrowth { from, to } => computed([to, from], book.annual(from, to)?),
        Ask::Trend(operands) => match (operands.first(), operands.last()) {
            (Some(from), Some(to)) if from != to => {
                Finding { computed: book.change(from, to).into_iter().collect(), ..stated(operands.iter().rev()) }
            }
            _ => stated(operands),
        },
        Ask::RateOver { rate, per } => computed([rate], book.over(rate, per)?),
        Ask::Interval { rate, per } => computed([rate], book.interval(rate, per)?),
        Ask::Proportion { part, whole, of_many } => computed([part, whole], book.proportion(part, whole, *of_many)?),
        Ask::ImpliedRest { part, share, .. } => computed([part, share], book.implied_rest(part, share)?),
        Ask::RelativeGrowth { over, under } => computed([over, under], book.relative_growth(over, under)?),
        Ask::Pace { target, actual, count, per } => computed([target, actual], book.pace_to(target, actual, *count, per)?),
        Ask::Given { operand, given } => computed([operand], book.given(operand, given)?),
    })
}

/// So many by a percentage: stated percentages are rounded, so that what they come to is about right at best.
fn rounded_part(value: Bounded, percent: Bounded) -> Bounded {
    match (value, percent) {
        (Bounded::Exact(value), Bounded::Exact(percent)) if percent != Decimal::ZERO && percent != Decimal::ONE_HUNDRED => {
            Bounded::About(value)
        }
        (value, _) => value,
    }
}

fn stated<'a>(operands: impl IntoIterator<Item = &'a Operand>) -> Finding {
    Finding { figures: operands.into_iter().cloned().collect(), ..Finding::default() }
}

fn computed<'a>(operands: impl IntoIterator<Item = &'a Operand>, result: Computed) -> Finding {
    Finding { computed: vec![result], ..stated(operands) }
}

/// Which of two figures is greater. Where their bounds do not tell, a part of something is less than the whole of it.
fn held_against(base: &FactBase, left: &Operand, right: &Operand) -> Comparison {
    let known = compare(left.value(base), right.value(base));
    let (one, other) = (left.value(base).point(), right.value(base).point());
    let are_of_one_time = left.period(base) == right.period(base) && left.members(base) == right.members(base);
    if known != Comparison::Unknown || !are_of_one_time {
        known
    } else if one < other && is_part_of(base, left.indicator, right.indicator) {
        Comparison::Less
    } else if one > other && is_part_of(base, right.indicator, left.indicator) {
        Comparison::Greater
    } else {
        known
    }
}

/// Whether one indicator counts a part of what another counts, be it by way of others.
fn is_part_of(base: &FactBase, part: IndicatorId, whole: IndicatorId) -> bool {
    let above = |id: &IndicatorId| base.indicators[id.0 as usize].part_of;
    // OK because the check refuses relations that go round.
    std::iter::successors(above(&part), above).take(base.indicators.len()).any(|id| id == whole)
}

/// The formulas, over the values of a base.
pub struct Book<'a> {
    /// The base.
    pub base: &'a FactBase,
}

impl Book<'_> {
    pub(super) fn value(&self, operand: &Operand) -> Bounded {
        operand.value(self.base)
    }

    /// The value to divide by: what cannot be negative is told to be so, as a bound from above says nothing of the sign.
    pub(super) fn divisor(&self, operand: &Operand) -> Bounded {
        let value = self.value(operand);
        if operand.unit(self.base).is_non_negative() { value.non_negative() } else { value }
    }

    pub(super) fn term(&self, operand: &Operand) -> Term {
        Term::Value(self.value(operand), operand.unit(self.base).clone())
    }

    fn complement(&self, share: &Operand) -> Result<Computed> {
        Ok(Computed {
            kind: Kind::Complement,
            value: self.value(share).complement(Decimal::ONE_HUNDRED)?,
            unit: Unit::Percent,
            working: vec![Term::Value(Bounded::Exact(Decimal::ONE_HUNDRED), Unit::Percent), Term::Sign("−"), self.term(share)],
        })
    }

    /// A difference; that of two percentages is in percentage points.
    pub fn minus(&self, kind: Kind, more: &Operand, less: &Operand) -> Result<Computed> {
        let unit = match more.unit(self.base) {
            unit if unit.is_percent() => Unit::PercentagePoints,
            // From the 14th place to the 12th are two places.
            unit if unit.is_of_places() => Unit::Counted("places".into()),
            unit => unit.clone(),
        };
        Ok(Computed {
            kind,
            value: self.value(more).sub(self.value(less))?,
            unit,
            working: vec![self.term(more), Term::Sign("−"), self.term(less)],
        })
    }

    /// A part as a percentage of a whole: part ÷ whole × 100. Of a rate it is what it comes to in a year.
    pub fn percentage(&self, kind: Kind, part: &Operand, whole: &Operand) -> Result<Computed> {
        if part.unit(self.base).is_rate() && !whole.unit(self.base).is_rate() {
            let year = self.over(part, &Per::Year)?;
            let mut working = year.working;
            working.extend([Term::Sign("÷"), self.term(whole)]);
            let value = year.value.div(self.divisor(whole))?.scale_by(Decimal::ONE_HUNDRED)?;
            return Ok(Computed { kind, value, unit: Unit::Percent, working });
        }
        Ok(Computed {
            kind,
            value: self.value(part).div(self.divisor(whole))?.scale_by(Decimal::ONE_HUNDRED)?,
            unit: Unit::Percent,
            working: vec![self.term(part), Term::Sign("÷"), self.term(whole)],
        })
    }

    fn ratio(&self, left: &Operand, right: &Operand) -> Result<Computed> {
        Ok(Computed {
            kind: Kind::Ratio,
            value: self.value(left).div(self.divisor(right))?,
            unit: self.each(left.unit(self.base), right.unit(self.base)),
            working: vec![self.term(left), Term::Sign("÷"), self.term(right)],
        })
    }

    /// The unit of so much of the one for each of the other.
    fn each(&self, left: &Unit, right: &Unit) -> Unit {
        match right {
            Unit::Counted(noun) if !left.comparable(right) => {
                let one = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
                let one = one.unwrap_or_else(|| noun.strip_suffix('s').unwrap_or(noun).to_owned());
                Unit::Rate(Box::new(left.clone()), Per::Each(1, one.into()))
            }
            _ => Unit::Times,
        }
    }

    /// Growth: to ÷ from − 1, in percent.
    fn growth(&self, kind: Kind, from: &Operand, to: &Operand) -> Result<Computed> {
        let quotient = self.value(to).div(self.divisor(from))?;
        Ok(Computed {
            kind,
            value: quotient.sub(Bounded::Exact(Decimal::ONE))?.scale_by(Decimal::ONE_HUNDRED)?,
            unit: Unit::Percent,
            working: vec![self.term(to), Term::Sign("÷"), self.term(from), Term::Sign("−"), Term::Number(Decimal::ONE)],
        })
    }

    /// Growth of a level, or the difference of two percentages in percentage points.
    pub fn change(&self, from: &Operand, to: &Operand) -> Result<Computed> {
        let unit = to.unit(self.base);
        // Who comes nearer to the first place rises.
        if unit.is_of_places() {
            return self.minus(Kind::Difference, from, to);
        }
        if unit.is_percent() || *unit == Unit::PercentagePoints || self.value(from).point().is_zero() {
            return self.minus(Kind::Difference, to, from);
        }
        self.growth(Kind::Growth, from, to)
    }

    /// Compound annual growth rate: (to ÷ from)^(1 ÷ years) − 1.
    fn annual(&self, from: &Operand, to: &Operand) -> Result<Computed> {
        let years = i32::from(to.period(self.base).end.year()) - i32::from(from.period(self.base).end.year());
        let years = u32::try_from(years).unwrap_or(1).max(1);
        let root = self.value(to).div(self.divisor(from))?.nth_root(years)?;
        Ok(Computed {
            kind: Kind::AnnualGrowth,
            value: root.sub(Bounded::Exact(Decimal::ONE))?.scale_by(Decimal::ONE_HUNDRED)?,
            unit: Unit::Percent,
            working: vec![
                Term::Sign("("),
                self.term(to),
                Term::Sign("÷"),
                self.term(from),
                Term::Sign(")^(1/"),
                Term::Number(years.into()),
                Term::Sign(")"),
                Term::Sign("−"),
                Term::Number(Decimal::ONE),
            ],
        })
    }

    fn count(&self, share: &Operand, group: &Operand, complement: bool) -> Result<Computed> {
        let percent = if complement { self.value(share).complement(Decimal::ONE_HUNDRED)? } else { self.value(share) };
        Ok(Computed {
            kind: Kind::Count,
            value: rounded_part(self.value(group).mul(percent)?.scale_by(Decimal::new(1, 2))?, percent),
            unit: group.unit(self.base).clone(),
            working: vec![self.term(group), Term::Sign("×"), Term::Value(percent, Unit::Percent)],
        })
    }

    /// part ÷ share: the whole that both imply.
    fn whole(&self, part: &Operand, share: &Operand) -> Result<Computed> {
        Ok(Computed {
            kind: Kind::Whole,
            value: rounded_part(self.value(part).div(self.divisor(share))?.scale_by(Decimal::ONE_HUNDRED)?, self.value(share)),
            unit: part.unit(self.base).clone(),
            working: vec![self.term(part), Term::Sign("÷"), self.term(share)],
        })
    }

    /// level ÷ (1 + growth)
    fn earlier(&self, level: &Operand, growth: &Operand) -> Result<Computed> {
        let factor = self.value(growth).scale_by(Decimal::new(1, 2))?.add(Bounded::Exact(Decimal::ONE))?;
        Ok(Computed {
            kind: Kind::EarlierLevel,
            value: rounded_part(self.value(level).div(factor)?, self.value(growth)),
            unit: level.unit(self.base).clone(),
            working: self.over_growth(vec![self.term(level)], growth),
        })
    }

    /// level × growth ÷ (1 + growth), which is level − level ÷ (1 + growth) with the level taken once
    fn rise(&self, level: &Operand, growth: &Operand) -> Result<Computed> {
        let percent = self.value(growth);
        let factor = percent.div(percent.add(Bounded::Exact(Decimal::ONE_HUNDRED))?)?;
        Ok(Computed {
            kind: Kind::EarlierDifference,
            value: rounded_part(self.value(level).mul(factor)?, percent),
            unit: level.unit(self.base).clone(),
            working: self.over_growth(vec![self.term(level), Term::Sign("−"), self.term(level)], growth),
        })
    }

    fn over_growth(&self, mut working: Vec<Term>, growth: &Operand) -> Vec<Term> {
        working.extend([Term::Sign("÷"), Term::Sign("("), Term::Number(Decimal::ONE), Term::Sign("+"), self.term(growth), Term::Sign(")")]);
        working
    }

    /// What moved, in the order of how much: of each the later figure and the earlier one, and the movement.
    fn most_moved(&self, moves: &[(Operand, Operand)], lowest_first: bool, in_percent: bool) -> Result<Finding> {
        let moved = |(from, to): &(Operand, Operand)| {
            let computed = if in_percent { self.change(from, to) } else { self.minus(Kind::Difference, to, from) };
            computed.map(|computed| (computed, [to.clone(), from.clone()]))
        };
        let mut all = moves.iter().map(moved).collect::<Result<Vec<_>>>()?;
        all.sort_by_key(|(computed, _)| computed.value.point());
        if !lowest_first {
            all.reverse();
        }
        let (computed, figures): (Vec<Computed>, Vec<[Operand; 2]>) = all.into_iter().unzip();
        Ok(Finding { figures: figures.into_iter().flatten().collect(), computed, ..Finding::default() })
    }

    /// Figures of one thing, added up.
    fn total(&self, operands: &[Operand]) -> Result<Computed> {
        let mut value = Bounded::Exact(Decimal::ZERO);
        let mut working = Vec::new();
        for operand in operands {
            value = value.add(self.value(operand))?;
            working.extend((!working.is_empty()).then_some(Term::Sign("+")));
            working.push(self.term(operand));
        }
        let unit = operands.first().map_or(Unit::Times, |first| first.unit(self.base).clone());
        Ok(Computed { kind: Kind::Total, value, unit, working })
    }

    fn spread(&self, operands: &[Operand]) -> Result<Finding> {
        let highest = operands.iter().max_by_key(|operand| self.value(operand).point());
        let lowest = operands.iter().min_by_key(|operand| self.value(operand).point());
        let (Some(highest), Some(lowest)) = (highest, lowest) else {
            return Ok(Finding::default());
        };
        Ok(computed([highest, lowest], self.minus(Kind::Spread, highest, lowest)?))
    }
}
