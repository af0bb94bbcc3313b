//! Over what do the words around a number take it: per day, 日均, per 100,000 people?

use super::phrases::Phrases;
use super::text::{Glyphs, is_han};
use super::{Extent, digits, scale};
use crate::quantity::unit::Per;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Phrases before a Chinese number.
#[rustfmt::skip]
static BEFORE: LazyLock<Phrases<Per>> = LazyLock::new(|| Phrases::new([
    ("每秒", Per::Second), ("每秒钟", Per::Second), ("每分钟", Per::Minute), ("每小时", Per::Hour), ("每个小时", Per::Hour),
    ("每天", Per::Day), ("每日", Per::Day), ("日均", Per::Day), ("平均每天", Per::Day), ("平均每日", Per::Day),
    ("每周", Per::Week), ("周均", Per::Week), ("每月", Per::Month), ("每个月", Per::Month), ("月均", Per::Month),
    ("平均每月", Per::Month), ("每年", Per::Year), ("年均", Per::Year), ("平均每年", Per::Year),
].into_iter()));

/// Phrases behind a number.
#[rustfmt::skip]
static BEHIND: LazyLock<Phrases<Per>> = LazyLock::new(|| Phrases::new([
    ("per second", Per::Second), ("a second", Per::Second), ("every second", Per::Second), ("each second", Per::Second),
    ("per minute", Per::Minute), ("a minute", Per::Minute), ("every minute", Per::Minute), ("each minute", Per::Minute),
    ("per hour", Per::Hour), ("an hour", Per::Hour), ("every hour", Per::Hour), ("each hour", Per::Hour),
    ("per day", Per::Day), ("a day", Per::Day), ("every day", Per::Day), ("each day", Per::Day), ("daily", Per::Day),
    ("per week", Per::Week), ("a week", Per::Week), ("every week", Per::Week), ("each week", Per::Week),
    ("weekly", Per::Week), ("per month", Per::Month), ("a month", Per::Month), ("every month", Per::Month),
    ("each month", Per::Month), ("monthly", Per::Month), ("per year", Per::Year), ("a year", Per::Year),
    ("every year", Per::Year), ("each year", Per::Year), ("annually", Per::Year), ("per annum", Per::Year),
    ("yearly", Per::Year), ("/second", Per::Second), ("/minute", Per::Minute), ("/hour", Per::Hour), ("/day", Per::Day),
    ("/week", Per::Week), ("/month", Per::Month), ("/year", Per::Year), ("/秒", Per::Second), ("/分钟", Per::Minute),
    ("/小时", Per::Hour), ("/天", Per::Day), ("/日", Per::Day), ("/周", Per::Week), ("/月", Per::Month), ("/年", Per::Year),
    ("每秒", Per::Second), ("每分钟", Per::Minute), ("每小时", Per::Hour), ("每天", Per::Day), ("每日", Per::Day),
    ("每周", Per::Week), ("每月", Per::Month), ("每年", Per::Year), ("/h", Per::Hour), ("per annum", Per::Year), ("p.a.", Per::Year),
    ("pa", Per::Year),
].into_iter()));

/// What Chinese takes a rate over; the longest that fits counts.
#[rustfmt::skip]
static NOUNS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new([
    "企业", "家企业", "人", "人口", "居民", "名居民", "位居民", "名乘客", "乘客", "名", "位", "户", "户家庭", "家庭", "家", "个", "件", "项",
    "平方公里", "平方千米", "平方米", "公里", "百公里", "亿车公里", "车公里", "公顷", "亩", "辆", "辆车", "辆汽车", "元", "美元", "欧元",
    "活产", "名活产", "名活产儿", "活产儿", "活产婴儿", "名活产婴儿", "例活产", "名女性", "名男性", "名儿童", "名学生", "名教师", "名医生", "名员工", "名劳动者",
    "学生", "儿童", "女性", "男性", "员工", "工人", "名工人", "吨", "千瓦时", "升", "立方米", "张床位", "次航班", "名成年人", "成年人",
].into_iter().map(|noun| (noun, ()))));

/// The longest noun behind a Chinese 每, in characters.
const LONGEST_NOUN: usize = 4;

/// What stands before a number and says over what it is taken; with the place behind it.
pub(super) fn before(glyphs: &Glyphs, start: usize) -> Option<(Per, usize)> {
    let at = glyphs.skip_spaces(start);
    if let Some((per, end)) = glyphs.longest(at, BEFORE.beginning_with(glyphs.at(at)).iter().map(|(phrase, per)| (*phrase, per))) {
        return Some((per.clone(), end));
    }
    for (word, noun) in [("人均", "人"), ("户均", "户")] {
        if let Some(end) = glyphs.phrase(at, word) {
            return Some((Per::Each(1, noun.into()), end));
        }
    }
    each_chinese(glyphs, at)
}

/// What stands behind a number and says over what it is taken; with the place behind it.
pub(super) fn behind(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<(Per, usize)> {
    let at = glyphs.skip_spaces(start);
    if let Some((per, end)) = glyphs.longest(at, BEHIND.beginning_with(glyphs.at(at)).iter().map(|(phrase, per)| (*phrase, per))) {
        return Some((per.clone(), end));
    }
    if let Some(end) = ["per capita", "per head", "a head", "per person", "a person"].iter().find_map(|words| glyphs.phrase(at, words)) {
        return Some((Per::Each(1, "people".into()), end));
    }
    if let Some(end) = glyphs.phrase(at, "per ").or_else(|| glyphs.phrase(at, "for every ")) {
        return each_english(glyphs, end, extent);
    }
    // "€65 a tonne": one word, where nothing else can follow.
    let article = ["a ", "an "].iter().find_map(|article| glyphs.phrase(at, article)).filter(|_| extent == Extent::Whole);
    if let Some(noun) = article {
        let end = glyphs.word_end(noun);
        return (end > noun && end == glyphs.len()).then(|| (Per::Each(1, glyphs.text(noun, end).into()), end));
    }
    let slash = (glyphs.at(at) == '/').then(|| each_number(glyphs, at + 1))?;
    slash.or_else(|| each_chinese(glyphs, at))
}

/// "100,000 people", "enterprise".
fn each_english(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<(Per, usize)> {
    let (count, noun) = match digits::literal(glyphs, start, Extent::Part).filter(|literal| literal.end > start) {
        Some(literal) => {
            let scaled = scale::scaled(glyphs, literal.value, literal.end, false)?;
            (u64::try_from(scaled.value).ok()?, glyphs.skip_spaces(scaled.end))
        }
        None => (1, start),
    };
    let mut end = glyphs.word_end(noun);
    let longest = if extent == Extent::Whole { LONGEST_NOUN } else { 1 };
    for _ in 1..longest {
        let next = glyphs.skip_spaces(end);
        let word_end = glyphs.word_end(next);
        if word_end == next || glyphs.text(next, word_end) == "or" {
            break;
        }
        end = word_end;
    }
    // "3.1 per 100,000"
    let end = if end == noun && count > 1 { glyphs.trim_spaces(noun) } else { end };
    (end > noun || count > 1).then(|| (Per::Each(count, glyphs.text(noun, end).into()), end))
}

/// 每千人, 每10万人, 每户.
fn each_chinese(glyphs: &Glyphs, start: usize) -> Option<(Per, usize)> {
    let at = glyphs.phrase(start, "每")?;
    each_number(glyphs, at)
}

/// 千人, 10万人, 户: how many of what.
fn each_number(glyphs: &Glyphs, start: usize) -> Option<(Per, usize)> {
    let (value, at) = match digits::literal(glyphs, start, Extent::Part).filter(|literal| literal.end > start) {
        Some(literal) => (literal.value, literal.end),
        None => (Decimal::ONE, start),
    };
    let (factor, noun) = scale::multiplier(glyphs, at).unwrap_or((Decimal::ONE, at));
    let count = u64::try_from(value.checked_mul(factor)?).ok()?;
    if let Some(((), end)) = glyphs.longest_of(noun, &NOUNS) {
        return Some((Per::Each(count, glyphs.text(noun, end).into()), end));
    }
    if count >= 100 && !is_han(glyphs.at(noun)) && glyphs.word_end(noun) == noun {
        return Some((Per::Each(count, "".into()), noun));
    }
    // A noun in Latin letters, as a fact base may have it, ends with the letters.
    let end = glyphs.word_end(noun);
    (end > noun && end - noun < 40 && is_han(glyphs.before(noun))).then(|| (Per::Each(count, glyphs.text(noun, end).into()), end))
}
