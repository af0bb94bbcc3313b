//! Does the code keep the invariants of ARCHITECTURE.md?
//!
//! 1. A module names only the modules below it.
//! 2. Below the command line, `discord` and the sandbox there is no clock, no environment, no thread, no network and nothing random; files are read by the loader alone and written by `keep/disk.rs` alone.
//! 3. No float stands where figures are held, computed or written; only the score of a reading is one.
//! 4. No sentence stands in code before `render`.
//! 5. `src` holds no name, no phrase, no publisher and no figure of the shipped base.
//! 6. serenity is named in `discord` alone, and who may be mentioned is said in one place.
//! 7. What the checks above look for is found where it does stand.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "architecture/base.rs"]
mod base;
#[path = "architecture/sources.rs"]
mod sources;

use base::{numbers, own_phrases, phrases_in};
use smebot::facts::load::load;
use sources::{Source, named, program, quoted, sources};
use std::path::Path;

/// Each module with those that it may name: those below it. `main.rs` and `lib.rs` tie them together and may name all.
const ROOMS: [(&str, &[&str]); 18] = [
    ("quantity", &[]),
    ("language", &[]),
    ("facts", &["quantity", "language"]),
    ("question", &["facts", "quantity", "language"]),
    ("plan", &["question", "facts", "quantity", "language"]),
    ("compute", &["plan", "facts", "quantity"]),
    ("answer", &["compute", "plan", "question", "facts", "quantity", "language"]),
    ("verify", &["compute", "plan", "question", "facts", "quantity", "language"]),
    ("draft", &["verify", "compute", "plan", "question", "facts", "quantity", "language"]),
    ("render", &["answer", "draft", "verify", "compute", "plan", "facts", "quantity", "language"]),
    ("config", &["facts", "language"]),
    ("chat", &[]),
    (
        "respond",
        &[
            "ask", "chat", "draft", "journal", "keep", "verify", "render", "verify", "answer", "compute", "plan", "question", "facts",
            "quantity", "language",
        ],
    ),
    ("journal", &[]),
    ("keep", &["ask", "journal", "render", "question", "facts", "language"]),
    ("discord", &["chat", "draft", "respond", "journal", "render"]),
    ("sandbox", &[]),
    (
        "cli",
        &[
            "ask", "config", "chat", "respond", "journal", "keep", "discord", "sandbox", "render", "draft", "verify", "answer", "question",
            "facts", "quantity", "language",
        ],
    ),
];

/// The rooms at the edge, in which something may wait, listen and know what time it is.
const EDGE: [&str; 4] = ["main", "cli", "discord", "sandbox"];

#[test]
fn a_module_names_only_those_below_it() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.is_rust() && !["lib", "main"].contains(&source.room.as_str())) {
        let room = ROOMS.iter().find(|(room, _)| *room == source.room);
        let Some((room, below)) = room else {
            faults.push(format!(
                "{}: which modules may `{}` name? say so in ROOMS and in ARCHITECTURE.md",
                source.path.display(),
                source.room
            ));
            continue;
        };
        for (name, number) in named(&source.text) {
            if name != *room && !below.contains(&name.as_str()) {
                faults.push(source.at(number, &format!("`{room}` names `{name}`, which is not below it")));
            }
        }
        // src/facts/load/figure.rs is two below its room, so two steps up from it are still inside.
        let depth = source.path.components().count() - 2 - usize::from(source.path.ends_with("mod.rs"));
        faults.extend(source.lines_with(&[&"super::".repeat(depth + 1)]).map(|line| format!("{line} leaves its module")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_below_the_command_line_reads_a_clock_or_the_environment() {
    const FORBIDDEN: [&str; 17] = [
        "std::time",
        "SystemTime",
        "Instant::",
        "Zoned::now",
        "Timestamp::now",
        "std::env",
        "env::var",
        "std::net",
        "std::process",
        "std::thread",
        "thread::spawn",
        "async fn",
        "async move",
        ".await",
        "rand::",
        "fastrand",
        "getrandom",
    ];
    // The lexicon is read from its files while the program is built (build.rs), never while it runs.
    const READERS: [&str; 3] = ["src/facts/load/files.rs", "src/language/lexicon/source.rs", "src/language/ordinary/source.rs"];
    // What the keepers change is written in one place.
    const WRITER: &str = "src/keep/disk.rs";
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.is_rust() && !EDGE.contains(&source.room.as_str())) {
        let is_reader = READERS.iter().any(|reader| source.path == Path::new(reader));
        faults.extend(source.lines_with(&FORBIDDEN).filter(|line| !is_reader || !line.contains("env!")));
        if !is_reader && source.path != Path::new(WRITER) {
            faults.extend(source.lines_with(&["std::fs", "fs::read", "File::open", "fs::write"]));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_room_of_discord_names_its_library() {
    let sources = sources();
    let of = |words: &'static [&'static str]| {
        let holds = |source: &&Source| source.is_rust() && source.lines_with(words).next().is_some();
        sources.iter().filter(holds).map(|source| source.path.display().to_string()).collect::<Vec<_>>()
    };
    let naming = of(&["serenity::"]);
    assert!(naming.len() > 1 && naming.iter().all(|path| path.starts_with("src/discord/")), "{naming:?}");
    let mentions: Vec<String> = of(&["\"allowed_mentions\""]).into_iter().filter(|path| !path.starts_with("src/sandbox/")).collect();
    assert_eq!(mentions, ["src/discord/json.rs"]);
}

#[test]
fn no_float_in_a_figure() {
    const EXACT: [&str; 8] = [
        "src/quantity",
        "src/facts/base.rs",
        "src/facts/load",
        "src/facts/period",
        "src/facts/check",
        "src/compute",
        "src/answer",
        "src/render",
    ];
    let faults: Vec<String> = sources()
        .iter()
        .filter(|source| source.is_rust() && EXACT.iter().any(|place| source.path.starts_with(place)))
        .flat_map(|source| source.lines_with(&["f32", "f64"]).collect::<Vec<_>>())
        .filter(|line| !line.contains("score"))
        .collect();
    assert!(faults.is_empty(), "only the score of a reading is a float:\n{}", faults.join("\n"));
}

#[test]
fn no_sentence_is_made_before_it_is_rendered() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| ["plan", "compute", "answer", "draft"].contains(&source.room.as_str())) {
        for (line, number) in source.text.lines().zip(1..) {
            // The reason for a lint and what is written with {:?} are for those who read the code.
            let is_said = |text: &str| {
                !text.contains(":?}") && text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 3
            };
            if quoted(line).any(is_said) && !line.contains("reason = ") {
                faults.push(source.at(number, line));
            }
        }
    }
    assert!(faults.is_empty(), "wording belongs to src/render/words:\n{}", faults.join("\n"));
}

#[test]
fn what_is_looked_for_would_be_found() {
    assert_eq!(
        named("use crate::{answer::Answer, plan::{Ask, Plan}};").into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
        ["answer", "plan"]
    );
    assert_eq!(named("let x = crate::ask(text);"), [("ask".to_owned(), 1)]);
    assert_eq!(program("let a = \"http://x\"; // an address\n#[cfg(test)]\nmod tests {}"), "let a = \"http://x\"; ");
    let phrases = own_phrases(&load(Path::new("facts")).base);
    assert!(numbers("'\\u{2028}' 12").len() == 2);
    for known in ["little giants", "小巨人", "专精特新", "srdi", "miit", "工信部"] {
        assert_eq!(phrases_in(&format!("= \"{known}\""), &phrases).iter().filter(|phrase| *phrase == known).count(), 1, "{known}");
    }
    assert!(phrases_in("the desrdied", &phrases).is_empty());
    assert!(numbers("const N: u32 = 8_997;").contains("8997"));
    assert_eq!(quoted(r#"say("a b", "c")"#).collect::<Vec<_>>(), ["a b", "c"]);
}
