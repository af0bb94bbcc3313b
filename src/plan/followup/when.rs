//! Which period does a question tell from the one of the figure before it?
//!
//! "The year before", 再早两年, "the quarter after", 最后一个季度, "the other half": the question names no period of its own, or only a
//! part of one, and is asked of the year that was told.

use super::away::moved;
use super::in_a_row::Words;
use super::part_of_told::{by_place, other_half, part};
use crate::facts::period::{Period, Shape};
use crate::plan::evidence::TokenSet;
use crate::plan::readings::Scene;
use crate::question::{Asked, Class};

/// A period that is told from another, and the tokens that tell it.
#[derive(Clone, Copy, Debug)]
pub struct When {
    pub period: Period,
    pub said: TokenSet,
}

/// The period that a question tells from another one.
pub fn told_from(scene: &Scene<'_>, told: Period) -> Option<When> {
    let words = Words::of(scene);
    let spelt = part(&words, told).or_else(|| moved(&words, told)).or_else(|| by_place(&words, told)).or_else(|| other_half(&words, told));
    // What names a year of its own is told from none.
    let named = |place: &usize| match scene.question.tokens[*place].class {
        Class::Period(index) => {
            matches!(scene.question.periods[index], Asked::At(_) | Asked::Since(_) | Asked::Between(..) | Asked::Against(_))
        }
        _ => false,
    };
    let named: TokenSet = (0..scene.question.tokens.len()).filter(named).collect();
    let spelt = spelt.filter(|when| named.without(when.said).is_empty());
    spelt.or_else(|| {
        let period = scene.question.periods.iter().find_map(|asked| match asked {
            Asked::Moved { by, of } => told.moved(*by, *of),
            Asked::Within(part) => within(*part, told),
            Asked::Before => told.moved(-1, Shape::Year),
            Asked::At(_) | Asked::Since(_) | Asked::Between(..) | Asked::Against(_) | Asked::Recent => None,
        })?;
        Some(When { period, said: TokenSet::default() })
    })
}

/// The words that say that the same period is meant: "in that year", 同期.
pub fn same_period(scene: &Scene<'_>) -> TokenSet {
    const SAME: [&str; 20] = [
        "the same period",
        "same period",
        "the same year",
        "same year",
        "that same year",
        "that year",
        "that period",
        "the same time",
        "that time",
        "that quarter",
        "same quarter",
        "that month",
        "同期",
        "同一年",
        "同年",
        "当年",
        "那年",
        "那一年",
        "同一时期",
        "同一个季度",
    ];
    Words::of(scene).any_of(&SAME)
}

/// The words that say that what comes after the period that was told is meant, up to now: "since then", 此后.
pub fn since_then(scene: &Scene<'_>) -> TokenSet {
    const SINCE: [&str; 14] = [
        "since then",
        "ever since",
        "from then on",
        "from there on",
        "since that year",
        "since that time",
        "since",
        "自那以后",
        "从那以后",
        "从那时起",
        "自那时起",
        "此后",
        "那以后",
        "那之后",
    ];
    Words::of(scene).any_of(&SINCE)
}

/// The part of the year of a period that bears the name of a part of another.
fn within(part: Period, told: Period) -> Option<Period> {
    let year = told.end.year();
    if told.is_fiscal() { Period::in_fiscal_year(part, year) } else { part.moved(year - part.end.year(), Shape::Year) }
}
