//! Which characters of a text are not what they look like?

use super::notes::Notes;
use std::ops::Range;

/// Notes every character of a file that cannot be seen, turns the reading direction, or passes for another.
pub(super) fn check(text: &str, notes: &mut Notes<'_>) {
    let mut at = 0;
    // OK because every round moves on by the character that it found.
    while let Some(ascii) = ascii_before(&text.as_bytes()[at..]) {
        at += ascii;
        let Some(letter) = text[at..].chars().next() else {
            return;
        };
        let span = at..at + letter.len_utf8();
        at = span.end;
        if is_han(letter) {
            continue;
        }
        // A byte order mark before the first character is an editor's habit.
        if span.start > 0 && is_invisible(letter) {
            note_invisible(letter, span, notes);
        } else if is_foreign_digit(letter) {
            let message = format!("the digit {letter} (U+{:04X}) looks like another one", u32::from(letter));
            notes.error_with_help(span, message, "write 0 to 9");
        } else if is_latin_double(letter) {
            let word = word_around(text, span.start);
            if text[word.clone()].contains(|letter: char| letter.is_ascii_alphabetic()) {
                let message = format!("the letter {letter} (U+{:04X}) only looks like a Latin one", u32::from(letter));
                notes.error_with_help(span, message, "type it again on a Latin keyboard");
            }
            // One note a word is enough.
            at = word.end;
        }
    }
}

/// How many bytes stand before the first that is not ASCII, looked at many at a time: most of a file is nothing else.
fn ascii_before(bytes: &[u8]) -> Option<usize> {
    const MANY: usize = 64;
    let plain = bytes.chunks(MANY).take_while(|chunk| chunk.is_ascii()).map(<[u8]>::len).sum::<usize>();
    bytes[plain..].iter().position(|byte| !byte.is_ascii()).map(|place| plain + place)
}

/// The run of letters that a letter stands in.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let (before, after) = text.split_at(at);
    let no_letter = |letter: char| !letter.is_alphabetic();
    let start = before.len() - before.rsplit(no_letter).next().map_or(0, str::len);
    start..at + after.find(no_letter).unwrap_or(after.len())
}

/// Notes what an escape (\u200B) put into a text, which cannot be seen in the file itself.
pub(super) fn check_unescaped(text: &str, span: &Range<usize>, notes: &mut Notes<'_>) {
    if let Some(letter) = text.chars().find(|letter| is_invisible(*letter)) {
        note_invisible(letter, span.clone(), notes);
    }
}

fn note_invisible(letter: char, span: Range<usize>, notes: &mut Notes<'_>) {
    let code = u32::from(letter);
    let message = match letter {
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            format!("a character that turns the reading direction (U+{code:04X})")
        }
        _ => format!("a character that cannot be seen (U+{code:04X})"),
    };
    notes.error_with_help(span, message, "delete it: what is read here is not what is shown");
}

/// Whether a character is a Chinese one.
pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{80}'..='\u{9F}' | '\u{AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFC}'
        | '\u{E0000}'..='\u{E007F}')
}

/// Whether a character is a decimal digit of another script; full-width digits are everyday Chinese typing and are read.
fn is_foreign_digit(letter: char) -> bool {
    matches!(letter,
        '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' | '\u{07C0}'..='\u{07C9}' | '\u{0966}'..='\u{096F}'
        | '\u{09E6}'..='\u{09EF}' | '\u{0E50}'..='\u{0E59}' | '\u{1D7CE}'..='\u{1D7FF}')
}

/// A Cyrillic or Greek letter that looks like a Latin one.
fn is_latin_double(letter: char) -> bool {
    // The range spares Chinese text the search.
    matches!(letter, '\u{0370}'..='\u{052F}') && "асеорхуіјѕԁһԛԝАВЕКМНОРСТУХІЈЅοναΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".contains(letter)
}
