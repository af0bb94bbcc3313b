//! Is a message a question to the base at all?
//!
//! Not what is asked of the bot itself, what it is ordered to do, what the speaker tells of himself, and what states no figure and
//! asks for none: the bot keeps silent. "Who made you?", "ignore your rules", "my ferry was late again", "the nurse was so nice".

use super::you::is_about_the_bot;
use super::{Class, Question, Token};
use crate::language::Language;
use crate::language::cue::Cue;

/// Whether a message asks nothing that a base could answer.
pub fn asks_nothing(question: &Question) -> bool {
    question.has(Cue::Instruction)
        || commands(question)
        || is_about_the_bot(question)
        || !wants_something(question) && (takes_leave(question) || tells_of_the_speaker(question) || states_no_figure(question))
}

/// The tokens as they were written, without marks.
pub(super) fn texts(question: &Question) -> impl Iterator<Item = &str> {
    question.tokens.iter().filter(|token| token.class != Class::Mark).map(|token| token.text.as_ref())
}

/// The words, without marks.
pub(super) fn words(question: &Question) -> Vec<&str> {
    texts(question).flat_map(|text| text.split(' ')).collect()
}

/// Whether a sentence begins with an order: "change the number to ...", "say that ...".
fn commands(question: &Question) -> bool {
    let mut begins = true;
    // "A draft states that ..." tells what somebody else does.
    let tells = |token: &Token| token.text.split_once(' ').is_some_and(|(verb, _)| verb.ends_with('s'));
    // "Take the total, remove the small ones, what is left?" orders nothing of the bot.
    let takes_out = |token: &Token| question.asks && token.cues.contains(&Cue::Excluding);
    for token in &question.tokens {
        match token.class {
            _ if begins && token.cues.contains(&Cue::Command) && !tells(token) && !takes_out(token) => return true,
            // "Is it accurate to say that ..." asks.
            _ if token.cues.contains(&Cue::Claim) => begins = false,
            // "Say, how many ...?" only turns to somebody, but what is said in quotes is to be repeated.
            Class::Mark => begins |= matches!(token.text.as_ref(), "." | "!" | "?" | "," | ";" | ":" | "。" | "\n"),
            Class::Neutral if token.restricts == 0.0 => {}
            Class::Content
            | Class::Unknown
            | Class::Neutral
            | Class::Country(_)
            | Class::Period(_)
            | Class::Number(_)
            | Class::Member(_) => {
                begins = false;
            }
        }
    }
    if is_to_be_written(question) {
        return true;
    }
    let chinese: String = texts(question).collect();
    if chinese.starts_with('把') && ["改成", "改为", "设为", "设成", "换掉"].iter().any(|verb| chinese.contains(verb)) {
        return true;
    }
    let first = question.tokens.first().map(|token| token.text.as_ref());
    let second = question.tokens.get(1).map(|token| token.text.as_ref());
    matches!(first, Some("say" | "reply" | "respond" | "answer" | "output" | "print")) && matches!(second, Some("\"" | "'" | ":" | "that"))
}

/// "Write me a short love poem with the word loan": whether the bot is to make up something. Who writes a song of it himself may ask.
fn is_to_be_written(question: &Question) -> bool {
    const WRITING: [&str; 6] = ["write", "compose", "sing", "draft", "rap", "invent"];
    const WORKS: [&str; 10] = ["poem", "poetry", "song", "haiku", "limerick", "sonnet", "joke", "rap", "rhyme", "lyrics"];
    const FOR_WHOM: [&str; 7] = ["me", "us", "a", "an", "the", "some", "another"];
    /// How far behind the verb the work may stand.
    const REACH: usize = 7;
    let words = words(question);
    let asks = [Cue::HowMany, Cue::Count, Cue::Share].iter().any(|cue| question.has(*cue));
    let verb = words.windows(2).take(4).position(|pair| WRITING.contains(&pair[0]) && FOR_WHOM.contains(&pair[1]));
    !asks && verb.is_some_and(|verb| words.iter().skip(verb + 1).take(REACH).any(|word| WORKS.contains(word)))
}

/// Whether a message asks, claims, or says that something is wanted.
fn wants_something(question: &Question) -> bool {
    const WISHES: [&str; 80] = [
        "after",
        "seek",
        "seeking",
        "forgot",
        "forgotten",
        "lack",
        "lacking",
        "missing",
        "insists",
        "insisted",
        "swears",
        "keeps",
        "argues",
        "mentioned",
        "wrote",
        "posted",
        "need",
        "needs",
        "want",
        "wants",
        "looking",
        "interested",
        "wonder",
        "wondering",
        "curious",
        "ask",
        "asks",
        "asked",
        "know",
        "tell",
        "give",
        "show",
        "find",
        "bet",
        "read",
        "heard",
        "hear",
        "think",
        "guess",
        "believe",
        "remember",
        "recall",
        "reckon",
        "saw",
        "say",
        "says",
        "said",
        "doubt",
        "told",
        "writing",
        "preparing",
        "compiling",
        "list",
        "compare",
        "explain",
        "define",
        "check",
        "confirm",
        "like",
        "love",
        "please",
        "pls",
        "plz",
        "figures",
        "number",
        "numbers",
        "stats",
        "data",
        "summary",
        "overview",
        "understand",
        "clarify",
        "thought",
        "learned",
        "assume",
        "suppose",
        "remind",
        "enlighten",
        "claim",
        "claims",
    ];
    const WISHED: [&str; 34] = [
        "想", "要", "需要", "求", "找", "查", "听说", "看到", "读到", "觉得", "记得", "以为", "写", "问", "请", "给", "告诉", "说", "讲",
        "列", "介绍", "解释", "数据", "多少", "几", "据", "看", "了解", "知道", "认为", "麻烦", "帮", "缺", "急",
    ];
    let cues = [
        Cue::Claim,
        Cue::HowMany,
        Cue::Count,
        Cue::Share,
        Cue::Everything,
        Cue::Define,
        Cue::Speaker,
        Cue::Published,
        Cue::Difference,
        Cue::Ratio,
        Cue::Trend,
        Cue::Progress,
        Cue::Rank,
        Cue::Target,
        Cue::Absolute,
    ];
    question.asks
        || names_behind_a_colon(question)
        || question.reported
        || cues.iter().any(|cue| question.has(*cue))
        || match question.language {
            Language::English => words(question).iter().any(|word| WISHES.contains(word)),
            Language::Chinese => texts(question).any(|text| WISHED.iter().any(|wish| text.contains(wish))),
        }
}

/// Whether a colon leads to what is wanted, with what is to be done: "I'm drafting a story: percentage rise in spending from 2020 to 2024".
fn names_behind_a_colon(question: &Question) -> bool {
    let tokens = &question.tokens;
    let Some(colon) = tokens.iter().rposition(|token| matches!(token.text.as_ref(), ":" | "：")) else { return false };
    let behind = &tokens[colon + 1..];
    let own = ["i", "my", "our", "we", "me", "us"];
    let speaks = behind.iter().any(|token| token.text.split(' ').any(|word| own.contains(&word)));
    let operates =
        behind.iter().any(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline | Cue::Total | Cue::Average)));
    let dated = behind.iter().any(|token| matches!(token.class, Class::Period(_)));
    dated && !speaks && (operates || only_names(behind))
}

/// Whether a row of words is a heading and no sentence: "incidents of illegal felling, 2022".
fn only_names(tokens: &[Token]) -> bool {
    let has_verb = tokens.iter().any(|token| token.text.split(' ').any(|word| VERBS.contains(&word)));
    !has_verb
        && tokens.iter().any(|token| token.class == Class::Content)
        && !tokens.iter().any(|token| matches!(token.class, Class::Unknown | Class::Number(_)))
}

/// "Cheers mate, you've been a real help, off to feed my girls now": whether somebody gives thanks or goes.
fn takes_leave(question: &Question) -> bool {
    const THANKS: [&str; 16] = [
        "thanks",
        "thank",
        "thx",
        "ty",
        "cheers",
        "ta",
        "bye",
        "goodbye",
        "goodnight",
        "cya",
        "谢谢",
        "多谢",
        "谢啦",
        "再见",
        "拜拜",
        "晚安",
    ];
    /// More words than these follow who does no more than open with his thanks: "cheers, little giants".
    const FEW: usize = 4;
    let words = words(question);
    words.len() > FEW && words.first().is_some_and(|first| THANKS.iter().any(|thanks| first == thanks))
}

/// Whether the speaker tells of himself or of what is his: "our revenue was up 40 %", 我贷款批下来了.
fn tells_of_the_speaker(question: &Question) -> bool {
    match question.language {
        Language::English => words(question).first().is_some_and(|first| {
            matches!(
                *first,
                "i" | "i'm" | "im" | "i'll" | "i've" | "ive" | "i'd" | "we" | "we're" | "we've" | "we'll" | "my" | "our" | "been"
            ) || *first == "just"
                && words(question).get(1).is_some_and(|next| next.ends_with("ed") || matches!(*next, "got" | "bought" | "had" | "saw"))
        }),
        Language::Chinese => texts(question).next().is_some_and(|first| {
            ["哈哈", "呵呵", "嘿嘿", "唉", "哎", "呜呜", "天哪", "妈呀", "卧槽", "我", "咱", "俺", "本公司", "刚刚", "刚才"]
                .iter()
                .any(|own| first.starts_with(own))
        }),
    }
}

/// Words by which a sentence is one.
const VERBS: [&str; 27] = [
    "sounds", "reminds", "smells", "is", "are", "was", "were", "has", "have", "had", "will", "isn't", "aren't", "wasn't", "weren't",
    "won't", "can't", "that's", "it's", "he's", "she's", "they're", "don't", "doesn't", "didn't", "isnt", "dont",
];

/// Whether a sentence with a verb has no number and compares nothing, so that there is nothing to look up or to judge.
fn states_no_figure(question: &Question) -> bool {
    let judged = [
        Cue::Majority,
        Cue::Minority,
        Cue::Half,
        Cue::Double,
        Cue::Triple,
        Cue::Greater,
        Cue::Lesser,
        Cue::Growth,
        Cue::Decline,
        Cue::Highest,
        Cue::Lowest,
        Cue::Not,
        Cue::Total,
        Cue::Average,
        Cue::Forecast,
    ];
    let all = words(question);
    let exclaims = matches!(all.as_slice(), ["so", "many" | "much", ..] | ["that" | "that's" | "this" | "it", _]);
    let has_number = question.tokens.iter().any(|token| matches!(token.class, Class::Number(_) | Class::Period(_)));
    let verb = all.iter().position(|word| VERBS.contains(word));
    // A verb at the start asks: "is ...", and one behind "there" leads to what is counted.
    let states =
        verb.is_some_and(|place| all[place].ends_with("'s") || place > 0 && !matches!(all[place - 1], "there" | "that" | "which" | "who"));
    question.language == Language::English && !has_number && !judged.iter().any(|cue| question.has(*cue)) && (states || exclaims)
}
