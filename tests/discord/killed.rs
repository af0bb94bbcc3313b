//! Who waits is told once, and not forgotten, whenever the bot is killed while it tells him.

use crate::child::Beside;
use crate::stage::{number, said};
use serde_json::json;
use smebot::journal::Journal;
use smebot::journal::waiting::Waiting;
use smebot::sandbox::{Act, seed};
use std::path::Path;
use std::time::Duration;
use tokio::time::sleep;

/// How many wait at a time, and how often the bot is killed at each stage.
const WAITING: usize = 3;
const TIMES: u64 = 4;

/// At what stage the bot is killed.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// While it comes up, after so many milliseconds.
    Beginning(u64),
    /// Once it is written down that somebody is being told, and the reply is on its way.
    Sending,
    /// Once a reply is there.
    Sent,
    /// Once it is written down that somebody was told.
    Written,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_is_told_once_whenever_the_bot_is_killed() {
    let mut beside = Beside::new().await;
    let waiting = Rows::of(&beside.journal());
    let mut killed_on_the_way = 0;
    let stages = (0..TIMES).flat_map(|time| [Stage::Beginning(60 + 130 * time), Stage::Sending, Stage::Sent, Stage::Written]);
    for (stage, round) in stages.zip(0_u64..) {
        let questions: Vec<u64> = (0..WAITING).map(|place| say(&beside, 2022 + place)).collect();
        let mut journal = Journal::open(&beside.journal()).unwrap();
        for (question, place) in questions.iter().zip(0..) {
            let question = Waiting {
                author: seed::ADA,
                room: seed::GENERAL,
                message: *question,
                question: format!("ferry passengers in {}?", 2022 + place),
                before: Vec::new(),
            };
            journal.wait(&question, jiff::Timestamp::now().as_second()).unwrap();
        }
        drop(journal);
        beside.hand_over();
        // So slow that there is a moment in which it is on its way.
        let delay = json!({"control": "delay", "count": WAITING, "ms": 80 + 40 * (round % 4), "path": "/messages", "method": "POST"});
        beside.sandbox.control(serde_json::from_value(delay).unwrap()).unwrap();
        beside.begin();
        let answered =
            |beside: &Beside| questions.iter().filter(|question| !beside.answers(seed::ADA, seed::GENERAL, **question).is_empty()).count();
        match stage {
            Stage::Beginning(milliseconds) => sleep(Duration::from_millis(milliseconds)).await,
            Stage::Sending => {
                // On a slow machine all may be told between two looks.
                let is_sending = |_: &Beside| waiting.are_being_told() > 0 || waiting.count() == 0;
                beside.until("a reply on its way", is_sending).await;
                sleep(Duration::from_millis(round * 11 % 60)).await;
            }
            Stage::Sent => beside.until("a reply", |beside| answered(beside) > 0).await,
            Stage::Written => beside.until("that somebody was told", |_| waiting.count() < WAITING).await,
        }
        beside.kill().await;
        let left = waiting.count();
        killed_on_the_way += usize::from(left > 0);
        assert!(left + answered(&beside) >= WAITING, "{stage:?}: who was not told waits still");
        beside.sandbox.control(serde_json::from_value(json!({"control": "clear"})).unwrap()).unwrap();
        beside.start().await;
        beside.until("all are told", |beside| answered(beside) == WAITING && waiting.count() == 0).await;
        sleep(Duration::from_millis(150)).await;
        for question in &questions {
            let answers = beside.answers(seed::ADA, seed::GENERAL, *question);
            assert_eq!(answers.len(), 1, "{stage:?}: once");
            assert!(said(&answers[0]).contains("You wanted to be told"), "{}", said(&answers[0]));
        }
        beside.kill().await;
    }
    assert!(killed_on_the_way >= 8, "{killed_on_the_way} times it was killed while somebody still waited");
    beside.end().await;
}

/// A member writes a question that the bot leaves alone.
fn say(beside: &Beside, year: usize) -> u64 {
    let act = Act::Send { channel: seed::GENERAL, content: format!("ferry passengers in {year}?"), reply_to: None, ping: None };
    number(&beside.sandbox.act(seed::ADA, act).unwrap()["message"]["message"]["id"])
}

/// Who waits, as the journal has it. One connection looks all the time: each that is opened where there is no other makes the files beside the
/// journal anew, and for a moment they are not the bot's, who then cannot begin.
struct Rows(rusqlite::Connection);

impl Rows {
    fn of(journal: &Path) -> Self {
        drop(Journal::open(journal).unwrap());
        let file = rusqlite::Connection::open(journal).unwrap();
        file.busy_timeout(Duration::from_secs(2)).unwrap();
        let rows = Self(file);
        assert_eq!(rows.count(), 0);
        rows
    }

    fn count(&self) -> usize {
        self.number("SELECT count(*) FROM waiting")
    }

    fn are_being_told(&self) -> usize {
        self.number("SELECT count(*) FROM waiting WHERE telling IS NOT NULL")
    }

    fn number(&self, query: &str) -> usize {
        self.0.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap() as usize
    }
}
