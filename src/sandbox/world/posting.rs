//! What happens when a message comes, changes or goes? It is kept, the bot's gateway is told what its intents allow, and the members see it.

use super::super::gateway::dispatch::{Event, Readable};
use super::super::gateway::intents::{DIRECT, GUILD};
use super::super::snowflake;
use super::World;
use super::channel::Channel;
use super::message::{Message, Quoting, Reaction};
use super::people::merge;
use serde_json::{Value, json};

/// How many different emojis a message may carry.
pub const REACTIONS: usize = 20;

impl World {
    /// Keeps a new message and tells everybody who may know.
    pub fn post(&mut self, message: Message) {
        let (channel, id) = (message.channel, message.id);
        let Some(place) = self.channels.get_mut(&channel) else { return };
        place.keep(message);
        self.announce("MESSAGE_CREATE", "message_create", channel, id);
    }

    /// Tells everybody who may know that a message has changed.
    pub fn announce_update(&mut self, channel: u64, id: u64) {
        self.announce("MESSAGE_UPDATE", "message_update", channel, id);
    }

    fn announce(&mut self, name: &'static str, seen: &'static str, channel: u64, id: u64) {
        let Some(message) = self.message(channel, id) else { return };
        if message.reader.is_none() {
            let mut data = self.message_json(message, self.bot, Quoting::Reference);
            if self.guild_of(channel).is_some() {
                let member = self.partial_member_json(message.author);
                merge(&mut data, json!({"guild_id": snowflake::json(self.guild.id), "member": member}));
            } else {
                data["channel_type"] = json!(1);
            }
            let intent = if self.guild_of(channel).is_some() { GUILD.messages } else { DIRECT.messages };
            let readable = self.readable(message);
            let event = Event { name, data, guild: self.guild_of(channel), intent: Some(intent), readable };
            self.dispatch(&event);
        }
        self.tell_seen(seen, channel, id);
    }

    /// Whether the bot may read what stands in a message without the message-content intent:
    /// <https://discord.com/developers/docs/events/gateway#message-content-intent>.
    fn readable(&self, message: &Message) -> Readable {
        let is_direct = self.guild_of(message.channel).is_none();
        let is_own = message.author == self.bot;
        if is_direct || is_own || message.mentions.users.contains(&self.bot) { Readable::Always } else { Readable::WithIntent }
    }

    /// Takes a message away.
    pub fn remove(&mut self, channel: u64, id: u64) -> Option<Message> {
        let gone = self.channels.get_mut(&channel)?.messages.remove(&id)?;
        if gone.reader.is_none() {
            let mut data = json!({"id": snowflake::json(id), "channel_id": snowflake::json(channel)});
            let guild = self.guild_of(channel);
            if let Some(guild) = guild {
                data["guild_id"] = snowflake::json(guild);
            }
            let intent = if guild.is_some() { GUILD.messages } else { DIRECT.messages };
            self.dispatch(&Event { name: "MESSAGE_DELETE", data, guild, intent: Some(intent), readable: Readable::Always });
        }
        let body = json!({"type": "message_delete", "channel": snowflake::json(channel), "id": snowflake::json(id)});
        for viewer in self.viewers(channel) {
            if gone.is_for(viewer) {
                self.watchers.tell(viewer, body.clone());
            }
        }
        Some(gone)
    }

    /// Someone chooses an emoji, or takes it back; whether anything changed.
    pub fn react(&mut self, channel: u64, id: u64, user: u64, emoji: &str, is_added: bool) -> bool {
        let Some(message) = self.message_mut(channel, id) else { return false };
        let place = message.reactions.iter().position(|reaction| reaction.emoji == emoji);
        let has = place.is_some_and(|place| message.reactions[place].users.contains(&user));
        if has == is_added {
            return false;
        }
        match place {
            Some(place) if is_added => message.reactions[place].users.push(user),
            Some(place) => {
                message.reactions[place].users.retain(|other| *other != user);
                message.reactions.retain(|reaction| !reaction.users.is_empty());
            }
            None => message.reactions.push(Reaction { emoji: emoji.to_owned(), users: vec![user] }),
        }
        let author = message.author;
        let guild = self.guild_of(channel);
        let mut data = json!({
            "user_id": snowflake::json(user),
            "channel_id": snowflake::json(channel),
            "message_id": snowflake::json(id),
            "emoji": {"id": null, "name": emoji},
            "burst": false,
            "type": 0,
        });
        if is_added {
            data["message_author_id"] = snowflake::json(author);
        }
        if let Some(guild) = guild {
            data["guild_id"] = snowflake::json(guild);
            if is_added {
                data["member"] = self.member_json(user).unwrap_or_default();
            }
        }
        let name = if is_added { "MESSAGE_REACTION_ADD" } else { "MESSAGE_REACTION_REMOVE" };
        let intent = if guild.is_some() { GUILD.reactions } else { DIRECT.reactions };
        self.dispatch(&Event { name, data, guild, intent: Some(intent), readable: Readable::Always });
        self.tell_seen("message_update", channel, id);
        true
    }

    /// Someone is typing.
    pub fn typing(&mut self, channel: u64, user: u64, now: u64) {
        let guild = self.guild_of(channel);
        if user != self.bot {
            let mut data = json!({
                "channel_id": snowflake::json(channel),
                "user_id": snowflake::json(user),
                "timestamp": now / 1_000,
            });
            if let Some(guild) = guild {
                data["guild_id"] = snowflake::json(guild);
                data["member"] = self.member_json(user).unwrap_or_default();
            }
            let intent = if guild.is_some() { GUILD.typing } else { DIRECT.typing };
            self.dispatch(&Event { name: "TYPING_START", data, guild, intent: Some(intent), readable: Readable::Always });
        }
        let body = json!({"type": "typing", "channel": snowflake::json(channel), "user": snowflake::json(user)});
        for viewer in self.viewers(channel) {
            self.watchers.tell(viewer, body.clone());
        }
    }

    /// The members who look on and see a channel.
    fn viewers(&self, channel: u64) -> Vec<u64> {
        let sees = |user: &u64| self.may(*user, channel, super::permissions::VIEW_CHANNEL);
        self.watchers.looking_on().filter(sees).collect()
    }

    fn tell_seen(&mut self, kind: &'static str, channel: u64, id: u64) {
        for viewer in self.viewers(channel) {
            let Some(message) = self.message(channel, id).filter(|message| message.is_for(viewer)) else { continue };
            let mut body = self.seen(message, viewer);
            merge(&mut body, json!({"type": kind, "channel": snowflake::json(channel)}));
            self.watchers.tell(viewer, body);
        }
    }

    /// A message as a member sees it, with what the page and the tests want to know besides.
    #[must_use]
    pub fn seen(&self, message: &Message, viewer: u64) -> Value {
        let cause = message.cause.as_ref().map(|cause| {
            let kind = match (cause.kind, cause.target_message) {
                (3, _) => "component",
                (5, _) => "modal",
                (_, Some(_)) => "message",
                (_, None) => "command",
            };
            json!({"id": snowflake::json(cause.interaction), "name": cause.name, "user": snowflake::json(cause.user), "kind": kind})
        });
        json!({
            "message": self.message_json(message, viewer, Quoting::Reference),
            "ephemeral": message.reader.is_some(),
            "pinged": message.mentions.users.iter().map(|user| snowflake::json(*user)).collect::<Vec<_>>(),
            "everyone_pinged": message.mentions.everyone,
            "interaction": cause,
        })
    }

    /// The newest messages of a channel that a member sees, oldest first.
    #[must_use]
    pub fn seen_messages(&self, viewer: u64, channel: &Channel, before: Option<u64>, limit: usize) -> Vec<Value> {
        let upto = before.unwrap_or(u64::MAX);
        let newest = channel.messages.range(..upto).rev().filter(|(_, message)| message.is_for(viewer)).take(limit);
        let mut seen: Vec<Value> = newest.map(|(_, message)| self.seen(message, viewer)).collect();
        seen.reverse();
        seen
    }
}
