//! The facts change while the bot is in Discord.

use crate::folder::copy;
use crate::stage::{Set, Stage, assert_says, setup, text};
use smebot::cli::live::{Live, renew};
use smebot::discord::Bot;
use smebot::facts::load::{Folder, Held};
use smebot::sandbox::seed;
use std::path::Path;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changed_files_are_answered_from_and_change_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("tests/bases/harbours"), folder.path());
    let set = Set { listens: false, ..Set::default() };
    let sandbox = crate::stage::sandbox(&set).await;
    let mut setup = setup(&sandbox, &set);
    setup.log_room = Some(smebot::chat::RoomId(seed::GENERAL));
    let bot = Bot::start(setup).await.unwrap();
    let stage = Stage { sandbox, bot };
    stage.connected().await;
    let held = Held::of(&Folder(folder.path().to_path_buf()));
    let watch = renew::renew(stage.bot.door(), Live::since(folder.path(), &held)).unwrap();
    let puts = || stage.sandbox.requests().iter().filter(|call| call["method"] == "PUT").count();
    let told = |words: &str| {
        let messages = stage.sandbox.messages(seed::ADA, seed::GENERAL);
        messages.iter().any(|seen| text(&seen["message"]["content"]).contains(words))
    };
    let before = puts();
    assert_eq!(before, 1, "the commands are registered when it starts");

    let file = folder.path().join("statements/zz-renewal.toml");
    let figure = "title = \"Late count\"\npublisher = \"Office\"\npublished = 2026-01-10\nurl = \"https://harbour.example/late\"\n\n\
                  [[figure]]\nkey = \"ferry-passengers\"\nperiod = \"2025\"\nstated = \"7,654,321\"\n";
    std::fs::write(&file, figure).unwrap();
    stage.until("the new figure", || told("The facts have changed")).await;
    let answer = stage.ask(seed::ADA, seed::FIGURES, &format!("<@{}> ferry passengers in 2025?", seed::BOT)).await;
    assert_says(&answer, &["7,654,321"]);
    assert_eq!(puts(), before, "the same commands are not registered again");

    std::fs::write(&file, figure.replace("7,654,321", "many, many")).unwrap();
    stage.until("the fault", || told("zz\\-renewal.toml:9:10") || told("zz-renewal.toml:9:10")).await;
    let answer = stage.ask(seed::LIN, seed::FIGURES, &format!("<@{}> ferry passengers in 2025?", seed::BOT)).await;
    assert_says(&answer, &["7,654,321"]);

    std::fs::write(&file, figure).unwrap();
    let topics = folder.path().join("indicators/zz-topic.toml");
    std::fs::write(&topics, "[lamps]\nname = { en = \"harbour lamps\" }\nunit = \"lamps\"\ntopic = \"lighting\"\nexpects = 2030-01-01\n")
        .unwrap();
    stage.until("the new command", || puts() == before + 1).await;
    drop(watch);
    stage.end().await;
}
