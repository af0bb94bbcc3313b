//! Is the sandbox's REST API Discord's?
//!
//! 1. Every documented limit of messages, embeds and components is refused with code 50035, at the place where it is broken.
//! 2. What the bot may not do is refused with Discord's codes; what is not there, too.
//! 3. A message pings whom it may: everybody without `allowed_mentions`, on edits as well, nobody with an empty list.
//! 4. Requests beyond the limits get 429 with Discord's headers, and so do those that a fault hits.
//! 5. Every answer is one that Discord's description of its API allows.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::wire::{Answer, call, http};
use common::{openapi, sandbox, settings};
use serde_json::{Value, json};
use smebot::sandbox::seed::{ADA, BOT, FIGURES, GENERAL, GUILD, MIRA, MODERATORS, dm};
use smebot::sandbox::{Act, Control, Fail, Limits, Sandbox, Scope, Settings};

fn messages(channel: u64) -> String {
    format!("/channels/{channel}/messages")
}

async fn post(sandbox: &Sandbox, body: Value) -> Answer {
    call(sandbox, "POST", &messages(FIGURES), body).await
}

fn member_says(sandbox: &Sandbox, content: &str) -> String {
    let act = Act::Send { channel: FIGURES, content: content.into(), reply_to: None, ping: None };
    sandbox.act(ADA, act).unwrap()["message"]["message"]["id"].as_str().unwrap().to_owned()
}

fn button(custom_id: &str) -> Value {
    json!({"type": 2, "style": 1, "label": "b", "custom_id": custom_id})
}

fn row(inside: &[Value]) -> Value {
    json!({"type": 1, "components": inside})
}

/// A body, and the path under `errors` at which it has to be refused.
fn refused() -> Vec<(Value, &'static str)> {
    let long = |count: usize| "x".repeat(count);
    let field = json!({"name": long(200), "value": long(1_000)});
    let options: Vec<Value> = (0..26).map(|index| json!({"label": "l", "value": index.to_string()})).collect();
    vec![
        (json!({"content": long(2_001)}), "/content"),
        (json!({"embeds": vec![json!({"title": "t"}); 11]}), "/embeds"),
        (json!({"embeds": [{"title": long(257)}]}), "/embeds/0/title"),
        (json!({"embeds": [{"description": long(4_097)}]}), "/embeds/0/description"),
        (json!({"embeds": [{"title": "t", "footer": {"text": long(2_049)}}]}), "/embeds/0/footer/text"),
        (json!({"embeds": [{"title": "t", "author": {"name": long(257)}}]}), "/embeds/0/author/name"),
        (json!({"embeds": [{"fields": vec![json!({"name": "n", "value": "v"}); 26]}]}), "/embeds/0/fields"),
        (json!({"embeds": [{"fields": [{"name": long(257), "value": "v"}]}]}), "/embeds/0/fields/0/name"),
        (json!({"embeds": [{"fields": [{"name": "n", "value": long(1_025)}]}]}), "/embeds/0/fields/0/value"),
        (json!({"embeds": [{"fields": [{"name": "n", "value": " "}]}]}), "/embeds/0/fields/0/value"),
        (json!({"embeds": vec![json!({"fields": [field, field, field]}); 2]}), "/embeds"),
        (json!({"components": [row(&vec![button("a"); 6])]}), "/components/0/components"),
        (json!({"components": [row(&[])]}), "/components/0/components"),
        (json!({"components": [row(&[button("a"), button("a")])]}), "/components"),
        (json!({"components": [row(&[button(&long(101))])]}), "/components/0/components/0/custom_id"),
        (json!({"components": [row(&[json!({"type": 2, "style": 1, "custom_id": "a"})])]}), "/components/0/components/0"),
        (json!({"components": [row(&[json!({"type": 2, "style": 5, "label": "l"})])]}), "/components/0/components/0"),
        (json!({"components": (0..6).map(|index| row(&[button(&index.to_string())])).collect::<Vec<_>>()}), "/components"),
        (json!({"components": [row(&[json!({"type": 3, "custom_id": "m", "options": options})])]}), "/components/0/components/0/options"),
        (json!({"content": "c", "components": [{"type": 10, "content": "t"}], "flags": 1 << 15}), "/content"),
        (json!({"content": "c", "message_reference": {"message_id": "7"}}), "/message_reference"),
        (json!({"content": "c", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}), "/allowed_mentions"),
    ]
}

#[tokio::test]
async fn each_limit_is_refused_where_it_is_broken_and_with_and_without_the_description() {
    for settings in [settings(), Settings { openapi: None, ..settings() }] {
        let sandbox = Sandbox::start(settings).await.unwrap();
        for (body, path) in refused() {
            let answer = post(&sandbox, body.clone()).await;
            let text = body.to_string().chars().take(200).collect::<String>();
            assert_eq!((answer.status, &answer.body["code"]), (400, &json!(50_035)), "{text}: {}", answer.body);
            let at = answer.body.pointer(&format!("/errors{path}/_errors/0/code"));
            let is_within = answer.body.pointer(&format!("/errors{path}")).is_some();
            assert!(at.is_some_and(Value::is_string) || is_within, "{text}: nothing at {path} in {}", answer.body);
        }
        assert_eq!(sandbox.messages(ADA, FIGURES).len(), 0);
    }
}

#[tokio::test]
async fn what_is_just_within_the_limits_is_sent() {
    let sandbox = sandbox().await;
    let long = |count: usize| "中".repeat(count);
    let fields: Vec<Value> = (0..25).map(|_| json!({"name": "n", "value": "v", "inline": true})).collect();
    let rows: Vec<Value> = (0..5).map(|r| row(&(0..5).map(|b| button(&format!("{r}{b}"))).collect::<Vec<_>>())).collect();
    let bodies = [
        json!({"content": long(2_000)}),
        json!({"embeds": [{"description": long(4_096), "title": long(256), "footer": {"text": long(1_598)}, "fields": fields}]}),
        json!({"content": "c", "components": rows}),
        json!({"components": [{"type": 17, "components": [
            {"type": 10, "content": "text"},
            {"type": 14},
            {"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}}]},
            {"type": 9, "components": [{"type": 10, "content": "t"}], "accessory": {"type": 11, "media": {"url": "https://example.org/a.png"}}},
            row(&[button("x")]),
            row(&[json!({"type": 5, "custom_id": "who"})]),
        ]}], "flags": 1 << 15}),
    ];
    for body in bodies {
        let answer = post(&sandbox, body).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(sandbox.complaints(), [""; 0]);
}

#[tokio::test]
async fn what_the_description_forbids_is_refused_and_noted() {
    let sandbox = sandbox().await;
    if openapi().is_none() {
        return;
    }
    let answer = post(&sandbox, json!({"content": "c", "embeds": [{"color": "red"}]})).await;
    assert_eq!(answer.body["code"], 50_035);
    assert!(answer.body.pointer("/errors/embeds/0/color/_errors").is_some(), "{}", answer.body);
    assert_eq!(sandbox.complaints().len(), 1);
}

#[tokio::test]
async fn what_is_not_allowed_or_not_there_has_discords_code() {
    let sandbox = sandbox().await;
    let theirs = member_says(&sandbox, "mine");
    let deny = |permission: &str| {
        let permissions = vec![permission.to_owned()];
        sandbox.control(Control::Deny { channel: GENERAL, permissions }).unwrap();
    };
    let cases = [
        ("GET", "/channels/7".to_owned(), Value::Null, 404, 10_003),
        ("GET", "/guilds/7".into(), Value::Null, 404, 10_004),
        ("GET", format!("/guilds/{GUILD}/members/7"), Value::Null, 404, 10_007),
        ("GET", format!("{}/7", messages(FIGURES)), Value::Null, 404, 10_008),
        ("GET", "/users/7".into(), Value::Null, 404, 10_013),
        ("GET", "/applications/7/commands".into(), Value::Null, 404, 10_002),
        ("GET", format!("/applications/{BOT}/commands/7"), Value::Null, 404, 10_063),
        ("POST", "/interactions/7/t/callback".into(), json!({"type": 5}), 404, 10_062),
        ("POST", format!("/webhooks/{BOT}/t"), json!({"content": "c"}), 404, 10_015),
        ("PATCH", format!("{}/{theirs}", messages(FIGURES)), json!({"content": "c"}), 403, 50_005),
        ("DELETE", format!("{}/{theirs}", messages(FIGURES)), Value::Null, 403, 50_013),
        ("POST", messages(FIGURES), json!({"content": ""}), 400, 50_006),
        ("PUT", format!("{}/{theirs}/reactions/abc/@me", messages(FIGURES)), Value::Null, 400, 10_014),
        ("GET", "/nowhere".into(), Value::Null, 404, 0),
        ("DELETE", "/gateway".into(), Value::Null, 405, 0),
    ];
    for (method, path, body, status, code) in cases {
        let answer = call(&sandbox, method, &path, body).await;
        assert_eq!((answer.status, answer.body["code"].as_u64()), (status, Some(code)), "{method} {path}: {}", answer.body);
    }
    let quoted = call(&sandbox, "POST", &messages(GENERAL), json!({"content": "c"})).await.body["id"].clone();
    let reply = json!({"content": "c", "message_reference": {"message_id": quoted}});
    let embed = json!({"embeds": [{"title": "t"}]});
    for (permission, body, code) in [
        ("READ_MESSAGE_HISTORY", reply, 160_002),
        ("EMBED_LINKS", embed, 50_013),
        ("SEND_MESSAGES", json!({"content": "c"}), 50_013),
        ("VIEW_CHANNEL", json!({"content": "c"}), 50_001),
    ] {
        deny(permission);
        let answer = call(&sandbox, "POST", &messages(GENERAL), body).await;
        assert_eq!((answer.status, &answer.body["code"]), (403, &json!(code)), "{permission}");
    }
    assert_eq!(call(&sandbox, "GET", &messages(GENERAL), Value::Null).await.body["code"], 50_001);
    assert_eq!(sandbox.complaints(), [""; 0]);
}

#[tokio::test]
async fn pings_are_what_allowed_mentions_makes_of_them_on_edits_as_well() {
    let sandbox = sandbox().await;
    let text = format!("<@{ADA}> <@&{MODERATORS}> @everyone");
    let pings = |message: &Value| {
        (
            message["mentions"].as_array().unwrap().len(),
            message["mention_roles"].as_array().unwrap().len(),
            message["mention_everyone"] == true,
        )
    };
    let loud = post(&sandbox, json!({"content": text})).await.body;
    assert_eq!(pings(&loud), (1, 1, false), "the bot may not ping everyone");
    let none = json!({"parse": []});
    let quiet = post(&sandbox, json!({"content": text, "allowed_mentions": none})).await.body;
    assert_eq!(pings(&quiet), (0, 0, false));
    let path = format!("{}/{}", messages(FIGURES), quiet["id"].as_str().unwrap());
    let edited = call(&sandbox, "PATCH", &path, json!({"content": format!("{text}!")})).await.body;
    assert_eq!(pings(&edited), (1, 1, false), "an edit without the field falls back to the defaults");
    let edited = call(&sandbox, "PATCH", &path, json!({"content": text, "allowed_mentions": none})).await.body;
    assert_eq!(pings(&edited), (0, 0, false));
    let asked = member_says(&sandbox, "?");
    let reply = json!({"content": "!", "message_reference": {"message_id": asked}});
    assert_eq!(pings(&post(&sandbox, reply.clone()).await.body).0, 1);
    let mut hushed = reply;
    hushed["allowed_mentions"] = none;
    assert_eq!(pings(&post(&sandbox, hushed).await.body).0, 0);
    let seen = sandbox.messages(ADA, FIGURES);
    assert_eq!(seen[0]["pinged"], json!([ADA.to_string()]));
    assert_eq!(seen[1]["pinged"], json!([]));
}

#[tokio::test]
async fn too_many_requests_are_told_how_long_to_wait() {
    let sandbox = Sandbox::start(Settings { limits: Limits::Discord, ..settings() }).await.unwrap();
    for left in (0..5).rev() {
        let answer = post(&sandbox, json!({"content": "c"})).await;
        assert_eq!((answer.status, answer.headers["x-ratelimit-remaining"].as_str()), (200, left.to_string().as_str()));
    }
    let answer = post(&sandbox, json!({"content": "c"})).await;
    assert_eq!((answer.status, answer.body["global"].as_bool()), (429, Some(false)));
    assert!(answer.body["retry_after"].as_f64().is_some_and(|wait| wait > 0.0 && wait <= 5.0), "{}", answer.body);
    for header in
        ["retry-after", "x-ratelimit-limit", "x-ratelimit-reset-after", "x-ratelimit-reset", "x-ratelimit-bucket", "x-ratelimit-scope"]
    {
        assert!(answer.headers.contains_key(header), "{header}");
    }
    assert_eq!(call(&sandbox, "POST", &messages(GENERAL), json!({"content": "c"})).await.status, 200, "another channel, another bucket");
    sandbox.control(Control::Clock { ms: 5_000 }).unwrap();
    assert_eq!(post(&sandbox, json!({"content": "c"})).await.status, 200);
    let mut last = 0;
    for _ in 0..60 {
        last = call(&sandbox, "GET", "/users/@me", Value::Null).await.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429, "fifty a second altogether");
}

#[tokio::test]
async fn a_fault_hits_as_many_calls_as_it_says_and_may_lose_the_answer_alone() {
    let sandbox = sandbox().await;
    let fail = |count, status, scope, effect| {
        let fail =
            Fail { count, status, path: Some("/messages".into()), method: Some("POST".into()), retry_after: Some(1.5), scope, effect };
        sandbox.control(Control::Fail(fail)).unwrap();
    };
    fail(1, 429, Some(Scope::Global), false);
    let answer = post(&sandbox, json!({"content": "a"})).await;
    assert_eq!((answer.status, &answer.body["global"], &answer.body["retry_after"]), (429, &json!(true), &json!(1.5)));
    assert_eq!((answer.headers["x-ratelimit-global"].as_str(), answer.headers["retry-after"].as_str()), ("true", "2"));
    fail(1, 429, Some(Scope::Shared), false);
    assert_eq!(post(&sandbox, json!({"content": "b"})).await.headers["x-ratelimit-scope"], "shared");
    fail(2, 502, None, false);
    assert_eq!(call(&sandbox, "GET", "/users/@me", Value::Null).await.status, 200);
    assert_eq!(post(&sandbox, json!({"content": "c"})).await.status, 502);
    assert_eq!(post(&sandbox, json!({"content": "d"})).await.status, 502);
    assert_eq!(sandbox.messages(ADA, FIGURES).len(), 0);
    fail(1, 500, None, true);
    let body = json!({"content": "e", "nonce": "1", "enforce_nonce": true});
    assert_eq!(post(&sandbox, body.clone()).await.status, 500);
    assert_eq!(sandbox.messages(ADA, FIGURES).len(), 1, "it was sent all the same");
    let again = post(&sandbox, body).await;
    assert_eq!((again.status, sandbox.messages(ADA, FIGURES).len()), (200, 1), "the nonce keeps it from being sent twice");
    let statuses: Vec<u64> =
        sandbox.requests().iter().filter(|call| call["method"] == "POST").filter_map(|call| call["status"].as_u64()).collect();
    assert_eq!(statuses, [429, 429, 502, 502, 200, 200]);
}

#[tokio::test]
async fn files_are_kept_listed_described_and_shown_in_embeds() {
    let sandbox = sandbox().await;
    let form = |payload: &Value, files: &[(&str, &[u8])]| {
        let mut body = format!("--b\r\ncontent-disposition: form-data; name=\"payload_json\"\r\n\r\n{payload}\r\n").into_bytes();
        for (index, (name, bytes)) in files.iter().enumerate() {
            let head = format!("--b\r\ncontent-disposition: form-data; name=\"files[{index}]\"; filename=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--b--\r\n");
        body
    };
    let authorization = format!("Bot {}", sandbox.token());
    let headers = [("authorization", authorization.as_str()), ("content-type", "multipart/form-data; boundary=b")];
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &640_u32.to_be_bytes(), &480_u32.to_be_bytes()].concat();
    let payload = json!({"attachments": [{"id": 0, "description": "bars"}, {"id": 1}], "embeds": [{"title": "t", "image": {"url": "attachment://b.png"}}]});
    let path = format!("/api/v10{}", messages(FIGURES));
    let sent = http(sandbox.addr(), "POST", &path, &headers, &form(&payload, &[("../a.png", &png), ("b.png", &png)])).await.body;
    assert_eq!(sent["attachments"].as_array().unwrap().len(), 1, "what an embed shows is not listed beside it: {sent}");
    let file = &sent["attachments"][0];
    assert_eq!((&file["filename"], &file["description"], &file["width"]), (&json!("_a.png"), &json!("bars"), &json!(640)));
    let image = &sent["embeds"][0]["image"];
    let url = image["url"].as_str().unwrap().strip_prefix(sandbox.url()).unwrap();
    let served = http(sandbox.addr(), "GET", url, &[], b"").await;
    assert_eq!((served.bytes.as_slice(), served.headers["content-type"].as_str()), (png.as_slice(), "image/png"));
    let edit = format!("{path}/{}", sent["id"].as_str().unwrap());
    let kept = json!({"content": "now", "attachments": [{"id": file["id"]}]});
    let edited = http(sandbox.addr(), "PATCH", &edit, &headers, &form(&kept, &[])).await.body;
    assert_eq!(edited["attachments"][0]["id"], file["id"]);
    let edited = http(sandbox.addr(), "PATCH", &edit, &headers, &form(&json!({"attachments": []}), &[])).await.body;
    assert_eq!(edited["attachments"], json!([]));
    let large = vec![0; 10 * 1024 * 1024 + 1];
    let answer = http(sandbox.addr(), "POST", &path, &headers, &form(&json!({"content": "c"}), &[("l.bin", &large)])).await;
    assert_eq!((answer.status, &answer.body["code"]), (413, &json!(40_005)));
    assert_eq!(sandbox.complaints(), [""; 0]);
}

#[tokio::test]
async fn every_answer_is_one_that_discord_describes() {
    let sandbox = sandbox().await;
    let id = member_says(&sandbox, "hello <@1200000000300000003>");
    sandbox.act(MIRA, Act::React { channel: FIGURES, message: id.parse().unwrap(), emoji: "👍".into() }).unwrap();
    let direct = json!({"recipient_id": ADA.to_string()});
    let opened = call(&sandbox, "POST", "/users/@me/channels", direct).await.body;
    assert_eq!(opened["id"], dm(ADA).to_string());
    let paths = [
        "/gateway".to_owned(),
        "/gateway/bot".into(),
        "/users/@me".into(),
        format!("/users/{ADA}"),
        "/users/@me/guilds".into(),
        "/applications/@me".into(),
        format!("/applications/{BOT}"),
        "/oauth2/applications/@me".into(),
        format!("/guilds/{GUILD}"),
        format!("/guilds/{GUILD}/channels"),
        format!("/guilds/{GUILD}/roles"),
        format!("/guilds/{GUILD}/members?limit=100"),
        format!("/guilds/{GUILD}/members/{MIRA}"),
        format!("/channels/{FIGURES}"),
        format!("/channels/{}", dm(ADA)),
        messages(FIGURES),
        format!("{}?after=1&limit=1", messages(FIGURES)),
        format!("{}/{id}", messages(FIGURES)),
        format!("{}/{id}/reactions/%F0%9F%91%8D", messages(FIGURES)),
        format!("/applications/{BOT}/commands"),
        format!("/applications/{BOT}/guilds/{GUILD}/commands"),
        format!("/applications/{BOT}/guilds/{GUILD}/commands/permissions"),
    ];
    for path in paths {
        let answer = call(&sandbox, "GET", &path, Value::Null).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }
    assert_eq!(call(&sandbox, "POST", &format!("/channels/{FIGURES}/typing"), Value::Null).await.status, 204);
    assert_eq!(call(&sandbox, "GET", &format!("{}?limit=101", messages(FIGURES)), Value::Null).await.body["code"], 50_035);
    assert_eq!(sandbox.complaints(), [""; 0]);
}
