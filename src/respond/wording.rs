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
    /// On the button by which a member is told later.
    pub tell: &'static str,
    /// That he will be, within `{days}` days.
    pub will_tell: &'static str,
    /// The same where he asked with a command.
    pub will_tell_below: &'static str,
    /// That he will be, as he has said so before.
    pub will_tell_already: &'static str,
    /// That he waits for too many.
    pub waits_for_many: &'static str,
    /// That nobody can be told later.
    pub nobody_waits: &'static str,
    /// That this is another member's to press.
    pub not_yours_to_wait: &'static str,
    /// Above an answer that comes later.
    pub known_by_now: &'static str,
    /// What is kept, for `{days}` days.
    pub privacy: &'static str,
    /// The same where nothing is.
    pub privacy_off: &'static str,
    /// That nothing is kept of this member.
    pub nothing_kept: &'static str,
    /// That he waits for `{count}` answers.
    pub kept_of_you: &'static str,
    /// That `{count}` changes are kept that he has proposed as a keeper.
    pub kept_of_keeper: &'static str,
    /// On the button that deletes it.
    pub forget: &'static str,
    /// That `{count}` were deleted.
    pub forgotten: &'static str,
    /// That what is kept cannot be read.
    pub cannot_be_read: &'static str,
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
    tell: "Tell me when you know",
    will_tell: "I will: if this can be answered within {days} days, I reply to your message, once. For that I keep your question with your number until then; /sme privacy shows and deletes it.",
    will_tell_below: "I will: if this can be answered within {days} days, I reply to my message above, once, for all to see. For that I keep your question with your number until then; /sme privacy shows and deletes it.",
    will_tell_already: "I will; you have told me before. /sme privacy shows and deletes what is kept for that.",
    waits_for_many: "You wait for as many answers as I can keep. /sme privacy shows them, and deletes them.",
    nobody_waits: "I cannot keep this at the moment. Please ask again some other time.",
    not_yours_to_wait: "Only the member who asked can press this. Ask me yourself and you can.",
    known_by_now: "You wanted to be told, and I know it by now:",
    privacy: "Questions that I could not answer, had to ask back about, or answered otherwise than they were meant are kept for {days} days: the words, not who asked or where. Your last questions are remembered for ten minutes, so that you can follow them up; they are written nowhere. Whoever changes facts stands in the history of the facts with his number; what he proposes is kept with it until he decides, for a few days at most; what he types into a form is remembered for an hour.",
    privacy_off: "Nothing that members ask is kept here. Your last questions are remembered for ten minutes, so that you can follow them up; they are written nowhere. Whoever changes facts stands in the history of the facts with his number; what he proposes is kept with it until he decides, for a few days at most; what he types into a form is remembered for an hour.",
    nothing_kept: "Of you nothing is kept.",
    kept_of_you: "Of you is kept, because you pressed “Tell me when you know”, your number with {count} questions and where you asked them:",
    kept_of_keeper: "As a keeper of the facts you have proposed what is not decided on yet: {count}. It is kept with your number for a day, or for a week while another keeper is asked to agree.",
    forget: "Delete it",
    forgotten: "Deleted: {count}. I keep nothing of what you asked or proposed any more, and you will not be told.",
    cannot_be_read: "What is kept cannot be read at the moment. Please try again later.",
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
    help_commands: "`/sme ask` a question · `/sme fact` one figure · `/sme compare` two · `/sme chart` a picture · `/sme sources` who said it · `/sme check-text` every figure of a text · `/sme privacy` what is kept of you. On any message: Apps → Check the figures.",
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
    tell: "知道了告诉我",
    will_tell: "好的：如果 {days} 天内能够回答，我会回复您的消息，只回复一次。为此我会保存您的问题和您的编号；/sme privacy 可查看和删除。",
    will_tell_below: "好的：如果 {days} 天内能够回答，我会在上面我的那条消息下回复一次，所有人可见。为此我会保存您的问题和您的编号；/sme privacy 可查看和删除。",
    will_tell_already: "好的，您已经说过了。为此保存的内容可用 /sme privacy 查看和删除。",
    waits_for_many: "您等待的回答已达上限，可用 /sme privacy 查看和删除。",
    nobody_waits: "目前无法保存，请改日再问。",
    not_yours_to_wait: "只有提问者可以按此按钮。您也可以自己向我提问。",
    known_by_now: "您想知道的，现在有答案了：",
    privacy: "我未能回答、需要澄清或答非所问的问题保存 {days} 天：只保存问题的文字，不记录谁在何处提问。您最近的问题会记住十分钟，以便追问，不写入任何文件。更改数据者的编号保存在数据的更改记录中；他提出而尚未决定的更改也连同编号保存，最多数日；他在表单中填写的内容记住一小时。",
    privacy_off: "这里不保存任何提问。您最近的问题会记住十分钟，以便追问，不写入任何文件。更改数据者的编号保存在数据的更改记录中；他提出而尚未决定的更改也连同编号保存，最多数日；他在表单中填写的内容记住一小时。",
    nothing_kept: "没有保存您的任何内容。",
    kept_of_you: "因为您按过“知道了告诉我”，保存了您的编号、{count} 个问题以及提问的位置：",
    kept_of_keeper: "您作为数据维护者提出而尚未决定的更改和草稿：{count} 项。连同您的编号保存一天，等待另一位维护者同意的保存一周。",
    forget: "删除",
    forgotten: "已删除 {count} 项。不再保存您的任何提问和提议，也不会再通知您。",
    cannot_be_read: "目前无法读取所保存的内容，请稍后再试。",
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
    help_commands: "`/sme ask` 提问 · `/sme fact` 查一个数据 · `/sme compare` 比较两个 · `/sme chart` 画图 · `/sme sources` 查来源 · `/sme check-text` 核对一段文字中的数据 · `/sme privacy` 查看保存了您的哪些内容。对任何消息：应用 → 核对数据。",
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
