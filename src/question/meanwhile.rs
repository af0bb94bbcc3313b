//! Which part of a message only tells how long something takes?
//!
//! "In the minute it takes me to read the headlines, how many ...", "during a 90 minute match, ...": what takes so long does not matter.

use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::Per;
use crate::quantity::read::Measure;
use std::ops::Range;

/// Words with which such a part begins.
const OPENERS: [&str; 12] =
    ["in", "during", "while", "whilst", "over", "within", "for", "as", "by the time", "in the time", "until", "before"];

/// What the units of time are as operations.
const UNITS: [(&str, Cue); 6] =
    [("second", Cue::Second), ("minute", Cue::Minute), ("hour", Cue::Hour), ("day", Cue::Day), ("week", Cue::Week), ("month", Cue::Month)];

impl Maker<'_> {
    /// Leaves of such a part no more than the time.
    pub(super) fn keep_how_long(&mut self) {
        if self.question.language != Language::English {
            return;
        }
        self.drop_lasting();
        let parts = self.parts();
        let Some(part) = parts.first().filter(|_| parts.len() > 1).cloned() else { return };
        let asks = self.question.tokens[part.end..].iter().any(|token| token.cues.contains(&Cue::HowMany));
        let Some((time, cue)) = self.time_of(&part).filter(|_| asks) else { return };
        self.pass_over(part.start..time);
        self.pass_over(time + 1..part.end);
        if let Some(cue) = cue {
            let token = &mut self.question.tokens[time];
            token.class = Class::Content;
            token.cues = vec![cue];
            token.restricts = 1.0;
        }
        self.kept = Some(time);
    }

    /// Where a part tells how long something takes, and by which operation where it is one of the unit.
    fn time_of(&self, part: &Range<usize>) -> Option<(usize, Option<Cue>)> {
        let tokens = &self.question.tokens;
        let first = part.clone().find(|place| tokens[*place].class != Class::Mark)?;
        let names = |token: &Token| {
            matches!(token.class, Class::Period(_) | Class::Member(_) | Class::Country(_))
                || token.features.iter().any(|feature| self.facts.index.postings.contains_key(feature))
                    && token.cues.is_empty()
                    && token.class == Class::Content
        };
        if !OPENERS.contains(&tokens[first].text.as_ref()) || tokens[part.clone()].iter().any(names) {
            return None;
        }
        let is_time = |place: usize| match tokens[place].class {
            Class::Number(index) => match &self.question.numbers[index].unit.measure {
                Measure::Counted(noun) => Per::parse(noun).filter(|per| !matches!(per, Per::Each(..))).map(|_| (place, None)),
                _ => None,
            },
            _ => UNITS.iter().find(|(unit, _)| tokens[place].text.split(' ').next_back() == Some(unit)).map(|(_, cue)| (place, Some(*cue))),
        };
        part.clone().find_map(is_time)
    }
}
