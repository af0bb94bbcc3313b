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
use question::Facts;
use std::cell::LazyCell;

/// One answer: reads the question after `earlier` ones of the same member, plans, computes.
/// `as_of` is the day on which it is asked.
#[must_use]
pub fn ask(text: &str, earlier: &[&str], facts: &Facts, as_of: Date) -> Answer {
    let question = question::understand(text, facts, as_of);
    // Most questions stand by themselves: one before them is read where it is leaned on.
    let before: Vec<_> = earlier.iter().map(|text| LazyCell::new(move || question::understand(text, facts, as_of))).collect();
    let plan = plan::plan(&question, &before, facts);
    answer::answer(&question, plan, facts, as_of)
}
