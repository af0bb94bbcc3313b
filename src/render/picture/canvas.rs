//! How is an SVG written, with letters that fit where they stand?
//!
//! Everything is in whole pixels of a picture that is [`WIDTH`] wide; it is drawn larger.

use super::colours::Colours;
use super::fonts::{Fonts, Weight};
use crate::language::Language;
use std::fmt::Write;

/// How wide a picture is.
pub(super) const WIDTH: i32 = 800;
/// The room at its edges.
pub(super) const EDGE: i32 = 36;
/// What is left between them.
pub(super) const INNER: i32 = WIDTH - 2 * EDGE;

/// The letters of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Their size.
    pub size: i32,
    /// Their weight.
    pub weight: Weight,
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

pub(super) const fn regular(size: i32) -> Style {
    Style { size, weight: Weight::Regular }
}

pub(super) const fn bold(size: i32) -> Style {
    Style { size, weight: Weight::Bold }
}

/// A picture as it is being written.
pub(super) struct Canvas<'a> {
    /// The letters.
    pub fonts: &'a Fonts,
    /// The language of the letters.
    pub language: Language,
    /// The colours.
    pub colours: &'static Colours,
    body: String,
}

impl<'a> Canvas<'a> {
    pub fn new(fonts: &'a Fonts, language: Language, colours: &'static Colours) -> Self {
        Self { fonts, language, colours, body: String::new() }
    }

    /// Adds what is SVG already.
    pub fn draw(&mut self, svg: std::fmt::Arguments<'_>) {
        // OK because writing to a string cannot fail.
        let _ = self.body.write_fmt(svg);
    }

    /// A line of letters, `y` its baseline.
    pub fn text(&mut self, (x, y): (i32, i32), anchor: Anchor, style: Style, colour: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let Style { size, weight } = style;
        let weight = weight.number();
        let escaped = escaped(text);
        self.draw(format_args!(
            r#"<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{colour}">{escaped}</text>"#
        ));
    }

    /// How wide a line of letters is.
    pub fn width(&self, text: &str, style: Style) -> i32 {
        self.fonts.width(text, style.size, style.weight, self.language)
    }

    /// A text in lines that are at most so wide; what does not go into so many lines is cut.
    pub fn wrapped(&self, text: &str, width: i32, most: usize, style: Style) -> Vec<String> {
        let pieces = words(text).into_iter().flat_map(|word| self.pieces(word, width, style));
        let mut lines = self.set(pieces, width, style);
        if lines.len() > most {
            let rest = lines.split_off(most.saturating_sub(1)).concat();
            lines.push(self.cut(&rest, width, style));
        }
        lines.into_iter().map(|line| line.trim().to_owned()).collect()
    }

    /// A text in as many lines as it takes; a word that is wider than a line stays whole.
    pub fn lines(&self, text: &str, width: i32, style: Style) -> Vec<String> {
        self.set(words(text).into_iter(), width, style).into_iter().map(|line| line.trim().to_owned()).collect()
    }

    /// Words set in lines; a line has its space at the end.
    fn set(&self, words: impl Iterator<Item = String>, width: i32, style: Style) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in words {
            let Some(line) = lines.last_mut() else { break };
            let longer = format!("{line}{word}");
            if line.is_empty() || self.width(longer.trim_end(), style) <= width {
                *line = longer;
            } else {
                lines.push(word);
            }
        }
        lines
    }

    /// A word in pieces that are at most so wide.
    fn pieces(&self, word: String, width: i32, style: Style) -> Vec<String> {
        if self.width(word.trim_end(), style) <= width {
            return vec![word];
        }
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            if let Some(piece) = pieces.last_mut() {
                if !piece.is_empty() && self.width(&format!("{piece}{letter}"), style) > width {
                    pieces.push(letter.to_string());
                } else {
                    piece.push(letter);
                }
            }
        }
        pieces
    }

    /// A text that is at most so wide, with an ellipsis where it was cut.
    pub fn cut(&self, text: &str, width: i32, style: Style) -> String {
        if self.width(text.trim(), style) <= width {
            return text.trim().to_owned();
        }
        let mut kept = text.trim().to_owned();
        while !kept.is_empty() && self.width(&format!("{kept}…"), style) > width {
            kept.pop();
        }
        format!("{}…", kept.trim_end())
    }

    /// The whole picture, `height` high.
    pub fn finish(self, height: i32) -> String {
        let Colours { ground, accent, soft, .. } = self.colours;
        let defs: String = [("accent", accent), ("soft", soft)]
            .iter()
            .map(|(name, colour)| {
                format!(
                    concat!(
                        r#"<linearGradient id="fade-{0}"><stop offset="0" stop-color="{1}"/><stop offset="1" stop-color="{1}" stop-opacity="0"/></linearGradient>"#,
                        r#"<pattern id="hatch-{0}" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">"#,
                        r#"<rect width="10" height="10" fill="{1}" fill-opacity="0.16"/><rect width="4" height="10" fill="{1}"/></pattern>"#
                    ),
                    name, colour
                )
            })
            .collect();
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"><defs>{defs}</defs><rect width="{WIDTH}" height="{height}" fill="{ground}"/>{}</svg>"#,
            self.body
        )
    }
}

/// Where a text may be broken: behind spaces and between Chinese characters, but not before what closes a clause.
fn words(text: &str) -> Vec<String> {
    let closes = |letter: char| "，。、；：？！）》”’%,.;:)]…".contains(letter);
    let opens = |letter: char| "（《“‘([".contains(letter);
    let wide = |letter: char| crate::language::is_han(letter) || "，。、；：？！）》”（《“".contains(letter);
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in text.chars() {
        // A number stays with what is behind it: 6月, 3亿.
        let counted = before.is_ascii_digit() && wide(letter);
        let between = (wide(letter) || wide(before)) && !closes(letter) && !opens(before) && letter != ' ' && !counted;
        let breaks = before == ' ' && letter != ' ' || between;
        match words.last_mut() {
            Some(word) if !breaks => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        before = letter;
    }
    words
}

/// A text as XML has it, without what is no letter.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_cannot_become_markup() {
        assert_eq!(escaped("a<b>&\u{7}\u{202e}c"), "a&lt;b&gt;&amp;c");
    }

    #[test]
    fn a_text_is_broken_where_people_break_it() {
        assert_eq!(words("more than 7 of “A B”"), ["more ", "than ", "7 ", "of ", "“A ", "B”"]);
        assert_eq!(words("中小（企业），12%的"), ["中", "小", "（企", "业），", "12%", "的"]);
        assert_eq!(words("2024年6月"), ["2024年", "6月"]);
    }
}
