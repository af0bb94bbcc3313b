//! Is what people say to each other, in a room where the bot listens, for the bot?
//!
//! Whoever is not spoken to had better be silent. So a figure is given to a question, and to a bare name of what is held ("ferry passengers in
//! 2024", 小巨人企业历年数量); that there is none is said only to a question that names what is held in so many words ("little giants in
//! Germany?").

use crate::answer::Content;
use crate::language::cue::Cue;
use crate::language::is_han;
use crate::plan::Reason;
use crate::question::{Class, Facts, Question, Token};

/// The longest name that is taken for a question, in words.
const LONGEST_NAME: usize = 14;
/// Words with which something is told, or somebody is spoken of; a name of what is held has none of them.
const TELLING: [&str; 64] = [
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could",
    "should", "may", "might", "must", "not", "no", "i", "we", "you", "they", "he", "she", "it", "me", "us", "them", "my", "our", "your",
    "their", "his", "her", "its", "this", "that", "these", "those", "if", "because", "but", "so", "then", "again", "also", "just",
    "really", "still", "already", "love", "hate", "like", "lol", "haha", "wow", "thanks", "thank",
];
/// The same in Chinese.
const TELLING_ZH: [&str; 44] = [
    "了", "着", "过", "吧", "啊", "哈", "呀", "啦", "哦", "嘛", "唉", "嗯", "是", "会", "能", "要", "想", "说", "又", "再", "也", "都",
    "就", "还", "已", "已经", "真", "很", "太", "不", "没", "没有", "别", "我", "你", "他", "她", "它", "我们", "你们", "他们", "这", "那",
    "觉得",
];
/// What makes a Chinese word one that tells.
const ENDINGS: [char; 9] = ['了', '着', '过', '吧', '啊', '哈', '呀', '啦', '嘛'];
/// Verbs of growth that tell rather than name.
const TOLD_GROWTH: [&str; 10] = ["rose", "grew", "fell", "rises", "grows", "falls", "went", "goes", "shrank", "soared"];

/// Whether something that was overheard is answered with this; `follows` where the member asked something a moment ago.
#[must_use]
pub fn is_for_the_bot(question: &Question, content: &Content, follows: bool, facts: &Facts) -> bool {
    let is_question = || question.asks && (follows || asks_for_a_figure(question));
    match content {
        Content::Found { claim, .. } => is_question() || (claim.is_none() && is_bare_name(question)),
        Content::Choices(_) => is_question() || is_bare_name(question),
        Content::Abstention { reason, .. } => {
            let is_about_a_figure = match reason {
                Reason::Unread(_) | Reason::NoSuchPeriod(_) | Reason::NoSuchMember(_) | Reason::NoFigure(_) => true,
                Reason::NotAlike(..) | Reason::Unsupported | Reason::OutOfScope => false,
            };
            is_about_a_figure && question.asks && names_strongly(question, facts)
        }
        Content::Silence => false,
    }
}

/// Whether anything but a single word that the base uses, too, tells what is wanted: "a giant lunch?" asks for nothing that is held.
fn asks_for_a_figure(question: &Question) -> bool {
    let tells = |token: &Token| !token.cues.is_empty() || matches!(token.class, Class::Period(_) | Class::Number(_) | Class::Member(_));
    !question.named.is_empty() || question.tokens.iter().any(tells)
}

/// Whether the message is a name of what is held and what narrows it, and nothing else.
fn is_bare_name(question: &Question) -> bool {
    let words = question.tokens.iter().filter(|token| token.class != Class::Mark).count();
    let is_named = |place: &usize| question.named.iter().any(|(_, range)| range.contains(place));
    let belongs = |(place, token): (usize, &Token)| match token.class {
        Class::Content => is_named(&place) || token.cues.iter().any(|cue| *cue != Cue::Claim),
        Class::Period(_) | Class::Member(_) => true,
        Class::Neutral => true,
        Class::Mark => token.text.as_ref() != "!",
        Class::Unknown | Class::Country(_) | Class::Number(_) => false,
    };
    !question.named.is_empty()
        && words <= LONGEST_NAME
        && question.tokens.iter().enumerate().all(belongs)
        && !question.tokens.iter().any(tells)
}

fn tells(token: &Token) -> bool {
    if token.text.chars().any(is_han) {
        return TELLING_ZH.contains(&token.text.as_ref()) || token.text.ends_with(ENDINGS);
    }
    token.text.split(' ').any(|word| {
        let is_of_growth = token.cues.contains(&Cue::Growth) || token.cues.contains(&Cue::Difference);
        TELLING.contains(&word) || TOLD_GROWTH.contains(&word) || (is_of_growth && word.ends_with("ed"))
    })
}

/// Whether a whole phrase of an indicator is said, and little beside it.
fn names_strongly(question: &Question, facts: &Facts) -> bool {
    let Some((id, range)) = question.named.iter().max_by_key(|(_, range)| range.len()) else { return false };
    let beside = question.tokens.iter().enumerate().filter(|(place, token)| !range.contains(place) && token.may_restrict());
    !facts.base.indicators[id.0 as usize].figures.is_empty() && beside.count() <= 2
}
