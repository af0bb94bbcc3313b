//! Is every reply one that a reader would be glad to get?
//!
//! 1. Each case of `tests/replies/*.toml` gets exactly the reply that stands there, written by hand.
//! 2. No reply to any indicator's name, in either language, has an empty slot, a doubled word or a space out of place.
//! 3. Every question that a reply suggests is answered or, where several things are meant, asked back.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use jiff::civil::date;
use serde::Deserialize;
use smebot::answer::Content;
use smebot::facts::base::{FactBase, IndicatorId};
use smebot::facts::load::{Files, Folder, Texts, load_from};
use smebot::language::Language;
use smebot::question::Facts;
use smebot::render;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Cases {
    /// The base that is asked.
    base: String,
    /// What "{source}" stands for in English replies.
    source_en: String,
    /// What "{source}" stands for in Chinese replies.
    source_zh: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    ask: String,
    #[serde(default)]
    after: Vec<String>,
    reply: String,
}

fn folder(path: &str) -> Texts {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let (files, _) = folder.list();
    let texts = files.into_iter().map(|file| (file.clone(), folder.read(&file).unwrap()));
    Texts(texts.collect())
}

fn base(name: &str) -> FactBase {
    let mut texts = match name {
        "seed" => folder("facts"),
        other => folder(&format!("tests/bases/{other}")),
    };
    let seed = PathBuf::from("statements/2023-03-27-china-banking-news.toml");
    if name == "seed" {
        texts.0.retain(|file, _| !file.starts_with("statements") || *file == seed);
    }
    load_from(&texts).base
}

fn reply(ask: &str, after: &[String], facts: &Facts) -> render::piece::Reply {
    let earlier: Vec<&str> = after.iter().map(String::as_str).collect();
    let answer = smebot::ask(ask, &earlier, facts, date(2023, 4, 1));
    render::reply(&answer, &facts.base)
}

#[test]
fn each_case_gets_the_reply_that_was_written_for_it() {
    let mut failures = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let cases: Cases = toml::from_str(&text).unwrap();
        let facts = Facts::new(base(&cases.base));
        for case in cases.case {
            let said = reply(&case.ask, &case.after, &facts);
            let got = render::plain::plain(&said);
            let source = if case.ask.chars().any(smebot::language::is_han) { &cases.source_zh } else { &cases.source_en };
            let wanted = case.reply.trim().replace("{source}", source);
            if got != wanted {
                failures.push(format!("asked  {}\nwanted {wanted}\ngot    {got}\n", case.ask));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_reply_has_a_slip_of_the_pen() {
    let mut slips = Vec::new();
    for name in ["seed", "harbours", "clinics"] {
        let facts = Facts::new(base(name));
        for (ask, text) in names(&facts.base) {
            let said = render::plain::plain(&reply(&ask, &[], &facts));
            let lines = said.lines().filter(|line| !line.contains("http"));
            for line in lines {
                if has_slip(line) {
                    slips.push(format!("{text}: {line}"));
                }
            }
        }
    }
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

/// Every name of the base in both languages, with what to call it in a failure.
fn names(base: &FactBase) -> Vec<(String, String)> {
    let names = base.indicators.iter().flat_map(|indicator| {
        let texts = [&indicator.name.en, &indicator.name.zh];
        texts.into_iter().flatten().map(|name| (name.to_string(), indicator.key.to_string()))
    });
    names.collect()
}

fn has_slip(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let doubled = words.windows(2).any(|pair| pair[0] == pair[1] && pair[0].chars().all(char::is_alphabetic) && !pair[0].is_empty());
    let spaced =
        ["  ", " ,", " .", "( ", " )", "()", "（）", "，，", "。。", "..", "{", "}", "为为"].iter().any(|slip| line.contains(slip));
    doubled || spaced || line.starts_with(' ') || line.ends_with(' ')
}

#[test]
fn what_is_suggested_is_answered() {
    let mut refused = Vec::new();
    let mut count = 0;
    for name in ["seed", "harbours", "clinics"] {
        let facts = Facts::new(base(name));
        for language in [Language::English, Language::Chinese] {
            let ids = (0..).map(IndicatorId).take(facts.base.indicators.len());
            let with_figures = ids.clone().filter(|id| !facts.base.indicators[id.0 as usize].figures.is_empty()).count();
            let asked = render::examples(&facts.base, language, date(2023, 4, 1), with_figures);
            for question in asked {
                count += 1;
                let answer = smebot::ask(&question, &[], &facts, date(2023, 4, 1));
                if !matches!(answer.content, Content::Found { .. } | Content::Choices(_)) {
                    refused.push(question);
                }
            }
        }
    }
    assert!(refused.len() * 20 <= count, "{} of {count}:\n{}", refused.len(), refused.join("\n"));
}
