//! What is said to those who keep the facts?

use crate::language::Language;

/// The words of one language. What the check says of a file is in English, as on the command line.
#[derive(Debug)]
pub(super) struct Words {
    /// That the member may not do this.
    pub not_a_keeper: &'static str,
    /// That the bot has no files.
    pub no_files: &'static str,
    /// That there is no such command.
    pub unknown: &'static str,
    /// That the files have no fault; `{revision}` is answered from.
    pub sound: &'static str,
    /// That the files are read and answered from, as `{revision}`.
    pub reloaded: &'static str,
    /// That there are warnings.
    pub with_warnings: &'static str,
    /// That there are `{count}` errors, and what that means.
    pub faulty: &'static str,
    /// That there are `{count}` lines more.
    pub and_more: &'static str,
    /// Above the changes.
    pub history: &'static str,
    /// That nothing was changed.
    pub nothing_changed: &'static str,
    /// That the history cannot be read.
    pub no_history: &'static str,
    /// Behind a change that is being written.
    pub being_written: &'static str,
    /// Behind a change that was cut short.
    pub overtaken: &'static str,
    /// Above what is due.
    pub due: &'static str,
    /// That nothing is due.
    pub nothing_due: &'static str,
    /// That there is no such indicator.
    pub no_indicator: &'static str,
    /// That this is no period.
    pub no_period: &'static str,
    /// That there is no such statement.
    pub no_statement: &'static str,
    /// That this is no number of a change.
    pub no_change: &'static str,
    /// Above the form.
    pub add_title: &'static str,
    /// Above the field for the figure.
    pub stated: &'static str,
    /// In it.
    pub stated_hint: &'static str,
    /// Above the field for the title.
    pub title: &'static str,
    /// Above the field for the publisher.
    pub publisher: &'static str,
    /// Above the field for the date.
    pub published: &'static str,
    /// Above the field for the address.
    pub url: &'static str,
    /// Above the field for a question.
    pub question: &'static str,
    /// In it.
    pub question_hint: &'static str,
    /// Above a preview.
    pub preview: &'static str,
    /// Above a preview with errors.
    pub preview_faulty: &'static str,
    /// Above what the check says.
    pub check: &'static str,
    /// That the check finds nothing new.
    pub nothing_new: &'static str,
    /// Before a reply without the change.
    pub before: &'static str,
    /// Before a reply with it.
    pub after: &'static str,
    /// On the button that makes the change.
    pub apply: &'static str,
    /// On the button that drops it.
    pub discard: &'static str,
    /// That a change is made; `{change}` is its number, `{summary}` what it is.
    pub applied: &'static str,
    /// That it is dropped.
    pub discarded: &'static str,
    /// That what was proposed is not kept any more.
    pub gone: &'static str,
    /// That the facts were changed meanwhile.
    pub changed: &'static str,
    /// That it could not be written.
    pub failed: &'static str,
    /// That a change does not fit.
    pub does_not_fit: &'static str,
    /// That a form or a button is another's.
    pub not_yours: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

const ENGLISH: Words = Words {
    not_a_keeper: "This is for those who keep the facts of this server.",
    no_files: "This bot does not read its facts from files, so there is nothing to keep here.",
    unknown: "There is no such command any more.",
    sound: "The files have no errors. Answers are made from revision {revision}.",
    reloaded: "The files were read and have no errors. Answers are made from revision {revision} from now on.",
    with_warnings: "Some things are probably not meant so:",
    faulty: "The files have faults, {count} of them errors. Until these are put right, answers are made from the facts before.",
    and_more: "… and {count} more",
    history: "The latest changes (times in UTC):",
    nothing_changed: "Nothing was changed through smebot yet. What is edited in the files is not in this history.",
    no_history: "The history cannot be read; the log says why.",
    being_written: " · being written",
    overtaken: " · cut short, and the file was changed since by another hand",
    due: "The next figures of these should be out:",
    nothing_due: "Nothing is due: no indicator expects a figure before today.",
    no_indicator: "There is no such indicator: choose one of those that are offered.",
    no_period: "That is no period. Write 2024, 2025-H1, 2025-Q1, 2024-06, FY2024 …",
    no_statement: "There is no such source: choose one of those that are offered, or leave it out for a new one.",
    no_change: "That is no number of a change: /sme-facts history shows them.",
    add_title: "Add a figure",
    stated: "The figure in the words of the source",
    stated_hint: "more than 12,345",
    title: "Title of the source",
    publisher: "Who published it",
    published: "When it was published",
    url: "Where it can be read",
    question: "A question to try it with (optional)",
    question_hint: "how many little things are there?",
    preview: "This is not public yet. Look at it, then apply or discard it:",
    preview_faulty: "This cannot be applied, because it has errors:",
    check: "Check",
    nothing_new: "Nothing new was found.",
    before: "**Before:**",
    after: "**After:**",
    apply: "Apply",
    discard: "Discard",
    applied: "Done: {summary}. It is change {change}; /sme-facts undo takes it back.",
    discarded: "Discarded. Nothing was changed.",
    gone: "This preview is not kept any more. Nothing was changed; make it again.",
    changed: "The facts were changed meanwhile, so nothing was written. This is what it would do now:",
    failed: "Nothing was changed:",
    does_not_fit: "This does not fit the facts:",
    not_yours: "This is not yours to use, or is no longer valid.",
};

const CHINESE: Words = Words {
    not_a_keeper: "此命令仅供本服务器的数据维护者使用。",
    no_files: "本机器人的数据不是从文件读取的，无需维护。",
    unknown: "此命令已不存在。",
    sound: "文件没有错误。当前依据版本 {revision} 作答。",
    reloaded: "已重新读取文件，没有错误。今后依据版本 {revision} 作答。",
    with_warnings: "有些地方可能并非本意：",
    faulty: "文件有问题，其中错误 {count} 处。改正之前，仍依据此前的数据作答。",
    and_more: "……另有 {count} 条",
    history: "最近的更改（世界协调时）：",
    nothing_changed: "尚未通过 smebot 作过更改。直接编辑文件的更改不在此记录中。",
    no_history: "无法读取更改记录，原因见日志。",
    being_written: " · 正在写入",
    overtaken: " · 写入中断，其后文件另有改动",
    due: "以下指标的新数据应已公布：",
    nothing_due: "没有到期的指标。",
    no_indicator: "没有此指标，请从列表中选择。",
    no_period: "这不是时期，请写作 2024、2025-H1、2025-Q1、2024-06、FY2024 等。",
    no_statement: "没有此来源，请从列表中选择；新来源则不填。",
    no_change: "这不是更改编号，编号见 /sme-facts history。",
    add_title: "添加数据",
    stated: "来源原文中的数字",
    stated_hint: "超过1.23万",
    title: "来源标题",
    publisher: "发布者",
    published: "发布日期",
    url: "网址",
    question: "试问一个问题（可不填）",
    question_hint: "有多少家？",
    preview: "尚未公布，请查看后应用或放弃：",
    preview_faulty: "有错误，无法应用：",
    check: "检查",
    nothing_new: "未发现新问题。",
    before: "**之前：**",
    after: "**之后：**",
    apply: "应用",
    discard: "放弃",
    applied: "已完成：{summary}。更改编号 {change}，可用 /sme-facts undo 撤销。",
    discarded: "已放弃，未作更改。",
    gone: "此预览已失效，未作更改，请重新操作。",
    changed: "其间数据已有更改，故未写入。现在的效果如下：",
    failed: "未作更改：",
    does_not_fit: "与现有数据不符：",
    not_yours: "这不是您的操作，或已失效。",
};
