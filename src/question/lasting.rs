//! Which verbs only ask with "how long" how long something takes?
//!
//! "How long do cases take", "how long did the wait last": what takes is said before the verb, and nothing is taken, nor last.

use super::tokens::{Class, Maker};
use crate::language::Language;
use crate::quantity::{Per, Unit};

/// The verbs, which otherwise speak of revenue or of what comes last.
const VERBS: [&str; 8] = ["take", "takes", "took", "taken", "taking", "last", "lasts", "lasted"];

/// Whether something is told in units of time: where nothing is, nobody is told how long it takes.
fn is_time(unit: &Unit) -> bool {
    match unit {
        Unit::Counted(noun) => Per::parse(noun).is_some_and(|per| !matches!(per, Per::Each(..))),
        Unit::Rate(of, _) => is_time(of),
        Unit::Percent | Unit::PercentagePoints | Unit::Money(_) | Unit::Times | Unit::IndexPoints => false,
    }
}

impl Maker<'_> {
    /// Passes over the verb where nothing stands behind it that could be taken.
    pub(super) fn drop_lasting(&mut self) {
        if self.question.language != Language::English {
            return;
        }
        let tokens = &self.question.tokens;
        let Some(asks) = tokens.iter().position(|token| token.text.starts_with("how long")) else { return };
        if !self.facts.base.indicators.iter().any(|held| is_time(&held.unit)) {
            return;
        }
        let clause = tokens[asks].clause;
        let is_verb = |place: &usize| tokens[*place].clause == clause && VERBS.contains(&tokens[*place].text.as_ref());
        let names_behind = |place: usize| tokens.get(place + 1).is_some_and(|next| next.class == Class::Content && next.cues.is_empty());
        let verb = (asks + 1..tokens.len()).find(is_verb).filter(|place| !names_behind(*place));
        if let Some(verb) = verb {
            self.pass_over(verb..verb + 1);
        }
    }
}
