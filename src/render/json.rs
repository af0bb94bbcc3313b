//! What do programs get of an answer?
//!
//! The fields and their order are a contract: see DESIGN.md, section 5.

use super::piece;
use super::plain::plain;
use crate::answer::{Answer, Content};
use crate::compute::{Computed, Verdict};
use crate::facts::base::FactBase;
use crate::language::Language;
use crate::plan::Operand;
use crate::quantity::{Bounded, Rounding};
use crate::render::{number, working};
use crate::verify::{Judged, Report};
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
        language: answer.language.code(),
        outcome: answer.outcome(),
        verdict: answer.verdict().map(crate::compute::Verdict::key),
        score: (f64::from(score) * 100.0).round() / 100.0,
        reply: plain(said),
        figures: operands.iter().map(|operand| figure(operand, base)).collect(),
        computed: computed.into_iter().map(|computed| calculation(computed, answer.language)).collect(),
        suggestions: said.suggestions.clone(),
    }
}

/// The figures of a text as a program gets them.
#[derive(Clone, Debug, Serialize)]
pub struct Checked<'a> {
    /// What the program called the text.
    pub id: serde_json::Value,
    /// The figures that the base speaks to.
    pub claims: Vec<Claim<'a>>,
    /// The words of the figures that it does not speak to.
    pub unjudged: Vec<&'a str>,
    /// The plain text of the reply.
    pub reply: String,
}

/// A figure of a text.
#[derive(Clone, Debug, Serialize)]
pub struct Claim<'a> {
    words: &'a str,
    #[serde(flatten)]
    value: Value,
    verdict: &'static str,
    key: &'a str,
    #[serde(rename = "true")]
    truth: Option<String>,
    true_bound: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_high: Option<String>,
    unit: String,
    period: String,
    qualifier_lost: bool,
    /// The key of the figure that the number is really of.
    number_of: Option<&'a str>,
    statement: &'a str,
    url: &'a str,
}

/// The figures of a text for programs.
#[must_use]
pub fn checked<'a>(id: serde_json::Value, text: &'a str, report: &Report, said: &piece::Reply, base: &'a FactBase) -> Checked<'a> {
    Checked {
        id,
        claims: report.claims.iter().map(|judged| claim(judged, text, base)).collect(),
        unjudged: report.unjudged.iter().filter_map(|place| text.get(place.clone())).collect(),
        reply: plain(said),
    }
}

fn claim<'a>(judged: &Judged, text: &'a str, base: &'a FactBase) -> Claim<'a> {
    let figure = &base.figures[judged.held.figure.0 as usize];
    let statement = &base.statements[figure.statement.0 as usize];
    let key = |operand: &Operand| base.indicators[operand.indicator.0 as usize].key.as_ref();
    let known = judged.computed.as_ref().map_or(figure.value, |computed| computed.value.outward(Rounding::ForJson));
    let truth = judged.no_figure_for.is_none().then(|| value(known.normalized()));
    Claim {
        words: text.get(judged.words.clone()).unwrap_or_default(),
        value: value(judged.value.normalized()),
        verdict: judged.verdict.key(),
        key: key(&judged.held),
        true_bound: truth.as_ref().map(|truth| truth.bound),
        true_high: truth.as_ref().and_then(|truth| truth.high.clone()),
        truth: truth.map(|truth| truth.value),
        unit: number::unit_name(&judged.unit),
        period: figure.period.to_string(),
        qualifier_lost: judged.verdict == Verdict::Supported { qualifier_lost: true },
        number_of: judged.whose.as_ref().map(key),
        statement: &statement.key,
        url: &statement.url,
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
