//! How did the figure before move, and by how much does it differ from that of another period?
//!
//! "How much up on the year before?", 同比呢, "the difference to two years earlier", 两年后多了多少, "and since then?": told of the period
//! that was told, not of the newest.

use super::again::Offer;
use super::when::{since_then, told_from};
use crate::facts::base::{IndicatorId, Kind, MemberId};
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::readings::Scene;
use crate::plan::stretch::window;
use crate::plan::{Ask, Operand, Reason, kin, pick, wanted};
use crate::question::{Asked, Class};

/// Words that may say of the same thing that there is more or less of it.
const UP: [&str; 18] = [
    "up", "down", "higher", "lower", "up on", "down on", "more", "less", "fewer", "above", "below", "change", "changed", "变化", "后差",
    "前差", "变动", "涨跌",
];

/// The cues that may stand in a question of how much something moved.
const SAID: [Cue; 13] = [
    Cue::Trend,
    Cue::Progress,
    Cue::Growth,
    Cue::Decline,
    Cue::Share,
    Cue::Previous,
    Cue::Greater,
    Cue::Lesser,
    Cue::Difference,
    Cue::Compare,
    Cue::Absolute,
    Cue::HowMany,
    Cue::Year,
];

/// What it is worth that the question says both that something moved and from when on: more than any share.
const SURE: f32 = 1.2;

/// What it is worth that what it is held against is not there.
const MISSING: f32 = 0.5;

/// What the figure before is held against.
enum Other {
    /// That of a period that is named or told.
    At(Period),
    /// That of the year before it, or the one before it that is held.
    Before,
    /// The newest one.
    Now,
}

/// How the figure before moved.
pub(super) fn moved(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    let base = scene.base();
    let tokens = &scene.question.tokens;
    let told = main.period(base);
    let when = told_from(scene, told);
    let up: TokenSet = (0..tokens.len()).filter(|place| UP.iter().any(|word| tokens[*place].says(word))).collect();
    let grows = [Cue::Growth, Cue::Decline].iter().any(|cue| scene.has(*cue));
    let apart = when.is_some() && scene.has(Cue::Progress) && !scene.has(Cue::Target);
    let differs = apart || !up.is_empty() || [Cue::Difference, Cue::Greater, Cue::Lesser].iter().any(|cue| scene.has(*cue));
    let since = since_then(scene);
    let said = cued(scene.question, &SAID).union(up).union(since).union(when.map(|when| when.said).unwrap_or_default());
    let spans = scene.question.periods.iter().any(|asked| matches!(asked, Asked::Since(_) | Asked::Between(..)));
    if spans && (grows || differs || scene.has(Cue::Trend)) {
        return over_years(scene, main).map(|ask| (Ok(ask), said, 1.0));
    }
    if scene.has(Cue::Trend)
        && !grows
        && since.is_empty()
        && when.is_none()
        && scene.question.periods.is_empty()
        && !scene.has(Cue::Difference)
    {
        let series = pick::series(base, main.indicator, main.members(base));
        return (series.len() > 1).then_some((Ok(Ask::Trend(series)), said, 0.7));
    }
    // What holds one place against another is no matter of time; but the growth of another place may be asked for.
    let other_members = !scene.members.is_empty() && scene.members != main.members(base);
    if other_members && !grows {
        return None;
    }
    let members = if other_members { scene.members.as_slice() } else { main.members(base) };
    let named = named(scene, told);
    // "And in 2021, how much did it grow?" is asked of that year.
    let of = named.filter(|(_, is_against)| !is_against && grows).map(|(period, _)| period);
    if of.is_some() || other_members {
        let period = of.unwrap_or(told);
        let stated = || stated_growth(scene, main.indicator, period, members).map(Ask::Figure);
        let moved = || {
            let subject = pick::pick(base, main.indicator, Some(period), members)?;
            against(scene, &subject, &Other::Before, is_so_many(scene, main, grows))
        };
        return Some((stated().map_or_else(moved, Ok), said, 1.0));
    }
    let other = match (named, when) {
        (Some((period, _)), _) if grows || differs => Other::At(period),
        (None, Some(when)) if grows || differs => Other::At(when.period),
        (None, None) if (grows || differs) && !since.is_empty() => Other::Now,
        (None, None) if grows => Other::Before,
        (None, None) if differs && scene.has(Cue::Previous) => Other::Before,
        _ => return None,
    };
    // What was told may be a rate of growth itself.
    if grows && matches!(other, Other::Before) && base.indicators[main.indicator.0 as usize].growth_of.is_some() {
        return scene.required.without(said).is_empty().then(|| (Ok(Ask::Figure(main.clone())), said, 0.7));
    }
    let so_many = is_so_many(scene, main, grows);
    let outcome = against(scene, main, &other, so_many);
    // "And how much did their number grow?" may be told of something else, where this is not held.
    let worth = match (&outcome, when.is_some() || so_many) {
        (Err(_), _) if !super::operates(scene.question) => MISSING,
        (_, true) => SURE,
        (_, false) => 1.0,
    };
    Some((outcome, said, worth))
}

/// The period other than the one that was told which the question names, and whether what was told is held against that.
fn named(scene: &Scene<'_>, told: Period) -> Option<(Period, bool)> {
    const AGAINST: [&str; 20] = [
        "from",
        "on",
        "over",
        "since",
        "to",
        "with",
        "versus",
        "against",
        "than",
        "vs",
        "relative to",
        "compared",
        "比",
        "较",
        "跟",
        "和",
        "与",
        "同",
        "对比",
        "相比",
    ];
    let tokens = &scene.question.tokens;
    tokens.iter().enumerate().find_map(|(place, token)| {
        let Class::Period(index) = token.class else { return None };
        let before = place.checked_sub(1).map(|before| &tokens[before]);
        match scene.question.periods[index] {
            Asked::Against(period) if period != told => Some((period, true)),
            Asked::At(period) if period != told => {
                Some((period, before.is_some_and(|before| AGAINST.iter().any(|word| before.says(word)))))
            }
            _ => None,
        }
    })
}

/// The stated rate at which something grew in a period.
pub(super) fn stated_growth(scene: &Scene<'_>, level: IndicatorId, period: Period, members: &[MemberId]) -> Option<Operand> {
    let growth = kin::growth_of(scene, level)?;
    pick::pick(scene.base(), growth, Some(period), members).ok()
}

/// Whether the difference is asked for in the figure's own unit, and not in per cent.
fn is_so_many(scene: &Scene<'_>, main: &Operand, grows: bool) -> bool {
    let indicator = &scene.base().indicators[main.indicator.0 as usize];
    let tokens = &scene.question.tokens;
    let says = |words: &[&str]| tokens.iter().any(|token| words.iter().any(|word| token.says(word)));
    // "Not in percent"
    let denied = (0..tokens.len()).any(|place| {
        tokens[place].cues.contains(&Cue::Share)
            && place.checked_sub(1).is_some_and(|before| tokens[..=before].iter().rev().take(2).any(|token| token.cues.contains(&Cue::Not)))
    });
    if scene.has(Cue::Share) && !denied {
        return false;
    }
    denied
        || wanted::does_more(scene)
        || scene.has(Cue::Absolute)
        || (scene.has(Cue::Difference) || scene.has(Cue::Progress))
            && (!grows || says(&["多了多少", "少了多少", "by how many", "how many"]))
        || scene.has(Cue::HowMany) && (scene.has(Cue::Greater) || scene.has(Cue::Lesser))
        || wanted::asks_so_many(scene, indicator)
        // 增加了多少美元: so much in its unit.
        || indicator.unit.is_money() && says(&["元", "dollars", "euros", "pounds", "yuan"])
        || counts_what_moved(scene)
}

/// 少了几个, 多了几家: so many of them, but 涨了几成 and 几倍 are none.
fn counts_what_moved(scene: &Scene<'_>) -> bool {
    const PARTS: [&str; 4] = ["几成", "几倍", "几个百分点", "几个点"];
    let tokens = &scene.question.tokens;
    scene.question.cued(Cue::HowMany).any(|place| {
        let said = tokens[place].text.as_ref();
        let moves = |before: usize| tokens[before].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
        said.starts_with('几') && !PARTS.contains(&said) && place.checked_sub(1).is_some_and(moves)
    })
}

/// The figure before held against another of the same thing.
fn against(scene: &Scene<'_>, main: &Operand, other: &Other, so_many: bool) -> Result<Ask, Reason> {
    let base = scene.base();
    let told = main.period(base);
    let kind = base.indicators[main.indicator.0 as usize].kind;
    let at = |period| {
        let held = pick::pick(base, main.indicator, Some(period), main.members(base))?;
        // A year does not stand for a quarter of it.
        let half = kind == Some(Kind::Flow) && !held.period(base).is_as_long_as(&period);
        if held.figure == main.figure || half { Err(Reason::NoSuchPeriod(period)) } else { Ok(held) }
    };
    let before = told.moved(-1, Shape::Year);
    let is_before = matches!(other, Other::Before) || matches!(other, Other::At(period) if Some(*period) == before);
    if is_before
        && !so_many
        && let Some(stated) = stated_growth(scene, main.indicator, told, main.members(base))
    {
        return Ok(Ask::Figure(stated));
    }
    if is_before
        && so_many
        && before.is_none_or(|period| at(period).is_err())
        && let Some(growth) = stated_growth(scene, main.indicator, told, main.members(base))
    {
        return Ok(Ask::EarlierDifference { level: main.clone(), growth });
    }
    let series = || pick::series_of(base, main.indicator, main.members(base), Some(told));
    let held = match other {
        Other::At(period) => at(*period)?,
        Other::Before => before
            .and_then(|period| at(period).ok())
            .or_else(|| series().into_iter().rev().find(|held| held.period(base).end < told.end))
            .ok_or_else(|| before.map_or(Reason::Unsupported, Reason::NoSuchPeriod))?,
        Other::Now => series().pop().filter(|held| held.period(base).end > told.end).ok_or(Reason::Unsupported)?,
    };
    let (from, to) = if held.period(base).end < told.end { (held, main.clone()) } else { (main.clone(), held) };
    Ok(if so_many { Ask::Difference { left: to, right: from } } else { Ask::Growth { from, to } })
}

/// How it moved between the years that are named.
fn over_years(scene: &Scene<'_>, main: &Operand) -> Option<Ask> {
    let base = scene.base();
    let (start, end) = window(scene)?;
    let mut series = pick::series(base, main.indicator, main.members(base));
    series.retain(|operand| operand.period(base).end >= start && operand.period(base).start <= end);
    let [first, .., last] = series.as_slice() else { return None };
    Some(if scene.has(Cue::Trend) { Ask::Trend(series.clone()) } else { Ask::Growth { from: first.clone(), to: last.clone() } })
}
