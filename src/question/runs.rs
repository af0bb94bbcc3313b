//! For how many years in a row is something said to have moved?
//!
//! "Fell two years running", 连着两年往下掉: the number is none of what is counted, and counts the years that each have to be so.

use super::tokens::{Class, Maker};
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use rust_decimal::prelude::ToPrimitive;

/// What stands before the number.
const BEFORE: [&str; 8] = ["连", "连着", "连续", "接连", "一连", "连连", "已连续", "已经连续"];
/// What may stand between.
const BETWEEN: [&str; 5] = ["着", "了", "上", "过", "已"];
/// What stands behind it.
const BEHIND: [&str; 9] =
    ["in a row", "running", "straight", "on the trot", "consecutively", "in succession", "back to back", "on end", "successively"];
/// The same beside the noun: "two straight years".
const BESIDE: [&str; 4] = ["straight", "consecutive", "successive", "back-to-back"];
/// The most years in a row.
const MOST: u8 = 20;

impl Maker<'_> {
    /// Reads for how many years something moved one way, where it is said to have moved.
    pub(super) fn read_runs(&mut self) {
        let moves = |cue: &Cue| matches!(cue, Cue::Growth | Cue::Decline);
        if !self.question.tokens.iter().any(|token| token.cues.iter().any(moves)) {
            return;
        }
        let found =
            (0..self.question.tokens.len()).find_map(|place| Some((place, self.run_at(place).or_else(|| self.ordinal_run_at(place))?)));
        if let Some((place, (count, end))) = found {
            let start = if self.follows_opening(place) { self.opening(place) } else { place };
            self.question.in_a_row = Some(count);
            self.pass_over(start..end);
        }
    }

    /// How many years in a row a number tells, and where that ends.
    fn run_at(&self, place: usize) -> Option<(u8, usize)> {
        let tokens = &self.question.tokens;
        let Class::Number(index) = tokens[place].class else { return None };
        let number = &self.question.numbers[index];
        let count = number.value.is_exact().then(|| number.value.point().to_u8())?.filter(|count| (2..=MOST).contains(count))?;
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_ref());
        let noun = match &number.unit.measure {
            Measure::Counted(noun) => noun.as_ref(),
            _ => "",
        };
        let is_years = |noun: &str| matches!(noun.rsplit(' ').next(), Some("years" | "year" | "年" | "个年头"));
        let beside = |noun: &str| noun.split(' ').any(|word| BESIDE.contains(&word));
        if is_years(noun) && (beside(noun) || beside(text(place))) || BESIDE.contains(&text(place + 1)) && is_years(text(place + 2)) {
            let end = if is_years(noun) { place + 1 } else { place + 3 };
            return Some((count, end));
        }
        // "Two years" may be one token, or the noun the next.
        let last = if is_years(noun) { place } else { place + 1 };
        if !is_years(noun) && !is_years(text(last)) {
            return None;
        }
        let rest = (last + 1..tokens.len().min(last + 4)).map(text).collect::<Vec<_>>().join(" ");
        let behind = BEHIND.iter().find(|words| rest.strip_prefix(**words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
        if let Some(words) = behind {
            let mut length = 0;
            let taken = (last + 1..tokens.len()).take_while(|at| {
                let before = length;
                length += text(*at).len() + 1;
                before < words.len()
            });
            return Some((count, last + 1 + taken.count()));
        }
        self.follows_opening(place).then_some((count, last + 1))
    }

    /// "For the third year running"
    fn ordinal_run_at(&self, place: usize) -> Option<(u8, usize)> {
        const ORDINALS: [&str; 9] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        let tokens = &self.question.tokens;
        let words: Vec<(&str, usize)> =
            (place..tokens.len().min(place + 6)).flat_map(|at| tokens[at].text.split(' ').map(move |word| (word, at))).collect();
        let word = |at: usize| words.get(at).map_or("", |(word, _)| *word);
        let start = usize::from(matches!(word(0), "the" | "a" | "its"));
        let count = ORDINALS.iter().zip(2..).find(|(ordinal, _)| **ordinal == word(start)).map(|(_, count)| count)?;
        let beside = BESIDE.contains(&word(start + 1));
        let year = start + 1 + usize::from(beside);
        if word(year) != "year" {
            return None;
        }
        let behind = BEHIND.iter().find(|row| row.split(' ').enumerate().all(|(at, part)| word(year + 1 + at) == part));
        let last = if beside { year } else { year + behind?.split(' ').count() };
        Some((count, words.get(last)?.1 + 1))
    }

    /// Where the word stands that may open it.
    fn opening(&self, place: usize) -> usize {
        let tokens = &self.question.tokens;
        let before = place.saturating_sub(1);
        if before > 0 && BETWEEN.contains(&tokens[before].text.as_ref()) { before - 1 } else { before }
    }

    fn follows_opening(&self, place: usize) -> bool {
        place > 0 && BEFORE.contains(&self.question.tokens[self.opening(place)].text.as_ref())
    }
}
