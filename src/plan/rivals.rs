//! Between which figures would a reader have to choose?
//!
//! Readings that fit about as well are told apart by what only one of their indicators has, said or left unsaid; where that tells
//! nothing, the reader is asked.

use super::company::{has_mere_company, is_over_years};
use super::contrast::{contrast, leaves_open_which, unsaid_alone};
use super::evidence::{Candidate, TokenSet};
use super::readings::{Reading, Scene, Standing};
use super::whole::leaves_open_the_whole;
use super::{Ask, Operand, Reason};
use crate::facts::base::IndicatorId;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::Unit;
use crate::question::Class;
use rustc_hash::FxHashSet;

/// A reading that fits so much less well than the best is no rival of it.
pub const FAR: f32 = 0.4;
/// The same in a continuation, where how near it is to what was told before decides.
const FAR_AFTER: f32 = 0.06;
/// The same where all that fits is asked for.
const ALL_MARGIN: f32 = 0.45;
/// Where the words speak for one reading by no more than this, a reader has to be asked which is meant.
pub const UNDECIDED: f32 = 0.4;
/// What is added to that for each weight of the best reading's own name that was left unsaid.
const VAGUE: f32 = 0.9;
/// Once a reader has to choose, what is up to so many times as far away is offered, too.
const FAMILY: f32 = 2.0;
/// How many weights of the index what fits beside the words counts for.
const OTHER_FIT: f32 = 5.0;
/// The most choices that are offered: more than five make no choice.
const MOST_CHOICES: usize = 6;

/// Whether the question asks for all that fits rather than for one figure ("all growth rates", but not "of all firms").
pub fn wants_all(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let after = |place: usize| {
        place.checked_sub(1).is_some_and(|before| matches!(tokens[before].text.as_ref(), "of" | "among" | "in" | "from" | "for" | "out of"))
    };
    // "If I look at all shares, which part of them" names the whole of a part.
    let is_a_whole = scene.has(Cue::Share);
    let next = |place: usize| tokens.get(place + 1).map(|token| token.text.as_ref());
    scene.asks_for_everything()
        || tokens.iter().enumerate().any(|(place, token)| {
            matches!(
                token.text.as_ref(),
                "both"
                    | "all of them"
                    | "all of it"
                    | "all of that"
                    | "all of those"
                    | "each one"
                    | "all three"
                    | "分别"
                    | "各"
                    | "各自"
                    | "each of"
                    | "都"
                    | "都要"
                    | "都想要"
                    | "都给我"
                    | "都报"
                    | "全"
                    | "全要"
            ) || matches!(token.text.as_ref(), "all" | "all the") && !after(place) && !is_a_whole
                || token.text.as_ref() == "all of"
                    && next(place).is_some_and(|next| matches!(next, "them" | "it" | "that" | "those" | "these"))
        })
}

/// Every figure that fits, as choices.
pub fn all_figures(fitting: &[Reading]) -> Vec<Operand> {
    let mut choices: Vec<Operand> = Vec::new();
    for reading in fitting {
        if let Ok(Ask::Figure(operand)) = &reading.outcome
            && !choices.iter().any(|choice| choice.indicator == operand.indicator)
            && choices.len() < MOST_CHOICES
        {
            choices.push(operand.clone());
        }
    }
    choices
}

/// A figure of each indicator that has one for the members and the period asked, as choices.
pub fn of_members(scene: &Scene<'_>) -> Vec<Operand> {
    let mut members = scene.members.clone();
    members.sort_unstable();
    let held = (0..scene.base().indicators.len()).filter_map(|place| u32::try_from(place).ok()).map(IndicatorId);
    let fits = |id: &IndicatorId| {
        let indicator = &scene.base().indicators[id.0 as usize];
        super::wanted::can_give(super::wanted::wanted(scene), &indicator.unit) && !super::units::counts_others(scene, indicator)
    };
    held.filter(fits).filter_map(|id| super::pick::pick(scene.base(), id, scene.period(), &members).ok()).take(MOST_CHOICES).collect()
}

/// A figure of each thing that is counted, as choices.
pub fn of_totals(scene: &Scene<'_>) -> Vec<Operand> {
    let base = scene.base();
    let held = (0..base.indicators.len()).filter_map(|place| u32::try_from(place).ok()).map(IndicatorId);
    let is_counted = |id: &IndicatorId| {
        let indicator = &base.indicators[id.0 as usize];
        indicator.unit.is_counted() && !super::fit::is_target(indicator) && !super::units::counts_others(scene, indicator)
    };
    held.filter(is_counted).filter_map(|id| scene.pick(id).ok()).take(MOST_CHOICES).collect()
}

/// The percentages that are stated of what a share is asked of, where its whole is not named: "the share of the little ones?" may be that in
/// any of them.
fn of_shares(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> Vec<Operand> {
    /// How well a stated percentage has to fit.
    const LEAST: f32 = 0.3;
    /// Of a whole that is not named no more is said.
    const UNNAMED: f32 = 0.4;
    let Ok(Ask::Share { part, whole }) = &best.outcome else { return Vec::new() };
    let asks = scene.standing == Standing::Alone && best.claim.is_none() && scene.periods.is_empty() && scene.members.is_empty();
    let wide = scene.evidence.candidate(whole.indicator, TokenSet::all(scene.question));
    let coverage = wide.as_ref().map_or(0.0, |whole| whole.coverage);
    // "What share of firms": a word that restricts little names them, where nothing else would be left to say.
    let names = |place: usize| scene.required.contains(place) && scene.question.tokens[place].cues.is_empty();
    let stated: TokenSet = super::whole::stated_whole(scene).iter().filter(|place| names(*place)).collect();
    let says_it = !stated.is_empty() && wide.is_some_and(|whole| stated.without(whole.explained).is_empty());
    let is_named = says_it && scene.evidence.said.unsaid(whole.indicator).is_empty();
    if !asks || coverage > UNNAMED || part.indicator == whole.indicator || is_named {
        return Vec::new();
    }
    let stated = |reading: &&Reading| match &reading.outcome {
        Ok(Ask::Figure(stated)) => stated.unit(scene.base()).is_percent() && reading.score > LEAST,
        _ => false,
    };
    let shares: Vec<Reading> = fitting.iter().filter(stated).cloned().collect();
    all_figures(&shares)
}

/// The figures of a topic that are of one sort, where its name is all that is said of one period: "2024 revenue?" asks for one figure. So are
/// those of the shares that may be meant.
pub fn of_topic(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> Vec<Operand> {
    let base = scene.base();
    let Ok(Ask::Topic { operands, .. }) = &best.outcome else { return of_shares(scene, best, fitting) };
    let asks_for_one = scene.periods.len() == 1 && !wants_all(scene) && best.claim.is_none();
    let as_well = fitting.iter().find(|other| matches!(other.outcome, Ok(Ask::Figure(_))) && best.score - other.score < AS_WELL);
    let Some(main) = as_well.and_then(Reading::main).filter(|_| asks_for_one) else { return Vec::new() };
    let is_level = |operand: &&Operand| {
        let indicator = &base.indicators[operand.indicator.0 as usize];
        let fits = fitting.iter().any(|other| matches!(&other.outcome, Ok(Ask::Figure(held)) if held.indicator == operand.indicator));
        indicator.unit.comparable(main.unit(base)) && indicator.growth_of.is_none() && !super::fit::is_target(indicator) && fits
    };
    operands.iter().filter(is_level).cloned().collect()
}

/// The figures between which a reader would have to choose: one alone if the best reading stands out.
pub fn rivals(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> Vec<Operand> {
    let Some(main) = best.main().filter(|_| takes_one(best)) else {
        return Vec::new();
    };
    let all = wants_all(scene) && best.claim.is_none();
    // A continuation leaves out what was said before. Where the question describes what it asks for, what both are called tells nothing.
    let unsaid = |rival: &Operand| -> f32 {
        if describes(scene, main.indicator) {
            unsaid_alone(&scene.evidence, main.indicator, rival.indicator).iter().sum()
        } else {
            scene.evidence.said.unsaid(main.indicator).iter().map(|(_, weight)| weight).sum()
        }
    };
    let undecided = |rival: &Operand| match scene.standing {
        Standing::Alone => UNDECIDED + VAGUE * unsaid(rival),
        Standing::Continued => UNDECIDED,
    };
    // 有多少 asks for no percentage where what is named is counted, nor does "did the number of them shrink".
    let counts = (scene.question.language == Language::Chinese && scene.has(Cue::HowMany) || scene.has(Cue::Count))
        && !scene.has(Cue::Share)
        && main.unit(scene.base()).is_counted();
    // Nor does "per day" ask for what is told of a whole year or of no time at all.
    let is_paced = |reading: &Reading| matches!(reading.outcome, Ok(Ask::RateOver { .. }));
    let is_beside = |rival: &Reading, operand: &Operand| {
        let unit = operand.unit(scene.base());
        counts && unit.is_percent() || is_paced(best) && !is_paced(rival) && !matches!(unit, Unit::Rate(..))
    };
    let far = if scene.standing == Standing::Continued { FAR_AFTER } else { FAR };
    // Whoever has to choose wants to see the whole family, those that the words speak a little less for, too.
    let within = |family: f32| {
        let mut choices = vec![main.clone()];
        for rival in fitting.iter().filter(|rival| takes_one(rival)) {
            let Some(operand) = rival.main().filter(|operand| !is_beside(rival, operand)) else { continue };
            // What is claimed of a thing by its very name is claimed of no other.
            if best.claim.is_some() && is_named(scene, main.indicator) && !is_named(scene, operand.indicator) {
                continue;
            }
            // "How did they change over the years" asks for no rate of one year.
            if is_over_years(best) && !is_over_years(rival) {
                continue;
            }
            // 投诉至少有40万件 is claimed of all of them, where no word tells a part.
            let is_part = scene.base().indicators[operand.indicator.0 as usize].part_of == Some(main.indicator);
            if best.claim.is_some() && is_part && preference(scene, best, rival).is_some_and(|more| more >= NO_PART) {
                continue;
            }
            if !all && has_mere_company(scene, operand.indicator, main.indicator) {
                continue;
            }
            let close = if all {
                best.score - rival.score < ALL_MARGIN
            } else {
                best.score - rival.score < far
                    && (preference(scene, best, rival).is_some_and(|more| more < family * undecided(operand))
                        || is_short(scene, best)
                            && (!is_named(scene, main.indicator) || is_named(scene, operand.indicator))
                            && leaves_open_which(&scene.evidence, main.indicator, operand.indicator)
                        || leaves_open_the_whole(scene, best, rival))
            };
            if close && !choices.iter().any(|choice| choice.indicator == operand.indicator) && choices.len() < MOST_CHOICES {
                choices.push(operand.clone());
            }
        }
        choices
    };
    let choices = within(1.0);
    if choices.len() > 1 { within(FAMILY) } else { choices }
}

/// How much more has to speak for a whole than for its part for a claim to be of the whole.
const NO_PART: f32 = 0.8;

/// How much of a question has to be about an indicator for it to describe that one.
const WELL_MATCHED: f32 = 0.4;

/// How many words beside those that ask make a description.
const DESCRIPTION: usize = 3;

/// Whether a question says so much of an indicator that it hardly means another of which it says less.
fn describes(scene: &Scene<'_>, indicator: IndicatorId) -> bool {
    let tokens = &scene.question.tokens;
    let tells = |place: &usize| tokens[*place].class == Class::Content && tokens[*place].cues.is_empty();
    let told = |candidate: Candidate| {
        let words: FxHashSet<&str> = candidate.explained.iter().filter(tells).map(|place| tokens[place].text.as_ref()).collect();
        candidate.matched >= WELL_MATCHED && words.len() >= DESCRIPTION
    };
    scene.evidence.candidate(indicator, TokenSet::all(scene.question)).is_some_and(told)
}

/// Whether a figure is asked for by itself and out of the blue.
fn is_short(scene: &Scene<'_>, best: &Reading) -> bool {
    scene.standing == Standing::Alone && best.claim.is_none()
}

/// Whether a reading takes one figure, so that a reader could be asked which.
pub fn takes_one(reading: &Reading) -> bool {
    matches!(reading.outcome, Ok(Ask::Figure(_) | Ask::Complement(_) | Ask::RateOver { .. } | Ask::Trend(_)))
}

/// How much less well a figure may fit than a reading that has none.
pub const AS_WELL: f32 = 0.1;

/// How much it says for one reading that the question calls its indicator by its very name.
const NAMED: f32 = 0.5;

/// Whether one phrase of an indicator is all that a question says of what is asked for.
fn is_named(scene: &Scene<'_>, indicator: IndicatorId) -> bool {
    let tokens = &scene.question.tokens;
    let tells = |place: &usize| tokens[*place].class == Class::Content && tokens[*place].cues.is_empty();
    scene
        .question
        .named
        .iter()
        .any(|(named, span)| *named == indicator && (0..tokens.len()).filter(tells).all(|place| span.contains(&place)))
}

/// How much more a question speaks for one reading than for another of the same kind: by what tells their indicators apart, and by
/// what else fits or does not.
pub fn preference(scene: &Scene<'_>, one: &Reading, other: &Reading) -> Option<f32> {
    let (left, right) = (one.main()?.indicator, other.main()?.indicator);
    if left == right {
        return None;
    }
    let beside = |reading: &Reading, indicator| {
        let fit = scene.evidence.candidate(indicator, TokenSet::all(scene.question)).map_or(0.0, |candidate| candidate.fit());
        reading.score - fit
    };
    let named = if is_named(scene, left) && !is_named(scene, right) { NAMED } else { 0.0 };
    Some(named + contrast(&scene.evidence, left, right) + OTHER_FIT * (beside(one, left) - beside(other, right)))
}

/// Puts first, of two differences that fit as well and have one side in common, the one whose other side the words speak for.
pub fn better_held_against(scene: &Scene<'_>, fitting: &mut [Reading]) {
    let Some(top) = fitting.first() else { return };
    let best = (1..fitting.len())
        .take_while(|place| top.score - fitting[*place].score < AS_WELL)
        .find(|place| set_apart(&fitting[*place], top).is_some_and(|(one, other)| contrast(&scene.evidence, one, other) > SPOKEN_FOR));
    if let Some(best) = best {
        fitting[..=best].rotate_right(1);
    }
}

/// By how much the words have to speak for the other side of a difference.
const SPOKEN_FOR: f32 = 0.5;

/// Where two differences have one side in common: the other sides.
fn set_apart(one: &Reading, other: &Reading) -> Option<(IndicatorId, IndicatorId)> {
    let sides = |reading: &Reading| match &reading.outcome {
        Ok(Ask::Difference { left, right } | Ask::Ratio { left, right }) if left.indicator != right.indicator => {
            Some([left.indicator, right.indicator])
        }
        _ => None,
    };
    let (ones, others) = (sides(one)?, sides(other)?);
    let alone = |these: [IndicatorId; 2], those: [IndicatorId; 2]| {
        let mut alone = these.into_iter().filter(move |id| !those.contains(id));
        alone.next().filter(|_| alone.next().is_none())
    };
    alone(ones, others).zip(alone(others, ones))
}

/// By how much the words have to speak for a part of something rather than for all of it.
const OF_A_PART: f32 = 3.0;

/// The readings with the best first: of those that fit about as well, the one that the words speak for.
pub fn preferred(scene: &Scene<'_>, fitting: &mut [Reading]) {
    if !fitting.first().is_some_and(takes_one) {
        return;
    }
    let top = fitting[0].score;
    let mut best = 0;
    for place in 1..fitting.len() {
        let reading = &fitting[place];
        // "How many owners would buy again" names a part of the owners by words that the base alone knows.
        let needed = match (&fitting[best].outcome, &reading.outcome) {
            (_, Ok(Ask::CountOf { .. })) => Some(OF_A_PART),
            // What takes up an operation gives way to none that does not.
            (Ok(Ask::RateOver { .. }), Ok(Ask::Figure(_))) => None,
            _ => takes_one(reading).then_some(0.0),
        };
        // What is called by its very name gives way to nothing that the same words may stand for.
        let named = |reading: &Reading| reading.main().is_some_and(|held| is_named(scene, held.indicator));
        let more = preference(scene, reading, &fitting[best]).filter(|_| named(reading) || !named(&fitting[best]));
        if top - reading.score < FAR && needed.is_some_and(|needed| more.is_some_and(|more| more > needed)) {
            best = place;
        }
    }
    fitting[..=best].rotate_right(1);
}

/// How much less well what is called by its name may fit than what is held instead.
const CALLED: f32 = 0.02;

/// Puts what is called by its own name before what fits as well and is not, though there be no figure of it for the members that are
/// asked: the "recycling rate" of plastic is not how much of it is recycled.
pub fn named_first(scene: &Scene<'_>, fitting: &mut [Reading]) {
    let Some(best) = fitting.first().filter(|best| matches!(best.outcome, Ok(Ask::Figure(_)))) else { return };
    let Some(held) = best.main().map(|held| held.indicator) else { return };
    let is_called = |reading: &Reading| match &reading.outcome {
        Err((Reason::NoSuchMember(_), near)) => {
            let named = near.first().map(|near| near.indicator);
            best.score - reading.score < CALLED && named.is_some_and(|named| is_named_more_fully(scene, named, held))
        }
        _ => false,
    };
    if let Some(place) = fitting.iter().position(is_called) {
        fitting[..=place].rotate_right(1);
    }
}

/// Whether the question calls one indicator by a longer phrase than another: "new startups" are not any startups.
pub fn is_named_more_fully(scene: &Scene<'_>, one: IndicatorId, other: IndicatorId) -> bool {
    let longest = |id: IndicatorId| {
        // A phrase of several words may be one token.
        let words = |span: &std::ops::Range<usize>| -> usize {
            scene.question.tokens[span.clone()].iter().map(|token| token.text.split(' ').count()).sum()
        };
        scene.question.named.iter().filter(|(named, _)| *named == id).map(|(_, span)| words(span)).max().unwrap_or_default()
    };
    longest(one) > 1 && longest(one) > longest(other)
}
