//! Which part of a year does a name stand for: a half, a quarter, some months?

use super::named::{chinese_digit, year};
use super::{spelt, text};
use crate::facts::period::{Period, Shape};
use crate::language::atoms::{Atom, AtomKind};
use jiff::civil::Date;

/// The months, in their order.
pub const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The number of a month by its name or its first three letters.
pub fn month_number(text: &str) -> Option<i8> {
    // OK because no name or short form of a month has fewer letters or more; most words of a message are told by this alone.
    if !(3..=9).contains(&text.len()) || !text.starts_with(['j', 'f', 'm', 'a', 's', 'o', 'n', 'd']) {
        return None;
    }
    let index = MONTHS.iter().position(|month| {
        *month == text || (text.len() >= 3 && text != "mar" && text == &month[..3]) || (text == "sept" && *month == "september")
    })?;
    i8::try_from(index + 1).ok()
}

/// The month that a row of them ends with; "mar" alone is a word of its own in other places.
fn last_month(text: &str) -> Option<i8> {
    if text == "mar" { Some(3) } else { month_number(text) }
}

/// What stands before the first half of a year, its first quarter, its first months.
const FIRST: &[&str] = &["first", "1st", "opening", "initial"];
/// What stands before the last ones.
const LAST: &[&str] = &["last", "final", "closing"];

/// How many months "two quarters", "six months" are.
fn counted(count: &str, of: &str) -> Option<i8> {
    const COUNTS: [&str; 11] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
    let spelt = || COUNTS.iter().position(|known| *known == count).and_then(|place| i8::try_from(place + 1).ok());
    let count: i8 = count.parse().ok().or_else(spelt)?;
    let months = match of {
        "months" => count,
        "quarters" if count < 4 => count * 3,
        _ => return None,
    };
    (2..12).contains(&months).then_some(months)
}

/// "January to March", "from the start of January to the end of June"
fn from_month_to_month(atoms: &[Atom]) -> Option<(usize, Part)> {
    const STARTS: &[&[&str]] = &[&["the", "start", "of"], &["the", "beginning", "of"], &["start", "of"], &["beginning", "of"], &["early"]];
    const JOINTS: &[&[&str]] = &[&["-"], &["to"], &["through"], &["thru"], &["until"], &["till"], &["and"], &["–"], &["up", "to"]];
    let mut place = spelt(atoms, STARTS).unwrap_or(0);
    let first = month_number(text(atoms, place))?;
    place += 1;
    place += spelt(&atoms[place..], JOINTS)?;
    place += spelt(&atoms[place..], ENDS).unwrap_or(0);
    // "July to the end of 2024"
    if atoms.get(place).is_some_and(|year| year.kind == AtomKind::Number && year.text.len() == 4) && text(atoms, place - 1) == "of" {
        return Some((place, Part::from_months(first, 12)));
    }
    let last = last_month(text(atoms, place))?;
    (first != last).then(|| (place + 1, Part::from_months(first, last)))
}

/// What stands before a month that a stretch goes to.
const ENDS: &[&[&str]] =
    &[&["the", "end", "of"], &["end", "of"], &["the", "close", "of"], &["end"], &["late"], &["end", "-"], &["the", "month", "of"]];

/// "The quarter ending in March", "the half year to the end of June", "the three months to March"
fn months_up_to(atoms: &[Atom]) -> Option<(usize, Part)> {
    const REACHES: &[&[&str]] = &[
        &["to"],
        &["ending"],
        &["ending", "in"],
        &["ended"],
        &["ended", "in"],
        &["up", "to"],
        &["through"],
        &["ending", "with"],
        &["until"],
    ];
    let the = usize::from(text(atoms, 0) == "the");
    let (length, months) = match (text(atoms, the), text(atoms, the + 1)) {
        ("quarter", _) => (1, 3),
        ("half", "year") => (2, 6),
        ("half", "-") if text(atoms, the + 2) == "year" => (3, 6),
        ("half", _) => (1, 6),
        (count, of) => (2, counted(count, of)?),
    };
    let mut place = the + length;
    place += spelt(&atoms[place..], REACHES)?;
    place += spelt(&atoms[place..], ENDS).unwrap_or(0);
    let last = last_month(text(atoms, place)).filter(|last| *last >= months)?;
    Some((place + 1, Part::from_months(last - months + 1, last)))
}

/// The name of a part of a year: "q3", "the third quarter", "first half", "january to march", "june", "end".
pub fn part_name(atoms: &[Atom]) -> Option<(usize, Part)> {
    const ORDINALS: [&[&str]; 4] = [FIRST, &["second", "2nd"], &["third", "3rd"], &["fourth", "4th", "last", "final", "closing"]];
    let skip = usize::from(text(atoms, 0) == "the");
    let first = text(atoms, skip);
    let ordinal = ORDINALS.iter().position(|words| words.contains(&first)).and_then(|index| i8::try_from(index + 1).ok());
    // "Half-year", "half year"
    let half = |place: usize| {
        let dash = usize::from(text(atoms, place) == "-");
        1 + if text(atoms, place + dash) == "year" { dash + 1 } else { 0 }
    };
    let joined = |place: usize| matches!(text(atoms, place), "-" | "to" | "through" | "thru" | "until" | "till" | "and" | "–");
    if let Some(found) = from_month_to_month(atoms).or_else(|| months_up_to(atoms)) {
        return Some(found);
    }
    let (length, part): (usize, Part) = match (first, ordinal, text(atoms, skip + 1)) {
        (_, Some(nth), "quarter" | "quarters") => (2, Part::Quarter(nth)),
        (word, _, "half") if LAST.contains(&word) || matches!(word, "second" | "2nd" | "latter" | "back") => {
            (1 + half(skip + 2), Part::Half(2))
        }
        (word, _, "half") if FIRST.contains(&word) => (1 + half(skip + 2), Part::Half(1)),
        (word, _, count) if FIRST.contains(&word) && counted(count, text(atoms, skip + 2)).is_some() => {
            (3, Part::from_months(1, counted(count, text(atoms, skip + 2))?))
        }
        (word, _, count) if LAST.contains(&word) && counted(count, text(atoms, skip + 2)).is_some() => {
            (3, Part::from_months(13 - counted(count, text(atoms, skip + 2))?, 12))
        }
        ("q1", _, _) if joined(skip + 1) && text(atoms, skip + 2) == "q3" => (3, Part::Months(1, 9)),
        ("q1", _, _) if joined(skip + 1) && text(atoms, skip + 2) == "q2" => (3, Part::Half(1)),
        ("q3", _, _) if joined(skip + 1) && text(atoms, skip + 2) == "q4" => (3, Part::Half(2)),
        ("quarter", None, nth @ ("1" | "2" | "3" | "4")) => (2, Part::Quarter(nth.parse().ok()?)),
        ("quarter", None, "one") => (2, Part::Quarter(1)),
        ("quarter", None, "two") => (2, Part::Quarter(2)),
        ("quarter", None, "three") => (2, Part::Quarter(3)),
        ("quarter", None, "four") => (2, Part::Quarter(4)),
        // "1H24" is cut behind its digit.
        ("1" | "2" | "3" | "4", None, "h" | "q") => (2, part_word(&format!("{}{first}", text(atoms, skip + 1)))?),
        (word, None, _) if part_word(word).is_some() => (1, part_word(word)?),
        (word, None, _) if month_number(word).is_some() => (1, Part::Months(month_number(word)?, month_number(word)?)),
        ("year", None, "end") => (2, Part::Whole),
        ("year", None, "-") if text(atoms, skip + 2) == "end" => (3, Part::Whole),
        // "How many did they close in 2023?"
        ("end" | "close" | "start", None, "in") => return None,
        ("end" | "close" | "late" | "mid" | "beginning" | "start" | "early", None, _) => (1, Part::Whole),
        _ => return None,
    };
    Some((skip + length, part))
}

/// A part of a year that is not yet named.
#[derive(Clone, Copy)]
pub enum Part {
    Whole,
    Half(i8),
    Quarter(i8),
    Months(i8, i8),
}

impl Part {
    /// The part that these months are, the last one included.
    pub(super) fn from_months(first: i8, last: i8) -> Self {
        match (first, last) {
            (1, 6) => Self::Half(1),
            (7, 12) => Self::Half(2),
            (first, last) if last == first + 2 && last % 3 == 0 => Self::Quarter(last / 3),
            _ => Self::Months(first, last),
        }
    }

    /// The part of a year of this number.
    pub fn of(self, number: i16) -> Option<Period> {
        match self {
            Self::Whole => year(number),
            Self::Half(nth) => months(number, nth * 6 - 5, nth * 6, Shape::Half),
            Self::Quarter(nth) => months(number, nth * 3 - 2, nth * 3, Shape::Quarter),
            Self::Months(first, last) if first == last => months(number, first, last, Shape::Month),
            Self::Months(first, last) => months(number, first, last, Shape::Months),
        }
    }
}

/// A half or a quarter by its short form: "q3", "1h".
pub fn part_word(word: &str) -> Option<Part> {
    Some(match word {
        "q1" | "1q" => Part::Quarter(1),
        "q2" | "2q" => Part::Quarter(2),
        "q3" | "3q" => Part::Quarter(3),
        "q4" | "4q" => Part::Quarter(4),
        "h1" | "1h" => Part::Half(1),
        "h2" | "2h" => Part::Half(2),
        _ => return None,
    })
}

/// What follows a year: "h1", "q3", 年上半年, 年第三季度, 年6月, 年1-9月, 年前三季度, 年9月底
pub fn part_of_year(atoms: &[Atom], number: i16) -> Option<(usize, Period)> {
    // "Last year, first half"
    let comma = usize::from(text(atoms, 0) == "," && (matches!(text(atoms, 2), "half" | "quarter") || part_word(text(atoms, 1)).is_some()));
    let opening = comma + usize::from(text(atoms, 0) == "年") + usize::from(text(atoms, 0) == "-" && part_word(text(atoms, 1)).is_some());
    let rest = &atoms[opening.min(atoms.len())..];
    if let Some(part) = part_word(text(rest, 0)) {
        return Some((opening + 1, part.of(number)?));
    }
    const PARTS: &[(&[&str], Part)] = &[
        (&["上", "半", "年"], Part::Half(1)),
        (&["下", "半", "年"], Part::Half(2)),
        (&["一", "季", "度"], Part::Quarter(1)),
        (&["二", "季", "度"], Part::Quarter(2)),
        (&["三", "季", "度"], Part::Quarter(3)),
        (&["四", "季", "度"], Part::Quarter(4)),
        (&["第", "一", "季", "度"], Part::Quarter(1)),
        (&["第", "二", "季", "度"], Part::Quarter(2)),
        (&["第", "三", "季", "度"], Part::Quarter(3)),
        (&["第", "四", "季", "度"], Part::Quarter(4)),
        (&["首", "季"], Part::Quarter(1)),
        (&["首", "季", "度"], Part::Quarter(1)),
        (&["头", "半", "年"], Part::Half(1)),
        (&["前", "半", "年"], Part::Half(1)),
        (&["后", "半", "年"], Part::Half(2)),
        (&["最", "后", "两", "个", "季", "度"], Part::Half(2)),
        (&["第", "一", "季"], Part::Quarter(1)),
        (&["第", "二", "季"], Part::Quarter(2)),
        (&["第", "三", "季"], Part::Quarter(3)),
        (&["第", "四", "季"], Part::Quarter(4)),
        (&["最", "后", "一", "个", "季", "度"], Part::Quarter(4)),
        (&["最", "后", "一", "季"], Part::Quarter(4)),
        (&["最", "后", "一", "季", "度"], Part::Quarter(4)),
        (&["末", "季"], Part::Quarter(4)),
        (&["末", "季", "度"], Part::Quarter(4)),
        (&["第", "一", "个", "季", "度"], Part::Quarter(1)),
        (&["第", "二", "个", "季", "度"], Part::Quarter(2)),
        (&["第", "三", "个", "季", "度"], Part::Quarter(3)),
        (&["第", "四", "个", "季", "度"], Part::Quarter(4)),
        (&["头", "一", "个", "季", "度"], Part::Quarter(1)),
        (&["首", "个", "季", "度"], Part::Quarter(1)),
        (&["头", "一", "季"], Part::Quarter(1)),
        (&["最", "后", "三", "个", "月"], Part::Quarter(4)),
        (&["first", "half"], Part::Half(1)),
        (&["second", "half"], Part::Half(2)),
        (&["first", "quarter"], Part::Quarter(1)),
        (&["second", "quarter"], Part::Quarter(2)),
        (&["third", "quarter"], Part::Quarter(3)),
        (&["fourth", "quarter"], Part::Quarter(4)),
    ];
    if let Some((row, part)) = PARTS.iter().filter(|(row, _)| super::is_spelt(rest, row)).max_by_key(|(row, _)| row.len()) {
        return Some((opening + row.len(), part.of(number)?));
    }
    if let Some((length, part)) = first_or_last_few(rest).or_else(|| super::two_parts::quarters_in_a_row(rest)) {
        return Some((opening + length, part.of(number)?));
    }
    let (length, part) = chinese_months(rest)?;
    Some((opening + length, part.of(number)?))
}

/// One month or those from one to another: 6月, 9月底, 7到9月, 七月至九月份.
fn chinese_months(atoms: &[Atom]) -> Option<(usize, Part)> {
    const JOINTS: [&str; 6] = ["-", "~", "至", "到", "—", "–"];
    let month_word = |place: usize| usize::from(text(atoms, place) == "月");
    let (first_length, first) = chinese_month(atoms)?;
    let closed = first_length + month_word(first_length);
    let dashes = atoms.get(closed..)?.iter().take_while(|atom| JOINTS.contains(&atom.text.as_ref())).count();
    // 11月到2022年 begins in that month, and 2月到4月15日 goes to a day.
    let is_month = |end: usize| text(atoms, end) == "月" && atoms.get(end + 1).is_none_or(|next| next.kind != AtomKind::Number);
    let to = || {
        let (length, last) = chinese_month(atoms.get(closed + dashes..)?)?;
        (last >= first && is_month(closed + dashes + length)).then_some((length, last))
    };
    let (end, last) = (dashes > 0).then(to).flatten().map_or((first_length, first), |(length, last)| (closed + dashes + length, last));
    if month_word(end) == 0 {
        return None;
    }
    let close = usize::from(matches!(text(atoms, end + 1), "底" | "末" | "份"));
    let part = if first == last { Part::Months(first, first) } else { Part::from_months(first, last) };
    Some((end + 1 + close, part))
}

/// 前两个季度, 头四个月, 后两季: so many quarters or months at the beginning or the end of a year.
fn first_or_last_few(atoms: &[Atom]) -> Option<(usize, Part)> {
    let from_end = match text(atoms, 0) {
        "前" | "头" | "首" => false,
        "后" | "末" => true,
        _ => return None,
    };
    let digit = || text(atoms, 1).parse().ok().or_else(|| chinese_digit(text(atoms, 1)).and_then(|digit| i8::try_from(digit).ok()));
    let count: i8 = if matches!(text(atoms, 1), "两" | "兩") { 2 } else { digit()? };
    let counted = 2 + usize::from(text(atoms, 2) == "个");
    let (length, months) = match (text(atoms, counted), text(atoms, counted + 1)) {
        ("季", "度") => (counted + 2, 3 * count),
        ("季", _) => (counted + 1, 3 * count),
        ("月", _) if counted == 3 => (counted + 1, count),
        _ => return None,
    };
    // "The first twelve months" are the year, and 前一个季度 is the one before.
    let part =
        (count > 1 && months < 12).then(|| if from_end { Part::from_months(13 - months, 12) } else { Part::from_months(1, months) })?;
    Some((length, part))
}

fn chinese_month(atoms: &[Atom]) -> Option<(usize, i8)> {
    let first = atoms.first()?;
    if first.kind == AtomKind::Number {
        return first.text.parse().ok().filter(|month| (1..=12).contains(month)).map(|month| (1, month));
    }
    if first.text.as_ref() == "十" {
        let ones = chinese_digit(text(atoms, 1)).filter(|digit| (1..=2).contains(digit));
        return Some((1 + usize::from(ones.is_some()), 10 + i8::try_from(ones.unwrap_or(0)).ok()?));
    }
    chinese_digit(&first.text).filter(|digit| *digit > 0).and_then(|digit| Some((1, i8::try_from(digit).ok()?)))
}

/// From the first day of one month to the last of another.
pub fn months(number: i16, first: i8, last: i8, shape: Shape) -> Option<Period> {
    let start = Date::new(number, first, 1).ok()?;
    let end = Date::new(number, last, 1).ok()?.last_of_month();
    Some(Period { start, end, shape })
}
