//! What do the files of ordinary words say?

use super::super::fold::stem;
use super::super::frozen;
use std::collections::BTreeMap;

/// Marks a stem of verbs and adverbs alone.
pub const VERB: u8 = 1;
/// Marks a stem of other words.
const OTHER: u8 = 2;
/// Marks a stem of words that are seldom used: it is known only that they are words.
pub const RARE: u8 = 4;
/// Marks a name: of a person, a place, a firm or a work.
pub const NAME: u8 = 8;

/// The stems, and after them how each is marked.
#[must_use]
pub fn freeze() -> Vec<u8> {
    let files = [
        (include_str!("../data/verbs.txt"), VERB),
        (include_str!("../data/verbs.zh.txt"), VERB),
        (include_str!("../data/ordinary.txt"), OTHER),
        (include_str!("../data/ordinary.zh.txt"), OTHER),
        (include_str!("../data/names.zh.txt"), NAME),
        (include_str!("../data/rare.txt"), RARE),
    ];
    let mut stems: BTreeMap<String, u8> = BTreeMap::new();
    for (text, mark) in files {
        for word in text.lines() {
            *stems.entry(stem(word)).or_default() |= mark;
        }
    }
    let mut parts: Vec<Vec<u8>> = frozen::freeze_texts(stems.keys().map(AsRef::as_ref)).into();
    parts.push(stems.into_values().collect());
    frozen::join(&parts)
}
