//! By how much does a word behind digits multiply them?

use super::digits::literal;
use super::phrases::Phrases;
use super::text::Glyphs;
use super::{Extent, chinese};
use crate::quantity::exact::{self, Toward};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// English words and abbreviations, as powers of ten.
#[rustfmt::skip]
static ENGLISH: LazyLock<Phrases<u32>> = LazyLock::new(|| Phrases::new([
    ("hundred", 2), ("thousand", 3), ("thousands", 3), ("lakh", 5), ("lakhs", 5), ("lac", 5), ("million", 6), ("millions", 6), ("mn", 6), ("mln", 6), ("mio", 6),
    ("crore", 7), ("crores", 7), ("cr", 7), ("billion", 9), ("billions", 9), ("bn", 9), ("bln", 9), ("trillion", 12), ("trillions", 12), ("tn", 12), ("trn", 12), ("trln", 12), ("tln", 12),
].into_iter()));

/// Letters that multiply only right behind the digits, or behind an amount of money.
const LETTERS: &[(&str, u32)] = &[("k", 3), ("m", 6), ("b", 9), ("t", 12)];

/// Chinese words, as powers of ten.
#[rustfmt::skip]
static CHINESE: LazyLock<Phrases<u32>> = LazyLock::new(|| Phrases::new([
    ("十", 1), ("百", 2), ("千", 3), ("万", 4), ("十万", 5), ("百万", 6), ("千万", 7), ("亿", 8), ("十亿", 9), ("百亿", 10),
    ("千亿", 11), ("万亿", 12), ("兆", 12), ("十万亿", 13), ("百万亿", 14),
].into_iter()));

/// The most parts of a number such as 1亿2000万.
const MOST_PARTS: usize = 4;

/// A number with the scale words behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scaled {
    /// The number multiplied.
    pub value: Decimal,
    /// By how much the last part was; 1 where no word stands there.
    pub factor: Decimal,
    /// The place behind the words.
    pub end: usize,
}

/// The number with the scale words that begin at `start`; `None` where they make no number.
pub(super) fn scaled(glyphs: &Glyphs, value: Decimal, start: usize, is_money: bool) -> Option<Scaled> {
    let Some((power, end)) = word(glyphs, start, is_money) else {
        return Some(Scaled { value, factor: Decimal::ONE, end: start });
    };
    let mut factor = factor(power)?;
    let mut end = end;
    if let Some((second, after)) = english(glyphs, end) {
        factor = exact::multiply(factor, self::factor(second)?, Toward::Nearest)?;
        end = after;
        // "million million million" and the like is no number that anyone states.
        if english(glyphs, end).is_some() {
            return None;
        }
    }
    let mut result = Scaled { value: exact::multiply(value, factor, Toward::Nearest)?, factor, end };
    for _ in 0..MOST_PARTS {
        let Some(next) = with_part(glyphs, result) else {
            break;
        };
        result = next;
    }
    Some(result)
}

/// The multiplier that the scale words beginning here stand for.
pub(super) fn multiplier(glyphs: &Glyphs, start: usize) -> Option<(Decimal, usize)> {
    let (power, end) = word(glyphs, start, false)?;
    Some((factor(power)?, end))
}

/// The multiplier that whole words stand for, not letters.
pub(super) fn word_factor(glyphs: &Glyphs, start: usize) -> Option<(Decimal, usize)> {
    let (power, end) = chinese_word(glyphs, start).or_else(|| english(glyphs, start))?;
    Some((factor(power)?, end))
}

/// 1亿2000万, 3万5千: a smaller part behind a Chinese scale word.
fn with_part(glyphs: &Glyphs, before: Scaled) -> Option<Scaled> {
    /// From how many digits on a part needs no scale word of its own: 3万5000.
    const DIGITS: usize = 3;
    if !chinese::is_numeral(glyphs.before(before.end)) {
        return None;
    }
    let part = literal(glyphs, before.end, Extent::Part).filter(|part| part.bare)?;
    let (factor, end) = match word(glyphs, part.end, false) {
        Some((power, end)) => (factor(power)?, end),
        None if part.end - before.end >= DIGITS => (Decimal::ONE, part.end),
        None => return None,
    };
    let value = exact::multiply(part.value, factor, Toward::Nearest)?;
    (value < before.factor).then_some(())?;
    Some(Scaled { value: exact::add(before.value, value, Toward::Nearest)?, factor: before.factor, end })
}

fn word(glyphs: &Glyphs, start: usize, is_money: bool) -> Option<(u32, usize)> {
    let glued = || {
        let at = if is_money { glyphs.skip_spaces(start) } else { start };
        let letters = LETTERS.iter().filter(|(letter, _)| is_money || *letter != "t");
        glyphs.longest(at, letters.copied())
    };
    chinese_word(glyphs, start).or_else(|| english(glyphs, start)).or_else(glued)
}

fn chinese_word(glyphs: &Glyphs, start: usize) -> Option<(u32, usize)> {
    glyphs.longest_of(glyphs.skip_spaces(start), &CHINESE).filter(|(_, end)| {
        // 百分点 and 千瓦 are units, not hundreds and thousands.
        !matches!(
            (glyphs.before(*end), glyphs.at(*end)),
            ('百', '分') | ('千', '瓦' | '克' | '米' | '卡') | ('兆', '瓦' | '赫' | '焦' | '字' | '比')
        )
    })
}

fn english(glyphs: &Glyphs, start: usize) -> Option<(u32, usize)> {
    let at = if glyphs.at(start) == '-' { start + 1 } else { glyphs.skip_spaces(start) };
    glyphs.longest_of(at, &ENGLISH)
}

fn factor(power: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(power)?, 0).ok()
}
