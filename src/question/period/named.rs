//! Which period does a name of one stand for: a year, a fiscal year, a part of a year, a day?

use super::part::{Part, month_number, months, part_name, part_of_year, part_word};
use super::{spelt, text};
use crate::facts::period::{Period, Shape};
use crate::language::atoms::{Atom, AtomKind};
use jiff::civil::Date;

/// The years that a number may name.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// The century that a year of two digits is taken to be of.
const CENTURY: i16 = 2000;

pub fn single(atoms: &[Atom], as_of: Date) -> Option<(usize, Period)> {
    fiscal(atoms).or_else(|| day(atoms)).or_else(|| part_then_year(atoms, as_of)).or_else(|| {
        let (length, number) = year_number(atoms, as_of)?;
        if let Some((more, part)) = part_of_year(&atoms[length..], number) {
            return Some((length + more, part));
        }
        let more = spelt(&atoms[length..], &[&["年", "度"], &["年", "底"], &["年", "末"], &["年", "尾"], &["年"]]).unwrap_or(0);
        Some((length + more, year(number)?))
    })
}

/// "2022", "22年", "二〇二二", "二二年", "'22"
fn year_number(atoms: &[Atom], as_of: Date) -> Option<(usize, i16)> {
    if let Some(opening) = spelt(atoms, &[&["calendar", "year"], &["calendar"]]) {
        return year_number(&atoms[opening..], as_of).map(|(length, number)| (opening + length, number));
    }
    if let Some(found) = year_in_words(atoms) {
        return Some(found);
    }
    let first = atoms.first()?;
    if first.kind == AtomKind::Number && first.text.len() == 4 {
        let number: i16 = first.text.parse().ok().filter(|number| YEARS.contains(number))?;
        let unit = atoms.get(1).is_some_and(|next| {
            next.start == first.end && matches!(next.text.as_ref(), "家" | "户" | "个" | "亿" | "万" | "元" | "项" | "人" | "%")
        });
        return (!unit).then_some((1, number));
    }
    let century = as_of.year() / 100 * 100;
    if first.kind == AtomKind::Number && first.text.len() == 2 && text(atoms, 1) == "年" {
        return Some((1, century + first.text.parse::<i16>().ok()?));
    }
    // 24这一年
    if first.kind == AtomKind::Number
        && first.text.len() == 2
        && let Some(more) =
            spelt(&atoms[1..], &[&["这", "一", "年"], &["那", "一", "年"], &["这", "年"], &["那", "年"], &["全", "年"], &["年", "底"]])
    {
        return Some((1 + more, century + first.text.parse::<i16>().ok()?));
    }
    // "'27 % of them' is what it says" opens a quotation.
    let measures = || matches!(text(atoms, 2), "%" | "percent" | "pct" | "per" | "." | "million" | "billion" | "thousand");
    if first.text.as_ref() == "'"
        && !measures()
        && atoms.get(1).is_some_and(|next| next.kind == AtomKind::Number && next.text.len() == 2 && next.start == first.end)
    {
        return Some((2, century + text(atoms, 1).parse::<i16>().ok()?));
    }
    if let Some(found) = year_in_thousands(atoms) {
        return Some(found);
    }
    let digits: Vec<i16> = atoms.iter().map_while(|atom| chinese_digit(&atom.text)).collect();
    let number = digits.iter().take(4).fold(0, |number, digit| number * 10 + digit);
    match digits.len() {
        4 if YEARS.contains(&number) => Some((4, number)),
        2 if text(atoms, 2) == "年" && digits[0] >= 1 => Some((2, century + number)),
        _ => None,
    }
}

/// "Twenty twenty-four"
fn year_in_words(atoms: &[Atom]) -> Option<(usize, i16)> {
    const TEENS: [&str; 10] =
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    const ONES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let number = |known: &[&str], word: &str| known.iter().position(|known| *known == word).and_then(|place| i16::try_from(place).ok());
    if text(atoms, 0) != "twenty" {
        return None;
    }
    if let Some(teen) = number(&TEENS, text(atoms, 1)) {
        return Some((2, CENTURY + 10 + teen));
    }
    let dash = usize::from(text(atoms, 2) == "-");
    let twenties = text(atoms, 1) == "twenty";
    twenties.then(|| match number(&ONES, text(atoms, 2 + dash)) {
        Some(one) => (3 + dash, CENTURY + 21 + one),
        None => (2, CENTURY + 20),
    })
}

/// 两千零二十三
fn year_in_thousands(atoms: &[Atom]) -> Option<(usize, i16)> {
    let opening = spelt(atoms, &[&["两", "千", "零"], &["二", "千", "零"], &["两", "千", "〇"], &["二", "千", "〇"]])?;
    let tens = chinese_digit(text(atoms, opening)).filter(|_| text(atoms, opening + 1) == "十");
    let (length, tens) = tens.map_or((opening, 0), |tens| (opening + 2, tens));
    let ones = chinese_digit(text(atoms, length)).filter(|_| text(atoms, length + 1) == "年");
    let (length, ones) = ones.map_or((length, 0), |ones| (length + 1, ones));
    (text(atoms, length) == "年" && tens + ones > 0).then_some((length, CENTURY + 10 * tens + ones))
}

pub fn chinese_digit(text: &str) -> Option<i16> {
    ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        .iter()
        .position(|digit| *digit == text)
        .or_else(|| (text == "零").then_some(0))
        .and_then(|digit| i16::try_from(digit).ok())
}

/// What behind a year makes it a fiscal one.
const FISCAL_SUFFIXES: &[&[&str]] = &[&["财", "年"], &["财", "政", "年", "度"], &["fiscal", "year"], &["financial", "year"]];

/// "fy2024", "fy 2023/24", "2023/24", "fiscal year 2024", "2024财年"
fn fiscal(atoms: &[Atom]) -> Option<(usize, Period)> {
    let (opening, named) = match text(atoms, 0) {
        "fy" => (1, true),
        "fiscal" | "financial" => (1 + usize::from(text(atoms, 1) == "year"), true),
        "财" if text(atoms, 1) == "年" => (2, true),
        joined if joined.starts_with("fy") => (0, true),
        _ => (0, false),
    };
    let atom = atoms.get(opening)?;
    let digits = if opening == 0 { atom.text.strip_prefix("fy").unwrap_or(&atom.text) } else { atom.text.as_ref() };
    let number = match (digits.len(), digits.parse::<i16>().ok()?) {
        (4, number) => number,
        (2, number) if named => CENTURY + number,
        _ => return None,
    };
    let second = atoms.get(opening + 2).filter(|atom| atom.kind == AtomKind::Number && matches!(text(atoms, opening + 1), "/" | "-"));
    let follows = |atom: &Atom| {
        let value: i16 = atom.text.parse().unwrap_or(0);
        value == (number + 1) % 100 && atom.text.len() == 2 || (named && value == number + 1)
    };
    if second.is_some_and(follows) {
        let suffix = spelt(&atoms[opening + 3..], FISCAL_SUFFIXES).unwrap_or(0);
        return Some((opening + 3 + suffix, Period::fiscal_years(number)?));
    }
    let suffix = spelt(&atoms[opening + 1..], FISCAL_SUFFIXES);
    (named || suffix.is_some()).then(|| fiscal_with_part(atoms, opening + 1 + suffix.unwrap_or(0), number)).flatten()
}

/// A fiscal year with what may follow it: "fy2026 q1", 2026财年第一季度.
fn fiscal_with_part(atoms: &[Atom], length: usize, number: i16) -> Option<(usize, Period)> {
    match part_of_year(&atoms[length.min(atoms.len())..], number) {
        Some((more, part)) => Some((length + more, in_fiscal_year(part)?)),
        None => Some((length, fiscal_year(number)?)),
    }
}

/// The half or quarter of the fiscal year of the same number.
fn in_fiscal_year(part: Period) -> Option<Period> {
    let shape = match part.shape {
        Shape::Half => Shape::FiscalHalf,
        Shape::Quarter => Shape::FiscalQuarter,
        Shape::Year => Shape::FiscalYear,
        _ => return None,
    };
    Some(Period { shape, ..part })
}

fn day(atoms: &[Atom]) -> Option<(usize, Period)> {
    let number = |index: usize, length: std::ops::RangeInclusive<usize>| -> Option<i16> {
        atoms.get(index).filter(|atom| atom.kind == AtomKind::Number && length.contains(&atom.text.len()))?.text.parse().ok()
    };
    if let (Some(year), Some(month), Some(day)) = (number(0, 4..=4), number(2, 1..=2), number(4, 1..=2)) {
        let written = matches!((text(atoms, 1), text(atoms, 3)), ("-", "-") | ("/", "/") | ("年", "月"));
        if written {
            let length = 5 + usize::from(matches!(text(atoms, 5), "日" | "号") && text(atoms, 1) == "年");
            return Some((length, on(Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?)));
        }
    }
    let (length, day) = english_day(atoms)?;
    let next = length + usize::from(text(atoms, length) == ",");
    let year = number(next, 4..=4).filter(|year| YEARS.contains(year))?;
    Some((next + 1, day.of(year)?))
}

/// A day of a month whose year is told elsewhere.
#[derive(Clone, Copy)]
pub(super) struct DayOf {
    month: i8,
    day: i8,
}

impl DayOf {
    /// That day of the year of this number.
    pub(super) fn of(self, year: i16) -> Option<Period> {
        Some(on(Date::new(year, self.month, self.day).ok()?))
    }
}

/// "26 february", "april 15th", 4月15日: a day that is named without its year.
pub(super) fn day_of(atoms: &[Atom]) -> Option<(usize, DayOf)> {
    english_day(atoms).or_else(|| {
        let number = |place: usize, most: i8| {
            let atom = atoms.get(place).filter(|atom| atom.kind == AtomKind::Number)?;
            atom.text.parse().ok().filter(|number| (1..=most).contains(number))
        };
        let (month, day) = (number(0, 12)?, number(2, 31)?);
        (text(atoms, 1) == "月" && matches!(text(atoms, 3), "日" | "号")).then_some((4, DayOf { month, day }))
    })
}

/// "26 february", "the 26th of february", "february 26th"
fn english_day(atoms: &[Atom]) -> Option<(usize, DayOf)> {
    let the = usize::from(text(atoms, 0) == "the");
    let (month_index, day_index) =
        if month_number(text(atoms, the)).is_some() { (the, the + 1) } else { (the + 1 + usize::from(text(atoms, the + 1) == "of"), the) };
    let month = month_number(text(atoms, month_index))?;
    let day_atom = atoms.get(day_index)?;
    let day: i8 = day_atom.text.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse().ok().filter(|day| (1..=31).contains(day))?;
    let next = month_index.max(day_index) + 1;
    let ending = usize::from(matches!(text(atoms, next), "st" | "nd" | "rd" | "th"));
    Some((next + ending, DayOf { month, day }))
}

fn on(day: Date) -> Period {
    Period { start: day, end: day, shape: Shape::Day }
}

/// "q3 2022", "third quarter of 2022", "january to march of this year", "june 2022", "end of 2022"
fn part_then_year(atoms: &[Atom], as_of: Date) -> Option<(usize, Period)> {
    if let Some(found) = part_with_year(atoms) {
        return Some(found);
    }
    let (length, part) = part_name(atoms)?;
    let mut next = length;
    next += usize::from(matches!(text(atoms, next), "of" | "in" | "," | "-"));
    next += usize::from(text(atoms, next) == "the" && text(atoms, next + 1) == "year") * 2;
    let rest = &atoms[next.min(atoms.len())..];
    if let Some((more, year)) = fiscal(rest).filter(|(_, year)| year.shape == Shape::FiscalYear) {
        return Some((next + more, in_fiscal_year(part.of(year.start.year())?)?));
    }
    if let Some((more, back)) = super::years_back(rest) {
        return Some((next + more, part.of(as_of.year() - back)?));
    }
    let short = matches!(rest, [mark, digits, ..] if mark.text.as_ref() == "'" && digits.text.len() == 2);
    let written = rest.get(usize::from(short)).filter(|atom| atom.kind == AtomKind::Number)?;
    let number: i16 = written.text.parse().ok()?;
    let number = match written.text.len() {
        4 if YEARS.contains(&number) => number,
        // "end-23", "q3 '23", "by year end 23,"
        2 if short || text(atoms, next - 1) == "-" || ends_there(&rest[1..]) && number >= EARLIEST_SHORT => CENTURY + number,
        _ => return None,
    };
    Some((next + 1 + usize::from(short), part.of(number)?))
}

/// "1H24", "3Q25": cut behind the first digit.
fn part_with_year(atoms: &[Atom]) -> Option<(usize, Period)> {
    let digit = atoms.first().filter(|atom| atom.kind == AtomKind::Number && atom.text.len() == 1)?;
    let next = atoms.get(1).filter(|next| next.start == digit.end)?;
    let letter = next.text.get(..1).filter(|letter| matches!(*letter, "h" | "q"))?;
    let short: i16 = next.text[1..].parse().ok().filter(|_| next.text.len() == 3)?;
    Some((2, part_word(&format!("{letter}{}", digit.text))?.of(CENTURY + short)?))
}

/// The earliest year that is written with two digits and nothing before them.
const EARLIEST_SHORT: i16 = 10;

/// Whether nothing is counted by a number: a mark or the end comes behind it.
fn ends_there(rest: &[Atom]) -> bool {
    rest.first().is_none_or(|next| next.kind == AtomKind::Mark && !matches!(next.text.as_ref(), "%" | "." | "-"))
}

/// A part of a year that is named without one: "the second quarter", "january to march", "h1", 上半年, 前三季度.
pub fn part_alone(atoms: &[Atom], as_of: Date) -> Option<(usize, Period)> {
    if let Some((length, month)) = month_alone(atoms) {
        // "As of December" is the last one that there was, unless this year's is named as what is to come.
        let is_past = matches!(text(atoms, 0), "last" | "of" | "at") && i16::from(month) >= i16::from(as_of.month());
        return Some((length, Period::month(as_of.year() - i16::from(is_past), month)?));
    }
    if atoms.first()?.kind == AtomKind::Han {
        return part_of_year(atoms, as_of.year()).filter(|_| text(atoms, 0) != "年");
    }
    let (length, part) = part_name(atoms).or_else(|| super::two_parts::half_by_quarters(atoms))?;
    let of = text(atoms, length) == "of";
    let of_year = of && text(atoms, length + 1) == "the" && text(atoms, length + 2) == "year";
    let several = match part {
        Part::Half(_) | Part::Quarter(_) => true,
        Part::Months(first, last) => first != last,
        Part::Whole => false,
    };
    (several && of == of_year).then(|| Some((length + if of { 3 } else { 0 }, part.of(as_of.year())?))).flatten()
}

/// A month that is named without a year: 7月份, "in July".
fn month_alone(atoms: &[Atom]) -> Option<(usize, u8)> {
    const NEXT: [&str; 14] = ["到", "至", "-", "~", "—", "底", "末", "初", "of", "to", "and", "1", "2", "日"];
    let ends = |length: usize| {
        let next = atoms.get(length);
        next.is_none_or(|next| next.kind != AtomKind::Number && !NEXT.contains(&next.text.as_ref()))
    };
    if atoms.first()?.kind == AtomKind::Number && text(atoms, 1) == "月" {
        let length = if text(atoms, 2) == "份" { 3 } else { 2 };
        let month = atoms[0].text.parse().ok().filter(|month| (1..=12).contains(month))?;
        return ends(length).then_some((length, month));
    }
    let opens = matches!(text(atoms, 0), "in" | "during" | "last" | "of" | "at");
    let month = opens.then(|| month_number(text(atoms, 1))).flatten().and_then(|month| u8::try_from(month).ok())?;
    ends(2).then_some((2, month))
}

/// A calendar year.
#[must_use]
pub fn year(number: i16) -> Option<Period> {
    months(number, 1, 12, Shape::Year)
}

fn fiscal_year(number: i16) -> Option<Period> {
    months(number, 1, 12, Shape::FiscalYear)
}

/// What names a year by the day of asking, with how many years before it.
pub(super) const YEARS_BACK: &[(&[&str], i16)] = &[
    (&["this", "year"], 0),
    (&["this", "years"], 0),
    (&["the", "current", "year"], 0),
    (&["current", "year"], 0),
    (&["last", "year"], 1),
    (&["year", "before", "last"], 2),
    (&["the", "year", "before", "last"], 2),
    (&["the", "year", "before", "this", "one"], 1),
    (&["a", "year", "ago"], 1),
    (&["one", "year", "ago"], 1),
    (&["two", "years", "ago"], 2),
    (&["three", "years", "ago"], 3),
    (&["next", "year"], -1),
    (&["今", "年"], 0),
    (&["本", "年", "度"], 0),
    (&["去", "年"], 1),
    (&["前", "年"], 2),
    (&["大", "前", "年"], 3),
    (&["明", "年"], -1),
    (&["后", "年"], -2),
    (&["旧", "年"], 1),
    (&["下", "一", "年"], -1),
    (&["来", "年"], -1),
];
