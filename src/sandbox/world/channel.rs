//! What is a server and a channel, and how do they look as JSON?

use super::super::clock::written;
use super::super::snowflake;
use super::World;
use super::message::Message;
use super::people::Role;
use super::permissions::Overwrite;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many messages of a channel are kept, the newest: memory stays bounded however long a run lasts.
const MESSAGES: usize = 2_000;

/// The one server.
#[derive(Debug)]
pub struct Guild {
    pub id: u64,
    pub name: &'static str,
    pub owner: u64,
    pub roles: Vec<Role>,
    pub joined: u64,
}

/// A channel of the server, or the direct messages of one member with the bot.
#[derive(Debug)]
pub struct Channel {
    pub id: u64,
    pub name: &'static str,
    pub topic: &'static str,
    pub position: u8,
    /// The member on the other side, in direct messages.
    pub recipient: Option<u64>,
    pub overwrites: Vec<Overwrite>,
    pub messages: BTreeMap<u64, Message>,
    pub last_message: Option<u64>,
}

impl Channel {
    /// A text channel of the server.
    #[must_use]
    pub fn text(id: u64, name: &'static str, topic: &'static str, position: u8) -> Self {
        let (recipient, overwrites, messages) = (None, Vec::new(), BTreeMap::new());
        Self { id, name, topic, position, recipient, overwrites, messages, last_message: None }
    }

    /// Direct messages.
    #[must_use]
    pub fn direct(id: u64, recipient: u64) -> Self {
        Self { recipient: Some(recipient), ..Self::text(id, "smebot", "", 0) }
    }

    /// Keeps a message; the oldest go.
    pub fn keep(&mut self, message: Message) {
        self.last_message = Some(message.id);
        self.messages.insert(message.id, message);
        while self.messages.len() > MESSAGES {
            self.messages.pop_first();
        }
    }
}

impl World {
    /// The server that a channel belongs to; none for direct messages.
    #[must_use]
    pub fn guild_of(&self, channel: u64) -> Option<u64> {
        self.channels.get(&channel).filter(|channel| channel.recipient.is_none()).map(|_| self.guild.id)
    }

    /// A channel's JSON as the bot gets it.
    #[must_use]
    pub fn channel_json(&self, channel: &Channel) -> Value {
        let mut json = json!({
            "id": snowflake::json(channel.id),
            "last_message_id": channel.last_message.map(|id| id.to_string()),
            "flags": 0,
        });
        let more = match channel.recipient {
            Some(recipient) => json!({"type": 1, "recipients": [self.user_json(recipient)]}),
            None => json!({
                "type": 0,
                "guild_id": snowflake::json(self.guild.id),
                "name": channel.name,
                "topic": channel.topic,
                "position": channel.position,
                "parent_id": null,
                "nsfw": false,
                "rate_limit_per_user": 0,
                "permission_overwrites": channel.overwrites.iter().map(overwrite_json).collect::<Vec<_>>(),
            }),
        };
        super::people::merge(&mut json, more);
        json
    }

    /// The server's JSON as REST gives it.
    #[must_use]
    pub fn guild_json(&self) -> Value {
        json!({
            "id": snowflake::json(self.guild.id),
            "name": self.guild.name,
            "icon": null,
            "description": null,
            "home_header": null,
            "splash": null,
            "discovery_splash": null,
            "features": [],
            "banner": null,
            "owner_id": snowflake::json(self.guild.owner),
            "application_id": null,
            "region": "us-west",
            "afk_channel_id": null,
            "afk_timeout": 300,
            "system_channel_id": null,
            "system_channel_flags": 0,
            "widget_enabled": false,
            "widget_channel_id": null,
            "verification_level": 0,
            "roles": self.guild.roles.iter().map(Role::json).collect::<Vec<_>>(),
            "default_message_notifications": 1,
            "mfa_level": 0,
            "explicit_content_filter": 0,
            "max_presences": null,
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": null,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": "en-US",
            "rules_channel_id": null,
            "safety_alerts_channel_id": null,
            "public_updates_channel_id": null,
            "premium_progress_bar_enabled": false,
            "premium_progress_bar_enabled_user_updated_at": null,
            "nsfw": false,
            "nsfw_level": 0,
            "emojis": [],
            "stickers": [],
            "incidents_data": null,
        })
    }

    /// The server's JSON as GUILD_CREATE gives it, with channels and members.
    #[must_use]
    pub fn guild_create_json(&self) -> Value {
        let mut guild = self.guild_json();
        let channels = self.channels.values().filter(|channel| channel.recipient.is_none());
        let more = json!({
            "joined_at": written(self.guild.joined),
            "large": false,
            "unavailable": false,
            "member_count": self.members.len(),
            "voice_states": [],
            "members": self.members.keys().filter_map(|user| self.member_json(*user)).collect::<Vec<_>>(),
            "channels": channels.map(|channel| self.channel_json(channel)).collect::<Vec<_>>(),
            "threads": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        });
        super::people::merge(&mut guild, more);
        guild
    }
}

fn overwrite_json(rule: &Overwrite) -> Value {
    json!({
        "id": snowflake::json(rule.whom),
        "type": rule.kind,
        "allow": rule.allow.to_string(),
        "deny": rule.deny.to_string(),
    })
}
