//! How much of what was told is one part of it: 其中林地有多少公顷, "of which how many were foreign?"
//!
//! A word that names something else by itself names the part of what was told where there is one: of what was burnt, the forest that
//! burnt, and not all forest.

use super::super::evidence::cued;
use super::super::readings::{Reading, Scene};
use super::super::{Ask, Operand, pick};
use crate::facts::base::IndicatorId;
use crate::facts::index::Tie;
use crate::language::cue::Cue;
use crate::question::{Class, Question, Token};

/// What opens a question about the inside of what was told.
const INSIDE: [&str; 8] = ["其中", "这里面", "里面", "这当中", "当中", "此中", "of which", "of whom"];
/// The same where it is a word of its own: "how many of those were foreign?"
const POINTING: [&str; 6] = ["that", "those", "these", "them", "it", "this"];

/// What says only that a number is asked for.
const ASKING: [Cue; 4] = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Total];

/// How well it fits that the part is meant.
const PART: f32 = 1.2;

/// Whether a question asks what is inside of what was told.
pub(super) fn asks_inside(question: &Question) -> bool {
    let said: Vec<&str> = question.tokens.iter().filter(|token| token.class != Class::Mark).map(|token| token.text.as_ref()).collect();
    let row = said.join(" ");
    let opens = said.first().is_some_and(|first| INSIDE.contains(first)) || row.starts_with("of which") || row.starts_with("and of which");
    opens || POINTING.iter().any(|word| row.contains(&format!("of {word}")))
}

/// The one part of what was told that has all the words which are said, beside those that only ask; a share of it is read elsewhere.
pub(super) fn reading(scene: &Scene<'_>, main: &Operand) -> Option<Reading> {
    let asking = cued(scene.question, &ASKING);
    let said = scene.required.without(asking);
    if said.is_empty() || !scene.periods.is_empty() || !scene.question.periods.is_empty() || !scene.members.is_empty() || shares(scene) {
        return None;
    }
    let base = scene.base();
    let has_all = |part: IndicatorId| {
        let tells = |place: usize| scene.tie(part, place) >= Some(Tie::Inherited) && scene.tie(main.indicator, place) != Some(Tie::Own);
        said.iter().all(|place| scene.tie(part, place).is_some()) && said.iter().any(tells)
    };
    let is_part = |part: &IndicatorId| base.indicators[part.0 as usize].part_of == Some(main.indicator);
    let mut parts = scene.facts.related(main.indicator).iter().copied().filter(is_part).filter(|part| has_all(*part));
    let (Some(part), None) = (parts.next(), parts.next()) else { return None };
    let held = pick::pick(base, part, Some(main.period(base)), main.members(base)).ok()?;
    (held.period(base) == main.period(base)).then(|| Reading {
        outcome: Ok(Ask::Figure(held)),
        claim: None,
        explained: said.union(asking),
        score: PART,
        coverage: 1.0,
        full: true,
    })
}

/// Whether a share is asked for and no number: 占多少, but 占了多少公顷 asks for hectares.
fn shares(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let is_word = |token: &Token| !matches!(token.class, Class::Mark) && !token.cues.contains(&Cue::Share) && token.text.as_ref() != "呢";
    let names_unit = |place: usize| tokens[place].text.split("多少").nth(1).is_some_and(|unit| !unit.is_empty());
    let counts = scene.question.cued(Cue::HowMany).any(|place| names_unit(place) || tokens.get(place + 1).is_some_and(is_word));
    scene.has(Cue::Share) && !counts
}
