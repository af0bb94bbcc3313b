//! Which words in brackets only give examples of what is asked: "（打扫、洗澡、护理那些）", "(cleaning, washing and so on)"?

use super::inclusions::told;
use super::tokens::{Class, Maker, Token};
use std::ops::Range;

/// What opens a row of examples.
const OPENING: [&str; 14] =
    ["e.g", "eg", "like", "such", "such as", "for example", "for instance", "say", "如", "比如", "例如", "像", "诸如", "譬如"];
/// What closes one.
const CLOSING: [&str; 20] = [
    "etc",
    "and so on",
    "so on",
    "and the like",
    "and such",
    "and the rest",
    "and so forth",
    "and whatnot",
    "那些",
    "这些",
    "等",
    "等等",
    "之类",
    "之类的",
    "什么的",
    "一类",
    "一类的",
    "啥的",
    "那类",
    "这类",
];

impl Maker<'_> {
    /// Passes over the examples in brackets behind what they are examples of. One thing alone may narrow it: 床位（护理型的那些）.
    pub(super) fn drop_examples(&mut self) {
        let tokens = &self.question.tokens;
        let mark = |place: usize, text: &str| tokens[place].class == Class::Mark && tokens[place].text.as_ref() == text;
        let Some(open) = (0..tokens.len()).find(|place| mark(*place, "(")) else { return };
        let Some(close) = (open + 1..tokens.len()).find(|place| mark(*place, ")")) else { return };
        let inside = open + 1..close;
        if told(tokens, 0..open) && self.are_examples(inside.clone()) {
            self.pass_over(inside);
        }
    }

    /// Passes over what a thing is likened to before it is named: 像生娃、开店这样的套餐.
    pub(super) fn drop_likened(&mut self) {
        const LIKE: [&str; 6] = ["像", "好比", "比如", "诸如", "譬如", "例如"];
        const SUCH: [&str; 10] = ["这样", "这样的", "那样", "那样的", "这种", "那种", "这类", "这类的", "之类的", "一类的"];
        /// The most words between the two.
        const LONGEST: usize = 10;
        let tokens = &self.question.tokens;
        let fixed = |token: &Token| matches!(token.class, Class::Member(_) | Class::Period(_) | Class::Number(_) | Class::Country(_));
        let Some(open) = tokens.iter().position(|token| LIKE.contains(&token.text.as_ref())) else { return };
        let behind = open + 1..tokens.len().min(open + 2 + LONGEST);
        let Some(close) = behind.clone().find(|place| SUCH.contains(&tokens[*place].text.as_ref())) else { return };
        if close > open + 1 && !tokens[open..close].iter().any(fixed) && told(tokens, close + 1..tokens.len()) {
            self.pass_over(open..close + 1);
        }
    }

    /// Passes over what is said to be in it: 连吃带护理, 连人带车.
    pub(super) fn drop_all_in(&mut self) {
        /// The most words behind 连 up to 带.
        const LONGEST: usize = 3;
        let tokens = &self.question.tokens;
        let says = |place: usize, word: &str| tokens.get(place).is_some_and(|token| token.text.as_ref() == word);
        let Some(open) = (0..tokens.len()).find(|place| says(*place, "连")) else { return };
        let Some(with) = (open + 2..open + 2 + LONGEST).find(|place| says(*place, "带")) else { return };
        if told(tokens, 0..open) && with + 1 < tokens.len() {
            self.pass_over(open..with + 2);
        }
    }

    fn are_examples(&self, inside: Range<usize>) -> bool {
        let tokens = &self.question.tokens[inside];
        let words: Vec<&Token> = tokens.iter().filter(|token| token.class != Class::Mark).collect();
        let says = |token: Option<&&Token>, known: &[&str]| token.is_some_and(|token| known.contains(&token.text.as_ref()));
        let closed = says(words.last(), &CLOSING)
            || words.len() > 1 && words[words.len() - 2..].iter().map(|token| token.text.as_ref()).collect::<Vec<_>>().join(" ") == "so on";
        let narrows = |token: &&Token| matches!(token.class, Class::Member(_) | Class::Period(_) | Class::Number(_) | Class::Country(_));
        let row = tokens.iter().any(|token| token.class == Class::Mark && matches!(token.text.as_ref(), "、" | "," | "/"));
        !words.iter().any(narrows) && row && (says(words.first(), &OPENING) || closed)
    }
}
