//! What is known of one member of a dimension: "everything on lithium", 介绍一下江北区的情况?

use super::reading;
use crate::facts::base::IndicatorId;
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::pick::{pick, series};
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Operand};
use crate::question::Class;

/// The most figures that are listed.
const MOST_LISTED: usize = 12;
/// How well it fits that all that is known of a member is asked for: after another question 那X的情况呢 asks for the same of that one.
const OF_A_MEMBER: f32 = 0.7;

/// The figure of each indicator that is told of the members which are named, where everything on them is asked for and nothing else is named.
pub fn readings(scene: &Scene<'_>) -> Option<Reading> {
    if scene.members.is_empty() || !scene.asks_for_everything() || scene.has(Cue::Claim) {
        return None;
    }
    let members: TokenSet =
        (0..scene.question.tokens.len()).filter(|place| matches!(scene.question.tokens[*place].class, Class::Member(_))).collect();
    let explained = members.union(cued(scene.question, &[Cue::Everything, Cue::Count, Cue::HowMany, Cue::Total, Cue::Trend]));
    if !scene.unread(explained).is_empty() || scene.looseness(explained) > 0.0 {
        return None;
    }
    let mut asked = scene.members.clone();
    asked.sort_unstable();
    let held = (0..).map(IndicatorId).take(scene.base().indicators.len());
    let told = held.filter_map(|id| match scene.period() {
        Some(period) => pick(scene.base(), id, Some(period), &asked).ok(),
        None => series(scene.base(), id, &asked).pop().or_else(|| pick(scene.base(), id, None, &asked).ok()),
    });
    let operands: Vec<Operand> = told.take(MOST_LISTED).collect();
    (operands.len() > 1).then(|| reading(Ask::Figures(operands), explained, OF_A_MEMBER))
}
