//! What does the bot say of itself?

use super::desk::Desk;
use super::wording::wording;
use crate::chat::{Card, Field, Post, Tone};
use crate::language::Language;
use crate::render::{self, markdown};

/// How many questions are given as examples.
const EXAMPLES: usize = 3;

/// What it is, how it is asked, and some questions to try.
pub fn post(desk: &Desk<'_>, language: Language) -> Post {
    let words = wording(language);
    let card = Card {
        tone: Tone::Answer,
        text: [words.help_ask, words.help_commands, words.help_limits].join("\n"),
        fields: vec![Field { title: words.try_these.to_owned(), text: examples(desk, language) }],
    };
    Post { text: words.help.to_owned(), card: Some(card), ..Post::default() }
}

/// That there was nothing to answer, and some questions to try.
pub fn nothing(desk: &Desk<'_>, language: Language) -> Post {
    let words = wording(language);
    Post { text: format!("{}\n{}\n{}", words.nothing_to_answer, words.try_these, examples(desk, language)), ..Post::default() }
}

fn examples(desk: &Desk<'_>, language: Language) -> String {
    let examples = render::examples(desk.known.base(), language, desk.day, EXAMPLES);
    examples.iter().map(|example| format!("- {}", markdown::escaped(example))).collect::<Vec<_>>().join("\n")
}
