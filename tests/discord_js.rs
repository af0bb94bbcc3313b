//! Is the sandbox a Discord to a client that none of us wrote? discord.js logs in, receives, replies, registers, answers and resumes, and keeps
//! the rate limits by the headers that it gets.
//!
//! Needs node, and `npm ci` in tests/discordjs. Where those are missing it says so; in CI that is a failure.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says aloud what it could not do"
)]

mod common;

use common::settings;
use smebot::sandbox::{Limits, Sandbox, Settings};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

const FOLDER: &str = "tests/discordjs";

/// Runs a script, which says `held:` as often as `held`.
async fn run(script: &str, compression: &str, limits: Limits, held: usize) {
    if !Path::new(FOLDER).join("node_modules/discord.js").exists() {
        let sentence = "NOT RUN: discord.js is not there; run `npm ci` in tests/discordjs (needs node and npm)";
        assert!(std::env::var_os("CI").is_none(), "{sentence}");
        eprintln!("{sentence}");
        return;
    }
    let sandbox = Sandbox::start(Settings { limits, ..settings() }).await.expect("the sandbox starts");
    let mut command = Command::new("node");
    command.arg(script).current_dir(FOLDER).kill_on_drop(true).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env("SANDBOX", sandbox.url()).env("TOKEN", sandbox.token()).env("COMPRESSION", compression);
    let output = tokio::time::timeout(Duration::from_secs(120), command.output()).await.expect("discord.js takes too long").unwrap();
    let (said, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{script} with {compression}:\n{said}\n{errors}\ncomplaints: {:#?}", sandbox.complaints());
    assert_eq!(said.lines().filter(|line| line.starts_with("held: ")).count(), held, "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discord_js_finds_a_discord() {
    run("client.mjs", "none", Limits::Off, 8).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discord_js_finds_a_discord_behind_a_zlib_stream() {
    run("client.mjs", "zlib-stream", Limits::Off, 8).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discord_js_keeps_the_rate_limits_by_the_headers_that_it_gets() {
    run("limits.mjs", "none", Limits::Discord, 1).await;
}
