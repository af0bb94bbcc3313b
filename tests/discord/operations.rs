//! What operators see: health, metrics, logs.

use crate::stage::{Set, Stage, button, is_mine, number, text};
use serde_json::json;
use smebot::cli::logging;
use smebot::discord::health;
use smebot::respond::keeping::notices::Notice;
use smebot::sandbox::{Act, seed};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

fn question(text: &str) -> String {
    format!("<@{}> {text}", seed::BOT)
}

async fn get(address: std::net::SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn health_and_metrics_tell_how_it_is_doing() {
    let stage = Stage::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(health::serve(listener, stage.bot.watch(), std::future::pending()));
    stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")).await;
    stage.ask(seed::ADA, seed::GENERAL, &question("how many trams are there in Paris?")).await;
    stage.control(json!({"control": "fail", "count": 1, "status": 500, "path": "/messages", "method": "POST"}));
    stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2023?")).await;
    stage.settle().await;
    assert!(get(address, "/healthz").await.starts_with("HTTP/1.1 200"));
    let metrics = get(address, "/metrics").await;
    for line in [
        "smebot_questions_total{kind=\"answer\"} 2",
        "smebot_questions_total{kind=\"abstain\"} 1",
        "smebot_discord_errors_total{kind=\"unreachable\"} 1",
        "smebot_gateway_connected 1",
        "smebot_in_flight 0",
        "smebot_facts_info{revision=\"test\"} 1",
        "smebot_answer_seconds_count 3",
    ] {
        assert!(metrics.contains(line), "{line} is not in {metrics}");
    }
    let watch = stage.bot.watch();
    stage.end().await;
    assert!(!watch.is_connected());
    assert!(get(address, "/healthz").await.starts_with("HTTP/1.1 503"));
    serving.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keepers_are_told_in_their_channel() {
    let stage = Stage::set(Set { log_room: Some(seed::FIGURES), listens: false, ..Set::default() }).await;
    let told = || -> Vec<String> {
        let mine = stage.sandbox.messages(seed::MIRA, seed::FIGURES).into_iter().filter(is_mine);
        mine.map(|seen| text(&seen["message"]["content"])).collect()
    };
    let started = Notice::Started { counts: [3, 5, 2, 1], revision: "abc" };
    stage.bot.tell_keepers(&started).await;
    assert_eq!(told(), ["Started with 3 indicators, 5 figures, 2 statements, 1 topics, revision abc."]);
    let asked = format!("ferry passengers in 2024? @everyone <@{}> **now**", seed::BEN);
    let answer = stage.ask(seed::ADA, seed::GENERAL, &question(&asked)).await;
    // Whoever presses it is not named, and pressing it twice tells once.
    for who in [seed::BEN, seed::BEN, seed::MIRA] {
        assert_eq!(stage.press(who, &answer, "Not what I asked").await["ephemeral"], true);
    }
    stage.until("the keepers are told", || told().len() > 1).await;
    stage.settle().await;
    let told = told();
    assert_eq!(told.len(), 2, "{told:#?}");
    let answer = text(&answer["id"]);
    for words in [answer.as_str(), &format!("<#{}>", seed::GENERAL), "ferry passengers in 2024", "\\*\\*now"] {
        assert!(told[1].contains(words), "{words:?} is not in {}", told[1]);
    }
    assert!(!told[1].contains("@everyone"), "{}", told[1]);
    // A channel in which it may not write is no fault.
    stage.control(json!({"control": "deny", "channel": seed::FIGURES.to_string(), "permissions": ["SEND_MESSAGES"]}));
    stage.bot.tell_keepers(&started).await;
    let answer = stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2023?")).await;
    stage.press(seed::BEN, &answer, "Not what I asked").await;
    stage.end().await;
}

/// A log that is kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_holds_neither_token_nor_question() {
    let kept = Kept::default();
    let writer = kept.clone();
    let log = tracing_subscriber::fmt().with_env_filter(logging::filter("debug").unwrap()).with_writer(move || writer.clone());
    log.try_init().unwrap();
    let stage = Stage::new().await;
    let token = stage.sandbox.token().to_owned();
    let answer = stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in Zanzibar, whispered Rumpelstiltskin?")).await;
    let custom_id = button(&answer, "Delete");
    let act = Act::Press { channel: seed::GENERAL, message: number(&answer["id"]), custom_id, forge: true };
    stage.done(seed::BEN, act).await;
    for fault in [
        json!({"control": "malform", "kind": "json"}),
        json!({"control": "malform", "kind": "dispatch"}),
        json!({"control": "fail", "count": 1, "status": 500, "path": "/callback"}),
        json!({"control": "drop"}),
    ] {
        stage.control(fault);
        stage.ask(seed::ADA, seed::GENERAL, &question("Rumpelstiltskin: ferry passengers in 2024?")).await;
        stage.command(seed::ADA, "ask", &[("question", "Rumpelstiltskin: ferry passengers in 2024?")]).await;
    }
    stage.end().await;
    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    let secret = token.rsplit('.').next().unwrap();
    assert!(log.contains("answered"), "it logs: {log}");
    assert!(!log.contains(secret) && !log.contains("Rumpelstiltskin"), "{log}");
}
