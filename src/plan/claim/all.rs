//! Which readings judge what is claimed of all members or all periods, or of one of them at least?
//!
//! "No zone had a ratio of 5 % or higher", 每个地区都低于5%, "it stayed under 40 % in every year from 2020 to 2022": one of them decides, the
//! highest or the lowest, and it is told first. Where some are not held, only what contradicts the claim decides it.

use super::judged_cues;
use super::value::{claimed_number, fits};
use crate::facts::index::called::Sorts;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::plan::dimensions::{Ranged, ranged};
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::fit::fitness;
use crate::plan::pick::{figures_for, pick};
use crate::plan::readings::{Reading, Scene};
use crate::plan::stretch::window;
use crate::plan::{Ask, Claim, Operand};
use crate::quantity::read::Found;
use crate::quantity::{Bounded, Judgement, judge};
use crate::question::{Class, Token};
use jiff::civil::Date;

/// The most indicators that are tried.
const MOST_TRIED: usize = 6;
/// What it is worth that a claim is made of all in so many words.
const ASKED_FOR: f32 = 0.3;

/// Of how many something is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Every,
    None,
    NotEvery,
    Some,
    /// One at least, and where it is denied none: "it did not exceed 5 % in any zone".
    Any,
}

/// Words before a word for the members, or for the parts of time; the longest that fits counts.
const BEFORE: [(&str, Of); 35] = [
    ("not every", Of::NotEvery),
    ("not each", Of::NotEvery),
    ("not all", Of::NotEvery),
    ("every", Of::Every),
    ("every single", Of::Every),
    ("each", Of::Every),
    ("all", Of::Every),
    ("no", Of::None),
    ("no single", Of::None),
    ("none", Of::None),
    ("not one", Of::None),
    ("not a single", Of::None),
    ("at least one", Of::Some),
    ("any", Of::Any),
    ("some", Of::Some),
    ("并非每个", Of::NotEvery),
    ("不是每个", Of::NotEvery),
    ("不是所有", Of::NotEvery),
    ("每个", Of::Every),
    ("每一个", Of::Every),
    ("每", Of::Every),
    ("各", Of::Every),
    ("各个", Of::Every),
    ("所有", Of::Every),
    ("所有的", Of::Every),
    ("全部", Of::Every),
    ("没有一个", Of::None),
    ("没有任何", Of::None),
    ("没有任何一个", Of::None),
    ("没有哪个", Of::None),
    ("没一个", Of::None),
    ("至少有一个", Of::Some),
    ("至少一个", Of::Some),
    ("有一个", Of::Some),
    ("起码有一个", Of::Some),
];

/// What may stand between these words and the one for the members: "every one of the zones".
const LEADING: [&str; 3] = ["one of the ", "of the ", "the "];

/// What says by itself that something was so all the time, or at no time.
const THROUGHOUT: [(&str, Of); 22] = [
    ("always", Of::Every),
    ("consistently", Of::Every),
    ("throughout", Of::Every),
    ("constantly", Of::Every),
    ("each year", Of::Every),
    ("every year", Of::Every),
    ("every single year", Of::Every),
    ("all years", Of::Every),
    ("never", Of::None),
    ("at no point", Of::None),
    ("每年", Of::Every),
    ("年年", Of::Every),
    ("历年", Of::Every),
    ("始终", Of::Every),
    ("一直", Of::Every),
    ("从未", Of::None),
    ("从来没有", Of::None),
    ("从没", Of::None),
    ("从来没", Of::None),
    ("ever", Of::Some),
    ("曾", Of::Some),
    ("曾经", Of::Some),
];

/// The words for parts of time, and how many days one has.
const TIMES: [(&str, (i32, i32)); 8] = [
    ("year", (364, 367)),
    ("years", (364, 367)),
    ("quarter", (88, 92)),
    ("quarters", (88, 92)),
    ("half", (180, 184)),
    ("year's", (364, 367)),
    ("季度", (88, 92)),
    ("年", (364, 367)),
];

/// The readings that judge a bound which is claimed of all, of none, or of one at least.
pub(super) fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some(found) = claimed_number(scene) else { return Vec::new() };
    let Some(bound) = claimed_bound(scene, found) else { return Vec::new() };
    let tried = scene.candidates.iter().take(MOST_TRIED).filter(|candidate| {
        let indicator = &scene.base().indicators[candidate.indicator.0 as usize];
        fits(&indicator.unit, found) && !crate::plan::fit::is_target(indicator)
    });
    tried.flat_map(|candidate| of_members(scene, candidate, bound).into_iter().chain(of_periods(scene, candidate, bound))).collect()
}

/// Whether something is denied of all members or of all times, which no figure of the whole or of one year tells anything of.
pub(super) fn denies_all(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let of_members = |place: usize| {
        let is_word = !Sorts::said_in(&tokens[place].text).is_empty() && !matches!(tokens[place].class, Class::Period(_));
        is_word && matches!(said_before(scene, place), Some((Of::None | Of::NotEvery, _)))
    };
    claimed_number(scene).is_some() && ((0..tokens.len()).any(of_members) || scene.periods.is_empty() && is_of_all_times(scene))
}

/// The bound that is claimed of each, and whether it is one by denial; a bare number bounds nothing.
fn claimed_bound(scene: &Scene<'_>, found: &Found) -> Option<(Bounded, bool)> {
    let tokens = &scene.question.tokens;
    let before = super::change::place_of(scene, found).and_then(|place| place.checked_sub(1)).map(|before| &tokens[before]);
    let reaches = |token: &&Token| matches!(token.text.as_ref(), "reach" | "reached" | "hit" | "达到" | "达到了" | "到" | "到了" | "达");
    // "It did not exceed 5 %" in any of them; "never" says of how many.
    let denies = |token: &Token| (token.cues.contains(&Cue::Not) || token.text.ends_with("not")) && all_the_time(token).is_none();
    match found.value {
        bound @ (Bounded::Above(_) | Bounded::AtLeast(_) | Bounded::Below(_) | Bounded::AtMost(_)) => {
            if before.is_some_and(denies) {
                Some((denied(bound)?, true))
            } else {
                Some((bound, false))
            }
        }
        Bounded::Exact(value) if before.as_ref().is_some_and(reaches) => Some((Bounded::AtLeast(value), false)),
        Bounded::Exact(_) | Bounded::About(_) | Bounded::Nearly(_) | Bounded::Range(..) => None,
    }
}

/// What is so where a bound is not kept.
fn denied(bound: Bounded) -> Option<Bounded> {
    match bound {
        Bounded::Above(value) => Some(Bounded::AtMost(value)),
        Bounded::AtLeast(value) => Some(Bounded::Below(value)),
        Bounded::Below(value) => Some(Bounded::AtLeast(value)),
        Bounded::AtMost(value) => Some(Bounded::Above(value)),
        Bounded::Exact(_) | Bounded::About(_) | Bounded::Nearly(_) | Bounded::Range(..) => None,
    }
}

/// The members of a dimension: "every zone", 没有一个地区, "nowhere".
fn of_members(scene: &Scene<'_>, candidate: &Candidate, bound: (Bounded, bool)) -> Option<Reading> {
    let base = scene.base();
    if !scene.members_of(candidate.indicator).is_empty() {
        return None;
    }
    let all = ranged(scene, candidate.indicator);
    let told = |ranged: &Ranged| ranged.said.iter().find_map(|place| said_before(scene, place));
    let (ranged, (of, said)) = match all.iter().find_map(|ranged| Some((ranged, told(ranged)?))) {
        Some(found) => found,
        None => (all.iter().find(|ranged| is_of_places(scene, ranged))?, everywhere(scene)?),
    };
    let held: Vec<Operand> =
        ranged.members.iter().filter_map(|member| pick(base, candidate.indicator, scene.period(), &[*member]).ok()).collect();
    let latest = held.iter().map(|operand| operand.period(base)).max_by_key(|period| period.end)?;
    let operands: Vec<Operand> = held.into_iter().filter(|operand| operand.period(base) == latest).collect();
    let complete = operands.len() == ranged.members.len();
    reading(scene, candidate, operands, Quantified { of, bound, complete }, said.union(ranged.said))
}

/// Whether the members of a dimension are places, as "everywhere" is said of them alone.
fn is_of_places(scene: &Scene<'_>, ranged: &Ranged) -> bool {
    let dimension = ranged.members.first().map(|member| usize::from(member.dimension.0));
    let called = dimension.and_then(|dimension| scene.facts.index.dimensions.get(dimension));
    called.is_some_and(|called| called.sorts.shares(Sorts::said_in("place")))
}

/// "Everywhere", "nowhere", 各地.
fn everywhere(scene: &Scene<'_>) -> Option<(Of, TokenSet)> {
    let tokens = scene.question.tokens.iter().enumerate();
    let of = |token: &Token| match token.text.as_ref() {
        "everywhere" | "各地" | "到处" => Some(Of::Every),
        "nowhere" => Some(Of::None),
        _ => None,
    };
    tokens.into_iter().find_map(|(place, token)| Some((of(token)?, [place].into_iter().collect())))
}

/// Of how many of what a word stands for something is said, by the words right before it or in one token with it.
fn said_before(scene: &Scene<'_>, place: usize) -> Option<(Of, TokenSet)> {
    /// The most tokens before it that say so: "not a single one of the".
    const LONGEST: usize = 5;
    let tokens = &scene.question.tokens;
    let is_chinese = !tokens[place].text.is_ascii();
    let is_word = |at: &usize| !matches!(tokens[*at].class, Class::Mark | Class::Period(_)) || tokens[*at].text.contains("one");
    let starts = (place.saturating_sub(LONGEST)..=place).rev().take_while(is_word);
    let own = |start: usize| {
        let words: Vec<&str> = tokens[start..=place].iter().map(|token| token.text.as_ref()).collect();
        if is_chinese { words.concat() } else { words.join(" ") }
    };
    let fitting = starts.filter_map(|start| {
        let row = own(start);
        let (text, of) = BEFORE.iter().filter(|(text, _)| opens(&row, text)).max_by_key(|(text, _)| text.len())?;
        let rest = row[text.len()..].trim();
        let rest = LEADING.iter().find_map(|leading| rest.strip_prefix(leading)).unwrap_or(rest);
        // Nothing but the word itself may follow: "every large zone" is not every zone.
        let last = tokens[place].text.as_ref();
        let ends = rest == last || last.ends_with(rest) && !rest.is_empty();
        ends.then(|| (text.len(), *of, (start..=place).collect::<TokenSet>()))
    });
    let (_, of, said) = fitting.max_by_key(|(length, ..)| *length)?;
    Some((of, said))
}

fn opens(row: &str, text: &str) -> bool {
    row.strip_prefix(text).is_some_and(|rest| !text.is_ascii() || rest.starts_with(' '))
}

/// What is claimed, of how many, and whether all of them are held.
#[derive(Clone, Copy)]
struct Quantified {
    of: Of,
    bound: (Bounded, bool),
    complete: bool,
}

/// The figures of one thing over the years, quarters or halves that are spoken of.
fn of_periods(scene: &Scene<'_>, candidate: &Candidate, bound: (Bounded, bool)) -> Option<Reading> {
    let base = scene.base();
    let (of, said, (fewest, most)) = throughout(scene)?;
    let members = scene.members_of(candidate.indicator);
    let named = window(scene).or_else(|| scene.period().map(|period| (period.start, period.end)));
    // So many "every year" are so many a year, where no years are named.
    if named.is_none() && !is_of_all_times(scene) {
        return None;
    }
    // What was never so is contradicted by any year; that it was always so no years that are held can tell.
    let (start, end) = named.unwrap_or((Date::MIN, Date::MAX));
    let days = |period: &Period| (period.end - period.start).get_days() + 1;
    let inside = |period: &Period| {
        (fewest..=most).contains(&days(period)) && start <= period.start && period.end <= end && period.shape != Shape::Since
    };
    let mut periods: Vec<Period> =
        figures_for(base, candidate.indicator, &members).map(|(_, figure)| figure.period).filter(inside).collect();
    periods.sort_by_key(|period| (period.start, period.end));
    periods.dedup();
    // Each follows the one before, from the first day that is spoken of on.
    let follow = periods.windows(2).all(|pair| pair[0].end.tomorrow().is_ok_and(|next| next == pair[1].start));
    let last = periods.last()?;
    let until_now = is_open(scene);
    let complete = follow && periods.first()?.start == start && (last.end == end || until_now);
    let operands: Vec<Operand> =
        periods.iter().filter_map(|period| pick(base, candidate.indicator, Some(*period), &members).ok()).collect();
    reading(scene, candidate, operands, Quantified { of, bound, complete }, said)
}

/// Whether it is said that something was so at all times or at none, and not only each year: "always", 从未.
fn is_of_all_times(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let says = |place: usize| {
        let text = tokens[place].text.as_ref();
        let year = text.contains("year") || text.contains('年');
        // "For the first time ever"
        let first = text == "ever" && place > 0 && tokens[place - 1].says("time");
        // "I always assumed", 一直以为 say how long somebody thought so.
        let next = tokens.get(place + 1).map_or("", |next| next.text.as_ref());
        let thinks = next.starts_with(['以', '觉', '听'])
            || ["thought", "heard", "believed", "figured", "said", "told"].iter().any(|word| next.starts_with(word));
        !year && !first && !thinks && (all_the_time(&tokens[place]).is_some() || from_then(tokens, place).is_some())
    };
    !super::supposes(scene) && (0..tokens.len()).any(says)
}

/// Whether the stretch that is spoken of has no end: "since 2020".
fn is_open(scene: &Scene<'_>) -> bool {
    scene.question.periods.iter().any(|asked| matches!(asked, crate::question::Asked::Since(_)))
}

/// Of how many of which parts of time something is claimed: "in every quarter", "never".
fn throughout(scene: &Scene<'_>) -> Option<(Of, TokenSet, (i32, i32))> {
    const YEAR: (i32, i32) = (364, 367);
    /// What may stand between "every" and "year": "every release year".
    const BETWEEN: usize = 1;
    let tokens = &scene.question.tokens;
    let days = |place: usize| {
        let text = tokens[place].text.as_ref();
        let last = text.rsplit(' ').next().unwrap_or_default();
        TIMES.iter().find(|(word, _)| *word == last).map(|(_, days)| *days)
    };
    for place in 0..tokens.len() {
        let Some(days) = days(place).filter(|_| !matches!(tokens[place].class, Class::Period(_))) else { continue };
        let found = (0..=BETWEEN.min(place)).find_map(|back| {
            let qualified = back > 0 && tokens[place - back].class != Class::Content;
            said_before(scene, place - back).filter(|_| !qualified).or_else(|| each_before(tokens, place, back))
        });
        if let Some((of, said)) = found {
            return Some((of, said.union([place].into_iter().collect()), days));
        }
    }
    let (place, of) =
        tokens.iter().enumerate().find_map(|(place, token)| Some((place, all_the_time(token).or_else(|| from_then(tokens, place))?)))?;
    Some((of, [place].into_iter().collect(), YEAR))
}

/// "Always", "never", 一直: of how many of the years something is said.
fn all_the_time(token: &Token) -> Option<Of> {
    THROUGHOUT.iter().find(|(text, _)| token.text.as_ref() == *text).map(|(_, of)| *of)
}

/// 从未超过5%, where the number has its 未.
fn from_then(tokens: &[Token], place: usize) -> Option<Of> {
    let next = tokens.get(place + 1).filter(|next| matches!(next.class, Class::Number(_)) && next.text.starts_with(['未', '没', '不']));
    next.filter(|_| matches!(tokens[place].text.as_ref(), "从" | "从来")).map(|_| Of::Every)
}

/// "Every release year": the word that counts them stands one word before.
fn each_before(tokens: &[Token], place: usize, back: usize) -> Option<(Of, TokenSet)> {
    let each = place.checked_sub(back + 1)?;
    let of = BEFORE.iter().find(|(text, _)| tokens[each].text.as_ref() == *text).map(|(_, of)| *of)?;
    (back > 0).then(|| (of, [each, place].into_iter().collect()))
}

/// The reading in which the one that decides stands first.
fn reading(scene: &Scene<'_>, candidate: &Candidate, operands: Vec<Operand>, quantified: Quantified, said: TokenSet) -> Option<Reading> {
    if operands.len() < 2 {
        return None;
    }
    let base = scene.base();
    let Quantified { of, bound: (bound, is_denied), complete } = quantified;
    let of = if of == Of::Any && is_denied { Of::Every } else { of };
    let bound = if matches!(of, Of::None | Of::NotEvery) { denied(bound)? } else { bound };
    let of_every = matches!(of, Of::Every | Of::None);
    let from_below = matches!(bound, Bounded::Above(_) | Bounded::AtLeast(_));
    // That all are above something is seen in the lowest, that one is in the highest.
    let lowest_first = from_below == of_every;
    let value = |operand: &&Operand| operand.value(base).point();
    let first = if lowest_first { operands.iter().min_by_key(value) } else { operands.iter().max_by_key(value) }?;
    let contradicts = judge(bound, first.value(base)) == Judgement::Refuted;
    // Those that are not held may be otherwise.
    if !complete && contradicts != of_every {
        return None;
    }
    let unit = base.indicators[candidate.indicator.0 as usize].unit.clone();
    let cues: Vec<Cue> = judged_cues().into_iter().chain([Cue::Each, Cue::Everything, Cue::Not, Cue::Year]).collect();
    let evenly: TokenSet = (0..scene.question.tokens.len()).filter(|place| scene.question.tokens[*place].text.as_ref() == "均").collect();
    Some(Reading {
        outcome: Ok(Ask::Rank { operands, lowest_first, whole_list: false }),
        claim: Some(Claim::Value { value: bound, unit, whose: None, aimed: None }),
        explained: candidate.explained.union(said).union(evenly).union(cued(scene.question, &cues)),
        score: fitness(scene, candidate) + ASKED_FOR,
        coverage: candidate.coverage,
        full: candidate.full,
    })
}
