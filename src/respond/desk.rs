//! What is at hand when something is answered: what is known, what was set, what is remembered, and what time it is?

use super::inbox::Inbox;
use super::keeping::Keeper;
use super::known::Known;
use super::memory::Memory;
use super::pace::Pace;
use super::seal::Seal;
use crate::answer::Answer;
use crate::chat::{Picture, RoomId};
use crate::facts::base::FactBase;
use crate::language::Language;
use crate::plan::Ask;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// How the bot behaves.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language for what has none of its own.
    pub language: Language,
    /// The rooms in which it answers without being mentioned.
    pub listens_in: Vec<RoomId>,
    /// How many questions are too many.
    pub pace: Pace,
    /// For how long an answer follows the edits of its question.
    pub edits: SignedDuration,
    /// What buttons are closed with.
    pub seal: Seal,
    /// The roles that may keep the facts; without one, whoever may manage the server.
    pub keeper_roles: Vec<u64>,
    /// The servers in which that counts; without one, and without a role, the bot's only one.
    pub keeper_servers: Vec<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::English,
            listens_in: Vec::new(),
            pace: Pace::default(),
            edits: SignedDuration::from_mins(5),
            seal: Seal::default(),
            keeper_roles: Vec::new(),
            keeper_servers: Vec::new(),
        }
    }
}

/// Whatever draws pictures. It has fonts, so it is made once and handed in.
pub trait Painter: Send + Sync {
    /// A picture of the figures of an answer; nothing where none can be drawn.
    fn paint(&self, answer: &Answer, base: &FactBase) -> Option<Picture>;
}

/// What is at hand.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// What is known.
    pub known: &'a Known,
    /// How the bot behaves.
    pub settings: &'a Settings,
    /// What was asked a moment ago.
    pub memory: &'a Memory,
    /// What draws pictures.
    pub painter: &'a dyn Painter,
    /// What keeps what members asked in vain; nothing where nothing of it is kept.
    pub inbox: Option<&'a dyn Inbox>,
    /// What knows the files of the facts; nothing where the bot has none.
    pub keeper: Option<&'a dyn Keeper>,
    /// The only server that the bot is in; nothing where it is in several, or that is not known.
    pub home: Option<u64>,
    /// What time it is.
    pub now: Timestamp,
    /// What day it is where the bot is.
    pub day: Date,
}

impl Desk<'_> {
    /// The answer to what was picked instead of said.
    #[must_use]
    pub fn picked(&self, ask: Ask, language: Language) -> Answer {
        crate::answer::picked(ask, language, &self.known.facts, self.day)
    }
}
