//! What is the reader told: the finding with its citations, or why there is none and what is near?

mod asides;
mod caveats;

pub use asides::{has_a_sign, is_target};
pub use caveats::{Caveat, is_one_series};

use crate::compute::{self, Computed, Finding, Verdict};
use crate::facts::base::{FactBase, IndicatorId};
use crate::language::Language;
use crate::plan::{Ask, Claim, Operand, Plan, Reason};
use crate::question::{Facts, Question};
use jiff::civil::Date;

/// An answer, ready to be rendered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The language to write it in.
    pub language: Language,
    /// The day on which it was asked.
    pub as_of: Date,
    /// What it says.
    pub content: Content,
}

/// What an answer says.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "an answer is made once and handed on by reference")]
pub enum Content {
    /// Figures and what was computed from them.
    Found {
        /// What was asked.
        ask: Ask,
        /// The claim that was judged, if any.
        claim: Option<Claim>,
        /// What it came to.
        finding: Finding,
        /// Further computed lines that a reader would want, each with the operand it is set beside.
        asides: Vec<Aside>,
        /// The figure that a claimed number belongs to: another indicator's, or of another period.
        whose: Option<Operand>,
        /// What a reader should know.
        caveats: Vec<Caveat>,
        /// How sure the reading is, from 0 to 1.
        score: f32,
    },
    /// Which of these is meant?
    Choices(Vec<Operand>),
    /// There is no answer.
    Abstention {
        /// Why.
        reason: Reason,
        /// What is near.
        near: Vec<Operand>,
    },
    /// Nothing to say.
    Silence,
}

/// A computed line beside the headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What was computed.
    pub computed: Computed,
    /// The other figure that took part: the whole, the earlier figure, the target.
    pub beside: Operand,
}

/// The answer that a plan comes to, on the day on which it is asked.
#[must_use]
pub fn answer(question: &Question, plan: Plan, facts: &Facts, as_of: Date) -> Answer {
    let content = match plan {
        Plan::Silent => Content::Silence,
        Plan::Clarify { choices } => Content::Choices(choices),
        Plan::Abstain { reason, near } => Content::Abstention { reason, near },
        Plan::Answer { ask, score } => found(ask, None, score, facts, as_of),
        Plan::Judge { ask, claim, score } => found(ask, Some(claim), score, facts, as_of),
    };
    Answer { language: question.language, as_of, content }
}

/// The answer to what was picked instead of said: by a command, a button or a choice.
#[must_use]
pub fn picked(ask: Ask, language: Language, facts: &Facts, as_of: Date) -> Answer {
    Answer { language, as_of, content: found(ask, None, 1.0, facts, as_of) }
}

fn found(ask: Ask, claim: Option<Claim>, score: f32, facts: &Facts, as_of: Date) -> Content {
    let base = &facts.base;
    let finding = match &claim {
        Some(claim) => compute::evaluate_claim(&ask, claim, base),
        None => compute::evaluate(&ask, base),
    };
    let Ok(finding) = finding else {
        return Content::Abstention { reason: Reason::Unsupported, near: ask.main().cloned().into_iter().collect() };
    };
    let whose = claim.as_ref().and_then(|claim| whose(&ask, claim, &finding, base));
    // Whose the claimed number is says more than any line beside the figure.
    let asides = match &ask {
        Ask::Figure(operand) if whose.is_none() => asides::asides(operand, facts),
        Ask::Difference { left, right } if claim.is_none() => asides::in_percent(left, right, base).into_iter().collect(),
        Ask::Growth { from, to } if claim.is_none() => asides::in_units(from, to, base).into_iter().collect(),
        _ => Vec::new(),
    };
    Content::Found {
        asides,
        whose,
        caveats: caveats::caveats(&ask, &finding.figures, base, as_of),
        ask,
        claim,
        finding,
        score: score.clamp(0.0, 1.0),
    }
}

/// The figure that a claimed number is of, where it is another one: of another indicator, or of another period.
fn whose(ask: &Ask, claim: &Claim, finding: &Finding, base: &FactBase) -> Option<Operand> {
    let Claim::Value { value, whose, .. } = claim else {
        return None;
    };
    let refuted = finding.verdict == Some(Verdict::Refuted);
    let own = match ask {
        Ask::Figure(operand) if refuted => Some(operand.indicator),
        _ => None,
    };
    let figure_of = |indicator: IndicatorId| {
        let (figure, _) = asides::figures(base, indicator)
            .filter(|(_, figure)| figure.value.point() == value.point())
            .max_by_key(|(id, figure)| (figure.period.end, *id))?;
        Some(Operand { indicator, figure, disagreeing: Vec::new() })
    };
    let found = own.and_then(figure_of).or_else(|| whose.and_then(figure_of));
    // "More than 50 %" of what is 50 % is said of no other figure.
    let is_told = |operand: &Operand| finding.figures.first().is_some_and(|told| told.period(base) == operand.period(base));
    found.filter(|operand| own != Some(operand.indicator) || !is_told(operand))
}

impl Answer {
    /// The name of the outcome that programs know.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match self.content {
            Content::Found { .. } => "answer",
            Content::Choices(_) => "clarify",
            Content::Abstention { .. } => "abstain",
            Content::Silence => "silent",
        }
    }

    /// The verdict on a claim, if one was made.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        match &self.content {
            Content::Found { finding, .. } => finding.verdict,
            Content::Choices(_) | Content::Abstention { .. } | Content::Silence => None,
        }
    }

    /// The indicators that the answer shows figures of.
    #[must_use]
    pub fn indicators(&self) -> Vec<IndicatorId> {
        match &self.content {
            Content::Found { finding, .. } => finding.figures.iter().map(|operand| operand.indicator).collect(),
            Content::Choices(operands) => operands.iter().map(|operand| operand.indicator).collect(),
            Content::Abstention { .. } | Content::Silence => Vec::new(),
        }
    }
}
