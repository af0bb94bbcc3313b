//! Which rate of exchange does a question give?

use super::evidence::{TokenSet, cued};
use super::frames;
use super::readings::Scene;
use crate::language::cue::Cue;
use crate::quantity::read::{Found, Measure};
use crate::quantity::{Currency, Decimal};
use crate::question::Token;

/// No currency is worth so many of another: a larger number is an amount.
const HIGHEST_RATE: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// "At 7 yuan to the dollar": the rate, the currency that is asked for, and whether the rate divides.
pub fn rate_of_exchange(scene: &Scene<'_>, own: Currency) -> Option<(Decimal, Currency, bool, TokenSet)> {
    const BESIDE: [&str; 16] = [
        "exchange",
        "exchange rate",
        "convert",
        "converted",
        "conversion",
        "rate",
        "at",
        "汇率",
        "兑",
        "兑换",
        "换成",
        "折合",
        "折合成",
        "换算",
        "换算成",
        "折算",
    ];
    let tokens = &scene.question.tokens;
    let currency_of = |token: &Token| Currency::parse(&token.text);
    let measured = |found: &Found| match found.unit.measure {
        Measure::Money(currency) => Some(currency),
        // "$" and 元 are of the figure's own currency where that may be meant.
        Measure::SharedMoney(currency, word) => Some(if own.is_named(word) { own } else { currency }),
        _ => None,
    };
    // "1 dollar = 7 yuan" gives two numbers, of which the one says nothing.
    let rates: Vec<(usize, &Found)> = frames::numbers(scene)
        .filter(|(_, found)| {
            matches!(found.unit.measure, Measure::Money(_) | Measure::SharedMoney(..) | Measure::None) && found.value.point() < HIGHEST_RATE
        })
        .collect();
    let is_one = |found: &Found| found.value.point() == Decimal::ONE;
    let (_, rate) = rates.iter().find(|(_, found)| !is_one(found))?;
    // Most questions give no number that could be a rate: only of the others are the words held against all the currencies.
    let to = frames::numbers(scene)
        .filter_map(|(_, found)| measured(found))
        .chain(tokens.iter().filter_map(currency_of))
        .find(|currency| *currency != own)?;
    let value = rate.value.point();
    let divides = match measured(rate) {
        Some(currency) if currency == own => true,
        Some(_) => false,
        // A bare rate is of so many of the own currency for one of the other, as rates above one are mostly quoted.
        None if value > Decimal::from(2) => true,
        None => return None,
    };
    let money = frames::meaning(scene, "money").union(cued(scene.question, &[Cue::Absolute, Cue::Each]));
    let beside = tokens.iter().enumerate().filter(|(_, token)| BESIDE.contains(&token.text.as_ref()) || currency_of(token).is_some());
    // "US dollars" is cut in two.
    let states = tokens.windows(2).enumerate().filter(|(_, pair)| Currency::parse(&format!("{} {}", pair[0].text, pair[1].text)).is_some());
    let states: TokenSet = states.map(|(place, _)| place).collect();
    let explained = beside.map(|(place, _)| place).chain(rates.iter().map(|(place, _)| *place)).collect();
    (value > Decimal::ZERO).then_some((value, to, divides, money.union(explained).union(states)))
}
