//! Which sentences only tell of the speaker?
//!
//! "I teach economics in Nairobi. How many firms ...?", "I only know the growth rate. What was the amount?": what such a sentence
//! names may be what "they" are in the one that asks, but is not asked.

use super::background::ASIDE;
use super::period::Asked;
use super::speaker::{ASKERS, ASKING, REPORTING, WISHES, has_word, is_own};
use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use std::ops::Range;

/// Whether a sentence ends with the auxiliary of a verb that it does not say: "how many still do?", "... of them are?"
fn is_elliptic(tokens: &[Token]) -> bool {
    const AUXILIARIES: [&str; 12] = ["do", "does", "did", "are", "were", "have", "had", "has", "can", "will", "would", "could"];
    let mut backwards = tokens.iter().rev().filter(|token| token.class != Class::Mark);
    let last = backwards.find(|token| !matches!(token.text.as_ref(), "now" | "today" | "so" | "still" | "too" | "nowadays"));
    last.is_some_and(|token| token.text.split(' ').next_back().is_some_and(|word| AUXILIARIES.contains(&word)))
}

/// How a sentence asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asking {
    /// It only tells.
    Nothing,
    /// It says that something is wanted.
    Wish,
    /// It is a question.
    Question,
}

/// How much what a story names still counts.
const STORY: f32 = 0.5;

/// Whether a Chinese token is the speaker or somebody of his: 我爸, 我们公司, 老公.
pub(super) fn is_own_in_chinese(token: &Token) -> bool {
    const OWNERS: [&str; 10] = ["我", "咱", "俺", "本人", "小弟", "小妹", "爸", "妈", "老公", "老婆"];
    OWNERS.iter().any(|own| token.text.starts_with(own)) && !ASKERS_IN_CHINESE.iter().any(|asker| token.text.contains(asker))
}

/// Whether a token opens a remark on what was asked before: 感觉大家都不赚钱.
fn is_musing(token: &Token) -> bool {
    const OPENERS: [&str; 14] =
        ["感觉", "觉得", "总觉得", "看来", "看样子", "好像", "难怪", "怪不得", "怎么感觉", "反正", "其实", "说实话", "老实说", "毕竟"];
    OPENERS.contains(&token.text.as_ref())
}

/// Whether a part says what the speaker means by his question: "I mean the goal", "I count a month as 30 days", 我要的是总数.
pub(super) fn says_what_is_meant(tokens: &[Token]) -> bool {
    const IN_CHINESE: [&str; 12] =
        ["我要的", "我指", "我说的", "我问的", "我想问", "我想要", "我想看", "我想知道", "我关心", "我是说", "我是问", "我是指"];
    let mut words = tokens.iter().filter(|token| token.class != Class::Mark).flat_map(|token| token.text.split(' '));
    let opening: Vec<&str> = words.by_ref().take(3).collect();
    let written: String = opening.iter().copied().chain(words.take(2)).collect();
    let means = matches!(opening[..], ["i" | "we", "mean" | "meant", ..] | ["i" | "we", "am" | "was" | "are", "meaning"] | ["meaning", ..]);
    means || says_how_long(tokens) || IN_CHINESE.iter().any(|opener| written.starts_with(opener))
}

/// Whether a part says how long a stretch of time is taken to be: "I count a month as 30 days".
fn says_how_long(tokens: &[Token]) -> bool {
    const STRETCHES: [&str; 4] = ["week", "month", "quarter", "year"];
    let ends_with = |token: &Token, words: &[&str]| token.text.split(' ').next_back().is_some_and(|last| words.contains(&last));
    let stretch = tokens.iter().position(|token| ends_with(token, &STRETCHES));
    stretch
        .is_some_and(|stretch| tokens[stretch..].iter().any(|token| matches!(token.class, Class::Number(_)) && ends_with(token, &["days"])))
}

/// Words with which a Chinese question asks or wishes, so that 我想知道 and 我要问 are no story.
const ASKERS_IN_CHINESE: [&str; 12] = ["问", "知道", "了解", "请教", "需要", "要", "查", "想看", "看看", "多少", "几", "求"];

impl Maker<'_> {
    /// Sets aside the sentences in which the speaker tells of himself, where another asks.
    ///
    /// What they name may still say what "they" are in the sentence that asks, but counts for less than what stands there.
    pub(super) fn drop_stories(&mut self) {
        let sentences = self.sentences();
        let asking: Vec<Asking> = sentences.iter().map(|sentence| self.asks(sentence)).collect();
        let told: Vec<f32> = sentences.iter().map(|sentence| self.told(sentence)).collect();
        let most =
            |least: Asking| asking.iter().zip(&told).filter(|(asking, _)| **asking >= least).map(|(_, told)| *told).fold(0.0, f32::max);
        let (asked, wished) = (most(Asking::Question), most(Asking::Wish));
        if wished == 0.0 {
            return;
        }
        let refers = sentences.iter().zip(&asking).any(|(sentence, asking)| *asking > Asking::Nothing && self.refers(sentence));
        for (place, (sentence, asking)) in sentences.iter().zip(&asking).enumerate() {
            // "I want to check the base. How many were asked?"
            let is_story = match asking {
                Asking::Nothing => true,
                Asking::Wish => asked > 0.0 && self.named(sentence) <= asked * ASIDE,
                Asking::Question => false,
            };
            let tokens = &self.question.tokens[sentence.clone()];
            let muses = || place > 0 && tokens.iter().find(|token| token.class != Class::Mark).is_some_and(is_musing);
            if !is_story || !(tokens.iter().any(is_own) || muses()) || self.is_spoken_of(sentence) || says_what_is_meant(tokens) {
                continue;
            }
            let reports = tokens.iter().any(|token| has_word(token, &REPORTING) || token.cues.contains(&Cue::Claim));
            for token in &mut self.question.tokens[sentence.clone()] {
                let is_number = matches!(token.class, Class::Number(_) | Class::Period(_));
                if token.restricts > 0.0 || is_number && !reports {
                    token.class = Class::Neutral;
                    token.restricts = 0.0;
                }
                let operated = !token.cues.is_empty();
                token.cues.clear();
                if !refers {
                    if operated {
                        token.features.clear();
                    }
                    token.confidence *= STORY;
                }
            }
        }
    }

    /// Whether a sentence speaks of what was named before: "how much was that up?"
    fn refers(&self, sentence: &Range<usize>) -> bool {
        const PRONOUNS: [&str; 12] = ["that", "it", "they", "them", "these", "those", "this", "their", "its", "ones", "he", "such"];
        let tokens = &self.question.tokens[sentence.clone()];
        tokens.iter().any(|token| has_word(token, &PRONOUNS)) || is_elliptic(tokens)
    }

    /// Whether a question leaves its verb to what was said before: "everybody trusted the police. How many still do?"
    pub(super) fn leaves_out_its_verb(&self) -> bool {
        self.sentences().iter().any(|sentence| {
            let tokens = &self.question.tokens[sentence.clone()];
            tokens.last().is_some_and(|token| token.text.as_ref() == "?") && is_elliptic(tokens)
        })
    }

    /// The message cut at the ends of its sentences.
    fn sentences(&self) -> Vec<Range<usize>> {
        let tokens = &self.question.tokens;
        self.cut(|place| matches!(tokens[place].text.as_ref(), "." | "!" | "?" | "。" | ";" | "\n" | "…"))
    }

    /// The message cut behind each of these places; what has no word is left out.
    pub(super) fn cut(&self, ends: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
        let tokens = &self.question.tokens;
        let mut stretches = Vec::new();
        let mut start = 0;
        for place in (0..tokens.len()).filter(|place| ends(*place)) {
            stretches.push(start..place + 1);
            start = place + 1;
        }
        stretches.push(start..tokens.len());
        stretches.retain(|stretch| tokens[stretch.clone()].iter().any(|token| token.class != Class::Mark));
        stretches
    }

    /// What a sentence asks for.
    fn asks(&self, sentence: &Range<usize>) -> Asking {
        const IN_CHINESE: [&str; 6] = ["多少", "几", "吗", "什么", "哪", "是不是"];
        let tokens = &self.question.tokens[sentence.clone()];
        let questions = tokens.last().is_some_and(|token| token.text.as_ref() == "?")
            || tokens.iter().any(|token| {
                ASKERS.iter().any(|asker| token.text.starts_with(asker)) || IN_CHINESE.iter().any(|word| token.text.contains(word))
            });
        let denies = tokens.iter().any(|token| token.cues.contains(&Cue::Not) || has_word(token, &["not", "don't", "no"]));
        let first = tokens.iter().find(|token| token.class != Class::Mark);
        let opens = first.is_some_and(|token| token.cues.iter().any(|cue| ASKING.contains(cue)));
        let wishes = || tokens.iter().any(|token| !denies && has_word(token, &WISHES) || token.text.as_ref() == "number of");
        if questions {
            Asking::Question
        } else if opens || wishes() {
            Asking::Wish
        } else {
            Asking::Nothing
        }
    }

    /// Whether a Chinese part tells of somebody of the speaker's own, and not of a place where he is, lives or goes to.
    pub(super) fn is_of_kin(&self, part: &Range<usize>) -> bool {
        const PLACING: [&str; 12] = ["在", "住", "住在", "去", "到", "想去", "来", "来到", "搬到", "位于", "想在", "往"];
        let tokens = &self.question.tokens[part.clone()];
        self.question.language == Language::Chinese
            && tokens.iter().find(|token| token.class != Class::Mark).is_some_and(is_own_in_chinese)
            && !tokens.iter().any(|token| PLACING.contains(&token.text.as_ref()))
    }

    /// The same where it names no member: what somebody of the speaker's does may name the very things that are asked.
    pub(super) fn is_of_kin_alone(&self, part: &Range<usize>) -> bool {
        let tokens = &self.question.tokens[part.clone()];
        self.question.language == Language::Chinese
            && tokens.iter().find(|token| token.class != Class::Mark).is_some_and(is_own_in_chinese)
            && !tokens.iter().any(|token| matches!(token.class, Class::Member(_)))
    }

    /// Lets what a part names count for less than what is asked, and restrict nothing: 我爸老往医院跑.
    pub(super) fn half_hear(&mut self, part: Range<usize>) {
        let tag = self.tag_of(&part);
        for (place, token) in part.clone().zip(&mut self.question.tokens[part]).filter(|(_, token)| token.class != Class::Mark) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.cues.retain(|cue| *cue == Cue::Claim && tag == Some(place));
            token.confidence *= STORY;
        }
    }

    /// Takes out the periods that were only told beside the question: 我爸今年七十了.
    pub(super) fn drop_periods(&mut self) {
        if self.question.language == Language::Chinese {
            self.drop_length_of_stretch();
            self.keep_periods();
        }
    }

    /// 2022到2024这两年间: passes over how long the stretch is that is named before.
    fn drop_length_of_stretch(&mut self) {
        let tokens = &self.question.tokens;
        let is_stretch = |place: usize| matches!(tokens[place].class, Class::Period(at) if matches!(self.question.periods.get(at), Some(Asked::Between(..))));
        let counts = |place: &usize| {
            let text = tokens[*place].text.as_ref();
            text.starts_with(['这', '那', '近']) && text.ends_with('年') && is_stretch(*place - 1)
        };
        if let Some(place) = (1..tokens.len()).find(counts) {
            self.pass_over(place..place + 1);
        }
    }

    /// Keeps the periods that a token stands for.
    pub(super) fn keep_periods(&mut self) {
        let told = |place: usize| self.question.tokens.iter().any(|token| token.class == Class::Period(place));
        let kept: Vec<usize> = (0..self.question.periods.len()).filter(|place| told(*place)).collect();
        for token in &mut self.question.tokens {
            if let Class::Period(place) = token.class
                && let Some(now) = kept.iter().position(|kept| *kept == place)
            {
                token.class = Class::Period(now);
            }
        }
        self.question.periods = kept.iter().map(|place| self.question.periods[*place]).collect();
    }
}
