//! What may be asked again of the same thing: another period or member, another operation, its source, its target, what it means.

use super::compared::compared;
use crate::facts::index::{TermId, Tie};
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::readings::{Reading, Scene, TELLING};
use crate::plan::single::Maker;
use crate::plan::stretch::{TIME_CUES, asked_per, window};
use crate::plan::{Ask, Operand, Provenance, Reason, kin, pick};
use crate::quantity::Unit;
use crate::quantity::read::Measure;
use crate::question::{Asked, Class};

/// What a continuation may ask for, with the tokens that it explains beside the indicator's own words, and its worth.
type Offer = (Result<Ask, Reason>, TokenSet, f32);

/// How well it fits that what was told is held against the same of another time or place.
const COMPARED: f32 = 0.95;

/// The same thing for another period or member, or with another operation.
pub fn readings(scene: &Scene<'_>, ask: &Ask) -> Vec<Reading> {
    let Some(main) = ask.main() else { return Vec::new() };
    let all = TokenSet::all(scene.question);
    let own = scene.evidence.candidate(main.indicator, all).map(|candidate| candidate.explained).unwrap_or_default();
    let generic: TokenSet = scene.required.iter().filter(|place| scene.question.tokens[*place].weight < TELLING).collect();
    let mut offers = elsewhere(scene, main);
    offers.extend(compared(scene, main).map(|(ask, said)| (Ok(ask), said, COMPARED)));
    offers.extend(meaning(scene, main));
    offers.extend(moved(scene, main));
    offers.extend(whole_again(scene, main));
    offers.extend(claimed(scene, ask));
    offers.extend(operations(scene, ask, main));
    offers.extend(about_source(scene, main));
    offers.extend(target_and_actual(scene, main));
    offers
        .into_iter()
        .map(|(outcome, explained, score)| Reading {
            outcome: outcome.map_err(|reason| (reason.clone(), kin::nearest(scene, main.indicator, &reason))),
            claim: None,
            explained: own.union(generic).union(explained),
            score,
            coverage: 1.0,
            full: true,
        })
        .collect()
}

/// Every operation that can be asked of one figure, on the one that was told.
pub fn operated(scene: &Scene<'_>, ask: &Ask) -> Vec<Reading> {
    let Some(main) = ask.main() else { return Vec::new() };
    let own = scene.evidence.candidate(main.indicator, TokenSet::all(scene.question)).map(|candidate| candidate.explained);
    let candidate = Candidate { indicator: main.indicator, explained: own.unwrap_or_default(), coverage: 1.0, full: true, matched: 1.0 };
    let indicator = &scene.base().indicators[main.indicator.0 as usize];
    let maker = Maker { scene, candidate: &candidate, indicator, fit: OPERATED };
    let mut readings: Vec<Reading> = maker.over_time().into_iter().chain(maker.interval()).collect();
    readings.extend(maker.goals());
    readings.extend(maker.given());
    // 哪个省最高
    readings.extend(crate::plan::members::ranked(scene, &candidate, OPERATED));
    readings.retain(|reading| reading.outcome.is_ok());
    readings
}

/// How well an operation on what was told fits, before it is known how well its own words fit.
const OPERATED: f32 = 0.75;

/// The figure of what was told the meaning of: "what is a ...? How many are there?"
pub fn itself(scene: &Scene<'_>, ask: &Ask) -> Option<Reading> {
    let asks = scene.has(Cue::HowMany) || scene.has(Cue::Count);
    let explained = cued(scene.question, &[Cue::HowMany, Cue::Count, Cue::Total]);
    asks.then(|| Reading { outcome: Ok(ask.clone()), claim: None, explained, score: 0.8, coverage: 1.0, full: true })
}

/// The same for another period or member.
fn elsewhere(scene: &Scene<'_>, main: &Operand) -> Vec<Offer> {
    let (other, said) = other_period(scene, main);
    let changes = !scene.periods.is_empty() || !scene.members.is_empty() || other.is_some();
    if !changes {
        return Vec::new();
    }
    let outcome = again(scene, main, other);
    // What is held of something else answers better than that this is not held.
    let worth = if outcome.is_ok() || scene.members.is_empty() { 0.9 } else { 0.7 };
    vec![(outcome, cued(scene.question, &[Cue::Previous, Cue::Year]).union(said), worth)]
}

/// The period that is told from the one of the figure before: "the year before", "the quarter after", "the first one", "in Q3".
fn other_period(scene: &Scene<'_>, main: &Operand) -> (Option<Period>, TokenSet) {
    let told = main.period(scene.base());
    let moved = scene.question.periods.iter().find_map(|asked| match asked {
        Asked::Moved { by, of } => told.moved(*by, *of),
        Asked::Within(part) if told.is_fiscal() => Period::in_fiscal_year(*part, told.end.year()),
        Asked::Within(part) => part.moved(told.end.year() - part.end.year(), Shape::Year),
        Asked::At(_) | Asked::Since(_) | Asked::Between(..) | Asked::Against(_) | Asked::Before | Asked::Recent => None,
    });
    if let Some(moved) = moved {
        return (Some(moved), TokenSet::default());
    }
    if let Some((part, said)) = part_by_place(scene, told) {
        return (Some(part), said);
    }
    let (years, said) = years_back(scene);
    ((years != 0).then(|| told.moved(-years, Shape::Year)).flatten(), said)
}

/// "The first one" after a quarter or a half: that of the same year.
fn part_by_place(scene: &Scene<'_>, told: Period) -> Option<(Period, TokenSet)> {
    const PLACES: [[&str; 4]; 4] = [
        ["first", "1st", "the first", "first one"],
        ["second", "2nd", "the second", "second one"],
        ["third", "3rd", "the third", "third one"],
        ["fourth", "4th", "the last", "the fourth"],
    ];
    let place_of = |text: &str| PLACES.iter().position(|names| names.contains(&text)).and_then(|place| u8::try_from(place + 1).ok());
    let (at, nth) = scene.question.tokens.iter().enumerate().find_map(|(place, token)| Some((place, place_of(&token.text)?)))?;
    let year = told.start.year();
    let part = match told.shape {
        Shape::Quarter => Period::quarter(year, nth),
        Shape::Half => Period::half(year, nth),
        Shape::FiscalQuarter => Period::fiscal_quarter(year, nth),
        Shape::FiscalHalf => Period::fiscal_half(year, nth),
        _ => None,
    };
    Some((part?, TokenSet::from_iter([at])))
}

/// "And the year after?"
const NEXT: [&str; 14] = [
    "the year after",
    "year after",
    "the next year",
    "next year",
    "the following year",
    "following year",
    "a year later",
    "第二年",
    "下一年",
    "次年",
    "后一年",
    "隔年",
    "翌年",
    "转年",
];

fn previous(scene: &Scene<'_>) -> TokenSet {
    cued(scene.question, &[Cue::Previous])
}

/// How many years before the figure that was told: "the year before", "two years earlier", 两年前.
fn years_back(scene: &Scene<'_>) -> (i16, TokenSet) {
    const BACK: [&str; 12] =
        ["earlier", "before", "previously", "prior", "ago", "back", "before that", "earlier than that", "前", "之前", "以前", "年前"];
    let tokens = &scene.question.tokens;
    let is_years = |index: usize| matches!(&scene.question.numbers[index].unit.measure, Measure::Counted(noun) if matches!(noun.as_str(), "years" | "year" | "年"));
    let counted = tokens.windows(2).enumerate().find_map(|(place, pair)| match pair[0].class {
        Class::Number(index) if is_years(index) && BACK.contains(&pair[1].text.as_ref()) => {
            let years = i16::try_from(scene.question.numbers[index].value.point().trunc().mantissa()).ok()?;
            Some((years, [place, place + 1].into_iter().collect()))
        }
        _ => None,
    });
    let before = scene.question.periods.contains(&Asked::Before);
    let after = tokens.iter().position(|token| NEXT.contains(&token.text.as_ref()));
    let before =
        before || scene.has(Cue::Previous) && scene.question.periods.is_empty() && scene.required.without(previous(scene)).is_empty();
    counted.unwrap_or_else(|| match after {
        Some(place) if !before => (-1, TokenSet::from_iter([place])),
        _ => (i16::from(before), TokenSet::default()),
    })
}

/// "What does that mean?": the term that counts what was told.
fn meaning(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    let mut terms = (0..).map(TermId).zip(&scene.base().glossary);
    let (term, _) = terms.find(|(_, term)| term.indicator == Some(main.indicator)).filter(|_| scene.has(Cue::Define))?;
    Some((Ok(Ask::Define(term)), cued(scene.question, &[Cue::Define, Cue::Who]), 0.95))
}

/// How it moved: its stated growth, or what its figures come to.
fn moved(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    const UP: [&str; 8] = ["up", "down", "higher", "lower", "up on", "down on", "more", "less"];
    let base = scene.base();
    let points_up = scene.question.tokens.iter().any(|token| UP.contains(&token.text.as_ref()));
    let moves = [Cue::Trend, Cue::Growth, Cue::Decline].iter().any(|cue| scene.has(*cue));
    if !moves && !(points_up && (scene.has(Cue::Previous) || scene.has(Cue::Difference) || !scene.question.periods.is_empty())) {
        return None;
    }
    let cues = [Cue::Trend, Cue::Growth, Cue::Decline, Cue::Share, Cue::Previous, Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Compare];
    let up: TokenSet = (0..scene.question.tokens.len()).filter(|place| UP.contains(&scene.question.tokens[*place].text.as_ref())).collect();
    let said = cued(scene.question, &cues).union(up);
    let spans = scene.question.periods.iter().any(|asked| matches!(asked, Asked::Since(_) | Asked::Between(..)));
    let growth = kin::growth_of(scene, main.indicator).filter(|_| !spans && !scene.has(Cue::Trend));
    if let Some(growth) =
        growth.and_then(|id| pick::pick(base, id, Some(scene.period().unwrap_or_else(|| main.period(base))), main.members(base)).ok())
    {
        return Some((Ok(Ask::Figure(growth)), said, 1.0));
    }
    let within = window(scene).filter(|_| spans);
    let mut series = pick::series(base, main.indicator, main.members(base));
    series.retain(|operand| within.is_none_or(|(start, end)| operand.period(base).end >= start && operand.period(base).start <= end));
    let ([first, .., last], before) = (series.as_slice(), series.len().checked_sub(2)) else { return None };
    let from = before.map_or(first, |place| if spans { first } else { &series[place] });
    let ask = if scene.has(Cue::Trend) { Ask::Trend(series.clone()) } else { Ask::Growth { from: from.clone(), to: last.clone() } };
    Some((Ok(ask), said, if spans { 1.0 } else { 0.7 }))
}

/// "And over all of them?", 全部呢: what was told without what narrowed it.
fn whole_again(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    const ALL: [&str; 20] = [
        "all",
        "overall",
        "altogether",
        "together",
        "in total",
        "in general",
        "all the",
        "nationwide",
        "nationally",
        "全部",
        "整体",
        "总体",
        "所有",
        "总的",
        "全国",
        "全国的",
        "整个",
        "全体",
        "全国范围",
        "全境",
    ];
    let base = scene.base();
    let asks_all = scene
        .question
        .tokens
        .iter()
        .any(|token| token.text.split(' ').any(|word| ALL.contains(&word)) || ALL.contains(&token.text.as_ref()));
    if !asks_all {
        return None;
    }
    if !main.members(base).is_empty() {
        return Some((pick::pick(base, main.indicator, Some(main.period(base)), &[]).map(Ask::Figure), TokenSet::default(), 0.9));
    }
    let profile = |id: crate::facts::base::IndicatorId| &scene.facts.index.profiles[id.0 as usize];
    let topic = base.indicators[main.indicator.0 as usize].topic?;
    let narrower = profile(main.indicator);
    let names = |id| profile(id).features.iter().filter(|(_, tie)| *tie > Tie::Unit);
    let all_of = crate::language::lexicon::Lexicon::get().concept_of("all-of").map(crate::facts::index::FeatureId::from);
    let general = base.topics[topic.0 as usize].indicators.iter().copied().filter(|id| {
        *id != main.indicator
            && base.indicators[id.0 as usize].unit == base.indicators[main.indicator.0 as usize].unit
            && names(*id).all(|(feature, _)| Some(*feature) == all_of || narrower.tie(*feature).is_some())
    });
    let nearest = general.max_by_key(|id| (names(*id).count(), std::cmp::Reverse(*id)))?;
    let partition = crate::language::lexicon::Lexicon::get();
    let dividing: TokenSet = (0..scene.question.tokens.len())
        .filter(|place| scene.question.tokens[*place].features.iter().any(|feature| partition.is_partition(feature.0)))
        .collect();
    Some((
        pick::pick(base, nearest, Some(main.period(base)), &[]).map(Ask::Figure),
        dividing.union(cued(scene.question, &[Cue::Total])),
        0.9,
    ))
}

/// What was told, where it is now claimed to be something: "so most of them?", "that's about 9,000, right?"
fn claimed(scene: &Scene<'_>, ask: &Ask) -> Option<Offer> {
    let claims = scene.has(Cue::Claim) || scene.question.reported || scene.number_tokens().next().is_some();
    let parts = [Cue::Majority, Cue::Minority, Cue::Half];
    let part = parts.iter().any(|cue| scene.has(*cue));
    let says = scene.number_tokens().next().is_some() || part;
    (claims && says || part).then(|| (Ok(ask.clone()), cued(scene.question, &[Cue::Claim]).union(cued(scene.question, &parts)), 0.75))
}

fn operations(scene: &Scene<'_>, ask: &Ask, main: &Operand) -> Vec<Offer> {
    let base = scene.base();
    let held = &base.indicators[main.indicator.0 as usize];
    let has = |cue: Cue| scene.has(cue);
    let said = |cues: &[Cue]| cued(scene.question, cues);
    let mut offers: Vec<Offer> = Vec::new();
    if has(Cue::Not) && held.unit.is_percent() {
        offers.push((Ok(Ask::Complement(main.clone())), said(&[Cue::Not, Cue::Share]), 0.9));
    }
    if let Some(share) = held.share.filter(|_| has(Cue::Absolute) || has(Cue::Count) || has(Cue::HowMany)) {
        let complement = has(Cue::Not) || matches!(ask, Ask::Complement(_));
        if let Ok(part) = kin::matching(scene, share.part, main)
            && !complement
        {
            offers.push((Ok(Ask::Figure(part)), said(&[Cue::Absolute, Cue::Count, Cue::HowMany]), 0.9));
        }
        let count = kin::matching(scene, share.of, main).map(|group| Ask::CountOf { share: main.clone(), group, complement });
        offers.push((count, said(&[Cue::Absolute, Cue::Count, Cue::HowMany, Cue::Not]), 0.85));
    }
    if let Unit::Rate(_, own) = &held.unit
        && let Some(per) = asked_per(scene, Some(own))
        && *own != per
    {
        // 折合每分钟: that it is to be turned into another unit.
        let turned = said(&TIME_CUES).union(said(&[Cue::Absolute, Cue::HowMany, Cue::Average]));
        offers.push((Ok(Ask::RateOver { rate: main.clone(), per }), turned, 0.9));
    }
    if has(Cue::Share) && !main.members(base).is_empty() {
        // 伊斯特拉多少, 占全国几成
        let all = pick::pick(base, main.indicator, Some(main.period(base)), &[]).map(|whole| Ask::Share { part: main.clone(), whole });
        if all.is_ok() && (held.unit.is_counted() || held.unit.is_money()) {
            offers.push((all, said(&[Cue::Share, Cue::Total]), OF_ALL));
        }
    }
    if let Some(whole) = held.part_of.filter(|_| has(Cue::Share)) {
        let named = scene.evidence.candidate(whole, TokenSet::all(scene.question)).map(|candidate| candidate.explained).unwrap_or_default();
        // A stated percentage says it better than a computed one.
        let stated = kin::share_of_part(scene, main.indicator).filter(|(_, of)| *of == whole);
        let at = |share| pick::pick(base, share, Some(main.period(base)), main.members(base)).ok();
        let share = match stated.and_then(|(share, _)| at(share)) {
            Some(stated) => Ok(Ask::Figure(stated)),
            None => kin::matching(scene, whole, main).map(|whole| Ask::Share { part: main.clone(), whole }),
        };
        // 占专精特新的几成, "what portion of all firms is this?": what is said is the whole, and its part was told.
        let full = scene.evidence.candidate(whole, TokenSet::all(scene.question)).is_some_and(|candidate| candidate.full);
        let worth = if full || super::leaves_out_the_part(scene.question) && !named.is_empty() { OF_ALL } else { 0.85 };
        offers.push((share, named.union(said(&[Cue::Share, Cue::Total, Cue::Compare])), worth));
    }
    offers
}

/// What a share in the whole that is named is worth where only its part was told.
const OF_ALL: f32 = 1.1;

fn about_source(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    let has = |cue: Cue| scene.has(cue);
    let what = if has(Cue::Published) || has(Cue::When) {
        Provenance::Date
    } else if has(Cue::Speaker) || has(Cue::Who) {
        Provenance::Speaker
    } else if has(Cue::Source) {
        Provenance::Source
    } else {
        return None;
    };
    let cues = [Cue::Source, Cue::Speaker, Cue::Published, Cue::Who, Cue::When, Cue::Where, Cue::Define];
    Some((Ok(Ask::Source { operands: vec![main.clone()], what }), cued(scene.question, &cues), 0.85))
}

/// From a target to what there is now, from what there is to the target, and what is between them.
fn target_and_actual(scene: &Scene<'_>, main: &Operand) -> Vec<Offer> {
    let base = scene.base();
    let has = |cue: Cue| scene.has(cue);
    let said = |cues: &[Cue]| cued(scene.question, cues);
    let between = has(Cue::Progress) || has(Cue::Difference);
    let cues = [Cue::Progress, Cue::Difference, Cue::Needed, Cue::HowMany, Cue::Absolute, Cue::Target];
    if let Some(actual) = base.indicators[main.indicator.0 as usize].target_for {
        let points_back = scene.required.is_empty() && scene.number_tokens().next().is_none();
        if between {
            let gap = kin::before_target(scene, actual, main).map(|actual| Ask::Gap { target: main.clone(), actual });
            return vec![(gap, said(&cues), 0.9)];
        }
        if points_back && !has(Cue::Target) {
            return vec![(pick::pick(base, actual, None, main.members(base)).map(Ask::Figure), said(&[Cue::Count]), 0.8)];
        }
        return Vec::new();
    }
    // 23年底想到多少, after how many there are.
    let aims = has(Cue::Target) || crate::plan::fit::aims_at_a_year(scene);
    let Some(target) = kin::target_of(scene, main.indicator).filter(|_| between || aims) else { return Vec::new() };
    let (other, told) = other_period(scene, main);
    let ask = pick::pick(base, target, other.or(scene.period()), &[])
        .map(|target| if between { Ask::Gap { target, actual: main.clone() } } else { Ask::Figure(target) });
    vec![(ask, said(&cues).union(told), 1.0)]
}

/// The figure of the same indicator for what the question changes.
fn again(scene: &Scene<'_>, main: &Operand, other: Option<Period>) -> Result<Ask, Reason> {
    let base = scene.base();
    let members = if scene.members.is_empty() { main.members(base).to_vec() } else { scene.members.clone() };
    let period = other.or(scene.period()).unwrap_or_else(|| main.period(base));
    let named = other.is_some() || scene.period().is_some() || scene.members.is_empty();
    // Where none is named, the latest that the member has will do.
    let latest = |reason| if named { Err(reason) } else { pick::pick(base, main.indicator, None, &members) };
    pick::pick(base, main.indicator, Some(period), &members).or_else(latest).map(Ask::Figure)
}
