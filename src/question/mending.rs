//! Which words may have been meant by one that nobody knows?

use super::mentions::{Reading, reading_of};
use super::spelling::is_swapped;
use super::{Facts, Speller};
use crate::facts::index::FeatureId;
use crate::language::lexicon::Lexicon;
use crate::language::ordinary::{self, Sort};
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

/// The words that a misspelt one may stand for, the likeliest first, each with how many slips away it seems.
///
/// A word that the base speaks of is likelier than one that it does not, so that it may be a slip farther away. What was written
/// in capitals (`acronyms`) is mostly a name.
pub fn meant<'a>(word: &str, acronyms: &[String], facts: &'a Facts) -> Vec<(&'a str, f32)> {
    let is_acronym = acronyms.iter().any(|acronym| acronym == word);
    // A word of the language is no slip, though a known one be near: "steep" is not "steel".
    if ordinary::sort(word) != Sort::Strange {
        return Vec::new();
    }
    let forms = [word, word.trim_end_matches('s')];
    let mut known: Vec<&str> = forms
        .iter()
        .flat_map(|form| facts.speller.near(form).into_iter().chain(LEXICON_SPELLER.near(form)))
        .map(|(known, _)| known)
        .collect();
    known.sort_unstable();
    known.dedup();
    let far = |known: &'a str| -> (f32, &'a str, f32) {
        let reading = reading_of(known, facts);
        let slips = osa_distance(word, known).min(osa_distance(forms[1], known)) as f32;
        // Letters that changed places are the commonest slip.
        let swapped = if is_swapped(word, known) { SWAPPED } else { 0.0 };
        let strangeness = reading.map_or(FOREIGN, |reading| strangeness(&reading, facts));
        // Most short words are one slip from another: a name of four letters is not to become a word that nobody spoke of.
        let rash = if (word.len() <= SHORT && swapped == 0.0 || is_acronym) && strangeness > 0.0 { RASH } else { 0.0 };
        let away = slips + strangeness + rash - swapped;
        (away - strsim::jaro_winkler(word, known) as f32, known, away)
    };
    let mut ranked: Vec<(f32, &'a str, f32)> = known.into_iter().map(far).collect();
    ranked.sort_by(|left, right| left.0.total_cmp(&right.0));
    ranked.into_iter().map(|(_, known, away)| (known, away)).collect()
}

/// How many slips farther a word seems than one that the base speaks of.
fn strangeness(reading: &Reading<'_>, facts: &Facts) -> f32 {
    let postings = &facts.index.postings;
    let named = reading
        .named
        .is_some_and(|named| !named.members.is_empty() || named.features.iter().flatten().any(|feature| postings.contains_key(feature)));
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
