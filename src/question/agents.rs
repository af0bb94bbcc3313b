//! Who is asked for that did something most?
//!
//! "Which bank lent most", "which underwriter handled the most listings": no figure tells whose doing it was, however well the deed is
//! known to the base and however much the doer goes along with it.

use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// Words behind which stands what is to be named.
const ASKING: [&str; 2] = ["which", "what"];

impl Maker<'_> {
    /// Makes what is to be named a word that no indicator explains, unless the base speaks of it or is divided by it.
    pub(super) fn require_agents(&mut self) {
        let ranks = self.question.tokens.iter().any(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Highest | Cue::Lowest)));
        if !ranks || self.question.language != Language::English {
            return;
        }
        for place in 1..self.question.tokens.len() {
            if ASKING.contains(&self.question.tokens[place - 1].text.as_ref()) && self.is_agent(&self.question.tokens[place]) {
                let agent = &mut self.question.tokens[place];
                agent.class = Class::Unknown;
                agent.features.clear();
                agent.restricts = 1.0;
            }
        }
    }

    /// Whether a word names somebody or something of which the base has no figure.
    fn is_agent(&self, token: &Token) -> bool {
        let lexicon = Lexicon::get();
        let index = &self.facts.index;
        let is_known = |feature: &crate::facts::index::FeatureId| {
            index.postings.contains_key(feature) || index.members.contains_key(feature) || lexicon.is_partition(feature.0)
        };
        token.class == Class::Content && token.cues.is_empty() && token.restricts > 0.0 && !token.features.iter().any(is_known)
    }
}
