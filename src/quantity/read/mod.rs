//! Which figures does a text state, in English or in Chinese?
//!
//! [`find`] lists every figure of a text with its place; [`read`] takes a text that is one figure and
//! nothing else. Years, dates, times, ordinals, versions, addresses and phone numbers are no figures.

mod amount;
mod chinese;
mod digits;
mod english;
mod figure;
mod fraction;
mod measure;
mod per;
mod phrases;
mod qualifier;
mod scale;
mod skip;
mod stated;
mod text;

use super::bounds::Bounded;
use super::unit::{Currency, Per};
use rust_decimal::Decimal;
pub use stated::{Stated, StatedFault, read_as};
use std::fmt;
use std::ops::Range;
use text::Glyphs;
pub(super) use text::is_han;

/// How many characters of a text are looked at: Discord's longest message is 4,000, a pasted statement
/// is rarely longer than this.
pub const LONGEST_TEXT: usize = 200_000;

/// How many characters a stated figure may have: more is a sentence.
pub const LONGEST_STATED: usize = 200;

/// Whether an English word is one of a number up to a hundred: "seven".
#[must_use]
pub fn is_number_word(word: &str) -> bool {
    english::is_number_word(word)
}

/// A figure in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes: qualifier, number, and the signs and words of its unit that a language
    /// knows, but not the noun of what is counted.
    pub span: Range<usize>,
    /// Where its unit stands, the noun of what is counted included; it may lie behind `span`.
    pub unit_span: Option<Range<usize>>,
    /// The value with its bound.
    pub value: Bounded,
    /// What it measures, as far as the text says.
    pub unit: ReadUnit,
    /// Whether it is only digits, so that it may be a year or a number of something else.
    pub bare: bool,
    /// Whether it was written in words: "half", "two thirds", "四成".
    pub in_words: bool,
    /// Whether a word multiplies it: "million", "万".
    pub is_scaled: bool,
}

/// What a text says about the unit of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadUnit {
    /// What is measured.
    pub measure: Measure,
    /// What a rate is taken over.
    pub per: Option<Per>,
}

/// What a figure measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// The text does not say.
    #[default]
    None,
    /// A percentage, or a part that is given as one: "half" is 50.
    Percent,
    /// A difference between two percentages.
    PercentagePoints,
    /// Money.
    Money(Currency),
    /// Money by a sign or word that several currencies have ("$", "元"), and the one that it means where nothing else is said.
    SharedMoney(Currency, &'static str),
    /// A multiple.
    Times,
    /// Points of an index.
    IndexPoints,
    /// Things counted, in the words of the text.
    Counted(String),
}

/// Why a text is not one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// There is no figure in the text.
    NoFigure(String),
    /// There is more than a figure: what is left over.
    LeftOver(String),
    /// Two notations of one figure have different values.
    Disagreement(String, String),
    /// The text is longer than a figure may be.
    TooLong,
}

impl fmt::Display for ReadFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFigure(stated) => {
                write!(formatter, "no figure can be read in \"{stated}\"; write it as in \"more than 70,000\" or \"超过7万家\"")
            }
            Self::LeftOver(words) => {
                write!(formatter, "\"{words}\" is no part of the figure; keep only qualifier, number and unit")
            }
            Self::Disagreement(first, second) => {
                write!(formatter, "\"{first}\" and \"{second}\" differ; two notations of a figure must have one value")
            }
            Self::TooLong => write!(formatter, "the text is longer than {LONGEST_STATED} characters; keep the figure only"),
        }
    }
}

impl std::error::Error for ReadFault {}

/// Finds every figure of a text, in the order of the text.
///
/// ```
/// use smebot::quantity::{Bounded::Above, read};
/// let found = read::find("are there more than 70,000 of them?");
/// assert_eq!(found[0].value, Above(70_000.into()));
/// assert_eq!(found[0].span, 10..26);
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let glyphs = Glyphs::of(text, LONGEST_TEXT);
    let mut found = Vec::new();
    let mut at = 0;
    // OK because every branch moves on by at least one character.
    while at < glyphs.len() {
        if let Some(end) = skip::no_figure(&glyphs, at, Extent::Part) {
            at = end.max(at + 1);
        } else if let Some(figure) = figure::figure(&glyphs, at, Extent::Part) {
            at = figure.end.max(at + 1);
            found.push(figure.found);
        } else {
            at = glyphs.next_start(at);
        }
    }
    found
}

/// Reads a text that is one figure, as the `stated` of a fact is; or two notations of it with " / " between.
///
/// ```
/// use smebot::quantity::{Bounded::Nearly, read};
/// assert_eq!(read::read("近四成 / nearly 40%").map(|found| found.value), Ok(Nearly(40.into())));
/// ```
pub fn read(stated: &str) -> Result<Found, ReadFault> {
    let Some((first, second)) = stated.split_once(" / ") else {
        return read_one(stated);
    };
    let (one, other) = (read_one(first)?, read_one(second)?);
    let alike = match (&one.unit.measure, &other.unit.measure) {
        (Measure::Counted(_), Measure::Counted(_)) => true,
        (left, right) => left.joined(right).is_some(),
    };
    if !alike || one.value.normalized() != other.value.normalized() {
        return Err(ReadFault::Disagreement(first.trim().to_owned(), second.trim().to_owned()));
    }
    let fuller = if one.unit.measure == Measure::None { other } else { one };
    Ok(Found { span: 0..stated.len(), unit_span: None, ..fuller })
}

fn read_one(stated: &str) -> Result<Found, ReadFault> {
    let glyphs = Glyphs::of(stated, LONGEST_STATED + 1);
    if glyphs.len() > LONGEST_STATED {
        return Err(ReadFault::TooLong);
    }
    let start = glyphs.skip_spaces(0);
    let no_figure = || ReadFault::NoFigure(stated.trim().to_owned());
    if skip::no_figure(&glyphs, start, Extent::Whole).is_some() {
        return Err(no_figure());
    }
    let figure = figure::figure(&glyphs, start, Extent::Whole).ok_or_else(no_figure)?;
    let rest = glyphs.skip_spaces(figure.whole_end);
    if rest < glyphs.len() {
        let left = stated.get(glyphs.span(rest, glyphs.len())).unwrap_or_default();
        return Err(ReadFault::LeftOver(left.trim().to_owned()));
    }
    Ok(figure.found)
}

/// The multiplier that a text begins with, and the bytes that it takes: "million euros", "万人".
pub(super) fn scale_word(text: &str) -> Option<(Decimal, usize)> {
    let glyphs = Glyphs::of(text, LONGEST_STATED);
    let (factor, end) = scale::word_factor(&glyphs, 0)?;
    Some((factor, glyphs.span(0, end).end))
}

/// The rate that a text begins with, and the bytes that it takes: "每10万人", "每千人病床数".
pub(super) fn per_chinese(text: &str) -> Option<(Per, usize)> {
    let glyphs = Glyphs::of(text, LONGEST_STATED);
    let (per, end) = per::before(&glyphs, 0)?;
    Some((per, glyphs.span(0, end).end))
}

/// How much of a text a figure may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// A stretch of a longer text: doubtful number words are left alone.
    Part,
    /// All of the text, which is known to be a figure.
    Whole,
}

#[cfg(test)]
mod tests;
