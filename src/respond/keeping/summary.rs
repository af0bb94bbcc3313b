//! How is it said in a line what a change does, to a keeper who reads Chinese?
//!
//! In English the line is the change's own, as the history keeps it.

use crate::keep::change::{Change, Which};
use crate::keep::field::Emptied;
use crate::keep::propose::Proposal;
use crate::language::Language;

/// What a proposal is, in a line.
pub(super) fn summary(language: Language, proposal: &Proposal) -> String {
    match (language, &proposal.change, proposal.undoes) {
        (Language::Chinese, Some(change), _) => said(change),
        (Language::Chinese, None, Some(id)) => format!("撤销更改 {id}（{}）", proposal.subject),
        (Language::Chinese, None, None) | (Language::English, ..) => proposal.summary.clone(),
    }
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
