//! What is asked of the parts of a year: in which of them was something highest, and what do they come to?

use super::frames;
use super::pick::{figures_for, pick};
use super::readings::Reading;
use super::single::{ASKED_FOR, Maker};
use super::{Ask, Operand, Reason};
use crate::facts::base::Kind;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;

/// The words of the lexicon for parts of a year, and how many days each has.
const PARTS: [(&str, std::ops::RangeInclusive<i32>); 3] = [("quarter", 88..=92), ("half-year", 180..=184), ("month", 27..=31)];
/// Words that ask which one it was.
const ASKING: [&str; 6] = ["which", "what", "哪", "哪个", "哪一", "边个"];

impl Maker<'_, '_> {
    /// What a half or a year comes to by its quarters or months, where it is not told itself: their sum, or each of them where they do
    /// not add up.
    pub fn total(&self, picked: &Result<Operand, Reason>) -> Option<Ask> {
        let (scene, base) = (self.scene, self.scene.base());
        let parts_of_year = matches!(scene.period()?.shape, Shape::Half | Shape::Quarter | Shape::Months | Shape::Year);
        let asked = scene.period().filter(|_| parts_of_year && scene.question.periods.len() == 1)?;
        let told = picked.as_ref().is_ok_and(|held| held.period(base).is_as_long_as(&asked));
        if told || matches!(self.indicator.kind, Some(Kind::Stock | Kind::Target | Kind::Rule)) {
            return None;
        }
        let members = scene.members_of(self.id());
        let inside = |period: &Period| asked.start <= period.start && period.end <= asked.end && !period.is_fiscal();
        let mut held: Vec<Period> = figures_for(base, self.id(), &members).map(|(_, figure)| figure.period).filter(inside).collect();
        held.sort_by_key(|period| (period.start, std::cmp::Reverse(period.end)));
        let mut parts: Vec<Period> = Vec::new();
        for period in held {
            if parts.last().map_or(asked.start, |last| last.end.tomorrow().unwrap_or(last.end)) == period.start {
                parts.push(period);
            }
        }
        let whole = Period::spanned_by(&parts).filter(|_| parts.len() > 1)?;
        let adds_up = self.indicator.kind == Some(Kind::Flow) && (self.indicator.unit.is_counted() || self.indicator.unit.is_money());
        // A year may not be over; of a half both quarters are needed.
        let covers = whole.end == asked.end || asked.shape == Shape::Year;
        let operands: Vec<Operand> = parts.iter().filter_map(|part| pick(base, self.id(), Some(*part), &members).ok()).collect();
        match (covers, adds_up) {
            (true, true) => Some(Ask::Total(operands)),
            (true, false) if asked.shape != Shape::Year => Some(Ask::Figures(operands)),
            _ => None,
        }
    }

    /// "Which quarter of 2024 had the most ...?"
    pub fn best_part(&self) -> Option<Reading> {
        let scene = self.scene;
        let asks = || scene.question.tokens.iter().any(|token| ASKING.iter().any(|word| token.text.starts_with(word)));
        if !self.has(Cue::Highest) && !self.has(Cue::Lowest) || !asks() {
            return None;
        }
        let spelt = |key: &str| -> super::evidence::TokenSet {
            let tokens = scene.question.tokens.iter().enumerate();
            // "Quarter of" may be a fourth, too.
            tokens.filter(|(_, token)| token.text.starts_with(key)).map(|(place, _)| place).collect()
        };
        let said_of = |key: &str| frames::meaning(scene, key).union(spelt(key));
        let (said, days) = PARTS.iter().map(|(key, days)| (said_of(key), days)).find(|(said, _)| !said.is_empty())?;
        let base = scene.base();
        let members = scene.members_of(self.id());
        let asked = scene.period();
        let is_part = |period: &Period| {
            days.contains(&((period.end - period.start).get_days() + 1))
                && asked.is_none_or(|asked| asked.start <= period.start && period.end <= asked.end)
        };
        let mut periods: Vec<Period> = figures_for(base, self.id(), &members).map(|(_, figure)| figure.period).filter(is_part).collect();
        periods.sort_by_key(|period| (period.start, period.end));
        periods.dedup();
        let operands: Vec<Operand> = periods.iter().filter_map(|period| pick(base, self.id(), Some(*period), &members).ok()).collect();
        if operands.len() < 2 {
            return None;
        }
        let ask = Ask::Rank { operands, lowest_first: self.has(Cue::Lowest), whole_list: false };
        let cues = super::evidence::cued(scene.question, &[Cue::Highest, Cue::Lowest, Cue::When, Cue::Month]);
        Some(self.reading_of(Ok(ask), self.candidate.explained.union(cues).union(said), ASKED_FOR))
    }
}
