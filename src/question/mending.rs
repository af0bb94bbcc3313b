//! Which words may have been meant by one that nobody knows?

use super::known::{Known, Reading, reading_of};
use super::period::{MONTHS, period_at};
use super::spelling::{is_doubled, is_swapped, slips};
use super::{Facts, Speller};
use crate::facts::index::{FeatureId, WordId};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::fold;
use crate::language::lexicon::Lexicon;
use crate::language::ordinary::{self, Sort};
use jiff::civil::Date;
use std::sync::LazyLock;
use strsim::osa_distance;

static LEXICON_SPELLER: LazyLock<Speller<&'static str>> = LazyLock::new(|| Speller::new(Lexicon::get().words()));

/// How many slips farther a word seems that the base does not speak of.
const FOREIGN: f32 = 0.7;

/// Words of no more letters are hardly mended but to words that the base speaks of, or where letters changed places ...
const SHORT: usize = 4;

/// ... and any other word seems so many slips farther away.
const RASH: f32 = 4.0;

/// How many slips nearer a word seems that differs in nothing but the order of its letters.
const SWAPPED: f32 = 0.2;

/// The most words of a message that are mended: whoever misspells more writes another language.
const MOST_MENDED: usize = 8;

/// How many atoms to each side are looked at with a misspelt word: what stands farther away makes no difference to how it is read.
const REACH: usize = 6;

/// The most words that are tried in the place of a misspelt one.
const MOST_TRIED: usize = 4;

/// How much likelier a word seems that is of a longer name of the base, and means nothing until the others of it are mended.
const WAITING: f32 = 1.5;

/// What it costs to take a word for another, beside what the other costs: with one slip about as much as a word more.
const MENDING: f32 = 0.6;

/// What it costs to take a word for two that were written as one.
const PARTING: f32 = 0.7;

/// How much less sure a word is that was put in the place of another one, which a dictionary has: "blender" is seldom a slip for "lender".
const RATHER_WORD: f32 = 0.75;
/// A word less sure than this was put in the place of another one that a dictionary has.
pub(super) const DOUBTED: f32 = 0.76;

/// How many letters an ending has at most that only inflects a word.
const MOST_INFLECTED: usize = 3;

/// How sure each of two words is that were written as one.
const PARTED: f32 = 0.95;

/// Puts in the place of each `unknown` atom the word, or the two words, with which the message reads best, if that is better than to
/// leave it; tells whether any was. `cost_of` tells how well a row of atoms reads: the less it costs, the better.
pub fn mend(
    atoms: &mut Vec<Atom>,
    confidence: &mut Vec<f32>,
    unknown: &[usize],
    acronyms: &[String],
    known: &Known<'_>,
    cost_of: impl Fn(&[Atom]) -> f32,
) -> bool {
    let (mut grown, mut mended) = (0, false);
    for place in unknown.iter().take(MOST_MENDED) {
        let place = place + grown;
        let near = place.saturating_sub(REACH)..(place + REACH).min(atoms.len());
        let cost = |instead: &[Atom]| {
            let row = [&atoms[near.start..place], instead, &atoms[place + 1..near.end]].concat();
            let waits = |atom: &Atom| {
                known.reading(&atom.text).is_none() && known.facts.speller.has(&atom.text) && partings(atom, known).next().is_none()
            };
            cost_of(&row) - if instead.iter().any(waits) { WAITING } else { 0.0 }
        };
        let slip = atoms[place].clone();
        let words = meant(&slip.text, acronyms, known.facts);
        let words = words.iter().take(MOST_TRIED).map(|(word, slips)| (spelt(&slip, word), MENDING * slips));
        let tried: Vec<(Atom, f32)> = std::iter::once((slip.clone(), 0.0)).chain(words).collect();
        let parted = tried.iter().flat_map(|(word, more)| partings(word, known).map(move |parts| (Vec::from(parts), more + PARTING)));
        let respelt = tried.iter().skip(1).map(|(word, more)| (vec![word.clone()], *more));
        let mut best = (cost(std::slice::from_ref(&slip)), Vec::new());
        for (instead, more) in respelt.chain(parted) {
            let all = cost(&instead) + more;
            if all < best.0 {
                best = (all, instead);
            }
        }
        match best.1.as_slice() {
            [] => {}
            [word] => {
                let seldom = if ordinary::is_word(&slip.text) { RATHER_WORD } else { 1.0 };
                confidence[place] = seldom * strsim::jaro_winkler(&word.text, &slip.text) as f32;
            }
            words => {
                confidence.splice(place..=place, words.iter().map(|_| PARTED));
                grown += words.len() - 1;
            }
        }
        if !best.1.is_empty() {
            atoms.splice(place..=place, best.1);
            mended = true;
        }
    }
    mended
}

/// Puts in the place of a word that the base does not speak of one that it does, or that is an operation, where two letters changed places
/// or one was not doubled: "planed" for "planned", "gaol" for "goal". The other word stays doubted. Tells whether there was any.
pub fn mend_real_words(atoms: &mut [Atom], confidence: &mut [f32], places: &[usize], known: &Known<'_>) -> bool {
    let mut mended = false;
    for place in places {
        let word = atoms[*place].text.clone();
        let is_strange =
            |reading: &Reading<'_>| reading.senses.is_none_or(|senses| senses.restricts()) && strangeness(reading, known.facts) >= FOREIGN;
        if word.len() < SHORT || !known.reading(&word).is_some_and(|reading| is_strange(&reading)) {
            continue;
        }
        let near = known.facts.speller.near(&word).into_iter().chain(LEXICON_SPELLER.near(&word)).map(|(near, _)| near);
        let mut meant: Vec<(f32, &str)> = near
            .filter(|near| slips(&word, near) == 1 && (is_swapped(&word, near) || is_doubled(&word, near)))
            .filter_map(|near| Some((strangeness(&reading_of(near, known.facts)?, known.facts), near)))
            .filter(|(strangeness, _)| *strangeness < FOREIGN)
            .collect();
        meant.sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(right.1)));
        if let Some((_, near)) = meant.first() {
            confidence[*place] = RATHER_WORD * strsim::jaro_winkler(near, &word) as f32;
            atoms[*place] = spelt(&atoms[*place], near);
            mended = true;
        }
    }
    mended
}

/// An atom with another word in its place.
fn spelt(atom: &Atom, word: &str) -> Atom {
    Atom { text: word.into(), stem: fold::stem(word).into(), ..atom.clone() }
}

/// Two atoms for one.
fn parts(atom: &Atom, at: usize) -> [Atom; 2] {
    let (left, right) = atom.text.split_at(at);
    let end = (atom.start + at).min(atom.end);
    let kind = if right.bytes().all(|byte| byte.is_ascii_digit()) { AtomKind::Number } else { AtomKind::Word };
    let mut right = Atom { kind, start: end, ..spelt(atom, right) };
    if kind == AtomKind::Number {
        right.stem.clone_from(&right.text);
    }
    [Atom { end, ..spelt(atom, left) }, right]
}

/// The pairs of known words that a word may be when a space was forgotten: "abovescale", "onyear". One of the two has to be of some length.
fn partings<'k>(slip: &Atom, known: &'k Known<'_>) -> impl Iterator<Item = [Atom; 2]> + 'k {
    const SHORTEST: usize = 2;
    const LONG: usize = 3;
    const LONGER: usize = 4;
    let text = slip.text.clone();
    let is_strange = !ordinary::is_word(&text) && text.is_ascii();
    let places = if is_strange { SHORTEST..(text.len() + 1).saturating_sub(SHORTEST) } else { 0..0 };
    let slip = slip.clone();
    let is_word = |word: &str| known.reading(word).is_some() || known.facts.speller.has(word);
    places
        .filter(move |at| {
            let (left, right) = text.split_at(*at);
            let is_phrase = || known.reading(&format!("{left} {right}")).is_some();
            let (less, more) = (left.len().min(right.len()), left.len().max(right.len()));
            (less >= LONG || more >= LONGER) && (is_word(left) && is_word(right) || is_phrase())
        })
        .map(move |at| parts(&slip, at))
}

/// The atoms, with the name of a month spelt as it is, where it was misspelt: no period is told from it otherwise.
pub fn with_months(mut atoms: Vec<Atom>, known: &Known<'_>) -> Vec<Atom> {
    const SLIPS: usize = 2;
    // "March" and "may" are other words, too, and the short ones are near to many.
    const LONG: usize = 6;
    for atom in atoms.iter_mut().filter(|atom| atom.kind == AtomKind::Word && atom.text.len() > SHORT) {
        let is_near = |month: &&&str| month.as_bytes()[0] == atom.text.as_bytes()[0] && osa_distance(month, &atom.text) <= SLIPS;
        if let Some(month) = MONTHS
            .iter()
            .filter(|month| month.len() >= LONG)
            .find(is_near)
            .filter(|_| ordinary::sort(&atom.text) == Sort::Strange && known.reading(&atom.text).is_none())
        {
            *atom = spelt(atom, month);
        }
    }
    atoms
}

/// The atoms, with a year that was written as one with the word before it ("of2023") as an atom of its own.
pub fn parted_from_years(atoms: Vec<Atom>, known: &Known<'_>, as_of: Date) -> Vec<Atom> {
    const YEAR: usize = 4;
    let parted = |atom: Atom| {
        let at = atom.text.len().checked_sub(YEAR).filter(|at| *at > 0 && atom.kind == AtomKind::Word && atom.text.is_char_boundary(*at));
        let is_year = |year: &str| (year.starts_with("19") || year.starts_with("20")) && year.bytes().all(|byte| byte.is_ascii_digit());
        match at {
            Some(at)
                if is_year(&atom.text[at..])
                    && known.reading(&atom.text[..at]).is_some()
                    && known.reading(&atom.text).is_none()
                    && period_at(std::slice::from_ref(&atom), as_of).is_none() =>
            {
                Vec::from(parts(&atom, at))
            }
            Some(_) | None => vec![atom],
        }
    };
    atoms.into_iter().flat_map(parted).collect()
}

/// The words that a misspelt one may stand for, the likeliest first, each with how many slips away it seems.
///
/// A word that the base speaks of is likelier than one that it does not, so that it may be a slip farther away. What was written
/// in capitals (`acronyms`) is mostly a name.
fn meant<'a>(word: &str, acronyms: &[String], facts: &'a Facts) -> Vec<(&'a str, f32)> {
    let is_acronym = acronyms.iter().any(|acronym| acronym == word);
    // A word of the language is no slip, though a known one be near: "steep" is not "steel"; nor is one of a publisher's name.
    let is_of_a_publisher = || facts.index.documents.publishers().iter().any(|name| name.has(word));
    // "Acidents" is of "acid" by its stem alone, and rather a slip.
    let is_of_a_short_stem = fold::stem(word).len() + MOST_INFLECTED < word.len();
    let is_word = ordinary::sort(word) != Sort::Strange;
    if is_word && !is_of_a_short_stem || is_of_a_publisher() {
        return Vec::new();
    }
    // "E-comerce" is "ecommerce" with a slip.
    let joined = word.replace('-', "");
    let forms = [joined.as_str(), joined.trim_end_matches('s'), word];
    let mut known: Vec<&str> = forms
        .iter()
        .flat_map(|form| facts.speller.near(form).into_iter().chain(LEXICON_SPELLER.near(form)))
        .map(|(known, _)| known)
        .collect();
    known.sort_unstable();
    known.dedup();
    let far = |known: &'a str| -> (f32, &'a str, f32) {
        let reading = reading_of(known, facts);
        let away = forms.iter().map(|form| slips(form, known)).min().unwrap_or_default() as f32;
        // Letters that changed places or are doubled are the commonest slips.
        let swapped = if is_swapped(word, known) || is_doubled(word, known) { SWAPPED } else { 0.0 };
        let strangeness = reading.map_or(FOREIGN, |reading| strangeness(&reading, facts));
        // Most short words are one slip from another: a name of four letters is not to become a word that nobody spoke of.
        // A name ("Maxis") is none of the words that say nothing: its letters would only have to be others.
        let other_letter = word.len() <= SHORT + 1 && swapped == 0.0 && forms.iter().any(|form| form.len() == known.len());
        let says_nothing =
            || reading.is_none_or(|reading| reading.named.is_none() && reading.senses.is_none_or(|senses| senses.concepts.is_empty()));
        let rash = if (word.len() <= SHORT && swapped == 0.0 || is_acronym) && strangeness > 0.0 || other_letter && says_nothing() {
            RASH
        } else {
            0.0
        };
        let away = away + strangeness + rash - swapped;
        (away - strsim::jaro_winkler(word, known) as f32, known, away)
    };
    // A letter that was not doubled makes it one that the base speaks of.
    let is_meant = |known: &&str| {
        !is_word
            || is_doubled(word, known)
                && slips(word, known) == 1
                && reading_of(known, facts).is_some_and(|reading| strangeness(&reading, facts) == 0.0)
    };
    let mut ranked: Vec<(f32, &'a str, f32)> = known.into_iter().filter(is_meant).map(far).collect();
    ranked.sort_by(|left, right| left.0.total_cmp(&right.0));
    ranked.into_iter().map(|(_, known, away)| (known, away)).collect()
}

/// How many slips farther a word seems than one that the base speaks of.
fn strangeness(reading: &Reading<'_>, facts: &Facts) -> f32 {
    let (postings, words) = (&facts.index.postings, &facts.index.words);
    let is_held = |word: &WordId| words.features(*word).iter().any(|feature| postings.contains_key(feature));
    let named = reading.named.is_some_and(|named| !named.members.is_empty() || named.words.iter().any(is_held));
    let mut notions = reading.senses.iter().flat_map(|senses| senses.concepts.iter().flatten().copied());
    let abroad = reading.senses.and_then(|senses| senses.country).is_some_and(|country| Some(country) != facts.index.country);
    if abroad {
        2.0 * FOREIGN
    } else if named || notions.clone().any(|notion| postings.contains_key(&FeatureId::from(notion)) && Lexicon::get().cue(notion).is_none())
    {
        0.0
    } else if notions.any(|notion| Lexicon::get().cue(notion).is_some()) {
        FOREIGN / 2.0
    } else {
        FOREIGN
    }
}
