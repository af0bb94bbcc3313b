//! Is a source only wished for beside something that is claimed, or asked for as such?
//!
//! "Profits fell by half. Source?" is judged, and the verdict names its source. "The 4,480 prisoners: whose number is it?" and "41 % read a
//! book, who came up with that, and in which paper?" claim nothing: the number is repeated to say which figure is meant.

use super::source::{ANNOUNCING, is_figure, is_occasion};
use crate::language::cue::Cue;
use crate::plan::readings::Scene;
use crate::question::{Class, Token};

/// Whether a source is wished for beside something else that is claimed: "profits fell by half. Source?" The verdict names it.
pub fn is_afterthought(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    // "Which official gave it, and at what event?" asks for the event beside the official.
    let asks = scene.question.cued(Cue::Source).filter(|place| !is_occasion(&tokens[*place]));
    let asking: Vec<usize> = asks.map(|place| tokens[place].clause).collect();
    let alone = |clause: usize| {
        let mut own = tokens.iter().filter(|token| token.clause == clause && token.is_required());
        own.all(|token| token.cues.contains(&Cue::Source))
    };
    // 每天花147欧元，这数据出自哪里: whoever speaks of the figure as such asks for no verdict. So does "whose number is it?"
    let asks_itself = |token: &Token| token.cues.iter().all(|cue| matches!(cue, Cue::Source | Cue::Speaker));
    let points = |clause: usize| tokens.iter().any(|token| token.clause == clause && asks_itself(token) && is_figure(token));
    let claims = |token: &Token| {
        !asking.contains(&token.clause)
            && (matches!(token.class, Class::Number(_))
                || token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline | Cue::Majority | Cue::Minority | Cue::Double)))
    };
    let subject = |token: &Token| !asking.contains(&token.clause) && token.class == Class::Content && token.cues.is_empty();
    !asking.is_empty()
        && asking.iter().all(|clause| alone(*clause))
        && !asking.iter().any(|clause| points(*clause))
        && tokens.iter().any(claims)
        && tokens.iter().any(subject)
        && !(asks_in_full(scene) && repeats_a_figure(scene))
}

/// Whether more is asked of the source than a verdict tells, or in so many words: who came up with it and in which paper.
fn asks_in_full(scene: &Scene<'_>) -> bool {
    const WHICH: [&str; 4] = ["which ", "what ", "whose ", "where "];
    // 出自哪里
    let begins = |token: &Token| WHICH.iter().any(|word| token.text.starts_with(word)) || token.text.contains('哪');
    let names_verb = |token: &Token| token.text.starts_with("who ") && ANNOUNCING.iter().any(|verb| token.says(verb));
    let asks = |token: &Token| token.cues.contains(&Cue::Source) && (begins(token) || names_verb(token));
    let more = |token: &Token| token.cues.iter().any(|cue| matches!(cue, Cue::Speaker | Cue::Published | Cue::When));
    scene.question.tokens.iter().any(|token| asks(token) || more(token))
}

/// Whether every number of the question is one that the base states of something.
fn repeats_a_figure(scene: &Scene<'_>) -> bool {
    let is_stated = |index: usize| {
        let said = scene.question.numbers[index].value.point();
        scene.base().figures.iter().any(|figure| figure.value.point() == said)
    };
    let mut numbers = scene.number_tokens().peekable();
    numbers.peek().is_some() && numbers.all(is_stated)
}
