//! What does a value count, and which values are of a kind?

use super::measure;
use super::read::{Measure, ReadUnit};
use rust_decimal::Decimal;

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
    (Per::Hour, &["hour", "hours", "小时", "个小时", "h", "hr"]),
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
    /// assert_eq!(Unit::parse("enterprises a day"), rate);
    /// ```
    pub fn parse(text: &str) -> Self {
        Self::parse_scaled(text).0
    }

    /// The same, and by what a number without words of its own is multiplied: a million of "million euros".
    pub fn parse_scaled(text: &str) -> (Self, Decimal) {
        let text = text.trim();
        if let Some(known) = Self::known(text) {
            return known;
        }
        if let Some((counted, per)) = rate(text) {
            let (inner, scale) = if counted.is_empty() { (Self::Counted("".into()), Decimal::ONE) } else { Self::simple(counted) };
            return (Self::Rate(Box::new(inner), per), scale);
        }
        Self::simple(text)
    }

    /// What is counted and over what, of the words of a rate; `None` where they are none.
    pub fn split_rate(text: &str) -> Option<(&str, Per)> {
        if Self::known(text.trim()).is_some() { None } else { rate(text.trim()) }
    }

    /// The noun of unit words that multiply: "euros" of "million euros"; `None` where they do not.
    pub(crate) fn noun(text: &str) -> Option<&str> {
        let text = text.trim();
        if Self::known(text).is_some() || rate(text).is_some() {
            return None;
        }
        scale_and_noun(text).map(|(_, noun)| noun)
    }

    fn simple(text: &str) -> (Self, Decimal) {
        if let Some(known) = Self::known(text) {
            return known;
        }
        match scale_and_noun(text) {
            Some((scale, noun)) => (Self::known(noun).map_or_else(|| Self::Counted(noun.into()), |(unit, _)| unit), scale),
            None => (Self::Counted(text.into()), Decimal::ONE),
        }
    }

    /// A unit that the engine knows by its words.
    fn known(text: &str) -> Option<(Self, Decimal)> {
        let lower = text.to_lowercase();
        let begins = |words: &[&str]| {
            words
                .iter()
                .filter_map(|word| lower.strip_prefix(word))
                .any(|rest| !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric()))
        };
        let unit = if begins(&[
            "percentage points",
            "percentage point",
            "percent points",
            "% points",
            "pp",
            "ppt",
            "ppts",
            "p.p.",
            "pct pts",
            "pct points",
            "个百分点",
            "百分点",
        ]) {
            Self::PercentagePoints
        } else if begins(&["basis points", "bps", "bp", "个基点", "基点"]) {
            return Some((Self::PercentagePoints, Decimal::new(1, 2)));
        } else if begins(&["percent", "per cent", "percentage", "%", "pct", "百分比"]) {
            Self::Percent
        } else if begins(&["‰", "per mille", "per mil", "permille"]) {
            return Some((Self::Percent, Decimal::new(1, 1)));
        } else if ["times", "x", "fold", "multiple", "倍", "倍数"].contains(&lower.as_str()) {
            Self::Times
        } else if ["index", "index points", "points", "point", "指数", "点", "个点"]
            .contains(&lower.split([',', '(', '=']).next().unwrap_or_default().trim())
        {
            Self::IndexPoints
        } else if let Some(currency) = Currency::parse(&lower) {
            Self::Money(currency)
        } else if measure::is_measure(text) {
            Self::Counted(text.into())
        } else {
            return None;
        };
        Some((unit, Decimal::ONE))
    }

    /// Whether a stated figure may be a value of this unit.
    pub fn fits(&self, read: &ReadUnit) -> bool {
        self.factor(read).is_some()
    }

    /// By what a stated figure is to be multiplied to be a value of this unit; `None` where it cannot be one.
    ///
    /// A bare number fits everything. Nouns are not compared, for a source has its own words for what is
    /// counted; measures and money are, and kilowatt-hours make terawatt-hours.
    pub fn factor(&self, read: &ReadUnit) -> Option<Decimal> {
        if let Self::Rate(inner, per) = self {
            let measured = || inner.factor(&ReadUnit { per: None, ..read.clone() });
            return match (&read.per, &read.measure, &**inner) {
                // "52 km/h" is one word for a reader.
                (None, Measure::Counted(words), Self::Counted(_)) if words.contains(['/']) => None,
                // "57 kg a year" of what a person eats.
                (Some(Per::Year), ..) if matches!(per, Per::Each(1, _)) => measured(),
                (Some(read), ..) if !per.is_like(read) => None,
                _ => measured(),
            };
        }
        read.per.is_none().then_some(())?;
        let fits = match (self, &read.measure) {
            (_, Measure::None)
            | (Self::Percent, Measure::Percent)
            | (Self::PercentagePoints, Measure::PercentagePoints | Measure::IndexPoints)
            | (Self::Times, Measure::Times)
            | (Self::IndexPoints, Measure::IndexPoints) => true,
            (Self::Money(currency), Measure::Money(other)) => currency == other,
            (Self::Money(currency), Measure::SharedMoney(_, word)) => currency.is_named(word),
            (Self::Counted(noun), Measure::Counted(words)) => return measure::factor(noun, words),
            (Self::Counted(noun), Measure::IndexPoints | Measure::Times) => measure::is_bare(noun),
            // 度 and 分 have a meaning of their own for each kind of thing.
            (Self::IndexPoints, Measure::Counted(words)) => words == "分",
            (
                Self::Percent
                | Self::PercentagePoints
                | Self::Money(_)
                | Self::Times
                | Self::IndexPoints
                | Self::Counted(_)
                | Self::Rate(..),
                _,
            ) => false,
        };
        fits.then_some(Decimal::ONE)
    }

    /// Whether values of the two units can be compared, added and subtracted.
    ///
    /// Percent and percentage points are not alike, nor are two nouns that differ.
    pub fn comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Counted(left), Self::Counted(right)) => {
                left.eq_ignore_ascii_case(right) || measure::of_noun(left).is_some() && measure::factor(left, right) == Some(Decimal::ONE)
            }
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

    /// Whether it counts places in a ranking: "rank".
    pub fn is_of_places(&self) -> bool {
        const PLACES: [&str; 6] = ["rank", "ranks", "ranking", "place", "position", "位次"];
        matches!(self, Self::Counted(noun) if PLACES.contains(&noun.as_ref()))
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

/// What is counted and over what, of the words of a rate: "startups a day", "per 100,000", "人/10万人", "每千人病床数".
fn rate(text: &str) -> Option<(&str, Per)> {
    let lower = text.to_lowercase();
    // OK because small and capital ASCII letters take the same space, and no other text is cut by these places.
    let lower = if lower.len() == text.len() { lower.as_str() } else { text };
    if let Some(rest) = lower.strip_prefix("per ") {
        return Per::parse(&text[text.len() - rest.len()..]).map(|per| ("", per));
    }
    for separator in [" per ", "/", " for every "] {
        if let Some(at) = lower.find(separator)
            && let Some(per) = Per::parse(&text[at + separator.len()..])
        {
            return Some((text[..at].trim(), per));
        }
    }
    for separator in [" a ", " an ", " each ", " every "] {
        if let Some(at) = lower.rfind(separator)
            && let Some(per) = Per::period(&text[at + separator.len()..])
        {
            return Some((text[..at].trim(), per));
        }
    }
    let at = text.find('每')?;
    let (per, after) = super::read::per_chinese(&text[at..])?;
    let counted = if at > 0 { &text[..at] } else { &text[at + after..] };
    Some((counted.trim(), per))
}

/// "million euros", "EUR million", "people (thousands)", "亿千瓦时": the scale, and what is left.
fn scale_and_noun(text: &str) -> Option<(Decimal, &str)> {
    if let Some((noun, inside)) = text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
        let (scale, end) = super::read::scale_word(inside)?;
        return (end == inside.len()).then_some((scale, noun.trim()));
    }
    let text = text.strip_prefix("in ").unwrap_or(text);
    if let Some(rest) = text.strip_prefix("'000 ").or_else(|| text.strip_prefix("000 ")) {
        return Some((Decimal::from(1_000), rest));
    }
    if let Some((scale, end)) = super::read::scale_word(text).filter(|(_, end)| *end < text.len()) {
        let rest = text[end..].trim();
        return Some((scale, rest.strip_prefix("of ").unwrap_or(rest)));
    }
    let currency = text.find(' ').filter(|at| Currency::parse(&text[..*at]).is_some())?;
    let (scale, end) = super::read::scale_word(text[currency..].trim())?;
    (end == text[currency..].trim().len()).then_some((scale, &text[..currency]))
}

impl Per {
    /// Reads what a rate is taken over, from the words after "per": "day", "100,000 people", "100,000", "enterprise".
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(period) = Self::period(text) {
            return Some(period);
        }
        if text.chars().any(super::read::is_han) {
            return super::read::per_chinese(&format!("每{text}")).map(|(per, _)| per);
        }
        let start = text.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | ' ' | '\u{a0}')).unwrap_or(text.len());
        let (digits, noun) = (text[..start].replace([',', ' ', '\u{a0}'], ""), text[start..].trim());
        let count: u64 = if digits.is_empty() { 1 } else { digits.parse().ok()? };
        let (scale, noun) = match super::read::scale_word(noun) {
            Some((scale, end)) => (u64::try_from(scale).ok()?, noun[end..].trim()),
            None => (1, noun),
        };
        let count = count.checked_mul(scale)?;
        (!noun.is_empty() || count > 1).then(|| Self::Each(count, noun.into()))
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
