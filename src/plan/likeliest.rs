//! Which indicators are worth scoring, where many share words with a question?

use crate::facts::base::IndicatorId;

/// The most indicators that are scored for a question: those that share its rarest words.
pub const MOST_CANDIDATES: usize = 256;

/// The indicators that are on the weightiest of `lists` taken together, no more than are scored. All are sorted.
pub fn likeliest(indicators: Vec<IndicatorId>, lists: &[(f32, &Vec<IndicatorId>)]) -> Vec<IndicatorId> {
    if indicators.len() <= MOST_CANDIDATES {
        return indicators;
    }
    let mut scored: Vec<(f32, IndicatorId)> = indicators.into_iter().map(|indicator| (0.0, indicator)).collect();
    for (weight, list) in lists {
        let mut rest = list.as_slice();
        for (score, indicator) in &mut scored {
            let step = rest.iter().step_by(LEAP).take_while(|other| *other < indicator).count();
            let start = step.saturating_sub(1) * LEAP;
            rest = &rest[start..];
            let near = &rest[..rest.len().min(LEAP + 1)];
            rest = &rest[near.partition_point(|other| other < indicator)..];
            if rest.first() == Some(indicator) {
                *score += weight;
            }
        }
    }
    scored.select_nth_unstable_by(MOST_CANDIDATES, |left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut indicators: Vec<IndicatorId> = scored[..MOST_CANDIDATES].iter().map(|(_, indicator)| *indicator).collect();
    indicators.sort_unstable();
    indicators
}

/// How many entries of a list are passed over at a time while one is looked for.
const LEAP: usize = 16;
