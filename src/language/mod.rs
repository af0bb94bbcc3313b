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

use serde::{Deserialize, Serialize};

/// A language that questions are asked and answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English, in any spelling.
    English,
    /// Chinese, in either script.
    Chinese,
}

impl Language {
    /// What it is called in files and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }
}
