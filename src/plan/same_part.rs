//! How did something move in a part of a year, against the same part of the year before?
//!
//! 今年上半年同比增长多少 is answered by the two halves, be the series that is told otherwise one of years; and where the half of the year
//! before is not held, neither the end of that year nor the quarter before stands in for it.

use super::readings::{Reading, Scene};
use super::single::{ASKED_FOR, Maker};
use super::{Ask, Operand, Reason, kin};
use crate::facts::base::Kind;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;

/// What holds a period against the same one of the year before.
const YEAR_ON_YEAR: [&str; 7] = ["同比", "年增", "year on year", "year-on-year", "year over year", "year-over-year", "yoy"];

/// Whether a reading tells how something moved from a whole year to a part of one, or back, of what adds up over time.
pub fn mixes_stretches(scene: &Scene<'_>, reading: &Reading) -> bool {
    let Ok(Ask::Growth { from, to } | Ask::AnnualGrowth { from, to }) = &reading.outcome else { return false };
    let base = scene.base();
    let indicator = &base.indicators[to.indicator.0 as usize];
    let adds_up = indicator.kind == Some(Kind::Flow) && (indicator.unit.is_counted() || indicator.unit.is_money());
    let is_year = |operand: &Operand| operand.period(base).shape == Shape::Year;
    let is_part = |operand: &Operand| matches!(operand.period(base).shape, Shape::Half | Shape::Quarter | Shape::Month);
    adds_up && (is_year(from) && is_part(to) || is_part(from) && is_year(to))
}

impl Maker<'_, '_> {
    /// The growth over the same part of the year before, explaining these cues.
    pub(super) fn against_same_part(&self, cues: &[Cue]) -> Option<Reading> {
        let asked = self.part_that_moved()?;
        let worth = ASKED_FOR - self.excess();
        let to = self.held_at(asked)?;
        let before = to.period(self.scene.base()).moved(-1, Shape::Year)?;
        let Some(from) = self.held_at(before) else {
            let missing = || self.reading(Err(Reason::NoSuchPeriod(before)), cues, worth);
            return self.is_year_on_year().then(missing);
        };
        // A stated growth of that period says it better than the levels do.
        let stated = kin::growth_of(self.scene, self.id()).and_then(|rate| self.scene.pick_at(rate, asked).ok());
        let ask = if self.in_its_unit() {
            Ask::Difference { left: to, right: from }
        } else {
            stated.map_or(Ask::Growth { from, to }, Ask::Figure)
        };
        Some(self.reading(Ok(ask), cues, worth))
    }

    /// Whether a part of a year is held against the same one of the year before, which no other period stands in for.
    pub(super) fn is_part_on_part(&self) -> bool {
        self.part_that_moved().is_some() && self.is_year_on_year()
    }

    /// The one part of a year of which it is asked how a level moved in it.
    fn part_that_moved(&self) -> Option<Period> {
        let [asked] = self.scene.periods[..] else { return None };
        let moves = [Cue::Growth, Cue::Decline].iter().any(|cue| self.has(*cue)) && self.indicator.growth_of.is_none();
        let is_part = matches!(asked.shape, Shape::Half | Shape::Quarter | Shape::Month | Shape::Months);
        (moves && is_part).then_some(asked)
    }

    /// The figure of just that period, or of its end.
    fn held_at(&self, period: Period) -> Option<Operand> {
        let held = self.scene.pick_at(self.id(), period).ok()?;
        let own = held.period(self.scene.base());
        (own.end == period.end && period.contains(&own)).then_some(held)
    }

    fn is_year_on_year(&self) -> bool {
        let tokens = &self.scene.question.tokens;
        tokens.iter().any(|token| YEAR_ON_YEAR.iter().any(|phrase| token.text.contains(phrase)))
    }
}
