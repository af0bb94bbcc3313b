//! smebot answers questions about policy figures from a keyed fact base, deterministically and with citations.
//!
//! The straight line: text, `question`, `plan`, `compute`, `answer`, `render`.

pub mod cli;
pub mod config;
pub mod facts;
pub mod language;
pub mod plan;
pub mod quantity;
pub mod question;
pub mod render;
