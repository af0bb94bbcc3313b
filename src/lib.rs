//! smebot answers questions about policy figures from a keyed fact base, deterministically and with citations.
//!
//! The straight line: text, [`question`], [`plan`], [`compute`], [`answer`], [`render`]. Beside it [`verify`] judges the figures of a
//! whole text, and [`draft`] makes of one what a moderator finishes to a statement.

pub mod answer;
pub mod chat;
pub mod cli;
pub mod compute;
pub mod config;
pub mod discord;
pub mod draft;
pub mod facts;
pub mod journal;
pub mod keep;
pub mod language;
pub mod plan;
pub mod quantity;
pub mod question;
pub mod render;
pub mod respond;
pub mod sandbox;
pub mod verify;

use answer::Answer;
use jiff::civil::Date;
use plan::Utterance;
use question::Facts;
use std::cell::OnceCell;
use std::sync::Arc;

/// How many questions before one are looked at: each may lean on the one before it.
const LONGEST_BEFORE: usize = 32;

/// One answer: reads the question after `earlier` ones of the same member, plans, computes.
/// `as_of` is the day on which it is asked.
#[must_use]
pub fn ask(text: &str, earlier: &[&str], facts: &Facts, as_of: Date) -> Answer {
    let recent = &earlier[earlier.len().saturating_sub(LONGEST_BEFORE)..];
    let texts: Vec<&str> = recent.iter().chain([&text]).copied().collect();
    let thread = Thread { read: vec![OnceCell::new(); texts.len()], texts, facts, as_of };
    let said = thread.utterance(recent.len());
    answer::answer(&said.question, said.plan.clone(), facts, as_of)
}

/// What a member said in a row, each read when it is first leaned on.
struct Thread<'a> {
    texts: Vec<&'a str>,
    read: Vec<OnceCell<Arc<Utterance>>>,
    facts: &'a Facts,
    as_of: Date,
}

impl Thread<'_> {
    fn utterance(&self, place: usize) -> Arc<Utterance> {
        let before = |back: usize| Some(self.utterance(place.checked_sub(back + 1)?));
        let read = || Arc::new(Utterance::alone(self.texts[place], self.facts, self.as_of).after(&before, self.facts));
        Arc::clone(self.read[place].get_or_init(read))
    }
}
