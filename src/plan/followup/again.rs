//! What may be asked again of the same thing: another period or member, another operation, its source, its target, what it means.

use super::compared::compared;
use super::moved::{moved, stated_growth};
use super::when::{same_period, told_from};
use crate::facts::base::Kind;
use crate::facts::index::{TermId, Tie};
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::readings::{Reading, Scene, TELLING};
use crate::plan::single::Maker;
use crate::plan::stretch::{TIME_CUES, asked_per};
use crate::plan::{Ask, Operand, Provenance, Reason, kin, pick};
use crate::quantity::{Per, Unit};
use crate::question::Class;

/// What a continuation may ask for, with the tokens that it explains beside the indicator's own words, and its worth.
pub(super) type Offer = (Result<Ask, Reason>, TokenSet, f32);

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
    offers.extend(super::upward::whole_of_it(scene, main));
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
    let told = told_from(scene, main.period(scene.base()));
    // "The difference to the north", "the gap to the year before" are none to a target.
    let other = !scene.members.is_empty() && scene.members != main.members(scene.base()) || told.is_some();
    let beside = other && !scene.has(Cue::Target);
    if !beside {
        readings.extend(maker.goals());
    }
    // "Go back two years" is no stretch of two years.
    let when = told.filter(|when| !when.said.is_empty());
    if when.is_none() {
        readings.extend(maker.given());
    }
    // 哪个省最高
    readings.extend(crate::plan::members::ranked(scene, &candidate, OPERATED));
    readings.retain(|reading| reading.outcome.is_ok());
    // "How many is that per month?"
    let how_many = if indicator.unit.is_percent() { TokenSet::default() } else { cued(scene.question, &[Cue::Absolute, Cue::HowMany]) };
    for reading in &mut readings {
        reading.explained = reading.explained.union(how_many);
    }
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
    let when = told_from(scene, main.period(scene.base()));
    let same = same_period(scene);
    let changes = !scene.periods.is_empty() || !scene.members.is_empty() || when.is_some();
    if !changes {
        return Vec::new();
    }
    let said = when.map_or(same, |when| when.said.union(same));
    let outcome = again(scene, main, when.map(|when| when.period));
    // What is held of something else answers better than that this is not held.
    let worth = if outcome.is_ok() || scene.members.is_empty() { 0.9 } else { 0.7 };
    vec![(outcome, cued(scene.question, &[Cue::Previous, Cue::Year]).union(said), worth)]
}

/// "What does that mean?": the term that counts what was told.
fn meaning(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    let mut terms = (0..).map(TermId).zip(&scene.base().glossary);
    let (term, _) = terms.find(|(_, term)| term.indicator == Some(main.indicator)).filter(|_| scene.has(Cue::Define))?;
    Some((Ok(Ask::Define(term)), cued(scene.question, &[Cue::Define, Cue::Who]), 0.95))
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
        // "How many companies, then, were left without?" asks for their number, where it is known of how many.
        let names = scene.question.tokens.iter().any(|token| token.class == Class::Content && token.cues.is_empty());
        // 没拿到的有多少家
        let measured = scene.question.cued(Cue::HowMany).any(|place| scene.question.tokens[place].text.ends_with(['家', '户', '间']));
        let counts = (has(Cue::HowMany) && names || measured || has(Cue::Absolute)) && held.share.is_some() && !has(Cue::Share);
        offers.push((Ok(Ask::Complement(main.clone())), said(&[Cue::Not, Cue::Share]), if counts { 0.8 } else { 0.9 }));
    }
    // "And the rest?" of a part: what it leaves of its whole.
    let remains = has(Cue::Progress) && !has(Cue::Target) && kin::target_of(scene, main.indicator).is_none();
    if (has(Cue::Not) || remains) && !held.unit.is_percent() && main.members(base).is_empty() {
        let whole = held.part_of.or_else(|| kin::share_of_part(scene, main.indicator).map(|(_, whole)| whole));
        let left = whole.map(|whole| kin::matching(scene, whole, main)).and_then(Result::ok);
        let is_then = |whole: &Operand| whole.period(base) == main.period(base);
        if let Some(whole) = left.filter(is_then) {
            let part = main.clone();
            let ask = if has(Cue::Share) { Ask::ShareOfRest { part, whole } } else { Ask::Remainder { part, whole } };
            offers.push((Ok(ask), said(&[Cue::Not, Cue::Progress, Cue::Share, Cue::HowMany]), 0.9));
        }
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
        && let Some(per) = asked_per(scene, Some(own)).or_else(|| in_a_year(scene))
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
    if has(Cue::Share) && main.members(base).is_empty() && !scene.members.is_empty() && scene.question.periods.is_empty() {
        // "What share of that was in the north?", 其中北部占几成
        let mut members = scene.members.clone();
        members.sort_unstable();
        let at_member = pick::pick(base, main.indicator, Some(main.period(base)), &members);
        let part = at_member.ok().filter(|part| part.period(base) == main.period(base));
        if let Some(part) = part.filter(|_| held.unit.is_counted() || held.unit.is_money()) {
            offers.push((Ok(Ask::Share { part, whole: main.clone() }), said(&[Cue::Share, Cue::Total]), OF_ALL));
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
    // 拿样本总数乘一下: the percentage that was told, of the group that is named.
    let multiplies = scene.question.tokens.iter().any(|token| token.text.starts_with('乘') || token.text.starts_with("multipl"));
    if let Some(share) = held.share.filter(|_| multiplies)
        && let Ok(group) = kin::matching(scene, share.of, main)
    {
        let named = scene.evidence.candidate(share.of, TokenSet::all(scene.question)).map(|group| group.explained).unwrap_or_default();
        let ask = Ask::CountOf { share: main.clone(), group, complement: matches!(ask, Ask::Complement(_)) };
        offers.push((Ok(ask), named.union(said(&[Cue::HowMany, Cue::Total, Cue::Count])), OF_ALL));
    }
    // "Set against the goal for all of them, what percentage would that be?"
    if has(Cue::Share) && has(Cue::Target) {
        let target = held.part_of.and_then(|whole| Some((whole, kin::target_of(scene, whole)?)));
        if let Some((whole, target)) = target.and_then(|(whole, target)| Some((whole, pick::pick(base, target, None, &[]).ok()?))) {
            let named = scene.evidence.candidate(whole, TokenSet::all(scene.question)).map(|whole| whole.explained).unwrap_or_default();
            let ask = Ask::Share { part: main.clone(), whole: target };
            offers.push((Ok(ask), named.union(said(&[Cue::Share, Cue::Target, Cue::Compare, Cue::Progress, Cue::Total])), OF_ALL));
        }
    }
    offers
}

/// "And in a year?"
fn in_a_year(scene: &Scene<'_>) -> Option<Per> {
    const YEARS: [&str; 6] = ["in a year", "a year", "over a year", "per year", "一年", "一年下来"];
    let says = scene.question.tokens.iter().any(|token| YEARS.contains(&token.text.as_ref()));
    (says || crate::plan::stretch::names_a_whole_year(scene.question)).then_some(Per::Year)
}

/// What a share in the whole that is named is worth where only its part was told.
const OF_ALL: f32 = 1.1;

fn about_source(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    let has = |cue: Cue| scene.has(cue);
    let what = if has(Cue::Published) || has(Cue::When) {
        Provenance::Date
    } else if has(Cue::Speaker) || asks_who(scene) {
        Provenance::Speaker
    } else if has(Cue::Source) {
        Provenance::Source
    } else {
        return None;
    };
    let cues = [Cue::Source, Cue::Speaker, Cue::Published, Cue::Who, Cue::When, Cue::Where, Cue::Define];
    Some((Ok(Ask::Source { operands: vec![main.clone()], what }), cued(scene.question, &cues), 0.85))
}

/// Whether it is asked who it was: "those who came by sea" asks for nobody.
fn asks_who(scene: &Scene<'_>) -> bool {
    const MEANT: [&str; 8] = ["ones", "those", "people", "them", "everyone", "all", "anyone", "persons"];
    let tokens = &scene.question.tokens;
    let tells_which = |place: usize| place.checked_sub(1).is_some_and(|before| MEANT.iter().any(|word| tokens[before].says(word)));
    scene.question.cued(Cue::Who).any(|place| !tells_which(place))
}

/// From a target to what there is now, from what there is to the target, and what is between them.
fn target_and_actual(scene: &Scene<'_>, main: &Operand) -> Vec<Offer> {
    let base = scene.base();
    let has = |cue: Cue| scene.has(cue);
    let said = |cues: &[Cue]| cued(scene.question, cues);
    let earlier = told_from(scene, main.period(base)).is_some() && !has(Cue::Target);
    let beside = !scene.members.is_empty() && scene.members != main.members(base) && !has(Cue::Target);
    let between = (has(Cue::Progress) || has(Cue::Difference)) && !earlier && !beside;
    let cues = [Cue::Progress, Cue::Difference, Cue::Needed, Cue::HowMany, Cue::Absolute, Cue::Target, Cue::Forecast];
    if let Some(actual) = base.indicators[main.indicator.0 as usize].target_for {
        let points_back = scene.required.is_empty() && scene.number_tokens().next().is_none();
        // 到11月，实际超出这个数多少: by how much more there was than was aimed at.
        let exceeds = has(Cue::Greater) && has(Cue::HowMany) && !earlier && !beside;
        if between || exceeds {
            // What is named besides says when there was so much.
            let named = scene.period().filter(|period| *period != main.period(base));
            let actual = match named {
                Some(period) => pick::pick(base, actual, Some(period), main.members(base)),
                None => kin::before_target(scene, actual, main),
            };
            let gap = actual.map(|actual| Ask::Gap { target: main.clone(), actual });
            return vec![(gap, said(&cues).union(said(&[Cue::Greater])), 0.9)];
        }
        if points_back && !has(Cue::Target) {
            return vec![(pick::pick(base, actual, None, main.members(base)).map(Ask::Figure), said(&[Cue::Count]), 0.8)];
        }
        return Vec::new();
    }
    // 23年底想到多少, after how many there are.
    let aims = has(Cue::Target) || crate::plan::fit::aims_at_a_year(scene);
    let Some(target) = kin::target_of(scene, main.indicator).filter(|_| between || aims) else { return Vec::new() };
    // "Next year" is told from today where the target has that year.
    let today = scene.period().filter(|period| pick::pick(base, target, Some(*period), &[]).is_ok());
    let when = told_from(scene, main.period(base));
    let told = when.map(|when| when.said).unwrap_or_default();
    let ask = pick::pick(base, target, today.or(when.map(|when| when.period)).or(scene.period()), &[])
        .map(|target| if between { Ask::Gap { target, actual: main.clone() } } else { Ask::Figure(target) });
    vec![(ask, said(&cues).union(told), 1.0)]
}

/// The figure of the same indicator for what the question changes.
fn again(scene: &Scene<'_>, main: &Operand, other: Option<Period>) -> Result<Ask, Reason> {
    let base = scene.base();
    let members = if scene.members.is_empty() { main.members(base).to_vec() } else { scene.members.clone() };
    let told = other.is_some();
    let period = other.or(scene.period()).unwrap_or_else(|| main.period(base));
    let named = other.is_some() || scene.period().is_some() || scene.members.is_empty();
    // Where none is named, the latest that the member has will do.
    let latest = |reason| if named { Err(reason) } else { pick::pick(base, main.indicator, None, &members) };
    let held = pick::pick(base, main.indicator, Some(period), &members);
    // The half of a year that is over does not stand for the year that is told from another.
    let kind = base.indicators[main.indicator.0 as usize].kind;
    let spans = |held: &Operand| {
        let own = held.period(base);
        // "And in April?" of what was told of a day: the one day of that month will do.
        let is_day_of_month = period.shape == Shape::Month && own.shape == Shape::Day;
        !told || own.is_as_long_as(&period) || kind != Some(Kind::Flow) && (own.end == period.end || is_day_of_month)
    };
    let held = held.and_then(|held| if spans(&held) { Ok(held) } else { Err(Reason::NoSuchPeriod(period)) }).or_else(latest);
    // The year before is told by how much it grew since.
    let before = main.period(base).moved(-1, Shape::Year);
    if held.is_err()
        && before == Some(period)
        && members == main.members(base)
        && let Some(growth) = stated_growth(scene, main.indicator, main.period(base), &members)
    {
        return Ok(Ask::EarlierLevel { level: main.clone(), growth });
    }
    held.map(Ask::Figure)
}
