//! Which of two things is claimed to be more, and is a number claimed as a level that was passed?

use super::change;
use crate::language::cue::Cue;
use crate::plan::readings::Scene;
use crate::quantity::read::{Found, Measure};
use crate::question::{Class, Token};

/// Words that hold one thing above another; in front of a number some of them are its bound.
const ABOVE: [&str; 34] = [
    "above",
    "over",
    "exceed",
    "exceeds",
    "exceeded",
    "surpass",
    "surpasses",
    "surpassed",
    "beat",
    "beats",
    "top",
    "tops",
    "topped",
    "overtook",
    "overtakes",
    "overtaken",
    "outnumber",
    "outnumbers",
    "outnumbered",
    "eclipsed",
    "outstripped",
    "ahead",
    "超过",
    "超越",
    "超出",
    "高于",
    "多于",
    "大于",
    "高过",
    "多过",
    "反超",
    "赶超",
    "领先",
    "压过",
];
const BELOW: [&str; 22] = [
    "below",
    "under",
    "beneath",
    "behind",
    "undercut",
    "short of",
    "trail",
    "trails",
    "trailed",
    "lag",
    "lagged",
    "lags",
    "低于",
    "少于",
    "小于",
    "不及",
    "不如",
    "不到",
    "落后于",
    "逊于",
    "低过",
    "少过",
];
/// What comes behind 比 and says less; all else that stands there says more.
const LESS: [char; 12] = ['少', '低', '小', '慢', '短', '差', '弱', '轻', '降', '跌', '减', '便'];
const MORE: [char; 13] = ['多', '高', '大', '快', '长', '好', '强', '重', '升', '涨', '增', '贵', '久'];

fn says(token: &Token, words: &[&str]) -> bool {
    // "Above-scale" names something.
    let names = token.class == Class::Content && !token.cues.iter().any(|cue| matches!(cue, Cue::Greater | Cue::Lesser | Cue::Difference));
    if names || matches!(token.class, Class::Number(_)) {
        return false;
    }
    let text = token.text.trim_end_matches('了');
    words.contains(&text) || text.split(' ').any(|part| words.contains(&part))
}

/// Whether the first of two things is claimed to be more than the other, or less; nothing where neither is said.
pub(super) fn first_is_more(scene: &Scene<'_>) -> Option<bool> {
    *scene.once.first_is_more.get_or_init(|| find_first_is_more(scene))
}

fn find_first_is_more(scene: &Scene<'_>) -> Option<bool> {
    let tokens = &scene.question.tokens;
    let word = |token: &Token| says(token, &ABOVE).then_some(true).or_else(|| says(token, &BELOW).then_some(false));
    let found = |place: usize| word(&tokens[place]).map(|above| above != is_passive(tokens, place));
    behind_than(scene).or_else(|| (0..tokens.len()).find_map(found))
}

/// Whether a number of times is claimed to be passed, or not to be come to, by a word that stands before what it is so many times of:
/// 超过2023年的1.5倍.
pub(super) fn is_put_beyond(scene: &Scene<'_>, found: &Found) -> Option<bool> {
    let place = change::place_of(scene, found)?;
    let tokens = &scene.question.tokens;
    let between = |token: &&Token| token.class != Class::Mark;
    tokens[..place]
        .iter()
        .rev()
        .take_while(between)
        .take(BETWEEN)
        .find_map(|token| says(token, &ABOVE).then_some(true).or_else(|| says(token, &BELOW).then_some(false)))
}

/// The most words that stand between a verb and the number of times that is its object.
const BETWEEN: usize = 4;

/// "Were outnumbered by", 被超过: whether it is the other that is said to be above.
fn is_passive(tokens: &[Token], place: usize) -> bool {
    let next = tokens.get(place + 1);
    let other = next.is_some_and(|next| next.text.as_ref() == "by")
        && !matches!(tokens.get(place + 2).map(|token| token.class), Some(Class::Number(_)));
    let ends = tokens[place].text.ends_with(" by") && !matches!(next.map(|token| token.class), Some(Class::Number(_)));
    other || ends || tokens[..place].iter().any(|token| token.text.as_ref() == "被")
}

/// 比2022年少: the word behind what something is held against.
fn behind_than(scene: &Scene<'_>) -> Option<bool> {
    let tokens = &scene.question.tokens;
    let than = tokens.iter().position(|token| matches!(token.text.as_ref(), "比" | "比起" | "较" | "相比" | "与" | "跟"))?;
    // 比小巨人多: what it is held against may be called small.
    const MOVES: [Cue; 5] = [Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Growth, Cue::Decline];
    let names = |token: &Token| {
        token.class == Class::Content && !token.features.is_empty() && !token.cues.iter().any(|cue| MOVES.contains(cue))
            || matches!(token.class, Class::Member(_))
    };
    tokens[than + 1..].iter().filter(|token| token.text.chars().count() <= SHORT && !names(token)).find_map(|token| {
        let starts = |signs: &[char]| token.text.trim_start_matches(['更', '还', '要', '都']).starts_with(signs);
        if starts(&LESS) { Some(false) } else { starts(&MORE).then_some(true) }
    })
}

/// The most characters of a word that says how two things differ: 少了很多.
const SHORT: usize = 4;

/// Whether a percentage says beyond which level a percentage moved: the rate that "climbed over 5 %" is above that, as rates move by points.
pub(super) fn passes_over(scene: &Scene<'_>, found: &Found) -> bool {
    let place = change::place_of(scene, found);
    found.unit.measure == Measure::Percent && place.is_some_and(|place| scene.question.tokens[place].text.starts_with("over "))
}

/// Whether a number is a level that something is claimed to have passed or come to: "dropped under 5 %", 跌破5%, "rose to 5 %".
pub(super) fn is_level_passed(scene: &Scene<'_>, found: &Found) -> bool {
    const PASSED: [&str; 10] = ["above", "beyond", "past", "to", "through", "at", "below", "under", "beneath", "the"];
    let Some(place) = change::place_of(scene, found) else { return false };
    let tokens = &scene.question.tokens;
    let first = |token: &Token| token.text.split(' ').next().is_some_and(|word| PASSED[..].contains(&word) && word != "the");
    let chinese = |text: &str| {
        let text = text.trim_end_matches('了');
        ["到", "至", "破", "过", "为", "达"].iter().any(|end| text.ends_with(end)) || text.starts_with("突破")
    };
    let falls = scene.has(Cue::Decline);
    // "Rose over 5 %" says how far.
    let rose_over = tokens[place].text.starts_with("over ") && !falls;
    let before = place.checked_sub(1).map(|before| &tokens[before]);
    !rose_over && first(&tokens[place])
        || before.is_some_and(|token| first(token) || chinese(&token.text))
        || chinese(&tokens[place].text.chars().take_while(|sign| !sign.is_numeric()).collect::<String>())
}

/// Whether one member is said to have more or less than several others have together: 杭州还没有宁波、温州合起来多, "more than the two
/// combined".
pub(super) fn is_against_a_sum(scene: &Scene<'_>) -> bool {
    const TOGETHER: [&str; 9] = ["combined", "together", "put together", "taken together", "加起来", "合起来", "加在一起", "合计", "总和"];
    let tokens = &scene.question.tokens;
    let is_member = |place: &usize| matches!(tokens[*place].class, Class::Member(_));
    let sums = |token: &Token| TOGETHER.contains(&token.text.as_ref());
    let Some(sum) = (0..tokens.len()).rfind(|place| sums(&tokens[*place])) else { return false };
    let compares = |place: &usize| {
        let token = &tokens[*place];
        token.says("than") || token.cues.iter().any(|cue| matches!(cue, Cue::Greater | Cue::Lesser | Cue::Not))
    };
    let Some(hinge) = (0..sum).find(|place| compares(place) && (0..*place).any(|before| is_member(&before))) else { return false };
    (hinge..sum).filter(is_member).count() > 1
}
