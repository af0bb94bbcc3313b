//! What was said before a question, and what was made of it?

use super::Plan;
use crate::question::{self, Facts, Question};
use jiff::civil::Date;
use std::sync::Arc;

/// A question of a member as it was read.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// The question.
    pub question: Arc<Question>,
    /// What is to be done about it.
    pub plan: Plan,
}

/// What the same member said before a question, counted back from it: the last at 0. It is only asked for where the question leans on it.
pub type History<'a> = &'a dyn Fn(usize) -> Option<Arc<Utterance>>;

impl Utterance {
    /// Reads a question by itself, on the day `as_of`.
    #[must_use]
    pub fn alone(text: &str, facts: &Facts, as_of: Date) -> Self {
        let whole = Self::of_one(text, facts, as_of);
        if let Some(plan) = super::two_questions::both(text, &whole.plan, facts, as_of) {
            return Self { plan, ..whole };
        }
        super::amid_talk::asked(text, &whole.plan, facts, as_of).unwrap_or(whole)
    }

    /// Reads a message as one question, however many it asks.
    pub(super) fn of_one(text: &str, facts: &Facts, as_of: Date) -> Self {
        let question = question::understand(text, facts, as_of);
        let plan = super::alone(&question, facts);
        Self { question: Arc::new(question), plan }
    }

    /// What the same question, read by itself, is after a history.
    #[must_use]
    pub fn after(&self, history: History<'_>, facts: &Facts) -> Self {
        Self { question: Arc::clone(&self.question), plan: super::after(&self.question, self.plan.clone(), history, facts) }
    }
}

/// The last that was asked, from a place in the history on, and where it stands: thanks in between ask nothing.
pub fn asked(history: History<'_>, from: usize) -> Option<(usize, Arc<Utterance>)> {
    (from..).map_while(|back| Some((back, history(back)?))).find(|(_, said)| !said.question.chatter)
}
