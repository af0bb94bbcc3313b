//! Which words restrict nothing here, because everything in the base is about them?
//!
//! The country that the figures are of, and the names of those who speak in them.

use super::Index;
use super::compile::phrase_atoms;
use crate::facts::base::{FactBase, Indicator, Text};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::{CountryId, Lexicon, Senses};
use crate::quantity::Unit;
use rustc_hash::{FxHashMap, FxHashSet};

/// Names the speakers and publishers of a base, and finds its country.
pub fn name_scope(index: &mut Index, base: &FactBase) {
    // Most statements are of a few speakers and publishers.
    let mut known: FxHashSet<&Text> = FxHashSet::default();
    for statement in &base.statements {
        for text in [&statement.speaker, &statement.publisher] {
            if known.insert(text) {
                names(text).for_each(|name| attribute(index, name));
            }
        }
    }
    let mut known: FxHashSet<&Text> = FxHashSet::default();
    let publishers = base.statements.iter().map(|statement| &statement.publisher).filter(|publisher| known.insert(publisher));
    let names = publishers.flat_map(|publisher| publisher.en.iter().chain(&publisher.zh));
    index.own = names.flat_map(|name| phrase_atoms(name)).map(|atom| atom.stem).collect();
    index.seats = main_publishers(base);
    super::whose::name_whose(index, base);
    index.country = home(base);
    let lexicon = Lexicon::get();
    let code = index.country.map(|country| lexicon.code_of(country)).unwrap_or_default();
    // "NL" for the Netherlands, but not "in" for India.
    if !code.is_empty() && lexicon.phrases.get([code]).is_none() {
        attribute(index, code);
    }
}

/// The stems of the words by which those are named who state a good part of all figures; a newspaper of the capital states a few.
fn main_publishers(base: &FactBase) -> FxHashSet<Box<str>> {
    /// One in so many figures is a good part of them.
    const PART: usize = 4;
    let mut counts: FxHashMap<&Text, usize> = FxHashMap::default();
    for figure in &base.figures {
        *counts.entry(&base.statements[figure.statement.0 as usize].publisher).or_default() += 1;
    }
    let main = counts.into_iter().filter(|(_, count)| count * PART >= base.figures.len()).map(|(publisher, _)| publisher);
    main.flat_map(|publisher| publisher.en.iter().chain(&publisher.zh)).flat_map(|name| phrase_atoms(name)).map(|atom| atom.stem).collect()
}

/// The country that more speaks for than for any other: what is said of figures and where, in which money, and the ends of web addresses.
fn home(base: &FactBase) -> Option<CountryId> {
    let mut mentions: FxHashMap<CountryId, usize> = FxHashMap::default();
    let mut mention = |country: CountryId| *mentions.entry(country).or_default() += 1;
    let texts = |text: &Text| -> Vec<CountryId> { text.en.iter().chain(&text.zh).flat_map(|text| countries(text)).collect() };
    // Most statements are of a few speakers and publishers.
    let mut known: FxHashMap<&Text, Vec<CountryId>> = FxHashMap::default();
    for statement in &base.statements {
        for name in [&statement.speaker, &statement.publisher] {
            known.entry(name).or_insert_with(|| texts(name)).iter().copied().for_each(&mut mention);
        }
        texts(&statement.title).into_iter().for_each(&mut mention);
        country_of_address(&statement.url).into_iter().for_each(&mut mention);
    }
    for indicator in &base.indicators {
        texts(&indicator.name).into_iter().for_each(&mut mention);
        if !is_of_several_countries(indicator) {
            country_of_money(&indicator.unit).into_iter().for_each(&mut mention);
        }
    }
    for term in &base.glossary {
        [&term.publisher, &term.definition].into_iter().flat_map(texts).for_each(&mut mention);
    }
    // "North Netherlands", "East Netherlands"; but partners in trade are many countries.
    for dimension in &base.dimensions {
        let named: Vec<CountryId> = dimension.members.iter().flat_map(|member| texts(&member.name)).collect();
        named
            .iter()
            .filter(|country| **country == named[0])
            .filter(|_| named.iter().all(|other| *other == named[0]))
            .copied()
            .for_each(&mut mention);
    }
    let most = mentions.values().copied().max();
    let mut leading = mentions.into_iter().filter(|(_, count)| Some(*count) == most).map(|(country, _)| country);
    leading.next().filter(|_| leading.next().is_none())
}

/// The country at the end of a web address's host: "https://www.miit.gov.cn/...".
fn country_of_address(address: &str) -> Option<CountryId> {
    let host = address.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    Lexicon::get().country_of(&host.rsplit_once('.')?.1.to_lowercase())
}

/// Whether the base calls its money by a word that several countries use: "kroner".
fn is_of_several_countries(indicator: &Indicator) -> bool {
    let currency = match &indicator.unit {
        Unit::Money(currency) => *currency,
        Unit::Rate(of, _) => match of.as_ref() {
            Unit::Money(currency) => *currency,
            _ => return false,
        },
        _ => return false,
    };
    let name = indicator.unit_name.en.as_deref();
    name.is_some_and(|name| currency.is_one_of_several(Unit::split_rate(name).map_or(name, |(money, _)| money)))
}

/// The country whose money a unit counts, which the first letters of a currency's code tell; but dollars of the United States and
/// euros are counted everywhere.
fn country_of_money(unit: &Unit) -> Option<CountryId> {
    let currency = match unit {
        Unit::Money(currency) => currency,
        Unit::Rate(of, _) => return country_of_money(of),
        Unit::Counted(_) | Unit::Percent | Unit::PercentagePoints | Unit::Times | Unit::IndexPoints => return None,
    };
    match &currency.0 {
        b"USD" | b"EUR" => None,
        b"GBP" => Lexicon::get().country_of("uk"),
        code => Lexicon::get().country_of(&std::str::from_utf8(&code[..2]).ok()?.to_lowercase()),
    }
}

/// "Xu Xiaolan, vice minister, MIIT (1 March 2023)" names a person, an office and a ministry.
fn names(text: &Text) -> impl Iterator<Item = &str> {
    let texts = text.en.iter().chain(&text.zh);
    texts
        .flat_map(|text| text.split([',', ';', '(', ')', '（', '）', '，', '；', '、', '/']))
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// Lets a name say no more than whose figures these are.
pub fn attribute(index: &mut Index, name: &str) {
    let atoms = phrase_atoms(name);
    if !atoms.is_empty() {
        index.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref())).attribution = true;
    }
    for atom in atoms.iter().filter(|_| name.split_whitespace().count() > 1) {
        let is_acronym =
            name.split_whitespace().any(|word| word.len() > 2 && word.chars().all(char::is_uppercase) && word.to_lowercase() == *atom.text);
        if is_acronym {
            index.phrases.entry([atom.stem.as_ref()]).attribution = true;
        }
    }
}

/// The longest phrase of the lexicon that begins a row of atoms: how many of these it takes, and what it means.
pub fn longest_phrase(atoms: &[Atom]) -> Option<(usize, &'static Senses)> {
    let lexicon = Lexicon::get();
    lexicon.phrases.prefixes(atoms.iter().map(|atom| lexicon.phrases.symbol(&atom.stem))).last()
}

/// The countries that a text names.
pub fn countries(text: &str) -> Vec<CountryId> {
    let atoms = phrase_atoms(text);
    let longest = |place: usize| longest_phrase(&atoms[place..]);
    // 学生中国际学生 names no country: what would be its last character begins another word.
    let overlaps = |last: usize| atoms[last].kind == AtomKind::Han && longest(last).is_some_and(|(length, _)| length > 1);
    (0..atoms.len())
        .filter_map(|place| {
            let (length, senses) = longest(place)?;
            senses.country.filter(|_| length == 1 || !overlaps(place + length - 1))
        })
        .collect()
}
