//! Which readings judge what a member claims?

mod aimed;
mod all;
mod change;
mod direction;
mod half_of;
mod moved;
mod multiplied;
mod nearness;
mod pace;
mod peak;
mod several;
mod to_another_year;
mod value;

use super::evidence::{TokenSet, cued};
use super::readings::{Reading, Scene};
use super::{Ask, Claim, Operand};
use crate::facts::period::Shape;
use crate::language::cue::Cue;
use crate::quantity::Bounded;
use crate::quantity::read::Found;
use crate::question::{Class, Token};
use change::{each_time, is_of_a_move, is_of_the_day, moves, moves_a_rate, never_turned, says_less_by_adjective};
pub use moved::compare_rather_than_move;
pub use nearness::by_value;
use nearness::{is_close, is_of_another_order, states};
pub use value::{as_said, fits, step};
use value::{claimed_number, claimed_part, claimed_times, unit_of, value_claim};

/// The readings with the claim that the question makes, if it makes one; else the readings as they are.
pub fn judge(scene: &Scene<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let number = claimed_number(scene);
    // "The half of 2024 with the most", "the stronger half" claim no half of anything.
    let part = claimed_part(scene).filter(|_| super::part_of_year::asked_part(scene).is_none() && !is_half_of_a_year(scene));
    let claims = scene.has(Cue::Claim) || scene.question.reported || number.is_some() && supposes(scene) || asks_whether_most(scene);
    let wants_value = !claims && asks_for_value(scene);
    let mut readings = readings;
    if !wants_value {
        readings.extend(moved::readings(scene));
    }
    if wants_value
        || !claims
            && !each_time(scene)
            && number.is_none()
            && part.is_none()
            && !says_more(scene)
            && !says_fell(scene)
            && !pace::is_paced(scene)
            && !peak::is_asked(scene)
            && claimed_times(scene).is_none()
    {
        return readings;
    }
    let is_other = |reading: &Reading| matches!(reading.outcome, Ok(Ask::Source { .. } | Ask::Define(_)));
    // "The capital has fewer than the five others together" is held against no one figure.
    if direction::is_against_a_sum(scene) {
        readings.retain(is_other);
        return readings;
    }
    let mut judged = several::readings(scene);
    judged.extend(moved::by_so_many(scene));
    judged.extend(to_another_year::readings(scene));
    judged.extend(multiplied::readings(scene));
    judged.extend(half_of::reading(scene));
    if !each_time(scene) {
        judged.extend(pace::readings(scene));
    }
    judged.extend(all::readings(scene));
    judged.extend(peak::readings(scene));
    judged.retain(|reading| scene.unread(reading.explained).is_empty());
    if judged.is_empty() && (all::denies_all(scene) || to_another_year::is_asked(scene)) {
        readings.retain(is_other);
        return readings;
    }
    // Where each number finds what it is said of, none is passed over.
    let single = judged.is_empty();
    for reading in readings.iter().filter(|_| single) {
        judged.extend(judged_reading(scene, reading, number, part));
    }
    nearness::demote_out_of_scale(scene, &mut judged);
    // Whoever asks for the source of what he doubts wants the source.
    let keep_all = !(claims || part.is_some() || each_time(scene)) || judged.is_empty();
    judged.extend(readings.into_iter().filter(|reading| keep_all || is_other(reading)));
    judged
}

/// "The second half of 2024 was the stronger half": whether the half that is spoken of is one of a year.
fn is_half_of_a_year(scene: &Scene<'_>) -> bool {
    let names_one = scene.periods.iter().any(|period| period.shape == Shape::Half);
    let compares = |token: &Token| token.cues.iter().any(|cue| matches!(cue, Cue::Greater | Cue::Lesser | Cue::Highest | Cue::Lowest));
    let tokens = &scene.question.tokens;
    names_one && scene.question.cued(Cue::Half).all(|place| place > 0 && compares(&tokens[place - 1]))
}

/// Whether it is a rate of growth that is told over the years: that something grew each year is said of its level.
fn is_rate(scene: &Scene<'_>, held: &[Operand]) -> bool {
    held.first().is_some_and(|operand| scene.base().indicators[operand.indicator.0 as usize].growth_of.is_some())
}

/// "Did the capital have the most?", "is it number one?"
fn asks_whether_most(scene: &Scene<'_>) -> bool {
    const OPENING: [&str; 12] = ["did", "is", "was", "does", "do", "has", "have", "had", "are", "were", "didn't", "isn't"];
    let first = scene.question.tokens.first().and_then(|token| token.text.split(' ').next());
    scene.question.asks
        && first.is_some_and(|first| OPENING.contains(&first))
        && (scene.has(Cue::Highest) || scene.has(Cue::Lowest) || super::superlative::than_any(scene).is_some())
        && !scene.members.is_empty()
        && !asks_for_value(scene)
}

/// Whether the speaker tells what he took a number to be before he asks what it is: "I'd assumed a couple of thousand. What is it?"
fn supposes(scene: &Scene<'_>) -> bool {
    const SUPPOSING: [&str; 13] = [
        "assumed",
        "assuming",
        "assume",
        "guessed",
        "guessing",
        "figured",
        "reckoned",
        "thought",
        "supposed",
        "imagined",
        "expected",
        "believed",
        "suspected",
    ];
    let tokens = &scene.question.tokens;
    let is_number = |token: &Token| matches!(token.class, Class::Number(_));
    let numbered = |clause: usize| tokens.iter().any(|token| token.clause == clause && is_number(token));
    let bears_in_mind = |place: usize| place > 0 && tokens[place].says("mind") && tokens[place - 1].says("in");
    let is_supposing = |place: usize| SUPPOSING.iter().any(|word| tokens[place].says(word)) || bears_in_mind(place);
    let supposing = (0..tokens.len()).find(|place| is_supposing(*place) && numbered(tokens[*place].clause)).map(|place| &tokens[place]);
    let asks = |token: &Token| ["what", "how", "which"].iter().any(|word| token.says(word)) && !numbered(token.clause);
    supposing.is_some_and(|supposing| tokens.iter().any(|token| token.clause > supposing.clause && asks(token)))
}

/// Whether the question asks for a value rather than whether something is so.
fn asks_for_value(scene: &Scene<'_>) -> bool {
    let words = [
        "what",
        "how",
        "by how much",
        "which",
        "who",
        "when",
        "where",
        "多少",
        "几",
        "什么",
        "哪",
        "谁",
        "啥",
        "多大",
        "多高",
        "多长",
        "多久",
        // 高还是低
        "还是",
    ];
    scene.has(Cue::HowMany)
        // 百分之零点几 is a number itself.
        || scene
            .question
            .tokens
            .iter()
            .any(|token| !matches!(token.class, Class::Number(_)) && words.iter().any(|word| token.says(word)))
        || scene.question.tokens.iter().any(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Needed | Cue::Progress | Cue::Absolute)))
}

fn says_more(scene: &Scene<'_>) -> bool {
    // 跟专精特新比呢 says of neither that it is more.
    let is_bare = |place: usize| scene.question.tokens[place].text.as_ref() == "比";
    let more = scene.question.cued(Cue::Greater).any(|place| !is_bare(place)) || scene.has(Cue::Lesser);
    more || scene.has(Cue::Greater) && direction::first_is_more(scene).is_some()
}

/// "Did profits fall?", "so profits went down?"
fn says_fell(scene: &Scene<'_>) -> bool {
    let first = scene.question.tokens.first().map(|token| token.text.as_ref());
    scene.has(Cue::Decline)
        || scene.question.asks
            && scene.question.cued(Cue::Growth).any(|place| {
                let verbs = ["rose", "grew", "increased", "climbed", "went up", "jumped", "surged", "soared", "expanded"];
                verbs.contains(&scene.question.tokens[place].text.as_ref())
            })
        || scene.has(Cue::Growth) && matches!(first, Some("is" | "are" | "was" | "were" | "did" | "do" | "does" | "has" | "have"))
}

/// The operations that a claim is made with.
fn judged_cues() -> [Cue; 13] {
    [
        Cue::Claim,
        Cue::Majority,
        Cue::Minority,
        Cue::Half,
        Cue::Double,
        Cue::Triple,
        Cue::Greater,
        Cue::Lesser,
        Cue::Count,
        Cue::HowMany,
        Cue::Decline,
        Cue::Growth,
        Cue::Share,
    ]
}

/// The cause that a claim gives ("... fell because of the war"): it is not judged, and does not narrow what is.
fn cause(scene: &Scene<'_>) -> TokenSet {
    const OPENING: [&str; 14] = [
        "because of",
        "because",
        "due to",
        "owing to",
        "thanks to",
        "on account of",
        "caused by",
        "cos of",
        "cuz of",
        "bc of",
        "由于",
        "因为",
        "受",
        "拜",
    ];
    let tokens = &scene.question.tokens;
    let Some(start) = tokens.iter().position(|token| OPENING.contains(&token.text.as_ref())) else {
        return TokenSet::default();
    };
    let holds = |place: &usize| {
        tokens[*place].class != Class::Mark && !matches!(tokens[*place].class, Class::Number(_) | Class::Period(_) | Class::Member(_))
    };
    (start..tokens.len()).take_while(holds).collect()
}

fn judged_reading(scene: &Scene<'_>, reading: &Reading, number: Option<&Found>, part: Option<Bounded>) -> Option<Reading> {
    if is_of_the_day(scene) && number.is_some_and(|found| is_of_a_move(scene, found)) {
        return None;
    }
    let asked = reading.outcome.as_ref().ok()?;
    let more = direction::first_is_more(scene).filter(|_| number.is_none());
    // "Exports to the one were above those to the other" holds the two figures against each other.
    let held = match (asked, more) {
        (Ask::Figures(both), Some(_)) => <[Operand; 2]>::try_from(both.clone()).ok().map(|[left, right]| Ask::Compare { left, right }),
        // "Deposits were exceeded by loans" tells which is more, and not by how much.
        (Ask::Difference { left, right }, Some(_)) => Some(Ask::Compare { left: left.clone(), right: right.clone() }),
        _ => None,
    };
    let ask = held.as_ref().unwrap_or(asked);
    let mut explained = reading.explained.union(cued(scene.question, &judged_cues())).union(cause(scene));
    if super::about::is_afterthought(scene) {
        explained = explained.union(cued(scene.question, &[Cue::Source]));
    }
    if is_half_the_pace(scene) && matches!(ask, Ask::Share { .. } | Ask::Growth { .. } | Ask::AnnualGrowth { .. }) {
        return None;
    }
    let unit = unit_of(scene, ask);
    let claim = match ask {
        Ask::Compare { .. } if number.is_none() => {
            let lowest = scene.has(Cue::Lowest) && !scene.has(Cue::Highest);
            // 2025年比2023年下降了: who says that it fell says that there is less.
            let fell = scene.operates(Cue::Decline) && !scene.has(Cue::Growth);
            // "2024 was worse than 2023" tells which is more only beside another word that does.
            let lesser = || scene.question.cued(Cue::Lesser);
            let is_worse = lesser().next().is_some() && lesser().all(|place| scene.question.tokens[place].says("worse"));
            if is_worse && !scene.has(Cue::Greater) && !scene.has(Cue::Growth) && !fell {
                return None;
            }
            let less = scene.has(Cue::Lesser) && !is_worse || fell || lowest || says_less_by_adjective(scene);
            Claim::More { than_right: more.unwrap_or(!less) }
        }
        Ask::Figure(_)
        | Ask::Complement(_)
        | Ask::Total(_)
        | Ask::Share { .. }
        | Ask::Ratio { .. }
        | Ask::Difference { .. }
        | Ask::CountOf { .. }
        | Ask::RateOver { .. }
        | Ask::Interval { .. }
        | Ask::ImpliedWhole { .. }
        | Ask::Remainder { .. }
        | Ask::ShareOfRest { .. }
        | Ask::Progress { .. }
        | Ask::Gap { .. }
        | Ask::GrowthNeeded { .. }
        | Ask::EarlierLevel { .. }
        | Ask::EarlierDifference { .. }
        | Ask::Growth { .. }
        | Ask::AnnualGrowth { .. }
        | Ask::ImpliedRest { .. }
        | Ask::RelativeGrowth { .. } => value_claim(scene, ask, unit.as_ref()?, number, part)?,
        Ask::Trend(held) if number.is_none() && moves(scene) && is_rate(scene, held) == moves_a_rate(scene) => Claim::Rose { rose: scene.has(Cue::Decline) == never_turned(scene) },
        Ask::Figures(_)
        | Ask::Rank { .. }
        | Ask::Spread(_)
        | Ask::MostMoved { .. }
        | Ask::Trend(_)
        | Ask::Topic { .. }
        | Ask::Define(_)
        | Ask::Source { .. }
        | Ask::Proportion { .. }
        | Ask::Pace { .. }
        // The number that is given is no claim.
        | Ask::Given { .. }
        | Ask::Compare { .. } => return None,
    };
    // That something moved each year is seen in no two figures.
    let is_of_two = matches!(claim, Claim::Rose { .. } | Claim::More { .. }) && !matches!(ask, Ask::Trend(_));
    if is_of_two && each_time(scene) {
        return None;
    }
    // "Did profits grow faster than sales?" claims more than that they grew, "did they grow faster than in 2023?" too.
    if matches!(claim, Claim::Rose { .. }) && (holds_against(scene) || pace::is_paced(scene) && !each_time(scene)) {
        return None;
    }
    let worth = match &claim {
        Claim::Value { value, .. } if states(scene, ask, *value) => 0.06,
        Claim::Value { value, .. } if is_close(scene, ask, *value) => 0.04,
        Claim::Value { value, .. } if is_of_another_order(scene, ask, *value) => -0.12,
        // That it moved each year is said of all the years.
        Claim::Rose { .. } if matches!(ask, Ask::Trend(_)) == each_time(scene) => 0.1,
        Claim::Value { .. } | Claim::Each(_) | Claim::More { .. } | Claim::Rose { .. } => 0.0,
    };
    Some(Reading { outcome: Ok(ask.clone()), claim: Some(claim), explained, score: reading.score + worth, ..reading.clone() })
}

/// "The little ones grew half as fast as all of them", 增长速度不到一半: whether so much of the growth of another thing is claimed, which is
/// no share in that and no growth of the one alone.
fn is_half_the_pace(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let grows = |token: &Token| token.cues.contains(&Cue::Growth) || token.cues.contains(&Cue::Decline);
    let fast = tokens.iter().any(|token| ["fast", "quickly"].iter().any(|word| token.says(word)));
    let so_fast = fast && tokens.iter().any(grows) || tokens.iter().any(|token| grows(token) && token.text.contains('速'));
    let half = |token: &Token| token.text.ends_with("half") || matches!(token.text.as_ref(), "一半" | "半数");
    let parts = [Cue::Half, Cue::Minority, Cue::Majority].iter().any(|cue| scene.has(*cue));
    so_fast && (parts || tokens.iter().any(half))
}

/// Whether something is said to be more or less than something else, other than than it was before.
fn holds_against(scene: &Scene<'_>) -> bool {
    const VERBS: [&str; 14] = [
        "outpace",
        "outpaced",
        "outgrow",
        "outgrew",
        "beat",
        "beats",
        "outnumber",
        "outstrip",
        "outstripped",
        "exceed",
        "lag",
        "lagged",
        "trail",
        "trailed",
    ];
    let is_against = |text: &str| text.ends_with("than") || text == "than" || text.contains('比') || VERBS.contains(&text);
    let past = scene.has(Cue::Previous) || !scene.question.periods.is_empty() && scene.periods.len() != 1;
    let compares = scene.question.cued(Cue::Greater).chain(scene.question.cued(Cue::Lesser));
    let next = |place: usize| scene.question.tokens.get(place + 1).is_some_and(|token| token.text.as_ref() == "than");
    !past && compares.into_iter().any(|place| is_against(&scene.question.tokens[place].text) || next(place))
}
