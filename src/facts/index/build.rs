//! How is the index made from a base?

use super::compile::{compile, compile_words, phrase_atoms};
use super::forms::{initials, joined};
use super::names::{name_terms_alike, other_forms, with_the_sort};
use super::scope;
use super::surveys::Surveys;
use super::{Element, FeatureId, Index, Named, Profile, TermId, Tie, rarity};
use crate::facts::base::{DimensionId, FactBase, Indicator, IndicatorId, Kind, MemberId, Phrases, Text, TopicId};
use crate::language::Language;
use crate::language::atoms::Atom;
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon};
use crate::quantity::{Per, Unit};
use rustc_hash::FxHashMap;

impl Index {
    /// The index of a base.
    #[must_use]
    pub fn build(base: &FactBase) -> Self {
        let mut index = Self::default();
        name_everything(&mut index, base);
        scope::name_scope(&mut index, base);
        compile_phrases(&mut index, base);
        compile_other_names(&mut index, base);
        super::sorts::find(&mut index, base);
        weigh(&mut index, &can_answer(base));
        name_terms_alike(&mut index, base);
        index
    }
}

/// Every phrase of a text and its asked words, in both languages.
pub fn phrases<'a>(name: &'a Text, asked: &'a Phrases) -> impl Iterator<Item = &'a str> {
    let names = name.en.iter().chain(&name.zh);
    names.chain(&asked.en).chain(&asked.zh).map(|phrase| phrase.as_ref()).filter(|phrase: &&str| !phrase.is_empty())
}

fn name<'a>(index: &'a mut Index, phrase: &str) -> Option<&'a mut Named> {
    let atoms = phrase_atoms(phrase);
    if atoms.is_empty() {
        return None;
    }
    if atoms.iter().all(|atom| atom.kind == crate::language::atoms::AtomKind::Han) && atoms.len() > 1 {
        index.han.push(atoms.iter().map(|atom| atom.stem.as_ref()).collect::<String>().into());
    }
    Some(index.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref())))
}

/// The pinyin of a short Chinese phrase, which the English press writes as one word ("xiaojuren").
fn spelt(phrase: &str) -> Option<String> {
    crate::language::sound::pinyin(phrase).filter(|_| (3..=6).contains(&phrase.chars().count()))
}

fn name_everything(index: &mut Index, base: &FactBase) {
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        for phrase in phrases(&indicator.name, &indicator.asked) {
            index.words.extend(joined(phrase));
            push_new(name(index, phrase).map(|named| &mut named.indicators), id);
            push_new(spelt(phrase).and_then(|spelt| name(index, &spelt)).map(|named| &mut named.indicators), id);
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
            push_new(spelt(phrase).and_then(|spelt| name(index, &spelt)).map(|named| &mut named.terms), id);
            for part in parts_in_brackets(phrase) {
                push_new(name(index, part).map(|named| &mut named.terms), id);
            }
        }
    }
    for (dimension, members) in (0..).map(DimensionId).zip(base.dimensions.iter().map(|dimension| &dimension.members)) {
        for (member, place) in members.iter().zip(0..) {
            for phrase in phrases(&member.name, &member.asked) {
                let id = MemberId { dimension, index: place };
                push_new(name(index, phrase).map(|named| &mut named.members), id);
                let words = phrase_atoms(phrase).into_iter().filter(|atom| atom.kind == crate::language::atoms::AtomKind::Word);
                index.words.extend(words.map(|atom| atom.text));
                for other in other_forms(phrase).into_iter().chain(with_the_sort(phrase, &base.dimensions[usize::from(dimension.0)].name)) {
                    push_new(name(index, &other).map(|named| &mut named.members), id);
                }
                if let Some(initials) = initials(phrase) {
                    push_new(name(index, &initials).map(|named| &mut named.members), id);
                }
                if let Some(notion) = super::compile::notion_of(&phrase_atoms(phrase)) {
                    index.members.entry(notion).or_insert(id);
                }
                index.numbers.extend(super::numbers::whole(phrase).map(|value| (value, id)));
                // A capital stands for its country only where it is not a place itself.
                let country = Lexicon::get().senses(&phrase_atoms(phrase)).filter(|senses| !senses.seat).and_then(|senses| senses.country);
                if let Some(country) = country {
                    index.countries.entry(country).or_insert(id);
                }
            }
        }
    }
    for (id, dimension) in (0..).map(DimensionId).zip(&base.dimensions) {
        for (place, short) in super::short::short_names(index, base, dimension) {
            let member = MemberId { dimension: id, index: place as u32 };
            for phrase in other_forms(&short).into_iter().chain([short]) {
                push_new(name(index, &phrase).map(|named| &mut named.members), member);
            }
        }
    }
}

/// "SRDI SME (specialised, refined ...)" is also named by what stands before and inside its brackets.
fn parts_in_brackets(phrase: &str) -> impl Iterator<Item = &str> {
    let bracketed = phrase.contains(['(', '（']);
    phrase.split(['(', ')', '（', '）']).filter(move |part| bracketed && part.trim().chars().count() > 1)
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
        let mut names: Vec<(Language, Vec<Element>)> = Vec::new();
        let mut spoken: FxHashMap<FeatureId, Vec<Language>> = FxHashMap::default();
        for phrase in phrases(&indicator.name, &indicator.asked) {
            let language = if phrase.chars().any(crate::language::is_han) { Language::Chinese } else { Language::English };
            let atoms = phrase_atoms(phrase);
            // What has no Latin letters is read word by word just as it is read whole.
            let is_spelt = atoms.iter().any(|atom| atom.kind == crate::language::atoms::AtomKind::Word);
            let whole = compile(index, &atoms, Some(id));
            let by_words = if is_spelt { compile_words(index, &atoms, Some(id)) } else { Vec::new() };
            // "Break" and "in" alone are said of anything: read word by word, "break-ins" would name nothing.
            let by_words = if by_words.iter().all(super::compile::hardly_narrows) { Vec::new() } else { by_words };
            let is_name = [&indicator.name.en, &indicator.name.zh].into_iter().any(|name| name.as_deref() == Some(phrase));
            if is_name && !whole.is_empty() {
                names.push((language, whole.clone()));
            }
            for row in [whole, by_words] {
                for feature in row.iter().flat_map(features_of_word) {
                    push_new(Some(spoken.entry(*feature).or_default()), language);
                }
                if !row.is_empty() && !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        let mut members: Vec<MemberId> =
            phrases(&indicator.name, &indicator.asked).flat_map(|phrase| members_in(index, &phrase_atoms(phrase))).collect();
        // What belongs to "rural access" is rural.
        if let Some(topic) = indicator.topic.and_then(|topic| base.topics.get(topic.0 as usize)) {
            let key = topic.key.replace(['-', '_'], " ");
            members.extend(
                phrases(&topic.name, &topic.asked).chain([key.as_str()]).flat_map(|phrase| members_in(index, &phrase_atoms(phrase))),
            );
        }
        members.sort_unstable();
        members.dedup();
        let both = [Language::English, Language::Chinese].iter().all(|language| spoken.values().any(|known| known.contains(language)));
        let lone = spoken.into_iter().filter(|(_, known)| both && known.len() == 1).map(|(feature, known)| (feature, known[0]));
        let mut in_one_language: Vec<(FeatureId, Language)> = lone.collect();
        in_one_language.sort_unstable_by_key(|(feature, _)| *feature);
        profiles.push(Profile { phrases: rows, names, members, in_one_language, ..Profile::default() });
    }
    index.profiles = profiles;
    let mut targets: FxHashMap<IndicatorId, Vec<IndicatorId>> = FxHashMap::default();
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        if let Some(actual) = indicator.target_for {
            targets.entry(actual).or_default().push(id);
        }
    }
    let mut known = Known::default();
    let surveys = Surveys::find(index, base);
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let related = related_phrase(indicator);
        let kin = kin(index, id, indicator, &targets);
        let features = features_of(index, id, indicator, &kin);
        let mut implied = implied(index, base, indicator, &mut known);
        implied.extend(surveys.implied(index, base, id));
        // What comes along with a level comes along with its growth and its target.
        let levels = [indicator.growth_of, indicator.target_for].into_iter().flatten();
        // ... and with what stands in its name.
        let named: Vec<IndicatorId> = aliases(index, id).collect();
        let words = std::iter::once(id).chain(levels).chain(named).flat_map(|level| own_words(index, level));
        implied.extend(words.filter_map(concept).flat_map(|notion| Lexicon::get().associated(notion)).map(FeatureId::from));
        implied.sort_unstable();
        implied.dedup();
        let counts = matches!(&indicator.unit, Unit::Counted(_) | Unit::Rate(..));
        let mut counted = if counts { unit_features(index, &indicator.unit, &indicator.unit_name, &mut known) } else { Vec::new() };
        counted.sort_unstable();
        let profile = &mut index.profiles[id.0 as usize];
        profile.counted = counted;
        profile.phrases.extend(related);
        profile.features = features;
        profile.implied = implied;
        profile.kin = kin;
    }
}

/// The members that a phrase names by a whole name of theirs.
fn members_in(index: &Index, phrase: &[Atom]) -> Vec<MemberId> {
    let symbols: Vec<Option<u32>> = phrase.iter().map(|atom| index.phrases.symbol(&atom.stem)).collect();
    let at = |place: usize| index.phrases.prefixes(symbols[place..].iter().copied()).flat_map(|(_, named)| named.members.iter().copied());
    (0..phrase.len()).flat_map(at).collect()
}

/// The indicators named in an indicator's phrases.
fn aliases(index: &Index, id: IndicatorId) -> impl Iterator<Item = IndicatorId> {
    index.profiles[id.0 as usize].phrases.iter().flatten().filter_map(|element| match element {
        Element::Alias { indicator, .. } => Some(*indicator),
        Element::Word { .. } => None,
    })
}

/// The indicators named in an indicator's phrases, those that its relations name, and those named in their phrases.
fn kin(index: &Index, id: IndicatorId, indicator: &Indicator, targets: &FxHashMap<IndicatorId, Vec<IndicatorId>>) -> Vec<IndicatorId> {
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

/// The phrase that an indicator's relations amount to: a part, "share", a whole.
fn related_phrase(indicator: &Indicator) -> Option<Vec<Element>> {
    let alias = |indicator| Element::Alias { indicator, weight: 0.0 };
    let cue = |cue| Element::Word { any: vec![Lexicon::get().concept_for(cue).into()], weight: 0.0, optional: false };
    if let Some(share) = indicator.share {
        return Some(vec![alias(share.part), cue(Cue::Share), alias(share.of)]);
    }
    if let Some(other) = indicator.growth_of {
        return Some(vec![alias(other), cue(Cue::Growth)]);
    }
    indicator.target_for.map(|other| vec![alias(other), cue(Cue::Target)])
}

/// What the words of an indicator and of its kin stand for. Some operations are of a name that another one is made of: those who smoke
/// "every day" are what the target for smokers is of, too, and the share of those who "expect more" is of "more".
fn features_of(index: &Index, id: IndicatorId, indicator: &Indicator, kin: &[IndicatorId]) -> Vec<(FeatureId, Tie)> {
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

fn implied(index: &Index, base: &FactBase, indicator: &Indicator, known: &mut Known) -> Vec<FeatureId> {
    let mut implied = implied_concepts(indicator);
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
fn is_cue(feature: FeatureId) -> bool {
    u16::try_from(feature.0).is_ok_and(|id| Lexicon::get().cue(crate::language::lexicon::ConceptId(id)).is_some())
}

/// The concept that a feature is, if it is one.
pub fn concept(feature: FeatureId) -> Option<ConceptId> {
    u16::try_from(feature.0).ok().filter(|id| usize::from(*id) < Lexicon::get().concept_count()).map(ConceptId)
}

/// The features that stand for a word of a phrase; none where it is another indicator's name.
fn features_of_word(element: &Element) -> &[FeatureId] {
    match element {
        Element::Word { any, .. } => any,
        Element::Alias { .. } => &[],
    }
}

pub fn own_words(index: &Index, indicator: IndicatorId) -> impl Iterator<Item = FeatureId> {
    index.profiles[indicator.0 as usize].phrases.iter().flatten().flat_map(features_of_word).copied()
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

fn unit_features(index: &Index, unit: &Unit, name: &Text, known: &mut Known) -> Vec<FeatureId> {
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
type Known = FxHashMap<Box<str>, Vec<FeatureId>>;

/// The features that a phrase's words stand for, as far as lexicon and base know them.
fn known_features(index: &Index, phrase: &str, known: &mut Known) -> Vec<FeatureId> {
    if let Some(features) = known.get(phrase) {
        return features.clone();
    }
    let features = super::compile::look_up(index, &phrase_atoms(phrase));
    known.insert(phrase.into(), features.clone());
    features
}

/// Topics, glossary terms and whole names: what their words stand for, so that each can be explained by them.
fn compile_other_names(index: &mut Index, base: &FactBase) {
    for term in &base.glossary {
        let phrases = phrases(&term.name, &term.asked).flat_map(|phrase| parts_in_brackets(phrase).chain([phrase]));
        // A row that leaves a word out ("... Stock Exchange" without its city) names more than the term.
        let kept: Vec<(Vec<Vec<FeatureId>>, usize)> =
            phrases.map(|phrase| (keep_row(index, phrase), compile(index, &phrase_atoms(phrase), None).len())).collect();
        index.glossary.push(kept.into_iter().filter(|(row, words)| row.len() == *words && *words > 0).map(|(row, _)| row).collect());
    }
    for phrase in base.indicators.iter().flat_map(|indicator| phrases(&indicator.name, &indicator.asked)) {
        keep_row(index, phrase);
    }
    for topic in &base.topics {
        let key = topic.key.replace(['-', '_'], " ");
        let phrases = phrases(&topic.name, &topic.asked).chain([key.as_str()]);
        let mut rows: Vec<_> = phrases.map(|phrase| keep_row(index, phrase)).collect();
        rows.retain(|row| !row.is_empty());
        index.topics.push(rows);
    }
}

/// What the words of a phrase stand for, which is also kept with the phrase.
fn keep_row(index: &mut Index, phrase: &str) -> Vec<Vec<FeatureId>> {
    let atoms = phrase_atoms(phrase);
    let row = row_of(index, &atoms);
    let named = index.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref()));
    if named.features.is_empty() {
        named.features.clone_from(&row);
    }
    row
}

/// What each word of a phrase that restricts may stand for.
pub fn row_of(index: &mut Index, phrase: &[Atom]) -> Vec<Vec<FeatureId>> {
    let elements = compile(index, phrase, None).into_iter();
    elements
        .filter_map(|element| match element {
            Element::Word { any, optional: false, .. } => Some(any),
            Element::Word { .. } | Element::Alias { .. } => None,
        })
        .collect()
}

/// For each indicator, whether a question about it can be answered: it has a figure, or one that a share implies.
/// The others lend their words to those that name them in their phrases, and are nothing that could be meant.
fn can_answer(base: &FactBase) -> Vec<bool> {
    let has_figure = |id: IndicatorId| !base.indicators[id.0 as usize].figures.is_empty();
    let mut can: Vec<bool> = (0..base.indicators.len()).map(|place| has_figure(IndicatorId(place as u32))).collect();
    for indicator in base.indicators.iter().filter(|indicator| !indicator.figures.is_empty()) {
        if let Some(share) = indicator.share {
            can[share.part.0 as usize] |= has_figure(share.of);
            can[share.of.0 as usize] |= has_figure(share.part);
        }
    }
    can
}

fn weigh(index: &mut Index, can_answer: &[bool]) {
    let mut postings: FxHashMap<FeatureId, Vec<IndicatorId>> = FxHashMap::default();
    for (id, profile) in (0..).map(IndicatorId).zip(&index.profiles).filter(|(id, _)| can_answer[id.0 as usize]) {
        for (feature, _) in &profile.features {
            postings.entry(*feature).or_default().push(id);
        }
    }
    let answerable = can_answer.iter().filter(|can| **can).count();
    index.weights = postings.iter().map(|(feature, having)| (*feature, rarity(answerable, having.len()))).collect();
    index.postings = postings;
    index.implied = index.profiles.iter().flat_map(|profile| &profile.implied).copied().collect();
    let count = index.profiles.len();
    let own: Vec<f32> = (0..count).map(|place| shortest(index, &index.profiles[place].phrases)).collect();
    let weights = std::mem::take(&mut index.weights);
    for profile in &mut index.profiles {
        let names = profile.names.iter_mut().map(|(_, name)| name);
        for element in profile.phrases.iter_mut().chain(names).flatten() {
            match element {
                Element::Word { any, weight, .. } if *weight == 0.0 => {
                    *weight = any.iter().filter_map(|feature| weights.get(feature)).copied().fold(0.1, f32::max);
                }
                Element::Word { .. } => {}
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
            Element::Word { any, .. } => Some(sum + any.iter().map(|feature| index.weight(*feature)).fold(0.1, f32::max)),
            Element::Alias { .. } => None,
        })
    });
    let lightest = weights.fold(f32::INFINITY, f32::min);
    if lightest.is_finite() { lightest.max(0.1) } else { rarity(index.profiles.len(), 1) }
}
