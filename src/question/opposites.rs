//! Which words say the opposite of what a base speaks of: "men" where it counts the women, "rejected" where it counts what was granted?
//!
//! Such a word is read as the denial of the other, so that what is left of the whole answers.

use super::tokens::{Class, Maker};
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// Notions of which one or the other is true of all that either can be true of.
const OPPOSITES: [(&str, &str); 9] = [
    ("male", "female"),
    ("rejected", "approved"),
    ("rejected", "granted"),
    ("domestic", "foreign"),
    ("rural", "urban"),
    ("private", "public-sector"),
    ("part-time", "full-time"),
    ("vacant", "occupancy"),
    ("dissatisfaction", "satisfaction"),
];

impl Maker<'_> {
    /// Reads a word for what the base does not know as the denial of its opposite, if the base knows that.
    pub(super) fn turn_opposites(&mut self) {
        let known = |feature: FeatureId| self.facts.index.postings.contains_key(&feature);
        let pairs: Vec<(FeatureId, FeatureId)> = OPPOSITES
            .iter()
            .flat_map(|(one, other)| [(*one, *other), (*other, *one)])
            .filter_map(|(said, held)| {
                let of = |key| Lexicon::get().concept_of(key).map(FeatureId::from);
                Some((of(said)?, of(held)?))
            })
            .filter(|(said, held)| !known(*said) && known(*held))
            .collect();
        for token in &mut self.question.tokens {
            let turned = pairs.iter().find(|(said, _)| token.features.contains(said) && token.cues.is_empty());
            if let Some((_, held)) = turned.filter(|_| token.class == Class::Content) {
                token.features = vec![*held];
                token.cues = vec![Cue::Not];
            }
        }
    }
}
