//! How was each question of late read, so that neither who asks it, too, nor one that follows it up has it read again?
//!
//! It belongs to one snapshot of the facts: with other facts everything is read anew.

use super::bounded::Bounded;
use crate::plan::Utterance;
use crate::question::Facts;
use jiff::civil::Date;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many questions are remembered as they were read.
const MOST_HEARD: usize = 1_024;
/// How many questions before one it is remembered by: as many as a member is remembered with.
const LONGEST_BEFORE: usize = super::memory::LONGEST_THREAD - 1;

/// A day, and a question on that day after those before it.
type Key = Arc<(Date, Vec<Box<str>>)>;

/// The questions of late, as they were read.
#[derive(Debug, Default)]
pub struct Heard {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// By themselves, whoever asked.
    alone: Bounded<Key, Arc<Utterance>>,
    /// After what was said before them.
    after: Bounded<Key, Arc<Utterance>>,
}

impl Heard {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        // OK because nothing is left half done: what is there was read whole.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The question `text` on the day `as_of` after those `before` it, oldest first, as it is read or was read a moment ago.
    pub fn utterance(&self, text: &str, before: &[&str], facts: &Facts, as_of: Date) -> Arc<Utterance> {
        let recent = &before[before.len().saturating_sub(LONGEST_BEFORE)..];
        let key = Arc::new((as_of, recent.iter().chain([&text]).copied().map(Box::from).collect()));
        if let Some(known) = self.inner().after.get(&key) {
            return Arc::clone(known);
        }
        let history = |back: usize| {
            let place = before.len().checked_sub(back + 1)?;
            Some(self.utterance(before[place], &before[..place], facts, as_of))
        };
        let said = Arc::new(self.alone(text, facts, as_of).after(&history, facts));
        self.inner().after.insert(key, Arc::clone(&said), MOST_HEARD);
        said
    }

    fn alone(&self, text: &str, facts: &Facts, as_of: Date) -> Arc<Utterance> {
        let key = Arc::new((as_of, vec![Box::from(text)]));
        if let Some(known) = self.inner().alone.get(&key) {
            return Arc::clone(known);
        }
        let read = Arc::new(Utterance::alone(text, facts, as_of));
        self.inner().alone.insert(key, Arc::clone(&read), MOST_HEARD);
        read
    }

    /// Forgets all of it.
    pub fn forget(&self) {
        *self.inner() = Inner::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::load::load;
    use jiff::civil::date;
    use std::path::Path;

    #[test]
    fn a_question_is_read_once_a_day_after_the_same() {
        let facts = Facts::new(load(Path::new("facts")).base);
        let heard = Heard::default();
        let day = date(2026, 6, 1);
        let said = ["how many little giants are there?", "and in 2022?", "and in 2021?", "thanks", "and in 2020?", "and in 2019?"];
        let mut read = Vec::new();
        for (place, text) in said.iter().enumerate() {
            // A member is remembered with the last few.
            let before = &said[place.saturating_sub(LONGEST_BEFORE + 1)..place];
            read.push(heard.utterance(text, before, &facts, day));
            assert_eq!(heard.inner().after.held.len(), place + 1, "what came before {text} was read again");
        }
        let question = &heard.utterance(said[1], &[], &facts, day).question;
        assert!(Arc::ptr_eq(question, &read[1].question), "a question that is the same for all was read again");
        assert!(Arc::ptr_eq(&read[1], &heard.utterance(said[1], &said[..1], &facts, day)));
        assert!(!Arc::ptr_eq(&read[1], &heard.utterance(said[1], &[], &facts, day)), "it was said after something else");
        assert!(!Arc::ptr_eq(&read[0], &heard.utterance(said[0], &[], &facts, date(2026, 6, 2))), "it was said on another day");
        heard.forget();
        assert!(heard.inner().after.held.is_empty());
    }

    #[test]
    fn no_more_is_kept_than_the_latest() {
        let (facts, heard) = (Facts::default(), Heard::default());
        for number in 0..2 * MOST_HEARD {
            heard.utterance(&number.to_string(), &[], &facts, date(2026, 6, 1));
        }
        assert_eq!(heard.inner().after.held.len(), MOST_HEARD);
    }
}
