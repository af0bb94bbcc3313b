//! From when is 三年前 told where no other year is named?
//!
//! 三年前有多少护林员 and 护林员比三年前多了多少 are told from the day of asking; 比三年前多了多少 alone goes on from what was told before.

use super::{Asked, Class, Question, period};
use crate::facts::period::Shape;
use jiff::civil::Date;

/// Words that hold what stands before them against what stands behind.
const AGAINST: [&str; 5] = ["比", "较", "跟", "与", "和"];

/// Tells the one period that is so many years ago from the day of asking, where the message names something by itself.
pub(super) fn settle(question: &mut Question, as_of: Date) {
    let [Asked::Moved { by, of: Shape::Year }] = question.periods[..] else { return };
    let tokens = &question.tokens;
    let Some(place) = tokens.iter().position(|token| token.class == Class::Period(0) && token.text.ends_with('前')) else { return };
    let names = tokens.iter().any(|token| token.class == Class::Content && token.cues.is_empty() && !token.features.is_empty());
    if let Some(year) = period::year(as_of.year() + by).filter(|_| names) {
        let is_against = place.checked_sub(1).is_some_and(|before| AGAINST.contains(&tokens[before].text.as_ref()));
        question.periods = vec![if is_against { Asked::Against(year) } else { Asked::At(year) }];
    }
}
