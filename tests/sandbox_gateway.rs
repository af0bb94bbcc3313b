//! Is the sandbox's gateway Discord's?
//!
//! 1. Without the message-content intent a bot reads what is said to it and nothing else; each session gets what its intents and its shard ask for.
//! 2. A dropped session is resumed with every event that was missed, once, in order; one that is too old, unknown or forgotten is not.
//! 3. Each misuse closes the connection with its own code.
//! 4. Every fault that can be caused is seen by the bot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::wire::{End, Gateway};
use common::{sandbox, settings};
use serde_json::{Value, json};
use smebot::sandbox::seed::{ADA, BEN, BOT, FIGURES, GUILD, MIRA, dm};
use smebot::sandbox::{Act, Control, Malformed, PRIVILEGED_ALL, Sandbox, Settings};
use std::io::Read as _;
use std::time::Duration;
use tokio_tungstenite::tungstenite::Message;

const CONTENT: u64 = 1 << 15;
const USUAL: u64 = 1 | 1 << 9 | 1 << 12;

fn say(sandbox: &Sandbox, channel: u64, content: &str) -> Value {
    let act = Act::Send { channel, content: content.to_owned(), reply_to: None, ping: None };
    sandbox.act(ADA, act).unwrap()["message"]["message"].clone()
}

fn reply(sandbox: &Sandbox, to: &Value, ping: bool) {
    let reply_to = to["id"].as_str().unwrap().parse().ok();
    sandbox.act(ADA, Act::Send { channel: FIGURES, content: "and you?".into(), reply_to, ping: Some(ping) }).unwrap();
}

#[tokio::test]
async fn without_the_content_intent_a_bot_reads_what_is_said_to_it_and_nothing_else() {
    let sandbox = sandbox().await;
    let mut blind = Gateway::identify(&sandbox, USUAL).await;
    let mut seeing = Gateway::identify(&sandbox, USUAL | CONTENT).await;
    let own = common::wire::call(&sandbox, "POST", &format!("/channels/{FIGURES}/messages"), json!({"content": "mine"})).await.body;
    say(&sandbox, FIGURES, "among us");
    say(&sandbox, FIGURES, &format!("<@{BOT}> to you"));
    say(&sandbox, dm(ADA), "in private");
    reply(&sandbox, &own, true);
    reply(&sandbox, &own, false);
    let mut read = Vec::new();
    for _ in 0..6 {
        read.push(blind.event("MESSAGE_CREATE").await["content"].as_str().unwrap().to_owned());
    }
    assert_eq!(read, ["mine", "", &format!("<@{BOT}> to you"), "in private", "and you?", ""]);
    for content in ["mine", "among us"] {
        assert_eq!(seeing.event("MESSAGE_CREATE").await["content"], content);
    }
    assert_eq!(sandbox.complaints(), [""; 0]);
}

#[tokio::test]
async fn a_session_gets_only_what_its_intents_ask_for() {
    let sandbox = sandbox().await;
    let mut deaf = Gateway::identify(&sandbox, 0).await;
    assert!(deaf.is_silent(50).await, "without GUILDS there is no GUILD_CREATE");
    say(&sandbox, FIGURES, "hello");
    assert!(deaf.is_silent(50).await);
    let mut direct = Gateway::identify(&sandbox, 1 << 12).await;
    say(&sandbox, FIGURES, "there");
    say(&sandbox, dm(ADA), "here");
    assert_eq!(direct.event("MESSAGE_CREATE").await["content"], "here");
    sandbox.act(MIRA, Act::Typing { channel: FIGURES }).unwrap();
    assert!(direct.is_silent(50).await);
}

#[tokio::test]
async fn each_shard_gets_its_own_servers_and_the_first_the_direct_messages() {
    let sandbox = sandbox().await;
    let own = (GUILD >> 22) % 2;
    let mut shards = Vec::new();
    for id in 0..2 {
        let mut shard = Gateway::connect(&sandbox, "").await;
        let identify = json!({"token": sandbox.token(), "intents": USUAL | CONTENT, "properties": {}, "shard": [id, 2]});
        shard.send(&json!({"op": 2, "d": identify})).await;
        let ready = shard.event("READY").await;
        assert_eq!(ready["guilds"].as_array().unwrap().len(), usize::from(id == own));
        shards.push(shard);
    }
    say(&sandbox, FIGURES, "server");
    say(&sandbox, dm(ADA), "direct");
    let index = usize::try_from(own).unwrap();
    assert_eq!(shards[index].event("MESSAGE_CREATE").await["content"], "server");
    assert_eq!(shards[0].event("MESSAGE_CREATE").await["content"], "direct");
    assert!(shards[1 - index].is_silent(50).await || own == 1);
}

#[tokio::test]
async fn a_cut_session_is_resumed_with_all_that_was_missed_once_and_in_order() {
    let sandbox = sandbox().await;
    let mut first = Gateway::identify(&sandbox, USUAL | CONTENT).await;
    first.event("GUILD_CREATE").await;
    say(&sandbox, FIGURES, "0");
    first.event("MESSAGE_CREATE").await;
    let (session, last) = (first.session.clone(), first.last);
    first.cut();
    for number in 1..200 {
        say(&sandbox, FIGURES, &number.to_string());
    }
    let mut second = Gateway::resume(&sandbox, &session, last).await;
    for number in 1..200 {
        let payload = second.payload().await.unwrap();
        assert_eq!((payload["d"]["content"].as_str(), payload["s"].as_u64()), (Some(number.to_string().as_str()), Some(last + number)));
    }
    assert_eq!(second.payload().await.unwrap()["t"], "RESUMED");
    say(&sandbox, FIGURES, "on");
    assert_eq!(second.event("MESSAGE_CREATE").await["content"], "on");
    // Resuming from further back sends again what was sent before.
    let mut third = Gateway::resume(&sandbox, &session, last + 198).await;
    assert_eq!(third.names_until("RESUMED").await, ["MESSAGE_CREATE", "RESUMED"]);
    assert_eq!(second.end().await, End::Code(4_000), "the older connection of the session is closed");
}

#[tokio::test]
async fn what_cannot_be_resumed_is_not() {
    let sandbox = sandbox().await;
    let mut gateway = Gateway::identify(&sandbox, USUAL).await;
    let session = gateway.session.clone();
    let mut ahead = Gateway::resume(&sandbox, &session, 9_999).await;
    assert_eq!(ahead.end().await, End::Code(4_007));
    let mut stranger = Gateway::resume(&sandbox, "0123456789abcdef", 1).await;
    assert_eq!(stranger.payload().await.unwrap(), json!({"op": 9, "d": false}));
    // A bot that says goodbye has given its session up.
    gateway.goodbye(1_000).await;
    let mut gone = Gateway::resume(&sandbox, &session, 1).await;
    assert_eq!(gone.payload().await.unwrap()["d"], false);
    let mut gateway = Gateway::identify(&sandbox, USUAL).await;
    let session = gateway.session.clone();
    gateway.goodbye(4_900).await;
    let mut kept = Gateway::resume(&sandbox, &session, 1).await;
    assert_eq!(kept.names_until("RESUMED").await, ["GUILD_CREATE", "RESUMED"]);
    kept.cut();
    sandbox.control(Control::Forget).unwrap();
    let mut forgotten = Gateway::resume(&sandbox, &session, 1).await;
    assert_eq!(forgotten.payload().await.unwrap()["d"], false);
    // It may identify on the same connection.
    forgotten.send(&json!({"op": 2, "d": {"token": sandbox.token(), "intents": 1, "properties": {}}})).await;
    forgotten.event("READY").await;
    let (session, last) = (Gateway::identify(&sandbox, USUAL).await.session, 1);
    tokio::time::sleep(Duration::from_millis(300)).await;
    sandbox.control(Control::Clock { ms: 6 * 60 * 1_000 }).unwrap();
    let mut late = Gateway::resume(&sandbox, &session, last).await;
    assert_eq!(late.payload().await.unwrap()["op"], 9, "after some minutes a session is gone");
}

#[tokio::test]
async fn each_misuse_closes_with_its_own_code() {
    let sandbox = sandbox().await;
    let identify = |more: Value| {
        let mut data = json!({"token": sandbox.token(), "intents": 1, "properties": {}});
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"op": 2, "d": data}).to_string()
    };
    let cases = [
        (vec!["nonsense".to_owned()], 4_002),
        (vec!["{}".to_owned()], 4_002),
        (vec![format!("{{\"op\":1,\"d\":\"{}\"}}", "x".repeat(5_000))], 4_002),
        (vec![json!({"op": 99}).to_string()], 4_001),
        (vec![json!({"op": 8, "d": {}}).to_string()], 4_003),
        (vec![identify(json!({"token": "wrong"}))], 4_004),
        (vec![json!({"op": 6, "d": {"token": "wrong"}}).to_string()], 4_004),
        (vec![identify(json!({})), identify(json!({}))], 4_005),
        (vec![json!({"op": 1, "d": null}).to_string(); 130], 4_008),
        (vec![identify(json!({"shard": [2, 2]}))], 4_010),
        (vec![identify(json!({"shard": [0]}))], 4_010),
        (vec![identify(json!({"intents": 1_u64 << 40}))], 4_013),
        (vec![identify(json!({"intents": null}))], 4_013),
    ];
    for (payloads, code) in cases {
        let mut gateway = Gateway::connect(&sandbox, "").await;
        for payload in &payloads {
            gateway.text(payload.clone()).await;
        }
        assert_eq!(gateway.end().await, End::Code(code), "{}", payloads[0]);
    }
    sandbox.control(Control::Intents { privileged: PRIVILEGED_ALL & !CONTENT }).unwrap();
    let mut refused = Gateway::connect(&sandbox, "").await;
    refused.text(identify(json!({"intents": USUAL | CONTENT}))).await;
    assert_eq!(refused.end().await, End::Code(4_014));
    Gateway::identify(&sandbox, USUAL).await;
}

#[tokio::test]
async fn heartbeats_are_answered_until_they_are_not_and_a_silent_bot_is_dropped() {
    let sandbox = Sandbox::start(Settings { heartbeat: Duration::from_millis(200), ..settings() }).await.unwrap();
    let mut gateway = Gateway::identify(&sandbox, 1).await;
    gateway.event("GUILD_CREATE").await;
    gateway.send(&json!({"op": 1, "d": 2})).await;
    assert_eq!(gateway.payload().await.unwrap()["op"], 11);
    sandbox.control(Control::Acks { on: false }).unwrap();
    gateway.send(&json!({"op": 1, "d": 2})).await;
    assert!(gateway.is_silent(100).await);
    assert_eq!(gateway.end().await, End::Code(4_009));
}

#[tokio::test]
async fn every_fault_is_seen() {
    let sandbox = sandbox().await;
    let mut gateway = Gateway::identify(&sandbox, USUAL | CONTENT).await;
    gateway.event("GUILD_CREATE").await;
    sandbox.control(Control::Repeat { count: 1 }).unwrap();
    say(&sandbox, FIGURES, "twice");
    let (one, two) = (gateway.payload().await.unwrap(), gateway.payload().await.unwrap());
    assert_eq!(one, two);
    say(&sandbox, FIGURES, "once");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "once");
    assert!(gateway.is_silent(50).await);
    sandbox.control(Control::DelayEvents { count: 1, ms: 300 }).unwrap();
    say(&sandbox, FIGURES, "late");
    say(&sandbox, FIGURES, "after it");
    assert!(gateway.is_silent(100).await);
    gateway.send(&json!({"op": 1, "d": 1})).await;
    assert_eq!(gateway.payload().await.unwrap()["op"], 11, "heartbeats go on meanwhile");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "late");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "after it");
    for (kind, is_json) in [(Malformed::Json, false), (Malformed::Text, false), (Malformed::Dispatch, true), (Malformed::Binary, false)] {
        sandbox.control(Control::Malform { kind }).unwrap();
        let frame = gateway.frame().await.unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&frame.into_data()).is_ok(), is_json, "{kind:?}");
    }
    sandbox.control(Control::Reconnect).unwrap();
    assert_eq!(gateway.payload().await.unwrap()["op"], 7);
    sandbox.control(Control::Invalidate { resumable: true }).unwrap();
    assert_eq!(gateway.payload().await.unwrap()["d"], true);
    let resume = json!({"token": sandbox.token(), "session_id": gateway.session, "seq": gateway.last});
    gateway.send(&json!({"op": 6, "d": resume})).await;
    assert_eq!(gateway.payload().await.unwrap()["t"], "RESUMED");
    sandbox.control(Control::Invalidate { resumable: false }).unwrap();
    assert_eq!(gateway.payload().await.unwrap()["d"], false);
    for (control, end) in [(Control::Close { code: 4_009 }, End::Code(4_009)), (Control::Drop, End::Cut)] {
        let mut gateway = Gateway::identify(&sandbox, USUAL).await;
        assert_eq!(sandbox.control(control).unwrap()["connections"], 1);
        assert_eq!(gateway.end().await, end);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for bad in [Control::Close { code: 7 }, Control::Repeat { count: 0 }, Control::Repeat { count: 1_000_000 }] {
        assert!(sandbox.control(bad.clone()).is_err(), "{bad:?}");
    }
}

#[tokio::test]
async fn large_payloads_are_compressed_where_the_bot_asked_for_it() {
    let sandbox = sandbox().await;
    let mut gateway = Gateway::connect(&sandbox, "").await;
    gateway.send(&json!({"op": 2, "d": {"token": sandbox.token(), "intents": USUAL, "properties": {}, "compress": true}})).await;
    let mut names = Vec::new();
    for _ in 0..2 {
        let Message::Binary(bytes) = gateway.frame().await.unwrap() else { panic!("READY and GUILD_CREATE are large") };
        let mut text = String::new();
        flate2::read::ZlibDecoder::new(bytes.as_ref()).read_to_string(&mut text).unwrap();
        names.push(serde_json::from_str::<Value>(&text).unwrap()["t"].as_str().unwrap().to_owned());
    }
    assert_eq!(names, ["READY", "GUILD_CREATE"]);
}

#[tokio::test]
async fn members_are_given_as_asked_for() {
    let sandbox = sandbox().await;
    let mut gateway = Gateway::identify(&sandbox, 1).await;
    gateway.send(&json!({"op": 8, "d": {"guild_id": GUILD.to_string(), "user_ids": [BEN.to_string(), "7"], "nonce": "n"}})).await;
    let chunk = gateway.event("GUILD_MEMBERS_CHUNK").await;
    assert_eq!((chunk["members"][0]["user"]["username"].as_str(), chunk["nonce"].as_str()), (Some("ben"), Some("n")));
    assert_eq!(chunk["not_found"], json!(["7"]));
    gateway.send(&json!({"op": 8, "d": {"guild_id": GUILD.to_string(), "query": "", "limit": 0}})).await;
    assert_eq!(gateway.event("GUILD_MEMBERS_CHUNK").await["members"].as_array().unwrap().len(), 7);
}

#[tokio::test]
async fn a_stopped_sandbox_says_goodbye_and_frees_its_port() {
    let sandbox = sandbox().await;
    let port = sandbox.addr().port();
    let mut gateway = Gateway::identify(&sandbox, 1).await;
    sandbox.stop().await;
    assert_eq!(gateway.end().await, End::Code(1_001));
    let again = Sandbox::start(Settings { port, ..settings() }).await.unwrap();
    assert_eq!(again.addr().port(), port);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_arrives_whole_in_order_and_once() {
    const COUNT: u64 = 20_000;
    let sandbox = sandbox().await;
    let mut gateway = Gateway::identify(&sandbox, USUAL | CONTENT).await;
    gateway.event("GUILD_CREATE").await;
    let reading = tokio::spawn(async move {
        for number in 0..COUNT {
            let payload = gateway.payload().await.unwrap();
            assert_eq!(payload["d"]["content"], number.to_string());
        }
        gateway
    });
    for number in 0..COUNT {
        say(&sandbox, FIGURES, &number.to_string());
        if number % 256 == 0 {
            tokio::task::yield_now().await;
        }
    }
    let mut gateway = reading.await.unwrap();
    assert!(gateway.is_silent(50).await);
    let kept = sandbox.messages(ADA, FIGURES);
    assert_eq!(kept.last().unwrap()["message"]["content"], (COUNT - 1).to_string());
}
