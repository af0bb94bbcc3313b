//! Is one percentage said to be half of another, or more or less than that: "less than half the growth in their number", 不到户数增速的一半?
//!
//! Half of a number is a share of it, and is judged as one; half of a percentage is a ratio of two.

use super::{claimed_times, judged_cues};
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, Evidence, TokenSet, cued};
use crate::plan::pair::{has_figures, indicator};
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Claim, kin};
use crate::quantity::{Bounded, Decimal, Unit};
use crate::question::Class;

/// How much of a name has to be said on its side.
const LEAST_NAMED: f32 = 0.3;
/// What it is worth that two percentages are set against each other in so many words.
const SET_AGAINST: f32 = 0.3;

/// What says how many times one is the other, and the two sides of it.
struct Multiple {
    times: Bounded,
    left: TokenSet,
    right: TokenSet,
    said: TokenSet,
}

/// The reading that judges how many times one percentage another is.
pub(super) fn reading(scene: &Scene<'_>) -> Option<Reading> {
    let Multiple { times, left, right, said } = in_english(scene).or_else(|| in_chinese(scene))?;
    let asking = cued(scene.question, &judged_cues()).union(cued(scene.question, &[Cue::Ratio, Cue::Compare])).union(said);
    let own = |focus: TokenSet| focus.intersection(scene.required).without(asking);
    let best = |focus: TokenSet, other: Option<&Candidate>| {
        let evidence = Evidence::around(scene.question, scene.facts, focus);
        let held = scene.candidates.iter().filter(|candidate| {
            has_figures(scene, candidate.indicator)
                && indicator(scene, candidate).unit.is_percent()
                && other.is_none_or(|other| other.indicator != candidate.indicator)
        });
        let heard = held.filter_map(|candidate| evidence.candidate(candidate.indicator, focus));
        let named = heard.filter(|candidate| candidate.coverage >= LEAST_NAMED && own(focus).without(candidate.explained).is_empty());
        named.reduce(|best, other| if other.fit() > best.fit() { other } else { best })
    };
    // "More than half of the firms" is a share of firms: the other side names a percentage.
    let names_percentage = |place: usize| scene.question.tokens[place].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Share));
    if !right.iter().any(names_percentage) || own(left).is_empty() || right.intersection(scene.required).without(said).is_empty() {
        return None;
    }
    let over = best(left, None)?;
    let under = best(right, Some(&over))?;
    let left = scene.pick(over.indicator).ok()?;
    let right = kin::matching(scene, under.indicator, &left).ok()?;
    Some(Reading {
        outcome: Ok(Ask::Ratio { left, right }),
        claim: Some(Claim::Value { value: times, unit: Unit::Times, whose: None, aimed: None }),
        explained: over.explained.union(under.explained).union(asking),
        score: (over.fit() + under.fit()) / 2.0 + SET_AGAINST,
        coverage: over.coverage.min(under.coverage),
        full: over.full && under.full,
    })
}

/// "At less than half the growth in their number", "twice the share of all".
fn in_english(scene: &Scene<'_>) -> Option<Multiple> {
    let tokens = &scene.question.tokens;
    let cues = [Cue::Majority, Cue::Minority, Cue::Half, Cue::Double, Cue::Triple];
    // "Less than half" is read as a number.
    let halves = |place: &usize| tokens[*place].text.rsplit(' ').next() == Some("half");
    let place = cues.iter().flat_map(|cue| scene.question.cued(*cue)).chain((0..tokens.len()).filter(halves)).min()?;
    let token = &tokens[place];
    if !token.text.is_ascii() {
        return None;
    }
    let before = tokens[..place].last().map_or("", |before| before.text.as_ref());
    let says = |words: &[&str]| words.iter().any(|word| token.text.starts_with(word) || before.ends_with(word));
    let or_more = tokens[place..].iter().any(|token| matches!(token.text.as_ref(), "or more" | "or even more" | "at least"));
    let point = claimed_times(scene).unwrap_or(Decimal::new(5, 1));
    let times = if or_more || says(&["at least"]) {
        Bounded::AtLeast(point)
    } else if says(&["less than", "fewer than", "under", "below", "not even"]) {
        Bounded::Below(point)
    } else if says(&["more than", "over", "above"]) {
        Bounded::Above(point)
    } else {
        Bounded::About(point)
    };
    let is_end = |place: &usize| tokens[*place].class == Class::Mark && matches!(tokens[*place].text.as_ref(), ":" | "," | ";" | "." | "?");
    let start = (0..place).rev().find(is_end).map_or(0, |mark| mark + 1);
    let end = (place + 1..tokens.len()).find(is_end).unwrap_or(tokens.len());
    Some(Multiple {
        times,
        left: (start..place).collect(),
        right: (place + 1..end).collect(),
        said: TokenSet::from_iter([place]).union(cued(scene.question, &[Cue::Lesser, Cue::Greater])),
    })
}

/// 营收增速不到户数增速的一半.
fn in_chinese(scene: &Scene<'_>) -> Option<Multiple> {
    const BELOW: [&str; 8] = ["不到", "不足", "低于", "没到", "还不到", "都不到", "未到", "小于"];
    const ABOVE: [&str; 6] = ["超过", "高于", "多于", "超", "大于", "不止"];
    const IS: [&str; 8] = ["是", "为", "只有", "只是", "仅为", "仅是", "相当于", "等于"];
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens[place].text.as_ref();
    let place = (1..tokens.len()).find(|place| matches!(text(*place), "一半" | "半数") && tokens[place - 1].text.ends_with('的'))?;
    let turn = (1..place).rev().find(|turn| BELOW.iter().chain(&ABOVE).chain(&IS).any(|word| text(*turn) == *word))?;
    let half = Decimal::new(5, 1);
    let times = if BELOW.contains(&text(turn)) {
        Bounded::Below(half)
    } else if ABOVE.contains(&text(turn)) {
        Bounded::Above(half)
    } else {
        Bounded::About(half)
    };
    let right = (turn + 1..place).collect();
    Some(Multiple { times, left: (0..turn).collect(), right, said: TokenSet::from_iter([turn, place]) })
}
