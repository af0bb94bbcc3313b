//! Which value in a known unit do the words of a source state?

use super::{Found, Measure, ReadFault, ReadUnit, read};
use crate::quantity::bounds::Bounded;
use crate::quantity::unit::{Per, Unit};
use rust_decimal::Decimal;

/// The value that a source states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The value, in the unit that it was read for.
    pub value: Bounded,
    /// What the source takes it over, where the unit says nothing of that: "99 a day" of startups.
    pub per: Option<Per>,
    /// Whether the source says that something fell by so much.
    pub falls: bool,
}

/// Why the words of a source are no value of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatedFault {
    /// They are no figure.
    Unreadable(ReadFault),
    /// They are a figure in another unit.
    Unfit(ReadUnit),
}

/// Words that a source may put before a figure and that change nothing in it; the longest counts.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "a total of ", "total of ", "in total ", "totalled ", "totaled ", "reached ", "stood at ", "stands at ", "rose to ", "grew to ", "fell to ",
    "increased to ", "decreased to ", "dropped to ", "declined to ", "amounted to ", "came to ", "down to ", "up from ", "was ", "were ", "is ", "are ", "averaged ",
    "an average of ", "average of ", "rose by ", "rose ", "grew by ", "grew ", "increased by ", "increased ", "up by ", "up ", "growth of ",
    "an increase of ", "increase of ", "a rise of ", "共计", "总计", "合计", "共有", "共", "总数为", "达到", "已达", "达", "为", "有", "增至", "升至", "增加到",
    "增长到", "降至", "降到", "减少到", "下降到", "下降至", "同比增长", "增长了", "增长", "同比上升", "上升", "增加了", "增加", "平均", "其中",
];

/// The same, where something fell by so much.
#[rustfmt::skip]
const FALLS: &[&str] = &[
    "fell by ", "fell ", "dropped by ", "dropped ", "declined by ", "declined ", "decreased by ", "decreased ", "down by ", "down ",
    "shrank by ", "shrank ", "a decline of ", "decline of ", "a decrease of ", "decrease of ", "a drop of ", "a fall of ", "同比下降", "下降了", "下降",
    "同比减少", "减少了", "减少", "同比降低", "降低了", "降低", "同比下跌", "下跌", "缩减",
];

/// Words behind a figure that change nothing in it.
#[rustfmt::skip]
const TRAILS: &[&str] = &[
    "in total", "in all", "altogether", "overall", "(preliminary)", "(provisional)", "(revised)", "(estimate)", "(estimated)", "(est.)",
    "year on year", "year-on-year", "yoy", "y/y", "on the year", "on average", "初步数", "（初步数）", "(初步数)",
];

/// Reads the words of a source as a value of a unit. A number with no scale of its own is multiplied by that of the unit ("million euros").
///
/// ```
/// use smebot::quantity::{Bounded::About, Unit, read};
/// let rate = Unit::parse("per 100,000");
/// assert_eq!(read::read_as("约每10万人3.1人", &rate, 1.into()).map(|stated| stated.value), Ok(About("3.1".parse().unwrap())));
/// ```
///
/// # Errors
/// Says whether they are no figure, or one in another unit.
pub fn read_as(stated: &str, unit: &Unit, scale: Decimal) -> Result<Stated, StatedFault> {
    let (found, falls) = figure(stated).map_err(StatedFault::Unreadable)?;
    let unfit = || StatedFault::Unfit(found.unit.clone());
    let (factor, per) = match unit.factor(&found.unit) {
        Some(factor) => (factor, None),
        None => {
            let bare = ReadUnit { per: None, ..found.unit.clone() };
            let lacks_rate = !unit.is_rate() && !unit.is_percent();
            (unit.factor(&bare).filter(|_| lacks_rate).ok_or_else(unfit)?, found.unit.per.clone())
        }
    };
    // A percentage is one whatever its unit is called; of money and nouns the sign does not say how many.
    let says_all = found.is_scaled
        || unit.is_percent() && found.unit.measure != Measure::None
        || *unit == Unit::PercentagePoints && found.unit.measure != Measure::None;
    let scale = if says_all { Decimal::ONE } else { scale };
    let factor = factor.checked_mul(scale).ok_or_else(unfit)?;
    let value = if factor == Decimal::ONE { found.value } else { found.value.scale_by(factor).map_err(|_| unfit())? };
    Ok(Stated { value: value.normalized(), per, falls })
}

/// The figure of a text, without the words around it that change nothing; and whether something fell by so much.
fn figure(stated: &str) -> Result<(Found, bool), ReadFault> {
    let first = match read(stated) {
        Ok(found) => return Ok((found, false)),
        Err(fault) => fault,
    };
    let text = stated.trim();
    let (text, falls) = match (strip(text, FALLS), strip(text, LEADS)) {
        // "down to" is longer than "down".
        (Some(fell), Some(rest)) if rest.len() < fell.len() => (rest, false),
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => (text, false),
    };
    match read(text) {
        Ok(found) => Ok((found, falls)),
        Err(ReadFault::LeftOver(words)) if changes_nothing(&words) => {
            let end = text.len() - words.len();
            read(text.get(..end).unwrap_or_default()).map(|found| (found, falls)).map_err(|_| first)
        }
        Err(ReadFault::NoFigure(_) | ReadFault::LeftOver(_) | ReadFault::Disagreement(..) | ReadFault::TooLong) => Err(first),
    }
}

fn strip<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let begins = |word: &&&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    words.iter().filter(begins).max_by_key(|word| word.len()).map(|word| text[word.len()..].trim_start())
}

/// Whether words behind a figure only say again what it is of; a number or a place among them would be another figure.
fn changes_nothing(words: &str) -> bool {
    let lower = words.to_lowercase();
    let of_what = lower.starts_with("of ") && super::find(&lower).is_empty();
    of_what || TRAILS.contains(&lower.as_str())
}
