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

/// Whether it is a word in Latin letters, maybe of two joined by a hyphen: "a-share".
fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && !text.starts_with('-')
}

impl<S: AsRef<str> + Ord> Speller<S> {
    /// A speller that knows these words.
    #[must_use]
    pub fn new(known: impl Iterator<Item = S>) -> Self {
        let mut words: FxHashMap<(u8, usize), Vec<(Letters, S)>> = FxHashMap::default();
        for known in known {
            let word = known.as_ref();
            if word.len() >= SHORTEST && is_word(word) {
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
        if most == 0 || !is_word(word) {
            return Vec::new();
        }
        let mut firsts = vec![word.as_bytes()[0], word.as_bytes()[1]];
        firsts.dedup();
        let lengths = word.len().saturating_sub(most)..=word.len() + most;
        let near = lengths.flat_map(|length| firsts.iter().filter_map(move |first| self.words.get(&(*first, length)))).flatten();
        let letters = Letters::of(word);
        let near = near
            .filter(|(known, _)| known.may_be(letters, most))
            .filter_map(|(_, known)| Some((known.as_ref(), slips_within(most, word, known.as_ref())?)))
            .filter(|(known, distance)| *distance <= tolerance(known.len()))
            .filter(|(known, _)| known.len() > SHORTEST && word.len() > SHORTEST || is_swapped(word, known) || is_doubled(word, known));
        near.chain(self.written_in_full(word)).collect()
    }

    /// The known words of which one without vowels is the short form, as a phone writes it: "mrkt", "rgstrd".
    fn written_in_full(&self, word: &str) -> impl Iterator<Item = (&str, usize)> {
        let may_be = word.len() > SHORTEST && has_few_vowels(word);
        let lengths = (word.len() + 1..=word.len() + MOST_LEFT_OUT).filter(move |_| may_be);
        let longer = lengths.filter_map(|length| self.words.get(&(word.as_bytes()[0], length))).flatten();
        longer.map(|(_, known)| known.as_ref()).filter(|known| is_shortened(word, known)).map(|known| (known, 1))
    }
}

/// The most vowels that a short form leaves out.
const MOST_LEFT_OUT: usize = 4;

const VOWELS: &[u8] = b"aeiou";

/// Whether a word has so few vowels that they may have been left out.
fn has_few_vowels(word: &str) -> bool {
    word.bytes().skip(1).filter(|letter| VOWELS.contains(letter)).count() == 0
}

/// Whether a word is another without its vowels, but for the first letter.
fn is_shortened(word: &str, known: &str) -> bool {
    fn consonants(word: &str) -> impl Iterator<Item = u8> + '_ {
        word.bytes().enumerate().filter(|(place, letter)| *place == 0 || !VOWELS.contains(letter)).map(|(_, letter)| letter)
    }
    has_few_vowels(word) && word.len() < known.len() && consonants(word).eq(consonants(known))
}

/// How many slips lead from one word to another: which letters are doubled is one, be it in two places ("tarrif"), and so are vowels
/// that were left out.
pub fn slips(word: &str, known: &str) -> usize {
    if is_doubled(word, known) || is_shortened(word, known) { 1 } else { osa_distance(word, known) }
}

/// The same where there are no more than `most`; of words of ASCII letters, as hundreds are compared for each that nobody knows.
fn slips_within(most: usize, word: &str, known: &str) -> Option<usize> {
    if is_doubled(word, known) { Some(1) } else { distance_within(most, word.as_bytes(), known.as_bytes()) }
}

/// How many letters have to be changed, left out, added or put in the place of their neighbour, where that is no more than `most`: the
/// optimal string alignment distance, which looks no farther to the side than that (Ukkonen 1985, "Algorithms for approximate string
/// matching").
fn distance_within(most: usize, word: &[u8], known: &[u8]) -> Option<usize> {
    if word.len().abs_diff(known.len()) > most {
        return None;
    }
    let beyond = most + 1;
    // What leads from so much of the word to each beginning of the other, from one letter less of it, and from two letters less.
    let mut now: Vec<usize> = (0..=known.len()).collect();
    let mut before = vec![beyond; now.len()];
    let mut long_before = before.clone();
    let mut nearest = 0;
    for (row, letter) in word.iter().enumerate() {
        (long_before, before, now) = (before, now, long_before);
        let columns = row.saturating_sub(most)..known.len().min(beyond + row);
        now[columns.start] = if columns.start == 0 { row + 1 } else { beyond };
        let nearest_before = std::mem::replace(&mut nearest, now[columns.start]);
        for column in columns.clone() {
            let other = known[column];
            let changed = before[column] + usize::from(*letter != other);
            let mut least = changed.min(before[column + 1] + 1).min(now[column] + 1);
            if row > 0 && column > 0 && *letter == known[column - 1] && word[row - 1] == other {
                least = least.min(long_before[column - 1] + 1);
            }
            now[column + 1] = least;
            nearest = nearest.min(least);
        }
        if let Some(aside) = now.get_mut(columns.end + 1) {
            *aside = beyond;
        }
        if nearest.min(nearest_before) > most {
            return None;
        }
    }
    Some(now[known.len()]).filter(|distance| *distance <= most)
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
    use super::{Speller, distance_within};

    #[test]
    fn the_distance_is_that_of_optimal_string_alignment() {
        let words = ["", "a", "ab", "ba", "abc", "cab", "ca", "growth", "grwoth", "groth", "giants", "grants", "innovative", "inovativ"];
        for (word, known) in words.iter().flat_map(|word| words.iter().map(move |known| (*word, *known))) {
            let distance = strsim::osa_distance(word, known);
            for most in 0..4 {
                let within = distance_within(most, word.as_bytes(), known.as_bytes());
                assert_eq!(within, Some(distance).filter(|distance| *distance <= most), "{word} and {known} within {most}");
            }
        }
    }

    #[test]
    fn a_slip_is_mended_and_a_short_word_is_left_alone() {
        let speller = Speller::new(["growth", "giants", "loan", "innovative", "day", "registered"].into_iter());
        assert_eq!(speller.near("rgstrd"), [("registered", 1)]);
        assert_eq!(speller.near("grwoth"), [("growth", 1)]);
        assert_eq!(speller.near("inovativ"), [("innovative", 2)]);
        assert_eq!(speller.near("lan"), []);
        assert_eq!(speller.near("dya"), [("day", 1)]);
        assert_eq!(speller.near("dar"), []);
        assert_eq!(speller.near("grants"), [("giants", 1)]);
        assert_eq!(speller.near("2022"), []);
        assert_eq!(speller.near("grwth"), [("growth", 1), ("growth", 1)]);
        assert_eq!(speller.near("nnvtv"), []);
    }
}
