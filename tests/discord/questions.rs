//! Questions in messages.

use crate::stage::{Set, Stage, assert_says, is_mine, number, said, setup};
use serde_json::json;
use smebot::discord::{Bot, End};
use smebot::sandbox::{Act, seed};

fn mention(text: &str) -> String {
    format!("<@{}> {text}", seed::BOT)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mention_is_answered_with_figure_source_and_buttons() {
    let stage = Stage::new().await;
    let answer = stage.ask(seed::ADA, seed::GENERAL, &mention("ferry passengers in 2024?")).await;
    assert_says(&answer, &["**44.1 million**", "annual report", "https://example.org"]);
    // With cards switched off the sentence and where it comes from are still there.
    let content = answer["content"].as_str().unwrap();
    assert!(content.contains("44.1 million") && content.contains("Ministry of Harbours"), "{content}");
    let answer = stage.ask(seed::LIN, seed::GENERAL, &mention("2022年科尔瓦的轮渡乘客")).await;
    assert_says(&answer, &["560万", "诺兰港口与轮渡部"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_intent_mentions_replies_and_direct_messages_are_answered() {
    let stage = Stage::set(Set { reads_messages: false, listens: false, ..Set::default() }).await;
    let answer = stage.ask(seed::ADA, seed::FIGURES, &mention("ferry passengers in 2024?")).await;
    assert_says(&answer, &["44.1 million"]);
    let follow_up = stage.reply(seed::BEN, seed::FIGURES, "and in 2023?", number(&answer["id"]));
    assert_says(&stage.answer(seed::BEN, seed::FIGURES, follow_up).await, &["42.6 million"]);
    let direct = stage.ask(seed::ADA, seed::dm(seed::ADA), "ferry passengers in 2022?").await;
    assert_says(&direct, &["38.4 million"]);
    let unheard = stage.say(seed::ADA, seed::FIGURES, "ferry passengers in 2021?");
    stage.settle().await;
    assert!(stage.answers(seed::ADA, seed::FIGURES, unheard).is_empty());
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_listed_channel_questions_are_answered_and_talk_is_left_alone() {
    let stage = Stage::new().await;
    let quiet = ["the ferry passengers were loud today", "lunch?", "how many trams are there in Paris?", "thanks!"];
    let quiet: Vec<u64> = quiet.iter().map(|text| stage.say(seed::ADA, seed::FIGURES, text)).collect();
    let elsewhere = stage.say(seed::ADA, seed::GENERAL, "how many ferry passengers were there in 2024?");
    let answer = stage.ask(seed::ADA, seed::FIGURES, "how many ferry passengers were there in 2024?").await;
    assert_says(&answer, &["44.1 million"]);
    let answer = stage.ask(seed::ADA, seed::FIGURES, "and in 2023?").await;
    assert_says(&answer, &["42.6 million"]);
    stage.settle().await;
    for question in quiet {
        assert!(stage.answers(seed::ADA, seed::FIGURES, question).is_empty());
    }
    assert!(stage.answers(seed::ADA, seed::GENERAL, elsewhere).is_empty());
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_listed_channel_names_are_questions_and_a_question_without_an_answer_is_told_so() {
    let stage = Stage::set(Set { facts: "facts", ..Set::default() }).await;
    let answer = stage.ask(seed::LIN, seed::FIGURES, "小巨人企业历年数量变化").await;
    assert_says(&answer, &["8997家", "超过1.76万家"]);
    let answer = stage.ask(seed::ADA, seed::FIGURES, "little giants in Germany?").await;
    assert_says(&answer, &["germany", "Nearest figure"]);
    let answer = stage.ask(seed::ADA, seed::GENERAL, &mention("@everyone how many little giants were there in 2022?")).await;
    assert_says(&answer, &["8,997"]);
    let quiet = [
        "little giants are great",
        "小巨人又多了",
        "@everyone how many little giants were there in 2022?",
        "a giant lunch?",
        "早上好",
        "lol",
    ];
    let quiet: Vec<u64> = quiet.iter().map(|text| stage.say(seed::MIRA, seed::FIGURES, text)).collect();
    stage.settle().await;
    for question in quiet {
        assert!(stage.answers(seed::MIRA, seed::FIGURES, question).is_empty(), "{question}");
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_follows_its_question() {
    let stage = Stage::new().await;
    let question = stage.say(seed::ADA, seed::GENERAL, &mention("ferry passengers in 2024?"));
    let first = stage.answer(seed::ADA, seed::GENERAL, question).await;
    let edit = Act::Edit { channel: seed::GENERAL, message: question, content: mention("ferry passengers in 2023?") };
    stage.sandbox.act(seed::ADA, edit).unwrap();
    let now = || stage.answers(seed::ADA, seed::GENERAL, question);
    stage.until("an edited answer", || now().first().is_some_and(|seen| said(&seen["message"]).contains("42.6 million"))).await;
    assert_eq!(now().len(), 1);
    assert_eq!(now()[0]["message"]["id"], first["id"]);
    stage.sandbox.act(seed::ADA, Act::Delete { channel: seed::GENERAL, message: question }).unwrap();
    stage.until("the answer to go", || now().is_empty()).await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_mentioned_whatever_is_typed() {
    let stage = Stage::new().await;
    for text in [
        format!("ferry passengers in 2024? <@{}> <@&{}>", seed::ADA, seed::MODERATORS),
        "ferry passengers <#1200000000200000002> [in](https://evil.example) 2024?".to_owned(),
        format!("<@{}>", seed::BEN),
    ] {
        let question = stage.say(seed::MIRA, seed::GENERAL, &mention(&text));
        stage.answer(seed::MIRA, seed::GENERAL, question).await;
        let edit = Act::Edit { channel: seed::GENERAL, message: question, content: mention(&format!("{text} in 2023")) };
        stage.sandbox.act(seed::MIRA, edit).unwrap();
    }
    stage.settle().await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_questions_get_one_private_line() {
    let pace = smebot::respond::pace::Pace { burst: 2, every: jiff::SignedDuration::from_secs(60) };
    let stage = Stage::set(Set { pace, ..Set::default() }).await;
    for _ in 0..2 {
        stage.ask(seed::ADA, seed::GENERAL, &mention("ferry passengers in 2024?")).await;
    }
    let slowed: Vec<u64> = (0..3).map(|_| stage.say(seed::ADA, seed::GENERAL, &mention("ferry passengers in 2024?"))).collect();
    let whispers = || stage.sandbox.messages(seed::ADA, seed::dm(seed::ADA)).iter().filter(|seen| is_mine(seen)).count();
    stage.until("a private line", || whispers() > 0).await;
    stage.settle().await;
    assert_eq!(whispers(), 1);
    for question in slowed {
        assert!(stage.answers(seed::ADA, seed::GENERAL, question).is_empty());
    }
    let private = stage.command(seed::ADA, "help", &[]).await;
    assert_says(&private["message"], &["every figure with its source"]);
    stage.ask(seed::BEN, seed::GENERAL, &mention("ferry passengers in 2024?")).await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_intent_says_so_and_a_wrong_token_does_not_start() {
    let set = Set::default();
    let sandbox = crate::stage::sandbox(&set).await;
    sandbox.control(serde_json::from_value(json!({"control": "intents", "privileged": 0})).unwrap()).unwrap();
    let mut bot = Bot::start(setup(&sandbox, &set)).await.unwrap();
    let end = tokio::time::timeout(std::time::Duration::from_secs(10), bot.ended()).await.unwrap();
    assert_eq!(end, End::Intents);
    bot.stop().await;
    let mut wrong = setup(&sandbox, &set);
    wrong.token = "MTIz.wrong.token".to_owned().into();
    let fault = Bot::start(wrong).await.unwrap_err();
    assert_eq!((fault.step, fault.fault), ("log in", smebot::discord::Fault::Unauthorized));
    sandbox.stop().await;
}
