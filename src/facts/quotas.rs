//! Which rule says how much of something there may be, though no file says so?
//!
//! A "seasonal work permit quota" is that of the "seasonal work permits issued": how much of it was used up is asked as the way to a
//! target is. Only a name that has all words of the quota's own ties the two.

use super::base::{FactBase, Indicator, IndicatorId, Kind};
use crate::language::fold::{fold, stem};

/// What a bound is called, as the last word of its name.
const BOUNDS: [&str; 5] = ["quota", "cap", "ceiling", "limit", "allowance"];

/// Lets each quota be a target for what it is the quota of.
pub fn tie(base: &mut FactBase) {
    let quotas: Vec<usize> = (0..base.indicators.len()).filter(|place| own_words(&base.indicators[*place]).is_some()).collect();
    for quota in quotas {
        let of = whose(base, quota);
        base.indicators[quota].target_for = of;
    }
}

/// The only indicator that a quota is of.
fn whose(base: &FactBase, quota: usize) -> Option<IndicatorId> {
    let held = &base.indicators[quota];
    let own = own_words(held)?;
    let is_of = |other: &Indicator| {
        let flows = matches!(other.kind, Some(Kind::Flow | Kind::Stock)) && other.unit == held.unit && other.topic == held.topic;
        flows && words(other).is_some_and(|words| own.iter().all(|word| words.contains(word)))
    };
    let mut found = (0..).map(IndicatorId).zip(&base.indicators).filter(|(_, other)| is_of(other)).map(|(id, _)| id);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The words of a quota's name but for the last, which says that it is one.
fn own_words(indicator: &Indicator) -> Option<Vec<String>> {
    if indicator.kind != Some(Kind::Rule) || indicator.target_for.is_some() {
        return None;
    }
    let mut words = words(indicator)?;
    let last = words.pop()?;
    (!words.is_empty() && BOUNDS.iter().any(|bound| stem(bound) == last)).then_some(words)
}

fn words(indicator: &Indicator) -> Option<Vec<String>> {
    let name = fold(indicator.name.en.as_ref()?);
    Some(
        name.split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| stem(word).to_string())
            .collect(),
    )
}
