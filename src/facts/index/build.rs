//! How is the index made from a base?

use super::compile::{compile, phrase_atoms};
use super::scope;
use super::{Element, FeatureId, Index, Named, Profile, TermId, Tie, rarity};
use crate::facts::base::{
    DimensionId, FactBase, Indicator, IndicatorId, Kind, MemberId, Phrases, Text, TopicId,
};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::{Per, Unit};
use std::collections::HashMap;

impl Index {
    /// The index of a base.
    #[must_use]
    pub fn build(base: &FactBase) -> Self {
        let mut index = Self::default();
        name_everything(&mut index, base);
        scope::name_scope(&mut index, base);
        compile_phrases(&mut index, base);
        compile_other_names(&mut index, base);
        weigh(&mut index);
        index
    }
}

/// Every phrase of a text and its asked words, in both languages.
pub fn phrases<'a>(name: &'a Text, asked: &'a Phrases) -> impl Iterator<Item = &'a str> {
    let names = name.en.iter().chain(&name.zh);
    names
        .chain(&asked.en)
        .chain(&asked.zh)
        .map(|phrase| phrase.as_ref())
        .filter(|phrase: &&str| !phrase.is_empty())
}

fn name<'a>(index: &'a mut Index, phrase: &str) -> Option<&'a mut Named> {
    let atoms = phrase_atoms(phrase);
    if atoms.is_empty() {
        return None;
    }
    if atoms
        .iter()
        .all(|atom| atom.kind == crate::language::atoms::AtomKind::Han)
        && atoms.len() > 1
    {
        index.han.push(
            atoms
                .iter()
                .map(|atom| atom.stem.as_ref())
                .collect::<String>()
                .into(),
        );
    }
    Some(
        index
            .phrases
            .entry(atoms.iter().map(|atom| atom.stem.as_ref())),
    )
}

fn name_everything(index: &mut Index, base: &FactBase) {
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        for phrase in phrases(&indicator.name, &indicator.asked) {
            push_new(name(index, phrase).map(|named| &mut named.indicators), id);
        }
    }
    for (id, topic) in (0..).map(TopicId).zip(&base.topics) {
        let key = topic.key.replace(['-', '_'], " ");
        for phrase in phrases(&topic.name, &topic.asked).chain([key.as_str()]) {
            push_new(name(index, phrase).map(|named| &mut named.topics), id);
        }
    }
    for (id, term) in (0..).map(TermId).zip(&base.glossary) {
        for phrase in phrases(&term.name, &term.asked) {
            push_new(name(index, phrase).map(|named| &mut named.terms), id);
            for part in parts_in_brackets(phrase) {
                push_new(name(index, part).map(|named| &mut named.terms), id);
            }
        }
    }
    for (dimension, members) in (0..)
        .map(DimensionId)
        .zip(base.dimensions.iter().map(|dimension| &dimension.members))
    {
        for (member, place) in members.iter().zip(0..) {
            for phrase in phrases(&member.name, &member.asked) {
                push_new(
                    name(index, phrase).map(|named| &mut named.members),
                    MemberId {
                        dimension,
                        index: place,
                    },
                );
            }
        }
    }
}

/// "SRDI SME (specialised, refined ...)" is also named by what stands before and inside its brackets.
fn parts_in_brackets(phrase: &str) -> impl Iterator<Item = &str> {
    let bracketed = phrase.contains(['(', '（']);
    phrase
        .split(['(', ')', '（', '）'])
        .filter(move |part| bracketed && part.trim().chars().count() > 1)
}

fn push_new<T: PartialEq>(list: Option<&mut Vec<T>>, item: T) {
    if let Some(list) = list.filter(|list| !list.contains(&item)) {
        list.push(item);
    }
}

fn compile_phrases(index: &mut Index, base: &FactBase) {
    let mut profiles = Vec::with_capacity(base.indicators.len());
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let mut rows: Vec<Vec<Element>> = Vec::new();
        for phrase in phrases(&indicator.name, &indicator.asked) {
            let atoms = phrase_atoms(phrase);
            let row = compile(index, &atoms, Some(id));
            if !row.is_empty() && !rows.contains(&row) {
                rows.push(row);
            }
        }
        profiles.push(Profile {
            phrases: rows,
            features: Vec::new(),
        });
    }
    index.profiles = profiles;
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let related = related_phrase(indicator);
        let features = features_of(index, base, id, indicator);
        let profile = &mut index.profiles[id.0 as usize];
        profile.phrases.extend(related);
        profile.features = features;
    }
}

/// The phrase that an indicator's relations amount to: a part, "share", a whole.
fn related_phrase(indicator: &Indicator) -> Option<Vec<Element>> {
    let alias = |indicator| Element::Alias {
        indicator,
        weight: 0.0,
    };
    let cue = |cue| Element::Word {
        any: vec![Lexicon::get().concept_for(cue).into()],
        weight: 0.0,
        optional: false,
    };
    if let Some(share) = indicator.share {
        return Some(vec![alias(share.part), cue(Cue::Share), alias(share.of)]);
    }
    if let Some(other) = indicator.growth_of {
        return Some(vec![alias(other), cue(Cue::Growth)]);
    }
    indicator
        .target_for
        .map(|other| vec![alias(other), cue(Cue::Target)])
}

fn features_of(
    index: &Index,
    base: &FactBase,
    id: IndicatorId,
    indicator: &Indicator,
) -> Vec<(FeatureId, Tie)> {
    let mut strongest: HashMap<FeatureId, Tie> = HashMap::new();
    let mut add = |feature: FeatureId, tie: Tie| {
        let known = strongest.entry(feature).or_insert(tie);
        *known = (*known).max(tie);
    };
    for element in index.profiles[id.0 as usize].phrases.iter().flatten() {
        match element {
            Element::Word { any, .. } => any.iter().for_each(|feature| add(*feature, Tie::Own)),
            Element::Alias { indicator, .. } => {
                own_words(index, *indicator).for_each(|feature| add(feature, Tie::Inherited))
            }
        }
    }
    let ends = [
        indicator.growth_of,
        indicator.target_for,
        indicator.part_of,
        indicator.share.map(|share| share.part),
        indicator.share.map(|share| share.of),
    ];
    for end in ends.into_iter().flatten() {
        own_words(index, end).for_each(|feature| add(feature, Tie::Inherited));
        for element in index.profiles[end.0 as usize].phrases.iter().flatten() {
            if let Element::Alias { indicator, .. } = element {
                own_words(index, *indicator).for_each(|feature| add(feature, Tie::Inherited));
            }
        }
    }
    for concept in implied_concepts(indicator) {
        add(concept, Tie::Unit);
    }
    for feature in unit_features(index, &indicator.unit, &indicator.unit_name) {
        add(feature, Tie::Unit);
    }
    if let Some(topic) = indicator.topic.map(|topic| &base.topics[topic.0 as usize]) {
        for phrase in phrases(&topic.name, &topic.asked) {
            known_features(index, phrase).for_each(|feature| add(feature, Tie::Topic));
        }
    }
    let mut features: Vec<_> = strongest.into_iter().collect();
    features.sort_unstable();
    features
}

fn own_words(index: &Index, indicator: IndicatorId) -> impl Iterator<Item = FeatureId> {
    index.profiles[indicator.0 as usize]
        .phrases
        .iter()
        .flatten()
        .flat_map(|element| match element {
            Element::Word { any, .. } => any.clone(),
            Element::Alias { .. } => Vec::new(),
        })
}

/// What the unit and the kind of an indicator let a reader say, whatever its name.
fn implied_concepts(indicator: &Indicator) -> Vec<FeatureId> {
    let mut cues = Vec::new();
    match &indicator.unit {
        Unit::Percent if indicator.growth_of.is_some() => {
            cues.extend([Cue::Growth, Cue::Decline, Cue::Share])
        }
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
        Unit::Counted(_) => cues.push(Cue::Count),
        Unit::Money(_) | Unit::Times | Unit::IndexPoints => {}
    }
    if indicator.kind == Some(Kind::Target) || indicator.target_for.is_some() {
        cues.push(Cue::Target);
    }
    if indicator.kind == Some(Kind::Stock) {
        cues.push(Cue::Total);
    }
    cues.into_iter()
        .map(|cue| Lexicon::get().concept_for(cue).into())
        .collect()
}

fn unit_features(index: &Index, unit: &Unit, name: &Text) -> Vec<FeatureId> {
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
    let money: &[&str] = if matches!(unit, Unit::Money(_)) {
        &["money", "yuan", "元"]
    } else {
        &[]
    };
    let names = name.en.iter().chain(&name.zh).map(|text| text.as_ref());
    nouns
        .into_iter()
        .chain(money.iter().copied())
        .chain(names)
        .flat_map(|phrase| known_features(index, phrase).collect::<Vec<_>>())
        .collect()
}

/// The features that a phrase's words stand for, as far as lexicon and base know them.
fn known_features(index: &Index, phrase: &str) -> impl Iterator<Item = FeatureId> {
    let mut scratch = Index {
        terms: index.terms.clone(),
        ..Index::default()
    };
    let known = scratch.terms.len() + Lexicon::get().concept_count();
    let row = compile(&mut scratch, &phrase_atoms(phrase), None);
    row.into_iter()
        .flat_map(|element| match element {
            Element::Word {
                any,
                optional: false,
                ..
            } => any,
            Element::Word { .. } | Element::Alias { .. } => Vec::new(),
        })
        .filter(move |feature| (feature.0 as usize) < known)
}

/// Topics, glossary terms and members: what their words stand for, so that each can be explained by them.
fn compile_other_names(index: &mut Index, base: &FactBase) {
    let topics = base
        .topics
        .iter()
        .flat_map(|topic| phrases(&topic.name, &topic.asked));
    let terms = base
        .glossary
        .iter()
        .flat_map(|term| phrases(&term.name, &term.asked));
    let indicators = base
        .indicators
        .iter()
        .flat_map(|indicator| phrases(&indicator.name, &indicator.asked));
    let all: Vec<&str> = topics.chain(terms).chain(indicators).collect();
    for phrase in all {
        let atoms = phrase_atoms(phrase);
        let row: Vec<Vec<FeatureId>> = compile(index, &atoms, None)
            .into_iter()
            .filter_map(|element| match element {
                Element::Word {
                    any,
                    optional: false,
                    ..
                } => Some(any),
                Element::Word { .. } | Element::Alias { .. } => None,
            })
            .collect();
        let named = index
            .phrases
            .entry(atoms.iter().map(|atom| atom.stem.as_ref()));
        if named.features.is_empty() {
            named.features = row;
        }
    }
}

fn weigh(index: &mut Index) {
    let mut postings: HashMap<FeatureId, Vec<IndicatorId>> = HashMap::new();
    for (id, profile) in (0..).map(IndicatorId).zip(&index.profiles) {
        for (feature, tie) in &profile.features {
            if *tie > Tie::Topic {
                postings.entry(*feature).or_default().push(id);
            }
        }
    }
    let count = index.profiles.len();
    index.weights = postings
        .iter()
        .map(|(feature, having)| (*feature, rarity(count, having.len())))
        .collect();
    index.postings = postings;
    let own: Vec<f32> = (0..count)
        .map(|place| shortest(index, &index.profiles[place].phrases))
        .collect();
    let weights = std::mem::take(&mut index.weights);
    for profile in &mut index.profiles {
        for element in profile.phrases.iter_mut().flatten() {
            match element {
                Element::Word { any, weight, .. } => {
                    *weight = any
                        .iter()
                        .filter_map(|feature| weights.get(feature))
                        .copied()
                        .fold(0.1, f32::max);
                }
                Element::Alias { indicator, weight } => *weight = own[indicator.0 as usize],
            }
        }
    }
    index.weights = weights;
}

/// The weight of the lightest phrase that needs no other indicator.
fn shortest(index: &Index, phrases: &[Vec<Element>]) -> f32 {
    let weights = phrases.iter().filter_map(|row| {
        row.iter().try_fold(0.0, |sum, element| match element {
            Element::Word { optional: true, .. } => Some(sum),
            Element::Word { any, .. } => Some(
                sum + any
                    .iter()
                    .map(|feature| index.weight(*feature))
                    .fold(0.1, f32::max),
            ),
            Element::Alias { .. } => None,
        })
    });
    let lightest = weights.fold(f32::INFINITY, f32::min);
    if lightest.is_finite() {
        lightest.max(0.1)
    } else {
        rarity(index.profiles.len(), 1)
    }
}
