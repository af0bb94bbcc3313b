//! For when is a figure stated, and for when is it asked?

use jiff::civil::Date;

/// A span of days that a figure is stated for, and how it was written.
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
