//! Which phrases of a list begin with a character?
//!
//! There are hundreds of phrases that may stand around a number and mostly none does, which the first character tells.

/// Phrases with what they mean, found by their first character.
pub(super) struct Phrases<T> {
    /// By first character, and as they were listed where it is the same.
    list: Vec<(&'static str, T)>,
    /// The first character of each.
    firsts: Vec<char>,
    /// A bit for each first character, by its lowest bits: nearly all that begin no phrase are told apart by this alone.
    some: u64,
}

impl<T> Phrases<T> {
    /// Phrases as they are listed; an empty one is never found.
    pub fn new(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut list: Vec<(&'static str, T)> = phrases.collect();
        list.sort_by_key(|(phrase, _)| phrase.chars().next());
        let firsts: Vec<char> = list.iter().map(|(phrase, _)| phrase.chars().next().unwrap_or_default()).collect();
        let some = firsts.iter().fold(0, |some, first| some | bit(*first));
        Self { list, firsts, some }
    }

    /// The phrases that begin with a character, in the order in which they were listed.
    pub fn beginning_with(&self, first: char) -> &[(&'static str, T)] {
        if self.some & bit(first) == 0 {
            return &[];
        }
        let start = self.firsts.partition_point(|known| *known < first);
        let count = self.firsts[start..].iter().take_while(|known| **known == first).count();
        &self.list[start..start + count]
    }
}

fn bit(letter: char) -> u64 {
    1 << (u32::from(letter) & 63)
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn phrases_are_found_by_their_first_character_in_their_order() {
        let phrases = Phrases::new([("over", 1), ("about", 2), ("or so", 3), ("超过", 4)].into_iter());
        assert_eq!(phrases.beginning_with('o'), [("over", 1), ("or so", 3)]);
        assert_eq!(phrases.beginning_with('超'), [("超过", 4)]);
        assert_eq!(phrases.beginning_with('x'), []);
        assert_eq!(phrases.beginning_with('\0'), []);
    }
}
