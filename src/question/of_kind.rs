//! Does a word say of which kind something is, or of which people?

use super::restriction::is_background;
use super::tokens::{Class, Token};
use crate::facts::index::{FeatureId, Index};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::Lexicon;

/// Whether what comes next says of which kind something is, in a base that tells its figures by kinds: "startups in ...".
pub(super) fn says_of_which_kind(tokens: &[Token], index: &Index) -> bool {
    const OPENING: [&str; 4] = ["in", "of", "for", "from"];
    let mut before = tokens.iter().rev().skip_while(|token| matches!(token.text.as_ref(), "the" | "a" | "an"));
    let opens = before.next().is_some_and(|token| OPENING.contains(&token.text.as_ref()));
    index.tells_kinds && opens && before.next().is_some_and(|token| token.class == Class::Content)
}

/// Whether notions are of the language alone, and of nothing that the base speaks of.
pub(super) fn is_no_name(features: &[FeatureId], index: &Index) -> bool {
    let known = Lexicon::get().concept_count();
    features.iter().all(|feature| (feature.0 as usize) < known && !index.postings.contains_key(feature)) && !is_background(features)
}

/// Whether a country is named by the word for its people: "Korean", "the Dutch".
pub(super) fn is_of_a_people(atoms: &[Atom]) -> bool {
    const ENDINGS: [&str; 8] = ["ese", "ish", "ian", "ean", "can", "dutch", "french", "i"];
    atoms
        .last()
        .is_some_and(|last| last.kind == AtomKind::Word && ENDINGS.iter().any(|ending| last.text.trim_end_matches('s').ends_with(ending)))
}
