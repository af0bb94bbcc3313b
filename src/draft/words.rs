//! Which stretch of a text states a value, as the file of a statement would have it?

use super::locate::Figure;
use crate::facts::base::Indicator;
use crate::facts::load::reading;
use crate::quantity::Bounded;
use crate::quantity::read::{self, ReadUnit};
use std::ops::Range;

/// How far before a number the word may stand that says that something fell, in bytes.
const FARTHEST: usize = 48;

/// The shortest stretch that reads as the value of the indicator.
pub(super) fn stated(text: &str, figure: &Figure, sentence: &Range<usize>, indicator: &Indicator, value: Bounded) -> Option<Range<usize>> {
    let Range { start, end } = figure.place;
    let number_end = start + figure.found.span.len();
    let unit_end = figure.found.unit_span.as_ref().map_or(number_end, |unit| sentence.start + unit.end);
    let own = [start..number_end, start..unit_end.max(number_end), start..end];
    let mut begins: Vec<usize> = text[sentence.start..start].char_indices().map(|(place, _)| sentence.start + place).collect();
    begins.retain(|begin| start - begin <= FARTHEST);
    let longer = begins.into_iter().rev().filter(|begin| begins_a_word(text, *begin)).map(|begin| begin..number_end);
    own.into_iter().chain(longer).find(|place| reading::value(&text[place.clone()], indicator) == Some(value.normalized()))
}

fn begins_a_word(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let is_latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    after.is_some_and(|letter| !letter.is_whitespace()) && !(is_latin(before) && is_latin(after))
}

/// Whether what a text says of a unit is a length of time: "for ten years" states no figure of anything.
pub(super) fn is_duration(unit: &ReadUnit) -> bool {
    const TIMES: [&str; 20] = [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "time",
        "秒",
        "分钟",
        "小时",
        "个小时",
        "天",
        "日",
        "周",
        "个月",
        "年",
        "次",
        "届",
    ];
    let read::Measure::Counted(noun) = &unit.measure else { return false };
    let noun = noun.trim();
    TIMES.iter().any(|time| noun == *time || noun.strip_suffix('s') == Some(time))
}
