//! `smebot sandbox`: the same bot against a Discord of its own on this machine, with a page to chat in.

use super::live::keeping::Files;
use super::live::{Live, renew};
use super::{Common, logging, run, trials};
use crate::chat::RoomId;
use crate::config::{self, Config, Discord};
use crate::discord::{Bot, Setup};
use crate::facts::diagnostics;
use crate::journal::Journal;
use crate::language::Language;
use crate::language::traditional::traditional;
use crate::render;
use crate::respond::desk::Settings as Behaviour;
use crate::respond::keeping::Keeper;
use crate::respond::known::Known;
use crate::sandbox::{Sandbox, Settings, Welcome, seed};
use anyhow::Context;
use clap::Args;
use secrecy::SecretString;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// The port that is tried first, so that the address stays the same from one time to the next.
const USUAL_PORT: u16 = 8787;
/// How many questions the page offers to click.
const QUESTIONS: usize = 3;

/// The arguments of `smebot sandbox`.
#[derive(Args, Clone, Debug, Default)]
pub struct SandboxArgs {
    /// Serve the page at this port of 127.0.0.1; without it 8787, or another where that is taken
    #[arg(long)]
    pub port: Option<u16>,
    /// Hold every request of the bot against Discord's OpenAPI file
    #[arg(long, value_name = "FILE")]
    pub openapi: Option<PathBuf>,
}

/// Runs the sandbox with the bot in it until Ctrl-C or SIGTERM.
///
/// # Errors
/// Says what is missing or wrong.
pub fn sandbox(args: &SandboxArgs, common: &Common, now: jiff::Zoned, out: &mut dyn Write) -> anyhow::Result<()> {
    let (config, problems) = common.settings();
    diagnostics::write(&problems, &config::folder(common.config_file()), &mut *out)?;
    // Whoever tries the bot wants to see answers, not the log of it.
    logging::start(&Discord { log: "warn".to_owned(), ..config.discord.clone() })?;
    let (known, facts) = run::known(&config, out)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the threads")?;
    runtime.block_on(live(args, &config, (known, facts), &now, out))
}

async fn live(
    args: &SandboxArgs,
    config: &Config,
    (known, facts): (Known, Live),
    now: &jiff::Zoned,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let sandbox = started(args, config, &known, now).await?;
    let token = SecretString::from(sandbox.token().to_owned());
    let behaviour = Behaviour { listens_in: vec![RoomId(seed::FIGURES)], ..run::settings(config, &token) };
    let files = Arc::new(Files::new(config.facts.clone(), trials::place(config), config.discord.second_keeper));
    let setup = Setup {
        address: sandbox.url().to_owned(),
        token,
        known,
        settings: behaviour,
        painter: run::painter(),
        keeper: Some(Arc::clone(&files) as Arc<dyn Keeper>),
        journal: Some(journal(config, now).context("cannot keep a journal in memory")?),
        reads_messages: true,
        log_room: None,
        logs_questions: false,
    };
    let mut bot = Bot::start(setup).await?;
    // Watched until it is dropped.
    let _watch = renew::renew_kept(bot.door(), facts, &files)?;
    writeln!(out, "\nopen {} in a browser to chat with {}; Ctrl-C ends it", sandbox.url(), bot.name())?;
    out.flush()?;
    tokio::select! {
        signal = run::stop_signal() => signal?,
        end = bot.ended() => anyhow::bail!("the bot has left the sandbox: {end:?}"),
    }
    bot.stop().await;
    sandbox.stop().await;
    Ok(())
}

/// A journal that is gone when the sandbox ends.
fn journal(config: &Config, now: &jiff::Zoned) -> rusqlite::Result<Journal> {
    Journal::in_memory()?.keeping(run::keeps(&config.discord), now.timestamp().as_second())
}

/// The sandbox at the port that is asked for, or at any where the usual one is taken.
async fn started(args: &SandboxArgs, config: &Config, known: &Known, now: &jiff::Zoned) -> anyhow::Result<Sandbox> {
    let at = |port| {
        let milliseconds = u64::try_from(now.timestamp().as_millisecond()).unwrap_or(0);
        let mut settings = Settings::new(milliseconds);
        settings.port = port;
        settings.openapi.clone_from(&args.openapi);
        settings.welcome = Some(welcome(known, config.language, now.date()));
        let chinese = welcome(known, Language::Chinese, now.date());
        // The first tag that fits counts.
        settings.welcome_in = vec![
            ("zh-TW".to_owned(), in_traditional_characters(&chinese)),
            ("zh".to_owned(), chinese),
            ("en".to_owned(), welcome(known, Language::English, now.date())),
        ];
        settings
    };
    if let Some(port) = args.port {
        return Sandbox::start(at(port)).await.with_context(|| format!("cannot serve the page at port {port}"));
    }
    match Sandbox::start(at(USUAL_PORT)).await {
        Ok(sandbox) => Ok(sandbox),
        Err(_) => Sandbox::start(at(0)).await.context("cannot serve the page at any port"),
    }
}

fn welcome(known: &Known, language: Language, day: jiff::civil::Date) -> Welcome {
    let text = match language {
        Language::English => {
            "Hello! I answer questions about figures, each with its source, and compute every comparison before your eyes. Ask me here, or click one of these:"
        }
        Language::Chinese => "您好！我回答有关数据的问题，每个数据都注明来源，每项比较都列出算式。请在此提问，或点击以下问题：",
    };
    Welcome { text: text.to_owned(), questions: render::examples(known.base(), language, day, QUESTIONS) }
}

fn in_traditional_characters(simplified: &Welcome) -> Welcome {
    Welcome { text: traditional(&simplified.text), questions: simplified.questions.iter().map(|text| traditional(text)).collect() }
}
