//! `smebot check` from the outside.
//!
//! 1. A good base with good settings ends with one line and is in order.
//! 2. A fault of the settings is shown at its line, like a fault of the facts.
//! 3. Leftovers of editors are not read; links, byte order marks and Windows line ends make no difference.
//! 4. `--against` names each figure whose words are not in the pasted text.
//! 5. An edit can be checked before it is saved.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use smebot::cli::Common;
use smebot::cli::check::{CheckArgs, check};
use smebot::config::SecondKeeper;
use smebot::facts::check as facts_check;
use smebot::facts::load::{Edited, Files, Folder, Texts};
use std::fs;
use std::path::{Path, PathBuf};

fn good() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/good"))
}

/// An empty folder of this test's own.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn copy_of_good(name: &str) -> PathBuf {
    let (from, to) = (good(), scratch(name));
    for folder in ["indicators", "statements"] {
        fs::create_dir_all(to.join(folder)).unwrap();
    }
    for file in Folder(from.clone()).list().0 {
        fs::copy(from.join(&file), to.join(&file)).unwrap();
    }
    to
}

fn run((common, args): &(Common, CheckArgs)) -> (bool, String) {
    let mut out = Vec::new();
    let in_order = check(args, common, &mut anstream::StripStream::new(&mut out)).unwrap();
    (in_order, String::from_utf8(out).unwrap())
}

fn of(facts: PathBuf, config: Option<PathBuf>) -> (Common, CheckArgs) {
    (Common { facts: Some(facts), config }, CheckArgs::default())
}

#[test]
fn a_good_base_is_one_line() {
    let shipped = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/config.toml"));
    let wanted = "facts: 2 indicators, 2 figures, 1 statement, no faults\n";
    assert_eq!(run(&of(good(), Some(shipped))), (true, wanted.into()));
}

#[test]
fn a_fault_of_the_settings_is_shown_at_its_line() {
    let folder = scratch("settings");
    let config = folder.join("bot.toml");
    fs::write(&config, "factz = \"elsewhere\"\nlanguage = \"de\"\n").unwrap();
    let (in_order, shown) = run(&of(good(), Some(config)));
    assert!(!in_order);
    assert!(shown.contains("bot.toml:1:1") && shown.contains("did you mean \"facts\"?"), "{shown}");
    assert!(shown.contains("bot.toml:2:12") && shown.contains("`language` is \"en\" or \"zh\""), "{shown}");
    assert!(shown.ends_with("2 errors in 6 files\n"), "{shown}");
}

#[test]
fn a_fault_in_what_needs_a_second_keeper_lets_nothing_through() {
    let folder = scratch("second");
    let config = folder.join("bot.toml");
    let second = |text: &str| {
        fs::write(&config, text).unwrap();
        let (config, problems) = smebot::config::load(Some(&config));
        (config.discord.second_keeper, problems.len())
    };
    assert_eq!(second(""), (SecondKeeper::Never, 0));
    assert_eq!(second("second-keeper = \"for-changed-figures\"\n"), (SecondKeeper::ForChangedFigures, 0));
    assert_eq!(second("second-keeper = \"for changed figures\"\n"), (SecondKeeper::Always, 1));
    assert_eq!(second("second-keeper = true\n"), (SecondKeeper::Always, 1));
}

#[test]
fn facts_are_looked_for_beside_the_settings_that_name_them() {
    let folder = scratch("beside");
    fs::write(folder.join("bot.toml"), "facts = \"mine\"\n").unwrap();
    let (config, problems) = smebot::config::load(Some(&folder.join("bot.toml")));
    assert_eq!((config.facts, problems.len()), (folder.join("mine"), 0));
    let (_, problems) = smebot::config::load(Some(&folder.join("none.toml")));
    assert_eq!(problems.len(), 1, "a file that is named has to be there");
}

#[test]
fn what_editors_leave_behind_makes_no_difference() {
    let folder = copy_of_good("leftovers");
    fs::write(folder.join("indicators/.base.toml.swp"), "[").unwrap();
    fs::write(folder.join("indicators/.#base.toml"), "[").unwrap();
    fs::write(folder.join("indicators/base.toml~"), "[").unwrap();
    fs::write(folder.join("README.md"), "[").unwrap();
    let topics = fs::read_to_string(folder.join("topics.toml")).unwrap();
    fs::write(folder.join("topics.toml"), format!("\u{FEFF}{}", topics.replace('\n', "\r\n"))).unwrap();
    let (in_order, shown) = run(&of(folder, None));
    assert!(in_order && shown.contains("no faults"), "{shown}");
}

#[test]
fn places_are_right_behind_a_byte_order_mark_and_windows_line_ends() {
    let folder = copy_of_good("windows");
    fs::write(folder.join("topics.toml"), "\u{FEFF}[counts]\r\nname = \"企业\"\r\nnmae = \"x\"\r\n").unwrap();
    let (_, shown) = run(&of(folder, None));
    assert!(shown.contains("topics.toml:3:1") && shown.contains("3 | nmae"), "{shown}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_dangling_ones_are_faults() {
    let folder = copy_of_good("links");
    fs::rename(folder.join("indicators/base.toml"), folder.join("elsewhere.txt")).unwrap();
    std::os::unix::fs::symlink(folder.join("elsewhere.txt"), folder.join("indicators/base.toml")).unwrap();
    assert!(run(&of(folder.clone(), None)).0);
    std::os::unix::fs::symlink("nowhere", folder.join("indicators/gone.toml")).unwrap();
    let (in_order, shown) = run(&of(folder, None));
    assert!(!in_order && shown.contains("gone.toml: cannot read the file"), "{shown}");
}

#[test]
fn a_file_that_is_not_utf_8_says_where() {
    let folder = copy_of_good("latin");
    fs::write(folder.join("topics.toml"), b"[counts]\nname = \"caf\xE9\"\n").unwrap();
    let (in_order, shown) = run(&of(folder, None));
    assert!(!in_order && shown.contains("line 2 is not UTF-8"), "{shown}");
}

#[test]
fn figures_that_their_source_does_not_state_are_named() {
    let folder = scratch("against");
    let statement = good().join("statements/2023-base.toml");
    fs::write(folder.join("page.txt"), "北京3月27日电：大型企业超过\n8，997 家，其中北方 about 11,200.").unwrap();
    let named = CheckArgs { against: Some(vec![folder.join("page.txt"), statement.clone()]) };
    let args = (Common::default(), named);
    let wanted =
        format!("{}:15: \"about 1,200\" of large-firms is not in the text\n1 of 2 figures stand in the text\n", statement.display());
    assert_eq!(run(&args), (false, wanted));
    fs::write(folder.join("page.txt"), "超过8,997家 ... About 1,200 of them").unwrap();
    assert_eq!(run(&args), (true, "2 of 2 figures stand in the text\n".into()));
}

#[test]
fn an_edit_is_checked_before_it_is_saved() {
    let saved = Folder(good());
    let edits = Texts([("topics.toml".into(), "[counts]\nnmae = \"x\"\n".into())].into());
    let loaded = facts_check::check(&Edited { saved: &saved, edits });
    assert_eq!(loaded.problems.len(), 1, "{:?}", loaded.problems);
    assert_eq!(loaded.problems[0].file, Path::new("topics.toml"));
    assert!(facts_check::check(&saved).problems.is_empty());
}

#[test]
fn a_file_made_to_exhaust_the_loader_is_only_a_fault() {
    let many = 100_000;
    for text in [
        format!("[{}a]\nname = \"x\"\n", "a.".repeat(many)),
        format!("{}a = 1\n", "a.".repeat(many)),
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{a=".repeat(many)),
        "[a]\nb=\n".repeat(20_000),
        "x\n".repeat(50_000),
        format!("[x]\nname = \"{}\"\nunit = \"x\"\n", "\u{202E}".repeat(many)),
    ] {
        for file in ["indicators/x.toml", "statements/x.toml", "dimensions.toml"] {
            let files = Texts([(file.into(), text.clone())].into());
            let loaded = facts_check::check(&files);
            assert!(!loaded.problems.is_empty());
            smebot::facts::diagnostics::write(&loaded.problems, &files, &mut std::io::sink()).unwrap();
        }
    }
}
