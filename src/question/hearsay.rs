//! Who says what a Chinese message claims, and what is asked of its being so?
//!
//! 专栏里写着……，能引用吗; 海报上印的……是不是弄错了; 判断正误：……: who says it, where it stands and the wish to have it judged
//! are beside the claim, and together make it one. Chinese has no "that" and no capital: the claim is what lies between the first and the
//! last word that names something, and what is beside it is seen by the words of saying and of judging.

use super::attribution::{MOST_AFTER, MOST_BEFORE, asks_more_than_whether, stands_for_a_number};
use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::language::ordinary::{self, Sort};
use std::ops::Range;

/// How many characters a word of judging may have.
const LONGEST: usize = 6;
/// Cues of a question whose answer is a figure or another text, wherever in the message they stand.
const ASKS_OTHERWISE: [Cue; 6] = [Cue::HowMany, Cue::Why, Cue::Define, Cue::Who, Cue::When, Cue::Where];
/// Denials with which a question begins that expects a yes: 不是……吗, 难道不是……吗.
const EXPECTING: [&str; 5] = ["不是", "难道不是", "不是说", "可不是", "并不是"];
/// What ends a question whether something is so.
const ASKING: [&str; 5] = ["吗", "么", "嘛", "吧", "不"];

impl Maker<'_> {
    /// Passes over who says a claim and over what is asked about its being so, and makes it a claim.
    pub(super) fn drop_hearsay(&mut self) {
        self.drop_heading();
        if self.question.language != Language::Chinese {
            return;
        }
        let Some(claim) = self.claimed() else { return };
        let stretches = self.between_marks();
        let mut beside = Vec::new();
        for stretch in &stretches {
            if stretch.end <= claim.start {
                beside.extend(self.introduction(stretch).or_else(|| self.remark(stretch)));
            } else if stretch.start >= claim.end {
                beside.extend(self.remark(stretch));
            } else {
                if stretch.start < claim.start {
                    beside.extend(self.introduction(&(stretch.start..claim.start)));
                }
                if claim.end < stretch.end {
                    beside.extend(self.judgement(&(claim.end..stretch.end)));
                }
            }
        }
        beside.extend(self.expected(&claim));
        beside.into_iter().for_each(|stretch| self.judge(stretch));
    }

    /// From the first to the last word that names something, if there is a number among them and the message asks for none.
    fn claimed(&self) -> Option<Range<usize>> {
        let tokens = &self.question.tokens;
        let otherwise = |token: &Token| token.cues.iter().any(|cue| ASKS_OTHERWISE.contains(cue)) && !judges(&token.text);
        if tokens.iter().any(otherwise) || !tokens.iter().any(stands_for_a_number) && !self.rumours_a_move() {
            return None;
        }
        let named: Vec<usize> =
            (0..tokens.len()).filter(|place| self.names_something(&tokens[*place]) || stands_for_a_number(&tokens[*place])).collect();
        let content = named.iter().any(|place| !stands_for_a_number(&tokens[*place]));
        Some(*named.first()?..*named.last()? + 1).filter(|_| content)
    }

    /// 传闻：利润是负增长。求辟谣: whether somebody says which way something went, and it is asked whether that is so.
    fn rumours_a_move(&self) -> bool {
        let moves = |token: &Token| token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
        let tokens = &self.question.tokens;
        let first_says = tokens.iter().position(is_saying);
        let moved = tokens.iter().position(moves);
        let judged = tokens.iter().rposition(|token| judges(&token.text));
        matches!((first_says, moved, judged), (Some(says), Some(moved), Some(judged)) if says < moved && moved < judged)
    }

    /// Who says it, up to the last word of saying: 有篇社论断言, 报纸上写.
    fn introduction(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let last = stretch.clone().rfind(|place| is_saying(&self.question.tokens[*place]))?;
        // Who says it may be one who speaks for others: 发言人说.
        let asks =
            |said: &Range<usize>| self.question.tokens[said.clone()].iter().any(|token| !is_saying(token) && asks_more_than_whether(token));
        Some(stretch.start..last + 1).filter(|said| said.len() <= MOST_BEFORE && !asks(said))
    }

    /// A short stretch that only speaks of whether it is so: 能引用吗, 判断正误, 编辑说不对.
    fn remark(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        self.judgement(stretch)?;
        Some(stretch.clone()).filter(|remark| remark.len() <= MOST_AFTER && !self.asks_more(remark))
    }

    /// What is asked of the claim in the same breath, from the first word of judging on: ……准确吗.
    fn judgement(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.question.tokens;
        let text = |from: usize| tokens[from..stretch.end].iter().map(|token| token.text.as_ref()).collect::<String>();
        let begins = |place: &usize| {
            let characters: Vec<char> = text(*place).chars().collect();
            let own = tokens[*place].text.chars().count();
            (0..own).any(|start| (1..=LONGEST.min(characters.len() - start)).any(|length| judging(&characters[start..start + length])))
        };
        let first = stretch.clone().find(begins)?;
        Some(first..stretch.end)
    }

    /// The denial with which a question begins that expects a yes: 不是有四十一座吗, but not 不是港口的有四十一座吗.
    fn expected(&self, claim: &Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.question.tokens;
        let last = tokens.iter().rev().find(|token| token.class != Class::Mark)?;
        let opening: String = tokens[..claim.start].iter().map(|token| token.text.as_ref()).collect();
        let describes = tokens[claim.clone()].iter().any(|token| token.text.as_ref() == "的");
        let expects = EXPECTING.contains(&opening.as_str()) && ASKING.iter().any(|word| last.text.ends_with(word)) && !describes;
        expects.then_some(0..claim.start)
    }

    /// Whether a stretch asks for more than whether something is so, in words that do not judge.
    fn asks_more(&self, stretch: &Range<usize>) -> bool {
        let other = |cue: &Cue| matches!(cue, Cue::Source | Cue::Speaker | Cue::Difference);
        let tokens = &self.question.tokens[stretch.clone()];
        tokens
            .iter()
            .any(|token| !judges(&token.text) && !is_saying(token) && (asks_more_than_whether(token) || token.cues.iter().any(other)))
    }

    /// The message cut at each mark.
    fn between_marks(&self) -> Vec<Range<usize>> {
        let tokens = &self.question.tokens;
        let mut stretches = Vec::new();
        let mut start = 0;
        for (place, token) in tokens.iter().enumerate() {
            if token.class == Class::Mark {
                stretches.push(start..place);
                start = place + 1;
            }
        }
        stretches.push(start..tokens.len());
        stretches.retain(|stretch| !stretch.is_empty());
        stretches
    }
}

/// Whether a row of characters is a word of judging.
fn judging(characters: &[char]) -> bool {
    Lexicon::get().judges(&characters.iter().collect::<String>())
}

/// Whether a word of judging is in a text.
fn judges(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    (0..characters.len()).any(|start| (1..=LONGEST.min(characters.len() - start)).any(|length| judging(&characters[start..start + length])))
}

/// Whether a token tells that somebody says something; one that no dictionary has may do so by its end: 坊间传.
fn is_saying(token: &Token) -> bool {
    let lexicon = Lexicon::get();
    let ending = |length: usize| token.text.char_indices().rev().nth(length - 1).map(|(at, _)| &token.text[at..]);
    let strange = token.class == Class::Unknown && ordinary::sort(&token.text) == Sort::Strange;
    lexicon.says(&token.text) || strange && (1..=2).any(|length| ending(length).is_some_and(|end| lexicon.says(end)))
}
