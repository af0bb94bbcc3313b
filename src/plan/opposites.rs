//! Where a word is the opposite of one that the base has ("foreign" of "domestic"), what may be told?

use super::Ask;
use super::readings::{Reading, Scene};
use crate::facts::base::IndicatorId;
use crate::facts::index::FeatureId;

/// Whether a reading that takes a word for an opposite denies what the base knows instead.
pub fn are_denied(scene: &Scene<'_>, reading: &Reading) -> bool {
    let denies = matches!(
        reading.outcome,
        Ok(Ask::Complement(_)
            | Ask::Remainder { .. }
            | Ask::ShareOfRest { .. }
            | Ask::CountOf { complement: true, .. }
            | Ask::ImpliedRest { .. }
            | Ask::Define(_))
            | Err(_)
    );
    let takes = |place: &usize| super::stretch::is_opposite(&scene.question.tokens[*place]);
    let opposites: Vec<usize> = reading.explained.iter().filter(takes).collect();
    if !denies || opposites.is_empty() {
        return opposites.is_empty();
    }
    // "Foreign" denies that something is domestic, where that is told of it, and nothing else.
    let told: Vec<IndicatorId> = match &reading.outcome {
        Ok(ask) => ask.indicators(),
        Err((_, near)) => near.iter().map(|operand| operand.indicator).collect(),
    };
    let ties = |feature: &FeatureId| told.iter().any(|id| scene.facts.index.profiles[id.0 as usize].tie(*feature).is_some());
    told.is_empty() || opposites.iter().all(|place| scene.question.tokens[*place].features.iter().any(ties))
}
