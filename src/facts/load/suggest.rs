//! Which known word may have been meant?

use std::cell::Cell;

/// How many suggestions are looked for in one load: past this many, the faults have one cause and the search would take the time.
const SUGGESTIONS: u32 = 200;

/// Looks for the nearest of known words, so long as it is worth the time.
pub(crate) struct Suggestions {
    left: Cell<u32>,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: Cell::new(SUGGESTIONS) }
    }
}

impl Suggestions {
    /// The known word nearest to the one that came, as a question; `None` where none is near.
    pub(crate) fn did_you_mean<'k>(&self, came: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
        self.nearest(came, known).map(|word| format!("did you mean {word:?}?"))
    }

    /// The known word nearest to the one that came.
    pub(crate) fn nearest<'k>(&self, came: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
        self.left.set(self.left.get().checked_sub(1)?);
        nearest(came, known)
    }
}

/// A word is near where at most a third of its letters have to be changed, and one letter in any case.
fn nearest<'k>(came: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let length = came.chars().count();
    let most = (length / 3).max(1);
    let came = came.to_lowercase().replace('_', "-");
    known
        .filter(|word| word.len().abs_diff(came.len()) <= most * 4)
        .map(|word| (strsim::osa_distance(&came, &word.replace('_', "-")), word))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}
