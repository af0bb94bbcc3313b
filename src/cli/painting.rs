//! What draws the pictures of the bot?

use crate::answer::Answer;
use crate::chat::Picture;
use crate::facts::base::FactBase;
use crate::render::picture::{self, Theme};
use crate::respond::desk::Painter;

/// Draws with the fonts of this machine. On a light ground: it is read in both of Discord's themes, and when it is printed.
#[derive(Debug)]
pub struct Brush;

impl Painter for Brush {
    fn paint(&self, answer: &Answer, base: &FactBase) -> Option<Picture> {
        picture::draw(answer, base, Theme::Light).map(|drawn| Picture { png: drawn.png, description: drawn.alt })
    }
}
