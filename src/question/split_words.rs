//! Which Chinese operations are said in two places, with what they are about in between?
//!
//! 除小巨人外, 去掉……后 leave something out; 多罚了多少 asks by how much; 以……为分母, 拿……跟……比 and 除以……的百分比 ask for a share.

use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// What opens an exception, if something closes it.
const OPENERS: [&str; 6] = ["除", "除了", "除去", "除开", "除却", "除咗"];
/// What closes an exception that one of these has opened.
const CLOSERS: [&str; 9] = ["外", "以外", "之外", "以外的", "之外的", "外的", "而外", "外头", "以外还"];
/// What closes an exception that any word of leaving out has opened: 去掉……后.
const AFTERWARDS: [&str; 8] = ["后", "后的", "之后", "之后的", "以后", "以后的", "后还", "完"];
/// How many words may be left out.
const LONGEST: usize = 8;
/// What only says that one thing is divided by another, beside the wish for a percentage.
const DIVIDING: [&str; 9] = ["除以", "除", "比上", "之比", "对比", "相对", "相对于", "比值", "÷"];
/// What the whole of a share is called.
const WHOLES: [&str; 6] = ["分母", "基数", "底数", "被除数", "分子", "除数"];
/// What sets two things beside each other.
const BESIDE: [&str; 9] = ["跟", "和", "与", "同", "拿", "将", "把", "用", "及"];

/// How somebody asks by how much there is more.
const HOW_MUCH: [&str; 4] = ["多少", "几", "好多", "几多"];
/// How many words may stand between "more" and "how much": 多罚没了多少.
const LONGEST_VERB: usize = 4;

impl Maker<'_> {
    /// Reads operations that are said in two places.
    pub(super) fn read_split_words(&mut self) {
        if self.question.language != Language::Chinese {
            return;
        }
        self.read_exceptions();
        self.read_divisions();
        self.read_differences();
    }

    /// Takes what opens and closes an exception for one word of leaving out.
    fn read_exceptions(&mut self) {
        let excluding = Lexicon::get().concept_for(Cue::Excluding).into();
        for opener in 0..self.question.tokens.len() {
            let tokens = &self.question.tokens;
            let opens = OPENERS.contains(&tokens[opener].text.as_ref());
            let leaves_out = tokens[opener].cues.contains(&Cue::Excluding) || opens;
            let behind = opener + 1..tokens.len().min(opener + 1 + LONGEST);
            let ends = |token: &Token| token.class == Class::Mark;
            let Some(closer) = behind
                .take_while(|place| !ends(&tokens[*place]))
                .find(|place| closes(&tokens[*place], opens) && *place > opener + 1)
                .filter(|_| leaves_out)
            else {
                continue;
            };
            let between = tokens[opener + 1..closer].iter().any(|token| self.names_something(token));
            if !between {
                continue;
            }
            self.pass_over(opener..opener + 1);
            let token = &mut self.question.tokens[closer];
            token.class = Class::Content;
            token.features = vec![excluding];
            token.cues = vec![Cue::Excluding];
            token.restricts = 1.0;
        }
    }

    /// Takes 多 and 少 for a difference where a comparison stands before and "how much" behind what was done: 比上年多罚了多少钱,
    /// 比2023年少抓了几个人. Right before "how much" the lexicon has them.
    fn read_differences(&mut self) {
        let difference = Lexicon::get().concept_for(Cue::Difference).into();
        for place in 0..self.question.tokens.len() {
            let tokens = &self.question.tokens;
            // 多招了 is one word of the lexicon.
            let moves = tokens[place].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
            let is_one_word = moves && tokens[place].text.starts_with(['多', '少']) && tokens[place].text.ends_with('了');
            let is_alone = matches!(tokens[place].text.as_ref(), "多" | "少");
            // 比前一年多 is one, too, and tells of when besides.
            let ends = moves && tokens[place].text.ends_with(['多', '少']) && tokens[place].text.starts_with(['比', '较']);
            if !is_alone && !is_one_word && !ends || !ends && compared_before(tokens, place).is_none() {
                continue;
            }
            let behind = tokens[place + 1..].iter().take(LONGEST_VERB + 1).take_while(|token| token.class != Class::Mark);
            // A verb may be one word with what asks: 多雇了多少人.
            let asks = |(nth, token): (usize, &Token)| {
                HOW_MUCH.iter().any(|asker| match token.text.find(asker) {
                    Some(at) => at > 0 || nth > 0 || is_one_word,
                    None => false,
                })
            };
            if !behind.enumerate().any(asks) {
                continue;
            }
            let than = compared_before(tokens, place).filter(|than| tokens[*than].class == Class::Unknown);
            than.into_iter().for_each(|than| self.pass_over(than..than + 1));
            let token = &mut self.question.tokens[place];
            if !ends {
                token.features.clear();
                token.cues.clear();
            }
            token.class = Class::Content;
            token.features.push(difference);
            token.cues.push(Cue::Difference);
            token.restricts = 1.0;
        }
    }

    /// Takes a division of which the percentage is asked for the share, and what only sets two things side by side for no comparison.
    fn read_divisions(&mut self) {
        let tokens = &self.question.tokens;
        let has = |cue: Cue| tokens.iter().any(|token| token.cues.contains(&cue));
        let share = has(Cue::Share);
        let beside = |place: usize| {
            let last = tokens.get(place + 1).is_none_or(|next| {
                next.class == Class::Mark
                    || next.cues.iter().any(|cue| matches!(cue, Cue::Share | Cue::Ratio))
                    || next.text.as_ref() == "是"
            });
            let clause = tokens[place].clause;
            last && tokens[..place].iter().any(|token| token.clause == clause && BESIDE.contains(&token.text.as_ref()))
        };
        let idle: Vec<usize> = (1..tokens.len())
            .filter(|place| {
                let text = tokens[*place].text.as_ref();
                share && (DIVIDING.contains(&text) || WHOLES.contains(&text))
                    || text == "比" && (share || has(Cue::Ratio)) && beside(*place)
                    || text == "关系" && has(Cue::Ratio)
            })
            .collect();
        idle.into_iter().for_each(|place| self.pass_over(place..place + 1));
    }
}

/// Where something is held against something else before a place, in the same clause or in the one that ends with it: 比上年, 较2023年,
/// 跟2023年比，.
fn compared_before(tokens: &[Token], place: usize) -> Option<usize> {
    let clause = tokens[place].clause;
    let compares = |at: &usize| {
        let token = &tokens[*at];
        let ends = || tokens.get(at + 1).is_some_and(|next| next.class == Class::Mark);
        let near = token.clause == clause || token.clause + 1 == clause && ends();
        near && ["比", "较", "相比", "对比"].iter().any(|word| token.text.starts_with(word))
    };
    (0..place).rev().find(compares)
}

/// Whether a token closes an exception.
fn closes(token: &Token, opens: bool) -> bool {
    let text = token.text.as_ref();
    opens && CLOSERS.contains(&text) || AFTERWARDS.contains(&text)
}
