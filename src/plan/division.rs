//! What is divided by what, where both are of a sort: "divide the listed by all of them", A除以B?

use super::evidence::{Candidate, Evidence, TokenSet, cued};
use super::pair::{has_figures, indicator};
use super::readings::{Reading, Scene};
use super::{Ask, kin};
use crate::language::cue::Cue;
use crate::question::Class;

/// How much of a name has to be said on its side of the division.
const LEAST_NAMED: f32 = 0.5;
/// What it is worth that a division is asked for in so many words.
const ASKED_FOR: f32 = 0.25;

/// The sides of a division, and what says it.
struct Division {
    over: TokenSet,
    under: TokenSet,
    said: TokenSet,
}

/// The reading that divides one of two things of a sort by the other.
pub fn divided(scene: &Scene<'_>) -> Option<Reading> {
    let Division { over, under, said } = sides(scene)?;
    let asking = cued(scene.question, &[Cue::HowMany, Cue::Count, Cue::Ratio, Cue::Total, Cue::Share, Cue::Published]);
    let best = |focus: TokenSet| {
        let evidence = Evidence::around(scene.question, scene.facts, focus);
        let own = focus.intersection(scene.required).without(asking);
        let held = scene.candidates.iter().filter(|candidate| has_figures(scene, candidate.indicator));
        let heard: Vec<Candidate> = held.filter_map(|candidate| evidence.candidate(candidate.indicator, focus)).collect();
        let mut named =
            heard.into_iter().filter(|candidate| candidate.coverage >= LEAST_NAMED && own.without(candidate.explained).is_empty());
        let first = named.next()?;
        Some(named.fold(first, |best, other| if other.fit() > best.fit() { other } else { best }))
    };
    let (over, under) = (best(over)?, best(under)?);
    if over.indicator == under.indicator || !indicator(scene, &over).unit.comparable(&indicator(scene, &under).unit) {
        return None;
    }
    let left = scene.pick(over.indicator).ok()?;
    let right = kin::matching(scene, under.indicator, &left).ok()?;
    let explained = over.explained.union(under.explained).union(said).union(asking);
    // "What percentage comes out" asks for a part in per cent, beside the names of both.
    let named = over.explained.union(under.explained);
    let in_percent = scene.question.cued(Cue::Share).any(|place| !named.contains(place)) && indicator(scene, &over).unit.is_counted();
    let ask = if in_percent { Ask::Share { part: left, whole: right } } else { Ask::Ratio { left, right } };
    Some(Reading {
        outcome: Ok(ask),
        claim: None,
        explained,
        score: (over.fit() + under.fit()) / 2.0 + ASKED_FOR,
        coverage: over.coverage.min(under.coverage),
        full: over.full && under.full,
    })
}

/// "Divide A by B", "A divided by B", A除以B.
fn sides(scene: &Scene<'_>) -> Option<Division> {
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens[place].text.as_ref();
    let until_mark = |start: usize| -> TokenSet { (start..tokens.len()).take_while(|place| tokens[*place].class != Class::Mark).collect() };
    if let Some(turn) = (0..tokens.len()).find(|place| text(*place).ends_with("除以") || text(*place) == "÷") {
        let over = (0..turn).collect();
        return Some(Division { over, under: until_mark(turn + 1), said: TokenSet::from_iter([turn]) });
    }
    let verb = (0..tokens.len()).find(|place| text(*place).starts_with("divide"))?;
    let has_by = |place: &usize| text(*place).split(' ').any(|word| word == "by");
    let by = (verb..tokens.len()).find(has_by)?;
    let is_divided = text(verb).starts_with("divided");
    let over = if is_divided { (0..verb).collect() } else { (verb + 1..by).collect() };
    Some(Division { over, under: until_mark(by + 1), said: TokenSet::from_iter([verb, by]) })
}
