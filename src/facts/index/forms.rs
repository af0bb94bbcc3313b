//! In which other forms is a name written: by its initials, with its words as one?

use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::Lexicon;
use crate::language::ordinary;

/// Two words that follow each other, written as one: whoever misspells one may also leave out the space.
pub fn joined(atoms: &[Atom]) -> Vec<Box<str>> {
    const LEAST: usize = 4;
    let is_word = |atom: &Atom| atom.kind == AtomKind::Word && atom.text.len() >= LEAST;
    let pairs = atoms.windows(2).filter(|pair| pair.iter().all(is_word));
    pairs.map(|pair| format!("{}{}", pair[0].text, pair[1].text).into()).collect()
}

/// "BC" for a name of several words, unless it is a word of its own.
pub fn initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let initials: String = words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
    let known = || Lexicon::get().phrases.get([crate::language::fold::stem(&initials).as_str()]).is_some();
    let is_short = (2..=4).contains(&words.len()) && words.iter().all(is_name) && initials.is_ascii();
    (is_short && !known() && ordinary::sort(&initials) == ordinary::Sort::Strange).then_some(initials)
}
