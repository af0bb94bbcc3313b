//! How far is it to a target, upwards or downwards, or how far was it passed?

use super::formula::Book;
use super::{Computed, Kind};
use crate::plan::{Operand, figures_for};
use crate::quantity::{ArithmeticFault, Bounded};

impl Book<'_> {
    /// What is left to a target, or by how much it was passed: either is told as so much, with the bound that it has as such.
    pub(super) fn gap(&self, target: &Operand, actual: &Operand) -> Result<Computed, ArithmeticFault> {
        let (more, less) = if self.comes_down(target, actual) { (actual, target) } else { (target, actual) };
        let left = self.minus(Kind::Gap, more, less)?;
        if left.value.point().is_sign_negative() && !left.value.point().is_zero() {
            return self.minus(Kind::Excess, less, more);
        }
        Ok(left)
    }

    /// Whether a target is to be come down to: it is stated as a most, or lay below what there was when it was set.
    pub(super) fn comes_down(&self, target: &Operand, actual: &Operand) -> bool {
        match self.value(target) {
            Bounded::AtMost(_) | Bounded::Below(_) => return true,
            Bounded::AtLeast(_) | Bounded::Above(_) | Bounded::Nearly(_) => return false,
            Bounded::Exact(_) | Bounded::About(_) | Bounded::Range(..) => {}
        }
        let figure = &self.base.figures[target.figure.0 as usize];
        let Some(set) = self.base.statements[figure.statement.0 as usize].published.and_then(|day| day.last_day()) else {
            return false;
        };
        let earlier = figures_for(self.base, actual.indicator, actual.members(self.base)).filter(|(_, held)| held.period.end <= set);
        let then = earlier.max_by_key(|(_, held)| held.period.end);
        then.is_some_and(|(_, held)| held.value.point() > figure.value.point())
    }
}
