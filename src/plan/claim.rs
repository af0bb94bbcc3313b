//! Which readings judge what a member claims?

use super::evidence::cued;
use super::readings::{Reading, Scene};
use super::{Ask, Claim};
use crate::facts::base::{Figure, IndicatorId};
use crate::language::cue::Cue;
use crate::quantity::read::{Found, Measure};
use crate::quantity::{Bounded, Currency, Decimal, Unit};

/// The readings with the claim that the question makes, if it makes one; else the readings as they are.
pub fn judge(scene: &Scene<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let claims = scene.has(Cue::Claim) || scene.question.reported;
    let number = claimed_number(scene);
    let part = claimed_part(scene);
    let wants_value = !claims && asks_for_value(scene);
    if wants_value
        || !claims && number.is_none() && part.is_none() && !says_more(scene) && !says_fell(scene) && claimed_times(scene).is_none()
    {
        return readings;
    }
    let mut judged = Vec::new();
    for reading in &readings {
        judged.extend(judged_reading(scene, reading, number, part));
    }
    if claims && !judged.is_empty() {
        return judged;
    }
    judged.extend(readings);
    judged
}

/// Whether the question asks for a value rather than whether something is so.
fn asks_for_value(scene: &Scene<'_>) -> bool {
    let words = ["what", "how", "which", "who", "when", "where", "多少", "几", "什么", "哪", "谁", "啥"];
    scene.has(Cue::HowMany)
        || scene.question.tokens.iter().any(|token| words.iter().any(|word| token.text.starts_with(word)))
        || scene.question.tokens.iter().any(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Needed | Cue::Progress | Cue::Absolute)))
}

fn says_more(scene: &Scene<'_>) -> bool {
    let first = scene.question.tokens.first().map(|token| token.text.as_ref());
    let agrees = scene.question.tokens.iter().any(|token| matches!(token.text.as_ref(), "吧" | "吗" | "对吧" | "是否"));
    (scene.has(Cue::Greater) || scene.has(Cue::Lesser))
        && (agrees || matches!(first, Some("is" | "are" | "was" | "were" | "did" | "do" | "does" | "has" | "have")))
}

/// "Did profits fall?", "so profits went down?"
fn says_fell(scene: &Scene<'_>) -> bool {
    let first = scene.question.tokens.first().map(|token| token.text.as_ref());
    scene.has(Cue::Decline)
        || scene.has(Cue::Growth) && matches!(first, Some("is" | "are" | "was" | "were" | "did" | "do" | "does" | "has" | "have"))
}

fn claimed_number<'s>(scene: &'s Scene<'_>) -> Option<&'s Found> {
    scene
        .number_tokens()
        .map(|index| &scene.question.numbers[index])
        .max_by_key(|found| (found.unit.measure != Measure::None, !found.in_words))
}

/// "Most", "half", "a minority": what they claim of a share.
fn claimed_part(scene: &Scene<'_>) -> Option<Bounded> {
    let half = Decimal::from(50);
    if scene.has(Cue::Majority) {
        Some(Bounded::Above(half))
    } else if scene.has(Cue::Minority) {
        Some(Bounded::Below(half))
    } else if scene.has(Cue::Half) {
        Some(Bounded::About(half))
    } else {
        None
    }
}

fn judged_reading(scene: &Scene<'_>, reading: &Reading, number: Option<&Found>, part: Option<Bounded>) -> Option<Reading> {
    let ask = reading.outcome.as_ref().ok()?;
    let cues = [
        Cue::Claim,
        Cue::Majority,
        Cue::Minority,
        Cue::Half,
        Cue::Double,
        Cue::Triple,
        Cue::Greater,
        Cue::Lesser,
        Cue::Count,
        Cue::HowMany,
        Cue::Decline,
        Cue::Growth,
        Cue::Share,
    ];
    let explained = reading.explained.union(cued(scene.question, &cues));
    let unit = unit_of(scene, ask);
    let claim = match ask {
        Ask::Compare { .. } if number.is_none() => Claim::More { than_right: !scene.has(Cue::Lesser) },
        Ask::Figure(_)
        | Ask::Complement(_)
        | Ask::Share { .. }
        | Ask::Ratio { .. }
        | Ask::Difference { .. }
        | Ask::CountOf { .. }
        | Ask::RateOver { .. }
        | Ask::Interval { .. }
        | Ask::ImpliedWhole { .. }
        | Ask::Remainder { .. }
        | Ask::Progress { .. }
        | Ask::Gap { .. }
        | Ask::GrowthNeeded { .. }
        | Ask::EarlierLevel { .. }
        | Ask::EarlierDifference { .. }
        | Ask::Growth { .. }
        | Ask::AnnualGrowth { .. } => value_claim(scene, ask, unit.as_ref()?, number, part)?,
        Ask::Figures(_)
        | Ask::Rank { .. }
        | Ask::Spread(_)
        | Ask::Trend(_)
        | Ask::Topic { .. }
        | Ask::Define(_)
        | Ask::Source { .. }
        | Ask::Compare { .. } => return None,
    };
    let worth = match &claim {
        Claim::Value { value, .. } if states(scene, ask, *value) => 0.06,
        _ => 0.0,
    };
    Some(Reading { claim: Some(claim), explained, score: reading.score + worth, ..reading.clone() })
}

/// Whether the asked figure itself has the claimed value.
fn states(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    matches!(ask, Ask::Figure(operand) if operand.value(scene.base()).point() == value.point())
}

fn value_claim(scene: &Scene<'_>, ask: &Ask, unit: &Unit, number: Option<&Found>, part: Option<Bounded>) -> Option<Claim> {
    if let Some(found) = number.filter(|found| !(found.in_words && part.is_some())) {
        if !fits(unit, found) {
            return None;
        }
        let whose = owner(scene, found, ask);
        return Some(Claim::Value { value: as_said(scene, found, ask), unit: unit.clone(), whose });
    }
    if let (Ask::Ratio { .. }, Some(times)) = (ask, claimed_times(scene)) {
        return Some(Claim::Value { value: Bounded::About(times), unit: Unit::Times, whose: None });
    }
    if let Some(value) = part.filter(|_| unit.is_percent()) {
        let value = number.filter(|found| found.unit.measure == Measure::Percent).map_or(value, |found| found.value);
        return Some(Claim::Value { value, unit: unit.clone(), whose: None });
    }
    let moves = matches!(ask, Ask::Figure(operand) if scene.base().indicators[operand.indicator.0 as usize].growth_of.is_some());
    if moves && (scene.has(Cue::Decline) || scene.has(Cue::Growth)) {
        return Some(Claim::Rose { rose: !scene.has(Cue::Decline) });
    }
    None
}

fn claimed_times(scene: &Scene<'_>) -> Option<Decimal> {
    if scene.has(Cue::Triple) { Some(Decimal::from(3)) } else { scene.has(Cue::Double).then(|| Decimal::from(2)) }
}

/// The claimed value: "only just over 7,000" says about 7,000, not anything above it.
fn as_said(scene: &Scene<'_>, found: &Found, ask: &Ask) -> Bounded {
    let far_less = matches!(ask, Ask::Figure(operand) if operand.value(scene.base()).point() >= found.value.point() + found.value.point());
    let only = scene
        .question
        .tokens
        .iter()
        .any(|token| matches!(token.text.as_ref(), "only" | "just" | "barely" | "merely" | "只有" | "只" | "仅" | "仅有" | "才"));
    match found.value {
        Bounded::Above(value) | Bounded::AtLeast(value) if only && far_less => Bounded::About(value),
        other => other,
    }
}

/// Whether a claimed number can be of a unit at all.
fn fits(unit: &Unit, found: &Found) -> bool {
    match &found.unit.measure {
        Measure::None | Measure::Counted(_) => !unit.is_money() || found.value.point() > Decimal::from(1_000_000),
        Measure::Percent => unit.is_percent() || *unit == Unit::Times,
        Measure::PercentagePoints => matches!(unit, Unit::PercentagePoints | Unit::Percent),
        Measure::Money(currency) => *unit == Unit::Money(Currency(currency.0)),
        Measure::Times => *unit == Unit::Times,
        Measure::IndexPoints => *unit == Unit::IndexPoints,
    }
}

/// The other indicator whose figure is the claimed number, for saying whose it is.
fn owner(scene: &Scene<'_>, found: &Found, ask: &Ask) -> Option<IndicatorId> {
    let own = ask.indicators();
    let states = |figure: &Figure| figure.value.point() == found.value.point() && !own.contains(&figure.indicator);
    scene.candidates.iter().map(|candidate| candidate.indicator).find(|id| {
        let held = &scene.base().indicators[id.0 as usize];
        fits(&held.unit, found) && scene.base().figures[held.figures.start as usize..held.figures.end as usize].iter().any(states)
    })
}

/// The unit of what an ask comes to.
fn unit_of(scene: &Scene<'_>, ask: &Ask) -> Option<Unit> {
    let of = |id: IndicatorId| scene.base().indicators[id.0 as usize].unit.clone();
    Some(match ask {
        Ask::Ratio { .. } => Unit::Times,
        Ask::Share { .. } | Ask::Progress { .. } | Ask::GrowthNeeded { .. } | Ask::Growth { .. } | Ask::AnnualGrowth { .. } => {
            Unit::Percent
        }
        Ask::CountOf { group, .. } => of(group.indicator),
        Ask::Difference { left, .. } if of(left.indicator).is_percent() => Unit::PercentagePoints,
        Ask::RateOver { rate, .. } => match of(rate.indicator) {
            Unit::Rate(of, _) => *of,
            other => other,
        },
        Ask::Interval { .. } => return None,
        other => of(other.main()?.indicator),
    })
}
