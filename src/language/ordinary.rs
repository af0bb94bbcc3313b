//! Is a word that the lexicon does not know an ordinary one, and of which sort?
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
    let stem = stem(word);
    match marks(&stem) {
        Some(VERB) => Sort::Action,
        // "Receiving" shares its stem with the noun "receiver", but its ending is a verb's.
        Some(marks) if marks & VERB != 0 && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly")) => Sort::Action,
        Some(_) => Sort::Ordinary,
        None => Sort::Strange,
    }
}

fn marks(stem: &str) -> Option<u8> {
    let (stems, marks) = &*WORDS;
    marks.get(stems.number(stem)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::{Sort, sort};

    #[test]
    fn verbs_nouns_and_names_are_told_apart() {
        assert_eq!(sort("acquired"), Sort::Action);
        assert_eq!(sort("quickly"), Sort::Action);
        assert_eq!(sort("kitchen"), Sort::Ordinary);
        assert_eq!(sort("shenzhen"), Sort::Strange);
        assert_eq!(sort("展开"), Sort::Action);
        assert_eq!(sort("系统"), Sort::Ordinary);
        assert_eq!(sort("小巨"), Sort::Strange);
    }
}
