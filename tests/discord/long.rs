//! Names, notes and titles as long as anybody may write them: nothing that is sent is too large, and long lists have pages.

use crate::stage::{Set, Stage, assert_says, components, number, said};
use serde_json::Value;
use smebot::sandbox::{Act, seed};
use std::fmt::Write;
use std::path::Path;

/// A base of thirty indicators of one topic with long names, notes and titles, full of what markdown reads.
fn base(folder: &Path) {
    let long = |seed: &str, count: usize| format!("{seed} **bold** _and_ [link](https://evil.example) @everyone <@1> ").repeat(count);
    let mut indicators = String::new();
    let mut statement = format!(
        "title = {:?}\npublisher = {:?}\npublished = 2025-01-01\nurl = \"https://example.org/{}\"\nspeaker = \"Somebody\"\n",
        long("a title that goes on", 6),
        long("an office", 3),
        "x".repeat(300)
    );
    for place in 0..30 {
        // OK because writing to a string cannot fail.
        let _ = writeln!(
            indicators,
            "[thing-{place}]\nname = {{ en = \"kind {} widgets {}\", zh = \"零件{place}号{}\" }}\nunit = {{ en = \"widgets\", zh = \"个\" }}\ntopic = \"widgets\"\nnote = {:?}\n",
            number_word(place),
            long("of a long name", 3).trim(),
            "很长的名字".repeat(30),
            long("a note that goes on", 12)
        );
        for year in 2015..2025 {
            let _ = writeln!(
                statement,
                "[[figure]]\nkey = \"thing-{place}\"\nperiod = \"{year}\"\nstated = \"{}\"\n",
                1_000 + place * 10 + year - 2015
            );
        }
    }
    for name in ["indicators", "statements"] {
        std::fs::create_dir_all(folder.join(name)).unwrap();
    }
    std::fs::write(folder.join("indicators/widgets.toml"), indicators).unwrap();
    std::fs::write(folder.join("statements/2025-01-01-office.toml"), statement).unwrap();
    std::fs::write(folder.join("topics.toml"), "[widgets]\nname = { en = \"widgets\", zh = \"零件\" }\n").unwrap();
}

fn number_word(place: usize) -> String {
    ["alpha", "beta", "gamma", "delta", "epsilon"][place % 5].to_owned() + &"x".repeat(place / 5)
}

fn sizes(message: &Value) {
    let units = |text: &str| text.encode_utf16().count();
    assert!(units(message["content"].as_str().unwrap()) <= 2_000);
    assert!(units(&said(message)) - units(message["content"].as_str().unwrap()) <= 6_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_too_large_and_long_lists_have_pages() {
    let folder = tempfile::tempdir().unwrap();
    base(folder.path());
    // OK because a test's few hundred bytes may stay until it ends.
    let facts: &'static str = Box::leak(folder.path().to_str().unwrap().to_owned().into_boxed_str());
    let stage = Stage::set(Set { facts, ..Set::default() }).await;
    for who in [seed::ADA, seed::LIN] {
        let first = stage.command(who, "widgets", &[]).await["message"].clone();
        sizes(&first);
        let second = stage.press(who, &first, "▶").await["message"].clone();
        sizes(&second);
        assert_says(&second, &["30"]);
        let third = stage.press(who, &second, "▶").await["message"].clone();
        let back = stage.press(who, &third, "◀").await["message"].clone();
        assert_eq!(said(&back), said(&second));
        let fact = stage.command(who, "fact", &[("key", "thing-7")]).await["message"].clone();
        sizes(&fact);
        let labels: Vec<String> = components(&fact).iter().filter_map(|part| part["label"].as_str().map(str::to_owned)).collect();
        for label in labels.iter().take(4) {
            sizes(&stage.press(who, &fact, label).await["message"]);
        }
        let compare = labels.iter().find(|label| label.contains('…')).unwrap();
        let menu = stage.press(who, &fact, compare).await["message"].clone();
        assert_eq!(components(&menu)[0]["options"].as_array().unwrap().len(), 25);
        let choices = stage.choices(who, "fact", &[("key", "")], "key").await;
        assert_eq!(choices.len(), 25);
        sizes(&stage.command(who, "sources", &[("key", "thing-7")]).await["message"]);
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_member_turns_pages_for_himself_alone() {
    let folder = tempfile::tempdir().unwrap();
    base(folder.path());
    let facts: &'static str = Box::leak(folder.path().to_str().unwrap().to_owned().into_boxed_str());
    let stage = Stage::set(Set { facts, ..Set::default() }).await;
    let first = stage.command(seed::ADA, "widgets", &[]).await["message"].clone();
    let custom_id = crate::stage::button(&first, "▶");
    let act = Act::Press { channel: seed::FIGURES, message: number(&first["id"]), custom_id, forge: false };
    let other = stage.done(seed::BEN, act).await;
    assert_eq!(other["ephemeral"], true);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_thirty_that_may_be_meant_no_more_are_offered_than_a_menu_holds() {
    let folder = tempfile::tempdir().unwrap();
    base(folder.path());
    let facts: &'static str = Box::leak(folder.path().to_str().unwrap().to_owned().into_boxed_str());
    let stage = Stage::set(Set { facts, ..Set::default() }).await;
    let seen = stage.command(seed::ADA, "ask", &[("question", "how many widgets were there in 2020?")]).await["message"].clone();
    sizes(&seen);
    let menus: Vec<usize> =
        components(&seen).iter().filter(|part| part["type"] == 3).map(|menu| menu["options"].as_array().unwrap().len()).collect();
    assert!(menus.len() == 1 && (2..=25).contains(&menus[0]), "{menus:?}");
    let chosen = stage.choose(seed::ADA, &seen, "delta").await["message"].clone();
    sizes(&chosen);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn texts_as_long_as_discord_takes_are_read_and_answered() {
    let stage = Stage::new().await;
    // The longest message of a member.
    let mention = format!("<@{}> ", seed::BOT);
    let full = |start: &str, end: &str, most: usize| {
        let filling = "渡轮 and so on and on, ".repeat(most);
        let room = most - start.encode_utf16().count() - end.encode_utf16().count();
        let filling: String = filling.chars().take(room).collect();
        format!("{start}{filling}{end}")
    };
    let longest = full(&mention, " ferry passengers in 2024?", 2_000);
    assert_eq!(longest.encode_utf16().count(), 2_000);
    let asked = stage.say(seed::ADA, seed::GENERAL, &longest);
    sizes(&stage.answer(seed::ADA, seed::GENERAL, asked).await);
    // The longest text of a command, with more figures than a reply can list.
    let claim = "Ferries carried 44.1 million passengers in 2024, and 12.5 million in 2023. ";
    let text: String = claim.repeat(80).chars().take(4_000).collect();
    let seen = stage.command(seed::ADA, "check-text", &[("text", &text)]).await;
    assert_eq!(seen["ephemeral"], true);
    sizes(&seen["message"]);
    assert_says(&seen["message"], &["44.1 million"]);
    for text in ["𠀀".repeat(2_000), "*_~`|>".repeat(600), "1 ".repeat(2_000)] {
        sizes(&stage.command(seed::ADA, "check-text", &[("text", &text)]).await["message"]);
        let question: String = text.chars().take(1_000).collect();
        sizes(&stage.command(seed::ADA, "ask", &[("question", &question)]).await["message"]);
    }
    stage.end().await;
}
