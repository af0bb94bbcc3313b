//! What is to be looked up and computed for a question, or why not?
//!
//! [`plan`] makes readings of the question, each an [`Ask`] with the words that it explains, and
//! chooses among them: the one that explains every word that restricts and fits best, the choice to
//! ask back where two fit about as well, or an abstention that says what is missing.

mod about;
mod claim;
mod evidence;
mod followup;
mod kin;
mod pair;
mod pick;
mod readings;
mod single;

use crate::facts::base::{FactBase, FigureId, IndicatorId, MemberId, TopicId};
use crate::facts::index::TermId;
use crate::facts::period::Period;
use crate::quantity::{Bounded, Per, Unit};
use crate::question::{Facts, Question};

/// A stated figure that takes part in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its figure for the period and members asked, the latest published one.
    pub figure: FigureId,
    /// Other figures for the same period and members that differ from it.
    pub disagreeing: Vec<FigureId>,
}

impl Operand {
    /// The stated value.
    #[must_use]
    pub fn value(&self, base: &FactBase) -> Bounded {
        base.figures[self.figure.0 as usize].value
    }

    /// The unit of the indicator.
    #[must_use]
    pub fn unit<'a>(&self, base: &'a FactBase) -> &'a Unit {
        &base.indicators[self.indicator.0 as usize].unit
    }

    /// The period of the figure.
    #[must_use]
    pub fn period(&self, base: &FactBase) -> Period {
        base.figures[self.figure.0 as usize].period
    }

    /// The members of the figure.
    #[must_use]
    pub fn members<'a>(&self, base: &'a FactBase) -> &'a [MemberId] {
        &base.figures[self.figure.0 as usize].members
    }
}

/// What is asked for, with the figures that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A stated figure.
    Figure(Operand),
    /// Several figures, one for each thing that was named.
    Figures(Vec<Operand>),
    /// What a share leaves: 100 % less it.
    Complement(Operand),
    /// What a part leaves of its whole.
    Remainder { part: Operand, whole: Operand },
    /// What share of a whole a part is.
    Share { part: Operand, whole: Operand },
    /// How many a share of a group is.
    CountOf { share: Operand, group: Operand, complement: bool },
    /// The whole that a part and its share imply.
    ImpliedWhole { part: Operand, share: Operand, whole: IndicatorId },
    /// How much two figures differ.
    Difference { left: Operand, right: Operand },
    /// How many times one figure is another.
    Ratio { left: Operand, right: Operand },
    /// Which of two figures is larger.
    Compare { left: Operand, right: Operand },
    /// Figures in order.
    Rank { operands: Vec<Operand>, lowest_first: bool, whole_list: bool },
    /// How far apart the largest and the smallest of several figures are.
    Spread(Vec<Operand>),
    /// What is left to a target.
    Gap { target: Operand, actual: Operand },
    /// How much of a target is reached.
    Progress { target: Operand, actual: Operand },
    /// By how much the actual must grow to reach a target.
    GrowthNeeded { target: Operand, actual: Operand },
    /// The level before a stated growth.
    EarlierLevel { level: Operand, growth: Operand },
    /// By how much a level rose in the period of a stated growth.
    EarlierDifference { level: Operand, growth: Operand },
    /// How much an indicator grew from one figure to another.
    Growth { from: Operand, to: Operand },
    /// How much it grew on average each year.
    AnnualGrowth { from: Operand, to: Operand },
    /// How an indicator moved over its periods.
    Trend(Vec<Operand>),
    /// A rate over another stretch of time.
    RateOver { rate: Operand, per: Per },
    /// How long it takes until the next one, at a rate.
    Interval { rate: Operand, per: Per },
    /// All figures of a topic.
    Topic { topic: TopicId, operands: Vec<Operand> },
    /// What a term means.
    Define(TermId),
    /// Where figures come from.
    Source { operands: Vec<Operand>, what: Provenance },
}

/// What is asked of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Title, publisher and address.
    Source,
    /// Who said it.
    Speaker,
    /// When.
    Date,
}

/// What a member claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// That what is asked has this value.
    Value { value: Bounded, unit: Unit, whose: Option<IndicatorId> },
    /// That it is more than something else, or less.
    More { than_right: bool },
    /// That it grew, or fell.
    Rose { rose: bool },
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// These words restrict the question to something that the base does not hold.
    Unread(Vec<Box<str>>),
    /// There is no figure for the period.
    NoSuchPeriod(Period),
    /// There is no figure for the member.
    NoSuchMember(Vec<MemberId>),
    /// The indicator has no figure at all.
    NoFigure(IndicatorId),
    /// The two are not of a kind.
    NotAlike(IndicatorId, IndicatorId),
    /// The base cannot forecast, advise or explain causes.
    Unsupported,
    /// Nothing in the question is about the base.
    OutOfScope,
}

/// What is to be done about a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// Answer it.
    Answer { ask: Ask, score: f32 },
    /// Judge a claim.
    Judge { ask: Ask, claim: Claim, score: f32 },
    /// Ask which of these is meant.
    Clarify { choices: Vec<Operand> },
    /// Say that there is no answer, and what is near.
    Abstain { reason: Reason, near: Vec<Operand> },
    /// Say nothing.
    Silent,
}

/// What to do about a question, said after `earlier` questions of the same member.
#[must_use]
pub fn plan(question: &Question, earlier: &[Question], facts: &Facts) -> Plan {
    if question.chatter {
        return Plan::Silent;
    }
    let alone = readings::plan_alone(question, facts);
    let Some((previous, before)) = earlier.split_last() else {
        return alone;
    };
    followup::plan_after(question, alone, previous, before, facts)
}

/// The readings of a question in words, best first, for finding out why one was chosen.
#[must_use]
pub fn explain(question: &Question, facts: &Facts) -> Vec<String> {
    readings::explain(question, facts)
}

/// The names of what a token may stand for.
#[must_use]
pub fn explain_features(facts: &Facts, token: &crate::question::Token) -> Vec<String> {
    let lexicon = crate::language::lexicon::Lexicon::get();
    token
        .features
        .iter()
        .map(|feature| match u16::try_from(feature.0) {
            Ok(id) if (id as usize) < lexicon.concept_count() => lexicon.key(crate::language::lexicon::ConceptId(id)).to_owned(),
            _ => facts.index.terms.iter().find(|(_, known)| *known == feature).map_or_else(String::new, |(term, _)| format!("'{term}'")),
        })
        .collect()
}
