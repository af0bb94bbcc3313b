//! Is a percentage the share that one held figure is of another?
//!
//! "8,997 little giants in 2022; that is 12.9 % of all SRDI SMEs": nobody states that, but it can be computed, and nobody writes the very
//! number by chance.

use super::Judged;
use super::settle;
use crate::compute::{self, Verdict};
use crate::facts::base::IndicatorId;
use crate::facts::period::Period;
use crate::plan::{Ask, Operand, pick};
use crate::quantity::read::{Found, Measure};
use crate::quantity::{Bounded, Judgement, Unit, judge};
use crate::question::{Facts, Question};

/// The most things that a sentence may name for their shares to be tried.
const MOST: usize = 6;

/// The verdict on a percentage that is the share of what `parts` are in what the sentence names; nothing where it is none.
pub(super) fn judged(question: &Question, found: &Found, parts: &[Operand], period: Option<Period>, facts: &Facts) -> Option<Judged> {
    let base = &facts.base;
    let digits = found.value.point().normalize().mantissa().unsigned_abs();
    if found.unit.measure != Measure::Percent || digits < 10 {
        return None;
    }
    let mut named: Vec<IndicatorId> = question.named.iter().map(|(id, _)| *id).collect();
    named.sort_unstable_by_key(|id| id.0);
    named.dedup();
    named.truncate(MOST);
    let held = |id: &IndicatorId, period| pick(base, *id, period, &[]).ok();
    let own = named.iter().filter_map(|id| held(id, period));
    for part in parts.iter().cloned().chain(own) {
        let then = period.unwrap_or_else(|| part.period(base));
        let wholes = named.iter().filter(|id| **id != part.indicator).filter_map(|id| held(id, Some(then)));
        for whole in wholes.filter(|whole| whole.unit(base).is_counted() && whole.unit(base) == part.unit(base)) {
            let Ok(finding) = compute::evaluate(&Ask::Share { part: part.clone(), whole }, base) else { continue };
            let Some(computed) = finding.computed.first() else { continue };
            let is_borne_out = judge(found.value, computed.value) == Judgement::Supported;
            let verdict = settle::of_computed(found.value, computed.value)
                .or_else(|| is_borne_out.then_some(Verdict::Supported { qualifier_lost: false }));
            // A bound such as "over 10 %" may hold of many things: only a number of its own tells which two it is of.
            if let (Some(verdict), Bounded::Exact(_) | Bounded::About(_)) = (verdict, found.value) {
                return Some(Judged {
                    words: 0..0,
                    value: found.value,
                    unit: Unit::Percent,
                    verdict,
                    held: part,
                    computed: Some(computed.clone()),
                    no_figure_for: None,
                    whose: None,
                });
            }
        }
    }
    None
}
