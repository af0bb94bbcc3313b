//! How does a phrase of the base become a row of elements?

use super::{Element, FeatureId, Index, Named};
use crate::facts::base::IndicatorId;
use crate::language::atoms::{Atom, AtomKind, atoms};
use crate::language::fold::fold;
use crate::language::lexicon::{Lexicon, Senses};
use crate::language::segment::{Piece, cheapest};

/// What a piece of a phrase was read as.
enum What<'a> {
    Known(&'a Senses),
    Alias(IndicatorId),
    Own,
    Mark,
}

/// Longest phrase of the base, in atoms, that is looked for inside another: names are no longer.
const LONGEST: usize = 40;

/// The atoms of a phrase.
pub fn phrase_atoms(phrase: &str) -> Vec<Atom> {
    atoms(&fold(phrase))
        .into_iter()
        .filter(|atom| atom.kind != AtomKind::Mark || atom.text.as_ref() == "%")
        .take(LONGEST)
        .collect()
}

/// The elements of a phrase of `owner`, with aliases for other indicators' phrases inside it.
/// Terms that the lexicon does not know are added to the index.
pub fn compile(index: &mut Index, phrase: &[Atom], owner: Option<IndicatorId>) -> Vec<Element> {
    let lexicon = Lexicon::get();
    let known: Vec<Option<u32>> = phrase
        .iter()
        .map(|atom| lexicon.phrases.symbol(&atom.stem))
        .collect();
    let named: Vec<Option<u32>> = phrase
        .iter()
        .map(|atom| index.phrases.symbol(&atom.stem))
        .collect();
    let cut = cheapest(phrase.len(), |place| {
        let mut pieces = own_terms(phrase, place);
        for (length, senses) in lexicon.phrases.prefixes(known[place..].iter().copied()) {
            if senses.neutral || !senses.concepts.is_empty() || senses.country.is_some() {
                let single = length == 1 && phrase[place].kind == AtomKind::Han;
                pieces.push(Piece {
                    length,
                    cost: if single { 1.3 } else { 1.0 },
                    what: What::Known(senses),
                });
            }
        }
        for (length, named) in index.phrases.prefixes(named[place..].iter().copied()) {
            let other = named
                .indicators
                .iter()
                .copied()
                .find(|other| Some(*other) != owner);
            if let Some(other) = other.filter(|_| {
                owner.is_some()
                    && length < phrase.len()
                    && !named.indicators.iter().any(|own| Some(*own) == owner)
            }) {
                pieces.push(Piece {
                    length,
                    cost: 0.9,
                    what: What::Alias(other),
                });
            }
        }
        pieces
    });
    let mut elements = Vec::new();
    for (place, piece) in cut {
        let atoms = &phrase[place..place + piece.length];
        match piece.what {
            What::Mark => {}
            What::Alias(indicator) => elements.push(Element::Alias {
                indicator,
                weight: 0.0,
            }),
            What::Own => elements.push(word(vec![own_term(index, atoms)], false)),
            What::Known(senses) => elements.extend(known_word(index, atoms, senses)),
        }
    }
    elements
}

fn word(any: Vec<FeatureId>, optional: bool) -> Element {
    Element::Word {
        any,
        weight: 0.0,
        optional,
    }
}

/// The elements of a word that the lexicon knows: its concepts, or itself where it only has a neutral sense.
fn known_word(index: &mut Index, atoms: &[Atom], senses: &Senses) -> Vec<Element> {
    match senses.concepts.as_slice() {
        [] if senses.neutral || senses.country.is_some() => {
            vec![word(vec![own_term(index, atoms)], true)]
        }
        [] => vec![word(vec![own_term(index, atoms)], false)],
        [one] => one
            .iter()
            .map(|concept| word(vec![FeatureId::from(*concept)], senses.neutral))
            .collect(),
        several => {
            let mut any: Vec<FeatureId> = several
                .iter()
                .filter(|meaning| meaning.len() == 1)
                .map(|meaning| FeatureId::from(meaning[0]))
                .collect();
            if any.is_empty() {
                any = several[0].iter().copied().map(FeatureId::from).collect();
            }
            vec![word(any, senses.neutral)]
        }
    }
}

/// The pieces that need no knowledge: a word by itself, a run of Chinese characters by itself, a mark.
fn own_terms(phrase: &[Atom], place: usize) -> Vec<Piece<What<'static>>> {
    match phrase[place].kind {
        AtomKind::Mark => vec![Piece {
            length: 1,
            cost: 0.1,
            what: What::Mark,
        }],
        AtomKind::Word | AtomKind::Number => vec![Piece {
            length: 1,
            cost: 2.0,
            what: What::Own,
        }],
        AtomKind::Han => {
            let run = phrase[place..]
                .iter()
                .take_while(|atom| atom.kind == AtomKind::Han)
                .count();
            (1..=run)
                .map(|length| Piece {
                    length,
                    cost: 1.5 + 0.6 * length as f32,
                    what: What::Own,
                })
                .collect()
        }
    }
}

/// The feature of a term of the base, added if it is new.
fn own_term(index: &mut Index, atoms: &[Atom]) -> FeatureId {
    let stem: String = atoms
        .iter()
        .map(|atom| atom.stem.as_ref())
        .collect::<Vec<_>>()
        .join(if is_han(atoms) { "" } else { " " });
    let next = FeatureId((Lexicon::get().concept_count() + index.terms.len()) as u32);
    let feature = *index.terms.entry(stem.as_str().into()).or_insert(next);
    if feature == next {
        if let [only] = atoms {
            index.words.push(only.text.clone());
        } else if is_han(atoms) {
            index.han.push(stem.into());
        }
    }
    let named: &mut Named = index
        .phrases
        .entry(atoms.iter().map(|atom| atom.stem.as_ref()));
    if named.features.is_empty() {
        named.features.push(vec![feature]);
    }
    feature
}

fn is_han(atoms: &[Atom]) -> bool {
    atoms.iter().all(|atom| atom.kind == AtomKind::Han)
}
