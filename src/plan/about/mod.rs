//! Which readings ask about terms, sources and topics rather than about a figure?

mod afterthought;
mod definition;
mod disagreement;
pub(super) mod documents;
mod member;
pub mod person;
mod source;
mod terms;
mod topic;

use super::Ask;
use super::evidence::TokenSet;
use super::readings::{Reading, Scene};
use crate::facts::index::FeatureId;
use crate::language::lexicon::Lexicon;
use crate::question::Token;
pub use afterthought::is_afterthought;
pub use definition::asks_for_meaning;

/// All readings about terms, sources and topics.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let mut readings = definition::readings(scene);
    readings.extend(source::readings(scene));
    readings.extend(disagreement::readings(scene));
    readings.extend(topic::readings(scene));
    readings
}

fn reading(ask: Ask, explained: TokenSet, score: f32) -> Reading {
    Reading { outcome: Ok(ask), claim: None, explained, score, coverage: 1.0, full: true }
}

/// Whether a question word asks what something is.
fn asks_what(scene: &Scene<'_>) -> bool {
    ["what", "什么", "啥", "何谓"].iter().any(|word| scene.question.tokens.iter().any(|token| token.text.contains(word)))
}

/// Whether a word is one for what the bot tells: "the data", "these numbers", "article".
fn is_document(token: &Token) -> bool {
    let document = Lexicon::get().concept_of("document").map(FeatureId::from);
    document.is_some_and(|document| token.features.contains(&document))
}
