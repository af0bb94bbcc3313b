//! In which year did something grow most: "which year saw the fastest growth", "one year added more than any other", 哪一年增长最快?

use super::evidence::{Candidate, TokenSet, cued};
use super::fit::{fitness, is_target};
use super::kin;
use super::most_moved::{FAST, GAINED, LOST};
use super::pair::MOST_PAIRED;
use super::pick::series;
use super::readings::{Reading, Scene};
use super::stretch::window;
use super::{Ask, Operand};
use crate::facts::base::IndicatorId;
use crate::facts::period::Shape;
use crate::language::cue::Cue;
use crate::question::{Asked, Token};

/// How much it says for a reading that it takes up a movement, the most of it and the year.
const ASKED_FOR: f32 = 0.3;

/// The years in the order of how much something moved in each.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some(said) = Said::find(scene) else { return Vec::new() };
    let levels = scene.candidates.iter().take(MOST_PAIRED).filter(|candidate| {
        let indicator = &scene.base().indicators[candidate.indicator.0 as usize];
        indicator.growth_of.is_none() && !is_target(indicator)
    });
    levels.filter_map(|candidate| of_level(scene, candidate, said)).collect()
}

/// The words that say that something moved, and that most of it is sought.
#[derive(Clone, Copy)]
struct Said {
    /// Verbs for having so many more or fewer.
    gained: TokenSet,
    /// All words that say it.
    all: TokenSet,
}

impl Said {
    fn find(scene: &Scene<'_>) -> Option<Self> {
        let tokens = &scene.question.tokens;
        let having = |words: &dyn Fn(&Token) -> bool| (0..tokens.len()).filter(|place| words(&tokens[*place])).collect::<TokenSet>();
        let one_year = having(&|token| token.says("one year") || token.says("a single year")).union(one_year(tokens));
        let asks_which = super::part_of_year::asks_which_year(scene);
        if !asks_which && one_year.is_empty() {
            return None;
        }
        let gained = having(&|token| GAINED.iter().chain(&LOST).any(|word| token.says(word)));
        let fast = having(&|token| FAST.iter().any(|word| token.says(word)));
        let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline) || !gained.is_empty();
        let than_any = super::superlative::than_any(scene).unwrap_or_default();
        let above_all = !one_year.is_empty() && !than_any.is_empty();
        let most = scene.operates(Cue::Highest) || scene.operates(Cue::Lowest) || !fast.is_empty();
        let asks = asks_which && most || above_all;
        if !moves || !asks || super::part_of_year::asked_part(scene).is_some() {
            return None;
        }
        let cues = [
            Cue::Highest,
            Cue::Lowest,
            Cue::Growth,
            Cue::Decline,
            Cue::Difference,
            Cue::Share,
            Cue::When,
            Cue::Year,
            Cue::HowMany,
            // 历年来哪年增长得最快
            Cue::Trend,
            // 涨得最快
            Cue::Greater,
        ];
        let above = if above_all { cued(scene.question, &[Cue::Greater]).union(than_any).union(one_year) } else { TokenSet::default() };
        Some(Self { gained, all: cued(scene.question, &cues).union(gained).union(fast).union(above) })
    }
}

/// "One year" in two tokens.
fn one_year(tokens: &[Token]) -> TokenSet {
    let is_one = |place: &usize| matches!(tokens[*place].text.as_ref(), "one" | "a single" | "only one") && tokens[place + 1].says("year");
    (0..tokens.len().saturating_sub(1)).filter(is_one).flat_map(|place| [place, place + 1]).collect()
}

fn of_level(scene: &Scene<'_>, candidate: &Candidate, said: Said) -> Option<Reading> {
    let rate = kin::growth_of(scene, candidate.indicator);
    let by_amount = !said.gained.is_empty() || is_by_amount(scene, candidate.indicator);
    let rates = rate.map(|rate| yearly(scene, rate)).filter(|rates| !by_amount && rates.len() > 1);
    let falls = scene.has(Cue::Decline) && !scene.has(Cue::Growth)
        || said.gained.iter().any(|place| LOST.iter().any(|word| scene.question.tokens[place].says(word)));
    let lowest_first = falls != scene.has(Cue::Lowest);
    let ask = match rates {
        Some(operands) => Ask::Rank { operands, lowest_first, whole_list: false },
        None => {
            let moves = moves(scene, candidate.indicator);
            let in_percent = !by_amount;
            (moves.len() > 1).then_some(Ask::MostMoved { moves, lowest_first, in_percent })?
        }
    };
    let named = rate.and_then(|rate| scene.candidates.iter().find(|candidate| candidate.indicator == rate));
    let fit = fitness(scene, candidate).max(named.map_or(0.0, |rate| fitness(scene, rate)));
    Some(Reading {
        outcome: Ok(ask),
        claim: None,
        explained: candidate.explained.union(named.map(|named| named.explained).unwrap_or_default()).union(said.all),
        score: fit + ASKED_FOR,
        coverage: candidate.coverage,
        full: candidate.full,
    })
}

/// Whether the most is sought by how many came to something that is counted: 净增最多的是哪一年, "the year with the largest net increase".
fn is_by_amount(scene: &Scene<'_>, id: IndicatorId) -> bool {
    /// Verbs of Chinese for having so many more or fewer.
    const MORE: [&str; 8] = ["净增", "增加", "多出", "多了", "添了", "减少", "净减", "少了"];
    let indicator = &scene.base().indicators[id.0 as usize];
    let tokens = &scene.question.tokens;
    let says = |words: &[&str]| words.iter().any(|word| tokens.iter().any(|token| token.says(word)));
    let in_percent = scene.has(Cue::Share) || says(&FAST);
    let amount = scene.has(Cue::Difference) || scene.has(Cue::Absolute) || says(&["net"]) || says(&MORE) && says(&["最多", "最少"]);
    indicator.unit.is_counted() && amount && !in_percent
}

/// The figures of whole years that are asked.
fn yearly(scene: &Scene<'_>, id: IndicatorId) -> Vec<Operand> {
    let base = scene.base();
    let mut held = series(base, id, &scene.members_of(id));
    let asked = window(scene);
    held.retain(|operand| {
        let period = operand.period(base);
        period.shape == Shape::Year && asked.is_none_or(|(start, end)| start <= period.end && period.start <= end)
    });
    held
}

/// Each year with the one before it.
fn moves(scene: &Scene<'_>, id: IndicatorId) -> Vec<(Operand, Operand)> {
    let base = scene.base();
    let all = series(base, id, &scene.members_of(id));
    // "Since 2020" and "from 2020 to 2024" begin with what there was in 2020; "between 2021 and 2024" may mean what came to be in 2021.
    let opens = scene.question.periods.iter().any(|asked| matches!(asked, Asked::Since(_)));
    let before = |to: &Operand| {
        let year = to.period(base).moved(-1, Shape::Year)?;
        all.iter().find(|from| from.period(base) == year).cloned()
    };
    let first = window(scene).map(|(start, _)| start);
    let pairs = yearly(scene, id).into_iter().filter_map(|to| Some((before(&to)?, to)));
    pairs.filter(|(from, _)| !opens || first.is_none_or(|first| from.period(base).start >= first)).collect()
}
