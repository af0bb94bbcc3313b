//! Which of the members of a dimension moved most: "which state gained the most", "where did rents rise fastest"?

use super::dimensions::{Ranged, ranged};
use super::evidence::{Candidate, TokenSet, cued};
use super::fit::fitness;
use super::kin;
use super::pair::MOST_PAIRED;
use super::pick::{pick, series};
use super::readings::{Reading, Scene};
use super::{Ask, Operand};
use crate::facts::base::{IndicatorId, Kind, MemberId};
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::question::{Asked, Token};

/// How much it says for a reading that it takes up a movement, the most of it, and a word for those among whom it is sought.
const ASKED_FOR: f32 = 0.25;

/// Verbs for having so many more of something.
pub(super) const GAINED: [&str; 11] =
    ["gain", "gains", "gained", "gaining", "add", "adds", "added", "adding", "put on", "pick up", "picked up"];
/// Verbs for having so many fewer.
pub(super) const LOST: [&str; 11] =
    ["lose", "loses", "lost", "losing", "shed", "sheds", "shedding", "concede", "conceded", "forfeited", "given up"];
/// What is said of how fast something moves is told in per cent.
pub(super) const FAST: [&str; 8] = ["fastest", "quickest", "strongest", "steepest", "rapidly", "quickly", "最快", "最猛"];

/// The members of a dimension in the order of how much they moved.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let tokens = &scene.question.tokens;
    let gains = |token: &Token| GAINED.iter().chain(&LOST).any(|word| token.says(word));
    let gained: TokenSet = (0..tokens.len()).filter(|place| gains(&tokens[*place])).collect();
    let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline) || !gained.is_empty();
    let fast: TokenSet = (0..tokens.len()).filter(|place| FAST.iter().any(|word| tokens[*place].says(word))).collect();
    let most = scene.operates(Cue::Highest) || scene.operates(Cue::Lowest) || !fast.is_empty();
    if !moves || !most {
        return Vec::new();
    }
    let levels = scene.candidates.iter().take(MOST_PAIRED).filter(|candidate| {
        let indicator = &scene.base().indicators[candidate.indicator.0 as usize];
        indicator.growth_of.is_none() && !super::fit::is_target(indicator)
    });
    let said = Said { gained, fast };
    let mut readings: Vec<Reading> = levels.filter_map(|candidate| of_level(scene, candidate, said)).collect();
    readings.extend(of_dimension(scene, said));
    readings
}

/// The words that say that something moved, and how fast.
#[derive(Clone, Copy)]
struct Said {
    gained: TokenSet,
    fast: TokenSet,
}

impl Said {
    fn all(self, scene: &Scene<'_>) -> TokenSet {
        let cues = [Cue::Highest, Cue::Lowest, Cue::Growth, Cue::Decline, Cue::Where, Cue::Difference, Cue::Share, Cue::Rank];
        cued(scene.question, &cues).union(self.gained).union(self.fast)
    }
}

/// "The fastest growing sector": of the one thing that is counted for them.
fn of_dimension(scene: &Scene<'_>, said: Said) -> Option<Reading> {
    let (id, ranged) = super::dimensions::counted_by(scene, said.all(scene))?;
    let ask = ask(scene, id, &ranged, said)?;
    let explained = said.all(scene).union(ranged.said);
    Some(Reading { outcome: Ok(ask), claim: None, explained, score: super::members::OF_DIMENSION, coverage: 1.0, full: true })
}

fn of_level(scene: &Scene<'_>, candidate: &Candidate, said: Said) -> Option<Reading> {
    let id = candidate.indicator;
    if !scene.members_of(id).is_empty() {
        return None;
    }
    let asks_where = scene.has(Cue::Where) || scene.question.tokens.iter().any(|token| token.says("where"));
    let ranged: Ranged = ranged(scene, id).into_iter().find(|ranged| asks_where || !ranged.said.is_empty())?;
    let ask = ask(scene, id, &ranged, said)?;
    let rate = kin::growth_of(scene, id).and_then(|rate| scene.candidates.iter().find(|candidate| candidate.indicator == rate));
    let named = rate.map(|rate| rate.explained).unwrap_or_default();
    let fit = fitness(scene, candidate).max(rate.map_or(0.0, |rate| fitness(scene, rate)));
    Some(Reading {
        outcome: Ok(ask),
        claim: None,
        explained: candidate.explained.union(named).union(said.all(scene)).union(ranged.said),
        score: fit + ASKED_FOR,
        coverage: candidate.coverage,
        full: candidate.full,
    })
}

fn ask(scene: &Scene<'_>, id: IndicatorId, ranged: &Ranged, said: Said) -> Option<Ask> {
    let Said { gained, fast } = said;
    let (from, to) = periods(scene, id, &ranged.members)?;
    let held = |period: Period, member: MemberId| {
        pick(scene.base(), id, Some(period), &[member]).ok().filter(|held| held.period(scene.base()) == period)
    };
    let moves: Vec<(Operand, Operand)> =
        ranged.members.iter().filter_map(|member| Some((held(from, *member)?, held(to, *member)?))).collect();
    if moves.len() < 2 {
        return None;
    }
    let falls = scene.has(Cue::Decline) && !scene.has(Cue::Growth)
        || gained.iter().any(|place| LOST.iter().any(|word| scene.question.tokens[place].says(word)));
    let indicator = &scene.base().indicators[id.0 as usize];
    // So many more are counted; prices and what is told "fastest" are held against what they were.
    let counts = indicator.unit.is_counted() && matches!(indicator.kind, Some(Kind::Stock | Kind::Flow));
    let in_percent = scene.has(Cue::Share) || gained.is_empty() && (!fast.is_empty() || !counts);
    Some(Ask::MostMoved { moves, lowest_first: falls != scene.has(Cue::Lowest), in_percent })
}

/// The two periods between which something moved: those that are asked, else the last two that most members have a figure of.
fn periods(scene: &Scene<'_>, id: IndicatorId, members: &[MemberId]) -> Option<(Period, Period)> {
    let last = || {
        let told = members.iter().map(|member| series(scene.base(), id, &[*member])).max_by_key(Vec::len)?;
        let [.., before, last] = told.as_slice() else { return None };
        Some((before.period(scene.base()), last.period(scene.base())))
    };
    let named = match scene.question.periods.as_slice() {
        [] => return last(),
        [Asked::Between(first, last)] => (*first, *last),
        [Asked::Since(first)] => (*first, last()?.1),
        _ => match scene.periods.as_slice() {
            [only] => (only.moved(-1, Shape::Year)?, *only),
            [one, other] => (*one.min(other), *one.max(other)),
            _ => return None,
        },
    };
    (named.0.end < named.1.start).then_some(named)
}
