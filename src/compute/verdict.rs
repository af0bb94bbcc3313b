//! Is a claim borne out?

use super::{Finding, Kind};
use crate::facts::base::FactBase;
use crate::plan::{Ask, Claim, step};
use crate::quantity::{Bounded, Comparison, Decimal, Judgement, compare, judge};

/// What is to be thought of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It agrees with what is stated or computed; `qualifier_lost` where the source said "more than" or the like.
    Supported {
        /// Whether the claim left out the source's qualifier.
        qualifier_lost: bool,
    },
    /// It disagrees.
    Refuted,
    /// What is held does not decide it.
    Unsupported,
}

impl Verdict {
    /// The name that programs know it by.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Supported { .. } => "supported",
            Self::Refuted => "refuted",
            Self::Unsupported => "unsupported",
        }
    }
}

/// The verdict on a claim about what an ask came to.
pub fn verdict(ask: &Ask, claim: &Claim, finding: &Finding, base: &FactBase) -> Verdict {
    let stated = finding.figures.first().map(|operand| operand.value(base));
    let truth = match ask {
        Ask::Figure(_) => stated,
        // What was passed is the opposite of what is claimed to be left.
        _ => match finding.computed.first() {
            Some(computed) if computed.kind == Kind::Excess => Some(computed.value.negate()),
            Some(computed) => Some(computed.value),
            // Whether something grew by so much is not decided by how much there is.
            None if is_computed(ask) => None,
            None => stated,
        },
    };
    let Some(truth) = truth else {
        return Verdict::Unsupported;
    };
    match claim {
        Claim::Value { value, aimed, .. } => match (of_value(*value, truth, matches!(ask, Ask::Figure(_))), ask) {
            (Verdict::Unsupported, Ask::RateOver { rate, .. }) => of_rate(*value, truth, rate.value(base)),
            (Verdict::Unsupported, _) if aimed.is_some() => Verdict::Refuted,
            (verdict, _) => verdict,
        },
        Claim::Each(values) => {
            let verdicts = values.iter().zip(&finding.figures).map(|(value, operand)| of_value(*value, operand.value(base), true));
            together(verdicts)
        }
        Claim::More { than_right } => match more_of_moves(ask, finding).or(finding.comparison) {
            Some(Comparison::Greater) => supported(*than_right),
            Some(Comparison::Less) => supported(!*than_right),
            Some(Comparison::Equal) => Verdict::Refuted,
            Some(Comparison::Unknown) | None => Verdict::Unsupported,
        },
        Claim::Rose { rose } if matches!(ask, Ask::Trend(_)) => {
            // The finding has the latest first.
            let mut series: Vec<_> = finding.figures.iter().collect();
            series.sort_by_key(|operand| operand.period(base).end);
            let steps = series.windows(2).map(|pair| compare(pair[1].value(base), pair[0].value(base)));
            together(steps.map(|step| match step {
                Comparison::Greater => supported(*rose),
                Comparison::Less => supported(!*rose),
                Comparison::Equal => Verdict::Refuted,
                Comparison::Unknown => Verdict::Unsupported,
            }))
        }
        Claim::Rose { rose } => match compare(truth, Bounded::Exact(Decimal::ZERO)) {
            Comparison::Greater => supported(*rose),
            Comparison::Less => supported(!*rose),
            Comparison::Equal => Verdict::Refuted,
            Comparison::Unknown => Verdict::Unsupported,
        },
    }
}

/// Whether what an ask comes to is computed, so that where nothing can be the figures themselves say nothing of it.
fn is_computed(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Growth { .. } | Ask::AnnualGrowth { .. } | Ask::Difference { .. } | Ask::Share { .. } | Ask::Ratio { .. } | Ask::Complement(_)
    )
}

/// Whether the first of two movements is the larger, as they stand in the finding: what moved most comes first.
fn more_of_moves(ask: &Ask, finding: &Finding) -> Option<Comparison> {
    let Ask::MostMoved { moves, lowest_first, .. } = ask else { return None };
    let [one, other] = finding.computed.as_slice() else { return None };
    let first_leads = finding.figures.first() == moves.first().map(|(_, to)| to);
    let (first, second) = if first_leads { (one, other) } else { (other, one) };
    let (first, second) = if *lowest_first { (second, first) } else { (first, second) };
    Some(compare(first.value, second.value))
}

/// The verdict on a claimed value; how far beyond a bound it may be counts for what a source stated, not for what was computed.
fn of_value(value: Bounded, truth: Bounded, is_stated: bool) -> Verdict {
    if is_stated && far_beyond(value, truth) {
        Verdict::Refuted
    } else if rounds_to(value, truth) {
        Verdict::Supported { qualifier_lost: false }
    } else {
        of_judgement(judge(value, truth))
    }
}

/// The verdict on a claim of what a rate comes to over another time: that is known as closely as the rate was stated, so that 23,800 a
/// day are no 1,000 an hour, though the average of a year is about right at best.
fn of_rate(claim: Bounded, truth: Bounded, rate: Bounded) -> Verdict {
    let Bounded::Exact(stated) = rate else { return Verdict::Unsupported };
    let rounding = step(stated).checked_div(stated.abs()).and_then(|part| part.checked_div(Decimal::TWO));
    let ends = rounding.and_then(|part| {
        let most = truth.point().checked_mul(part)?;
        Some((truth.point().checked_sub(most)?, truth.point().checked_add(most)?))
    });
    ends.map_or(Verdict::Unsupported, |(low, high)| of_judgement(judge(claim, Bounded::Range(low, high))))
}

/// The verdict on all of several claims: refuted if one of them is, and open if one of them is open.
fn together(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let weight = |verdict: &Verdict| match verdict {
        Verdict::Refuted => 3,
        Verdict::Unsupported => 2,
        Verdict::Supported { qualifier_lost: true } => 1,
        Verdict::Supported { qualifier_lost: false } => 0,
    };
    verdicts.max_by_key(weight).unwrap_or(Verdict::Unsupported)
}

/// How many times a bound a claim may be before it is another number: whoever counts 90,000 does not say "more than 70,000".
const FAR: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// "Over 1,300" is said of numbers near 1,300: a claim far beyond it is not what the source said, though its bound alone
/// would allow it; likewise a claim far below what something is below.
fn far_beyond(claim: Bounded, truth: Bounded) -> bool {
    let claimed = claim.point();
    match truth {
        Bounded::Above(bound) | Bounded::AtLeast(bound) => {
            bound.is_sign_positive() && claimed >= bound * FAR && !matches!(claim, Bounded::Below(_) | Bounded::AtMost(_))
        }
        Bounded::Below(bound) | Bounded::AtMost(bound) => {
            bound.is_sign_positive() && claimed * FAR <= bound && !matches!(claim, Bounded::Above(_) | Bounded::AtLeast(_))
        }
        Bounded::Exact(_) | Bounded::About(_) | Bounded::Nearly(_) | Bounded::Range(..) => false,
    }
}

/// How far from a rough claim of one digit the truth may be: "around 1 %" is fair of 1.1 %.
const ROUGH: Decimal = Decimal::from_parts(12, 0, 0, false, 2);

/// Whether an "about" claim is the truth rounded to the digits that the claim has.
fn rounds_to(claim: Bounded, truth: Bounded) -> bool {
    let (Bounded::About(said), Bounded::Exact(known)) = (claim, truth) else { return false };
    let digits = said.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
    let rounded = u32::try_from(digits.max(1)).ok().and_then(|digits| known.round_sf(digits));
    rounded == Some(said) && (known - said).abs() <= said.abs() * ROUGH
}

fn supported(yes: bool) -> Verdict {
    if yes { Verdict::Supported { qualifier_lost: false } } else { Verdict::Refuted }
}

fn of_judgement(judgement: Judgement) -> Verdict {
    match judgement {
        Judgement::Supported => Verdict::Supported { qualifier_lost: false },
        Judgement::QualifierLost => Verdict::Supported { qualifier_lost: true },
        Judgement::Refuted => Verdict::Refuted,
        Judgement::Undecided => Verdict::Unsupported,
    }
}
