//! Every fault of a fact base is found, at its place, in words that help; and no file whatever stops the loader.
//!
//! 1. The good base in `tests/check/good` has no faults.
//! 2. Each case of `tests/check/faults.toml` has exactly the faults that it names.
//! 3. A base broken in a hundred thousand ways is always loaded and shown, without a panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde::Deserialize;
use smebot::facts::load::{Files, Folder, Texts};
use smebot::facts::{check, diagnostics};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    wants: Vec<String>,
    files: BTreeMap<PathBuf, String>,
}

fn good() -> Texts {
    let folder = Folder(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/good")));
    let (files, problems) = folder.list();
    assert!(problems.is_empty(), "{problems:?}");
    Texts(files.into_iter().map(|file| (file.clone(), folder.read(&file).unwrap())).collect())
}

/// Severity, place, message and help of every problem, a line each.
fn found(files: &Texts) -> Vec<String> {
    let loaded = check::check(files);
    let shown = loaded.problems.iter().map(|problem| {
        let place = problem.span.as_ref().map_or_else(String::new, |span| {
            let at = diagnostics::Position::of(&files.0[&problem.file], span.start);
            format!(":{}:{}", at.line, at.column)
        });
        let severity = format!("{:?}", problem.severity).to_lowercase();
        let help = problem.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
        format!("{severity} {}{place} {}{help}", problem.file.display(), problem.message)
    });
    shown.collect()
}

/// Whether a problem is the one that is wanted: severity and place in full, of the rest a piece.
fn is_wanted(wanted: &str, found: &str) -> bool {
    let split = wanted.find(".toml").and_then(|at| wanted[at..].find(' ').map(|space| at + space)).unwrap();
    let (place, piece) = wanted.split_at(split);
    let (message, help) = piece.trim().split_once("; ").unwrap_or((piece.trim(), ""));
    found.strip_prefix(place).is_some_and(|rest| rest.starts_with(' ') && rest.contains(message) && rest.contains(help))
}

#[test]
fn the_good_base_has_no_faults() {
    assert_eq!(found(&good()), Vec::<String>::new());
    let loaded = check::check(&good());
    assert_eq!(diagnostics::summary(&loaded.problems, &loaded.base, 5), "facts: 2 indicators, 2 figures, 1 statement, no faults");
}

#[test]
fn every_fault_is_found_at_its_place_and_nothing_else() {
    let cases: Cases = toml::from_str(include_str!("check/faults.toml")).unwrap();
    let mut failures = Vec::new();
    for case in cases.case {
        let mut files = good();
        files.0.extend(case.files);
        let found = found(&files);
        let as_wanted =
            found.len() == case.wants.len() && case.wants.iter().all(|wanted| found.iter().any(|found| is_wanted(wanted, found)));
        if !as_wanted {
            failures.push(format!("{}\n  wanted:\n    {}\n  found:\n    {}", case.name, case.wants.join("\n    "), found.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} cases failed\n{}", failures.len(), failures.join("\n\n"));
}

#[test]
fn a_folder_that_is_not_there_is_a_clear_problem() {
    let loaded = check::check(&Folder(PathBuf::from("no/such/folder")));
    assert_eq!(loaded.problems.len(), 1);
    assert!(loaded.problems[0].message.contains("cannot read the folder no/such/folder"), "{:?}", loaded.problems);
}

#[test]
fn what_is_underlined_stands_under_chinese_text() {
    let mut files = good();
    let text = "[x]\nname = \"企业\u{202e}数量\"\nunit = \"firms\"\nexpects = 2026-01-01\n";
    files.0.insert(PathBuf::from("indicators/x.toml"), text.into());
    let loaded = check::check(&files);
    let mut shown = Vec::new();
    diagnostics::write(&loaded.problems, &files, &mut anstream::StripStream::new(&mut shown)).unwrap();
    let shown = String::from_utf8(shown).unwrap();
    // Each Chinese character is two columns wide, so nine characters and two of them double come before.
    assert!(shown.contains("indicators/x.toml:2:11"), "{shown}");
    assert!(shown.contains("2 | name = \"企业"), "{shown}");
    assert!(shown.lines().any(|line| line.trim_end() == "  |             ^"), "{shown}");
}

/// A generator of numbers that is the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

fn mutate(text: &mut String, dice: &mut Dice) {
    const INSERTS: [&str; 16] =
        ["\"", "[", "]]", "{", "}", "=", "\n", "'''", "\\u0000", "\u{202e}", "亿", "９", "\u{10FFFF}", "é", ".", "[[figure]]\n"];
    let boundary = |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (from, to) = (dice.below(text.len() + 1), dice.below(text.len() + 1));
    let (at, other) = (boundary(text, from.min(to)), boundary(text, from.max(to)));
    match dice.below(6) {
        0 => {
            let mut bytes = std::mem::take(text).into_bytes();
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        1 => text.replace_range(at..boundary(text, (at + dice.below(12)).min(text.len())), ""),
        2 => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if !lines.is_empty() {
                let line = lines[dice.below(lines.len())];
                lines.insert(dice.below(lines.len()), line);
            }
            *text = lines.concat();
        }
        3 => text.insert_str(at, INSERTS[dice.below(INSERTS.len())]),
        4 => {
            if let Some(letter) = char::from_u32(u32::try_from(dice.below(0x11_0000)).unwrap()) {
                text.insert(at, letter);
            }
        }
        _ => {
            let piece = text[at..other.min(boundary(text, at + 40))].to_owned();
            text.insert_str(other, &piece);
        }
    }
}

#[test]
fn a_base_broken_in_a_hundred_thousand_ways_is_always_loaded_and_shown() {
    const WAYS: u64 = 100_000;
    let good = good();
    let names: Vec<PathBuf> = good.0.keys().cloned().collect();
    let half = |seeds: std::ops::Range<u64>| {
        for seed in seeds {
            let mut dice = Dice(seed);
            let mut files = good.clone();
            for _ in 0..=dice.below(3) {
                let name: &Path = &names[dice.below(names.len())];
                mutate(files.0.get_mut(name).unwrap(), &mut dice);
            }
            let loaded = check::check(&files);
            for figure in &loaded.base.figures {
                assert!(loaded.base.indicators.len() > figure.indicator.0 as usize, "seed {seed}");
            }
            diagnostics::write(&loaded.problems, &files, &mut std::io::sink()).unwrap();
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| half(0..WAYS / 2));
        scope.spawn(|| half(WAYS / 2..WAYS));
    });
}
