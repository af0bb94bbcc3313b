//! Which readings judge whether something grew faster than at another time: "growth slowed in 2024", 增速比2023年更快?
//!
//! What is held against each other are the two rates of growth, and not the levels: that there was more than the year before says
//! nothing of the pace.

use super::direction::first_is_more;
use super::judged_cues;
use crate::facts::base::IndicatorId;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::fit::fitness;
use crate::plan::pick::pick;
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Claim, Operand, kin};
use crate::question::{Asked, Token};

/// The most indicators that are tried.
const MOST_TRIED: usize = 6;
/// What a comparison of two rates that is asked for in so many words is worth.
const ASKED_FOR: f32 = 0.2;

/// What a rate of growth is called.
const RATES: [&str; 10] =
    ["growth", "growth rate", "growth rates", "rate of growth", "pace of growth", "增速", "增幅", "增长率", "涨幅", "增长"];
const QUICKENED: [&str; 18] = [
    "accelerated",
    "accelerate",
    "accelerating",
    "sped",
    "picked up",
    "pick up",
    "quickened",
    "quicken",
    "strengthened",
    "gathered pace",
    "gained pace",
    "加快",
    "加速",
    "提速",
    "变快",
    "扩大",
    "上升",
    "提高",
];
const SLOWED: [&str; 24] = [
    "slowed",
    "slowed down",
    "slow",
    "slow down",
    "slowing",
    "slackened",
    "eased",
    "ease",
    "cooled",
    "cool",
    "decelerated",
    "decelerate",
    "weakened",
    "moderated",
    "softened",
    "放缓",
    "回落",
    "减速",
    "变慢",
    "趋缓",
    "放慢",
    "收窄",
    "下降",
    "走低",
];

/// What is claimed of two rates of growth.
#[derive(Clone, Copy)]
struct Paced {
    /// Whether the first is claimed to be the quicker.
    quicker: bool,
    /// The words that say so, but for those that are cues.
    said: TokenSet,
    /// The two periods, the one of which it is claimed first; where none is named, the last two that are held.
    periods: Option<(Period, Period)>,
}

/// Whether one rate of growth is held against another, so that it is not asked whether something grew at all.
pub(super) fn is_paced(scene: &Scene<'_>) -> bool {
    paced(scene).is_some()
}

/// The readings that hold the rate of growth of one period against that of another.
pub(super) fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some(paced) = paced(scene) else { return Vec::new() };
    scene.candidates.iter().take(MOST_TRIED).filter_map(|candidate| reading(scene, candidate, paced)).collect()
}

fn paced(scene: &Scene<'_>) -> Option<Paced> {
    let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline);
    if !moves || scene.number_tokens().next().is_some() {
        return None;
    }
    compared(scene).or_else(|| changed(scene))
}

fn is_of_speed(text: &str) -> bool {
    ["fast", "slow", "quick", "rapid", "快", "慢"].iter().any(|word| text.contains(word))
}

fn is_move(token: &Token) -> bool {
    token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline))
}

fn is_rate(token: &Token) -> bool {
    RATES.contains(&token.text.as_ref())
        || token.text.ends_with(" growth")
        || token.text.starts_with("growth ")
        || token.text.ends_with("增速")
}

/// "Grew faster in 2024 than in 2023", 2024年的增速比2023年更快: one period held against another.
fn compared(scene: &Scene<'_>) -> Option<Paced> {
    let tokens = &scene.question.tokens;
    let periods = held_against(scene)?;
    let compares =
        |token: &Token| token.cues.iter().any(|cue| matches!(cue, Cue::Greater | Cue::Lesser)) || token.text.starts_with(['快', '慢']);
    let places: Vec<usize> = (0..tokens.len()).filter(|place| compares(&tokens[*place]) && tokens[*place].text.as_ref() != "比").collect();
    let first = *places.first()?;
    // "Grew more than in 2023", but "more wallets than in 2023, which grew".
    let follows = |place: usize| place > 0 && is_move(&tokens[place - 1]) || tokens.get(place + 1).is_some_and(is_rate);
    let of_rate = tokens[..first].iter().any(is_rate);
    if !of_rate && !places.iter().any(|place| is_of_speed(&tokens[*place].text) || follows(*place)) {
        return None;
    }
    let lesser = places.iter().any(|place| tokens[*place].cues.contains(&Cue::Lesser) || tokens[*place].text.contains(['慢', '低']));
    let quicker = first_is_more(scene).unwrap_or(!lesser);
    Some(Paced { quicker, said: places.into_iter().collect(), periods: Some(periods) })
}

/// The period of which a pace is claimed, and the one that it is held against.
fn held_against(scene: &Scene<'_>) -> Option<(Period, Period)> {
    let says_than = || scene.question.tokens.iter().any(|token| token.says("than"));
    match scene.question.periods[..] {
        [Asked::At(one), Asked::Against(other)] | [Asked::Against(other), Asked::At(one)] => Some((one, other)),
        [Asked::At(one), Asked::At(other)] if one != other && (says_than() || first_is_more(scene).is_some()) => Some((one, other)),
        [Asked::At(one), Asked::Before] => Some((one, one.moved(-1, Shape::Year)?)),
        [Asked::At(one)] if scene.has(Cue::Previous) => Some((one, one.moved(-1, Shape::Year)?)),
        _ => None,
    }
}

/// "Growth slowed in 2024", 增速放缓: one period held against the one before.
fn changed(scene: &Scene<'_>) -> Option<Paced> {
    let tokens = &scene.question.tokens;
    let says = |place: &usize, words: &[&str]| {
        let text = tokens[*place].text.trim_end_matches('了');
        let text = text.trim_start_matches("有所").trim_start_matches('也');
        words.contains(&text)
    };
    let at = (0..tokens.len()).find(|place| !is_rate(&tokens[*place]) && (says(place, &QUICKENED) || says(place, &SLOWED)))?;
    let rate = (0..tokens.len()).find(|place| is_rate(&tokens[*place]))?;
    let quicker = says(&at, &QUICKENED);
    // 有所放缓 says no more than 放缓.
    let somewhat = at.checked_sub(1).filter(|before| tokens[*before].text.as_ref() == "有所");
    let periods = match scene.question.periods[..] {
        [] => None,
        [Asked::At(one)] | [Asked::At(one), Asked::Before] => Some((one, one.moved(-1, Shape::Year)?)),
        [Asked::Between(one, other)] | [Asked::At(other), Asked::Against(one)] => Some((other, one)),
        _ => return None,
    };
    Some(Paced { quicker, said: [at, rate].into_iter().chain(somewhat).collect(), periods })
}

fn reading(scene: &Scene<'_>, candidate: &Candidate, paced: Paced) -> Option<Reading> {
    let base = scene.base();
    let level = base.indicators[candidate.indicator.0 as usize].growth_of.unwrap_or(candidate.indicator);
    let growth = kin::growth_of(scene, level);
    let falls = scene.has(Cue::Decline) && !scene.has(Cue::Growth);
    let ask = growth.and_then(|growth| rates(scene, growth, paced, falls)).or_else(|| moves(scene, level, paced, falls))?;
    let of = |id: IndicatorId| scene.candidates.iter().find(|candidate| candidate.indicator == id);
    let kin = || of(level).into_iter().chain(growth.and_then(of));
    let named = kin().map(|candidate| candidate.explained).fold(TokenSet::default(), TokenSet::union);
    let cues: Vec<Cue> = judged_cues().into_iter().chain([Cue::Compare, Cue::Difference, Cue::Previous]).collect();
    Some(Reading {
        outcome: Ok(ask),
        claim: Some(Claim::More { than_right: paced.quicker }),
        explained: candidate.explained.union(named).union(paced.said).union(cued(scene.question, &cues)),
        score: fitness(scene, candidate) + ASKED_FOR,
        coverage: kin().map(|candidate| candidate.coverage).fold(candidate.coverage, f32::max),
        // Whoever says all of the level's name says enough, though it is the commonest word of the base.
        full: kin().any(|candidate| candidate.full),
    })
}

/// The two stated rates; of what fell the one that fell faster is the lower, and what rose fell at no pace.
fn rates(scene: &Scene<'_>, growth: IndicatorId, paced: Paced, falls: bool) -> Option<Ask> {
    let base = scene.base();
    let held = |period: Period| scene.pick_at(growth, period).ok().filter(|held| held.period(base) == period);
    let (one, other) = match paced.periods {
        Some(periods) => periods,
        None => last_two(&crate::plan::pick::series(base, growth, &scene.members_of(growth)), scene)?,
    };
    let (left, right) = (held(one)?, held(other)?);
    let fell = |operand: &Operand| operand.value(base).point().is_sign_negative();
    match falls {
        true if fell(&left) && fell(&right) => Some(Ask::Compare { left: right, right: left }),
        true => None,
        false => Some(Ask::Compare { left, right }),
    }
}

/// The last two periods of a series, the later first.
fn last_two(series: &[Operand], scene: &Scene<'_>) -> Option<(Period, Period)> {
    let [.., before, last] = series else { return None };
    Some((last.period(scene.base()), before.period(scene.base())))
}

/// The two movements as the levels tell them, where no rate is stated; the one of which the pace is claimed stands first.
fn moves(scene: &Scene<'_>, level: IndicatorId, paced: Paced, falls: bool) -> Option<Ask> {
    let base = scene.base();
    let indicator = &base.indicators[level.0 as usize];
    if indicator.unit.is_percent() || crate::plan::fit::is_target(indicator) {
        return None;
    }
    let members = scene.members_of(level);
    let (one, other) = match paced.periods {
        Some(periods) => periods,
        None => last_two(&crate::plan::pick::series(base, level, &members), scene)?,
    };
    let held = |period: Period| pick(base, level, Some(period), &members).ok().filter(|held| held.period(base) == period);
    let moved = |period: Period| Some((held(period.moved(-1, Shape::Year)?)?, held(period)?));
    let moves = vec![moved(one)?, moved(other)?];
    let fell = |(from, to): &(Operand, Operand)| to.value(base).point() < from.value(base).point();
    (!falls || moves.iter().all(fell)).then_some(Ask::MostMoved { moves, lowest_first: falls, in_percent: true })
}
