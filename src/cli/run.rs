//! `smebot run`: the bot in Discord, until it is told to stop.

use super::live::keeping::Files;
use super::live::{Live, renew};
use super::{Common, logging, trials};
use crate::chat::RoomId;
use crate::config::{self, Config, Discord};
use crate::discord::{Bot, DISCORD, End, Fault, Registered, Setup, StartFault, health, permissions};
use crate::facts::base::FactBase;
use crate::facts::problem::Severity;
use crate::facts::{diagnostics, load};
use crate::journal::{Journal, Keeps};
use crate::question::Facts;
use crate::respond::desk::{Painter, Settings};
use crate::respond::keeping::Keeper;
use crate::respond::keeping::notices::Notice;
use crate::respond::known::Known;
use crate::respond::pace::Pace;
use crate::respond::seal::Seal;
use anyhow::{Context, bail};
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;

/// The variable of the environment that the token stands in.
pub const TOKEN: &str = "DISCORD_TOKEN";
/// The longest file that is read as a token, in bytes; a token has about 70.
const LONGEST_TOKEN: u64 = 1_024;

/// Runs the bot until SIGTERM, Ctrl-C, or something that does not pass by itself.
///
/// # Errors
/// Says what is missing or wrong, and what to do about it.
pub fn run(common: &Common, token: Option<String>, out: &mut dyn Write) -> anyhow::Result<()> {
    let (config, problems) = common.settings();
    diagnostics::write(&problems, &config::folder(common.config_file()), &mut *out)?;
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        bail!("{} has faults; see above", common.config_file().display());
    }
    let token = secret(token, &config.discord)?;
    logging::start(&config.discord)?;
    let (known, facts) = known(&config, out)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the threads")?;
    runtime.block_on(live(config, token, known, facts, out))
}

/// The token, from the environment or from a file; never shown.
fn secret(variable: Option<String>, config: &Discord) -> anyhow::Result<SecretString> {
    let from_file = |file: &Path| {
        let size = std::fs::metadata(file).with_context(|| format!("cannot read the token file {}", file.display()))?.len();
        if size > LONGEST_TOKEN {
            bail!("the token file {} is too large to hold a token and nothing else", file.display());
        }
        std::fs::read_to_string(file).with_context(|| format!("cannot read the token file {}", file.display()))
    };
    let text = match (variable.filter(|text| !text.trim().is_empty()), &config.token_file) {
        (Some(text), _) => text,
        (None, Some(file)) => from_file(file)?,
        (None, None) => bail!(
            "there is no token: set {TOKEN}, or name a file with `token-file` in the config. You find it at \
             https://discord.com/developers/applications, in your application, under Bot, \"Reset Token\". To try the bot without one: smebot sandbox"
        ),
    };
    let token = text.trim();
    let token = token.strip_prefix("Bot ").unwrap_or(token);
    let is_shaped = token.split('.').count() == 3 && token.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter));
    if !is_shaped {
        bail!(
            "what is given as the token is none: a token is three parts with dots between them. Copy it again from the developer portal, under Bot"
        );
    }
    Ok(SecretString::from(token.to_owned()))
}

/// The facts, as far as they are sound, with the folder that they are in; and a line on what they are.
pub(super) fn known(config: &Config, out: &mut dyn Write) -> anyhow::Result<(Known, Live)> {
    let folder = &config.facts;
    let files = load::Held::of(&load::Folder(folder.clone()));
    let loaded = load::load_from(&files);
    if loaded.base.figures.is_empty() {
        bail!(
            "there are no figures in {}; name the folder of the facts with --facts DIR, or see what is wrong: smebot check",
            folder.display()
        );
    }
    let fault_count = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let revision = super::revision::of(&files);
    writeln!(out, "facts: {}, revision {revision}", counted(&loaded.base))?;
    if fault_count > 0 {
        let faults = if fault_count == 1 { "fault" } else { "faults" };
        writeln!(out, "{fault_count} {faults} in {}: what they stand on is left out; run smebot check", folder.display())?;
    }
    Ok((Known::new(Facts::new(loaded.base), revision), Live::since(folder, &files)))
}

fn counts(base: &FactBase) -> [usize; 4] {
    [base.indicators.len(), base.figures.len(), base.statements.len(), base.topics.len()]
}

fn counted(base: &FactBase) -> String {
    let [indicators, figures, statements, topics] = counts(base);
    format!("{indicators} indicators, {figures} figures, {statements} statements, {topics} topics")
}

/// How the bot behaves, from the config; buttons are closed with the token, so they live as long as it does.
pub(super) fn settings(config: &Config, token: &SecretString) -> Settings {
    let discord = &config.discord;
    Settings {
        language: config.language,
        listens_in: discord.channels.iter().copied().map(RoomId).collect(),
        pace: Pace { burst: discord.questions_at_once, every: SignedDuration::from_secs(discord.seconds_per_question.into()) },
        edits: SignedDuration::from_mins(discord.edit_minutes.into()),
        seal: Seal::of(token.expose_secret()),
        keeper_roles: discord.keeper_roles.clone(),
        keeper_servers: discord.keeper_servers.clone(),
    }
}

pub(super) fn painter() -> Box<dyn Painter> {
    Box::new(super::painting::Brush)
}

/// The journal of a file, which keeps what members asked for as long as the config says.
fn opened(path: &Path, discord: &Discord) -> rusqlite::Result<Journal> {
    Journal::open(path)?.keeping(keeps(discord), jiff::Timestamp::now().as_second())
}

/// For how long what members asked is kept.
pub(super) fn keeps(discord: &Discord) -> Keeps {
    if discord.inbox { Keeps::Days(discord.inbox_days) } else { Keeps::Nothing }
}

async fn live(config: Config, token: SecretString, known: Known, facts: Live, out: &mut dyn Write) -> anyhow::Result<()> {
    let discord = &config.discord;
    let journal = discord.journal.as_deref().map(|path| opened(path, discord)).transpose();
    let journal = journal.context("cannot open the journal that the config names")?;
    let shelf = discord.journal.as_deref().map(Journal::open).transpose().context("cannot open the journal that the config names")?;
    let counts = counts(known.base());
    let revision = known.revision.clone();
    let files = Files::new(config.facts.clone(), trials::place(&config), discord.second_keeper).with_journal(shelf);
    let files = Arc::new(files);
    let setup = Setup {
        address: DISCORD.to_owned(),
        settings: settings(&config, &token),
        token,
        known,
        painter: painter(),
        keeper: Some(Arc::clone(&files) as Arc<dyn Keeper>),
        journal,
        reads_messages: discord.message_content,
        log_room: discord.log_channel.map(RoomId),
        logs_questions: discord.log_questions,
    };
    let mut bot = Bot::start(setup).await.map_err(|fault| advised(&fault))?;
    greet(&bot, discord, out)?;
    let (stop_health, stopped) = tokio::sync::oneshot::channel::<()>();
    if let Some(address) = discord.health {
        let listener = TcpListener::bind(address).await.with_context(|| format!("cannot answer /healthz at {address}"))?;
        let stop = async {
            // OK because a sender that is gone says the same.
            let _ = stopped.await;
        };
        tokio::spawn(health::serve(listener, bot.watch(), stop));
        writeln!(out, "health: http://{address}/healthz and /metrics")?;
    }
    out.flush()?;
    bot.tell_keepers(&Notice::Started { counts, revision: &revision }).await;
    // Watched until it is dropped.
    let _watch = renew::renew_kept(bot.door(), facts, &files)?;
    tokio::select! {
        signal = stop_signal() => {
            signal?;
            writeln!(out, "stopping: answers that are on their way are finished")?;
            let left = bot.stop().await;
            if left > 0 {
                writeln!(out, "{left} could not be finished in time")?;
            }
            drop(stop_health);
            Ok(())
        }
        end = bot.ended() => {
            bot.stop().await;
            drop(stop_health);
            Err(ended(&end, discord))
        }
    }
}

fn greet(bot: &Bot, discord: &Discord, out: &mut dyn Write) -> anyhow::Result<()> {
    let commands = match bot.registered() {
        Registered::Same => "as they were",
        Registered::Anew => "registered anew",
    };
    writeln!(out, "logged in as {}; commands: {commands}", bot.name())?;
    let listening = match (discord.channels.len(), discord.message_content) {
        (0, _) => "mentions, replies, direct messages and commands".to_owned(),
        (count, true) => format!("mentions, replies, direct messages, commands, and questions in {count} channels"),
        (count, false) => {
            format!(
                "mentions, replies, direct messages and commands; not in the {count} channels of the config, for which it has no message-content"
            )
        }
    };
    writeln!(out, "answering {listening}")?;
    if let Some(count) = bot.servers() {
        writeln!(out, "{}", keepers(count))?;
    }
    writeln!(out, "invite it with {}", bot.invitation())?;
    let needs = permissions::NEEDED.map(|(need, _)| need.split(',').next().unwrap_or(need));
    writeln!(out, "which gives it no more than: {}", needs.join(", "))?;
    Ok(())
}

/// Who changes the facts from Discord where the config names neither roles nor servers.
fn keepers(servers: usize) -> &'static str {
    if servers > 1 {
        return "warning: nobody may change the facts from Discord: the bot is in several servers, and the config names neither keeper-servers nor keeper-roles";
    }
    "the facts may be changed by whoever may manage the one server that the bot is in; with keeper-servers or keeper-roles in the config, say who: in a second server nobody may until then"
}

/// Why the bot did not start, and what to do about it.
fn advised(fault: &StartFault) -> anyhow::Error {
    let advice = match fault.fault {
        Fault::Unauthorized => {
            "the token is wrong or was reset. Copy a new one at https://discord.com/developers/applications, in your application, under Bot, \"Reset Token\""
        }
        Fault::Unreachable(_) => {
            "check the network, the name server and any proxy of this machine; https://discordstatus.com says how Discord is doing"
        }
        Fault::Limited | Fault::Halted => "wait some minutes before you start it again: Discord counts each start",
        Fault::Forbidden(_) | Fault::Gone(_) => "see whether the application still exists in the developer portal",
        Fault::Refused { .. } => "this is likely a fault of smebot: please report it with the line above",
    };
    anyhow::anyhow!("{fault}\n{advice}")
}

/// Why the bot's time in Discord ended, and what to do about it.
fn ended(end: &End, discord: &Discord) -> anyhow::Error {
    match end {
        End::Token => anyhow::anyhow!(
            "Discord does not accept the token any more; copy a new one at https://discord.com/developers/applications, under Bot, \"Reset Token\""
        ),
        End::Intents if discord.message_content => anyhow::anyhow!(
            "Discord refuses the intent that the config asks for (close code 4014): at https://discord.com/developers/applications, in your application, under Bot, \
             switch on \"Message Content Intent\"; or set message-content = false in the config"
        ),
        End::Intents => anyhow::anyhow!("Discord refuses an intent (close code 4014) although none that is privileged is asked for"),
        End::Other(why) => anyhow::anyhow!("the gateway has closed for good: {why}"),
    }
}

/// Waits for Ctrl-C or SIGTERM.
pub(super) async fn stop_signal() -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted.context("cannot listen for Ctrl-C"),
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.context("cannot listen for Ctrl-C")
}
