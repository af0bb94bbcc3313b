//! What does a value count, and which values are of a kind?

use super::read::{Measure, ReadUnit};

/// The unit of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A share or a rate of growth, of a hundred.
    Percent,
    /// A difference between two percentages.
    PercentagePoints,
    /// Money.
    Money(Currency),
    /// How many times one thing is another.
    Times,
    /// Points of an index.
    IndexPoints,
    /// Things counted, by their noun in English, plural, as the fact base has it ("enterprises").
    Counted(Box<str>),
    /// A count or an amount for each something else: enterprises per day, deaths per 100,000 people.
    Rate(Box<Unit>, Per),
}

/// What a rate is taken over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    /// Each second.
    Second,
    /// Each minute.
    Minute,
    /// Each hour.
    Hour,
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each year.
    Year,
    /// Each so many of something: (100,000, "people"), (1, "enterprise").
    Each(u64, Box<str>),
}

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(pub [u8; 3]);

/// The words for a period that a rate is taken over, with the plural that counts it.
const PERIODS: &[(Per, &[&str])] = &[
    (Per::Second, &["second", "seconds", "秒"]),
    (Per::Minute, &["minute", "minutes", "分钟"]),
    (Per::Hour, &["hour", "hours", "小时", "个小时"]),
    (Per::Day, &["day", "days", "天", "日"]),
    (Per::Week, &["week", "weeks", "周", "星期"]),
    (Per::Month, &["month", "months", "个月", "月"]),
    (Per::Year, &["year", "years", "annum", "年"]),
];

impl Unit {
    /// Reads the unit words of a fact base; any noun it does not know is a thing that is counted.
    ///
    /// ```
    /// use smebot::quantity::{Per, Unit};
    /// let rate = Unit::Rate(Box::new(Unit::Counted("enterprises".into())), Per::Day);
    /// assert_eq!(Unit::parse("enterprises per day"), rate);
    /// ```
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        for separator in [" per ", "/"] {
            if let Some((counted, per)) = text.split_once(separator)
                && let Some(per) = Per::parse(per)
                && !counted.trim().is_empty()
            {
                return Self::Rate(Box::new(Self::simple(counted.trim())), per);
            }
        }
        Self::simple(text)
    }

    fn simple(text: &str) -> Self {
        match text.to_lowercase().as_str() {
            "percent" | "per cent" | "%" | "pct" => Self::Percent,
            "percentage points" | "percentage point" | "pp" | "pct pts" | "个百分点" | "百分点" => Self::PercentagePoints,
            "times" | "x" | "fold" | "倍" => Self::Times,
            "index points" | "index" | "points" | "点" => Self::IndexPoints,
            lower => Currency::parse(lower).map_or_else(|| Self::Counted(text.into()), Self::Money),
        }
    }

    /// Whether a stated figure may be a value of this unit.
    ///
    /// A bare number fits everything. Nouns are not compared, for a source has its own words for what is
    /// counted; lengths of time are, and so is money.
    pub fn fits(&self, read: &ReadUnit) -> bool {
        let per_fits = |per: &Per| read.per.as_ref().is_none_or(|read| per.is_like(read));
        match self {
            Self::Rate(inner, per) => per_fits(per) && inner.fits(&ReadUnit { per: None, ..read.clone() }),
            Self::Percent => matches!(read.measure, Measure::None | Measure::Percent),
            Self::PercentagePoints => {
                matches!(read.measure, Measure::None | Measure::PercentagePoints)
            }
            Self::Money(currency) => match &read.measure {
                Measure::None => read.per.is_none(),
                Measure::Money(other) => currency == other && read.per.is_none(),
                _ => false,
            },
            Self::Times => matches!(read.measure, Measure::None | Measure::Times) && read.per.is_none(),
            Self::IndexPoints => matches!(read.measure, Measure::None | Measure::IndexPoints) && read.per.is_none(),
            Self::Counted(noun) => match &read.measure {
                Measure::None => read.per.is_none(),
                Measure::Counted(words) => Per::period(noun) == Per::period(words) && read.per.is_none(),
                _ => false,
            },
        }
    }

    /// Whether values of the two units can be compared, added and subtracted.
    ///
    /// Percent and percentage points are not alike, nor are two nouns that differ.
    pub fn comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Counted(left), Self::Counted(right)) => left.eq_ignore_ascii_case(right),
            (Self::Rate(left, left_per), Self::Rate(right, right_per)) => left.comparable(right) && left_per.is_like(right_per),
            _ => self == other,
        }
    }

    /// Whether it is a share or a rate of growth.
    pub fn is_percent(&self) -> bool {
        matches!(self, Self::Percent)
    }

    /// Whether it counts things.
    pub fn is_counted(&self) -> bool {
        matches!(self, Self::Counted(_))
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        matches!(self, Self::Money(_))
    }

    /// Whether it is a count or an amount for each something else.
    pub fn is_rate(&self) -> bool {
        matches!(self, Self::Rate(..))
    }

    /// Whether its values cannot be less than zero: things counted, and what is counted for each something.
    pub fn is_non_negative(&self) -> bool {
        match self {
            Self::Counted(_) | Self::Times | Self::IndexPoints => true,
            Self::Rate(inner, _) => inner.is_non_negative(),
            Self::Percent | Self::PercentagePoints | Self::Money(_) => false,
        }
    }
}

impl Per {
    /// Reads what a rate is taken over, from the words after "per": "day", "100,000 people", "enterprise".
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(period) = Self::period(text) {
            return Some(period);
        }
        let start = text.find(|letter: char| !letter.is_ascii_digit() && letter != ',')?;
        let (digits, noun) = (text.get(..start)?.replace(',', ""), text.get(start..)?.trim());
        let count: u64 = if digits.is_empty() { 1 } else { digits.parse().ok()? };
        let noun = noun.strip_prefix("million ").map_or((count, noun), |noun| (count.saturating_mul(1_000_000), noun));
        (!noun.1.is_empty()).then(|| Self::Each(noun.0, noun.1.into()))
    }

    /// The period that a word names, one or several of it: "day", "days", "天".
    pub(super) fn period(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        PERIODS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(per, _)| per.clone())
    }

    /// Whether two rates are over the same: the same period, or as many of whatever the source calls it.
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Each(left, _), Self::Each(right, _)) => left == right,
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(measure: Measure, per: Option<Per>) -> ReadUnit {
        ReadUnit { measure, per }
    }

    #[test]
    fn unit_words_are_read() {
        let counted = |noun: &str| Unit::Counted(noun.into());
        let rate = |unit, per| Unit::Rate(Box::new(unit), per);
        for (text, wanted) in [
            ("percent", Unit::Percent),
            ("percentage points", Unit::PercentagePoints),
            ("yuan", Unit::Money(Currency(*b"CNY"))),
            ("CNY", Unit::Money(Currency(*b"CNY"))),
            ("US dollars", Unit::Money(Currency(*b"USD"))),
            ("times", Unit::Times),
            ("index points", Unit::IndexPoints),
            ("enterprises", counted("enterprises")),
            ("enterprises per day", rate(counted("enterprises"), Per::Day)),
            ("deaths per 100,000 people", rate(counted("deaths"), Per::Each(100_000, "people".into()))),
            ("yuan per enterprise", rate(Unit::Money(Currency(*b"CNY")), Per::Each(1, "enterprise".into()))),
        ] {
            assert_eq!(Unit::parse(text), wanted, "{text}");
        }
    }

    #[test]
    fn only_a_unit_of_the_same_kind_fits() {
        let counted = |noun: &str| Measure::Counted(noun.into());
        let yuan = Measure::Money(Currency(*b"CNY"));
        for (unit, stated, fits) in [
            ("percent", read(Measure::None, None), true),
            ("percent", read(Measure::Percent, None), true),
            ("percentage points", read(Measure::Percent, None), false),
            ("yuan", read(yuan.clone(), None), true),
            ("US dollars", read(yuan.clone(), None), false),
            ("enterprises", read(counted("家"), None), true),
            ("enterprises", read(counted("days"), None), false),
            ("days", read(counted("天"), None), true),
            ("enterprises per day", read(counted("家"), None), true),
            ("enterprises per day", read(counted("家"), Some(Per::Day)), true),
            ("enterprises per day", read(counted("家"), Some(Per::Year)), false),
            ("enterprises", read(counted("家"), Some(Per::Day)), false),
            ("enterprises", read(yuan, None), false),
        ] {
            assert_eq!(Unit::parse(unit).fits(&stated), fits, "{unit} {stated:?}");
        }
    }

    #[test]
    fn like_goes_with_like_only() {
        let alike = |left, right| Unit::parse(left).comparable(&Unit::parse(right));
        assert!(alike("yuan", "CNY") && alike("deaths per 100,000 people", "deaths per 100,000 persons"));
        assert!(!alike("percent", "percentage points") && !alike("enterprises", "patents"));
    }
}
