//! Of which year is a part that is named without one, where the year stands elsewhere: "Q2 minus Q1 museum visits, 2025",
//! 下半年比上半年多多少？2024年?

use super::period::Asked;
use super::tokens::{Class, Maker};
use crate::facts::period::{Period, Shape};
use crate::language::Language;

/// How many words behind "the same" its year may stand.
const BEHIND: usize = 4;

impl Maker<'_> {
    /// Takes each half or quarter that is named without its year for one of the only year that the question names.
    pub(super) fn place_parts(&mut self) {
        let asked = &self.question.periods;
        let parts: Vec<(usize, Period)> = (0..asked.len())
            .filter_map(|index| match asked[index] {
                Asked::Within(part) => Some((index, part)),
                _ => None,
            })
            .collect();
        let named: Vec<(usize, Period)> = (0..asked.len())
            .filter_map(|index| match asked[index] {
                Asked::At(period) => Some((index, period)),
                _ => None,
            })
            .collect();
        // 2024年的出口，下半年比上半年多多少: the year has said already of which year they are.
        let (years, placed): (Vec<_>, Vec<_>) = named.iter().partition(|(_, period)| period.shape == Shape::Year);
        if let ([(year_index, year)], [(_, one), (_, other)], true) = (years.as_slice(), placed.as_slice(), asked.len() == 3)
            && [one, other].iter().all(|part| year.start <= part.start && part.end <= year.end)
        {
            self.drop_year(*year_index);
            return;
        }
        let (Some((_, part)), [(index, of)]) = (parts.first(), named.as_slice()) else { return };
        let is_year = of.shape == Shape::Year;
        if !is_year && of.shape != part.shape || is_year && self.is_listed(*index) {
            return;
        }
        let (index, year) = (*index, of.start.year());
        for (index, part) in parts {
            if let Some(placed) = part.moved(year - part.start.year(), Shape::Year) {
                self.question.periods[index] = Asked::At(placed);
            }
        }
        if is_year {
            self.drop_year(index);
        }
        self.drop_repeated();
    }

    /// Takes 2024年同期, "the same half of 2024" for the part of that year which is named of another: no whole year is held against a half.
    pub(super) fn place_same_part(&mut self) {
        let tokens = &self.question.tokens;
        let year = |place: usize| match tokens.get(place)?.class {
            Class::Period(index) => match self.question.periods.get(index)? {
                Asked::At(period) | Asked::Against(period) if period.shape == Shape::Year => Some((index, *period)),
                _ => None,
            },
            _ => None,
        };
        let is_same = |place: usize| {
            let text = tokens[place].text.as_ref();
            text.contains("同期") || text.starts_with("same") || text.starts_with("the same")
        };
        let found = (0..tokens.len()).filter(|place| is_same(*place)).find_map(|same| {
            let behind = || (same + 1..same + 1 + BEHIND).find_map(|place| Some((place, year(place)?)));
            let (place, found) = same.checked_sub(1).and_then(|before| Some((before, year(before)?))).or_else(behind)?;
            Some((same.min(place)..=same.max(place), found))
        });
        let Some((stretch, (index, of))) = found else { return };
        let is_part = |period: &Period| matches!(period.shape, Shape::Half | Shape::Quarter | Shape::Month | Shape::Months);
        let part = self.question.periods.iter().find_map(|asked| match asked {
            Asked::At(period) if is_part(period) => Some(*period),
            _ => None,
        });
        let Some(placed) = part.and_then(|part| part.moved(of.start.year() - part.start.year(), Shape::Year)) else { return };
        self.question.periods[index] = match self.question.periods[index] {
            Asked::Against(_) => Asked::Against(placed),
            _ => Asked::At(placed),
        };
        for token in self.question.tokens[stretch].iter_mut().filter(|token| !matches!(token.class, Class::Period(_))) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }

    /// Lets a part that is told twice be asked once: "in the second half of 2024 (the third and fourth quarters)".
    fn drop_repeated(&mut self) {
        let asked = &self.question.periods;
        let is_told = |index: &usize| matches!(asked[*index], Asked::At(_)) && asked[..*index].contains(&asked[*index]);
        if let Some(index) = (0..asked.len()).find(is_told) {
            self.drop_year(index);
        }
    }

    /// Lets a year only have said of which year the parts are.
    fn drop_year(&mut self, index: usize) {
        for token in self.question.tokens.iter_mut().filter(|token| token.class == Class::Period(index)) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
        }
        self.keep_periods();
    }

    /// Whether a year stands beside a part of one as something of its own: "in 2024 and in the first half". A Chinese year that opens a
    /// question is that of all that follows.
    fn is_listed(&self, index: usize) -> bool {
        if self.question.language == Language::Chinese {
            return false;
        }
        let tokens = &self.question.tokens;
        let Some(place) = tokens.iter().position(|token| token.class == Class::Period(index)) else { return true };
        tokens.get(place + 1).is_some_and(|next| matches!(next.text.as_ref(), "and" | "or" | "," | "and in"))
            && tokens[place + 1..].iter().take(4).any(|token| matches!(token.class, Class::Period(_)))
    }
}
