//! What is a figure in a running text said of?
//!
//! A question restricts what it asks for with every word; a sentence of a newspaper tells much beside its figures. So here a figure is
//! of what its own clause names well, whatever else is told, unless the clause names a place, a measure or a thing that is not held.

use super::claim::{as_said, fits};
use super::evidence::{Candidate, Evidence, TokenSet};
use super::fit::fitness;
use super::scene::{Scene, Standing};
use crate::facts::base::{IndicatorId, MemberId};
use crate::facts::index::{FeatureId, Meant};
use crate::facts::period::Period;
use crate::language::cue::Cue;
use crate::quantity::Bounded;
use crate::quantity::read::Found;
use crate::question::{Asked, Class, Facts, Question};

/// An indicator that a figure may be of.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// Which.
    pub indicator: IndicatorId,
    /// For which members.
    pub members: Vec<MemberId>,
    /// How well the words fit, from 0 to about 1.
    pub fit: f32,
    /// The value that is claimed of it: a fall is below zero.
    pub value: Bounded,
    /// How much of its clause restricts and is not explained by it.
    pub unread: f32,
    /// How much of its official name is left unsaid, by how much the words tell.
    pub unsaid: f32,
}

/// What is said of one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// What it may be of, what fits best first.
    pub of: Vec<Spoken>,
    /// The period that its clause names.
    pub period: Option<Period>,
    /// Whether it is told of another country.
    pub abroad: bool,
    /// The periods of its clause, as they are named.
    pub asked: Vec<Asked>,
    /// The periods that the sentence names before its figure.
    pub earlier: Vec<Asked>,
    /// Whether its clause names nothing that could be measured, as in "up from 12 in 2021".
    pub names_nothing: bool,
    /// Whether it says how something moves, and no other word of it has to be explained.
    pub is_bare: bool,
}

/// The words of a sentence that are about one of its figures.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The figure, by its place among those of the sentence.
    pub number: usize,
    focus: TokenSet,
}

/// The most indicators that are handed on for one figure.
const MOST: usize = 8;

/// The clauses of a sentence, one for each figure in it.
#[must_use]
pub fn clauses(question: &Question) -> Vec<Clause> {
    clauses_of(question, |_| true)
}

/// The clauses of a sentence, one for each number in it that is a figure.
#[must_use]
pub fn clauses_of(question: &Question, is_figure: impl Fn(&Found) -> bool) -> Vec<Clause> {
    let numbers: Vec<(usize, usize)> = question
        .tokens
        .iter()
        .enumerate()
        .filter_map(|(place, token)| match token.class {
            Class::Number(index) if is_figure(&question.numbers[index]) => Some((place, index)),
            _ => None,
        })
        .collect();
    let mut starts = vec![0];
    for pair in numbers.windows(2) {
        let (one, next) = (pair[0].0, pair[1].0);
        let divider = (one + 1..next).find(|place| divides(&question.tokens[*place].text));
        starts.push(divider.map_or(one + 1, |place| place + 1));
    }
    starts.push(question.tokens.len());
    let stretches: Vec<TokenSet> = starts.windows(2).map(|ends| (ends[0]..ends[1]).collect()).collect();
    let mut clauses: Vec<Clause> =
        numbers.iter().zip(&stretches).map(|((_, number), focus)| Clause { number: *number, focus: *focus }).collect();
    deal_out(question, &numbers, &starts, &mut clauses);
    clauses
}

/// The same clause from the last comma before its figure on: much is told before a figure in a sentence, who says it, and where. Nothing where
/// there is no comma.
#[must_use]
pub fn nearest(question: &Question, clause: &Clause) -> Option<Clause> {
    let number = question.tokens.iter().position(|token| token.class == Class::Number(clause.number))?;
    let comma =
        (0..number).rev().find(|place| clause.focus.contains(*place) && [",", "，"].contains(&question.tokens[*place].text.as_ref()))?;
    Some(Clause { focus: clause.focus.without((0..=comma).collect()), ..clause.clone() })
}

/// Whether a token parts what is said of one figure from what is said of the next.
fn divides(text: &str) -> bool {
    const DIVIDERS: [&str; 30] = [
        ",",
        ";",
        ".",
        ":",
        "|",
        "(",
        ")",
        "and",
        "&",
        "while",
        "but",
        "with",
        "whereas",
        "including",
        "of which",
        "up from",
        "down from",
        "compared with",
        "、",
        "，",
        "；",
        "。",
        "（",
        "）",
        "和",
        "与",
        "及",
        "以及",
        "而",
        "其中",
    ];
    DIVIDERS.contains(&text)
}

/// "Revenue and profit rose by 5 and 1 % respectively": each of several names has the figure at its own place.
fn deal_out(question: &Question, numbers: &[(usize, usize)], starts: &[usize], clauses: &mut [Clause]) {
    let says = |token: &crate::question::Token| {
        ["respectively", "分别", "分别为", "分别是", "分别增长", "分别达到", "分别达"].contains(&token.text.as_ref())
    };
    let Some(place) = question.tokens.iter().position(says) else { return };
    // The figures that are dealt out stand before an English "respectively" and behind a Chinese one.
    let english = question.tokens[place].text.is_ascii();
    let mut run: Vec<usize> = (0..numbers.len()).filter(|index| (numbers[*index].0 < place) == english).collect();
    if english {
        // Only those that nothing but "and" stands between.
        let from = run.windows(2).rposition(|pair| numbers[pair[1]].0 - numbers[pair[0]].0 > 4).map_or(0, |index| index + 1);
        run.drain(..from);
    }
    let Some((&first, _)) = run.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
    let (start, end) = (starts[first], numbers[first].0);
    // What the sentence says before that, up to where the names begin.
    let joints: Vec<usize> =
        (start..end).filter(|at| ["and", ",", "、", "和", "与", "及", "&"].contains(&question.tokens[*at].text.as_ref())).collect();
    let wanted = run.len() - 1;
    if joints.len() < wanted {
        return;
    }
    let joints = &joints[joints.len() - wanted..];
    let mut edges = vec![start];
    edges.extend(joints.iter().map(|joint| joint + 1));
    // The last name ends where the verb begins.
    let verb = (edges[wanted]..end)
        .find(|at| question.tokens[*at].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline)))
        .unwrap_or(end);
    edges.push(verb);
    let shared: TokenSet = (verb..question.tokens.len().min(place + 1)).collect();
    for (turn, index) in run.iter().enumerate() {
        let own: TokenSet = (edges[turn]..edges[turn + 1]).collect();
        let others: TokenSet = numbers.iter().filter(|(_, number)| *number != clauses[*index].number).map(|(at, _)| *at).collect();
        clauses[*index].focus = own.union(shared).without(others);
    }
}

/// What the figure of a clause may be of. `before` is the sentence before, to which a pronoun points;
/// `aims` says whether the sentence tells what is to be rather than what is.
#[must_use]
pub fn said(question: &Question, clause: &Clause, before: Option<&Question>, aims: bool, facts: &Facts) -> Said {
    let found = &question.numbers[clause.number];
    let masked = only(question, clause.focus);
    let mut evidence = Evidence::around(question, facts, clause.focus);
    if let Some(before) = before {
        evidence = evidence.recalling(before);
    }
    let candidates = evidence.candidates(clause.focus);
    let scene = Scene::over(&masked, facts, evidence, Standing::Alone);
    let is_described = facts.index.meant == Meant::Described;
    let mut of: Vec<Spoken> = candidates
        .iter()
        .filter(|candidate| {
            let indicator = &facts.base.indicators[candidate.indicator.0 as usize];
            let is_meant = is_described || !indicator.figures.is_empty();
            is_meant && fits(&indicator.unit, found)
        })
        .map(|candidate| Spoken {
            indicator: candidate.indicator,
            members: scene.members_of(candidate.indicator),
            fit: fitness(&scene, candidate) - unexplained(&scene, candidate, found)
                + if aims { aimed(&scene, candidate.indicator) } else { 0.0 },
            value: as_said(&scene, found, candidate.indicator),
            unread: left(&scene, candidate),
            // Who asks says what is usual; who drafts has to tell apart what was never stated before, too.
            unsaid: if is_described { unsaid(&scene.evidence, candidate.indicator) } else { 0.0 },
        })
        .collect();
    of.sort_by(|left, right| right.fit.total_cmp(&left.fit).then(left.indicator.cmp(&right.indicator)));
    of.truncate(MOST);
    let abroad = question.tokens.iter().any(|token| matches!(token.class, Class::Country(_)));
    let operations = super::evidence::cued(&masked, &[Cue::Growth, Cue::Decline, Cue::Year, Cue::Share]);
    let has_nothing = scene.required.without(operations).is_empty();
    let is_bare = has_nothing && (masked.has(Cue::Growth) || masked.has(Cue::Decline));
    let names_nothing = has_nothing && of.first().is_none_or(|best| best.fit < BARE);
    Said { of, period: scene.period(), asked: masked.periods.clone(), earlier: earlier(question, clause), abroad, names_nothing, is_bare }
}

/// The periods that a clause names.
#[must_use]
pub fn asked_in(question: &Question, clause: &Clause) -> Vec<Asked> {
    let named = clause.focus.iter().filter_map(|place| match question.tokens[place].class {
        Class::Period(index) => question.periods.get(index).copied(),
        _ => None,
    });
    named.collect()
}

/// The periods that a sentence names before a figure.
fn earlier(question: &Question, clause: &Clause) -> Vec<Asked> {
    let to = question.tokens.iter().take_while(|token| token.class != Class::Number(clause.number));
    let named = to.filter_map(|token| match token.class {
        Class::Period(index) => question.periods.get(index).copied(),
        _ => None,
    });
    named.collect()
}

/// Below this fit a clause without a word that has to be explained names nothing.
const BARE: f32 = 0.5;

/// What it adds to a target that something is to be, and takes from what has a target.
fn aimed(scene: &Scene<'_>, id: IndicatorId) -> f32 {
    // As much as `fitness` takes from a target where no word says that it is one.
    const TARGET: f32 = 0.35;
    const ACTUAL: f32 = 0.25;
    let indicator = &scene.base().indicators[id.0 as usize];
    let has_target = || scene.facts.related(id).iter().any(|other| scene.base().indicators[other.0 as usize].target_for == Some(id));
    if indicator.target_for.is_some() {
        if scene.has(Cue::Target) { 0.0 } else { TARGET }
    } else if has_target() {
        -ACTUAL
    } else {
        0.0
    }
}

/// What may be of an indicator that the clause before named: the value that this one claims of it.
#[must_use]
pub fn again(question: &Question, clause: &Clause, before: &Spoken, facts: &Facts) -> Option<Spoken> {
    let found = &question.numbers[clause.number];
    let fits = fits(&facts.base.indicators[before.indicator.0 as usize].unit, found);
    fits.then(|| Spoken { value: found.value, ..before.clone() })
}

/// The same of other members: "…, and in the north 3".
#[must_use]
pub fn of_members(question: &Question, clause: &Clause, before: &Spoken, facts: &Facts) -> Option<Spoken> {
    let masked = only(question, clause.focus);
    let scene = Scene::over(&masked, facts, Evidence::around(question, facts, clause.focus), Standing::Alone);
    let members = scene.members_of(before.indicator);
    let other = again(question, clause, before, facts).filter(|_| !members.is_empty() && members != before.members);
    other.map(|other| Spoken { members, ..other })
}

/// How much speaks against a candidate that leaves restricting words of the clause unexplained.
fn unexplained(scene: &Scene<'_>, candidate: &Candidate, found: &Found) -> f32 {
    /// What one such word costs, and all of them at most: much is told beside a figure.
    const EACH: f32 = 0.1;
    const MOST: f32 = 0.35;
    // What rose by 3 % is no share of anything, unless the clause says so.
    const MOVED: f32 = 0.35;
    const MISCOUNTED: f32 = 0.2;
    let indicator = &scene.base().indicators[candidate.indicator.0 as usize];
    let moved = super::evidence::cued(scene.question, &[Cue::Growth, Cue::Decline]);
    let is_level = indicator.unit.is_percent() && indicator.growth_of.is_none() && moved.intersection(candidate.explained).is_empty();
    let moved = if is_level && !moved.is_empty() && !scene.has(Cue::Share) && !moves_to(scene, found) { MOVED } else { 0.0 };
    // What is said of the number of something is not said of its revenue.
    let level = indicator.growth_of.map(|level| &scene.base().indicators[level.0 as usize].unit);
    let miscounted = if scene.has(Cue::Count) && level.is_some_and(|unit| !unit.is_counted()) { MISCOUNTED } else { 0.0 };
    (left(scene, candidate) * EACH).min(MOST) + moved + miscounted + diluted(scene, candidate)
}

/// How much less the explained words tell of a clause in which others may narrow what is told, too: who writes a sentence on opened
/// counters says no more of counters than of what was opened.
fn diluted(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    let tokens = &scene.question.tokens;
    let weigh = |places: &mut dyn Iterator<Item = usize>| places.map(|place| tokens[place].weight).sum::<f32>();
    let told = weigh(&mut scene.required.union(candidate.explained).iter());
    let half = |place: &usize| tokens[*place].may_restrict() && !tokens[*place].is_required() && !candidate.explained.contains(*place);
    let others = weigh(&mut (0..tokens.len()).filter(half));
    MATCHING * candidate.matched.min(1.0) * others / (told + others).max(0.1)
}

/// How much of how well a candidate fits is how much of the clause it explains.
const MATCHING: f32 = 0.25;

/// Whether a figure is what something came to, and not by how much it moved: "fell below 16 %", "rose to a third".
fn moves_to(scene: &Scene<'_>, found: &Found) -> bool {
    let tokens = &scene.question.tokens;
    let is_move = |place: usize| tokens[place].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
    let fell_below = matches!(found.value, Bounded::Below(_) | Bounded::AtMost(_)) && scene.has(Cue::Decline) && !scene.has(Cue::Growth);
    fell_below || (1..tokens.len()).any(|place| is_move(place - 1) && tokens[place].text.as_ref() == "to")
}

/// How much the words tell of the official name of an indicator that are left unsaid, but for those of operations.
fn unsaid(evidence: &Evidence<'_>, id: IndicatorId) -> f32 {
    let is_telling = |(any, _): &(&[FeatureId], f32)| !any.iter().any(|feature| super::vague::is_cue(*feature));
    evidence.unsaid_of_name(id).into_iter().filter(is_telling).map(|(_, weight)| weight).sum()
}

fn left(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    scene.looseness(candidate.explained)
}

/// How what the figure before was of has grown: "…, up 3.1 %". `own` is what the clause may be of by its own words.
#[must_use]
pub fn growth(question: &Question, clause: &Clause, own: &Said, before: &Spoken, facts: &Facts) -> Option<Spoken> {
    let found = &question.numbers[clause.number];
    let masked = only(question, clause.focus);
    // "2.9 % more than in the year before".
    let is_against = |asked: &Asked| matches!(asked, Asked::Against(_) | Asked::Before | Asked::Moved { .. });
    if !masked.has(Cue::Growth) && !masked.has(Cue::Decline) && !masked.periods.iter().any(is_against) {
        return None;
    }
    let is_growth = |id: IndicatorId| {
        let indicator = &facts.base.indicators[id.0 as usize];
        indicator.growth_of == Some(before.indicator) && fits(&indicator.unit, found)
    };
    let by_words = own.of.iter().map(|spoken| spoken.indicator).find(|id| is_growth(*id));
    let indicator = by_words.or_else(|| facts.related(before.indicator).iter().copied().find(|id| is_growth(*id)))?;
    let scene = Scene::over(&masked, facts, Evidence::around(question, facts, clause.focus), Standing::Alone);
    let value = as_said(&scene, found, indicator);
    let is_less = masked.tokens.iter().any(|token| ["fewer", "less", "lower"].contains(&token.text.as_ref()));
    let value = if is_less && value == found.value { value.negate() } else { value };
    Some(Spoken { indicator, value, ..before.clone() })
}

/// A sentence of which only one stretch says anything.
fn only(question: &Question, stretch: TokenSet) -> Question {
    let mut masked = question.clone();
    for (_, token) in masked.tokens.iter_mut().enumerate().filter(|(place, _)| !stretch.contains(*place)) {
        token.features.clear();
        token.cues.clear();
        token.class = Class::Neutral;
        token.restricts = 0.0;
    }
    let said = |index: &usize| masked.tokens.iter().any(|token| token.class == Class::Period(*index));
    let periods: Vec<Asked> = (0..question.periods.len()).filter(said).map(|index| question.periods[index]).collect();
    masked.periods = periods;
    masked
}

/// The last period that a sentence names.
#[must_use]
pub fn last_period(question: &Question) -> Option<Period> {
    periods(question).pop()
}

/// The periods that a line names, in their order.
#[must_use]
pub fn periods(question: &Question) -> Vec<Period> {
    let at = question.periods.iter().filter_map(|asked| match asked {
        Asked::At(period) => Some(*period),
        Asked::Against(_)
        | Asked::Since(_)
        | Asked::Between(..)
        | Asked::Before
        | Asked::Moved { .. }
        | Asked::Within(_)
        | Asked::Recent => None,
    });
    at.collect()
}
