//! Commands, the completion of their options, and what can be done with any message.

use crate::stage::{Set, Stage, assert_says, components, number, said, setup};
use serde_json::Value;
use smebot::discord::{Bot, Registered};
use smebot::language::traditional::traditional;
use smebot::sandbox::{Act, seed};

fn message(seen: &Value) -> &Value {
    &seen["message"]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_answers_in_both_languages() {
    let stage = Stage::new().await;
    /// A command with its options, what it says in each language, and whether only the member sees it.
    type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str], &'static [&'static str], bool);
    let cases: [Case; 14] = [
        ("ask", &[("question", "ferry passengers in 2024?")], &["44.1 million"], &["44.1 million"], false),
        ("ask", &[("question", "2024年轮渡乘客")], &["4,410万"], &["4,410万"], false),
        // All see a refusal to which the bot replies later, when it knows: nothing can be replied to that the member alone sees.
        ("ask", &[("question", "ferry passengers in 2031?")], &["No figure is held"], &["No figure is held"], false),
        ("ask", &[("question", "why did ferry passengers decline?")], &["no forecasts"], &["no forecasts"], true),
        ("fact", &[("key", "ferry-passengers"), ("period", "2023"), ("place", "askel")], &["16.9 million"], &["1,690万"], false),
        ("compare", &[("a", "ferry-passengers"), ("b", "foot-passengers"), ("period", "2023")], &["42.6 million"], &["4,260万"], false),
        ("chart", &[("key", "ferry-passengers")], &["44.1 million"], &["4,410万"], false),
        ("sources", &[], &["statements are held"], &["份声明"], true),
        ("sources", &[("key", "ferry-passengers")], &["as stated"], &["原文"], true),
        ("help", &[], &["every figure with its source"], &["不会猜测"], true),
        ("passengers", &[("period", "2022"), ("place", "corva")], &["5.6 million"], &["560万"], false),
        ("fleet", &[], &["erries"], &["渡轮"], false),
        ("fact", &[("key", "no such thing")], &["nothing of that name"], &["没有收录"], true),
        ("cargo", &[("period", "yesterday")], &["2022-H1"], &["2022-H1"], true),
    ];
    for (name, options, english, chinese, is_private) in cases {
        // What is asked in words is answered in the characters of the question.
        let characters = |words: &&str| if name == "ask" { (*words).to_owned() } else { traditional(words) };
        let traditional: Vec<String> = chinese.iter().map(characters).collect();
        let traditional: Vec<&str> = traditional.iter().map(String::as_str).collect();
        for (who, words) in [(seed::ADA, english), (seed::LIN, chinese), (seed::MEI, &traditional)] {
            let seen = stage.command(who, name, options).await;
            assert_says(message(&seen), words);
            assert_eq!(seen["ephemeral"], is_private, "/sme {name} {options:?}");
        }
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chart_is_a_picture_with_words_for_it() {
    let stage = Stage::new().await;
    let seen = stage.command(seed::ADA, "chart", &[("key", "ferry-passengers")]).await;
    let attachment = &message(&seen)["attachments"][0];
    assert_eq!(attachment["filename"], "chart.png");
    assert_eq!(attachment["description"], "6 figures");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn options_complete_in_both_languages_and_in_time() {
    let stage = Stage::new().await;
    let english = stage.choices(seed::ADA, "fact", &[("key", "ferry pas")], "key").await;
    assert_eq!(english[0], ("ferry passengers".to_owned(), "ferry-passengers".to_owned()));
    let chinese = stage.choices(seed::LIN, "fact", &[("key", "轮渡乘")], "key").await;
    assert_eq!(chinese[0], ("轮渡乘客".to_owned(), "ferry-passengers".to_owned()));
    let all = stage.choices(seed::ADA, "compare", &[("a", "ferry-passengers"), ("b", "")], "b").await;
    assert_eq!(all.len(), 25, "there are more than can be offered");
    let periods = stage.choices(seed::ADA, "fact", &[("key", "ferry-passengers"), ("period", "20")], "period").await;
    assert!(periods.iter().any(|(_, value)| value == "2019"), "{periods:?}");
    let places = stage.choices(seed::LIN, "passengers", &[("place", "")], "place").await;
    assert!(places.contains(&("阿斯克港".to_owned(), "askel".to_owned())), "{places:?}");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figures_of_any_message_can_be_checked() {
    let stage = Stage::new().await;
    let target = stage.say(seed::BEN, seed::GENERAL, "Norlandia's ferries carried 44.1 million passengers in 2024.");
    let act = Act::Menu { channel: seed::GENERAL, command: "Check the figures".to_owned(), target };
    let seen = stage.done(seed::ADA, act).await;
    assert_eq!(seen["ephemeral"], true);
    assert!(!said(message(&seen)).is_empty());
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_are_registered_anew_only_if_they_differ() {
    let set = Set::default();
    let sandbox = crate::stage::sandbox(&set).await;
    for (facts, wanted) in
        [(set.facts, Registered::Anew), (set.facts, Registered::Same), ("facts", Registered::Anew), ("facts", Registered::Same)]
    {
        let bot = Bot::start(setup(&sandbox, &Set { facts, ..Set::default() })).await.unwrap();
        assert_eq!(bot.registered(), wanted, "{facts}");
        bot.stop().await;
    }
    assert_eq!(sandbox.complaints(), Vec::<String>::new());
    sandbox.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_to_the_answer_of_a_command_follows_it_up() {
    let stage = Stage::new().await;
    let seen = stage.command(seed::ADA, "ask", &[("question", "ferry passengers in 2024?")]).await;
    // Nobody replies in the moment in which the bot is told which number its answer has.
    stage.settle().await;
    let follow_up = stage.reply(seed::BEN, seed::FIGURES, "and in 2023?", number(&message(&seen)["id"]));
    assert_says(&stage.answer(seed::BEN, seed::FIGURES, follow_up).await, &["42.6 million"]);
    assert!(components(message(&seen)).len() > 3);
    stage.end().await;
}
