//! Is "most" more than half of something, or the largest?

use super::tokens::{Class, Maker};
use crate::language::cue::Cue;

impl Maker<'_> {
    /// Takes "most firms", "most of them" for more than half, and not for the largest.
    pub(super) fn read_most(&mut self) {
        const HAVING: [&str; 8] = ["the", "has", "have", "had", "got", "with", "by", "at"];
        let tokens = &self.question.tokens;
        let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
        let is_kind = |place: usize| {
            tokens.get(place).is_some_and(|next| next.class == Class::Content && next.cues.is_empty() && next.weight < COMMON)
        };
        let majorities: Vec<usize> = (0..tokens.len())
            .filter(|place| tokens[*place].text.as_ref() == "most" && tokens[*place].cues.contains(&Cue::Majority))
            .filter(|place| !place.checked_sub(1).is_some_and(|before| HAVING.contains(&text(before))))
            .filter(|place| text(place + 1) == "of" || is_kind(place + 1))
            .collect();
        let superlatives: Vec<usize> = (0..tokens.len())
            .filter(|place| tokens[*place].text.as_ref() == "most" && tokens[*place].cues.contains(&Cue::Highest))
            .filter(|place| place.checked_sub(1).is_some_and(|before| text(before).split(' ').next_back() == Some("the")))
            .filter(|place| !text(place + 1).starts_with("of"))
            .collect();
        for place in majorities {
            self.question.tokens[place].cues.retain(|cue| *cue != Cue::Highest);
        }
        // "Who has the most" asks for the largest, and not for more than half.
        for place in superlatives {
            self.question.tokens[place].cues.retain(|cue| *cue != Cue::Majority);
        }
    }
}

/// Below this weight a noun is what everything here is about.
const COMMON: f32 = 0.6;
