//! Which part of the year that was told is meant: 最后一个季度, "the second one", "the other half"?

use super::in_a_row::Words;
use super::when::When;
use crate::facts::period::{Period, Shape};
use rustc_hash::FxHashSet;

/// A half or a quarter of the year that was told: 最后一个季度, "the 3rd quarter", "the second one" after a first.
pub(super) fn part(words: &Words, told: Period) -> Option<When> {
    const QUARTERS: [(&str, u8); 41] = [
        ("1 st quarter", 1),
        ("2 nd quarter", 2),
        ("3 rd quarter", 3),
        ("4 th quarter", 4),
        ("1st quarter", 1),
        ("first three months", 1),
        ("opening quarter", 1),
        ("2nd quarter", 2),
        ("3rd quarter", 3),
        ("4th quarter", 4),
        ("last quarter", 4),
        ("final quarter", 4),
        ("closing quarter", 4),
        ("last three months", 4),
        ("final three months", 4),
        ("首季", 1),
        ("头一季", 1),
        ("头一个季", 1),
        ("第一季", 1),
        ("第一个季", 1),
        ("年初那个季", 1),
        ("年初那一季", 1),
        ("头三个月", 1),
        ("前三个月", 1),
        ("第二季", 2),
        ("第二个季", 2),
        ("第三季", 3),
        ("第三个季", 3),
        ("第四季", 4),
        ("第四个季", 4),
        ("末季", 4),
        ("末一季", 4),
        ("最后一季", 4),
        ("最后一个季", 4),
        ("最后那个季", 4),
        ("年末那个季", 4),
        ("年底那个季", 4),
        ("最后三个月", 4),
        ("后三个月", 4),
        ("年末三个月", 4),
        ("末三个月", 4),
    ];
    const HALVES: [(&str, u8); 21] = [
        ("1 st half", 1),
        ("2 nd half", 2),
        ("1st half", 1),
        ("first six months", 1),
        ("2nd half", 2),
        ("last six months", 2),
        ("second six months", 2),
        ("头半年", 1),
        ("前半年", 1),
        ("前六个月", 1),
        ("头六个月", 1),
        ("后半年", 2),
        ("后六个月", 2),
        ("最后六个月", 2),
        ("后面半年", 2),
        ("七到十二月", 2),
        ("七至十二月", 2),
        ("7到12月", 2),
        ("一到六月", 1),
        ("一至六月", 1),
        ("1到6月", 1),
    ];
    of(words, &QUARTERS, told, Shape::Quarter).or_else(|| of(words, &HALVES, told, Shape::Half)).or_else(|| month(words, told))
}

/// A month of the year that was told: "January of the same year?", 那2月呢.
fn month(words: &Words, told: Period) -> Option<When> {
    const NAMES: [&str; 11] =
        ["january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"];
    const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    const SHORT: [(&str, u8); 10] =
        [("jan", 1), ("feb", 2), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12)];
    // "May" is a verb as often.
    const MAY: [&str; 5] = ["in may", "and may", "about may", "for may", "of may"];
    const MAYS_NUMBER: u8 = 5;
    let number = |place: usize| u8::try_from(place + 1).ok().map(|number| if number < MAYS_NUMBER { number } else { number + 1 });
    let english = NAMES.iter().enumerate().flat_map(|(place, name)| {
        let named = move |phrase: String| number(place).map(|number| (phrase, number));
        ["", "month of ", "the month of "].map(|of| [of, name].concat()).into_iter().filter_map(named)
    });
    let chinese = NUMERALS.iter().zip(1_u8..).flat_map(|(numeral, month)| [(format!("{numeral}月"), month), (format!("{month}月"), month)]);
    let short = SHORT.iter().map(|(name, month)| ((*name).to_owned(), *month));
    let may = MAY.iter().map(|name| ((*name).to_owned(), MAYS_NUMBER));
    // "October to December" is no single month, and one with its year is named by itself.
    let said: Vec<_> = english.chain(short).chain(chinese).chain(may).filter(|(name, _)| words.find(name).is_some()).collect();
    let spelt: FxHashSet<u8> = said.iter().filter(|(name, _)| name.is_ascii()).map(|(_, month)| *month).collect();
    if spelt.len() > 1 || words.has_a_year() {
        return None;
    }
    let (month, said) = words.longest(said.into_iter())?;
    let period = Period::month(told.end.year(), month)?;
    Some(When { period, said })
}

/// "The second one", after a first: a part of the year of the same length.
pub(super) fn by_place(words: &Words, told: Period) -> Option<When> {
    const PLACES: [(&str, u8); 16] = [
        ("the first", 1),
        ("first one", 1),
        ("1st", 1),
        ("the second", 2),
        ("second one", 2),
        ("2nd", 2),
        ("the third", 3),
        ("third one", 3),
        ("3rd", 3),
        ("the fourth", 4),
        ("fourth one", 4),
        ("4th", 4),
        ("the last", 4),
        ("last one", 4),
        ("first", 1),
        ("second", 2),
    ];
    match told.shape {
        Shape::Quarter | Shape::FiscalQuarter => of(words, &PLACES, told, Shape::Quarter),
        Shape::Half | Shape::FiscalHalf => of(words, &PLACES, told, Shape::Half),
        _ => None,
    }
}

/// The quarter or half of the year that was told which some phrases name by its place.
fn of(words: &Words, phrases: &[(&str, u8)], told: Period, shape: Shape) -> Option<When> {
    let (nth, said) = words.longest(phrases.iter().map(|(phrase, nth)| ((*phrase).to_owned(), *nth)))?;
    let year = told.end.year();
    let period = match (shape, told.is_fiscal()) {
        (Shape::Quarter, false) => Period::quarter(year, nth),
        (Shape::Quarter, true) => Period::fiscal_quarter(year, nth),
        (_, false) => Period::half(year, nth),
        (_, true) => Period::fiscal_half(year, nth),
    };
    Some(When { period: period?, said })
}

/// What is left of a year of which a half was told: "the other half", 剩下半年.
pub(super) fn other_half(words: &Words, told: Period) -> Option<When> {
    const OTHER: [&str; 12] = [
        "other half",
        "rest of the",
        "rest of that",
        "remaining half",
        "remaining six months",
        "other six months",
        "另外半年",
        "另半年",
        "另一半",
        "另一个半年",
        "剩下半年",
        "其余半年",
    ];
    let (year, other) = (told.start.year(), 2 - told.start.month().unsigned_abs() / 6);
    let period = match told.shape {
        Shape::Half => Period::half(year, other),
        Shape::FiscalHalf => Period::fiscal_half(year, other),
        _ => None,
    };
    let said = OTHER.iter().find_map(|phrase| words.find(phrase))?;
    Some(When { period: period?, said })
}
