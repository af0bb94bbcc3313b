//! Which number do these English words write?

use super::phrases::Phrases;
use super::text::Glyphs;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Words up to nineteen, and the tens.
#[rustfmt::skip]
static SMALL: LazyLock<Phrases<i128>> = LazyLock::new(|| Phrases::new([
    ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
    ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
    ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30),
    ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
].into_iter()));

/// Words that multiply what stands before them.
#[rustfmt::skip]
static LARGE: LazyLock<Phrases<i128>> = LazyLock::new(|| Phrases::new([
    ("hundred", 100),
    ("thousand", 1_000),
    ("lakh", 100_000),
    ("lakhs", 100_000),
    ("million", 1_000_000),
    ("crore", 10_000_000),
    ("crores", 10_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
].into_iter()));

/// Words behind which a large word stands for one of them.
const WITHOUT_ARTICLE: [&str; 13] =
    ["some", "than", "over", "about", "around", "roughly", "nearly", "almost", "approximately", "circa", "only", "under", "exactly"];

/// The most words of one number: more is a list, or mischief.
const MOST_WORDS: usize = 16;

/// A number written in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// The number.
    pub value: Decimal,
    /// Whether it is "one" or "a" and nothing more, which seldom counts.
    pub lone: bool,
    /// The place behind it.
    pub end: usize,
}

/// What has been read of a number, and what may still follow.
#[derive(Clone, Copy)]
struct Partial {
    /// Thousands and more that are complete.
    total: i128,
    /// What a following "thousand" would multiply.
    section: i128,
    /// What a next small number must stay below: 10 after "twenty", 100 after "two hundred".
    room: i128,
    /// What a next large word must stay below, once one was read.
    ceiling: i128,
}

/// The number in words that begins here: "twenty-three thousand", "one million", "a hundred", "a dozen".
pub(super) fn words(glyphs: &Glyphs, start: usize) -> Option<Words> {
    if !glyphs.at(start).is_ascii_alphabetic() || continues_a_number(glyphs, start) {
        return None;
    }
    let mut partial = Partial { total: 0, section: 0, room: i128::MAX, ceiling: i128::MAX };
    let mut at = start;
    let mut end = start;
    for word_index in 0..MOST_WORDS {
        let Some((next, after)) = partial.with_word(glyphs, at, word_index) else {
            return finish(glyphs, partial, word_index, end);
        };
        (partial, end) = (next, after);
        let gap = if glyphs.at(end) == '-' { end + 1 } else { glyphs.skip_spaces(end) };
        let and = glyphs.phrase(gap, "and").filter(|_| partial.room >= 100).map(|and| glyphs.skip_spaces(and));
        at = and.unwrap_or(gap);
        if gap == end {
            return finish(glyphs, partial, word_index + 1, end);
        }
    }
    None
}

/// Whether a word is one of a number up to a hundred: "seven".
pub(super) fn is_number_word(word: &str) -> bool {
    word.chars().next().is_some_and(|first| SMALL.beginning_with(first).iter().any(|(known, _)| *known == word))
}

/// Whether a number word stands right before: the rest of "twenty twenty-two" is no number of its own.
fn continues_a_number(glyphs: &Glyphs, start: usize) -> bool {
    let hyphened = glyphs.before(start) == '-' && start > 1 && glyphs.at(start - 2).is_ascii_alphabetic();
    hyphened || is_number_word(&glyphs.word_before(start))
}

impl Partial {
    fn with_word(self, glyphs: &Glyphs, at: usize, word_index: usize) -> Option<(Self, usize)> {
        if word_index == 0
            && let Some(end) = glyphs.phrase(at, "a").or_else(|| glyphs.phrase(at, "an"))
        {
            let next = glyphs.skip_spaces(end);
            let large = glyphs.phrase(next, "dozen").or_else(|| find(glyphs, next, &LARGE).map(|(_, end)| end));
            return large.map(|_| (Self { section: 1, room: 0, ..self }, end));
        }
        if let Some((small, end)) = find(glyphs, at, &SMALL)
            && small < self.room
            && (small > 0 || word_index == 0)
        {
            let room = if small >= 20 { 10 } else { 0 };
            return Some((Self { section: self.section + small, room, ..self }, end));
        }
        let (large, end) = find(glyphs, at, &LARGE)?;
        // "Some hundred", "more than million": the article was left out.
        let is_implied =
            word_index == 0 && WITHOUT_ARTICLE.contains(&glyphs.word_before(at).as_str()) && glyphs.phrase(end, " of").is_none();
        let section = if is_implied { 1 } else { self.section };
        if word_index == 0 && !is_implied || section == 0 {
            return None;
        }
        if large == 100 {
            return (section < 100).then_some((Self { section: section * 100, room: 100, ..self }, end));
        }
        (large < self.ceiling).then_some(())?;
        let total = self.total.checked_add(section.checked_mul(large)?)?;
        Some((Self { total, section: 0, room: 1_000.min(large), ceiling: large }, end))
    }
}

fn finish(glyphs: &Glyphs, partial: Partial, word_count: usize, end: usize) -> Option<Words> {
    if word_count == 0 {
        return None;
    }
    let mut value = Decimal::try_from_i128_with_scale(partial.total.checked_add(partial.section)?, 0).ok()?;
    let next = glyphs.skip_spaces(end);
    let mut lone = word_count == 1 && value == Decimal::ONE;
    let mut last = end;
    if let Some(after) = glyphs.phrase(next, "and a half") {
        value += Decimal::new(5, 1);
        (last, lone) = (after, false);
        // "two and a half million": the large word stands behind the half.
        if let Some((large, after)) = find(glyphs, glyphs.skip_spaces(after), &LARGE) {
            value = value.checked_mul(Decimal::from(large as i64))?;
            last = after;
        }
    } else if let Some(after) = glyphs.phrase(next, "dozen") {
        value = value.checked_mul(Decimal::from(12))?;
        (last, lone) = (after, false);
    } else if find(glyphs, next, &LARGE).or_else(|| find(glyphs, next, &SMALL)).is_some() {
        // "million million million" and the like is no number that anyone states; "twenty twenty-two" is a year.
        return None;
    }
    Some(Words { value, lone, end: last })
}

/// The whole number below twenty that a single word writes, as "nine" in "nine in ten".
pub(super) fn small(glyphs: &Glyphs, start: usize) -> Option<(i128, usize)> {
    find(glyphs, start, &SMALL)
}

fn find(glyphs: &Glyphs, at: usize, words: &Phrases<i128>) -> Option<(i128, usize)> {
    words.beginning_with(glyphs.at(at)).iter().find_map(|(word, value)| glyphs.phrase(at, word).map(|end| (*value, end)))
}
