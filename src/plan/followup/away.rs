//! How far from the period that was told is the one that is meant: "a year later", 再早两年, "the quarter after"?

use super::in_a_row::Words;
use super::when::When;
use crate::facts::period::{Period, Shape};

/// The names of small numbers, each with the one that it is.
const NUMBERS: [(&str, i16); 23] = [
    ("a", 1),
    ("one", 1),
    ("1", 1),
    ("two", 2),
    ("2", 2),
    ("three", 3),
    ("3", 3),
    ("four", 4),
    ("4", 4),
    ("five", 5),
    ("5", 5),
    ("six", 6),
    ("6", 6),
    ("ten", 10),
    ("10", 10),
    ("一", 1),
    ("两", 2),
    ("二", 2),
    ("三", 3),
    ("四", 4),
    ("五", 5),
    ("六", 6),
    ("十", 10),
];

/// What stands around so many years in English, the years themselves as `#`, and whether it tells of later ones.
const YEARS_APART: [(&str, bool); 14] = [
    ("# beforehand", false),
    ("# back", false),
    ("# b4", false),
    ("# preceding", false),
    ("go back #", false),
    ("going back #", false),
    ("back #", false),
    ("# afterward", true),
    ("# onwards", true),
    ("# onward", true),
    ("# thereafter", true),
    ("# further on", true),
    ("go forward #", true),
    ("forward #", true),
];

/// The same in Chinese.
const YEARS_APART_ZH: [(&str, bool); 31] = [
    ("#前", false),
    ("#之前", false),
    ("#以前", false),
    ("前#", false),
    ("再前#", false),
    ("早#", false),
    ("再早#", false),
    ("往前#", false),
    ("再往前#", false),
    ("往前推#", false),
    ("向前推#", false),
    ("前推#", false),
    ("往回推#", false),
    ("倒推#", false),
    ("倒回#", false),
    ("倒回去#", false),
    ("回推#", false),
    ("提前#", false),
    ("之前#", false),
    ("#后", true),
    ("#之后", true),
    ("#以后", true),
    ("后#", true),
    ("再过#", true),
    ("过了#", true),
    ("过#", true),
    ("晚#", true),
    ("往后#", true),
    ("往后推#", true),
    ("向后推#", true),
    ("再往后#", true),
];

/// What is told from the period before by a word for the one beside it, and how many of what it is away.
const BESIDE: [(&str, i16, Shape); 42] = [
    ("yr before", -1, Shape::Year),
    ("year b4", -1, Shape::Year),
    ("yr b4", -1, Shape::Year),
    ("previous yr", -1, Shape::Year),
    ("prior yr", -1, Shape::Year),
    ("earlier year", -1, Shape::Year),
    ("year prior", -1, Shape::Year),
    ("year previously", -1, Shape::Year),
    ("year preceding", -1, Shape::Year),
    ("year that preceded", -1, Shape::Year),
    ("that came before", -1, Shape::Year),
    ("twelvemonth before", -1, Shape::Year),
    ("previous twelvemonth", -1, Shape::Year),
    ("yr after", 1, Shape::Year),
    ("year following", 1, Shape::Year),
    ("year that followed", 1, Shape::Year),
    ("that came after", 1, Shape::Year),
    ("following yr", 1, Shape::Year),
    ("next year", 1, Shape::Year),
    ("next yr", 1, Shape::Year),
    ("twelvemonth after", 1, Shape::Year),
    ("twelvemonth later", 1, Shape::Year),
    ("next twelvemonth", 1, Shape::Year),
    ("three months before", -1, Shape::Quarter),
    ("three months earlier", -1, Shape::Quarter),
    ("next q", 1, Shape::Quarter),
    ("three months later", 1, Shape::Quarter),
    ("上一个年", -1, Shape::Year),
    ("前一个年", -1, Shape::Year),
    ("下一年", 1, Shape::Year),
    ("后面一年", 1, Shape::Year),
    ("接下来一年", 1, Shape::Year),
    ("接下来的一年", 1, Shape::Year),
    ("接下来那一年", 1, Shape::Year),
    ("接下来的那一年", 1, Shape::Year),
    ("上季", -1, Shape::Quarter),
    ("上一季", -1, Shape::Quarter),
    ("前一季", -1, Shape::Quarter),
    ("下季", 1, Shape::Quarter),
    ("下一季", 1, Shape::Quarter),
    ("后一季", 1, Shape::Quarter),
    ("接下来的一季", 1, Shape::Quarter),
];

/// The one beside, whatever it is called.
const ONE: [(&str, i16); 9] = [
    ("the previous one", -1),
    ("the one before", -1),
    ("the preceding one", -1),
    ("the prior one", -1),
    ("the next one", 1),
    ("the one after", 1),
    ("the following one", 1),
    ("the subsequent one", 1),
    ("the one following", 1),
];

/// So many years, quarters or months away from a period.
pub(super) fn moved(words: &Words, told: Period) -> Option<When> {
    let has_unit = ["year", "yr", "month", "quarter", "年", "季", "月"].iter().any(|unit| words.text.contains(unit));
    if !has_unit && !words.text.contains("next q") && !words.text.contains("one") {
        return None;
    }
    // "So many a year on average", "year on year"
    let lasts = words.find("on average").is_some() || words.find("on year").is_some();
    let said = |(name, _): &&(&str, i16)| words.text.contains(name);
    let years = NUMBERS.iter().filter(said).flat_map(|(name, count)| {
        let english = ["year", "years", "yr", "yrs"].map(|unit| format!("{name} {unit}"));
        let apart = move |frame: &str, later: bool, years: &str| (frame.replace('#', years), if later { *count } else { -*count });
        let spelt = english.into_iter().filter(|_| name.is_ascii());
        let spelt = spelt.flat_map(move |years| YEARS_APART.map(|(frame, later)| (apart(frame, later, &years), Shape::Year)));
        let in_months =
            (*name == "a" || *name == "2").then_some([("12 months", 1), ("twelve months", 1), ("24 months", 2), ("twenty-four months", 2)]);
        let in_months = in_months.into_iter().flatten().flat_map(|(months, count)| {
            YEARS_APART.map(|(frame, later)| ((frame.replace('#', months), if later { count } else { -count }), Shape::Year))
        });
        let chinese = YEARS_APART_ZH.map(|(frame, later)| (apart(frame, later, &format!("{name}年")), Shape::Year));
        spelt.chain(in_months).chain(chinese.into_iter().filter(|_| *name != "a"))
    });
    let years = years.map(|((phrase, by), of)| (phrase, (by, of)));
    let beside = BESIDE.iter().map(|(phrase, by, of)| ((*phrase).to_owned(), (*by, *of)));
    let counted = ["季", "季度", "月"].into_iter().flat_map(|unit| {
        let of = if unit == "月" { Shape::Month } else { Shape::Quarter };
        let earlier = ["上一个", "上个", "前一个", "再前一个"].map(|opening| (format!("{opening}{unit}"), (-1, of)));
        let later =
            ["下一个", "下个", "后一个", "再下一个", "接下来的一个", "接下来一个"].map(|opening| (format!("{opening}{unit}"), (1, of)));
        earlier.into_iter().chain(later)
    });
    // "The previous one" is the one of the same length.
    let same = match told.shape {
        Shape::Quarter | Shape::FiscalQuarter => Shape::Quarter,
        Shape::Half | Shape::FiscalHalf => Shape::Half,
        Shape::Month => Shape::Month,
        _ => Shape::Year,
    };
    let one = ONE.iter().map(|(phrase, by)| ((*phrase).to_owned(), (*by, same)));
    let moves = |(phrase, _): &(String, _)| !lasts || !phrase.ends_with(" on");
    let ((by, of), said) = words.longest(years.chain(beside).chain(counted).chain(one).filter(moves))?;
    Some(When { period: told.moved(by, of)?, said })
}
