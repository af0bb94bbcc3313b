//! What is a quantity, and what stays true when quantities are computed with?
//!
//! A [`Quantity`] is an exact decimal, a [`Unit`] and a bound. The bound is what the source really
//! said ("more than 70,000"), and every operation here keeps it true.

mod arithmetic;
mod bounds;
mod currency;
mod exact;
mod interval;
mod judge;
pub(crate) mod measure;
pub mod read;
mod rounding;
mod unit;

pub use arithmetic::ArithmeticFault;
pub use bounds::Bounded;
pub use judge::{Comparison, Judgement, compare, judge};
pub use rounding::Rounding;
pub use rust_decimal::{Decimal, RoundingStrategy};
pub use unit::{Currency, Per, Unit};

/// A value that knows how exactly it is known, and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The value with its bound.
    pub value: Bounded,
    /// What is measured: enterprises, yuan, percent ...
    pub unit: Unit,
}
