//! What may a word stand for, and how is something found by it?

use crate::language::lexicon::ConceptId;

/// Something that a word may stand for: a concept of the lexicon or a term of the base. They are numbered from zero, the concepts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeatureId(pub u32);

impl From<ConceptId> for FeatureId {
    fn from(concept: ConceptId) -> Self {
        Self(u32::from(concept.0))
    }
}

/// A value for some of the features, found by their numbers: a word of a question is held against every phrase of a base, so that
/// looking one up has to cost next to nothing.
#[derive(Clone, Debug)]
pub struct PerFeature<T>(Vec<Option<T>>);

impl<T> Default for PerFeature<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> PerFeature<T> {
    /// The value of a feature, if it has one.
    #[must_use]
    pub fn get(&self, feature: &FeatureId) -> Option<&T> {
        self.0.get(feature.0 as usize)?.as_ref()
    }

    /// Whether a feature has a value.
    #[must_use]
    pub fn contains_key(&self, feature: &FeatureId) -> bool {
        self.get(feature).is_some()
    }

    /// The value of a feature, made if it has none.
    pub fn entry(&mut self, feature: FeatureId) -> &mut T
    where
        T: Default,
    {
        let place = feature.0 as usize;
        if place >= self.0.len() {
            self.0.resize_with(place + 1, || None);
        }
        self.0[place].get_or_insert_default()
    }

    /// The same features with other values.
    #[must_use]
    pub fn map<U>(&self, value: impl Fn(&T) -> U) -> PerFeature<U> {
        PerFeature(self.0.iter().map(|known| known.as_ref().map(&value)).collect())
    }
}
