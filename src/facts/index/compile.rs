//! How does a phrase of the base become a row of elements?

use super::{Element, FeatureId, Index, Named};
use crate::facts::base::IndicatorId;
use crate::language::atoms::{Atom, AtomKind, atoms};
use crate::language::cue::Cue;
use crate::language::fold::fold;
use crate::language::lexicon::{ConceptId, Lexicon, Senses};
use crate::language::segment::{Piece, cheapest};

/// What a piece of a phrase was read as.
enum What<'a> {
    Known(&'a Senses),
    Alias(IndicatorId),
    Own,
    Number(Vec<String>),
    Mark,
}

/// Longest phrase of the base, in atoms, that is looked for inside another: names are no longer.
const LONGEST: usize = 40;

/// Longest Chinese term of the glossary that is a word of its own in other phrases, in characters.
const LONGEST_TERM: usize = 5;

/// The atoms of a phrase.
pub fn phrase_atoms(phrase: &str) -> Vec<Atom> {
    atoms(&fold(phrase)).into_iter().filter(|atom| atom.kind != AtomKind::Mark || atom.text.as_ref() == "%").take(LONGEST).collect()
}

/// The elements of a phrase of `owner`, with aliases for other indicators' phrases inside it.
/// Terms that the lexicon does not know are added to the index.
pub fn compile(index: &mut Index, phrase: &[Atom], owner: Option<IndicatorId>) -> Vec<Element> {
    let cut = cut(index, phrase, owner, Reach::Phrases);
    let homonyms = homonyms(index, phrase, &cut, owner);
    elements(index, phrase, cut, &homonyms)
}

/// The elements of a name of `owner` as it stands, with no aliases.
pub fn compile_name(index: &mut Index, phrase: &[Atom], owner: IndicatorId) -> Vec<Element> {
    let cut = cut(index, phrase, None, Reach::Phrases);
    let homonyms = homonyms(index, phrase, &cut, Some(owner));
    elements(index, phrase, cut, &homonyms)
}

/// Where words stand that ask for something elsewhere, and not in this name: "pledge loans" are lent against a pledge, which nobody
/// aims at, and PCT申请 are filed under a treaty.
fn homonyms(index: &Index, phrase: &[Atom], cut: &[(usize, Piece<What<'static>>)], owner: Option<IndicatorId>) -> Vec<usize> {
    let aims = owner.is_some_and(|owner| index.aims.get(owner.0 as usize).copied().unwrap_or(true));
    // The names of topics and terms say what those of the indicators do.
    let is_known = |place: usize| owner.is_some() || index.terms.contains_key(phrase[place].stem.as_ref());
    let means = |piece: &Piece<What<'static>>, cue: Cue| match piece.what {
        What::Known(senses) => senses.concepts.iter().flatten().any(|notion| Lexicon::get().cue(*notion) == Some(cue)),
        What::Alias(_) | What::Own | What::Number(_) | What::Mark => false,
    };
    // "PCT" in a Chinese name is an acronym: per cent is written otherwise there.
    let is_chinese = phrase.iter().any(|atom| atom.kind == AtomKind::Han);
    let applies = |cue: Cue, place: usize| if cue == Cue::Target { !aims && is_known(place) } else { is_chinese };
    let otherwise = |place: usize, piece: &Piece<What<'static>>| {
        let stem = phrase[place].stem.as_ref();
        let known = HOMONYMS.iter().filter(|(word, _)| piece.length == 1 && phrase[place].kind == AtomKind::Word && *word == stem);
        known.into_iter().any(|(_, cue)| applies(*cue, place) && means(piece, *cue))
    };
    cut.iter().filter(|(place, piece)| otherwise(*place, piece)).map(|(place, _)| *place).collect()
}

/// Stems of words that ask for something and are names of other things as well, with what they ask for.
pub const HOMONYMS: [(&str, Cue); 5] =
    [("pledg", Cue::Target), ("pledge", Cue::Target), ("commit", Cue::Target), ("promis", Cue::Target), ("pct", Cue::Share)];

/// The elements of a phrase of what is a part of something, with the notions by which the whole is called: 高龄 in 高龄老年人口 tells
/// that part of the 老年人口, though 老年 and 高龄 are one notion elsewhere.
pub fn compile_part(index: &mut Index, phrase: &[Atom], owner: IndicatorId, of_whole: &[FeatureId]) -> Vec<Element> {
    let cut = cut(index, phrase, Some(owner), Reach::Phrases);
    let mut own = doubled(phrase, &cut, of_whole);
    own.extend(homonyms(index, phrase, &cut, Some(owner)));
    elements(index, phrase, cut, &own)
}

/// The elements of a phrase of `owner` read word by word: whoever says "died on the roads" for "road deaths" says none of it as one.
pub fn compile_words(index: &mut Index, phrase: &[Atom], owner: Option<IndicatorId>) -> Vec<Element> {
    let cut = cut(index, phrase, owner, Reach::Words);
    let homonyms = homonyms(index, phrase, &cut, owner);
    elements(index, phrase, cut, &homonyms)
}

/// The elements of a Chinese phrase that is a term of the glossary as well, read word by word: 水库 and 蓄水率 may be said apart. Where a
/// single character were left, it is no row of words.
pub fn compile_term(index: &mut Index, phrase: &[Atom], owner: Option<IndicatorId>) -> Vec<Element> {
    let cut = cut(index, phrase, owner, Reach::Words);
    if phrase.len() > LONGEST_TERM || cut.len() < 2 || cut.iter().any(|(_, piece)| piece.length < 2) {
        return Vec::new();
    }
    elements(index, phrase, cut, &[])
}

/// How far the lexicon is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Whole phrases, the longest first.
    Phrases,
    /// Of Latin letters single words only; Chinese is not written in words.
    Words,
}

/// The elements of a cut phrase, of which the words at some places are taken for words of the base's own.
fn elements(index: &mut Index, phrase: &[Atom], cut: Vec<(usize, Piece<What<'static>>)>, own: &[usize]) -> Vec<Element> {
    let mut elements = Vec::new();
    for (place, piece) in cut {
        let atoms = &phrase[place..place + piece.length];
        match piece.what {
            What::Mark => {}
            What::Known(_) if own.contains(&place) => {
                let own = own_term(index, atoms);
                elements.push(word(index, &[own], false));
            }
            What::Alias(indicator) => elements.push(Element::Alias { indicator, weight: 0.0 }),
            What::Own => {
                let own = own_term(index, atoms);
                elements.push(word(index, &[own], false));
            }
            What::Number(terms) => {
                // "Late by more than an hour" says the number, too.
                let unit = atoms.iter().filter(|atom| atom.kind == AtomKind::Word || atom.kind == AtomKind::Han);
                let unit = unit.flat_map(|atom| look_up(index, std::slice::from_ref(atom))).collect::<Vec<_>>();
                let numbers: Vec<FeatureId> = terms.iter().map(|term| number_term(index, term)).collect();
                elements.push(word(index, &[numbers, unit].concat(), false));
            }
            What::Known(senses) => elements.extend(known_word(index, atoms, senses)),
        }
    }
    drop_asking(&mut elements, index);
    elements
}

/// Where words begin that say one of these notions in other words than the word right behind them.
fn doubled(phrase: &[Atom], cut: &[(usize, Piece<What<'static>>)], of_whole: &[FeatureId]) -> Vec<usize> {
    let notion = |piece: &Piece<What<'static>>| match piece.what {
        What::Known(senses) => match senses.concepts.as_slice() {
            [meaning] if meaning.len() == 1 && !senses.passes() => Some(FeatureId::from(meaning[0])),
            _ => None,
        },
        What::Alias(_) | What::Own | What::Number(_) | What::Mark => None,
    };
    let is_doubled = |pair: &&[(usize, Piece<What<'static>>)]| {
        let [(first, one), (second, other)] = pair else { return false };
        let says_again = || stem_of(&phrase[*first..first + one.length]) == stem_of(&phrase[*second..second + other.length]);
        notion(one).is_some_and(|of_one| of_whole.contains(&of_one) && notion(other) == Some(of_one)) && !says_again()
    };
    cut.windows(2).filter(is_doubled).map(|pair| pair[0].0).collect()
}

/// Takes out the words with which a phrase asks ("how much deposit", 多少家物流), where it names something beside them: every question
/// has such words, whatever it asks for.
fn drop_asking(elements: &mut Vec<Element>, index: &Index) {
    let asks = |element: &Element| match element {
        Element::Word { word, .. } => index.words.features(*word).iter().all(|feature| {
            let cue = u16::try_from(feature.0).ok().and_then(|id| Lexicon::get().cue(ConceptId(id)));
            cue == Some(Cue::HowMany)
        }),
        Element::Alias { .. } => false,
    };
    if !elements.iter().all(asks) {
        elements.retain(|element| !asks(element));
    }
}

/// The notion that a phrase as a whole stands for, if the lexicon knows it as one.
pub fn notion_of(phrase: &[Atom]) -> Option<FeatureId> {
    let senses = Lexicon::get().senses(phrase).filter(|senses| !senses.passes())?;
    match senses.concepts.as_slice() {
        [meaning] => match meaning.as_ref() {
            [notion] if Lexicon::get().cue(*notion).is_none() => Some(FeatureId::from(*notion)),
            _ => None,
        },
        _ => None,
    }
}

/// The features that a phrase's words stand for, as far as lexicon and base know them.
pub fn look_up(index: &Index, phrase: &[Atom]) -> Vec<FeatureId> {
    let pieces = cut(index, phrase, None, Reach::Phrases).into_iter();
    pieces
        .flat_map(|(place, piece)| match piece.what {
            What::Known(senses) => senses.concepts.iter().flat_map(|meaning| meaning.iter().copied().map(FeatureId::from)).collect(),
            What::Own => index.terms.get(stem_of(&phrase[place..place + piece.length]).as_str()).copied().into_iter().collect(),
            What::Number(terms) => terms.iter().filter_map(|term| index.terms.get(term.as_str()).copied()).collect(),
            What::Alias(_) | What::Mark => Vec::new(),
        })
        .collect()
}

/// The best cut of a phrase into what the lexicon knows, other indicators' phrases, and terms of its own.
fn cut(index: &Index, phrase: &[Atom], owner: Option<IndicatorId>, reach: Reach) -> Vec<(usize, Piece<What<'static>>)> {
    let named: Vec<Option<u32>> = phrase.iter().map(|atom| index.phrases.symbol(&atom.stem)).collect();
    let known: Vec<Option<u32>> = phrase.iter().map(|atom| Lexicon::get().phrases.symbol(&atom.stem)).collect();
    let numbers = super::numbers::numbers_in(phrase);
    cheapest(phrase.len(), |place, pieces| {
        own_terms(phrase, place, pieces);
        let here = numbers.iter().filter(|(start, ..)| *start == place);
        pieces.extend(here.map(|(_, length, terms)| Piece { length: *length, cost: 0.8, what: What::Number(terms.clone()) }));
        for (length, senses) in Lexicon::get().prefixes_of(phrase.get(place), known[place..].iter().copied()) {
            if reach == Reach::Words && length > 1 && phrase[place..place + length].iter().any(|atom| atom.kind == AtomKind::Word) {
                continue;
            }
            if senses.neutral || !senses.concepts.is_empty() || senses.country.is_some() {
                let single = length == 1 && phrase[place].kind == AtomKind::Han;
                pieces.push(Piece { length, cost: if single { 1.3 } else { 1.0 }, what: What::Known(senses) });
            }
        }
        for (length, named) in index.phrases.prefixes(named[place..].iter().copied()) {
            // A short Chinese term of the glossary is a word of its own, whatever its characters mean.
            let is_whole = reach == Reach::Phrases && !named.terms.is_empty() && length <= LONGEST_TERM;
            if is_whole && phrase[place..place + length].iter().all(|atom| atom.kind == AtomKind::Han) {
                pieces.push(Piece { length, cost: 0.95, what: What::Own });
            }
            let is_own = named.indicators.iter().any(|own| Some(*own) == owner);
            let other = named.indicators.first().filter(|_| owner.is_some() && !is_own && length < phrase.len());
            if let Some(other) = other {
                pieces.push(Piece { length, cost: 0.9, what: What::Alias(*other) });
            }
        }
    })
}

/// A word that any of these features satisfies, and that is to be weighed.
pub fn word(index: &mut Index, any: &[FeatureId], optional: bool) -> Element {
    Element::Word { word: index.words.add(any), weight: 0.0, optional }
}

/// A word that restricts nothing.
fn faint(index: &mut Index, notion: FeatureId) -> Element {
    Element::Word { word: index.words.add(&[notion]), weight: FAINT, optional: false }
}

/// The elements of a word that the lexicon knows: its concepts; none where it restricts nothing.
fn known_word(index: &mut Index, atoms: &[Atom], senses: &Senses) -> Vec<Element> {
    let gathers = |concept: &ConceptId| Lexicon::get().cue(*concept) == Some(Cue::Gathering);
    match senses.concepts.as_slice() {
        // A "pool" in a name is just that, and no army.
        meanings if meanings.iter().any(|meaning| meaning.iter().any(gathers)) => {
            let own = own_term(index, atoms);
            vec![word(index, &[own], false)]
        }
        [] if senses.neutral && is_function_word(atoms) => Vec::new(),
        [] if senses.neutral => {
            let own = own_term(index, atoms);
            vec![faint(index, own)]
        }
        [] => {
            // "Beijing Stock Exchange" is named by the city, not by whose figures these are.
            let is_home = senses.country.is_some() && senses.country == index.country && !senses.seat;
            let own = own_term(index, atoms);
            vec![word(index, &[own], is_home)]
        }
        [one] => one
            .iter()
            .map(|concept| {
                let notion = FeatureId::from(counted(*concept));
                if is_faint(*concept) { faint(index, notion) } else { word(index, &[notion], false) }
            })
            .collect(),
        several => {
            let mut any: Vec<FeatureId> =
                several.iter().filter(|meaning| meaning.len() == 1).map(|meaning| FeatureId::from(meaning[0])).collect();
            if any.is_empty() {
                any = several[0].iter().copied().map(FeatureId::from).collect();
            }
            vec![word(index, &any, false)]
        }
    }
}

/// In a name, "in absolute numbers" is no more than the number.
fn counted(concept: ConceptId) -> ConceptId {
    let lexicon = Lexicon::get();
    if lexicon.cue(concept) == Some(Cue::Absolute) { lexicon.concept_for(Cue::Count) } else { concept }
}

/// What a word that restricts nothing weighs in a phrase: enough to tell "key partners" from "partners", no more.
const FAINT: f32 = 0.15;

/// Whether an element says next to nothing of what its phrase names.
pub fn hardly_narrows(element: &Element) -> bool {
    match element {
        Element::Word { weight, optional, .. } => *optional || *weight == FAINT,
        Element::Alias { .. } => false,
    }
}

/// Whether a notion hardly narrows a name: "in service", "registered"; but "all" tells a whole from its part.
fn is_faint(concept: ConceptId) -> bool {
    let lexicon = Lexicon::get();
    lexicon.is_soft(u32::from(concept.0)) && lexicon.key(concept) != "all-of"
}

/// Words that only hold a phrase together.
fn is_function_word(atoms: &[Atom]) -> bool {
    const FUNCTION_WORDS: [&str; 40] = [
        "the", "and", "for", "with", "that", "from", "all", "their", "its", "are", "were", "was", "been", "has", "have", "had", "which",
        "who", "what", "when", "where", "why", "how", "whose", "into", "than", "this", "those", "these", "our", "your", "his", "her",
        "per", "out", "any", "some", "such", "each", "both",
    ];
    if is_han(atoms) {
        return atoms.len() == 1;
    }
    atoms.iter().all(|atom| atom.text.len() < 3 || FUNCTION_WORDS.contains(&atom.text.as_ref()))
}

/// The pieces that need no knowledge: a word by itself, a run of Chinese characters by itself, a mark.
fn own_terms(phrase: &[Atom], place: usize, pieces: &mut Vec<Piece<What<'static>>>) {
    match phrase[place].kind {
        AtomKind::Mark => pieces.push(Piece { length: 1, cost: 0.1, what: What::Mark }),
        AtomKind::Word | AtomKind::Number => pieces.push(Piece { length: 1, cost: 2.0, what: What::Own }),
        AtomKind::Han => {
            let run = phrase[place..].iter().take_while(|atom| atom.kind == AtomKind::Han).count();
            let row = &phrase[place..place + run];
            // 教育业的 is no word: what joins two words is part of neither.
            let joined = row.iter().enumerate().position(|(at, atom)| is_joint(&atom.text, at)).unwrap_or(run);
            pieces.extend((1..=joined.max(1)).map(|length| Piece { length, cost: 1.5 + 0.6 * length as f32, what: What::Own }));
        }
    }
}

/// Whether a character stands between two words of Chinese; some begin names, too (和田).
fn is_joint(character: &str, at: usize) -> bool {
    matches!(character, "的" | "与" | "及" | "或") || character == "和" && at > 0
}

/// What a term is known by.
fn stem_of(atoms: &[Atom]) -> String {
    atoms.iter().map(|atom| atom.stem.as_ref()).collect::<Vec<_>>().join(if is_han(atoms) { "" } else { " " })
}

/// The feature of a number of a name, added if it is new.
fn number_term(index: &mut Index, term: &str) -> FeatureId {
    let next = FeatureId((Lexicon::get().concept_count() + index.terms.len()) as u32);
    *index.terms.entry(term.into()).or_insert(next)
}

/// The feature of a term of the base, added if it is new.
pub fn own_term(index: &mut Index, atoms: &[Atom]) -> FeatureId {
    let stem = stem_of(atoms);
    let next = FeatureId((Lexicon::get().concept_count() + index.terms.len()) as u32);
    let feature = *index.terms.entry(stem.as_str().into()).or_insert(next);
    if feature == next {
        if let [only] = atoms {
            index.spellings.insert(only.text.clone());
        } else if is_han(atoms) {
            let spelt = crate::language::sound::pinyin(&stem).filter(|_| (3..=6).contains(&atoms.len()));
            if let Some(spelt) = spelt {
                index.phrases.entry([crate::language::fold::stem(&spelt).as_str()]).words = [index.words.add(&[feature])].into();
            }
            if let Some(hasty) = crate::language::sound::initials(&stem) {
                let word = index.words.add(&[feature]);
                let named: &mut Named = index.phrases.entry([crate::language::fold::stem(&hasty).as_str()]);
                if named.words.is_empty() {
                    named.words = [word].into();
                }
            }
            index.han.push(stem.into());
        }
    }
    let named: &mut Named = index.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref()));
    if named.words.is_empty() {
        named.words = [index.words.add(&[feature])].into();
    }
    feature
}

fn is_han(atoms: &[Atom]) -> bool {
    atoms.iter().all(|atom| atom.kind == AtomKind::Han)
}
