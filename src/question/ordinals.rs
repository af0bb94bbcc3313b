//! Which ordinals are places in a ranking: "are we 4th in the world", "the country came fourth"?
//!
//! Only where the base tells a rank at all; "4 May" and "the fourth quarter" are times.

use crate::facts::base::FactBase;

/// The first ones in words.
const WORDS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
/// What stands before a place: "is fourth", "ranked 12th", "came third", "in 5th place".
const BEFORE: [&str; 20] = [
    "is", "are", "was", "were", "we're", "were", "it's", "its", "ranks", "ranked", "rank", "came", "comes", "come", "stands", "stood",
    "at", "in", "finished", "number",
];
/// What says by itself that a place follows.
const RANKED: [&str; 4] = ["ranks", "ranked", "rank", "number"];
/// What stands behind it.
const BEHIND: [&str; 15] = [
    "in",
    "among",
    "amongst",
    "worldwide",
    "globally",
    "internationally",
    "place",
    "position",
    "on",
    "by",
    "for",
    "out",
    "overall",
    "now",
    "from",
];

/// The message with numbers for such ordinals.
pub(super) fn in_figures(text: &str, base: &FactBase) -> String {
    if !base.indicators.iter().any(|indicator| indicator.unit.is_of_places()) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |place: usize| words.get(place).map(|word| word.trim_matches(|end: char| !end.is_alphanumeric()).to_ascii_lowercase());
    let says = |place: Option<usize>, list: &[&str]| place.and_then(bare).is_some_and(|word| list.contains(&word.as_str()));
    let written = words.iter().enumerate().map(|(place, word)| {
        let core = word.trim_matches(|end: char| !end.is_alphanumeric());
        let ends = words.len() == place + 1 || !word.ends_with(char::is_alphanumeric);
        // "First in 2023", "a second in a row" are no places, if nothing says so.
        let is_open = !["first", "second"].contains(&core.to_ascii_lowercase().as_str());
        let leads = says(place.checked_sub(1), &BEFORE) || is_open && !says(place.checked_sub(1), &["the", "a", "every", "each"]);
        let stands = leads && (ends || says(Some(place + 1), &BEHIND));
        match number(core).filter(|_| stands) {
            Some(number) if says(place.checked_sub(1), &RANKED) => word.replacen(core, &number, 1),
            Some(number) => word.replacen(core, &format!("rank {number}"), 1),
            None => (*word).to_owned(),
        }
    });
    written.collect::<Vec<_>>().join(" ")
}

/// "4th", "fourth": 4.
fn number(ordinal: &str) -> Option<String> {
    let lower = ordinal.to_ascii_lowercase();
    if let Some(place) = WORDS.iter().position(|word| *word == lower) {
        return Some((place + 1).to_string());
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    (!digits.is_empty() && digits.len() < 4 && digits.chars().all(|digit| digit.is_ascii_digit())).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn ordinals_are_numbers() {
        assert_eq!(number("14th").as_deref(), Some("14"));
        assert_eq!(number("Fourth").as_deref(), Some("4"));
        assert_eq!(number("th"), None);
        assert_eq!(number("fourteen"), None);
    }
}
