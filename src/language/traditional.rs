//! How is simplified Chinese written in traditional characters, where that can be told for certain?

use super::fold::simplified_of;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Simplified characters that are also characters of traditional writing, in other words than the ones they stand for: 表 is 錶 on a wrist
/// and 表 on paper. What has one of them outside of [`WORDS`] is not converted.
const AMBIGUOUS: &str = "后里面干系云松谷只几丑制姜卷辟朴曲舍咸须余郁御折致准征表范丰划回伙借克困累霉蔑签沈占志症注游才斗冬板别向蜡了腊扎脏钟党佣布升合价出台迹采周修欲夹秋仇席奸岳背梁托";
/// Words that are sure, the longer first.
const WORDS: &[(&str, &str)] = &[
    ("规划", "規劃"),
    ("计划", "計劃"),
    ("划分", "劃分"),
    ("发布", "發布"),
    ("研发", "研發"),
    ("开发", "開發"),
    ("发展", "發展"),
    ("复工", "復工"),
    ("复产", "復產"),
    ("恢复", "恢復"),
    ("标准", "標準"),
    ("批准", "批准"),
    ("图表", "圖表"),
    ("代表", "代表"),
    ("表现", "表現"),
    ("核对", "核對"),
    ("核查", "核查"),
    ("检查", "檢查"),
    ("在线", "在線"),
    ("制造", "製造"),
    ("制度", "制度"),
    ("限制", "限制"),
    ("方面", "方面"),
    ("合作", "合作"),
    ("综合", "綜合"),
    ("价格", "價格"),
    ("出口", "出口"),
    ("回收", "回收"),
];
/// Of several traditional characters for one, the one that Taiwan writes.
const PREFERRED: [(char, char); 12] = [
    ('个', '個'),
    ('产', '產'),
    ('画', '畫'),
    ('为', '為'),
    ('启', '啟'),
    ('众', '眾'),
    ('岁', '歲'),
    ('录', '錄'),
    ('奖', '獎'),
    ('净', '淨'),
    ('参', '參'),
    ('当', '當'),
];

static TRADITIONAL: LazyLock<FxHashMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut traditional: FxHashMap<char, Vec<char>> = FxHashMap::default();
    let mut all: Vec<(char, char)> = simplified_of().collect();
    all.sort_unstable();
    for (from, to) in all {
        traditional.entry(to).or_default().push(from);
    }
    traditional
});

/// A text in traditional characters; `None` where a character of it may be written in several ways.
///
/// ```
/// use smebot::language::traditional::traditional;
/// assert_eq!(traditional("上市规划").as_deref(), Some("上市規劃"));
/// assert_eq!(traditional("后面"), None);
/// ```
#[must_use]
pub fn traditional(text: &str) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some((word, other)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
            written.push_str(other);
            rest = &rest[word.len()..];
            continue;
        }
        written.push(character(letter)?);
        rest = &rest[letter.len_utf8()..];
    }
    Some(written)
}

fn character(letter: char) -> Option<char> {
    if let Some((_, preferred)) = PREFERRED.iter().find(|(simplified, _)| *simplified == letter) {
        return Some(*preferred);
    }
    if AMBIGUOUS.contains(letter) {
        return None;
    }
    match TRADITIONAL.get(&letter).map(Vec::as_slice) {
        None => Some(letter),
        Some([only]) => Some(*only),
        Some(_) => None,
    }
}
