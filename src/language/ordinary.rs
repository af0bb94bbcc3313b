//! Is an English word that the lexicon does not know an ordinary one, and of which sort?
//!
//! A verb or adverb that nobody knows mostly tells how something came about; a noun or an adjective
//! mostly restricts what is meant, and a word of no dictionary is mostly a name.

pub mod source;

use super::fold::stem;
use super::frozen::{Parts, Texts};
use source::VERB;
use std::sync::LazyLock;

/// What is known of a word that no concept and no phrase has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Mostly a verb or an adverb.
    Action,
    /// Another word of the language.
    Ordinary,
    /// No word of the language: a name, an abbreviation, a slip.
    Strange,
}

/// What the files of words are frozen to: a table of stems, and for each whether it is a verb or an adverb, and another word.
static FROZEN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ordinary.bin"));
static WORDS: LazyLock<(Texts, &'static [u8])> = LazyLock::new(|| {
    let mut parts = Parts(FROZEN);
    (Texts::read(&mut parts), parts.part())
});

/// The sort of a word.
#[must_use]
pub fn sort(word: &str) -> Sort {
    let (stems, kinds) = &*WORDS;
    let kind = |stem: &str| stems.number(stem).and_then(|number| kinds.get(number as usize)).copied();
    let stem = stem(word);
    match kind(&stem) {
        Some(VERB) => Sort::Action,
        Some(_) => Sort::Ordinary,
        None if word.len() > 5 && swaps(&stem).any(|swapped| kind(&swapped) == Some(VERB)) => Sort::Action,
        None => Sort::Strange,
    }
}

/// A word with two neighbouring letters swapped, in every place: "recieved" is one of "received".
fn swaps(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    (1..letters.len()).map(move |place| {
        let mut swapped = letters.clone();
        swapped.swap(place - 1, place);
        swapped.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Sort, sort};

    #[test]
    fn verbs_nouns_and_names_are_told_apart() {
        assert_eq!(sort("acquired"), Sort::Action);
        assert_eq!(sort("quickly"), Sort::Action);
        assert_eq!(sort("acqiured"), Sort::Action);
        assert_eq!(sort("kitchen"), Sort::Ordinary);
        assert_eq!(sort("shenzhen"), Sort::Strange);
    }
}
