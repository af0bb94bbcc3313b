//! What is at its most: what brings it, and is it something that an indicator tells?

use super::evidence::{Candidate, TokenSet, cued};
use super::readings::Scene;
use crate::language::cue::Cue;
use crate::question::{Class, Token};

/// The verb between what is asked for and its most: "which state produces the most waste".
pub fn bringing(scene: &Scene<'_>, said: TokenSet) -> Option<usize> {
    const VERBS: [&str; 32] = [
        "produces",
        "produced",
        "produce",
        "generates",
        "generated",
        "generate",
        "makes",
        "made",
        "make",
        "creates",
        "created",
        "gets",
        "got",
        "receives",
        "received",
        "sees",
        "saw",
        "records",
        "recorded",
        "reports",
        "reported",
        "shows",
        "showed",
        "boasts",
        "holds",
        "held",
        "brings",
        "brought",
        "takes",
        "took",
        "posts",
        "posted",
    ];
    let tokens = &scene.question.tokens;
    let superlatives = cued(scene.question, &[Cue::Highest, Cue::Lowest]);
    let is_verb = |place: usize| VERBS.contains(&tokens[place].text.split(' ').next().unwrap_or_default());
    let leads = |place: usize| superlatives.iter().any(|at| at > place && at <= place + 2);
    said.iter().map(|place| place + 1).find(|place| *place < tokens.len() && is_verb(*place) && leads(*place))
}

/// Whether what is at its most is said, and is nothing that an indicator tells: "the most optimistic exporters".
pub fn is_of_something_else(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let tokens = &scene.question.tokens;
    let most = |token: &Token| matches!(token.text.as_ref(), "most" | "least" | "the most" | "the least");
    let said: TokenSet = super::dimensions::ranged(scene, candidate.indicator)
        .into_iter()
        .map(|ranged| ranged.said)
        .fold(TokenSet::default(), TokenSet::union);
    let is_else = |place: usize| {
        let token = &tokens[place];
        token.class == Class::Content && token.restricts >= DOUBTED && !candidate.explained.contains(place) && !said.contains(place)
    };
    (1..tokens.len()).any(|place| most(&tokens[place - 1]) && is_else(place))
}

/// From here on a word behind "most" says what is at its most.
const DOUBTED: f32 = 0.5;
