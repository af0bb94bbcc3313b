//! How is the index made from a base?

mod coins;
pub mod features;
pub mod rows;

use super::called::Called;
use super::compile::phrase_atoms;
use super::forms::{initials, joined};
use super::names::{name_terms_alike, other_forms, with_the_place, with_the_sort};
use super::scope;
use super::{Element, FeatureId, Index, Meant, Named, PerFeature, Phrase, TermId, rarity};
use crate::facts::base::{DimensionId, FactBase, IndicatorId, Kind, Member, MemberId, Phrases, Text, TopicId};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::Lexicon;
use rows::{compile_other_names, compile_phrases};
use rustc_hash::FxHashSet;

impl Index {
    /// The index of a base.
    #[must_use]
    pub fn build(base: &FactBase, meant: Meant) -> Self {
        let aims = base
            .indicators
            .iter()
            .map(|indicator| indicator.target_for.is_some() || matches!(indicator.kind, Some(Kind::Target | Kind::Rule)));
        let mut index = Self { meant, aims: aims.collect(), ..Self::default() };
        name_everything(&mut index, base);
        scope::name_scope(&mut index, base);
        compile_phrases(&mut index, base);
        compile_other_names(&mut index, base);
        super::sorts::find(&mut index, base);
        index.tells_kinds = tells_kinds(&index, base);
        index.documents = super::documents::Documents::of_base(base);
        index.dimensions = base.dimensions.iter().map(Called::of).collect();
        index.survey = super::surveys::the_survey(&index, base);
        // Whoever announces a figure says what it is of.
        if meant == Meant::Answerable {
            super::universe::find(&mut index, base);
        }
        let candidates = match meant {
            Meant::Answerable => can_answer(base),
            Meant::Described => vec![true; base.indicators.len()],
        };
        weigh(&mut index, &candidates);
        for (word, any) in index.words.iter() {
            any.iter().for_each(|feature| index.satisfied.entry(*feature).push(word));
        }
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
    name_atoms(index, &phrase_atoms(phrase))
}

fn name_atoms<'a>(index: &'a mut Index, atoms: &[Atom]) -> Option<&'a mut Named> {
    if atoms.is_empty() {
        return None;
    }
    if atoms.iter().all(|atom| atom.kind == AtomKind::Han) && atoms.len() > 1 {
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
        // "40 million talers" is written as it is meant.
        let unit = indicator.unit_name.en.iter().flat_map(|unit| unit.split(' '));
        index.spellings.extend(unit.flat_map(|word| [word, word.trim_end_matches('s')]).map(|word| word.to_lowercase().into()));
        for phrase in phrases(&indicator.name, &indicator.asked) {
            let atoms = phrase_atoms(phrase);
            index.spellings.extend(joined(&atoms));
            push_new(name_atoms(index, &atoms).map(|named| &mut named.indicators), id);
            for spelt in spelt(phrase).into_iter().chain(crate::language::sound::initials(phrase)) {
                push_new(name(index, &spelt).map(|named| &mut named.indicators), id);
            }
            for atom in atoms.into_iter().filter(|atom| atom.kind == AtomKind::Word) {
                index.name_words.insert(atom.text);
                index.name_stems.insert(atom.stem);
            }
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
            if let Some(short) = with_the_place(phrase) {
                push_new(name(index, &short).map(|named| &mut named.terms), id);
            }
        }
    }
    for (dimension, members) in (0..).map(DimensionId).zip(base.dimensions.iter().map(|dimension| &dimension.members)) {
        let notions: Vec<FxHashSet<FeatureId>> = members.iter().map(notions_of).collect();
        for (member, place) in members.iter().zip(0..) {
            for phrase in phrases(&member.name, &member.asked) {
                let id = MemberId { dimension, index: place };
                let atoms = phrase_atoms(phrase);
                push_new(name_atoms(index, &atoms).map(|named| &mut named.members), id);
                let words = atoms.iter().filter(|atom| atom.kind == AtomKind::Word);
                index.spellings.extend(words.map(|atom| atom.text.clone()));
                for other in other_forms(phrase).into_iter().chain(with_the_sort(phrase, &base.dimensions[usize::from(dimension.0)].name)) {
                    push_new(name(index, &other).map(|named| &mut named.members), id);
                }
                if let Some(initials) = initials(phrase) {
                    push_new(name(index, &initials).map(|named| &mut named.members), id);
                }
                if let Some(notion) = super::compile::notion_of(&atoms).filter(|notion| !is_shared(&notions, place, *notion)) {
                    index.members.entry(notion).or_insert(id);
                }
                index.numbers.extend(super::numbers::whole(phrase).map(|value| (value, id)));
                // A capital stands for its country only where it is not a place itself.
                let country = Lexicon::get().senses(&atoms).filter(|senses| !senses.seat).and_then(|senses| senses.country);
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

/// Whether a notion is one of what the other members of a dimension are, too: an art gallery is a museum, as a museum of history is.
fn is_shared(notions: &[FxHashSet<FeatureId>], own: u32, notion: FeatureId) -> bool {
    notions.iter().zip(0..).filter(|(notions, place)| *place != own && notions.contains(&notion)).count() > 1
}

/// The notions that single words of a member's names stand for.
fn notions_of(member: &Member) -> FxHashSet<FeatureId> {
    let words = phrases(&member.name, &member.asked).flat_map(phrase_atoms);
    words.filter_map(|word| super::compile::notion_of(std::slice::from_ref(&word))).collect()
}

/// Whether a member is named by a notion that tells what kind of thing it is, and not whom by sex or age.
fn tells_kinds(index: &Index, base: &FactBase) -> bool {
    const OF_PEOPLE: [&str; 6] = ["sex", "gender", "age", "age-group", "ages", "age-band"];
    let key = |member: &MemberId| base.dimensions[usize::from(member.dimension.0)].key.as_ref();
    index.members.values().any(|member| !OF_PEOPLE.contains(&key(member)))
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
    let mut postings: PerFeature<Vec<IndicatorId>> = PerFeature::default();
    for (id, profile) in (0..).map(IndicatorId).zip(&index.profiles).filter(|(id, _)| can_answer[id.0 as usize]) {
        for (feature, _) in profile.features.iter() {
            postings.entry(*feature).push(id);
        }
    }
    let answerable = can_answer.iter().filter(|can| **can).count();
    index.weights = postings.map(|having| rarity(answerable, having.len()));
    index.postings = postings;
    index.implied = index.profiles.iter().flat_map(|profile| profile.implied.iter().chain(&profile.company)).copied().collect();
    let count = index.profiles.len();
    let own: Vec<f32> = (0..count).map(|place| shortest(index, &index.profiles[place].phrases)).collect();
    let weights = std::mem::take(&mut index.weights);
    for profile in &mut index.profiles {
        let names = profile.names.iter_mut().map(|(_, name)| name);
        for element in profile.phrases.iter_mut().chain(names).flatten() {
            match element {
                Element::Word { word, weight, .. } if *weight == 0.0 => {
                    *weight = index.words.features(*word).iter().filter_map(|feature| weights.get(feature)).copied().fold(0.1, f32::max);
                }
                Element::Word { .. } => {}
                Element::Alias { indicator, weight } => *weight = own[indicator.0 as usize],
            }
        }
    }
    index.weights = weights;
}

/// The weight of the lightest phrase that needs no other indicator.
fn shortest(index: &Index, phrases: &[Phrase]) -> f32 {
    let weights = phrases.iter().filter_map(|row| {
        row.iter().try_fold(0.0, |sum, element| match element {
            Element::Word { optional: true, .. } => Some(sum),
            Element::Word { word, .. } => {
                Some(sum + index.words.features(*word).iter().map(|feature| index.weight(*feature)).fold(0.1, f32::max))
            }
            Element::Alias { .. } => None,
        })
    });
    let lightest = weights.fold(f32::INFINITY, f32::min);
    if lightest.is_finite() { lightest.max(0.1) } else { rarity(index.profiles.len(), 1) }
}
