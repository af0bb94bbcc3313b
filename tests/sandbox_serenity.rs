//! Does the library that the bot is built on find a Discord in the sandbox?

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::sandbox;
use serde_json::{Map, json};
use serenity::all::{
    ClientBuilder, Command, Context, CreateCommand, CreateCommandOption, CreateInteractionResponse, CreateInteractionResponseMessage,
    EventHandler, GatewayIntents, HttpBuilder, Interaction, Message, Ready,
};
use serenity::async_trait;
use smebot::sandbox::seed::{ADA, FIGURES, LIN};
use smebot::sandbox::{Act, Control};
use std::time::Duration;

/// How long anything may take.
const TIME: Duration = Duration::from_secs(15);

/// A bot that answers with what it was asked.
struct Echo;

#[async_trait]
impl EventHandler for Echo {
    async fn ready(&self, context: Context, _: Ready) {
        let option = CreateCommandOption::new(serenity::all::CommandOptionType::String, "text", "what").required(true);
        let command = CreateCommand::new("echo").description("Echo").name_localized("zh-CN", "回声").add_option(option);
        Command::set_global_commands(&context.http, vec![command]).await.unwrap();
    }

    async fn message(&self, context: Context, message: Message) {
        if !message.author.bot {
            message.reply(&context.http, format!("echo {}", message.content)).await.unwrap();
        }
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else { return };
        let text = command.data.options[0].value.as_str().unwrap_or_default().to_owned();
        let message = CreateInteractionResponseMessage::new().content(format!("{text} {}", command.locale)).ephemeral(true);
        command.create_response(&context.http, CreateInteractionResponse::Message(message)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn serenity_logs_in_registers_answers_and_resumes() {
    let sandbox = sandbox().await;
    let http = HttpBuilder::new(sandbox.token()).proxy(sandbox.url()).ratelimiter_disabled(true).build();
    let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::MESSAGE_CONTENT;
    let mut client = ClientBuilder::new_with_http(http, intents).event_handler(Echo).await.unwrap();
    let mut watch = sandbox.watch(ADA);
    let running = tokio::spawn(async move { client.start().await });
    watch.until(|event| event["type"] == "commands", TIME).await.expect("it logs in and registers its command");
    let say = |content: &str| {
        let act = Act::Send { channel: FIGURES, content: content.into(), reply_to: None, ping: None };
        sandbox.act(ADA, act).unwrap();
    };
    say("one");
    let answered = |content: &'static str| move |event: &serde_json::Value| event["message"]["content"] == content;
    watch.until(answered("echo one"), TIME).await.expect("it answers a message");
    let options = Map::from_iter([("text".to_owned(), json!("你好"))]);
    let asked = sandbox.ask(LIN, Act::Invoke { channel: FIGURES, command: "echo".into(), path: vec![], options }).await.unwrap();
    assert_eq!((&asked["state"], &asked["message"]["message"]["content"]), (&json!("answered"), &json!("你好 zh-CN")));
    sandbox.control(Control::Drop).unwrap();
    say("two");
    watch.until(answered("echo two"), TIME).await.expect("it resumes and answers what it missed");
    assert_eq!(sandbox.messages(ADA, FIGURES).len(), 4);
    assert_eq!(sandbox.complaints(), [""; 0]);
    running.abort();
}
