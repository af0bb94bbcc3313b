//! Which amount begins here: sign, currency, number, scale and measure, without a qualifier?

use super::phrases::Phrases;
use super::qualifier::Qualifier;
use super::text::{Glyphs, is_word_letter};
use super::{Extent, Measure, chinese, digits, english, fraction, measure, per, scale, skip};
use crate::quantity::exact::{self, Toward};
use crate::quantity::unit::Currency;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// An amount.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// The number; the lower where there are two.
    pub low: Decimal,
    /// The number; the higher where there are two.
    pub high: Decimal,
    /// Whether the two are the ends of a range, and not of a decimal without end.
    pub spread: bool,
    /// By how much scale words multiplied; 1 where there were none.
    pub factor: Decimal,
    /// What is measured.
    pub measure: Measure,
    /// Where the words of the measure begin and end, where they stand behind the number.
    pub measure_place: Option<(usize, usize)>,
    /// The bound that stands within the number: 4万多家, 300余家.
    pub inner: Option<Qualifier>,
    /// Whether it is only digits.
    pub bare: bool,
    /// Whether it was written in words.
    pub in_words: bool,
    /// The place behind it.
    pub end: usize,
}

/// Words that are an amount by themselves.
#[rustfmt::skip]
static MULTIPLES: LazyLock<Phrases<i64>> = LazyLock::new(|| Phrases::new([
    ("twice", 2), ("doubled", 2), ("tripled", 3), ("trebled", 3), ("quadrupled", 4), ("twofold", 2), ("threefold", 3),
    ("fourfold", 4), ("fivefold", 5), ("tenfold", 10), ("翻一番", 2), ("翻了一番", 2), ("翻番", 2), ("翻倍", 2),
    ("翻了倍", 2), ("翻两番", 4), ("翻了两番", 4),
].into_iter()));

/// Signs and words of money that stand before a number: in a stretch of a text, and in one that is one figure.
static CURRENCIES: LazyLock<[Phrases<Currency>; 2]> =
    LazyLock::new(|| [Extent::Part, Extent::Whole].map(|extent| Phrases::new(Currency::before(extent.into()))));

/// From here on digits alone are a telephone or an account number: 11 digits and more.
const TELEPHONE: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0);

/// The amount that begins here.
pub(super) fn amount(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Amount> {
    let (negative, at) = sign(glyphs, start);
    let (currency, at) = currency(glyphs, at, extent);
    let (negative, at) = match sign(glyphs, at) {
        (true, after) if !negative => (true, after),
        _ => (negative, at),
    };
    let mut amount = unsigned(glyphs, at, extent, currency.is_some())?;
    if let Some(currency) = currency {
        amount.measure = currency.joined(&amount.measure)?;
    }
    if negative {
        (amount.low, amount.high) = (-amount.high, -amount.low);
    }
    amount.bare &= at == start && matches!(amount.measure, Measure::None);
    let dialled = amount.bare && extent == Extent::Part && amount.low >= TELEPHONE;
    (!dialled).then_some(amount)
}

fn sign(glyphs: &Glyphs, start: usize) -> (bool, usize) {
    if let Some(end) = ["minus ", "negative ", "负"].iter().find_map(|word| glyphs.phrase(start, word)) {
        return (true, end);
    }
    match glyphs.at(start) {
        '-' | '–' if !joins(glyphs.before(start)) => (true, start + 1),
        '+' if !joins(glyphs.before(start)) => (false, start + 1),
        _ => (false, start),
    }
}

/// Whether a sign behind this character joins two things: a hyphen, not a minus.
fn joins(letter: char) -> bool {
    is_word_letter(letter) || chinese::is_numeral(letter)
}

/// The currency before a number, with the place of the number.
fn currency(glyphs: &Glyphs, start: usize, extent: Extent) -> (Option<Measure>, usize) {
    if !glyphs.is_start(start) {
        return (None, start);
    }
    let begins = |word: &str| word.chars().enumerate().all(|(index, letter)| glyphs.at(start + index) == letter);
    let known = CURRENCIES[extent as usize].beginning_with(glyphs.at(start)).iter().copied().filter(|(word, _)| begins(word));
    // Of those with the same word the first counts.
    let Some((word, currency)) = known.reduce(|best, next| if next.0.len() > best.0.len() { next } else { best }) else {
        return (None, start);
    };
    let at = glyphs.skip_spaces(start + word.chars().count());
    let numeric = glyphs.at(at).is_ascii_digit() || matches!(glyphs.at(at), '-' | '.');
    let in_words = glyphs.at(at).is_ascii_alphabetic() && at > start + word.chars().count();
    if numeric || in_words || chinese::digit(glyphs.at(at)).is_some() { (Some(Measure::money(currency, word)), at) } else { (None, start) }
}

fn unsigned(glyphs: &Glyphs, start: usize, extent: Extent, is_money: bool) -> Option<Amount> {
    if !is_money && !glyphs.is_start(start) || skip::no_figure(glyphs, start, extent).is_some() {
        return None;
    }
    if let Some((times, end)) = glyphs.longest_of(start, &MULTIPLES) {
        let value = Decimal::from(times);
        return Some(Amount { measure: Measure::Times, ..Amount::of(value, value, end) });
    }
    if let Some(part) = fraction::part(glyphs, start, extent) {
        // 两成多 is more than 20 percent.
        let (inner, end) = inner(glyphs, part.end, |letter| letter != '于');
        let amount = Amount { measure: Measure::Percent, spread: part.spread, inner, ..Amount::of(part.low, part.high, end) };
        return Some(amount);
    }
    if let Some(amount) = half_a(glyphs, start) {
        return Some(with_measure(glyphs, amount, extent));
    }
    if let Some(amount) = a_few(glyphs, start) {
        return Some(with_measure(glyphs, amount, extent));
    }
    if let Some(literal) = digits::literal(glyphs, start, extent).filter(|literal| literal.end > start) {
        return in_digits(glyphs, literal, is_money, extent);
    }
    if let Some(words) = english::words(glyphs, start) {
        let amount = with_measure(glyphs, Amount::of(words.value, words.value, words.end), extent);
        let compound = glyphs.at(amount.end) == '-' && amount.end == words.end;
        let counts = !words.lone && !compound || extent == Extent::Whole || !matches!(amount.measure, Measure::None | Measure::Counted(_));
        return counts.then_some(amount);
    }
    in_characters(glyphs, start, extent)
}

/// "half a million".
fn half_a(glyphs: &Glyphs, start: usize) -> Option<Amount> {
    let at = glyphs.phrase(start, "half a ")?;
    let (factor, end) = match glyphs.phrase(at, "dozen") {
        Some(end) => (Decimal::from(12), end),
        None => scale::multiplier(glyphs, at)?,
    };
    let value = factor.checked_div(Decimal::TWO)?;
    Some(Amount { factor, ..Amount::of(value, value, end) })
}

/// "a few hundred", "several thousand": from two to nine of them.
fn a_few(glyphs: &Glyphs, start: usize) -> Option<Amount> {
    let at = ["a few ", "few ", "several ", "a couple of ", "a couple "].iter().find_map(|word| glyphs.phrase(start, word))?;
    let hundred = glyphs.phrase(at, "hundred").map(|end| (Decimal::ONE_HUNDRED, end));
    let (mut factor, mut end) = hundred.or_else(|| scale::multiplier(glyphs, at))?;
    if let Some((large, after)) = hundred.and_then(|_| scale::multiplier(glyphs, glyphs.skip_spaces(end))) {
        (factor, end) = (factor.checked_mul(large)?, after);
    }
    let (low, high) = (factor.checked_mul(Decimal::TWO)?, factor.checked_mul(Decimal::from(9))?);
    Some(Amount { factor, spread: true, ..Amount::of(low, high, end) })
}

fn in_digits(glyphs: &Glyphs, literal: digits::Literal, is_money: bool, extent: Extent) -> Option<Amount> {
    let (early, at) = inner(glyphs, literal.end, chinese::is_numeral);
    let is_rate = per::behind(glyphs, literal.end, extent).is_some();
    let divided = glyphs.at(literal.end) == '/' && glyphs.at(literal.end + 1).is_ascii_digit() && !is_rate;
    if divided || glyphs.at(literal.end) == '几' {
        return None;
    }
    let scaled = scale::scaled(glyphs, literal.value, at, is_money)?;
    let (late, end) = match early {
        Some(_) => (None, scaled.end),
        None => inner(glyphs, scaled.end, |letter| letter != '于'),
    };
    let plain = scaled.end == literal.end && end == literal.end && early.is_none();
    let amount = Amount {
        factor: scaled.factor,
        inner: early.or(late),
        bare: literal.bare && plain,
        in_words: false,
        ..Amount::of(scaled.value, scaled.value, end)
    };
    let closed = emphasis_end(glyphs, end);
    let amount = with_measure(glyphs, Amount { end: closed, ..amount }, extent);
    let unmeasured = matches!(amount.measure, Measure::None) && amount.end == closed;
    Some(if unmeasured { Amount { end, ..amount } } else { amount })
}

/// The place behind asterisks that close an emphasised number: "**8,997** enterprises".
fn emphasis_end(glyphs: &Glyphs, end: usize) -> usize {
    match (glyphs.at(end), glyphs.at(end + 1)) {
        ('*', '*') => end + 2,
        ('*', _) => end + 1,
        _ => end,
    }
}

/// 多, 余, 来, "-odd": the bound within a number, with the place behind it.
fn inner(glyphs: &Glyphs, start: usize, follows: impl Fn(char) -> bool) -> (Option<Qualifier>, usize) {
    let next = glyphs.at(start + 1);
    match glyphs.at(start) {
        '多' | '余' if follows(next) => (Some(Qualifier::Above), start + 1),
        '来' if follows(next)
            && (chinese::is_numeral(glyphs.before(start)) || glyphs.before(start).is_ascii_digit() && "十百千万亿".contains(next)) =>
        {
            (Some(Qualifier::About), start + 1)
        }
        _ => match glyphs.phrase(start, " odd") {
            Some(end) => (Some(Qualifier::About), end),
            None => (None, start),
        },
    }
}

/// A number in characters; a doubtful one only where a measure follows.
fn in_characters(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Amount> {
    let number = chinese::characters(glyphs, start)?;
    let mut amount = Amount { spread: number.low != number.high, ..Amount::of(number.low, number.high, number.end) };
    // 八十多亿 is a number, whatever follows.
    let mut is_scaled = false;
    if glyphs.at(number.end) == '几' && number.low == number.high && (number.low % Decimal::TEN).is_zero() {
        // 十几家 are 11 to 19, 三百几家 301 to 399; before a larger scale word the ends would be others.
        (!chinese::is_numeral(glyphs.at(number.end + 1))).then_some(())?;
        let ends_in = |scale: &Decimal| (number.low % scale).is_zero();
        let scales = [Decimal::from(10_000), Decimal::ONE_THOUSAND, Decimal::ONE_HUNDRED, Decimal::TEN];
        let scale = scales.into_iter().find(ends_in).filter(|_| number.low > Decimal::ZERO)?;
        amount.low += Decimal::ONE;
        amount.high += scale - Decimal::ONE;
        amount.spread = true;
        amount.end += 1;
    } else {
        (amount.inner, amount.end) = inner(glyphs, number.end, |letter| letter != '于' && letter != '\0');
        if amount.inner.is_some() && chinese::is_numeral(glyphs.at(amount.end)) {
            // 十多万, 三百余万.
            let (factor, end) = scale::multiplier(glyphs, amount.end)?;
            amount.low = exact::multiply(amount.low, factor, Toward::Nearest)?;
            (amount.high, amount.end) = (amount.low, end);
            is_scaled = true;
        }
    }
    let plain_end = amount.end;
    let amount = with_measure(glyphs, amount, extent);
    let lone_one = number.low == Decimal::ONE && number.low == number.high;
    let measured = amount.end > plain_end && (!lone_one || !matches!(amount.measure, Measure::Counted(_)));
    let certain = number.certain || is_scaled || measured || extent == Extent::Whole;
    certain.then_some(amount)
}

fn with_measure(glyphs: &Glyphs, amount: Amount, extent: Extent) -> Amount {
    let Some(measured) = measure::measured(glyphs, amount.end, extent) else {
        return amount;
    };
    let times = |value| exact::multiply(value, measured.factor, Toward::Nearest);
    let (Some(low), Some(high)) = (times(amount.low), times(amount.high)) else {
        return amount;
    };
    let start = glyphs.skip_spaces(amount.end);
    Amount { low, high, measure: measured.measure, measure_place: Some((start, measured.end)), end: measured.end, ..amount }
}

impl Amount {
    /// A plain number in words; what is said otherwise is set by the caller.
    fn of(low: Decimal, high: Decimal, end: usize) -> Self {
        Self {
            low,
            high,
            spread: false,
            factor: Decimal::ONE,
            measure: Measure::None,
            measure_place: None,
            inner: None,
            bare: false,
            in_words: true,
            end,
        }
    }

    /// Whether it is digits that may be a year.
    pub fn may_be_year(&self) -> bool {
        self.bare && self.low >= Decimal::from(1900) && self.low <= Decimal::from(2100)
    }
}
