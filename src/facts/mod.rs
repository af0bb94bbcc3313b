//! The fact base: what is held, and how is it looked up?

pub mod base;
pub mod period;
