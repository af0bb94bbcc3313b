//! Which of two indicators do the words of a question speak for?
//!
//! Twins share most of their words. What decides between them is what only one of them has: said, it speaks for that one; left
//! unsaid, for the other. "The share of new listings" is not that of new STAR Market listings, which would have been said, and a
//! question that says nothing of what sets two of them apart may mean either.

use super::evidence::{Evidence, asks_what_exists, is_soft};
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Profile, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::{Per, Unit};
use crate::question::{Question, Token};

/// How much a word that was left unsaid speaks against an indicator at most. Two twins that each lack a word are equally unnamed,
/// however rare the one word and common the other.
const UNSAID: f32 = 1.0;
/// How much a word counts that the unit or the kind of an indicator implies.
const HALF: f32 = 0.5;
/// How much a word counts that only comes along with what an indicator measures.
const QUARTER: f32 = 0.25;
/// How much a word counts at most that hardly ever narrows what is asked.
const BACKGROUND: f32 = 0.3;
/// Words of less weight than this hardly tell anything apart.
const TELLING: f32 = 0.14;

/// How much more the words speak for `one` than for `other`, in weights of the index; negative where they speak for `other`.
pub fn contrast(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> f32 {
    speaks_for(evidence, one, other) - speaks_for(evidence, other, one)
}

/// What is said of `one` rather than of `other`, less what is left unsaid of `one` alone.
fn speaks_for(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> f32 {
    let unsaid = unsaid_alone(evidence, one, other).into_iter().map(|weight| if weight < TELLING { weight } else { UNSAID });
    let unsaid: f32 = unsaid.sum();
    // Of two that both have a name of their own which is left unsaid, the longer is no less meant.
    let unit = |indicator: IndicatorId| &evidence.facts.base.indicators[indicator.0 as usize].unit;
    let both = || unit(one) == unit(other) && unsaid_alone(evidence, other, one).into_iter().any(|weight| weight >= TELLING);
    let unsaid = if unsaid > UNSAID && both() { UNSAID } else { unsaid };
    let said = said_rather_of(evidence, one, other);
    said - unsaid - if leaves_open(evidence, one, other) { UNSAID } else { 0.0 }
}

/// What is said of one indicator rather than of another.
pub(super) fn said_rather_of(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> f32 {
    let profiles = &evidence.facts.index.profiles;
    let (own, others) = (&profiles[one.0 as usize], &profiles[other.0 as usize]);
    // A word of a whole belongs to its part as well.
    let strength = |profile: &Profile, token: &Token| match token.features.iter().filter_map(|feature| profile.tie(*feature)).max() {
        Some(Tie::Own | Tie::Inherited) => 1.0,
        // "The size of the army" is asked of whatever is counted as much as of what has a number in its name.
        Some(Tie::Unit | Tie::Company) if is_soft(token) => 1.0,
        Some(Tie::Unit) => HALF,
        // What comes along with one thing may be the other.
        Some(Tie::Company) => QUARTER,
        None => 0.0,
    };
    let closer = evidence.question.tokens.iter().map(|token| {
        let closer: f32 = strength(own, token) - strength(others, token);
        // Words that only ask ("in number", "how many") tell little, however rare they are in names; "all" tells a whole from its part.
        let weight = if is_soft(token) && !token.cues.contains(&Cue::Total) { token.weight.min(UNSAID) } else { token.weight };
        // "The total value of" goes with whatever has one.
        let background = !token.features.is_empty() && token.features.iter().all(|feature| is_background(*feature));
        let weight = if background { weight.min(BACKGROUND) } else { weight };
        weight * token.confidence * closer.max(0.0)
    });
    closer.sum()
}

/// Whether a notion goes with whatever has a figure.
fn is_background(feature: FeatureId) -> bool {
    const NOTIONS: [&str; 4] = ["value", "indicator", "record", "report"];
    NOTIONS.iter().filter_map(|key| Lexicon::get().concept_of(key)).any(|notion| FeatureId::from(notion) == feature)
}

/// The weights of the words that a question leaves out of what `one` is called, and that `other` is not called by, too.
pub fn unsaid_alone(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> Vec<f32> {
    let others = &evidence.facts.index.profiles[other.0 as usize];
    let language = evidence.question.language;
    let has = |feature: &FeatureId| match others.tie(*feature) {
        // What a name has in the other language alone, its twin in this one has for itself.
        Some(Tie::Own) => !others.is_foreign(*feature, language),
        Some(Tie::Inherited) => true,
        Some(Tie::Unit | Tie::Company) | None => false,
    };
    let unsaid = evidence.said.unsaid(one);
    unsaid.iter().filter(|(any, _)| !any.iter().any(has)).map(|(_, weight)| *weight).collect()
}

/// Whether what sets one indicator apart from another would have to be said: what grew, over what time it is counted.
fn leaves_open(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> bool {
    let over_time = |id: IndicatorId| is_over_time(&evidence.facts.base.indicators[id.0 as usize].unit);
    leaves_open_what_grew(evidence, one, other) || over_time(one) && !over_time(other) && !asks_over_time(evidence.question)
}

/// Whether things are counted over a unit of time.
fn is_over_time(unit: &Unit) -> bool {
    matches!(unit, Unit::Rate(_, per) if !matches!(per, Per::Each(..)))
}

/// Whether a question asks for something over a unit of time, or on the average.
fn asks_over_time(question: &Question) -> bool {
    const CUES: [Cue; 8] = [Cue::Second, Cue::Minute, Cue::Hour, Cue::Day, Cue::Week, Cue::Month, Cue::Average, Cue::Each];
    CUES.iter().any(|cue| question.has(*cue))
}

/// "Firms grew" may be said of their number or of their sales: that their number is meant would have to be said.
fn leaves_open_what_grew(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> bool {
    let base = &evidence.facts.base;
    let level = |id: IndicatorId| base.indicators[id.0 as usize].growth_of.map(|level| &base.indicators[level.0 as usize].unit);
    let counts = |id: IndicatorId| level(id).is_some_and(Unit::is_counted);
    counts(one) && level(other).is_some() && !counts(other) && !evidence.question.has(Cue::Count) && !asks_what_exists(evidence.question)
}

/// A word of a name that weighs less than this tells no twins apart.
const SLOT: f32 = 0.6;

/// Whether a question leaves open which of two twins it means: the official name of each has a word that was left unsaid and that the
/// other lacks. "The women's percentage" is that of the students or that of the staff, though only one of them is asked for so shortly.
pub fn leaves_open_which(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> bool {
    let base = &evidence.facts.base;
    let (left, right) = (&base.indicators[one.0 as usize], &base.indicators[other.0 as usize]);
    let alike = left.unit.comparable(&right.unit)
        && left.growth_of.is_some() == right.growth_of.is_some()
        && super::fit::is_target(left) == super::fit::is_target(right);
    // A part is not meant where its whole is named.
    let profiles = &evidence.facts.index.profiles;
    let related = profiles[one.0 as usize].kin.contains(&other) || profiles[other.0 as usize].kin.contains(&one);
    let undecided = said_rather_of(evidence, one, other) < SLOT / 2.0;
    alike && !related && undecided && has_a_slot(evidence, one, other) && has_a_slot(evidence, other, one)
}

/// Whether the name of one indicator has a telling word that was left unsaid, and that is no word of the other.
fn has_a_slot(evidence: &Evidence<'_>, one: IndicatorId, other: IndicatorId) -> bool {
    let others = &evidence.facts.index.profiles[other.0 as usize];
    let is_telling = |(any, weight): (&[FeatureId], f32)| {
        let shared = any.iter().any(|feature| others.tie(*feature) >= Some(Tie::Inherited));
        weight >= SLOT && !shared && !any.iter().any(|feature| super::vague::is_cue(*feature))
    };
    evidence.unsaid_of_name(one).into_iter().any(is_telling)
}
