//! What do the words of English and Chinese mean to a question about statistics?
//!
//! The knowledge stands in the TOML files beside this one: words that carry no restriction
//! (`neutral.*`), concepts with the words for them (`concepts.*`, `operations.*`), and countries.
//! Concept keys are shared by the two languages, so that a question in one can meet a fact base in
//! the other.
//!
//! The files are read when the program is built (see [`source`]), so that it has their words at its start.

mod forms;
pub mod senses;
pub mod source;

use super::atoms::Atom;
use super::cue::Cue;
use super::frozen::{FrozenTrie, Parts, Texts, text};
pub use senses::{ConceptId, CountryId, Senses};
use std::sync::LazyLock;

/// The general knowledge of both languages.
#[derive(Debug)]
pub struct Lexicon {
    /// Phrases, by the stems of their atoms.
    pub phrases: FrozenTrie<Senses>,
    /// The keys of the concepts.
    concepts: Texts,
    /// For each concept, how it is marked.
    marks: &'static [u8],
    /// Pairs of a broader and a narrower concept, sorted by the broader.
    narrower: Vec<(ConceptId, ConceptId)>,
    /// Pairs of a concept and one that comes along with it, sorted by the first.
    associated: Vec<(ConceptId, ConceptId)>,
    /// Words of one atom as they are written, a line each, for correcting spelling.
    words: &'static [u8],
    /// How Chinese phrases of two characters or more sound, for correcting homophones.
    sounds: Texts,
    /// For each sound, the phrases that have it.
    alike: Texts,
    /// The code of each country, empty where it has none.
    codes: Texts,
    /// The words of saying, as they are written.
    saying: Texts,
    /// Chinese words by which something said is judged.
    judging: Texts,
    /// Words for notions that are as often no more than how people put something.
    light: Texts,
}

static FROZEN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut parts = Parts(FROZEN);
    let mut senses = parts.part().iter().copied();
    let values = std::iter::from_fn(|| Senses::thaw(&mut senses)).collect();
    Lexicon {
        phrases: FrozenTrie::read(&mut parts, values),
        concepts: Texts::read(&mut parts),
        marks: parts.part(),
        narrower: pairs(parts.part()),
        associated: pairs(parts.part()),
        words: parts.part(),
        sounds: Texts::read(&mut parts),
        alike: Texts::read(&mut parts),
        codes: Texts::read(&mut parts),
        saying: Texts::read(&mut parts),
        judging: Texts::read(&mut parts),
        light: Texts::read(&mut parts),
    }
});

impl Lexicon {
    /// The lexicon of both languages.
    #[must_use]
    pub fn get() -> &'static Self {
        &LEXICON
    }

    /// Every phrase that begins with the first of `atoms`, as its length and senses, shortest first.
    pub fn prefixes(&self, atoms: &[Atom]) -> impl Iterator<Item = (usize, &'static Senses)> {
        self.prefixes_of(atoms.first(), atoms.iter().map(|atom| self.phrases.symbol(&atom.stem)))
    }

    /// The same for atoms whose stems' symbols are known, the `first` of them among those.
    pub fn prefixes_of<I: Iterator<Item = Option<u32>>>(
        &self,
        first: Option<&Atom>,
        symbols: I,
    ) -> impl Iterator<Item = (usize, &'static Senses)> + use<I> {
        let lexicon = Self::get();
        let exact = first.and_then(|atom| lexicon.form(&atom.text)).map(|exact| (1, exact));
        exact.into_iter().chain(lexicon.phrases.prefixes(symbols).filter(move |(length, _)| exact.is_none() || *length > 1))
    }

    /// What a phrase means.
    #[must_use]
    pub fn senses(&self, atoms: &[Atom]) -> Option<&'static Senses> {
        let lexicon = Self::get();
        let form = match atoms {
            [only] => lexicon.form(&only.text),
            _ => None,
        };
        form.or_else(|| lexicon.phrases.get(atoms.iter().map(|atom| atom.stem.as_ref())))
    }

    /// What a word means in this very form, where that is not what its stem means.
    fn form(&'static self, word: &str) -> Option<&'static Senses> {
        self.phrases.get_marked(senses::EXACTLY, word)
    }

    /// The notions that a word may name beside what [`Lexicon::senses`] says of it, each where a base speaks of it.
    pub fn further(&self, word: &str) -> impl Iterator<Item = ConceptId> {
        let senses = Self::get().phrases.get_marked(senses::BESIDE, word);
        senses.into_iter().flat_map(|senses| senses.concepts.iter().flatten().copied())
    }

    /// Whether these words tell that somebody says or writes what follows: "claims", "has it".
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        self.saying.number(words).is_some()
    }

    /// Whether these Chinese words judge whether what is said is so: 属实, 站得住脚.
    #[must_use]
    pub fn judges(&self, words: &str) -> bool {
        self.judging.number(words).is_some()
    }

    /// Whether a word for a notion is as often no more than how people put something: "stood", "filed", 受理.
    #[must_use]
    pub fn is_light(&self, word: &str) -> bool {
        self.light.number(word).is_some()
    }

    /// The country of a code of ISO 3166-1 as web addresses end with it: "nl", but "uk".
    #[must_use]
    pub fn country_of(&self, code: &str) -> Option<CountryId> {
        let number = self.codes.number(code).filter(|_| !code.is_empty())?;
        u16::try_from(number).ok().map(CountryId)
    }

    /// The code of a country; empty where it has none.
    #[must_use]
    pub fn code_of(&self, country: CountryId) -> &'static str {
        self.codes.get(u32::from(country.0))
    }

    /// How many concepts there are.
    #[must_use]
    pub fn concept_count(&self) -> usize {
        self.marks.len()
    }

    /// The key of a concept.
    #[must_use]
    pub fn key(&self, concept: ConceptId) -> &'static str {
        self.concepts.get(u32::from(concept.0))
    }

    /// The concept of a key.
    #[must_use]
    pub fn concept_of(&self, key: &str) -> Option<ConceptId> {
        let number = self.concepts.number(key)?;
        u16::try_from(number).ok().map(ConceptId)
    }

    /// The concept that holds a cue's words.
    #[must_use]
    pub fn concept_for(&self, cue: Cue) -> ConceptId {
        // OK because every cue's concept is made first, in this order.
        ConceptId(cue as u16)
    }

    /// What a concept asks the engine to do, if anything.
    #[must_use]
    pub fn cue(&self, concept: ConceptId) -> Option<Cue> {
        Cue::ALL.get(usize::from(concept.0)).copied()
    }

    /// Whether a concept, by its number, hardly ever narrows what is asked.
    #[must_use]
    pub fn is_soft(&self, concept: u32) -> bool {
        self.is_marked(concept, senses::SOFT)
    }

    /// Whether a concept, by its number, seldom narrows what is asked: the background of a question rather than its subject.
    #[must_use]
    pub fn is_weak(&self, concept: u32) -> bool {
        self.is_marked(concept, senses::WEAK)
    }

    /// Whether a concept, by its number, may narrow what is asked or be no more than its background.
    #[must_use]
    pub fn is_doubtful(&self, concept: u32) -> bool {
        self.is_marked(concept, senses::DOUBTFUL)
    }

    /// Whether a concept, by its number, is one of how a whole is divided, so that "all" of it is the whole.
    #[must_use]
    pub fn is_partition(&self, concept: u32) -> bool {
        self.is_marked(concept, senses::PARTITION)
    }

    /// Whether a concept, by its number, is of what is the better the less there is of it.
    #[must_use]
    pub fn is_unwelcome(&self, concept: u32) -> bool {
        self.is_marked(concept, senses::UNWELCOME)
    }

    /// Whether a concept is one place: a province, a city.
    #[must_use]
    pub fn is_place(&self, concept: ConceptId) -> bool {
        self.is_marked(u32::from(concept.0), senses::PLACE)
    }

    /// Whether a concept is of the whole of which everything is told, and of no kind of it.
    #[must_use]
    pub fn is_whole(&self, concept: u32) -> bool {
        self.is_marked(concept, senses::WHOLE)
    }

    fn is_marked(&self, concept: u32, mark: u8) -> bool {
        self.marks.get(concept as usize).is_some_and(|marks| marks & mark != 0)
    }

    /// The narrower concepts that people also use a concept's words for: "boat" for a ferry.
    pub fn narrower(&self, broader: ConceptId) -> impl Iterator<Item = ConceptId> {
        beside(&self.narrower, broader)
    }

    /// The concepts that come along with one without narrowing it: the bank with a loan.
    pub fn associated(&self, notion: ConceptId) -> impl Iterator<Item = ConceptId> {
        beside(&self.associated, notion)
    }

    /// Words of one atom as they are written, sorted.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        text(self.words).lines()
    }

    /// The phrases of two Chinese characters or more that have a sound.
    pub fn alike<'a>(&'a self, sound: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let number = self.sounds.number(sound);
        number.map_or("", |number| self.alike.get(number)).split_whitespace()
    }
}

/// What stands beside a concept in a table of pairs.
fn beside(pairs: &[(ConceptId, ConceptId)], key: ConceptId) -> impl Iterator<Item = ConceptId> {
    let start = pairs.partition_point(|(known, _)| *known < key);
    pairs[start..].iter().take_while(move |(known, _)| *known == key).map(|(_, value)| *value)
}

/// Concepts two by two.
fn pairs(bytes: &[u8]) -> Vec<(ConceptId, ConceptId)> {
    let number = |low: u8, high: u8| ConceptId(u16::from_le_bytes([low, high]));
    bytes.chunks_exact(4).map(|pair| (number(pair[0], pair[1]), number(pair[2], pair[3]))).collect()
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::language::cue::Cue;

    #[test]
    fn a_cue_and_its_concept_name_each_other() {
        let lexicon = Lexicon::get();
        for cue in Cue::ALL {
            assert_eq!(lexicon.key(lexicon.concept_for(*cue)), cue.key());
            assert_eq!(lexicon.cue(lexicon.concept_for(*cue)), Some(*cue));
        }
    }
}
