//! Which words name a river, a lake or an island: "the Pearl River" is no river that is spoken of without its name.

use super::tokens::{Class, Maker};
use crate::language::Language;

/// What follows the name.
const LANDMARKS: [&str; 13] =
    ["river", "lake", "bay", "island", "islands", "mountains", "valley", "canal", "peninsula", "delta", "strait", "basin", "sea"];

impl Maker<'_> {
    /// Lets an unknown word right before one of these narrow what is asked, though it be an ordinary word elsewhere.
    pub(super) fn read_landmarks(&mut self) {
        if self.question.language != Language::English {
            return;
        }
        let tokens = &self.question.tokens;
        let is_named =
            |place: &usize| matches!(tokens[*place].class, Class::Unknown) && LANDMARKS.contains(&tokens[*place + 1].text.as_ref());
        let named: Vec<usize> = (0..tokens.len().saturating_sub(1)).filter(is_named).collect();
        for place in named {
            self.question.tokens[place].restricts = 1.0;
        }
    }
}
