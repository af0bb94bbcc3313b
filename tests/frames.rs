//! Is an operation understood however it is worded?
//!
//! Each file of `tests/frames` is of one operation, each of `tests/frames/after` of one that is asked of what was told before. Its frames
//! are wordings with slots, each of which is filled in with each core, a case of known answer: so a frame that fails for all cores shows
//! a fault of the engine and not of a base.
//! 1. Of the questions that come of them, no smaller share is answered rightly than the file says,
//! 2. and no larger share is answered otherwise.
//!
//! `SMEBOT_SHOW=1 cargo test --test frames -- --nocapture` lists every one that is not right.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test prints its table and fails loudly")]

#[path = "common/bases.rs"]
mod bases;

use bases::{base_of, close, values};
use serde::Deserialize;
use smebot::answer::{Answer, Content};
use smebot::facts::base::FactBase;
use smebot::plan::Ask;
use smebot::question::Facts;
use std::collections::BTreeMap;
use std::path::Path;

/// The wordings of one operation, and what they are tried with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frames {
    /// The least share right and the most answered otherwise, in per cent.
    right: f64,
    otherwise: f64,
    /// The verdict that a claim gets; of anything else what is expected has to be what the answer says first.
    verdict: Option<String>,
    /// "definition", "source", "topic" or "clarify", where no value is asked for: what is meant has the key that the core names.
    kind: Option<String>,
    #[serde(default)]
    frames: Vec<String>,
    #[serde(default)]
    core: Vec<Core>,
    /// More wordings, each with cores of their own.
    #[serde(default)]
    set: Vec<Set>,
}

/// Wordings that are tried with the same cores.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    frames: Vec<String>,
    core: Vec<Core>,
}

/// What fills the slots, and the value that the answer has to have, in one way of reckoning or another; none where the verdict says all.
#[derive(Deserialize)]
struct Core {
    base: String,
    as_of: String,
    /// The question that was asked before.
    before: Option<String>,
    #[serde(default)]
    expect: Vec<f64>,
    /// The key of the term, the statement or the topic that is meant; of a choice those of the indicators, with commas.
    key: Option<String>,
    #[serde(flatten)]
    slots: BTreeMap<String, String>,
}

#[test]
fn operations_are_understood_however_they_are_worded() {
    let show = std::env::var_os("SMEBOT_SHOW").is_some();
    let mut bases: BTreeMap<String, Facts> = BTreeMap::new();
    let mut faults = Vec::new();
    let folders = ["tests/frames", "tests/frames/after"].map(|folder| std::fs::read_dir(Path::new(folder)).unwrap());
    let mut files: Vec<_> = folders.into_iter().flatten().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let gates: Frames = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let Frames { set, frames, core, verdict, kind, .. } = &gates;
        let (mut right, mut otherwise) = (0, 0);
        let own = std::iter::once((frames, core)).chain(set.iter().map(|set| (&set.frames, &set.core)));
        let all: usize = own.clone().map(|(frames, core)| frames.len() * core.len()).sum();
        for (core, frames) in own.clone().flat_map(|(frames, core)| core.iter().map(move |core| (core, frames))) {
            let facts = bases.entry(core.base.clone()).or_insert_with(|| Facts::new(base_of(&core.base)));
            for frame in frames {
                let fill = |text: String, (slot, said): (&String, &String)| text.replace(&format!("{{{slot}}}"), said);
                let question = core.slots.iter().fold(frame.clone(), fill);
                let before: Vec<&str> = core.before.iter().map(String::as_str).collect();
                let answer = smebot::ask(&question, &before, facts, core.as_of.parse().unwrap());
                let asked_back = answer.outcome() == "clarify" && kind.as_deref() == Some("clarify");
                let answered = answer.outcome() == "answer" || asked_back;
                let found = values(&answer, &facts.base);
                // A comparison says in its first sentence by how much, too.
                let compares = matches!(answer.content, Content::Found { ask: Ask::Compare { .. }, .. });
                let told = if verdict.is_some() || compares { found.len() } else { 1 };
                let holds = core.expect.is_empty()
                    || core.expect.iter().any(|wanted| found.iter().take(told).any(|(value, _)| close(*value, *wanted)));
                let judged = verdict.as_deref().is_none_or(|wanted| answer.verdict().is_some_and(|given| given.key() == wanted));
                let meant = kind.is_none() || core.key.as_deref().is_some_and(|key| key == meant(&answer, &facts.base));
                let is_right = answered && holds && judged && meant;
                right += usize::from(is_right);
                otherwise += usize::from(answered && !is_right);
                if show && !is_right {
                    println!("{name} | {before:?} {question} | {:?} | {} {:?}", core.expect, answer.outcome(), found.first());
                }
            }
        }
        assert!(
            verdict.is_some() || own.clone().all(|(_, core)| core.iter().all(|core| !core.expect.is_empty() || core.key.is_some())),
            "{name}: nothing is expected"
        );
        let share = |count: usize| 100.0 * count as f64 / all as f64;
        println!("{name:<14} of {all:>4}: right {:>5.1} %, otherwise {:>4.1} %", share(right), share(otherwise));
        if share(right) < gates.right || share(otherwise) > gates.otherwise {
            faults.push(format!("{name}: right {:.1} %, otherwise {:.1} %", share(right), share(otherwise)));
        }
    }
    assert!(faults.is_empty(), "below the gate: {faults:#?}");
}

/// The key of the term, the statement or the topic that an answer is about; of a choice the keys of the indicators.
fn meant(answer: &Answer, base: &FactBase) -> String {
    let indicators = |operands: &[smebot::plan::Operand]| -> String {
        let keys: Vec<&str> = operands.iter().map(|operand| base.indicators[operand.indicator.0 as usize].key.as_ref()).collect();
        keys.join(",")
    };
    match &answer.content {
        Content::Found { ask: Ask::Define(term), .. } => base.glossary[term.0 as usize].key.to_string(),
        Content::Found { ask: Ask::Topic { topic, .. }, .. } => base.topics[topic.0 as usize].key.to_string(),
        Content::Found { ask: Ask::Source { operands, .. }, .. } => operands.first().map_or_else(String::new, |operand| {
            let statement = base.figures[operand.figure.0 as usize].statement;
            base.statements[statement.0 as usize].key.to_string()
        }),
        Content::Choices(choices) => indicators(choices),
        _ => String::new(),
    }
}
