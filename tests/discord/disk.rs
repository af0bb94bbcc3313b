//! A folder that is read-only, and a disk that is full, as a keeper in Discord meets them: a clear reply, nothing lost, and on it goes afterwards.

use crate::child::Beside;
use crate::stage::{number, said};
use serde_json::Value;
use smebot::sandbox::{Act, seed};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

const FILE: &str = "indicators/passengers.toml";
const TELL: &str = "Tell me when you know";

/// All files of a folder, each with what it holds.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if !name.starts_with(".history.sqlite") {
            files.push((name, std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

/// Whether the folders of the facts may be written.
fn allow(folder: &Path, may_write: bool) {
    let mode = if may_write { 0o755 } else { 0o555 };
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        allow(&entry, may_write);
    }
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).unwrap();
}

async fn taught(beside: &Beside, phrase: &str) -> Value {
    let preview = beside.order(seed::MIRA, ("sme-facts", "phrase add"), &[("key", "ferry-passengers"), ("phrase", phrase)]).await;
    assert!(said(&preview).contains("not public yet"), "{}", said(&preview));
    preview
}

async fn asked(beside: &Beside, text: &str) -> Value {
    let content = format!("<@{}> {text}", seed::BOT);
    let sent = beside.sandbox.act(seed::ADA, Act::Send { channel: seed::GENERAL, content, reply_to: None, ping: None }).unwrap();
    let question = number(&sent["message"]["message"]["id"]);
    beside.until("an answer", |beside| !beside.answers(seed::ADA, seed::GENERAL, question).is_empty()).await;
    beside.answers(seed::ADA, seed::GENERAL, question).remove(0)
}

/// What is said where it cannot be written, and that nothing is lost by it.
async fn refused(beside: &Beside, preview: &Value, before: &[(String, Vec<u8>)]) -> Value {
    let failed = beside.press(seed::MIRA, preview, "Apply").await;
    assert!(said(&failed).contains("Nothing was changed:"), "{}", said(&failed));
    let why = said(&failed);
    assert!(why.contains("could not be written"), "{why}");
    assert!(!why.contains(beside.place.path().to_str().unwrap()), "where the folder is is not told: {why}");
    assert!(files(&beside.facts()) == before, "nothing is changed, and nothing lies about");
    failed
}

async fn applied(beside: &Beside, preview: &Value, words: &str) {
    let done = beside.press(seed::MIRA, preview, "Apply").await;
    assert!(said(&done).contains("It is change"), "{}", said(&done));
    assert!(std::fs::read_to_string(beside.facts().join(FILE)).unwrap().contains(words));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_read_only_folder_is_told_and_the_change_made_when_it_may_be_written() {
    let mut beside = Beside::new().await;
    beside.start().await;
    let first = taught(&beside, "wave hoppers").await;
    applied(&beside, &first, "wave hoppers").await;
    let before = files(&beside.facts());
    allow(&beside.facts(), false);
    let preview = taught(&beside, "quay hoppers").await;
    let failed = refused(&beside, &preview, &before).await;
    assert!(said(&asked(&beside, "ferry passengers in 2024?").await).contains("44.1 million"), "it goes on answering");
    // The change is still there, also after a restart.
    beside.kill().await;
    beside.start().await;
    let failed = refused(&beside, &failed, &before).await;
    allow(&beside.facts(), true);
    applied(&beside, &failed, "quay hoppers").await;
    beside.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_told_and_the_change_made_when_there_is_room() {
    let mut beside = Beside::new().await;
    beside.start().await;
    let first = taught(&beside, "wave hoppers").await;
    applied(&beside, &first, "wave hoppers").await;
    let before = files(&beside.facts());
    let early = taught(&beside, "quay hoppers").await;
    beside.fill(true).await;
    let early = refused(&beside, &early, &before).await;
    // What is proposed meanwhile cannot be written down, and is kept in memory.
    let late = taught(&beside, "harbour hoppers").await;
    let late = refused(&beside, &late, &before).await;
    let refusal = asked(&beside, "how many tulips are there in Delft?").await;
    let told = beside.press(seed::ADA, &refusal, TELL).await;
    assert!(said(&told).contains("I cannot keep this at the moment"), "no promise that is not kept: {}", said(&told));
    assert!(said(&asked(&beside, "ferry passengers in 2024?").await).contains("44.1 million"), "it goes on answering");
    beside.fill(false).await;
    applied(&beside, &early, "quay hoppers").await;
    // The file is another by now: the second is shown anew, and then made.
    let again = beside.press(seed::MIRA, &late, "Apply").await;
    assert!(said(&again).contains("harbour hoppers") && !said(&again).contains("Nothing was changed:"), "{}", said(&again));
    applied(&beside, &again, "harbour hoppers").await;
    let told = beside.press(seed::ADA, &refusal, TELL).await;
    assert!(said(&told).contains("I reply to your message, once"), "{}", said(&told));
    beside.end().await;
}
