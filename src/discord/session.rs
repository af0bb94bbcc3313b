//! How does the bot come to Discord, stay there, and leave?

use super::door::Door;
use super::events::Events;
use super::fault::Fault;
use super::flights::Flights;
use super::gateway::{Gateway, Left};
use super::news;
use super::permissions;
use super::register::{self, Registered};
use super::rest::{Call, Rest};
use super::servers::Servers;
use super::shared::Shared;
use super::watch::Watch;
use crate::chat::RoomId;
use crate::journal::Journal;
use crate::respond::desk::{Painter, Settings};
use crate::respond::keeping::Keeper;
use crate::respond::keeping::notices::Notice;
use crate::respond::known::Known;
use crate::respond::memory::Memory;
use crate::respond::menu;
use arc_swap::ArcSwap;
use reqwest::Method;
use secrecy::SecretString;
use serde_json::Value;
use serenity::model::gateway::GatewayIntents;
use serenity::model::id::UserId;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

/// How long closing the gateway may take.
const CLOSING: Duration = Duration::from_millis(800);
/// How long answers in flight are waited for: with the closing less than the five seconds that a supervisor gives.
const LANDING: Duration = Duration::from_millis(3_800);

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
    /// What knows the files of the facts, for those who keep them.
    pub keeper: Option<Arc<dyn Keeper>>,
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
    door: Door,
    name: String,
    registered: Registered,
    intents: GatewayIntents,
    stop: watch::Sender<bool>,
    gateway: Option<JoinHandle<Left>>,
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
        let (roles, named) = (&setup.settings.keeper_roles, &setup.settings.keeper_servers);
        let servers = match setup.keeper.is_some() && roles.is_empty() && named.is_empty() {
            true => Some(Servers::asked(&rest).await.map_err(at("find the servers that the bot is in"))?),
            false => None,
        };
        let mut menu = menu::menu(setup.known.base());
        menu.keeping = menu.keeping.filter(|_| setup.keeper.is_some());
        let registered = register::register(&rest, application, &menu).await.map_err(at("register the commands"))?;
        let shared = Arc::new(Shared {
            known: ArcSwap::from_pointee(setup.known),
            settings: setup.settings,
            memory: Memory::default(),
            painter: setup.painter,
            keeper: setup.keeper,
            rest,
            flights: Flights::new(Arc::clone(&watch)),
            watch,
            me: UserId::new(me.max(1)),
            application,
            servers,
            log_room: setup.log_room,
            logs_questions: setup.logs_questions,
            keeps: setup.journal.as_ref().map(Journal::keeps),
            journal: Mutex::new(setup.journal),
            news: Notify::new(),
            fatal: watch::Sender::new(None),
            shut: Mutex::default(),
        });
        let intents = intents(setup.reads_messages);
        let stop = watch::Sender::new(false);
        let gateway = Gateway {
            events: Arc::new(Events::new(Arc::clone(&shared))),
            session: shared.taken_session(intents.bits()).filter(|session| session.is_trusted(&setup.address)),
            shared: Arc::clone(&shared),
            token: setup.token,
            intents,
            stop: stop.subscribe(),
        };
        let gateway = Some(tokio::spawn(gateway.listen()));
        tokio::spawn(news::tell(Arc::clone(&shared), stop.subscribe()));
        let door = Door::new(Arc::clone(&shared));
        let name = user["username"].as_str().unwrap_or("the bot").to_owned();
        Ok(Self { shared, door, name, registered, intents, stop, gateway })
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

    /// In how many servers it is, where that decides who may keep the facts.
    #[must_use]
    pub fn servers(&self) -> Option<usize> {
        self.shared.servers.as_ref().map(Servers::count)
    }

    /// How it is doing.
    #[must_use]
    pub fn watch(&self) -> Arc<Watch> {
        Arc::clone(&self.shared.watch)
    }

    /// The way for new facts to come to it while it runs.
    #[must_use]
    pub fn door(&self) -> Door {
        self.door.clone()
    }

    /// Tells the keepers something, where they have a room for it.
    pub async fn tell_keepers(&self, notice: &Notice<'_>) {
        self.door.tell_keepers(notice).await;
    }

    /// Waits until it makes no sense to go on.
    pub async fn ended(&mut self) -> End {
        let mut fatal = self.shared.fatal.subscribe();
        let Some(gateway) = &mut self.gateway else { return End::Other("it was left".to_owned()) };
        let left = tokio::select! {
            left = gateway => left,
            _ = fatal.wait_for(Option::is_some) => return End::Token,
        };
        self.gateway = None;
        match left {
            Ok(Left::Ended(end)) => end,
            Ok(Left::Stopped(_)) => End::Other("it was left".to_owned()),
            Err(error) => End::Other(error.to_string()),
        }
    }

    /// Leaves: closes the gateway so that the session can be taken up again, and waits for the answers in flight; how many could not be
    /// finished.
    pub async fn stop(mut self) -> usize {
        self.stop.send_replace(true);
        let mut session = None;
        if let Some(mut gateway) = self.gateway.take() {
            match tokio::time::timeout(CLOSING, &mut gateway).await {
                Ok(Ok(Left::Stopped(left))) => session = left,
                Ok(Ok(Left::Ended(_)) | Err(_)) => {}
                Err(_) => gateway.abort(),
            }
        }
        self.shared.watch.connected(false);
        let left = self.shared.flights.land(LANDING).await;
        if let Some(session) = session {
            self.shared.keep_session(&session, self.intents.bits());
        }
        left
    }
}

fn id(value: &Value) -> Option<u64> {
    value["id"].as_str()?.parse().ok()
}

fn intents(reads_messages: bool) -> GatewayIntents {
    let own = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    if reads_messages { own | GatewayIntents::MESSAGE_CONTENT } else { own }
}
