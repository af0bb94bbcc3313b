//! By which name is called whom all this is about, where that is no country that a dictionary has?
//!
//! A province, a city or a made-up land stands in the names of those who publish. Whoever asks "how many in Jiangsu" of a base on Jiangsu
//! narrows nothing by it.

use super::compile::phrase_atoms;
use super::scope::{attribute, longest_phrase};
use super::sorts_of_place::{RIVER, SORTS, SortOfPlace};
use super::{FeatureId, Index};
use crate::facts::base::{FactBase, Statement, Text};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::fold::stem;
use crate::language::lexicon::{Lexicon, Senses};
use crate::language::ordinary::{self, Sort};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::Hash;

/// The fewest and the most characters of a name that no dictionary has.
const CHARACTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Finds the names, and the places that the lexicon has, which stand in the publisher, the speaker or the title of at least half of the
/// statements.
pub fn name_whose(index: &mut Index, base: &FactBase) {
    for word in in_half(base, strange_words) {
        attribute(index, &word);
        let alike = peoples(&word).into_iter().chain(lands(&word));
        alike.filter(|name| is_strange(name) && places_in(name).is_empty()).for_each(|name| attribute(index, &name));
    }
    let begun = first_names(base);
    for name in in_half(base, |statement| begun.iter().filter(|name| is_written(statement, bare(name))).collect()) {
        attribute(index, name);
        speak_of_all(index, name);
    }
    // 卡尔瓦尼亚, of which a dictionary has the half, is written in English beside it.
    let strange = in_half(base, strange_words);
    let named: FxHashSet<Box<str>> = base
        .statements
        .iter()
        .filter_map(|statement| beside_strange(statement, &strange).or_else(|| ordinary_name(statement, &strange)))
        .collect();
    for name in in_half(base, |statement| named.iter().filter(|name| is_written(statement, name)).collect()) {
        attribute(index, name);
        speak_of_all(index, name);
        let of_river = SORTS.iter().filter(|sort| sort.zh == RIVER && name.ends_with(RIVER));
        of_river.flat_map(|sort| sort.all).for_each(|phrase| attribute(index, phrase));
    }
    for sort in in_half(base, english_sorts) {
        SORTS[sort].all.iter().for_each(|phrase| attribute(index, phrase));
    }
    let places = in_half(base, places);
    let is_member =
        |place: &FeatureId| base.dimensions.iter().flat_map(|dimension| &dimension.members).any(|member| names(&member.name, *place));
    index.whose = places.into_iter().filter(|place| !is_member(place)).collect();
    let of_all: FxHashSet<FeatureId> = index.whose.iter().copied().collect();
    // 江苏省 tells that it is a province.
    for statement in &base.statements {
        for name in statement.publisher.zh.iter().chain(&statement.title.zh) {
            let atoms = phrase_atoms(name);
            for (start, length, senses) in known(&atoms) {
                if senses.concepts.iter().flatten().any(|concept| of_all.contains(&FeatureId::from(*concept))) {
                    let called: String = atoms[start..start + length].iter().map(|atom| atom.text.as_ref()).collect();
                    speak_of_all(index, &called);
                }
            }
        }
    }
}

/// What at least half of the statements have.
fn in_half<T: Hash + Eq + Ord>(base: &FactBase, found: impl Fn(&Statement) -> FxHashSet<T>) -> Vec<T> {
    let mut counts: FxHashMap<T, usize> = FxHashMap::default();
    for statement in &base.statements {
        for one in found(statement) {
            *counts.entry(one).or_default() += 1;
        }
    }
    let mut half: Vec<T> = counts.into_iter().filter(|(_, count)| 2 * count >= base.statements.len()).map(|(one, _)| one).collect();
    half.sort_unstable();
    half
}

/// Publisher, speaker and title.
fn texts(statement: &Statement) -> [&Text; 3] {
    [&statement.publisher, &statement.speaker, &statement.title]
}

/// The English words of no dictionary.
fn strange_words(statement: &Statement) -> FxHashSet<Box<str>> {
    let atoms = texts(statement).into_iter().flat_map(|text| text.en.iter()).flat_map(|text| phrase_atoms(text));
    atoms.filter(|atom| atom.kind == AtomKind::Word).map(|atom| atom.text).filter(|word| is_strange(word)).collect()
}

fn is_strange(word: &str) -> bool {
    Lexicon::get().phrases.get([stem(word).as_str()]).is_none() && ordinary::sort(word) == Sort::Strange
}

/// How those may be called who live in a land: Vardonians in Vardonia.
fn peoples(land: &str) -> Vec<String> {
    let root = land.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    let ended = ["an", "ian", "ean", "ese", "ish", "i"].iter().map(|ending| format!("{root}{ending}"));
    std::iter::once(format!("{land}n")).chain(ended).collect()
}

/// How the land may be called whose people are called so: Vardonia, where the "Vardonian Bureau" publishes.
fn lands(people: &str) -> impl Iterator<Item = String> {
    /// The fewest letters that are left of a land's name.
    const SHORTEST: usize = 4;
    /// What a people's name ends with, and the land's instead.
    const ENDINGS: [(&str, &[&str]); 5] = [("n", &[""]), ("an", &[""]), ("ese", &["", "a"]), ("ish", &["", "ia", "land"]), ("i", &[""])];
    let roots = ENDINGS.iter().filter_map(|(people_end, land_ends)| Some((people.strip_suffix(people_end)?, land_ends)));
    let named = roots.filter(|(root, _)| root.len() >= SHORTEST);
    named.flat_map(|(root, land_ends)| land_ends.iter().map(move |end| format!("{root}{end}")))
}

/// What the Chinese names of most publishers begin with, up to the first word that a dictionary has: 瓦尔多尼亚 of 瓦尔多尼亚司法统计局.
fn first_names(base: &FactBase) -> Vec<Box<str>> {
    /// A name of nearly all is not among many.
    const MOST: usize = 8;
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for publisher in base.statements.iter().filter_map(|statement| statement.publisher.zh.as_deref()) {
        *counts.entry(publisher).or_default() += 1;
    }
    let mut publishers: Vec<(usize, &str)> = counts.into_iter().map(|(name, count)| (count, name)).collect();
    publishers.sort_unstable_by(|left, right| right.cmp(left));
    publishers.truncate(MOST);
    let alike = publishers.iter().flat_map(|(_, one)| publishers.iter().filter_map(|(_, other)| common_beginning(one, other)));
    let placed = publishers.iter().filter_map(|(_, name)| placed_name(name));
    let mut begun: Vec<Box<str>> = publishers.iter().filter_map(|(_, name)| first_name(name)).chain(alike).chain(placed).collect();
    begun.sort_unstable();
    begun.dedup();
    begun
}

/// What two names begin with, where that is no word of a dictionary: 瓦尔多尼亚 of 瓦尔多尼亚司法部 and 瓦尔多尼亚时报.
fn common_beginning(one: &str, other: &str) -> Option<Box<str>> {
    let same: String = one.chars().zip(other.chars()).take_while(|(left, right)| left == right).map(|(left, _)| left).collect();
    let is_name = one != other && CHARACTERS.contains(&same.chars().count()) && !is_known(&phrase_atoms(&same));
    is_name.then(|| same.into())
}

/// What a publisher's Chinese name begins with, up to the first phrase of the lexicon, where the English one has a name of no dictionary:
/// 卡尔瓦尼亚 of 卡尔瓦尼亚环境部 beside the "Ministry of the Environment of Karvania".
fn beside_strange(statement: &Statement, strange: &[Box<str>]) -> Option<Box<str>> {
    /// A land of no dictionary has no shorter name in Chinese.
    const SHORTEST: usize = 3;
    let (english, chinese) = (statement.publisher.en.as_deref()?, statement.publisher.zh.as_deref()?);
    if !phrase_atoms(english).iter().any(|atom| strange.contains(&atom.text)) {
        return None;
    }
    let atoms = phrase_atoms(chinese);
    let begins =
        |start: &usize| atoms[*start].kind != AtomKind::Han || longest_phrase(&atoms[*start..]).is_some_and(|(length, _)| length > 1);
    let first = (0..atoms.len()).find(begins).filter(|first| (SHORTEST..=*CHARACTERS.end()).contains(first))?;
    Some(atoms[..first].iter().map(|atom| atom.text.as_ref()).collect::<String>().into())
}

fn first_name(publisher: &str) -> Option<Box<str>> {
    let atoms = phrase_atoms(publisher);
    let first = (0..atoms.len()).find(|start| atoms[*start].kind != AtomKind::Han || is_known(&atoms[*start..]))?;
    CHARACTERS.contains(&first).then(|| atoms[..first].iter().map(|atom| atom.text.as_ref()).collect::<String>().into())
}

/// The word of the dictionary that a publisher's Chinese name begins with, and that nobody has told of, where the English one begins with a
/// name of no dictionary: 长江 of 长江航务管理局, the "Yangtze Navigation Administration".
fn ordinary_name(statement: &Statement, strange: &[Box<str>]) -> Option<Box<str>> {
    let (english, chinese) = (statement.publisher.en.as_deref()?, statement.publisher.zh.as_deref()?);
    let begins = phrase_atoms(english).into_iter().next().is_some_and(|first| strange.contains(&first.text));
    let atoms = phrase_atoms(chinese);
    if !begins || longest_phrase(&atoms).is_some() {
        return None;
    }
    let written = |length: usize| -> String { atoms[..length].iter().map(|atom| atom.text.as_ref()).collect() };
    (2..=atoms.len().min(4)).rev().map(written).find(|word| ordinary::is_word(word)).map(Into::into)
}

/// Whether a word of at least two characters begins here.
fn is_known(atoms: &[Atom]) -> bool {
    let by_lexicon = longest_phrase(atoms).is_some_and(|(length, _)| length > 1);
    let by_dictionary = (2..=atoms.len().min(4)).any(|length| {
        let word: String = atoms[..length].iter().map(|atom| atom.text.as_ref()).collect();
        ordinary::is_word(&word)
    });
    by_lexicon || by_dictionary
}

/// The place that a publisher's name begins with, by what says its sort, though a dictionary has the place: 苏州市 of 苏州市民政局, but
/// nothing of 国家市场监督管理总局, where another word begins, nor of 农村市场处, which begins with what is no place.
fn placed_name(publisher: &str) -> Option<Box<str>> {
    let atoms = phrase_atoms(publisher);
    // 黑龙江省 is a province, and no river's.
    let is_sort = |place: usize| SORTS.iter().any(|sort| sort.zh != RIVER && *sort.zh == *atoms[place].text);
    let last = (*CHARACTERS.start()..atoms.len()).find(|place| is_sort(*place)).filter(|last| CHARACTERS.contains(last))?;
    // 都市 of 成都市 is no word there: what ends with the sort of the place is the place.
    let means_more = |start: usize| {
        longest_phrase(&atoms[start..]).is_some_and(|(length, senses)| length > 1 && start + length <= last && !is_of_place(senses))
    };
    let is_place = atoms[..last].iter().all(|atom| atom.kind == AtomKind::Han) && !(0..last).any(means_more);
    let goes_on = last + 1 == atoms.len() || is_known(&atoms[last + 1..]);
    (is_place && goes_on).then(|| atoms[..=last].iter().map(|atom| atom.text.as_ref()).collect::<String>().into())
}

impl super::Index {
    /// Whether words are a name of the country that everything here is about.
    pub fn is_home(&self, atoms: &[Atom]) -> bool {
        let country = Lexicon::get().senses(atoms).and_then(|senses| senses.country);
        country.is_some() && country == self.country
    }
}

/// Whether a phrase of the lexicon is a place.
pub(super) fn is_of_place(senses: &Senses) -> bool {
    let lexicon = Lexicon::get();
    senses.seat || senses.concepts.iter().flatten().any(|concept| lexicon.is_place(*concept))
}

/// Which sorts of place a statement's publisher is of, as English says it beside a name: "Suzhou Municipal Bureau", "the City of Riverton",
/// but not "City Transport Office", which may be of any city.
fn english_sorts(statement: &Statement) -> FxHashSet<usize> {
    let Some(publisher) = statement.publisher.en.as_deref() else { return FxHashSet::default() };
    let atoms = phrase_atoms(publisher);
    let is_name = |place: usize| {
        let of_place = longest_phrase(&atoms[place..]).is_some_and(|(_, senses)| is_of_place(senses));
        atoms[place].kind == AtomKind::Word && (of_place || is_strange(&atoms[place].text))
    };
    let says = |place: usize, sort: &SortOfPlace| sort.en.contains(&atoms[place].text.as_ref());
    let named = |place: usize| {
        place > 0 && is_name(place - 1)
            || atoms.get(place + 1).is_some_and(|next| *next.text == *"of") && place + 2 < atoms.len() && is_name(place + 2)
    };
    (0..SORTS.len()).filter(|sort| (0..atoms.len()).any(|place| says(place, &SORTS[*sort]) && named(place))).collect()
}

/// A place's name without what it is: 成都 of 成都市.
fn bare(name: &str) -> &str {
    let mut bare = SORTS.iter().filter(|sort| sort.zh != RIVER).filter_map(|sort| name.strip_suffix(sort.zh));
    bare.find(|bare| bare.chars().count() > 1).unwrap_or(name)
}

/// Lets what speaks of all of a place narrow nothing, the place's name without what it is, 江苏 for 江苏省, and 全江苏.
fn speak_of_all(index: &mut Index, name: &str) {
    attribute(index, &format!("全{name}"));
    for sort in SORTS.iter().filter(|sort| sort.zh != RIVER) {
        if let Some(bare) = name.strip_suffix(sort.zh) {
            if bare.chars().count() > 1 {
                attribute(index, bare);
                attribute(index, &format!("全{bare}"));
            }
            sort.all.iter().for_each(|phrase| attribute(index, phrase));
        }
    }
}

fn is_written(statement: &Statement, name: &str) -> bool {
    texts(statement).into_iter().flat_map(|text| text.zh.iter()).any(|text| text.contains(name))
}

/// The places of the lexicon that a statement names.
fn places(statement: &Statement) -> FxHashSet<FeatureId> {
    let named = texts(statement).into_iter().flat_map(|text| text.en.iter().chain(&text.zh));
    named.flat_map(|text| places_in(text)).collect()
}

fn names(text: &Text, place: FeatureId) -> bool {
    text.en.iter().chain(&text.zh).any(|text| places_in(text).contains(&place))
}

fn places_in(text: &str) -> Vec<FeatureId> {
    let lexicon = Lexicon::get();
    let atoms = phrase_atoms(text);
    let concepts = known(&atoms).flat_map(|(.., senses)| senses.concepts.iter().flatten().copied());
    concepts.filter(|concept| lexicon.is_place(*concept)).map(FeatureId::from).collect()
}

/// The lexicon's longest phrases that begin in a row of atoms: where, how long they are, and what they mean.
fn known(atoms: &[Atom]) -> impl Iterator<Item = (usize, usize, &'static Senses)> {
    (0..atoms.len()).filter_map(|start| longest_phrase(&atoms[start..]).map(|(length, senses)| (start, length, senses)))
}
