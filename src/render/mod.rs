//! How is an answer said?
//!
//! [`reply`] makes an answer a [`piece::Reply`]: lines of pieces, each tagged with what it means, in the words of one
//! language ([`words`]). How they look is decided afterwards: [`plain`] for text and terminals, [`json`] for programs, [`markdown`]
//! for chats. [`label`] is for what is too short for a sentence: a button, a line of a menu.

mod checked;
pub mod classifier;
mod digits;
pub mod drafted;
pub mod json;
pub mod label;
pub mod markdown;
pub mod number;
pub mod picture;
pub mod piece;
pub mod plain;
mod reply;
mod voice;
pub mod words;
mod working;

pub use checked::checked;
pub use reply::{examples, reply};
