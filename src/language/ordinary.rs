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

static VERBS: LazyLock<HashSet<String>> =
    LazyLock::new(|| include_str!("data/verbs.txt").lines().map(stem).collect());
static ORDINARY: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("data/ordinary.txt")
        .lines()
        .map(stem)
        .collect()
});

/// The sort of a word.
#[must_use]
pub fn sort(word: &str) -> Sort {
    let stem = stem(word);
    if VERBS.contains(&stem) && !ORDINARY.contains(&stem) {
        Sort::Action
    } else if VERBS.contains(&stem) || ORDINARY.contains(&stem) {
        Sort::Ordinary
    } else {
        Sort::Strange
    }
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
    }
}
