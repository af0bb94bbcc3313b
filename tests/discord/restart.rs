//! Restarts: what is asked while the bot is away is answered once when it is back.

use crate::stage::{Set, Stage, assert_says, number, setup};
use serde_json::{Value, json};
use smebot::discord::{Bot, Setup};
use smebot::journal::Journal;
use smebot::sandbox::{Act, Sandbox, seed};
use std::path::Path;

fn question(text: &str) -> String {
    format!("<@{}> {text}", seed::BOT)
}

fn say(sandbox: &Sandbox, channel: u64, content: &str) -> u64 {
    let act = Act::Send { channel, content: content.to_owned(), reply_to: None, ping: None };
    number(&sandbox.act(seed::ADA, act).unwrap()["message"]["message"]["id"])
}

/// The bot with a journal of its own, as `smebot run` has it.
async fn started(sandbox: Sandbox, journal: &Path, set: &Set) -> Stage {
    let journal = Some(Journal::open(journal).unwrap());
    let bot = Bot::start(Setup { journal, ..setup(&sandbox, set) }).await.unwrap();
    let stage = Stage { sandbox, bot };
    stage.connected().await;
    stage
}

async fn left(stage: Stage) -> Sandbox {
    assert_eq!(stage.bot.stop().await, 0);
    stage.sandbox
}

fn gateway(stage: &Stage) -> (Value, Value) {
    let report = stage.sandbox.report();
    (report["gateway"]["identified"].clone(), report["gateway"]["resumed"].clone())
}

async fn answered_once(stage: &Stage, asked: &[(u64, u64)]) {
    for (channel, question) in asked {
        stage.answer(seed::ADA, *channel, *question).await;
    }
    stage.settle().await;
    for (channel, question) in asked {
        assert_eq!(stage.answers(seed::ADA, *channel, *question).len(), 1, "{question}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_asked_while_the_bot_is_away_is_answered_once() {
    let folder = tempfile::tempdir().unwrap();
    let (journal, set) = (folder.path().join("journal.sqlite"), Set::default());
    let mut stage = started(crate::stage::sandbox(&set).await, &journal, &set).await;
    let mut asked = vec![(seed::GENERAL, stage.say(seed::ADA, seed::GENERAL, &question("ferry passengers in 2019?")))];
    stage.answer(seed::ADA, seed::GENERAL, asked[0].1).await;
    for year in 2020..2023 {
        // One is on its way when the bot is told to stop.
        stage.control(json!({"control": "delay", "count": 1, "ms": 300, "path": "/messages", "method": "POST"}));
        asked.push((seed::GENERAL, stage.say(seed::ADA, seed::GENERAL, &question(&format!("ferry passengers in {year}?")))));
        let sandbox = left(stage).await;
        for channel in [seed::GENERAL, seed::FIGURES, seed::dm(seed::ADA)] {
            let text = format!("how many ferry passengers were there in {year}?");
            let text = if channel == seed::GENERAL { question(&text) } else { text };
            asked.push((channel, say(&sandbox, channel, &text)));
        }
        stage = started(sandbox, &journal, &set).await;
        answered_once(&stage, &asked).await;
    }
    assert_eq!(gateway(&stage), (json!(1), json!(3)), "one login, and one session that goes on");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_edited_and_deleted_meanwhile_is_answered_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let (journal, set) = (folder.path().join("journal.sqlite"), Set::default());
    let sandbox = left(started(crate::stage::sandbox(&set).await, &journal, &set).await).await;
    let (edited, gone) = (
        say(&sandbox, seed::GENERAL, &question("ferry passengers in 2020?")),
        say(&sandbox, seed::GENERAL, &question("ferry passengers in 2021?")),
    );
    let content = question("ferry passengers in 2024?");
    sandbox.act(seed::ADA, Act::Edit { channel: seed::GENERAL, message: edited, content }).unwrap();
    sandbox.act(seed::ADA, Act::Delete { channel: seed::GENERAL, message: gone }).unwrap();
    let stage = started(sandbox, &journal, &set).await;
    answered_once(&stage, &[(seed::GENERAL, edited)]).await;
    assert_says(&stage.answer(seed::ADA, seed::GENERAL, edited).await, &["44.1 million"]);
    let left = stage.sandbox.messages(seed::ADA, seed::GENERAL);
    let gone = json!(gone.to_string());
    assert!(!left.iter().any(|seen| seen["message"]["message_reference"]["message_id"] == gone), "{left:#?}");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_cannot_be_taken_up_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (journal, set) = (folder.path().join("journal.sqlite"), Set::default());
    let mut sandbox = left(started(crate::stage::sandbox(&set).await, &journal, &set).await).await;
    // Another set of intents: the old session would go on hearing what it was begun with.
    let other = Set { reads_messages: false, ..Set::default() };
    let stage = started(sandbox, &journal, &other).await;
    assert_eq!(gateway(&stage), (json!(2), json!(0)));
    stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")).await;
    sandbox = left(stage).await;
    // Discord has forgotten it.
    let control = serde_json::from_value(json!({"control": "forget"})).unwrap();
    sandbox.control(control).unwrap();
    let stage = started(sandbox, &journal, &other).await;
    assert_eq!(gateway(&stage), (json!(3), json!(0)));
    stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")).await;
    stage.end().await;
}
