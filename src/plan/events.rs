//! Is it asked how many came to be, of what is only counted as it stands: "how many dwellings were built in 2024", "judges appointed"?
//!
//! How many there are at the end of a year is no answer to how many that year brought.

use super::readings::{Reading, Scene};
use super::{Ask, Reason};
use crate::facts::base::{IndicatorId, Kind};
use crate::facts::index::Tie;
use crate::question::{Class, Token};

/// What brings forth or takes away one of what there is.
const EVENTS: [&str; 24] = [
    "built",
    "completed",
    "finished",
    "constructed",
    "erected",
    "demolished",
    "renovated",
    "appointed",
    "admitted",
    "trained",
    "hired",
    "recruited",
    "dismissed",
    "fired",
    "sacked",
    "sworn",
    "ordained",
    "founded",
    "established",
    "scrapped",
    "launched",
    "planted",
    "installed",
    "created",
];

/// The same in Chinese, said of what a year brought: 去年认定了多少家.
const EVENTS_ZH: [&str; 13] = ["认定", "新认定", "评上", "评出", "任命", "培训", "建", "建成", "新建", "招", "种", "装", "拆"];
/// What tells that all of them up to then are meant.
const UP_TO: [&str; 9] = ["截至", "截止", "累计", "总共", "一共", "共", "底", "末", "到"];

/// Refuses to give a stock for what happened to some of it, which the words of its indicator do not say.
pub fn refuse(scene: &Scene<'_>, reading: &mut Reading) {
    let Ok(Ask::Figure(operand)) = &reading.outcome else { return };
    if is_stock(scene, operand.indicator)
        && let Some(place) = event(scene).filter(|place| !is_own(scene, operand.indicator, *place))
    {
        let word = scene.question.tokens[place].text.clone();
        reading.outcome = Err((Reason::Unread(vec![word]), vec![operand.clone()]));
    }
}

/// Whether a word is one of an indicator's own name: "newly built dwellings".
fn is_own(scene: &Scene<'_>, id: IndicatorId, place: usize) -> bool {
    let profile = &scene.facts.index.profiles[id.0 as usize];
    scene.question.tokens[place].features.iter().any(|feature| profile.tie(*feature) == Some(Tie::Own))
}

/// Whether an indicator counts what there is.
pub fn is_stock(scene: &Scene<'_>, id: IndicatorId) -> bool {
    scene.base().indicators[id.0 as usize].kind == Some(Kind::Stock)
}

/// The word that says that some came to be or ceased to, where it is said of what is counted: "dwellings built", "were built", but not
/// "built dwellings", and not where a name has it.
pub fn event(scene: &Scene<'_>) -> Option<usize> {
    let tokens = &scene.question.tokens;
    let is_event = |token: &Token| token.text.split(' ').next_back().is_some_and(|word| EVENTS.contains(&word));
    let follows = |place: usize| {
        let helped = tokens[place].text.starts_with("were ") || tokens[place].text.starts_with("got ");
        let behind = |before: &Token| {
            matches!(before.class, Class::Content | Class::Member(_)) && before.cues.is_empty()
                || matches!(before.text.as_ref(), "were" | "got" | "been" | "have been" | "had been" | "being" | "newly")
        };
        helped || place.checked_sub(1).is_some_and(|before| behind(&tokens[before]))
    };
    let named = |place: usize| scene.question.named.iter().any(|(_, span)| span.contains(&place));
    let up_to = |token: &Token| UP_TO.iter().any(|word| token.text.contains(word));
    let in_a_year = scene.periods.len() == 1 && !tokens.iter().any(up_to);
    let is_done = |place: usize| {
        let (text, next) = (tokens[place].text.as_ref(), tokens.get(place + 1).map(|next| next.text.as_ref()));
        EVENTS_ZH.contains(&text.trim_end_matches('了')) && (text.ends_with('了') || next == Some("了"))
    };
    if in_a_year && let Some(place) = (0..tokens.len()).find(|place| is_done(*place)) {
        return Some(place).filter(|place| !named(*place));
    }
    (0..tokens.len()).find(|place| is_event(&tokens[*place]) && follows(*place) && !named(*place))
}
