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
};
