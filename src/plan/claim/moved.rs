//! Which readings judge how something moved over its years: "rose every year", "doubled since 2020"?

use super::change::{is_moved_by, place_of};
use super::value::{claimed_number, fits};
use super::{each_time, judged_cues, moves, moves_a_rate};
use crate::facts::base::FactBase;
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::fit::fitness;
use crate::plan::pick::series;
use crate::plan::readings::{Reading, Scene};
use crate::plan::stretch::window;
use crate::plan::{Ask, Claim, Operand, kin};
use crate::quantity::Decimal;
use crate::quantity::read::Measure;
use crate::question::Asked;

/// The most indicators that are tried.
const MOST_TRIED: usize = 6;

/// How much of the name of a rate has to be said.
const NEARLY_ALL: f32 = 0.9;

/// The series that a move each year is said of, and the two ends that a multiple is.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let each = each_time(scene) && moves(scene);
    let multiple = (scene.has(Cue::Double) || scene.has(Cue::Triple) || is_multiplied(scene)) && window(scene).is_some();
    if !each && !multiple {
        return Vec::new();
    }
    let base = scene.base();
    let within = window(scene);
    let in_window = |operand: &Operand| {
        let period = operand.period(base);
        within.is_none_or(|(start, end)| period.end >= start && period.start <= end)
    };
    let always = if each { cued(scene.question, &[Cue::Not, Cue::Trend, Cue::Each]) } else { TokenSet::default() };
    let tried = scene.candidates.iter().take(MOST_TRIED);
    tried
        .filter(|candidate| {
            // "Export growth slowed every year" is said of the rate, and of no level.
            let growth_of = base.indicators[candidate.indicator.0 as usize].growth_of;
            growth_of.is_none() != (each && moves_a_rate(scene)) && (growth_of.is_none() || candidate.coverage > NEARLY_ALL)
        })
        .filter_map(|candidate| {
            let all = series(base, candidate.indicator, &scene.members);
            let mut held: Vec<Operand> = all.iter().filter(|operand| in_window(operand)).cloned().collect();
            // "It falls each year, and did so again in 2024" says of all the years up to that one.
            if each && held.len() < 2 {
                let until = |operand: &&Operand| within.is_none_or(|(_, end)| operand.period(base).end <= end);
                held = all.iter().filter(until).cloned().collect();
            }
            if let Some(count) = scene.question.in_a_row.filter(|_| each) {
                held = in_a_row(base, &all, held, usize::from(count))?;
            }
            // "Since 2022": what was counted for that year, where something was counted within it, too.
            let since =
                |asked: &Asked| if let Asked::Since(period) = asked { scene.pick_at(candidate.indicator, *period).ok() } else { None };
            if let Some(from) = scene.question.periods.iter().find_map(since).filter(|_| multiple && !each) {
                held.retain(|operand| operand.period(base).end > from.period(base).end);
                held.insert(0, from);
            }
            let [first, .., last] = held.as_slice() else { return None };
            let ask = if each { Ask::Trend(held.clone()) } else { Ask::Ratio { left: last.clone(), right: first.clone() } };
            Some(Reading {
                outcome: Ok(ask),
                claim: None,
                explained: candidate.explained.union(cued(scene.question, &judged_cues())).union(always),
                score: fitness(scene, candidate) + 0.1,
                coverage: candidate.coverage,
                // What is called the growth of something has both words said.
                full: candidate.full || each && moves_a_rate(scene),
            })
        })
        .collect()
}

/// The years over which something moved so many times, the one before the first included: two years in a row, 2023 and 2024, begin in 2022.
fn in_a_row(base: &FactBase, all: &[Operand], named: Vec<Operand>, count: usize) -> Option<Vec<Operand>> {
    let last = named.last().map(|operand| operand.period(base))?;
    let end = all.iter().position(|operand| operand.period(base) == last)? + 1;
    let steps = named.len();
    // "From 2020 to 2024 it fell four years in a row", "it fell in 2023 and 2024, two years in a row", "the second year in a row in 2024".
    let fits = steps == count + 1 || steps == count || steps == 1 || end == steps;
    let years = all.get(end.checked_sub(count + 1)?..end).filter(|_| fits)?;
    let follows = |pair: &[Operand]| pair[0].period(base).end.tomorrow().is_ok_and(|next| next == pair[1].period(base).start);
    years.windows(2).all(follows).then(|| years.to_vec())
}

/// "More than doubled between 2022 and 2024", 翻了一番多: whether the number that is claimed says how many fold something moved from one
/// period to another.
fn is_multiplied(scene: &Scene<'_>) -> bool {
    const MOVING: [&str; 6] = ["doubl", "tripl", "trebl", "quadrupl", "翻", "-fold"];
    let is_it = |place: usize| MOVING.iter().any(|word| scene.question.tokens[place].text.contains(word));
    let place = claimed_number(scene).filter(|found| found.unit.measure == Measure::Times).and_then(|found| place_of(scene, found));
    let moves = |asked: &Asked| matches!(asked, Asked::Between(..) | Asked::Since(_));
    place.is_some_and(is_it) && scene.question.periods.iter().any(moves)
}

/// What is claimed of how many more or fewer there are than before: "rose by 730", 比前一年少了近三十起.
pub fn by_so_many(scene: &Scene<'_>) -> Vec<Reading> {
    let Some(found) = claimed_number(scene).filter(|found| is_moved_by(scene, found)) else { return Vec::new() };
    let base = scene.base();
    let cues: Vec<Cue> = judged_cues().into_iter().chain([Cue::Difference, Cue::Previous, Cue::Compare]).collect();
    let tried = scene.candidates.iter().take(MOST_TRIED).filter(|candidate| {
        let indicator = &base.indicators[candidate.indicator.0 as usize];
        indicator.growth_of.is_none() && fits(&indicator.unit, found) && !indicator.unit.is_percent()
    });
    tried
        .filter_map(|candidate| {
            let members = scene.members_of(candidate.indicator);
            let held = series(base, candidate.indicator, &members);
            // What half a year brought is not held against a year.
            let latest = held.last().filter(|_| scene.period().is_none()).cloned();
            let between = scene.question.periods.iter().find_map(|asked| match asked {
                Asked::Between(first, last) => Some((*first, *last)),
                _ => None,
            });
            let at = |period| scene.pick_at(candidate.indicator, period);
            let latest = if let Some((_, last)) = between { Some(at(last).ok()?) } else { latest };
            let last = latest.map_or_else(|| scene.pick(candidate.indicator), Ok).ok()?;
            let start = last.period(base).start;
            let first = if let Some((first, _)) = between { Some(at(first).ok()?) } else { None };
            let named = first.into_iter().chain(scene.periods.iter().rev().filter_map(|period| at(*period).ok()));
            let before = named.chain(held.iter().rev().cloned()).find(|held| held.period(base).end < start);
            let Some(before) = before else {
                // What it was before comes of how much it grew.
                let growth = kin::growth_of(scene, candidate.indicator)?;
                let growth = scene.pick_at(growth, last.period(base)).ok()?;
                let rose = growth.value(base).point() > Decimal::ZERO;
                let value = if rose != scene.has(Cue::Decline) { found.value } else { return None };
                let unit = base.indicators[candidate.indicator.0 as usize].unit.clone();
                return Some(Reading {
                    outcome: Ok(Ask::EarlierDifference { level: last, growth }),
                    claim: Some(Claim::Value { value, unit, whose: None, aimed: None }),
                    explained: candidate.explained.union(cued(scene.question, &cues)),
                    score: fitness(scene, candidate) + 0.15,
                    coverage: candidate.coverage,
                    full: candidate.full,
                });
            };
            let value = |operand: &Operand| operand.value(base).point();
            let (rose, rises) = (value(&last) > value(&before), !scene.has(Cue::Decline));
            let unit = base.indicators[candidate.indicator.0 as usize].unit.clone();
            let (ask, claim) = if rose == rises {
                let (left, right) = if rose { (last, before) } else { (before, last) };
                (Ask::Difference { left, right }, Claim::Value { value: found.value, unit, whose: None, aimed: None })
            } else {
                (Ask::Growth { from: before, to: last }, Claim::Rose { rose: rises })
            };
            Some(Reading {
                outcome: Ok(ask),
                claim: Some(claim),
                explained: candidate.explained.union(cued(scene.question, &cues)),
                score: fitness(scene, candidate) + 0.15,
                coverage: candidate.coverage,
                full: candidate.full,
            })
        })
        .collect()
}

/// Takes out the claims that something rose where it is claimed to be above something else: 数量增速跑赢了营收增速 says nothing of how the other
/// moved.
pub fn compare_rather_than_move(scene: &Scene<'_>, fitting: &mut Vec<Reading>) {
    let compares = |reading: &Reading| matches!((&reading.outcome, &reading.claim), (Ok(Ask::Compare { .. }), Some(Claim::More { .. })));
    if (scene.operates(Cue::Greater) || scene.operates(Cue::Lesser)) && fitting.iter().any(compares) {
        fitting.retain(|reading| !matches!(reading.claim, Some(Claim::Rose { .. })));
    }
}
