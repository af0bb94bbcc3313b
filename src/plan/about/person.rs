//! Is somebody's name asked for, which no base holds?
//!
//! "Who is the boss of the ministry?", 部长叫什么名字: the term beside it is only whose boss that is, and what it means is no answer.

use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::plan::readings::Scene;
use crate::question::Token;

/// The notions of those who are at the head of something.
const HEADS: [&str; 5] = ["manager", "minister", "president", "headteacher", "spokesperson"];
/// Words for the same that the lexicon counts among other notions.
const OTHERS: [&str; 21] = [
    "owns",
    "own",
    "controls",
    "founded",
    "manages",
    "finances",
    "minister",
    "boss",
    "head",
    "chief",
    "leader",
    "leads",
    "director",
    "chair",
    "chairman",
    "chairwoman",
    "founder",
    "runs",
    "heads",
    "spokesman",
    "secretary",
];
/// The same in Chinese.
const IN_CHINESE: [&str; 10] = ["部长", "局长", "主任", "主席", "总裁", "行长", "领导", "老大", "一把手", "发言人"];
/// What asks for a name in Chinese.
const NAMES: [&str; 6] = ["名字", "姓名", "姓什么", "姓啥", "叫什么名", "叫啥名"];

/// Whether a person is asked for by what that person is.
pub fn is_asked_for(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let asks = scene.has(Cue::Who) || tokens.iter().any(names);
    asks && !scene.has(Cue::Define) && tokens.iter().any(is_head)
}

/// "Who heads the office that announced it": whether somebody is asked for who is at the head of something, and not who said a figure.
pub fn heads_something(scene: &Scene<'_>) -> bool {
    scene.question.tokens.iter().any(|token| matches!(token.text.as_ref(), "heads" | "leads" | "headed" | "heading" | "in charge of"))
}

fn names(token: &Token) -> bool {
    token.says("name") || NAMES.iter().any(|word| token.says(word))
}

fn is_head(token: &Token) -> bool {
    let lexicon = Lexicon::get();
    let means = |key: &&str| lexicon.concept_of(key).map(FeatureId::from).is_some_and(|notion| token.features.contains(&notion));
    HEADS.iter().any(means) || OTHERS.iter().chain(&IN_CHINESE).any(|word| token.says(word))
}
