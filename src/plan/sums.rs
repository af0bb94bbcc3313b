//! Is a sum of money asked for, where only the share of those is held that spent or took any, or a list of names or the one of them, where
//! there is a number?

use super::Ask;
use super::readings::{Reading, Scene, Standing};
use crate::facts::base::IndicatorId;
use crate::facts::index::Tie;
use crate::language::cue::Cue;
use crate::question::{Class, Token};

/// "How much did they spend on research?", 新增贷款总额: whether a sum is asked for, and told which share of them did so.
pub fn asks_for_a_sum(scene: &Scene<'_>, reading: &Reading) -> bool {
    // 贷款笔数: loans are counted, and not those who took them.
    let counts_deals = || {
        let asks = |token: &Token| ["笔数", "几笔", "多少笔"].iter().any(|word| token.text.contains(word));
        scene.question.tokens.iter().any(asks)
    };
    match &reading.outcome {
        Ok(Ask::Figure(told)) => reading.claim.is_none() && is_sum_of(scene, told.indicator),
        Ok(Ask::CountOf { .. }) => reading.claim.is_none() && counts_deals(),
        _ => false,
    }
}

/// Whether a sum is asked for, where an indicator is but the share of those who spent or took any.
pub fn is_sum_of(scene: &Scene<'_>, indicator: IndicatorId) -> bool {
    const PARTS: [Cue; 7] = [Cue::Share, Cue::HowMany, Cue::Count, Cue::Absolute, Cue::Majority, Cue::Half, Cue::Not];
    const SUMS: [&str; 16] = [
        "amount",
        "amount of",
        "total amount",
        "amounts",
        "volume",
        "volume of",
        "total volume",
        "sum of",
        "how big",
        "value",
        "value of",
        "the value of",
        "size",
        "size of",
        "the size of",
        "总量",
    ];
    const IN_CHINESE: [&str; 4] = ["总额", "金额", "额度", "规模"];
    const SPENT: [&str; 8] = ["expenditure", "spending", "investment", "outlay", "outlays", "lending", "borrowing", "outgoings"];
    let base = scene.base();
    let held = &base.indicators[indicator.0 as usize];
    let is_of_things = held.share.is_some_and(|share| base.indicators[share.of.0 as usize].unit.is_counted());
    let is_share = held.unit.is_percent() && held.growth_of.is_none() && is_of_things;
    let tokens = &scene.question.tokens;
    let in_parts = |token: &Token| {
        let asks_how_much = token.text.as_ref() == "how much" || token.text.contains("amount") || SUMS.contains(&token.text.as_ref());
        !asks_how_much && token.cues.iter().any(|cue| PARTS.contains(cue))
    };
    if !is_share || scene.standing != Standing::Alone {
        return false;
    }
    // 研发投入了多少, "what did they spend on research?"
    let put_in = || {
        let words = tokens.iter().rposition(|token| token.class != Class::Mark).map_or(&tokens[..0], |last| &tokens[..=last]);
        matches!(words, [.., verb, done, asked] if verb.class == Class::Content && verb.cues.is_empty() && done.says("了") && asked.text.as_ref() == "多少")
    };
    let spent = || {
        let opens = tokens.first().is_some_and(|first| first.text.split(' ').next() == Some("what"));
        let spends = |token: &Token| ["spend", "spent"].iter().any(|verb| token.text.split(' ').next() == Some(verb));
        opens && tokens.iter().any(spends) && !tokens.iter().any(|token| token.cues.contains(&Cue::Share))
    };
    if put_in() || spent() {
        return true;
    }
    if tokens.iter().any(in_parts) {
        return false;
    }
    let word = |place: usize| tokens.get(place).map_or("", |token| token.text.split(' ').next().unwrap_or_default());
    let sums = |place: usize| {
        let text = tokens[place].text.as_ref();
        let of_a_part = matches!(word(place + 1), "of" | "percent" | "per" | "%" | "part" | "a" | "portion" | "share" | "percentage");
        SUMS.contains(&text) && !(text == "how big" && of_a_part)
            || IN_CHINESE.iter().any(|sum| text.ends_with(sum))
            || text == "how much" && !of_a_part
            || matches!(text, "total" | "overall" | "aggregate")
                && (place + 1..place + 4)
                    .any(|next| tokens.get(next).is_some_and(|next| SPENT.iter().any(|spent| next.text.ends_with(spent))))
    };
    (0..tokens.len()).any(sums)
}

/// "Names of the little giants", 名单有哪些公司: whether those are asked for who are counted, and told how many they are.
pub fn asks_for_names(scene: &Scene<'_>, reading: &Reading) -> bool {
    reading.claim.is_none() && matches!(reading.outcome, Ok(Ask::Figure(_))) && wants_names(scene)
}

/// Whether a list of names is asked for, and no number.
pub fn wants_names(scene: &Scene<'_>) -> bool {
    const NAMES: [&str; 6] = ["names", "names of", "the names", "the names of", "name list", "list of names"];
    const IN_CHINESE: [&str; 6] = ["有哪些公司", "有哪些企业", "是哪些公司", "是哪些企业", "哪些公司", "公司名字"];
    let counts = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Total].iter().any(|cue| scene.has(*cue));
    let tokens = &scene.question.tokens;
    let opens = tokens.iter().find(|token| token.restricts > 0.0).is_some_and(|first| NAMES.contains(&first.text.as_ref()));
    let chinese: String = tokens.iter().map(|token| token.text.as_ref()).collect();
    !counts && (opens || IN_CHINESE.iter().any(|names| chinese.contains(names)))
}

/// "The biggest firm", "the oldest little one by sales", 最大的是哪家: whether it is asked which one of those who are counted it is.
pub fn asks_for_the_one(scene: &Scene<'_>, reading: &Reading) -> bool {
    const SUPERLATIVES: [&str; 11] = [
        "biggest",
        "largest",
        "oldest",
        "youngest",
        "richest",
        "best",
        "greatest",
        "most valuable",
        "most profitable",
        "strongest",
        "first ever",
    ];
    const WHICH_ONE: [&str; 8] = ["哪家", "哪一家", "是哪家", "哪家企业", "哪家公司", "哪个企业", "哪个公司", "是哪家公司"];
    let base = scene.base();
    let tokens = &scene.question.tokens;
    if matches!(reading.outcome, Ok(Ask::Define(_) | Ask::Source { .. })) || super::dimensions::says_members(scene) {
        return false;
    }
    let is_counted = |token: &Token| {
        let names = |id: IndicatorId| {
            let profile = &scene.facts.index.profiles[id.0 as usize];
            token.features.iter().any(|feature| profile.tie(*feature) == Some(Tie::Own))
        };
        let full =
            scene.candidates.iter().filter(|candidate| candidate.full && base.indicators[candidate.indicator.0 as usize].unit.is_counted());
        token.cues.is_empty() && full.map(|candidate| candidate.indicator).any(names)
    };
    // "The biggest little giant", but "the biggest little giants' share"
    let ends_there =
        |place: usize| tokens.get(place).is_none_or(|next| next.class != Class::Content || next.text == tokens[place - 1].text);
    let singles_out = |place: usize| {
        let next = &tokens[place];
        SUPERLATIVES.iter().any(|word| tokens[place - 1].says(word))
            && !next.text.ends_with('s')
            && is_counted(next)
            && ends_there(place + 1)
    };
    let in_chinese =
        (scene.has(Cue::Highest) || scene.has(Cue::Lowest)) && tokens.iter().any(|token| WHICH_ONE.contains(&token.text.as_ref()));
    in_chinese || (1..tokens.len()).any(singles_out)
}
