//! Which readings are beside what the best one names, however many of its words they share?

use super::Ask;
use super::readings::{Reading, Scene};
use crate::facts::base::IndicatorId;
use crate::facts::index::Tie;

/// Whether a reading tells of all years that are known.
pub const fn is_over_years(reading: &Reading) -> bool {
    matches!(reading.outcome, Ok(Ask::Trend(_)))
}

/// Whether the words are those of one indicator, and with another of them all they merely come along: "older people" are not the homes
/// in which they live.
pub fn has_mere_company(scene: &Scene<'_>, id: IndicatorId, named: IndicatorId) -> bool {
    let mut things = scene.required.iter().filter(|place| scene.question.tokens[*place].cues.is_empty()).peekable();
    things.peek().is_some() && things.all(|place| scene.tie(named, place) > Some(Tie::Unit) && scene.tie(id, place) == Some(Tie::Company))
}
