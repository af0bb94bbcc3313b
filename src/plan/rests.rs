//! Which readings are of what a share or a part leaves: the uninsured, the rest, all less those?

use super::Ask;
use super::evidence::{TokenSet, cued};
use super::kin;
use super::readings::Reading;
use super::single::{ASKED_FOR, Maker};
use super::stretch;
use super::wanted::{Wanted, can_give, wanted};
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;

/// What a turn of phrase that asks for a number only is worth beside a plain figure.
const TURNED: f32 = 0.3;

/// How much of a part's name has to be said for a percentage to be told of what is left of it.
const TOLD: f32 = 0.5;

impl Maker<'_, '_> {
    /// What a share leaves, or a part of its whole.
    pub fn without(&self) -> Vec<Reading> {
        let scene = self.scene;
        let taken = stretch::taken_away(scene);
        if !self.negates() && !self.has(Cue::Excluding) && taken.is_empty() {
            return Vec::new();
        }
        // What is taken away has to be this: "leave the large ones aside, how many are left?"
        let names = |place: usize| scene.required.contains(place) && scene.question.tokens[place].cues.is_empty();
        if !taken.is_empty() && !self.negates() && !self.has(Cue::Excluding) {
            let between = taken.iter().next().zip(taken.iter().last()).map(|(verb, particle)| verb + 1..particle).unwrap_or_default();
            let own: TokenSet = between.filter(|place| names(*place)).collect();
            if own.is_empty() || own.intersection(self.candidate.explained).is_empty() {
                return Vec::new();
            }
        }
        // "Men" deny the women, where those are a part of what is told.
        let opposites = self.opposites();
        if !opposites.is_empty() && opposites.intersection(self.candidate.explained).is_empty() {
            return Vec::new();
        }
        if self.is_denied_of_another() {
            return Vec::new();
        }
        if self.indicator.unit.is_percent() && self.indicator.growth_of.is_none() {
            if !opposites.is_empty() && self.indicator.share.is_none() {
                return Vec::new();
            }
            if self.indicator.share.is_some_and(|share| !self.is_denied_of(share.of)) {
                return Vec::new();
            }
            let gives = can_give(wanted(scene), &self.indicator.unit);
            // "Take ... and subtract ..., how many are left?" is no share's rest, and neither is one percentage from the other.
            let subtracts = || stretch::subtracts(scene) && scene.number_tokens().next().is_none();
            if !self.negates() && (!gives || subtracts()) {
                return Vec::new();
            }
            // Where a number is asked, the percentage is a second best.
            let worth = if gives { ASKED_FOR } else { -ASKED_FOR };
            return vec![self.reading(scene.pick(self.id()).map(Ask::Complement), &[Cue::Not, Cue::Share, Cue::Excluding], worth)];
        }
        let cues = cued(scene.question, &[Cue::Not, Cue::Excluding, Cue::Progress, Cue::Difference]);
        let plain = stretch::plain_ones(scene).union(taken).union(stretch::named_rest(scene));
        let wholes = kin::wholes(scene, self.id()).into_iter().filter(|whole| self.is_denied_of(*whole));
        wholes
            .filter_map(|whole| {
                let named = self.named(whole);
                let by_name = self.indicator.part_of != Some(whole);
                if by_name && named.is_none() {
                    return None;
                }
                let explained =
                    self.candidate.explained.union(cues).union(plain).union(named.map(|named| named.explained).unwrap_or_default());
                // What is left of what was found in another year is told by the share that is stated of it.
                if self.is_of_another_time(whole)
                    && kin::share_of_part(scene, self.id()).is_some_and(|(share, _)| scene.pick(share).is_ok())
                {
                    return None;
                }
                // "More than half of the wallets were inactive" tells a share, though none is asked.
                let told = wanted(scene) == Wanted::Anything && self.candidate.coverage > TOLD && self.has_percentage();
                let percent = wanted(scene) == Wanted::Percent || told;
                if percent && self.is_stated_of(named.map(|named| named.explained).unwrap_or_default()) {
                    return None;
                }
                let explained = if percent { explained.union(cued(scene.question, &[Cue::Share])) } else { explained };
                let ask = scene.pick(self.id()).and_then(|part| {
                    let whole = self.matching(whole, &part)?;
                    Ok(if percent { Ask::ShareOfRest { part, whole } } else { Ask::Remainder { part, whole } })
                });
                let number = if self.has(Cue::HowMany) && !percent && ask.is_ok() { TURNED } else { 0.0 };
                Some(self.reading_of(ask, explained, ASKED_FOR + number + if named.is_some() { 0.1 } else { 0.0 }))
            })
            .collect()
    }

    /// Whether the figure of a whole that is held is of another period than that of its part.
    fn is_of_another_time(&self, whole: IndicatorId) -> bool {
        let base = self.scene.base();
        let held = self.scene.pick(self.id()).and_then(|part| Ok((part.period(base), self.matching(whole, &part)?.period(base))));
        held.is_ok_and(|(part, whole)| part != whole)
    }

    /// Whether what is denied is what makes the part: of "firms that are not listed" the whole is the firms, not all that is listed.
    pub fn is_denied_of(&self, whole: IndicatorId) -> bool {
        let profile = &self.scene.facts.index.profiles[whole.0 as usize];
        // 没通过毕业考试的: the verb is denied, and what it is of may be the whole's.
        let verb = stretch::denied(self.scene).iter().next().filter(|_| self.scene.question.language == Language::Chinese);
        let is_of_part = |place: usize| {
            let features = &self.scene.question.tokens[place].features;
            let own = &self.scene.facts.index.profiles[self.id().0 as usize];
            features.iter().any(|feature| own.tie(*feature) > Some(Tie::Unit) && profile.tie(*feature) != Some(Tie::Own))
        };
        if verb.is_some_and(is_of_part) {
            return true;
        }
        let denied = stretch::denied(self.scene);
        let own = || denied.iter().filter(|place| self.candidate.explained.contains(*place));
        let of_whole = |place: usize| self.scene.question.tokens[place].features.iter().any(|feature| profile.tie(*feature).is_some());
        // "Pupils who are not pupils from abroad": the whole is named, and what is denied begins with its name.
        let narrows = own().any(|place| !of_whole(place));
        // "Subtract the active ones from the registered ones": the whole stands behind.
        if narrows && stretch::is_taken_from(self.scene) {
            return true;
        }
        own().all(|place| {
            let features = &self.scene.question.tokens[place].features;
            if narrows && self.is_said_outside(denied, features) {
                return true;
            }
            let tie = features.iter().filter_map(|feature| profile.tie(*feature)).max();
            // 没上网的人: anybody may be one of them.
            let is_anybody =
                matches!(self.scene.question.tokens[place].text.as_ref(), "人" | "的人" | "people" | "those" | "ones" | "persons");
            is_anybody || tie.is_none_or(|tie| tie <= Tie::Unit) || self.scene.question.tokens[place].weight < super::readings::TELLING
        })
    }

    /// "How many objects are not online?": whether what is denied is no word of this part. A word that merely hints (非政府运营) may be.
    fn is_denied_of_another(&self) -> bool {
        let tokens = &self.scene.question.tokens;
        let denied = stretch::denied(self.scene);
        let directly = |place: usize| place > 0 && tokens[place - 1].cues.contains(&Cue::Not);
        denied.iter().next().is_some_and(directly) && denied.intersection(self.candidate.explained).is_empty()
    }

    /// Whether a word for one of these notions stands outside of some words.
    fn is_said_outside(&self, words: TokenSet, features: &[FeatureId]) -> bool {
        let mut others = self.scene.question.tokens.iter().enumerate().filter(|(place, _)| !words.contains(*place));
        others.any(|(_, token)| token.features.iter().any(|feature| features.contains(feature)))
    }

    /// The words for the opposite of what the base knows.
    fn opposites(&self) -> TokenSet {
        let tokens = self.scene.question.tokens.iter().enumerate();
        tokens.filter(|(_, token)| stretch::is_opposite(token)).map(|(place, _)| place).collect()
    }

    /// Whether a percentage is told.
    fn has_percentage(&self) -> bool {
        let is_percent = |index: usize| self.scene.question.numbers[index].unit.measure == Measure::Percent;
        self.scene.number_tokens().any(is_percent)
    }
}
