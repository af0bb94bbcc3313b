//! Which figures of one sort are asked for together: "which goals are set", "growth rates", 定了哪些目标?

use super::Operand;
use super::fit::is_target;
use super::readings::{Reading, Scene};
use super::rivals::all_figures;
use crate::language::cue::Cue;

/// How much less than the best one another of the sort may fit.
const NEARLY: f32 = 0.3;

/// All targets that are asked for in the plural, though one of them fits best by itself; none where none is.
pub fn asked_together(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> Vec<Operand> {
    if !scene.has(Cue::Target) || best.claim.is_some() {
        return Vec::new();
    }
    let near: Vec<Reading> =
        fitting.iter().filter(|reading| best.score - reading.score < NEARLY && reading.claim.is_none()).cloned().collect();
    let mut figures = all_figures(&near);
    figures.retain(|operand| is_target(&scene.base().indicators[operand.indicator.0 as usize]));
    if figures.len() > 1 && are_asked_for(scene, &figures) { figures } else { Vec::new() }
}

/// Whether several figures of one sort are asked for in the plural: "which goals are set", "growth rates", "what is on the agenda".
pub fn are_asked_for(scene: &Scene<'_>, figures: &[Operand]) -> bool {
    #[rustfmt::skip]
    const GOALS: [&str; 12] = [
        "targets", "goals", "plans", "aims", "objectives", "ambitions", "intentions", "pledges", "agenda", "roadmap", "to-do list", "priorities",
    ];
    const RATES: [&str; 6] = ["growth rates", "growth figures", "growth numbers", "rates of growth", "rates", "increases"];
    let tokens = &scene.question.tokens;
    let says = |words: &[&str], cue: Cue| tokens.iter().any(|token| token.cues.contains(&cue) && words.iter().any(|word| token.says(word)));
    let held = || figures.iter().map(|operand| &scene.base().indicators[operand.indicator.0 as usize]);
    // 定了哪些目标, 几个增速
    let several = tokens.iter().any(|token| ["哪些", "哪几"].iter().any(|which| token.text.contains(which)));
    (says(&GOALS, Cue::Target) || several && scene.has(Cue::Target)) && held().all(is_target)
        || several && scene.has(Cue::Growth) && held().all(|indicator| indicator.growth_of.is_some())
        || says(&RATES, Cue::Growth) && held().all(|indicator| indicator.growth_of.is_some())
}
