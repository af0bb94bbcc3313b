//! What is to be looked up and computed for a question, or why not?
//!
//! [`plan`] makes readings of the question, each an [`Ask`] with the words that it explains, and
//! chooses among them: the one that explains every word that restricts and fits best, the choice to
//! ask back where two fit about as well, or an abstention that says what is missing.

mod about;
mod amid_talk;
mod ask;
mod by_source;
mod by_unit;
mod claim;
mod company;
mod contrast;
mod dimensions;
mod division;
mod each_member;
mod earlier;
mod events;
mod evidence;
mod exchange;
mod fastest_year;
mod fit;
mod followup;
mod frames;
mod given;
mod goals;
mod groups;
mod hinge;
mod idle;
mod in_plural;
mod instead;
mod intervals;
mod kin;
mod length;
mod levels;
mod likeliest;
mod measure;
mod members;
mod most_moved;
mod moves;
mod named;
mod no_figure;
mod once;
mod opposites;
mod pair;
mod part_of_year;
mod parts;
mod pick;
mod places;
mod rates;
mod ratios;
mod readings;
mod reckoned;
mod refusal;
mod rests;
mod rivals;
mod said;
mod same_part;
mod scene;
mod sides;
mod single;
mod split;
pub mod spoken;
mod started;
mod stretch;
mod subject;
mod sums;
mod superlative;
mod token_set;
mod told_first;
mod two_questions;
mod units;
mod utterance;
mod vague;
mod wanted;
mod whole;
mod without;

use crate::facts::base::{FactBase, FigureId, IndicatorId, MemberId};
use crate::facts::period::Period;
use crate::quantity::{Bounded, Unit};
use crate::question::{Facts, Question};
pub use ask::{Ask, Given, Provenance};
pub use claim::step;
pub use pick::{figures_for, pick, series};
pub use utterance::{History, Utterance};

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

/// A figure as it takes part in an answer, with those that differ from it; `None` where there is none of this number.
#[must_use]
pub fn operand(id: FigureId, base: &FactBase) -> Option<Operand> {
    let figure = base.figures.get(id.0 as usize)?;
    let differs = |(other, held): &(FigureId, &crate::facts::base::Figure)| {
        let spans = (held.period.start, held.period.end) == (figure.period.start, figure.period.end);
        *other != id && spans && held.value != figure.value
    };
    let disagreeing = figures_for(base, figure.indicator, &figure.members).filter(differs).map(|(other, _)| other).collect();
    Some(Operand { indicator: figure.indicator, figure: id, disagreeing })
}

/// What a member claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// That what is asked has this value.
    Value {
        /// The claimed number, with its "more than" or "about".
        value: Bounded,
        /// The unit that it was given in.
        unit: Unit,
        /// Another indicator that the claimed number is of.
        whose: Option<IndicatorId>,
        /// The target for a later time that the claim has come to already, where it is of the time of the figure.
        aimed: Option<IndicatorId>,
    },
    /// That each of several figures has its value.
    Each(Vec<Bounded>),
    /// That it is more than something else, or less.
    More {
        /// Whether the first is claimed to be the larger.
        than_right: bool,
    },
    /// That it grew, or fell.
    Rose {
        /// Whether it is claimed to have grown.
        rose: bool,
    },
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
    Answer {
        /// What to look up and compute.
        ask: Ask,
        /// How sure the reading is, from 0 to 1.
        score: f32,
    },
    /// Judge a claim.
    Judge {
        /// What to look up and compute.
        ask: Ask,
        /// What it is held against.
        claim: Claim,
        /// How sure the reading is, from 0 to 1.
        score: f32,
    },
    /// Ask which of these is meant.
    Clarify {
        /// The readings that fit about as well.
        choices: Vec<Operand>,
    },
    /// Say that there is no answer, and what is near.
    Abstain {
        /// What stands in the way.
        reason: Reason,
        /// What is known that comes nearest.
        near: Vec<Operand>,
    },
    /// Say nothing.
    Silent,
}

/// What to do about a question by itself.
#[must_use]
pub fn plan(question: &Question, facts: &Facts) -> Plan {
    after(question, alone(question, facts), &|_| None, facts)
}

/// What the words of a question ask for, without regard to what was said before.
fn alone(question: &Question, facts: &Facts) -> Plan {
    if question.chatter { Plan::Silent } else { readings::plan_alone(question, facts) }
}

/// What to do about a question that was said after others of the same member.
fn after(question: &Question, alone: Plan, history: History<'_>, facts: &Facts) -> Plan {
    if question.chatter {
        return Plan::Silent;
    }
    by_source::stated_by_the_named(followup::plan_after(question, alone, history, facts), question, facts)
}

/// The indicators that a question shares words with, the likeliest first, whether or not one of them is meant.
#[must_use]
pub fn nearest(question: &Question, facts: &Facts) -> Vec<IndicatorId> {
    scene::Scene::new(question, facts).candidates.iter().map(|candidate| candidate.indicator).collect()
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
