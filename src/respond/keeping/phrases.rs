//! How are the words that people use added and removed?

use super::{Bench, Refusal, Wanted};
use crate::chat::Order;
use crate::facts::base::IndicatorId;
use crate::keep::change::Change;
use crate::respond::suggest;

/// The longest phrase, in characters.
const LONGEST: usize = 100;

/// The indicator that an order names: by its key, as it is offered, or by a name that surely means it.
pub(super) fn indicator(bench: &Bench<'_>, order: &Order) -> Result<IndicatorId, Refusal> {
    order.option("key").and_then(|value| suggest::indicator(bench.desk, value)).ok_or(bench.words.no_indicator)
}

/// Words that people use for an indicator.
pub(super) fn taught(bench: &Bench<'_>, order: &Order) -> Result<Wanted, Refusal> {
    let (key, phrase) = meant(bench, order)?;
    Ok(Change::Teach { key, phrase }.into())
}

/// Words that do not mean it after all.
pub(super) fn untaught(bench: &Bench<'_>, order: &Order) -> Result<Wanted, Refusal> {
    let (key, phrase) = meant(bench, order)?;
    Ok(Change::Unteach { key, phrase }.into())
}

fn meant(bench: &Bench<'_>, order: &Order) -> Result<(String, String), Refusal> {
    let id = indicator(bench, order)?;
    let phrase = order.option("phrase").filter(|phrase| phrase.chars().count() <= LONGEST).ok_or(bench.words.no_phrase)?;
    Ok((bench.desk.known.base().indicators[id.0 as usize].key.to_string(), phrase.to_owned()))
}
