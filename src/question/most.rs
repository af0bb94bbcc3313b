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
        // "In which region were there most accidents?"
        let chooses = tokens.iter().any(|token| token.says("which") || token.says("where"));
        let majorities: Vec<usize> = (0..tokens.len())
            .filter(|place| tokens[*place].text.as_ref() == "most" && tokens[*place].cues.contains(&Cue::Majority))
            .filter(|place| {
                !place.checked_sub(1).is_some_and(|before| HAVING.contains(&text(before)) || chooses && text(before) == "there")
            })
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
        self.read_at_most();
    }

    /// Passes over what asks for how many there may be, which is for how many there are: 最多几家, 最多还要几家, "how many at the most".
    fn read_at_most(&mut self) {
        /// The most words between the two.
        const FAR: usize = 3;
        let tokens = &self.question.tokens;
        let asks = |place: usize| tokens[place].cues.contains(&Cue::HowMany);
        let chooses =
            tokens.iter().any(|token| token.cues.contains(&Cue::Who) || ["哪", "谁", "which"].iter().any(|word| token.says(word)));
        let leads = |place: usize| {
            let next = place + 1..tokens.len().min(place + 2 + FAR);
            let moves = place > 0 && tokens[place - 1].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
            let mut open = next.take_while(|next| tokens[*next].class != Class::Mark && !tokens[*next].text.starts_with('的'));
            !moves && open.any(asks)
        };
        let ends = |place: usize| {
            let mut before = tokens[..place].iter().rev().map(|token| token.text.as_ref());
            let opens = before.find(|text| *text != "the").is_some_and(|text| matches!(text, "at" | "at the"));
            opens && tokens[..place].iter().any(|token| token.cues.contains(&Cue::HowMany)) && tokens[place].says("most")
        };
        let is_at_most = |place: &usize| match tokens[*place].text.as_ref() {
            "最多" | "至多" | "顶多" => leads(*place),
            "most" => ends(*place),
            _ => false,
        };
        let found: Vec<usize> = (0..tokens.len()).filter(|place| !chooses && is_at_most(place)).collect();
        for place in found {
            self.pass_over(place..place + 1);
        }
    }
}

/// Below this weight a noun is what everything here is about.
const COMMON: f32 = 0.6;
