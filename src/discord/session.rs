//! How does the bot come to Discord, stay there, and leave?

use super::events::Events;
use super::fault::Fault;
use super::flights::Flights;
use super::register::{self, Registered};
use super::rest::{Call, DISCORD, Rest};
use super::shared::Shared;
use super::watch::Watch;
use super::{deliver, permissions};
use crate::chat::RoomId;
use crate::journal::Journal;
use crate::respond::desk::{Painter, Settings};
use crate::respond::known::Known;
use crate::respond::memory::Memory;
use crate::respond::menu;
use arc_swap::ArcSwap;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use serenity::client::ClientBuilder;
use serenity::gateway::{ConnectionStage, GatewayError, ShardManager};
use serenity::http::HttpBuilder;
use serenity::model::gateway::GatewayIntents;
use serenity::model::id::{ShardId, UserId};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The close code that keeps the session, so that it can be taken up again; 1000 and 1001 would end it.
/// <https://discord.com/developers/docs/topics/gateway#resuming>
const KEEP_SESSION: u16 = 4_000;
/// How long closing the gateway may take.
const CLOSING: Duration = Duration::from_millis(800);
/// How long answers in flight are waited for: with the closing less than the five seconds that a supervisor gives.
const LANDING: Duration = Duration::from_millis(3_800);
/// How often it is looked whether the gateway is still there.
const LOOK: Duration = Duration::from_millis(500);
/// The shortest and the longest wait before the gateway is tried again.
const RETRY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));

/// What the bot is started with.
pub struct Setup {
    /// Where Discord is; another address for one of our own.
    pub address: String,
    /// What it is let in with.
    pub token: SecretString,
    /// What it knows.
    pub known: Known,
    /// How it behaves.
    pub settings: Settings,
    /// What draws pictures.
    pub painter: Box<dyn Painter>,
    /// What is written down.
    pub journal: Option<Journal>,
    /// Whether it asks to read messages that do not concern it.
    pub reads_messages: bool,
    /// Where its keepers are told.
    pub log_room: Option<RoomId>,
    /// Whether questions may stand in the log.
    pub logs_questions: bool,
}

/// Why the bot did not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartFault {
    /// What was tried.
    pub step: &'static str,
    /// What came of it.
    pub fault: Fault,
}

impl fmt::Display for StartFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot {}: {}", self.step, self.fault)
    }
}

impl std::error::Error for StartFault {}

/// Why the bot's time in Discord ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The token is not valid.
    Token,
    /// Discord refuses an intent that is not switched on.
    Intents,
    /// Something that does not pass by itself.
    Other(String),
}

/// The bot in Discord.
pub struct Bot {
    shared: Arc<Shared>,
    name: String,
    registered: Registered,
    shards: Arc<Mutex<Option<Arc<ShardManager>>>>,
    gateway: JoinHandle<End>,
    looking: JoinHandle<()>,
}

impl fmt::Debug for Bot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Bot({})", self.name)
    }
}

impl Bot {
    /// Logs in, has the commands shown, and begins to listen.
    ///
    /// # Errors
    /// Says at which step Discord could not be reached or refused.
    pub async fn start(setup: Setup) -> Result<Self, StartFault> {
        let watch = Arc::new(Watch::new(&setup.known.revision));
        let at = |step| move |fault| StartFault { step, fault };
        let rest = Rest::new(&setup.address, setup.token.clone(), Arc::clone(&watch)).map_err(at("make a connection"))?;
        let get = |path: &str| rest.send(Call::new(Method::GET, path, path).patience(Duration::from_secs(8)));
        let user = get("/users/@me").await.map_err(at("log in"))?;
        let application = get("/applications/@me").await.map_err(at("find the bot's application"))?;
        let application =
            id(&application).ok_or(Fault::Unreachable("it names no application".into())).map_err(at("find the application"))?;
        let me = id(&user).ok_or(Fault::Unreachable("it does not say who the bot is".into())).map_err(at("log in"))?;
        let menu = menu::menu(setup.known.base());
        let registered = register::register(&rest, application, &menu).await.map_err(at("register the commands"))?;
        let shared = Arc::new(Shared {
            known: ArcSwap::from_pointee(setup.known),
            settings: setup.settings,
            memory: Memory::default(),
            painter: setup.painter,
            rest,
            flights: Flights::new(Arc::clone(&watch)),
            watch,
            me: UserId::new(me.max(1)),
            application,
            log_room: setup.log_room,
            logs_questions: setup.logs_questions,
            journal: Mutex::new(setup.journal),
            fatal: watch::Sender::new(None),
            shut: Mutex::default(),
        });
        let shards = Arc::default();
        let listening = listen(Arc::clone(&shared), Arc::clone(&shards), setup.address, setup.token, intents(setup.reads_messages));
        let gateway = tokio::spawn(listening);
        let looking = tokio::spawn(look_after(Arc::clone(&shared), Arc::clone(&shards)));
        Ok(Self { shared, name: user["username"].as_str().unwrap_or("the bot").to_owned(), registered, shards, gateway, looking })
    }

    /// What the bot is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the commands had to be registered.
    #[must_use]
    pub fn registered(&self) -> Registered {
        self.registered
    }

    /// Where the bot is invited from.
    #[must_use]
    pub fn invitation(&self) -> String {
        permissions::invitation(self.shared.application)
    }

    /// How it is doing.
    #[must_use]
    pub fn watch(&self) -> Arc<Watch> {
        Arc::clone(&self.shared.watch)
    }

    /// Tells the keepers something, where they have a room for it.
    pub async fn tell_keepers(&self, text: String) {
        if let Some(room) = self.shared.log_room
            && let Err(fault) = deliver::say(&self.shared, room, text).await
        {
            tracing::warn!(%fault, "cannot write to the log channel");
        }
    }

    /// Waits until it makes no sense to go on.
    pub async fn ended(&mut self) -> End {
        let mut fatal = self.shared.fatal.subscribe();
        tokio::select! {
            end = &mut self.gateway => end.unwrap_or_else(|error| End::Other(error.to_string())),
            _ = fatal.wait_for(Option::is_some) => End::Token,
        }
    }

    /// Leaves: closes the gateway so that the session stays, and waits for the answers in flight; how many could not be finished.
    pub async fn stop(self) -> usize {
        let shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(shards) = shards {
            // OK because a gateway that does not answer is left as it is.
            let _ = tokio::time::timeout(CLOSING, shards.shutdown(ShardId(0), KEEP_SESSION)).await;
        }
        self.gateway.abort();
        self.looking.abort();
        self.shared.watch.connected(false);
        self.shared.flights.land(LANDING).await
    }
}

fn id(value: &Value) -> Option<u64> {
    value["id"].as_str()?.parse().ok()
}

fn intents(reads_messages: bool) -> GatewayIntents {
    let own = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    if reads_messages { own | GatewayIntents::MESSAGE_CONTENT } else { own }
}

/// Sees that the gateway is gone where serenity tells nobody: it begins anew without a word when a session is invalid.
async fn look_after(shared: Arc<Shared>, shards: Arc<Mutex<Option<Arc<ShardManager>>>>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let manager = shards.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(manager) = manager else { continue };
        let stage = manager.runners.lock().await.get(&ShardId(0)).map(|shard| shard.stage);
        shared.watch.connected(stage == Some(ConnectionStage::Connected));
    }
}

/// Listens to the gateway, and comes back to it, until that makes no sense.
async fn listen(
    shared: Arc<Shared>,
    shards: Arc<Mutex<Option<Arc<ShardManager>>>>,
    address: String,
    token: SecretString,
    intents: GatewayIntents,
) -> End {
    let mut wait = RETRY.0;
    loop {
        let http = HttpBuilder::new(token.expose_secret());
        // serenity's limiter ignores the address; the only request that it makes is for that of the gateway.
        let http = if address == DISCORD { http } else { http.proxy(&address).ratelimiter_disabled(true) };
        let built = ClientBuilder::new_with_http(http.build(), intents).event_handler(Events::new(Arc::clone(&shared))).await;
        let error = match built {
            Ok(mut client) => {
                *shards.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&client.shard_manager));
                client.start().await.err()
            }
            Err(error) => Some(error),
        };
        shared.watch.connected(false);
        match error {
            Some(serenity::Error::Gateway(GatewayError::InvalidAuthentication | GatewayError::NoAuthentication)) => return End::Token,
            Some(serenity::Error::Gateway(GatewayError::DisallowedGatewayIntents)) => return End::Intents,
            Some(serenity::Error::Gateway(error @ (GatewayError::InvalidGatewayIntents | GatewayError::OverloadedShard))) => {
                return End::Other(error.to_string());
            }
            Some(error) => tracing::warn!(%error, "the gateway is lost; trying again"),
            None => tracing::warn!("the gateway has closed; trying again"),
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(RETRY.1);
    }
}
