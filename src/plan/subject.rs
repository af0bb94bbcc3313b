//! Which words only say what the whole base is about: the "lift" of "how much does a lift inspection cost", where nearly all of it is of lifts?

use super::Ask;
use super::evidence::TokenSet;
use super::readings::{Reading, Scene};
use crate::language::cue::Cue;
use crate::question::{Class, Token};

/// The rarity below which a word stands in two names out of three or more; see `facts::index::rarity`.
const COMMON: f32 = 0.4;
/// How much of a name has to be said beside such a word.
const SAID: f32 = 0.5;
/// How far in front of what is counted it may be asked how many there are: "how many old lifts".
const REACH: usize = 3;

/// The places of such words that a reading of a figure need not explain, where something else than the subject itself is asked for.
pub fn passed_over(scene: &Scene<'_>, reading: &Reading) -> TokenSet {
    let tokens = &scene.question.tokens;
    let plain = matches!(reading.outcome, Ok(Ask::Figure(_) | Ask::Growth { .. } | Ask::Difference { .. }));
    if !plain || reading.coverage <= SAID {
        return TokenSet::default();
    }
    let names_more = reading.explained.iter().any(|place| tokens[place].class == Class::Content && tokens[place].cues.is_empty());
    let counts = |place: usize| tokens[place].cues.iter().any(|cue| matches!(cue, Cue::HowMany | Cue::Count));
    let spread = |next: &Token| ["per", "for", "每"].iter().any(|word| next.text.starts_with(word));
    let is_counted = |place: usize| {
        let behind = tokens.get(place + 1).is_some_and(|next| counts(place + 1) || spread(next));
        (place.saturating_sub(REACH)..place).any(counts) || behind
    };
    let is_subject = |place: &usize| {
        let token = &tokens[*place];
        token.class == Class::Content && token.cues.is_empty() && token.weight < COMMON && !token.features.is_empty() && !is_counted(*place)
    };
    if names_more { scene.required.iter().filter(is_subject).collect() } else { TokenSet::default() }
}
