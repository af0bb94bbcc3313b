//! When does 是哪年 ask in which year something was at its most, and not when it was published?

use super::tokens::Maker;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// What ends a question for a year.
const ASKING: [&str; 4] = ["哪年", "哪一年", "哪个年份", "几几年"];

impl Maker<'_> {
    /// Makes 最多的是哪年 a question for the year; 这是哪年的数 asks for that of the figures.
    pub(super) fn read_year_of_most(&mut self) {
        let most = |cue: &Cue| matches!(cue, Cue::Highest | Cue::Lowest);
        let Some(first) = self.question.tokens.iter().position(|token| token.cues.iter().any(most)) else { return };
        let when = Lexicon::get().concept_for(Cue::When);
        for token in &mut self.question.tokens[first + 1..] {
            if token.cues.contains(&Cue::Published) && ASKING.iter().any(|asks| token.text.ends_with(asks)) {
                token.cues = vec![Cue::When];
                token.features = vec![when.into()];
            }
        }
    }
}
