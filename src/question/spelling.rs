//! Which known word was meant by one that nobody knows?

use rustc_hash::FxHashMap;
use strsim::osa_distance;

/// Known words, by first letter and length.
#[derive(Clone, Debug)]
pub struct Speller<S = Box<str>> {
    /// Sorted, each with its letters.
    words: FxHashMap<(u8, usize), Vec<(Letters, S)>>,
}

impl<S> Default for Speller<S> {
    fn default() -> Self {
        Self { words: FxHashMap::default() }
    }
}

/// Which letters a word has.
///
/// A slip takes at most one letter away and adds at most one, so that words whose letters differ in more than two for each slip need
/// not be compared: nearly all are told apart by this alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Letters(u32);

impl Letters {
    fn of(word: &str) -> Self {
        Self(word.bytes().fold(0, |letters, letter| letters | 1 << (letter.wrapping_sub(b'a') & 31)))
    }

    fn may_be(self, other: Self, slips: usize) -> bool {
        (self.0 ^ other.0).count_ones() as usize <= 2 * slips
    }
}

/// Of words no longer than this only a swap of two letters is mended: any other slip makes another word.
const SHORTEST: usize = 3;

/// How many letters may be wrong in a word of a length.
fn tolerance(length: usize) -> usize {
    match length {
        0..SHORTEST => 0,
        SHORTEST..=7 => 1,
        _ => 2,
    }
}

impl<S: AsRef<str> + Ord> Speller<S> {
    /// A speller that knows these words.
    #[must_use]
    pub fn new(known: impl Iterator<Item = S>) -> Self {
        let mut words: FxHashMap<(u8, usize), Vec<(Letters, S)>> = FxHashMap::default();
        for known in known {
            let word = known.as_ref();
            if word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                let (first, length) = (word.as_bytes()[0], word.len());
                let list = words.entry((first, length)).or_default();
                list.push((Letters::of(word), known));
            }
        }
        for list in words.values_mut() {
            list.sort_unstable_by(|(_, left), (_, right)| left.cmp(right));
            list.dedup();
        }
        Self { words }
    }

    /// Whether a word is known.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let list = word.bytes().next().and_then(|first| self.words.get(&(first, word.len())));
        list.is_some_and(|list| list.binary_search_by(|(_, known)| known.as_ref().cmp(word)).is_ok())
    }

    /// The known words that a misspelt one may stand for, with how many letters differ; never a word with digits.
    #[must_use]
    pub fn near(&self, word: &str) -> Vec<(&str, usize)> {
        let most = tolerance(word.len());
        if most == 0 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Vec::new();
        }
        let mut firsts = vec![word.as_bytes()[0], word.as_bytes()[1]];
        firsts.dedup();
        let lengths = word.len().saturating_sub(most)..=word.len() + most;
        let near = lengths.flat_map(|length| firsts.iter().filter_map(move |first| self.words.get(&(*first, length)))).flatten();
        let letters = Letters::of(word);
        near.filter(|(known, _)| known.may_be(letters, most))
            .map(|(_, known)| (known.as_ref(), slips(word, known.as_ref())))
            .filter(|(known, distance)| *distance <= most.min(tolerance(known.len())))
            .filter(|(known, _)| known.len() > SHORTEST && word.len() > SHORTEST || is_swapped(word, known) || is_doubled(word, known))
            .collect()
    }
}

/// How many slips lead from one word to another: which letters are doubled is one, be it in two places ("tarrif").
pub fn slips(word: &str, known: &str) -> usize {
    let distance = osa_distance(word, known);
    if distance > 1 && is_doubled(word, known) { 1 } else { distance }
}

/// Whether two words differ in nothing but which letters are doubled.
pub fn is_doubled(word: &str, known: &str) -> bool {
    fn single(word: &str) -> impl Iterator<Item = u8> + '_ {
        word.bytes().enumerate().filter(|(place, letter)| *place == 0 || word.as_bytes()[place - 1] != *letter).map(|(_, letter)| letter)
    }
    word != known && single(word).eq(single(known))
}

/// Whether two words of the same letters differ in nothing but their order.
pub fn is_swapped(word: &str, known: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters = word.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(word) == sorted(known)
}

#[cfg(test)]
mod tests {
    use super::Speller;

    #[test]
    fn a_slip_is_mended_and_a_short_word_is_left_alone() {
        let speller = Speller::new(["growth", "giants", "loan", "innovative", "day"].into_iter());
        assert_eq!(speller.near("grwoth"), [("growth", 1)]);
        assert_eq!(speller.near("inovativ"), [("innovative", 2)]);
        assert_eq!(speller.near("lan"), []);
        assert_eq!(speller.near("dya"), [("day", 1)]);
        assert_eq!(speller.near("dar"), []);
        assert_eq!(speller.near("grants"), [("giants", 1)]);
        assert_eq!(speller.near("2022"), []);
    }
}
