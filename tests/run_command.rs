//! `smebot run` from the outside, as far as it needs no Discord.
//!
//! 1. A missing or misshapen token is told with what to do, and is never shown.
//! 2. A fault of the config stops it, at its line.
//! 3. Every setting of config.toml that is shown there is one that the program knows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use smebot::cli::{Common, run};
use smebot::config;
use smebot::facts::problem::Severity;
use std::path::{Path, PathBuf};

fn common(folder: &Path, text: &str) -> Common {
    let file = folder.join("config.toml");
    std::fs::write(&file, text).unwrap();
    Common { facts: Some(PathBuf::from("tests/bases/harbours")), config: Some(file) }
}

fn fault(common: &Common, token: Option<&str>) -> (String, String) {
    let mut out = Vec::new();
    let error = run::run(common, token.map(str::to_owned), &mut anstream::StripStream::new(&mut out)).unwrap_err();
    (format!("{error:#}"), String::from_utf8(out).unwrap())
}

#[test]
fn a_missing_token_says_where_one_is_found() {
    let folder = tempfile::tempdir().unwrap();
    for token in [None, Some(""), Some("  ")] {
        let (error, _) = fault(&common(folder.path(), ""), token);
        for words in ["DISCORD_TOKEN", "token-file", "discord.com/developers/applications", "smebot sandbox"] {
            assert!(error.contains(words), "{words} is not in {error}");
        }
    }
}

#[test]
fn what_is_no_token_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (error, out) = fault(&common(folder.path(), ""), Some("hunter2-is-my-password"));
    assert!(error.contains("three parts") && !error.contains("hunter2") && !out.contains("hunter2"), "{error} {out}");
    std::fs::write(folder.path().join("token"), "hunter2").unwrap();
    let (error, _) = fault(&common(folder.path(), "token-file = \"token\""), None);
    assert!(error.contains("three parts") && !error.contains("hunter2"), "{error}");
    std::fs::write(folder.path().join("token"), "x".repeat(5_000)).unwrap();
    let (error, _) = fault(&common(folder.path(), "token-file = \"token\""), None);
    assert!(error.contains("too large"), "{error}");
    let (error, _) = fault(&common(folder.path(), "token-file = \"elsewhere\""), None);
    assert!(error.contains("cannot read the token file"), "{error}");
}

#[test]
fn a_fault_of_the_config_stops_it() {
    let folder = tempfile::tempdir().unwrap();
    let (error, out) = fault(&common(folder.path(), "health = \"here\"\n"), Some("a.b.c"));
    assert!(error.contains("has faults") && out.contains("no address") && out.contains("config.toml:1"), "{error} {out}");
}

#[test]
fn settings_are_checked_each_at_its_line() {
    for (line, words) in [
        ("channels = [\"general\"]", "no number of a channel"),
        ("channels = [5]", "has to be a text in quotes"),
        ("log-channel = \"0\"", "no number of a channel"),
        ("keeper-roles = [\"moderators\"]", "no number of a role"),
        ("keeper-servers = [\"home\"]", "no number of a server"),
        ("keeper-servers = \"123456789012345678\"", "list"),
        ("message-content = \"yes\"", "true or false"),
        ("questions-at-once = 0", "from 1 to 3600"),
        ("seconds-per-question = 1.5", "from 1 to 3600"),
        ("edit-minutes = -1", "from 1 to 3600"),
        ("log = \"loud\"", "\"error\" or \"warn\" or \"info\" or \"debug\""),
        ("log-format = \"xml\"", "\"text\" or \"json\""),
        ("health = \"localhost\"", "no address"),
        ("jurnal = \"x\"", "no `jurnal`"),
    ] {
        let (_, problems) = config::parse(Path::new("config.toml"), line);
        let shown: Vec<String> = problems.iter().map(|problem| format!("{problem:?}")).collect();
        assert!(problems.iter().any(|problem| problem.severity == Severity::Error), "{line}");
        assert!(shown.iter().any(|problem| problem.replace('\\', "").contains(words)), "{line}: {shown:?}");
    }
}

#[test]
fn of_a_faulty_list_of_who_may_keep_the_facts_nobody_is_let_in() {
    for line in ["keeper-servers = [\"home\"]", "keeper-servers = []", "keeper-servers = 5"] {
        let (config, _) = config::parse(Path::new("config.toml"), line);
        assert_eq!(config.discord.keeper_servers, [0], "{line}: no server has this number");
    }
    let (config, problems) = config::parse(Path::new("config.toml"), "keeper-servers = [\"123456789012345678\"]");
    assert!(problems.is_empty() && config.discord.keeper_servers == [123_456_789_012_345_678], "{problems:?}");
}

#[test]
fn where_nothing_says_who_keeps_the_facts_of_a_bot_in_discord_that_is_warned_of() {
    let problems = |text: &str| config::parse(Path::new("config.toml"), text).1;
    for line in ["journal = \"bot.sqlite\"", "log-channel = \"123456789012345678\"", "token-file = \"token\""] {
        let warned = problems(&format!("language = \"en\"\n{line}"));
        let [only] = &warned[..] else { panic!("{line}: {warned:?}") };
        assert_eq!(only.severity, smebot::facts::problem::Severity::Warning, "{line}: it starts all the same");
        let words = "neither `keeper-roles` nor `keeper-servers` is set";
        assert!(only.message.contains(words) && only.message.contains("in a second one, nobody may"), "{only:?}");
        for named in ["keeper-roles", "keeper-servers"] {
            assert!(problems(&format!("{line}\n{named} = [\"123456789012345678\"]")).is_empty(), "{line} {named}");
        }
    }
    assert!(problems("channels = []\nlog = \"debug\"").is_empty(), "whoever asks in the terminal alone has no keepers");
}

#[test]
fn every_setting_that_is_shown_is_known() {
    let shipped = std::fs::read_to_string("config.toml").unwrap();
    let all: Vec<String> = shipped
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ") && !rest.contains(". ")).unwrap_or(line).to_owned())
        .collect();
    let (config, problems) = config::parse(Path::new("config.toml"), &all.join("\n"));
    assert!(problems.is_empty(), "{problems:?}");
    let discord = config.discord;
    assert!(
        discord.token_file.is_some()
            && discord.journal.is_some()
            && discord.health.is_some()
            && discord.log_channel.is_some()
            && !discord.keeper_roles.is_empty()
            && !discord.keeper_servers.is_empty()
    );
    let (plain, problems) = config::parse(Path::new("config.toml"), &shipped);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(plain.discord, config::Discord::default(), "what is set in the shipped file is what goes without it");
}
