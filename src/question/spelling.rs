//! Which known word was meant by one that nobody knows?

use std::collections::HashMap;
use strsim::osa_distance;

/// Known words, by first letter and length.
#[derive(Clone, Debug, Default)]
pub struct Speller {
    words: HashMap<(u8, usize), Vec<Box<str>>>,
}

/// How many letters may be wrong in a word of a length: none in a short one, where a slip makes another word.
fn tolerance(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl Speller {
    /// A speller that knows these words.
    #[must_use]
    pub fn new(known: &[Box<str>]) -> Self {
        let mut words: HashMap<(u8, usize), Vec<Box<str>>> = HashMap::new();
        for word in known.iter().filter(|word| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase())) {
            words.entry((word.as_bytes()[0], word.len())).or_default().push(word.clone());
        }
        for list in words.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        Self { words }
    }

    /// The known words nearest to a misspelt one, with how many letters differ; never a word with digits.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Vec<(&str, usize)> {
        let most = tolerance(word.len());
        if most == 0 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Vec::new();
        }
        let mut firsts = vec![word.as_bytes()[0], word.as_bytes()[1]];
        firsts.dedup();
        let lengths = word.len().saturating_sub(most)..=word.len() + most;
        let near = lengths.flat_map(|length| firsts.iter().filter_map(move |first| self.words.get(&(*first, length)))).flatten();
        let mut found: Vec<(&str, usize)> = near
            .map(|known| (known.as_ref(), osa_distance(word, known)))
            .filter(|(known, distance)| *distance <= most.min(tolerance(known.len())))
            .collect();
        let best = found.iter().map(|(_, distance)| *distance).min();
        found.retain(|(_, distance)| Some(*distance) == best);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Speller;

    #[test]
    fn a_slip_is_mended_and_a_short_word_is_left_alone() {
        let speller = Speller::new(&["growth".into(), "giants".into(), "loan".into(), "innovative".into()]);
        assert_eq!(speller.nearest("grwoth"), [("growth", 1)]);
        assert_eq!(speller.nearest("inovativ"), [("innovative", 2)]);
        assert_eq!(speller.nearest("lan"), []);
        assert_eq!(speller.nearest("grants"), [("giants", 1)]);
        assert_eq!(speller.nearest("2022"), []);
    }
}
