//! What do all events share: the facts, the memory, the way to Discord?

use super::fault::Fault;
use super::flights::Flights;
use super::gateway::Session;
use super::rest::Rest;
use super::servers::Servers;
use super::watch::Watch;
use crate::chat::RoomId;
use crate::journal::{Journal, Keeps, Place};
use crate::respond::desk::{Desk, Painter, Settings};
use crate::respond::inbox::Inbox;
use crate::respond::keeping::Keeper;
use crate::respond::known::Known;
use crate::respond::memory::Memory;
use crate::respond::menu::{self, Menu};
use arc_swap::ArcSwap;
use rustc_hash::FxHashMap;
use serenity::model::id::UserId;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

/// For how long nothing is said in a room after Discord has said that the bot may not.
const SHUT_OUT: Duration = Duration::from_secs(600);
/// The most rooms that are kept in mind as such.
const MOST_SHUT: usize = 1_024;

/// What all events share.
pub struct Shared {
    /// The facts, as one snapshot that an update replaces.
    pub known: ArcSwap<Known>,
    /// How the bot behaves.
    pub settings: Settings,
    /// What was asked a moment ago.
    pub memory: Memory,
    /// What draws pictures.
    pub painter: Box<dyn Painter>,
    /// What knows the files of the facts.
    pub keeper: Option<Arc<dyn Keeper>>,
    /// What makes requests.
    pub rest: Rest,
    /// What counts.
    pub watch: Arc<Watch>,
    /// What is being answered.
    pub flights: Flights,
    /// The bot.
    pub me: UserId,
    /// Its application.
    pub application: u64,
    /// Which servers it is in, where that decides who may keep the facts.
    pub servers: Option<Servers>,
    /// Where its keepers are told.
    pub log_room: Option<RoomId>,
    /// Whether questions may stand in the log.
    pub logs_questions: bool,
    /// What is written down.
    pub journal: Mutex<Option<Journal>>,
    /// For how long what members asked is kept in it.
    pub keeps: Option<Keeps>,
    /// That the facts have changed, for those who look whether somebody waits for that.
    pub news: Notify,
    /// What makes it useless to go on.
    pub fatal: watch::Sender<Option<Fault>>,
    /// The rooms in which the bot may not speak, and until when that is believed.
    pub shut: Mutex<FxHashMap<u64, Instant>>,
}

impl Shared {
    /// Makes an answer on a desk of this moment.
    pub fn at_desk<T>(&self, respond: impl FnOnce(&Desk<'_>) -> T) -> T {
        let known = self.known.load();
        let now = jiff::Zoned::now();
        let desk = Desk {
            known: &known,
            settings: &self.settings,
            memory: &self.memory,
            painter: self.painter.as_ref(),
            inbox: self.keeps_questions().then_some(self as &dyn Inbox),
            keeper: self.keeper.as_deref(),
            home: self.servers.as_ref().and_then(Servers::only),
            now: now.timestamp(),
            day: now.date(),
        };
        respond(&desk)
    }

    /// The commands that facts call for.
    pub fn menu(&self, known: &Known) -> Menu {
        let mut menu = menu::menu(known.base());
        menu.keeping = menu.keeping.filter(|_| self.keeper.is_some());
        menu
    }

    /// Whether the bot was told a moment ago that it may not speak in a room.
    pub fn is_shut(&self, room: RoomId) -> bool {
        let shut = self.shut.lock().unwrap_or_else(PoisonError::into_inner);
        shut.get(&room.0).is_some_and(|until| *until > Instant::now())
    }

    /// Keeps in mind that the bot may not speak in a room.
    pub fn shut(&self, room: RoomId) {
        let mut shut = self.shut.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if shut.len() >= MOST_SHUT {
            shut.retain(|_, until| *until > now);
        }
        shut.insert(room.0, now + SHUT_OUT);
    }

    /// The session that was left when the bot stopped, if it may be taken up; it is given once.
    pub fn taken_session(&self, intents: u64) -> Option<Session> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let place = journal.as_mut()?.take_place(self.application, intents);
        let place = place.inspect_err(|error| tracing::error!(%error, "cannot read the journal")).ok()??;
        Some(Session { id: place.session, sequence: place.sequence, address: place.address })
    }

    /// Keeps the session that is left for when the bot is back.
    pub fn keep_session(&self, session: &Session, intents: u64) {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Place { session: session.id.clone(), sequence: session.sequence, address: session.address.clone() };
        if let Some(journal) = journal.as_mut()
            && let Err(error) = journal.keep_place(self.application, intents, &place)
        {
            tracing::error!(%error, "cannot write the journal");
        }
    }
}
