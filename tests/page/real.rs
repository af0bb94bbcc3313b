//! Does the page serve a stranger who wants to try the bot? `smebot sandbox`, as the README has it.

use crate::browser::{Page, chromium};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// How long the program may take to say where its page is.
const START: Duration = Duration::from_secs(60);

/// The program and the address of its page; it ends when the child is dropped.
async fn sandbox() -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smebot"));
    command.args(["sandbox", "--port", "0"]).stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let found = async {
        while let Some(line) = lines.next_line().await.unwrap() {
            if let Some(address) = line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:")) {
                return address.to_owned();
            }
        }
        panic!("smebot sandbox has ended before it named its page");
    };
    let address = tokio::time::timeout(START, found).await.expect("smebot sandbox names its page");
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, address)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_asks_chooses_and_looks_at_a_chart() {
    let Some(chromium) = chromium() else { return };
    let (_child, address) = sandbox().await;
    let mut page = Page::open(&chromium, &address, 1280, 800).await;
    page.until("document.querySelectorAll('.question').length === 3").await;
    page.picture("welcome").await;
    // Ask, by a click.
    page.click(".question", "").await;
    page.until("document.querySelector('.message .embed')").await;
    page.until("document.querySelector('.message .app-tag')").await;
    page.picture("answer").await;
    // What is private says so, and goes.
    page.click(".message .button", "Working").await;
    page.until("document.querySelector('.message.is-private')").await;
    page.picture("private").await;
    page.click(".message.is-private .plain-link", "").await;
    page.until("!document.querySelector('.message.is-private')").await;
    // A question that may mean several things: a choice, and its answer.
    let before = page.count(".message").await;
    page.click("#write", "").await;
    page.write("how fast did they grow?").await;
    page.key("Enter").await;
    page.until(&format!("document.querySelectorAll('.message').length >= {}", before + 2)).await;
    page.picture("choices").await;
    // A chart, by the command.
    page.click("#write", "").await;
    page.write("/sme chart ").await;
    page.until("document.querySelector('.command-form')").await;
    page.write("little giant").await;
    page.until("document.querySelector('.suggestions [role=option]')").await;
    page.picture("autocomplete").await;
    page.key("Enter").await;
    page.key("Enter").await;
    page.until("[...document.querySelectorAll('.message img')].some((image) => image.complete && image.naturalWidth > 300 && image.alt.length > 20)").await;
    page.picture("chart").await;
    page.dark(true).await;
    page.picture("chart-dark").await;
    assert_eq!(page.problems, Vec::<String>::new());
}
