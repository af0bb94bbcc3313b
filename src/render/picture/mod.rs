//! How is an answer drawn?
//!
//! [`draw`] makes a picture of what can be drawn of an answer: bars for things side by side, columns or a line for a series over
//! time, one bar for a part of a whole. It is written as SVG and rasterised; each bound is seen ([`marks`]).

mod alt;
mod canvas;
mod chart;
mod colours;
mod columns;
pub mod fonts;
mod line;
mod marks;
mod page;
mod rows;
mod scale;
mod whole;
mod words;

pub use alt::LONGEST as LONGEST_ALT;
pub use colours::Theme;

use crate::answer::Answer;
use crate::facts::base::FactBase;
use crate::language::Language;
use fonts::Fonts;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

/// How wide a picture is drawn: finer than it is laid out, as it is looked at on fine screens.
const PIXELS: u32 = 1200;

/// A picture of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The picture as a PNG file.
    pub png: Vec<u8>,
    /// What it shows, in words: at most [`LONGEST_ALT`] characters.
    pub alt: String,
}

/// Whether there is something to be drawn of an answer.
#[must_use]
pub fn can_draw(answer: &Answer, base: &FactBase) -> bool {
    chart::chart(answer, base, answer.language).is_some()
}

/// The picture of an answer, with the fonts of this machine; nothing where there is nothing to be drawn.
#[must_use]
pub fn draw(answer: &Answer, base: &FactBase, theme: Theme) -> Option<Picture> {
    draw_with(fonts::of_system(), answer, base, theme)
}

/// The picture of an answer. Where the fonts lack Chinese it is in English; what is said of it beside is in the language of the answer.
#[must_use]
pub fn draw_with(fonts: &Fonts, answer: &Answer, base: &FactBase, theme: Theme) -> Option<Picture> {
    let svg = svg_with(fonts, answer, base, theme)?;
    let alt = alt::text(&chart::chart(answer, base, answer.language)?);
    let tree = Tree::from_str(&svg, &fonts.options(language(fonts, answer))).ok()?;
    let size = tree.size().to_int_size().scale_to_width(PIXELS)?;
    let scale = size.to_size().width() / tree.size().width();
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Some(Picture { png: pixels.encode_png().ok()?, alt })
}

/// The picture of an answer before it is rasterised.
#[must_use]
pub fn svg_with(fonts: &Fonts, answer: &Answer, base: &FactBase, theme: Theme) -> Option<String> {
    let chart = chart::chart(answer, base, language(fonts, answer))?;
    Some(page::svg(&chart, fonts, theme))
}

fn language(fonts: &Fonts, answer: &Answer) -> Language {
    match answer.language {
        Language::Chinese if !fonts.has_chinese() => Language::English,
        language => language,
    }
}
