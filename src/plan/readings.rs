//! Which reading of a question, said by itself, fits best?

use super::evidence::{Candidate, Evidence, TokenSet, required};
use super::once::Once;
use super::{Ask, Claim, Operand, Plan, Reason, about, claim, pair, single};
use crate::facts::base::{FactBase, IndicatorId, MemberId};
use crate::facts::index::Tie;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Per, Unit};
use crate::question::period::year;
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
const LEAST_PLAIN_FIT: f32 = 0.58;

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

/// A reading that fits so much less well than the best is no rival of it.
const FAR: f32 = 0.4;
/// The same where all that fits is asked for.
const ALL_MARGIN: f32 = 0.45;
/// Where the words speak for one reading by no more than this, a reader has to be asked which is meant.
const UNDECIDED: f32 = 0.4;
/// What is added to that for each weight of the best reading's own name that was left unsaid.
const VAGUE: f32 = 0.9;
/// Once a reader has to choose, what is up to so many times as far away is offered, too.
const FAMILY: f32 = 2.0;
/// How many weights of the index what fits beside the words counts for.
const OTHER_FIT: f32 = 5.0;
/// The most choices that are offered: more than five make no choice.
const MOST_CHOICES: usize = 6;

/// What all readings of one question are made from.
pub struct Scene<'a> {
    pub facts: &'a Facts,
    pub question: &'a Question,
    pub evidence: Evidence<'a>,
    pub candidates: Vec<Candidate>,
    /// What has to be explained.
    pub required: TokenSet,
    /// The periods asked.
    pub periods: Vec<Period>,
    /// The members asked, in the order in which they are named.
    pub members: Vec<MemberId>,
    /// Whether the question is read by itself.
    pub standing: Standing,
    /// What was found of the question as a whole.
    pub once: Once,
    /// A bit for each cue that any token carries.
    cues: u128,
}

fn bit(cue: Cue) -> u128 {
    const { assert!(Cue::ALL.len() <= 128) };
    1 << cue as u32
}

impl<'a> Scene<'a> {
    /// What the readings of a question by itself are made from.
    pub fn new(question: &'a Question, facts: &'a Facts) -> Self {
        Self::with(question, facts, Evidence::new(question, facts), Standing::Alone)
    }

    /// What the readings of a question are made from that continues another: what the other said still counts.
    pub fn continued(question: &'a Question, previous: &Question, facts: &'a Facts) -> Self {
        Self::with(question, facts, Evidence::new(question, facts).recalling(previous), Standing::Continued)
    }

    fn with(question: &'a Question, facts: &'a Facts, evidence: Evidence<'a>, standing: Standing) -> Self {
        let all = TokenSet::all(question);
        let candidates = evidence.candidates(all);
        let at = question.periods.iter().filter_map(|asked| match asked {
            Asked::At(period) => Some(*period),
            Asked::Against(_) | Asked::Since(_) | Asked::Between(..) | Asked::Before | Asked::Recent => None,
        });
        let against = question.periods.iter().filter_map(|asked| match asked {
            Asked::Against(period) => Some(*period),
            Asked::At(_) | Asked::Since(_) | Asked::Between(..) | Asked::Before | Asked::Recent => None,
        });
        let periods = at.chain(against).collect();
        Self {
            facts,
            question,
            evidence,
            candidates,
            required: required(question),
            periods,
            members: super::evidence::members(question),
            standing,
            once: Once::default(),
            cues: question.tokens.iter().flat_map(|token| &token.cues).fold(0, |cues, cue| cues | bit(*cue)),
        }
    }

    pub fn base(&self) -> &'a FactBase {
        &self.facts.base
    }

    pub fn has(&self, cue: Cue) -> bool {
        self.cues & bit(cue) != 0
    }

    /// Whether a share of something is asked for or claimed: "what share", "most of", "72 %".
    pub fn says_share(&self) -> bool {
        let is_percent = |index: usize| self.question.numbers[index].unit.measure == Measure::Percent;
        [Cue::Share, Cue::Majority, Cue::Minority, Cue::Half].iter().any(|cue| self.has(*cue)) || self.number_tokens().any(is_percent)
    }

    /// The one period asked, if one is.
    pub fn period(&self) -> Option<Period> {
        self.periods.first().copied()
    }

    /// The figure of an indicator for the period and members asked.
    ///
    /// The growth that is held against a year is that of the year after it.
    pub fn pick(&self, indicator: IndicatorId) -> Result<Operand, Reason> {
        let pick = |period| super::pick::pick(self.base(), indicator, period, &self.members_of(indicator));
        let grows = self.base().indicators[indicator.0 as usize].growth_of.is_some();
        match self.question.periods.as_slice() {
            [Asked::Against(before)] if grows && before.shape == Shape::Year => {
                pick(year(before.start.year() + 1)).or_else(|_| pick(self.period()))
            }
            _ => pick(self.period()),
        }
    }

    /// The members that are asked of an indicator: those named, but for those that its own words name ("cyclists" in cyclist deaths).
    pub fn members_of(&self, indicator: IndicatorId) -> Vec<MemberId> {
        let mut members = self.named_members_of(indicator);
        members.sort_unstable();
        members
    }

    /// The same, in the order in which the question names them.
    pub fn named_members_of(&self, indicator: IndicatorId) -> Vec<MemberId> {
        let held = &self.base().indicators[indicator.0 as usize].figures;
        let has_figure = |member| held.clone().any(|place| self.base().figures[place as usize].members.contains(&member));
        let profile = &self.facts.index.profiles[indicator.0 as usize];
        let names_itself = |member| {
            self.question.tokens.iter().any(|token| {
                token.class == Class::Member(member)
                    && token.features.iter().any(|feature| profile.tie(*feature).is_some_and(|tie| tie > Tie::Unit))
            })
        };
        self.members.iter().copied().filter(|member| has_figure(*member) || !names_itself(*member)).collect()
    }

    /// The figure of an indicator for a period, and the members asked.
    pub fn pick_at(&self, indicator: IndicatorId, period: Period) -> Result<Operand, Reason> {
        super::pick::pick(self.base(), indicator, Some(period), &self.members_of(indicator))
    }

    /// The tokens that have to be explained and are not.
    pub fn unread(&self, explained: TokenSet) -> TokenSet {
        self.required.without(explained)
    }

    /// How surely the words that are left unread restrict, summed.
    pub fn looseness(&self, explained: TokenSet) -> f32 {
        let tokens = self.question.tokens.iter().enumerate();
        tokens
            .filter(|(place, token)| !explained.contains(*place) && token.restricts > 0.0 && !super::evidence::is_soft(token))
            .map(|(_, token)| token.restricts)
            .sum()
    }

    /// The numbers of the question that none of these figures states.
    pub fn unmatched_numbers(&self, indicators: &[IndicatorId]) -> Vec<usize> {
        let stated = |value| {
            indicators.iter().any(|indicator| {
                let range = self.base().indicators[indicator.0 as usize].figures.clone();
                range.into_iter().any(|place| self.base().figures[place as usize].value.point() == value)
            })
        };
        let rates: Vec<u64> = indicators
            .iter()
            .filter_map(|indicator| match &self.base().indicators[indicator.0 as usize].unit {
                Unit::Rate(_, Per::Each(count, _)) => Some(*count),
                _ => None,
            })
            .collect();
        let is_per = |index: usize| {
            let value = self.question.numbers[index].value.point();
            rates.iter().any(|count| rust_decimal::Decimal::from(*count) == value)
        };
        let numbers = self.number_tokens().filter(|index| !self.is_per_hundred(*index) && !is_per(*index));
        numbers.filter(|index| !stated(self.question.numbers[*index].value.point())).collect()
    }

    /// Whether a number is the hundred of "out of a hundred", which asks for a percentage.
    pub fn is_per_hundred(&self, index: usize) -> bool {
        let tokens = &self.question.tokens;
        let place = tokens.iter().position(|token| token.class == Class::Number(index));
        let before = place.and_then(|place| tokens[..place].iter().rev().find(|token| token.class != Class::Mark));
        let opens =
            before.is_some_and(|token| token.text.ends_with("out of") || matches!(token.text.as_ref(), "of" | "of every" | "every" | "每"));
        opens && self.question.numbers[index].value.point() == rust_decimal::Decimal::ONE_HUNDRED
    }

    /// The numbers of the question that were read as such.
    pub fn number_tokens(&self) -> impl Iterator<Item = usize> {
        self.question.tokens.iter().filter_map(|token| match token.class {
            Class::Number(index) => Some(index),
            _ => None,
        })
    }
}

/// The plan for a question without regard to what was said before.
pub fn plan_alone(question: &Question, facts: &Facts) -> Plan {
    let scene = Scene::new(question, facts);
    let mut readings = about::readings(&scene);
    readings.extend(single::readings(&scene));
    readings.extend(pair::readings(&scene));
    let readings = claim::judge(&scene, readings);
    choose(&scene, readings, Standing::Alone)
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

/// Whether a figure that is held for the period and place asked is as likely to be meant as one that is not.
fn is_held_instead(scene: &Scene<'_>, best: &Reading, other: &Reading) -> bool {
    let (Err((Reason::NoSuchPeriod(_) | Reason::NoSuchMember(_), near)), Ok(Ask::Figure(held))) = (&best.outcome, &other.outcome) else {
        return false;
    };
    let missing = near.first().map(|operand| operand.indicator);
    missing.is_some_and(|missing| {
        missing != held.indicator
            && best.score - other.score < FAR
            && super::contrast::contrast(&scene.evidence, missing, held.indicator) < UNDECIDED
    })
}

/// Whether a question is read by itself or as the continuation of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its own words have to say what it is about.
    Alone,
    /// The question before says what it is about.
    Continued,
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
            let vague = standing == Standing::Alone && says_little(scene, best);
            let rivals = if vague { all_figures(&fitting) } else { rivals(scene, best, &fitting) };
            if vague && (rivals.len() < 2 || says_nothing(scene)) {
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
            if best.score < least_fit(ask, standing) {
                return abstain(scene, &rest);
            }
            match &best.claim {
                Some(claim) => Plan::Judge { ask: ask.clone(), claim: claim.clone(), score: best.score },
                None => Plan::Answer { ask: ask.clone(), score: best.score },
            }
        }
    }
}

/// How much of what is left unread may restrict, altogether, before a reading is no reading of the question.
const MOST_UNREAD: f32 = 0.55;

/// Whether a reading explains every word and every number that restricts.
fn is_complete(scene: &Scene<'_>, reading: &Reading) -> bool {
    if !scene.unread(reading.explained).is_empty() || scene.looseness(reading.explained) > MOST_UNREAD {
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

/// Whether the question asks for all that fits rather than for one figure ("all growth rates", but not "of all firms").
fn wants_all(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let after = |place: usize| {
        place.checked_sub(1).is_some_and(|before| matches!(tokens[before].text.as_ref(), "of" | "among" | "in" | "from" | "for" | "out of"))
    };
    scene.has(Cue::Everything)
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
                    | "全"
            ) || matches!(token.text.as_ref(), "all" | "all the") && !after(place)
        })
}

/// The weight below which words tell nothing about which indicator is meant ("companies" in a base on companies).
pub const TELLING: f32 = 0.6;

/// Whether a figure was asked for in words that fit almost anything: nothing but operations and the commonest words of the base.
fn says_little(scene: &Scene<'_>, reading: &Reading) -> bool {
    let tokens = &scene.question.tokens;
    let tells = |place: &usize| tokens[*place].class == Class::Content && tokens[*place].cues.is_empty();
    let weight: f32 = reading.explained.iter().filter(tells).map(|place| tokens[place].weight).sum();
    let indicators = reading.outcome.as_ref().map(Ask::indicators).unwrap_or_default();
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

/// Whether nothing was said of what a figure is wanted of: "what have you got?"
fn says_nothing(scene: &Scene<'_>) -> bool {
    let asking =
        [Cue::Everything, Cue::HowMany, Cue::Count, Cue::Claim, Cue::Total, Cue::Define, Cue::Source, Cue::Who, Cue::When, Cue::Where];
    let said = scene.required.without(super::evidence::cued(scene.question, &asking));
    said.is_empty() && scene.members.is_empty() && scene.number_tokens().next().is_none()
}

/// Every figure that fits, as choices.
fn all_figures(fitting: &[Reading]) -> Vec<Operand> {
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

/// The figures between which a reader would have to choose: one alone if the best reading stands out.
fn rivals(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> Vec<Operand> {
    let Some(main) = best.main().filter(|_| takes_one(best)) else {
        return Vec::new();
    };
    let all = wants_all(scene) && best.claim.is_none();
    let left_out: f32 = scene.evidence.unsaid(main.indicator).iter().map(|(_, weight)| weight).sum();
    let undecided = UNDECIDED + VAGUE * left_out;
    // Whoever has to choose wants to see the whole family, those that the words speak a little less for, too.
    let within = |margin: f32| {
        let mut choices = vec![main.clone()];
        for rival in fitting.iter().filter(|rival| takes_one(rival)) {
            let Some(operand) = rival.main() else { continue };
            let close = if all {
                best.score - rival.score < ALL_MARGIN
            } else {
                best.score - rival.score < FAR && preference(scene, best, rival).is_some_and(|more| more < margin)
            };
            if close && !choices.iter().any(|choice| choice.indicator == operand.indicator) && choices.len() < MOST_CHOICES {
                choices.push(operand.clone());
            }
        }
        choices
    };
    let choices = within(undecided);
    if choices.len() > 1 { within(FAMILY * undecided) } else { choices }
}

/// Whether a reading takes one figure, so that a reader could be asked which.
fn takes_one(reading: &Reading) -> bool {
    matches!(reading.outcome, Ok(Ask::Figure(_) | Ask::Complement(_) | Ask::RateOver { .. } | Ask::Trend(_)))
}

/// How much more a question speaks for one reading than for another of the same kind: by what tells their indicators apart, and by
/// what else fits or does not.
fn preference(scene: &Scene<'_>, one: &Reading, other: &Reading) -> Option<f32> {
    let (left, right) = (one.main()?.indicator, other.main()?.indicator);
    if left == right {
        return None;
    }
    let beside = |reading: &Reading, indicator| {
        let fit = scene.evidence.candidate(indicator, TokenSet::all(scene.question)).map_or(0.0, |candidate| candidate.fit());
        reading.score - fit
    };
    Some(super::contrast::contrast(&scene.evidence, left, right) + OTHER_FIT * (beside(one, left) - beside(other, right)))
}

/// The readings with the best first: of those that fit about as well, the one that the words speak for.
fn preferred(scene: &Scene<'_>, fitting: &mut [Reading]) {
    if !fitting.first().is_some_and(takes_one) {
        return;
    }
    let top = fitting[0].score;
    let mut best = 0;
    for place in 1..fitting.len() {
        let reading = &fitting[place];
        if top - reading.score < FAR && takes_one(reading) && preference(scene, reading, &fitting[best]).is_some_and(|more| more > 0.0) {
            best = place;
        }
    }
    fitting[..=best].rotate_right(1);
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
    lines.extend(readings.iter().filter(|reading| is_complete(&scene, reading)).take(10).map(|reading| {
        let what = match &reading.outcome {
            Ok(ask) => format!(
                "{} {:?}",
                format!("{ask:?}").split([' ', '(', '{']).next().unwrap_or(""),
                ask.indicators().into_iter().map(key).collect::<Vec<_>>()
            ),
            Err((reason, _)) => format!("{reason:?}"),
        };
        format!("reading {:.2} {what} {:?}", reading.score, reading.claim)
    }));
    lines
}
