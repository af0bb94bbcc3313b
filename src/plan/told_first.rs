//! Is something only told, and something else asked of it?
//!
//! "They aimed at 100 clusters; how many did they actually name?" asks for no target, and "its margin is some points above the ordinary;
//! what is the ordinary one then?" for no lead, though the first clause names it.

use super::fit::is_target;
use super::readings::Scene;
use crate::facts::base::Indicator;
use crate::language::cue::Cue;
use crate::quantity::Unit;
use crate::question::{Class, Token};

/// Words for what came of an aim.
const IN_FACT: [&str; 14] = [
    "actually",
    "really",
    "in fact",
    "in reality",
    "in the end",
    "eventually",
    "ultimately",
    "in actual fact",
    "实际",
    "真正",
    "最终",
    "最后",
    "结果",
    "真的",
];
/// Words for how far one is above another.
const LEADS: [&str; 14] =
    ["lead", "gap", "margin", "edge", "advantage", "points", "point", "pp", "spread", "差距", "领先", "优势", "百分点", "个点"];
/// The cues that ask how far one thing is above another.
const COMPARING: [Cue; 6] = [Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Compare, Cue::Growth, Cue::Decline];
/// Words with which a question asks.
const ASKERS: [&str; 8] = ["what", "what's", "how", "which", "多少", "几", "多大", "多高"];

/// Whether an indicator is only told of in another clause than the one that asks.
pub fn is_told_first(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    let leads = indicator.unit == Unit::PercentagePoints && indicator.growth_of.is_none();
    if !leads && !is_target(indicator) {
        return false;
    }
    let Some(asking) = asking_clause(scene) else { return false };
    let tokens = &scene.question.tokens;
    let has = |token: &Token, cues: &[Cue]| token.cues.iter().any(|cue| cues.contains(cue));
    let asks = |of: &dyn Fn(&Token) -> bool| tokens.iter().any(|token| token.clause == asking && of(token));
    let tells = |cues: &[Cue]| tokens.iter().any(|token| token.clause < asking && has(token, cues));
    if leads {
        let names = |token: &Token| token.class == Class::Content && token.cues.is_empty() && !token.features.is_empty();
        let says_lead = |token: &Token| has(token, &COMPARING[..4]) || LEADS.iter().any(|word| token.says(word));
        return tells(&COMPARING) && asks(&names) && !asks(&says_lead);
    }
    let aims = |token: &Token| has(token, &[Cue::Target, Cue::Needed, Cue::Progress, Cue::Forecast, Cue::Difference]);
    let in_fact = |token: &Token| IN_FACT.iter().any(|word| token.says(word));
    tells(&[Cue::Target]) && asks(&in_fact) && !asks(&aims)
}

/// The last clause that asks, where another stands before it.
fn asking_clause(scene: &Scene<'_>) -> Option<usize> {
    let asks = |token: &&Token| {
        let says = || ASKERS.iter().any(|word| token.says(word));
        token.cues.contains(&Cue::HowMany) || !matches!(token.class, Class::Number(_)) && says()
    };
    scene.question.tokens.iter().rev().find(asks).map(|token| token.clause).filter(|clause| *clause > 0)
}
