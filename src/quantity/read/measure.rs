//! What do the signs and words behind a number say that it measures?

use super::phrases::Phrases;
use super::text::{Glyphs, is_han};
use super::{Extent, Measure};
use crate::quantity::currency::{self, Where};
use crate::quantity::unit::Currency;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What a number measures by the words behind it.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    /// What is measured.
    pub measure: Measure,
    /// By what the number is to be multiplied: a basis point is a hundredth of a percentage point.
    pub factor: Decimal,
    /// The place behind the words.
    pub end: usize,
}

/// A kind of measure that needs no word of its own.
#[derive(Clone, Copy)]
enum Sign {
    Percent,
    Permille,
    Points,
    BasisPoints,
    Times,
    Index,
}

/// Signs and words with a fixed meaning.
#[rustfmt::skip]
static SIGNS: LazyLock<Phrases<Sign>> = LazyLock::new(|| Phrases::new([
    ("%", Sign::Percent), ("percent", Sign::Percent), ("per cent", Sign::Percent), ("pct", Sign::Percent),
    ("‰", Sign::Permille), ("per mille", Sign::Permille), ("percentage points", Sign::Points),
    ("percentage point", Sign::Points), ("pp", Sign::Points), ("pps", Sign::Points), ("ppt", Sign::Points),
    ("ppts", Sign::Points), ("p.p.", Sign::Points), ("pct pts", Sign::Points), ("pct points", Sign::Points),
    ("pct pt", Sign::Points), ("% points", Sign::Points), ("个百分点", Sign::Points), ("百分点", Sign::Points),
    ("basis points", Sign::BasisPoints), ("basis point", Sign::BasisPoints), ("bps", Sign::BasisPoints),
    ("bp", Sign::BasisPoints), ("个基点", Sign::BasisPoints), ("基点", Sign::BasisPoints), ("times", Sign::Times),
    ("fold", Sign::Times), ("倍", Sign::Times), ("points", Sign::Index), ("index points", Sign::Index),
    ("个点", Sign::Index), ("点", Sign::Index),
].into_iter()));

/// Measure words of Chinese and single lengths of time, kept in the words of the text like the measures that languages know.
#[rustfmt::skip]
static NAMED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new([
    "second", "minute", "hour", "day", "week", "month", "year", "家", "户", "个", "项", "件", "人", "名", "条", "种",
    "台", "套", "辆", "座", "只", "支", "所", "例", "宗", "笔", "款", "位", "艘", "架", "张", "场", "处", "批", "份", "期",
    "轮", "团", "队", "次", "分", "人次", "批次", "起", "间", "头", "匹", "株", "棵", "枚", "颗", "部", "门", "篇", "幅",
].into_iter().chain(crate::quantity::measure::words()).map(|word| (word, ()))));

/// Words of money that stand behind a number: in a stretch of a text, and in one that is one figure.
static CURRENCIES: LazyLock<[Phrases<(&'static str, Currency)>; 2]> = LazyLock::new(|| {
    [Extent::Part, Extent::Whole]
        .map(|extent| Phrases::new(Currency::after(extent.into()).map(|(word, currency)| (word, (word, currency)))))
});

/// What the number that ends here measures.
pub(super) fn measured(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Measured> {
    let at = glyphs.skip_spaces(start);
    let hyphen = if glyphs.at(start) == '-' { start + 1 } else { at };
    let sign = glyphs.longest_of(hyphen, &SIGNS);
    let money = glyphs.longest_of(at, &CURRENCIES[extent as usize]);
    let named = glyphs.longest_of(at, &NAMED);
    let end_of = |end: Option<usize>| end.unwrap_or(0);
    let (sign_end, money_end) = (end_of(sign.map(|(_, end)| end)), end_of(money.map(|(_, end)| end)));
    let named_end = end_of(named.map(|(_, end)| end));
    if let Some(((word, currency), end)) = money.filter(|_| money_end >= sign_end && money_end >= named_end) {
        return Some(Measured { measure: Measure::money(currency, word), factor: Decimal::ONE, end });
    }
    if let Some((sign, end)) = sign.filter(|_| sign_end >= named_end) {
        let (measure, factor) = match sign {
            Sign::Percent => (Measure::Percent, Decimal::ONE),
            Sign::Permille => (Measure::Percent, Decimal::new(1, 1)),
            Sign::Points => (Measure::PercentagePoints, Decimal::ONE),
            Sign::BasisPoints => (Measure::PercentagePoints, Decimal::new(1, 2)),
            Sign::Times => (Measure::Times, Decimal::ONE),
            Sign::Index => (Measure::IndexPoints, Decimal::ONE),
        };
        return Some(Measured { measure, factor, end });
    }
    // "5x" is a multiple, "5 x" begins a product.
    if let Some(end) = glyphs.phrase(start, "x") {
        return Some(Measured { measure: Measure::Times, factor: Decimal::ONE, end });
    }
    let ((), end) = named?;
    Some(Measured { measure: Measure::Counted(glyphs.text(at, end)), factor: Decimal::ONE, end })
}

impl Measure {
    /// Money by a sign or word.
    pub(super) fn money(currency: Currency, word: &'static str) -> Self {
        if currency::is_shared(word) { Self::SharedMoney(currency, word) } else { Self::Money(currency) }
    }

    /// What two measures of one figure say together; `None` where they are not the same.
    pub(super) fn joined(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::None, said) | (said, Self::None) => Some(said.clone()),
            (Self::Money(currency), Self::SharedMoney(_, word)) | (Self::SharedMoney(_, word), Self::Money(currency)) => {
                currency.is_named(word).then_some(Self::Money(*currency))
            }
            (Self::SharedMoney(currency, _), Self::SharedMoney(other, _)) => (currency == other).then(|| self.clone()),
            (left, right) => (left == right).then(|| left.clone()),
        }
    }
}

impl From<Extent> for Where {
    fn from(extent: Extent) -> Self {
        match extent {
            Extent::Whole => Self::Figure,
            Extent::Part => Self::Prose,
        }
    }
}

/// Words that end the noun of what is counted.
#[rustfmt::skip]
const STOP_WORDS: &[&str] = &[
    "of", "in", "to", "and", "or", "by", "from", "the", "a", "an", "were", "was", "is", "are", "have", "has", "had", "per",
    "each", "every", "as", "at", "on", "for", "with", "that", "which", "who", "than", "more", "less", "since", "until",
    "but", "if", "this", "last", "will", "would", "can", "could", "do", "does", "did", "when", "it", "they", "so", "not",
];

/// The most words of the noun in a text that is one figure.
const MOST_NOUN_WORDS: usize = 8;

/// The noun of what is counted, behind a number: its end, and the end of its first word.
pub(super) fn noun(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<(usize, usize)> {
    let begin = glyphs.skip_spaces(start);
    let mut end = begin;
    let mut first = None;
    for _ in 0..MOST_NOUN_WORDS {
        let at = glyphs.skip_spaces(end);
        if is_han(glyphs.at(at)) && (extent == Extent::Whole || first.is_none()) {
            if extent == Extent::Part {
                break;
            }
            end = at;
            while is_han(glyphs.at(end)) && super::qualifier::after(glyphs, end).is_none() && glyphs.at(end) != '每' {
                end += 1;
            }
            if end == at {
                end = first.unwrap_or(begin);
                break;
            }
        } else {
            let word_end = glyphs.word_end(at);
            if word_end == at || at == start || STOP_WORDS.contains(&glyphs.text(at, word_end).as_str()) {
                break;
            }
            end = word_end;
        }
        first.get_or_insert(end);
    }
    first.map(|first| (end, first))
}
