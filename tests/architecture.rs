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

use smebot::facts::base::{FactBase, Text};
use smebot::facts::load::load;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those that it may name: those below it. `main.rs` and `lib.rs` tie them together and may name all.
const ROOMS: [(&str, &[&str]); 17] = [
    ("quantity", &[]),
    ("language", &[]),
    ("facts", &["quantity", "language"]),
    ("question", &["facts", "quantity", "language"]),
    ("plan", &["question", "facts", "quantity", "language"]),
    ("compute", &["plan", "facts", "quantity"]),
    ("answer", &["compute", "plan", "question", "facts", "quantity", "language"]),
    ("verify", &["compute", "plan", "question", "facts", "quantity", "language"]),
    ("render", &["answer", "verify", "compute", "plan", "facts", "quantity", "language"]),
    ("config", &["facts", "language"]),
    ("chat", &[]),
    (
        "respond",
        &[
            "ask", "chat", "journal", "keep", "verify", "render", "verify", "answer", "compute", "plan", "question", "facts", "quantity",
            "language",
        ],
    ),
    ("journal", &[]),
    ("keep", &["ask", "journal", "render", "question", "facts"]),
    ("discord", &["chat", "respond", "journal", "render"]),
    ("sandbox", &[]),
    (
        "cli",
        &[
            "ask", "config", "chat", "respond", "journal", "keep", "discord", "sandbox", "render", "verify", "answer", "question", "facts",
            "quantity", "language",
        ],
    ),
];

/// The rooms at the edge, in which something may wait, listen and know what time it is.
const EDGE: [&str; 4] = ["main", "cli", "discord", "sandbox"];

/// Words of the base that the language has as well. Each is a word that any newspaper uses of any country.
const GENERAL: [(&str, &str); 34] = [
    ("a share", "a letter and a word: \"up by a share of\" holds it"),
    ("accounts receivable", "bookkeeping"),
    ("capital expenditure", "bookkeeping"),
    ("value added", "national accounts"),
    ("增加值", "national accounts"),
    ("研发投入", "national accounts"),
    ("fresh borrowing", "banking"),
    ("survey sample", "surveys of anything"),
    ("调查样本", "surveys of anything"),
    ("固定资产投资", "national accounts"),
    ("fixed assets", "bookkeeping"),
    ("固定资产", "bookkeeping"),
    ("research and development", "national accounts"),
    ("year-on-year change", "statistics of anything"),
    ("industrial cluster", "economic geography"),
    ("产业集群", "economic geography"),
    ("应收账款", "bookkeeping"),
    ("新增贷款", "banking"),
    ("利润增速", "two general words run together"),
    ("营收增速", "two general words run together"),
    ("满意度", "surveys of anything"),
    ("未来产业", "emerging industries anywhere"),
    ("独角兽", "start-ups anywhere"),
    ("独角兽企业", "start-ups anywhere"),
    ("小微企业", "the sizes of firms"),
    ("中小微企业", "the sizes of firms"),
    ("中小微", "the sizes of firms"),
    ("sme", "the sizes of firms"),
    ("msme", "the sizes of firms"),
    ("gdp", "national accounts"),
    ("star", "an English word"),
    ("single champion", "a label that one country gives: to be taken out of the lexicon"),
    ("单项冠军", "a label that one country gives: to be taken out of the lexicon"),
    ("制造业单项冠军", "a label that one country gives: to be taken out of the lexicon"),
];

/// A file of `src`, without what is no part of the program: comments, and tests.
struct Source {
    path: PathBuf,
    /// The module it belongs to: the folder or file directly under `src`.
    room: String,
    text: String,
}

impl Source {
    fn is_rust(&self) -> bool {
        self.path.extension().is_some_and(|ending| ending == "rs")
    }

    /// The lines that hold any of `words`, as messages.
    fn lines_with<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        let holds = |line: &str| words.iter().any(|word| line.contains(word));
        self.text.lines().zip(1..).filter(move |(line, _)| holds(line)).map(|(line, number)| self.at(number, line))
    }

    fn at(&self, number: usize, line: &str) -> String {
        format!("{}:{number}: {}", self.path.display(), line.trim())
    }
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    gather(Path::new("src"), &mut found);
    assert!(found.len() > 50, "the sources are in src");
    found
}

fn gather(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            gather(&path, found);
        } else if ["rs", "toml", "txt"].contains(&ending.as_str()) && !path.ends_with("tests.rs") && !is_licence(&path) {
            let room = path.components().nth(1).unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let whole = fs::read_to_string(&path).unwrap();
            let text = match ending.as_str() {
                "rs" => program(&whole),
                "toml" => whole.lines().map(|line| if line.starts_with('#') { "" } else { line }).collect::<Vec<_>>().join("\n"),
                _ => whole,
            };
            found.push(Source { path, room, text });
        }
    }
}

fn is_licence(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("LICENSE"))
}

/// Rust without its comments and the tests at its end; every line stays where it is.
fn program(text: &str) -> String {
    let tested = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..tested].lines().map(|line| {
        let comment = line.match_indices("//").map(|(start, _)| start).find(|start| line[..*start].matches('"').count() % 2 == 0);
        comment.map_or(line, |start| &line[..start])
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules that a text names after `crate::`, each with its line.
fn named(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        for (start, _) in line.match_indices("crate::") {
            let rest = &line[start + "crate::".len()..];
            let list = rest.strip_prefix('{').map_or(rest, |list| list);
            let ends = |letter: char| !(letter.is_alphanumeric() || letter == '_');
            if list.len() == rest.len() {
                found.push((rest.split(ends).next().unwrap_or_default().to_owned(), number));
            } else {
                found.extend(top_level(list).into_iter().map(|name| (name, number)));
            }
        }
    }
    found
}

/// The first words of a list in braces: `answer::Answer, plan::{Ask, Plan}` names `answer` and `plan`.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut names) = (0_i32, vec![String::new()]);
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => names.last_mut().unwrap().push(letter),
            _ => {}
        }
    }
    names.iter().map(|name| name.trim().split("::").next().unwrap_or_default().to_owned()).filter(|name| !name.is_empty()).collect()
}

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

/// The texts in quotes of a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn no_sentence_is_made_before_it_is_rendered() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| ["plan", "compute", "answer"].contains(&source.room.as_str())) {
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

/// What only this base calls things: names and phrases of several words, long enough in Chinese to be no common word, and abbreviations.
fn own_phrases(base: &FactBase) -> BTreeSet<String> {
    let mut phrases = Vec::new();
    let mut say = |name: &Text, asked: &smebot::facts::base::Phrases| {
        phrases.extend(name.en.iter().chain(&asked.en).chain(&name.zh).chain(&asked.zh).cloned());
    };
    for indicator in &base.indicators {
        say(&indicator.name, &indicator.asked);
    }
    for entry in &base.glossary {
        say(&entry.name, &entry.asked);
    }
    for statement in &base.statements {
        for who in [&statement.publisher, &statement.speaker] {
            phrases.extend(who.en.iter().chain(&who.zh).flat_map(|text| text.split([',', '(', ')', '（', '）', '、'])).map(Into::into));
        }
    }
    let distinctive = |phrase: &&str| {
        let is_latin = phrase.is_ascii();
        let is_abbreviation = phrase.len() > 2 && phrase.chars().all(|letter| letter.is_ascii_uppercase());
        is_abbreviation || if is_latin { phrase.split_whitespace().count() > 1 } else { phrase.chars().count() >= 3 }
    };
    // An abbreviation is distinctive wherever it stands: of "minister of MIIT" that is the last word.
    let words = phrases.iter().flat_map(|phrase| std::iter::once(phrase.trim()).chain(phrase.split_whitespace()));
    words.filter(distinctive).map(str::to_lowercase).collect()
}

/// Whether a text in small letters has a phrase in it, as whole words where it is in Latin letters.
fn says(text: &str, phrase: &str) -> bool {
    let beside = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_ascii_alphanumeric());
    text.match_indices(phrase).any(|(start, _)| {
        let end = start + phrase.len();
        !phrase.is_ascii() || (beside(text[..start].chars().next_back()) && beside(text[end..].chars().next()))
    })
}

/// The phrases that stand in a text of the program, but for those that are general.
fn phrases_in(text: &str, phrases: &BTreeSet<String>) -> Vec<String> {
    let text = text.to_lowercase();
    let is_general = |phrase: &str| GENERAL.iter().any(|(general, _)| *general == phrase);
    phrases.iter().filter(|phrase| !is_general(phrase) && says(&text, phrase)).cloned().collect()
}

#[test]
fn the_program_knows_no_phrase_of_the_base() {
    let phrases = own_phrases(&load(Path::new("facts")).base);
    assert!(phrases.len() > 300, "{} phrases", phrases.len());
    // The list of ordinary English words is a dictionary's and names nothing.
    let texts = sources().into_iter().filter(|source| !source.path.starts_with("src/language/data"));
    let faults: Vec<String> = texts
        .flat_map(|source| phrases_in(&source.text, &phrases).into_iter().map(move |phrase| format!("{}: {phrase}", source.path.display())))
        .collect();
    assert!(
        faults.is_empty(),
        "phrases of facts/ that stand in src; a word of any subject belongs to GENERAL, with a reason, all others out of src:\n{}",
        faults.join("\n")
    );
}

/// Runs of digits of a text, without the signs between thousands: "8,997" is 8997.
fn numbers(text: &str) -> BTreeSet<String> {
    // A character's number, \u{2028}, is no figure.
    let escapes_out: String = text
        .split("\\u{")
        .enumerate()
        .map(|(turn, piece)| if turn == 0 { piece } else { piece.split_once('}').map_or("", |(_, rest)| rest) })
        .collect();
    let text = escapes_out.replace([',', '_'], "");
    text.split(|letter: char| !(letter.is_ascii_digit() || letter == '.')).map(|run| run.trim_matches('.').to_owned()).collect()
}

#[test]
fn the_program_knows_no_figure_of_the_base() {
    let base = load(Path::new("facts")).base;
    // Three digits that are not zero are hardly met by chance.
    let telling =
        |number: &String| number.trim_start_matches(['0', '.']).trim_end_matches('0').chars().filter(char::is_ascii_digit).count() > 2;
    let stated: BTreeSet<String> = base.figures.iter().flat_map(|figure| numbers(&figure.stated)).filter(telling).collect();
    assert!(stated.len() > 30, "{} figures", stated.len());
    let faults: Vec<String> = sources()
        .iter()
        .filter(|source| !source.path.starts_with("src/language/data"))
        .flat_map(|source| {
            numbers(&source.text).intersection(&stated).map(|number| format!("{}: {number}", source.path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "figures of facts/ that stand in src:\n{}", faults.join("\n"));
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
