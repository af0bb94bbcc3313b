//! Which period does a fact base mean by a text?

use super::{Period, YEARS};
use jiff::civil::Date;
use std::fmt;

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodFault {
    /// It is written in no way that is known.
    Form,
    /// The year has not four digits, or begins with 0.
    Year,
    /// There is no such month.
    Month(u8),
    /// There is no such quarter.
    Quarter(u8),
    /// There is no such half.
    Half(u8),
    /// The month has no such day.
    Day,
    /// The first is not before the last.
    Order,
    /// The two years of a fiscal year do not follow one another.
    Fiscal(i16),
}

impl fmt::Display for PeriodFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("it is not written like a period"),
            Self::Year => f.write_str("a year lies between 1000 and 9999"),
            Self::Month(month) => write!(f, "there is no month {month}"),
            Self::Quarter(quarter) => write!(f, "there is no quarter {quarter}"),
            Self::Half(half) => write!(f, "there is no half {half}"),
            Self::Day => f.write_str("the month has no day like that"),
            Self::Order => f.write_str("its end has to come after its start"),
            Self::Fiscal(first) => write!(
                f,
                "the years of a fiscal year follow one another, as in {first}/{:02}; whole years are written as in {first}/{}",
                (first + 1) % 100,
                first + 4
            ),
        }
    }
}

/// A part of a year, or the whole of it.
#[derive(Clone, Copy)]
enum Part {
    Year,
    Half(u8),
    Quarter(u8),
    Month(u8),
}

pub(super) fn parse(text: &str) -> Result<Period, PeriodFault> {
    let text = canonical(text);
    let text = text.as_str();
    for name in ["FY", "AY", "SY"] {
        if let Some(fiscal) = text.strip_prefix(name) {
            return fiscal_year(fiscal);
        }
    }
    if let Some(first) = text.strip_suffix('-') {
        return Period::since(year(first)?).ok_or(PeriodFault::Year);
    }
    if let Some((first, last)) = text.split_once('/') {
        let month = is_number(last, 2) && fiscal_year(text).is_err() && last <= "12" && last != "00";
        return match (first.matches('-').count(), last.matches('-').count()) {
            _ if month => single(&format!("{first}-{last}")),
            (0, 0) if is_number(last, 2) => fiscal_year(text),
            (2, 2) => from_day_to_day(day(first)?, day(last)?),
            _ => from_to(first, last),
        };
    }
    match text.split_once('-') {
        Some((first, last)) if is_number(last, 4) => from_to(first, last),
        // A month ends at 12, so that "2024-25" is two years that follow one another.
        Some((_, last)) if is_number(last, 2) && last > "12" && fiscal_year(text).is_ok() => fiscal_year(text),
        Some((_, rest)) if rest.contains('-') && is_number(&rest[..rest.find('-').unwrap_or(0)], 2) => day(text),
        _ => single(text),
    }
}

/// A period as this module reads it, whichever of the usual ways it was written in: "Q1 2024", "2024Q1", "FY 2024-25", "2024年上半年".
fn canonical(text: &str) -> String {
    #[rustfmt::skip]
    const WORDS: &[(&str, &str)] = &[
        ("FISCAL YEAR", "FY"), ("FISCAL", "FY"), ("FINANCIAL YEAR", "FY"), ("ACADEMIC YEAR", "AY"), ("SCHOOL YEAR", "SY"), ("–", "-"), ("—", "-"),
        ("年第一季度", "-Q1"), ("年第二季度", "-Q2"), ("年第三季度", "-Q3"), ("年第四季度", "-Q4"), ("年一季度", "-Q1"), ("年二季度", "-Q2"),
        ("年三季度", "-Q3"), ("年四季度", "-Q4"), ("年上半年", "-H1"), ("年下半年", "-H2"), ("财政年度", "财年"), ("年底", ""), ("年末", ""),
        ("FIRST QUARTER OF ", "Q1 "), ("SECOND QUARTER OF ", "Q2 "), ("THIRD QUARTER OF ", "Q3 "), ("FOURTH QUARTER OF ", "Q4 "),
        ("FIRST HALF OF ", "H1 "), ("SECOND HALF OF ", "H2 "), ("END OF ", ""), ("SINCE ", "-"),
        ("JANUARY", "M01"), ("FEBRUARY", "M02"), ("MARCH", "M03"), ("APRIL", "M04"), ("JUNE", "M06"), ("JULY", "M07"), ("AUGUST", "M08"),
        ("SEPTEMBER", "M09"), ("OCTOBER", "M10"), ("NOVEMBER", "M11"), ("DECEMBER", "M12"), ("JAN", "M01"), ("FEB", "M02"), ("MAR", "M03"),
        ("APR", "M04"), ("MAY", "M05"), ("JUN", "M06"), ("JUL", "M07"), ("AUG", "M08"), ("SEPT", "M09"), ("SEP", "M09"), ("OCT", "M10"),
        ("NOV", "M11"), ("DEC", "M12"),
    ];
    let mut text = text.trim().to_uppercase();
    // Most periods are digits and signs.
    if text.chars().any(|letter| letter.is_alphabetic() || letter == '–' || letter == '—') {
        for (from, to) in WORDS {
            text = text.replace(from, to);
        }
        if let Some(since) = text.strip_prefix('-') {
            text = format!("{since}-");
        }
        if let Some(fiscal) = text.split_once("财年").map(|(year, rest)| format!("FY{year}{rest}")) {
            text = fiscal;
        }
        text = text.strip_suffix('年').map_or(text.clone(), str::to_owned);
        if let Some((year, month)) = text.split_once('年') {
            let month = month.trim_end_matches('日').replace('月', "-");
            text = format!("{year}-{}", month.split('-').map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-"));
            text = text.strip_suffix("-00").map_or(text.clone(), str::to_owned);
        }
    }
    let text = text.replace(' ', "");
    part_behind(&text)
}

/// "Q12024" and "2024Q1" as "2024-Q1", "M062024" as "2024-06", "Q1FY2026" as "FY2026-Q1".
fn part_behind(text: &str) -> String {
    let is_part = |part: &str| matches!(part.as_bytes(), [b'Q' | b'H', b'0'..=b'9'] | [b'M', b'0'..=b'9', b'0'..=b'9']);
    let joined = |year: &str, part: &str| format!("{}-{}", year.trim_matches('-'), part.trim_start_matches('M'));
    for length in [2, 3] {
        if let Some((part, year)) = text.split_at_checked(length).filter(|(part, year)| is_part(part) && !year.is_empty()) {
            return joined(year, part);
        }
        let at = text.len().saturating_sub(length);
        if let Some((year, part)) =
            text.split_at_checked(at).filter(|(year, part)| is_part(part) && !year.is_empty() && !year.contains('/'))
        {
            return joined(year, part);
        }
    }
    text.to_owned()
}

fn from_day_to_day(first: Period, last: Period) -> Result<Period, PeriodFault> {
    let (start, end) = (first.start, last.end);
    if start >= end {
        return Err(PeriodFault::Order);
    }
    // Days that are not the edges of months are no period of statistics.
    if start.day() != 1 || end != end.last_of_month() {
        return Err(PeriodFault::Form);
    }
    let whole_years = start.month() == 1 && end.month() == 12;
    let (year, month) = (start.year(), start.month().unsigned_abs());
    let period = match (whole_years, (year, month) == (end.year(), end.month().unsigned_abs())) {
        (true, _) if year == end.year() => Period::calendar_year(year),
        (true, _) => Period::years(year, end.year()),
        (false, true) => Period::month(year, month),
        (false, false) => Period::months((year, month), (end.year(), end.month().unsigned_abs())),
    };
    period.ok_or(PeriodFault::Year)
}

fn single(text: &str) -> Result<Period, PeriodFault> {
    let (year, part) = part(text)?;
    match part {
        Part::Year => Period::calendar_year(year).ok_or(PeriodFault::Year),
        Part::Half(half) => Period::half(year, half).ok_or(PeriodFault::Half(half)),
        Part::Quarter(quarter) => Period::quarter(year, quarter).ok_or(PeriodFault::Quarter(quarter)),
        Part::Month(month) => Period::month(year, month).ok_or(PeriodFault::Month(month)),
    }
}

fn from_to(first: &str, last: &str) -> Result<Period, PeriodFault> {
    let (start, end) = (part(first)?, part(last)?);
    if let (Part::Year, Part::Year) = (start.1, end.1) {
        return Period::years(start.0, end.0).ok_or(PeriodFault::Order);
    }
    let (from, to) = (single(first)?, single(last)?);
    let month = |date: Date| (date.year(), date.month().unsigned_abs());
    Period::months(month(from.start), month(to.end)).filter(|_| from.start <= to.start).ok_or(PeriodFault::Order)
}

/// "2024", "26", "2024/25", "2024-25", "2024/2025", "2026-Q1"
fn fiscal_year(text: &str) -> Result<Period, PeriodFault> {
    let text = text.trim_start_matches('-');
    let (first, last) = match text.split_once(['/', '-']) {
        Some((first, last)) => (short_year(first)?, last),
        None => return Period::fiscal_year(short_year(text)?).ok_or(PeriodFault::Year),
    };
    if let [kind @ (b'H' | b'Q'), digit @ b'0'..=b'9'] = last.as_bytes() {
        let nth = digit - b'0';
        return match kind {
            b'H' => Period::fiscal_half(first, nth).ok_or(PeriodFault::Half(nth)),
            _ => Period::fiscal_quarter(first, nth).ok_or(PeriodFault::Quarter(nth)),
        };
    }
    let next = first.checked_add(1).filter(|next| YEARS.contains(next)).ok_or(PeriodFault::Year)?;
    let follows = match last.len() {
        2 => is_number(last, 2) && last.parse() == Ok(next % 100),
        _ => year(last)? == next,
    };
    if follows { Period::fiscal_years(first).ok_or(PeriodFault::Year) } else { Err(PeriodFault::Fiscal(first)) }
}

/// A year of four digits, or of two as fiscal years are often written.
fn short_year(text: &str) -> Result<i16, PeriodFault> {
    if is_number(text, 2) { text.parse::<i16>().map(|year| 2000 + year).map_err(|_| PeriodFault::Form) } else { year(text) }
}

fn day(text: &str) -> Result<Period, PeriodFault> {
    let mut pieces = text.split('-');
    let (Some(first), Some(month), Some(day), None) = (pieces.next(), pieces.next(), pieces.next(), pieces.next()) else {
        return Err(PeriodFault::Form);
    };
    if !is_number(month, 2) || !is_number(day, 2) {
        return Err(PeriodFault::Form);
    }
    let year = year(first)?;
    let month: u8 = month.parse().map_err(|_| PeriodFault::Form)?;
    let day: i8 = day.parse().map_err(|_| PeriodFault::Form)?;
    let first = Period::month(year, month).ok_or(PeriodFault::Month(month))?.start;
    Date::new(year, first.month(), day).ok().and_then(Period::day).ok_or(PeriodFault::Day)
}

fn part(text: &str) -> Result<(i16, Part), PeriodFault> {
    let Some((first, rest)) = text.split_once('-') else {
        return Ok((year(text)?, Part::Year));
    };
    let first = year(first)?;
    let number = |digits: &str| digits.parse::<u8>().map_err(|_| PeriodFault::Form);
    let part = match rest.as_bytes() {
        [b'H' | b'h', b'0'..=b'9'] => Part::Half(number(&rest[1..])?),
        [b'Q' | b'q', b'0'..=b'9'] => Part::Quarter(number(&rest[1..])?),
        [b'0'..=b'9', b'0'..=b'9'] => Part::Month(number(rest)?),
        _ => return Err(PeriodFault::Form),
    };
    Ok((first, part))
}

fn year(text: &str) -> Result<i16, PeriodFault> {
    if !is_number(text, 4) {
        return Err(PeriodFault::Form);
    }
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or(PeriodFault::Year)
}

fn is_number(text: &str, digit_count: usize) -> bool {
    text.len() == digit_count && text.bytes().all(|byte| byte.is_ascii_digit())
}
