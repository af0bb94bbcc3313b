//! Which parts of a message are about the speaker rather than about the facts?
//!
//! "For my term paper", "I trade mostly shares so no idea", "never heard of it", "my editor wants ...": people tell why they ask,
//! and what they tell restricts nothing. A part is set aside only where another part of the message asks the question.

use super::beside::is_at_work;
use super::speaker::{
    ASKERS, ASKING, CIRCLE, GREETINGS, JOINTS, OWN, REPORTING, SHORTENED, SPEAKERS, SUBJECTS, WISHES, WISHING, has_word, is_own,
};
use super::stories::{is_own_in_chinese, says_what_is_meant};
use super::tokens::{Class, Maker, Token};
use crate::facts::base::MemberId;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use std::ops::Range;

impl Maker<'_> {
    /// Sets aside what is about the speaker: whole sentences first, then parts of those that are left.
    pub(super) fn drop_background(&mut self) {
        self.drop_stories();
        self.drop_parts();
    }

    /// Makes neutral the parts of a message that are about the speaker, where another part asks.
    fn drop_parts(&mut self) {
        let parts = self.parts();
        if parts.len() < 2 {
            return;
        }
        let told: Vec<f32> = parts.iter().map(|part| self.told(part)).collect();
        let most = told.iter().copied().fold(0.0, f32::max);
        let elliptic = self.leaves_out_its_verb();
        if most == 0.0 && !elliptic {
            return;
        }
        let mut signed = false;
        for (place, part) in parts.iter().enumerate() {
            // "Old engineer here, retired."
            let goes_on = signed && part.len() <= SIGNATURE && part.start.checked_sub(1).is_some_and(|mark| self.is_comma(mark));
            signed = self.is_signature(part) || goes_on && told[place] == 0.0 && self.asks_nothing(part);
            if signed && goes_on {
                self.pass_over(part.clone());
                continue;
            }
            let others = told.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, told)| *told).fold(0.0, f32::max);
            // What the speaker is or does may name the same things as what he asks.
            let tokens = &self.question.tokens[part.clone()];
            let is_of_himself = self.question.language == Language::English
                && tokens.first().is_some_and(|token| token.text.split(' ').next().is_some_and(|word| SPEAKERS.contains(&word)))
                && !tokens.iter().any(|token| has_word(token, &WISHES));
            if told[place] >= most * ASIDE && others > TELLING && self.is_of_kin_alone(part) && self.is_background(part, told[place]) {
                self.half_hear(part.clone());
                continue;
            }
            // "Before I trust those percentages on loans: how many firms did they ask?"
            if self.is_before_asking(part) && parts.iter().skip(place + 1).any(|later| !self.asks_nothing(later)) {
                self.half_hear(part.clone());
                continue;
            }
            let is_little = told[place] < most * ASIDE || is_of_himself && others > TELLING;
            if is_little && self.is_background(part, told[place]) {
                if elliptic {
                    self.half_hear(part.clone());
                } else {
                    self.pass_over(part.clone());
                }
            }
        }
    }

    fn is_comma(&self, place: usize) -> bool {
        self.question.tokens[place].text.as_ref() == ","
    }

    /// "Credit desk here"
    fn is_signature(&self, part: &Range<usize>) -> bool {
        let tokens = &self.question.tokens[part.clone()];
        tokens.len() <= SIGNATURE && tokens.last().is_some_and(|token| token.says("here") && token.text.ends_with("here"))
    }

    /// Whether a part tells what the speaker does before or until something is answered.
    fn is_before_asking(&self, part: &Range<usize>) -> bool {
        const LEADING: [&str; 4] = ["before", "until", "till", "after"];
        let words: Vec<&str> = self.question.tokens[part.clone()].iter().flat_map(|token| token.text.split(' ')).take(2).collect();
        matches!(words[..], [leading, who] if LEADING.contains(&leading) && SPEAKERS.contains(&who))
            && !self.question.tokens[part.clone()].iter().any(|token| matches!(token.class, Class::Period(_) | Class::Number(_)))
    }

    /// Whether nothing of a part could be what is asked: no operation, number, period or member.
    fn asks_nothing(&self, part: &Range<usize>) -> bool {
        let says = |token: &Token| {
            matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Member(_))
                || token.restricts > 0.0 && token.cues.iter().any(|cue| ASKING.contains(cue))
        };
        let tokens = &self.question.tokens[part.clone()];
        // "What are they aiming for" asks, "I plan a visit" does not.
        let opens = tokens
            .iter()
            .find(|token| token.class != Class::Mark)
            .is_some_and(|first| ["what", "which", "how"].contains(&first.text.split(' ').next().unwrap_or_default()));
        let aims = |token: &Token| token.class == Class::Content && token.cues.contains(&Cue::Target);
        !tokens.iter().any(|token| says(token) || opens && aims(token))
    }

    /// Passes over what a message opens with to say who asks, or what for: "as an investor, I ...", "for a column on ... I need ...".
    pub(super) fn drop_opening(&mut self) {
        self.drop_purpose();
        self.drop_deadline();
        const ARTICLES: [&str; 9] = ["a", "an", "my", "our", "the", "this", "school", "work", "class"];
        const CALLS: [&str; 34] = [
            "i",
            "i'm",
            "im",
            "we",
            "what",
            "what's",
            "whats",
            "how",
            "how many",
            "how much",
            "which",
            "who",
            "can",
            "could",
            "please",
            "pls",
            "give",
            "give me",
            "tell",
            "tell me",
            "show me",
            "need",
            "kindly",
            "do",
            "does",
            "is",
            "are",
            "can you",
            "could you",
            "i need",
            "i would like to know",
            "i want",
            "i would like to",
            "would",
        ];
        let tokens = &self.question.tokens;
        let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
        let start = tokens
            .iter()
            .take(OPENING)
            .position(|token| matches!(token.text.as_ref(), "as" | "for" | "as a" | "as an" | "for a" | "for my"));
        let Some(start) = start else { return };
        let opens = matches!(text(start), "as a" | "as an" | "for a" | "for my") || ARTICLES.contains(&text(start + 1));
        let untold = self.told(&(0..start)) == 0.0;
        let end = (start + 1..tokens.len()).find(|place| {
            tokens[*place].class == Class::Mark
                || CALLS.contains(&text(*place))
                || text(*place).starts_with("how m")
                || text(*place).starts_with("i ")
        });
        let Some(end) = end.filter(|_| opens && untold) else { return };
        let names = tokens[start..end].iter().any(|token| matches!(token.class, Class::Number(_) | Class::Member(_) | Class::Country(_)));
        let rest = self.told(&(end..tokens.len()));
        // "For the tourism sector, ..." says of which: only a work, or who is to have it, is none.
        let own = matches!(text(start + 1), "my" | "our");
        let is_for_something =
            matches!(text(start), "for" | "for a") && !own && !tokens[start..end].iter().any(|token| self.is_for_it(token));
        if !names && !is_for_something && rest > 0.0 && self.told(&(start..end)) < ASIDE * rest {
            self.pass_over(start..end);
        }
    }

    /// Whether a word is for what, or for whom, an answer is wanted: "for the report", "for the minister".
    fn is_for_it(&self, token: &Token) -> bool {
        const WANTING: [&str; 35] = [
            "comparison",
            "minister",
            "mayor",
            "boss",
            "manager",
            "committee",
            "board",
            "team",
            "editor",
            "editors",
            "client",
            "clients",
            "reader",
            "readers",
            "audience",
            "professor",
            "teacher",
            "class",
            "students",
            "colleague",
            "colleagues",
            "ceo",
            "director",
            "chair",
            "record",
            "sake",
            "file",
            "files",
            "minutes",
            "desk",
            "curious",
            "bet",
            "friend",
            "group",
            "newsroom",
        ];
        self.is_work(token) || token.text.split(' ').any(|word| WANTING.contains(&word))
    }

    /// The message cut at marks and joints.
    pub(super) fn parts(&self) -> Vec<Range<usize>> {
        let tokens = &self.question.tokens;
        let mut parts = Vec::new();
        let mut start = 0;
        for (place, token) in tokens.iter().enumerate() {
            let shortened = token.text.as_ref() == "." && place > 0 && SHORTENED.contains(&tokens[place - 1].text.as_ref());
            let mark = !shortened
                && matches!(token.text.as_ref(), "," | "." | ";" | ":" | "!" | "?" | "(" | ")" | "。" | "…" | "\n" | "—" | "–" | "-");
            // "I sell ferries and would like to know ..."
            let begins =
                |next: &Token| OWN.contains(&next.text.as_ref()) || next.text.split(' ').next().is_some_and(|word| WISHING.contains(&word));
            let own_next = token.text.as_ref() == "and" && tokens.get(place + 1).is_some_and(begins);
            let asks = place > start && ASKERS.iter().any(|asker| token.text.starts_with(asker));
            if mark || own_next || asks || JOINTS.contains(&token.text.as_ref()) {
                parts.push(start..place);
                start = if mark { place + 1 } else { place };
            }
        }
        parts.push(start..tokens.len());
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// How much a part tells of what the base holds.
    pub(super) fn told(&self, part: &Range<usize>) -> f32 {
        let postings = &self.facts.index.postings;
        let held = |token: &&Token| {
            token.class == Class::Content && token.cues.is_empty() && token.features.iter().any(|feature| postings.contains_key(feature))
        };
        self.question.tokens[part.clone()].iter().filter(held).map(|token| token.weight).sum()
    }

    /// The same without the words for operations: how much it names.
    pub(super) fn named(&self, part: &Range<usize>) -> f32 {
        let named = |place: &usize| self.question.tokens[*place].cues.is_empty();
        part.clone().filter(named).map(|place| self.told(&(place..place + 1))).sum()
    }

    fn is_background(&self, part: &Range<usize>, told: f32) -> bool {
        let tokens = &self.question.tokens[part.clone()];
        let has = |words: &[&str]| tokens.iter().any(|token| words.contains(&token.text.as_ref()));
        if says_what_is_meant(tokens) {
            return false;
        }
        // A place that the question names, too, is no other one: "my brother rides a motorbike. How many motorcyclists ...?"
        let named_beside = |member: MemberId| {
            let mut beside = self.question.tokens.iter().enumerate().filter(|(place, _)| !part.contains(place));
            beside.any(|(_, token)| token.class == Class::Member(member))
        };
        // "Cousin just went organic", "my cousin lives ...": who is spoken of at the start is of the speaker's own circle.
        let circle =
            tokens.iter().filter(|token| token.class != Class::Mark).find(|token| !GREETINGS.contains(&token.text.as_ref())).is_some_and(
                |token| {
                    let mut words = token.text.split(' ');
                    CIRCLE.contains(&token.text.as_ref())
                        || words.clone().next().is_some_and(|first| matches!(first, "my" | "our" | "a" | "the"))
                            && words.nth(1).is_some_and(|who| CIRCLE.contains(&who))
                },
            );
        let first = tokens.iter().find(|token| token.class != Class::Mark);
        let opened = told == 0.0 && first.is_some_and(|token| self.opened[token.clause]);
        let signed = self.is_signature(part);
        let own = has(&OWN) || circle || opened || signed || first.is_some_and(|token| is_own(token) || is_own_in_chinese(token));
        // "I have five minutes", but not "I heard of five".
        let reports = || tokens.iter().any(|token| token.cues.contains(&Cue::Claim) || has_word(token, &REPORTING));
        let is_private = told == 0.0 && first.is_some_and(is_own) && !reports();
        let at_work = self.is_sentence_of_its_own(part) && first.is_some_and(is_at_work);
        let fixed = tokens.iter().any(|token| match token.class {
            Class::Number(_) => !is_private,
            // "Working on a chart" names no member that is called work.
            Class::Member(member) => !(named_beside(member) || self.is_of_kin(part) || at_work && is_at_work(token)),
            Class::Content | Class::Neutral | Class::Unknown | Class::Country(_) | Class::Period(_) | Class::Mark => false,
        });
        // What somebody whom the speaker knows said of it, and how much it is, is not what is asked.
        // "I have to name my sources" beside a question about them.
        let asked_beside = |cue: Cue| {
            let mut beside = self.question.tokens.iter().enumerate().filter(|(place, _)| !part.contains(place));
            beside.any(|(_, token)| token.cues.contains(&cue))
        };
        let told_beside = |cue: Cue| cue == Cue::Source && self.is_setting(part) && asked_beside(cue);
        let asking =
            |cue: &Cue| ASKING.contains(cue) && !(own && matches!(cue, Cue::Claim | Cue::Highest | Cue::Lowest)) && !told_beside(*cue);
        // "Waste - everything you've got": the wish for all is said in words that restrict nothing.
        let asks =
            tokens.iter().any(|token| (token.restricts > 0.0 || token.cues.contains(&Cue::Everything)) && token.cues.iter().any(asking));
        if fixed || asks {
            return false;
        }
        let country = tokens.iter().any(|token| matches!(token.class, Class::Country(_) | Class::Period(_)));
        // Where the speaker comes from is no place that is asked about; "it" and "you" open a remark of theirs only where nothing is told.
        let remarks = || tokens.iter().any(|token| token.text.split(' ').next().is_some_and(|word| SUBJECTS.contains(&word)));
        let untold = told == 0.0 && (remarks() || self.is_setting(part) || self.is_remark(part));
        !self.is_spoken_of(part) && (own || self.is_from_abroad(part) || !country && (untold || told < FAINT && self.is_beside(part)))
    }

    /// 台湾读者提问，对岸…: whether a part says that somebody asks from another country, and the rest what is asked of the home country.
    fn is_from_abroad(&self, part: &Range<usize>) -> bool {
        const WHO: [&str; 10] = ["读者", "网友", "记者", "同学", "学生", "朋友", "老师", "这边", "提问", "媒体"];
        const HOME: [&str; 6] = ["对岸", "内地", "大陆", "中国", "国内", "我国"];
        let tokens = &self.question.tokens;
        let text = |part: &[Token]| part.iter().map(|token| token.text.as_ref()).collect::<String>();
        let (told, rest) = (text(&tokens[part.clone()]), text(&tokens[part.end..]));
        WHO.iter().any(|who| told.contains(who)) && HOME.iter().any(|home| rest.contains(home))
    }

    /// Whether a part tells of another country, and what is asked points back there: "I'm in India. How many do we have?"
    pub(super) fn is_spoken_of(&self, part: &Range<usize>) -> bool {
        const OURS: [&str; 8] = [" here ", " do we ", " did we ", " we have ", " we had ", " our country ", " my country ", " our own "];
        const IN_CHINESE: [&str; 8] = ["我们那", "我们这", "我们国家", "咱们那", "咱们这", "当地", "本地", "那边"];
        const EXISTS: [&str; 6] = ["is", "are", "was", "were", "be", "been"];
        let tokens = &self.question.tokens;
        if !tokens[part.clone()].iter().any(|token| matches!(token.class, Class::Country(_))) {
            return false;
        }
        let behind = tokens[part.end..].iter().filter(|token| token.class != Class::Mark).map(|token| token.text.as_ref());
        let behind: Vec<&str> = behind.flat_map(|text| text.split(' ')).collect();
        let (english, chinese) = (format!(" {} ", behind.join(" ")), behind.concat());
        // "How many are there" points nowhere.
        let there = matches!(behind.as_slice(), [.., before, "there"] if !EXISTS.contains(before));
        there && !tokens.iter().any(|token| self.is_home(token))
            || OURS.iter().any(|ours| english.contains(ours))
            || IN_CHINESE.iter().any(|ours| chinese.contains(ours))
    }

    /// Takes a word for an operation, and for nothing else.
    pub(super) fn take_for(&mut self, place: usize, cue: Cue) {
        let notion = Lexicon::get().concept_for(cue).into();
        let weight = self.facts.index.weight(notion);
        let token = &mut self.question.tokens[place];
        token.class = Class::Content;
        token.features = vec![notion];
        token.cues = vec![cue];
        token.weight = weight;
        token.restricts = 1.0;
    }

    pub(super) fn pass_over(&mut self, part: Range<usize>) {
        let kept = self.kept;
        // "..., have I got that right?" asks whether it is so, however much it tells of the speaker.
        let tag = self.tag_of(&part);
        for (place, token) in part.clone().zip(&mut self.question.tokens[part]) {
            if token.class != Class::Mark && kept != Some(place) {
                token.class = Class::Neutral;
                token.restricts = 0.0;
                token.features.clear();
                // "Work backwards for me:" says how the answer is to be found.
                token.cues.retain(|cue| *cue == Cue::Implied || *cue == Cue::Claim && tag == Some(place));
            }
        }
    }

    /// Where a part that stands last asks whether all before it is so: 我理解得对吗.
    pub(super) fn tag_of(&self, part: &Range<usize>) -> Option<usize> {
        let tokens = &self.question.tokens;
        let says = |place: &usize| tokens[*place].class != Class::Mark;
        let last = (0..tokens.len()).rev().find(says).filter(|last| part.contains(last))?;
        (part.start > 0 && tokens[last].cues.contains(&Cue::Claim)).then_some(last)
    }
}

/// How many tokens of greeting may stand before what a message opens with.
const OPENING: usize = 8;

/// What a part tells that says no more than what everything in the base is about: "business memo".
const FAINT: f32 = 0.3;

/// What a part has to tell that asks by itself.
const TELLING: f32 = 1.0;

/// The most tokens of a part by which the speaker signs.
const SIGNATURE: usize = 5;

/// A part that tells no more than this much of what the fullest part tells may be an aside.
pub(super) const ASIDE: f32 = 0.5;
