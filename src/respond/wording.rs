//! What does the bot say beside answers: on buttons, to members who press what is not theirs, in its help?

use crate::chat::Locale;
use crate::language::Language;

/// The words of one language.
#[derive(Debug)]
pub struct Wording {
    /// On the button that shows how something was computed.
    pub working: &'static str,
    /// On the button that draws a picture.
    pub chart: &'static str,
    /// On the button that asks what to compare with.
    pub compare: &'static str,
    /// On the button that shows sources.
    pub sources: &'static str,
    /// On the button that says that something else was asked.
    pub not_asked: &'static str,
    /// On the button that takes the answer away.
    pub delete: &'static str,
    /// On the buttons that show another part.
    pub earlier: &'static str,
    /// See `earlier`.
    pub later: &'static str,
    /// Above the sources of a card.
    pub source: &'static str,
    /// The same of several.
    pub several_sources: &'static str,
    /// In a menu of readings before one is chosen.
    pub choose: &'static str,
    /// In a menu of what to compare with.
    pub choose_other: &'static str,
    /// That more fit than can be offered.
    pub more_fit: &'static str,
    /// That nothing can be compared with it.
    pub nothing_comparable: &'static str,
    /// That nothing can be drawn of it.
    pub no_chart: &'static str,
    /// That nothing was computed.
    pub no_working: &'static str,
    /// That a button leads nowhere any more.
    pub stale: &'static str,
    /// That a button was not made by the bot.
    pub forged: &'static str,
    /// That only the one who asked may take an answer away.
    pub not_yours_to_delete: &'static str,
    /// That only the one who asked may choose.
    pub not_yours_to_choose: &'static str,
    /// That it was noted that something else was asked.
    pub noted: &'static str,
    /// That an answer was taken away.
    pub deleted: &'static str,
    /// That questions come too fast; `{seconds}` is how long to wait.
    pub slower: &'static str,
    /// That nothing was found to answer.
    pub nothing_to_answer: &'static str,
    /// That no indicator has this name.
    pub no_such_name: &'static str,
    /// That this is no period.
    pub no_such_period: &'static str,
    /// That a topic has no figure for what was picked.
    pub no_figure_of_topic: &'static str,
    /// That an option is missing.
    pub missing: &'static str,
    /// Above the workings.
    pub how_computed: &'static str,
    /// Before the words of the source.
    pub in_the_source: &'static str,
    /// What stands before and after words of a source.
    pub quotes: (&'static str, &'static str),
    /// Above the list of all sources; `{count}` is how many there are.
    pub all_sources: &'static str,
    /// Which part of a list is shown; `{from}`, `{to}`, `{count}`.
    pub part: &'static str,
    /// What the bot is.
    pub help: &'static str,
    /// How to ask it.
    pub help_ask: &'static str,
    /// What its commands do.
    pub help_commands: &'static str,
    /// What it does not do.
    pub help_limits: &'static str,
    /// Above questions to try.
    pub try_these: &'static str,
    /// Of how many figures of a text how many are right; `{count}`, `{right}`.
    pub checked: &'static str,
    /// That a text has no figures.
    pub no_figures: &'static str,
    /// That none of a text's figures can be judged.
    pub none_judged: &'static str,
    /// Before the figures that could not be judged.
    pub not_judged: &'static str,
    /// Between them.
    pub listing: &'static str,
    /// That a text was too long.
    pub cut_off: &'static str,
    /// The verdicts.
    pub right: &'static str,
    /// See `right`.
    pub right_but: &'static str,
    /// See `right`.
    pub wrong: &'static str,
    /// See `right`.
    pub unsettled: &'static str,
    /// Before the figure that a wrong number is of.
    pub belongs_to: &'static str,
}

/// The words of a language.
#[must_use]
pub fn wording(language: Language) -> &'static Wording {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

/// The language to speak to a member in, where his words do not tell.
#[must_use]
pub fn language(locale: Locale, otherwise: Language) -> Language {
    match locale {
        Locale::Simplified | Locale::Traditional => Language::Chinese,
        Locale::English => Language::English,
        Locale::Unknown => otherwise,
    }
}

static ENGLISH: Wording = Wording {
    working: "Working",
    chart: "Chart",
    compare: "Compare with…",
    sources: "Sources",
    not_asked: "Not what I asked",
    delete: "Delete",
    earlier: "◀",
    later: "▶",
    source: "Source",
    several_sources: "Sources",
    choose: "Choose what you mean",
    choose_other: "Compare with…",
    more_fit: "More would fit: say more of what you mean, or use /sme fact.",
    nothing_comparable: "Nothing else that is held can be compared with it.",
    no_chart: "There is only one figure here, and nothing to draw beside it.",
    no_working: "Nothing was computed here: the figure is as it was stated.",
    stale: "The facts or the bot have changed since, and this button leads nowhere now. Please ask again.",
    forged: "This button does not belong to an answer of mine. Please ask again.",
    not_yours_to_delete: "Only the member who asked can delete this answer.",
    not_yours_to_choose: "Only the member who asked can choose here. Ask me yourself and you can.",
    noted: "Noted, thank you. The moderators will see it. You can ask again in other words.",
    deleted: "The answer is gone.",
    slower: "One moment please: you can ask again here in {seconds} s.",
    nothing_to_answer: "I answer questions about the figures that I hold, and I found none in this.",
    no_such_name: "I hold nothing of that name. Start typing and pick one of the names that are offered.",
    no_such_period: "I cannot read that period. Write it as 2022, 2022-H1, 2022-Q3 or 2022-06.",
    no_figure_of_topic: "No figure of this topic is held for that.",
    missing: "Something is missing. Please fill in the options that the command asks for.",
    how_computed: "How it was computed",
    in_the_source: "as stated:",
    quotes: ("“", "”"),
    all_sources: "{count} statements are held, the latest first.",
    part: "{from} to {to} of {count}",
    help: "I answer questions about stated figures: every figure with its source, every comparison computed before your eyes. What I do not hold I do not guess.",
    help_ask: "Mention me with a question, reply to one of my answers to follow it up (“and in 2021?”), or write to me directly. English and Chinese.",
    help_commands: "`/sme ask` a question · `/sme fact` one figure · `/sme compare` two · `/sme chart` a picture · `/sme sources` who said it · `/sme check-text` every figure of a text. On any message: Apps → Check the figures.",
    help_limits: "No forecasts, no advice, no opinions. I am not an official voice of those who published the figures.",
    try_these: "Try:",
    checked: "{right} of {count} figures that I can judge are right.",
    no_figures: "I found no figures in this text.",
    none_judged: "I can judge none of the figures in this text: they are not about what I hold.",
    not_judged: "Could not judge:",
    listing: ", ",
    cut_off: "The text is too long; only its beginning was read.",
    right: "✅",
    right_but: "☑️ (not exactly)",
    wrong: "❌",
    unsettled: "❔",
    belongs_to: "that number is of",
};

static CHINESE: Wording = Wording {
    working: "计算过程",
    chart: "图表",
    compare: "与…比较",
    sources: "来源",
    not_asked: "答非所问",
    delete: "删除",
    earlier: "◀",
    later: "▶",
    source: "来源",
    several_sources: "来源",
    choose: "请选择您的意思",
    choose_other: "与…比较",
    more_fit: "还有更多符合的：请说得更具体，或使用 /sme fact。",
    nothing_comparable: "没有其他可与之比较的数据。",
    no_chart: "这里只有一个数据，没有可画的图。",
    no_working: "这里没有计算：数据即为原文所述。",
    stale: "数据或机器人已更新，此按钮已失效。请重新提问。",
    forged: "此按钮不属于我的回答。请重新提问。",
    not_yours_to_delete: "只有提问者可以删除此回答。",
    not_yours_to_choose: "只有提问者可以在此选择。您也可以自己向我提问。",
    noted: "已记录，谢谢。管理员会看到。您可以换个说法再问。",
    deleted: "回答已删除。",
    slower: "请稍候：{seconds} 秒后可再次提问。",
    nothing_to_answer: "我只回答与所收录数据有关的问题，这里没有找到。",
    no_such_name: "没有收录该名称。请输入几个字，并从提示中选择。",
    no_such_period: "无法识别该时期。请写成 2022、2022-H1、2022-Q3 或 2022-06。",
    no_figure_of_topic: "该主题没有相应的数据。",
    missing: "缺少内容。请填写命令所需的选项。",
    how_computed: "计算过程",
    in_the_source: "原文：",
    quotes: ("“", "”"),
    all_sources: "共收录 {count} 份声明，最新的在前。",
    part: "第 {from} 至 {to} 项，共 {count} 项",
    help: "我回答有关已发布数据的问题：每个数据都注明来源，每项比较都当面计算。没有收录的，我不会猜测。",
    help_ask: "提及我并提问；回复我的回答可以追问（“那2021年呢？”）；也可以私信我。支持中文和英文。",
    help_commands: "`/sme ask` 提问 · `/sme fact` 查一个数据 · `/sme compare` 比较两个 · `/sme chart` 画图 · `/sme sources` 查来源 · `/sme check-text` 核对一段文字中的数据。对任何消息：应用 → 核对数据。",
    help_limits: "不作预测，不提建议，不发表意见。我不代表数据发布机构的官方立场。",
    try_these: "可以试试：",
    checked: "可核对的 {count} 个数据中，{right} 个正确。",
    no_figures: "这段文字中没有数据。",
    none_judged: "这段文字中的数据都无法核对：与我收录的内容无关。",
    not_judged: "无法核对：",
    listing: "、",
    cut_off: "文字过长，只读了开头部分。",
    right: "✅",
    right_but: "☑️（不完全准确）",
    wrong: "❌",
    unsettled: "❔",
    belongs_to: "该数字属于",
};
