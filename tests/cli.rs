//! Does the program itself keep what its command line and its JSON promise?
//!
//! 1. The JSON of an answer is, byte for byte, what the contract says.
//! 2. A batch answers line by line; a line that cannot be read costs only itself.
//! 3. Escape codes are written to terminals only, and not where NO_COLOR is set.
//! 4. The exit status is 0 for any answer, 2 for a wrong command line, 1 for a failure, which says what to do.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

#[path = "common/folder.rs"]
mod folder;
#[path = "common/program.rs"]
mod program;

use folder::copy;
use program::run;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own with the shipped facts and of their statements only the first.
struct Seed(PathBuf);

impl Seed {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("smebot-cli-{}-{name}", std::process::id()));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("facts"), &folder);
        for file in std::fs::read_dir(folder.join("statements")).unwrap() {
            let path = file.unwrap().path();
            if !path.ends_with("2023-03-27-china-banking-news.toml") {
                std::fs::remove_file(path).unwrap();
            }
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Output {
        run(&[&["--facts", self.0.to_str().unwrap(), "ask", "--as-of", "2023-04-01"], arguments].concat(), input)
    }
}

impl Drop for Seed {
    fn drop(&mut self) {
        // OK because a folder that is left behind in the folder for such harms no other test.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The source line of every reply on the seed, as JSON has it.
const SOURCE: &str = "Source: Ministry of Industry Wants China to Create over 80,000 “Specialised and Innovative” Small Enterprises in 2023, China Banking News, 27 March 2023, https://www.chinabankingnews.com/2023/03/27/ministry-of-industry-wants-china-to-create-over-80000-specialised-and-innovative-small-enterprises-in-2023/";

#[test]
fn a_figure_is_json_as_the_contract_says() {
    let seed = Seed::new("figure");
    let output = seed.run(&["--json", "how many", "little giants", "are there?"], b"");
    let got = text(&output.stdout);
    let (head, suggestions) = got.split_once(r#","suggestions":"#).unwrap();
    let wanted = [
        r#"{"id":null,"question":"how many little giants are there?","language":"en","outcome":"answer","verdict":null,"score":SCORE,"#,
        r#""reply":"8,997 little giant enterprises (2022).\nLess than 12.9% of specialised and innovative SMEs (8,997 ÷ more than 70,000).\n"#,
        r#"Note: Total recognised by MIIT to date, less those that lost the label.\n"#,
        SOURCE,
        r#"","figures":[{"key":"little-giants","period":"2022","members":{},"value":"8997","bound":"exact","unit":"enterprises","stated":"8,997","statement":"2023-03-27-china-banking-news"}],"#,
        r#""computed":[{"kind":"share","value":"12.8529","bound":"below","unit":"percent","working":"8,997 ÷ more than 70,000"}]"#,
    ]
    .concat();
    let score = head.split_once(r#""score":"#).unwrap().1.split(',').next().unwrap();
    assert!((0.0..=1.0).contains(&score.parse::<f64>().unwrap()));
    assert_eq!(head, wanted.replace("SCORE", score));
    assert!(suggestions.starts_with('[') && suggestions.trim_end().ends_with("]}"));
    assert!(output.status.success());
}

#[test]
fn large_money_is_a_plain_decimal_and_a_computed_headline_stands_first() {
    let seed = Seed::new("money");
    let lines = "operating revenue of above-scale industrial SMEs\nwhat was the revenue of above-scale industrial SMEs in 2021\n";
    let output = seed.run(&["--json"], lines.as_bytes());
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert!(
        lines[0].contains(r#""value":"80000000000000","bound":"above","unit":"yuan","stated":"exceeded 80 trillion yuan""#),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(r#""computed":[{"kind":"earlier_level","value":"76045627376425.8555","bound":"above","unit":"yuan""#),
        "{}",
        lines[1]
    );
    let figures = lines[1].split_once(r#""figures":["#).unwrap().1;
    assert!(figures.starts_with(r#"{"key":"industrial-sme-revenue","#), "{figures}");
}

#[test]
fn an_abstention_has_no_figures_and_a_claim_has_a_verdict() {
    let seed = Seed::new("abstention");
    let output = seed.run(&["--json"], "how many little giants in 2019\nis it true that there are 9,500 little giants\nhello\n".as_bytes());
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert!(lines[0].contains(r#""outcome":"abstain","verdict":null"#), "{}", lines[0]);
    assert!(
        lines[0].contains(r#""figures":[],"computed":[],"suggestions":["How many little giant enterprises in 2022?"]"#),
        "{}",
        lines[0]
    );
    assert!(lines[1].contains(r#""outcome":"answer","verdict":"refuted""#), "{}", lines[1]);
    assert!(lines[2].contains(r#""outcome":"silent","verdict":null"#), "{}", lines[2]);
    assert!(lines[2].ends_with(r#""reply":"","figures":[],"computed":[],"suggestions":[]}"#), "{}", lines[2]);
}

#[test]
fn a_line_that_cannot_be_read_costs_only_itself() {
    let seed = Seed::new("batch");
    let mut input = Vec::new();
    input.extend_from_slice(b"{\"id\":\"a\",\"question\":\"how many little giants\"}\n");
    input.extend_from_slice(b"{\"question\": }\n");
    input.extend_from_slice(b"{\"id\":[1],\"question\":\"x\"}\n\n");
    input.extend_from_slice(b"\xff\xfe?\n");
    input.extend(vec![b'x'; 70_000]);
    input.extend_from_slice(b"\n{\"id\":7,\"question\":\"and SMEs surveyed?\",\"context\":[\"how many little giants\"]}");
    let output = seed.run(&["--json"], &input);
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!(lines.len(), 6, "{lines:#?}");
    assert!(lines[0].starts_with(r#"{"id":"a","question":"how many little giants","#), "{}", lines[0]);
    for (line, wanted) in lines[1..5].iter().zip([
        r#"{"id":null,"error":"line 2: cannot read the object: "#,
        r#"{"id":null,"error":"line 3: the id is neither a string nor a number; it should look like "#,
        r#"{"id":null,"error":"line 5: byte 1 is not UTF-8; write the line in UTF-8"}"#,
        r#"{"id":null,"error":"line 6: it is longer than 65536 bytes; a question is one short line"}"#,
    ]) {
        assert!(line.starts_with(wanted), "{line}");
    }
    assert!(lines[5].starts_with(r#"{"id":7,"question":"and SMEs surveyed?","#), "{}", lines[5]);
    assert!(output.status.success());
}

#[test]
fn a_stream_is_answered_before_it_ends() {
    use std::io::{BufRead, BufReader};
    let seed = Seed::new("stream");
    let mut child = Command::new(env!("CARGO_BIN_EXE_smebot"))
        .args(["ask", "--json", "--facts", seed.0.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for question in ["how many little giants", "小巨人有多少"] {
        writeln!(input, "{question}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.contains(question), "{line}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_pipe_gets_no_escape_codes_and_an_empty_line_between_replies() {
    let seed = Seed::new("plain");
    let output = seed.run(&[], "how many little giants\nhow many SMEs were surveyed\n".as_bytes());
    let got = text(&output.stdout);
    assert!(!got.contains('\u{1b}'), "{got}");
    let wanted = format!("label.\n{SOURCE}\n\n43,000 SMEs questioned in the MIIT survey (2022).\n{SOURCE}\n");
    assert!(got.ends_with(&wanted), "{got}");
}

#[test]
fn colours_are_forced_and_forbidden_by_the_environment() {
    let seed = Seed::new("colour");
    let coloured = |name: &str, value: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_smebot"))
            .args(["ask", "--facts", seed.0.to_str().unwrap(), "how many little giants"])
            .env_remove("NO_COLOR")
            .env(name, value)
            .output()
            .unwrap();
        text(&output.stdout).contains("\u{1b}[1m8,997\u{1b}[0m")
    };
    assert!(coloured("CLICOLOR_FORCE", "1"));
    assert!(!coloured("NO_COLOR", "1"));
}

#[test]
fn help_names_what_works_and_nothing_else() {
    let help = text(&run(&["--help"], b"").stdout).to_owned();
    for wanted in ["run", "sandbox", "ask", "verify", "check", "draft", "facts", "--facts", "--config"] {
        assert!(help.contains(wanted), "{help}");
    }
    let help = text(&run(&["ask", "--help"], b"").stdout).to_owned();
    for wanted in ["--json", "--as-of", "--context", "--facts"] {
        assert!(help.contains(wanted), "{help}");
    }
}

#[test]
fn the_exit_status_tells_usage_from_failure() {
    let status = |arguments: &[&str]| run(arguments, b"").status.code();
    assert_eq!(status(&["ask", "--as-of", "tomorrow", "x"]), Some(2));
    assert_eq!(status(&["frobnicate"]), Some(2));
    let output = run(&["ask", "--facts", "/nowhere/at/all", "x"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "smebot: there is no folder /nowhere/at/all; name the folder of the facts with --facts DIR, or start smebot where `facts` is\n"
    );
    let empty = Seed::new("empty");
    std::fs::remove_file(empty.0.join("statements/2023-03-27-china-banking-news.toml")).unwrap();
    let output = empty.run(&["x"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("there are no figures in"), "{}", text(&output.stderr));
}

#[test]
fn a_fault_in_the_facts_is_named_and_the_rest_is_answered() {
    let seed = Seed::new("fault");
    std::fs::write(seed.0.join("statements/broken.toml"), "title = \n").unwrap();
    let output = seed.run(&["how many little giants"], b"");
    let warning = text(&output.stderr);
    assert!(warning.contains("in ") && warning.ends_with(": run smebot check\n") && warning.lines().count() == 1, "{warning}");
    assert!(text(&output.stdout).starts_with("8,997 little giant enterprises (2022)."));
    assert!(output.status.success());
}

#[test]
fn texts_are_verified_one_a_line() {
    let mut input = br#"{"id":"7","text":"SRDI SMEs made up 72% of all new A-share listings in 2022; it is 10:30 now."}"#.to_vec();
    input.extend_from_slice(b"\n{\"text\": }\n\xff\n");
    input.extend_from_slice("2022年“小巨人”企业有8997家。\n".as_bytes());
    let output = run(&["verify", "--json", "--facts", "facts"], &input);
    let lines: Vec<serde_json::Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert_eq!(lines[0]["id"], "7");
    let claims = lines[0]["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 1, "{claims:#?}");
    let claim = &claims[0];
    assert!(claim["words"].as_str().unwrap().starts_with("72% of all new A-share listings"), "{claim}");
    for (key, wanted) in
        [("value", "72"), ("bound", "exact"), ("verdict", "refuted"), ("key", "srdi-share-of-new-listings"), ("true", "59")]
    {
        assert_eq!(claim[key], wanted, "{claim}");
    }
    assert!(lines[1]["error"].as_str().unwrap().starts_with("line 2: cannot read the object: "), "{}", lines[1]);
    assert!(lines[2]["error"].as_str().unwrap().starts_with("line 3: byte 1 is not UTF-8"), "{}", lines[2]);
    assert_eq!(lines[3]["claims"][0]["verdict"], "supported", "{}", lines[3]);
    assert!(output.status.success());
}
