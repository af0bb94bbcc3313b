//! Is the whole asked for that what was told is a part of: "and the wider group from which they are drawn?", 它们所属的大类呢?

use super::again::Offer;
use crate::plan::evidence::TokenSet;
use crate::plan::readings::Scene;
use crate::plan::{Ask, Operand, kin};

/// Verbs by which a part comes out of its whole.
const COMING: [&str; 18] = [
    "drawn",
    "draw",
    "picked",
    "selected",
    "chosen",
    "taken",
    "recruited",
    "come",
    "comes",
    "came",
    "belong",
    "belongs",
    "belonged",
    "part",
    "carved",
    "promoted",
    "members",
    "included",
];
/// What stands for what was told.
const TOLD: [&str; 6] = ["they", "these", "those", "it", "this", "that"];
/// Chinese words by which a part points to its whole.
const OF_WHOLE: [&str; 10] = ["所属的", "所属", "隶属的", "所在的", "选自的", "出自的", "来自的", "上一级", "上一层", "归属的"];
/// What a whole is called that has no name of its own.
const GROUPS: [&str; 20] = [
    "group",
    "groups",
    "pool",
    "category",
    "tier",
    "class",
    "set",
    "body",
    "universe",
    "population",
    "whole",
    "crowd",
    "field",
    "family",
    "群体",
    "大类",
    "梯队",
    "类别",
    "整体",
    "总体",
];
/// How well it fits.
const POINTED_AT: f32 = 0.95;

/// The whole of what was told, where the message points to it.
pub(super) fn whole_of_it(scene: &Scene<'_>, main: &Operand) -> Option<Offer> {
    let whole = scene.base().indicators[main.indicator.0 as usize].part_of?;
    let tokens = &scene.question.tokens;
    let says = |words: &[&str]| tokens.iter().any(|token| token.text.split(' ').any(|word| words.contains(&word)));
    let english = says(&COMING) && says(&TOLD) && says(&["from", "of", "to", "in", "among"]);
    let is_group = |place: &usize| GROUPS.iter().any(|group| tokens[*place].text.split(' ').any(|word| word == *group));
    let groups: TokenSet = (0..tokens.len()).filter(is_group).collect();
    let chinese = tokens.iter().any(|token| OF_WHOLE.contains(&token.text.as_ref()));
    if groups.is_empty() || !english && !chinese {
        return None;
    }
    Some((kin::matching(scene, whole, main).map(Ask::Figure), groups, POINTED_AT))
}
