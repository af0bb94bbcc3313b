//! What is a message, and how does it look as JSON?

use super::super::clock::written;
use super::super::snowflake;
use super::World;
use super::mentions::Mentions;
use super::people::merge;
use serde_json::{Value, json};

/// Only its reader sees it: <https://discord.com/developers/docs/resources/message#message-object-message-flags>.
pub const EPHEMERAL: u64 = 1 << 6;
/// The bot is thinking.
pub const LOADING: u64 = 1 << 7;
/// Embeds are not shown.
pub const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// No sound.
pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
/// Made of components only.
pub const COMPONENTS_V2: u64 = 1 << 15;

/// A message.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: u64,
    pub channel: u64,
    pub author: u64,
    pub sort: Sort,
    pub content: String,
    pub embeds: Vec<Value>,
    pub attachments: Vec<Value>,
    pub components: Vec<Value>,
    pub flags: u64,
    pub sent: u64,
    pub edited: Option<u64>,
    pub mentions: Mentions,
    pub reply_to: Option<u64>,
    pub reactions: Vec<Reaction>,
    /// The interaction that it answers.
    pub cause: Option<Cause>,
    /// The only one who sees it.
    pub reader: Option<u64>,
    pub nonce: Option<Value>,
    pub is_pinned: bool,
}

/// What sort of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Default,
    Reply,
    ChatInputCommand,
    ContextMenuCommand,
}

/// One emoji under a message, with those who chose it.
#[derive(Debug, Clone)]
pub struct Reaction {
    pub emoji: String,
    pub users: Vec<u64>,
}

/// The interaction that a message answers.
#[derive(Debug, Clone)]
pub struct Cause {
    pub interaction: u64,
    /// Discord's type of interaction: 2 command, 3 component, 5 modal.
    pub kind: u8,
    pub user: u64,
    /// The command with its subcommand, where it is one.
    pub name: String,
    /// What the command was used on.
    pub target_message: Option<u64>,
    pub target_user: Option<u64>,
    /// The first answer, for what came after it.
    pub original: Option<u64>,
    /// The message whose component was used.
    pub pressed: Option<u64>,
    /// For a modal: what opened it.
    pub opened_by: Option<Box<Cause>>,
}

impl Cause {
    fn metadata(&self, world: &World) -> Value {
        let mut metadata = json!({
            "id": snowflake::json(self.interaction),
            "type": self.kind,
            "user": world.user_json(self.user),
            "authorizing_integration_owners": {"0": snowflake::json(world.guild.id)},
        });
        let fields = [
            ("target_message_id", self.target_message),
            ("original_response_message_id", self.original),
            ("interacted_message_id", self.pressed),
        ];
        for (field, id) in fields {
            if let Some(id) = id {
                metadata[field] = snowflake::json(id);
            }
        }
        if self.kind == 2 {
            metadata["name"] = json!(self.name);
            metadata["command_type"] = json!(match (self.target_message, self.target_user) {
                (Some(_), _) => 3,
                (None, Some(_)) => 2,
                (None, None) => 1,
            });
        }
        if let Some(user) = self.target_user {
            metadata["target_user"] = world.user_json(user);
        }
        if let Some(opened_by) = &self.opened_by {
            metadata["triggering_interaction_metadata"] = opened_by.metadata(world);
        }
        metadata
    }
}

impl Message {
    /// A message without anything in it.
    #[must_use]
    pub fn empty(id: u64, channel: u64, author: u64, sent: u64) -> Self {
        Self {
            id,
            channel,
            author,
            sort: Sort::Default,
            content: String::new(),
            embeds: Vec::new(),
            attachments: Vec::new(),
            components: Vec::new(),
            flags: 0,
            sent,
            edited: None,
            mentions: Mentions::default(),
            reply_to: None,
            reactions: Vec::new(),
            cause: None,
            reader: None,
            nonce: None,
            is_pinned: false,
        }
    }

    /// Whether there is anything to read in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.is_empty() && self.embeds.is_empty() && self.attachments.is_empty() && self.components.is_empty()
    }

    /// Whether `user` sees it, channel aside.
    #[must_use]
    pub fn is_for(&self, user: u64) -> bool {
        self.reader.is_none_or(|reader| reader == user) || self.author == user
    }
}

/// Whether a message is shown with the one that it replies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    Reference,
    Nothing,
}

impl World {
    /// A message's JSON as `viewer` gets it.
    #[must_use]
    pub fn message_json(&self, message: &Message, viewer: u64, quoting: Quoting) -> Value {
        let users = message.mentions.users.iter().map(|user| self.mentioned_json(*user, message.channel));
        let mut json = json!({
            "id": snowflake::json(message.id),
            "channel_id": snowflake::json(message.channel),
            "type": match message.sort { Sort::Default => 0, Sort::Reply => 19, Sort::ChatInputCommand => 20, Sort::ContextMenuCommand => 23 },
            "author": self.user_json(message.author),
            "content": message.content,
            "timestamp": written(message.sent),
            "edited_timestamp": message.edited.map(written),
            "tts": false,
            "mention_everyone": message.mentions.everyone,
            "mentions": users.collect::<Vec<_>>(),
            "mention_roles": message.mentions.roles.iter().map(|role| snowflake::json(*role)).collect::<Vec<_>>(),
            "attachments": message.attachments,
            "embeds": message.embeds,
            "components": message.components,
            "flags": message.flags,
            "pinned": message.is_pinned,
        });
        if !message.reactions.is_empty() {
            json["reactions"] = message.reactions.iter().map(|reaction| reaction_json(reaction, viewer)).collect();
        }
        if let Some(nonce) = &message.nonce {
            json["nonce"] = nonce.clone();
        }
        if let Some(cause) = &message.cause {
            json["interaction_metadata"] = cause.metadata(self);
            json["application_id"] = snowflake::json(self.bot);
            json["webhook_id"] = snowflake::json(self.bot);
        }
        if let Some(replied) = message.reply_to {
            self.add_reference(&mut json, message, replied, viewer, quoting);
        }
        json
    }

    fn add_reference(&self, json: &mut Value, message: &Message, replied: u64, viewer: u64, quoting: Quoting) {
        let mut reference = json!({"type": 0, "channel_id": snowflake::json(message.channel), "message_id": snowflake::json(replied)});
        if let Some(guild) = self.guild_of(message.channel) {
            reference["guild_id"] = snowflake::json(guild);
        }
        json["message_reference"] = reference;
        if quoting == Quoting::Reference {
            let quoted = self.message(message.channel, replied);
            json["referenced_message"] = quoted.map_or(Value::Null, |quoted| self.message_json(quoted, viewer, Quoting::Nothing));
        }
    }

    /// Someone who is mentioned; in the server with their place in it.
    fn mentioned_json(&self, user: u64, channel: u64) -> Value {
        let mut json = self.user_json(user);
        let member = self.guild_of(channel).and_then(|_| self.partial_member_json(user));
        if let Some(member) = member {
            merge(&mut json, json!({"member": member}));
        }
        json
    }

    /// A message by channel and identifier.
    #[must_use]
    pub fn message(&self, channel: u64, id: u64) -> Option<&Message> {
        self.channels.get(&channel)?.messages.get(&id)
    }

    /// The same, to be changed.
    pub fn message_mut(&mut self, channel: u64, id: u64) -> Option<&mut Message> {
        self.channels.get_mut(&channel)?.messages.get_mut(&id)
    }
}

fn reaction_json(reaction: &Reaction, viewer: u64) -> Value {
    json!({
        "emoji": {"id": null, "name": reaction.emoji},
        "count": reaction.users.len(),
        "count_details": {"burst": 0, "normal": reaction.users.len()},
        "burst_colors": [],
        "me_burst": false,
        "burst_me": false,
        "burst_count": 0,
        "me": reaction.users.contains(&viewer),
    })
}
