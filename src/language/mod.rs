//! What does the engine know of a language that is not of any one subject?

pub mod atoms;
pub mod cue;
pub mod fold;
pub mod lexicon;
pub mod ordinary;
pub mod segment;
pub mod sound;
pub mod trie;

/// A language that questions are asked and answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, in any spelling.
    English,
    /// Chinese, in either script.
    Chinese,
}

/// Whether a character is a Chinese one.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇' | '\u{20000}'..='\u{2ebef}')
}
