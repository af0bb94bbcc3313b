//! What has digits and is no figure: an address, a mention, a date, a time, a version, a phone number, an ordinal?

use super::digits::literal;
use super::text::{Glyphs, is_han, is_space, is_word_letter};
use super::{Extent, chinese, measure, scale};

/// The longest mention of Discord, emoji name included.
const LONGEST_MENTION: usize = 64;

/// The longest run of digits and their signs that can be a figure or a range.
const LONGEST_RUN: usize = 64;

/// Words before a bare number that make it a name.
#[rustfmt::skip]
const NAMED_BEFORE: &[&str] = &[
    "top", "article", "section", "chapter", "page", "version", "phase", "batch", "item", "table", "fig", "figure", "step",
    "part", "tier", "round", "question", "volume", "vol", "appendix", "annex", "clause", "paragraph", "agenda", "fy", "route",
    "no.", "level", "stage", "option", "rule", "week", "quarter",
];

/// Months, with or without their end.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// The place behind something that begins here and is no figure.
pub(super) fn no_figure(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<usize> {
    let letter = glyphs.at(start);
    match letter {
        '<' => mention(glyphs, start),
        '第' => Some(ordinal_end(glyphs, start)),
        'h' | 'w' => address(glyphs, start),
        '0'..='9' => number(glyphs, start, extent),
        '.' if glyphs.at(start + 1).is_ascii_digit() => {
            let before = glyphs.before(start);
            if is_word_letter(before) || before == '.' { Some(run_end(glyphs, start + 1)) } else { number(glyphs, start, extent) }
        }
        _ if chinese::is_numeral(letter) => characters(glyphs, start),
        _ => None,
    }
}

fn mention(glyphs: &Glyphs, start: usize) -> Option<usize> {
    if !matches!(glyphs.at(start + 1), '@' | '#' | ':' | 't' | 'a' | '/') {
        return None;
    }
    let end = (start..start + LONGEST_MENTION).find(|index| glyphs.at(*index) == '>')?;
    Some(end + 1)
}

fn address(glyphs: &Glyphs, start: usize) -> Option<usize> {
    let begins = ["http://", "https://", "www."].iter().any(|begin| glyphs.phrase(start, begin).is_some());
    if !begins || !glyphs.is_start(start) {
        return None;
    }
    let mut end = start;
    while end < glyphs.len() && !is_space(glyphs.at(end)) && !is_han(glyphs.at(end)) {
        end += 1;
    }
    Some(end)
}

fn ordinal_end(glyphs: &Glyphs, start: usize) -> usize {
    let at = glyphs.skip_spaces(start + 1);
    if glyphs.at(at).is_ascii_digit() { run_end(glyphs, at) } else { chinese::run_end(glyphs, at).max(start + 1) }
}

/// 十四五, 十月, 二十届: characters of numbers that are a name or a date.
fn characters(glyphs: &Glyphs, start: usize) -> Option<usize> {
    if chinese::is_numeral(glyphs.before(start)) {
        return None;
    }
    let end = chinese::run_end(glyphs, start);
    if end - start > LONGEST_RUN {
        return Some(end);
    }
    let dated = matches!(glyphs.at(end), '月' | '日' | '号' | '届' | '期' | '大') && end - start <= 3;
    let spelled = glyphs.at(end) == '年' && end - start == 4;
    // 三季度 is a part of the year; 三个季度 are three.
    let quarter = glyphs.phrase(end, "季度").is_some() && end - start == 1;
    let decade = glyphs.phrase(end, "年代").is_some() || glyphs.phrase(end, "世纪").is_some();
    (dated || spelled || quarter || decade).then_some(end)
}

/// The place behind the digits and the signs between digits that begin here.
fn run_end(glyphs: &Glyphs, start: usize) -> usize {
    let mut end = start;
    while glyphs.at(end).is_ascii_digit()
        || matches!(glyphs.at(end), '.' | ',' | ':' | '/' | '-' | '–') && glyphs.at(end + 1).is_ascii_digit()
    {
        end += 1;
    }
    end
}

/// The place behind a run of digits that is no figure; `None` where it may be one.
fn number(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<usize> {
    if glyphs.before(start).is_ascii_digit() {
        return None;
    }
    let end = run_end(glyphs, start);
    let word_end = letters_end(glyphs, end);
    if end - start > LONGEST_RUN || is_named(glyphs, start) || !is_number_run(glyphs, start, end) {
        return Some(word_end);
    }
    if word_end > end && !is_glued_unit(glyphs, end, word_end) {
        return Some(word_end);
    }
    let bare = (start..end).all(|index| glyphs.at(index).is_ascii_digit());
    let next = glyphs.skip_spaces(end);
    let operator = glyphs.at(next) == '^'
        || glyphs.at(next) == '*' && next > end
        || glyphs.at(start.saturating_sub(1)) == '^'
        || is_space(glyphs.before(start)) && start > 1 && glyphs.at(start - 2) == '*';
    if operator {
        return Some(end);
    }
    if let Some(after) = dated(glyphs, start, end, extent) {
        return Some(after);
    }
    (bare && is_counted_off(glyphs, start, end)).then_some(end)
}

fn letters_end(glyphs: &Glyphs, start: usize) -> usize {
    let mut end = start;
    while is_word_letter(glyphs.at(end)) {
        end += 1;
    }
    end
}

/// Whether what stands right before makes the digits part of a name: COVID-19, A1, #5, v.2, path/3.
fn is_named(glyphs: &Glyphs, start: usize) -> bool {
    let before = glyphs.before(start);
    let earlier = glyphs.before(start.saturating_sub(1));
    match before {
        '#' | '№' | '@' | '_' => true,
        '-' | '–' => earlier.is_ascii_alphabetic(),
        '/' | '.' => earlier.is_ascii_alphanumeric() || earlier == '/',
        ':' => earlier.is_ascii_digit(),
        _ => before.is_ascii_alphabetic() && !is_currency_before(glyphs, start),
    }
}

/// Whether the letters right before are a currency: RMB3.7tn.
fn is_currency_before(glyphs: &Glyphs, start: usize) -> bool {
    let word = glyphs.word_before(start);
    crate::quantity::unit::Currency::parse(&word).is_some()
}

/// Whether digits and signs are a number, a fraction, or two numbers of which the second is larger.
fn is_number_run(glyphs: &Glyphs, start: usize, end: usize) -> bool {
    let signs = |signs: &[char]| (start..end).filter(|index| signs.contains(&glyphs.at(*index))).count();
    let (colons, slashes, hyphens) = (signs(&[':']), signs(&['/']), signs(&['-', '–']));
    if colons > 0 || slashes > 1 || hyphens > 1 || slashes + hyphens > 1 {
        return false;
    }
    let Some(first) = literal(glyphs, start, Extent::Part) else {
        return false;
    };
    if first.end == end {
        return true;
    }
    let Some(second) = literal(glyphs, first.end + 1, Extent::Part).filter(|second| second.end == end) else {
        return false;
    };
    if slashes == 1 {
        // "3.1/100,000" and 3.1/10万 are rates.
        let each = second.value >= 100.into() && !second.bare || scale::multiplier(glyphs, end).is_some();
        return each || first.bare && second.bare && first.value < second.value;
    }
    // The second may be in thousands or millions of its own: 800-1万.
    let scaled = scale::multiplier(glyphs, end).is_some();
    let year = |value: rust_decimal::Decimal| value >= 1900.into() && value <= 2100.into();
    let years = first.bare && second.bare && year(first.value) && year(second.value);
    hyphens == 1 && (first.value < second.value || scaled) && !years
}

/// Whether the letters right behind digits are a scale or a unit: 2.4k, 5bn, 10x.
fn is_glued_unit(glyphs: &Glyphs, start: usize, end: usize) -> bool {
    if ["t", "m", "k", "b"].iter().any(|letter| glyphs.phrase(start, letter).is_some()) {
        return end == start + 1;
    }
    let scale_end = scale::multiplier(glyphs, start).map_or(start, |(_, end)| end);
    scale_end == end || measure::measured(glyphs, scale_end, Extent::Part).is_some_and(|measured| measured.end >= end)
}

/// The place behind a date or a time of day that begins with these digits.
fn dated(glyphs: &Glyphs, start: usize, end: usize, extent: Extent) -> Option<usize> {
    let digit_count = end - start;
    let bare = (start..end).all(|index| glyphs.at(index).is_ascii_digit());
    let next = glyphs.skip_spaces(end);
    let after = glyphs.at(next + 1);
    let range = (start..end).any(|index| matches!(glyphs.at(index), '-' | '–'));
    if range && matches!(glyphs.at(next), '月' | '日' | '号' | '时' | '届' | '季') {
        return Some(next + 1);
    }
    if !bare {
        return None;
    }
    match glyphs.at(next) {
        '年' if digit_count == 4 || after == '代' => Some(next + 1),
        '月' | '号' | '届' if digit_count <= 2 => Some(next + 1),
        '日' if digit_count <= 2 && extent == Extent::Part && !(after == '内' || glyphs.phrase(next + 1, "以内").is_some()) => {
            Some(next + 1)
        }
        '时' if digit_count <= 2 => Some(next + 1),
        // A text that is one figure has points of an index, not the hour.
        '点' if digit_count <= 2 && extent == Extent::Part => Some(next + 1),
        '世' if after == '纪' => Some(next + 2),
        '季' if after == '度' && digit_count == 1 => Some(next + 2),
        '周' if after == '年' => Some(next + 2),
        _ => None,
    }
}

/// Whether a bare number is a day of a month, an hour, or numbers something: "March 27", "10 am", "top 10".
fn is_counted_off(glyphs: &Glyphs, start: usize, end: usize) -> bool {
    let next = glyphs.skip_spaces(end);
    let behind = glyphs.text(next, glyphs.word_end(next).min(next + LONGEST_RUN));
    let before = glyphs.word_before(start);
    let day = end - start <= 2;
    let hour = matches!(behind.as_str(), "am" | "pm" | "o'clock") || glyphs.phrase(next, "a.m.").is_some();
    let month = MONTHS.contains(&behind.as_str()) || behind == "may" || MONTHS.contains(&before.as_str());
    let numbered = NAMED_BEFORE.contains(&before.as_str())
        || start > 3 && glyphs.phrase(start - 4, "no. ").is_some()
        || start > 2 && glyphs.phrase(start - 3, "no.").is_some();
    let measured = glyphs.at(next) == '%' || scale::multiplier(glyphs, end).is_some();
    !measured && (day && (hour || month) || numbered)
}
