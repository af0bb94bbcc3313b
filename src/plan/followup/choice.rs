//! Which of the choices that were offered does a reply mean: "the second", "revenue"?

use crate::plan::readings::{Reading, Scene, Standing, choose};
use crate::plan::{Ask, Operand, Plan};
use crate::question::{Facts, Question};

/// The plan for a reply to a choice; `alone` where it is none.
pub fn among(question: &Question, alone: Plan, previous: &Question, choices: &[Operand], facts: &Facts) -> Plan {
    if let Some(operand) = by_place(question).and_then(|place| choices.get(place)) {
        return Plan::Answer { ask: Ask::Figure(operand.clone()), score: 1.0 };
    }
    let scene = Scene::continued(question, previous, facts, None);
    let all = crate::plan::evidence::TokenSet::all(question);
    let readings: Vec<Reading> = choices
        .iter()
        .filter_map(|operand| {
            let candidate = scene.evidence.candidate(operand.indicator, all)?;
            Some(Reading {
                outcome: Ok(Ask::Figure(operand.clone())),
                claim: None,
                explained: candidate.explained,
                score: 0.5 + 0.5 * candidate.matched.min(1.0),
                coverage: candidate.coverage,
                full: candidate.full,
            })
        })
        .filter(|reading| scene.unread(reading.explained).is_empty())
        .collect();
    if readings.is_empty() || scene.required.is_empty() { alone } else { choose(&scene, readings, Standing::Continued) }
}

/// The place that a reply names: "the first", 第二个, "3".
fn by_place(question: &Question) -> Option<usize> {
    const PLACES: [(usize, [&str; 6]); 6] = [
        (0, ["first", "1st", "1", "a", "第一个", "第一"]),
        (1, ["second", "2nd", "2", "b", "第二个", "第二"]),
        (2, ["third", "3rd", "3", "c", "第三个", "第三"]),
        (3, ["fourth", "4th", "4", "d", "第四个", "第四"]),
        (4, ["fifth", "5th", "5", "e", "第五个", "第五"]),
        (5, ["sixth", "6th", "6", "f", "第六个", "第六"]),
    ];
    /// A reply that names a place is short.
    const SHORT: usize = 4;
    let named = |(place, names): &(usize, [&str; 6])| {
        let says = question.tokens.iter().any(|token| names.contains(&token.text.as_ref()));
        says.then_some(*place)
    };
    (question.tokens.len() <= SHORT).then(|| PLACES.iter().find_map(named)).flatten()
}
