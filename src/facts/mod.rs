//! The fact base: what is held, how is it read from its files, and what is wrong with them?
//!
//! [`load::load`] is lenient: a fault costs what it stands on and never the whole base, so that the bot can answer from the rest.
//! [`check::check`] is strict: it finds every fault that loading did not have to look for, and `smebot check` shows them all.

pub mod against;
pub mod base;
pub mod check;
pub mod diagnostics;
pub mod index;
pub mod load;
pub mod period;
pub mod problem;
pub mod quotas;
