//! What do the words of English and Chinese mean to a question about statistics?
//!
//! The knowledge stands in the TOML files beside this one: words that carry no restriction
//! (`neutral.*`), concepts with the words for them (`concepts.*`, `operations.*`), and countries.
//! Concept keys are shared by the two languages, so that a question in one can meet a fact base in
//! the other.

use super::atoms::atoms;
use super::cue::Cue;
use super::fold::fold;
use super::trie::Trie;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// A notion that the lexicon has words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub u16);

/// A country or a group of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryId(pub u16);

/// What a word or phrase may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Senses {
    /// It restricts nothing.
    pub neutral: bool,
    /// It always restricts.
    pub restricting: bool,
    /// It opens a clause about the speaker.
    pub opener: bool,
    /// It names a country by the city that its government sits in.
    pub seat: bool,
    /// As a whole message it wants no answer.
    pub chatter: bool,
    /// It names a country.
    pub country: Option<CountryId>,
    /// The notions it means, one list for each meaning; a list of several means all of them at once.
    pub concepts: Vec<Box<[ConceptId]>>,
}

/// The general knowledge of both languages.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Phrases, by the stems of their atoms.
    pub phrases: Trie<Senses>,
    /// The keys of the concepts.
    concepts: Vec<Box<str>>,
    concept_ids: HashMap<Box<str>, ConceptId>,
    soft: HashSet<ConceptId>,
    /// Words of one atom as they are written, for correcting spelling, in the order of the files.
    pub words: Vec<Box<str>>,
    /// Chinese phrases of two characters or more, for correcting homophones.
    pub han: Vec<Box<str>>,
}

#[derive(serde::Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct File {
    concept: BTreeMap<String, Vec<String>>,
    compound: BTreeMap<String, String>,
    neutral: BTreeMap<String, Vec<String>>,
    chatter: BTreeMap<String, Vec<String>>,
    frame: BTreeMap<String, Vec<String>>,
    restricting: BTreeMap<String, Vec<String>>,
    soft: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Country {
    en: Vec<String>,
    zh: Vec<String>,
    seat: Seat,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Seat {
    en: Vec<String>,
    zh: Vec<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for cue in Cue::ALL {
        lexicon.concept(cue.key());
    }
    // OK because the files are part of the program: a test reads each of them.
    for text in FILES {
        lexicon.add(&toml::from_str(text).unwrap_or_default());
    }
    lexicon.add_countries(&toml::from_str(COUNTRIES).unwrap_or_default());
    lexicon
});

const FILES: [&str; 6] = [
    include_str!("concepts.en.toml"),
    include_str!("concepts.zh.toml"),
    include_str!("operations.en.toml"),
    include_str!("operations.zh.toml"),
    include_str!("neutral.en.toml"),
    include_str!("neutral.zh.toml"),
];
const COUNTRIES: &str = include_str!("countries.toml");

impl Lexicon {
    /// The lexicon of both languages.
    #[must_use]
    pub fn get() -> &'static Self {
        &LEXICON
    }

    /// How many concepts there are.
    #[must_use]
    pub fn concept_count(&self) -> usize {
        self.concepts.len()
    }

    /// The key of a concept.
    #[must_use]
    pub fn key(&self, concept: ConceptId) -> &str {
        &self.concepts[usize::from(concept.0)]
    }

    /// The concept of a key.
    #[must_use]
    pub fn concept_of(&self, key: &str) -> Option<ConceptId> {
        self.concept_ids.get(key).copied()
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
        u16::try_from(concept).is_ok_and(|concept| self.soft.contains(&ConceptId(concept)))
    }

    fn concept(&mut self, key: &str) -> ConceptId {
        let next = ConceptId(u16::try_from(self.concepts.len()).unwrap_or(u16::MAX));
        *self.concept_ids.entry(key.into()).or_insert_with(|| {
            self.concepts.push(key.into());
            next
        })
    }

    fn add(&mut self, file: &File) {
        for (key, phrases) in &file.concept {
            let concept = self.concept(key);
            for phrase in phrases {
                self.mean(phrase, &[concept]);
            }
        }
        for (phrase, keys) in &file.compound {
            let concepts: Vec<ConceptId> = keys.split_whitespace().map(|key| self.concept(key)).collect();
            self.mean(phrase, &concepts);
        }
        for key in file.soft.values().flatten() {
            let concept = self.concept(key);
            self.soft.insert(concept);
        }
        let tables: [(&BTreeMap<String, Vec<String>>, fn(&mut Senses)); 4] = [
            (&file.neutral, |senses| senses.neutral = true),
            (&file.chatter, |senses| senses.chatter = true),
            (&file.frame, |senses| senses.opener = true),
            (&file.restricting, |senses| senses.restricting = true),
        ];
        for (table, mark) in tables {
            for phrase in table.values().flatten() {
                mark(self.senses(phrase));
            }
        }
    }

    fn add_countries(&mut self, countries: &BTreeMap<String, Country>) {
        for (index, country) in countries.values().enumerate() {
            for phrase in country.en.iter().chain(&country.zh) {
                self.senses(phrase).country = u16::try_from(index).ok().map(CountryId);
            }
            for phrase in country.seat.en.iter().chain(&country.seat.zh) {
                let senses = self.senses(phrase);
                if senses.country.is_none() {
                    senses.country = u16::try_from(index).ok().map(CountryId);
                    senses.seat = true;
                }
            }
        }
    }

    fn mean(&mut self, phrase: &str, concepts: &[ConceptId]) {
        let senses = self.senses(phrase);
        if !senses.concepts.iter().any(|known| **known == *concepts) {
            senses.concepts.push(concepts.into());
        }
    }

    fn senses(&mut self, phrase: &str) -> &mut Senses {
        let folded = fold(phrase);
        let atoms = atoms(&folded);
        if atoms.len() == 1 && folded.is_ascii() {
            self.words.push(folded.as_str().into());
        } else if atoms.len() > 1 && folded.chars().all(super::is_han) {
            self.han.push(folded.as_str().into());
        }
        self.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, Country, FILES, File, Lexicon};
    use crate::language::cue::Cue;
    use std::collections::BTreeMap;

    #[test]
    fn every_file_of_the_lexicon_reads() {
        for text in FILES {
            toml::from_str::<File>(text).expect("a file of the lexicon");
        }
        toml::from_str::<BTreeMap<String, Country>>(COUNTRIES).expect("the countries");
    }

    #[test]
    fn every_cue_has_words_in_both_languages() {
        let files: Vec<File> = FILES.iter().map(|text| toml::from_str(text).expect("a file")).collect();
        for cue in Cue::ALL {
            for language in [0, 1] {
                let words = files.iter().skip(language).step_by(2).filter_map(|file| file.concept.get(cue.key())).flatten().count();
                assert!(words > 0, "{} has no words in file {language}", cue.key());
            }
        }
    }

    #[test]
    fn a_cue_and_its_concept_name_each_other() {
        let lexicon = Lexicon::get();
        for cue in Cue::ALL {
            assert_eq!(lexicon.key(lexicon.concept_for(*cue)), cue.key());
            assert_eq!(lexicon.cue(lexicon.concept_for(*cue)), Some(*cue));
        }
    }
}
