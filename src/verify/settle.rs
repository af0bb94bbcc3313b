//! Against which held figure does a claim stand, and is it borne out?

use crate::compute::{self, Verdict};
use crate::facts::base::{FigureId, IndicatorId};
use crate::facts::period::Period;
use crate::plan::spoken::Spoken;
use crate::plan::{Ask, Claim, Operand, figures_for, pick};
use crate::quantity::{Bounded, Decimal, RoundingStrategy};
use crate::question::Facts;

/// When a claim is said to be true.
#[derive(Clone, Copy, Debug)]
pub(super) struct When {
    /// The period that its own sentence names.
    pub named: Option<Period>,
    /// The period that the text was about before.
    pub context: Option<Period>,
    /// Whether it is said of what is to be.
    pub aims: bool,
}

/// A claim with the figure that it is held against.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// What is claimed.
    pub value: Bounded,
    /// The figure.
    pub operand: Operand,
    /// What is to be thought of the claim.
    pub verdict: Verdict,
    /// The period that was named, where nothing is held for it.
    pub no_figure_for: Option<Period>,
}

impl Held {
    /// Whether the claim is so surely of this figure that it tells which of several is meant: a bound that says little holds of many.
    pub(super) fn tells(&self, facts: &Facts) -> bool {
        let truth = self.operand.value(&facts.base);
        matches!(self.verdict, Verdict::Supported { .. }) && !is_far_below_what_is_known(self.value, truth)
    }
}

/// Holds a claim against what is held of one indicator; nothing where it has no figure at all for the members.
pub(super) fn settle(spoken: &Spoken, when: When, facts: &Facts) -> Option<Held> {
    let base = &facts.base;
    if when.aims
        && let Some(aimed) = when.named.or(when.context).and_then(|period| target(spoken, period, facts))
    {
        return Some(aimed);
    }
    let all: Vec<Operand> = figures_for(base, spoken.indicator, &spoken.members)
        .map(|(figure, _)| Operand { indicator: spoken.indicator, figure, disagreeing: Vec::new() })
        .collect();
    let held = |operand: Operand| {
        let verdict = verdict(&operand, spoken.value, facts);
        Held { value: spoken.value, operand, verdict, no_figure_for: None }
    };
    let is_supported = |held: &Held| held.tells(facts);
    // The figures for a period, the one that a reader would be given first.
    let during = |period: Period| -> Vec<Held> {
        let main = pick(base, spoken.indicator, Some(period), &spoken.members).ok();
        let within = all.iter().filter(|operand| period.contains(&operand.period(base))).cloned();
        main.into_iter().chain(within).map(held).collect()
    };
    if let Some(period) = when.named {
        let those = during(period);
        let chosen = those.iter().find(|held| is_supported(held)).or(those.first());
        return chosen.cloned().or_else(|| target(spoken, period, facts)).or_else(|| {
            let operand = pick(base, spoken.indicator, None, &spoken.members).ok()?;
            Some(Held { value: spoken.value, operand, verdict: Verdict::Unsupported, no_figure_for: Some(period) })
        });
    }
    if let Some(period) = when.context {
        let those = during(period);
        if let Some(chosen) = those.iter().find(|held| is_supported(held)).or(those.first()) {
            return Some(chosen.clone());
        }
    }
    // Nothing says when: any period will do, the latest first.
    let latest = pick(base, spoken.indicator, None, &spoken.members).ok()?;
    let mut any: Vec<Held> = all.into_iter().rev().map(held).collect();
    any.insert(0, held(latest));
    any.iter().find(|held| is_supported(held)).or(any.first()).cloned()
}

/// What is aimed at for a period.
fn target(spoken: &Spoken, period: Period, facts: &Facts) -> Option<Held> {
    let base = &facts.base;
    let is_target = |id: &&IndicatorId| base.indicators[id.0 as usize].target_for == Some(spoken.indicator);
    let operands =
        facts.related(spoken.indicator).iter().filter(is_target).filter_map(|id| pick(base, *id, Some(period), &spoken.members).ok());
    let held: Vec<Held> = operands
        .map(|operand| {
            let verdict = verdict(&operand, spoken.value, facts);
            Held { value: spoken.value, operand, verdict, no_figure_for: None }
        })
        .collect();
    held.iter().find(|held| held.tells(facts)).or(held.first()).cloned()
}

/// Whether a value is borne out by a held figure.
pub(crate) fn verdict(operand: &Operand, value: Bounded, facts: &Facts) -> Verdict {
    let base = &facts.base;
    let truth = operand.value(base);
    if value.point() == truth.point() && !are_opposed(value, truth) {
        return Verdict::Supported { qualifier_lost: value != truth };
    }
    if is_another_number(value, truth, operand.unit(base).is_percent()) {
        return Verdict::Refuted;
    }
    let claim = Claim::Value { value, unit: operand.unit(base).clone(), whose: None, aimed: None };
    let finding = compute::evaluate_claim(&Ask::Figure(operand.clone()), &claim, base);
    match finding.ok().and_then(|finding| finding.verdict).unwrap_or(Verdict::Unsupported) {
        // It is true of what is held, but nobody who knows that would say so little.
        Verdict::Supported { .. } if is_far_below_what_is_known(value, truth) => Verdict::Supported { qualifier_lost: true },
        verdict => verdict,
    }
}

/// The verdict on a plain figure that was computed from rough ones and rounded: 12.9 % of what comes to "less than 12.853 %".
pub(super) fn of_computed(value: Bounded, truth: Bounded) -> Option<Verdict> {
    let (Bounded::Exact(said) | Bounded::About(said)) = value else { return None };
    let is_bound = matches!(truth, Bounded::Above(_) | Bounded::AtLeast(_) | Bounded::Below(_) | Bounded::AtMost(_) | Bounded::Nearly(_));
    let rounded = truth.point().round_dp_with_strategy(said.normalize().scale(), RoundingStrategy::MidpointAwayFromZero);
    (is_bound && rounded == said && said != Decimal::ZERO).then_some(Verdict::Supported { qualifier_lost: true })
}

/// Whether one says more and the other less.
fn are_opposed(one: Bounded, other: Bounded) -> bool {
    let up = |value| matches!(value, Bounded::Above(_) | Bounded::AtLeast(_));
    let down = |value| matches!(value, Bounded::Below(_) | Bounded::AtMost(_) | Bounded::Nearly(_));
    up(one) && down(other) || down(one) && up(other) || matches!((one, other), (Bounded::Range(..), _) | (_, Bounded::Range(..)))
}

/// How many times as much as a claimed count or amount the held one may be for the claim to be of it.
const FAR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// What it costs a reading where it is more: whoever counts 70,000 does not say "over 1,300".
const FAR_COSTS: f32 = 0.2;

/// What a figure may be of, with how well it fits when its order of magnitude is looked at, too; what fits best first.
pub(crate) fn by_order<'s>(of: &'s [Spoken], facts: &Facts) -> Vec<(f32, &'s Spoken)> {
    let far = |small: Decimal, large: Decimal| small.checked_mul(FAR).is_some_and(|most| most < large);
    let is_far = |spoken: &Spoken| {
        let indicator = &facts.base.indicators[spoken.indicator.0 as usize];
        let figures = &facts.base.figures[indicator.figures.start as usize..indicator.figures.end as usize];
        let apart = |one: Decimal, other: Decimal| far(one, other) || far(other, one);
        !indicator.unit.is_percent()
            && !figures.is_empty()
            && figures.iter().all(|figure| apart(spoken.value.point().abs(), figure.value.point().abs()))
    };
    let mut fits: Vec<(f32, &Spoken)> =
        of.iter().map(|spoken| (spoken.fit - if is_far(spoken) { FAR_COSTS } else { 0.0 }, spoken)).collect();
    fits.sort_by(|left, right| right.0.total_cmp(&left.0));
    fits
}

/// How much more one of two numbers has to be for them to be two numbers.
const LITTLE: Decimal = Decimal::from_parts(11, 0, 0, false, 1);

fn are_apart(small: Decimal, large: Decimal) -> bool {
    small.checked_mul(LITTLE).is_some_and(|most| most < large)
}

/// Whether a bound holds and yet says much less than is known: "over 60" of what is over 80. What is held rounded down to its first or
/// second digit is said ("over 50 %" of 59 %, "more than 8,000" of 8,997).
fn is_far_below_what_is_known(value: Bounded, truth: Bounded) -> bool {
    let (claimed, held) = (value.point(), truth.point());
    if claimed <= Decimal::ZERO || held <= Decimal::ZERO {
        return false;
    }
    let rounded = |digits, strategy| held.round_sf_with_strategy(digits, strategy) == Some(claimed);
    let is_rounded = |strategy| rounded(1, strategy) || rounded(2, strategy);
    match value {
        Bounded::Above(_) | Bounded::AtLeast(_) => are_apart(claimed, held) && !is_rounded(RoundingStrategy::ToZero),
        Bounded::Below(_) | Bounded::AtMost(_) => are_apart(held, claimed) && !is_rounded(RoundingStrategy::AwayFromZero),
        Bounded::Nearly(_) | Bounded::Exact(_) | Bounded::About(_) | Bounded::Range(..) => false,
    }
}

/// Whether a figure is one that nobody would give for what is held: "nearly 60" of 30, a plain 90 for "more than 70".
fn is_another_number(value: Bounded, truth: Bounded, is_percent: bool) -> bool {
    let (claimed, held) = (value.point(), truth.point());
    if claimed <= Decimal::ZERO || held <= Decimal::ZERO || is_percent && claimed == Decimal::from(50) {
        return false;
    }
    match value {
        Bounded::Nearly(_) => {
            let rounded = |digits| held.round_sf_with_strategy(digits, RoundingStrategy::AwayFromZero) == Some(claimed);
            are_apart(held, claimed) && !rounded(1) && !rounded(2)
        }
        Bounded::Exact(_) | Bounded::About(_) => match truth {
            Bounded::Above(_) | Bounded::AtLeast(_) => are_apart(held, claimed),
            Bounded::Below(_) | Bounded::AtMost(_) | Bounded::Nearly(_) => are_apart(claimed, held),
            Bounded::Exact(_) | Bounded::About(_) | Bounded::Range(..) => false,
        },
        Bounded::Above(_) | Bounded::AtLeast(_) | Bounded::Below(_) | Bounded::AtMost(_) | Bounded::Range(..) => false,
    }
}

/// The figure that a refuted number is really of: of the same thing at another time, or of something else that the clause may name.
pub(super) fn whose(held: &Held, others: &[Spoken], facts: &Facts) -> Option<Operand> {
    let base = &facts.base;
    let of = |indicator: IndicatorId| {
        let range = base.indicators[indicator.0 as usize].figures.clone();
        let mut figures = range.rev().map(FigureId);
        let figure = figures.find(|id| base.figures[id.0 as usize].value.point() == held.value.point())?;
        Some(Operand { indicator, figure, disagreeing: Vec::new() })
    };
    of(held.operand.indicator)
        .or_else(|| others.iter().filter(|other| other.indicator != held.operand.indicator).find_map(|other| of(other.indicator)))
}
