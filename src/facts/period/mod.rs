//! For when is a figure stated, and for when is it asked?

mod parse;

pub use parse::PeriodFault;

use jiff::civil::Date;
use std::fmt;

/// A span of days that a figure is stated for, and how it was written.
///
/// Made only by [`Period::parse`] and the constructors, which keep this true: `start` is not after `end`; the years lie
/// between 1000 and 9999; both days are edges of what `shape` names (a quarter begins on the first day of its first month);
/// a period with no end stated ends on the last day there is. The edges of a fiscal year are not known to the base: it holds
/// the calendar year it is named for ("FY2024"), or both years that it is written with ("2023/24"), so as to sort and
/// to overlap where it should, but it never claims to contain a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub start: Date,
    /// The last day, included.
    pub end: Date,
    /// How it is written.
    pub shape: Shape,
}

/// How a period is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// "2022"
    Year,
    /// "FY2024", named for the calendar year it ends in unless written with two years ("2023/24").
    FiscalYear,
    /// "FY2026-H1"
    FiscalHalf,
    /// "FY2026-Q1"
    FiscalQuarter,
    /// "2022-H1"
    Half,
    /// "2022-Q3"
    Quarter,
    /// "2022-06"
    Month,
    /// "2022-06-30"
    Day,
    /// "2021/2025": whole years from the first to the last
    Years,
    /// "2022-01/2022-09": whole months from the first to the last
    Months,
    /// "2011-": from the first day on, with no end stated
    Since,
}

/// The years that a period may lie in: those written with four digits.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=9999;

impl Period {
    /// Reads a period in any of the ways that a fact base may write it.
    ///
    /// ```
    /// use smebot::facts::period::Period;
    /// assert_eq!(Period::parse("2021-Q1/2021-Q3").unwrap().to_string(), "2021-01/2021-09");
    /// assert_eq!(Period::parse("2021-2025").unwrap(), Period::years(2021, 2025).unwrap());
    /// assert!(Period::parse("2022-13").is_err());
    /// ```
    ///
    /// # Errors
    /// Says what is wrong with the text where it is no period.
    pub fn parse(text: &str) -> Result<Self, PeriodFault> {
        parse::parse(text)
    }

    /// A calendar year; `None` where it has not four digits.
    pub fn calendar_year(year: i16) -> Option<Self> {
        Self::spanning((year, 1), (year, 12), Shape::Year)
    }

    /// The first or second half of a year.
    pub fn half(year: i16, half: u8) -> Option<Self> {
        let half = i8::try_from(half).ok().filter(|half| (1..=2).contains(half))?;
        Self::spanning((year, half * 6 - 5), (year, half * 6), Shape::Half)
    }

    /// One of the four quarters of a year.
    pub fn quarter(year: i16, quarter: u8) -> Option<Self> {
        let quarter = i8::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter))?;
        Self::spanning((year, quarter * 3 - 2), (year, quarter * 3), Shape::Quarter)
    }

    /// How many months it has, where it begins with the first day of one and ends with the last of one.
    #[must_use]
    pub fn whole_months(self) -> Option<i64> {
        let after = self.end.tomorrow().ok()?;
        let is_whole = self.start.day() == 1 && after.day() == 1;
        let years = i64::from(after.year()) - i64::from(self.start.year());
        let months = years * 12 + i64::from(after.month()) - i64::from(self.start.month());
        (is_whole && months > 0).then_some(months)
    }

    /// A month, counted from 1.
    pub fn month(year: i16, month: u8) -> Option<Self> {
        let month = i8::try_from(month).ok()?;
        Self::spanning((year, month), (year, month), Shape::Month)
    }

    /// One day.
    pub fn day(day: Date) -> Option<Self> {
        YEARS.contains(&day.year()).then_some(Self { start: day, end: day, shape: Shape::Day })
    }

    /// Whole years from the first to the last; `None` unless the first is before the last.
    pub fn years(first: i16, last: i16) -> Option<Self> {
        (first < last).then(|| Self::spanning((first, 1), (last, 12), Shape::Years)).flatten()
    }

    /// Whole months from the first to the last, each a year and a month; `None` unless the first is before the last.
    pub fn months(first: (i16, u8), last: (i16, u8)) -> Option<Self> {
        let first = (first.0, i8::try_from(first.1).ok()?);
        let last = (last.0, i8::try_from(last.1).ok()?);
        (first < last).then(|| Self::spanning(first, last, Shape::Months)).flatten()
    }

    /// A fiscal year, by the one calendar year that it is named for.
    pub fn fiscal_year(year: i16) -> Option<Self> {
        Self::spanning((year, 1), (year, 12), Shape::FiscalYear)
    }

    /// A fiscal year written with the two calendar years that it falls in, by the first of them.
    pub fn fiscal_years(first: i16) -> Option<Self> {
        Self::spanning((first, 1), (first.checked_add(1)?, 12), Shape::FiscalYear)
    }

    /// A half of a fiscal year; like the year it is held in the calendar year that it is named for.
    pub fn fiscal_half(year: i16, half: u8) -> Option<Self> {
        Self::half(year, half).map(|half| Self { shape: Shape::FiscalHalf, ..half })
    }

    /// A quarter of a fiscal year; like the year it is held in the calendar year that it is named for.
    pub fn fiscal_quarter(year: i16, quarter: u8) -> Option<Self> {
        Self::quarter(year, quarter).map(|quarter| Self { shape: Shape::FiscalQuarter, ..quarter })
    }

    /// The part of a fiscal year that bears the name of a part of a calendar year.
    pub fn in_fiscal_year(part: Self, year: i16) -> Option<Self> {
        let nth = |months: i8| u8::try_from((part.start.month() - 1) / months + 1).ok();
        match part.shape {
            Shape::Quarter => Self::fiscal_quarter(year, nth(3)?),
            Shape::Half => Self::fiscal_half(year, nth(6)?),
            _ => None,
        }
    }

    /// What periods come to that follow each other without a gap, in their order: a year, a half, a quarter, or whole months.
    pub fn spanned_by(periods: &[Self]) -> Option<Self> {
        let (first, last) = (periods.first()?, periods.last()?);
        let follows = |pair: &[Self]| pair[0].end.tomorrow().is_ok_and(|next| next == pair[1].start) && !pair[1].is_fiscal();
        if !periods.windows(2).all(follows) || first.is_fiscal() {
            return None;
        }
        let (from, to) = ((first.start.year(), first.start.month()), (last.end.year(), last.end.month()));
        let named = |shape| Self::spanning(from, to, shape).filter(|span| (span.start, span.end) == (first.start, last.end));
        let part = |months: i8| from.0 == to.0 && to.1 - from.1 + 1 == months && to.1 % months == 0;
        named(match () {
            () if part(12) => Shape::Year,
            () if part(6) => Shape::Half,
            () if part(3) => Shape::Quarter,
            () if part(1) => Shape::Month,
            () => Shape::Months,
        })
    }

    /// Whether it is a stretch of about as many days as another.
    pub fn is_as_long_as(&self, other: &Self) -> bool {
        /// More days than a leap year or a long month has more than another, and fewer than tell a month from a quarter.
        const ROUGHLY: u32 = 20;
        self.length_in_days().zip(other.length_in_days()).is_some_and(|(own, its)| own.abs_diff(its) < ROUGHLY)
    }

    /// Whether it is a fiscal year or a part of one.
    pub fn is_fiscal(&self) -> bool {
        matches!(self.shape, Shape::FiscalYear | Shape::FiscalHalf | Shape::FiscalQuarter)
    }

    /// The period that comes so many years, halves, quarters or months after this one, before it where `by` is negative;
    /// `None` where this one is none of those.
    pub fn moved(&self, by: i16, of: Shape) -> Option<Self> {
        let each: i32 = match of {
            Shape::Year => 12,
            Shape::Half if self.shape == of => 6,
            Shape::Quarter if self.shape == of => 3,
            Shape::Month if self.shape == of => 1,
            _ => return None,
        };
        let by = i32::from(by) * each;
        let first = |date: Date| {
            let months = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + by;
            Date::new(i16::try_from(months.div_euclid(12)).ok()?, i8::try_from(months.rem_euclid(12) + 1).ok()?, 1).ok()
        };
        let movable = self.shape != Shape::Since && self.shape != Shape::Day;
        movable.then(|| Some(Self { start: first(self.start)?, end: first(self.end)?.last_of_month(), shape: self.shape })).flatten()
    }

    /// Whether another period is the same part of its year as this one.
    pub fn is_same_part(&self, other: &Self) -> bool {
        let part = |period: &Self| (period.start.month(), period.end.month(), period.end.year() - period.start.year());
        part(self) == part(other) && self.start.day() == 1 && other.start.day() == 1 && self.is_fiscal() == other.is_fiscal()
    }

    /// From the first day of a year on, with no end stated.
    pub fn since(year: i16) -> Option<Self> {
        let start = Date::new(year, 1, 1).ok()?;
        YEARS.contains(&year).then_some(Self { start, end: Date::MAX, shape: Shape::Since })
    }

    fn spanning(first: (i16, i8), last: (i16, i8), shape: Shape) -> Option<Self> {
        let start = Date::new(first.0, first.1, 1).ok()?;
        let end = Date::new(last.0, last.1, 1).ok()?.last_of_month();
        (YEARS.contains(&first.0) && YEARS.contains(&last.0)).then_some(Self { start, end, shape })
    }

    /// Whether every day of the other period surely lies in this one.
    ///
    /// A fiscal year or a part of one contains only itself, because its edges are not known.
    pub fn contains(&self, other: &Self) -> bool {
        let spans = self.start <= other.start && other.end <= self.end;
        self == other || (spans && !self.is_fiscal() && !other.is_named_fiscal())
    }

    /// Whether the two periods may have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// How many days it has; `None` where no end is stated. A fiscal year counts as 365.
    pub fn length_in_days(&self) -> Option<u32> {
        match self.shape {
            Shape::Since => None,
            Shape::FiscalYear => Some(365),
            Shape::FiscalHalf
            | Shape::FiscalQuarter
            | Shape::Year
            | Shape::Half
            | Shape::Quarter
            | Shape::Month
            | Shape::Day
            | Shape::Years
            | Shape::Months => u32::try_from(self.end.duration_since(self.start).as_hours() / 24 + 1).ok(),
        }
    }

    /// The one calendar year that it lies in, or that a fiscal year is named for; `None` where there are several.
    pub fn year(&self) -> Option<i16> {
        (self.start.year() == self.end.year()).then_some(self.start.year())
    }

    /// Whether it is a fiscal year named for one calendar year, which it may begin before.
    fn is_named_fiscal(&self) -> bool {
        self.is_fiscal() && self.start.year() == self.end.year()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, last) = (self.start.year(), self.start.month(), self.end.year());
        match self.shape {
            Shape::Year => write!(f, "{year}"),
            Shape::FiscalYear if year == last => write!(f, "FY{year}"),
            Shape::FiscalYear => write!(f, "{year}/{:02}", last % 100),
            Shape::FiscalHalf => write!(f, "FY{year}-H{}", month / 6 + 1),
            Shape::FiscalQuarter => write!(f, "FY{year}-Q{}", month / 3 + 1),
            Shape::Half => write!(f, "{year}-H{}", month / 6 + 1),
            Shape::Quarter => write!(f, "{year}-Q{}", month / 3 + 1),
            Shape::Month => write!(f, "{year}-{month:02}"),
            Shape::Day => write!(f, "{year}-{month:02}-{:02}", self.start.day()),
            Shape::Years => write!(f, "{year}/{last}"),
            Shape::Months => write!(f, "{year}-{month:02}/{last}-{:02}", self.end.month()),
            Shape::Since => write!(f, "{year}-"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_period_has_one_canonical_form() {
        for (written, canonical) in [
            ("2022", "2022"),
            (" 2022 ", "2022"),
            ("2022-H1", "2022-H1"),
            ("2022-h2", "2022-H2"),
            ("2022-Q1", "2022-Q1"),
            ("2022-Q4", "2022-Q4"),
            ("2022-06", "2022-06"),
            ("2022-06-30", "2022-06-30"),
            ("2021/2025", "2021/2025"),
            ("2021-2025", "2021/2025"),
            ("2022-01/2022-09", "2022-01/2022-09"),
            ("2021-Q1/2021-Q3", "2021-01/2021-09"),
            ("2021-H1/2022-H1", "2021-01/2022-06"),
            ("FY2024", "FY2024"),
            ("2023/24", "2023/24"),
            ("FY2023/24", "2023/24"),
            ("1999/00", "1999/00"),
            ("2011-", "2011-"),
            ("FY2024-25", "2024/25"),
            ("FY 2024-25", "2024/25"),
            ("2024-25", "2024/25"),
            ("FY2024/2025", "2024/25"),
            ("AY2023/24", "2023/24"),
            ("FY26", "FY2026"),
            ("FY2026-Q1", "FY2026-Q1"),
            ("FY2026 H1", "FY2026-H1"),
            ("Q1 FY2026", "FY2026-Q1"),
            ("Q1 2024", "2024-Q1"),
            ("2024Q1", "2024-Q1"),
            ("2024 H1", "2024-H1"),
            ("H1-2024", "2024-H1"),
            ("first half of 2024", "2024-H1"),
            ("2010/06", "2010-06"),
            ("2024年", "2024"),
            ("2024年底", "2024"),
            ("2024年3月", "2024-03"),
            ("2024年3月31日", "2024-03-31"),
            ("2024年上半年", "2024-H1"),
            ("2024年第一季度", "2024-Q1"),
            ("2024财年", "FY2024"),
            ("March 2024", "2024-03"),
            ("Sept 2024", "2024-09"),
            ("2022-06-01/2022-06-30", "2022-06"),
            ("2022-01-01/2022-09-30", "2022-01/2022-09"),
            ("2021-01-01/2022-12-31", "2021/2022"),
        ] {
            let period = Period::parse(written).unwrap_or_else(|fault| panic!("{written}: {fault}"));
            assert_eq!(period.to_string(), canonical, "{written}");
            assert_eq!(Period::parse(canonical).unwrap(), period, "{canonical} reads as it was written");
        }
    }

    #[test]
    fn what_is_no_period_is_refused_with_a_reason() {
        for (written, reason) in [
            ("", "a period"),
            ("last year", "a period"),
            ("22", "a period"),
            ("２０２２", "a period"),
            ("2022-13", "month 13"),
            ("2022-00", "month 0"),
            ("2022-Q5", "quarter 5"),
            ("2022-H3", "half 3"),
            ("2022-02-30", "no day"),
            ("2025/2021", "after"),
            ("2022/2022", "after"),
            ("2022-09/2022-01", "after"),
            ("2023/25", "follow"),
            ("0999", "1000"),
            ("2022-06-03/2022-06-30", "a period"),
            ("2024-W12", "a period"),
            ("FY2024-27", "follow"),
        ] {
            let fault = Period::parse(written).expect_err(written).to_string();
            assert!(fault.contains(reason), "{written}: {fault}");
        }
    }

    #[test]
    fn a_fiscal_year_contains_itself_and_no_calendar_year() {
        let [year, fiscal, both] = ["2024", "FY2024", "2023/24"].map(|text| Period::parse(text).unwrap());
        assert!(fiscal.contains(&fiscal) && !fiscal.contains(&year) && !year.contains(&fiscal) && !both.contains(&year));
        assert!(year.overlaps(&fiscal) && year.overlaps(&both));
        assert!(Period::parse("2021/2025").unwrap().contains(&both));
    }

    #[test]
    fn lengths_count_both_edges() {
        for (written, days) in [("2024", Some(366)), ("2022-06", Some(30)), ("2022-06-30", Some(1)), ("2011-", None)] {
            assert_eq!(Period::parse(written).unwrap().length_in_days(), days, "{written}");
        }
    }
}
