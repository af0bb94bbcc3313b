//! Which numbers only say how long a day, a week or a year is?
//!
//! "24 hours a day: how many every hour", 一天24小时, 按365天、12个月平摊: everybody knows them, and nothing is asked of so many hours.

use super::tokens::{Class, Maker, Token};
use crate::language::cue::Cue;
use crate::quantity::read::{Found, Measure};
use crate::quantity::{Decimal, Per, Unit};

/// How many of the shorter make the longer.
const LENGTHS: [(u8, Per, Cue, Cue); 6] = [
    (60, Per::Second, Cue::Second, Cue::Minute),
    (60, Per::Minute, Cue::Minute, Cue::Hour),
    (24, Per::Hour, Cue::Hour, Cue::Day),
    (7, Per::Day, Cue::Day, Cue::Week),
    (52, Per::Week, Cue::Week, Cue::Year),
    (12, Per::Month, Cue::Month, Cue::Year),
];
/// The stretches shorter than a year that something may be told by, and the words that ask for each; where several are said, the first counts.
pub const PACES: [(Per, Cue); 6] = [
    (Per::Second, Cue::Second),
    (Per::Minute, Cue::Minute),
    (Per::Hour, Cue::Hour),
    (Per::Week, Cue::Week),
    (Per::Month, Cue::Month),
    (Per::Day, Cue::Day),
];
/// The days of a year.
const DAYS: [u16; 2] = [365, 366];

impl Maker<'_> {
    /// Lets 每小时超过一千家 say the hour besides the number, where the base tells nothing by the hour: it is to be reckoned.
    fn read_paces(&mut self) {
        for place in 0..self.question.tokens.len() {
            let Class::Number(index) = self.question.tokens[place].class else { continue };
            let Some(per) = self.question.numbers[index].unit.per.clone() else { continue };
            let Some((_, cue)) = PACES.iter().find(|(known, _)| *known == per) else { continue };
            let is_told = |unit: &Unit| matches!(unit, Unit::Rate(_, own) if *own == per);
            if !self.facts.base.indicators.iter().any(|indicator| is_told(&indicator.unit)) {
                self.question.numbers[index].unit.per = None;
                self.question.tokens[place].cues.push(*cue);
            }
        }
    }

    /// Passes over such a number where the question speaks of the shorter or the longer stretch besides.
    pub(super) fn drop_lengths(&mut self) {
        self.read_paces();
        self.drop_calendar();
        let told: Vec<usize> = (0..self.question.tokens.len()).filter(|place| self.tells_a_length(*place)).collect();
        for place in told {
            self.pass_over(place..place + 1);
        }
    }

    /// "Per calendar day", "each working week": a day is counted as any other.
    pub(super) fn drop_calendar(&mut self) {
        const STRETCHES: [Cue; 4] = [Cue::Day, Cue::Week, Cue::Month, Cue::Year];
        let tokens = &self.question.tokens;
        let qualifies = |place: &usize| {
            let time = |token: &Token| token.cues.iter().any(|cue| STRETCHES.contains(cue));
            matches!(tokens[*place].text.as_ref(), "calendar" | "自然") && tokens.get(place + 1).is_some_and(time)
        };
        for place in (0..tokens.len()).filter(qualifies).collect::<Vec<_>>() {
            self.pass_over(place..place + 1);
        }
    }

    fn tells_a_length(&self, place: usize) -> bool {
        let tokens = &self.question.tokens;
        let Class::Number(index) = tokens[place].class else { return false };
        let number = &self.question.numbers[index];
        let Measure::Counted(noun) = &number.unit.measure else { return false };
        let Some(per) = Per::parse(noun) else { return false };
        let says = |cue: Cue| move |token: &Token| token.cues.contains(&cue);
        let is = |count: Decimal| number.value.is_exact() && number.value.point() == count;
        let beside = |cue: Cue| {
            let before = place.checked_sub(1).is_some_and(|last| says(cue)(&tokens[last]));
            before || tokens.get(place + 1).is_some_and(says(cue))
        };
        let known = LENGTHS.iter().filter(|(count, of, ..)| *of == per && is(Decimal::from(*count)));
        // 一天24小时 ... 每小时
        let is_beside = known.clone().any(|(.., shorter, longer)| beside(*longer) && tokens.iter().any(says(*shorter)));
        // 按365天、12个月平摊，一个月多少家; 营收摊到365天，日均多少. "Divided by 12 months" alone is read elsewhere.
        let is_spread = || place.checked_sub(1).is_some_and(|last| tokens[last].text.contains('摊'));
        let of_a_year = match per {
            Per::Day => is_a_year_of_days(number) && (tokens.iter().any(says(Cue::Month)) || is_spread()),
            Per::Month => is(Decimal::from(12_u8)) && self.question.numbers.iter().any(is_a_year_of_days),
            _ => false,
        };
        is_beside || of_a_year
    }
}

/// Whether a number is that of the days of a year.
fn is_a_year_of_days(number: &Found) -> bool {
    let is_days = matches!(&number.unit.measure, Measure::Counted(noun) if Per::parse(noun) == Some(Per::Day));
    is_days && number.value.is_exact() && DAYS.iter().any(|days| number.value.point() == Decimal::from(*days))
}
