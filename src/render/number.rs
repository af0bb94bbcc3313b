//! How does each language write a quantity?
//!
//! Every digit that is given is written; who wants fewer rounds first, see
//! [`Bounded::outward`](crate::quantity::Bounded::outward). What is written can be read again by
//! [`crate::quantity::read`], as the same value.

use super::classifier;
use super::digits::{grouped, number_chinese, number_english, upper_end_chinese, upper_end_english};
use crate::facts::base::Text;
use crate::facts::load::values::is_han;
use crate::language::Language;
use crate::quantity::measure;
use crate::quantity::{Bounded, Currency, Decimal, Per, Unit};

/// The wording of a quantity: "more than 70,000 enterprises", "近40%", "每天2.38万家".
///
/// `unit_name` is the noun of the fact base where it has one: of a rate the noun of what is counted.
///
/// A place in a ranking is an ordinal: "12th", 第12位.
pub fn value(value: &Bounded, unit: &Unit, unit_name: &Text, language: Language) -> String {
    match (language, place(value).filter(|_| unit.is_of_places())) {
        (Language::English, Some(place)) => ordinal(place),
        (Language::Chinese, Some(place)) => format!("第{place}位"),
        (Language::English, None) => english(value, unit, unit_name),
        (Language::Chinese, None) => chinese(value, unit, unit_name),
    }
}

/// The place that an exact value is.
fn place(value: &Bounded) -> Option<u32> {
    if let Bounded::Exact(place) = value { u32::try_from(*place).ok().filter(|_| place.fract().is_zero()) } else { None }
}

/// "1st", "12th", "23rd".
fn ordinal(place: u32) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

/// The wording of a value without its unit, for workings: "more than 70,000".
pub fn bare(value: &Bounded, language: Language) -> String {
    match language {
        Language::English => qualified_english(value, "less than", ""),
        Language::Chinese => qualified_chinese(value, ""),
    }
}

/// The wording of a count before the name of what is counted: "fewer than 17,200".
pub fn count(value: &Bounded, language: Language) -> String {
    match language {
        Language::English if is_whole(value) => qualified_english(value, "fewer than", ""),
        Language::English | Language::Chinese => bare(value, language),
    }
}

/// The wording of so many stretches of time: "30 days", "3个月".
pub fn span(count: Decimal, per: &Per, language: Language) -> String {
    let (one, several, chinese) = match per {
        Per::Second => ("second", "seconds", "秒"),
        Per::Minute => ("minute", "minutes", "分钟"),
        Per::Hour => ("hour", "hours", "小时"),
        Per::Day | Per::Each(..) => ("day", "days", "天"),
        Per::Week => ("week", "weeks", "周"),
        Per::Month => ("month", "months", "个月"),
        Per::Year => ("year", "years", "年"),
    };
    match language {
        Language::English => format!("{} {}", number_english(count), if count == Decimal::ONE { one } else { several }),
        Language::Chinese => format!("{}{chinese}", number_chinese(count)),
    }
}

/// The name of a unit that programs know it by: "percent", "enterprises per day".
#[must_use]
pub fn unit_name(unit: &Unit) -> String {
    match unit {
        Unit::Percent => "percent".to_owned(),
        Unit::PercentagePoints => "percentage points".to_owned(),
        Unit::Money(currency) => english_currency(*currency),
        Unit::Times => "times".to_owned(),
        Unit::IndexPoints => "index points".to_owned(),
        Unit::Counted(noun) => noun.to_string(),
        Unit::Rate(inner, per) => format!("{} {}", unit_name(inner), english_per(per)).trim_start().to_owned(),
    }
}

fn english(value: &Bounded, unit: &Unit, unit_name: &Text) -> String {
    let mut noun = unit_name.en.as_deref();
    let (unit, per) = match unit {
        Unit::Rate(inner, per) => {
            noun = noun.map(|noun| Unit::split_rate(noun).map_or(noun, |(counted, _)| counted));
            (inner.as_ref(), Some(per))
        }
        _ => (unit, None),
    };
    let less = if unit.is_counted() && per.is_none() && is_whole(value) { "fewer than" } else { "less than" };
    let stuck = if unit.is_percent() { "%" } else { "" };
    let number = qualified_english(value, less, stuck);
    let words = match unit {
        Unit::Percent => String::new(),
        Unit::PercentagePoints => "percentage points".to_owned(),
        Unit::Money(currency) => shared_by_several(noun).map_or_else(|| english_currency(*currency), str::to_owned),
        Unit::Times => "times".to_owned(),
        Unit::IndexPoints => "points".to_owned(),
        Unit::Counted(counted) if measure::is_bare(counted) => String::new(),
        Unit::Counted(counted) => noun.unwrap_or(counted).to_owned(),
        // OK because a rate of a rate is built nowhere; it would be named by its noun.
        Unit::Rate(..) => noun.unwrap_or_default().to_owned(),
    };
    let mut wording = number;
    for part in [words, per.map(english_per).unwrap_or_default()] {
        if !part.is_empty() {
            wording.push(' ');
            wording.push_str(&part);
        }
    }
    wording
}

/// The money of a base as it calls it, where several countries call theirs so: whose kroner they are, its readers know.
fn shared_by_several(noun: Option<&str>) -> Option<&str> {
    const SHARED: [&str; 12] =
        ["kroner", "pesos", "pounds", "francs", "dinars", "shillings", "crowns", "克朗", "比索", "法郎", "先令", "第纳尔"];
    noun.filter(|noun| SHARED.contains(noun))
}

fn english_currency(currency: Currency) -> String {
    currency.words().map_or_else(|| code(currency), |words| words.english.to_owned())
}

fn english_per(per: &Per) -> String {
    match per {
        Per::Second => "per second".to_owned(),
        Per::Minute => "per minute".to_owned(),
        Per::Hour => "per hour".to_owned(),
        Per::Day => "per day".to_owned(),
        Per::Week => "per week".to_owned(),
        Per::Month => "per month".to_owned(),
        Per::Year => "per year".to_owned(),
        Per::Each(1, noun) => format!("per {noun}"),
        Per::Each(count, noun) => format!("per {} {noun}", grouped(Decimal::from(*count))).trim_end().to_owned(),
    }
}

fn qualified_english(value: &Bounded, less: &str, stuck: &str) -> String {
    let written = |number| format!("{}{stuck}", number_english(number));
    match *value {
        Bounded::Exact(number) => written(number),
        Bounded::About(number) => format!("about {}", written(number)),
        Bounded::Above(number) => format!("more than {}", written(number)),
        Bounded::AtLeast(number) => format!("at least {}", written(number)),
        Bounded::Below(number) => format!("{less} {}", written(number)),
        Bounded::AtMost(number) => format!("at most {}", written(number)),
        Bounded::Nearly(number) => format!("nearly {}", written(number)),
        Bounded::Range(low, high) => {
            format!("{}{stuck} to {}{stuck}", number_english(low), upper_end_english(low, high))
        }
    }
}

fn chinese(value: &Bounded, unit: &Unit, unit_name: &Text) -> String {
    let noun = unit_name.zh.as_deref();
    let (unit, noun, per) = match unit {
        Unit::Rate(inner, per) => {
            let (counted, over) = noun.map(classifier::of_rate).map_or((None, None), |(counted, over)| (Some(counted), over));
            // What a rate counts needs no measure word: it is the indicator's name that says it.
            (inner.as_ref(), Some(counted.unwrap_or_default()), Some(over.unwrap_or_else(|| chinese_per(per))))
        }
        _ => (unit, noun.map(str::to_owned), None),
    };
    let words = match unit {
        Unit::Percent => "%".to_owned(),
        Unit::PercentagePoints => "个百分点".to_owned(),
        Unit::Money(currency) => shared_by_several(noun.as_deref())
            .map_or_else(|| currency.words().map_or_else(|| code(*currency), |words| words.chinese.to_owned()), str::to_owned),
        Unit::Times => "倍".to_owned(),
        Unit::IndexPoints => "点".to_owned(),
        Unit::Counted(counted) => match noun.filter(|noun| !noun.is_empty()) {
            Some(noun) if measure::is_bare(&noun) => String::new(),
            Some(noun) => noun,
            None if measure::is_bare(counted) => String::new(),
            None if counted.contains(is_han) => counted.to_string(),
            None => match measure::of_noun(counted) {
                Some(measure) => measure.chinese.to_owned(),
                None if per.is_some() => String::new(),
                None => classifier::of(counted).to_owned(),
            },
        },
        Unit::Rate(..) => noun.unwrap_or_default(),
    };
    format!("{}{}", per.unwrap_or_default(), qualified_chinese(value, &words))
}

fn chinese_per(per: &Per) -> String {
    match per {
        Per::Second => "每秒".to_owned(),
        Per::Minute => "每分钟".to_owned(),
        Per::Hour => "每小时".to_owned(),
        Per::Day => "每天".to_owned(),
        Per::Week => "每周".to_owned(),
        Per::Month => "每月".to_owned(),
        Per::Year => "每年".to_owned(),
        // What Chinese has no word for here, the name of the indicator says: 每箱补助.
        Per::Each(1, noun) if !chinese_noun(noun).contains(is_han) => String::new(),
        Per::Each(1, noun) => format!("每{}", chinese_noun(noun)),
        Per::Each(count, noun) => format!("每{}{}", round_chinese(*count), chinese_noun(noun)),
    }
}

/// 千, 百万, 10万: how Chinese writes the round numbers that rates are taken over.
fn round_chinese(count: u64) -> String {
    match count {
        1_000 => "千".to_owned(),
        1_000_000 => "百万".to_owned(),
        _ => number_chinese(Decimal::from(count)),
    }
}

fn chinese_noun(noun: &str) -> &str {
    let lower = noun.to_lowercase();
    match lower.as_str() {
        // Where nothing is said, people are meant: "3.1 per 100,000".
        "" | "people" | "person" | "persons" | "inhabitants" | "inhabitant" | "residents" | "resident" | "capita" | "head"
        | "population" => "人",
        "enterprise" | "enterprises" | "firm" | "firms" | "company" | "companies" => "家企业",
        "household" | "households" => "户",
        "live births" | "births" => "名活产婴儿",
        "passengers" | "passenger" => "名乘客",
        "students" | "student" | "pupils" | "pupil" => "名学生",
        "children" | "child" => "名儿童",
        "women" | "woman" => "名女性",
        "men" | "man" => "名男性",
        "employees" | "employee" | "workers" | "worker" => "名员工",
        "adults" | "adult" => "名成年人",
        "night" | "nights" => "晚",
        "vehicles" | "vehicle" | "cars" | "car" => "辆车",
        "farm" | "farms" => "家农场",
        "unit" | "units" => "单位",
        _ => measure::of_noun(noun).map_or(noun, |measure| measure.chinese),
    }
}

fn qualified_chinese(value: &Bounded, unit: &str) -> String {
    let written = number_chinese;
    match *value {
        Bounded::Exact(number) => format!("{}{unit}", written(number)),
        Bounded::About(number) => format!("约{}{unit}", written(number)),
        Bounded::Above(number) => format!("超过{}{unit}", written(number)),
        Bounded::AtLeast(number) => format!("至少{}{unit}", written(number)),
        Bounded::Below(number) => format!("低于{}{unit}", written(number)),
        Bounded::AtMost(number) => format!("不超过{}{unit}", written(number)),
        Bounded::Nearly(number) => format!("近{}{unit}", written(number)),
        Bounded::Range(low, high) => {
            let first_unit = if unit == "%" { unit } else { "" };
            format!("{}{first_unit}至{}{unit}", written(low), upper_end_chinese(low, high))
        }
    }
}

fn is_whole(value: &Bounded) -> bool {
    value.point().fract().is_zero()
}

fn code(currency: Currency) -> String {
    currency.0.iter().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::Bounded::{About, Above, AtLeast, Below, Exact, Nearly, Range};
    use super::*;

    fn d(text: &str) -> Decimal {
        text.replace('_', "").parse().unwrap()
    }

    #[test]
    #[rustfmt::skip]
    fn quantities_are_written_as_each_language_writes_them() {
        for (bounded, unit, measure_word, english, chinese) in [
            (Exact(d("8997")), "enterprises", "家", "8,997 enterprises", "8997家"),
            (Above(d("70000")), "enterprises", "家", "more than 70,000 enterprises", "超过7万家"),
            (Nearly(d("40")), "percent", "", "nearly 40%", "近40%"),
            (Above(d("80_000_000_000_000")), "yuan", "", "more than 80 trillion yuan", "超过80万亿元"),
            (Exact(d("23800")), "enterprises per day", "家", "23,800 enterprises per day", "每天2.38万家"),
            (Below(d("12.9")), "percent", "", "less than 12.9%", "低于12.9%"),
            (Below(d("300")), "enterprises", "家", "fewer than 300 enterprises", "低于300家"),
            (Range(d("4000"), d("6000")), "enterprises", "家", "4,000 to 6,000 enterprises", "4000至6000家"),
            (Range(d("5"), d("7")), "percent", "", "5% to 7%", "5%至7%"),
            (Range(d("1000"), d("2_000_000")), "days", "", "1,000 to 2 million days", "1000至200万天"),
            (Range(d("1"), d("2_000_000")), "days", "", "1 to 2,000,000 days", "1至2,000,000天"),
            (About(d("3.63")), "seconds", "", "about 3.63 seconds", "约3.63秒"),
            (Exact(d("2.8")), "percentage points", "", "2.8 percentage points", "2.8个百分点"),
            (Exact(d("5.1")), "times", "", "5.1 times", "5.1倍"),
            (Exact(d("88.4")), "index points", "", "88.4 points", "88.4点"),
            (Exact(d("-1.2")), "percent", "", "-1.2%", "-1.2%"),
            (AtLeast(d("1_460_000")), "enterprises", "", "at least 1.46 million enterprises", "至少146万家"),
            (Exact(d("141000")), "enterprises", "家", "141,000 enterprises", "14.1万家"),
            (Exact(d("12345")), "enterprises", "家", "12,345 enterprises", "12,345家"),
            (Exact(d("8687000")), "enterprises", "家", "8.687 million enterprises", "868.7万家"),
            (Exact(d("1234567")), "patents", "件", "1,234,567 patents", "123.4567万件"),
            (Exact(d("5_000_000_000")), "US dollars", "", "5 billion US dollars", "50亿美元"),
            (Exact(d("3.5")), "deaths per 100,000 people", "例", "3.5 deaths per 100,000 people", "每10万人3.5例"),
            (Exact(d("12")), "patents per enterprise", "件", "12 patents per enterprise", "每家企业12件"),
        ] {
            let unit = Unit::parse(unit);
            let zh = (!measure_word.is_empty()).then(|| measure_word.into());
            let name = Text { en: None, zh };
            assert_eq!(value(&bounded, &unit, &name, Language::English), english);
            assert_eq!(value(&bounded, &unit, &name, Language::Chinese), chinese);
        }
    }

    #[test]
    fn a_working_has_no_unit() {
        assert_eq!(bare(&Above(d("70000")), Language::English), "more than 70,000");
        assert_eq!(bare(&Above(d("70000")), Language::Chinese), "超过7万");
        assert_eq!(super::super::digits::number(d("52_000_000"), Language::English), "52 million");
    }
}
