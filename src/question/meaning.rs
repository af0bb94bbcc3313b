//! What does a known word or phrase stand for?

use super::Facts;
use super::known::{Reading, written};
use super::restriction::is_cue;
use super::tokens::Class;
use crate::facts::index::{FeatureId, Index, Words};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::{ConceptId, Lexicon, Senses};

/// What a reading stands for: the notions of the lexicon's meanings, or the base's own term.
pub(super) fn features_of(reading: &Reading<'_>, words: &Words) -> Vec<Vec<FeatureId>> {
    let own = own_features(reading, words);
    let Some(senses) = reading.senses else {
        return own;
    };
    let mut rows = notions(senses);
    match (rows.len(), own.len()) {
        (_, 0) => rows,
        (0, _) => own,
        // A short term of the glossary is one word of the base, but says what its parts say, too.
        (_, 1) => {
            for row in &mut rows {
                let new: Vec<FeatureId> = own[0].iter().filter(|feature| !row.contains(feature)).copied().collect();
                row.extend(new);
            }
            rows
        }
        _ => own,
    }
}

/// What a stretch may stand for: 登记的 narrows nothing by itself, and yet says 登记, by which a base may tell one thing from another.
pub(super) fn features_of_stretch(atoms: &[Atom], reading: &Reading<'_>, facts: &Facts) -> Vec<Vec<FeatureId>> {
    let (index, lexicon) = (&facts.index, Lexicon::get());
    let rows = features_of(reading, &index.words);
    let [stem @ .., last] = atoms else { return rows };
    if !rows.is_empty() || stem.len() < 2 || !matches!(last.text.as_ref(), "的" | "了" | "过") {
        return rows;
    }
    let named = index.phrases.get(stem.iter().map(|atom| atom.stem.as_ref()));
    let mut rows = features_of(&Reading { named, senses: lexicon.senses(stem) }, &index.words);
    let operates = |feature: &FeatureId| {
        let concept = u16::try_from(feature.0).ok().filter(|id| usize::from(*id) < lexicon.concept_count());
        concept.is_some_and(|id| lexicon.cue(ConceptId(id)).is_some())
    };
    rows.retain(|row| row.iter().any(|feature| index.postings.contains_key(feature)) && !row.iter().any(operates));
    rows
}

/// What the base's own words of a reading stand for.
pub(super) fn own_features(reading: &Reading<'_>, words: &Words) -> Vec<Vec<FeatureId>> {
    let own = reading.named.iter().flat_map(|named| &named.words);
    own.map(|word| words.features(*word).to_vec()).collect()
}

fn notions(senses: &Senses) -> Vec<Vec<FeatureId>> {
    match senses.concepts.as_slice() {
        [] => Vec::new(),
        [one] => one.iter().map(|concept| vec![FeatureId::from(*concept)]).collect(),
        several => {
            let single: Vec<FeatureId> =
                several.iter().filter(|meaning| meaning.len() == 1).map(|meaning| FeatureId::from(meaning[0])).collect();
            if single.is_empty() { several[0].iter().map(|concept| vec![FeatureId::from(*concept)]).collect() } else { vec![single] }
        }
    }
}

/// Whether a reading restricts nothing.
pub(super) fn is_neutral(reading: &Reading<'_>) -> bool {
    let has_figures = reading.named.is_some_and(|named| !named.indicators.is_empty() || !named.topics.is_empty());
    let is_term = reading.named.is_some_and(|named| !named.terms.is_empty());
    let by_lexicon = reading.senses.is_some_and(|senses| !senses.restricting && (senses.neutral || senses.opener || senses.chatter));
    // Whose figures these are narrows nothing, though the glossary explain the name; but the name of a thing, word for word, does.
    let attribution = reading.named.is_some_and(|named| named.attribution && !(is_term && named.words.len() > 1));
    !has_figures && (attribution || by_lexicon && !is_term)
}

/// Whether a reading restricts nothing in these words.
pub(super) fn is_neutral_in(reading: &Reading<'_>, atoms: &[Atom]) -> bool {
    is_neutral(reading) && !is_of_several(reading, atoms)
}

/// Whether "the cities" are spoken of, each of which is less than the city that all this is about.
fn is_of_several(reading: &Reading<'_>, atoms: &[Atom]) -> bool {
    let opens = atoms.len() > 1 && matches!(atoms[0].text.as_ref(), "the" | "our");
    reading.named.is_some() && opens && atoms.last().is_some_and(|last| last.text.ends_with("ies"))
}

/// Words whose notion the base hardly has may mean a narrower one that it speaks of more: "boats" in a base on ferries.
pub(super) fn with_narrower(mut features: Vec<FeatureId>, index: &Index) -> Vec<FeatureId> {
    let (lexicon, postings) = (Lexicon::get(), &index.postings);
    let concept = |feature: &FeatureId| {
        u16::try_from(feature.0).ok().filter(|id| usize::from(*id) < lexicon.concept_count()).map(crate::language::lexicon::ConceptId)
    };
    let weight = |feature: &FeatureId| index.weight(*feature);
    let narrower: Vec<FeatureId> = features
        .iter()
        .filter_map(concept)
        .flat_map(|broader| lexicon.narrower(broader).map(move |narrower| (FeatureId::from(broader), FeatureId::from(narrower))))
        .filter(|(broader, narrower)| postings.contains_key(narrower) && weight(broader) > weight(narrower))
        .map(|(_, narrower)| narrower)
        .collect();
    features.extend(narrower);
    features
}

/// A word of which the base speaks in no other of its meanings, with what it may name there: a "probe" where inquiries are counted.
pub(super) fn with_further(class: Class, mut features: Vec<FeatureId>, atoms: &[Atom], index: &Index) -> (Class, Vec<FeatureId>) {
    let is_held = |feature: &FeatureId| index.postings.contains_key(feature);
    let is_word = atoms.len() == 1 || atoms.iter().all(|atom| atom.kind == AtomKind::Han);
    let may = matches!(class, Class::Content | Class::Neutral | Class::Unknown) && !is_cue(&features) && !features.iter().any(is_held);
    if !is_word || !may {
        return (class, features);
    }
    features.extend(Lexicon::get().further(&written(atoms)).map(FeatureId::from).filter(is_held));
    let names = class == Class::Unknown && !features.is_empty();
    (if names { Class::Content } else { class }, features)
}
