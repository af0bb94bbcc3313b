//! What does a rate come to over another stretch of time, and how long does it take until the next one?

use super::formula::{Book, Result};
use super::{Computed, Kind, Term};
use crate::plan::Operand;
use crate::quantity::{Bounded, Decimal, Per, Unit};

impl Book<'_> {
    /// A rate over another stretch of time. A stated average is itself rounded, so the result is "about".
    pub(super) fn over(&self, rate: &Operand, per: &Per) -> Result<Computed> {
        let (of, seconds, days) = self.pace(rate);
        // A year has twelve months, whatever its days.
        let months = days.filter(|_| *per == Per::Month).and_then(|_| rate.period(self.base).whole_months()).map(Decimal::from);
        if let Some(months) = months {
            let working = vec![self.term(rate), Term::Sign("÷"), Term::Number(months)];
            let value = self.value(rate).div(Bounded::Exact(months))?;
            return Ok(Computed { kind: Kind::Rate, value: about(value), unit: Unit::Rate(Box::new(of), per.clone()), working });
        }
        let wanted = seconds_in(per);
        let value = self.value(rate).mul(Bounded::Exact(wanted))?.div(Bounded::Exact(seconds))?;
        let mut working = vec![self.term(rate)];
        let (sign, factor) = if wanted >= seconds { ("×", wanted.checked_div(seconds)) } else { ("÷", seconds.checked_div(wanted)) };
        working.extend([Term::Sign(sign), Term::Number(factor.or(days).unwrap_or(Decimal::ONE).round_dp(2).normalize())]);
        Ok(Computed { kind: Kind::Rate, value: about(value), unit: Unit::Rate(Box::new(of), per.clone()), working })
    }

    /// How long it takes until the next one: the seconds of the stretch over the rate.
    pub(super) fn interval(&self, rate: &Operand, per: &Per) -> Result<Computed> {
        let (_, seconds, _) = self.pace(rate);
        let value = Bounded::Exact(seconds).div(self.divisor(rate))?.div(Bounded::Exact(seconds_in(per)))?;
        let stretch = seconds.checked_div(seconds_in(per)).unwrap_or(seconds).normalize();
        Ok(Computed {
            kind: Kind::Interval,
            value: about(value),
            unit: Unit::Counted(noun(per).into()),
            working: vec![Term::Value(Bounded::Exact(stretch), Unit::Counted(noun(per).into())), Term::Sign("÷"), self.term(rate)],
        })
    }

    /// What a rate or a flow counts, and over how many seconds.
    pub(super) fn pace(&self, rate: &Operand) -> (Unit, Decimal, Option<Decimal>) {
        match rate.unit(self.base) {
            Unit::Rate(of, per) => (of.as_ref().clone(), seconds_in(per), None),
            other => {
                let period = rate.period(self.base);
                let days = Decimal::from((period.end - period.start).get_days() + 1);
                (other.clone(), days * Decimal::from(86_400), Some(days))
            }
        }
    }
}

/// What is reckoned from a stated average, which is itself rounded.
pub(super) fn about(value: Bounded) -> Bounded {
    match value {
        Bounded::Exact(point) => Bounded::About(point),
        other => other,
    }
}

/// A month is a twelfth of a year of 365 days.
pub(super) fn seconds_in(per: &Per) -> Decimal {
    match per {
        Per::Second => Decimal::ONE,
        Per::Minute => Decimal::from(60),
        Per::Hour => Decimal::from(3_600),
        Per::Day | Per::Each(..) => Decimal::from(86_400),
        Per::Week => Decimal::from(604_800),
        Per::Month => Decimal::from(2_628_000),
        Per::Year => Decimal::from(31_536_000),
    }
}

/// What a stretch of time is called, in the plural.
pub(super) fn noun(per: &Per) -> &'static str {
    match per {
        Per::Second => "seconds",
        Per::Minute => "minutes",
        Per::Hour => "hours",
        Per::Day | Per::Each(..) => "days",
        Per::Week => "weeks",
        Per::Month => "months",
        Per::Year => "years",
    }
}
