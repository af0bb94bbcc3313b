//! What does the engine know of a language that is not of any one subject?

pub mod atoms;
pub mod cue;
pub mod fold;
pub mod frozen;
pub mod lexicon;
pub mod ordinary;
pub mod script;
pub mod segment;
pub mod sound;
pub mod traditional;
pub mod trie;

pub use script::is_han;

/// A language that questions are asked and answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, in any spelling.
    English,
    /// Chinese, in either script.
    Chinese,
}
