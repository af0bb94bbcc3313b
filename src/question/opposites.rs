//! Which words say the opposite of what a base speaks of: "men" where it counts the women, "rejected" where it counts what was granted?
//!
//! Such a word is read as the denial of the other, so that what is left of the whole answers.

use super::tokens::{Class, Maker, Token};
use crate::facts::base::IndicatorId;
use crate::facts::index::compile::{look_up, phrase_atoms};
use crate::facts::index::{FeatureId, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon};

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

/// What before a word denies it, whatever the word is ...
const DENYING: [&str; 3] = ["un", "non-", "non"];
/// ... and what does so before some words only: "incomplete", but "import" and "income" deny nothing.
const DENYING_SOME: [&str; 4] = ["in", "im", "il", "ir"];
/// Endings of the words that these may deny.
const DENIED_ENDINGS: [&str; 10] = ["ive", "ible", "able", "ete", "ent", "al", "id", "ect", "ate", "ular"];
/// The shortest word that a prefix may deny: "unit" denies no "it".
const SHORTEST_DENIED: usize = 5;
/// Words that are true of others than their prefix says: who is not employed need not be looking for work, and a share of the profits
/// is none of those who make any.
const NARROWER: [&str; 3] = ["unemployed", "unemployment", "unprofitable"];

impl Maker<'_> {
    /// Reads a word for what the base does not know as the denial of its opposite, if the base knows that.
    pub(super) fn turn_opposites(&mut self) {
        self.deny_outside();
        self.require_missed();
        let known = |feature: FeatureId| self.facts.index.postings.contains_key(&feature);
        // "What share was late", where it is known which share was on time, and by how many minutes trains are late.
        let asks_share = self.question.has(Cue::Share);
        let apart = |said: FeatureId, held: FeatureId| asks_share && self.is_a_share(held) && !self.is_a_share(said);
        let pairs: Vec<(FeatureId, FeatureId)> =
            pairs_of().filter(|(said, held)| known(*held) && (!known(*said) || apart(*said, *held))).collect();
        let told: Vec<(usize, FeatureId)> = pairs_of().filter_map(|pair| self.told_apart(pair)).collect();
        let prefixed: Vec<(usize, FeatureId)> = (0..self.question.tokens.len()).filter_map(|place| self.denied_by_prefix(place)).collect();
        for (place, held) in told.into_iter().chain(prefixed) {
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

    /// "They missed their own 2019 goal. Is that so?": that a goal was not reached is the claim itself, and is not left out of it.
    fn require_missed(&mut self) {
        /// How far behind the verb the goal may stand.
        const REACH: usize = 5;
        if !self.question.has(Cue::Claim) {
            return;
        }
        let tokens = &self.question.tokens;
        let is_goal = |token: &Token| token.cues.contains(&Cue::Target);
        let misses = |place: &usize| {
            matches!(tokens[*place].text.as_ref(), "missed" | "miss" | "misses" | "missing")
                && tokens[place + 1..].iter().take(REACH).any(is_goal)
        };
        let missed: Vec<usize> = (0..tokens.len()).filter(misses).collect();
        for place in missed {
            let token = &mut self.question.tokens[place];
            token.class = Class::Unknown;
            token.features.clear();
            token.restricts = 1.0;
        }
    }

    /// "Outside manufacturing" denies what it stands before, where that is a word of the base and no place.
    fn deny_outside(&mut self) {
        let postings = &self.facts.index.postings;
        let tokens = &self.question.tokens;
        let is_outside = |token: &Token| matches!(token.text.as_ref(), "outside" | "outside of" | "beyond");
        let heard = |token: &Token| token.features.iter().any(|feature| postings.contains_key(feature));
        let article =
            |place: usize| usize::from(tokens.get(place).is_some_and(|token| matches!(token.text.as_ref(), "of" | "the" | "of the")));
        let denies = |place: &usize| {
            let next = place + 1 + article(place + 1);
            let names = |token: &Token| token.class == Class::Content && token.cues.is_empty() && heard(token);
            is_outside(&tokens[*place]) && !heard(&tokens[*place]) && tokens.get(next).is_some_and(names)
        };
        let denying: Vec<usize> = (0..tokens.len()).filter(denies).collect();
        for place in denying {
            let token = &mut self.question.tokens[place];
            token.class = Class::Content;
            token.features = vec![Lexicon::get().concept_for(Cue::Not).into()];
            token.cues = vec![Cue::Not];
        }
    }

    /// A word that the base does not know and that denies by its prefix what names one of its parts, with what it denies: "uninsured"
    /// where it counts the insured among all.
    fn denied_by_prefix(&self, place: usize) -> Option<(usize, FeatureId)> {
        let token = &self.question.tokens[place];
        let index = &self.facts.index;
        let names = |feature: &FeatureId| index.postings.contains_key(feature);
        if !matches!(token.class, Class::Content | Class::Unknown) || !token.cues.is_empty() || token.features.iter().any(names) {
            return None;
        }
        let keys = token.features.iter().filter_map(|feature| key_of(*feature));
        let positives = std::iter::once(token.text.as_ref()).chain(keys).filter_map(without_prefix);
        let mut held = positives.flat_map(|positive| look_up(index, &phrase_atoms(positive)));
        held.find(|feature| self.names_a_part(*feature)).map(|held| (place, held))
    }

    /// Whether a notion names a part of a whole, or the share that one is.
    fn names_a_part(&self, notion: FeatureId) -> bool {
        let index = &self.facts.index;
        let is_own = |id: &IndicatorId| index.profiles[id.0 as usize].tie(notion) == Some(Tie::Own);
        index.postings.get(&notion).is_some_and(|having| having.iter().any(|id| is_own(id) && self.is_of_a_whole(*id)))
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

/// The key of a notion of the lexicon.
fn key_of(feature: FeatureId) -> Option<&'static str> {
    let lexicon = Lexicon::get();
    let concept = u16::try_from(feature.0).ok().filter(|id| usize::from(*id) < lexicon.concept_count())?;
    Some(lexicon.key(ConceptId(concept)))
}

/// What a word denies by its prefix: "inactive" the active.
fn without_prefix(word: &str) -> Option<&str> {
    if NARROWER.contains(&word) || word.contains(' ') {
        return None;
    }
    let of_all = DENYING.iter().find_map(|prefix| word.strip_prefix(prefix));
    let some = || {
        let rest = DENYING_SOME.iter().find_map(|prefix| word.strip_prefix(prefix))?;
        DENIED_ENDINGS.iter().any(|ending| rest.ends_with(ending)).then_some(rest)
    };
    of_all.or_else(some).filter(|rest| rest.len() >= SHORTEST_DENIED && rest.is_ascii())
}
