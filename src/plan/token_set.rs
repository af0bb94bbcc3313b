//! Which tokens of a question?

use crate::question::Question;

/// A set of tokens of one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenSet(u128);

/// The most tokens that are looked at; a longer question is read to here and its rest is left unread.
pub const MOST_TOKENS: usize = 128;

impl TokenSet {
    /// All of a question's tokens.
    pub fn all(question: &Question) -> Self {
        (0..question.tokens.len()).collect()
    }

    pub fn contains(self, place: usize) -> bool {
        place < MOST_TOKENS && self.0 >> place & 1 == 1
    }

    pub fn insert(&mut self, place: usize) {
        if place < MOST_TOKENS {
            self.0 |= 1 << place;
        }
    }

    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let place = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(place)
        })
    }
}

impl FromIterator<usize> for TokenSet {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        let mut set = Self::default();
        places.into_iter().for_each(|place| set.insert(place));
        set
    }
}
