//! To which rows of elements and features are the phrases of a base compiled?

use super::super::compile::{
    compile, compile_name, compile_part, compile_term, compile_words, hardly_narrows, look_up, phrase_atoms, word,
};
use super::super::names::with_the_place;
use super::super::notes::name_notes;
use super::super::surveys::Surveys;
use super::super::{Element, FeatureId, Index, Phrase, Profile, Row};
use super::features::{Known, aliases, concept, features_of, implied, is_cue, kin, own_words, unit_features};
use super::{parts_in_brackets, phrases, push_new};
use crate::facts::base::{FactBase, Indicator, IndicatorId, MemberId};
use crate::language::Language;
use crate::language::atoms::Atom;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::{Per, Unit};
use rustc_hash::{FxHashMap, FxHashSet};

/// The notions by which that is called of which an indicator is a part.
fn notions_of_whole(index: &Index, base: &FactBase, indicator: &Indicator) -> Vec<FeatureId> {
    let whole = indicator.part_of.map(|whole| &base.indicators[whole.0 as usize]);
    whole
        .into_iter()
        .flat_map(|whole| phrases(&whole.name, &whole.asked))
        .flat_map(|phrase| look_up(index, &phrase_atoms(phrase)))
        .collect()
}

/// What each indicator's phrases come to, with the features of its kin and of its unit.
pub(super) fn compile_phrases(index: &mut Index, base: &FactBase) {
    let mut profiles = Vec::with_capacity(base.indicators.len());
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let of_whole = notions_of_whole(index, base, indicator);
        let mut rows: Vec<Phrase> = Vec::new();
        let mut names: Vec<(Language, Phrase)> = Vec::new();
        let mut members: Vec<MemberId> = Vec::new();
        let mut spoken: FxHashMap<FeatureId, Vec<Language>> = FxHashMap::default();
        for phrase in phrases(&indicator.name, &indicator.asked) {
            let language = if phrase.chars().any(crate::language::is_han) { Language::Chinese } else { Language::English };
            let atoms = phrase_atoms(phrase);
            // What has no Latin letters is read word by word just as it is read whole.
            let is_spelt = atoms.iter().any(|atom| atom.kind == crate::language::atoms::AtomKind::Word);
            members.extend(members_in(index, &atoms));
            let whole: Phrase = compile_part(index, &atoms, id, &of_whole).into();
            let is_term = index.phrases.get(atoms.iter().map(|atom| atom.stem.as_ref())).is_some_and(|named| !named.terms.is_empty());
            let by_words = match (is_spelt, is_term) {
                (true, _) => compile_words(index, &atoms, Some(id)),
                (false, true) => compile_term(index, &atoms, Some(id)),
                (false, false) => Vec::new(),
            };
            // "Break" and "in" alone are said of anything: read word by word, "break-ins" would name nothing.
            let by_words: Phrase = if by_words.iter().all(hardly_narrows) { Box::default() } else { by_words.into() };
            let is_name = [&indicator.name.en, &indicator.name.zh].into_iter().any(|name| name.as_deref() == Some(phrase));
            if is_name && !whole.is_empty() {
                names.push((language, whole.clone()));
            }
            for row in [whole, by_words] {
                for feature in row.iter().flat_map(|element| index.features(element)) {
                    push_new(Some(spoken.entry(*feature).or_default()), language);
                }
                if !row.is_empty() && !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        // "Freight rate per container to the west coast" is called a freight rate.
        if let Some(head) = head_of(base, indicator) {
            let row: Phrase = compile(index, &phrase_atoms(head), Some(id)).into();
            if row.len() > 1 && !rows.contains(&row) {
                rows.push(row);
            }
        }
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
        let mut in_one_language: Box<[(FeatureId, Language)]> = lone.collect();
        in_one_language.sort_unstable_by_key(|(feature, _)| *feature);
        let (phrases, names, members) = (rows.into(), names.into(), members.into());
        profiles.push(Profile { phrases, names, members, in_one_language, ..Profile::default() });
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
    let terms = explained(index, base);
    let noted = name_notes(index, base);
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let related = related_phrase(index, indicator);
        let kin = kin(index, id, indicator, &targets);
        let features = features_of(index, id, indicator, &kin);
        let mut implied = implied(index, base, indicator, &mut known);
        implied.extend(surveys.implied(index, base, id));
        implied.extend(terms.get(&id).into_iter().chain(noted.get(&id)).flatten());
        implied.extend(is_noted_average(indicator).then(|| FeatureId::from(Lexicon::get().concept_for(Cue::Average))));
        // What comes along with a level comes along with its growth and its target.
        let levels = [indicator.growth_of, indicator.target_for].into_iter().flatten();
        // ... and with what stands in its name.
        let named: Vec<IndicatorId> = aliases(index, id).collect();
        let words = std::iter::once(id).chain(levels).chain(named).flat_map(|level| words_of_one_meaning(index, level));
        let company = words.filter_map(concept).flat_map(|notion| Lexicon::get().associated(notion)).map(FeatureId::from);
        let mut company: Vec<FeatureId> = company.collect();
        company.sort_unstable();
        company.dedup();
        implied.sort_unstable();
        implied.dedup();
        let counts = matches!(&indicator.unit, Unit::Counted(_) | Unit::Rate(..));
        let mut counted = if counts { unit_features(index, &indicator.unit, &indicator.unit_name, &mut known) } else { Vec::new() };
        counted.sort_unstable();
        let profile = &mut index.profiles[id.0 as usize];
        profile.counted = counted.into();
        profile.phrases = std::mem::take(&mut profile.phrases).into_iter().chain(related).collect();
        profile.features = features.into();
        profile.implied = implied.into();
        profile.company = company.into();
        profile.kin = kin.into();
    }
}

/// What the words of an indicator's phrases stand for that mean one thing: with "income", which may be a wage, no employees come along.
fn words_of_one_meaning(index: &Index, id: IndicatorId) -> impl Iterator<Item = FeatureId> {
    let words = index.profiles[id.0 as usize].phrases.iter().flatten().map(|element| index.features(element));
    words.filter(|features| features.len() == 1).flatten().copied()
}

/// What the words stand for by which the glossary calls what an indicator counts, and of which no name speaks: whoever asks for software
/// firms may say "above the reporting threshold", if that is what the term has.
fn explained(index: &Index, base: &FactBase) -> FxHashMap<IndicatorId, Vec<FeatureId>> {
    let mut words: FxHashMap<IndicatorId, Vec<FeatureId>> = FxHashMap::default();
    if base.glossary.iter().all(|term| term.indicator.is_none()) {
        return words;
    }
    let ids = (0..).map(IndicatorId).take(base.indicators.len());
    let named: FxHashSet<FeatureId> = ids.flat_map(|id| own_words(index, id)).collect();
    for term in &base.glossary {
        if let Some(indicator) = term.indicator {
            let called = phrases(&term.name, &term.asked).flat_map(|phrase| look_up(index, &phrase_atoms(phrase)));
            words.entry(indicator).or_default().extend(called.filter(|feature| !is_cue(*feature) && !named.contains(feature)));
        }
    }
    words
}

/// What an English name says before it tells for each of what: "floor space" of "floor space per resident". Nothing where the words may
/// mean something else that is measured.
fn head_of<'a>(base: &'a FactBase, indicator: &'a Indicator) -> Option<&'a str> {
    let name = indicator.name.en.as_deref()?;
    // So many for each hundred thousand, or for each day, are no count of them.
    let rates = match &indicator.unit {
        Unit::Rate(_, Per::Each(count, _)) => *count > 1,
        Unit::Rate(..) => true,
        _ => false,
    };
    if rates {
        return None;
    }
    let head = &name[..name.find(" per ")?];
    let words: Vec<String> = head.to_lowercase().split(' ').map(str::to_owned).collect();
    let is_own = base.indicators.iter().filter(|other| !std::ptr::eq(*other, indicator)).all(|other| {
        let mut others = phrases(&other.name, &other.asked).map(str::to_lowercase);
        !others.any(|phrase| words.iter().all(|word| phrase.split(' ').any(|said| said == word)))
    });
    (words.len() > 1 && is_own).then_some(head)
}

/// The members that a phrase names by a whole name of theirs.
fn members_in(index: &Index, phrase: &[Atom]) -> Vec<MemberId> {
    let symbols: Vec<Option<u32>> = phrase.iter().map(|atom| index.phrases.symbol(&atom.stem)).collect();
    let at = |place: usize| index.phrases.prefixes(symbols[place..].iter().copied()).flat_map(|(_, named)| named.members.iter().copied());
    (0..phrase.len()).flat_map(at).collect()
}

/// The phrase that an indicator's relations amount to: a part, "share", a whole.
fn related_phrase(index: &mut Index, indicator: &Indicator) -> Option<Phrase> {
    let alias = |indicator| Element::Alias { indicator, weight: 0.0 };
    let mut cue = |cue| word(index, &[Lexicon::get().concept_for(cue).into()], false);
    if let Some(share) = indicator.share {
        return Some([alias(share.part), cue(Cue::Share), alias(share.of)].into());
    }
    if let Some(other) = indicator.growth_of {
        return Some([alias(other), cue(Cue::Growth)].into());
    }
    indicator.target_for.map(|other| [alias(other), cue(Cue::Target)].into())
}

/// Topics, glossary terms and whole names: what their words stand for, so that each can be explained by them.
pub(super) fn compile_other_names(index: &mut Index, base: &FactBase) {
    for term in &base.glossary {
        let named = phrases(&term.name, &term.asked).flat_map(|phrase| parts_in_brackets(phrase).chain([phrase]));
        // A row that leaves a word out ("... Stock Exchange" without its city) names more than the term.
        let kept: Vec<(Row, usize)> =
            named.map(|phrase| (keep_row(index, phrase), compile(index, &phrase_atoms(phrase), None).len())).collect();
        for phrase in phrases(&term.name, &term.asked) {
            if let Some(short) = with_the_place(phrase) {
                let row = row_of(index, &phrase_atoms(phrase));
                keep(index, &phrase_atoms(&short), &row);
            }
        }
        index.glossary.push(kept.into_iter().filter(|(row, words)| row.len() == *words && *words > 0).map(|(row, _)| row).collect());
    }
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        for phrase in phrases(&indicator.name, &indicator.asked) {
            let atoms = phrase_atoms(phrase);
            let row = words_of(compile_name(index, &atoms, id));
            keep(index, &atoms, &row);
        }
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
fn keep_row(index: &mut Index, phrase: &str) -> Row {
    let atoms = phrase_atoms(phrase);
    let row = row_of(index, &atoms);
    keep(index, &atoms, &row);
    row
}

/// Keeps with a phrase what its words stand for, unless that is known.
fn keep(index: &mut Index, atoms: &[Atom], row: &Row) {
    let named = index.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref()));
    if named.words.is_empty() {
        named.words.clone_from(row);
    }
}

/// The words of a phrase that restrict.
pub fn row_of(index: &mut Index, phrase: &[Atom]) -> Row {
    words_of(compile(index, phrase, None))
}

fn words_of(elements: Vec<Element>) -> Row {
    elements
        .into_iter()
        .filter_map(|element| match element {
            Element::Word { word, optional: false, .. } => Some(word),
            Element::Word { .. } | Element::Alias { .. } => None,
        })
        .collect()
}

/// Whether the note on an indicator says that its figures are averages: "yearly average, weighted by balances".
fn is_noted_average(indicator: &Indicator) -> bool {
    // What is said behind that may be of something else: "set by law; people retire earlier on average".
    let first = |note: &str| note.split([';', ',', '；', '，', '。']).next().unwrap_or_default().to_lowercase();
    let says = |note: &Option<Box<str>>, words: &[&str]| {
        note.as_deref().map(first).is_some_and(|note| words.iter().any(|word| note.contains(word)))
    };
    says(&indicator.note.en, &["average"]) || says(&indicator.note.zh, &["平均", "均值", "日均"])
}
