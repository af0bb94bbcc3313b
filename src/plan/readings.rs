//! Which reading of a question, said by itself, fits best?

use super::evidence::TokenSet;
use super::in_plural::{are_asked_for, asked_together};
use super::instead::is_held_instead;
use super::reckoned::{reckons_the_rate, reckons_what_is_missing};
use super::refusal::abstain;
use super::rivals::{all_figures, better_held_against, named_first, of_members, of_topic, of_totals, preferred, rivals, wants_all};
pub use super::scene::{Scene, Standing};
pub use super::vague::TELLING;
use super::vague::{
    asks_for_a_total, is_beside_a_topic, means_no_figure, names_nothing, names_only_members, says_little, says_nothing, stands_out,
};
use super::{Ask, Claim, Operand, Plan, Reason, about, claim, hinge, named, pair, single};
use crate::facts::base::IndicatorId;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::question::{Asked, Class, Facts, Question, Token};

/// One way to understand a question.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it asks for, or why it cannot be answered.
    pub outcome: Result<Ask, (Reason, Vec<Operand>)>,
    /// The claim that is made, if any.
    pub claim: Option<Claim>,
    /// The tokens that it explains.
    pub explained: TokenSet,
    /// How well it fits.
    pub score: f32,
    /// How much of its indicator's phrase was said.
    pub coverage: f32,
    /// Whether all of one phrase was said.
    pub full: bool,
}

impl Reading {
    /// The figures that a reader would have to choose between if this reading were one of several.
    pub fn main(&self) -> Option<&Operand> {
        match &self.outcome {
            Ok(ask) => ask.main(),
            Err(_) => None,
        }
    }
}

/// The fit below which a reading is no answer but at best a guess.
pub(super) const LEAST_FIT: f32 = 0.3;
/// The same for a figure, an order, a comparison or what is computed from one thing, asked out of the blue: of those that fit less, as
/// many were wrong as right on the questions used for tuning.
const LEAST_FIT_ALONE: f32 = 0.5;

fn least_fit(ask: &Ask, standing: Standing) -> f32 {
    let is_plain = matches!(
        ask,
        Ask::Figure(_) | Ask::Share { .. } | Ask::Difference { .. } | Ask::Compare { .. } | Ask::Rank { .. } | Ask::Figures(_)
    );
    let is_computed = matches!(ask, Ask::CountOf { .. } | Ask::Growth { .. } | Ask::Complement(_) | Ask::Ratio { .. } | Ask::Source { .. });
    if standing == Standing::Alone && (is_plain || is_computed) { LEAST_FIT_ALONE } else { LEAST_FIT }
}

/// The plan for a question without regard to what was said before.
pub fn plan_alone(question: &Question, facts: &Facts) -> Plan {
    let scene = Scene::new(question, facts);
    let naming = named::naming(&scene);
    if let Some(plan) = naming.as_ref().and_then(|naming| named::plan(&scene, naming)) {
        return plan;
    }
    let mut readings = about::readings(&scene);
    readings.extend(single::readings(&scene));
    readings.extend(pair::readings(&scene));
    let is_about_it = |reading: &Reading| naming.as_ref().is_none_or(|naming| naming.admits(&scene, reading));
    readings.retain(|reading| {
        is_about_it(reading) && super::opposites::are_denied(&scene, reading) && !super::levels::takes_rates_for_levels(&scene, reading)
    });
    let readings = claim::judge(&scene, readings);
    let plan = choose(&scene, readings, Standing::Alone);
    match plan {
        Plan::Abstain { reason: Reason::OutOfScope, .. } if names_only_members(&scene) => {
            let mut choices = of_members(&scene);
            match choices.len() {
                0 => plan,
                // 合作社住房有多少套: nothing else is counted so of that member.
                1 if super::wanted::counts_things(&scene) => Plan::Answer { ask: Ask::Figure(choices.remove(0)), score: LEAST_FIT_ALONE },
                1 => plan,
                _ => Plan::Clarify { choices },
            }
        }
        Plan::Abstain { reason: Reason::OutOfScope, .. } if asks_for_a_total(&scene) => {
            let choices = of_totals(&scene);
            if choices.len() > 1 { Plan::Clarify { choices } } else { plan }
        }
        _ => plan,
    }
}

/// How much less well an answerable reading may fit than the best one, if that one has no answer: little where a period or
/// a member is missing, more where the indicator has no figure at all and another may imply it.
fn lenience(scene: &Scene<'_>, best: &Reading, other: &Reading) -> f32 {
    let is_the_same_by_reckoning = reckons_the_rate(scene, best, other);
    match &best.outcome {
        Err((Reason::NoFigure(_), _)) => 0.6,
        Err((Reason::NotAlike(..), _)) => 0.4,
        Err((Reason::NoSuchPeriod(_), _)) if is_the_same_by_reckoning => 0.4,
        // What fits best is not there for that period or place: something less like it is no substitute, but what can be computed as
        // well as that is.
        Err(_) if !matches!(other.outcome, Ok(Ask::Figure(_) | Ask::Figures(_))) => AS_WELL,
        Err(_) => 0.0,
        // Nothing stands in for an answer.
        Ok(_) => f32::NEG_INFINITY,
    }
}

/// By how much less a definition may fit than a figure of which the question says little.
const BARE: f32 = 0.15;
/// What fits less well by no more than this fits as well.
const AS_WELL: f32 = 0.05;

/// Whether things are to be put in order.
fn orders(scene: &Scene<'_>) -> bool {
    [Cue::Rank, Cue::Highest, Cue::Lowest].iter().any(|cue| scene.has(*cue))
}

/// The best of several readings, or a choice to ask back, or an abstention.
pub fn choose(scene: &Scene<'_>, mut readings: Vec<Reading>, standing: Standing) -> Plan {
    readings.retain(|reading| !super::no_figure::is_no_answer(scene, reading) && !super::same_part::mixes_stretches(scene, reading));
    for reading in &mut readings {
        super::events::refuse(scene, reading);
        super::idle::refuse_level(scene, reading);
        reading.score -= 0.3 * scene.looseness(reading.explained).min(1.0);
    }
    readings.sort_by(|left, right| right.score.total_cmp(&left.score));
    let (mut fitting, rest): (Vec<Reading>, Vec<Reading>) = readings.into_iter().partition(|reading| is_complete(scene, reading));
    if fitting.first().is_some_and(|best| is_better_stated(scene, best, &fitting) || is_a_multiple_asked(scene, &fitting)) {
        fitting.retain(|reading| !matches!(reading.outcome, Ok(Ask::Share { .. })));
    }
    // "The ratio of the ones to the others" asks for no number of either.
    if hinge::is_ratio(scene) && is_a_ratio_there(&fitting) {
        fitting.retain(|reading| !matches!(reading.outcome, Ok(Ask::Figure(_))));
    }
    // "By how much do they differ?" asks for a difference, and for no order of three.
    let differ = fitting.iter().any(|reading| matches!(reading.outcome, Ok(Ask::Difference { .. })));
    if differ && scene.operates(Cue::Difference) && !orders(scene) {
        fitting.retain(|reading| !matches!(reading.outcome, Ok(Ask::Rank { .. })));
    }
    claim::compare_rather_than_move(scene, &mut fitting);
    preferred(scene, &mut fitting);
    better_held_against(scene, &mut fitting);
    named_first(scene, &mut fitting);
    let stands_in = |reading: &&Reading| {
        reading.outcome.is_ok()
            && (fitting[0].score - reading.score < lenience(scene, &fitting[0], reading)
                || standing == Standing::Alone && is_held_instead(scene, &fitting[0], reading))
    };
    // What is missing itself is rather reckoned than told of something else.
    let reckons = |reading: &&Reading| stands_in(reading) && reckons_what_is_missing(scene, &fitting[0], reading);
    let Some(best) = fitting.iter().find(reckons).or_else(|| fitting.iter().find(stands_in)).or(fitting.first()) else {
        return abstain(scene, &rest);
    };
    match &best.outcome {
        Err((reason, near)) => Plan::Abstain { reason: reason.clone(), near: near.clone() },
        Ok(ask) => {
            let stands_out = stands_out(scene, best, &fitting);
            let held = is_held_instead(scene, &fitting[0], best);
            let vague = standing == Standing::Alone && says_little(scene, if held { &fitting[0] } else { best }) && !stands_out;
            // What a bare term means is told where next to nothing is asked of it.
            let meant = fitting.iter().find(|reading| matches!(reading.outcome, Ok(Ask::Define(_))) && best.score - reading.score < BARE);
            let measures = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Growth, Cue::Target].iter().any(|cue| scene.has(*cue));
            let is_plain = matches!(ask, Ask::Figure(_)) && best.claim.is_none() && scene.periods.is_empty() && !measures;
            let names = is_plain && scene.question.terms.iter().any(|(_, span)| span.len() > 1);
            if let Some(Reading { outcome: Ok(define), score, .. }) = meant.filter(|_| vague || names) {
                return Plan::Answer { ask: define.clone(), score: *score };
            }
            let of_topic = if standing == Standing::Alone { of_topic(scene, best, &fitting) } else { Vec::new() };
            let rivals = if of_topic.len() > 1 {
                of_topic
            } else if held && !vague {
                Vec::new()
            } else if vague {
                all_figures(&fitting)
            } else {
                rivals(scene, best, &fitting)
            };
            let idle = standing == Standing::Alone && super::idle::asks_idly(scene, best);
            let nothing = vague && (rivals.len() < 2 || says_nothing(scene) || names_nothing(scene, best)) || means_no_figure(scene, best);
            if nothing || idle || is_beside_a_topic(scene, best) {
                return Plan::Abstain { reason: Reason::OutOfScope, near: Vec::new() };
            }
            let together = if rivals.len() < 2 { asked_together(scene, best, &fitting) } else { Vec::new() };
            let rivals = if together.is_empty() { rivals } else { together };
            let several = rivals.len() > 1 && best.claim.is_none();
            if several && (wants_all(scene) || are_asked_for(scene, &rivals)) {
                return Plan::Answer { ask: Ask::Figures(rivals), score: best.score };
            }
            // 整体的、科创板的都要: each of those that are told off, though the last fits best by itself.
            if rivals.len() < 2
                && best.claim.is_none()
                && wants_all(scene)
                && let Some(list) = told_off(best, &fitting)
            {
                return Plan::Answer { ask: Ask::Figures(list), score: best.score };
            }
            if let Some(meant) = claim::by_value(scene, &fitting, &rivals).filter(|_| rivals.len() > 1)
                && let (Ok(ask), Some(claim)) = (&meant.outcome, &meant.claim)
            {
                return Plan::Judge { ask: ask.clone(), claim: claim.clone(), score: meant.score };
            }
            if rivals.len() > 1 {
                // In the order of the base, which is the order in which people know them.
                let mut choices = rivals;
                choices.sort_by_key(|choice| choice.indicator);
                return Plan::Clarify { choices };
            }
            // What is held instead of what was said best is meant as surely as that.
            let sure = if held { fitting[0].score.max(best.score) } else { best.score };
            if sure < least_fit(ask, standing) {
                return abstain(scene, &rest);
            }
            match &best.claim {
                Some(claim) => Plan::Judge { ask: ask.clone(), claim: claim.clone(), score: best.score },
                None => Plan::Answer { ask: ask.clone(), score: best.score },
            }
        }
    }
}

/// How much less well a stated percentage may fit than one that is computed of two numbers ...
const STATED: f32 = 0.2;
/// ... where the words speak for it by so much more than for either of the two.
const SPOKEN_FOR: f32 = 2.0;

/// ... and where nothing is left unsaid of it that tells it apart.
const MEANT: f32 = 1.5;

/// "Relative to the little ones, how many times more of the others?" asks for a multiple, and for no share, where there is one to tell.
fn is_a_multiple_asked(scene: &Scene<'_>, fitting: &[Reading]) -> bool {
    let asks = |token: &Token| token.cues.contains(&Cue::Ratio) && ["times", "fold", "倍"].iter().any(|word| token.text.contains(word));
    scene.question.tokens.iter().any(asks) && is_a_ratio_there(fitting)
}

fn is_a_ratio_there(fitting: &[Reading]) -> bool {
    fitting.iter().any(|reading| matches!(reading.outcome, Ok(Ask::Ratio { .. })))
}

/// Whether a share is computed of two numbers, though the words speak for a percentage that is stated: "by the census".
fn is_better_stated(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> bool {
    let Ok(Ask::Share { part, whole }) = &best.outcome else { return false };
    fitting.iter().any(|reading| match &reading.outcome {
        Ok(Ask::Figure(stated)) => {
            let more = |than: &Operand| super::contrast::contrast(&scene.evidence, stated.indicator, than.indicator);
            stated.unit(scene.base()).is_percent()
                && scene.evidence.said.unsaid(stated.indicator).iter().all(|(_, weight)| *weight < MEANT)
                && best.score - reading.score < STATED
                && more(part) > SPOKEN_FOR
                && more(whole) > SPOKEN_FOR
        }
        _ => false,
    })
}

/// How much less well a list may fit than one of its figures where all are asked for.
const LISTED: f32 = 0.4;

/// The figures of a list that has the one that fits best.
fn told_off(best: &Reading, fitting: &[Reading]) -> Option<Vec<Operand>> {
    let Ok(Ask::Figure(main)) = &best.outcome else { return None };
    fitting.iter().filter(|reading| best.score - reading.score < LISTED).find_map(|reading| match &reading.outcome {
        Ok(Ask::Figures(list)) if list.len() > 1 && list.iter().any(|held| held.figure == main.figure) => Some(list.clone()),
        _ => None,
    })
}

/// Whether a reading explains every word and every number that restricts.
fn is_complete(scene: &Scene<'_>, reading: &Reading) -> bool {
    let unread = scene.unread(reading.explained).without(super::subject::passed_over(scene, reading));
    if !unread.is_empty() || super::vague::leaves_too_much(scene, reading) {
        return false;
    }
    if is_said_by_slips(scene, reading) || is_outweighed(scene, reading) || super::vague::takes_a_place_for_a_name(scene, reading) {
        return false;
    }
    // 总数、小巨人、今年目标 are three, and not two of them.
    let listed = scene.question.tokens.iter().filter(|token| token.text.as_ref() == "、").count();
    if matches!(&reading.outcome, Ok(Ask::Figures(told)) if told.len() <= listed) {
        return false;
    }
    // "The quarter after" is told from a period that the question itself does not name.
    let hangs = scene.periods.is_empty() && scene.question.periods.iter().any(|asked| matches!(asked, Asked::Moved { .. }));
    if hangs && scene.standing == Standing::Alone {
        return false;
    }
    if super::idle::answers_otherwise(scene, reading) || super::superlative::is_left_out(scene, reading) {
        return false;
    }
    // A claim is about its number, and what a term means was read with regard to the numbers beside it.
    if reading.claim.is_some() || matches!(reading.outcome, Ok(Ask::Define(_))) {
        return true;
    }
    let indicators = match &reading.outcome {
        Ok(ask) => ask.indicators(),
        Err((_, near)) => near.iter().map(|operand| operand.indicator).collect(),
    };
    let is_taken_up = |index: usize| {
        let mut tokens = scene.question.tokens.iter().enumerate();
        tokens.any(|(place, token)| token.class == Class::Number(index) && reading.explained.contains(place))
    };
    scene.unmatched_numbers(&indicators).iter().filter(|index| !is_taken_up(**index)).all(|index| {
        let number = &scene.question.numbers[*index];
        // "One" and "half" in words are grammar or operations as often as numbers.
        number.in_words
            && number.value.point() <= rust_decimal::Decimal::from(3)
            && !matches!(number.unit.measure, Measure::Percent | Measure::Times)
            || is_cued(scene, *index)
    })
}

/// How many times as much as it names a question may leave unread that measures something.
const MEASURED: f32 = 4.0;
/// As how much what is named counts there at least: a word that most names of a base have tells little, and yet it names.
const COMMON: f32 = 0.5;

/// Whether a question leaves more unread than what a reading goes by: of "technology in education", technology is not the whole, and
/// "who has the most followers" names nothing that the base has.
fn is_outweighed(scene: &Scene<'_>, reading: &Reading) -> bool {
    let tokens = &scene.question.tokens;
    let postings = &scene.facts.index.postings;
    if scene.standing != Standing::Alone {
        return false;
    }
    let asks_of_words = matches!(reading.outcome, Ok(Ask::Source { .. } | Ask::Define(_)));
    let is_held = |token: &Token| token.features.iter().any(|feature| postings.contains_key(feature));
    let names = |token: &&Token| asks_of_words || token.cues.is_empty() || is_held(token);
    let named: f32 = reading.explained.iter().map(|place| &tokens[place]).filter(names).map(|token| token.weight).sum();
    let most = if super::idle::measures(scene) { MEASURED * named.max(COMMON) } else { named };
    scene.weight_left(reading.explained) > if named > 0.0 { most } else { 0.0 }
}

/// Whether all that a reading goes by are words which were put in the place of others that a dictionary has: "gear blender" is no lender.
fn is_said_by_slips(scene: &Scene<'_>, reading: &Reading) -> bool {
    let tokens = &scene.question.tokens;
    // "Shortcut" asks for nothing that is the shortest.
    let names = |token: &&Token| !token.features.is_empty() && (token.doubted || token.class == Class::Content && token.cues.is_empty());
    let mut said = reading.explained.iter().map(|place| &tokens[place]).filter(names).peekable();
    said.peek().is_some() && said.all(|token| token.doubted)
}

/// Whether a number was written in words that are also an operation ("half").
fn is_cued(scene: &Scene<'_>, index: usize) -> bool {
    scene.question.tokens.iter().any(|token| token.class == Class::Number(index) && !token.cues.is_empty())
}

/// The readings of a question in words, best first.
pub fn explain(question: &Question, facts: &Facts) -> Vec<String> {
    let scene = Scene::new(question, facts);
    let key = |id: IndicatorId| facts.base.indicators[id.0 as usize].key.clone();
    let mut lines: Vec<String> = scene
        .candidates
        .iter()
        .take(12)
        .map(|candidate| {
            let missing: Vec<&str> = scene.unread(candidate.explained).iter().map(|place| question.tokens[place].text.as_ref()).collect();
            format!(
                "candidate {} coverage {:.2} matched {:.2} unread {missing:?} unsaid {:?} against the first {:.2}",
                key(candidate.indicator),
                candidate.coverage,
                candidate.matched,
                scene.evidence.said.unsaid(candidate.indicator).iter().map(|(_, weight)| *weight).collect::<Vec<_>>(),
                super::contrast::contrast(&scene.evidence, candidate.indicator, scene.candidates[0].indicator),
            )
        })
        .collect();
    let mut readings = about::readings(&scene);
    readings.extend(single::readings(&scene));
    readings.extend(pair::readings(&scene));
    let mut readings = claim::judge(&scene, readings);
    readings.sort_by(|left, right| right.score.total_cmp(&left.score));
    let what = |reading: &Reading| match &reading.outcome {
        Ok(ask) => format!(
            "{} {:?}",
            format!("{ask:?}").split([' ', '(', '{']).next().unwrap_or(""),
            ask.indicators().into_iter().map(key).collect::<Vec<_>>()
        ),
        Err((reason, _)) => format!("{reason:?}"),
    };
    let (readings, partial): (Vec<Reading>, Vec<Reading>) = readings.into_iter().partition(|reading| is_complete(&scene, reading));
    lines.extend(partial.iter().take(4).map(|reading| {
        let unread: Vec<&str> = scene.unread(reading.explained).iter().map(|place| question.tokens[place].text.as_ref()).collect();
        let (slips, outweighed) = (is_said_by_slips(&scene, reading), is_outweighed(&scene, reading));
        let looseness = scene.looseness(reading.explained);
        let what = what(reading);
        format!("leaves words {:.2} {what} unread {unread:?} loose {looseness:.2} slips {slips} outweighed {outweighed}", reading.score)
    }));
    lines.extend(readings.iter().take(10).map(|reading| {
        let what = what(reading);
        let preferred = readings.first().and_then(|first| super::rivals::preference(&scene, first, reading));
        let vague = says_little(&scene, reading);
        format!("reading {:.2} {what} {:?} the first is preferred by {preferred:.2?}, says little {vague}", reading.score, reading.claim)
    }));
    lines
}
