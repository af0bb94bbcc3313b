//! The two bots: ours, as `smebot run` sets it up, and one of bare serenity.

use jiff::SignedDuration;
use serde_json::json;
use serenity::all::{
    ClientBuilder, Command, CommandOptionType, Context, CreateCommand, CreateCommandOption, CreateInteractionResponse,
    CreateInteractionResponseMessage, EventHandler, GatewayIntents, HttpBuilder, Interaction, Ready,
};
use serenity::async_trait;
use smebot::answer::Answer;
use smebot::chat::Picture;
use smebot::discord::{Bot, Setup};
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::journal::Journal;
use smebot::question::Facts;
use smebot::respond::desk::{Painter, Settings};
use smebot::respond::known::Known;
use smebot::respond::pace::Pace;
use smebot::respond::seal::Seal;
use std::io::{Read, stdin};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Is a bot until standard input ends, then says what it has counted.
pub fn run(kind: &str) -> anyhow::Result<()> {
    let mut lines = [String::new(), String::new()];
    for line in &mut lines {
        stdin().read_line(line)?;
    }
    let [url, token] = lines.map(|line| line.trim().to_owned());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async { if kind == "smebot" { ours(url, token).await } else { bare(url, token).await } })
}

async fn told_to_stop() -> anyhow::Result<()> {
    tokio::task::spawn_blocking(|| stdin().read_to_end(&mut Vec::new())).await??;
    Ok(())
}

struct Nothing;

impl Painter for Nothing {
    fn paint(&self, _: &Answer, _: &FactBase) -> Option<Picture> {
        None
    }
}

async fn ours(url: String, token: String) -> anyhow::Result<()> {
    let facts = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/facts"));
    let setup = Setup {
        address: url,
        known: Known::new(Facts::new(load(facts).base), "flood".to_owned()),
        // One member asks for all: its turns never end.
        settings: Settings {
            pace: Pace { burst: 1_000_000_000, every: SignedDuration::from_secs(1) },
            seal: Seal::of(&token),
            ..Settings::default()
        },
        token: token.into(),
        painter: Box::new(Nothing),
        keeper: None,
        journal: Some(Journal::in_memory()?),
        reads_messages: false,
        log_room: None,
        logs_questions: false,
    };
    let bot = Bot::start(setup).await?;
    let watch = bot.watch();
    told_to_stop().await?;
    let left = bot.stop().await;
    let text = watch.text();
    let sum = |name: &str| -> u64 {
        text.lines().filter(|line| line.starts_with(name)).filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok()).sum()
    };
    println!("{}", json!({"answered": sum("smebot_questions_total"), "errors": sum("smebot_discord_errors_total"), "left": left}));
    Ok(())
}

/// A bot that answers with one text.
struct Constant(Arc<AtomicUsize>);

#[async_trait]
impl EventHandler for Constant {
    async fn ready(&self, context: Context, _: Ready) {
        let option = CreateCommandOption::new(CommandOptionType::String, "question", "what").required(true);
        let command = CreateCommand::new("ask").description("Ask").add_option(option);
        Command::set_global_commands(&context.http, vec![command]).await.unwrap();
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else { return };
        let message = CreateInteractionResponseMessage::new().content("8,997 little giant enterprises (2022).");
        command.create_response(&context.http, CreateInteractionResponse::Message(message)).await.unwrap();
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

async fn bare(url: String, token: String) -> anyhow::Result<()> {
    let http = HttpBuilder::new(token).proxy(url).ratelimiter_disabled(true).build();
    let count = Arc::new(AtomicUsize::new(0));
    let mut client = ClientBuilder::new_with_http(http, GatewayIntents::GUILDS).event_handler(Constant(Arc::clone(&count))).await?;
    let running = tokio::spawn(async move { client.start().await });
    told_to_stop().await?;
    running.abort();
    println!("{}", json!({"answered": count.load(Ordering::Relaxed)}));
    Ok(())
}
