//! What do the figures of a plan come to?
//!
//! [`evaluate`] computes on values already in the plan and looks nothing up. Every result carries its bound
//! and its working.

mod formula;
mod gap;
mod given;
mod over_time;
mod verdict;

use crate::facts::base::FactBase;
use crate::plan::{Ask, Claim, Operand};
use crate::quantity::{ArithmeticFault, Bounded, Comparison, Unit};
pub use verdict::Verdict;

/// What was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A part as a percentage of a whole.
    Share,
    /// What a percentage leaves.
    Complement,
    /// What a part leaves of a whole.
    Remainder,
    /// Figures that follow each other in time, added up.
    Total,
    /// How many a percentage of a group is.
    Count,
    /// A whole implied by a part and its share.
    Whole,
    /// One figure less another.
    Difference,
    /// One figure over another.
    Ratio,
    /// The largest less the smallest.
    Spread,
    /// What is left to a target.
    Gap,
    /// By how much a target was passed.
    Excess,
    /// How much of a target is reached.
    Progress,
    /// The growth that reaches a target.
    GrowthNeeded,
    /// The level before a growth.
    EarlierLevel,
    /// The rise in level that a growth amounts to.
    EarlierDifference,
    /// Growth from one period to another.
    Growth,
    /// Average growth each year.
    AnnualGrowth,
    /// A rate over another stretch of time.
    Rate,
    /// The time between two, at a rate.
    Interval,
    /// How many of so many a part is.
    Proportion,
    /// One of how many a part is.
    OneIn,
    /// A part of a figure.
    Part,
    /// A multiple of a figure.
    Multiple,
    /// A figure in another currency.
    Exchange,
    /// How long a rate takes to come to so many.
    Duration,
    /// Growth of one thing for each of another.
    RelativeGrowth,
    /// What each stretch of time has to bring, to reach a target.
    Pace,
}

impl Kind {
    /// The name that programs know it by.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Complement => "complement",
            Self::Remainder => "remainder",
            Self::Total => "total",
            Self::Count => "count",
            Self::Whole => "whole",
            Self::Difference => "difference",
            Self::Ratio => "ratio",
            Self::Spread => "spread",
            Self::Gap => "gap",
            Self::Excess => "excess",
            Self::Progress => "progress",
            Self::GrowthNeeded => "growth_needed",
            Self::EarlierLevel => "earlier_level",
            Self::EarlierDifference => "earlier_difference",
            Self::Growth => "growth",
            Self::AnnualGrowth => "annual_growth",
            Self::Rate => "rate",
            Self::Interval => "interval",
            Self::Proportion => "proportion",
            Self::OneIn => "one_in",
            Self::Part => "part",
            Self::Multiple => "multiple",
            Self::Exchange => "exchange",
            Self::Duration => "duration",
            Self::RelativeGrowth => "relative_growth",
            Self::Pace => "pace",
        }
    }
}

/// A piece of a working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A stated value with its unit.
    Value(Bounded, Unit),
    /// A plain number of the formula.
    Number(rust_decimal::Decimal),
    /// An operation sign or a bracket.
    Sign(&'static str),
}

/// A computed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// What it is.
    pub kind: Kind,
    /// The value with its bound, not rounded.
    pub value: Bounded,
    /// Its unit.
    pub unit: Unit,
    /// How it was computed.
    pub working: Vec<Term>,
}

/// What a plan comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The stated figures that answer, the headline first. Where the headline is computed, its inputs.
    pub figures: Vec<Operand>,
    /// What was computed, the headline first.
    pub computed: Vec<Computed>,
    /// Which of two compared figures is larger.
    pub comparison: Option<Comparison>,
    /// The verdict on a claim.
    pub verdict: Option<Verdict>,
}

/// Computes what is asked for.
pub fn evaluate(ask: &Ask, base: &FactBase) -> Result<Finding, ArithmeticFault> {
    formula::finding(ask, base)
}

/// By how much something moved from one of its figures to another, in their unit.
pub fn movement(from: &Operand, to: &Operand, base: &FactBase) -> Result<Computed, ArithmeticFault> {
    formula::Book { base }.minus(Kind::Difference, to, from)
}

/// Computes what is asked for, and judges a claim about it.
pub fn evaluate_claim(ask: &Ask, claim: &Claim, base: &FactBase) -> Result<Finding, ArithmeticFault> {
    let mut finding = formula::finding(ask, base)?;
    finding.verdict = Some(verdict::verdict(ask, claim, &finding, base));
    Ok(finding)
}
