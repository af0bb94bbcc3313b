//! Faults: each question is answered exactly once, whatever happens.

use crate::stage::{Set, Stage, assert_says, setup};
use serde_json::{Value, json};
use smebot::discord::Bot;
use smebot::sandbox::{Limits, seed};
use std::time::Duration;

fn question(text: &str) -> String {
    format!("<@{}> {text}", seed::BOT)
}

/// Asks, lets something happen, asks again; each question has one answer in the end.
async fn once_each(set: Set, faults: &[Value]) {
    let stage = Stage::set(set).await;
    let mut asked = vec![stage.say(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?"))];
    for fault in faults {
        stage.control(fault.clone());
        for year in 2020..2023 {
            asked.push(stage.say(seed::ADA, seed::GENERAL, &question(&format!("ferry passengers in {year}?"))));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    once(&stage, &asked).await;
    stage.end().await;
}

/// Each question has one answer in the end.
async fn once(stage: &Stage, asked: &[u64]) {
    for question in asked {
        stage.answer(seed::ADA, seed::GENERAL, *question).await;
    }
    stage.settle().await;
    for question in asked {
        assert_eq!(stage.answers(seed::ADA, seed::GENERAL, *question).len(), 1, "{question}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_connection_is_taken_up_again() {
    once_each(Set::default(), &[json!({"control": "drop"})]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_connection_and_a_call_to_reconnect_are_followed() {
    let faults =
        [json!({"control": "close", "code": 4000}), json!({"control": "reconnect"}), json!({"control": "invalidate", "resumable": true})];
    once_each(Set::default(), &faults).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_that_is_sent_twice_is_answered_once() {
    once_each(Set::default(), &[json!({"control": "repeat", "count": 5})]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_that_come_late_are_answered() {
    once_each(Set::default(), &[json!({"control": "delay_events", "count": 3, "ms": 300})]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn malformed_frames_are_passed_over() {
    let faults = ["dispatch", "json", "text", "binary"].map(|kind| json!({"control": "malform", "kind": kind}));
    once_each(Set::default(), &faults).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_fail_are_made_again() {
    let path = "/messages";
    let faults = [
        json!({"control": "fail", "count": 2, "status": 429, "retry_after": 0.2, "path": path, "method": "POST"}),
        json!({"control": "fail", "count": 2, "status": 429, "retry_after": 0.2, "scope": "shared", "path": path, "method": "POST"}),
        json!({"control": "fail", "count": 1, "status": 429, "retry_after": 0.3, "scope": "global", "path": path, "method": "POST"}),
        json!({"control": "fail", "count": 2, "status": 500, "path": path, "method": "POST"}),
        json!({"control": "fail", "count": 1, "status": 502, "path": path, "method": "POST"}),
    ];
    once_each(Set::default(), &faults).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_whose_receipt_is_lost_is_not_doubled() {
    let lost = json!({"control": "fail", "count": 3, "status": 500, "path": "/messages", "method": "POST", "effect": true});
    once_each(Set::default(), &[lost]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discords_own_limits_are_kept() {
    let stage = Stage::set(Set { limits: Limits::Discord, ..Set::default() }).await;
    let asked: Vec<u64> =
        (0..12).map(|turn| stage.say(seed::ADA, seed::GENERAL, &question(&format!("ferry passengers in {}?", 2019 + turn % 6)))).collect();
    for question in &asked {
        stage.answer(seed::ADA, seed::GENERAL, *question).await;
    }
    stage.settle().await;
    for question in &asked {
        assert_eq!(stage.answers(seed::ADA, seed::GENERAL, *question).len(), 1);
    }
    let refused = stage.sandbox.requests().iter().filter(|call| call["status"] == 429).count();
    assert!(refused < asked.len(), "{refused} requests were refused: more than were under way when the limit was learnt");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interaction_is_answered_in_spite_of_faults() {
    let stage = Stage::new().await;
    for fault in [
        json!({"control": "fail", "count": 2, "status": 500, "path": "/callback"}),
        json!({"control": "fail", "count": 1, "status": 429, "retry_after": 0.2, "path": "/callback"}),
        json!({"control": "fail", "count": 1, "status": 500, "path": "/callback", "effect": true}),
        json!({"control": "delay", "count": 1, "ms": 400, "path": "/callback"}),
        json!({"control": "repeat", "count": 1}),
    ] {
        stage.control(fault.clone());
        let seen = stage.command(seed::ADA, "fact", &[("key", "ferry-passengers")]).await;
        assert_says(&seen["message"], &["44.1 million"]);
        stage.control(json!({"control": "clear"}));
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_is_gone_is_begun_anew() {
    let stage = Stage::new().await;
    for fault in [json!({"control": "invalidate", "resumable": false}), json!({"control": "close", "code": 4009})] {
        let logins = || stage.bot.watch().text().lines().filter(|line| line.contains("kind=\"ready\"")).map(str::to_owned).next();
        let before = logins();
        stage.control(fault);
        stage.until("a new login", || logins() != before).await;
        stage.connected().await;
        stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")).await;
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heartbeats_that_nobody_answers_bring_a_new_connection_and_lose_nothing() {
    let stage = Stage::set(Set { heartbeat: Duration::from_millis(400), ..Set::default() }).await;
    stage.control(json!({"control": "acks", "on": false}));
    let resumed = || stage.bot.watch().text().lines().any(|line| line.contains("kind=\"resumed\""));
    let mut asked = Vec::new();
    for year in 2019..2025 {
        asked.push(stage.say(seed::ADA, seed::GENERAL, &question(&format!("ferry passengers in {year}?"))));
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    stage.until("the session goes on", resumed).await;
    stage.control(json!({"control": "acks", "on": true}));
    stage.connected().await;
    asked.push(stage.say(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")));
    once(&stage, &asked).await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_permission_it_is_silent_and_without_embeds_it_still_answers() {
    let stage = Stage::new().await;
    stage.control(json!({"control": "deny", "channel": seed::GENERAL.to_string(), "permissions": ["EMBED_LINKS"]}));
    let answer = stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")).await;
    assert_says(&answer, &["44.1 million", "Ministry of Harbours"]);
    stage.control(json!({"control": "deny", "channel": seed::GENERAL.to_string(), "permissions": ["SEND_MESSAGES"]}));
    let asked: Vec<u64> = (0..4).map(|_| stage.say(seed::ADA, seed::GENERAL, &question("ferry passengers in 2023?"))).collect();
    stage.settle().await;
    let refused = stage.sandbox.requests().iter().filter(|call| call["status"] == 403).count();
    assert!((1..=9).contains(&refused), "{refused} requests were refused");
    stage.say(seed::ADA, seed::GENERAL, &question("ferry passengers in 2022?"));
    stage.settle().await;
    let later = stage.sandbox.requests().iter().filter(|call| call["status"] == 403).count();
    assert_eq!(later, refused, "once it is told, it does not try again for a while");
    assert!(stage.answers(seed::ADA, seed::GENERAL, asked[0]).is_empty());
    stage.ask(seed::ADA, seed::FIGURES, &question("ferry passengers in 2023?")).await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_in_flight_is_finished_when_the_bot_stops() {
    let set = Set::default();
    let stage = Stage::new().await;
    stage.control(json!({"control": "delay", "count": 1, "ms": 1200, "path": "/messages", "method": "POST"}));
    let asked = stage.say(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?"));
    tokio::time::sleep(Duration::from_millis(200)).await;
    let began = tokio::time::Instant::now();
    let Stage { sandbox, bot } = stage;
    assert_eq!(bot.stop().await, 0);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    let bot = Bot::start(setup(&sandbox, &set)).await.unwrap();
    let stage = Stage { sandbox, bot };
    stage.connected().await;
    stage.settle().await;
    assert_eq!(stage.answers(seed::ADA, seed::GENERAL, asked).len(), 1);
    stage.end().await;
}
