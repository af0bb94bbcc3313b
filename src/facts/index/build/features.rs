//! What may be said of an indicator, by its phrases, by those of its kin, and by its unit?

use super::super::compile::{look_up, phrase_atoms};
use super::super::{Element, FeatureId, Index, Tie};
use super::coins::is_in_coins;
use crate::facts::base::{DimensionId, FactBase, Indicator, IndicatorId, Kind, Text};
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon};
use crate::quantity::{Per, Unit};
use rustc_hash::FxHashMap;

/// The indicators named in an indicator's phrases.
pub(super) fn aliases(index: &Index, id: IndicatorId) -> impl Iterator<Item = IndicatorId> {
    index.profiles[id.0 as usize].phrases.iter().flatten().filter_map(|element| match element {
        Element::Alias { indicator, .. } => Some(*indicator),
        Element::Word { .. } => None,
    })
}

/// The indicators named in an indicator's phrases, those that its relations name, and those named in their phrases.
pub(super) fn kin(
    index: &Index,
    id: IndicatorId,
    indicator: &Indicator,
    targets: &FxHashMap<IndicatorId, Vec<IndicatorId>>,
) -> Vec<IndicatorId> {
    let aliases = |id| aliases(index, id);
    let share = indicator.share.map(|share| [share.part, share.of]).into_iter().flatten();
    let ends: Vec<IndicatorId> =
        [indicator.growth_of, indicator.target_for, indicator.part_of].into_iter().flatten().chain(share).collect();
    let targets = targets.get(&id).map(Vec::as_slice).unwrap_or_default().iter().copied();
    let mut kin: Vec<IndicatorId> =
        aliases(id).chain(targets).chain(ends.iter().copied()).chain(ends.iter().flat_map(|end| aliases(*end))).collect();
    kin.sort_unstable();
    kin.dedup();
    kin.retain(|other| *other != id);
    kin
}

/// What the words of an indicator and of its kin stand for. Some operations are of a name that another one is made of: those who smoke
/// "every day" are what the target for smokers is of, too, and the share of those who "expect more" is of "more".
pub(super) fn features_of(index: &Index, id: IndicatorId, indicator: &Indicator, kin: &[IndicatorId]) -> Vec<(FeatureId, Tie)> {
    let own = own_words(index, id).map(|feature| (feature, Tie::Own));
    let cue = |feature: &FeatureId| concept(*feature).and_then(|notion| Lexicon::get().cue(notion));
    let is_of_time = |feature: &FeatureId| matches!(cue(feature), Some(Cue::Day | Cue::Week | Cue::Month | Cue::Hour));
    let expects = |feature: &FeatureId| matches!(cue(feature), Some(Cue::Greater | Cue::Lesser | Cue::Forecast));
    let others = kin.iter().flat_map(|other| own_words(index, *other)).filter(|feature| !is_cue(*feature));
    let timed = indicator.target_for.or(indicator.growth_of).into_iter().flat_map(|level| own_words(index, level)).filter(is_of_time);
    let expected = indicator.share.into_iter().flat_map(|share| own_words(index, share.part)).filter(expects);
    let inherited = others.chain(timed).chain(expected).map(|feature| (feature, Tie::Inherited));
    let mut features: Vec<(FeatureId, Tie)> = own.chain(inherited).collect();
    features.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(right.1.cmp(&left.1)));
    features.dedup_by_key(|(feature, _)| *feature);
    features
}

/// What unit and dimensions let a reader say of an indicator, whatever its name.
pub(super) fn implied(index: &Index, base: &FactBase, indicator: &Indicator, known: &mut Known) -> Vec<FeatureId> {
    let mut implied = implied_concepts(indicator);
    if is_in_coins(index, base, indicator) {
        let lexicon = Lexicon::get();
        let each: &[&str] = if indicator.unit.is_rate() { &["paying", "price", "cost", "fee"] } else { &[] };
        let paid = ["money", "value"].iter().chain(each).filter_map(|key| lexicon.concept_of(key));
        implied.extend(paid.map(FeatureId::from));
    }
    implied.extend(unit_features(index, &indicator.unit, &indicator.unit_name, known));
    let figures = &base.figures[indicator.figures.start as usize..indicator.figures.end as usize];
    let mut dimensions: Vec<DimensionId> = figures.iter().flat_map(|figure| figure.members.iter().map(|member| member.dimension)).collect();
    dimensions.sort_unstable();
    dimensions.dedup();
    for dimension in dimensions.iter().map(|dimension| &base.dimensions[usize::from(dimension.0)]) {
        let key = dimension.key.replace(['-', '_'], " ");
        for phrase in dimension.name.en.iter().chain(&dimension.name.zh).map(|name| name.as_ref()).chain([key.as_str()]) {
            implied.extend(known_features(index, phrase, known));
        }
    }
    implied.sort_unstable();
    implied.dedup();
    implied
}

/// Whether a feature is a notion that the engine interprets: those belong to one indicator and not to its kin.
pub(super) fn is_cue(feature: FeatureId) -> bool {
    u16::try_from(feature.0).is_ok_and(|id| Lexicon::get().cue(ConceptId(id)).is_some())
}

/// The concept that a feature is, if it is one.
pub fn concept(feature: FeatureId) -> Option<ConceptId> {
    u16::try_from(feature.0).ok().filter(|id| usize::from(*id) < Lexicon::get().concept_count()).map(ConceptId)
}

/// The features that the words of an indicator's phrases stand for, none of them by way of another indicator.
pub fn own_words(index: &Index, indicator: IndicatorId) -> impl Iterator<Item = FeatureId> {
    index.profiles[indicator.0 as usize].phrases.iter().flatten().flat_map(|element| index.features(element)).copied()
}

/// What the unit and the kind of an indicator let a reader say, whatever its name.
fn implied_concepts(indicator: &Indicator) -> Vec<FeatureId> {
    let mut cues = Vec::new();
    match &indicator.unit {
        Unit::Percent if indicator.growth_of.is_some() => cues.extend([Cue::Growth, Cue::Decline, Cue::Share]),
        Unit::Percent => cues.push(Cue::Share),
        Unit::PercentagePoints => cues.push(Cue::Difference),
        Unit::Rate(_, per) => {
            cues.extend([Cue::Count, Cue::Average, Cue::Each]);
            cues.extend(match per {
                Per::Second => Some(Cue::Second),
                Per::Minute => Some(Cue::Minute),
                Per::Hour => Some(Cue::Hour),
                Per::Day => Some(Cue::Day),
                Per::Week => Some(Cue::Week),
                Per::Month => Some(Cue::Month),
                Per::Year => Some(Cue::Year),
                Per::Each(..) => None,
            });
        }
        Unit::Counted(_) if indicator.unit.is_of_places() => cues.extend([Cue::Count, Cue::Rank]),
        Unit::Counted(_) => cues.push(Cue::Count),
        Unit::Money(_) | Unit::Times | Unit::IndexPoints => {}
    }
    if indicator.kind == Some(Kind::Target) || indicator.target_for.is_some() {
        cues.push(Cue::Target);
    }
    if indicator.kind == Some(Kind::Stock) {
        cues.push(Cue::Total);
    }
    let lexicon = Lexicon::get();
    // "The value of", "the import bill"; and what is money for each of something has a price, which people pay.
    let paid: &[&str] = match &indicator.unit {
        Unit::Money(_) => &["value", "invoice"],
        Unit::Rate(of, _) if of.is_money() => &["value", "paying", "invoice", "price", "cost", "fee"],
        Unit::Counted(_) | Unit::Rate(..) | Unit::Percent | Unit::PercentagePoints | Unit::Times | Unit::IndexPoints => &[],
    };
    let paid = paid.iter().filter_map(|key| lexicon.concept_of(key)).map(FeatureId::from);
    cues.into_iter().map(|cue| lexicon.concept_for(cue).into()).chain(paid).collect()
}

/// What the things that a unit counts stand for.
pub(super) fn unit_features(index: &Index, unit: &Unit, name: &Text, known: &mut Known) -> Vec<FeatureId> {
    let nouns: Vec<&str> = match unit {
        Unit::Counted(noun) => vec![noun],
        Unit::Rate(of, Per::Each(_, noun)) => match of.as_ref() {
            Unit::Counted(counted) => vec![counted, noun],
            _ => vec![noun],
        },
        Unit::Rate(of, _) => match of.as_ref() {
            Unit::Counted(counted) => vec![counted],
            _ => vec![],
        },
        _ => vec![],
    };
    let money: &[&str] = if matches!(unit, Unit::Money(_)) { &["money", "yuan", "元"] } else { &[] };
    let names = name.en.iter().chain(&name.zh).map(|text| text.as_ref());
    nouns.into_iter().chain(money.iter().copied()).chain(names).flat_map(|phrase| known_features(index, phrase, known)).collect()
}

/// What the phrases of units and dimensions stand for: a few that nearly all indicators share.
pub(super) type Known = FxHashMap<Box<str>, Vec<FeatureId>>;

/// The features that a phrase's words stand for, as far as lexicon and base know them.
fn known_features(index: &Index, phrase: &str, known: &mut Known) -> Vec<FeatureId> {
    if let Some(features) = known.get(phrase) {
        return features.clone();
    }
    let features = look_up(index, &phrase_atoms(phrase));
    known.insert(phrase.into(), features.clone());
    features
}
