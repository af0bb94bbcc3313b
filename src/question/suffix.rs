//! Which Chinese characters behind a name only say of which sort its figure is?
//!
//! 储备基金 of which the base speaks as 养老储备 is 养老储备金 as well; 欠款 is 欠款额. What would be another measure of the same thing, a
//! rate of what is counted, stays unread.

use super::tokens::{Class, Maker};
use crate::language::Language;
use crate::quantity::Unit;

/// Characters for an amount of money, a number, a rate.
const MONEY: [&str; 6] = ["金", "额", "款", "费", "钱", "资金"];
const COUNTS: [&str; 5] = ["数", "量", "总数", "人数", "户数"];
const RATES: [&str; 3] = ["率", "比", "比率"];

impl Maker<'_> {
    /// Passes over the character behind a whole name that says no more than its unit does.
    pub(super) fn drop_measures(&mut self) {
        if self.question.language != Language::Chinese {
            return;
        }
        let base = &self.facts.base;
        let of_the_unit = |unit: &Unit, text: &str| {
            unit.is_money() && MONEY.contains(&text)
                || unit.is_counted() && COUNTS.contains(&text)
                || unit.is_percent() && RATES.contains(&text)
        };
        let named = self.question.named.iter();
        let said: Vec<usize> = named
            .filter(|(indicator, span)| {
                let unit = &base.indicators[indicator.0 as usize].unit;
                self.question.tokens.get(span.end).is_some_and(|token| of_the_unit(unit, &token.text))
            })
            .map(|(_, span)| span.end)
            .collect();
        for place in said {
            let token = &mut self.question.tokens[place];
            token.class = Class::Neutral;
            token.restricts = 0.0;
        }
    }
}
