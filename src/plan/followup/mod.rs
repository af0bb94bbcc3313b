//! What does a question mean after the one before?

mod again;
mod both;
mod choice;
mod compared;
mod others;

use super::readings::{Reading, Scene, Standing, TELLING, choose};
use super::{Ask, Plan, Reason, claim, pick};
use crate::facts::base::IndicatorId;
use crate::language::cue::Cue;
use crate::question::{Asked, Class, Facts, Question};
use std::ops::Deref;

/// How sure a plan has to be to stand without what was said before, where the question leans on it.
const STANDS_ALONE: f32 = 0.75;
/// The same where a pronoun points back ("of them").
const STANDS_IN_SPITE: f32 = 1.05;

/// The plan for a question after earlier ones; `alone` is the plan without them.
pub fn plan_after<Q: Deref<Target = Question>>(question: &Question, alone: Plan, earlier: &[Q], facts: &Facts) -> Plan {
    let stands = stands(question, &alone);
    if stands && !leans(question) {
        return alone;
    }
    // Thanks in between change nothing of what was asked.
    let asked = earlier.iter().rposition(|question| !question.chatter);
    let Some((previous, before)) = asked.and_then(|place| earlier[..=place].split_last()) else {
        return alone;
    };
    let earlier = super::plan(previous, before, facts);
    if stands && !drifts(question, &alone, &earlier, facts) {
        return in_the_period_before(question, alone, previous, &earlier, facts);
    }
    if let Plan::Clarify { choices } = &earlier {
        return choice::among(question, alone, previous, choices, facts);
    }
    let (Plan::Answer { ask, .. } | Plan::Judge { ask, .. }) = &earlier else {
        return alone;
    };
    let ask = &counted(ask, facts);
    let scene = Scene::continued(question, previous, facts);
    if let Some(both) = both::readings(&scene, ask, before, facts) {
        return choose(&scene, vec![both], Standing::Continued);
    }
    let mut readings = again::readings(&scene, ask);
    if matches!(earlier, Plan::Answer { ask: Ask::Define(_), .. }) {
        readings.extend(again::itself(&scene, ask));
    }
    readings.extend(again::operated(&scene, ask));
    readings.extend(others::number_of_them(&scene, ask));
    // "How quickly did it grow?" names nothing but an operation on what was told.
    let is_asked_of_it = readings.iter().any(|reading| reading.outcome.is_ok() && scene.unread(reading.explained).is_empty());
    if !(is_asked_of_it && names_nothing(&scene)) {
        readings.extend(others::readings(&scene, ask));
    }
    let complete: Vec<Reading> = readings.into_iter().filter(|reading| scene.unread(reading.explained).is_empty()).collect();
    if complete.is_empty() {
        return if is_guess(question, &alone, ask) { Plan::Abstain { reason: Reason::OutOfScope, near: Vec::new() } } else { alone };
    }
    let readings = if calculates(question) { complete } else { claim::judge(&scene, complete) };
    choose(&scene, readings, Standing::Continued)
}

/// Whether a continuation that is answered by itself would get a figure of another sort than the one before, and asks for none:
/// "and of the farms?" after a percentage.
fn drifts(question: &Question, alone: &Plan, earlier: &Plan, facts: &Facts) -> bool {
    const SORTS: [Cue; 8] = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Growth, Cue::Decline, Cue::Target, Cue::Total, Cue::Absolute];
    let of = |plan: &Plan| match plan {
        Plan::Answer { ask: Ask::Figure(operand), .. } => Some(operand.unit(&facts.base).is_percent()),
        _ => None,
    };
    let asks = SORTS.iter().any(|cue| question.has(*cue)) || !question.numbers.is_empty();
    // "And the small ones?" after a target asks for theirs.
    let base = &facts.base;
    let told = |plan: &Plan| match plan {
        Plan::Answer { ask: Ask::Figure(operand), .. } => Some(operand.indicator),
        _ => None,
    };
    let is_aim = |id: IndicatorId, of: Option<IndicatorId>| {
        let held = &base.indicators[id.0 as usize];
        held.target_for.is_some() && (of.is_none() || held.target_for == of) && !held.figures.is_empty()
    };
    let after_a_target = told(earlier).is_some_and(|told| is_aim(told, None));
    let has_a_target = told(alone).is_some_and(|own| facts.related(own).iter().any(|id| is_aim(*id, Some(own))));
    // 那非专精特新呢, after a share, asks for the rest of it.
    let rest = matches!(alone, Plan::Answer { ask: Ask::Remainder { .. }, .. }) && question.has(Cue::Not);
    rest && of(earlier) == Some(true) || !asks && (of(earlier) == Some(true) && of(alone) == Some(false) || after_a_target && has_a_target)
}

/// A continuation that names no period is of the one that was asked for before, where there is a figure for it.
fn in_the_period_before(question: &Question, alone: Plan, previous: &Question, earlier: &Plan, facts: &Facts) -> Plan {
    let Plan::Answer { ask: Ask::Figure(own), score } = &alone else { return alone };
    if !question.periods.is_empty() || previous.periods.is_empty() {
        return alone;
    }
    let base = &facts.base;
    let told = match (earlier, previous.periods.as_slice()) {
        (Plan::Answer { ask, .. }, _) => ask.main().map(|told| told.period(base)),
        // What was not answered was still asked of a period.
        (_, [Asked::At(period)]) => Some(*period),
        _ => None,
    };
    let members = own.members(base);
    match told.and_then(|told| pick::pick(base, own.indicator, Some(told), members).ok()) {
        Some(operand) => Plan::Answer { ask: Ask::Figure(operand), score: *score },
        None => alone,
    }
}

/// Whether a question names nothing that a figure could be of, but only what is to be done.
fn names_nothing(scene: &Scene<'_>) -> bool {
    const OPERATIONS: [Cue; 17] = [
        Cue::Growth,
        Cue::Decline,
        Cue::Trend,
        Cue::Share,
        Cue::Count,
        Cue::Target,
        Cue::Difference,
        Cue::Previous,
        Cue::Define,
        Cue::Progress,
        Cue::Minute,
        Cue::Hour,
        Cue::Day,
        Cue::Week,
        Cue::Month,
        Cue::Year,
        Cue::Each,
    ];
    let tokens = &scene.question.tokens;
    scene.required.iter().all(|place| tokens[place].cues.iter().any(|cue| OPERATIONS.contains(cue)) || tokens[place].weight < TELLING)
}

/// Whether a number is said to calculate with and not to claim: "multiply that by 30".
fn calculates(question: &Question) -> bool {
    const VERBS: [&str; 16] = [
        "multiply",
        "multiplied",
        "times",
        "divide",
        "divided",
        "add",
        "subtract",
        "minus",
        "plus",
        "double",
        "乘",
        "乘以",
        "除",
        "除以",
        "加",
        "减",
    ];
    question.tokens.iter().any(|token| token.text.split(' ').any(|word| VERBS.contains(&word)))
}

/// What a question after a definition is about: what is counted of the term.
fn counted(ask: &Ask, facts: &Facts) -> Ask {
    let Ask::Define(term) = ask else { return ask.clone() };
    let indicator = facts.base.glossary[term.0 as usize].indicator;
    let operand = indicator.and_then(|id| pick::pick(&facts.base, id, None, &[]).ok());
    operand.map_or_else(|| ask.clone(), Ask::Figure)
}

/// Whether an answer that the words alone got leaves out what they point back to.
fn is_guess(question: &Question, alone: &Plan, before: &Ask) -> bool {
    match alone {
        Plan::Answer { ask, score } | Plan::Judge { ask, score, .. } => {
            let takes_up = before.main().is_some_and(|told| ask.indicators().contains(&told.indicator));
            points(question) && *score < STANDS_ALONE && !takes_up
        }
        Plan::Clarify { .. } | Plan::Abstain { .. } | Plan::Silent => false,
    }
}

/// Whether a question needs nothing of what was said before.
fn stands(question: &Question, alone: &Plan) -> bool {
    match alone {
        Plan::Answer { ask: Ask::Topic { .. }, .. } if leans(question) && !question.has(Cue::Define) => false,
        Plan::Answer { ask: Ask::Define(_), .. } if !question.has(Cue::Define) => false,
        // "How many of them" are some of those that were told of.
        Plan::Answer { .. } if question.tokens.iter().any(|token| token.text.starts_with("how many of")) => false,
        Plan::Answer { score, .. } if points(question) || leaves_out_the_part(question) => *score >= STANDS_IN_SPITE,
        Plan::Answer { score, .. } | Plan::Judge { score, .. } => *score >= if leans(question) { STANDS_ALONE } else { 0.45 },
        Plan::Clarify { .. } | Plan::Abstain { .. } => false,
        Plan::Silent => true,
    }
}

/// 占专精特新的几成: whether a share is asked for of which nothing says what it is a part of.
fn leaves_out_the_part(question: &Question) -> bool {
    // "As a share of all libraries?", "expressed as a percentage of them"
    const OPENINGS: [&str; 8] = ["as a", "as the", "as what", "expressed as", "in percent of", "in per cent", "relative to", "out of"];
    let words: Vec<&str> =
        question.tokens.iter().filter(|token| token.class != Class::Mark).flat_map(|token| token.text.split(' ')).collect();
    let opens = OPENINGS.iter().any(|opening| opening.split(' ').zip(&words).all(|(one, other)| one == *other));
    let first = question.tokens.iter().find(|token| token.class != Class::Mark);
    first.is_some_and(|first| first.text.starts_with(['占', '佔']) && first.cues.contains(&Cue::Share))
        || opens && question.has(Cue::Share) && words.len() > 1
}

/// Words that point back to what was said before.
const POINTERS: [&str; 16] =
    ["them", "those", "they", "it", "that", "these", "its", "their", "其中", "它们", "这些", "他们", "它", "那些", "这个", "of which"];

fn points(question: &Question) -> bool {
    // "Which is what part of all?" tells on.
    let mut opening = question.tokens.iter().filter(|token| token.class != Class::Mark).flat_map(|token| token.text.split(' '));
    if opening.next() == Some("which") && opening.next().is_some_and(|next| matches!(next, "is" | "are" | "was" | "were" | "makes")) {
        return true;
    }
    question.tokens.iter().any(|token| {
        POINTERS.contains(&token.text.as_ref()) || token.cues.is_empty() && token.text.split(' ').any(|word| POINTERS.contains(&word))
    })
}

/// Whether a question is worded as a continuation.
fn leans(question: &Question) -> bool {
    const OPENINGS: [&str; 11] = ["and", "what about", "how about", "那", "那么", "or", "but", "then", "also", "only", "just"];
    const FILLERS: [&str; 20] = [
        "ok", "okay", "k", "right", "alright", "well", "so", "yes", "yeah", "yep", "hm", "hmm", "thanks", "cool", "great", "fine", "good",
        "nice", "sure", "好的",
    ];
    // What is a part is left unsaid: 占全部多少.
    const ELLIPSES: [&str; 8] = ["占", "其中", "折合", "换成", "换算", "相当于", "还差", "as a share"];
    let first = question.tokens.iter().find(|token| token.class != Class::Mark && !FILLERS.contains(&token.text.as_ref()));
    let first = first.map_or("", |token| token.text.as_ref());
    ELLIPSES.iter().any(|opening| first.starts_with(opening))
        || OPENINGS.iter().any(|opening| first.starts_with(opening))
        || points(question)
        || question.tokens.last().is_some_and(|token| token.text.as_ref() == "呢")
        || question.tokens.iter().rev().nth(1).is_some_and(|token| token.text.as_ref() == "呢")
}
