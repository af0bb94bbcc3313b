//! Which part of a whole do these words name: half, two thirds, one in five, 四成, 百分之七十二?

use super::text::{Glyphs, is_han};
use super::{Extent, chinese, digits, english};
use crate::quantity::exact::{self, Toward};
use rust_decimal::Decimal;

/// A part of a whole, in percent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// A percentage not above the part.
    pub low: Decimal,
    /// A percentage not below the part; more than `low` where the percentage has no end, or of 六七成.
    pub high: Decimal,
    /// Whether it is two parts, as 六七成 is, and not one without end.
    pub spread: bool,
    /// The place behind the words.
    pub end: usize,
}

/// Names of parts by their denominator; the singular first.
#[rustfmt::skip]
const DENOMINATORS: &[(&str, &str, i64)] = &[
    ("third", "thirds", 3), ("quarter", "quarters", 4), ("fourth", "fourths", 4), ("fifth", "fifths", 5),
    ("sixth", "sixths", 6), ("seventh", "sevenths", 7), ("eighth", "eighths", 8), ("ninth", "ninths", 9),
    ("tenth", "tenths", 10), ("half", "halves", 2),
];

/// Words that, right before "half" or "quarter", make it a time or one of two.
#[rustfmt::skip]
const TIMES_BEFORE: &[&str] = &[
    "first", "second", "third", "fourth", "latter", "other", "last", "this", "each", "next", "previous", "final", "in",
    "per", "every", "during", "for", "within", "that", "better", "one", "and",
];

/// Words that, right behind a part, show that it is none: a half year, a third party.
#[rustfmt::skip]
const NO_PART_BEHIND: &[&str] = &[
    "year", "years", "yearly", "day", "hour", "hours", "price", "time", "way", "term", "a", "an", "party", "parties", "wave",
    "batch", "country", "countries", "round", "century", "month", "plenum", "largest", "biggest", "highest", "edition",
    "generation", "person", "straight", "consecutive", "dozen",
];

/// Words between which and "of" a part needs no article.
const WITHOUT_ARTICLE: [&str; 14] = [
    "than",
    "over",
    "under",
    "above",
    "below",
    "nearly",
    "almost",
    "about",
    "around",
    "roughly",
    "exactly",
    "only",
    "approximately",
    "barely",
];

/// The decimals of a percentage that has no end.
const DECIMALS: u32 = 6;

/// The part of a whole that begins here.
pub(super) fn part(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Part> {
    chinese_part(glyphs, start, extent)
        .or_else(|| named(glyphs, start, extent))
        .or_else(|| one_in(glyphs, start, extent))
        .or_else(|| each_so_many(glyphs, start))
}

/// "every fourth", but not "every fourth year", and not "every second", which is a time.
fn each_so_many(glyphs: &Glyphs, start: usize) -> Option<Part> {
    let at = glyphs.phrase(start, "every ")?;
    let names = DENOMINATORS.iter().filter(|(one, _, _)| !matches!(*one, "half" | "quarter"));
    let (denominator, end) = glyphs.longest(at, names.map(|(one, _, number)| (*one, *number)))?;
    is_part(glyphs, end).then(|| ratio(1, denominator, end))?
}

/// "half", "a third", "two-thirds", "three quarters".
fn named(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Part> {
    let before = glyphs.word_before(start);
    let timed = TIMES_BEFORE.contains(&before.as_str()) && extent == Extent::Part;
    if let Some(end) = glyphs.phrase(start, "half") {
        return (!timed && is_part(glyphs, end)).then(|| ratio(1, 2, end))?;
    }
    let article = ["a", "one"].iter().find_map(|word| glyphs.phrase(start, word));
    if let Some(end) = article {
        let name = glyphs.phrase(end, " ")?;
        let (denominator, end) = glyphs.longest(name, DENOMINATORS.iter().map(|(one, _, number)| (*one, *number)))?;
        return (!timed && is_part(glyphs, end)).then(|| ratio(1, denominator, end))?;
    }
    // "More than quarter of", "nearly third of": the article was forgotten.
    if WITHOUT_ARTICLE.contains(&before.as_str())
        && let Some((denominator, end)) = glyphs.longest(start, DENOMINATORS.iter().map(|(one, _, number)| (*one, *number)))
        && glyphs.phrase(end, " of ").is_some()
    {
        return ratio(1, denominator, end);
    }
    let (numerator, end) = english::small(glyphs, start)?;
    let name = glyphs.phrase(end, " ")?;
    let (denominator, end) = glyphs.longest(name, DENOMINATORS.iter().map(|(_, many, number)| (*many, *number)))?;
    (numerator < i128::from(denominator)).then(|| ratio(i64::try_from(numerator).ok()?, denominator, end))?
}

/// Whether what follows leaves a part a part.
fn is_part(glyphs: &Glyphs, end: usize) -> bool {
    let next = glyphs.skip_spaces(end);
    let word = glyphs.text(next, glyphs.word_end(next).min(next + 16));
    glyphs.at(end) != '-' && !NO_PART_BEHIND.contains(&word.as_str())
}

/// "one in five", "nine out of ten", "3 in 10", "1/3".
fn one_in(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Part> {
    let (numerator, end) = count(glyphs, start)?;
    if glyphs.at(end) == '/' && glyphs.at(start).is_ascii_digit() {
        let (denominator, end) = count(glyphs, end + 1)?;
        let next = glyphs.skip_spaces(end);
        let sure = extent == Extent::Whole || glyphs.phrase(next, "of").is_some();
        return (sure && denominator <= 10 && numerator < denominator).then(|| ratio(numerator, denominator, end))?;
    }
    let joint = [" in every ", " out of every ", " of every ", " in ", " out of ", " outta "];
    let after = joint.iter().find_map(|joint| glyphs.phrase(end, joint))?;
    let (denominator, end) = count(glyphs, after)?;
    let usual = matches!(denominator, 2..=10 | 12 | 20 | 100 | 1_000);
    // "3 in 10 provinces" is a count of provinces as likely as a part of them; "3 in 10%" is neither.
    let clear = !matches!(glyphs.at(end), '%' | ',' | '.') || !glyphs.at(end + 1).is_ascii_digit() && glyphs.at(end) != '%';
    (usual && clear && numerator < denominator).then(|| ratio(numerator, denominator, end))?
}

fn count(glyphs: &Glyphs, start: usize) -> Option<(i64, usize)> {
    if glyphs.at(start).is_ascii_digit() {
        let literal = digits::literal(glyphs, start, Extent::Part).filter(|literal| literal.bare)?;
        return Some((literal.value.try_into().ok()?, literal.end));
    }
    let words = english::words(glyphs, start)?;
    Some((words.value.try_into().ok()?, words.end))
}

/// 四成, 七成半, 六七成, 一半, 半数, 百分之七十二, 三分之二.
fn chinese_part(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Part> {
    if let Some(end) = ["一半", "半数", "半"].iter().find_map(|word| glyphs.phrase(start, word)) {
        let lone = end == start + 1;
        // 半 alone is a part only where the qualifier stands before it: 过半, 近半.
        let meant = matches!(glyphs.before(start), '近' | '超' | '过' | '逾') && !is_time_of_half(glyphs.at(end));
        return (!lone || meant).then(|| ratio(1, 2, end))?;
    }
    let (low, high, end) = number(glyphs, start)?;
    let of_hundred = match glyphs.at(start) {
        '百' => Decimal::ONE,
        '千' => Decimal::new(1, 1),
        '万' => Decimal::new(1, 2),
        _ => Decimal::ZERO,
    };
    if let Some(after) = glyphs.phrase(end, "分之") {
        let (numerator, other, end) = number(glyphs, after)?;
        if low != high {
            return None;
        }
        // 百分之零点几, 百分之六七
        if !of_hundred.is_zero() {
            let percent = |value| exact::multiply(value, of_hundred, Toward::Nearest);
            return Some(Part { low: percent(numerator)?, high: percent(other)?, spread: numerator != other, end });
        }
        if numerator != other {
            return None;
        }
        return ratio(numerator.try_into().ok()?, low.try_into().ok()?, end);
    }
    let end = glyphs.phrase(end, "成").filter(|end| extent == Extent::Whole || !is_becoming(glyphs.at(*end)) || is_all(glyphs, *end))?;
    let within = |value: Decimal| value > Decimal::ZERO && value <= Decimal::TEN;
    (within(low) && within(high)).then_some(())?;
    let (half, end) = match glyphs.at(end) {
        '半' => (Decimal::from(5), end + 1),
        letter => match chinese::digit(letter) {
            Some(digit) if !is_han(glyphs.at(end + 1)) || glyphs.at(end + 1) == '的' => (Decimal::from(digit as i64), end + 1),
            _ => (Decimal::ZERO, end),
        },
    };
    let tens = |value: Decimal| value.checked_mul(Decimal::TEN)?.checked_add(half);
    Some(Part { low: tens(low)?, high: tens(high)?, spread: low != high, end })
}

/// A number in characters or digits; 百, 千 and 万 alone are taken for what they are in 百分之.
fn number(glyphs: &Glyphs, start: usize) -> Option<(Decimal, Decimal, usize)> {
    if matches!(glyphs.at(start), '百' | '千' | '万') {
        return Some((Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED, start + 1));
    }
    if let Some(number) = chinese::characters(glyphs, start) {
        return Some((number.low, number.high, number.end));
    }
    let literal = digits::literal(glyphs, start, Extent::Part).filter(|literal| literal.end > start)?;
    Some((literal.value, literal.value, literal.end))
}

/// Whether 成 with this character behind it is the verb or a name: 成立, 成为, 成都.
fn is_becoming(letter: char) -> bool {
    "立为果都功本员长分就熟效套品年人了型交".contains(letter)
}

/// Whether 都 is said of what comes before it, and no part of a name: 九成都是, 六成都拿到, not 成都 or 成都市.
fn is_all(glyphs: &Glyphs, at: usize) -> bool {
    let next = glyphs.at(at + 1);
    glyphs.at(at) == '都' && is_han(next) && !"市的地府本区人企公和与".contains(next)
}

fn is_time_of_half(letter: char) -> bool {
    "年月天日小个场夜程".contains(letter)
}

fn ratio(numerator: i64, denominator: i64, end: usize) -> Option<Part> {
    let hundredfold = Decimal::from(numerator).checked_mul(Decimal::ONE_HUNDRED)?;
    let nearest = exact::divide(hundredfold, Decimal::from(denominator), Toward::Nearest)?;
    let low = nearest.trunc_with_scale(DECIMALS);
    let high = if low == nearest { low } else { low.checked_add(Decimal::new(1, DECIMALS))? };
    Some(Part { low, high, spread: false, end })
}
