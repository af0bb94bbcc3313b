//! Is an English word that the lexicon does not know an ordinary one, and of which sort?
//!
//! A verb or adverb that nobody knows mostly tells how something came about; a noun or an adjective
//! mostly restricts what is meant, and a word of no dictionary is mostly a name.

use super::fold::stem;
use std::collections::HashSet;
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

static VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| include_str!("data/verbs.txt").lines().map(stem).collect());
static ORDINARY: LazyLock<HashSet<String>> = LazyLock::new(|| include_str!("data/ordinary.txt").lines().map(stem).collect());

/// The sort of a word.
#[must_use]
pub fn sort(word: &str) -> Sort {
    let stem = stem(word);
    if VERBS.contains(&stem) && !ORDINARY.contains(&stem) {
        Sort::Action
    } else if VERBS.contains(&stem) || ORDINARY.contains(&stem) {
        Sort::Ordinary
    } else if word.len() > 5 && is_misspelt_verb(&stem) {
        Sort::Action
    } else {
        Sort::Strange
    }
}

/// Whether swapping two neighbouring letters makes a verb of it: "recieved".
fn is_misspelt_verb(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().collect();
    (1..letters.len()).any(|place| {
        let mut swapped = letters.clone();
        swapped.swap(place - 1, place);
        VERBS.contains(&swapped.into_iter().collect::<String>())
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
