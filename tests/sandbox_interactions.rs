//! Are interactions in the sandbox those of Discord?
//!
//! 1. One first answer, within three seconds, of a kind that fits; further messages for a quarter of an hour.
//! 2. Private answers are seen by their reader alone, and their buttons pressed by nobody else, unless a test forges it.
//! 3. Commands are kept, listed, localised and limited as Discord does; options are checked before the bot hears of them.
//! 4. Menus and modals give back what was chosen and written.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::sandbox;
use common::wire::{Answer, Gateway, call};
use serde_json::{Map, Value, json};
use smebot::sandbox::seed::{ADA, BEN, BOT, FIGURES, GENERAL, GUILD, LIN, MIRA, dm};
use smebot::sandbox::{Act, Control, Sandbox};
use std::time::Duration;

fn commands() -> Value {
    json!([
        {"name": "sme", "description": "Ask", "name_localizations": {"zh-CN": "问", "zh-TW": "問"}, "options": [
            {"type": 1, "name": "ask", "description": "A question", "options": [
                {"type": 3, "name": "question", "description": "q", "required": true, "autocomplete": true, "max_length": 20},
                {"type": 3, "name": "place", "description": "p", "choices": [{"name": "Here", "name_localizations": {"zh-CN": "这里"}, "value": "here"}]},
                {"type": 4, "name": "year", "description": "y", "min_value": 2000, "max_value": 2030},
                {"type": 6, "name": "who", "description": "w"},
            ]},
        ]},
        {"name": "facts", "description": "Keep", "default_member_permissions": "32", "contexts": [0]},
        {"name": "Check the figures", "type": 3},
        {"name": "Who is it", "type": 2},
    ])
}

/// A sandbox with commands, and the bot's gateway.
async fn begun() -> (Sandbox, Gateway) {
    let sandbox = sandbox().await;
    let gateway = Gateway::identify(&sandbox, 1).await;
    let registered = call(&sandbox, "PUT", &format!("/applications/{BOT}/commands"), commands()).await;
    assert_eq!(registered.status, 200, "{}", registered.body);
    (sandbox, gateway)
}

fn ask(options: Value) -> Act {
    let Value::Object(options) = options else { unreachable!("options are an object") };
    Act::Invoke { channel: FIGURES, command: "sme".into(), path: vec!["ask".into()], options }
}

async fn answer(sandbox: &Sandbox, interaction: &Value, body: Value) -> Answer {
    let (id, token) = (interaction["id"].as_str().unwrap(), interaction["token"].as_str().unwrap());
    call(sandbox, "POST", &format!("/interactions/{id}/{token}/callback?with_response=true"), body).await
}

fn hook(interaction: &Value, rest: &str) -> String {
    format!("/webhooks/{BOT}/{}{rest}", interaction["token"].as_str().unwrap())
}

async fn asked(sandbox: &Sandbox, gateway: &mut Gateway) -> Value {
    sandbox.act(ADA, ask(json!({"question": "how many?"}))).unwrap();
    gateway.event("INTERACTION_CREATE").await
}

#[tokio::test]
async fn an_interaction_is_answered_once_and_in_time() {
    let (sandbox, mut gateway) = begun().await;
    let interaction = asked(&sandbox, &mut gateway).await;
    assert_eq!(interaction["data"]["options"][0]["options"][0]["value"], "how many?");
    assert_eq!((&interaction["context"], &interaction["locale"], &interaction["type"]), (&json!(0), &json!("en-US"), &json!(2)));
    let early = call(&sandbox, "POST", &hook(&interaction, ""), json!({"content": "c"})).await;
    assert_eq!(early.body["code"], 10_015, "nothing comes before the first answer");
    for kind in [1, 2, 6, 7, 8] {
        let refused = answer(&sandbox, &interaction, json!({"type": kind, "data": {"choices": []}})).await;
        assert_eq!(refused.body["code"], 50_035, "{kind}");
    }
    let long = answer(&sandbox, &interaction, json!({"type": 4, "data": {"content": "x".repeat(2_001)}})).await;
    assert_eq!(long.body.pointer("/errors/data/content/_errors/0/code").unwrap(), "BASE_TYPE_MAX_LENGTH");
    let good = answer(&sandbox, &interaction, json!({"type": 4, "data": {"content": "many"}})).await;
    assert_eq!((good.status, &good.body["resource"]["message"]["content"]), (200, &json!("many")));
    assert_eq!(good.body["resource"]["message"]["interaction_metadata"]["user"]["username"], "ada");
    let twice = answer(&sandbox, &interaction, json!({"type": 4, "data": {"content": "more"}})).await;
    assert_eq!((twice.status, &twice.body["code"]), (400, &json!(40_060)));

    let late = asked(&sandbox, &mut gateway).await;
    sandbox.control(Control::Clock { ms: 3_000 }).unwrap();
    let refused = answer(&sandbox, &late, json!({"type": 5})).await;
    assert_eq!((refused.status, &refused.body["code"]), (404, &json!(10_062)));
    assert_eq!(sandbox.messages(ADA, FIGURES).len(), 1);
}

#[tokio::test]
async fn the_member_learns_that_nobody_answers() {
    let (sandbox, _gateway) = begun().await;
    let mut watch = sandbox.watch(ADA);
    sandbox.act(ADA, ask(json!({"question": "?"}))).unwrap();
    sandbox.control(Control::Clock { ms: 3_000 }).unwrap();
    let failed = watch.until(|event| event["state"] == "failed", Duration::from_secs(2)).await.unwrap();
    assert_eq!(failed["reason"], "The application did not respond");
}

#[tokio::test]
async fn a_promise_is_kept_by_an_edit_and_followed_for_a_quarter_of_an_hour() {
    let (sandbox, mut gateway) = begun().await;
    let interaction = asked(&sandbox, &mut gateway).await;
    let promised = answer(&sandbox, &interaction, json!({"type": 5})).await;
    assert_eq!(promised.body["interaction"]["response_message_loading"], true);
    assert_eq!(sandbox.messages(BEN, FIGURES)[0]["message"]["flags"], 128);
    let edited = call(&sandbox, "PATCH", &hook(&interaction, "/messages/@original"), json!({"content": "kept"})).await;
    assert_eq!((edited.status, &edited.body["flags"], &edited.body["edited_timestamp"]), (200, &json!(0), &Value::Null));
    let private = call(&sandbox, "POST", &hook(&interaction, ""), json!({"content": "for you", "flags": 64})).await.body;
    assert_eq!(sandbox.messages(BEN, FIGURES).len(), 1);
    assert_eq!(sandbox.messages(ADA, FIGURES).len(), 2);
    let id = private["id"].as_str().unwrap();
    let hidden = call(&sandbox, "GET", &format!("/channels/{FIGURES}/messages/{id}"), Value::Null).await;
    assert_eq!(hidden.body["code"], 10_008, "a private message is reached by its token only");
    let path = hook(&interaction, &format!("/messages/{id}"));
    assert_eq!(call(&sandbox, "PATCH", &path, json!({"content": "for you!"})).await.body["content"], "for you!");
    assert_eq!(call(&sandbox, "DELETE", &path, Value::Null).await.status, 204);
    assert_eq!(call(&sandbox, "GET", &hook(&interaction, "/messages/%40original"), Value::Null).await.body["content"], "kept");
    sandbox.control(Control::Clock { ms: 15 * 60 * 1_000 }).unwrap();
    let late = call(&sandbox, "POST", &hook(&interaction, ""), json!({"content": "late"})).await;
    assert_eq!((late.status, &late.body["code"]), (401, &json!(50_027)));
    assert_eq!(sandbox.complaints(), [""; 0]);
}

#[tokio::test]
async fn what_follows_a_promise_fills_it() {
    let (sandbox, mut gateway) = begun().await;
    let interaction = asked(&sandbox, &mut gateway).await;
    answer(&sandbox, &interaction, json!({"type": 5, "data": {"flags": 64}})).await;
    call(&sandbox, "POST", &hook(&interaction, ""), json!({"content": "here"})).await;
    let seen = sandbox.messages(ADA, FIGURES);
    assert_eq!((seen.len(), &seen[0]["ephemeral"], &seen[0]["message"]["content"]), (1, &json!(true), &json!("here")));
}

#[tokio::test]
async fn private_buttons_are_for_their_reader_unless_forged() {
    let (sandbox, mut gateway) = begun().await;
    let interaction = asked(&sandbox, &mut gateway).await;
    let button = json!({"type": 2, "style": 1, "label": "b", "custom_id": "working"});
    let off = json!({"type": 2, "style": 1, "label": "o", "custom_id": "off", "disabled": true});
    let data = json!({"content": "c", "flags": 64, "components": [{"type": 1, "components": [button, off]}]});
    let sent = answer(&sandbox, &interaction, json!({"type": 4, "data": data})).await.body;
    let message = sent["resource"]["message"]["id"].as_str().unwrap().parse().unwrap();
    let press = |custom_id: &str, forge| Act::Press { channel: FIGURES, message, custom_id: custom_id.into(), forge };
    assert_eq!(sandbox.act(BEN, press("working", false)).unwrap_err().status, 404);
    assert_eq!(sandbox.act(ADA, press("stale", false)).unwrap_err().status, 404);
    assert_eq!(sandbox.act(ADA, press("off", false)).unwrap_err().status, 400);
    sandbox.act(ADA, press("working", false)).unwrap();
    let pressed = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(
        (&pressed["type"], &pressed["data"]["custom_id"], &pressed["message"]["id"]),
        (&json!(3), &json!("working"), &json!(message.to_string()))
    );
    assert_eq!(answer(&sandbox, &pressed, json!({"type": 7, "data": {"content": "changed"}})).await.status, 200);
    assert_eq!(sandbox.messages(ADA, FIGURES)[0]["message"]["content"], "changed");
    sandbox.act(BEN, press("anything", true)).unwrap();
    let forged = gateway.event("INTERACTION_CREATE").await;
    assert_eq!((&forged["data"]["custom_id"], &forged["member"]["user"]["username"]), (&json!("anything"), &json!("ben")));
    assert_eq!(answer(&sandbox, &forged, json!({"type": 6})).await.status, 200);
    assert_eq!(sandbox.complaints(), [""; 0]);
}

#[tokio::test]
async fn autocomplete_gives_up_to_twenty_five_choices_in_the_members_language() {
    let (sandbox, mut gateway) = begun().await;
    let type_in = |focused: &str| {
        let options = Map::from_iter([("question".to_owned(), json!("x"))]);
        Act::Autocomplete { channel: FIGURES, command: "sme".into(), path: vec!["ask".into()], options, focused: focused.into() }
    };
    assert_eq!(sandbox.act(LIN, type_in("place")).unwrap_err().status, 400, "it completes nothing");
    let mut watch = sandbox.watch(LIN);
    sandbox.act(LIN, type_in("question")).unwrap();
    let interaction = gateway.event("INTERACTION_CREATE").await;
    let option = &interaction["data"]["options"][0]["options"][0];
    assert_eq!(
        (&interaction["type"], &option["focused"], &option["value"], &interaction["locale"]),
        (&json!(4), &json!(true), &json!("x"), &json!("zh-CN"))
    );
    let choices = |count: usize, name: &str| json!({"type": 8, "data": {"choices": vec![json!({"name": name, "name_localizations": {"zh-CN": "好"}, "value": "v"}); count]}});
    let many = answer(&sandbox, &interaction, choices(26, "n")).await;
    assert_eq!((many.status, &many.body["code"]), (400, &json!(50_035)));
    assert!(many.body.pointer("/errors/data/choices/_errors").is_some(), "{}", many.body);
    let long = answer(&sandbox, &interaction, choices(1, &"n".repeat(101))).await;
    assert!(long.body.pointer("/errors/data/choices/0/name/_errors").is_some(), "{}", long.body);
    assert_eq!(answer(&sandbox, &interaction, json!({"type": 4, "data": {"content": "c"}})).await.body["code"], 50_035);
    assert_eq!(answer(&sandbox, &interaction, choices(25, "n")).await.status, 200);
    let seen = watch.until(|event| event["type"] == "autocomplete", Duration::from_secs(2)).await.unwrap();
    assert_eq!((seen["choices"].as_array().unwrap().len(), &seen["choices"][0]["name"]), (25, &json!("好")));
}

#[tokio::test]
async fn options_are_checked_before_the_bot_hears_of_them() {
    let (sandbox, mut gateway) = begun().await;
    let bad = [
        json!({}),
        json!({"question": "x".repeat(21)}),
        json!({"question": 7}),
        json!({"question": "q", "place": "there"}),
        json!({"question": "q", "year": 1999}),
        json!({"question": "q", "year": 2001.5}),
        json!({"question": "q", "who": "7"}),
        json!({"question": "q", "nothing": 1}),
    ];
    for options in bad {
        assert!(sandbox.act(ADA, ask(options.clone())).is_err(), "{options}");
    }
    let whole = Act::Invoke { channel: FIGURES, command: "sme".into(), path: vec![], options: Map::new() };
    assert!(sandbox.act(ADA, whole).is_err(), "a subcommand has to be chosen");
    let keep = |channel| Act::Invoke { channel, command: "facts".into(), path: vec![], options: Map::new() };
    assert_eq!(sandbox.act(ADA, keep(FIGURES)).unwrap_err().status, 404, "for moderators");
    assert_eq!(sandbox.act(MIRA, keep(dm(MIRA))).unwrap_err().status, 404, "for servers");
    sandbox.act(MIRA, keep(FIGURES)).unwrap();
    let kept = gateway.event("INTERACTION_CREATE").await;
    let permissions: u64 = kept["member"]["permissions"].as_str().unwrap().parse().unwrap();
    assert_ne!(permissions & 1 << 5, 0);
    sandbox.act(ADA, ask(json!({"question": "q", "year": "2021", "who": BEN.to_string(), "place": "here"}))).unwrap();
    let data = gateway.event("INTERACTION_CREATE").await["data"].clone();
    assert_eq!(data["resolved"]["users"][BEN.to_string()]["username"], "ben");
    assert_eq!(data["options"][0]["options"][2]["value"], 2021);
    sandbox.control(Control::Deny { channel: GENERAL, permissions: vec!["USE_APPLICATION_COMMANDS".into()] }).unwrap();
    let elsewhere = Act::Invoke {
        channel: GENERAL,
        command: "sme".into(),
        path: vec!["ask".into()],
        options: Map::from_iter([("question".into(), json!("q"))]),
    };
    assert!(sandbox.act(ADA, elsewhere).is_err());
}

#[tokio::test]
async fn menus_and_modals_give_back_what_was_chosen_and_written() {
    let (sandbox, mut gateway) = begun().await;
    let said = Act::Send { channel: FIGURES, content: "72 %".into(), reply_to: None, ping: None };
    let target = sandbox.act(BEN, said).unwrap()["message"]["message"]["id"].as_str().unwrap().parse().unwrap();
    sandbox.act(ADA, Act::Menu { channel: FIGURES, command: "Check the figures".into(), target }).unwrap();
    let interaction = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(interaction["data"]["resolved"]["messages"][target.to_string()]["content"], "72 %", "even without the content intent");
    let modal = json!({"title": "Which?", "custom_id": "which", "components": [
        {"type": 18, "label": "Figure", "component": {"type": 4, "custom_id": "figure", "style": 1, "max_length": 5}},
        {"type": 18, "label": "Sort", "component": {"type": 3, "custom_id": "sort", "required": false, "options": [{"label": "A", "value": "a"}]}},
        {"type": 10, "content": "a text"},
    ]});
    let opened = answer(&sandbox, &interaction, json!({"type": 9, "data": modal})).await;
    assert_eq!(opened.status, 200, "{}", opened.body);
    let id = interaction["id"].as_str().unwrap().parse().unwrap();
    let submit = |values: Value| Act::Submit { interaction: id, values: values.as_object().unwrap().clone() };
    for bad in [json!({}), json!({"figure": "123456"}), json!({"figure": "1", "sort": ["b"]})] {
        assert!(sandbox.act(ADA, submit(bad.clone())).is_err(), "{bad}");
    }
    assert!(sandbox.act(BEN, submit(json!({"figure": "1"}))).is_err(), "a modal is its reader's");
    sandbox.act(ADA, submit(json!({"figure": "1", "sort": ["a"]}))).unwrap();
    let written = gateway.event("INTERACTION_CREATE").await;
    assert_eq!((&written["type"], &written["data"]["custom_id"]), (&json!(5), &json!("which")));
    assert_eq!(written["data"]["components"][0]["component"]["value"], "1");
    assert_eq!(written["data"]["components"][1]["component"]["values"], json!(["a"]));
    assert_eq!(answer(&sandbox, &written, json!({"type": 6})).await.body["code"], 50_035, "no message stands behind it");
    assert!(sandbox.act(ADA, submit(json!({"figure": "1"}))).is_err(), "it is sent off once");
    let long = json!({"title": "t".repeat(46), "custom_id": "c", "components": []});
    let again = asked(&sandbox, &mut gateway).await;
    let refused = answer(&sandbox, &again, json!({"type": 9, "data": long})).await.body;
    assert!(refused.pointer("/errors/data/title").is_some() && refused.pointer("/errors/data/components").is_some(), "{refused}");
}

#[tokio::test]
async fn commands_are_kept_as_discord_keeps_them() {
    let (sandbox, _gateway) = begun().await;
    let path = format!("/applications/{BOT}/commands");
    let ids = |body: &Value| {
        body.as_array().unwrap().iter().map(|command| (command["id"].clone(), command["version"].clone())).collect::<Vec<_>>()
    };
    let first = call(&sandbox, "GET", &path, Value::Null).await.body;
    assert!(first[0].get("name_localizations").is_none(), "only where asked for");
    let whole = call(&sandbox, "GET", &format!("{path}?with_localizations=true"), Value::Null).await.body;
    assert_eq!(whole[0]["name_localizations"]["zh-CN"], "问");
    let same = call(&sandbox, "PUT", &path, commands()).await.body;
    assert_eq!(ids(&same), ids(&first));
    let mut changed = commands();
    changed[0]["description"] = json!("Ask me");
    let changed = call(&sandbox, "PUT", &path, changed).await.body;
    assert_eq!(changed[0]["id"], first[0]["id"]);
    assert_ne!(changed[0]["version"], first[0]["version"]);
    let twins = call(&sandbox, "PUT", &path, json!([{"name": "a", "description": "d"}, {"name": "a", "description": "d"}])).await;
    assert!(twins.body.pointer("/errors/1/name/_errors").is_some(), "{}", twins.body);
    let guild = format!("/applications/{BOT}/guilds/{GUILD}/commands");
    let own = call(&sandbox, "POST", &guild, json!({"name": "here", "description": "d"})).await;
    assert_eq!(own.status, 201);
    let one = format!("{guild}/{}", own.body["id"].as_str().unwrap());
    assert_eq!(call(&sandbox, "PATCH", &one, json!({"description": "e"})).await.body["description"], "e");
    assert_eq!(call(&sandbox, "DELETE", &one, Value::Null).await.status, 204);
    assert_eq!(call(&sandbox, "DELETE", &one, Value::Null).await.body["code"], 10_063);
    let numbered =
        |from: usize| json!((from..from + 100).map(|number| json!({"name": format!("c{number}"), "description": "d"})).collect::<Vec<_>>());
    assert_eq!(call(&sandbox, "PUT", &guild, numbered(0)).await.status, 200);
    assert_eq!(call(&sandbox, "PUT", &guild, numbered(200)).await.body["code"], 30_034, "two hundred new ones a day");
    assert_eq!(call(&sandbox, "POST", &guild, json!({"name": "more", "description": "d"})).await.body["code"], 30_032);
    let menus: Vec<Value> = (0..16).map(|number| json!({"name": format!("m{number}"), "type": 3})).collect();
    assert_eq!(call(&sandbox, "PUT", &path, json!(menus)).await.body["code"], 30_032);
    assert_eq!(sandbox.complaints(), [""; 0]);
}

#[tokio::test]
async fn a_command_of_a_members_menu_and_menus_of_members_and_channels_resolve_who_is_meant() {
    let (sandbox, mut gateway) = begun().await;
    let menu = |target| Act::Menu { channel: FIGURES, command: "Who is it".into(), target };
    assert!(sandbox.act(ADA, menu(7)).is_err());
    sandbox.act(ADA, menu(BEN)).unwrap();
    let interaction = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(interaction["data"]["target_id"], BEN.to_string());
    assert_eq!(interaction["data"]["resolved"]["users"][BEN.to_string()]["username"], "ben");
    let rows: Vec<Value> = [5, 8]
        .iter()
        .map(|kind| json!({"type": 1, "components": [{"type": kind, "custom_id": kind.to_string(), "max_values": 2}]}))
        .collect();
    let sent = answer(&sandbox, &interaction, json!({"type": 4, "data": {"content": "who?", "components": rows}})).await.body;
    let message = sent["resource"]["message"]["id"].as_str().unwrap().parse().unwrap();
    let choose = |custom_id: &str, values: &[u64]| Act::Select {
        channel: FIGURES,
        message,
        custom_id: custom_id.into(),
        values: values.iter().map(u64::to_string).collect(),
        forge: false,
    };
    assert!(sandbox.act(ADA, choose("5", &[])).is_err(), "too few");
    assert!(sandbox.act(ADA, choose("5", &[ADA, BEN, MIRA])).is_err(), "too many");
    assert!(sandbox.act(ADA, choose("5", &[7])).is_err(), "nobody");
    assert!(sandbox.act(ADA, choose("8", &[dm(BEN)])).is_err(), "somebody else's direct messages");
    sandbox.act(ADA, choose("5", &[MIRA, LIN])).unwrap();
    let chosen = gateway.event("INTERACTION_CREATE").await["data"].clone();
    assert_eq!((&chosen["component_type"], chosen["resolved"]["members"].as_object().unwrap().len()), (&json!(5), 2));
    sandbox.act(ADA, choose("8", &[GENERAL])).unwrap();
    let chosen = gateway.event("INTERACTION_CREATE").await["data"].clone();
    assert_eq!(chosen["resolved"]["channels"][GENERAL.to_string()]["name"], "general");
    assert_eq!(sandbox.complaints(), [""; 0]);
}
