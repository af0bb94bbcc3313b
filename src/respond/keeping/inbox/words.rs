//! What is said of the inbox?

use crate::language::Language;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    /// That nothing is kept.
    pub off: &'static str,
    /// That it cannot be read.
    pub unreadable: &'static str,
    /// That nothing was asked in vain for `{days}` days.
    pub empty: &'static str,
    /// Above the groups, of which there are `{count}`.
    pub inbox: &'static str,
    /// In the menu of groups.
    pub choose: &'static str,
    /// That `{count}` had no answer.
    pub unanswered: &'static str,
    /// That `{count}` had to be clarified.
    pub clarified: &'static str,
    /// That `{count}` were answered otherwise.
    pub not_asked: &'static str,
    /// That it would be answered by now.
    pub answered_now: &'static str,
    /// On the button that teaches a phrase.
    pub teach: &'static str,
    /// On the button that adds a figure.
    pub add: &'static str,
    /// On the button that keeps it from coming back.
    pub unwanted: &'static str,
    /// On the button that closes it.
    pub close: &'static str,
    /// On the button that leads to all groups.
    pub back: &'static str,
    /// On the button that takes an ending back.
    pub reopen: &'static str,
    /// That a group is closed.
    pub closed: &'static str,
    /// That it does not come back.
    pub is_unwanted: &'static str,
    /// That it has ended already.
    pub ended_already: &'static str,
    /// Above the field for the stretch.
    pub stretch: &'static str,
    /// Above the field for what it means.
    pub means: &'static str,
    /// In it.
    pub means_hint: &'static str,
    /// Above the field for what is measured.
    pub measures: &'static str,
    /// Above the field for a source.
    pub statement: &'static str,
    /// Above the menu of what words mean.
    pub which_means: &'static str,
    /// Above the menu of what is measured.
    pub which_measures: &'static str,
    /// That these words do not stand in the question.
    pub not_in_it: &'static str,
    /// That they are too many.
    pub too_long: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

const ENGLISH: Words = Words {
    off: "This bot keeps nothing of what is asked: config.toml names no journal, or has the inbox switched off.",
    unreadable: "The inbox cannot be read or written; the log says why.",
    empty: "Nothing was asked in vain in the last {days} days, or all of it is dealt with.",
    inbox: "What members asked in vain, the most asked first ({count}; who asked is not kept):",
    choose: "Choose one to deal with",
    unanswered: "{count} without an answer",
    clarified: "{count} had to be clarified",
    not_asked: "{count} not what was asked",
    answered_now: "✅ answered by now",
    teach: "Teach a phrase",
    add: "Add a figure",
    unwanted: "Not for us",
    close: "Close",
    back: "Back to the inbox",
    reopen: "Take that back",
    closed: "Closed. If it is asked again, it comes back:",
    is_unwanted: "Not for us: this and what is like it does not come back:",
    ended_already: "That one is dealt with already, or too old.",
    stretch: "Which words of the question?",
    means: "What do they mean? (empty: the likeliest)",
    means_hint: "A few letters of its name, or nothing: what the question is near to is offered first",
    measures: "What is measured? (empty: the likeliest)",
    statement: "Key of a known source (empty for a new one)",
    which_means: "Choose what these words mean:",
    which_measures: "Choose what is measured; then comes the form for the figure:",
    not_in_it: "These words do not stand in the question one after the other. Other phrases are added with /sme-facts phrase add.",
    too_long: "That is too long for here. Use /sme-facts phrase add or /sme-facts add.",
};

const CHINESE: Words = Words {
    off: "本机器人不保存提问：config.toml 未设置 journal，或已关闭收件箱。",
    unreadable: "无法读写收件箱，原因见日志。",
    empty: "最近 {days} 天没有未能回答的问题，或都已处理。",
    inbox: "成员问过而未得到回答的问题，问得最多的在前（共 {count} 组；不记录提问者）：",
    choose: "选择要处理的一组",
    unanswered: "{count} 次无回答",
    clarified: "{count} 次需要澄清",
    not_asked: "{count} 次答非所问",
    answered_now: "✅ 现已能回答",
    teach: "教一个说法",
    add: "添加数据",
    unwanted: "与我们无关",
    close: "关闭",
    back: "返回收件箱",
    reopen: "撤回",
    closed: "已关闭；再有人问时会重新出现：",
    is_unwanted: "与我们无关：此问题及类似问题不再出现：",
    ended_already: "该组已处理，或已过期。",
    stretch: "问题中的哪几个字？",
    means: "指的是什么？（不填则列出最可能的）",
    means_hint: "名称中的几个字；不填则最接近问题的指标在前",
    measures: "是什么指标？（不填则列出最可能的）",
    statement: "已有来源的键（新来源则不填）",
    which_means: "请选择这几个字的意思：",
    which_measures: "请选择指标，随后填写数据：",
    not_in_it: "问题中没有连续的这几个字。其他说法请用 /sme-facts phrase add 添加。",
    too_long: "这里放不下，请用 /sme-facts phrase add 或 /sme-facts add。",
};
