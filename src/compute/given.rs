//! What comes of a figure and a number that the member gives, and of other pairs that are not simply divided?

use super::formula::Book;
use super::over_time::{about, noun, seconds_in};
use super::{Computed, Kind, Term};
use crate::plan::{Given, Operand};
use crate::quantity::{ArithmeticFault, Bounded, Decimal, Per, Unit};

type Result<T> = std::result::Result<T, ArithmeticFault>;

/// The least part of a stretch of time that something is multiplied by rather than divided.
const MOST_DIVIDED: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

impl Book<'_> {
    /// part ÷ whole × so many, or whole ÷ part: one of how many.
    pub(super) fn proportion(&self, part: &Operand, whole: &Operand, of_many: Option<Decimal>) -> Result<Computed> {
        let Some(many) = of_many else {
            return Ok(Computed {
                kind: Kind::OneIn,
                value: self.value(whole).div(self.divisor(part))?,
                unit: whole.unit(self.base).clone(),
                working: vec![self.term(whole), Term::Sign("÷"), self.term(part)],
            });
        };
        Ok(Computed {
            kind: Kind::Proportion,
            value: self.value(part).div(self.divisor(whole))?.scale_by(many)?,
            unit: part.unit(self.base).clone(),
            working: vec![self.term(part), Term::Sign("÷"), self.term(whole), Term::Sign("×"), Term::Number(many)],
        })
    }

    /// 100 % − part ÷ whole
    pub(super) fn share_of_rest(&self, part: &Operand, whole: &Operand) -> Result<Computed> {
        let share = self.percentage(Kind::Share, part, whole)?;
        let mut working = vec![Term::Value(Bounded::Exact(Decimal::ONE_HUNDRED), Unit::Percent), Term::Sign("−")];
        working.extend(share.working);
        Ok(Computed { kind: Kind::Complement, value: share.value.complement(Decimal::ONE_HUNDRED)?, unit: Unit::Percent, working })
    }

    /// part ÷ share − part, which is part × (100 − share) ÷ share with the part taken once
    pub(super) fn implied_rest(&self, part: &Operand, share: &Operand) -> Result<Computed> {
        let rest = self.value(share).complement(Decimal::ONE_HUNDRED)?;
        Ok(Computed {
            kind: Kind::Remainder,
            value: self.value(part).mul(rest.div(self.divisor(share))?)?,
            unit: part.unit(self.base).clone(),
            working: vec![self.term(part), Term::Sign("÷"), self.term(share), Term::Sign("−"), self.term(part)],
        })
    }

    /// (1 + growth of what is divided) ÷ (1 + growth of what it is divided by) − 1
    pub(super) fn relative_growth(&self, over: &Operand, under: &Operand) -> Result<Computed> {
        let factor = |operand: &Operand| self.value(operand).add(Bounded::Exact(Decimal::ONE_HUNDRED));
        let quotient = factor(over)?.div(factor(under)?)?;
        let mut working = self.factor(over);
        working.push(Term::Sign("÷"));
        working.extend(self.factor(under));
        working.extend([Term::Sign("−"), Term::Number(Decimal::ONE)]);
        Ok(Computed {
            kind: Kind::RelativeGrowth,
            value: quotient.sub(Bounded::Exact(Decimal::ONE))?.scale_by(Decimal::ONE_HUNDRED)?,
            unit: Unit::Percent,
            working,
        })
    }

    /// "(1 + 5.2%)"
    fn factor(&self, growth: &Operand) -> Vec<Term> {
        vec![Term::Sign("("), Term::Number(Decimal::ONE), Term::Sign("+"), self.term(growth), Term::Sign(")")]
    }

    /// What is left to a target ÷ how many stretches of time there are
    pub(super) fn pace_to(&self, target: &Operand, actual: &Operand, count: Decimal, per: &Per) -> Result<Computed> {
        let (more, less) = if self.comes_down(target, actual) { (actual, target) } else { (target, actual) };
        let gap = self.minus(Kind::Gap, more, less)?;
        let mut working = vec![Term::Sign("(")];
        working.extend(gap.working);
        working.extend([Term::Sign(")"), Term::Sign("÷"), Term::Number(count)]);
        Ok(Computed {
            kind: Kind::Pace,
            value: gap.value.div(Bounded::Exact(count))?,
            unit: Unit::Rate(Box::new(gap.unit), per.clone()),
            working,
        })
    }

    /// A figure and a number that the member gives.
    pub(super) fn given(&self, operand: &Operand, given: &Given) -> Result<Computed> {
        let (value, term, unit) = (self.value(operand), self.term(operand), operand.unit(self.base).clone());
        Ok(match given {
            Given::Group { size, complement } => {
                let percent = if *complement { value.complement(Decimal::ONE_HUNDRED)? } else { value };
                let unit = self.counted_by(operand);
                Computed {
                    kind: Kind::Count,
                    value: size.mul(percent)?.scale_by(Decimal::new(1, 2))?,
                    working: vec![Term::Value(*size, unit.clone()), Term::Sign("×"), Term::Value(percent, Unit::Percent)],
                    unit,
                }
            }
            Given::OneIn => Computed {
                kind: Kind::OneIn,
                value: Bounded::Exact(Decimal::ONE_HUNDRED).div(value.non_negative())?,
                unit: self.counted_by(operand),
                working: vec![Term::Value(Bounded::Exact(Decimal::ONE_HUNDRED), Unit::Percent), Term::Sign("÷"), term],
            },
            Given::Part(percent) => Computed {
                kind: Kind::Part,
                value: value.mul(*percent)?.scale_by(Decimal::new(1, 2))?,
                unit,
                working: vec![term, Term::Sign("×"), Term::Value(*percent, Unit::Percent)],
            },
            Given::Factor(factor) => Computed {
                kind: Kind::Multiple,
                value: value.scale_by(*factor)?,
                unit: match unit {
                    Unit::Rate(of, per) if !matches!(per, Per::Each(..)) => *of,
                    other => other,
                },
                working: vec![term, Term::Sign("×"), Term::Number(*factor)],
            },
            Given::Level(level) => Computed {
                kind: Kind::Gap,
                value: Bounded::Exact(*level).sub(value)?,
                working: vec![Term::Value(Bounded::Exact(*level), unit.clone()), Term::Sign("−"), term],
                unit,
            },
            Given::Exchange { rate, to, divides } => Computed {
                kind: Kind::Exchange,
                value: if *divides { value.div(Bounded::Exact(*rate))? } else { value.scale_by(*rate)? },
                unit: Unit::Money(*to),
                working: vec![term, Term::Sign(if *divides { "÷" } else { "×" }), Term::Number(*rate)],
            },
            Given::Span { count, per } => self.over_span(operand, *count, per)?,
            Given::Goal { count, per } => self.time_to(operand, *count, per)?,
        })
    }

    /// What a percentage is a percentage of, as something to count.
    fn counted_by(&self, share: &Operand) -> Unit {
        let part = self.base.indicators[share.indicator.0 as usize].share.map(|share| share.part);
        let unit = part.map(|part| self.base.indicators[part.0 as usize].unit.clone());
        unit.filter(Unit::is_counted).unwrap_or_else(|| Unit::Counted("".into()))
    }

    /// A rate over so many stretches of time. A stated average is itself rounded, so the result is "about".
    fn over_span(&self, rate: &Operand, count: Decimal, per: &Per) -> Result<Computed> {
        let (of, seconds, days) = self.pace(rate);
        let stretch = Bounded::Exact(seconds_in(per)).scale_by(count)?;
        let value = self.value(rate).mul(stretch)?.div(Bounded::Exact(seconds))?;
        let mut working = vec![self.term(rate)];
        if let Some(days) = days {
            working.extend([Term::Sign("÷"), Term::Number(days)]);
        }
        let each = if days.is_some() { Decimal::from(86_400) } else { seconds };
        let factor = stretch.div(Bounded::Exact(each))?.point();
        // Four seconds are no part of a day that could be written with two decimals.
        if factor < MOST_DIVIDED {
            let parts = Bounded::Exact(each).div(stretch)?.point().round_dp(2).normalize();
            working.extend([Term::Sign("÷"), Term::Number(parts)]);
        } else {
            working.extend([Term::Sign("×"), Term::Number(factor.round_dp(2).normalize())]);
        }
        Ok(Computed { kind: Kind::Rate, value: about(value), unit: of, working })
    }

    /// So many ÷ the rate: how long it takes.
    fn time_to(&self, rate: &Operand, count: Decimal, per: &Per) -> Result<Computed> {
        let (_, seconds, _) = self.pace(rate);
        let stretches = Bounded::Exact(count).div(self.divisor(rate))?;
        let value = stretches.mul(Bounded::Exact(seconds))?.div(Bounded::Exact(seconds_in(per)))?;
        let mut working = vec![Term::Number(count), Term::Sign("÷"), self.term(rate)];
        let factor = seconds.checked_div(seconds_in(per)).unwrap_or(Decimal::ONE).round_dp(4).normalize();
        if factor != Decimal::ONE {
            working.extend([Term::Sign("×"), Term::Number(factor)]);
        }
        Ok(Computed { kind: Kind::Duration, value: about(value), unit: Unit::Counted(noun(per).into()), working })
    }
}
