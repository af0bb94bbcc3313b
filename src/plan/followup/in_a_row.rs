//! Which turns of phrase does a question have, however it is cut into words?

use crate::plan::evidence::TokenSet;
use crate::plan::readings::Scene;

/// A question's words in a row, to look for turns of phrase in that are cut into words one way or another.
pub(super) struct Words {
    pub text: String,
    /// Where each token begins and ends in the text.
    spans: Vec<(usize, usize)>,
}

impl Words {
    pub fn of(scene: &Scene<'_>) -> Self {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for token in &scene.question.tokens {
            let joins = text.is_empty() || !text.is_ascii() || !token.text.is_ascii();
            text.push_str(if joins { "" } else { " " });
            // "2 年" was written with a space.
            let said = if token.text.is_ascii() { token.text.to_string() } else { token.text.replace(' ', "") };
            spans.push((text.len(), text.len() + said.len()));
            text.push_str(&said);
        }
        Self { text, spans }
    }

    /// Whether a year is written out.
    pub fn has_a_year(&self) -> bool {
        let mut numbers = self.text.split(|byte: char| !byte.is_ascii_digit());
        numbers.any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
    }

    /// The tokens that say a phrase: words of their own in English, anywhere in Chinese.
    pub fn find(&self, phrase: &str) -> Option<TokenSet> {
        let whole = |at: usize| {
            let bytes = self.text.as_bytes();
            let ends = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
            !phrase.is_ascii() || ends(at.checked_sub(1).and_then(|before| bytes.get(before))) && ends(bytes.get(at + phrase.len()))
        };
        let (at, _) = self.text.match_indices(phrase).find(|(at, _)| whole(*at))?;
        let overlaps = |place: &usize| self.spans[*place].0 < at + phrase.len() && at < self.spans[*place].1;
        Some((0..self.spans.len()).filter(overlaps).collect())
    }

    /// The tokens of all of these phrases that are said.
    pub fn any_of(&self, phrases: &[&str]) -> TokenSet {
        phrases.iter().filter_map(|phrase| self.find(phrase)).fold(TokenSet::default(), TokenSet::union)
    }

    /// The longest of some phrases that is said, with what it stands for.
    pub fn longest<T>(&self, phrases: impl Iterator<Item = (String, T)>) -> Option<(T, TokenSet)> {
        let said = phrases.filter_map(|(phrase, what)| Some((phrase.len(), what, self.find(&phrase)?)));
        said.max_by_key(|(length, ..)| *length).map(|(_, what, said)| (what, said))
    }
}
