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
/// How far from a number with its unit the longer stretch may be named.
const REACH: usize = 2;

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

    /// "Assuming a 24-hour day", "yearly (daily average x 365)": passes over the number with its unit or sign, and over the stretch that it is
    /// the length of where another is asked for.
    pub(super) fn drop_glosses(&mut self) {
        for place in 0..self.question.tokens.len() {
            let gloss = self.gloss_with_unit(place).or_else(|| self.gloss_of_a_factor(place));
            for place in gloss.into_iter().flatten() {
                self.pass_over(place..place + 1);
            }
        }
    }

    fn gloss_with_unit(&self, place: usize) -> Option<Vec<usize>> {
        let tokens = &self.question.tokens;
        let number = self.whole_number(place)?;
        let has = |place: usize, cue: Cue| tokens.get(place).is_some_and(|token| token.cues.contains(&cue));
        // The unit may be read with the number, or stand behind it.
        let behind = (place + 1..tokens.len()).find(|next| tokens[*next].class != Class::Mark)?;
        let (stretch, unit) = lengths().filter(|(count, ..)| number.value.point() == *count).find_map(|(_, per, shorter, longer)| {
            let unit = has(behind, shorter).then_some(behind);
            let counted = matches!(&number.unit.measure, Measure::Counted(noun) if Per::parse(noun) == Some(per));
            let near = unit.unwrap_or(place);
            let mut around = (near + 1..=near + REACH).chain(place.saturating_sub(REACH)..place);
            Some((around.find(|place| has(*place, longer))?, unit)).filter(|_| unit.is_some() || counted)
        })?;
        let asks = |other: usize| other != stretch && Some(other) != unit && PACES.iter().any(|(_, cue)| has(other, *cue));
        let is_asked_for_another = (0..tokens.len()).any(|other| asks(other) || other != stretch && has(other, Cue::Year));
        Some(std::iter::once(place).chain(unit).chain(is_asked_for_another.then_some(stretch)).collect())
    }

    fn gloss_of_a_factor(&self, place: usize) -> Option<Vec<usize>> {
        let tokens = &self.question.tokens;
        let number = self.whole_number(place)?;
        let sign = place.checked_sub(1).filter(|sign| matches!(tokens[*sign].text.as_ref(), "x" | "×" | "*" | "times"))?;
        let says = |cue: Cue| tokens.iter().any(|token| token.cues.contains(&cue));
        let mut fitting = lengths().filter(|(count, ..)| number.value.point() == *count);
        fitting.any(|(_, _, shorter, longer)| says(shorter) && says(longer)).then(|| vec![sign, place])
    }

    fn whole_number(&self, place: usize) -> Option<&Found> {
        let Class::Number(index) = self.question.tokens[place].class else { return None };
        Some(&self.question.numbers[index]).filter(|number| number.value.is_exact())
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

/// How many of which shorter stretch make which longer one.
fn lengths() -> impl Iterator<Item = (Decimal, Per, Cue, Cue)> {
    let of_days = DAYS.iter().map(|days| (Decimal::from(*days), Per::Day, Cue::Day, Cue::Year));
    LENGTHS.iter().map(|(count, per, shorter, longer)| (Decimal::from(*count), per.clone(), *shorter, *longer)).chain(of_days)
}
