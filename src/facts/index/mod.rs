//! Which words lead to which indicators?
//!
//! Built once for a snapshot. Each indicator's phrases are compiled to rows of [`Element`]s, over
//! *features*: the lexicon's concepts and the base's own terms. A phrase of one indicator that
//! stands inside a phrase of another ("SRDI SMEs" in "SRDI SMEs' share of new listings") becomes an
//! alias, so that every word known for the one is understood in the other.

mod build;
pub mod called;
pub(crate) mod compile;
pub mod documents;
mod features;
mod forms;
mod names;
mod notes;
pub mod numbers;
mod scope;
mod short;
mod sorts;
mod sorts_of_place;
mod surveys;
mod universe;
mod whose;
mod words;

use super::base::{IndicatorId, MemberId, TopicId};
use crate::language::Language;
use crate::language::lexicon::{ConceptId, CountryId, Lexicon, Senses};
use crate::language::trie::Trie;
pub use compile::HOMONYMS;
pub use features::{FeatureId, PerFeature};
use rustc_hash::{FxHashMap, FxHashSet};
pub use words::{WordId, Words};

/// A glossary term, by its place in the base's glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub u32);

/// One step of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Element {
    /// A word.
    Word {
        /// Which of the base's it is.
        word: WordId,
        /// How much it tells about which indicator is meant.
        weight: f32,
        /// Whether its absence says nothing.
        optional: bool,
    },
    /// Any phrase of another indicator.
    Alias {
        /// The other indicator.
        indicator: IndicatorId,
        /// How much it tells.
        weight: f32,
    },
}

/// A phrase, step by step.
pub type Phrase = Box<[Element]>;

/// The words of a phrase alone.
pub type Row = Box<[WordId]>;

/// How closely a feature belongs to an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// It only comes along with what its words mean: the bank with a loan.
    Company,
    /// By its unit or its kind.
    Unit,
    /// By the words of an indicator that it is related to.
    Inherited,
    /// By its own words.
    Own,
}

/// What an indicator is known by.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Its phrases, each enough to name it.
    pub phrases: Box<[Phrase]>,
    /// Its official names among these phrases, each with its language.
    pub names: Box<[(Language, Phrase)]>,
    /// The features of its words and of the words of what it is related to, sorted.
    pub features: Box<[(FeatureId, Tie)]>,
    /// The features that its phrases have in one language alone, where it has phrases in both, with that language; sorted.
    pub in_one_language: Box<[(FeatureId, Language)]>,
    /// The features that its unit and its kind imply, sorted.
    pub implied: Box<[FeatureId]>,
    /// The features that come along with what its words mean, sorted.
    pub company: Box<[FeatureId]>,
    /// The features of what it counts, sorted: those of the noun of its unit.
    pub counted: Box<[FeatureId]>,
    /// The indicators whose words are understood in it: aliases in its phrases and the ends of its relations.
    pub kin: Box<[IndicatorId]>,
    /// The words that it has of the whole of which it is a part in the end, sorted.
    pub universe: Box<[WordId]>,
    /// The members that its own phrases name: "national universities" in a grant to them.
    pub members: Box<[MemberId]>,
}

impl Profile {
    /// How closely a feature belongs to the indicator, if at all.
    #[must_use]
    pub fn tie(&self, feature: FeatureId) -> Option<Tie> {
        let by_words = self.features.binary_search_by_key(&feature, |(known, _)| *known).ok().map(|index| self.features[index].1);
        by_words.or_else(|| self.tie_beside_words(feature))
    }

    /// Whether its phrases have a feature in another language alone: 过夜游客, where the English name speaks of guests and no nights.
    #[must_use]
    pub fn is_foreign(&self, feature: FeatureId, language: Language) -> bool {
        let known = self.in_one_language.binary_search_by_key(&feature, |(known, _)| *known);
        known.is_ok_and(|place| self.in_one_language[place].1 != language)
    }

    /// How closely a feature belongs to the indicator by anything but its words, if at all.
    #[must_use]
    pub fn tie_beside_words(&self, feature: FeatureId) -> Option<Tie> {
        let by_kind = self.implied.binary_search(&feature).ok().map(|_| Tie::Unit);
        by_kind.or_else(|| self.company.binary_search(&feature).ok().map(|_| Tie::Company))
    }
}

/// What a phrase of the base names.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Indicators that have it as a name or an asked phrase.
    pub indicators: Vec<IndicatorId>,
    /// Topics.
    pub topics: Vec<TopicId>,
    /// Glossary terms.
    pub terms: Vec<TermId>,
    /// Members of dimensions.
    pub members: Vec<MemberId>,
    /// Its words that restrict.
    pub words: Row,
    /// Whether it only says whose figures these are.
    pub attribution: bool,
}

/// A member whose name is a word for a sort and the word for what all members of its dimension are.
#[derive(Clone, Debug)]
pub struct Sort {
    /// What the word for the sort may stand for.
    pub which: Vec<FeatureId>,
    /// What the word for the thing may stand for.
    pub of: Vec<FeatureId>,
    /// The member.
    pub member: MemberId,
}

/// Which indicators words may mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meant {
    /// Those that a question can be answered about.
    #[default]
    Answerable,
    /// All that are described: a new statement may be the first to give a figure.
    Described,
}

/// The words of a base, and where they lead.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Which indicators they may mean.
    pub meant: Meant,
    /// Every phrase of the base, by the stems of its atoms.
    pub phrases: Trie<Named>,
    /// The base's own terms, by stem.
    pub terms: FxHashMap<Box<str>, FeatureId>,
    /// The indicators' profiles, in their order.
    pub profiles: Vec<Profile>,
    /// For each feature, the indicators that have it.
    pub postings: PerFeature<Vec<IndicatorId>>,
    /// What the units and kinds of the indicators imply, all of them together.
    pub implied: FxHashSet<FeatureId>,
    /// The members whose names stand for a notion of the lexicon.
    pub members: FxHashMap<FeatureId, MemberId>,
    /// The English words of the names of what is measured.
    pub name_words: FxHashSet<Box<str>>,
    /// Their stems.
    pub name_stems: FxHashSet<Box<str>>,
    /// Whether figures are told by kinds of something: by sectors, goods or fields of study.
    pub tells_kinds: bool,
    /// What each dimension is called.
    pub dimensions: Vec<called::Called>,
    /// The topic that alone has the number of those who were asked in a survey.
    pub survey: Option<TopicId>,
    /// Members whose names say which sort of one thing they are: "private universities" beside "public universities".
    pub sorts: Vec<Sort>,
    /// The members that are countries, which have more names than a base tells.
    pub countries: FxHashMap<CountryId, MemberId>,
    /// Members whose names are numbers: "15 to 24", 65岁及以上.
    pub numbers: Vec<(crate::quantity::Bounded, MemberId)>,
    /// The words of phrases.
    pub words: Words,
    /// For each feature, the words of phrases that it satisfies.
    pub satisfied: PerFeature<Vec<WordId>>,
    /// How much each feature tells.
    pub weights: PerFeature<f32>,
    /// For each topic, its phrases as rows of words.
    pub topics: Vec<Vec<Row>>,
    /// The same for each glossary term.
    pub glossary: Vec<Vec<Row>>,
    /// The country that everything here is about.
    pub country: Option<CountryId>,
    /// The places below a country that nearly all figures are of.
    pub whose: FxHashSet<FeatureId>,
    /// For each indicator, whether it is something that somebody aims at or has ruled.
    pub aims: Box<[bool]>,
    /// What its statements and their publishers are called.
    pub documents: documents::Documents,
    /// The stems of the words that publishers are named by.
    pub own: FxHashSet<Box<str>>,
    /// The same of those who state figures first-hand: the city that they are named for is what their figures are about.
    pub seats: FxHashSet<Box<str>>,
    /// Words of one atom, for correcting spelling; taken by the speller.
    pub spellings: FxHashSet<Box<str>>,
    /// Chinese phrases, for correcting homophones; taken by what corrects them.
    pub han: Vec<Box<str>>,
}

impl Index {
    /// Whether a phrase of the lexicon counts here: one of the thesaurus does where the base speaks of what it means.
    #[must_use]
    pub fn hears(&self, senses: &Senses) -> bool {
        let lexicon = Lexicon::get();
        let is_held = |notion: ConceptId| {
            let feature = FeatureId::from(notion);
            self.postings.contains_key(&feature) || self.members.contains_key(&feature)
        };
        let mut notions = senses.concepts.iter().flatten().copied();
        !senses.loose || notions.any(|notion| is_held(notion) || lexicon.narrower(notion).any(is_held))
    }

    /// The features any of which satisfies a step of a phrase; none where it is another indicator's name.
    #[must_use]
    pub fn features(&self, element: &Element) -> &[FeatureId] {
        match element {
            Element::Word { word, .. } => self.words.features(*word),
            Element::Alias { .. } => &[],
        }
    }

    /// How much a feature tells about which indicator is meant; a feature that no indicator has tells most.
    #[must_use]
    pub fn weight(&self, feature: FeatureId) -> f32 {
        self.weights.get(&feature).copied().unwrap_or_else(|| rarity(self.profiles.len(), 1))
    }
}

/// The weight of a feature that `having` of `count` indicators have: its inverse document frequency.
///
/// Spärck Jones (1972), "A statistical interpretation of term specificity", smoothed so that a feature
/// that every indicator has still weighs something.
pub(crate) fn rarity(count: usize, having: usize) -> f32 {
    ((count as f32 + 1.0) / (having as f32 + 0.5)).ln().max(0.1)
}
