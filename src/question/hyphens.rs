//! Which hyphens join the name of a part of a year ("first-half 2025" is the first half of 2025), and which are left out behind "non"?

/// What numbers a part.
const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"];
/// What it is a part of a year by.
const PARTS: [&str; 2] = ["half", "quarter"];

/// The message with a space for each of these.
pub(super) fn parted(text: &str) -> String {
    let is_part = |word: &str| {
        let lower = word.to_ascii_lowercase();
        let named = lower.split_once('-').filter(|(ordinal, _)| ORDINALS.contains(ordinal));
        named.is_some_and(|(_, part)| PARTS.contains(&part.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric())))
    };
    if !text.contains('-') {
        return text.to_owned();
    }
    let words = text.split(' ').map(|word| if is_part(word) { word.replacen('-', " ", 1) } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// The message with a hyphen behind each "non" that denies the word it stands before.
pub(super) fn joined(text: &str) -> String {
    let mut words = text.split(' ').peekable();
    let mut joined = String::with_capacity(text.len());
    while let Some(word) = words.next() {
        joined.push_str(word);
        let denies = word.eq_ignore_ascii_case("non") && words.peek().is_some_and(|next| next.starts_with(char::is_alphabetic));
        if words.peek().is_some() {
            joined.push(if denies { '-' } else { ' ' });
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{joined, parted};

    #[test]
    fn what_non_denies_is_joined_to_it() {
        assert_eq!(joined("Non srdi % of them, non"), "Non-srdi % of them, non");
        assert_eq!(joined("a sine qua non , so"), "a sine qua non , so");
    }

    #[test]
    fn a_part_of_a_year_is_written_with_a_space() {
        assert_eq!(parted("First-half 2025 premiums"), "First half 2025 premiums");
        assert_eq!(parted("in the second-quarter, above-scale"), "in the second quarter, above-scale");
    }
}
