//! Which commands have those who keep the facts?

use super::{ADD, CHECK, DUE, EDIT, HISTORY, PHRASE, RELOAD, RESTORE, RETIRE, UNDO};
use crate::facts::base::FactBase;
use crate::respond::menu::{Entry, Said, Slot, dimensions, key, name_slot, optional, slot};

/// The command of those who keep the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// What it is for.
    pub description: Said,
    /// Its subcommands.
    pub entries: Vec<Entry>,
    /// Its groups of subcommands.
    pub groups: Vec<Group>,
}

/// Subcommands that go together: "phrase add" and "phrase remove".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub name: Said,
    /// What it is for.
    pub description: Said,
    /// Its subcommands.
    pub entries: Vec<Entry>,
}

/// A subcommand, with its names in three languages.
fn entry(names: [&str; 3], description: [&str; 3], slots: Vec<Slot>) -> Entry {
    Entry { name: said(names), description: said(description), slots }
}

fn said([en, zh_cn, zh_tw]: [&str; 3]) -> Said {
    Said::new(en, zh_cn, zh_tw)
}

fn figure() -> Slot {
    name_slot(
        said(["figure", "数据", "數據"]),
        said(["Which of its figures: choose from the list", "哪一条数据：从列表中选择", "哪一條數據：從列表中選擇"]),
    )
}

fn question() -> Slot {
    let description = ["A question to try it with", "用来试问的问题", "用來試問的問題"];
    Slot { longest: Some(300), ..optional(slot(said(["question", "试问", "試問"]), said(description))) }
}

fn statement() -> Slot {
    let description = ["A source that is known; leave it out for a new one", "已有的来源；新来源则不填", "已有的來源；新來源則不填"];
    optional(name_slot(said(["statement", "来源", "來源"]), said(description)))
}

/// The commands for a base.
pub(in crate::respond) fn keeping(base: &FactBase) -> Keeping {
    let period = slot(
        said(["period", "时期", "時期"]),
        said(["When: 2024, 2025-H1, 2024-06", "时期：2024、2025-H1、2024-06", "時期：2024、2025-H1、2024-06"]),
    );
    let change = slot(said(["change", "编号", "編號"]), said(["Its number in the history", "更改记录中的编号", "更改記錄中的編號"]));
    let add = [key(), period, statement()].into_iter().chain(dimensions(base, None)).collect();
    let entries = vec![
        entry(
            [ADD, "添加", "新增"],
            ["Add a figure; it is shown before it is public", "添加数据；公布前先预览", "新增數據；公布前先預覽"],
            add,
        ),
        entry(
            [EDIT, "更正", "更正"],
            ["Put a figure right; it is shown first", "更正数据；先预览", "更正數據；先預覽"],
            vec![key(), figure()],
        ),
        entry(
            [RETIRE, "停用", "停用"],
            ["Answer a figure no longer; it is kept", "不再用某数据作答；数据保留", "不再用某數據作答；數據保留"],
            vec![key(), figure()],
        ),
        entry([RESTORE, "恢复", "恢復"], ["Answer a retired figure again", "恢复已停用的数据", "恢復已停用的數據"], vec![key(), figure()]),
        entry(
            [UNDO, "撤销", "復原"],
            ["Take a change back; it is shown first", "撤销一项更改；先预览", "復原一項更改；先預覽"],
            vec![change],
        ),
        entry([CHECK, "检查", "檢查"], ["What is wrong with the files", "文件有哪些问题", "檔案有哪些問題"], Vec::new()),
        entry([RELOAD, "重新读取", "重新讀取"], ["Read the files now", "立即重新读取文件", "立即重新讀取檔案"], Vec::new()),
        entry([HISTORY, "更改记录", "更改記錄"], ["Who changed what", "谁更改了什么", "誰更改了什麼"], vec![optional(key())]),
        entry([DUE, "到期", "到期"], ["Which figures should be out", "哪些新数据应已公布", "哪些新數據應已公布"], Vec::new()),
    ];
    Keeping { description: said(["Keep the facts", "维护数据", "維護數據"]), entries, groups: vec![phrases()] }
}

fn phrases() -> Group {
    let typed = slot(said(["phrase", "说法", "說法"]), said(["The few words that people use for it", "人们对它的叫法", "人們對它的叫法"]));
    let chosen = name_slot(said(["phrase", "说法", "說法"]), said(["Which of its phrases", "要删除的说法", "要刪除的說法"]));
    Group {
        name: said([PHRASE, "说法", "說法"]),
        description: said(["The words that people use for something", "人们对指标的叫法", "人們對指標的叫法"]),
        entries: vec![
            entry(
                ["add", "添加", "新增"],
                ["Add words that people use; they are tried first", "添加说法；先预览", "新增說法；先預覽"],
                vec![key(), Slot { longest: Some(100), ..typed }, question()],
            ),
            entry(
                ["remove", "删除", "刪除"],
                ["Remove words that do not mean it", "删除不当的说法", "刪除不當的說法"],
                vec![key(), chosen, question()],
            ),
        ],
    }
}
