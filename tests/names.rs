//! Does every indicator answer to its own name?
//!
//! Each base of the repository is asked for each of its indicators by each name and phrase that the base gives it, in both languages:
//! 1. bare ("NAME", "NAME?", "what is NAME"): that indicator's latest figure, of the whole;
//! 2. with a period, or a member, of which a figure is held: that figure;
//! 3. with an operation (by dimension, since a year, growth, target, highest, one member against another, the part in the whole): that
//!    operation on that indicator;
//! 4. with a member of which no figure is held: none.
//!
//! Where several indicators share a phrase, any of them will do, and so does the choice between them. What is asked is made in
//! `names/asked.rs`; the numbers below are how much is not reached yet: lower them, nothing may raise them.
//!
//! Every seventh question is asked; all of them are where they are to be shown:
//! `SMEBOT_SHOW=1 SMEBOT_ONLY=water cargo test --test names -- --nocapture` lists each question that is not answered rightly.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test prints its table and fails loudly")]

#[path = "names/asked.rs"]
mod asked;

use asked::{Asked, Want, asked};
use smebot::answer::{Answer, Content};
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::plan::{Ask, Operand};
use smebot::question::Facts;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

/// One question of so many is asked: there are some forty thousand.
const ONE_OF: usize = 7;

/// The most in a thousand questions that may be answered with something else, and that may not be answered.
const MOST_WRONG: f64 = 5.0;
const MOST_MISSED: f64 = 6.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Right,
    Wrong,
    Missed,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("tests/bases").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.push(PathBuf::from("facts"));
    folders.sort();
    folders
}

/// The figures that an answer shows first.
fn shown(ask: &Ask) -> Vec<&Operand> {
    match ask {
        Ask::Figures(operands) | Ask::Topic { operands, .. } | Ask::Rank { operands, .. } | Ask::Trend(operands) => {
            operands.iter().collect()
        }
        other => other.main().into_iter().collect(),
    }
}

fn mark(asked: &Asked, answer: &Answer, base: &FactBase) -> Mark {
    let spans = |operand: &Operand| (operand.period(base).start, operand.period(base).end);
    let fits = |operand: &Operand| match &asked.want {
        Want::Figure { members, period, .. } => {
            asked.of.contains(&operand.indicator)
                && members.as_ref().is_none_or(|members| operand.members(base) == members.as_slice())
                && period.is_none_or(|period| spans(operand) == (period.start, period.end))
        }
        Want::Nothing | Want::Some(_) => false,
    };
    match &answer.content {
        Content::Found { ask, .. } => {
            let right = match &asked.want {
                Want::Figure { .. } if matches!(ask, Ask::Define(_)) => asked.is_bare,
                Want::Figure { members: None, .. } => ask.indicators().iter().any(|id| asked.of.contains(id)),
                Want::Figure { .. } => shown(ask).first().is_some_and(|operand| fits(operand)) && !matches!(ask, Ask::Growth { .. }),
                Want::Nothing => false,
                Want::Some(right) => right(ask, base),
            };
            if right { Mark::Right } else { Mark::Wrong }
        }
        Content::Choices(choices) => match &asked.want {
            Want::Figure { members: None, .. } => Mark::Right,
            Want::Figure { .. } if choices.iter().any(fits) && asked.of.len() > 1 => Mark::Right,
            Want::Nothing => Mark::Right,
            Want::Figure { .. } | Want::Some(_) => Mark::Missed,
        },
        Content::Abstention { .. } | Content::Silence => {
            if matches!(asked.want, Want::Nothing) {
                Mark::Right
            } else {
                Mark::Missed
            }
        }
    }
}

fn brief(answer: &Answer, base: &FactBase) -> String {
    let key = |operand: &Operand| {
        let members: Vec<&str> = operand
            .members(base)
            .iter()
            .map(|member| base.dimensions[member.dimension.0 as usize].members[member.index as usize].key.as_ref())
            .collect();
        format!("{}{members:?}@{}", base.indicators[operand.indicator.0 as usize].key, operand.period(base))
    };
    match &answer.content {
        Content::Found { ask, .. } => {
            let text = format!("{ask:?}");
            let name = text.split([' ', '(', '{']).next().unwrap_or("").to_owned();
            format!("{name} {}", shown(ask).into_iter().take(4).map(key).collect::<Vec<_>>().join(" "))
        }
        Content::Choices(choices) => format!("choices {}", choices.iter().take(6).map(key).collect::<Vec<_>>().join(" ")),
        Content::Abstention { reason, .. } => format!("{reason:?}"),
        Content::Silence => "silence".to_owned(),
    }
}

#[test]
fn every_indicator_answers_to_its_names() {
    let show = std::env::var_os("SMEBOT_SHOW").is_some();
    let only = std::env::var("SMEBOT_ONLY").unwrap_or_default();
    let form = std::env::var("SMEBOT_FORM").unwrap_or_default();
    let mut table: BTreeMap<&'static str, Tally> = BTreeMap::new();
    let mut sum = Tally::default();
    for folder in folders().iter().filter(|folder| folder.to_string_lossy().contains(&only)) {
        let facts = Facts::new(load(folder).base);
        let step = if show { 1 } else { ONE_OF };
        for asked in asked(&facts.base).iter().step_by(step).filter(|asked| asked.form.contains(&form)) {
            let answer = smebot::ask(&asked.text, &[], &facts, asked::TODAY);
            let mark = mark(asked, &answer, &facts.base);
            for tally in [&mut sum, table.entry(asked.form).or_default()] {
                match mark {
                    Mark::Right => tally.right += 1,
                    Mark::Wrong => tally.wrong += 1,
                    Mark::Missed => tally.missed += 1,
                }
            }
            if show && mark != Mark::Right {
                let keys: Vec<&str> = asked.of.iter().map(|id| facts.base.indicators[id.0 as usize].key.as_ref()).collect();
                let folder = folder.file_name().unwrap().to_string_lossy();
                println!("{mark:?} {folder} {} | {} | want {keys:?} | got {}", asked.form, asked.text, brief(&answer, &facts.base));
            }
        }
    }
    print_table(&table, sum);
    let count = (sum.right + sum.wrong + sum.missed).max(1) as f64;
    let in_a_thousand = |part: usize| 1000.0 * part as f64 / count;
    assert!(
        in_a_thousand(sum.wrong) <= MOST_WRONG && in_a_thousand(sum.missed) <= MOST_MISSED,
        "{:.1} wrong and {:.1} missed of a thousand",
        in_a_thousand(sum.wrong),
        in_a_thousand(sum.missed)
    );
}

/// Straight to standard output, so that the table is seen in every run.
fn print_table(table: &BTreeMap<&'static str, Tally>, sum: Tally) {
    let mut out = std::io::stdout().lock();
    let all = [("all", &sum)];
    for (form, tally) in table.iter().map(|(form, tally)| (*form, tally)).chain(all) {
        let _ = writeln!(out, "{form:<20}{:>8} right{:>6} wrong{:>6} missed", tally.right, tally.wrong, tally.missed);
    }
}
