//! Does anything that can be sent to the sandbox break it? Every value of good bodies is replaced by others, in turn; nothing may answer 5xx or fall silent.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::settings;
use common::wire::{Gateway, http};
use serde_json::{Value, json};
use smebot::sandbox::seed::{ADA, BOT, FIGURES};
use smebot::sandbox::{Control, Sandbox, Settings};

/// What is put in the place of a value.
fn noise() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("\u{202e}<@&1>@everyone\0"),
        json!("9".repeat(40)),
        json!([]),
        json!([[[[]]]]),
        json!([1, "a", null]),
        json!({}),
        json!({"_errors": {"_errors": 1}}),
        json!({"a/b~1": {"": []}}),
    ]
}

/// All bodies that come from `body` by one replacement.
fn spoiled(body: &Value) -> Vec<Value> {
    fn places(value: &Value, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| places(value, &format!("{path}/{name}"), found)),
            Value::Array(list) => list.iter().enumerate().for_each(|(index, value)| places(value, &format!("{path}/{index}"), found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut paths = Vec::new();
    places(body, "", &mut paths);
    let replaced = |path: &String, with: Value| {
        let mut spoiled = body.clone();
        *spoiled.pointer_mut(path).unwrap() = with;
        spoiled
    };
    paths.iter().flat_map(|path| noise().into_iter().map(move |with| replaced(path, with))).collect()
}

fn calls() -> Vec<(&'static str, String, Value)> {
    let message = json!({
        "content": "c",
        "embeds": [{"title": "t", "color": 1, "fields": [{"name": "n", "value": "v"}], "image": {"url": "attachment://a"}, "footer": {"text": "f"}}],
        "components": [{"type": 1, "components": [{"type": 3, "custom_id": "m", "options": [{"label": "l", "value": "v"}]}]}],
        "allowed_mentions": {"parse": [], "users": ["1"]},
        "message_reference": {"message_id": "1", "fail_if_not_exists": false},
        "attachments": [{"id": 0, "description": "d"}],
        "nonce": "1",
        "flags": 0,
    });
    let command = json!({"name": "sme", "description": "d", "name_localizations": {"zh-CN": "问"}, "default_member_permissions": "32", "contexts": [0], "options": [
        {"type": 1, "name": "ask", "description": "d", "options": [{"type": 3, "name": "q", "description": "d", "choices": [{"name": "n", "value": "v"}]}]},
    ]});
    let act = |act: &str, more: Value| {
        let mut body = json!({"as": ADA.to_string(), "act": act, "channel": FIGURES.to_string()});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ("POST", "/sandbox/api/act".to_owned(), body)
    };
    vec![
        ("POST", format!("/api/v10/channels/{FIGURES}/messages"), message),
        ("PUT", format!("/api/v10/applications/{BOT}/commands"), json!([command])),
        ("POST", format!("/api/v10/applications/{BOT}/commands"), command),
        ("POST", "/api/v10/users/@me/channels".into(), json!({"recipient_id": "1"})),
        act("send", json!({"content": "c", "reply_to": "1", "ping": true})),
        act("invoke", json!({"command": "sme", "path": ["ask"], "options": {"q": "v"}})),
        act("autocomplete", json!({"command": "sme", "path": ["ask"], "options": {"q": "v"}, "focused": "q"})),
        act("select", json!({"message": "1", "custom_id": "m", "values": ["v"], "forge": true})),
        act("submit", json!({"interaction": "1", "values": {"a": "b"}})),
        act("react", json!({"message": "1", "emoji": "👍"})),
        (
            "POST",
            "/sandbox/api/control".into(),
            json!({"control": "fail", "count": 1, "status": 503, "path": "/nowhere", "retry_after": 1.0, "effect": true}),
        ),
        ("POST", "/sandbox/api/control".into(), json!({"control": "clock", "ms": 1})),
        ("POST", "/sandbox/api/control".into(), json!({"control": "allow", "channel": "1", "permissions": ["SEND_MESSAGES"]})),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_body_breaks_the_sandbox() {
    // Without Discord's description, which would refuse most of it before it gets far.
    let sandbox = Sandbox::start(Settings { openapi: None, ..settings() }).await.unwrap();
    let authorization = format!("Bot {}", sandbox.token());
    let headers = [("authorization", authorization.as_str()), ("content-type", "application/json")];
    let mut gateway = Gateway::identify(&sandbox, 1).await;
    gateway.event("GUILD_CREATE").await;
    let mut count = 0;
    for (method, path, body) in calls() {
        for spoiled in spoiled(&body) {
            let answer = http(sandbox.addr(), method, &path, &headers, spoiled.to_string().as_bytes()).await;
            assert!((200..500).contains(&answer.status), "{} to {method} {path} {spoiled}", answer.status);
            count += 1;
        }
    }
    assert!(count > 1_000, "{count}");
    sandbox.control(Control::Clear).unwrap();
    for path in [
        "//",
        "/api",
        "/api/",
        "/api/v10",
        "/api/v10/%",
        "/api/v10/channels/%00/messages",
        "/page/",
        "/attachments/1/1/%2e%2e",
        "/sandbox/api/events",
    ] {
        let answer = http(sandbox.addr(), "GET", path, &headers, b"").await;
        assert!((200..500).contains(&answer.status), "{} to {path}", answer.status);
    }
    let alive = http(sandbox.addr(), "GET", "/api/v10/users/@me", &headers, b"").await;
    assert_eq!((alive.status, alive.body["id"].as_str()), (200, Some(BOT.to_string().as_str())));
}
