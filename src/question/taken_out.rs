//! Is something taken out of the rest, "if you take the little ones out, how many are left?", or did those that are asked of only take it: "what
//! share of firms take out loans?"

use super::mere::names_held;
use super::tokens::{Class, Maker};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

impl Maker<'_> {
    /// Reads what is taken out, and leaves what is only taken.
    pub(super) fn read_taken(&mut self) {
        self.keep_what_is_taken_out();
        self.read_taken_out();
    }

    /// "If you take the little ones out, how many are left?" asks for those without them.
    fn read_taken_out(&mut self) {
        /// How many words may be taken out.
        const REACH: usize = 6;
        let tokens = &self.question.tokens;
        let takes = |place: usize| {
            tokens[place]
                .text
                .split(' ')
                .any(|word| matches!(word, "take" | "taking" | "takes" | "strip" | "stripping" | "leave" | "leaving"))
        };
        let ends = |place: usize| tokens.get(place).is_none_or(|token| token.class == Class::Mark);
        let out = |place: usize| {
            let reach = place + 1..tokens.len().min(place + REACH);
            reach.into_iter().find(|out| tokens[*out].text.as_ref() == "out" && ends(out + 1))
        };
        let names = |between: std::ops::Range<usize>| tokens[between].iter().any(|token| names_held(token, self.facts));
        let told = (0..tokens.len()).filter(|place| takes(*place) && self.is_told_to(*place));
        let found = told.into_iter().find_map(|place| Some((place, out(place)?)));
        if let Some((verb, out)) = found.filter(|(verb, out)| names(*verb + 1..*out)) {
            self.pass_over(out..out + 1);
            let token = &mut self.question.tokens[verb];
            token.class = Class::Content;
            token.restricts = 1.0;
            token.features = vec![Lexicon::get().concept_for(Cue::Not).into()];
            token.cues = vec![Cue::Not];
        }
    }

    /// "What share of firms take out loans?" takes nothing away: only whoever is told to, or supposes it, does.
    fn keep_what_is_taken_out(&mut self) {
        const TAKING: [&str; 4] = ["take out", "takes out", "took out", "taking out"];
        for place in 0..self.question.tokens.len() {
            if TAKING.contains(&self.question.tokens[place].text.as_ref()) && !self.is_told_to(place) {
                self.question.tokens[place].cues.retain(|cue| *cue != Cue::Excluding);
            }
        }
    }

    /// Whether a verb opens what it stands in, or has the speaker or the one spoken to before it: "take the little ones out", "if you take".
    fn is_told_to(&self, place: usize) -> bool {
        const TELLING: [&str; 19] = [
            "if", "when", "once", "you", "u", "we", "i", "lets", "let's", "us", "one", "by", "please", "and", "then", "after", "now",
            "just", "without",
        ];
        let before = place.checked_sub(1).map(|before| &self.question.tokens[before]);
        let own = self.question.tokens[place].text.split(' ').next().is_some_and(|first| TELLING.contains(&first));
        own || before
            .is_none_or(|token| token.class == Class::Mark || token.text.rsplit(' ').next().is_some_and(|word| TELLING.contains(&word)))
    }
}
