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
    let text = text.trim();
    if let Some(fiscal) = text.get(..2).filter(|start| start.eq_ignore_ascii_case("fy")).and_then(|_| text.get(2..)) {
        return fiscal_year(fiscal.trim_start());
    }
    if let Some(first) = text.strip_suffix('-') {
        return Period::since(year(first)?).ok_or(PeriodFault::Year);
    }
    if let Some((first, last)) = text.split_once('/') {
        return if is_number(last, 2) { fiscal_year(text) } else { from_to(first, last) };
    }
    match text.split_once('-') {
        Some((first, last)) if is_number(last, 4) => from_to(first, last),
        Some((_, rest)) if rest.contains('-') => day(text),
        _ => single(text),
    }
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

fn fiscal_year(text: &str) -> Result<Period, PeriodFault> {
    let Some((first, last)) = text.split_once('/') else {
        return Period::fiscal_year(year(text)?).ok_or(PeriodFault::Year);
    };
    let first = year(first)?;
    let next = first.checked_add(1).filter(|next| YEARS.contains(next)).ok_or(PeriodFault::Year)?;
    let follows = match last.len() {
        2 => last.parse() == Ok(next % 100),
        _ => year(last)? == next,
    };
    if follows { Period::fiscal_years(first).ok_or(PeriodFault::Year) } else { Err(PeriodFault::Fiscal(first)) }
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
