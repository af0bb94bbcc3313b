//! What do base and lexicon know of a word or phrase?

use super::Facts;
use crate::facts::index::Named;
use crate::language::atoms::Atom;
use crate::language::lexicon::{Lexicon, Senses};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// One way to read a mended word.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// What the base calls so.
    pub named: Option<&'a Named>,
    /// What the lexicon says of it.
    pub senses: Option<&'a Senses>,
}

/// What base and lexicon know of a word or phrase.
pub fn reading_of<'a>(text: &str, facts: &'a Facts) -> Option<Reading<'a>> {
    let atoms = crate::language::atoms::atoms(text);
    let named = facts.index.phrases.get(atoms.iter().map(|atom| atom.stem.as_ref()));
    let senses = Lexicon::get().senses(&atoms).filter(|senses| facts.index.hears(senses));
    (named.is_some() || senses.is_some()).then_some(Reading { named, senses })
}

/// The atoms as one word.
pub(super) fn written(atoms: &[Atom]) -> String {
    atoms.iter().map(|atom| atom.text.as_ref()).collect()
}

/// What base and lexicon know of the words and joined words of one message, each looked up once.
pub(super) struct Known<'a> {
    pub(super) facts: &'a Facts,
    pub(super) read: RefCell<FxHashMap<Box<str>, Option<Reading<'a>>>>,
}

impl<'a> Known<'a> {
    /// What is known of a word, looked up at most once.
    pub(super) fn reading(&self, text: &str) -> Option<Reading<'a>> {
        if let Some(known) = self.read.borrow().get(text) {
            return *known;
        }
        let reading = reading_of(text, self.facts);
        self.read.borrow_mut().insert(text.into(), reading);
        reading
    }
}
