//! Which reading of a question, said by itself, fits best?

use super::evidence::TokenSet;
use super::fit::is_target;
use super::rivals::{all_figures, is_held_instead, of_members, preferred, rivals, wants_all};
pub use super::scene::{Scene, Standing};
use super::{Ask, Claim, Operand, Plan, Reason, about, claim, pair, single};
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon};
use crate::quantity::read::Measure;
use crate::question::{Asked, Class, Facts, Question};

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
const LEAST_FIT: f32 = 0.3;
/// The same for a plain figure or a comparison asked out of the blue: of those that fit less, as many were wrong as right on the
/// questions used for tuning.
const LEAST_PLAIN_FIT: f32 = 0.5;

/// The same for what is computed from one thing.
const LEAST_COMPUTED_FIT: f32 = 0.5;

fn least_fit(ask: &Ask, standing: Standing) -> f32 {
    match ask {
        Ask::Figure(_) | Ask::Share { .. } | Ask::Difference { .. } | Ask::Compare { .. } if standing == Standing::Alone => LEAST_PLAIN_FIT,
        Ask::CountOf { .. } | Ask::Growth { .. } | Ask::Complement(_) | Ask::Ratio { .. } if standing == Standing::Alone => {
            LEAST_COMPUTED_FIT
        }
        _ => LEAST_FIT,
    }
}

/// The plan for a question without regard to what was said before.
pub fn plan_alone(question: &Question, facts: &Facts) -> Plan {
    let scene = Scene::new(question, facts);
    let mut readings = about::readings(&scene);
    readings.extend(single::readings(&scene));
    readings.extend(pair::readings(&scene));
    readings.retain(|reading| denies_opposites(&scene, reading));
    let readings = claim::judge(&scene, readings);
    let plan = choose(&scene, readings, Standing::Alone);
    match plan {
        Plan::Abstain { reason: Reason::OutOfScope, .. } if names_only_members(&scene) => {
            let mut choices = of_members(&scene);
            match choices.len() {
                0 => plan,
                // 合作社住房有多少套: nothing else is counted so of that member.
                1 if super::fit::counts_things(&scene) => Plan::Answer { ask: Ask::Figure(choices.remove(0)), score: LEAST_PLAIN_FIT },
                1 => plan,
                _ => Plan::Clarify { choices },
            }
        }
        _ => plan,
    }
}

/// Whether a reading that takes a word for an opposite denies what the base knows instead.
fn denies_opposites(scene: &Scene<'_>, reading: &Reading) -> bool {
    let denies = matches!(
        reading.outcome,
        Ok(Ask::Complement(_)
            | Ask::Remainder { .. }
            | Ask::ShareOfRest { .. }
            | Ask::CountOf { complement: true, .. }
            | Ask::ImpliedRest { .. }
            | Ask::Define(_))
            | Err(_)
    );
    let takes = |place: usize| super::stretch::is_opposite(&scene.question.tokens[place]);
    denies || !reading.explained.iter().any(takes)
}

/// How much less well an answerable reading may fit than the best one, if that one has no answer: little where a period or
/// a member is missing, more where the indicator has no figure at all and another may imply it.
fn lenience(best: &Reading) -> f32 {
    match &best.outcome {
        Err((Reason::NoFigure(_), _)) => 0.6,
        Err((Reason::NotAlike(..), _)) => 0.4,
        // What fits best is not there for that period or place: something less like it is no substitute.
        _ => 0.0,
    }
}

/// The best of several readings, or a choice to ask back, or an abstention.
pub fn choose(scene: &Scene<'_>, mut readings: Vec<Reading>, standing: Standing) -> Plan {
    for reading in &mut readings {
        reading.score -= 0.3 * scene.looseness(reading.explained).min(1.0);
    }
    readings.sort_by(|left, right| right.score.total_cmp(&left.score));
    let (mut fitting, rest): (Vec<Reading>, Vec<Reading>) = readings.into_iter().partition(|reading| is_complete(scene, reading));
    preferred(scene, &mut fitting);
    let stands_in = |reading: &&Reading| {
        reading.outcome.is_ok()
            && (fitting[0].score - reading.score < lenience(&fitting[0])
                || standing == Standing::Alone && is_held_instead(scene, &fitting[0], reading))
    };
    let Some(best) = fitting.iter().find(stands_in).or(fitting.first()) else {
        return abstain(scene, &rest);
    };
    match &best.outcome {
        Err((reason, near)) => Plan::Abstain { reason: reason.clone(), near: near.clone() },
        Ok(ask) => {
            let stands_out = stands_out(scene, best, &fitting) || is_distinct(scene, best, &fitting);
            let vague = standing == Standing::Alone && says_little(scene, best) && !stands_out;
            let rivals = if vague { all_figures(&fitting) } else { rivals(scene, best, &fitting) };
            let idle = standing == Standing::Alone && super::idle::asks_idly(scene, best);
            let nothing = vague && (rivals.len() < 2 || says_nothing(scene) || names_nothing(scene, best));
            if nothing || idle || is_beside_a_topic(scene, best) {
                return Plan::Abstain { reason: Reason::OutOfScope, near: Vec::new() };
            }
            if rivals.len() > 1 && wants_all(scene) && best.claim.is_none() {
                return Plan::Answer { ask: Ask::Figures(rivals), score: best.score };
            }
            if rivals.len() > 1 {
                // In the order of the base, which is the order in which people know them.
                let mut choices = rivals;
                choices.sort_by_key(|choice| choice.indicator);
                return Plan::Clarify { choices };
            }
            // What is held instead of what was said best is meant as surely as that.
            let sure = if is_held_instead(scene, &fitting[0], best) { fitting[0].score.max(best.score) } else { best.score };
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

/// How far behind the next best is where one reading alone can be meant.
const APART: f32 = 0.3;
/// How much of its name has to be said for that.
const DISTINCT: f32 = 0.7;

/// Whether what was said, however common its words, is most of one name and little of any other: "each month, for a flat, to a landlord".
fn is_distinct(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> bool {
    let Some(main) = best.main().filter(|_| best.coverage > DISTINCT && best.score > DISTINCT) else { return false };
    let others = fitting.iter().filter(|other| match &other.outcome {
        Ok(ask) => !ask.indicators().contains(&main.indicator),
        Err((_, near)) => near.iter().all(|operand| operand.indicator != main.indicator),
    });
    let words = best.explained.iter().filter(|place| {
        let token = &scene.question.tokens[*place];
        let names = matches!(token.class, Class::Content | Class::Member(_)) && token.cues.is_empty();
        names && token.features.iter().any(|feature| !is_cue(*feature))
    });
    words.count() > 1 && others.map(|other| other.score).fold(0.0, f32::max) < best.score - APART
}

/// How much of what is left unread may restrict, altogether, before a reading is no reading of the question.
const MOST_UNREAD: f32 = 0.55;

/// Whether a reading explains every word and every number that restricts.
fn is_complete(scene: &Scene<'_>, reading: &Reading) -> bool {
    if !scene.unread(reading.explained).is_empty() || scene.looseness(reading.explained) > MOST_UNREAD {
        return false;
    }
    // "The quarter after" is told from a period that the question itself does not name.
    let hangs = scene.periods.is_empty() && scene.question.periods.iter().any(|asked| matches!(asked, Asked::Moved { .. }));
    if hangs && scene.standing == Standing::Alone {
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
        number.in_words && number.value.point() <= rust_decimal::Decimal::from(3) && number.unit.measure != Measure::Percent
            || is_cued(scene, *index)
    })
}

/// Whether a number was written in words that are also an operation ("half").
fn is_cued(scene: &Scene<'_>, index: usize) -> bool {
    scene.question.tokens.iter().any(|token| token.class == Class::Number(index) && !token.cues.is_empty())
}

/// The weight below which words tell nothing about which indicator is meant ("companies" in a base on companies).
pub const TELLING: f32 = 0.6;

/// Whether a figure was asked for in words that fit almost anything: nothing but operations and the commonest words of the base.
fn says_little(scene: &Scene<'_>, reading: &Reading) -> bool {
    let indicators = reading.outcome.as_ref().map(Ask::indicators).unwrap_or_default();
    let computes = !matches!(reading.outcome, Ok(Ask::Figure(_)));
    let told = |place: &usize| {
        let token = &scene.question.tokens[*place];
        // A word for a member may name what is measured, too: "social rent".
        let names_both = computes && matches!(token.class, Class::Member(_)) && !token.features.is_empty();
        token.cues.is_empty() && (names_both || !matches!(token.class, Class::Neutral | Class::Number(_) | Class::Member(_)))
    };
    let surely: f32 = reading.explained.iter().filter(told).map(|place| tells_of(scene, &indicators, place)).sum();
    // What restricts nothing tells something only beside what does: "would come back" after "visitors".
    let is_member = |place: &usize| matches!(scene.question.tokens[*place].class, Class::Member(_));
    let dated = !scene.members.is_empty() || !scene.periods.is_empty();
    let tells = |place: &usize| !told(place) && (surely > 0.0 || dated && !is_member(place));
    let beside: f32 = reading.explained.iter().filter(tells).map(|place| tells_of(scene, &indicators, place)).sum();
    let aims = surely > 0.0 && scene.has(Cue::Target) && indicators.iter().any(|id| is_target(&scene.base().indicators[id.0 as usize]));
    let weight: f32 = surely + beside + if aims { TELLING } else { 0.0 };
    // The value of a figure names it: "the 80,000 target".
    let by_value = scene.number_tokens().next().is_some() && scene.unmatched_numbers(&indicators).is_empty();
    let named = by_value || scene.question.numbers.iter().any(|number| !number.in_words) || !scene.members.is_empty();
    let about = matches!(
        reading.outcome,
        Ok(Ask::Define(_)
            | Ask::Source { .. }
            | Ask::Topic { .. }
            | Ask::Rank { .. }
            | Ask::Spread(_)
            | Ask::Figures(_)
            | Ask::Given { .. }
            | Ask::Proportion { .. })
    );
    let claims = named && reading.claim.is_some() && reading.coverage > 0.5;
    let names = reading.full && weight > 0.0;
    !(about || by_value || claims || names) && weight < TELLING
}

/// How much a token tells about which of the base's indicators is meant, beside the operation that it asks for.
fn tells_of(scene: &Scene<'_>, indicators: &[IndicatorId], place: usize) -> f32 {
    let token = &scene.question.tokens[place];
    if token.class == Class::Content && token.cues.is_empty() {
        return token.weight;
    }
    // "Applied" asks for applications, though it also asks to reckon; "Germans" is a country, and a word of the name.
    let index = &scene.facts.index;
    let is_own = |feature: &FeatureId| {
        let tied = |id: &IndicatorId| index.profiles[id.0 as usize].tie(*feature).is_some_and(|tie| tie > Tie::Unit);
        !is_cue(*feature) && !Lexicon::get().is_soft(feature.0) && indicators.iter().any(tied)
    };
    token.features.iter().filter(|feature| is_own(feature)).map(|feature| index.weight(*feature)).fold(0.0, f32::max)
}

/// Whether a notion is one that the engine interprets.
fn is_cue(feature: FeatureId) -> bool {
    u16::try_from(feature.0).is_ok_and(|id| Lexicon::get().cue(ConceptId(id)).is_some())
}

/// How far behind the others must be for a figure that was asked for in common words to stand out.
const STANDING_OUT: f32 = 0.3;

/// Whether a figure is asked for in the measure word of what it counts, and no other comes near: 游客总共住了多少晚 in a base on visitors.
fn stands_out(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> bool {
    let Some(main) = best.main().filter(|_| best.coverage > NEARLY_SAID && best.claim.is_none()) else { return false };
    let is_other = |reading: &&Reading| reading.main().is_some_and(|other| other.indicator != main.indicator);
    scene.question.language == Language::Chinese
        && super::fit::counts_things(scene)
        && fitting.iter().filter(is_other).all(|other| best.score - other.score >= STANDING_OUT)
}

/// How much of a name is nearly all of it.
const NEARLY_SAID: f32 = 0.9;

/// Whether nothing was said of what a figure is wanted of: "what have you got?"
fn says_nothing(scene: &Scene<'_>) -> bool {
    let asking =
        [Cue::Everything, Cue::HowMany, Cue::Count, Cue::Claim, Cue::Total, Cue::Define, Cue::Source, Cue::Who, Cue::When, Cue::Where];
    let said = scene.required.without(super::evidence::cued(scene.question, &asking));
    said.is_empty() && scene.members.is_empty() && scene.number_tokens().next().is_none()
}

/// Whether a reading takes no word of the question but operations, and the question has other words or no operation that asks which
/// figure: "you will be happy", "the sun's history"; but "what was the share?" asks for one that has to be chosen.
fn names_nothing(scene: &Scene<'_>, reading: &Reading) -> bool {
    const NO_FIGURE: [Cue; 9] =
        [Cue::Forecast, Cue::Progress, Cue::Trend, Cue::Highest, Cue::Lowest, Cue::Not, Cue::Greater, Cue::Lesser, Cue::Everything];
    let tokens = &scene.question.tokens;
    let content = || reading.explained.iter().filter(|place| tokens[*place].class == Class::Content);
    let names = content().any(|place| tokens[place].cues.is_empty());
    let figure = content().any(|place| tokens[place].cues.iter().any(|cue| !NO_FIGURE.contains(cue)));
    !names && !wants_all(scene) && scene.members.is_empty() && (!figure || scene.looseness(reading.explained) > 0.0)
}

/// Whether a topic is named beside other words that nobody knows, and not all of it asked for: "how does a computer work?"
fn is_beside_a_topic(scene: &Scene<'_>, reading: &Reading) -> bool {
    matches!(reading.outcome, Ok(Ask::Topic { .. })) && !wants_all(scene) && scene.looseness(reading.explained) > 0.0
}

/// Whether a question asks for a figure of somebody or some place and says nothing of what it is of: "the number for the north in 2024".
fn names_only_members(scene: &Scene<'_>) -> bool {
    let asking = [Cue::HowMany, Cue::Count, Cue::Total, Cue::Year, Cue::Share];
    let members = scene.question.tokens.iter().enumerate().filter(|(_, token)| matches!(token.class, Class::Member(_)));
    let said = super::evidence::cued(scene.question, &asking).union(members.map(|(place, _)| place).collect());
    let asks = scene.question.asks || asking.iter().any(|cue| scene.has(*cue));
    asks && !scene.members.is_empty()
        && scene.number_tokens().next().is_none()
        && scene.unread(said).is_empty()
        && scene.looseness(said) <= 0.0
}

/// Why nothing fits: what is left unread by the reading that explains most.
fn abstain(scene: &Scene<'_>, rest: &[Reading]) -> Plan {
    let question = scene.question;
    let weigh = |set: TokenSet| set.iter().map(|place| question.tokens[place].weight).sum::<f32>();
    let mut order: Vec<&Reading> = rest.iter().filter(|reading| reading.claim.is_none()).collect();
    order.sort_by(|left, right| {
        weigh(scene.unread(left.explained)).total_cmp(&weigh(scene.unread(right.explained))).then(right.score.total_cmp(&left.score))
    });
    let about = order.iter().find(|reading| reading.score >= LEAST_FIT);
    let Some(about) = about else {
        // Somebody asks how it will go on with something that is known.
        if let Some(candidate) = scene.candidates.first().filter(|candidate| scene.has(Cue::Forecast) && candidate.coverage > LEAST_FIT) {
            let near = super::pick::pick(scene.base(), candidate.indicator, None, &[]).into_iter().collect();
            return Plan::Abstain { reason: Reason::Unsupported, near };
        }
        return Plan::Abstain { reason: Reason::OutOfScope, near: Vec::new() };
    };
    let near: Vec<Operand> = match &about.outcome {
        Ok(ask) => ask.main().cloned().into_iter().collect(),
        Err((_, near)) => near.clone(),
    };
    let unread = scene.unread(about.explained);
    let unsupported = [Cue::Forecast, Cue::Advice, Cue::Why, Cue::HowTo, Cue::Where, Cue::Who, Cue::When];
    if unread.iter().any(|place| question.tokens[place].cues.iter().any(|cue| unsupported.contains(cue))) {
        return Plan::Abstain { reason: Reason::Unsupported, near };
    }
    let words: Vec<Box<str>> = unread.iter().map(|place| question.tokens[place].text.clone()).collect();
    let reason = match (&about.outcome, words.is_empty()) {
        (Err((reason, _)), true) => reason.clone(),
        (Ok(_), true) => Reason::OutOfScope,
        (_, false) => Reason::Unread(words),
    };
    Plan::Abstain { reason, near }
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
                scene.evidence.unsaid(candidate.indicator).iter().map(|(_, weight)| *weight).collect::<Vec<_>>(),
                super::contrast::contrast(&scene.evidence, candidate.indicator, scene.candidates[0].indicator),
            )
        })
        .collect();
    let mut readings = about::readings(&scene);
    readings.extend(single::readings(&scene));
    readings.extend(pair::readings(&scene));
    let mut readings = claim::judge(&scene, readings);
    readings.sort_by(|left, right| right.score.total_cmp(&left.score));
    readings.retain(|reading| is_complete(&scene, reading));
    lines.extend(readings.iter().take(10).map(|reading| {
        let what = match &reading.outcome {
            Ok(ask) => format!(
                "{} {:?}",
                format!("{ask:?}").split([' ', '(', '{']).next().unwrap_or(""),
                ask.indicators().into_iter().map(key).collect::<Vec<_>>()
            ),
            Err((reason, _)) => format!("{reason:?}"),
        };
        let preferred = readings.first().and_then(|first| super::rivals::preference(&scene, first, reading));
        let vague = says_little(&scene, reading);
        format!("reading {:.2} {what} {:?} the first is preferred by {preferred:.2?}, says little {vague}", reading.score, reading.claim)
    }));
    lines
}
