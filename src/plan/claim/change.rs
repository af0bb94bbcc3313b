//! Does a claim speak of a change, of a level, or of a part of a whole?

use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::plan::Ask;
use crate::plan::readings::Scene;
use crate::quantity::read::{Found, Measure};
use crate::question::{Class, Token};

/// Whether something is claimed to have moved.
pub(super) fn moves(scene: &Scene<'_>) -> bool {
    scene.has(Cue::Decline) || scene.has(Cue::Growth)
}

/// "Growth slowed", 增速加快: whether it is a rate of growth that is claimed to have moved, as one word names it and another says how.
pub(super) fn moves_a_rate(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let moving = |place: &usize| tokens[*place].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
    let names = |token: &Token| {
        ["growth", "growth rate", "rate of growth", "pace", "growth in"].iter().any(|word| token.says(word))
            || token.text.contains("增速")
            || token.text.contains("增长率")
            || token.text.contains("增幅")
            || token.text.contains("涨幅")
    };
    let (named, others): (Vec<usize>, Vec<usize>) = (0..tokens.len()).filter(moving).partition(|place| names(&tokens[*place]));
    !named.is_empty() && others.iter().any(|place| tokens[*place].text != tokens[named[0]].text)
}

/// "Every year", "steadily", 逐年: whether it is claimed to have moved each time.
pub(super) fn each_time(scene: &Scene<'_>) -> bool {
    const EACH_TIME: [&str; 31] = [
        "every year",
        "each year",
        "year after year",
        "year by year",
        "every single year",
        "steadily",
        "continuously",
        "continually",
        "constantly",
        "consistently",
        "uninterruptedly",
        "always",
        "without interruption",
        "without a break",
        "without fail",
        "without exception",
        "only ever",
        "non-stop",
        "nonstop",
        "年年",
        "每年",
        "逐年",
        "一直",
        "持续",
        "不断",
        "连年",
        "连续",
        "始终",
        "年复一年",
        "接连",
        "逐年递",
    ];
    // 一年比一年少, 一年少过一年
    let year_by_year = |text: &str| text.starts_with("一年") && (text.contains("比一年") || text.contains("过一年"));
    let each = |text: &str| EACH_TIME.iter().any(|word| text == *word || !word.is_ascii() && text.starts_with(word));
    let says = |text: &str| each(text) || text.ends_with("and every year") || year_by_year(text);
    scene.question.in_a_row.is_some()
        || scene.question.tokens.iter().any(|token| says(&token.text))
        || never_turned(scene)
        || only_moved(scene)
}

/// "Has only gone up"
fn only_moved(scene: &Scene<'_>) -> bool {
    let moves = |token: &Token| token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
    scene.question.tokens.windows(2).any(|pair| pair[0].says("only") && moves(&pair[1]))
}

/// "Never fell", "there has been no year in which they fell": that something only ever moved one way.
pub(super) fn never_turned(scene: &Scene<'_>) -> bool {
    let denies = |place: usize| {
        let token = &scene.question.tokens[place];
        token.says("never") || token.says("nor") || token.text.as_ref() == "not once"
    };
    moves(scene) && scene.question.cued(Cue::Not).any(denies)
}

/// Whether a part of all of something is claimed ("most firms ..."), which no growth rate says anything of.
pub(super) fn says_part_of_all(scene: &Scene<'_>) -> bool {
    scene.has(Cue::Majority) || scene.has(Cue::Minority) || scene.has(Cue::Half)
}

/// Where a number stands among the tokens.
pub(super) fn place_of(scene: &Scene<'_>, found: &Found) -> Option<usize> {
    let is_it = |class: Class| matches!(class, Class::Number(index) if scene.question.numbers[index] == *found);
    scene.question.tokens.iter().position(|token| is_it(token.class))
}

/// Whether a percentage is said to be one of something ("40% of firms ..."), where no growth is spoken of.
pub(super) fn is_part_of(scene: &Scene<'_>, found: &Found) -> bool {
    let behind = place_of(scene, found).and_then(|place| scene.question.tokens.get(place + 1)).map(|token| token.text.as_ref());
    found.unit.measure == Measure::Percent
        && !moves(scene)
        && behind.is_some_and(|word| word == "的" || word.split(' ').next() == Some("of"))
}

/// Whether a percentage says how far something moved ("down 5 %"), which no level is.
pub(super) fn is_of_a_move(scene: &Scene<'_>, found: &Found) -> bool {
    if super::direction::is_level_passed(scene, found) {
        return false;
    }
    let tokens = &scene.question.tokens;
    let before = place_of(scene, found)
        .and_then(|place| tokens[..place].iter().rfind(|token| !matches!(token.text.as_ref(), "by" | "了" | "约" | "about")));
    found.unit.measure == Measure::Percent
        && before.is_some_and(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline)))
}

/// Whether a number of things or an amount says how far something moved: "rose by 730", 少了近三十起.
pub(super) fn is_moved_by(scene: &Scene<'_>, found: &Found) -> bool {
    let tokens = &scene.question.tokens;
    let Some(place) = place_of(scene, found).filter(|_| !super::direction::is_level_passed(scene, found)) else { return false };
    let before = tokens[..place].iter().rfind(|token| !matches!(token.text.as_ref(), "by" | "了" | "约" | "about" | "nearly" | "近"));
    let is_of_it = !matches!(found.unit.measure, Measure::Percent | Measure::PercentagePoints | Measure::Times | Measure::IndexPoints);
    // 增加了730人, but 增加到730人 and "730 more" of what is counted anew.
    let says = |token: &crate::question::Token| {
        let moves = token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
        let by = tokens[place - 1].text.as_ref() == "by" || tokens[place].text.starts_with("by ");
        moves && (by || token.text.ends_with(['了', '少', '多', '咗']))
    };
    is_of_it && before.is_some_and(says)
}

/// Whether something is told of today, of which no statement knows yet: "stocks are down 5 % today".
pub(super) fn is_of_the_day(scene: &Scene<'_>) -> bool {
    const DAYS: [&str; 8] = ["today", "yesterday", "tonight", "this morning", "this week", "今天", "昨天", "今早"];
    scene.question.tokens.iter().any(|token| DAYS.contains(&token.text.as_ref()))
}

/// Whether an indicator tells by how much something grew, be it held or not: "the rise in consumer prices" is of an index that no base has.
fn is_rise(scene: &Scene<'_>, id: IndicatorId) -> bool {
    let indicator = &scene.base().indicators[id.0 as usize];
    let growth = FeatureId::from(Lexicon::get().concept_for(Cue::Growth));
    let is_called = || scene.facts.index.profiles[id.0 as usize].tie(growth) == Some(Tie::Own);
    indicator.growth_of.is_some() || indicator.unit.is_percent() && indicator.share.is_none() && is_called()
}

/// Whether what is asked comes to a growth.
pub(super) fn tells_growth(scene: &Scene<'_>, ask: &Ask) -> bool {
    match ask {
        Ask::Figure(operand) => is_rise(scene, operand.indicator),
        Ask::Growth { .. } | Ask::AnnualGrowth { .. } => true,
        _ => false,
    }
}

/// 2024年的比2022年少: in Chinese a plain adjective behind 比 says which way.
pub fn says_less_by_adjective(scene: &Scene<'_>) -> bool {
    const LESS: [&str; 10] = ["少", "低", "小", "慢", "差", "弱", "短", "轻", "便宜", "少吗"];
    let compares = |text: &str| matches!(text, "比" | "比起" | "要比" | "是不是比");
    let mut tokens = scene.question.tokens.iter().skip_while(|token| !compares(&token.text));
    tokens.any(|token| LESS.contains(&token.text.as_ref()))
}
