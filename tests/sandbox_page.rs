//! Is the members' side of the sandbox for this machine and its own page alone, and does it tell what happens?

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::wire::{Gateway, TIME, http};
use common::{sandbox, settings};
use serde_json::{Value, json};
use smebot::sandbox::seed::{ADA, BEN, FIGURES, LIN, MIRA, dm};
use smebot::sandbox::{Sandbox, Settings, Welcome};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const JSON: (&str, &str) = ("content-type", "application/json");

async fn act(sandbox: &Sandbox, body: Value) -> (u16, Value) {
    let answer = http(sandbox.addr(), "POST", "/sandbox/api/act", &[JSON], body.to_string().as_bytes()).await;
    (answer.status, answer.body)
}

#[tokio::test]
async fn other_sites_and_names_that_point_here_are_refused_everywhere() {
    let sandbox = sandbox().await;
    let port = sandbox.addr().port();
    let (own, named) = (format!("http://127.0.0.1:{port}"), format!("evil.example:{port}"));
    for path in ["/", "/sandbox/api/world?as=1200000000300000001", "/api/v10/gateway", "/attachments/1/2/a.png", "/gateway"] {
        let rebound = http(sandbox.addr(), "GET", path, &[("host", &named)], b"").await;
        assert_eq!(rebound.status, 403, "{path}");
        let foreign = http(sandbox.addr(), "GET", path, &[("origin", "https://evil.example")], b"").await;
        assert_eq!(foreign.status, 403, "{path}");
        assert_ne!(http(sandbox.addr(), "GET", path, &[("origin", &own)], b"").await.status, 403, "{path}");
    }
    let say = json!({"as": ADA.to_string(), "act": "send", "channel": FIGURES.to_string(), "content": "c"}).to_string();
    let simple = http(sandbox.addr(), "POST", "/sandbox/api/act", &[("content-type", "text/plain")], say.as_bytes()).await;
    assert_eq!(simple.status, 415, "what a form of another site could send is no JSON");
    let preflight = http(sandbox.addr(), "OPTIONS", "/sandbox/api/act", &[("origin", "https://evil.example")], b"").await;
    assert_eq!(preflight.status, 403);
    assert!(!preflight.headers.contains_key("access-control-allow-origin"));
    assert_eq!(sandbox.messages(ADA, FIGURES).len(), 0);
    let page = http(sandbox.addr(), "GET", "/", &[], b"").await;
    assert!(page.headers["content-security-policy"].contains("default-src 'none'"));
    assert_eq!((page.status, page.headers["x-content-type-options"].as_str()), (200, "nosniff"));
    assert_eq!(http(sandbox.addr(), "GET", "/page/..%2Fmod.rs", &[], b"").await.status, 404);
    assert!(TcpStream::connect(("127.0.0.2", port)).await.is_err(), "bound to 127.0.0.1 alone");
}

#[tokio::test]
async fn bodies_and_messages_have_a_size() {
    let sandbox = sandbox().await;
    let large = vec![b' '; 300 * 1024];
    assert_eq!(http(sandbox.addr(), "POST", "/sandbox/api/act", &[JSON], &large).await.status, 413);
    let send = |content: String| json!({"as": ADA.to_string(), "act": "send", "channel": FIGURES.to_string(), "content": content});
    assert_eq!(act(&sandbox, send("x".repeat(2_001))).await.0, 400);
    assert_eq!(act(&sandbox, send("  ".into())).await.0, 400);
    assert_eq!(act(&sandbox, send("中".repeat(2_000))).await.0, 200);
    for bad in [json!({}), json!({"as": "7", "act": "send"}), json!({"as": ADA.to_string(), "act": "fly"}), json!([])] {
        let (status, body) = act(&sandbox, bad.clone()).await;
        assert!((400..=404).contains(&status) && body["error"].is_string(), "{bad}: {status} {body}");
    }
    let unauthorized = http(sandbox.addr(), "GET", "/api/v10/users/@me", &[("authorization", "Bot wrong")], b"").await;
    assert_eq!((unauthorized.status, &unauthorized.body["message"]), (401, &json!("401: Unauthorized")));
}

#[tokio::test]
async fn a_member_sees_their_own_world() {
    let welcome = Some(Welcome { text: "hello".into(), questions: vec!["how many?".into()] });
    let sandbox = Sandbox::start(Settings { welcome, ..settings() }).await.unwrap();
    let get = async |path: String| http(sandbox.addr(), "GET", &format!("/sandbox/api/{path}"), &[], b"").await.body;
    let world = get(format!("world?as={LIN}")).await;
    let kinds: Vec<&str> = world["channels"].as_array().unwrap().iter().map(|channel| channel["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["text", "text", "dm"]);
    assert_eq!(world["channels"][2]["id"], dm(LIN).to_string());
    assert_eq!((&world["welcome"]["questions"][0], &world["bot"]["online"]), (&json!("how many?"), &json!(false)));
    let moderators: Vec<bool> = world["members"].as_array().unwrap().iter().map(|member| member["moderator"] == true).collect();
    assert_eq!(moderators, [false, false, true, false, false]);
    assert_eq!(get(format!("messages?as={ADA}&channel={}", dm(LIN))).await["error"], "there is no such channel");
    let _gateway = Gateway::identify(&sandbox, 1).await;
    assert_eq!(get(format!("world?as={LIN}")).await["bot"]["online"], true);
}

#[tokio::test]
async fn members_edit_delete_and_react_as_they_may() {
    let sandbox = sandbox().await;
    let doing = |member: u64, act: &str, more: Value| {
        let mut body = json!({"as": member.to_string(), "act": act, "channel": FIGURES.to_string()});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let sent = act(&sandbox, doing(ADA, "send", json!({"content": "one"}))).await.1;
    let message = &sent["message"]["message"]["id"];
    let steps = [
        (doing(BEN, "edit", json!({"message": message, "content": "two"})), 404),
        (doing(ADA, "edit", json!({"message": message, "content": "two"})), 200),
        (doing(BEN, "react", json!({"message": message, "emoji": "👍"})), 200),
        (doing(BEN, "react", json!({"message": message, "emoji": "thumbs up"})), 400),
        (doing(BEN, "delete", json!({"message": message})), 403),
        (doing(BEN, "dismiss", json!({"message": message})), 404),
    ];
    for (body, status) in steps {
        assert_eq!(act(&sandbox, body.clone()).await.0, status, "{body}");
    }
    let seen = &sandbox.messages(BEN, FIGURES)[0]["message"];
    assert_eq!((&seen["content"], &seen["reactions"][0]["me"]), (&json!("two"), &json!(true)));
    assert!(seen["edited_timestamp"].is_string());
    assert_eq!(act(&sandbox, doing(BEN, "unreact", json!({"message": message, "emoji": "👍"}))).await.0, 200);
    assert_eq!(act(&sandbox, doing(MIRA, "delete", json!({"message": message}))).await.0, 200);
    assert_eq!(sandbox.messages(BEN, FIGURES).len(), 0);
}

#[tokio::test]
async fn events_come_as_a_stream() {
    let sandbox = sandbox().await;
    let mut socket = TcpStream::connect(sandbox.addr()).await.unwrap();
    let request = format!("GET /sandbox/api/events?as={BEN} HTTP/1.1\r\nhost: {}\r\n\r\n", sandbox.addr());
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut read = String::new();
    let mut buffer = vec![0; 64 * 1024];
    while !read.contains("text/event-stream") {
        let count = tokio::time::timeout(TIME, socket.read(&mut buffer)).await.unwrap().unwrap();
        read.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    act(&sandbox, json!({"as": ADA.to_string(), "act": "typing", "channel": FIGURES.to_string()})).await;
    act(&sandbox, json!({"as": ADA.to_string(), "act": "send", "channel": FIGURES.to_string(), "content": "多少？"})).await;
    while !read.contains("message_create") {
        let count = tokio::time::timeout(TIME, socket.read(&mut buffer)).await.unwrap().unwrap();
        read.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    let events: Vec<Value> =
        read.lines().filter_map(|line| line.strip_prefix("data: ")).map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(events.iter().map(|event| event["type"].as_str().unwrap()).collect::<Vec<_>>(), ["typing", "message_create"]);
    assert_eq!(events[1]["message"]["content"], "多少？");
}
