//! What does the bot run against where there is no Discord? A Discord of our own on loopback: gateway, REST, and a page to chat in.
//!
//! It speaks the wire and knows nothing of the bot. [`Sandbox::start`] opens it; [`seed`] says who and what is there; [`Act`] is what
//! members do, [`Control`] what can be made to go wrong.

mod clock;
mod error;
mod faults;
mod gateway;
mod guard;
mod openapi;
mod page;
mod rest;
pub mod seed;
mod server;
mod snowflake;
mod user;
mod world;

pub use error::Scope;
pub use faults::{Delay, Fail};
pub use gateway::intents::PRIVILEGED as PRIVILEGED_ALL;
pub use user::act::Act;
pub use user::control::{Control, Malformed};
pub use user::refusal::Refusal;
pub use user::watch::Watch;

use anyhow::Context as _;
use axum::serve::ListenerExt as _;
use serde_json::Value;
use server::Server;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How often it is looked whether something has run out of time.
const TICK: Duration = Duration::from_millis(200);

/// How a sandbox is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The time that its clock shows at first, in milliseconds since 1970.
    pub now: u64,
    /// 0 for any that is free.
    pub port: u16,
    /// Discord's description of its API, by which requests and answers are checked.
    pub openapi: Option<PathBuf>,
    /// Whether too many requests are refused.
    pub limits: Limits,
    /// How often a bot is to send a heartbeat.
    pub heartbeat: Duration,
    /// The intents that are switched on for the application, of those that have to be.
    pub privileged: u64,
    /// What the page opens with.
    pub welcome: Option<Welcome>,
    /// The same for members whose Discord speaks another language: by the beginning of its tag, "zh" or "zh-TW"; the first that fits counts.
    pub welcome_in: Vec<(String, Welcome)>,
    /// How many REST calls are remembered.
    pub remembered: usize,
}

/// Whether too many requests are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limits {
    /// As Discord does.
    Discord,
    /// Never.
    Off,
}

/// What the page opens with.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Welcome {
    /// A friendly sentence or two.
    pub text: String,
    /// Questions to click.
    pub questions: Vec<String>,
}

impl Settings {
    /// What is usual, with a clock that begins at `now`, the milliseconds since 1970.
    #[must_use]
    pub fn new(now: u64) -> Self {
        Self {
            now,
            port: 0,
            openapi: None,
            limits: Limits::Discord,
            heartbeat: Duration::from_millis(41_250),
            privileged: PRIVILEGED_ALL,
            welcome: None,
            welcome_in: Vec::new(),
            remembered: 10_000,
        }
    }
}

/// A running Discord on loopback. It stops when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    server: Arc<Server>,
    url: String,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl Sandbox {
    /// Opens it on 127.0.0.1.
    ///
    /// # Errors
    /// Where the port is taken, or Discord's description of its API cannot be read.
    pub async fn start(settings: Settings) -> anyhow::Result<Self> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, settings.port));
        let listener = TcpListener::bind(wanted).await.with_context(|| format!("cannot listen on {wanted}; name another port"))?;
        let address = listener.local_addr().context("cannot tell the port of the sandbox")?;
        let openapi = settings.openapi.as_deref().map(openapi::OpenApi::load).transpose()?;
        let (stop, stopping) = watch::channel(false);
        let world = seed::world(settings.now);
        let server = Arc::new(Server::new(world, settings, token(), address, openapi, stopping.clone()));
        let router = page::router(Arc::clone(&server));
        // Without TCP_NODELAY small frames wait up to 40 ms for an acknowledgement.
        let listener = listener.tap_io(|stream| {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!("cannot set TCP_NODELAY: {error}");
            }
        });
        let watched = Arc::clone(&server);
        let serving = tokio::spawn(async move {
            let mut stopping = stopping;
            let watching = tokio::spawn(watch_time(watched));
            let stopped = async move { gateway::stopped(&mut stopping).await };
            if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(stopped).await {
                tracing::error!("the sandbox has stopped: {error}");
            }
            watching.abort();
        });
        Ok(Self { url: format!("http://{address}"), server, stop, serving })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.server.address
    }

    /// The address of the page; for a bot, what stands in front of `/api`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.server.token
    }

    /// A member does something.
    ///
    /// # Errors
    /// Where they may not, or it cannot be done.
    pub fn act(&self, member: u64, act: Act) -> Result<Value, Refusal> {
        user::act::act(&self.server, member, act)
    }

    /// A member does something that the bot answers; waits for the answer.
    ///
    /// # Errors
    /// Where they may not, or it cannot be done.
    pub async fn ask(&self, member: u64, act: Act) -> Result<Value, Refusal> {
        user::act::act_and_wait(&self.server, member, act).await
    }

    /// Makes something go wrong, or sets the stage.
    ///
    /// # Errors
    /// Where it cannot be done.
    pub fn control(&self, control: Control) -> Result<Value, Refusal> {
        user::control::control(&self.server, control)
    }

    /// What a member sees from now on.
    #[must_use]
    pub fn watch(&self, member: u64) -> Watch {
        self.server.world().watchers.watch(member)
    }

    /// The last 50 messages that a member sees in a channel, oldest first.
    #[must_use]
    pub fn messages(&self, member: u64, channel: u64) -> Vec<Value> {
        let world = self.server.world();
        world.channels.get(&channel).map(|channel| world.seen_messages(member, channel, None, 50)).unwrap_or_default()
    }

    /// The last REST calls.
    #[must_use]
    pub fn requests(&self) -> Vec<Value> {
        self.server.world().requests.iter().cloned().collect()
    }

    /// What faults are pending, and how the gateway stands.
    #[must_use]
    pub fn report(&self) -> Value {
        user::control::report(&self.server)
    }

    /// What Discord's description of its API did not allow, in requests and in our own answers.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        self.server.world().complaints.clone()
    }

    /// Stops: connections are closed, the port is free again.
    pub async fn stop(mut self) {
        // OK because nobody listens only where it has stopped already.
        let _ = self.stop.send(true);
        if tokio::time::timeout(Duration::from_secs(3), &mut self.serving).await.is_err() {
            self.serving.abort();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // OK because nobody listens only where it has stopped already.
        let _ = self.stop.send(true);
        self.serving.abort();
    }
}

/// Lets time pass: interactions that nobody answers fail, sessions that nobody resumes are forgotten.
async fn watch_time(server: Arc<Server>) {
    let mut stopping = server.stopping.clone();
    loop {
        tokio::select! {
            () = gateway::stopped(&mut stopping) => return,
            () = tokio::time::sleep(TICK) => {
                let now = server.clock.now();
                let mut world = server.world();
                world.fail_late(now);
                world.sessions.expire(now);
                world.sessions.drop_overrun();
            }
        }
    }
}

/// A token in Discord's form: the account's number, a moment, a secret.
fn token() -> String {
    format!("{}.{}.{}", base64(&seed::BOT.to_string()), snowflake::unguessable(6), snowflake::unguessable(38))
}

/// Base64 without padding, as the first part of a token has it.
fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            let index = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
            written.push(char::from(LETTERS[index]));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_of_a_token_is_the_account_in_base64() {
        assert_eq!(base64("1200"), "MTIwMA");
        assert_eq!(base64("abc"), "YWJj");
        assert_eq!(token().split('.').count(), 3);
    }
}
