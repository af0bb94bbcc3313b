//! How is simplified Chinese written in traditional characters, and which of the two is a text written in?
//!
//! OpenCC's phrases tell 后面 (後面) from 皇后; no table of characters could.

use super::fold::simplified_of;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Characters as Taiwan writes them, words as the text has them: names stay what they are.
static CONVERTER: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2tw).ok());

static ONLY_TRADITIONAL: LazyLock<FxHashSet<char>> = LazyLock::new(|| simplified_of().map(|(from, _)| from).collect());

/// Characters that traditional writing does not have; one that it has in other words, too (家, 后), is of neither.
static ONLY_SIMPLIFIED: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    const SHARED: &str = "后里面干系云松谷只几丑制姜卷辟朴曲舍咸须余郁御折致准征表范丰划回伙借克困累霉蔑签沈占志症注游才斗冬板别向蜡了腊扎脏钟党佣布升合价出台迹采周修欲夹秋仇席奸岳背梁托";
    let is_rewritten = |letter: &char| {
        let letter = letter.to_string();
        CONVERTER.as_ref().is_some_and(|converter| converter.convert(&letter) != letter)
    };
    simplified_of().map(|(_, to)| to).filter(|to| !SHARED.contains(*to) && !ONLY_TRADITIONAL.contains(to)).filter(is_rewritten).collect()
});

/// What a Chinese text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// 企业
    Simplified,
    /// 企業
    Traditional,
}

/// What a text is written in; nothing where no character of it tells.
///
/// ```
/// use smebot::language::traditional::{Script, script};
/// assert_eq!(script("小巨人企業有多少家？"), Some(Script::Traditional));
/// assert_eq!(script("小巨人企业"), Some(Script::Simplified));
/// assert_eq!(script("小巨人有多少家 2022"), None);
/// ```
#[must_use]
pub fn script(text: &str) -> Option<Script> {
    let count = |set: &FxHashSet<char>| text.chars().filter(|letter| set.contains(letter)).count();
    let (traditional, simplified) = (count(&ONLY_TRADITIONAL), count(&ONLY_SIMPLIFIED));
    match (traditional, simplified) {
        (0, 0) => None,
        _ if traditional >= simplified => Some(Script::Traditional),
        _ => Some(Script::Simplified),
    }
}

/// A text in traditional characters; addresses in angle brackets stay.
///
/// ```
/// use smebot::language::traditional::traditional;
/// assert_eq!(traditional("上市规划"), "上市規劃");
/// assert_eq!(traditional("后面的发展 <https://example.org/后>"), "後面的發展 <https://example.org/后>");
/// ```
#[must_use]
pub fn traditional(text: &str) -> String {
    let Some(converter) = CONVERTER.as_ref().filter(|_| !text.is_ascii()) else { return text.to_owned() };
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<http") {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end);
        written.push_str(&converter.convert(&rest[..start]));
        written.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    written.push_str(&converter.convert(rest));
    written
}
