//! What does a Chinese question hold something against?
//!
//! 比2021年多了多少: what stands behind the word that compares is no period of which a figure is asked for.

use super::period::Asked;
use super::tokens::{Class, Maker};
use crate::language::Language;

/// What stands before a period that another is held against.
const AGAINST: [&str; 8] = ["比", "较", "相比", "比起", "相较", "相较于", "相比于", "对比"];

impl Maker<'_> {
    /// Takes the period behind a word that compares for what another is held against.
    pub(super) fn read_against(&mut self) {
        if self.question.language != Language::Chinese {
            return;
        }
        for place in 1..self.question.tokens.len() {
            if let Class::Period(index) = self.question.tokens[place].class
                && AGAINST.contains(&self.question.tokens[place - 1].text.as_ref())
                && let Asked::At(period) = self.question.periods[index]
            {
                self.question.periods[index] = Asked::Against(period);
            }
        }
    }
}
