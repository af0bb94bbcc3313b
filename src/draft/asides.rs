//! Which numbers of a text were taken for no figure: years, dates, times, what numbers an item or a page?

use super::Located;
use std::ops::Range;

/// What stands behind the digits of a date or an item and belongs to them.
const BEHIND: [&str; 9] = ["年", "月", "日", "号", "时", "分", "条", "章", "届"];

/// The runs of digits that no figure has, each with the marks inside of it and what belongs to it.
pub(super) fn asides(text: &str, figures: &[Located]) -> Vec<Range<usize>> {
    let mut taken = figures.iter().map(|figure| &figure.place).peekable();
    let mut asides: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|letter: char| letter.is_numeric() && !is_han(letter)).map(|found| at + found) {
        while taken.next_if(|place| place.end <= start).is_some() {}
        if let Some(place) = taken.peek().filter(|place| place.contains(&start)) {
            at = place.end;
            continue;
        }
        let end = run_end(text, start);
        match asides.last_mut() {
            // One date: 2026年4月16日, 16 April 2026.
            Some(last) if is_one_date(&text[last.end..start]) => last.end = end,
            _ => asides.push(word_start(text, start, end)..end),
        }
        at = end;
    }
    asides
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '〇')
}

/// Where a word begins whose end are digits, or that a short number stands behind: "FY2024", 第3条, "article 7".
fn word_start(text: &str, start: usize, end: usize) -> usize {
    /// The longest word that is taken along, in bytes.
    const LONGEST: usize = 12;
    let before = &text[..start];
    let spaced = if end - start <= 2 { before.strip_suffix(' ').unwrap_or(before) } else { before };
    let word = spaced.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '-');
    let word = if word.len() == spaced.len() || start - word.len() > LONGEST { start } else { word.len() };
    if text[..word].ends_with('第') { word - '第'.len_utf8() } else { word }
}

fn run_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = text[start..].chars().peekable();
    while let Some(letter) = letters.next() {
        let goes_on = letter.is_numeric() && !is_han(letter)
            || letter.is_ascii_alphabetic()
            || matches!(letter, '.' | ',' | ':' | '-' | '–' | '/') && letters.peek().is_some_and(|next| next.is_ascii_digit());
        if !goes_on {
            break;
        }
        end += letter.len_utf8();
    }
    BEHIND.iter().find(|word| text[end..].starts_with(**word)).map_or(end, |word| end + word.len())
}

/// Whether what stands between two runs of digits makes one date of them.
fn is_one_date(between: &str) -> bool {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];
    let word = between.trim().trim_end_matches(',').to_lowercase();
    between.is_empty() || MONTHS.contains(&word.as_str())
}
