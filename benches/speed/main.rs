//! How fast are loading, indexing, answering and offering choices, beside tools that do a part of the same?
//!
//! ```text
//! cargo bench                              # everything, in about three minutes
//! SMEBOT_BENCH=20,1000,100000 cargo bench  # only these sizes of made-up bases
//! ```
//!
//! Machines differ and are shared, so what counts are ratios of times that were taken side by side in one run; the two sides of a
//! ratio are measured by turns, and of each the fastest turn counts. That is also why neither criterion nor divan measures here:
//! they take one thing after another, minutes apart.
//!
//! The bases are made up ([`synthetic`]); what is measured against is tantivy ([`rival`]) for finding an indicator, `toml` for
//! reading the files, and `smebot --version` for starting.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark reads the clock, prints its table and stops at the first fault"
)]

mod answering;
mod loading;
mod offering;
mod questions;
mod rival;
mod starting;
mod synthetic;
mod words;

use std::time::{Duration, Instant};

fn main() -> anyhow::Result<()> {
    if let Some(folder) = std::env::var_os(loading::CHILD) {
        return loading::report_memory(folder.as_ref());
    }
    // `cargo test --benches` only asks whether it runs.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let only = std::env::var("SMEBOT_BENCH").unwrap_or_default();
    let shapes: Vec<_> = synthetic::SHAPES
        .into_iter()
        .filter(|(name, _)| {
            let plain = name.replace(',', "");
            only.is_empty() || only.split(',').any(|wanted| wanted == plain)
        })
        .collect();
    starting::measure()?;
    offering::measure();
    let mut thousand = None;
    for (name, shape) in shapes {
        println!("\n{name} figures of {} indicators", shape.indicator_count());
        let base = loading::measure(shape)?;
        let times = answering::measure(shape, base)?;
        if shape.figure_count() == 1_000 {
            thousand = Some(times);
        } else if let Some(thousand) = thousand.filter(|_| shape.figure_count() > 1_000) {
            println!(
                "  an answer against one at 1,000 figures: {:.1} × English, {:.1} × Chinese",
                times.english.as_secs_f64() / thousand.english.as_secs_f64(),
                times.chinese.as_secs_f64() / thousand.chinese.as_secs_f64()
            );
        }
    }
    Ok(())
}

/// How long something takes.
fn time(what: impl FnOnce()) -> Duration {
    let start = Instant::now();
    what();
    start.elapsed()
}

/// The fastest of several turns of two things taken by turns, within about a second.
fn by_turns(mut one: impl FnMut(), mut other: impl FnMut()) -> (Duration, Duration) {
    let mut best = (Duration::MAX, Duration::MAX);
    let start = Instant::now();
    let mut turns = 0;
    while turns < 3 || (turns < 60 && start.elapsed() < Duration::from_millis(500)) {
        best.0 = best.0.min(time(&mut one));
        best.1 = best.1.min(time(&mut other));
        turns += 1;
    }
    best
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64().max(1e-9)
}
