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

impl Bounded {
    /// The number that the bound is put on; of a range the middle.
    ///
    /// A point to order or to estimate by, never a value to print alone.
    pub fn point(&self) -> Decimal {
        match *self {
            Self::Range(low, high) => {
                // OK because halving first cannot overflow; the digit that may be lost is the 28th.
                let half = Decimal::TWO;
                low / half + high / half
            }
            Self::Exact(value)
            | Self::About(value)
            | Self::Above(value)
            | Self::AtLeast(value)
            | Self::Below(value)
            | Self::AtMost(value)
            | Self::Nearly(value) => value,
        }
    }

    /// Whether the value itself is known.
    pub fn is_exact(&self) -> bool {
        matches!(self, Self::Exact(_))
    }

    /// The same bound without trailing zeros in its decimals, so that equal values look equal.
    pub fn normalized(self) -> Self {
        match self {
            Self::Exact(value) => Self::Exact(value.normalize()),
            Self::About(value) => Self::About(value.normalize()),
            Self::Above(value) => Self::Above(value.normalize()),
            Self::AtLeast(value) => Self::AtLeast(value.normalize()),
            Self::Below(value) => Self::Below(value.normalize()),
            Self::AtMost(value) => Self::AtMost(value.normalize()),
            Self::Nearly(value) => Self::Nearly(value.normalize()),
            Self::Range(low, high) => Self::Range(low.normalize(), high.normalize()),
        }
    }

    /// The same knowledge of something that cannot be negative, such as a count.
    ///
    /// "Less than 70,000" then has a floor, which a division by it needs: the range from 0 to 70,000.
    pub fn non_negative(self) -> Self {
        match self {
            Self::Below(high) | Self::AtMost(high) if high >= Decimal::ZERO => Self::Range(Decimal::ZERO, high),
            Self::Range(low, high) if low < Decimal::ZERO && high >= Decimal::ZERO => Self::Range(Decimal::ZERO, high),
            Self::Above(low) if low < Decimal::ZERO => Self::AtLeast(Decimal::ZERO),
            Self::AtLeast(low) if low < Decimal::ZERO => Self::AtLeast(Decimal::ZERO),
            other => other,
        }
    }
}
