//! How is it said in a line what a change does, to a keeper who reads Chinese?
//!
//! In English the line is the history's own; what an earlier build wrote into it is there in English alone.

use crate::journal::history::Entry;
use crate::keep::change::{Change, Which};
use crate::keep::field::Emptied;
use crate::keep::propose::Proposal;
use crate::keep::told::{Deed, Other, Told, What};
use crate::language::Language;

/// What a proposal is, in a line.
pub(super) fn summary(language: Language, proposal: &Proposal) -> String {
    match language {
        Language::Chinese => told(&proposal.told),
        Language::English => proposal.summary.clone(),
    }
}

/// What a change of the history was, in a line.
pub(super) fn remembered(language: Language, entry: &Entry) -> String {
    let known = entry.told.as_deref().filter(|_| language == Language::Chinese).and_then(Told::read);
    known.map_or_else(|| entry.summary.clone(), |what| told(&what))
}

fn told(what: &Told) -> String {
    match what {
        Told::Made(change) => said(change),
        Told::Deed(deed) => done(deed),
        Told::Undone { change, summary, told: None } => format!("撤销更改 {change}（{summary}）"),
        Told::Undone { change, told: Some(what), .. } => format!("撤销更改 {change}（{}）", told(what)),
    }
}

/// What became of a part of a file.
fn done(deed: &Deed) -> String {
    let with = |stated: &Option<String>| stated.as_deref().map(|stated| format!("：{}", value(stated))).unwrap_or_default();
    match deed {
        Deed::Come(part, stated) => format!("添加 {}{}", named(part), with(stated)),
        Deed::Gone(part, None) => format!("删除 {}", named(part)),
        Deed::Gone(part, Some(stated)) => format!("删除 {}，原为{}", named(part), value(stated)),
        Deed::Retired(part, why) => format!("停用 {}：{}", named(part), value(why)),
        Deed::Restored(part) => format!("恢复 {}", named(part)),
        Deed::Changed(part, others) => {
            format!("更正 {}：{}", named(part), others.iter().map(otherwise).collect::<Vec<_>>().join("；"))
        }
        Deed::Laid(part) => format!("修改 {} 的注释或空行", named(part)),
        Deed::FileCome(file) => format!("添加文件 {file}"),
        Deed::FileGone(file) => format!("删除文件 {file}"),
        Deed::Faulty(file) => format!("编辑 {file}，其中有错误"),
        Deed::Reordered(file) => format!("编辑 {file}：各部分的次序或空行"),
        Deed::Many(file, count) => format!("编辑 {file}：其中 {count} 处"),
        Deed::RenamedFrom { old, new } => format!("{old} 更名为 {new}"),
        Deed::RenamedTo { old, new } => format!("{old} 更名为 {new}：旧名不再使用"),
    }
}

fn named(part: &What) -> String {
    match part {
        What::Figure(figure) => which(figure),
        What::Indicator(key) => format!("指标 {key}"),
        What::Term(key) => format!("术语 {key}"),
        What::Table(key) => key.clone(),
        What::Head(file) => format!("{file} 的文件头"),
        What::Listed(sort, file) if sort == "remark" => format!("{file} 的备注"),
        What::Listed(sort, file) => format!("{file} 的 {sort}"),
    }
}

fn otherwise(Other { field, from, to }: &Other) -> String {
    let field = field_name(field);
    match (from, to) {
        (Some(from), Some(to)) => format!("{field}由{}改为{}", value(from), value(to)),
        (None, Some(to)) => format!("{field}为{}", value(to)),
        (_, None) => format!("去掉{field}"),
    }
}

/// A value as TOML has it, a text in Chinese quotation marks.
fn value(text: &str) -> String {
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(inner) => format!("“{inner}”"),
        None => format!(" {text} "),
    }
}

/// What a field of the files is called; one that moderators do not meet in a form keeps its name.
fn field_name(field: &str) -> String {
    let known = match field {
        "stated" => "数据",
        "period" => "时期",
        "note" => "说明",
        "name" => "名称",
        "asked" => "说法",
        "unit" => "单位",
        "kind" => "类型",
        "topic" => "主题",
        "part_of" => "所属",
        "expects" => "预计公布日",
        "title" => "标题",
        "publisher" => "发布者",
        "published" => "日期",
        "url" => "网址",
        "definition" => "释义",
        "text" => "内容",
        other => return format!(" {other} "),
    };
    known.to_owned()
}

fn said(change: &Change) -> String {
    match change {
        Change::Add { figure, stated, .. } => format!("添加 {}：“{stated}”", which(figure)),
        Change::AddAll { figures, .. } => {
            let statement = figures.first().and_then(|(figure, _)| figure.statement.as_deref()).unwrap_or_default();
            format!("添加 {statement} 的 {} 条数据", figures.len())
        }
        Change::Edit { figure, stated, period, note } => {
            let stated = stated.as_ref().map(|stated| format!("，改为“{stated}”")).unwrap_or_default();
            let period = period.as_ref().map(|period| format!("，时期改为 {period}")).unwrap_or_default();
            let note = note.as_ref().map(|_| "，修改说明").unwrap_or_default();
            format!("更正 {}{stated}{period}{note}", which(figure))
        }
        Change::Retire { figure, why } => format!("停用 {}：{why}", which(figure)),
        Change::Restore { figure } => format!("恢复 {}", which(figure)),
        Change::Teach { key, phrase } => format!("为 {key} 添加说法“{phrase}”"),
        Change::Unteach { key, phrase } => format!("删除 {key} 的说法“{phrase}”"),
        Change::Remark { statement, .. } => format!("为 {statement} 添加备注"),
        Change::Define { key, without, .. } => format!("定义术语 {key}{}", left_out(without)),
        Change::Describe { key, .. } => format!("添加指标 {key}"),
        Change::Redescribe { key, without, .. } => format!("修改指标 {key}{}", left_out(without)),
        Change::Together(changes) => changes.iter().map(said).collect::<Vec<_>>().join("；"),
    }
}

fn which(Which { key, period, members, .. }: &Which) -> String {
    let members: String = members.iter().map(|(dimension, member)| format!("，{dimension} {member}")).collect();
    format!("{key}（{period}{members}）")
}

/// What is taken out, under the names that the files have for it.
fn left_out(without: &[Emptied]) -> String {
    let fields: Vec<String> = without.iter().map(ToString::to_string).collect();
    if fields.is_empty() { String::new() } else { format!("，去掉 {}", fields.join("、")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::change::Description;
    use crate::keep::field::Field;

    #[test]
    fn what_was_done_to_a_file_is_said_in_chinese_from_what_to_what() {
        let figure = || What::Figure(Which { key: "boats".to_owned(), period: "2023".to_owned(), ..Which::default() });
        let other = |field: &str, from: Option<&str>, to: Option<&str>| {
            let text = |value: &str| format!("{value:?}");
            Other { field: field.to_owned(), from: from.map(text), to: to.map(text) }
        };
        let file = || "statements/a.toml".to_owned();
        let changed = vec![other("stated", Some("9"), Some("10")), other("note", None, Some("约数")), other("place", Some("askel"), None)];
        for (deed, words) in [
            (Deed::Come(figure(), Some("\"9\"".to_owned())), "添加 boats（2023）：“9”"),
            (Deed::Gone(figure(), Some("\"9\"".to_owned())), "删除 boats（2023），原为“9”"),
            (Deed::Retired(figure(), "\"有误\"".to_owned()), "停用 boats（2023）：“有误”"),
            (Deed::Restored(figure()), "恢复 boats（2023）"),
            (Deed::Changed(figure(), changed), "更正 boats（2023）：数据由“9”改为“10”；说明为“约数”；去掉 place "),
            (
                Deed::Changed(What::Indicator("boats".to_owned()), vec![other("unit", Some("boats"), Some("艘"))]),
                "更正 指标 boats：单位由“boats”改为“艘”",
            ),
            (Deed::Come(What::Listed("remark".to_owned(), "a-count".to_owned()), None), "添加 a-count 的备注"),
            (Deed::Laid(What::Term("boat".to_owned())), "修改 术语 boat 的注释或空行"),
            (Deed::FileCome(file()), "添加文件 statements/a.toml"),
            (Deed::Many(file(), 301), "编辑 statements/a.toml：其中 301 处"),
            (Deed::RenamedFrom { old: file(), new: "statements/b.toml".to_owned() }, "statements/a.toml 更名为 statements/b.toml"),
        ] {
            assert_eq!(done(&deed), words);
        }
        let entry = |told: Option<Told>| Entry {
            second: 0,
            author: "7".to_owned(),
            approver: None,
            door: "Discord".to_owned(),
            summary: "undo 7: undo 6: restore boats for 2023".to_owned(),
            told: told.and_then(|told| told.written()),
            subject: "boats".to_owned(),
            rewrites: Vec::new(),
            extent: crate::journal::history::Extent::Whole,
            undoes: Some(7),
        };
        let undone = |change, told| Told::Undone { change, summary: "restore boats for 2023".to_owned(), told };
        let twice = undone(7, Some(Box::new(undone(6, Some(Box::new(Told::Deed(Deed::Restored(figure()))))))));
        assert_eq!(remembered(Language::Chinese, &entry(Some(twice.clone()))), "撤销更改 7（撤销更改 6（恢复 boats（2023）））");
        assert_eq!(remembered(Language::English, &entry(Some(twice))), "undo 7: undo 6: restore boats for 2023");
        assert_eq!(remembered(Language::Chinese, &entry(Some(undone(6, None)))), "撤销更改 6（restore boats for 2023）");
        assert_eq!(remembered(Language::Chinese, &entry(None)), "undo 7: undo 6: restore boats for 2023");
    }

    #[test]
    fn each_change_is_said_in_chinese() {
        let of = |period: &str| Which { key: "boats".to_owned(), period: period.to_owned(), ..Which::default() };
        let with_member = Which { members: vec![("place".to_owned(), "askel".to_owned())], ..of("2023") };
        let (key, phrase) = ("boats".to_owned(), "渔船".to_owned());
        let says = || Box::new(Description::default());
        let add = |figure, stated: &str| Change::Add { figure, stated: stated.to_owned(), note: None, source: None };
        let both = vec![Change::Describe { key: key.clone(), says: says() }, add(of("2023"), "9")];
        let without = vec![Field::Note.into(), Emptied { field: Field::Name, language: Some(Language::Chinese) }];
        let stated = Some("10".to_owned());
        for (change, words) in [
            (add(with_member.clone(), "9"), "添加 boats（2023，place askel）：“9”"),
            (Change::Edit { figure: of("2023"), stated, period: None, note: None }, "更正 boats（2023），改为“10”"),
            (
                Change::Edit { figure: of("2023"), stated: None, period: Some("2024".to_owned()), note: Some(String::new()) },
                "更正 boats（2023），时期改为 2024，修改说明",
            ),
            (Change::Retire { figure: of("2023"), why: "有误".to_owned() }, "停用 boats（2023）：有误"),
            (Change::Restore { figure: of("2023") }, "恢复 boats（2023）"),
            (Change::Teach { key: key.clone(), phrase: phrase.clone() }, "为 boats 添加说法“渔船”"),
            (Change::Unteach { key: key.clone(), phrase }, "删除 boats 的说法“渔船”"),
            (Change::Redescribe { key, says: says(), without }, "修改指标 boats，去掉 note、name.zh"),
            (Change::Together(both), "添加指标 boats；添加 boats（2023）：“9”"),
        ] {
            assert_eq!(said(&change), words);
        }
        let figures = vec![(Which { statement: Some("a-count".to_owned()), ..of("2023") }, "9".to_owned()), (of("2022"), "8".to_owned())];
        assert_eq!(said(&Change::AddAll { figures, source: None }), "添加 a-count 的 2 条数据");
    }
}
