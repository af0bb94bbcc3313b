//! The text of a statement: pasted, as a file, or as a message.

use crate::kept::Kept;
use crate::stage::{components, number, said, text};
use serde_json::{Map, Value, json};
use smebot::sandbox::{Act, seed};

const STATEMENT: &str = "Ports in 2031\n\nIn 2031 the ferries carried more than 51 million passengers. A coffee in port was 4 euros.\n";
const NEW: &str = "statements/2032-01-15-port-office.toml";
const SOURCE: [(&str, &str); 4] =
    [("title", "Ports in 2031"), ("publisher", "Port office"), ("published", "2032-01-15"), ("url", "https://ports.example/2031")];

/// The text of a file of a message, fetched as a member's program fetches it.
async fn file(message: &Value) -> String {
    let url = text(&message["attachments"][0]["url"]);
    assert_eq!(message["attachments"][0]["filename"], "statement.toml");
    reqwest::get(url).await.unwrap().text().await.unwrap()
}

/// Hands a file in with the command; what comes of it.
async fn hand_in(kept: &Kept, who: u64, given: Value) -> Value {
    let options: Map<String, Value> = [("file".to_owned(), given)].into_iter().collect();
    let act = Act::Invoke { channel: seed::GENERAL, command: "sme-facts".to_owned(), path: vec!["draft".to_owned()], options };
    let seen = kept.stage.done(who, act).await;
    assert_eq!(seen["ephemeral"], true, "{seen:#}");
    seen["message"].clone()
}

/// What stands on its buttons.
fn labels(message: &Value) -> Vec<String> {
    components(message).iter().filter_map(|part| part["label"].as_str().map(str::to_owned)).collect()
}

/// What is sure of a draft becomes one change, which can be taken back.
async fn add(kept: &Kept, draft: &Value) {
    assert_eq!(labels(draft), ["Add these"]);
    let id = crate::stage::button(draft, "Add these");
    let (channel, message) = (number(&draft["channel_id"]), number(&draft["id"]));
    let opened = kept.stage.sandbox.ask(seed::MIRA, Act::Press { channel, message, custom_id: id, forge: false }).await.unwrap();
    assert!(opened["modal"].is_object(), "{opened:#}");
    let values: Map<String, Value> = SOURCE.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    kept.stage.sandbox.ask(seed::MIRA, Act::Submit { interaction: number(&opened["interaction"]), values }).await.unwrap();
    let preview = kept.other(seed::MIRA, draft).await;
    let shown = said(&preview);
    for words in ["add 1 figure of 2032", "+publisher = \"Port office\"", "+stated = \"more than 51 million\"", "Nothing new was found"] {
        assert!(shown.contains(words), "{words:?} is not in {shown}");
    }
    assert_eq!(kept.file(NEW), "", "nothing is written yet");
    let done = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{}", said(&done));
    assert!(
        kept.file(NEW).contains("key    = \"ferry-passengers\"\nperiod = \"2031\"\nstated = \"more than 51 million\""),
        "{}",
        kept.file(NEW)
    );
    kept.answers("More than 51 million").await;
    assert!(kept.read(seed::MIRA, "history", &[("key", "ferry-passengers")]).await.contains("add 1 figure of 2032"));
    let undo = kept.order(seed::MIRA, seed::GENERAL, "undo", &[("change", "1")]).await["message"].clone();
    kept.press(seed::MIRA, &undo, "Apply").await;
    assert_eq!(kept.file(NEW), "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pasted_text_is_drafted_and_what_is_sure_of_it_added() {
    let kept = Kept::new(Vec::new()).await;
    let draft = kept.fill_in(seed::MIRA, "draft", &[], &[("pasted", STATEMENT)]).await;
    let shown = said(&draft);
    for words in [
        "2 figures were found, and 1 of them can be added",
        "✅ **more than 51 million** · ferry passengers",
        "· 2031 · sure",
        "not described yet",
    ] {
        assert!(shown.contains(words), "{words:?} is not in {shown}");
    }
    let drafted = file(&draft).await;
    assert!(
        drafted.contains("title     = \"Ports in 2031\"") && drafted.contains("[[figure]]\nkey    = \"ferry-passengers\""),
        "{drafted}"
    );
    add(&kept, &draft).await;
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rounding_of_what_is_held_is_shown_and_not_added() {
    let kept = Kept::new(Vec::new()).await;
    let text = "Ports in 2031\n\nIn 2031 the ferries carried more than 51 million passengers. In 2024 there were about 44 million ferry passengers.\n";
    let draft = kept.fill_in(seed::MIRA, "draft", &[], &[("pasted", text)]).await;
    let shown = said(&draft);
    for words in ["2 figures were found, and 1 of them can be added", "about 44 million", "44.1 million"] {
        assert!(shown.contains(words), "{words:?} is not in {shown}");
    }
    add(&kept, &draft).await;
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_fetched_from_discord_alone_and_drafted() {
    let kept = Kept::new(Vec::new()).await;
    let draft = hand_in(&kept, seed::MIRA, json!({ "filename": "statement.txt", "text": STATEMENT })).await;
    assert!(said(&draft).contains("2 figures were found, and 1 of them can be added"), "{}", said(&draft));
    add(&kept, &draft).await;
    let long = "In 2031 the ferries carried 51 million passengers. ".repeat(5_000);
    let elsewhere = format!("{}/page/main.js", kept.stage.sandbox.url());
    for (given, words) in [
        (json!({ "filename": "a.txt", "text": long }), "longer than 200 kB"),
        // Its size is told smaller than it is: it is read no further than to the bound.
        (json!({ "filename": "a.txt", "text": long, "size": 10 }), "longer than 200 kB"),
        (json!({ "filename": "a.txt", "text": "x", "url": elsewhere }), "could not be fetched"),
        (json!({ "filename": "a.txt", "text": "x", "url": "https://example.org/a.txt" }), "could not be fetched"),
        (json!({ "filename": "a.txt", "text": " \n" }), "no text in it"),
    ] {
        let refused = hand_in(&kept, seed::MIRA, given).await;
        assert!(said(&refused).contains(words), "{words:?} is not in {}", said(&refused));
    }
    // However an ordinary member's call came about.
    let options: Map<String, Value> = [("file".to_owned(), json!({ "text": STATEMENT }))].into_iter().collect();
    let act = Act::Invoke { channel: seed::GENERAL, command: "sme-facts".to_owned(), path: vec!["draft".to_owned()], options };
    if let Ok(seen) = kept.stage.sandbox.ask(seed::ADA, act).await {
        assert!(said(&seen["message"]["message"]).contains("for those who keep the facts"), "{seen:#}");
    }
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figures_of_a_message_are_drafted_for_keepers() {
    let kept = Kept::new(vec![seed::MODERATORS]).await;
    let message = kept.stage.say(seed::ADA, seed::GENERAL, STATEMENT);
    let act = |command: &str| Act::Menu { channel: seed::GENERAL, command: command.to_owned(), target: message };
    let seen = kept.stage.done(seed::MIRA, act("Draft figures")).await;
    assert_eq!(seen["ephemeral"], true, "{seen:#}");
    let draft = seen["message"].clone();
    assert!(said(&draft).contains("2 figures were found, and 1 of them can be added"), "{}", said(&draft));
    // A message is read with the text file that is attached to it, as Discord makes of a long text that is pasted.
    let with_file = Act::Menu { channel: seed::GENERAL, command: "Draft figures".to_owned(), target: number(&draft["id"]) };
    let again = kept.stage.done(seed::MIRA, with_file).await["message"].clone();
    let drafted = file(&again).await;
    assert!(drafted.contains("# line 10: “more than 51 million passengers”"), "line 10 is in the file: {drafted}");
    add(&kept, &draft).await;
    if let Ok(seen) = kept.stage.sandbox.ask(seed::ADA, act("Draft figures")).await {
        assert!(said(&seen["message"]["message"]).contains("for those who keep the facts"), "{seen:#}");
    }
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_ticked_of_a_draft_is_added_whatever_was_sure() {
    let kept = Kept::new(Vec::new()).await;
    let pasted = "Ports in 2031\n\nIn 2031 the ferries carried more than 51 million passengers. In 2024 the ferries carried 45 million passengers.\n";
    let draft = kept.fill_in(seed::MIRA, "draft", &[], &[("pasted", pasted)]).await;
    let list = components(&draft).into_iter().find(|part| part["type"] == 3).unwrap_or_else(|| panic!("nothing to tick: {draft:#}"));
    let ticked = |place: usize| list["options"][place]["default"] == true;
    assert_eq!((list["options"].as_array().unwrap().len(), &list["max_values"], ticked(0), ticked(1)), (2, &json!(2), true, false));
    let values = ["0", "1"].map(str::to_owned).to_vec();
    let (channel, message) = (number(&draft["channel_id"]), number(&draft["id"]));
    let act = Act::Select { channel, message, custom_id: text(&list["custom_id"]), values, forge: false };
    let opened = kept.stage.sandbox.ask(seed::MIRA, act).await.unwrap();
    let values: Map<String, Value> = SOURCE.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    kept.stage.sandbox.ask(seed::MIRA, Act::Submit { interaction: number(&opened["interaction"]), values }).await.unwrap();
    let preview = kept.other(seed::MIRA, &draft).await;
    for words in ["add 2 figures of 2032", "+stated = \"more than 51 million\"", "+stated = \"45 million\""] {
        assert!(said(&preview).contains(words), "{words:?} is not in {}", said(&preview));
    }
    kept.press(seed::MIRA, &preview, "Apply").await;
    kept.answers("More than 51 million").await;
    kept.end().await;
}
