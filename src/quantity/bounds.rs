//! How exactly is a value known?

use rust_decimal::Decimal;

/// A decimal with the bound that its source put on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bounded {
    /// The value itself.
    Exact(Decimal),
    /// Near the value, on either side; how near is not known.
    About(Decimal),
    /// Strictly more than the value.
    Above(Decimal),
    /// The value or more.
    AtLeast(Decimal),
    /// Strictly less than the value.
    Below(Decimal),
    /// The value or less.
    AtMost(Decimal),
    /// Just below the value.
    Nearly(Decimal),
    /// From the first to the second, both included.
    Range(Decimal, Decimal),
}
