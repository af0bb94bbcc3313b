//! Is a word that the lexicon does not know an ordinary one, and of which sort?
//!
//! A verb or adverb that nobody knows mostly tells how something came about; a noun or an adjective
//! mostly restricts what is meant, and a word of no dictionary is mostly a name.

pub mod source;

use super::fold::stem;
use super::frozen::{Parts, Texts};
use source::{NAME, RARE, VERB};
use std::sync::LazyLock;

/// What is known of a word that no concept and no phrase has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Mostly a verb or an adverb.
    Action,
    /// Another word of the language.
    Ordinary,
    /// A name that a dictionary has.
    Name,
    /// No word of the language: a name, an abbreviation, a slip.
    Strange,
}

/// What the files of words are frozen to: a table of stems, and for each whether it is a verb or an adverb, and another word.
static FROZEN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ordinary.bin"));
static WORDS: LazyLock<(Texts, &'static [u8])> = LazyLock::new(|| {
    let mut parts = Parts(FROZEN);
    (Texts::read(&mut parts), parts.part())
});

/// The sort of a word.
#[must_use]
pub fn sort(word: &str) -> Sort {
    let stem = stem(word);
    match marks(&stem).map(|marks| marks & !RARE).filter(|marks| *marks != 0) {
        Some(marks) if marks & NAME != 0 => Sort::Name,
        Some(VERB) => Sort::Action,
        // "Receiving" shares its stem with the noun "receiver", but its ending is a verb's.
        Some(marks) if marks & VERB != 0 && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly")) => Sort::Action,
        Some(_) => Sort::Ordinary,
        None if is_verb_with_complement(word) => Sort::Action,
        None => Sort::Strange,
    }
}

/// Whether a dictionary has a word, however seldom it is used: such a word is no slip.
#[must_use]
pub fn is_word(word: &str) -> bool {
    marks(&stem(word)).is_some()
}

/// Everyday verbs of one character, which take a complement: 攒 in 攒够, 吃 in 吃上.
const VERBS: &str = "攒吃喝买卖借贷交付收发送拿给用花赚挣存取领换租住搬建盖修造拆开关停办做干弄搞写读看听说讲问答找查算数点量测称抓\
    捕捉放扔丢捡打砸烧种养喂割摘采挖运装载拉推带接送寄投缴补报申批签订定选挑抽考学教练跑走坐站躺睡醒等盼熬撑扛凑拼抢赢输涨跌升降\
    增减加添删改变转调分合并挤压砍省剩缺欠还赔罚判抄咬咽吐治医救护帮扶拍画印刷贴挂攀爬跳飞游划骑驾登录传染患死伤\
    碰遇逢受经堵撞";
/// What says how far an action came, behind its verb.
const COMPLEMENTS: [&str; 33] = [
    "了", "到", "够", "上", "下", "完", "成", "出", "掉", "住", "好", "过", "着", "起", "开", "走", "光", "满", "齐", "稳", "定", "起来",
    "出来", "出去", "下来", "下去", "进去", "进来", "上去", "上来", "回来", "回去", "到了",
];

/// Whether a word is an everyday verb of one character.
#[must_use]
pub fn is_verb(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(|first| VERBS.contains(first)) && characters.next().is_none()
}

/// Whether a row of characters is a verb of one character and how far it came: 攒够, 发出去.
fn is_verb_with_complement(word: &str) -> bool {
    let Some(verb) = word.chars().next().filter(|verb| VERBS.contains(*verb)) else { return false };
    COMPLEMENTS.contains(&&word[verb.len_utf8()..])
}

fn marks(stem: &str) -> Option<u8> {
    let (stems, marks) = &*WORDS;
    marks.get(stems.number(stem)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::{Sort, is_word, sort};

    #[test]
    fn verbs_nouns_and_names_are_told_apart() {
        assert_eq!(sort("acquired"), Sort::Action);
        assert_eq!(sort("quickly"), Sort::Action);
        assert_eq!(sort("kitchen"), Sort::Ordinary);
        assert_eq!(sort("shenzhen"), Sort::Strange);
        assert_eq!(sort("展开"), Sort::Action);
        assert_eq!(sort("系统"), Sort::Ordinary);
        assert_eq!(sort("小巨"), Sort::Strange);
        assert_eq!(sort("攒够"), Sort::Action);
        assert_eq!(sort("starfish"), Sort::Strange);
        assert!(is_word("starfish"));
        assert!(!is_word("starfihs"));
    }
}
