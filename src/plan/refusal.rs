//! Why is there no answer, and what is near?

use std::collections::HashSet;

use super::evidence::{Candidate, TokenSet};
use super::readings::{LEAST_FIT, Reading, Scene};
use super::{Operand, Plan, Reason};
use crate::language::cue::Cue;

/// How much of its name has to be said of what is nearer than all that fits.
const NEARER: f32 = 0.5;

/// Why nothing fits: what is left unread by the reading that explains most.
pub fn abstain(scene: &Scene<'_>, rest: &[Reading]) -> Plan {
    let question = scene.question;
    let weigh = |set: TokenSet| set.iter().map(|place| question.tokens[place].weight).sum::<f32>();
    let mut order: Vec<&Reading> = rest.iter().filter(|reading| reading.claim.is_none()).collect();
    order.sort_by(|left, right| {
        weigh(scene.unread(left.explained)).total_cmp(&weigh(scene.unread(right.explained))).then(right.score.total_cmp(&left.score))
    });
    let about = order.iter().find(|reading| reading.score >= LEAST_FIT);
    let Some(about) = about else {
        // Somebody asks how it will go on with something that is known.
        if let Some(candidate) = scene.candidates.first().filter(|candidate| scene.has(Cue::Forecast) && candidate.coverage > LEAST_FIT) {
            let near = super::pick::pick(scene.base(), candidate.indicator, None, &[]).into_iter().collect();
            return Plan::Abstain { reason: Reason::Unsupported, near };
        }
        return Plan::Abstain { reason: Reason::OutOfScope, near: Vec::new() };
    };
    let near: Vec<Operand> = match &about.outcome {
        Ok(ask) => ask.main().cloned().into_iter().collect(),
        Err((_, near)) => near.clone(),
    };
    let unread = scene.unread(about.explained);
    let unsupported = [Cue::Forecast, Cue::Advice, Cue::Why, Cue::HowTo, Cue::Where, Cue::Who, Cue::When];
    if unread.iter().any(|place| question.tokens[place].cues.iter().any(|cue| unsupported.contains(cue))) {
        return Plan::Abstain { reason: Reason::Unsupported, near };
    }
    // What has more of the words is nearer, though it is of another sort than what is asked: their share, where it is asked how many.
    let left_unread = !unread.is_empty();
    let (near, unread) = match fuller(scene, unread) {
        Some((operand, left)) if left_unread => (vec![operand], left),
        _ => (near, unread),
    };
    let all_read = left_unread && unread.is_empty();
    let mut words: Vec<Box<str>> = unread.iter().map(|place| question.tokens[place].text.clone()).collect();
    let mut seen = HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    let reason = match (&about.outcome, words.is_empty()) {
        _ if all_read => Reason::Unread(words),
        (Err((reason, _)), true) => reason.clone(),
        (Ok(_), true) => Reason::OutOfScope,
        (_, false) => Reason::Unread(words),
    };
    Plan::Abstain { reason, near }
}

/// The figure of which a question says more than of all that could answer it, with the words that it leaves unread.
fn fuller(scene: &Scene<'_>, unread: TokenSet) -> Option<(Operand, TokenSet)> {
    let left = |candidate: &Candidate| scene.unread(candidate.explained);
    // It has all the words that the others have, and more.
    let has_more =
        |candidate: &&Candidate| candidate.coverage > NEARER && left(candidate) != unread && left(candidate).without(unread).is_empty();
    let mut nearer = scene.candidates.iter().filter(has_more);
    nearer.find_map(|candidate| Some((scene.pick(candidate.indicator).ok()?, left(candidate))))
}
