//! `smebot draft` from the outside.
//!
//! 1. A text becomes the file of a statement on standard output, and what could not be placed goes to standard error.
//! 2. Its head is filled in from the options; its title else from the first line.
//! 3. Standard input is read, too.
//! 4. A text that is empty, not UTF-8 or longer than 200 kB is refused in a sentence.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/program.rs"]
mod program;

use program::run;
use std::path::{Path, PathBuf};

const TEXT: &str = "Pensions in 2025\n\nIn 2025 the institute paid pensions to 2.99 million pensioners. Article 7 was amended. Some 7 of them came back.\n";

fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).unwrap();
    file
}

/// What is said on the two outputs, and the exit status.
fn smebot(arguments: &[&str], input: &str) -> (String, String, i32) {
    let output = run(&[&["--facts", "tests/bases/pensions", "draft"], arguments].concat(), input.as_bytes());
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (out, err, output.status.code().unwrap())
}

#[test]
fn a_text_becomes_the_file_of_a_statement() {
    let file = written("statement.txt", TEXT.as_bytes());
    let named = ["--publisher", "The institute", "--date", "2026-03-26", "--address", "https://example.org/figures"];
    let (out, err, code) = smebot(&[&[file.to_str().unwrap()], &named[..]].concat(), "");
    assert_eq!(code, 0, "{err}");
    let statement: toml::Table = toml::from_str(&out).unwrap();
    assert_eq!(statement["title"].as_str(), Some("Pensions in 2025"));
    assert_eq!(statement["publisher"].as_str(), Some("The institute"));
    assert_eq!(statement["published"].as_datetime().unwrap().to_string(), "2026-03-26");
    assert_eq!(statement["url"].as_str(), Some("https://example.org/figures"));
    let figures = statement["figure"].as_array().unwrap();
    assert_eq!(figures.len(), 1, "{out}");
    let field = |name: &str| figures[0][name].as_str().unwrap().to_owned();
    assert_eq!([field("key"), field("period"), field("stated")], ["pensioners", "2025", "2.99 million"]);
    assert!(out.contains("# line 3: “In 2025 the institute paid pensions to 2.99 million pensioners”"), "{out}");
    assert!(err.contains("numbers that were taken for no figures") && err.contains("Article 7"), "{err}");
}

#[test]
fn a_title_is_given_and_a_text_comes_by_standard_input() {
    let (out, err, code) = smebot(&["-", "--title", "Another “title”"], TEXT);
    assert_eq!(code, 0, "{err}");
    let statement: toml::Table = toml::from_str(&out).unwrap();
    assert_eq!(statement["title"].as_str(), Some("Another “title”"));
    assert_eq!(statement["publisher"].as_str(), Some(""));
}

#[test]
fn a_text_that_is_none_is_refused() {
    let long = "In 2025 there were 2.99 million pensioners. ".repeat(5_000);
    let cases: [(&str, &[u8], &str); 3] = [
        ("empty.txt", b" \n\n", "there is no text in"),
        ("latin.txt", b"pensions \xe9 12", "is not UTF-8; save it with the encoding UTF-8"),
        ("long.txt", long.as_bytes(), "is longer than 200 kB"),
    ];
    for (name, bytes, said) in cases {
        let (out, err, code) = smebot(&[written(name, bytes).to_str().unwrap()], "");
        assert!(code == 1 && out.is_empty() && err.contains(said), "{name}: {code} {out} {err}");
    }
    let (_, err, code) = smebot(&["no-such-file.txt"], "");
    assert!(code == 1 && err.contains("cannot open the statement no-such-file.txt"), "{err}");
}
