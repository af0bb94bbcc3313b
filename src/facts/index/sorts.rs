//! Which members are sorts of one thing: private, public and national universities?
//!
//! Whoever says "private unis" or "the national ones" says no member's name, but what the names are made of.

use super::compile::{compile, phrase_atoms};
use super::{Element, FeatureId, Index, Sort};
use crate::facts::base::{DimensionId, FactBase, MemberId};
use crate::language::atoms::AtomKind;

/// What one word may stand for.
type Meanings = Vec<FeatureId>;

/// Finds the sorts of all dimensions.
pub fn find(index: &mut Index, base: &FactBase) {
    for (dimension, members) in (0..).map(DimensionId).zip(base.dimensions.iter().map(|dimension| &dimension.members)) {
        let names: Vec<Option<[Meanings; 2]>> = members.iter().map(|member| in_two(index, member.name.en.as_deref()?)).collect();
        for (own, place) in names.iter().zip(0..) {
            let Some([which, of]) = own else { continue };
            let alike = names.iter().flatten().filter(|other| other[1] == *of).count();
            if alike > 1 {
                index.sorts.push(Sort { which: which.clone(), of: of.clone(), member: MemberId { dimension, index: place } });
            }
        }
    }
}

/// The features of a name of two words.
fn in_two(index: &mut Index, name: &str) -> Option<[Meanings; 2]> {
    let atoms = phrase_atoms(name);
    if atoms.len() != 2 || atoms.iter().any(|atom| atom.kind != AtomKind::Word) {
        return None;
    }
    let mut word = |place: usize| match compile(index, &atoms[place..=place], None).into_iter().next()? {
        Element::Word { word, .. } => Some(index.words.features(word).to_vec()),
        Element::Alias { .. } => None,
    };
    Some([word(0)?, word(1)?])
}
