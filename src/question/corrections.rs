//! Where does a message take back a year or a number and give another: "by the end of 2032... sorry 2023", 2021年，不对，2022年?

use super::tokens::{Class, Maker, Token};

/// Words that take back what was said before them.
const CORRECTING: [&str; 21] = [
    "sorry",
    "oops",
    "no",
    "no wait",
    "wait",
    "er",
    "uh",
    "rather",
    "or rather",
    "i mean",
    "i meant",
    "correction",
    "make that",
    "scratch that",
    "不对",
    "啊不",
    "哦不",
    "说错了",
    "打错了",
    "应该是",
    "更正",
];

impl Maker<'_> {
    /// Passes over what a message takes back, where another of its kind follows.
    pub(super) fn drop_corrected(&mut self) {
        let tokens = &self.question.tokens;
        let is_of_a_kind = |left: &Token, right: &Token| {
            matches!((left.class, right.class), (Class::Period(_), Class::Period(_)) | (Class::Number(_), Class::Number(_)))
        };
        let beside = |token: &Token| matches!(token.class, Class::Mark | Class::Neutral | Class::Unknown);
        let corrects = |token: &Token| CORRECTING.contains(&token.text.as_ref());
        let taken_back = |first: &usize| {
            let between = tokens[first + 1..].iter().take_while(|token| beside(token)).count();
            let second = first + 1 + between;
            let turns = &tokens[first + 1..second];
            let says_only_that = turns.iter().all(|token| token.class == Class::Mark || corrects(token));
            says_only_that && turns.iter().any(corrects) && tokens.get(second).is_some_and(|other| is_of_a_kind(&tokens[*first], other))
        };
        let found: Vec<usize> = (0..tokens.len()).filter(taken_back).collect();
        if found.is_empty() {
            return;
        }
        for place in found {
            self.pass_over(place..place + 1);
        }
        self.keep_periods();
    }
}
