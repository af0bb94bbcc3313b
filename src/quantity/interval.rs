//! Between which ends does a bounded value lie, and what becomes of the ends in a computation?

use super::bounds::Bounded;
use super::exact::{self, Toward};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing is known on this side.
    Unknown,
    /// The value, which belongs to the interval.
    Closed(Decimal),
    /// The value, which does not belong to the interval.
    Open(Decimal),
}

/// Everything between two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    /// The lower end.
    pub low: End,
    /// The upper end.
    pub high: End,
}

impl End {
    /// The number at the end, where there is one.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Unknown => None,
            Self::Closed(value) | Self::Open(value) => Some(value),
        }
    }

    fn negated(self) -> Self {
        match self {
            Self::Unknown => Self::Unknown,
            Self::Closed(value) => Self::Closed(-value),
            Self::Open(value) => Self::Open(-value),
        }
    }

    /// The end at a value, closed where both ends that made it were.
    fn made_of(value: Decimal, left: Self, right: Self) -> Self {
        match (left, right) {
            (Self::Closed(_), Self::Closed(_)) => Self::Closed(value),
            _ => Self::Open(value),
        }
    }
}

impl Interval {
    /// The interval that a bound states; `None` for "about", which states none.
    ///
    /// "Nearly" has no lower end: how near is not known.
    pub fn of(bounded: Bounded) -> Option<Self> {
        let (low, high) = match bounded {
            Bounded::Exact(value) => (End::Closed(value), End::Closed(value)),
            Bounded::About(_) => return None,
            Bounded::Above(value) => (End::Open(value), End::Unknown),
            Bounded::AtLeast(value) => (End::Closed(value), End::Unknown),
            Bounded::Below(value) | Bounded::Nearly(value) => (End::Unknown, End::Open(value)),
            Bounded::AtMost(value) => (End::Unknown, End::Closed(value)),
            Bounded::Range(low, high) => (End::Closed(low.min(high)), End::Closed(low.max(high))),
        };
        Some(Self { low, high })
    }

    /// The interval with what the sign is known to be: what is nearly 40 is more than 0.
    pub fn with_sign(bounded: Bounded) -> Option<Self> {
        let mut interval = Self::of(bounded)?;
        if let Bounded::Nearly(value) = bounded
            && value > Decimal::ZERO
        {
            interval.low = End::Open(Decimal::ZERO);
        }
        Some(interval)
    }

    /// The bound that says as much of the interval as one bound can; `None` where it is no bound at all.
    ///
    /// An open end at zero only repeats the sign and gives way to the other end.
    pub fn bounded(self) -> Option<Bounded> {
        use End::{Closed, Open, Unknown};
        let bounded = match (self.low, self.high) {
            (Unknown, Unknown) => return None,
            (Open(low), Unknown) if low.is_zero() => return None,
            (Unknown, Open(high)) if high.is_zero() => return None,
            (Closed(low), Closed(high)) if low == high => Bounded::Exact(low),
            (Open(low), Open(high)) if low.is_zero() && high > low => Bounded::Below(high),
            (Open(low), Closed(high)) if low.is_zero() && high > low => Bounded::AtMost(high),
            (Open(low), Open(high)) if high.is_zero() && low < high => Bounded::Above(low),
            (Closed(low), Open(high)) if high.is_zero() && low < high => Bounded::AtLeast(low),
            (Closed(low) | Open(low), Closed(high) | Open(high)) => Bounded::Range(low, high),
            (Open(low), Unknown) => Bounded::Above(low),
            (Closed(low), Unknown) => Bounded::AtLeast(low),
            (Unknown, Open(high)) => Bounded::Below(high),
            (Unknown, Closed(high)) => Bounded::AtMost(high),
        };
        Some(bounded)
    }

    /// Every value with its sign turned.
    pub fn negated(self) -> Self {
        Self { low: self.high.negated(), high: self.low.negated() }
    }

    /// Every sum of a value of each; `None` where an end is too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        let end = |left: End, right: End, toward| match (left.value(), right.value()) {
            (Some(a), Some(b)) => exact::add(a, b, toward).map(|sum| End::made_of(sum, left, right)),
            _ => Some(End::Unknown),
        };
        Some(Self { low: end(self.low, other.low, Toward::Down)?, high: end(self.high, other.high, Toward::Up)? })
    }

    /// Every product of a value of each; `None` where an end is too large.
    pub fn times(self, other: Self) -> Option<Self> {
        let mut low: Option<Reach> = None;
        let mut high: Option<Reach> = None;
        for (left, left_side) in [(self.low, Ordering::Less), (self.high, Ordering::Greater)] {
            for (right, right_side) in [(other.low, Ordering::Less), (other.high, Ordering::Greater)] {
                let down = Reach::product((left, left_side), (right, right_side), Toward::Down)?;
                let up = Reach::product((left, left_side), (right, right_side), Toward::Up)?;
                low = Some(low.map_or(down, |other| other.lower(down)));
                high = Some(high.map_or(up, |other| other.higher(up)));
            }
        }
        Some(Self { low: low?.end(), high: high?.end() })
    }

    /// Whether zero is among the values other than as an end that only marks the sign.
    pub fn straddles_zero(self) -> bool {
        let positive = self.low.value().is_some_and(|low| low >= Decimal::ZERO);
        let negative = self.high.value().is_some_and(|high| high <= Decimal::ZERO);
        positive == negative
    }

    /// Every quotient of a value of each; `None` where an end is too large or the divisor straddles zero.
    ///
    /// A zero that is an end of the divisor is left out: dividing by nothing was never meant.
    pub fn over(self, divisor: Self) -> Option<Self> {
        if divisor.straddles_zero() {
            return None;
        }
        if divisor.high.value().is_some_and(|high| high <= Decimal::ZERO) {
            return self.negated().over_positive(divisor.negated());
        }
        self.over_positive(divisor)
    }

    fn over_positive(self, divisor: Self) -> Option<Self> {
        let by_least = |end: End, side: Ordering| end.value().is_some_and(|value| value.cmp(&Decimal::ZERO) == side);
        let below = if by_least(self.low, Ordering::Less) { divisor.low } else { divisor.high };
        let above = if by_least(self.high, Ordering::Greater) { divisor.low } else { divisor.high };
        Some(Self { low: quotient(self.low, below, Toward::Down)?, high: quotient(self.high, above, Toward::Up)? })
    }
}

fn quotient(dividend: End, divisor: End, toward: Toward) -> Option<End> {
    let Some(value) = dividend.value() else {
        return Some(End::Unknown);
    };
    if value.is_zero() {
        return Some(dividend);
    }
    match divisor.value() {
        None => Some(End::Open(Decimal::ZERO)),
        Some(zero) if zero.is_zero() => Some(End::Unknown),
        Some(by) => exact::divide(value, by, toward).map(|quotient| End::made_of(quotient, dividend, divisor)),
    }
}

/// How far a product of two ends reaches.
#[derive(Clone, Copy, Debug)]
enum Reach {
    Lowest,
    To(Decimal, bool),
    Highest,
}

impl Reach {
    fn product(left: (End, Ordering), right: (End, Ordering), toward: Toward) -> Option<Self> {
        let reach = match (left.0.value(), right.0.value()) {
            (Some(a), Some(b)) => {
                let closed = |end: End, value: Decimal| matches!(end, End::Closed(_)) && value.is_zero();
                let both = matches!((left.0, right.0), (End::Closed(_), End::Closed(_)));
                let attained = both || closed(left.0, a) || closed(right.0, b);
                Self::To(exact::multiply(a, b, toward)?, attained)
            }
            (Some(value), None) => Self::beyond(left.0, value, right.1),
            (None, Some(value)) => Self::beyond(right.0, value, left.1),
            (None, None) if left.1 == right.1 => Self::Highest,
            (None, None) => Self::Lowest,
        };
        Some(reach)
    }

    /// The product of an end with what has no end on the given side.
    fn beyond(end: End, value: Decimal, side: Ordering) -> Self {
        let sign = value.cmp(&Decimal::ZERO);
        if sign == Ordering::Equal {
            Self::To(Decimal::ZERO, matches!(end, End::Closed(_)))
        } else if sign == side {
            Self::Highest
        } else {
            Self::Lowest
        }
    }

    fn lower(self, other: Self) -> Self {
        match (self, other) {
            (Self::Lowest, _) | (_, Self::Lowest) => Self::Lowest,
            (Self::Highest, reach) | (reach, Self::Highest) => reach,
            (Self::To(a, a_closed), Self::To(b, b_closed)) => match a.cmp(&b) {
                Ordering::Less => self,
                Ordering::Equal => Self::To(a, a_closed || b_closed),
                Ordering::Greater => other,
            },
        }
    }

    fn higher(self, other: Self) -> Self {
        match (self, other) {
            (Self::Highest, _) | (_, Self::Highest) => Self::Highest,
            (Self::Lowest, reach) | (reach, Self::Lowest) => reach,
            (Self::To(a, a_closed), Self::To(b, b_closed)) => match a.cmp(&b) {
                Ordering::Greater => self,
                Ordering::Equal => Self::To(a, a_closed || b_closed),
                Ordering::Less => other,
            },
        }
    }

    fn end(self) -> End {
        match self {
            Self::Lowest | Self::Highest => End::Unknown,
            Self::To(value, true) => End::Closed(value),
            Self::To(value, false) => End::Open(value),
        }
    }
}
