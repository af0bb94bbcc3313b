//! How does a reply look as plain text, and in a terminal?

use super::piece::{Line, Meaning, Piece, Reply, Role};
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// What stands before one of several things.
const BULLET: &str = "• ";

/// A reply as plain text, lines ended by all but the last.
#[must_use]
pub fn plain(reply: &Reply) -> String {
    written(reply, |piece, text| text.push_str(&piece.text))
}

/// A reply with the escape codes of a terminal; for `anstream` to take away where they are not wanted.
#[must_use]
pub fn coloured(reply: &Reply) -> String {
    written(reply, |piece, text| {
        let style = style(piece.meaning);
        // OK because writing to a string cannot fail.
        let _ = write!(text, "{style}{}{style:#}", piece.text);
    })
}

fn written(reply: &Reply, write: impl Fn(&Piece, &mut String)) -> String {
    let mut text = String::new();
    for (index, Line { role, pieces }) in reply.lines.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        if *role == Role::Item {
            text.push_str(BULLET);
        }
        pieces.iter().for_each(|piece| write(piece, &mut text));
    }
    text
}

fn style(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Headline => Style::new().bold(),
        Meaning::Working | Meaning::Mark => Style::new().dimmed(),
        Meaning::Note => AnsiColor::Yellow.on_default(),
        Meaning::Title | Meaning::Publisher | Meaning::Date => Style::new().dimmed(),
        Meaning::Link => AnsiColor::Blue.on_default().underline(),
        Meaning::Text | Meaning::Figure | Meaning::Name | Meaning::Period => Style::new(),
    }
}
