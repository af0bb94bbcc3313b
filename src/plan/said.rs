//! How far does a question say the phrases of an indicator?

use super::once::Found;
use crate::facts::base::IndicatorId;
use crate::facts::index::compile::hardly_narrows;
use crate::facts::index::{Element, FeatureId, Index, Phrase, WordId};
use crate::language::lexicon::{ConceptId, Lexicon};
use std::rc::Rc;
use std::sync::LazyLock;

/// What a question says, in features, and how far that names each indicator.
pub struct Said<'a> {
    index: &'a Index,
    /// How surely each feature is said, by its number; zero where it is not.
    surely: Vec<f32>,
    /// The same for each word of the base's phrases: as surely as the surest of the features that satisfy it.
    words: Vec<f32>,
    heard: Found<IndicatorId, Rc<Heard>>,
    /// How far indicators are said that phrases name, by how far the names in their own phrases are followed.
    aliases: Found<(IndicatorId, usize), Extent>,
    /// The same for what is left unsaid of them.
    unsaid: Found<(IndicatorId, usize), Rc<[LeftOut<'a>]>>,
}

/// How an indicator's phrases are said.
#[derive(Debug)]
pub struct Heard {
    /// How much of the best of them is.
    pub coverage: f32,
    /// Whether all of one of them is.
    pub full: bool,
    /// The said features of those that are said in good part, sorted.
    licensed: Vec<FeatureId>,
}

impl Heard {
    /// Whether a feature is of a phrase that is said in good part.
    pub fn licenses(&self, feature: FeatureId) -> bool {
        self.licensed.binary_search(&feature).is_ok()
    }
}

/// How far a phrase, or the best phrase of an indicator, is said.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// How much of it, from 0 to 1.
    coverage: f32,
    /// Whether every word of it is, however little a word tells.
    full: bool,
}

const NOTHING: Extent = Extent { coverage: 0.0, full: false };

/// A word of a phrase that a question leaves out: the features that would have said it, and its weight.
pub type LeftOut<'a> = (&'a [FeatureId], f32);

/// A word counts as a phrase's only where this much of the phrase is said: "Shanghai" alone is not the
/// "Shanghai Science and Technology Innovation Board".
const LEAST_SAID: f32 = 0.34;

/// How much a word counts that was not said of a part because the whole has it.
const SHARED: f32 = 0.6;

/// How far the names of other indicators are followed in a phrase that is said ...
const ALIASES: usize = 2;

/// ... and in one of which something is left out.
const ALIASES_LEFT_OUT: usize = 4;

fn is_all(feature: FeatureId) -> bool {
    static ALL: LazyLock<Option<FeatureId>> = LazyLock::new(|| Lexicon::get().concept_of("all-of").map(FeatureId::from));
    *ALL == Some(feature)
}

/// Whether a phrase is none that anybody wrote, but what a relation amounts to: other indicators' names and an operation.
fn is_derived(phrase: &[Element], index: &Index) -> bool {
    let is_cue = |feature: &FeatureId| u16::try_from(feature.0).is_ok_and(|id| Lexicon::get().cue(ConceptId(id)).is_some());
    phrase.len() > 1 && phrase.iter().all(|element| index.features(element).iter().all(is_cue))
}

impl<'a> Said<'a> {
    /// Nothing, so far.
    pub fn new(index: &'a Index) -> Self {
        Self { index, surely: Vec::new(), words: Vec::new(), heard: Found::default(), aliases: Found::default(), unsaid: Found::default() }
    }

    /// Adds features, all of them said this surely.
    pub fn say(&mut self, features: &[FeatureId], confidence: f32) {
        for feature in features {
            raise(&mut self.surely, feature.0, confidence);
            for word in self.index.satisfied.get(feature).into_iter().flatten() {
                raise(&mut self.words, word.0, confidence);
            }
        }
    }

    /// Whether a feature is said.
    pub fn has(&self, feature: FeatureId) -> bool {
        self.surely(feature) > 0.0
    }

    fn surely(&self, feature: FeatureId) -> f32 {
        self.surely.get(feature.0 as usize).copied().unwrap_or(0.0)
    }

    /// Whether a word of a phrase is said.
    pub fn has_word(&self, word: WordId) -> bool {
        self.word(word) > 0.0
    }

    /// Whether a word is "all", which tells a whole from a part of it, but goes without saying.
    fn goes_without_saying(&self, word: WordId) -> bool {
        self.index.words.features(word).iter().any(|feature| is_all(*feature))
    }

    /// How surely a word of a phrase is said; zero where it is not.
    fn word(&self, word: WordId) -> f32 {
        self.words.get(word.0 as usize).copied().unwrap_or(0.0)
    }

    fn phrases(&self, indicator: IndicatorId) -> &'a [Phrase] {
        &self.index.profiles[indicator.0 as usize].phrases
    }

    /// How the phrases of an indicator are said.
    pub fn heard(&self, indicator: IndicatorId) -> Rc<Heard> {
        self.heard.once(indicator, || {
            let mut heard = Heard { coverage: 0.0, full: false, licensed: Vec::new() };
            for phrase in self.phrases(indicator) {
                let mut said = self.extent(phrase, ALIASES);
                said.coverage = said.coverage.max(self.without_universe(indicator, phrase));
                heard.coverage = heard.coverage.max(said.coverage);
                heard.full = heard.full || said.full && !is_derived(phrase, self.index);
                if said.coverage >= LEAST_SAID {
                    let words = phrase.iter().filter(|element| self.says(element));
                    heard
                        .licensed
                        .extend(words.flat_map(|element| self.index.features(element)).copied().filter(|feature| self.has(*feature)));
                    if self.says_its_own(phrase) && !is_derived(phrase, self.index) {
                        heard.licensed.extend(phrase.iter().flat_map(|element| self.said_of_alias(element)));
                    }
                }
            }
            heard.licensed.sort_unstable();
            Rc::new(heard)
        })
    }

    /// How much of a part's phrase is said where only what tells it from the whole is: 老人 of the 户籍老年人口, where all are 户籍人口.
    fn without_universe(&self, indicator: IndicatorId, phrase: &[Element]) -> f32 {
        let universe = &self.index.profiles[indicator.0 as usize].universe;
        if universe.is_empty() {
            return 0.0;
        }
        let (mut said, mut whole, mut tells) = (0.0, 0.0, false);
        for element in phrase {
            let Element::Word { word, weight, optional: false } = element else { return 0.0 };
            let surely = self.word(*word);
            let is_shared = universe.binary_search_by_key(&word.0, |shared| shared.0).is_ok();
            // Whoever says some of what all parts have, and not the rest, may mean another part of it.
            if is_shared != (surely == 0.0) {
                return 0.0;
            }
            tells |= !is_shared && !hardly_narrows(element);
            said += weight * if is_shared { SHARED } else { surely };
            whole += weight;
        }
        if tells { said / whole } else { 0.0 }
    }

    /// Whether all that a phrase has beside the names of other indicators is said: 80岁及以上 of 80岁及以上户籍老年人口.
    fn says_its_own(&self, phrase: &[Element]) -> bool {
        let mut own = phrase.iter().filter(|element| matches!(element, Element::Word { optional: false, .. })).peekable();
        own.peek().is_some() && own.all(|element| self.says(element))
    }

    /// The said features of what an alias in a phrase names: 老人 in 八十岁以上的老人, where the 户籍老年人口 are said in small part.
    fn said_of_alias(&self, element: &Element) -> Vec<FeatureId> {
        let Element::Alias { indicator, .. } = element else { return Vec::new() };
        let words = self.phrases(*indicator).iter().flat_map(|phrase| phrase.iter()).filter(|element| self.says(element));
        words.flat_map(|element| self.index.features(element)).copied().filter(|feature| self.has(*feature)).collect()
    }

    fn says(&self, element: &Element) -> bool {
        matches!(element, Element::Word { word, .. } if self.has_word(*word))
    }

    /// How far a phrase is said; `depth` tells how far the names of other indicators in it are followed.
    fn extent(&self, phrase: &[Element], depth: usize) -> Extent {
        let (mut said, mut whole, mut full) = (0.0, 0.0, true);
        for element in phrase {
            match element {
                Element::Word { word, weight, optional } => {
                    let surely = self.word(*word);
                    if !*optional {
                        said += weight * surely;
                        whole += weight;
                    }
                    full = full && (surely > 0.0 || *optional || self.goes_without_saying(*word));
                }
                Element::Alias { indicator, weight } => {
                    let alias = depth.checked_sub(1).map_or(NOTHING, |depth| self.alias(*indicator, depth));
                    said += weight * alias.coverage;
                    whole += weight;
                    full = full && alias.full;
                }
            }
        }
        Extent { coverage: if whole > 0.0 { said / whole } else { 0.0 }, full }
    }

    /// How far another indicator is said that a phrase names.
    fn alias(&self, indicator: IndicatorId, depth: usize) -> Extent {
        self.aliases.once((indicator, depth), || {
            let phrases = self.phrases(indicator).iter().map(|phrase| self.extent(phrase, depth));
            phrases.fold(NOTHING, |best, said| Extent { coverage: best.coverage.max(said.coverage), full: best.full || said.full })
        })
    }

    /// The words of the best said phrase of an indicator that the question leaves out.
    pub fn unsaid(&self, indicator: IndicatorId) -> Rc<[LeftOut<'a>]> {
        self.unsaid_within(indicator, ALIASES_LEFT_OUT)
    }

    fn unsaid_within(&self, indicator: IndicatorId, depth: usize) -> Rc<[LeftOut<'a>]> {
        self.unsaid.once((indicator, depth), || {
            let weighed = self.phrases(indicator).iter().map(|phrase| {
                let mut sum = 0.0;
                self.each_left_out(phrase, depth, |(_, weight)| sum += weight);
                (phrase, sum)
            });
            let best = weighed.min_by(|(_, one), (_, other)| one.total_cmp(other));
            best.map(|(best, _)| self.left_out_within(best, depth)).unwrap_or_default().into()
        })
    }

    /// The words of one phrase that the question leaves out.
    pub fn left_out(&self, phrase: &'a [Element]) -> Vec<LeftOut<'a>> {
        self.left_out_within(phrase, ALIASES_LEFT_OUT)
    }

    fn left_out_within(&self, phrase: &'a [Element], depth: usize) -> Vec<LeftOut<'a>> {
        let mut left = Vec::new();
        self.each_left_out(phrase, depth, |word| left.push(word));
        left
    }

    fn each_left_out(&self, phrase: &'a [Element], depth: usize, mut take: impl FnMut(LeftOut<'a>)) {
        for element in phrase {
            match element {
                Element::Word { word, weight, optional } => {
                    if !self.has_word(*word) && !*optional && !self.goes_without_saying(*word) {
                        take((self.index.words.features(*word), *weight));
                    }
                }
                Element::Alias { indicator, .. } => {
                    if let Some(depth) = depth.checked_sub(1) {
                        self.unsaid_within(*indicator, depth).iter().for_each(|word| take(*word));
                    }
                }
            }
        }
    }

    /// Whether a feature is of that phrase of an indicator which the question says best.
    pub fn is_in_name(&self, indicator: IndicatorId, feature: FeatureId) -> bool {
        let has = |phrase: &[Element]| phrase.iter().any(|element| self.index.features(element).contains(&feature));
        if !self.phrases(indicator).iter().any(|phrase| has(phrase)) {
            return false;
        }
        let best = |with: bool| {
            let phrases = self.phrases(indicator).iter().filter(|phrase| has(phrase) == with);
            phrases.map(|phrase| self.extent(phrase, ALIASES).coverage).fold(0.0, f32::max)
        };
        best(true) > best(false)
    }
}

/// Makes a value at least this large.
fn raise(values: &mut Vec<f32>, place: u32, least: f32) {
    let place = place as usize;
    if place >= values.len() {
        values.resize(place + 1, 0.0);
    }
    values[place] = values[place].max(least);
}
