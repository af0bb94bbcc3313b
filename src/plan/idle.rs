//! Does a question ask whether something is so of which no figure tells?
//!
//! "Are giants real?", "can I get a loan?", 能贷款吗: a figure that has the same words is no answer to that.

use super::readings::{Reading, Scene, Standing};
use super::{Ask, Reason};
use crate::facts::index::FeatureId;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::question::{Class, YES_OR_NO};

/// Cues of a question that no figure answers, or that only turn to somebody.
const IDLE: [Cue; 6] = [Cue::Claim, Cue::Define, Cue::Not, Cue::When, Cue::Where, Cue::Implied];
/// Words that turn to somebody who may know, or ask whether there is such a figure.
const TURNING: [&str; 24] = [
    "you", "u", "ya", "anyone", "anybody", "someone", "somebody", "there", "we", "it", "that", "this", "figures", "data", "many", "much",
    "lot", "lots", "few", "known", "idea", "exist", "all", "every",
];

/// Whether the best that was found for a question that is answered by yes or no is a plain figure, and nothing asks for one.
pub fn asks_idly(scene: &Scene<'_>, best: &Reading) -> bool {
    if best.claim.is_some() || !matches!(best.outcome, Ok(Ask::Figure(_) | Ask::CountOf { .. })) {
        return false;
    }
    !measures(scene) && scene.question.asks && is_of_yes_or_no(scene)
}

/// Whether what was found is an answer to something else than is asked: to "where", of one thing for "both", in points for things.
pub fn answers_otherwise(scene: &Scene<'_>, reading: &Reading) -> bool {
    asks_where(scene, reading) || tells_one_of_both(scene, reading) || tells_points(scene, reading)
}

/// "How many invested in both?": that two things are true at once is told by the figure of neither.
fn tells_one_of_both(scene: &Scene<'_>, reading: &Reading) -> bool {
    const BOTH: [&str; 3] = ["两者都", "两项都", "两样都"];
    const BEFORE: [&str; 7] = ["in", "did", "do", "does", "got", "had", "made"];
    let plain = matches!(reading.outcome, Ok(Ask::Figure(_) | Ask::CountOf { .. } | Ask::Complement(_)));
    let tokens = &scene.question.tokens;
    // "I'd like both" wants two figures, and no overlap.
    let overlaps = |place: usize| {
        let before = place.checked_sub(1).and_then(|before| tokens[before].text.split(' ').next_back());
        tokens[place].text.as_ref() == "both" && before.is_some_and(|word| BEFORE.contains(&word))
    };
    plain && (0..tokens.len()).any(|place| overlaps(place) || BOTH.contains(&tokens[place].text.as_ref()))
}

/// 一个比另一个多多少家: how many more things there are is told by no difference of percentages.
fn tells_points(scene: &Scene<'_>, reading: &Reading) -> bool {
    const THINGS: [&str; 6] = ["多少家", "多少户", "几家", "几户", "how many firms", "how many companies"];
    let Ok(Ask::Difference { left, .. }) = &reading.outcome else { return false };
    left.unit(scene.base()).is_percent()
        && scene.question.tokens.iter().any(|token| THINGS.iter().any(|things| token.text.ends_with(things)))
}

/// Whether a question begins with "where", which a plain figure does not answer: "where does the body take it from?"
fn asks_where(scene: &Scene<'_>, reading: &Reading) -> bool {
    let plain = matches!(reading.outcome, Ok(Ask::Figure(_) | Ask::CountOf { .. } | Ask::ImpliedWhole { .. } | Ask::ImpliedRest { .. }));
    let first = scene.question.tokens.iter().position(|token| token.class != Class::Mark);
    let opens = |place: &usize| scene.question.tokens[*place].text.as_ref() == "where";
    plain && !measures(scene) && scene.question.asks && first.filter(opens).is_some_and(|place| !reading.explained.contains(place))
}

/// Tells that a level is not held, where it is asked for and only its growth is told: "how much profit did they make?"
pub fn refuse_level(scene: &Scene<'_>, reading: &mut Reading) {
    const MOVING: [Cue; 14] = [
        Cue::Growth,
        Cue::Decline,
        Cue::Share,
        Cue::Greater,
        Cue::Lesser,
        Cue::Difference,
        Cue::Trend,
        Cue::Compare,
        Cue::Previous,
        Cue::Everything,
        Cue::Highest,
        Cue::Lowest,
        Cue::Rank,
        Cue::Claim,
    ];
    if scene.standing != Standing::Alone || reading.claim.is_some() {
        return;
    }
    let Ok(Ask::Figure(told)) = &reading.outcome else { return };
    let Some(level) = scene.base().indicators[told.indicator.0 as usize].growth_of else { return };
    if super::pair::has_figures(scene, level) {
        return;
    }
    let grows = FeatureId::from(Lexicon::get().concept_for(Cue::Growth));
    let says_growth = scene.question.tokens.iter().any(|token| token.features.contains(&grows) || token.text.contains("growth"));
    let moves = says_growth || MOVING.iter().any(|cue| scene.has(*cue)) || scene.number_tokens().next().is_some();
    let asks = scene.has(Cue::HowMany) || scene.has(Cue::Total) || scene.question.asks;
    if asks && !moves {
        reading.outcome = Err((Reason::NoFigure(level), vec![told.clone()]));
    }
}

/// Whether a question has a number, a period, a member or an operation on figures.
pub fn measures(scene: &Scene<'_>) -> bool {
    scene.question.tokens.iter().any(|token| {
        matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Member(_)) || token.cues.iter().any(|cue| !IDLE.contains(cue))
    })
}

fn is_of_yes_or_no(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    match scene.question.language {
        Language::English => {
            let words = || tokens.iter().flat_map(|token| token.text.split(' '));
            words().next().is_some_and(|first| YES_OR_NO.contains(&first)) && !words().any(|word| TURNING.contains(&word))
        }
        Language::Chinese => {
            // 能贷款吗, with nobody who can: the speaker asks for himself.
            let begins = |place: usize| place == 0 || tokens[place - 1].class == Class::Mark;
            let is_able = |text: &str| ["能", "可以", "可不可以", "能不能", "该不该", "要不要"].iter().any(|word| text.starts_with(word));
            let opens = (0..tokens.len()).any(|place| begins(place) && is_able(&tokens[place].text));
            let said: String = tokens.iter().map(|token| token.text.as_ref()).collect();
            let turns = ["你", "您", "告诉", "请问", "介绍", "查", "说", "给", "列", "讲"].iter().any(|word| said.contains(word));
            opens && !turns
        }
    }
}
