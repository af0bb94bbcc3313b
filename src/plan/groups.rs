//! Which readings put several indicators that the same words name in order?

use super::evidence::{Candidate, cued};
use super::fit::fitness;
use super::pair::{MOST_PAIRED, indicator};
use super::readings::{Reading, Scene};
use super::{Ask, Operand};
use crate::facts::base::Kind;
use crate::language::cue::Cue;

/// Several indicators that the same words name: the largest, the order, the spread.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let (highest, lowest, rank) =
        (scene.operates(Cue::Highest), scene.operates(Cue::Lowest), scene.has(Cue::Rank) || scene.has(Cue::Compare));
    let which =
        ["which", "who", "what", "哪", "谁", "边个"].iter().any(|word| scene.question.tokens.iter().any(|token| token.text.contains(word)));
    let comparative = which && (scene.has(Cue::Greater) || scene.has(Cue::Lesser))
        || scene.question.cued(Cue::Difference).any(|place| scene.question.tokens[place].text.as_ref() == "spread");
    if !highest && !lowest && !rank && !comparative {
        return Vec::new();
    }
    // "How many firms are these, which spend more?" asks for a number, and for no order.
    let asks = highest || lowest || rank || scene.has(Cue::Compare) || scene.has(Cue::Difference);
    if scene.has(Cue::HowMany) && !asks {
        return Vec::new();
    }
    let cues = [Cue::Highest, Cue::Lowest, Cue::Rank, Cue::Compare, Cue::Difference, Cue::Greater, Cue::Lesser];
    let operations = cued(scene.question, &cues);
    let fitting: Vec<(&Candidate, Operand)> = scene
        .candidates
        .iter()
        .filter(|candidate| scene.unread(candidate.explained.union(operations)).is_empty())
        // Once "growth" is said, each growth is named as well as any.
        .filter(|candidate| {
            candidate.coverage > LEAST_SAID || indicator(scene, candidate).growth_of.is_some() && candidate.coverage > LEAST_OF_GROWTH
        })
        .filter_map(|candidate| Some((candidate, scene.pick(candidate.indicator).ok()?)))
        .take(MOST_PAIRED)
        .collect();
    let Some((best, first)) = fitting.first() else {
        return Vec::new();
    };
    let alike: Vec<Operand> = fitting
        .iter()
        .filter(|(candidate, operand)| {
            let (one, other) = (indicator(scene, candidate), indicator(scene, best));
            operand.unit(scene.base()).comparable(first.unit(scene.base()))
                && one.growth_of.is_some() == other.growth_of.is_some()
                && one.topic == other.topic
        })
        .map(|(_, operand)| operand.clone())
        .collect();
    if alike.len() < 2 {
        return Vec::new();
    }
    let explained = best.explained.union(operations);
    let spreads =
        scene.question.cued(Cue::Difference).any(|place| matches!(scene.question.tokens[place].text.as_ref(), "spread" | "range" | "极差"));
    let ask = if highest && lowest || spreads {
        Ask::Spread(alike)
    } else {
        Ask::Rank { operands: alike, lowest_first: lowest || scene.has(Cue::Lesser) || ascends(scene), whole_list: rank }
    };
    vec![Reading { outcome: Ok(ask), claim: None, explained, score: fitness(scene, best) + 0.02, coverage: best.coverage, full: best.full }]
}

/// How much of a name has to be said for it to be one of those that the same words name.
const LEAST_SAID: f32 = 0.5;
/// The same for growth rates.
const LEAST_OF_GROWTH: f32 = 0.3;

/// Whether the smallest is to come first in an order.
pub fn ascends(scene: &Scene<'_>) -> bool {
    const ASCENDING: [&str; 20] = [
        "low to high",
        "lowest to highest",
        "small to big",
        "smallest to largest",
        "smallest to biggest",
        "least to most",
        "slowest to fastest",
        "ascending",
        "bottom to top",
        "worst to best",
        "从低到高",
        "从小到大",
        "从少到多",
        "从慢到快",
        "由低到高",
        "由小到大",
        "由少到多",
        "低到高",
        "小到大",
        "升序",
    ];
    scene.question.cued(Cue::Rank).any(|place| ASCENDING.iter().any(|word| scene.question.tokens[place].text.contains(word)))
}

/// Whether it is asked what several members come to together: 湖区和高地省的火车站加起来有多少.
pub fn sums_up(scene: &Scene<'_>, candidate: &Candidate, operands: &[Operand]) -> bool {
    const TOGETHER: [&str; 12] =
        ["之和", "总和", "加", "加上", "连同", "加埋", "加一块", "加在一起", "together", "combined", "plus", "两地"];
    const IN_ALL: [&str; 4] = ["总共", "一共", "合共", "共有"];
    let base = scene.base();
    let indicator = &base.indicators[candidate.indicator.0 as usize];
    let adds_up = matches!(indicator.kind, Some(Kind::Flow | Kind::Stock)) && (indicator.unit.is_counted() || indicator.unit.is_money());
    let says = || {
        scene
            .question
            .tokens
            .iter()
            .any(|token| TOGETHER.contains(&token.text.as_ref()) || IN_ALL.iter().any(|word| token.text.starts_with(word)))
    };
    let periods = || operands.windows(2).all(|pair| pair[0].period(base) == pair[1].period(base));
    adds_up && (scene.has(Cue::Total) || says()) && periods()
}
