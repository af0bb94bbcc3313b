//! Which numbers only say how long a stretch of time is that is named beside them: "assuming a 24-hour day", 一年365天, "yearly (daily x 365)"?
//!
//! They are known, and claim nothing. A month of 30 days is no such gloss: it has them or not.

use super::tokens::{Class, Maker, Token};
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Decimal};

/// A stretch of time, how many of a shorter one it has, and the shorter one.
const LENGTHS: [(Cue, &[u32], Cue); 8] = [
    (Cue::Day, &[24], Cue::Hour),
    (Cue::Week, &[7], Cue::Day),
    (Cue::Year, &[365, 366], Cue::Day),
    (Cue::Year, &[52], Cue::Week),
    (Cue::Year, &[12], Cue::Month),
    (Cue::Hour, &[60], Cue::Minute),
    (Cue::Minute, &[60], Cue::Second),
    (Cue::Day, &[8], Cue::Hour),
];

/// How far from the number the stretch may be named.
const REACH: usize = 2;

impl Maker<'_> {
    /// Passes over these numbers, with the stretch they are of where another is asked for.
    pub(super) fn drop_time_glosses(&mut self) {
        for place in 0..self.question.tokens.len() {
            if let Some(gloss) = self.gloss_with_unit(place).or_else(|| self.gloss_of_a_factor(place)) {
                for place in gloss {
                    self.pass_over(place..place + 1);
                }
            }
        }
    }

    /// "A 24-hour day": the number, its unit, and the stretch where it is not what is asked for.
    fn gloss_with_unit(&self, place: usize) -> Option<Vec<usize>> {
        let tokens = &self.question.tokens;
        let count = self.whole_number(place)?;
        let has = |place: usize, cue: Cue| tokens.get(place).is_some_and(|token| token.cues.contains(&cue));
        // The unit may be read with the number, or stand behind it.
        let behind = (place + 1..tokens.len()).find(|next| tokens[*next].class != Class::Mark)?;
        let (stretch, unit) = LENGTHS.iter().filter(|(_, counts, _)| counts.contains(&count)).find_map(|(long, _, short)| {
            let unit = has(behind, *short).then_some(behind);
            let counted = self.counts(place, *short);
            let near = unit.unwrap_or(place);
            let before = place.saturating_sub(REACH)..place;
            let stretch = (near + 1..=near + REACH).chain(before).find(|place| has(*place, *long))?;
            (unit.is_some() || counted).then_some((stretch, unit))
        })?;
        let asked = |token: &Token| token.cues.iter().any(|cue| STRETCHES.contains(cue));
        let others = (0..tokens.len()).filter(|other| *other != stretch && Some(*other) != unit);
        let is_asked_for_another = others.into_iter().any(|other| asked(&tokens[other]));
        Some(std::iter::once(place).chain(unit).chain(is_asked_for_another.then_some(stretch)).collect())
    }

    /// "Yearly (daily average x 365)": the sign and the number that make a year of days, where a year is asked for.
    fn gloss_of_a_factor(&self, place: usize) -> Option<Vec<usize>> {
        let tokens = &self.question.tokens;
        let count = self.whole_number(place)?;
        let sign = place.checked_sub(1).filter(|sign| matches!(tokens[*sign].text.as_ref(), "x" | "×" | "*" | "times"))?;
        let says = |cue: Cue| tokens.iter().any(|token| token.cues.contains(&cue));
        let fits = |(long, counts, short): &&(Cue, &[u32], Cue)| counts.contains(&count) && says(*long) && says(*short);
        LENGTHS.iter().find(fits).map(|_| vec![sign, place])
    }

    fn whole_number(&self, place: usize) -> Option<u32> {
        let Class::Number(index) = self.question.tokens[place].class else { return None };
        let Bounded::Exact(value) = self.question.numbers[index].value else { return None };
        LENGTHS.iter().flat_map(|(_, counts, _)| counts.iter().copied()).find(|count| Decimal::from(*count) == value)
    }

    /// Whether a number is read with its unit, and that is a stretch of time.
    fn counts(&self, place: usize, short: Cue) -> bool {
        let Class::Number(index) = self.question.tokens[place].class else { return false };
        let Measure::Counted(noun) = &self.question.numbers[index].unit.measure else { return false };
        let nouns: &[&str] = match short {
            Cue::Hour => &["hour", "hours", "小时", "个小时", "钟头"],
            Cue::Day => &["day", "days", "天", "日"],
            Cue::Week => &["week", "weeks", "周", "星期"],
            Cue::Month => &["month", "months", "个月", "月"],
            Cue::Minute => &["minute", "minutes", "分钟"],
            Cue::Second => &["second", "seconds", "秒"],
            _ => &[],
        };
        nouns.contains(&noun.as_ref())
    }
}

/// What may be asked for by the stretch.
const STRETCHES: [Cue; 7] = [Cue::Second, Cue::Minute, Cue::Hour, Cue::Day, Cue::Week, Cue::Month, Cue::Year];
