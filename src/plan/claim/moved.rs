//! Which readings judge how something moved over its years: "rose every year", "doubled since 2020"?

use super::{each_time, judged_cues, moves};
use crate::language::cue::Cue;
use crate::plan::evidence::cued;
use crate::plan::fit::fitness;
use crate::plan::pick::series;
use crate::plan::readings::{Reading, Scene};
use crate::plan::stretch::window;
use crate::plan::{Ask, Operand};

/// The most indicators that are tried.
const MOST_TRIED: usize = 6;

/// The series that a move each year is said of, and the two ends that a multiple is.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let each = each_time(scene) && moves(scene);
    let multiple = (scene.has(Cue::Double) || scene.has(Cue::Triple)) && window(scene).is_some();
    if !each && !multiple {
        return Vec::new();
    }
    let base = scene.base();
    let within = window(scene);
    let in_window = |operand: &Operand| {
        let period = operand.period(base);
        within.is_none_or(|(start, end)| period.end >= start && period.start <= end)
    };
    let tried = scene.candidates.iter().take(MOST_TRIED);
    tried
        .filter(|candidate| base.indicators[candidate.indicator.0 as usize].growth_of.is_none())
        .filter_map(|candidate| {
            let held: Vec<Operand> = series(base, candidate.indicator, &scene.members).into_iter().filter(in_window).collect();
            let [first, .., last] = held.as_slice() else { return None };
            let ask = if each { Ask::Trend(held.clone()) } else { Ask::Ratio { left: last.clone(), right: first.clone() } };
            Some(Reading {
                outcome: Ok(ask),
                claim: None,
                explained: candidate.explained.union(cued(scene.question, &judged_cues())),
                score: fitness(scene, candidate) + 0.1,
                coverage: candidate.coverage,
                full: candidate.full,
            })
        })
        .collect()
}
