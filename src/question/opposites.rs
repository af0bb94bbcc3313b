//! Which words say the opposite of what a base speaks of: "men" where it counts the women, "rejected" where it counts what was granted?
//!
//! Such a word is read as the denial of the other, so that what is left of the whole answers.

use super::tokens::{Class, Maker, Token};
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// Notions of which one or the other is true of all that either can be true of.
const OPPOSITES: [(&str, &str); 10] = [
    ("male", "female"),
    ("rejected", "approved"),
    ("rejected", "granted"),
    ("domestic", "foreign"),
    ("rural", "urban"),
    ("private", "public-sector"),
    ("part-time", "full-time"),
    ("vacant", "occupancy"),
    ("delay", "punctual"),
    ("dissatisfaction", "satisfaction"),
];

impl Maker<'_> {
    /// Reads a word for what the base does not know as the denial of its opposite, if the base knows that.
    pub(super) fn turn_opposites(&mut self) {
        let known = |feature: FeatureId| self.facts.index.postings.contains_key(&feature);
        // "What share was late", where it is known which share was on time, and by how many minutes trains are late.
        let asks_share = self.question.has(Cue::Share);
        let apart = |said: FeatureId, held: FeatureId| asks_share && self.is_a_share(held) && !self.is_a_share(said);
        let pairs: Vec<(FeatureId, FeatureId)> =
            pairs_of().filter(|(said, held)| known(*held) && (!known(*said) || apart(*said, *held))).collect();
        let told: Vec<(usize, FeatureId)> = pairs_of().filter_map(|pair| self.told_apart(pair)).collect();
        for (place, held) in told {
            let token = &mut self.question.tokens[place];
            token.class = Class::Content;
            token.features = vec![held];
            token.cues = vec![Cue::Not];
            token.restricts = 1.0;
        }
        for token in &mut self.question.tokens {
            let turned = pairs.iter().find(|(said, _)| token.features.contains(said) && token.cues.is_empty());
            if let Some((_, held)) = turned.filter(|_| token.class == Class::Content) {
                token.features = vec![*held];
                token.cues = vec![Cue::Not];
            }
        }
    }

    /// Whether the base has a share that is named by a notion.
    fn is_a_share(&self, notion: FeatureId) -> bool {
        let index = &self.facts.index;
        let share = FeatureId::from(Lexicon::get().concept_for(Cue::Share));
        let is_own = |id: &IndicatorId, feature| index.profiles[id.0 as usize].tie(feature) == Some(Tie::Own);
        index.postings.get(&notion).is_some_and(|having| having.iter().any(|id| is_own(id, notion) && is_own(id, share)))
    }

    /// The place of a word that narrows nothing by itself, or that names a member, where what stands beside it is only told of its
    /// opposite: 男警 in a base that knows the share of policewomen, and the sexes of those who feel unsafe.
    fn told_apart(&self, (said, held): (FeatureId, FeatureId)) -> Option<(usize, FeatureId)> {
        let index = &self.facts.index;
        let tokens = &self.question.tokens;
        if tokens.iter().any(|token| token.features.contains(&held)) {
            return None;
        }
        let place = tokens.iter().position(|token| {
            token.features.contains(&said) && matches!(token.class, Class::Member(_) | Class::Neutral) && token.cues.is_empty()
        })?;
        let is_member = matches!(tokens[place].class, Class::Member(_));
        let parts = index.postings.get(&held)?;
        let of_part = |feature: &FeatureId| {
            let is_own = |id: &IndicatorId| index.profiles[id.0 as usize].tie(*feature) == Some(Tie::Own);
            parts.iter().any(|id| is_own(id) && index.profiles[id.0 as usize].tie(held) == Some(Tie::Own) && self.is_of_a_whole(*id))
        };
        let of_member = |feature: &FeatureId| {
            let Class::Member(member) = tokens[place].class else { return false };
            let held = self.facts.base.indicators.iter().zip(&index.profiles);
            held.into_iter().any(|(indicator, profile)| {
                profile.tie(*feature) == Some(Tie::Own)
                    && indicator.figures.clone().any(|at| self.facts.base.figures[at as usize].members.contains(&member))
            })
        };
        let thing = |token: &Token| token.class == Class::Content && token.cues.is_empty();
        let told = |token: &Token| thing(token) && token.features.iter().any(|feature| of_part(feature) && !of_member(feature));
        // 国内 says so of what stands right behind it, and elsewhere only where all this is.
        let beside = if is_member { tokens.iter().any(told) } else { tokens.get(place + 1).is_some_and(told) };
        beside.then_some((place, held))
    }

    /// Whether an indicator is a part of something, or the share that a part is.
    fn is_of_a_whole(&self, id: IndicatorId) -> bool {
        let indicator = &self.facts.base.indicators[id.0 as usize];
        indicator.part_of.is_some() || indicator.share.is_some()
    }
}

/// The opposites, either way round.
fn pairs_of() -> impl Iterator<Item = (FeatureId, FeatureId)> {
    let of = |key| Lexicon::get().concept_of(key).map(FeatureId::from);
    let both = OPPOSITES.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    both.filter_map(move |(said, held)| Some((of(said)?, of(held)?)))
}
