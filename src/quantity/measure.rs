//! Which measures of length, area, mass, time and so on are there, and by which words are they known?

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A measure with the words for it.
pub(crate) struct MeasureWords {
    /// What it measures; values of one kind can be converted.
    kind: Kind,
    /// How much of the smallest of its kind it is.
    size: (i64, u32),
    /// What English calls so much of it.
    pub(crate) english: &'static str,
    /// What Chinese calls it.
    pub(crate) chinese: &'static str,
    /// Further plurals and abbreviations.
    other: &'static [&'static str],
}

/// What a measure measures. Measures that no whole power or multiple joins are kinds of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Time,
    Calendar,
    Length,
    ImperialLength,
    Area,
    Acre,
    Mu,
    Mass,
    ImperialMass,
    Volume,
    Barrel,
    Gallon,
    Energy,
    Joule,
    Calorie,
    Power,
    Celsius,
    Fahrenheit,
    Speed,
    ImperialSpeed,
    Concentration,
    PartsPer,
    Sound,
    Frequency,
    Data,
    DataRate,
}

const fn row(kind: Kind, size: (i64, u32), english: &'static str, chinese: &'static str, other: &'static [&'static str]) -> MeasureWords {
    MeasureWords { kind, size, english, chinese, other }
}

/// The measures, each with its size as a number and a power of ten.
#[rustfmt::skip]
const MEASURES: &[MeasureWords] = &[
    row(Kind::Time, (1, 0), "seconds", "秒", &["sec", "secs", "秒钟"]),
    row(Kind::Time, (60, 0), "minutes", "分钟", &["min", "mins"]),
    row(Kind::Time, (3_600, 0), "hours", "小时", &["h", "hr", "hrs", "个小时", "学时", "课时"]),
    row(Kind::Time, (86_400, 0), "days", "天", &["日"]),
    row(Kind::Time, (604_800, 0), "weeks", "周", &["星期", "个星期"]),
    row(Kind::Calendar, (1, 0), "months", "个月", &["月"]),
    row(Kind::Calendar, (3, 0), "quarters", "个季度", &["季度"]),
    row(Kind::Calendar, (12, 0), "years", "年", &["yr", "yrs", "岁", "周岁", "years old", "years of age"]),
    row(Kind::Length, (1, 0), "millimetres", "毫米", &["millimeters", "mm"]),
    row(Kind::Length, (1, 1), "centimetres", "厘米", &["centimeters", "cm"]),
    row(Kind::Length, (1, 3), "metres", "米", &["meters", "m"]),
    row(Kind::Length, (1, 6), "kilometres", "公里", &["kilometers", "km", "kms", "千米"]),
    row(Kind::ImperialLength, (1, 0), "feet", "英尺", &["ft", "foot"]),
    row(Kind::ImperialLength, (5_280, 0), "miles", "英里", &["mi"]),
    row(Kind::Area, (1, 0), "square metres", "平方米", &["square meters", "sq m", "sqm", "m2", "m²", "平米", "㎡"]),
    row(Kind::Area, (1, 4), "hectares", "公顷", &["ha"]),
    row(Kind::Area, (1, 6), "square kilometres", "平方公里", &["square kilometers", "sq km", "km2", "km²", "平方千米"]),
    row(Kind::Acre, (1, 0), "acres", "英亩", &[]),
    row(Kind::Mu, (1, 0), "mu", "亩", &[]),
    row(Kind::ImperialLength, (0, 0), "square feet", "平方英尺", &["sq ft"]),
    row(Kind::Mass, (1, 0), "milligrams", "毫克", &["mg"]),
    row(Kind::Mass, (1, 3), "grams", "克", &["g", "grammes"]),
    row(Kind::Mass, (1, 6), "kilograms", "公斤", &["kg", "kilos", "kilogrammes", "千克"]),
    row(Kind::Mass, (1, 9), "tonnes", "吨", &["t", "tons", "metric tons", "metric tonnes", "公吨"]),
    row(Kind::Mass, (1, 12), "kilotonnes", "千吨", &["kt", "kilotons"]),
    row(Kind::Mass, (1, 15), "megatonnes", "百万吨", &["mt", "megatons", "mtco2e", "mtco2"]),
    row(Kind::Mass, (1, 18), "gigatonnes", "十亿吨", &["gt", "gigatons"]),
    row(Kind::ImperialMass, (1, 0), "pounds in weight", "磅", &["lb", "lbs"]),
    row(Kind::Volume, (1, 0), "millilitres", "毫升", &["milliliters", "ml"]),
    row(Kind::Volume, (1, 3), "litres", "升", &["liters", "l", "公升"]),
    row(Kind::Volume, (1, 5), "hectolitres", "百升", &["hectoliters", "hl"]),
    row(Kind::Volume, (1, 6), "cubic metres", "立方米", &["cubic meters", "m3", "m³"]),
    row(Kind::Volume, (1, 15), "cubic kilometres", "立方公里", &["cubic kilometers", "km3", "km³", "bcm"]),
    row(Kind::Barrel, (1, 0), "barrels", "桶", &["bbl"]),
    row(Kind::Gallon, (1, 0), "gallons", "加仑", &[]),
    row(Kind::Energy, (1, 0), "watt-hours", "瓦时", &["watt hours", "wh"]),
    row(Kind::Energy, (1, 3), "kilowatt-hours", "千瓦时", &["kilowatt hours", "kwh", "度", "度电"]),
    row(Kind::Energy, (1, 6), "megawatt-hours", "兆瓦时", &["megawatt hours", "mwh"]),
    row(Kind::Energy, (1, 9), "gigawatt-hours", "吉瓦时", &["gigawatt hours", "gwh"]),
    row(Kind::Energy, (1, 12), "terawatt-hours", "太瓦时", &["terawatt hours", "twh"]),
    row(Kind::Joule, (1, 6), "megajoules", "兆焦", &["mj"]),
    row(Kind::Joule, (1, 9), "gigajoules", "吉焦", &["gj"]),
    row(Kind::Joule, (1, 12), "terajoules", "太焦", &["tj"]),
    row(Kind::Joule, (1, 15), "petajoules", "拍焦", &["pj"]),
    row(Kind::Joule, (1, 18), "exajoules", "艾焦", &["ej"]),
    row(Kind::Calorie, (1, 0), "calories", "卡路里", &[]),
    row(Kind::Calorie, (1, 3), "kilocalories", "千卡", &["kcal", "大卡"]),
    row(Kind::Power, (1, 0), "watts", "瓦", &["w", "瓦特"]),
    row(Kind::Power, (1, 3), "kilowatts", "千瓦", &["kw"]),
    row(Kind::Power, (1, 6), "megawatts", "兆瓦", &["mw", "mwp"]),
    row(Kind::Power, (1, 9), "gigawatts", "吉瓦", &["gw", "gwp"]),
    row(Kind::Power, (1, 12), "terawatts", "太瓦", &["tw"]),
    row(Kind::Celsius, (1, 0), "degrees Celsius", "摄氏度", &["°c", "℃", "degrees c", "degrees centigrade", "degrees", "度", "deg c", "º c", "ºc"]),
    row(Kind::Fahrenheit, (1, 0), "degrees Fahrenheit", "华氏度", &["°f", "℉", "degrees f"]),
    row(Kind::Speed, (1, 0), "kilometres per hour", "公里/小时", &[
        "km/h", "kmh", "km/hr", "kph", "kilometers per hour", "kilometres an hour", "kilometers an hour", "km per hour", "km an hour",
        "公里每小时", "千米/小时", "千米每小时",
    ]),
    row(Kind::ImperialSpeed, (1, 0), "miles per hour", "英里/小时", &["mph", "miles an hour", "英里每小时"]),
    row(Kind::Concentration, (1, 0), "micrograms per cubic metre", "微克/立方米", &[
        "µg/m³", "µg/m3", "μg/m³", "μg/m3", "ug/m3", "micrograms per cubic meter", "微克每立方米",
    ]),
    row(Kind::PartsPer, (1, 0), "parts per billion", "十亿分之一", &["ppb"]),
    row(Kind::PartsPer, (1, 3), "parts per million", "百万分之一", &["ppm"]),
    row(Kind::Sound, (1, 0), "decibels", "分贝", &["db", "db(a)"]),
    row(Kind::Frequency, (1, 0), "hertz", "赫兹", &["hz"]),
    row(Kind::Data, (1, 6), "megabytes", "兆字节", &["mb"]),
    row(Kind::Data, (1, 9), "gigabytes", "吉字节", &["gb"]),
    row(Kind::Data, (1, 12), "terabytes", "太字节", &["tb"]),
    row(Kind::DataRate, (1, 0), "megabits per second", "兆比特每秒", &["mbit/s", "mbps", "mb/s", "兆"]),
    row(Kind::DataRate, (1, 3), "gigabits per second", "吉比特每秒", &["gbit/s", "gbps"]),
];

/// Nouns that say no more than that there is a number, which is written alone.
const BARE: &[&str] =
    &["", "ratio", "ratios", "score", "scores", "number", "coefficient", "value", "比", "比例", "比值", "系数", "分数", "得分", "数"];

impl MeasureWords {
    /// Every word for it but its singular.
    fn words(&self) -> impl Iterator<Item = &'static str> {
        [self.english, self.chinese].into_iter().chain(self.other.iter().copied())
    }

    /// By what a value in this measure is to be multiplied to be one in the other; `None` where that has no exact answer.
    fn factor_to(&self, other: &Self) -> Option<Decimal> {
        if self.kind != other.kind || self.size.0 == 0 {
            return None;
        }
        if std::ptr::eq(self, other) {
            return Some(Decimal::ONE);
        }
        let (own, others) = (self.size, other.size);
        let power = |from: u32, to: u32| Decimal::try_from_i128_with_scale(10_i128.checked_pow(from.checked_sub(to)?)?, 0).ok();
        if own.0 % others.0 == 0 {
            let multiple = Decimal::from(own.0 / others.0);
            return match power(own.1, others.1) {
                Some(power) => multiple.checked_mul(power),
                None => multiple.checked_div(power(others.1, own.1)?),
            };
        }
        None
    }
}

/// The word for one of what a word is several of, in lower case.
fn singular(plural: &str) -> Option<String> {
    match plural.split_once(' ') {
        // "kilometre per hour", "degree Celsius"
        Some((head, rest)) if head.ends_with('s') && plural.is_ascii() => Some(format!("{} {rest}", singular(head)?)),
        _ => plural.strip_suffix('s').filter(|_| plural.len() > 3).map(str::to_lowercase),
    }
}

/// The measures by all words for them, in lower case: one of it as well as several.
static NAMED: LazyLock<FxHashMap<Box<str>, Vec<&'static MeasureWords>>> = LazyLock::new(|| {
    let mut named: FxHashMap<Box<str>, Vec<&'static MeasureWords>> = FxHashMap::default();
    for measure in MEASURES {
        for word in measure.words() {
            for name in [Some(word.to_lowercase()), singular(&word.to_lowercase())].into_iter().flatten() {
                let known = named.entry(name.into()).or_default();
                if !known.iter().any(|other| std::ptr::eq(*other, measure)) {
                    known.push(measure);
                }
            }
        }
    }
    named
});

/// The measures that a word names.
fn named(word: &str) -> &'static [&'static MeasureWords] {
    let word: Cow<'_, str> = if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { word.into() };
    NAMED.get(word.as_ref()).map(Vec::as_slice).unwrap_or_default()
}

/// The measure that a text names: "kWh", "square kilometre"; or that its noun begins or ends with: "tonnes of CO2", "working hours".
fn measures(text: &str) -> Vec<&'static MeasureWords> {
    let text = text.trim();
    let whole = named(text);
    if !whole.is_empty() {
        return whole.to_vec();
    }
    // A part of a longer noun has to be the plural or a sign: "day visitors" are no days.
    let measured = |part: &str| -> Vec<_> {
        let is_long = part.chars().count() > 1 || !part.is_ascii();
        let means = |measure: &&MeasureWords| is_long && measure.words().any(|known| known.eq_ignore_ascii_case(part));
        named(part).iter().copied().filter(means).collect()
    };
    let cuts = text.char_indices().filter(|(_, letter)| matches!(letter, ' ' | '-')).map(|(at, letter)| (at, at + letter.len_utf8()));
    let cuts: Vec<_> = cuts.collect();
    let first = cuts.iter().rev().map(|(end, _)| &text[..*end]);
    let last = cuts.iter().map(|(_, start)| &text[*start..]);
    let mut parts = first.chain(last);
    let found = parts.by_ref().map(measured).find(|found| !found.is_empty());
    found.unwrap_or_default()
}

/// The measure that a noun is, if it is one.
pub(crate) fn of_noun(noun: &str) -> Option<&'static MeasureWords> {
    measures(noun).first().copied()
}

/// Whether a noun says no more than that there is a number: "ratio", "score".
pub(crate) fn is_bare(noun: &str) -> bool {
    BARE.contains(&noun.to_lowercase().as_str())
}

/// Whether a text is a measure and nothing else.
pub(super) fn is_measure(text: &str) -> bool {
    !named(text).is_empty()
}

/// Whether a word is a length of time.
pub(crate) fn is_time(noun: &str) -> bool {
    of_noun(noun).is_some_and(|measure| matches!(measure.kind, Kind::Time | Kind::Calendar))
}

/// By what a count of the second noun is to be multiplied to be one of the first; `None` where the two are not alike.
///
/// Nouns that are no measures are not compared, for a source has its own words for what is counted.
pub(super) fn factor(unit: &str, stated: &str) -> Option<Decimal> {
    if unit.eq_ignore_ascii_case(stated) {
        return Some(Decimal::ONE);
    }
    let (own, others) = (measures(unit), measures(stated));
    if own.is_empty() && others.is_empty() {
        return Some(Decimal::ONE);
    }
    if others.is_empty() && own.iter().any(|own| stated.starts_with(own.chinese)) {
        // 吨二氧化碳当量
        return Some(Decimal::ONE);
    }
    others.iter().flat_map(|other| own.iter().filter_map(|own| other.factor_to(own))).next()
}

/// Words that a reader of running text may take for a measure: all but single letters, which are anything.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    MEASURES.iter().flat_map(MeasureWords::words).filter(|word| word.len() > 1)
}
