//! Is what was told reckoned with, or set against another thing, by a question that names that one alone: "multiply by 365", "its lead over
//! the growth of sales"?

use super::{calculates, spoken_of};
use crate::language::cue::Cue;
use crate::plan::{Ask, Operand, Plan};
use crate::question::{Class, Facts, Question, Token};

/// Whether a question is nothing but what to calculate with a number: "multiply by 365".
pub(super) fn only_calculates(question: &Question) -> bool {
    let names = |token: &Token| token.class == Class::Content && token.cues.is_empty();
    calculates(question) && !question.numbers.is_empty() && !question.tokens.iter().any(names)
}

/// Whether a question asks for a difference or a ratio, and by itself names one thing only: "its lead over the growth of sales?"
pub(super) fn names_only_the_other(question: &Question, alone: &Plan) -> bool {
    let sets = [Cue::Difference, Cue::Ratio].iter().any(|cue| question.has(*cue));
    sets && matches!(alone, Plan::Answer { ask: Ask::Figure(_), .. })
}

/// The same, where what is named may be set against what was told.
pub(super) fn is_set_against_it(question: &Question, alone: &Plan, earlier: &Plan, facts: &Facts) -> bool {
    let (Plan::Answer { ask: Ask::Figure(own), .. }, Some(ask)) = (alone, spoken_of(earlier, facts)) else { return false };
    let comparable = |told: &Operand| own.indicator != told.indicator && own.unit(&facts.base).comparable(told.unit(&facts.base));
    names_only_the_other(question, alone) && ask.main().is_some_and(comparable)
}
