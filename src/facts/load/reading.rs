//! Which value do the words of a source state, and does it fit the indicator?

use crate::quantity::{Bounded, Unit};

/// Why the words cannot be read, and what to do about it.
pub(super) struct ReadingFault {
    pub(super) message: String,
    pub(super) help: String,
}

/// Reads the words of a source as a value in an indicator's unit.
pub(super) fn read(stated: &str, _unit: &Unit) -> Result<Bounded, ReadingFault> {
    let digits: String = stated
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '.')
        .collect();
    digits
        .parse()
        .map(Bounded::Exact)
        .map_err(|_| ReadingFault {
            message: format!("cannot read {stated:?} as a figure"),
            help: "write the number with the words of the source".into(),
        })
}
