//! What do those who follow the facts read of changes that were made elsewhere than in the chat?

use super::approval::LONGEST_DIFF;
use super::changes::by;
use super::lists::shortened;
use super::preview::fenced;
use super::summary::remembered;
use super::words::words;
use crate::chat::{Card, Post, Tone};
use crate::journal::history;
use crate::keep::propose::differences;
use crate::render::markdown::escaped;
use crate::respond::desk::Settings;

/// That a change was made, by whom and how, and the difference; in the bot's own language, as it is for no one reader.
#[must_use]
pub fn reported(settings: &Settings, held: &history::Held) -> Post {
    let words = words(settings.language);
    let entry = &held.entry;
    let line = words
        .report
        .replace("{change}", &held.id.to_string())
        .replace("{author}", &by(words, entry))
        .replace("{summary}", &escaped(&shortened(&remembered(settings.language, entry))));
    let diff = differences(&entry.rewrites);
    Post { text: line, card: Some(Card { tone: Tone::Answer, text: fenced(&diff, LONGEST_DIFF), fields: Vec::new() }), ..Post::default() }
}

/// That there were so many more.
#[must_use]
pub fn more_reported(settings: &Settings, count: usize) -> Post {
    let text = words(settings.language).reported_more.replace("{count}", &count.to_string());
    Post { text, ..Post::default() }
}
