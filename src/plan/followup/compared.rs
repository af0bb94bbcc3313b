//! What is the figure before held against: another period or member of the same?
//!
//! "How does that compare with 2023?", "set it beside the north", "how much more than a year before is that?"

use super::when::told_from;
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::readings::Scene;
use crate::plan::{Ask, Operand, pick};
use crate::question::{Asked, Token};

/// Words that put one thing beside another.
const BESIDE: [&str; 10] =
    ["beside", "alongside", "next to", "against", "measure up", "measures up", "stack up", "stacks up", "hold up against", "weigh up"];
/// Verbs before them.
const PUTTING: [&str; 6] = ["set", "put", "hold", "place", "measure", "stack"];

/// What was told and the same for what the question names, side by side, with the tokens that say so.
pub(super) fn compared(scene: &Scene<'_>, main: &Operand) -> Option<(Ask, TokenSet)> {
    let base = scene.base();
    let tokens = &scene.question.tokens;
    let is_beside = |token: &Token| BESIDE.contains(&token.text.as_ref()) || PUTTING.contains(&token.text.as_ref());
    let beside: TokenSet = (0..tokens.len()).filter(|place| is_beside(&tokens[*place])).collect();
    let points = tokens.iter().any(|token| token.text.split(' ').any(|word| matches!(word, "that" | "this" | "it" | "those" | "these")));
    let exceeds = (points || !scene.members.is_empty()) && [Cue::Greater, Cue::Lesser, Cue::Difference].iter().any(|cue| scene.has(*cue));
    if !scene.has(Cue::Compare) && tokens.iter().all(|token| !BESIDE.contains(&token.text.as_ref())) && !exceeds {
        return None;
    }
    let cues = [Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Previous, Cue::HowMany, Cue::Year];
    let explained = cued(scene.question, &cues).union(beside);
    let told = main.period(base);
    if !scene.members.is_empty() && scene.question.periods.is_empty() && scene.members != main.members(base) {
        let right = pick::pick(base, main.indicator, Some(told), &scene.members).ok()?;
        let (left, exceeds) = (main.clone(), scene.has(Cue::Greater) || scene.has(Cue::Lesser));
        let so_many = scene.has(Cue::Difference) || exceeds && scene.has(Cue::HowMany);
        let ask = if so_many { Ask::Difference { left, right } } else { Ask::Compare { left, right } };
        return Some((ask, explained));
    }
    let when = told_from(scene, told);
    let named = || {
        scene.question.periods.iter().find_map(|asked| match asked {
            Asked::At(period) | Asked::Against(period) => Some(*period),
            _ => None,
        })
    };
    let period = when.map(|when| when.period).or_else(named)?;
    let explained = when.map_or(explained, |when| explained.union(when.said));
    let other = pick::pick(base, main.indicator, Some(period), main.members(base)).ok()?;
    let (from, to) = if period.end < told.end { (other, main.clone()) } else { (main.clone(), other) };
    (from.figure != to.figure).then_some((Ask::Growth { from, to }, explained))
}
