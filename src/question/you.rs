//! Is it the bot itself that a message is about?
//!
//! "Are you a robot?", "what is your favourite film", 你收入多少, 很高兴认识你.

use super::Question;
use super::address::{texts, words};
use super::tokens::{Class, Token};
use crate::language::Language;
use crate::language::ordinary::{self, Sort};

/// Whether the bot itself is asked about: "are you ...", "who made you", 你是谁.
pub(super) fn is_about_the_bot(question: &Question) -> bool {
    if does_it_itself(question) {
        return true;
    }
    match question.language {
        Language::English => {
            const SURE: [&str; 14] = [
                "sure",
                "saying",
                "telling",
                "certain",
                "claiming",
                "positive",
                "able",
                "talking",
                "suggesting",
                "counting",
                "aware",
                "referring",
                "implying",
                "confident",
            ];
            const LIKING: [&str; 8] = ["like", "love", "hate", "enjoy", "prefer", "feel", "want", "own"];
            const TURNING: [&str; 11] = ["ask", "thank", "tell", "thanks", "asking", "bother", "for", "from", "to", "bless", "love"];
            let all = words(question);
            let is_you = |word: &str| matches!(word, "you" | "u" | "ya");
            let after = |place: usize| all.get(place).copied().unwrap_or_default();
            let being = all.windows(2).position(|pair| matches!(pair[0], "are" | "were" | "r") && is_you(pair[1]));
            let is_asked_of = being.is_some_and(|place| place < 4 && !SURE.contains(&after(place + 2)));
            let likes = all
                .windows(3)
                .any(|three| matches!(three[0], "do" | "did" | "would" | "could") && is_you(three[1]) && LIKING.contains(&three[2]))
                && !all.windows(2).any(|pair| pair == ["like", "to"]);
            let end = all
                .iter()
                .rposition(|word| !matches!(*word, "today" | "now" | "again" | "lately" | "then" | "bro" | "bot" | "yet" | "anyway"));
            let [.., before, last] = &all[..end.map_or(0, |end| end + 1)] else { return false };
            is_yours(&all)
                || is_asked_of
                || likes
                // "How many firms, ya?" only ends so.
                || is_you(last) && *last != "ya"
                    && question.asks
                    && !is_tag(question, before)
                    && !hands_on(question)
                    && (!TURNING.contains(before) || *before == "for" && all[0] == "who")
        }
        Language::Chinese => {
            let text: String = texts(question).collect();
            ABOUT_IN_CHINESE.iter().any(|phrase| text.contains(phrase)) && !text.contains("你是不是说") || turns_to_the_bot(&text)
        }
    }
}

/// Whether a message that tells a figure ends by asking whether it is so: "you wait 15 years for a flat, don't you?"
fn is_tag(question: &Question, before: &str) -> bool {
    let fixed = |token: &Token| matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Member(_) | Class::Country(_));
    (before == "not" || before.ends_with("n't")) && question.tokens.iter().any(fixed)
}

/// Whether a message that names something ends by handing the question on: "I had no idea. Do you?"
fn hands_on(question: &Question) -> bool {
    const LONGEST: usize = 2;
    let tokens = &question.tokens;
    let is_mark = |token: &Token| token.class == Class::Mark;
    let end = tokens.iter().rposition(|token| !is_mark(token)).map_or(0, |last| last + 1);
    let Some(cut) = tokens[..end].iter().rposition(is_mark) else { return false };
    let handed = tokens[cut + 1..end].iter().flat_map(|token| token.text.split(' ')).count();
    let names = |token: &Token| token.class == Class::Content && token.cues.is_empty() && !token.features.is_empty();
    handed <= LONGEST && tokens[..cut].iter().any(names)
}

/// Whether all that a message names is what somebody in the talk does: "will you die?", "how much do you earn", 你能死吗.
fn does_it_itself(question: &Question) -> bool {
    let tokens = &question.tokens;
    let names = |token: &Token| token.class == Class::Content && token.cues.is_empty() && !token.features.is_empty();
    let fixed = |token: &Token| matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Member(_) | Class::Country(_));
    let mut named = tokens.iter().enumerate().filter(|(_, token)| names(token));
    let (Some((place, only)), None) = (named.next(), named.next()) else { return false };
    if tokens.iter().any(fixed) {
        return false;
    }
    match question.language {
        Language::English => {
            const BETWEEN: [&str; 7] = ["ever", "not", "really", "also", "just", "actually", "still"];
            let mut before = tokens[..place].iter().rev().skip_while(|token| BETWEEN.contains(&token.text.as_ref()));
            let by_you = before.next().is_some_and(|token| token.text.split(' ').next_back() == Some("you"));
            by_you && is_verb(&only.text)
        }
        Language::Chinese => {
            const SHORT: usize = 7;
            let text: String = texts(question).collect();
            let asks = tokens.iter().any(|token| !token.cues.is_empty() && token.class == Class::Content);
            text.starts_with(['你', '您', '我']) && text.chars().count() <= SHORT && !asks
        }
    }
}

/// Whether an English word is mostly a verb, or one of what people do.
fn is_verb(word: &str) -> bool {
    const DONE: [&str; 20] = [
        "die", "earn", "live", "eat", "drive", "walk", "sleep", "smoke", "drink", "work", "worry", "fear", "cost", "own", "lie", "cry",
        "age", "vote", "study", "travel",
    ];
    DONE.contains(&word) || matches!(ordinary::sort(word), Sort::Action)
}

/// What is said of the bot wherever it stands.
const ABOUT_IN_CHINESE: [&str; 25] = [
    "认识你",
    "见到你",
    "爱你",
    "你是谁",
    "你是什么",
    "你是哪",
    "你是不是",
    "你是人",
    "你是机器",
    "你叫",
    "你自己",
    "你几岁",
    "你多大",
    "你在哪",
    "你喜欢",
    "你爱",
    "你住",
    "你从哪",
    "开发的你",
    "做的你",
    "创造的你",
    "造的你",
    "你有多少用户",
    "你用的",
    "你会做",
];

/// What the bot is spoken to for, behind 你.
#[rustfmt::skip]
const ASKED_OF_YOU: [&str; 48] = [
    "知道", "能", "可以", "可否", "可不可以", "说", "觉得", "告诉", "帮", "查", "给", "看", "这", "那", "们", "好", "晓得", "有没有", "记得", "再",
    "刚", "认为", "来", "先", "算", "报", "讲", "列", "确定", "清楚", "听说", "懂", "把", "的", "猜", "想", "问", "要", "了解", "咋", "怎么", "还",
    "介绍", "解释", "引用", "援引", "参考", "依据",
];

/// What the bot may have that a member asks for.
const HELD: [&str; 8] = ["数据", "数字", "资料", "消息", "统计", "信息", "记录", "答案"];

/// Whether Chinese tells the bot something of itself, or ends with it: 你收入多少, 很高兴认识你. Chinese hardly says "you" of anybody at all.
fn turns_to_the_bot(text: &str) -> bool {
    let you = |text: &'_ str| text.strip_prefix('你').or_else(|| text.strip_prefix('您')).map(str::to_owned);
    let is_told = you(text).is_some_and(|rest| {
        let asked = ASKED_OF_YOU.iter().any(|verb| rest.starts_with(verb));
        !rest.is_empty() && !asked && !HELD.iter().any(|held| rest.contains(held))
    });
    is_told || text.ends_with(['你', '您']) && !["问", "请教", "告诉"].iter().any(|verb| text.contains(verb))
}

/// Whether something of the bot's own person is asked for: "your age", "your favourite film"; but "your figures" are the base's.
fn is_yours(all: &[&str]) -> bool {
    const PERSONAL: [&str; 36] = [
        "favourite",
        "favorite",
        "favourites",
        "favorites",
        "name",
        "age",
        "hobby",
        "hobbies",
        "mom",
        "mum",
        "mother",
        "father",
        "dad",
        "brother",
        "sister",
        "wife",
        "husband",
        "girlfriend",
        "boyfriend",
        "family",
        "shoe",
        "business",
        "job",
        "salary",
        "birthday",
        "creator",
        "boss",
        "maker",
        "master",
        "gender",
        "mood",
        "feelings",
        "dream",
        "purpose",
        "iq",
        "problem",
    ];
    all.windows(2).any(|pair| matches!(pair[0], "your" | "ur") && PERSONAL.contains(&pair[1]))
}
