//! How is text brought to one form before it is read?

use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, is_nfkc};

static SIMPLIFIED: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    include_str!("data/traditional.txt")
        .lines()
        .filter_map(|line| {
            let mut characters = line.chars();
            Some((characters.next()?, characters.next()?))
        })
        .collect()
});

/// One form for what is written in many: compatibility forms (full width, ligatures) decomposed, lower
/// case, traditional characters made simplified, typographic quotes and dashes plain, invisible
/// characters gone.
#[must_use]
pub fn fold(text: &str) -> String {
    // Nearly all that is read is plain or composed already, and to find that out is far quicker than to compose it.
    if text.is_ascii() {
        text.chars().map(|character| fold_character(character.to_ascii_lowercase())).collect()
    } else if is_nfkc(text) {
        fold_characters(text.chars())
    } else {
        fold_characters(text.nfkc())
    }
}

fn fold_characters(characters: impl Iterator<Item = char>) -> String {
    characters.filter(|character| !is_invisible(*character)).flat_map(char::to_lowercase).map(fold_character).collect()
}

fn fold_character(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' | '\u{00b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '「' | '」' | '『' | '』' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'à'..='å' => 'a',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other if other < '\u{2e80}' => other,
        other => SIMPLIFIED.get(&other).copied().unwrap_or(other),
    }
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The part of an English word that its inflections and its British and American spellings share.
///
/// The spelling is folded first (-ise and -ize, -our and -or, -tre and -ter ...), over-eagerly, which does no harm
/// as both sides of every comparison are folded; then Porter's English stemmer (Snowball's "english")
/// takes off the ending.
#[must_use]
pub fn stem(word: &str) -> String {
    static STEMMER: LazyLock<rust_stemmers::Stemmer> = LazyLock::new(|| rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English));
    if !word.is_ascii() || word.len() < 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    STEMMER.stem(&american(word)).into_owned()
}

fn american(word: &str) -> String {
    const ENDINGS: [(&str, &str, usize); 18] = [
        ("isation", "ization", 8),
        ("isations", "izations", 9),
        ("ise", "ize", 5),
        ("ised", "ized", 6),
        ("ises", "izes", 6),
        ("ising", "izing", 7),
        ("our", "or", 6),
        ("ours", "ors", 7),
        ("tre", "ter", 5),
        ("tres", "ters", 6),
        ("elled", "eled", 7),
        ("elling", "eling", 8),
        ("ogue", "og", 7),
        ("ogues", "ogs", 8),
        ("mme", "m", 7),
        ("mmes", "ms", 8),
        ("ence", "ense", 7),
        ("ageing", "aging", 6),
    ];
    ENDINGS
        .iter()
        .filter(|(ending, _, least)| word.len() >= *least && word.ends_with(ending))
        .max_by_key(|(ending, _, _)| ending.len())
        .map_or_else(|| word.to_owned(), |(ending, new, _)| format!("{}{new}", &word[..word.len() - ending.len()]))
}

#[cfg(test)]
mod tests {
    use super::{fold, stem};

    #[test]
    fn one_form_for_what_is_written_in_many() {
        assert_eq!(fold("新設企業　２０２２　“A股”"), "新设企业 2022 \"a股\"");
        assert_eq!(fold("R&amp;D – Café\u{200b}"), "r&amp;d - cafe");
    }

    #[test]
    fn inflections_and_spellings_share_a_stem() {
        for (one, other) in [("specialised", "specialized"), ("labour", "labor"), ("listings", "listed"), ("programmes", "program")] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
        assert_ne!(stem("founded"), stem("funded"));
    }
}
