//! Which words only make a sentence a question, and deny nothing?
//!
//! 靠谱不, 涨了没, 难不难, 有没有, "aren't there?": what is asked is whether it is so. Nor does who is spoken to: "..., man".

use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// What stands between a word and itself, or at the end, to ask whether it is so.
const DENIALS: [&str; 6] = ["不", "没", "没有", "未", "否", "冇"];
/// The most words of no weight between a denial and what it denies.
const MOST_PASSED: usize = 2;
/// Words after which a denial at the end is one: 一家都没有.
const DENYING: [&str; 8] = ["都", "也", "并", "还", "就", "从", "是", "的"];

/// Words with which a number is guessed.
const GUESSING: [&str; 11] = ["有", "是不是", "过", "超", "到", "够", "大概", "破", "应该", "估计", "得有"];

impl Maker<'_> {
    /// "Where did you get these from, man": passes over who is spoken to at the end, where the base tells nothing of men.
    pub(super) fn drop_vocative(&mut self) {
        const BEFORE_A_NOUN: [&str; 14] =
            ["a", "the", "per", "each", "every", "one", "of", "old", "young", "average", "for", "for a", "of a", "any"];
        let tokens = &self.question.tokens;
        let Some(last) = tokens.iter().rposition(|token| token.class != Class::Mark).filter(|last| *last > 1) else { return };
        let held = tokens[last].features.iter().any(|feature| self.facts.index.postings.contains_key(feature));
        let is_noun = BEFORE_A_NOUN.contains(&tokens[last - 1].text.as_ref());
        if tokens[last].text.as_ref() == "man" && !held && !is_noun {
            self.pass_over(last..last + 1);
        }
    }

    /// Reads denials that only ask: a word repeated behind one, and one at the end of a sentence.
    pub(super) fn read_tags(&mut self) {
        if self.question.language != Language::Chinese {
            self.read_tag();
            self.read_not_yet();
            return;
        }
        self.part_denials();
        self.read_repetitions();
        self.read_final_denial();
        self.read_denied();
        self.drop_guesses();
        self.read_particles();
    }

    /// "There are more today, aren't there?": what only asks whether it is so.
    fn read_tag(&mut self) {
        const VERBS: [&str; 14] = [
            "is not",
            "are not",
            "was not",
            "were not",
            "has not",
            "have not",
            "had not",
            "does not",
            "do not",
            "did not",
            "will not",
            "would not",
            "could not",
            "can not",
        ];
        const WHO: [&str; 6] = ["there", "they", "it", "that", "this", "those"];
        let tokens = &self.question.tokens;
        let Some(last) = tokens.iter().rposition(|token| token.class != Class::Mark).filter(|last| *last > 2) else { return };
        let said = |place: usize, words: &[&str]| words.contains(&tokens[place].text.as_ref());
        if said(last, &WHO) && said(last - 1, &VERBS) && tokens[last - 2].text.as_ref() == "," {
            self.pass_over(last - 1..last + 1);
            self.question.tokens[last].cues = vec![Cue::Claim];
        }
    }

    /// 还有多少没收上来: what is not got in yet is nothing seized.
    fn part_denials(&mut self) {
        const BEHIND: [&str; 8] = ["上来", "到", "回来", "回", "齐", "完", "上", "起来"];
        let not = Lexicon::get().concept_for(Cue::Not);
        for place in 1..self.question.tokens.len() {
            let (said, behind) = (&self.question.tokens[place - 1].text, &self.question.tokens[place].text);
            if said.as_ref() == "没收" && BEHIND.contains(&behind.as_ref()) {
                let token = &mut self.question.tokens[place - 1];
                token.class = Class::Content;
                token.cues = vec![Cue::Not];
                token.features = vec![not.into()];
                token.restricts = 1.0;
            }
        }
    }

    /// "How much of it is still to be collected?": what is to be done is not done.
    fn read_not_yet(&mut self) {
        const YET: [&str; 5] = ["still to be", "remains to be", "remain to be", "left to be", "waiting to be"];
        let not = Lexicon::get().concept_for(Cue::Not);
        let text = |tokens: &[Token], place: usize| tokens.get(place).map_or(String::new(), |token| token.text.to_string());
        for place in 0..self.question.tokens.len() {
            let tokens = &self.question.tokens;
            let in_one = YET.contains(&tokens[place].text.as_ref());
            let in_three = text(tokens, place) == "yet" && text(tokens, place + 1) == "to" && text(tokens, place + 2) == "be";
            let next = if in_three { place + 3 } else { place + 1 };
            let names = tokens.get(next).is_some_and(|token| token.class == Class::Content);
            let token = &mut self.question.tokens[place];
            if names && (in_one || in_three) && !token.cues.contains(&Cue::Not) {
                token.class = Class::Content;
                token.restricts = 1.0;
                token.cues.push(Cue::Not);
                token.features.push(not.into());
            }
        }
    }

    /// Lets what is denied count, though the word for it say little elsewhere: 没通过 in a base that tells who passes, 没有拿到认证的.
    fn read_denied(&mut self) {
        for place in 1..self.question.tokens.len() {
            let tokens = &self.question.tokens;
            let passes = |token: &&Token| token.class == Class::Neutral && token.features.is_empty() && token.cues.is_empty();
            let before = tokens[..place].iter().rev().take(MOST_PASSED + 1).find(|token| !passes(token));
            let denies = before.is_some_and(|token| DENIALS.contains(&token.text.as_ref()));
            let index = &self.facts.index;
            let token = &mut self.question.tokens[place];
            let is_spoken_of = |feature: &crate::facts::index::FeatureId| index.postings.contains_key(feature);
            if denies && token.class == Class::Neutral && token.cues.is_empty() && token.features.iter().any(is_spoken_of) {
                token.class = Class::Content;
                token.restricts = 1.0;
            }
        }
    }

    /// Takes 得 behind a verb for no need: 涨得比利润快.
    fn read_particles(&mut self) {
        for place in 1..self.question.tokens.len() {
            let before = &self.question.tokens[place - 1];
            let is_verb = before.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline))
                || before.class == Class::Unknown && before.text.chars().count() < 3;
            let token = &mut self.question.tokens[place];
            if is_verb && token.text.as_ref() == "得" {
                token.cues.clear();
            }
        }
        // 还没判、只是候审的: that they are not what nobody knows only tells who they are.
        for place in 0..self.question.tokens.len().saturating_sub(2) {
            let tokens = &self.question.tokens;
            let describes = tokens[place + 1].class == Class::Unknown
                && tokens[place + 2].class == Class::Mark
                && tokens[place + 3..].iter().any(|token| token.class == Class::Content && token.cues.is_empty());
            if describes && DENIALS.contains(&tokens[place].text.as_ref()) {
                self.pass_over(place..place + 2);
            }
        }
    }

    /// Passes over a number that is only guessed beside a question how many there are: 到底有多少，有没有过五千万.
    fn drop_guesses(&mut self) {
        let tokens = &self.question.tokens;
        let asks = |clause: usize| tokens.iter().any(|token| token.clause == clause && token.cues.contains(&Cue::HowMany));
        let Some(asking) = tokens.iter().find(|token| token.cues.contains(&Cue::HowMany)).map(|token| token.clause) else { return };
        let is_guess = |clause: usize| {
            let mut said = tokens.iter().filter(|token| token.clause == clause);
            !asks(clause)
                && said.clone().any(|token| GUESSING.iter().any(|word| token.text.starts_with(word)))
                && said.all(|token| {
                    matches!(token.class, Class::Neutral | Class::Mark | Class::Number(_))
                        || token.cues.iter().any(|cue| matches!(cue, Cue::Greater | Cue::Lesser | Cue::Claim | Cue::Not))
                        || token.restricts < 0.31
                })
        };
        let guessed: Vec<usize> = (0..tokens.len())
            .filter(|place| tokens[*place].clause > asking && is_guess(tokens[*place].clause) && tokens[*place].class != Class::Mark)
            .collect();
        for place in guessed {
            self.pass_over(place..place + 1);
        }
    }

    /// Passes over what a term is only held against beside a question what it means: 跟押金一样吗.
    pub(super) fn drop_likeness(&mut self) {
        const WITH: [&str; 6] = ["跟", "和", "与", "同", "是不是跟", "是不是和"];
        const ALIKE: [&str; 8] = ["一样", "一回事", "一码事", "区别", "相同", "一个意思", "不同", "差别"];
        let tokens = &self.question.tokens;
        let defines = |clause: usize| tokens.iter().any(|token| token.clause == clause && token.cues.contains(&Cue::Define));
        let Some(first) = tokens.iter().find(|token| token.cues.contains(&Cue::Define)).map(|token| token.clause) else { return };
        let likens = |clause: usize| {
            let own = || tokens.iter().filter(|token| token.clause == clause && token.class != Class::Mark);
            own().next().is_some_and(|token| WITH.contains(&token.text.as_ref()))
                && own().any(|token| ALIKE.iter().any(|word| token.text.contains(word)))
        };
        let found: Vec<usize> = (0..tokens.len())
            .filter(|place| {
                let clause = tokens[*place].clause;
                clause > first && !defines(clause) && likens(clause)
            })
            .collect();
        for place in found {
            self.pass_over(place..place + 1);
        }
    }

    /// 难不难, 写没写, 有没有: the word once, without the denial.
    fn read_repetitions(&mut self) {
        for place in 0..self.question.tokens.len() {
            let tokens = &self.question.tokens;
            let said = tokens[place].text.as_ref();
            if said.chars().count() > 2 || matches!(tokens[place].class, Class::Number(_) | Class::Period(_) | Class::Mark) {
                continue;
            }
            let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
            let joined = DENIALS.iter().any(|denial| text(place + 1).strip_prefix(denial) == Some(said));
            let apart = DENIALS.contains(&text(place + 1)) && text(place + 2) == said;
            let end = if joined {
                place + 1
            } else if apart {
                place + 2
            } else {
                continue;
            };
            let postings = &self.facts.index.postings;
            let is_held = tokens[place].features.iter().any(|feature| postings.contains_key(feature));
            let start = if is_held { place + 1 } else { place };
            self.pass_over(start..end + 1);
        }
    }

    /// 靠谱不, 涨了没: whether it is so.
    fn read_final_denial(&mut self) {
        let tokens = &self.question.tokens;
        let ends = |place: usize| tokens.get(place + 1).is_none_or(|next| matches!(next.text.as_ref(), "?" | "." | "。" | "!"));
        let found = (1..tokens.len()).find(|place| {
            let before = &tokens[place - 1];
            let passes =
                |text: &str| ["到", "达", "够", "破", "过", "超"].iter().any(|word| text.ends_with(word) || text.starts_with(word));
            let level = passes(&before.text) || *place > 1 && passes(&tokens[place - 2].text) || before.text.starts_with("突");
            let is_number = matches!(before.class, Class::Number(_)) && !level;
            let asks = before.class != Class::Mark && !is_number && !DENYING.contains(&before.text.as_ref());
            DENIALS.contains(&tokens[*place].text.as_ref()) && ends(*place) && asks
        });
        if let Some(place) = found {
            self.pass_over(place..place + 1);
            self.question.tokens[place].cues = vec![Cue::Claim];
        }
    }
}
