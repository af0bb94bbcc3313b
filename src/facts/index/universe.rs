//! Which words of what is a part go without saying, because all the parts of that whole have them?
//!
//! Where the registered population is the whole, whoever asks for "older people" means the older registered residents: that they are
//! registered tells them from nobody. What was found in a survey is no whole of that sort, for it is not of everybody.

use super::compile::hardly_narrows;
use super::{Element, Index, Phrase, WordId};
use crate::facts::base::{FactBase, IndicatorId};
use rustc_hash::{FxHashMap, FxHashSet};

/// No chain of parts is longer.
const DEEPEST: usize = 8;

/// Finds for each part the words that it has of the whole which is a part of nothing.
pub fn find(index: &mut Index, base: &FactBase) {
    let parts: Vec<Part> = (0..index.profiles.len()).filter_map(|place| Part::of(index, base, place)).collect();
    let mut wholes: FxHashMap<&[WordId], FxHashSet<IndicatorId>> = FxHashMap::default();
    for part in &parts {
        part.telling.iter().for_each(|telling| {
            wholes.entry(telling).or_default().insert(part.whole);
        });
    }
    // "Women" are as well those among the members as those among the referees.
    let clear: Vec<bool> =
        parts.iter().map(|part| part.telling.iter().all(|telling| wholes.get(telling.as_slice()).is_none_or(|of| of.len() < 2))).collect();
    for (part, _) in parts.into_iter().zip(clear).filter(|(_, clear)| *clear) {
        index.profiles[part.place].universe = part.shared.into();
    }
}

/// An indicator that is a part of something.
struct Part {
    place: usize,
    whole: IndicatorId,
    /// The words that it has of the whole, sorted.
    shared: Vec<WordId>,
    /// The words of each of its phrases that tell it from the whole, sorted.
    telling: Vec<Vec<WordId>>,
}

impl Part {
    fn of(index: &Index, base: &FactBase, place: usize) -> Option<Self> {
        let whole = whole_of(base, place).filter(|whole| !is_of_survey(index, base, *whole))?;
        let of_whole: FxHashSet<WordId> = index.profiles[whole.0 as usize].phrases.iter().flat_map(words).collect();
        let phrases = &index.profiles[place].phrases;
        let among = |phrase: &Phrase, is_shared: bool| {
            let mut found: Vec<WordId> = words(phrase).filter(|word| of_whole.contains(word) == is_shared).collect();
            found.sort_unstable_by_key(|word| word.0);
            found.dedup();
            found
        };
        let mut shared: Vec<WordId> = phrases.iter().flat_map(|phrase| among(phrase, true)).collect();
        shared.sort_unstable_by_key(|word| word.0);
        shared.dedup();
        let telling = phrases.iter().map(|phrase| among(phrase, false)).filter(|telling| !telling.is_empty()).collect();
        Some(Self { place, whole, shared, telling })
    }
}

/// The whole that is a part of nothing, of which an indicator is a part.
fn whole_of(base: &FactBase, place: usize) -> Option<IndicatorId> {
    let mut whole = base.indicators[place].part_of?;
    for _ in 0..DEEPEST {
        match base.indicators[whole.0 as usize].part_of {
            Some(above) => whole = above,
            None => return Some(whole),
        }
    }
    None
}

fn is_of_survey(index: &Index, base: &FactBase, id: IndicatorId) -> bool {
    index.survey.is_some() && base.indicators[id.0 as usize].topic == index.survey
}

/// The words of a phrase that narrow what it names.
fn words(phrase: &Phrase) -> impl Iterator<Item = WordId> {
    phrase.iter().filter(|element| !hardly_narrows(element)).filter_map(|element| match element {
        Element::Word { word, .. } => Some(*word),
        Element::Alias { .. } => None,
    })
}
