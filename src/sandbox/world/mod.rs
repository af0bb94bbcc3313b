//! What is there? The server, its channels and messages, the bot's commands, interactions and gateway sessions, behind one lock.

pub mod channel;
pub mod commands;
pub mod files;
pub mod interaction;
pub mod mentions;
pub mod message;
pub mod people;
pub mod permissions;
pub mod posting;

use super::faults::Faults;
use super::gateway::session::Sessions;
use super::rest::limits::Buckets;
use super::snowflake::Snowflakes;
use super::user::watch::Watchers;
pub use channel::{Channel, Guild};
use commands::Commands;
use files::Files;
use interaction::Interactions;
use people::{Member, User};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};

/// How many complaints are kept: a client that sends one bad body sends many.
const COMPLAINTS: usize = 1_000;

/// Everything that is there.
#[derive(Debug)]
pub struct World {
    /// The bot's account and application.
    pub bot: u64,
    pub guild: Guild,
    pub users: BTreeMap<u64, User>,
    pub members: BTreeMap<u64, Member>,
    pub channels: BTreeMap<u64, Channel>,
    pub ids: Snowflakes,
    pub files: Files,
    pub commands: Commands,
    pub interactions: Interactions,
    pub sessions: Sessions,
    pub faults: Faults,
    pub buckets: Buckets,
    /// The intents that are switched on for the application beyond the ordinary ones.
    pub privileged: u64,
    /// The last REST calls.
    pub requests: VecDeque<Value>,
    /// What Discord's description of its API did not allow.
    pub complaints: Vec<String>,
    /// Those who look on, and what they are told.
    pub watchers: Watchers,
    /// The address of this server: `http://127.0.0.1:PORT`.
    pub address: String,
}

impl World {
    /// A world in which nothing has happened.
    #[must_use]
    pub fn new(
        bot: u64,
        guild: Guild,
        users: BTreeMap<u64, User>,
        members: BTreeMap<u64, Member>,
        channels: BTreeMap<u64, Channel>,
    ) -> Self {
        Self {
            bot,
            guild,
            users,
            members,
            channels,
            ids: Snowflakes::default(),
            files: Files::default(),
            commands: Commands::default(),
            interactions: Interactions::default(),
            sessions: Sessions::default(),
            faults: Faults::default(),
            buckets: Buckets::default(),
            privileged: 0,
            requests: VecDeque::new(),
            complaints: Vec::new(),
            watchers: Watchers::default(),
            address: String::new(),
        }
    }

    /// Keeps what Discord would not have allowed.
    pub fn complain(&mut self, complaint: String) {
        tracing::warn!(target: "smebot::sandbox", "{complaint}");
        if self.complaints.len() < COMPLAINTS {
            self.complaints.push(complaint);
        }
    }
}
