//! Which words restrict nothing here, because everything in the base is about them?
//!
//! The country that the statements come from, and the names of those who speak in them.

use super::Index;
use super::compile::phrase_atoms;
use crate::facts::base::{FactBase, Text};
use crate::language::atoms::AtomKind;
use crate::language::lexicon::{CountryId, Lexicon};
use crate::language::ordinary::{self, Sort};
use rustc_hash::FxHashMap;

/// Names the speakers and publishers of a base, and finds its country.
pub fn name_scope(index: &mut Index, base: &FactBase) {
    let mut mentions: FxHashMap<CountryId, usize> = FxHashMap::default();
    for statement in &base.statements {
        for text in [&statement.speaker, &statement.publisher] {
            for name in names(text) {
                attribute(index, name);
            }
        }
        for text in [&statement.speaker, &statement.publisher, &statement.title] {
            for phrase in text.en.iter().chain(&text.zh) {
                for country in countries(phrase) {
                    *mentions.entry(country).or_default() += 1;
                }
            }
        }
    }
    name_whose(index, base);
    for name in base.indicators.iter().flat_map(|indicator| indicator.name.en.iter().chain(&indicator.name.zh)) {
        for country in countries(name) {
            *mentions.entry(country).or_default() += 1;
        }
    }
    let most = mentions.values().copied().max();
    let mut leading = mentions.into_iter().filter(|(_, count)| Some(*count) == most).map(|(country, _)| country);
    index.country = leading.next().filter(|_| leading.next().is_none());
}

/// A strange word in the publisher, speaker or title of at least half of the statements is the name of whom all this is about.
fn name_whose(index: &mut Index, base: &FactBase) {
    let mut counts: FxHashMap<Box<str>, usize> = FxHashMap::default();
    for statement in &base.statements {
        let texts = [&statement.publisher, &statement.speaker, &statement.title];
        let mut words: Vec<Box<str>> = texts
            .iter()
            .flat_map(|text| text.en.iter())
            .flat_map(|text| phrase_atoms(text))
            .filter(|atom| atom.kind == AtomKind::Word)
            .map(|atom| atom.text)
            .collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    for (word, count) in counts {
        let known = Lexicon::get().phrases.get([crate::language::fold::stem(&word).as_str()]).is_some();
        if 2 * count >= base.statements.len() && !known && ordinary::sort(&word) == Sort::Strange {
            attribute(index, &word);
        }
    }
}

/// "Xu Xiaolan, vice minister, MIIT (1 March 2023)" names a person, an office and a ministry.
fn names(text: &Text) -> impl Iterator<Item = &str> {
    let texts = text.en.iter().chain(&text.zh);
    texts
        .flat_map(|text| text.split([',', ';', '(', ')', '（', '）', '，', '；', '、', '/']))
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

fn attribute(index: &mut Index, name: &str) {
    let atoms = phrase_atoms(name);
    if !atoms.is_empty() {
        index.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref())).attribution = true;
    }
    for atom in phrase_atoms(name).iter().filter(|_| name.split_whitespace().count() > 1) {
        let is_acronym =
            name.split_whitespace().any(|word| word.len() > 2 && word.chars().all(char::is_uppercase) && word.to_lowercase() == *atom.text);
        if is_acronym {
            index.phrases.entry([atom.stem.as_ref()]).attribution = true;
        }
    }
}

/// The countries that a text names.
pub fn countries(text: &str) -> Vec<CountryId> {
    let lexicon = Lexicon::get();
    let atoms = phrase_atoms(text);
    (0..atoms.len())
        .filter_map(|place| {
            let longest = lexicon.phrases.prefixes(atoms[place..].iter().map(|atom| lexicon.phrases.symbol(&atom.stem))).last()?;
            longest.1.country
        })
        .collect()
}
