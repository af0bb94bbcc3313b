//! Where does each figure of a text stand, and in which clause of which sentence?

use super::words;
use crate::facts::base::FactBase;
use crate::plan::spoken::{self, Clause};
use crate::quantity::Bounded;
use crate::quantity::read::{self, Found, Measure};
use crate::question::{Facts, Question, understand};
use crate::verify::{MOST_IN_A_SENTENCE, cut};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use std::ops::Range;

/// A sentence of a text, as it was understood.
pub(super) struct Sentence {
    /// Where it stands.
    pub place: Range<usize>,
    /// Its words.
    pub question: Question,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// A figure of a sentence.
pub(super) struct Figure {
    /// What was read.
    pub found: Found,
    /// Where it stands in the text: qualifier, number, and what says its unit.
    pub place: Range<usize>,
    /// The words of its clause.
    pub around: Range<usize>,
    /// What the sentence says of it; nothing where it was not understood as a number.
    pub clause: Option<Clause>,
    /// Whether it belongs to the name of something: "aged 18 to 29".
    pub is_of_a_name: bool,
}

/// The lengths of time and ranges in what indicators are called: "people waiting more than four months".
struct Named(Vec<Bounded>);

impl Named {
    fn of(base: &FactBase) -> Self {
        let mut named = Vec::new();
        for indicator in &base.indicators {
            let names = indicator.name.en.iter().chain(&indicator.name.zh).chain(&indicator.asked.en).chain(&indicator.asked.zh);
            named.extend(names.flat_map(|name| read::find(name)).filter(is_part_of_names).map(|found| found.value.normalized()));
        }
        Self(named)
    }

    fn has(&self, found: &Found) -> bool {
        is_part_of_names(found) && self.0.contains(&found.value.normalized())
    }
}

/// Whether a number is one that things are told apart by, rather than one that is measured.
fn is_part_of_names(found: &Found) -> bool {
    let is_age = matches!(&found.unit.measure, Measure::Counted(noun) if noun == "岁");
    let is_range = matches!(found.value, Bounded::Range(..)) && !found.is_scaled;
    words::is_duration(&found.unit) || is_range && (is_age || found.unit.measure == Measure::None)
}

/// The sentences of a text, with every figure in them.
pub(super) fn sentences(text: &str, facts: &Facts, as_of: Date) -> Vec<Sentence> {
    let named = Named::of(&facts.base);
    let read = |place: Range<usize>| {
        let words = &text[place.clone()];
        let question = understand(&cut::plain(words), facts, as_of);
        let figures = figures(text, &place, &question, &named);
        Sentence { place, question, figures }
    };
    cut::sentences(text).into_iter().map(read).collect()
}

fn figures(text: &str, sentence: &Range<usize>, question: &Question, named: &Named) -> Vec<Figure> {
    let words = &text[sentence.clone()];
    let mut clauses = spoken::clauses_of(question, |found| !named.has(found)).into_iter().take(MOST_IN_A_SENTENCE).peekable();
    let mut figures: Vec<Figure> = Vec::new();
    let mut begin = sentence.start;
    for found in read::find(words) {
        let is_of_a_name = named.has(&found);
        let is_it = |clause: &Clause| question.numbers[clause.number].value.point() == found.value.point();
        let clause = if is_of_a_name { None } else { clauses.next_if(is_it) };
        if is_no_figure(words, &found, clause.is_some() || is_of_a_name) {
            continue;
        }
        let end = found.unit_span.as_ref().map_or(found.span.end, |unit| unit.end.max(found.span.end));
        let place = sentence.start + found.span.start..sentence.start + end;
        let around = trimmed(text, begin.min(place.start)..cut::clause_end(text, place.end, sentence.end).max(place.end));
        if !is_of_a_name {
            begin = around.end.max(place.end);
        }
        figures.push(Figure { found, place, around, clause, is_of_a_name });
    }
    figures
}

/// Whether digits are a year, number an item of a list, or tell the minutes of an hour.
fn is_no_figure(words: &str, found: &Found, is_number: bool) -> bool {
    let (before, behind) = (&words[..found.span.start], &words[found.span.end..]);
    let digits = words[found.span.clone()].chars().filter(char::is_ascii_digit).count();
    let heads_a_line = before.is_empty() && behind.starts_with(['.', ')', '、', '．', '）', ':']);
    let in_brackets = before.ends_with(['(', '（', '[', '【']) && behind.starts_with([')', '）', ']', '】']);
    let is_plain = found.bare && found.unit.measure == Measure::None && found.unit.per.is_none();
    let is_year = !is_number && found.bare && digits == 4 && matches!(found.value.point().trunc().to_i64(), Some(1900..=2100));
    let is_minute = before.ends_with(['时', '点'])
        && words[found.span.start..].trim_start_matches(|letter: char| letter.is_ascii_digit()).starts_with('分');
    is_year || is_minute || is_plain && digits <= 2 && (heads_a_line || in_brackets)
}

/// A stretch without the marks and spaces around it.
pub(super) fn trimmed(text: &str, place: Range<usize>) -> Range<usize> {
    let is_outside = |letter: char| letter.is_whitespace() || ",;:，；：、。.|".contains(letter);
    let words = &text[place.clone()];
    let start = place.start + (words.len() - words.trim_start_matches(is_outside).len());
    let end = place.start + words.trim_end_matches(|letter: char| letter.is_whitespace()).len();
    start..end.max(start)
}
