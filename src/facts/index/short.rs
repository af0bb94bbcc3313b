//! What are members called for short, where all members of a dimension share a word?
//!
//! Of "national universities", "public universities" and "private universities" people say "private"; of 私立大学 they say 私立.

use super::Index;
use super::compile::phrase_atoms;
use crate::facts::base::{Dimension, FactBase};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::Lexicon;

/// Shortest name that is left of an English word, in letters: an initial names nothing.
const SHORTEST: usize = 3;

/// The short names of a dimension's members, each with the member's place, in the order of the members.
///
/// What an indicator's name has, or names something else already, is nobody's short name.
pub fn short_names(index: &Index, base: &FactBase, dimension: &Dimension) -> Vec<(usize, String)> {
    let names = dimension.members.iter().map(|member| &member.name);
    let mut short: Vec<(usize, String)> = Vec::new();
    for language in [names.clone().map(|name| name.en.as_deref()).collect::<Vec<_>>(), names.map(|name| name.zh.as_deref()).collect()] {
        let names: Vec<Vec<Atom>> = language.into_iter().map(|name| name.map(phrase_atoms).unwrap_or_default()).collect();
        for (place, name) in names.iter().enumerate() {
            for own in short_forms(name, &names) {
                let is_free = index.phrases.get(own.iter().map(|atom| atom.stem.as_ref())).is_none()
                    && own.iter().all(|atom| !index.name_stems.contains(&atom.stem) && is_telling(atom))
                    && !is_said_in_chinese(base, own);
                if is_free {
                    short.push((place, written(own)));
                }
            }
        }
    }
    let all = short.clone();
    short.retain(|(place, name)| all.iter().all(|(other, same)| other == place || same != name));
    short
}

/// The beginnings of a name that may stand for it.
fn short_forms<'a>(name: &'a [Atom], names: &[Vec<Atom>]) -> Vec<&'a [Atom]> {
    let without = without_tail(name, names);
    // 红葡萄 for 红葡萄酒, of which 红 alone would be no word.
    let is_han = name.iter().all(|atom| atom.kind == AtomKind::Han);
    let differs_at_once = |other: &Vec<Atom>| other.as_slice() != name && other.get(1..).is_some_and(|rest| name.get(1..) == Some(rest));
    let most = (is_han && name.len() > 3 && names.iter().any(differs_at_once)).then(|| &name[..name.len() - 1]);
    without.into_iter().chain(most).collect()
}

/// A name without the words at its end that another member's name ends with, too.
fn without_tail<'a>(name: &'a [Atom], names: &[Vec<Atom>]) -> Option<&'a [Atom]> {
    let tail_of = |other: &[Atom]| name.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one.stem == other.stem).count();
    let tails = names.iter().filter(|other| other.as_slice() != name).map(|other| tail_of(other));
    let tail = tails.filter(|tail| *tail > 0).max()?;
    let (own, tail) = name.split_at(name.len().checked_sub(tail)?);
    // "North-eastern region" is no "north".
    let is_compass = |atom: Option<&Atom>| {
        atom.is_some_and(|atom| super::names::COMPASS.iter().any(|point| atom.text.strip_suffix("ern").unwrap_or(&atom.text) == *point))
    };
    if is_compass(own.last()) && is_compass(tail.first()) {
        return None;
    }
    let is_han = name.iter().all(|atom| atom.kind == AtomKind::Han);
    // 城东区 and 城西区 share a word that is no more than an ending.
    let is_word = if is_han { own.len() > 1 } else { own.iter().any(|atom| atom.text.len() >= SHORTEST) };
    is_word.then_some(own)
}

/// Whether a row of characters stands in the name of anything that is measured.
fn is_said_in_chinese(base: &FactBase, own: &[Atom]) -> bool {
    let row = written(own);
    let mut names = base.indicators.iter().flat_map(|indicator| super::build::phrases(&indicator.name, &indicator.asked));
    own.iter().all(|atom| atom.kind == AtomKind::Han) && names.any(|name| name.contains(&row))
}

/// Whether a word tells anything by itself.
fn is_telling(atom: &Atom) -> bool {
    let neutral = Lexicon::get().senses(std::slice::from_ref(atom)).is_some_and(|senses| senses.neutral);
    atom.kind == AtomKind::Han || atom.kind == AtomKind::Word && !neutral
}

fn written(atoms: &[Atom]) -> String {
    let gap = if atoms.iter().all(|atom| atom.kind == AtomKind::Han) { "" } else { " " };
    atoms.iter().map(|atom| atom.text.as_ref()).collect::<Vec<_>>().join(gap)
}
