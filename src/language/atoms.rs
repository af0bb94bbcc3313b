//! What are the smallest pieces of a text that carry meaning?
//!
//! A word of an alphabet, a number, one Chinese character, or a mark. English and Chinese, and a
//! question that mixes both, are read over the same row of atoms.

use super::{fold, is_han};

/// The sort of an atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// Letters, possibly with digits inside: "listings", "r&d", "q3", "a-share".
    Word,
    /// Digits with their separators.
    Number,
    /// One Chinese character.
    Han,
    /// Anything else: punctuation, an emoji.
    Mark,
}

/// A piece of a folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Its sort.
    pub kind: AtomKind,
    /// As the folded text has it.
    pub text: Box<str>,
    /// What it is looked up by: the stem of a word, otherwise the text.
    pub stem: Box<str>,
    /// Where it begins in the folded text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The atoms of a folded text (see [`fold::fold`]). White space separates and is no atom.
#[must_use]
pub fn atoms(text: &str) -> Vec<Atom> {
    // Of Chinese an atom takes three bytes, of English more.
    let mut found = Vec::with_capacity(text.len() / 4 + 1);
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = if is_han(character) {
            push(&mut found, AtomKind::Han, &rest[..character.len_utf8()], start);
            character.len_utf8()
        } else if character.is_alphabetic() {
            let length = word_length(rest);
            push_word(&mut found, &rest[..length], start);
            length
        } else if character.is_ascii_digit() {
            let length = number_length(rest);
            push(&mut found, AtomKind::Number, &rest[..length], start);
            length
        } else {
            if !character.is_whitespace() {
                push(&mut found, AtomKind::Mark, &rest[..character.len_utf8()], start);
            }
            character.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

fn push(found: &mut Vec<Atom>, kind: AtomKind, text: &str, start: usize) {
    let stem = match kind {
        AtomKind::Word if text.contains('-') => fold::stem(&text.replace('-', "")).into(),
        AtomKind::Word => fold::stem(text).into(),
        AtomKind::Number | AtomKind::Han | AtomKind::Mark => text.into(),
    };
    found.push(Atom { kind, text: text.into(), stem, start, end: start + text.len() });
}

/// A word, with "n't" split off as the word "not" and a possessive "'s" dropped.
fn push_word(found: &mut Vec<Atom>, word: &str, start: usize) {
    const JOINED: [&str; 18] = [
        "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "havent", "hasnt", "hadnt", "wont", "cant", "couldnt", "wouldnt",
        "shouldnt", "mustnt", "neednt", "aint",
    ];
    let bare = word.split('\'').next().unwrap_or(word);
    let negated = word.ends_with("n't");
    if negated {
        let verb = bare.strip_suffix('n').filter(|verb| !verb.is_empty()).unwrap_or(bare);
        push(found, AtomKind::Word, verb, start);
    } else if JOINED.contains(&bare) {
        push(found, AtomKind::Word, bare.trim_end_matches("nt"), start);
    } else {
        push(found, AtomKind::Word, bare, start);
        return;
    }
    found.push(Atom { kind: AtomKind::Word, text: "not".into(), stem: "not".into(), start, end: start + word.len() });
}

fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let inside = character.is_alphanumeric() && !is_han(character);
        let joins = (matches!(character, '\'' | '&' | '.') || character == '-' && index == 1)
            && characters.peek().is_some_and(|(_, next)| next.is_alphabetic() && !is_han(*next))
            && (character != '.' || is_initial(&text[..index]));
        if !inside && !joins {
            break;
        }
        end = index + character.len_utf8();
    }
    end
}

/// Whether a text ends in a single letter, so that a dot behind it may belong to an abbreviation ("u.s").
fn is_initial(text: &str) -> bool {
    text.rsplit('.').next().is_some_and(|last| last.chars().count() == 1)
}

fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let separator = matches!(bytes[end], b',' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[end].is_ascii_digit() && !separator {
            break;
        }
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{AtomKind, atoms};

    fn texts(text: &str) -> Vec<String> {
        atoms(text).into_iter().map(|atom| atom.text.into_string()).collect()
    }

    #[test]
    fn english_and_chinese_share_one_row() {
        assert_eq!(texts("what's r&d in the u.s.?"), ["what", "r&d", "in", "the", "u.s", ".", "?"]);
        assert_eq!(texts("a股上市1,300家"), ["a", "股", "上", "市", "1,300", "家"]);
        assert_eq!(texts("they aren't, don't, dont"), ["they", "are", "not", ",", "do", "not", ",", "do", "not"]);
    }

    #[test]
    fn a_number_ends_where_its_digits_end() {
        let found = atoms("8,997. 2022年");
        assert_eq!(found[0].text.as_ref(), "8,997");
        assert_eq!(found[1].kind, AtomKind::Mark);
        assert_eq!(found[2].text.as_ref(), "2022");
    }
}
