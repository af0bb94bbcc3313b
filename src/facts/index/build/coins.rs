//! Which nouns that a base counts by are its money, though no list of currencies has them ("talers")?

use super::super::compile::phrase_atoms;
use super::features::own_words;
use crate::facts::base::{FactBase, Indicator, IndicatorId};
use crate::facts::index::{FeatureId, Index};
use crate::language::lexicon::Lexicon;
use crate::quantity::Unit;
use std::sync::LazyLock;

/// The notions of what is told in money.
static IN_MONEY: LazyLock<Vec<FeatureId>> = LazyLock::new(|| {
    const KEYS: [&str; 19] = [
        "price",
        "cost",
        "fee",
        "fare",
        "revenue",
        "income",
        "spending",
        "grant",
        "subsidy",
        "wage",
        "tax",
        "budget",
        "value",
        "profit",
        "rent",
        "penalty",
        "compensation",
        "investment",
        "payment",
    ];
    KEYS.iter().filter_map(|key| Lexicon::get().concept_of(key)).map(FeatureId::from).collect()
});

/// The noun that a unit counts by, for each something or not.
fn noun(unit: &Unit) -> Option<&str> {
    match unit {
        Unit::Counted(noun) => Some(noun),
        Unit::Rate(of, _) => noun(of),
        Unit::Percent | Unit::PercentagePoints | Unit::Money(_) | Unit::Times | Unit::IndexPoints => None,
    }
}

/// Whether an indicator is told in such money: its noun is no word of the dictionary, and all that is counted by it costs, pays or is worth
/// something.
pub(super) fn is_in_coins(index: &Index, base: &FactBase, indicator: &Indicator) -> bool {
    let Some(coin) = noun(&indicator.unit).filter(|coin| !coin.is_empty()) else { return false };
    let atoms = phrase_atoms(coin);
    if Lexicon::get().senses(&atoms).is_some() {
        return false;
    }
    let counted = (0..).map(IndicatorId).zip(&base.indicators).filter(|(_, held)| noun(&held.unit) == Some(coin));
    let mut counted = counted.map(|(id, _)| own_words(index, id).any(|word| IN_MONEY.contains(&word)));
    counted.all(|costs| costs)
}
