//! How are the facts kept: changed, tried before they are public, written so that nothing is lost, and taken back?
//!
//! A [`change::Change`] is a plain value. [`propose::propose`] makes of it the new text of one file, in which nothing else is touched, with the
//! difference, what the check says, and which replies change. [`disk::apply`] writes it, if the file is still what was proposed on.
//! What is edited in the files comes into the same history by [`notice::notice`].

mod byhand;
pub mod change;
pub mod disk;
pub mod due;
mod edit;
mod effect;
pub mod export;
pub mod field;
pub mod notice;
pub mod propose;
mod revert;
mod splice;
mod tidy;
pub mod told;
