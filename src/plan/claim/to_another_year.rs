//! Which readings judge a year by a part of another: 2024年连2021年的四分之三都没到, "in 2024 less than half of what it was in 2021"?

use crate::facts::period::Period;
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::fit::fitness;
use crate::plan::pair::{MOST_PAIRED, indicator};
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Claim};
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Decimal, Unit};
use crate::question::{Asked, Class};

/// What it is worth that a number says what part of another year's figure something is.
const OF_ANOTHER_YEAR: f32 = 0.25;

/// Words that may stand between "of" and the year: "of what it was in 2021".
const LEADING: [&str; 12] = ["of", "the", "its", "what", "it", "they", "was", "were", "in", "that of", "it was", "they were"];
/// Words that may stand behind the year: "of the 2021 level".
const LEVELS: [&str; 15] =
    ["level", "figure", "total", "number", "value", "count", "amount", "'s", "s", "'", "the", "numbers", "figures", "volume", "tally"];
/// What makes a bound of a part, before the year that it is one of: 还不到2020年的一半.
const LESS: [&str; 8] = ["不到", "没到", "未到", "不足", "不及", "没有", "低于", "少于"];
const MORE: [&str; 5] = ["超过", "多于", "高于", "大于", "超出"];

/// A part of what was in a year.
struct Part {
    of: Period,
    /// How much of it is claimed; `None` where that is not clear.
    value: Option<Bounded>,
    said: TokenSet,
}

/// The readings that judge what part of one year's figure another year's is.
pub(super) fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let [first, second] = scene.periods[..] else { return Vec::new() };
    let Some(part) = part(scene).filter(|_| first != second) else { return Vec::new() };
    let Some(value) = part.value else { return Vec::new() };
    let other = if first == part.of { second } else { first };
    let cues: Vec<Cue> = super::judged_cues().into_iter().chain([Cue::Total, Cue::Not]).collect();
    let explained = part.said.union(cued(scene.question, &cues));
    let reading = |candidate: &Candidate| {
        if indicator(scene, candidate).unit.is_percent() {
            return None;
        }
        let whole = scene.pick_at(candidate.indicator, part.of).ok()?;
        let of_it = scene.pick_at(candidate.indicator, other).ok()?;
        Some(Reading {
            outcome: Ok(Ask::Share { part: of_it, whole }),
            claim: Some(Claim::Value { value, unit: Unit::Percent, whose: None, aimed: None }),
            explained: candidate.explained.union(explained),
            score: fitness(scene, candidate) + OF_ANOTHER_YEAR,
            coverage: candidate.coverage,
            full: candidate.full,
        })
    };
    scene.candidates.iter().take(MOST_PAIRED).filter_map(reading).collect()
}

/// Whether something is claimed of a part of another year, which no other share tells anything of.
pub(super) fn is_asked(scene: &Scene<'_>) -> bool {
    let [first, second] = scene.periods[..] else { return false };
    first != second && part(scene).is_some()
}

/// The percentage or the half that is said to be one of a year's, and the year.
fn part(scene: &Scene<'_>) -> Option<Part> {
    let tokens = &scene.question.tokens;
    let value = |place: usize| match tokens[place].class {
        Class::Number(index) => {
            Some(&scene.question.numbers[index]).filter(|found| found.unit.measure == Measure::Percent).map(|found| found.value)
        }
        _ => tokens[place].cues.contains(&Cue::Half).then(|| Bounded::About(Decimal::from(50_u8))),
    };
    (0..tokens.len()).find_map(|place| {
        let value = value(place)?;
        let (of, year) = in_chinese(scene, place).or_else(|| in_english(scene, place))?;
        let before = year.checked_sub(1).map_or("", |before| tokens[before].text.trim_end_matches('了'));
        let behind = || tokens[place + 1..].iter().take(2).map(|token| token.text.as_ref()).collect::<String>();
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        let value = match value {
            Bounded::Exact(point) | Bounded::About(point) if ends(&LESS) => Some(Bounded::Below(point)),
            Bounded::Exact(point) | Bounded::About(point) if ends(&MORE) => Some(Bounded::Above(point)),
            // 比2020年的七成还多
            Bounded::Exact(point) | Bounded::About(point) if before.ends_with('比') => match behind() {
                said if ['多', '高', '大'].iter().any(|more| said.contains(*more)) => Some(Bounded::Above(point)),
                said if ['少', '低', '小'].iter().any(|less| said.contains(*less)) => Some(Bounded::Below(point)),
                _ => None,
            },
            value => Some(value),
        };
        Some(Part { of, value, said: TokenSet::from_iter([place, year.saturating_sub(1)]) })
    })
}

/// The year that a token stands for, with its place.
fn year(scene: &Scene<'_>, place: usize) -> Option<(Period, usize)> {
    match scene.question.tokens.get(place)?.class {
        Class::Period(index) => match scene.question.periods.get(index)? {
            Asked::At(period) | Asked::Against(period) => Some((*period, place)),
            _ => None,
        },
        _ => None,
    }
}

/// 2021年的四分之三
fn in_chinese(scene: &Scene<'_>, place: usize) -> Option<(Period, usize)> {
    let joint = place.checked_sub(1).filter(|joint| scene.question.tokens[*joint].text.as_ref() == "的")?;
    year(scene, joint.checked_sub(1)?)
}

/// "Three quarters of the 2021 level", "half of what they were in 2020"
fn in_english(scene: &Scene<'_>, place: usize) -> Option<(Period, usize)> {
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
    let of = text(place + 1) == "of" || text(place).ends_with(" of") || text(place + 1) == "what";
    let next = (place + 1..tokens.len()).find(|next| !LEADING.contains(&text(*next))).filter(|_| of)?;
    let ends = tokens.get(next + 1).is_none_or(|next| next.class == Class::Mark || LEVELS.contains(&next.text.as_ref()));
    year(scene, next).filter(|_| ends)
}
