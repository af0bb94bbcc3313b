//! Which blanks is the bot to fill in: "one ferry per ___ islanders", 每____家里有一家?
//!
//! A blank asks for a number as "how many" does. What Discord underlines stands between two rows of underscores, and is no blank.

use crate::language::is_han;

/// The fewest underscores that are a blank where they stand between spaces ...
const BLANK: usize = 2;
/// ... and where a Chinese character stands beside them.
const ATTACHED: usize = 3;

/// The message with "how many" or 多少 where it leaves a blank.
pub(super) fn filled(text: &str) -> String {
    if !text.contains("__") {
        return text.to_owned();
    }
    let asker = if text.chars().any(is_han) { "多少" } else { "how many" };
    let is_row = |word: &str| word.chars().count() >= BLANK && word.chars().all(|letter| letter == '_');
    let words: Vec<&str> = text.split(' ').map(|word| if is_row(word) { asker } else { word }).collect();
    let filled = words.join(" ");
    attached(&filled).map_or(filled.clone(), |(start, end)| format!("{}{asker}{}", &filled[..start], &filled[end..]))
}

/// The only row of underscores that stands beside a Chinese character: two of them underline what is between.
fn attached(text: &str) -> Option<(usize, usize)> {
    let start = text.find('_')?;
    let end = text[start..].find(|letter| letter != '_').map_or(text.len(), |length| start + length);
    let beside = [text[..start].chars().next_back(), text[end..].chars().next()];
    let is_only = !text[end..].contains('_');
    (end - start >= ATTACHED && is_only && beside.into_iter().flatten().any(is_han)).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_blank_asks_for_a_number_and_what_is_underlined_does_not() {
        assert_eq!(filled("one ferry per ___ islanders"), "one ferry per how many islanders");
        assert_eq!(filled("每____家里有一家"), "每多少家里有一家");
        assert_eq!(filled("__how many__ ferries"), "__how many__ ferries");
        assert_eq!(filled("___小巨人___有几家"), "___小巨人___有几家");
    }
}
