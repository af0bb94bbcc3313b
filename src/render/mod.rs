//! How is an answer said?

pub mod digits;
pub mod number;
