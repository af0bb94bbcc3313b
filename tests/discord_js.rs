//! Is the sandbox a Discord to a client that none of us wrote? discord.js logs in, receives, replies, registers, answers and resumes.
//!
//! Needs node, and `npm ci` in tests/discordjs. Where those are missing it says so; in CI that is a failure.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says aloud what it could not do"
)]

mod common;

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

const FOLDER: &str = "tests/discordjs";

async fn run(compression: &str) {
    if !Path::new(FOLDER).join("node_modules/discord.js").exists() {
        let sentence = "NOT RUN: discord.js is not there; run `npm ci` in tests/discordjs (needs node and npm)";
        assert!(std::env::var_os("CI").is_none(), "{sentence}");
        eprintln!("{sentence}");
        return;
    }
    let sandbox = common::sandbox().await;
    let mut command = Command::new("node");
    command.arg("client.mjs").current_dir(FOLDER).kill_on_drop(true).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env("SANDBOX", sandbox.url()).env("TOKEN", sandbox.token()).env("COMPRESSION", compression);
    let output = tokio::time::timeout(Duration::from_secs(120), command.output()).await.expect("discord.js takes too long").unwrap();
    let (said, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "discord.js with {compression}:\n{said}\n{errors}\ncomplaints: {:#?}", sandbox.complaints());
    assert_eq!(said.lines().filter(|line| line.starts_with("held: ")).count(), 8, "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discord_js_finds_a_discord() {
    run("none").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discord_js_finds_a_discord_behind_a_zlib_stream() {
    run("zlib-stream").await;
}
