//! How is an answer said?

pub mod number;
