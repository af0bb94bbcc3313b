//! What does the engine know of a language that is not of any one subject?

/// A language that questions are asked and answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, in any spelling.
    English,
    /// Chinese, in either script.
    Chinese,
}
