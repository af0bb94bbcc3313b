//! Which member is denied: "how many were not for work", 不是冲着工作来的有多少?
//!
//! A reading that tells the member's own figure would be of just the others, so the denial has to be explained.

use super::YES_OR_NO;
use super::tokens::{Class, Maker, Token};
use crate::language::cue::Cue;
use std::ops::RangeInclusive;

/// What may stand between a denial and the member: a preposition, an article, a verb of coming or giving.
const BETWEEN: [&str; 44] = [
    "for",
    "from",
    "in",
    "to",
    "by",
    "of",
    "the",
    "because of",
    "on",
    "at",
    "a",
    "an",
    "come",
    "coming",
    "go",
    "going",
    "given",
    "granted",
    "issued",
    "based",
    "located",
    "based in",
    "been",
    "live",
    "living",
    "there",
    "is",
    "are",
    "冲着",
    "因为",
    "因",
    "为",
    "为了",
    "出于",
    "由于",
    "靠",
    "从",
    "来自",
    "属于",
    "用于",
    "给",
    "是",
    "在",
    "以",
];
/// The most tokens between.
const FARTHEST: usize = 3;

/// The place of the word that denies a member, if one does.
pub(crate) fn denial_of(tokens: &[Token], member: usize) -> Option<usize> {
    let first = member.saturating_sub(FARTHEST + 1);
    let passes = |token: &Token| BETWEEN.contains(&token.text.as_ref()) || matches!(token.class, Class::Unknown) && !token.text.is_ascii();
    let denies = |token: &Token| {
        let is_plain =
            matches!(token.text.as_ref(), "not" | "不是" | "并非" | "不在" | "不" | "非" | "并不是" | "未" | "没" | "不属于" | "不来自");
        is_plain || token.cues == [Cue::Not] && token.text.ends_with(" not")
    };
    let before = (first..member).rev().find(|place| !passes(&tokens[*place]))?;
    // "Isn't it for work?" and 是不是 ask for agreement.
    let asks = before == 0 || tokens[before].text.contains("是不是");
    (denies(&tokens[before]) && !asks).then_some(before)
}

/// Whether a message may ask how many there are: it does so, or claims nothing.
pub(crate) fn may_ask(tokens: &[Token]) -> bool {
    let asks = |cue: &Cue| matches!(cue, Cue::HowMany | Cue::Count | Cue::Share);
    let claims = |token: &Token| token.cues.contains(&Cue::Claim) || matches!(token.class, Class::Number(_));
    let whether = tokens.first().and_then(|token| token.text.split(' ').next()).is_some_and(|first| YES_OR_NO.contains(&first));
    tokens.iter().any(|token| token.cues.iter().any(asks)) || !whether && !tokens.iter().any(claims)
}

impl Maker<'_> {
    /// Whether a stretch denies a member beside which no other of its dimension is named: "first permits not for work" are all the others.
    pub(super) fn denies_the_only_member(&self, stretch: &RangeInclusive<usize>) -> bool {
        let tokens = &self.question.tokens;
        let members: Vec<usize> = (0..tokens.len()).filter(|place| matches!(tokens[*place].class, Class::Member(_))).collect();
        matches!(members[..], [only] if stretch.contains(&only) && denial_of(tokens, only).is_some())
    }

    /// Makes the denial of the only member a word that has to be explained, where a number or a share is asked.
    pub(super) fn require_denied_members(&mut self) {
        let tokens = &self.question.tokens;
        if !may_ask(tokens) {
            return;
        }
        let is_member = |place: &usize| matches!(tokens[*place].class, Class::Member(_));
        let [member] = (0..tokens.len()).filter(is_member).collect::<Vec<_>>()[..] else { return };
        if let Some(denial) = denial_of(tokens, member) {
            let token = &mut self.question.tokens[denial];
            token.class = Class::Content;
            token.restricts = 1.0;
        }
    }
}
