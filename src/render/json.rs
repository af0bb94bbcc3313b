//! What do programs get of an answer?
//!
//! The fields and their order are a contract: see DESIGN.md, section 5.

use super::piece;
use super::plain::plain;
use crate::answer::{Answer, Content};
use crate::compute::Computed;
use crate::facts::base::FactBase;
use crate::language::Language;
use crate::plan::Operand;
use crate::quantity::{Bounded, Rounding};
use crate::render::{number, working};
use serde::Serialize;
use std::collections::BTreeMap;

/// One answer as a program gets it.
#[derive(Clone, Debug, Serialize)]
pub struct Reply<'a> {
    /// What the program called the question.
    pub id: serde_json::Value,
    /// The question as it was asked.
    pub question: &'a str,
    /// "en" or "zh".
    pub language: &'static str,
    /// "answer", "clarify", "abstain" or "silent".
    pub outcome: &'static str,
    /// "supported", "refuted", "unsupported" or nothing.
    pub verdict: Option<&'static str>,
    /// How sure the reading is, from 0 to 1.
    pub score: f64,
    /// The plain text of the reply.
    pub reply: String,
    /// The stated figures that answer, the headline first.
    pub figures: Vec<Figure<'a>>,
    /// What was computed, the headline first.
    pub computed: Vec<Calculation>,
    /// What is near, or what could be asked next.
    pub suggestions: Vec<String>,
}

/// A stated figure.
#[derive(Clone, Debug, Serialize)]
pub struct Figure<'a> {
    key: &'a str,
    period: String,
    members: BTreeMap<&'a str, &'a str>,
    #[serde(flatten)]
    value: Value,
    unit: String,
    stated: &'a str,
    statement: &'a str,
}

/// A computed figure.
#[derive(Clone, Debug, Serialize)]
pub struct Calculation {
    kind: &'static str,
    #[serde(flatten)]
    value: Value,
    unit: String,
    working: String,
}

/// A value with its bound, as plain decimals.
#[derive(Clone, Debug, Serialize)]
struct Value {
    value: String,
    bound: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
}

/// An answer for programs.
#[must_use]
pub fn reply<'a>(id: serde_json::Value, question: &'a str, answer: &Answer, said: &piece::Reply, base: &'a FactBase) -> Reply<'a> {
    let (operands, computed, score): (&[Operand], Vec<&Computed>, f32) = match &answer.content {
        Content::Found { finding, asides, score, .. } => {
            (&finding.figures, finding.computed.iter().chain(asides.iter().map(|aside| &aside.computed)).collect(), *score)
        }
        Content::Choices(operands) => (operands, Vec::new(), 0.0),
        Content::Abstention { .. } | Content::Silence => (&[], Vec::new(), 0.0),
    };
    Reply {
        id,
        question,
        language: match answer.language {
            Language::English => "en",
            Language::Chinese => "zh",
        },
        outcome: answer.outcome(),
        verdict: answer.verdict().map(crate::compute::Verdict::key),
        score: (f64::from(score) * 100.0).round() / 100.0,
        reply: plain(said),
        figures: operands.iter().map(|operand| figure(operand, base)).collect(),
        computed: computed.into_iter().map(|computed| calculation(computed, answer.language)).collect(),
        suggestions: said.suggestions.clone(),
    }
}

fn figure<'a>(operand: &Operand, base: &'a FactBase) -> Figure<'a> {
    let figure = &base.figures[operand.figure.0 as usize];
    let members = figure.members.iter().map(|member| {
        let dimension = &base.dimensions[member.dimension.0 as usize];
        (dimension.key.as_ref(), dimension.members[member.index as usize].key.as_ref())
    });
    Figure {
        key: &base.indicators[operand.indicator.0 as usize].key,
        period: figure.period.to_string(),
        members: members.collect(),
        value: value(figure.value.normalized()),
        unit: number::unit_name(operand.unit(base)),
        stated: &figure.stated,
        statement: &base.statements[figure.statement.0 as usize].key,
    }
}

fn calculation(computed: &Computed, language: Language) -> Calculation {
    Calculation {
        kind: computed.kind.key(),
        value: value(computed.value.outward(Rounding::ForJson)),
        unit: number::unit_name(&computed.unit),
        working: working::text(&computed.working, language),
    }
}

fn value(bounded: Bounded) -> Value {
    let (value, bound, high) = match bounded {
        Bounded::Exact(value) => (value, "exact", None),
        Bounded::About(value) => (value, "about", None),
        Bounded::Above(value) => (value, "above", None),
        Bounded::AtLeast(value) => (value, "at_least", None),
        Bounded::Below(value) => (value, "below", None),
        Bounded::AtMost(value) => (value, "at_most", None),
        Bounded::Nearly(value) => (value, "nearly", None),
        Bounded::Range(low, high) => (low, "range", Some(high)),
    };
    Value { value: value.normalize().to_string(), bound, high: high.map(|high| high.normalize().to_string()) }
}
