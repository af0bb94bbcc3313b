//! Does a question name what it asks for by the very words that the base gives it, and say nothing else that restricts?
//!
//! "Visits to museums in 2023" is the name of an indicator and a year. Whatever the words of a name mean elsewhere (a target, a time,
//! a kind of museum), there they are the name.

use super::events::{event, is_stock};
use super::evidence::{Candidate, TokenSet};
use super::readings::{Reading, Scene};
use super::units::{counts_others, is_in_other_unit};
use super::wanted::{can_give, wanted};
use super::{Ask, Operand, Plan, Reason};
use crate::facts::base::{IndicatorId, MemberId};
use crate::language::cue::Cue;
use crate::question::{Asked, Class, Question, Token};
use std::ops::Range;

/// What a figure is worth whose indicator is named word for word.
const SURE: f32 = 1.0;

/// How surely what is said beside a name may restrict, altogether.
const MOST_BESIDE: f32 = 0.2;

/// The most words that may stand beside a name and a period: "could you tell me the ... please".
const MOST_WORDS: usize = 6;

/// What a question names by the words of the base.
pub struct Naming {
    /// The indicators that have the phrase.
    pub ids: Vec<IndicatorId>,
    /// The tokens that say it.
    span: Range<usize>,
    /// What is asked to be done, by the words beside it.
    operations: Vec<Cue>,
}

/// What the one stretch of a question that names indicators names; `None` where there are several such stretches, or something else is
/// said that restricts.
pub fn naming(scene: &Scene<'_>) -> Option<Naming> {
    let question = scene.question;
    let (_, span) = question.named.first()?;
    if question.named.iter().any(|(_, other)| other != span) || question.reported {
        return None;
    }
    let naming = Naming { ids: question.named.iter().map(|(id, _)| *id).collect(), span: span.clone(), operations: Vec::new() };
    // 新增贷款总额 names a share, and asks for a sum.
    if naming.ids.iter().any(|id| super::sums::is_sum_of(scene, *id)) || super::sums::wants_names(scene) {
        return None;
    }
    let restricts: f32 = naming.beside(question).filter(|token| token.cues.is_empty()).map(says).sum();
    let operations = naming.beside(question).flat_map(|token| token.cues.iter().copied()).filter(|cue| !is_asking(*cue)).collect();
    (restricts <= MOST_BESIDE).then_some(Naming { operations, ..naming })
}

impl Naming {
    /// The tokens beside the name.
    fn beside<'q>(&self, question: &'q Question) -> impl Iterator<Item = &'q Token> + use<'q> {
        let span = self.span.clone();
        question.tokens.iter().enumerate().filter(move |(place, _)| !span.contains(place)).map(|(_, token)| token)
    }

    /// Whether a figure is asked for and nothing else.
    fn is_plain(&self, scene: &Scene<'_>) -> bool {
        let question = scene.question;
        let words: usize =
            self.beside(question).filter(|token| matches!(token.class, Class::Content | Class::Neutral)).map(word_count).sum();
        let periods = matches!(question.periods.as_slice(), [] | [Asked::At(_) | Asked::Between(..) | Asked::Within(_)]);
        let apart = || super::dimensions::dimensions(scene).any(|dimension| !super::dimensions::told_apart(scene, dimension).is_empty());
        self.operations.is_empty()
            && words <= MOST_WORDS
            && periods
            && !self.is_explained(scene)
            && !is_term(question, &self.span)
            && !apart()
            && !self.is_narrowed(scene)
            && !(self.ids.iter().any(|id| is_stock(scene, *id)) && event(scene).is_some())
    }

    /// Whether a word beside the name makes it another's whose name is said in full: "how many shops were registered" is asked of
    /// registered shops, though "registered" narrow nothing elsewhere.
    fn is_narrowed(&self, scene: &Scene<'_>) -> bool {
        let tokens = &scene.question.tokens;
        let is_named = |candidate: &&Candidate| self.ids.contains(&candidate.indicator);
        let own = scene.candidates.iter().filter(is_named).fold(TokenSet::default(), |own, candidate| own.union(candidate.explained));
        let narrows = |place: usize| !self.span.contains(&place) && !tokens[place].features.is_empty() && tokens[place].cues.is_empty();
        scene
            .candidates
            .iter()
            .filter(|candidate| !is_named(candidate) && candidate.full)
            .any(|other| self.span.clone().all(|place| other.explained.contains(place)) && other.explained.without(own).iter().any(narrows))
    }

    /// Whether it is asked what a term means that the base explains for what is named, though it may be called in other words.
    fn is_explained(&self, scene: &Scene<'_>) -> bool {
        let asks = self.beside(scene.question).any(|token| token.cues.contains(&Cue::Define));
        let dated = !scene.question.periods.is_empty() || scene.has(Cue::HowMany);
        asks && !dated && scene.base().glossary.iter().any(|term| term.indicator.is_some_and(|id| self.ids.contains(&id)))
    }

    /// Whether it is asked what is aimed at.
    fn asks_for_a_target(&self, scene: &Scene<'_>) -> bool {
        let base = scene.base();
        let aims = |id: &IndicatorId| super::fit::is_target(&base.indicators[id.0 as usize]);
        self.operations.contains(&Cue::Target) && self.operations.iter().all(|cue| *cue == Cue::Target) && !self.ids.iter().any(aims)
    }

    /// The targets for what is named, or for the share that it is a part of.
    fn targets(&self, scene: &Scene<'_>) -> Vec<IndicatorId> {
        let base = scene.base();
        let is_share = |id: IndicatorId| base.indicators[id.0 as usize].share.is_some_and(|share| self.ids.contains(&share.part));
        let is_for = |actual: IndicatorId| self.ids.contains(&actual) || is_share(actual);
        let all = (0..).map(IndicatorId).zip(&base.indicators);
        all.filter(|(_, indicator)| indicator.target_for.is_some_and(is_for)).map(|(id, _)| id).collect()
    }

    /// Whether a reading is about what is named or what the base relates to it.
    pub fn admits(&self, scene: &Scene<'_>, reading: &Reading) -> bool {
        let Ok(ask) = &reading.outcome else { return true };
        if self.asks_for_a_target(scene) {
            let targets = self.targets(scene);
            return ask.indicators().iter().any(|id| targets.contains(id));
        }
        let base = scene.base();
        let ends = |id: IndicatorId| {
            let indicator = &base.indicators[id.0 as usize];
            let share = indicator.share.map(|share| [share.part, share.of]).into_iter().flatten();
            [indicator.part_of, indicator.target_for, indicator.growth_of].into_iter().flatten().chain(share).collect::<Vec<_>>()
        };
        let is_kin = |id: IndicatorId| {
            let kin = &scene.facts.index.profiles[id.0 as usize].kin;
            let is_end = |named: &IndicatorId| scene.facts.related(*named).contains(&id) || ends(*named).contains(&id);
            // Where nothing is to be done with it, what is named is meant and nothing that only has its name in its own.
            let has_its_name = |named: &IndicatorId| !self.operations.is_empty() && kin.contains(named);
            self.ids.iter().any(|named| id == *named || has_its_name(named) || is_end(named))
        };
        matches!(ask, Ask::Define(_)) || ask.indicators().into_iter().any(is_kin)
    }
}

/// How many words a stretch has; of Chinese, two characters are about one.
fn word_count(token: &Token) -> usize {
    if token.text.is_ascii() { token.text.split(' ').count() } else { token.text.chars().count().div_ceil(2) }
}

/// How surely a word beside a name restricts, other than as a period or a member that figures are held of.
fn says(token: &Token) -> f32 {
    match token.class {
        Class::Period(_) | Class::Member(_) | Class::Mark => 0.0,
        Class::Number(_) | Class::Country(_) | Class::Unknown => 1.0,
        Class::Content | Class::Neutral => token.restricts,
    }
}

/// Whether a cue asks for a figure as it is.
fn is_asking(cue: Cue) -> bool {
    matches!(cue, Cue::HowMany | Cue::Count | Cue::Total | Cue::Define | Cue::Now | Cue::Claim)
}

/// Whether what is named is a term that is explained, and may be asked for as that.
fn is_term(question: &Question, span: &Range<usize>) -> bool {
    if !question.periods.is_empty() || question.has(Cue::HowMany) {
        return false;
    }
    let overlaps = |other: &Range<usize>| other.start < span.end && span.start < other.end;
    question.terms.iter().any(|(_, other)| overlaps(other))
}

/// The plan for a question that names an indicator, and at most a period and members of which there is a figure.
pub fn plan(scene: &Scene<'_>, naming: &Naming) -> Option<Plan> {
    let question = scene.question;
    if naming.asks_for_a_target(scene) && naming.targets(scene).is_empty() {
        let words =
            question.cued(Cue::Target).filter(|place| !naming.span.contains(place)).map(|place| question.tokens[place].text.clone());
        let near = naming.ids.iter().filter_map(|id| super::pick::pick(scene.base(), *id, None, &[]).ok()).collect();
        return Some(Plan::Abstain { reason: Reason::Unread(words.collect()), near });
    }
    if !naming.is_plain(scene) {
        return None;
    }
    let mut members: Vec<MemberId> =
        naming.beside(question).filter_map(|token| if let Class::Member(member) = token.class { Some(member) } else { None }).collect();
    members.sort_unstable();
    members.dedup();
    // What sort of value the words of the name ask for elsewhere is no matter: "billion-dollar start-ups" are counted.
    let asks = naming.beside(question).any(|token| !token.cues.is_empty());
    let base = scene.base();
    let held = |id: &IndicatorId| {
        let indicator = &base.indicators[id.0 as usize];
        let fits = || can_give(wanted(scene), &indicator.unit) && !counts_others(scene, indicator) && !is_in_other_unit(scene, indicator);
        let picked = match question.periods.as_slice() {
            [Asked::Within(_)] if members.is_empty() => scene.pick(*id).ok(),
            [Asked::Within(_)] => None,
            [Asked::Between(first, last)] => scene.is_held_of_both(*id, *first, *last).then(|| scene.pick(*id).ok()).flatten(),
            _ => super::pick::pick(base, *id, scene.period(), &members).ok(),
        };
        picked.filter(|_| !asks || fits())
    };
    let mut operands: Vec<Operand> = naming.ids.iter().filter_map(held).collect();
    match operands.len() {
        0 => None,
        1 => Some(Plan::Answer { ask: Ask::Figure(operands.remove(0)), score: SURE }),
        _ => Some(Plan::Clarify { choices: operands }),
    }
}
