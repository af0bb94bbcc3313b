//! In units of which sort is something asked for that is no money, time or number of things: litres, kilometres, hectares?

use super::evidence::Candidate;
use super::readings::Scene;
use super::wanted::HALF_TOLD;
use crate::quantity::Unit;
use crate::question::Token;

/// What is measured by units that are no money, time or number of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Litres or tonnes: "the volume of freight" is told in either.
    Bulk,
    /// Kilometres
    Length,
    /// Hectares
    Area,
    /// Kilowatt hours
    Energy,
}

/// The words that ask for each dimension, and the nouns of its units.
const DIMENSIONS: [(Dimension, &[&str], &[&str]); 4] = [
    (
        Dimension::Bulk,
        &["volume", "volumes", "tonnage", "weight", "litres", "liters", "tonnes", "tons"],
        &["litre", "liter", "cubic metre", "cubic meter", "tonne", "ton", "kilogram", "barrel", "gallon", "kg"],
    ),
    (
        Dimension::Length,
        &["length", "distance", "kilometres", "kilometers", "miles", "km"],
        &["kilometre", "kilometer", "metre", "meter", "mile", "km"],
    ),
    (Dimension::Area, &["acreage", "hectares", "acres"], &["hectare", "acre", "square metre", "square kilometre", "square meter"]),
    (Dimension::Energy, &["kilowatt hours", "gigawatt hours", "terawatt hours", "twh", "gwh", "mwh", "kwh"], &["watt hour", "wh"]),
];

/// The dimension of a unit, if it has one.
pub fn dimension_of(unit: &Unit) -> Option<Dimension> {
    match unit {
        Unit::Counted(noun) => dimension_of_noun(noun),
        Unit::Rate(of, _) => dimension_of(of),
        Unit::Percent | Unit::PercentagePoints | Unit::Money(_) | Unit::Times | Unit::IndexPoints => None,
    }
}

fn dimension_of_noun(noun: &str) -> Option<Dimension> {
    let noun = noun.trim_end_matches('s');
    // "Square metres" are none of "metres".
    let longest = DIMENSIONS.iter().flat_map(|(dimension, _, units)| units.iter().map(move |unit| (*dimension, *unit)));
    longest.filter(|(_, unit)| noun.ends_with(unit)).max_by_key(|(_, unit)| unit.len()).map(|(dimension, _)| dimension)
}

/// Whether the English noun behind "how many" is a unit of measure: whatever else stands there is what is counted.
pub fn is_measure(noun: &str) -> bool {
    const OTHERS: [&str; 4] = ["minutes", "hours", "megawatts", "degrees"];
    OTHERS.contains(&noun) || dimension_of_noun(noun).is_some()
}

/// The dimension that is asked for by name, where something that may be meant is told in units of it.
pub fn asked_dimension(scene: &Scene<'_>) -> Option<Dimension> {
    let tokens = &scene.question.tokens;
    let (dimension, ..) = DIMENSIONS.iter().find(|(_, words, _)| {
        let says = |token: &Token| words.iter().any(|word| token.text.split(' ').any(|said| said == *word) || token.text.as_ref() == *word);
        tokens.iter().any(says)
    })?;
    let is_told = |candidate: &Candidate| {
        let unit = &scene.base().indicators[candidate.indicator.0 as usize].unit;
        candidate.coverage > HALF_TOLD && dimension_of(unit) == Some(*dimension)
    };
    scene.candidates.iter().any(is_told).then_some(*dimension)
}

/// Whether a unit counts things, and is no measure of length, weight or time.
pub fn is_number_of_things(unit: &Unit) -> bool {
    matches!(unit, Unit::Counted(noun) if !is_measure(noun)) && !super::wanted::is_time(unit)
}
