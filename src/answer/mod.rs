//! What is the reader told: the finding with its citations, or why there is none and what is near?

use crate::compute::{self, Computed, Finding, Verdict};
use crate::facts::base::{FactBase, IndicatorId, StatementId};
use crate::language::Language;
use crate::plan::{Ask, Claim, Operand, Plan, Reason};
use crate::question::{Facts, Question};

/// An answer, ready to be rendered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The language to write it in.
    pub language: Language,
    /// What it says.
    pub content: Content,
}

/// What an answer says.
#[derive(Clone, Debug)]
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

/// The answer that a plan comes to.
#[must_use]
pub fn answer(question: &Question, plan: Plan, facts: &Facts) -> Answer {
    let content = match plan {
        Plan::Silent => Content::Silence,
        Plan::Clarify { choices } => Content::Choices(choices),
        Plan::Abstain { reason, near } => Content::Abstention { reason, near },
        Plan::Answer { ask, score } => found(ask, None, score, &facts.base),
        Plan::Judge { ask, claim, score } => found(ask, Some(claim), score, &facts.base),
    };
    Answer { language: question.language, content }
}

fn found(ask: Ask, claim: Option<Claim>, score: f32, base: &FactBase) -> Content {
    let finding = match &claim {
        Some(claim) => compute::evaluate_claim(&ask, claim, base),
        None => compute::evaluate(&ask, base),
    };
    match finding {
        Ok(finding) => Content::Found { ask, claim, finding, asides: Vec::new(), score: score.clamp(0.0, 1.0) },
        Err(_) => Content::Abstention { reason: Reason::Unsupported, near: ask.main().cloned().into_iter().collect() },
    }
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

    /// The statements that the answer cites, each once, in the order of the figures.
    #[must_use]
    pub fn statements(&self, base: &FactBase) -> Vec<StatementId> {
        let operands: &[Operand] = match &self.content {
            Content::Found { finding, .. } => &finding.figures,
            Content::Choices(operands) | Content::Abstention { near: operands, .. } => operands,
            Content::Silence => &[],
        };
        let mut statements = Vec::new();
        for operand in operands {
            for figure in std::iter::once(&operand.figure).chain(&operand.disagreeing) {
                let statement = base.figures[figure.0 as usize].statement;
                if !statements.contains(&statement) {
                    statements.push(statement);
                }
            }
        }
        statements
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
