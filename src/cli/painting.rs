//! What draws the pictures of the bot?

use crate::answer::Answer;
use crate::chat::Picture;
use crate::facts::base::FactBase;
use crate::respond::desk::Painter;

/// Draws with the fonts that there are.
#[derive(Debug, Default)]
pub struct Brush;

impl Painter for Brush {
    fn paint(&self, _: &Answer, _: &FactBase) -> Option<Picture> {
        None
    }
}
