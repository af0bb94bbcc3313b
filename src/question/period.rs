//! Which periods does a message name?
//!
//! Years, quarters, halves, months, days, fiscal years and ranges of them, in both languages, and
//! those that are told from the day of asking ("last year", 去年).

use crate::facts::period::{Period, Shape};
use crate::language::atoms::{Atom, AtomKind};
use jiff::civil::Date;

/// A period as a member asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// "in 2022"
    At(Period),
    /// "since 2021"
    Since(Period),
    /// "from 2021 to 2024"
    Between(Period, Period),
    /// "versus 2021", "than in 2021": what another period is held against.
    Against(Period),
    /// "the year before", told from another period of the question.
    Before,
    /// "over the last five years"
    Recent,
}

/// The years that a number may name.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// The century that a year of two digits is taken to be of.
const CENTURY: i16 = 2000;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The period that is named from the first of `atoms` on, with how many atoms name it.
#[must_use]
pub fn period_at(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    ranged(atoms, as_of).or_else(|| relative(atoms, as_of)).or_else(|| {
        let (length, period) = single(atoms, as_of)?;
        Some((length, Asked::At(period)))
    })
}

fn text(atoms: &[Atom], index: usize) -> &str {
    atoms.get(index).map_or("", |atom| atom.text.as_ref())
}

/// How many atoms spell one of these, each alternative a row of texts.
fn spelt(atoms: &[Atom], alternatives: &[&[&str]]) -> Option<usize> {
    alternatives.iter().filter(|row| row.iter().enumerate().all(|(index, word)| text(atoms, index) == *word)).map(|row| row.len()).max()
}

fn ranged(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    if let Some(opening) = spelt(atoms, &[&["since"], &["ever", "since"], &["自"], &["从"], &["自", "从"]]) {
        let (length, period) = single(&atoms[opening..], as_of)?;
        let mut end = opening + length;
        if let Some(joint) = joint(&atoms[end..])
            && let Some((length, last)) = single(&atoms[end + joint..], as_of)
        {
            return Some((end + joint + length, Asked::Between(period, last)));
        }
        end += spelt(&atoms[end..], &[&["以", "来"], &["开", "始"], &["起"], &["至", "今"], &["到", "现", "在"]]).unwrap_or(0);
        return Some((end, Asked::Since(period)));
    }
    if let Some((opening, length)) = recent(atoms) {
        return Some((opening + length, Asked::Recent));
    }
    if let Some(opening) = spelt(atoms, EARLIER_THAN) {
        let (length, period) = single(&atoms[opening..], as_of).filter(|(_, period)| period.shape == Shape::Year)?;
        let end = opening + length;
        let starts = spelt(&atoms[end..], &[&["starts"], &["begins"], &["started"], &["began"], &["kicks", "off"]]).unwrap_or(0);
        let ends = spelt(&atoms[end..], &[&["ends"], &["is", "over"], &["is", "out"], &["was", "over"], &["ended"]]);
        let back = i16::from(ends.is_none());
        return Some((end + ends.unwrap_or(starts), Asked::At(year(period.start.year() - back)?)));
    }
    if let Some(opening) = spelt(atoms, HELD_AGAINST) {
        let (length, period) = single(&atoms[opening..], as_of)?;
        return Some((opening + length, Asked::Against(period)));
    }
    let opening = spelt(atoms, &[&["between"], &["from"]]).unwrap_or(0);
    let (length, first) = single(&atoms[opening..], as_of)?;
    let end = opening + length;
    if let Some(length) = spelt(&atoms[end..], &[&["以", "来"], &["onwards"], &["至", "今"], &["到", "现", "在"]]) {
        return Some((end + length, Asked::Since(first)));
    }
    let joint = joint(&atoms[end..])
        .or_else(|| spelt(&atoms[end..], &[&["and"], &["与"], &["和"]]).filter(|_| opening == 1 && text(atoms, 0) == "between"))?;
    let (length, last) = single(&atoms[end + joint..], as_of)?;
    Some((end + joint + length, Asked::Between(first, last)))
}

/// What stands before a year that is not reached any more.
const EARLIER_THAN: &[&[&str]] =
    &[&["before"], &["prior", "to"], &["by", "the", "start", "of"], &["by", "the", "beginning", "of"], &["until", "the", "start", "of"]];

/// What stands before a period that another is held against.
const HELD_AGAINST: &[&[&str]] = &[
    &["vs"],
    &["vs", "."],
    &["versus"],
    &["than"],
    &["than", "in"],
    &["than", "for"],
    &["against"],
    &["compared", "with"],
    &["compared", "to"],
    &["compared", "with", "in"],
    &["comparing", "to"],
    &["in", "comparison", "with"],
    &["in", "comparison", "to"],
    &["relative", "to"],
];

fn joint(atoms: &[Atom]) -> Option<usize> {
    spelt(atoms, &[&["to"], &["-"], &["~"], &["through"], &["until"], &["till"], &["到"], &["至"], &["up", "to"], &["vs"]])
        .filter(|_| text(atoms, 0) != "vs")
}

/// "the last five years", "the past decade", 近五年
fn recent(atoms: &[Atom]) -> Option<(usize, usize)> {
    const OPENINGS: &[&[&str]] = &[
        &["over", "the", "past"],
        &["over", "the", "last"],
        &["in", "the", "past"],
        &["in", "the", "last"],
        &["the", "past"],
        &["the", "last"],
        &["past"],
        &["last"],
        &["近"],
        &["过", "去"],
        &["这"],
        &["最", "近"],
    ];
    const COUNTS: [&str; 24] = [
        "two", "three", "four", "five", "six", "ten", "few", "couple", "2", "3", "4", "5", "6", "10", "几", "两", "三", "四", "五", "十",
        "六", "several", "decade", "some",
    ];
    let opening = spelt(atoms, OPENINGS)?;
    if !COUNTS.contains(&text(atoms, opening)) {
        return None;
    }
    if text(atoms, opening) == "decade" {
        return Some((opening, 1));
    }
    let of = usize::from(text(atoms, opening + 1) == "of");
    matches!(text(atoms, opening + 1 + of), "years" | "year" | "年").then_some((opening, 2 + of))
}

fn relative(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    const YEARS_BACK: &[(&[&str], i16)] = &[
        (&["this", "year"], 0),
        (&["the", "current", "year"], 0),
        (&["current", "year"], 0),
        (&["last", "year"], 1),
        (&["year", "before", "last"], 2),
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
        (&["following", "year"], -1),
    ];
    const BEFORE: &[&[&str]] = &[
        &["the", "year", "before"],
        &["year", "before"],
        &["a", "year", "earlier"],
        &["year", "earlier"],
        &["the", "previous", "year"],
        &["previous", "year"],
        &["the", "prior", "year"],
        &["prior", "year"],
        &["preceding", "year"],
        &["a", "year", "ago"],
        &["上", "一", "年"],
        &["上", "年"],
        &["前", "一", "年"],
        &["上", "年", "同", "期"],
        &["a", "year", "before"],
        &["the", "preceding", "year"],
    ];
    let back = YEARS_BACK.iter().filter_map(|(row, back)| Some((spelt(atoms, &[row])?, *back))).max_by_key(|(length, _)| *length);
    if let Some((length, back)) = back {
        if text(atoms, length) == "以" || text(atoms, length) == "before" {
            return None;
        }
        if let Some((more, part)) = part_of_year(&atoms[length..], as_of.year() - back) {
            return Some((length + more, Asked::At(part)));
        }
        return year(as_of.year() - back).map(|period| (length, Asked::At(period)));
    }
    let length = spelt(atoms, BEFORE)?;
    // 前一年上半年: the same part of the year before.
    let part = part_of_year(&atoms[length..], as_of.year()).map_or(0, |(length, _)| length);
    Some((length + part, Asked::Before))
}

fn single(atoms: &[Atom], as_of: Date) -> Option<(usize, Period)> {
    fiscal(atoms).or_else(|| day(atoms)).or_else(|| part_then_year(atoms)).or_else(|| {
        let (length, number) = year_number(atoms, as_of)?;
        if let Some((more, part)) = part_of_year(&atoms[length..], number) {
            return Some((length + more, part));
        }
        let more = spelt(&atoms[length..], &[&["年", "度"], &["年", "底"], &["年", "末"], &["年"]]).unwrap_or(0);
        Some((length + more, year(number)?))
    })
}

/// "2022", "22年", "二〇二二", "二二年", "'22"
fn year_number(atoms: &[Atom], as_of: Date) -> Option<(usize, i16)> {
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
    if first.text.as_ref() == "'"
        && atoms.get(1).is_some_and(|next| next.kind == AtomKind::Number && next.text.len() == 2 && next.start == first.end)
    {
        return Some((2, century + text(atoms, 1).parse::<i16>().ok()?));
    }
    let digits: Vec<i16> = atoms.iter().map_while(|atom| chinese_digit(&atom.text)).collect();
    let number = digits.iter().take(4).fold(0, |number, digit| number * 10 + digit);
    match digits.len() {
        4 if YEARS.contains(&number) => Some((4, number)),
        2 if text(atoms, 2) == "年" && digits[0] >= 1 => Some((2, century + number)),
        _ => None,
    }
}

fn chinese_digit(text: &str) -> Option<i16> {
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
    let (month_index, day_index) =
        if month_number(text(atoms, 0)).is_some() { (0, 1) } else { (1 + usize::from(text(atoms, 1) == "of"), 0) };
    let month = month_number(text(atoms, month_index))?;
    let day_atom = atoms.get(day_index)?;
    let day: i8 = day_atom.text.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse().ok().filter(|day| (1..=31).contains(day))?;
    let mut next = month_index.max(day_index) + 1;
    next += usize::from(matches!(text(atoms, next), "st" | "nd" | "rd" | "th"));
    next += usize::from(text(atoms, next) == ",");
    let year = number(next, 4..=4).filter(|year| YEARS.contains(year))?;
    Some((next + 1, on(Date::new(year, month, day).ok()?)))
}

fn on(day: Date) -> Period {
    Period { start: day, end: day, shape: Shape::Day }
}

fn month_number(text: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|month| {
        *month == text || (text.len() >= 3 && text != "mar" && text == &month[..3]) || (text == "sept" && *month == "september")
    })?;
    i8::try_from(index + 1).ok()
}

/// "q3 2022", "third quarter of 2022", "first half of 2024", "june 2022", "end of 2022"
fn part_then_year(atoms: &[Atom]) -> Option<(usize, Period)> {
    const ORDINALS: [&[&str]; 4] = [&["first", "1st"], &["second", "2nd"], &["third", "3rd"], &["fourth", "4th"]];
    let skip = usize::from(text(atoms, 0) == "the");
    let first = text(atoms, skip);
    let ordinal = ORDINALS.iter().position(|words| words.contains(&first)).and_then(|index| i8::try_from(index + 1).ok());
    let (length, part): (usize, Part) = match (first, ordinal, text(atoms, skip + 1)) {
        (_, Some(nth), "quarter") => (2, Part::Quarter(nth)),
        (_, Some(nth @ 1..=2), "half") => (2, Part::Half(nth)),
        ("first", _, "three") if text(atoms, skip + 2) == "quarters" => (3, Part::Months(1, 9)),
        ("first", _, "six" | "6") if text(atoms, skip + 2) == "months" => (3, Part::Half(1)),
        ("last" | "final", _, "six" | "6") if text(atoms, skip + 2) == "months" => (3, Part::Half(2)),
        ("first", _, "three" | "3") if text(atoms, skip + 2) == "months" => (3, Part::Quarter(1)),
        ("first", _, "nine" | "9") if text(atoms, skip + 2) == "months" => (3, Part::Months(1, 9)),
        (word, None, "-" | "to" | "through" | "until" | "till" | "–")
            if month_number(word).is_some() && month_number(text(atoms, skip + 2)).is_some() =>
        {
            (3, Part::Months(month_number(word)?, month_number(text(atoms, skip + 2))?))
        }
        (word, None, _) if part_word(word).is_some() => (1, part_word(word)?),
        (word, None, _) if month_number(word).is_some() => (1, Part::Months(month_number(word)?, month_number(word)?)),
        ("year", None, "end") => (2, Part::Whole),
        ("year", None, "-") if text(atoms, skip + 2) == "end" => (3, Part::Whole),
        ("end" | "close" | "late" | "mid" | "beginning" | "start" | "early", None, _) => (1, Part::Whole),
        _ => return None,
    };
    let mut next = skip + length;
    next += usize::from(matches!(text(atoms, next), "of" | "in" | "," | "-"));
    next += usize::from(text(atoms, next) == "the" && text(atoms, next + 1) == "year") * 2;
    if let Some((more, year)) = fiscal(&atoms[next.min(atoms.len())..]).filter(|(_, year)| year.shape == Shape::FiscalYear) {
        return Some((next + more, in_fiscal_year(part.of(year.start.year())?)?));
    }
    let written = atoms.get(next).filter(|atom| atom.kind == AtomKind::Number)?;
    let number: i16 = written.text.parse().ok()?;
    let number = match written.text.len() {
        4 if YEARS.contains(&number) => number,
        // "end-23"
        2 if text(atoms, next - 1) == "-" => CENTURY + number,
        _ => return None,
    };
    Some((next + 1, part.of(number)?))
}

#[derive(Clone, Copy)]
enum Part {
    Whole,
    Half(i8),
    Quarter(i8),
    Months(i8, i8),
}

impl Part {
    fn of(self, number: i16) -> Option<Period> {
        match self {
            Self::Whole => year(number),
            Self::Half(nth) => months(number, nth * 6 - 5, nth * 6, Shape::Half),
            Self::Quarter(nth) => months(number, nth * 3 - 2, nth * 3, Shape::Quarter),
            Self::Months(first, last) if first == last => months(number, first, last, Shape::Month),
            Self::Months(first, last) => months(number, first, last, Shape::Months),
        }
    }
}

fn part_word(word: &str) -> Option<Part> {
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
fn part_of_year(atoms: &[Atom], number: i16) -> Option<(usize, Period)> {
    let opening = usize::from(text(atoms, 0) == "年") + usize::from(text(atoms, 0) == "-" && part_word(text(atoms, 1)).is_some());
    let rest = &atoms[opening.min(atoms.len())..];
    if let Some(part) = part_word(text(rest, 0)) {
        return Some((opening + 1, part.of(number)?));
    }
    const PARTS: &[(&[&str], Part)] = &[
        (&["上", "半", "年"], Part::Half(1)),
        (&["下", "半", "年"], Part::Half(2)),
        (&["前", "三", "季", "度"], Part::Months(1, 9)),
        (&["前", "三", "个", "季", "度"], Part::Months(1, 9)),
        (&["一", "季", "度"], Part::Quarter(1)),
        (&["二", "季", "度"], Part::Quarter(2)),
        (&["三", "季", "度"], Part::Quarter(3)),
        (&["四", "季", "度"], Part::Quarter(4)),
        (&["第", "一", "季", "度"], Part::Quarter(1)),
        (&["第", "二", "季", "度"], Part::Quarter(2)),
        (&["第", "三", "季", "度"], Part::Quarter(3)),
        (&["第", "四", "季", "度"], Part::Quarter(4)),
        (&["首", "季"], Part::Quarter(1)),
        (&["first", "half"], Part::Half(1)),
        (&["second", "half"], Part::Half(2)),
        (&["first", "quarter"], Part::Quarter(1)),
        (&["second", "quarter"], Part::Quarter(2)),
        (&["third", "quarter"], Part::Quarter(3)),
        (&["fourth", "quarter"], Part::Quarter(4)),
    ];
    if let Some((row, part)) = PARTS.iter().filter(|(row, _)| spelt(rest, &[row]).is_some()).max_by_key(|(row, _)| row.len()) {
        return Some((opening + row.len(), part.of(number)?));
    }
    if opening == 0 {
        return None;
    }
    let (first_length, first) = chinese_month(rest)?;
    if matches!(text(rest, first_length), "-" | "至" | "到") {
        let (last_length, last) = chinese_month(&rest[first_length + 1..])?;
        let length = first_length + 1 + last_length;
        return (text(rest, length) == "月").then(|| Some((opening + length + 1, Part::Months(first, last).of(number)?))).flatten();
    }
    if text(rest, first_length) != "月" {
        return None;
    }
    let end = usize::from(matches!(text(rest, first_length + 1), "底" | "末" | "份"));
    Some((opening + first_length + 1 + end, Part::Months(first, first).of(number)?))
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

/// A calendar year.
#[must_use]
pub fn year(number: i16) -> Option<Period> {
    months(number, 1, 12, Shape::Year)
}

fn fiscal_year(number: i16) -> Option<Period> {
    months(number, 1, 12, Shape::FiscalYear)
}

fn months(number: i16, first: i8, last: i8, shape: Shape) -> Option<Period> {
    let start = Date::new(number, first, 1).ok()?;
    let end = Date::new(number, last, 1).ok()?.last_of_month();
    Some(Period { start, end, shape })
}

#[cfg(test)]
mod tests {
    use super::{Asked, period_at};
    use crate::language::atoms::atoms;
    use crate::language::fold::fold;
    use jiff::civil::date;

    fn read(text: &str) -> Option<String> {
        let folded = fold(text);
        let atoms = atoms(&folded);
        let (length, asked) = period_at(&atoms, date(2023, 5, 1))?;
        let show = |period: super::Period| format!("{}/{}", period.start, period.end);
        Some(format!(
            "{length} {}",
            match asked {
                Asked::At(period) => show(period),
                Asked::Since(period) => format!("since {}", period.start),
                Asked::Between(first, last) => format!("{} to {}", first.start, last.end),
                Asked::Against(period) => format!("against {}", show(period)),
                Asked::Before => "before".into(),
                Asked::Recent => "recent".into(),
            }
        ))
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2022", "1 2022-01-01/2022-12-31"),
            ("2022年", "2 2022-01-01/2022-12-31"),
            ("二二年", "3 2022-01-01/2022-12-31"),
            ("２０２２年上半年", "5 2022-01-01/2022-06-30"),
            ("2022年第三季度", "6 2022-07-01/2022-09-30"),
            ("2022年1-9月", "6 2022-01-01/2022-09-30"),
            ("the first half of 2024", "5 2024-01-01/2024-06-30"),
            ("Q3 2022", "2 2022-07-01/2022-09-30"),
            ("June 2022", "2 2022-06-01/2022-06-30"),
            ("FY2024", "1 2024-01-01/2024-12-31"),
            ("FY2024 Q1", "2 2024-01-01/2024-03-31"),
            ("the first quarter of FY26", "5 2026-01-01/2026-03-31"),
            ("2026财年第一季度", "7 2026-01-01/2026-03-31"),
            ("FY2024-25", "3 2024-01-01/2025-12-31"),
            ("2023/24", "3 2023-01-01/2024-12-31"),
            ("last year", "2 2022-01-01/2022-12-31"),
            ("去年", "2 2022-01-01/2022-12-31"),
            ("since 2021", "2 since 2021-01-01"),
            ("2021年以来", "4 since 2021-01-01"),
            ("from 2021 to 2024", "4 2021-01-01 to 2024-12-31"),
            ("2021到2024年", "4 2021-01-01 to 2024-12-31"),
            ("the year before", "3 before"),
            ("the last five years", "4 recent"),
            ("before 2024 starts", "3 2023-01-01/2023-12-31"),
            ("end-23", "3 2023-01-01/2023-12-31"),
            ("versus 2021", "2 against 2021-01-01/2021-12-31"),
            ("than in 2021", "3 against 2021-01-01/2021-12-31"),
            ("27 march 2023", "3 2023-03-27/2023-03-27"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["8,997", "43000", "2022家", "may i ask", "second question"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
