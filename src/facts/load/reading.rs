//! Which value do the words of a source state, and does it fit the indicator?

use crate::facts::base::Indicator;
use crate::quantity::read::{self, Measure, ReadUnit, Stated, StatedFault};
use crate::quantity::{Bounded, Decimal, Per, Unit};
use std::fmt;

/// Why the words of a source are no figure of an indicator, and what to do about it.
pub(super) struct ReadingFault {
    pub(super) message: String,
    pub(super) help: String,
}

/// Reads the words of a source as a value of an indicator; a plain number counts by the scale of its unit.
pub(super) fn read(stated: &str, indicator: &Indicator, scale: Decimal) -> Result<Stated, ReadingFault> {
    let (key, unit) = (&indicator.key, &indicator.unit);
    let place = if unit.is_of_places() { place_in_a_ranking(stated) } else { None };
    let read = read::read_as(place.unwrap_or(stated), unit, scale).map_err(|fault| match fault {
        StatedFault::Unreadable(fault) => {
            // Its advice stands after the last semicolon.
            let text = fault.to_string();
            let (message, help) = text.rsplit_once("; ").unwrap_or((&text, "keep only the words of the figure"));
            ReadingFault { message: format!("cannot read `stated`: {message}"), help: help.into() }
        }
        StatedFault::Unfit(found) => ReadingFault {
            message: format!("{stated:?} is in {}, but {key:?} is in {}", InWords(&found), in_words(unit)),
            help: "correct the figure, its key, or the indicator's `unit`".into(),
        },
    })?;
    if !read.falls {
        return Ok(read);
    }
    // Of a rate of growth a fall has a sign; of anything else it may be what is measured or the opposite of it.
    if indicator.growth_of.is_some() {
        return Ok(Stated { value: read.value.negate(), ..read });
    }
    Err(ReadingFault {
        message: format!("{stated:?} says that something fell"),
        help: "write the figure alone, with a minus if it is one".into(),
    })
}

/// The number of a place that a source writes as an ordinal: "14th", 第14位.
fn place_in_a_ranking(stated: &str) -> Option<&str> {
    let bare = stated.trim();
    let english = ["st", "nd", "rd", "th"].iter().find_map(|ending| bare.strip_suffix(ending));
    let chinese = || bare.strip_prefix('第').map(|place| place.trim_end_matches(['位', '名']));
    english.or_else(chinese).filter(|number| !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit()))
}

/// The value that words state of an indicator, in its unit; nothing where they state none.
pub(crate) fn value(stated: &str, indicator: &Indicator) -> Option<Bounded> {
    read(stated, indicator, Decimal::ONE).ok().map(|stated| stated.value.normalized())
}

/// A unit in the words of a fact base.
pub(crate) fn in_words(unit: &Unit) -> String {
    match unit {
        Unit::Percent => "percent".into(),
        Unit::PercentagePoints => "percentage points".into(),
        Unit::Money(currency) => String::from_utf8_lossy(&currency.0).into_owned(),
        Unit::Times => "times".into(),
        Unit::IndexPoints => "index points".into(),
        Unit::Counted(noun) if noun.is_empty() => "a plain number".into(),
        Unit::Counted(noun) => noun.to_string(),
        Unit::Rate(inner, per) if **inner == Unit::Counted("".into()) => format!("per {}", over(per)),
        Unit::Rate(inner, per) => format!("{} per {}", in_words(inner), over(per)),
    }
}

fn over(per: &Per) -> String {
    match per {
        Per::Second => "second".into(),
        Per::Minute => "minute".into(),
        Per::Hour => "hour".into(),
        Per::Day => "day".into(),
        Per::Week => "week".into(),
        Per::Month => "month".into(),
        Per::Year => "year".into(),
        Per::Each(1, noun) => noun.to_string(),
        Per::Each(count, noun) => format!("{count} {noun}").trim_end().to_owned(),
    }
}

/// What a text says about a unit, for messages.
struct InWords<'u>(&'u ReadUnit);

impl fmt::Display for InWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.measure {
            Measure::None => f.write_str("no unit")?,
            Measure::Percent => f.write_str("percent")?,
            Measure::PercentagePoints => f.write_str("percentage points")?,
            Measure::Money(currency) => f.write_str(&String::from_utf8_lossy(&currency.0))?,
            Measure::SharedMoney(_, word) => f.write_str(word)?,
            Measure::Times => f.write_str("times")?,
            Measure::IndexPoints => f.write_str("index points")?,
            Measure::Counted(words) => f.write_str(words)?,
        }
        self.0.per.as_ref().map_or(Ok(()), |per| write!(f, " per {}", over(per)))
    }
}

#[cfg(test)]
mod tests {
    use super::place_in_a_ranking;

    #[test]
    fn a_place_may_be_stated_as_an_ordinal() {
        assert_eq!(place_in_a_ranking("14th"), Some("14"));
        assert_eq!(place_in_a_ranking("第14位"), Some("14"));
        assert_eq!(place_in_a_ranking("第3"), Some("3"));
        assert_eq!(place_in_a_ranking("14"), None);
        assert_eq!(place_in_a_ranking("fourth"), None);
        assert_eq!(place_in_a_ranking("第一批"), None);
    }
}
