//! How does a reply look in a chat that reads markdown?
//!
//! Every text is escaped, so that nothing of the base or of a question is read as markup, as a mention or as a link. Links come from
//! the source field alone.

use super::piece::{Line, Meaning, Piece, Reply, Role};
use std::fmt::Write;

/// The most sources that are named in the text itself; all of them stand in the card.
const MOST_NAMED: usize = 3;
/// What the smallest print begins with.
const SMALL: &str = "-# ";

/// A reply, marked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The answer: the headline and what belongs to it.
    pub text: String,
    /// The sources in one line of small print, short.
    pub cited: String,
    /// What is beside the answer: computed lines and notes.
    pub beside: String,
    /// The sources in full, a line each.
    pub sources: Vec<String>,
}

/// A reply, marked up.
#[must_use]
pub fn marked(reply: &Reply) -> Marked {
    let mut marked = Marked::default();
    let mut cited: Vec<String> = Vec::new();
    for line in &reply.lines {
        match line.role {
            Role::Source => {
                marked.sources.push(full(line));
                cited.extend(short(line));
            }
            Role::Headline | Role::Item => push_line(&mut marked.text, &written(line)),
            // The other of several figures that were asked for belong to the answer.
            Role::Aside if is_answer(line) => push_line(&mut marked.text, &written(line)),
            Role::Aside | Role::Note => push_line(&mut marked.beside, &written(line)),
        }
    }
    if !cited.is_empty() {
        let more = if cited.len() > MOST_NAMED { " …" } else { "" };
        cited.truncate(MOST_NAMED);
        marked.cited = format!("{SMALL}{}{more}", cited.join(" · "));
    }
    marked
}

fn is_answer(line: &Line) -> bool {
    line.pieces.iter().any(|piece| piece.meaning == Meaning::Headline)
}

/// Adds a line below others.
pub fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() && !line.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// A line on one line, so that nothing in it begins another.
fn written(line: &Line) -> String {
    let mut text = String::new();
    for Piece { text: words, meaning } in &line.pieces {
        let words = escaped(words);
        let bold = *meaning == Meaning::Headline || (*meaning == Meaning::Figure && line.role == Role::Item);
        if bold && !words.trim().is_empty() { pushed_bold(&mut text, &words) } else { text.push_str(&words) }
    }
    match line.role {
        Role::Item => format!("- {text}"),
        Role::Headline | Role::Aside | Role::Note | Role::Source => not_a_list(text),
    }
}

/// Bold, with the blanks outside: asterisks beside a blank are no markup.
fn pushed_bold(text: &mut String, words: &str) {
    let inner = words.trim();
    let start = words.len() - words.trim_start().len();
    // OK because writing to a string cannot fail.
    let _ = write!(text, "{}**{inner}**{}", &words[..start], &words[start + inner.len()..]);
}

/// A citation with its title, or else its publisher, as the link.
fn full(line: &Line) -> String {
    let link = link_of(line);
    let linked = if line.pieces.iter().any(|piece| piece.meaning == Meaning::Title) { Meaning::Title } else { Meaning::Publisher };
    let mut text = String::new();
    // What stands before the citation says that it is one, and so does the title of the card.
    let is_cited = |piece: &Piece| matches!(piece.meaning, Meaning::Mark | Meaning::Title | Meaning::Publisher);
    let start = line.pieces.iter().position(is_cited).unwrap_or(0);
    for (index, Piece { text: words, meaning }) in line.pieces.iter().enumerate().skip(start) {
        let before_link = line.pieces.get(index + 1).is_some_and(|next| next.meaning == Meaning::Link);
        match *meaning {
            Meaning::Link => {}
            meaning if meaning == linked => text.push_str(&masked(words, link.as_deref())),
            // The comma that the address stood behind.
            _ if before_link => text.push_str(&escaped(words.trim_end_matches([',', '，', ' ']))),
            _ => text.push_str(&escaped(words)),
        }
    }
    not_a_list(text)
}

/// Who published it and when, with the link.
fn short(line: &Line) -> Option<String> {
    let of = |meaning: Meaning| line.pieces.iter().find(|piece| piece.meaning == meaning).map(|piece| piece.text.as_str());
    let publisher = of(Meaning::Publisher)?;
    let mark = of(Meaning::Mark).map(|mark| format!("{} ", escaped(mark))).unwrap_or_default();
    let is_chinese = line.pieces.iter().any(|piece| piece.text.contains('，'));
    let comma = if is_chinese { "，" } else { ", " };
    let date = of(Meaning::Date).filter(|date| !date.is_empty()).map(|date| format!("{comma}{}", escaped(date))).unwrap_or_default();
    Some(format!("{mark}{}{date}", masked(publisher, link_of(line).as_deref())))
}

fn link_of(line: &Line) -> Option<String> {
    line.pieces.iter().find(|piece| piece.meaning == Meaning::Link).and_then(|piece| address(&piece.text))
}

/// A text that leads somewhere, without a preview of it.
#[must_use]
pub fn masked(words: &str, address: Option<&str>) -> String {
    match address {
        Some(address) => format!("[{}](<{address}>)", escaped(words)),
        None => escaped(words),
    }
}

/// An address that can stand in a link: of the web, and with nothing in it that would end the link.
#[must_use]
pub fn address(url: &str) -> Option<String> {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return None;
    }
    let mut address = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '<' | '>' | '(' | ')' | '[' | ']' | '\\' | '"' | '`' | '|' | '*' | '@' => {
                // OK because writing to a string cannot fail.
                let _ = write!(address, "%{:02X}", u32::from(letter));
            }
            _ if letter.is_whitespace() || letter.is_control() || is_invisible(letter) => return None,
            _ => address.push(letter),
        }
    }
    Some(address)
}

/// A text with nothing in it that is read as markup, as a mention or as a link, and nothing that hides or turns letters.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' | '\r' | '\t' => plain.push(' '),
            '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '>' | '#' => {
                plain.push('\\');
                plain.push(letter);
            }
            // "@everyone" is no mention with a blank of no width in it.
            '@' => plain.push_str("@\u{200b}"),
            ':' if letters.peek() == Some(&'/') => plain.push_str("\\:"),
            _ if letter.is_control() || is_invisible(letter) => {}
            _ => plain.push(letter),
        }
    }
    plain
}

/// Characters that are not seen but change what is seen: of no width, or turning the direction of writing.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{00ad}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A line that does not begin as an item of a list does: "-", "+", or "59."
fn not_a_list(line: String) -> String {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let rest = &line[digits..];
    let numbered = digits > 0 && (rest.starts_with(". ") || rest.starts_with(") "));
    if numbered {
        format!("{}\\{rest}", &line[..digits])
    } else if line.starts_with("- ") || line.starts_with("+ ") || line.starts_with(SMALL) {
        format!("\\{line}")
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::piece::piece;

    #[test]
    fn nothing_is_read_as_markup_or_as_a_mention() {
        for (text, plain) in [
            ("**bold** _it_ ~~no~~ `code` ||spoiler||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \`code\` \|\|spoiler\|\|"),
            ("@everyone <@123> <@&4> <#5>", "@\u{200b}everyone \\<@\u{200b}123\\> \\<@\u{200b}&4\\> \\<\\#5\\>"),
            ("[click](https://evil.example)", r"\[click\](https\://evil.example)"),
            ("\u{202e}8,997\u{200b}\u{2066}", "8,997"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(escaped(text), plain, "{text:?}");
        }
    }

    #[test]
    fn a_link_leads_to_the_web_or_nowhere() {
        assert_eq!(address("https://a.example/x_(y)?q=1"), Some("https://a.example/x_%28y%29?q=1".to_owned()));
        for url in
            ["javascript:alert(1)", "", "ftp://a.example", "https://a.example/\u{202e}x", "https://a.example/ x", "https://a\n.example"]
        {
            assert_eq!(address(url), None, "{url:?}");
        }
        assert_eq!(masked("a]b", address("https://a.example/>x").as_deref()), r"[a\]b](<https://a.example/%3Ex>)");
    }

    #[test]
    fn a_line_is_no_list() {
        for (words, line) in [("59. So many", r"59\. So many"), ("- 3 %", r"\- 3 %"), ("8,997 in all", "8,997 in all")] {
            assert_eq!(written(&Line { role: Role::Note, pieces: piece(Meaning::Text, words) }), line);
        }
    }
}
