//! How does each language write a number?
//!
//! Every digit that is given is written.

use crate::language::Language;
use crate::quantity::Decimal;

/// The number alone, as a language writes it: "80 trillion", "2.38万".
pub fn number(number: Decimal, language: Language) -> String {
    match language {
        Language::English => number_english(number),
        Language::Chinese => number_chinese(number),
    }
}

/// A word for a power of ten.
#[derive(Clone, Copy)]
struct Scale {
    /// The least number that is written with it.
    least: Decimal,
    /// What it multiplies by.
    one: Decimal,
    /// The word.
    word: &'static str,
    /// The most decimals that are written before it.
    decimals: u32,
}

const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
const HUNDRED_MILLION: Decimal = Decimal::from_parts(100_000_000, 0, 0, false, 0);
const BILLION: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
// 10^12 is 232 * 2^32 + 3,567,587,328.
const TRILLION: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// English words, the largest first.
const ENGLISH: &[Scale] = &[
    Scale { least: TRILLION, one: TRILLION, word: " trillion", decimals: 3 },
    Scale { least: BILLION, one: BILLION, word: " billion", decimals: 3 },
    Scale { least: MILLION, one: MILLION, word: " million", decimals: 3 },
];

/// Chinese words, the largest first; 12,345 is not written as 1.2345万, but 1,234,567 as 123.4567万.
const CHINESE: &[Scale] = &[
    Scale { least: TRILLION, one: TRILLION, word: "万亿", decimals: 4 },
    Scale { least: HUNDRED_MILLION, one: HUNDRED_MILLION, word: "亿", decimals: 4 },
    Scale { least: MILLION, one: TEN_THOUSAND, word: "万", decimals: 4 },
    Scale { least: TEN_THOUSAND, one: TEN_THOUSAND, word: "万", decimals: 2 },
];

/// The decimals with which a part that was stated in words is kept: 33.333333 of a third.
const OF_A_PART: u32 = 6;
/// How many digits of such a part are told.
const DIGITS: u32 = 3;

/// A number with no more digits than anybody reads: 33.3 of a third. Whatever was stated in digits is left as it is.
fn readable(number: Decimal) -> Decimal {
    const PARTS: [u32; 6] = [3, 6, 7, 9, 11, 12];
    if number.scale() < OF_A_PART {
        return number;
    }
    let is_of = |parts: &u32| {
        let mut places = (1..*parts).map(|part| Decimal::ONE_HUNDRED * Decimal::from(part) / Decimal::from(*parts));
        places.any(|place| (number - place).abs() <= Decimal::new(1, OF_A_PART))
    };
    if PARTS.iter().any(is_of) { number.round_sf(DIGITS).unwrap_or(number).normalize() } else { number }
}

pub(super) fn number_english(number: Decimal) -> String {
    let number = readable(number);
    match scale(number, ENGLISH) {
        Some((scaled, scale)) => format!("{}{}", grouped(scaled), scale.word),
        None => grouped(number),
    }
}

pub(super) fn number_chinese(number: Decimal) -> String {
    let number = readable(number);
    match scale(number, CHINESE) {
        Some((scaled, scale)) => format!("{}{}", grouped(scaled), scale.word),
        None if number.abs() < TEN_THOUSAND => plain(number),
        None => grouped(number),
    }
}

/// The scale word that a number is written with, and the number before it; none may cost a digit.
fn scale(number: Decimal, scales: &[Scale]) -> Option<(Decimal, Scale)> {
    scales.iter().filter(|scale| number.abs() >= scale.least).find_map(|scale| {
        let scaled = number.checked_div(scale.one)?.normalize();
        let complete = scaled.scale() <= scale.decimals && scaled.checked_mul(scale.one) == Some(number);
        complete.then_some((scaled, *scale))
    })
}

/// The upper end of an English range.
pub(super) fn upper_end_english(low: Decimal, high: Decimal) -> String {
    if shares_scale(low, high, ENGLISH) { grouped(high) } else { number_english(high) }
}

/// The upper end of a Chinese range.
pub(super) fn upper_end_chinese(low: Decimal, high: Decimal) -> String {
    if shares_scale(low, high, CHINESE) { grouped(high) } else { number_chinese(high) }
}

/// Whether a scale word of the upper end would be taken for that of both: "1 to 2 million".
fn shares_scale(low: Decimal, high: Decimal, scales: &[Scale]) -> bool {
    let upper = scale(high, scales);
    upper.is_some_and(|(scaled, _)| scale(low, scales).is_none() && low < scaled)
}

/// A number in digits: 8997, 34.28.
fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// A number in digits, grouped by three: 8,997.
pub(super) fn grouped(number: Decimal) -> String {
    let plain = plain(number);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut written = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(decimals) = decimals {
        written.push('.');
        written.push_str(decimals);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{number_chinese, number_english};
    use rust_decimal::Decimal;

    #[test]
    fn a_third_is_told_with_three_digits_and_what_was_stated_with_all() {
        let third = Decimal::ONE_HUNDRED / Decimal::from(3);
        assert_eq!(number_english(third), "33.3");
        assert_eq!(number_chinese(third), "33.3");
        assert_eq!(number_english(Decimal::new(12_345, 4)), "1.2345");
        assert_eq!(number_english(Decimal::new(1_009, 6)), "0.001009");
    }
}
