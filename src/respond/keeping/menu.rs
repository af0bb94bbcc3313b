//! Which commands have those who keep the facts?

use super::drafts;
use super::{
    ADD, CHECK, DRAFT, DRAFT_FILE, DUE, EDIT, EXPORT, GLOSSARY, HISTORY, INBOX, INDICATOR, PHRASE, RELOAD, REMARK, RESTORE, RETIRE, UNDO,
};
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
    /// What they can do with any message.
    pub draft_figures: Said,
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

fn known_statement() -> Slot {
    name_slot(said(["statement", "来源", "來源"]), said(["Which source", "哪个来源", "哪個來源"]))
}

fn statement() -> Slot {
    let description = ["A source that is known; leave it out for a new one", "已有的来源；新来源则不填", "已有的來源；新來源則不填"];
    optional(name_slot(said(["statement", "来源", "來源"]), said(description)))
}

fn file() -> Slot {
    let description = [
        "The text as a file, at most 200 kB; leave it out to paste the text",
        "文字文件，至多200 kB；粘贴文字则不填",
        "文字檔案，至多200 kB；貼上文字則不填",
    ];
    Slot { is_file: true, ..optional(slot(said([DRAFT_FILE, "文件", "檔案"]), said(description))) }
}

/// The commands for a base.
pub(in crate::respond) fn keeping(base: &FactBase) -> Keeping {
    let period = slot(
        said(["period", "时期", "時期"]),
        said(["When: 2024, 2025-H1, 2024-06", "时期：2024、2025-H1、2024-06", "時期：2024、2025-H1、2024-06"]),
    );
    let change = slot(said(["change", "编号", "編號"]), said(["Its number in the history", "更改记录中的编号", "更改記錄中的編號"]));
    let key_or_new = name_slot(
        said(["key", "指标", "指標"]),
        said([
            "What is measured: type a few letters; what is new is offered last",
            "指标：输入几个字；新指标列在最后",
            "指標：輸入幾個字；新指標列在最後",
        ]),
    );
    let of_new = [
        (["topic", "主题", "主題"], ["Of a new one: which topic it belongs to", "新指标：所属主题", "新指標：所屬主題"]),
        (
            ["part-of", "属于", "屬於"],
            [
                "Of a new one: what it is a part of, in the same unit",
                "新指标：是哪个指标的一部分，单位须相同",
                "新指標：是哪個指標的一部分，單位須相同",
            ],
        ),
    ];
    let of_new = of_new.map(|(names, description)| optional(name_slot(said(names), said(description))));
    let add = [key_or_new, period, statement()].into_iter().chain(of_new).chain(dimensions(base, None)).collect();
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
        entry(
            [DRAFT, "起草", "起草"],
            ["Draft the figures of a new statement from its text", "根据新声明的文字起草数据", "根據新聲明的文字起草數據"],
            vec![file(), statement()],
        ),
        entry([RESTORE, "恢复", "恢復"], ["Answer a retired figure again", "恢复已停用的数据", "恢復已停用的數據"], vec![key(), figure()]),
        entry(
            [REMARK, "备注", "備註"],
            ["Add what a source says beside its figures", "添加来源中数字之外的说法", "新增來源中數字之外的說法"],
            vec![known_statement(), optional(key())],
        ),
        entry([GLOSSARY, "术语", "術語"], ["Say what a term means", "解释术语", "解釋術語"], vec![term()]),
        entry(
            [UNDO, "撤销", "復原"],
            ["Take a change back; it is shown first", "撤销一项更改；先预览", "復原一項更改；先預覽"],
            vec![change],
        ),
        entry(
            [EXPORT, "导出", "匯出"],
            ["The facts and their history as files", "以文件导出数据与更改记录", "以檔案匯出數據與更改記錄"],
            Vec::new(),
        ),
        entry([CHECK, "检查", "檢查"], ["What is wrong with the files", "文件有哪些问题", "檔案有哪些問題"], Vec::new()),
        entry([RELOAD, "重新读取", "重新讀取"], ["Read the files now", "立即重新读取文件", "立即重新讀取檔案"], Vec::new()),
        entry([HISTORY, "更改记录", "更改記錄"], ["Who changed what", "谁更改了什么", "誰更改了什麼"], vec![optional(key())]),
        entry(
            [INBOX, "收件箱", "收件匣"],
            ["What members asked in vain", "成员问过而未得到回答的问题", "成員問過而未得到回答的問題"],
            Vec::new(),
        ),
        entry([DUE, "到期", "到期"], ["Which figures should be out", "哪些新数据应已公布", "哪些新數據應已公布"], Vec::new()),
    ];
    Keeping {
        description: said(["Keep the facts", "维护数据", "維護數據"]),
        entries,
        groups: vec![phrases(), indicators()],
        draft_figures: said(drafts::ON_MESSAGE),
    }
}

fn term() -> Slot {
    let description = [
        "A term that is known, or a short key for a new one: small-firm",
        "已有的术语，或新术语的键，如 small-firm",
        "已有的術語，或新術語的鍵，如 small-firm",
    ];
    name_slot(said(["term", "术语", "術語"]), said(description))
}

fn indicators() -> Group {
    let new = slot(
        said(["key", "键", "鍵"]),
        said([
            "A short key in small letters: ferry-passengers",
            "小写字母的短键，如 ferry-passengers",
            "小寫字母的短鍵，如 ferry-passengers",
        ]),
    );
    let unit = slot(
        said(["unit", "单位", "單位"]),
        said(["Another unit: enterprises / 家", "新单位：enterprises / 家", "新單位：enterprises / 家"]),
    );
    let described = || {
        let slots = [
            (["topic", "主题", "主題"], ["Which topic it belongs to", "所属主题", "所屬主題"]),
            (["kind", "类型", "類型"], ["A level, a flow, a target or a rule", "存量、流量、目标或规则", "存量、流量、目標或規則"]),
            (["part-of", "属于", "屬於"], ["What it is a part of", "它是哪个指标的一部分", "它是哪個指標的一部分"]),
            (["target-for", "目标指标", "目標指標"], ["What it is the target for", "它是哪个指标的目标", "它是哪個指標的目標"]),
            (["growth-of", "增速指标", "增速指標"], ["What it is the growth of", "它是哪个指标的增速", "它是哪個指標的增速"]),
            (["share-part", "比重分子", "比重分子"], ["A share: of which part", "比重的分子", "比重的分子"]),
            (["share-of", "比重分母", "比重分母"], ["A share: in which whole", "比重的分母", "比重的分母"]),
        ];
        slots.map(|(names, description)| optional(name_slot(said(names), said(description))))
    };
    Group {
        name: said([INDICATOR, "指标", "指標"]),
        description: said(["What is measured", "测量的内容", "測量的內容"]),
        entries: vec![
            entry(
                ["new", "新建", "新建"],
                ["Describe a new indicator; it is shown first", "新建指标；先预览", "新建指標；先預覽"],
                std::iter::once(new).chain(described()).collect(),
            ),
            entry(
                ["edit", "修改", "修改"],
                [
                    "Describe an indicator otherwise; a - takes something out; it is shown first",
                    "修改指标，填 - 即删除该项；先预览",
                    "修改指標，填 - 即刪除該項；先預覽",
                ],
                [key(), optional(unit)].into_iter().chain(described()).collect(),
            ),
        ],
    }
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
