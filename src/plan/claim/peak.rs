//! Which readings judge that something was at its most in one period: "births were highest in 2020", "the last quarter was the busiest"?
//!
//! The period is held against the one that comes nearest to it. That it is periods that are meant has to be said: "gas was the largest in
//! 2024" may hold one thing against others.

use super::judged_cues;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::fit::fitness;
use crate::plan::pick::{figures_for, pick};
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Claim, Operand};
use crate::question::{Asked, Class};

/// The most indicators that are tried.
const MOST_TRIED: usize = 6;
/// What it is worth that a period is claimed to be the highest in so many words.
const ASKED_FOR: f32 = 0.25;

/// Words for stretches of time as such, which are beside the period that is named: "the busiest quarter".
const TIMES: [&str; 14] =
    ["year", "years", "quarter", "quarters", "half", "month", "months", "全年", "年份", "一年", "季度", "历年", "半年", "月份"];
const VERBS: [&str; 16] = [
    "was",
    "had",
    "saw",
    "is",
    "has",
    "were",
    "brought",
    "marked",
    "set",
    "recorded",
    "proved",
    "turned",
    "registered",
    "got",
    "be",
    "being",
];
/// What no series that is held can bear out: "the most on record".
const OF_ALL_TIME: [&str; 12] =
    ["ever", "record", "records", "history", "historic", "history's", "all-time", "历史", "史上", "有记录以来", "有史以来", "历来"];

/// The readings that hold the period which is claimed to be highest, or lowest, against the others.
pub(super) fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some((period, said)) = peaked(scene) else { return Vec::new() };
    scene.candidates.iter().take(MOST_TRIED).filter_map(|candidate| reading(scene, candidate, period, said)).collect()
}

/// Whether a period is asked about as the highest or the lowest, be it without a word that makes a claim: "births were highest in 2020?"
pub(super) fn is_asked(scene: &Scene<'_>) -> bool {
    scene.question.asks && peaked(scene).is_some()
}

/// The period that is claimed to be at the top or the bottom, and the words that say that periods are meant.
fn peaked(scene: &Scene<'_>) -> Option<(Period, TokenSet)> {
    let [Asked::At(period)] = scene.question.periods[..] else { return None };
    let superlative = scene.operates(Cue::Highest) != scene.operates(Cue::Lowest);
    let than_any = crate::plan::superlative::than_any(scene).filter(|_| scene.has(Cue::Greater) != scene.has(Cue::Lesser));
    // Which way is better is told of some things alone.
    const JUDGING: [&str; 6] = ["best", "worst", "better", "worse", "最好", "最差"];
    let judges = |place: usize| JUDGING.iter().any(|word| scene.question.tokens[place].text.contains(word));
    if superlatives(scene).iter().any(judges) {
        return None;
    }
    let measured = scene.number_tokens().next().is_some() || crate::plan::dimensions::says_members(scene);
    if measured || !(superlative || than_any.is_some()) {
        return None;
    }
    let tokens = &scene.question.tokens;
    let times: TokenSet = (0..tokens.len()).filter(|place| is_time(scene, *place)).collect();
    let than_any_time = than_any.is_some_and(|others| others.iter().last().is_some_and(|last| times.iter().any(|time| time > last)));
    let of_periods =
        than_any_time || superlative && (is_subject(scene) || is_at_its_most(scene) || is_right_before(scene) || !times.is_empty());
    of_periods.then(|| (period, times.union(than_any.unwrap_or_default())))
}

/// Whether a token is a word for a stretch of time and names none.
fn is_time(scene: &Scene<'_>, place: usize) -> bool {
    let token = &scene.question.tokens[place];
    !matches!(token.class, Class::Period(_) | Class::Number(_)) && token.text.split(' ').any(|part| TIMES.contains(&part))
}

fn period_place(scene: &Scene<'_>) -> Option<usize> {
    scene.question.tokens.iter().position(|token| matches!(token.class, Class::Period(_)))
}

/// The superlatives of the question.
fn superlatives(scene: &Scene<'_>) -> TokenSet {
    cued(scene.question, &[Cue::Highest, Cue::Lowest])
}

/// "2023 saw the fewest births": whether the period is what is told of.
fn is_subject(scene: &Scene<'_>) -> bool {
    const LEADING: [&str; 8] = ["in", "for", "during", "of", "since", "by", "from", "at"];
    let tokens = &scene.question.tokens;
    let Some(place) = period_place(scene) else { return false };
    let led = place > 0 && tokens[place - 1].text.split(' ').next_back().is_some_and(|last| LEADING.contains(&last));
    let verb = tokens.get(place + 1).is_some_and(|next| VERBS.contains(&next.text.as_ref()));
    !led && verb && superlatives(scene).iter().any(|at| at > place)
}

/// "Peaked in 2021", "at its lowest", 创新低: whether something is at the most that it ever was.
fn is_at_its_most(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let peaks = |place: usize| {
        let text = tokens[place].text.as_ref();
        ["peak", "bottomed", "trough", "顶峰", "峰值", "谷底"].iter().any(|word| text.contains(word))
            || place > 0 && matches!(tokens[place - 1].text.as_ref(), "its" | "their")
    };
    superlatives(scene).iter().any(peaks)
}

/// "Were highest in 2020", 2021年最高: whether nothing else is said to be the highest.
fn is_right_before(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let Some(place) = period_place(scene) else { return false };
    let english = |at: usize| {
        let plain = !tokens[at].text.starts_with("the ") && at > 0 && VERBS.contains(&tokens[at - 1].text.as_ref());
        plain && at + 2 == place && matches!(tokens[at + 1].text.as_ref(), "in" | "during")
    };
    let chinese =
        |at: usize| !tokens[at].text.is_ascii() && at > place && tokens[place + 1..at].iter().all(|token| token.text.as_ref() == "是");
    superlatives(scene).iter().any(|at| english(at) || chinese(at))
}

fn reading(scene: &Scene<'_>, candidate: &Candidate, period: Period, said: TokenSet) -> Option<Reading> {
    let base = scene.base();
    let id = candidate.indicator;
    if crate::plan::fit::is_target(&base.indicators[id.0 as usize]) {
        return None;
    }
    let own = scene.pick_at(id, period).ok().filter(|own| own.period(base) == period)?;
    let others = others(scene, candidate, period);
    let lowest = scene.has(Cue::Lowest) || scene.has(Cue::Lesser) && !scene.has(Cue::Highest);
    let value = |operand: &&Operand| operand.value(base).point();
    let right = if lowest { others.iter().min_by_key(value) } else { others.iter().max_by_key(value) }?.clone();
    let leads = if lowest { value(&&own) < value(&&right) } else { value(&&own) > value(&&right) };
    // Of the parts of a year all have to be held, and of all time nobody has all.
    if leads && (is_of_all_time(scene) || !is_complete(period, others.len())) {
        return None;
    }
    let cues: Vec<Cue> =
        judged_cues().into_iter().chain([Cue::Highest, Cue::Lowest, Cue::Year, Cue::Month, Cue::When, Cue::Everything]).collect();
    Some(Reading {
        outcome: Ok(Ask::Compare { left: own, right }),
        claim: Some(Claim::More { than_right: !lowest }),
        explained: candidate.explained.union(said).union(cued(scene.question, &cues)),
        score: fitness(scene, candidate) + ASKED_FOR,
        coverage: candidate.coverage,
        full: candidate.full,
    })
}

/// The figures of the other periods of the same sort: those of the same year where it is a part of one.
fn others(scene: &Scene<'_>, candidate: &Candidate, period: Period) -> Vec<Operand> {
    let base = scene.base();
    let members = scene.members_of(candidate.indicator);
    let is_like = |other: &Period| {
        let same_year = period.shape == Shape::Year || other.start.year() == period.start.year();
        *other != period && other.shape == period.shape && same_year
    };
    let mut periods: Vec<Period> =
        figures_for(base, candidate.indicator, &members).map(|(_, figure)| figure.period).filter(is_like).collect();
    periods.sort_by_key(|period| (period.start, period.end));
    periods.dedup();
    periods.iter().filter_map(|period| pick(base, candidate.indicator, Some(*period), &members).ok()).collect()
}

/// Whether so many other parts of a year are all that there are; of years two others tell something.
fn is_complete(period: Period, others: usize) -> bool {
    match period.shape {
        Shape::Half | Shape::FiscalHalf => others == 1,
        Shape::Quarter | Shape::FiscalQuarter => others == 3,
        Shape::Month => others == 11,
        _ => others >= 2,
    }
}

/// Whether the most of all time is claimed.
fn is_of_all_time(scene: &Scene<'_>) -> bool {
    let says =
        |word: &str| scene.question.tokens.iter().any(|token| if word.is_ascii() { token.says(word) } else { token.text.contains(word) });
    OF_ALL_TIME.iter().any(|word| says(word))
}
