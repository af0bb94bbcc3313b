//! What is an interaction, and how long may it be answered? <https://discord.com/developers/docs/interactions/receiving-and-responding>

use super::super::gateway::dispatch::{Event, Readable};
use super::super::snowflake::{self, unguessable};
use super::World;
use super::message::{Cause, Quoting};
use super::people::merge;
use serde_json::{Value, json};
use std::collections::{HashMap, VecDeque};

/// How long the first answer may take.
pub const FIRST_ANSWER: u64 = 3_000;
/// How long a token lives.
pub const TOKEN: u64 = 15 * 60 * 1_000;
/// How many are remembered, the newest. Discord forgets by time alone; a flood must not fill our memory.
const REMEMBERED: usize = 20_000;
/// The largest attachment without a paid server.
pub const ATTACHMENT: usize = 10 * 1024 * 1024;

/// What a member did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Command,
    Component,
    Autocomplete,
    Modal,
}

impl Kind {
    /// Discord's number.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Command => 2,
            Self::Component => 3,
            Self::Autocomplete => 4,
            Self::Modal => 5,
        }
    }
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No answer yet.
    Sent,
    /// An answer is promised.
    Thinking,
    Answered,
    /// No answer came in time.
    Failed,
}

/// One interaction.
#[derive(Debug, Clone)]
pub struct Interaction {
    pub id: u64,
    pub token: String,
    pub kind: Kind,
    pub user: u64,
    pub channel: u64,
    pub began: u64,
    pub state: State,
    pub cause: Cause,
    /// The message with the component.
    pub source: Option<u64>,
    /// The first answer.
    pub original: Option<u64>,
    /// The modal that was opened in answer.
    pub modal: Option<Value>,
}

/// The interactions of the last while.
#[derive(Debug, Default)]
pub struct Interactions {
    all: HashMap<u64, Interaction>,
    tokens: HashMap<String, u64>,
    order: VecDeque<u64>,
    waiting: VecDeque<u64>,
}

impl Interactions {
    /// One by its identifier.
    #[must_use]
    pub fn get(&self, id: u64) -> Option<&Interaction> {
        self.all.get(&id)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, id: u64) -> Option<&mut Interaction> {
        self.all.get_mut(&id)
    }

    /// One by its token.
    #[must_use]
    pub fn by_token(&self, token: &str) -> Option<&Interaction> {
        self.all.get(self.tokens.get(token)?)
    }

    fn keep(&mut self, interaction: Interaction) {
        let id = interaction.id;
        self.order.push_back(id);
        self.waiting.push_back(id);
        self.tokens.insert(interaction.token.clone(), id);
        self.all.insert(id, interaction);
        while self.order.len() > REMEMBERED {
            let oldest = self.order.pop_front().and_then(|oldest| self.all.remove(&oldest));
            if let Some(oldest) = oldest {
                self.tokens.remove(&oldest.token);
            }
        }
    }

    /// Those whose time for a first answer has run out.
    fn late(&mut self, now: u64) -> Vec<u64> {
        let mut late = Vec::new();
        while let Some(id) = self.waiting.front().copied() {
            match self.all.get(&id) {
                Some(one) if one.state == State::Sent && now < one.began + FIRST_ANSWER => break,
                Some(one) if one.state == State::Sent => late.push(id),
                Some(_) | None => {}
            }
            self.waiting.pop_front();
        }
        late
    }
}

/// What a new interaction is about.
#[derive(Debug)]
pub struct Begun {
    pub kind: Kind,
    pub user: u64,
    pub channel: u64,
    pub data: Value,
    pub cause: Cause,
    /// The message with the component.
    pub source: Option<u64>,
}

impl World {
    /// Begins an interaction: the bot is told, and the member who began it. Its identifier is `begun.cause.interaction`.
    pub fn begin(&mut self, begun: Begun, now: u64) -> u64 {
        let Begun { kind, user, channel, data, cause, source } = begun;
        let id = cause.interaction;
        let token = format!("aW50ZXJhY3Rpb246{}", unguessable(80));
        let event = self.interaction_json(id, &token, kind, user, channel, data, source);
        let (state, original, modal) = (State::Sent, None, None);
        self.interactions.keep(Interaction { id, token, kind, user, channel, began: now, state, cause, source, original, modal });
        let guild = self.guild_of(channel);
        self.tell_state(id, json!({"state": "sent"}));
        self.dispatch(&Event { name: "INTERACTION_CREATE", data: event, guild, intent: None, readable: Readable::Always });
        id
    }

    #[expect(clippy::too_many_arguments, reason = "each is one field of what Discord sends, and there is one caller")]
    fn interaction_json(&self, id: u64, token: &str, kind: Kind, user: u64, channel: u64, data: Value, source: Option<u64>) -> Value {
        let locale = self.users.get(&user).map_or("en-US", |user| user.locale);
        let place = self.channels.get(&channel);
        let mut channel_json = place.map(|channel| self.channel_json(channel)).unwrap_or_default();
        merge(&mut channel_json, json!({"permissions": self.permissions(user, channel).to_string()}));
        if let Value::Object(fields) = &mut channel_json {
            fields.remove("permission_overwrites");
        }
        let mut json = json!({
            "id": snowflake::json(id),
            "application_id": snowflake::json(self.bot),
            "type": kind.number(),
            "token": token,
            "version": 1,
            "data": data,
            "channel_id": snowflake::json(channel),
            "channel": channel_json,
            "app_permissions": self.permissions(self.bot, channel).to_string(),
            "locale": locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": ATTACHMENT,
        });
        let more = match self.guild_of(channel) {
            Some(guild) => {
                let mut member = self.member_json(user).unwrap_or_default();
                merge(&mut member, json!({"permissions": self.permissions(user, channel).to_string()}));
                json!({
                    "guild_id": snowflake::json(guild),
                    "guild": {"id": snowflake::json(guild), "locale": "en-US", "features": []},
                    "guild_locale": "en-US",
                    "member": member,
                    "context": 0,
                    "authorizing_integration_owners": {"0": snowflake::json(guild)},
                })
            }
            None => json!({"user": self.user_json(user), "context": 1, "authorizing_integration_owners": {"0": "0"}}),
        };
        merge(&mut json, more);
        if let Some(message) = source.and_then(|source| self.message(channel, source)) {
            json["message"] = self.message_json(message, self.bot, Quoting::Nothing);
        }
        json
    }

    /// Tells the member who began an interaction what has become of it.
    pub fn tell_state(&mut self, id: u64, state: Value) {
        let Some(interaction) = self.interactions.get(id) else { return };
        let mut body = json!({"type": "interaction", "id": snowflake::json(id)});
        merge(&mut body, state);
        self.watchers.tell(interaction.user, body);
    }

    /// Fails what was not answered in time.
    pub fn fail_late(&mut self, now: u64) {
        for id in self.interactions.late(now) {
            if let Some(interaction) = self.interactions.get_mut(id) {
                interaction.state = State::Failed;
            }
            self.tell_state(id, json!({"state": "failed", "reason": "The application did not respond"}));
        }
    }
}
