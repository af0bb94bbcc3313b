//! `smebot facts` from the outside.
//!
//! 1. A change is shown first, with its difference, the check, and the replies before and after; it is written with `--apply` only.
//! 2. What is new and its first figure are one change, in however many files; what need not be said can be taken out.
//! 3. What would be a fault is not written, and the exit status says so.
//! 4. History, undo and what is due.
//! 5. What members asked in vain.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use smebot::journal::Journal;
use smebot::journal::inbox::{Came, Note};
use std::path::Path;
use std::process::Command;

const INDICATORS: &str = "[boats]\nname = { en = \"registered boats\" }\nunit = \"boats\"\nkind = \"stock\"\nexpects = 2020-06-30\n\n\
                          [crews]\nname = { en = \"boat crews\" }\nunit = \"crews\"\nkind = \"stock\"\nexpects = 2199-01-01\n";
const STATEMENT: &str = "title = \"Count\"\npublisher = \"Harbour office\"\npublished = 2019-02-01\nurl = \"https://harbour.example/count\"\n\n\
                         [[figure]]\nkey = \"boats\"\nperiod = \"2018\"\nstated = \"1,234\"\n\n[[figure]]\nkey = \"crews\"\nperiod = \"2018\"\nstated = \"about 20\"\n";
const FILE: &str = "statements/2019-02-01-count.toml";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("indicators/all.toml", INDICATORS), (FILE, STATEMENT)] {
        std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// What the program says on both outputs, and its exit status.
fn smebot(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_smebot"))
        .args(["--facts", folder.to_str().unwrap(), "facts", "--author", "ada"])
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (said, output.status.code().unwrap())
}

fn says(folder: &Path, arguments: &[&str], words: &[&str], status: i32) -> String {
    let (said, code) = smebot(folder, arguments);
    for word in words {
        assert!(said.contains(word), "{word:?} is not in what {arguments:?} says: {said}");
    }
    assert_eq!(code, status, "{arguments:?}: {said}");
    said
}

#[test]
fn a_change_is_shown_then_written_then_undone() {
    let folder = folder();
    let folder = folder.path();
    let text = || std::fs::read_to_string(folder.join(FILE)).unwrap();
    let add = ["add", "boats", "--period", "2019", "--stated", "more than 1,300", "--statement", "2019-02-01-count"];
    let shown = [
        "+[[figure]]",
        "+stated = \"more than 1,300\"",
        "check: nothing new",
        "registered boats?\n  before: 1,234 registered boats (2018).",
        "More than 1,300 registered boats (2019)",
        "how many crews are there?\n  same:   About 20 boat crews",
    ];
    let asked = [&add[..], &["--question", "how many crews are there?"]].concat();
    let said = says(folder, &asked, &shown, 0);
    assert!(said.contains("--apply writes it"), "{said}");
    assert_eq!(text(), STATEMENT, "it is only shown");
    says(folder, &[&add[..], &["--apply"]].concat(), &["written: change 1;"], 0);
    assert!(text().starts_with(STATEMENT.split("[[figure]]\nkey = \"crews\"").next().unwrap()) && text().contains("more than 1,300"));
    says(folder, &["edit", "boats", "--period", "2018", "--stated", "1,235", "--apply"], &["-stated = \"1,234\"", "written: change 2"], 0);
    says(
        folder,
        &["retire", "crews", "--period", "2018", "--why", "withdrawn", "--apply"],
        &["+retired = \"withdrawn\"", "written: change 3"],
        0,
    );
    let history = says(folder, &["history"], &["3  ", "ada (command line)  retire crews for 2018: withdrawn"], 0);
    assert_eq!(history.lines().count(), 3, "{history}");
    assert_eq!(says(folder, &["history", "crews"], &["retire crews"], 0).lines().count(), 1);
    says(folder, &["undo", "1", "--apply"], &["undo 1: add boats for 2019", "written: change 4"], 0);
    assert!(!text().contains("1,300") && text().contains("1,235") && text().contains("withdrawn"), "later changes stay: {}", text());
    says(folder, &["undo", "1", "--apply"], &["changed since"], 1);
    says(folder, &["restore", "crews", "--period", "2018", "--apply"], &["-retired"], 0);
    says(folder, &["undo", "2", "--apply"], &["written"], 0);
    assert_eq!(text(), STATEMENT);
    says(folder, &["undo", "99"], &["there is no change 99"], 1);
}

#[test]
fn what_would_be_a_fault_is_not_written() {
    let folder = folder();
    let folder = folder.path();
    let edit = ["edit", "boats", "--period", "2018", "--stated", "12 percent", "--apply"];
    says(folder, &edit, &["2019-02-01-count.toml:9:10: error: ", "not written: put the errors right first"], 1);
    says(folder, &["edit", "boats", "--period", "1999", "--stated", "3"], &["no statement states boats for 1999"], 1);
    says(folder, &["edit", "boats", "--period", "2018"], &["--stated"], 2);
    says(folder, &["add", "boats", "--period", "2019", "--stated", "5", "--statement", "new-one"], &["for a new one give its title"], 1);
    assert_eq!(std::fs::read_to_string(folder.join(FILE)).unwrap(), STATEMENT);
    assert!(!folder.join(".history.sqlite").exists(), "what is only shown leaves nothing behind");
    let new = ["--title", "T", "--publisher", "P", "--published", "2020-01", "--url", "https://harbour.example/new", "--apply"];
    says(
        folder,
        &[&["add", "boats", "--period", "2019", "--stated", "5", "--statement", "new-one"][..], &new].concat(),
        &["+++ b/statements/new-one.toml"],
        0,
    );
    says(folder, &["undo", "1", "--apply"], &["+++ /dev/null"], 0);
    assert!(!folder.join("statements/new-one.toml").exists());
}

#[test]
fn a_pasted_line_end_is_no_part_of_a_figure_and_errors_of_the_files_themselves_are_told() {
    let folder = folder();
    let folder = folder.path();
    let add = ["add", "boats", "--period", "2019\n", "--stated", "1,300\r\n", "--statement", "2019-02-01-count"];
    says(folder, &add, &["add boats for 2019: \"1,300\"\n", "+period = \"2019\"\n+stated = \"1,300\"\n", "check: nothing new"], 0);
    std::fs::write(folder.join("indicators/lamps.toml"), "[lamps]\nname = { en = \"lamps\" }\nunit = 7\n").unwrap();
    says(folder, &[&add[..], &["--apply"]].concat(), &["the files have 1 errors besides", "written: change 1"], 0);
}

#[test]
fn what_is_due_is_listed() {
    let folder = folder();
    let due = says(folder.path(), &["due"], &["expected 2020-06-30  boats; the last is for 2018: 1,234, stated 2019-02-01"], 0);
    assert!(!due.contains("crews"), "{due}");
    // Without a day that is expected, a figure grows old: twice the usual time after its last period.
    let indicators = INDICATORS.replace("expects = 2020-06-30\n", "");
    std::fs::write(folder.path().join("indicators/all.toml"), indicators).unwrap();
    says(folder.path(), &["due"], &["old since 2020-12-30  boats; the last is for 2018"], 0);
}

#[test]
fn an_indicator_is_described_and_the_facts_are_given_away() {
    let folder = folder();
    let folder = folder.path();
    let new = ["indicator", "new", "nets", "--name", "fishing nets", "--name", "渔网", "--unit", "nets", "--phrase", "trawls", "--apply"];
    says(folder, &new, &["+name  = { en = \"fishing nets\", zh = \"渔网\" }", "written: change 1"], 0);
    says(folder, &["indicator", "new", "nets", "--name", "nets", "--unit", "nets"], &["there is an indicator \"nets\" already"], 1);
    says(folder, &["indicator", "new", "boat crews", "--name", "x", "--unit", "x"], &["is no key"], 1);
    let edit = ["indicator", "edit", "nets", "--note", "Of all harbours.", "--kind", "stock", "--part-of", "boats", "--apply"];
    says(folder, &edit, &["+note  = { en = \"Of all harbours.\" }", "+kind  = \"stock\"", "written: change 2"], 0);
    says(folder, &["indicator", "edit", "nets", "--kind", "pile"], &["error: `kind` is", "not written"], 1);
    let to = tempfile::tempdir().unwrap();
    let away = to.path().join("away");
    says(folder, &["export", away.to_str().unwrap()], &["facts.zip", "history.jsonl"], 0);
    assert!(std::fs::read(away.join("facts.zip")).unwrap().starts_with(b"PK\x03\x04"));
    let history = std::fs::read_to_string(away.join("history.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> = history.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| line["id"].as_i64().unwrap()).collect::<Vec<_>>(), [1, 2], "the earliest first");
    assert_eq!(
        (lines[1]["key"].as_str(), lines[1]["author"].as_str(), lines[1]["state"].as_str()),
        (Some("nets"), Some("ada"), Some("done"))
    );
    assert!(lines[1]["after"].as_str().unwrap().contains("Of all harbours.") && !lines[1]["before"].as_str().unwrap().contains("Of all"));
}

#[test]
fn something_new_and_its_first_figure_are_one_change() {
    let folder = folder();
    let folder = folder.path();
    let nets = ["add", "nets", "--period", "2018", "--stated", "about 300"];
    let known = [&nets[..], &["--statement", "2019-02-01-count"]].concat();
    says(folder, &known, &["no indicator is called \"nets\"", "not written"], 1);
    let described = ["--new", "--name", "fishing nets", "--name", "渔网", "--unit", "nets", "--kind", "stock", "--phrase", "trawls"];
    let shown = [
        "add the indicator nets; add nets for 2018: \"about 300\"",
        "+[nets]",
        "+asked = { en = [\"trawls\"] }",
        "+stated = \"about 300\"",
        "check: nothing new",
        "how many trawls?\n  before: ",
        "  after:  About 300",
    ];
    let add = [&known[..], &described, &["--question", "how many trawls?"]].concat();
    says(folder, &add, &shown, 0);
    assert!(!folder.join("indicators/more.toml").exists(), "it is only shown");
    says(folder, &[&add[..], &["--apply"]].concat(), &["written: change 1;"], 0);
    assert_eq!(says(folder, &["history"], &["ada (command line)  add the indicator nets; add nets"], 0).lines().count(), 1, "one change");
    says(folder, &add, &["there is an indicator \"nets\" already"], 1);
    says(folder, &["undo", "1", "--apply"], &["-[nets]", "-stated = \"about 300\"", "written: change 2"], 0);
    assert_eq!(std::fs::read_to_string(folder.join(FILE)).unwrap(), STATEMENT);
    assert!(!folder.join("indicators/more.toml").exists());
    // In a statement that is new, too; a whole that it cannot be a part of is refused by the check.
    let source = [
        "--statement",
        "2019-03-nets",
        "--title",
        "Nets",
        "--publisher",
        "Office",
        "--published",
        "2019-03",
        "--url",
        "https://nets.example",
    ];
    let whole = [&nets[..], &source, &["--new", "--name", "net spending", "--unit", "yuan", "--part-of", "boats"]].concat();
    says(folder, &[&whole[..], &["--apply"]].concat(), &["error: ", "not written"], 1);
    says(folder, &[&nets[..], &source, &described, &["--apply"]].concat(), &["+++ b/statements/2019-03-nets.toml", "written: change 3"], 0);
    // What is described belongs to something new, and something new has to be described.
    says(folder, &[&known[..], &["--topic", "x"]].concat(), &["belong to a new one: add --new"], 1);
    says(folder, &[&known[..], &["--new"]].concat(), &["--name", "--unit"], 2);
}

#[test]
fn what_need_not_be_said_of_an_indicator_or_a_term_can_be_taken_out() {
    let folder = folder();
    let folder = folder.path();
    let note =
        ["indicator", "edit", "boats", "--note", "Of every harbour.", "--note", "各港合计。", "--part-of", "crews", "--name", "登记船只"];
    says(folder, &[&note[..], &["--apply"]].concat(), &["written: change 1"], 0);
    let edit = |fields: &[&'static str]| {
        let empty = fields.iter().flat_map(|field| ["--empty", *field]);
        ["indicator", "edit", "boats"].into_iter().chain(empty).collect::<Vec<_>>()
    };
    let shown = [
        "describe boats otherwise, without note.en and part_of and expects",
        "+note    = { zh = \"各港合计。\" }",
        "-part_of = \"crews\"",
        "-expects = 2020-06-30",
        "check: nothing new",
    ];
    says(folder, &[&edit(&["note.en", "part-of", "expects"])[..], &["--apply"]].concat(), &shown, 0);
    says(
        folder,
        &[&edit(&["note", "name.zh", "kind"])[..], &["--apply"]].concat(),
        &["-note    = ", "+name = { en = \"registered boats\" }", "-kind = "],
        0,
    );
    let file = || std::fs::read_to_string(folder.join("indicators/all.toml")).unwrap();
    assert_eq!(file(), INDICATORS.replacen("kind = \"stock\"\nexpects = 2020-06-30\n", "", 1), "what is taken out leaves nothing behind");
    for (fields, words, status) in [
        (&["unit"][..], "needs its unit", 2),
        (&["name"], "name.en or name.zh can be empty, not both", 2),
        (&["colour"], "there is no field \"colour\" to empty: name, note,", 2),
        (&["part_of.zh"], "is no text in a language", 2),
        (&["name.en"], "needs its name", 1),
        (&["note"], "there is no `note` of \"boats\" to take out", 1),
    ] {
        says(folder, &edit(fields), &[words], status);
    }
    let both = [&edit(&["kind"])[..], &["--kind", "flow"]].concat();
    says(folder, &both, &["kind cannot be given and be taken out at once"], 1);
    for (empty, given, text) in [("asked", "--phrase", "trawlers"), ("name.en", "--name", "boats"), ("note.zh", "--note", "港口")] {
        let both = [&edit(&[empty])[..], &[given, text]].concat();
        says(folder, &both, &[&format!("{empty} cannot be given and be taken out at once")], 1);
    }
    let term = [
        "define",
        "boat",
        "--name",
        "boat",
        "--definition",
        "It floats.",
        "--publisher",
        "Office",
        "--url",
        "https://a.example",
        "--apply",
    ];
    says(folder, &term, &["written"], 0);
    says(folder, &["define", "boat", "--empty", "publisher", "--apply"], &["define boat, without publisher", "-publisher"], 0);
    says(folder, &["define", "boat", "--empty", "definition.en"], &["needs its definition"], 1);
    for (empty, given, text) in
        [("url", "--url", "https://b.example"), ("name.en", "--name", "vessel"), ("publisher", "--publisher", "港务局")]
    {
        let both = ["define", "boat", "--empty", empty, given, text];
        says(folder, &both, &[&format!("{empty} cannot be given and be taken out at once")], 1);
    }
    says(folder, &["define", "boat"], &["--name", "--definition"], 2);
}

#[test]
fn a_change_is_tried_with_the_questions_of_the_set() {
    let folder = folder();
    let folder = folder.path();
    std::fs::create_dir(folder.join("questions")).unwrap();
    let cases = "[[case]]\nid = \"1\"\nask = \"how many wave hoppers are there?\"\nexpect = \"answer\"\n\n[[case]]\nask = \"how many crews are there?\"\n\n\
                 [[case]]\nask = \"and in 2018?\"\nprev = \"how many crews are there?\"\nas_of = \"2019-06-01\"\n";
    std::fs::write(folder.join("questions/dev.toml"), cases).unwrap();
    std::fs::write(folder.join("questions/broken.toml"), "[[case]\n").unwrap();
    let teach = ["phrase", "add", "boats", "wave hoppers"];
    let shown = ["of 3 test questions, 1 get another reply; 1 of these are answered now", "how many wave hoppers are there?\n  before: "];
    says(folder, &teach, &shown, 0);
    says(
        folder,
        &["edit", "crews", "--period", "2018", "--stated", "about 30"],
        &["of 3 test questions, 2 get another reply; 0 of these"],
        0,
    );
}

#[test]
fn what_members_asked_in_vain_is_listed_the_most_asked_first() {
    let folder = folder();
    let config = folder.path().join("config.toml");
    let inbox = || {
        let arguments = ["--config", config.to_str().unwrap(), "facts", "inbox"];
        let output = Command::new(env!("CARGO_BIN_EXE_smebot")).args(arguments).output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (said, output.status.success())
    };
    std::fs::write(&config, "facts = \".\"\n").unwrap();
    assert!(matches!(inbox(), (said, false) if said.contains("names no `journal`")));
    std::fs::write(&config, "facts = \".\"\njournal = \"bot.sqlite\"\n").unwrap();
    assert!(matches!(inbox(), (said, false) if said.contains("there is no journal")));
    let mut journal = Journal::open(&folder.path().join("bot.sqlite")).unwrap();
    let now = jiff::Timestamp::now().as_second();
    for (question, likeness, second) in [("how many kites?", 1, now), ("boats, how many?", 2, now - 5), ("how many boats?", 2, now)] {
        let note = Note { question: question.to_owned(), likeness, came: Came::Unanswered };
        journal.note(&note, second).unwrap();
    }
    let old = Note { question: "how many old things?".to_owned(), likeness: 3, came: Came::Clarified };
    journal.note(&old, now - 31 * 86_400).unwrap();
    let (said, is_well) = inbox();
    assert!(is_well && said.starts_with("2  ") && said.contains("how many boats? (2 without an answer)"), "{said}");
    assert!(said.contains("boats, how many?") && said.find("boats") < said.find("kites") && !said.contains("old things"), "{said}");
    std::fs::write(&config, "facts = \".\"\njournal = \"bot.sqlite\"\ninbox = false\n").unwrap();
    assert!(matches!(inbox(), (said, false) if said.contains("`inbox = false`")));
}
