//! What is a word of a message, once it is understood?

use crate::facts::base::MemberId;
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::CountryId;

/// What sort of word a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It has to be explained by the reading.
    Content,
    /// It may help, but restricts nothing.
    Neutral,
    /// Nobody knows it.
    Unknown,
    /// A country other than the base's own.
    Country(CountryId),
    /// A period, by its place in the question's list.
    Period(usize),
    /// A number, by its place in the question's list.
    Number(usize),
    /// A member of a dimension.
    Member(MemberId),
    /// Punctuation.
    Mark,
}

/// A word or phrase of a message. A phrase that means several notions at once is as many tokens.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is as a whole.
    pub class: Class,
    /// The words, folded.
    pub text: Box<str>,
    /// What it may stand for.
    pub features: Vec<FeatureId>,
    /// The operations that it asks for.
    pub cues: Vec<Cue>,
    /// How much it tells about which indicator is meant.
    pub weight: f32,
    /// How sure it is that this was meant: less than 1 where spelling was mended.
    pub confidence: f32,
    /// Whether this stands in the place of another word, which a dictionary has.
    pub doubted: bool,
    /// How surely it restricts what is meant, so that a reading must not leave it out: from 0 to 1.
    pub restricts: f32,
    /// Which clause of the message it stands in.
    pub clause: usize,
}

impl Token {
    /// Whether it has a word: anywhere in Chinese, which is not written in words; in English as one of its own, or several in a row.
    #[must_use]
    pub fn says(&self, word: &str) -> bool {
        // Most tokens are one word, and shorter than what is looked for or other at once: that is settled without looking on.
        let (text, bytes) = (self.text.as_bytes(), word.as_bytes());
        let Some(last) = text.len().checked_sub(bytes.len()) else { return false };
        let Some(first) = bytes.first() else { return true };
        if !word.is_ascii() {
            return self.text.contains(word);
        }
        let opens = |at: usize| {
            text[at] == *first && text[at..].strip_prefix(bytes).is_some_and(|rest| rest.first().is_none_or(|next| *next == b' '))
        };
        last == 0 && opens(0) || last > 0 && (opens(0) || (1..=last).any(|at| text[at - 1] == b' ' && opens(at)))
    }

    /// Whether it may narrow what is asked, surely or by half.
    #[must_use]
    pub fn may_restrict(&self) -> bool {
        self.restricts >= DOUBTFUL
    }

    /// Whether a reading has to explain it.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.restricts >= RESTRICTING
    }
}

/// How surely a word restricts that may be background: one of them is passed over, two are not.
pub(super) const DOUBTFUL: f32 = 0.5;
/// From here on a word restricts so surely that leaving it out would answer another question.
const RESTRICTING: f32 = 0.55;
