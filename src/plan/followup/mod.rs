//! What does a question mean after the one before?

mod again;
mod away;
mod both;
mod carry;
mod choice;
mod compared;
mod in_a_row;
mod inside;
mod moved;
mod others;
mod part_of_told;
mod set_against;
mod upward;
mod when;

use self::set_against::{is_set_against_it, names_only_the_other, only_calculates};
use super::readings::{Reading, Scene, Standing, TELLING, choose};
use super::utterance::{self, History};
use super::{Ask, Operand, Plan, Reason, claim, pick};
use crate::facts::base::IndicatorId;
use crate::language::cue::Cue;
use crate::question::{Class, Facts, Question, Token};

/// How sure a plan has to be to stand without what was said before, where the question leans on it.
const STANDS_ALONE: f32 = 0.75;
/// The same where a pronoun points back ("of them").
const STANDS_IN_SPITE: f32 = 1.05;

/// The plan for a question after what was said before; `alone` is the plan without that.
pub fn plan_after(question: &Question, alone: Plan, history: History<'_>, facts: &Facts) -> Plan {
    let operates = operates(question);
    let stands = stands(question, &alone);
    let inverts = inverts(question);
    let goes_on = operates || inverts || only_calculates(question) || names_only_the_other(question, &alone);
    if stands && !goes_on && !leans(question) && !is_fragment(question) && !inside::asks_inside(question) {
        return alone;
    }
    let Some((back, last)) = utterance::asked(history, 0) else { return alone };
    let (previous, earlier) = (&last.question, &last.plan);
    let told = matches!(earlier, Plan::Answer { .. } | Plan::Judge { .. });
    if let Some(inside) = inside_of(question, previous, earlier, facts) {
        return inside;
    }
    let leads_on = told && (operates || inverts || only_calculates(question) || is_set_against_it(question, &alone, earlier, facts))
        || is_of_another_sort(question, &alone, previous, earlier, facts)
        || drifts(question, &alone, earlier, facts);
    if stands && !leads_on {
        return carry::over(question, alone, previous, earlier, facts);
    }
    if let Plan::Clarify { choices } = earlier {
        return choice::among(question, alone, previous, choices, facts);
    }
    let Some(ask) = spoken_of(earlier, facts) else { return alone };
    let ask = &ask;
    let scene = Scene::continued(question, previous, facts, carry::one(ask).cloned());
    if let Some(both) = both::readings(&scene, ask, &|n| history(back + 1 + n)) {
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
    if !(is_asked_of_it && (inverts || names_nothing(&scene))) {
        readings.extend(others::readings(&scene, ask));
    }
    let complete: Vec<Reading> = readings.into_iter().filter(|reading| scene.unread(reading.explained).is_empty()).collect();
    if complete.is_empty() {
        // A share in something of what was told is no list of other things.
        let lists = matches!(alone, Plan::Answer { ask: Ask::Rank { .. } | Ask::Figures(_) | Ask::Trend(_) | Ask::Topic { .. }, .. });
        return if is_guess(question, &alone, ask) || lists && leaves_out_the_part(question) {
            Plan::Abstain { reason: Reason::OutOfScope, near: Vec::new() }
        } else {
            alone
        };
    }
    // 那30天下来总共? reckons with its number, and claims nothing.
    let reckons = |reading: &Reading| matches!(reading.outcome, Ok(Ask::Given { .. }));
    let calculates = calculates(question) || !question.has(Cue::Claim) && complete.iter().any(reckons);
    let readings = if calculates { complete } else { claim::judge(&scene, complete) };
    choose(&scene, readings, Standing::Continued)
}

/// 反过来说，不是的占多少, "conversely, what share is not?": whether what was told is to be turned round.
fn inverts(question: &Question) -> bool {
    const TURNING: [&str; 9] =
        ["反过来", "反過來", "反之", "conversely", "other way round", "other way around", "the opposite", "vice versa", "inversely"];
    let turns = |token: &crate::question::Token| TURNING.iter().any(|word| token.text.contains(word));
    question.has(Cue::Not) && question.tokens.iter().any(turns)
}

/// The part of what was told that is asked for, whatever else its words name by themselves.
fn inside_of(question: &Question, previous: &Question, earlier: &Plan, facts: &Facts) -> Option<Plan> {
    if !inside::asks_inside(question) {
        return None;
    }
    let ask = spoken_of(earlier, facts)?;
    let scene = Scene::continued(question, previous, facts, carry::one(&ask).cloned());
    let part = inside::reading(&scene, ask.main()?)?;
    Some(choose(&scene, vec![part], Standing::Continued))
}

/// How well a continuation has to fit to be meant rather than what its words name by themselves.
const FITS_AS_WELL: f32 = 0.5;

/// Whether a continuation names something of another unit by itself, but the same sort of thing as was told after that: "and the railways?"
/// after the subsidy of the airports asks for theirs, and not how long they are.
fn is_of_another_sort(question: &Question, alone: &Plan, previous: &Question, earlier: &Plan, facts: &Facts) -> bool {
    let figure = |plan: &Plan| match plan {
        Plan::Answer { ask: Ask::Figure(operand), .. } => Some(operand.clone()),
        _ => None,
    };
    let (Some(own), Some(told)) = (figure(alone), figure(earlier)) else { return false };
    let unit = |operand: &Operand| operand.unit(&facts.base).clone();
    if unit(&own) == unit(&told) || [Cue::HowMany, Cue::Count, Cue::Share].iter().any(|cue| question.has(*cue)) {
        return false;
    }
    let scene = Scene::continued(question, previous, facts, Some(told.clone()));
    let meant = |reading: &Reading| match &reading.outcome {
        Ok(Ask::Figure(other)) => unit(other) == unit(&told) && reading.score > FITS_AS_WELL && scene.unread(reading.explained).is_empty(),
        _ => false,
    };
    others::readings(&scene, &Ask::Figure(told.clone())).iter().any(meant)
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

/// What may be done with a figure.
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

/// Whether a question is nothing but what is to be done with a figure: "and in per cent of the total?", 同比变化多少.
fn operates(question: &Question) -> bool {
    const BESIDE: [Cue; 9] =
        [Cue::Greater, Cue::Lesser, Cue::Compare, Cue::Total, Cue::Average, Cue::HowMany, Cue::Absolute, Cue::Everything, Cue::Not];
    let does = |token: &Token| token.cues.iter().any(|cue| OPERATIONS.contains(cue));
    let only = |token: &Token| match token.class {
        Class::Mark => true,
        Class::Neutral | Class::Unknown => {
            token.cues.is_empty() && token.features.is_empty() || does(token) || token.cues.iter().any(|cue| BESIDE.contains(cue))
        }
        // "Number of firms instead of per cent?"
        Class::Content => {
            token.cues.iter().any(|cue| OPERATIONS.contains(cue) || BESIDE.contains(cue))
                || question.has(Cue::Absolute) && token.weight < TELLING
        }
        Class::Country(_) | Class::Period(_) | Class::Number(_) | Class::Member(_) => false,
    };
    question.tokens.iter().all(only) && question.tokens.iter().any(does)
}

/// Whether a question is no sentence, but only names something: "the same for cargo, please", 充电桩.
fn is_fragment(question: &Question) -> bool {
    /// A fragment is short.
    const SHORT: usize = 9;
    const ASKERS: [&str; 28] = [
        "how", "what", "whats", "what's", "which", "who", "when", "where", "why", "is", "are", "was", "were", "do", "does", "did", "has",
        "have", "can", "could", "will", "would", "should", "tell", "give", "show", "find", "list",
    ];
    const ASKERS_ZH: [&str; 10] = ["多少", "几", "什么", "哪", "谁", "是否", "吗", "怎么", "是不是", "有没有"];
    let asks = |token: &Token| {
        token.text.split(' ').any(|word| ASKERS.contains(&word))
            || ASKERS_ZH.iter().any(|asker| token.text.contains(asker))
            || token.cues.contains(&Cue::HowMany)
    };
    question.tokens.len() <= SHORT && !question.tokens.iter().any(asks)
}

/// 公用的有多少: what is counted is left unsaid.
fn is_headless(question: &Question) -> bool {
    const ASKERS: [&str; 6] = ["有多少", "是多少", "多少", "又有多少", "又是多少", "有几"];
    let starts = |token: &Token| ASKERS.iter().any(|asker| token.text.starts_with(asker));
    question.tokens.windows(2).any(|pair| pair[0].text.ends_with('的') && starts(&pair[1]))
}

/// Whether a question names nothing that a figure could be of, but only what is to be done.
fn names_nothing(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    scene.required.iter().all(|place| tokens[place].cues.iter().any(|cue| OPERATIONS.contains(cue)) || tokens[place].weight < TELLING)
}

/// Whether a number is said to calculate with and not to claim: "multiply that by 30".
fn calculates(question: &Question) -> bool {
    const VERBS: [&str; 18] = [
        "x",
        "×",
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

/// What a plan leaves the talk at: what was told, or what is nearest to it where that one year or place is not held.
fn spoken_of(plan: &Plan, facts: &Facts) -> Option<Ask> {
    match plan {
        Plan::Answer { ask, .. } | Plan::Judge { ask, .. } => Some(counted(ask, facts)),
        Plan::Abstain { reason: Reason::NoSuchPeriod(_) | Reason::NoSuchMember(_), near } => near.first().cloned().map(Ask::Figure),
        Plan::Clarify { .. } | Plan::Abstain { .. } | Plan::Silent => None,
    }
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
        // "Source?" after a figure is asked of that one.
        Plan::Answer { ask: Ask::Source { .. }, .. } if is_bare(question) => false,
        // "How many of them" are some of those that were told of.
        Plan::Answer { .. } if question.tokens.iter().any(|token| token.text.starts_with("how many of")) => false,
        Plan::Answer { score, .. } if points(question) || leaves_out_the_part(question) => *score >= STANDS_IN_SPITE,
        Plan::Answer { score, .. } | Plan::Judge { score, .. } => *score >= if leans(question) { STANDS_ALONE } else { 0.45 },
        Plan::Clarify { .. } | Plan::Abstain { .. } => false,
        Plan::Silent => true,
    }
}

/// Whether a question names no thing, place or time, and only says what is wanted of it.
fn is_bare(question: &Question) -> bool {
    question.tokens.iter().all(|token| match token.class {
        Class::Content => !token.cues.is_empty(),
        Class::Neutral | Class::Unknown | Class::Mark => true,
        Class::Country(_) | Class::Period(_) | Class::Number(_) | Class::Member(_) => false,
    })
}

/// 占专精特新的几成: whether a share is asked for of which nothing says what it is a part of.
fn leaves_out_the_part(question: &Question) -> bool {
    // "As a share of all libraries?", "expressed as a percentage of them"
    const OPENINGS: [&str; 11] =
        ["as a", "as the", "as what", "as %", "as pct", "in % of", "expressed as", "in percent of", "in per cent", "relative to", "out of"];
    let words: Vec<&str> = question
        .tokens
        .iter()
        .filter(|token| token.class != Class::Mark)
        .flat_map(|token| token.text.split(' '))
        .skip_while(|word| matches!(*word, "and" | "so" | "then" | "ok" | "okay" | "but" | "or" | "now"))
        .collect();
    let opens = OPENINGS.iter().any(|opening| opening.split(' ').zip(&words).all(|(one, other)| one == *other));
    let first = question.tokens.iter().find(|token| token.class != Class::Mark);
    first.is_some_and(|first| first.text.starts_with(['占', '佔']) && first.cues.contains(&Cue::Share))
        || is_said_of_it(question)
        || opens && question.has(Cue::Share) && words.len() > 1
}

/// 那占全部的几成, 在全部销量里占多少, 这是总数的百分之多少: a share in something of what was told.
fn is_said_of_it(question: &Question) -> bool {
    const POINTING: [&str; 12] = ["那", "那么", "这", "这个", "它", "那这", "也", "又", "大约", "大概", "一共", "所以"];
    const OPENING: [&str; 9] = ["占", "在", "是", "等于", "相当", "约占", "大概占", "这是", "那是"];
    let mut tokens =
        question.tokens.iter().filter(|token| token.class != Class::Mark).skip_while(|token| POINTING.contains(&token.text.as_ref()));
    let opens = tokens.next().is_some_and(|first| OPENING.iter().any(|opening| first.text.starts_with(opening)));
    opens && question.has(Cue::Share)
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
    // "What portion of exports is this?"
    let ends = question.tokens.iter().rev().find(|token| token.class != Class::Mark);
    if ends.is_some_and(|last| !matches!(last.class, Class::Period(_)) && last.says("this")) {
        return true;
    }
    // "Which percentage of the total does this represent?"
    let stands_for_it =
        |pair: &[Token]| matches!(pair[0].text.as_ref(), "does" | "would" | "do") && pair[1].text.split(' ').next() == Some("this");
    if question.tokens.windows(2).any(stands_for_it) {
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
    const SAME: [&str; 12] = [
        "same year",
        "same period",
        "that year",
        "that period",
        "that quarter",
        "same quarter",
        "同期",
        "同一年",
        "那年",
        "那一年",
        "当年",
        "同年",
    ];
    let last = question.tokens.iter().rev().find(|token| token.class != Class::Mark).map_or("", |token| token.text.as_ref());
    let same = |token: &Token| SAME.iter().any(|same| token.says(same));
    ELLIPSES.iter().any(|opening| first.starts_with(opening))
        || matches!(first, "n" | "same" | "ditto")
        || matches!(last, "then" | "咧" | "呐" | "too")
        || question.tokens.iter().any(same)
        || is_headless(question)
        || OPENINGS.iter().any(|opening| first.starts_with(opening))
        || points(question)
        || question.tokens.last().is_some_and(|token| token.text.as_ref() == "呢")
        || question.tokens.iter().rev().nth(1).is_some_and(|token| token.text.as_ref() == "呢")
}
