//! Do the words of a statement's figures stand in the text of its source?

use super::diagnostics::Position;
use super::load::values::is_han;
use toml::de::{DeTable, Error};
use unicode_normalization::UnicodeNormalization;

/// The words of one figure, as its statement file has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The key of the indicator.
    pub key: String,
    /// The words.
    pub words: String,
    /// The line of the file that they stand in.
    pub line: usize,
}

/// The words of every figure of a statement file.
///
/// # Errors
/// Fails where the file is not TOML.
pub fn stated(file: &str) -> Result<Vec<Stated>, Error> {
    let table = DeTable::parse(file)?;
    let figures = table.get_ref().get("figure").and_then(|figures| figures.get_ref().as_array());
    let stated = figures.into_iter().flat_map(|figures| figures.iter()).filter_map(|figure| {
        let words = figure.get_ref().get("stated")?;
        let key = figure.get_ref().get("key").and_then(|key| key.get_ref().as_str()).unwrap_or("a figure without a key");
        Some(Stated { key: key.into(), words: words.get_ref().as_str()?.into(), line: Position::of(file, words.span().start).line })
    });
    Ok(stated.collect())
}

/// The pasted text of a source, folded once to be searched often.
#[derive(Clone, Debug)]
pub struct Source {
    folded: String,
}

impl Source {
    /// Folds what differs between a page and what is pasted from it: white space, case, quotes, full-width forms.
    pub fn of(text: &str) -> Self {
        Self { folded: folded(text) }
    }

    /// Whether the words stand in the text, on their own: "59%" is not in "159%", nor "80" in "80 trillion".
    ///
    /// ```
    /// use smebot::facts::against::Source;
    /// let source = Source::of("Revenue of SMEs\n exceeded  ８０ trillion yuan, up 159% on “2012”.");
    /// assert!(source.states("exceeded 80 trillion yuan"));
    /// assert!(source.states("up 159% on \"2012\""));
    /// assert!(!source.states("59%"));
    /// ```
    pub fn states(&self, words: &str) -> bool {
        // A statement may give two notations of one figure, of which the source has one.
        let alternatives = words.split(" / ").map(folded).filter(|words| !words.is_empty()).collect::<Vec<_>>();
        alternatives.iter().any(|words| {
            self.folded.match_indices(words.as_str()).any(|(at, _)| {
                let (before, after) = (&self.folded[..at], &self.folded[at + words.len()..]);
                begins(before, words) && ends(words, after)
            })
        })
    }
}

/// Folds white space to single spaces (none beside Chinese), case, quotes, dashes and full-width forms.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for letter in text.nfkc().flat_map(char::to_lowercase) {
        let letter = match letter {
            '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' => '"',
            '‘' | '’' => '\'',
            '–' | '—' | '−' | '‑' | '‐' => '-',
            other => other,
        };
        if letter.is_whitespace() {
            space = true;
            continue;
        }
        if matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}') {
            continue;
        }
        if space && !is_han(letter) && folded.chars().next_back().is_some_and(|last| !is_han(last)) {
            folded.push(' ');
        }
        space = false;
        folded.push(letter);
    }
    folded
}

/// Whether words that begin after `before` begin there, and do not go on with a number or a word.
fn begins(before: &str, words: &str) -> bool {
    let mut back = before.chars().rev();
    let (last, earlier) = (back.next(), back.next());
    match words.chars().next() {
        Some(first) if first.is_ascii_digit() => match last {
            Some(last) if last.is_ascii_digit() => false,
            Some('.' | ',') => !earlier.is_some_and(|earlier| earlier.is_ascii_digit()),
            Some('-') => earlier.is_some_and(|earlier| earlier.is_ascii_digit()),
            _ => true,
        },
        Some(first) if is_numeral(first) => !last.is_some_and(|last| is_numeral(last) || last.is_ascii_digit()),
        Some(first) if first.is_ascii_alphabetic() => !last.is_some_and(|last| last.is_ascii_alphanumeric()),
        _ => true,
    }
}

/// Whether words end before `after`, and the number or word does not go on there.
fn ends(words: &str, after: &str) -> bool {
    let mut ahead = after.chars();
    let (next, then) = (ahead.next(), ahead.next());
    match words.chars().next_back() {
        Some(last) if last.is_ascii_digit() || is_numeral(last) => {
            let scaled = ["hundred", "thousand", "million", "billion", "trillion"];
            let goes_on = match next {
                Some(next) if next.is_ascii_digit() || is_numeral(next) => true,
                Some('.' | ',') => then.is_some_and(|then| then.is_ascii_digit()),
                _ => false,
            };
            !goes_on && !scaled.iter().any(|scale| after.trim_start().starts_with(scale))
        }
        Some(last) if last.is_ascii_alphabetic() => !next.is_some_and(|next| next.is_ascii_alphanumeric()),
        _ => true,
    }
}

/// Whether a character is a Chinese one that numbers are written with.
fn is_numeral(letter: char) -> bool {
    "〇零一二三四五六七八九十百千万亿兆两萬億".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_a_page_was_pasted_and_only_whole() {
        let source = Source::of("In 2022, 8,997 firms; 营业收入超过\n80 万亿元，同比增长 １０.5％。 It’s “nearly 40%” of A-shares, -3.2%.");
        for words in ["8,997", "超过80万亿元", "10.5%", "it's", "\"nearly 40%\"", "Nearly  40%", "-3.2%", "八成 / nearly 40%"] {
            assert!(source.states(words), "{words}");
        }
        for words in ["997", "8,99", "80", "80万", "0.5%", "10", "early 40%", "3.2%", "70,000", ""] {
            assert!(!source.states(words), "{words}");
        }
    }
}
