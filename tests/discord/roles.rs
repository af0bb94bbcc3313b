//! Who may not keep the facts is refused over the wire, too, whatever his Discord shows him.

use crate::kept::{Kept, REPORT};
use crate::stage::{components, number, said, text};
use serde_json::Map;
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
