//! Which two figures does one message ask for, each in a question of its own: "how many firms were asked, and what share took a loan?"

use super::utterance::Utterance;
use super::{Ask, Operand, Plan};
use crate::language::cue::Cue;
use crate::question::{Class, Facts, Token};
use jiff::civil::Date;
use std::sync::Arc;

/// How an English question begins inside a message.
const ASKERS: [&str; 7] = ["how many", "how much", "how big", "how large", "what", "which", "how high"];
/// What joins it to the one before.
const JOINTS: [&str; 7] = [", and ", "? and ", " and ", "; ", "? ", ", ", ". "];
/// What asks in Chinese.
const ASKERS_ZH: [&str; 8] = ["多少", "几", "占比", "比例", "比重", "多大", "多高", "份额"];
/// What stands between two Chinese questions.
const MARKS_ZH: [char; 7] = ['？', '?', '；', ';', '，', ',', '。'];

/// The plan for two questions in one message, where each asks for a figure of its own and the message as a whole was read as one of them or
/// not at all.
pub fn both(text: &str, whole: &Plan, facts: &Facts, as_of: Date) -> Option<Plan> {
    let is_one = match whole {
        Plan::Answer { ask, .. } => matches!(ask, Ask::Figure(_) | Ask::Figures(_) | Ask::CountOf { .. } | Ask::ImpliedWhole { .. }),
        Plan::Clarify { .. } | Plan::Abstain { .. } => true,
        Plan::Judge { .. } | Plan::Silent => false,
    };
    let (first, second) = parts(text).filter(|_| is_one)?;
    let first = Arc::new(Utterance::of_one(first, facts, as_of));
    let before = |back: usize| (back == 0).then(|| Arc::clone(&first));
    let second = Utterance::of_one(second, facts, as_of);
    if !second.question.tokens.iter().any(names) {
        return None;
    }
    let second = second.after(&before, facts);
    let (one, score) = figure(&first.plan)?;
    let (other, beside) = figure(&second.plan)?;
    let told = vec![one.clone(), other.clone()];
    (one.indicator != other.indicator).then_some(Plan::Answer { ask: Ask::Figures(told), score: score.min(beside) })
}

/// Whether a word says of what or as what something is asked, beside "how many".
fn names(token: &Token) -> bool {
    token.class == Class::Content && token.cues.iter().all(|cue| !matches!(cue, Cue::HowMany | Cue::Count | Cue::Target | Cue::Now))
}

/// The one figure that a plan tells, and how surely.
fn figure(plan: &Plan) -> Option<(&Operand, f32)> {
    match plan {
        Plan::Answer { ask: Ask::Figure(operand), score } => Some((operand, *score)),
        _ => None,
    }
}

/// A message cut into two that ask.
fn parts(text: &str) -> Option<(&str, &str)> {
    let lower = text.to_ascii_lowercase();
    let asks = |part: &str| ASKERS.iter().any(|asker| part.contains(asker));
    let english = JOINTS.iter().flat_map(|joint| lower.match_indices(joint)).find(|(at, joint)| {
        let rest = &lower[at + joint.len()..];
        ASKERS.iter().any(|asker| rest.starts_with(asker)) && asks(&lower[..*at])
    });
    if let Some((at, joint)) = english {
        return Some((&text[..at], &text[at + joint.len()..]));
    }
    let asks = |part: &str| ASKERS_ZH.iter().any(|asker| part.contains(asker));
    let chinese = text.match_indices(MARKS_ZH).find(|(at, mark)| asks(&text[..*at]) && asks(&text[at + mark.len()..]));
    chinese.map(|(at, mark)| (&text[..at], &text[at + mark.len()..]))
}
