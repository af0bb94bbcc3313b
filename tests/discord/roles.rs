//! Who may not keep the facts is refused over the wire, too, whatever his Discord shows him.

use crate::kept::{FIGURE, Kept, REPORT, pressing};
use crate::stage::{components, number, said, text};
use serde_json::{Map, Value, json};
use smebot::config::SecondKeeper;
use smebot::sandbox::{Act, seed};

/// Every command of keepers, each with what it needs.
const COMMANDS: [(&str, &[(&str, &str)]); 17] = [
    ("add", &[("key", "ferry-passengers"), ("period", "2031")]),
    ("edit", &[("key", "ferry-passengers"), ("figure", "2024")]),
    ("retire", &[("key", "ferry-passengers"), ("figure", "2024")]),
    ("restore", &[("key", "ferry-passengers"), ("figure", "2024")]),
    ("phrase add", &[("key", "ferry-passengers"), ("phrase", "wave hoppers")]),
    ("phrase remove", &[("key", "ferry-passengers"), ("phrase", "passenger numbers")]),
    ("indicator new", &[("key", "harbour-lamps")]),
    ("indicator edit", &[("key", "ferry-passengers")]),
    ("remark", &[("statement", "2025-03-14-annual-report")]),
    ("glossary", &[("term", "gross-tonnage")]),
    ("undo", &[("change", "1")]),
    ("export", &[]),
    ("check", &[]),
    ("reload", &[]),
    ("history", &[]),
    ("due", &[]),
    ("draft", &[]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_without_the_role_gets_anywhere() {
    let kept = Kept::new(vec![seed::MODERATORS]).await;
    let before = kept.file(REPORT);
    // The owner of the server sees every command; he has not the role that config.toml names.
    for (name, options) in COMMANDS {
        let refused = kept.read(seed::OWNER, name, options).await;
        assert!(refused.contains("This is for those who keep the facts"), "{name}: {refused}");
    }
    for (name, option) in [("edit", "key"), ("add", "statement"), ("phrase remove", "phrase")] {
        assert!(kept.offered(seed::OWNER, name, &[("key", "ferry-passengers")], option).await.is_empty(), "{name} {option}");
    }
    // Each button of a preview, pressed by others than its author: the sandbox lets a test forge it.
    let add = [("key", "ferry-passengers"), ("phrase", "wave hoppers")];
    let preview = kept.order(seed::MIRA, seed::GENERAL, "phrase add", &add).await["message"].clone();
    let buttons = components(&preview);
    assert_eq!(buttons.len(), 3);
    for who in [seed::ADA, seed::BEN, seed::OWNER] {
        for button in &buttons {
            let custom_id = text(&button["custom_id"]);
            let act = Act::Press { channel: number(&preview["channel_id"]), message: number(&preview["id"]), custom_id, forge: true };
            let seen = kept.stage.sandbox.ask(who, act).await.unwrap();
            assert!(seen["modal"].is_null() && said(&seen["message"]["message"]).contains("for those who keep the facts"), "{seen:#}");
        }
    }
    let invoked =
        Act::Invoke { channel: seed::dm(seed::MIRA), command: "sme-facts".to_owned(), path: vec!["check".to_owned()], options: Map::new() };
    assert!(kept.stage.sandbox.ask(seed::MIRA, invoked).await.is_err(), "in direct messages there is no such command");
    assert_eq!(kept.file(REPORT), before);
    assert!(kept.read(seed::MIRA, "history", &[]).await.contains("Nothing was changed"), "nothing was written");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_server_that_is_not_named_whoever_manages_it_gets_nowhere() {
    let elsewhere = Kept::in_servers(vec![seed::GUILD + 1]).await;
    for (name, options) in COMMANDS {
        let refused = elsewhere.read(seed::OWNER, name, options).await;
        assert!(refused.contains("This is for those who keep the facts"), "{name}: {refused}");
    }
    assert!(elsewhere.offered(seed::OWNER, "edit", &[("key", "ferry")], "key").await.is_empty());
    elsewhere.end().await;
    let here = Kept::in_servers(vec![seed::GUILD + 1, seed::GUILD]).await;
    assert!(here.read(seed::OWNER, "history", &[]).await.contains("Nothing was changed"));
    here.end().await;
}

/// A member has these roles from now on.
fn give(kept: &Kept, member: u64, roles: &[u64]) {
    let roles: Vec<String> = roles.iter().map(u64::to_string).collect();
    kept.stage.control(json!({"control": "roles", "member": member.to_string(), "roles": roles}));
}

/// A moderator's role is taken from a member; what he then does is refused, and he has the role again.
async fn refused(kept: &Kept, who: u64, act: Act) {
    give(kept, who, &[]);
    let seen = kept.stage.sandbox.ask(who, act.clone()).await.unwrap_or_else(|refusal| panic!("{act:?}: {refusal:?}"));
    assert!(seen["modal"].is_null() && said(&seen["message"]["message"]).contains("for those who keep the facts"), "{act:?}: {seen:#}");
    give(kept, who, &[seed::MODERATORS]);
}

/// Opens a form with a button; it is refused when the role was taken away while it was open, and opened again.
async fn refused_form(kept: &Kept, who: u64, message: &Value, label: &str, values: &[(&str, &str)]) {
    let opened = kept.stage.sandbox.ask(who, pressing(message, label)).await.unwrap();
    refused(kept, who, submitting(&opened, values)).await;
}

fn submitting(opened: &Value, values: &[(&str, &str)]) -> Act {
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    Act::Submit { interaction: number(&opened["interaction"]), values }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_role_that_is_taken_away_on_the_way_ends_it_at_every_stage() {
    let kept = Kept::with(vec![seed::MODERATORS], SecondKeeper::Always, Some(seed::FIGURES)).await;
    let before = kept.file(REPORT);
    // While the form of a command is open.
    let opened = kept.opened(seed::MIRA, "add", &FIGURE).await;
    refused(&kept, seed::MIRA, submitting(&opened, &[("stated", "51 million")])).await;
    // At each button of a preview, and at the form that one opens.
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    for label in ["Apply", "Discard", "Try a question"] {
        refused(&kept, seed::MIRA, pressing(&preview, label)).await;
    }
    let question = [("question", "ferry passengers in 2031?")];
    refused_form(&kept, seed::MIRA, &preview, "Try a question", &question).await;
    let tried = kept.fill_form(&preview, "Try a question", &question).await;
    // Between a draft and its addition.
    let text = "Ports in 2032\n\nIn 2032 the ferries carried more than 52 million passengers.\n";
    let draft = kept.fill_in(seed::MIRA, "draft", &[], &[("pasted", text)]).await;
    refused(&kept, seed::MIRA, pressing(&draft, "Add these")).await;
    let source = [("title", "Ports"), ("publisher", "Port office"), ("published", "2033-01-15"), ("url", "https://ports.example/2032")];
    refused_form(&kept, seed::MIRA, &draft, "Add these", &source).await;
    // In the inbox.
    kept.stage.ask(seed::ADA, seed::GENERAL, &format!("<@{}> how many salty riders were there in 2024?", seed::BOT)).await;
    let inbox = kept.inbox().await;
    let group = kept.pick(&inbox, "salty riders").await;
    for label in ["Teach a phrase", "Add a figure", "Not for us", "Close"] {
        refused(&kept, seed::MIRA, pressing(&group, label)).await;
    }
    refused_form(&kept, seed::MIRA, &group, "Teach a phrase", &[("phrase", "salty riders"), ("means", "ferry passengers")]).await;
    refused_form(&kept, seed::MIRA, &group, "Add a figure", &[("means", "ferry passengers"), ("period", "2031")]).await;
    // Between the request and what a second keeper says to it.
    give(&kept, seed::BEN, &[seed::MODERATORS]);
    let waiting = kept.press(seed::MIRA, &tried, "Apply").await;
    assert!(said(&waiting).contains("a second keeper has to agree"), "{}", said(&waiting));
    let request = crate::second::told(&kept, seed::FIGURES, "wants to change the facts").await;
    for label in ["Approve", "Decline"] {
        refused(&kept, seed::BEN, pressing(&request, label)).await;
    }
    assert_eq!(kept.file(REPORT), before);
    assert!(kept.read(seed::MIRA, "history", &[]).await.contains("Nothing was changed"), "nothing was written on the way");
    assert!(said(&kept.inbox().await).contains("salty riders"), "and nothing ended");
    let done = kept.press(seed::BEN, &request, "Approve").await;
    assert!(said(&done).contains("It is change 1"), "with the role it goes on: {}", said(&done));
    kept.end().await;
}
