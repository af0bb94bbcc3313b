//! How large may what is sent to Discord be?
//!
//! Sizes are counted in UTF-16 units, which is what Discord's clients count; a text that fits so fits however it is counted.

/// A message. <https://discord.com/developers/docs/resources/message#create-message>
pub const CONTENT: usize = 2_000;
/// The text of an embed, a field's title, a field's text. <https://discord.com/developers/docs/resources/message#embed-object-embed-limits>
pub const EMBED_TEXT: usize = 4_096;
/// See [`EMBED_TEXT`].
pub const FIELD_NAME: usize = 256;
/// See [`EMBED_TEXT`].
pub const FIELD_VALUE: usize = 1_024;
/// See [`EMBED_TEXT`].
pub const FIELDS: usize = 25;
/// All texts of all embeds of a message.
pub const EMBEDS_TOGETHER: usize = 6_000;
/// The label of a button. <https://discord.com/developers/docs/components/reference#button>
pub const BUTTON_LABEL: usize = 80;
/// The label of an option of a menu, and what stands in the menu. <https://discord.com/developers/docs/components/reference#string-select>
pub const OPTION_LABEL: usize = 100;
/// See [`OPTION_LABEL`].
pub const PLACEHOLDER: usize = 150;
/// The options of a menu.
pub const OPTIONS: usize = 25;
/// What a component carries. <https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id>
pub const CUSTOM_ID: usize = 100;
/// The buttons of a row, and the rows of a message.
pub const ROW: usize = 5;
/// The choices of an option while it is typed, and the length of their names.
/// <https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure>
pub const CHOICES: usize = 25;
/// See [`CHOICES`].
pub const CHOICE_NAME: usize = 100;
/// The description of an attachment. <https://discord.com/developers/docs/resources/message#attachment-object>
pub const ALT_TEXT: usize = 1_024;
/// The title of a form and the label of a field. <https://discord.com/developers/docs/components/reference#label>
pub const FORM_LABEL: usize = 45;
/// The text of a field. <https://discord.com/developers/docs/components/reference#text-input>
pub const INPUT: u16 = 4_000;
/// What stands where a text was cut.
const CUT: char = '…';

/// A text of at most so many units, cut at a line or at a word where it is too long.
#[must_use]
pub fn fitted(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let mut units = CUT.len_utf16();
    let mut end = 0;
    for (start, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > most {
            break;
        }
        end = start + letter.len_utf8();
    }
    let shown = &text[..end];
    // A backslash must not be parted from what it escapes.
    let at_line = shown.rfind('\n').filter(|place| *place > end / 2);
    let at_word = shown.rfind(' ').filter(|place| *place > end / 2);
    let shown = &shown[..at_line.or(at_word).unwrap_or(end)];
    format!("{}{CUT}", shown.trim_end_matches(['\\', '*']))
}

/// How long a text is.
#[must_use]
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_it_is_too_long() {
        assert_eq!(fitted("as it is", 8), "as it is");
        assert_eq!(fitted("one two three", 9), "one two…");
        assert_eq!(fitted("first line\nsecond line", 15), "first line…");
        assert_eq!(fitted("專精特新中小企業", 5), "專精特新…");
        assert_eq!(fitted("abcdef\\*g", 8), "abcdef…");
        for most in 1..40 {
            let cut = fitted("𠀀 some words 小巨人 that go on and on 𠀀𠀀", most);
            assert!(length(&cut) <= most, "{most}: {cut}");
        }
    }
}
