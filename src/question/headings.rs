//! Which heading of a message says what it is, and nothing that is asked?
//!
//! 【快讯求证】2025年……, "[fact check] How many ...": what stands in brackets before everything else and names nothing that the base
//! has is passed over; it makes no claim of a question either.

use super::tokens::{Class, Maker, Token};
use std::ops::Range;

/// The brackets that a heading stands in.
const BRACKETS: [(&str, &str); 3] = [("【", "】"), ("[", "]"), ("〖", "〗")];

/// The most tokens that a heading has.
const LONGEST: usize = 6;

impl Maker<'_> {
    /// Passes over a heading in brackets.
    pub(super) fn drop_heading(&mut self) {
        if let Some(heading) = self.heading() {
            self.pass_over(heading);
        }
    }

    /// What stands in brackets at the very beginning, if something else follows.
    fn heading(&self) -> Option<Range<usize>> {
        let tokens = &self.question.tokens;
        let first = tokens.first()?;
        let (_, closing) = BRACKETS.iter().find(|(opening, _)| first.text.as_ref() == *opening)?;
        let end = tokens.iter().take(LONGEST + 2).position(|token| token.text.as_ref() == *closing)?;
        let restricts = |token: &Token| {
            matches!(token.class, Class::Period(_) | Class::Number(_) | Class::Member(_) | Class::Country(_))
                || token.features.iter().any(|feature| self.facts.index.postings.contains_key(feature))
        };
        let follows = tokens[end + 1..].iter().any(|token| token.class != Class::Mark);
        (end > 1 && follows && !tokens[1..end].iter().any(restricts)).then_some(1..end)
    }
}
