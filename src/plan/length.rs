//! Which number of a question only says how long a period is, and is something to be spread over that: "over the twelve months of 2024"?

use super::evidence::{TokenSet, cued};
use super::frames;
use super::readings::Scene;
use super::stretch::asked_per;
use crate::facts::period::Period;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Per};
use crate::question::{Asked, Class};

/// How many days too many or too few a length may be.
const ROUGHLY: i64 = 12;

/// How many days each stretch of time has.
fn days_in(per: &Per) -> Option<i64> {
    match per {
        Per::Day => Some(1),
        Per::Week => Some(7),
        Per::Month => Some(30),
        Per::Year => Some(365),
        Per::Second | Per::Minute | Per::Hour | Per::Each(..) => None,
    }
}

/// The stretch of time that a noun names, and how many days it has: "months", 天.
fn stretch_of(noun: &str) -> Option<(Option<Per>, i64)> {
    /// A quarter is a stretch that nothing is told by.
    const QUARTERS: [&str; 4] = ["quarter", "quarters", "季度", "个季度"];
    if QUARTERS.contains(&noun) {
        return Some((None, 91));
    }
    let per = Per::parse(noun)?;
    let days = days_in(&per)?;
    Some((Some(per), days))
}

/// Whether a number only says how long a period is that is named beside it: "the first three months (Nov 2018 to Jan 2019)", 上半年（181天）.
pub fn is_of_period(scene: &Scene<'_>, index: usize) -> bool {
    let number = &scene.question.numbers[index];
    let Measure::Counted(noun) = &number.unit.measure else { return false };
    // 这五个年份 has the noun behind the measure word.
    let behind = || {
        let place = scene.question.tokens.iter().position(|token| token.class == Class::Number(index))?;
        let next = scene.question.tokens.get(place + 1)?;
        matches!(next.text.as_ref(), "年份" | "年度" | "年头" | "整年").then_some("年")
    };
    let noun = if **noun == *"个" { behind().unwrap_or(noun) } else { noun };
    stretch_of(noun).is_some_and(|(_, days)| lasts(scene, number.value, days))
}

/// The days of a year.
const DAYS_OF_A_YEAR: i64 = 365;

/// Whether a period that is asked lasts so many stretches of so many days.
fn lasts(scene: &Scene<'_>, count: Bounded, days: i64) -> bool {
    let Some(length) = i64::try_from(count.point()).ok().and_then(|count| count.checked_mul(days)) else { return false };
    let apart = |first: Period, last: Period| (i64::from((last.end - first.start).get_days()) + 1 - length).abs();
    // 一年当365天, "taking a year as 365 days"
    let is_taken_so = |place: usize| {
        matches!(scene.question.tokens[place].text.as_ref(), "按" | "以" | "当" | "按照" | "按着")
            && matches!(scene.question.tokens.get(place + 1).map(|next| next.class), Some(Class::Number(_)))
    };
    let of_year = scene.has(Cue::Year) || scene.has(Cue::Day) && (0..scene.question.tokens.len()).any(is_taken_so);
    let is_year = of_year && (length - DAYS_OF_A_YEAR).abs() <= 1;
    is_year
        || scene.question.periods.iter().any(|asked| match asked {
            Asked::At(period) => apart(*period, *period) <= ROUGHLY,
            Asked::Between(first, last) => apart(*first, *last) <= ROUGHLY || (apart(*first, *last) - days).abs() <= ROUGHLY,
            Asked::Since(_) | Asked::Against(_) | Asked::Before | Asked::Moved { .. } | Asked::Within(_) | Asked::Recent => false,
        })
}

/// The number by which a period's figure is said to be divided or over which it is spread, with the words that say so, and the stretch that
/// it counts: "divided by 365 days", "averaged over the twelve months".
pub fn spread(scene: &Scene<'_>) -> Option<(Option<Per>, TokenSet)> {
    scene.once.spread.get_or_init(|| find_spread(scene)).clone()
}

fn find_spread(scene: &Scene<'_>) -> Option<(Option<Per>, TokenSet)> {
    frames::numbers(scene).find_map(|(place, found)| {
        let divides = dividing(scene, place);
        let per = match &found.unit.measure {
            Measure::Counted(noun) => stretch_of(noun).filter(|(_, days)| lasts(scene, found.value, *days))?.0,
            // "Divided by 12, what is that per month?"
            Measure::None if !divides.is_empty() => {
                let per = asked_per(scene, None)?;
                let days = days_in(&per)?;
                lasts(scene, found.value, days).then_some(per)
            }
            _ => return None,
        };
        let averages = cued(scene.question, &[Cue::Average]);
        let is_spread = !divides.is_empty() || !averages.is_empty();
        Some((per.filter(|_| is_spread), divides.union(averages).union(TokenSet::from_iter([place]))))
    })
}

/// How far apart the words may stand by which something is spread over a stretch of time.
const REACH: usize = 3;

/// Verbs of what is spread over a stretch of time.
const SPREADING: [&str; 10] =
    ["spread", "spread out", "divided", "split", "averaged", "distributed", "averaging", "divide", "split up", "broken down"];

/// "If you spread it evenly": the verb where it is not told over how many stretches, as what each brings is asked for.
pub fn spread_evenly(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let even = tokens.iter().any(|token| ["evenly", "equally", "uniformly"].iter().any(|word| token.says(word)));
    (0..tokens.len()).filter(|place| even && SPREADING.contains(&tokens[*place].text.as_ref())).collect()
}

/// The words before a number by which something is divided by it.
fn dividing(scene: &Scene<'_>, number: usize) -> TokenSet {
    const DIVIDING: [&str; 14] = [
        "除以",
        "÷",
        "/",
        "divided by",
        "divide by",
        "dividing by",
        "by",
        "divided over",
        "split over",
        "平摊到",
        "分摊到",
        "摊到",
        "平均到",
        "均摊到",
    ];
    let tokens = &scene.question.tokens;
    // "Spread over twelve months": the number has the "over".
    let is_over = ["over ", "across "].iter().any(|over| tokens[number].text.starts_with(over));
    let spreads = |place: &usize| SPREADING.contains(&tokens[*place].text.as_ref());
    if let Some(verb) = number.checked_sub(1).filter(spreads).filter(|_| is_over) {
        return TokenSet::from_iter([verb]);
    }
    // "Spread over the twelve months", "if you spread 2024 over 12 months": other words stand between.
    let over =
        (number.saturating_sub(REACH)..number).rev().find(|place| matches!(tokens[*place].text.as_ref(), "over" | "across" | "over the"));
    let over = over.or(is_over.then_some(number));
    if let Some(verb) = over.and_then(|over| (over.saturating_sub(REACH)..over).rev().find(spreads)) {
        return TokenSet::from_iter([verb]);
    }
    let Some(before) = number.checked_sub(1).filter(|before| DIVIDING.contains(&tokens[*before].text.as_ref())) else {
        return TokenSet::default();
    };
    if tokens[before].text.as_ref() != "by" {
        return TokenSet::from_iter([before]);
    }
    // "Divide the total of 2024 by twelve months"
    let verb = (0..before).rev().find(|place| ["divid", "split", "spread"].iter().any(|verb| tokens[*place].text.starts_with(verb)));
    verb.map(|verb| [verb, before].into_iter().collect()).unwrap_or_default()
}

/// Whether all that is divided by is the length of a period, so that no two figures are.
pub fn divides_by_it(scene: &Scene<'_>) -> bool {
    let Some((_, said)) = spread(scene) else { return false };
    let mut divided = scene.question.cued(Cue::Ratio).peekable();
    divided.peek().is_some() && divided.all(|place| said.contains(place) || scene.question.tokens[place].class == Class::Mark)
}
