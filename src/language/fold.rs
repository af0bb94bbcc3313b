//! How is text brought to one form before it is read?

use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;
use unicode_normalization::char::decompose_canonical;
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

/// Each traditional character with the simplified one that it is made.
pub(super) fn simplified_of() -> impl Iterator<Item = (char, char)> {
    SIMPLIFIED.iter().map(|(from, to)| (*from, *to))
}

/// One form for what is written in many: compatibility forms (full width, ligatures) decomposed, lower
/// case, traditional characters made simplified, typographic quotes and dashes plain, invisible
/// characters gone.
#[must_use]
pub fn fold(text: &str) -> String {
    // Between words it is one; "r&d" is a word of its own.
    if text.contains(" & ") {
        return fold(&text.replace(" & ", " and "));
    }
    // Nearly all that is read is plain or composed already, and to find that out is far quicker than to compose it.
    if text.is_ascii() {
        text.to_ascii_lowercase().replace('`', "'")
    } else if text.chars().all(|character| character.is_ascii() || matches!(character, '\u{4e00}'..='\u{9fff}')) || is_nfkc(text) {
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
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ø' => 'o',
        'ħ' => 'h',
        'ı' => 'i',
        // Whoever has no such key writes Małopolska, Shkodër and Đà Nẵng without.
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => bare_letter(character),
        other if other < '\u{2e80}' => other,
        // Taiwan and Hong Kong write 甚麼 for 什么.
        '甚' => '什',
        other => SIMPLIFIED.get(&other).copied().unwrap_or(other),
    }
}

/// A letter without the marks above and below it.
fn bare_letter(character: char) -> char {
    let mut bare = None;
    decompose_canonical(character, |part| bare = bare.or(Some(part)));
    bare.unwrap_or(character)
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
    STEMS.with_borrow_mut(|stems| {
        if let Some(known) = stems.get(word) {
            return known.to_string();
        }
        if stems.len() >= MOST_STEMS {
            stems.clear();
        }
        let own = OWN_STEMS.iter().find(|(words, _)| words.contains(&word)).map(|(_, own)| (*own).to_owned());
        let stem = own.unwrap_or_else(|| STEMMER.stem(&american(word)).into_owned());
        stems.insert(word.into(), stem.as_str().into());
        stem
    })
}

/// Words that the stemmer would take for others: "humanities" for humans, "organic" for organisations, "several" for severe, "objects" for objectives.
const OWN_STEMS: [(&[&str], &str); 28] = [
    (&["university", "universities"], "university"),
    (&["humanities"], "humanities"),
    (&["medication", "medications"], "medication"),
    (&["doctoral", "doctorate", "doctorates"], "doctorate"),
    (&["organic", "organics", "organically"], "organic"),
    (&["parking"], "parking"),
    (&["authority", "authorities"], "authority"),
    (&["fertilizer", "fertilizers", "fertiliser", "fertilisers"], "fertilizer"),
    (&["importance", "important", "importantly"], "importance"),
    (&["several"], "several"),
    (&["objective", "objectives"], "objective"),
    (&["international", "internationally", "internationals"], "international"),
    (&["training", "trainings", "trained"], "training"),
    (&["abortion", "abortions"], "abortion"),
    (&["customs"], "customs"),
    (&["production", "productions"], "production"),
    (&["productivity"], "productivity"),
    (&["minority", "minorities"], "minority"),
    (&["transition", "transitions"], "transition"),
    (&["digital", "digitally", "digitalised", "digitalized", "digitised", "digitized", "digitalisation", "digitalization"], "digital"),
    (&["nationality", "nationalities"], "nationality"),
    (&["employer", "employers"], "employer"),
    (&["prisoner", "prisoners"], "prisoner"),
    (&["researcher", "researchers"], "researcher"),
    (&["consumer", "consumers"], "consumer"),
    (&["accountant", "accountants"], "accountant"),
    (&["deadly", "deadlier", "deadliest"], "deadly"),
    // Of "break-ins"
    (&["ins"], "ins"),
];

/// How many words' stems are remembered: the phrases of a base and the questions about it repeat a few thousand.
const MOST_STEMS: usize = 8_192;

thread_local! {
    static STEMS: RefCell<FxHashMap<Box<str>, Box<str>>> = RefCell::default();
}

fn american(word: &str) -> Cow<'_, str> {
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
    // Most words end in a letter that none of these ends in.
    if !word.ends_with(['n', 's', 'e', 'd', 'g', 'r']) {
        return Cow::Borrowed(word);
    }
    ENDINGS
        .iter()
        .filter(|(ending, _, least)| word.len() >= *least && word.ends_with(ending))
        .max_by_key(|(ending, _, _)| ending.len())
        .map_or_else(|| Cow::Borrowed(word), |(ending, new, _)| Cow::Owned(format!("{}{new}", &word[..word.len() - ending.len()])))
}

#[cfg(test)]
mod tests {
    use super::{fold, stem};

    #[test]
    fn one_form_for_what_is_written_in_many() {
        assert_eq!(fold("新設企業　２０２２　“A股”"), "新设企业 2022 \"a股\"");
        assert_eq!(fold("R&amp;D – Café\u{200b}"), "r&amp;d - cafe");
        assert_eq!(fold("Śląskie, Małopolska, Đà Nẵng, Shkodër, Tromsø"), "slaskie, malopolska, da nang, shkoder, tromso");
    }

    #[test]
    fn inflections_and_spellings_share_a_stem() {
        for (one, other) in [("specialised", "specialized"), ("labour", "labor"), ("listings", "listed"), ("programmes", "program")] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
        assert_ne!(stem("founded"), stem("funded"));
    }
}
