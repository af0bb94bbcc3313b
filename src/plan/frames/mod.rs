//! Which turns of phrase set a number beside the figures?
//!
//! "For every thousand", "one in how many", "over 30 days", "until a million", "a quarter of", "at 7 yuan to the dollar". Each is found
//! by the few words that make it, with the tokens that a reading which takes it up explains.

mod group;
mod pace;
mod part;

use super::evidence::TokenSet;
use super::readings::Scene;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::{Found, Measure};
use crate::quantity::{Bounded, Decimal, Per};
use crate::question::{Class, Token};
pub use group::{each, one_in, per_many, supposed};
pub use pace::{aimed_at, goal, span};
pub use part::{factor, implies, is_predicated, portion, reckons_from_share};

/// The places of the numbers that were read, with each.
pub fn numbers<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (usize, &'s Found)> {
    scene.question.tokens.iter().enumerate().filter_map(|(place, token)| match token.class {
        Class::Number(index) => Some((place, &scene.question.numbers[index])),
        _ => None,
    })
}

/// The tokens that stand for a notion of the lexicon.
pub fn meaning(scene: &Scene<'_>, key: &str) -> TokenSet {
    let Some(concept) = Lexicon::get().concept_of(key) else {
        return TokenSet::default();
    };
    let tokens = scene.question.tokens.iter().enumerate();
    tokens.filter(|(_, token)| token.features.contains(&concept.into())).map(|(place, _)| place).collect()
}

/// The token before one that is no mark, with its place.
fn before<'s>(scene: &'s Scene<'_>, place: usize) -> Option<(usize, &'s Token)> {
    scene.question.tokens[..place].iter().enumerate().rev().find(|(_, token)| token.class != Class::Mark)
}

/// What stands at a place; nothing behind the end.
fn text<'s>(scene: &'s Scene<'_>, place: usize) -> &'s str {
    scene.question.tokens.get(place).map_or("", |token| token.text.as_ref())
}

/// A number of things, without a unit that measures.
fn plain(found: &Found) -> Option<Decimal> {
    match (&found.unit.measure, found.value) {
        (Measure::None, Bounded::Exact(value)) => Some(value),
        (Measure::Counted(noun), Bounded::Exact(value)) if Per::parse(noun).is_none_or(|per| matches!(per, Per::Each(..))) => Some(value),
        _ => None,
    }
}

/// Whether a number of things is asked: "how many of them" is a word of its own in the lexicon.
pub fn asks_number(scene: &Scene<'_>) -> bool {
    let opens = |token: &Token| ["how many", "多少", "几"].iter().any(|word| token.text.starts_with(word));
    scene.has(Cue::HowMany) || scene.has(Cue::Count) || scene.question.tokens.iter().any(opens)
}
