//! Of which words do the phrases of a base consist?
//!
//! A word is what satisfies it: the same features make the same word, so that each is kept once however many phrases have it, and a
//! question finds out once whether it says one.

use super::FeatureId;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// A word of the base's phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordId(pub u32);

/// What one word may stand for, hardly ever more than this.
type Features = SmallVec<[FeatureId; 4]>;

/// The words of a base's phrases, each with the features that satisfy it.
#[derive(Clone, Debug, Default)]
pub struct Words {
    features: Vec<Features>,
    numbers: FxHashMap<Features, WordId>,
}

impl Words {
    /// The word that any of these features satisfies, added if it is new.
    pub fn add(&mut self, any: &[FeatureId]) -> WordId {
        let next = WordId(self.features.len() as u32);
        let known = *self.numbers.entry(any.into()).or_insert(next);
        if known == next {
            self.features.push(any.into());
        }
        known
    }

    /// The features that satisfy a word, one for each thing that it may mean.
    #[must_use]
    pub fn features(&self, word: WordId) -> &[FeatureId] {
        self.features.get(word.0 as usize).map_or(&[], |any| any)
    }

    /// Every word with its features.
    pub fn iter(&self) -> impl Iterator<Item = (WordId, &[FeatureId])> {
        (0..).map(WordId).zip(self.features.iter().map(|any| any.as_slice()))
    }
}
