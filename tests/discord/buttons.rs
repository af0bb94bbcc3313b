//! Buttons and menus, also after a restart, also forged.

use crate::stage::{Set, Stage, assert_says, button, components, number, said, setup};
use serde_json::Value;
use smebot::discord::Bot;
use smebot::sandbox::{Act, seed};

fn question(text: &str) -> String {
    format!("<@{}> {text}", seed::BOT)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_of_an_answer_does_what_it_says() {
    let stage = Stage::new().await;
    let asked = stage.say(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?"));
    let answer = stage.answer(seed::ADA, seed::GENERAL, asked).await;
    let working = stage.press(seed::BEN, &answer, "Working").await;
    assert_eq!(working["ephemeral"], true);
    assert_says(&working["message"], &["How it was computed", "44.1 million − 42.6 million"]);
    let sources = stage.press(seed::BEN, &answer, "Sources").await;
    assert_eq!(sources["ephemeral"], true);
    assert_says(&sources["message"], &["as stated: “44.1 million”"]);
    for (who, is_private) in [(seed::ADA, false), (seed::BEN, true)] {
        let chart = stage.press(who, &answer, "Chart").await;
        assert_eq!(chart["ephemeral"], is_private);
        assert_eq!(chart["message"]["attachments"][0]["filename"], "chart.png");
    }
    let menu = stage.press(seed::BEN, &answer, "Compare with…").await;
    assert_eq!(menu["ephemeral"], true);
    let compared = stage.choose(seed::BEN, &menu["message"], "ferry passengers (2023)").await;
    assert_says(&compared["message"], &["42.6 million", "44.1 million"]);
    assert_eq!(compared["message"]["id"], menu["message"]["id"], "the menu becomes the comparison");
    let noted = stage.press(seed::BEN, &answer, "Not what I asked").await;
    assert_eq!(noted["ephemeral"], true);
    assert_says(&noted["message"], &["Noted"]);
    let refused = stage.press(seed::BEN, &answer, "Delete").await;
    assert_eq!(refused["ephemeral"], true);
    assert_says(&refused["message"], &["Only the member who asked"]);
    let (channel, message, custom_id) = (seed::GENERAL, number(&answer["id"]), button(&answer, "Delete"));
    stage.sandbox.ask(seed::ADA, Act::Press { channel, message, custom_id, forge: false }).await.unwrap();
    stage.until("the answer to go", || stage.answers(seed::ADA, seed::GENERAL, asked).is_empty()).await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_work_after_a_restart() {
    let set = Set::default();
    let stage = Stage::new().await;
    let answer = stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")).await;
    let Stage { sandbox, bot } = stage;
    assert_eq!(bot.stop().await, 0);
    let bot = Bot::start(setup(&sandbox, &set)).await.unwrap();
    let stage = Stage { sandbox, bot };
    stage.connected().await;
    for (label, words) in
        [("Working", "44.1 million − 42.6 million"), ("Sources", "as stated"), ("Chart", "44.1 million"), ("Not what I asked", "Noted")]
    {
        assert_says(&stage.press(seed::ADA, &answer, label).await["message"], &[words]);
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_asker_chooses_which_is_meant() {
    let stage = Stage::set(Set { facts: "tests/bases/harbours", ..Set::default() }).await;
    let answer = stage.ask(seed::ADA, seed::GENERAL, &question("how many accidents?")).await;
    let choices: Vec<Value> = components(&answer).into_iter().filter(|part| part["style"] == 1).collect();
    assert!(choices.len() > 1, "{answer:#}");
    let label = choices[0]["label"].as_str().unwrap();
    let refused = stage.press(seed::BEN, &answer, label).await;
    assert_eq!(refused["ephemeral"], true);
    assert_says(&refused["message"], &["Only the member who asked can choose"]);
    let chosen = stage.press(seed::ADA, &answer, label).await;
    assert_eq!(chosen["message"]["id"], answer["id"], "the question becomes the answer");
    assert_says(&chosen["message"], &["**"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forged_and_stale_buttons_get_a_polite_private_line() {
    let stage = Stage::new().await;
    let answer = stage.ask(seed::ADA, seed::GENERAL, &question("ferry passengers in 2024?")).await;
    let (channel, message) = (seed::GENERAL, number(&answer["id"]));
    let delete = button(&answer, "Delete");
    let changed = format!("{}{}", &delete[..delete.len() - 1], if delete.ends_with('A') { 'B' } else { 'A' });
    let old = delete.replacen("s1", "s0", 1);
    for (custom_id, words) in [
        (changed.as_str(), "does not belong"),
        (old.as_str(), "leads nowhere now"),
        ("x", "does not belong"),
        ("小巨人🛥️", "does not belong"),
        (&"s1".repeat(50), "does not belong"),
    ] {
        let act = Act::Press { channel, message, custom_id: custom_id.to_owned(), forge: true };
        let seen = stage.done(seed::BEN, act).await;
        assert_eq!(seen["ephemeral"], true);
        assert_says(&seen["message"], &[words]);
    }
    let menu = stage.press(seed::BEN, &answer, "Compare with…").await["message"].clone();
    let custom_id = components(&menu)[0]["custom_id"].as_str().unwrap().to_owned();
    let (channel, message) = (number(&menu["channel_id"]), number(&menu["id"]));
    let act = Act::Select { channel, message, custom_id, values: vec!["AAAAAA".to_owned()], forge: true };
    assert_says(&stage.done(seed::BEN, act).await["message"], &["leads nowhere now"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_of_sources_is_paged() {
    let stage = Stage::set(Set { facts: "facts", ..Set::default() }).await;
    let first = stage.command(seed::ADA, "sources", &[]).await;
    assert_says(&first["message"], &["1 to 8 of"]);
    let second = stage.press(seed::ADA, &first["message"], "▶").await;
    assert_says(&second["message"], &["9 to 16 of"]);
    assert_ne!(said(&first["message"]), said(&second["message"]));
    let back = stage.press(seed::ADA, &second["message"], "◀").await;
    assert_eq!(said(&back["message"]), said(&first["message"]));
    stage.end().await;
}
