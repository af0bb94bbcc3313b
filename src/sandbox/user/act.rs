//! What does a member do? Each act with what it needs, carried out as Discord's client and server would.

use super::super::server::Server;
use super::super::snowflake;
use super::super::world::World;
use super::super::world::mentions::{Allowed, Ping};
use super::super::world::message::{Message, Sort};
use super::super::world::permissions::{ADD_REACTIONS, MANAGE_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};
use super::refusal::Refusal;
use super::{component, id, invoke, some_id};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::time::Duration;

/// The longest message of a member without a subscription.
const CONTENT: usize = 2_000;
/// How long a caller waits for the bot at most: longer than a first answer may take, and than a slow bot should.
const WAIT: Duration = Duration::from_secs(20);

/// Something that a member does.
#[derive(Debug, Clone, Deserialize, PartialEq)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Writes a message.
    Send {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// The text.
        content: String,
        /// What it replies to.
        #[serde(default, deserialize_with = "some_id")]
        reply_to: Option<u64>,
        /// Whether a reply pings; it does unless said otherwise.
        #[serde(default)]
        ping: Option<bool>,
    },
    /// Changes an own message.
    Edit {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Which.
        #[serde(deserialize_with = "id")]
        message: u64,
        /// The text.
        content: String,
    },
    /// Deletes an own message, or as a moderator any.
    Delete {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Which.
        #[serde(deserialize_with = "id")]
        message: u64,
    },
    /// Dismisses a private message; the bot learns nothing of it.
    Dismiss {
        /// Which.
        #[serde(deserialize_with = "id")]
        message: u64,
    },
    /// Adds a reaction.
    React {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Which.
        #[serde(deserialize_with = "id")]
        message: u64,
        /// One emoji.
        emoji: String,
    },
    /// Takes a reaction back.
    Unreact {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Which.
        #[serde(deserialize_with = "id")]
        message: u64,
        /// One emoji.
        emoji: String,
    },
    /// Types.
    Typing {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
    },
    /// Uses a slash command.
    Invoke {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Its identifier or name.
        command: String,
        /// The subcommand.
        #[serde(default)]
        path: Vec<String>,
        /// What is filled in.
        #[serde(default)]
        options: Map<String, Value>,
    },
    /// Types into an option of a slash command.
    Autocomplete {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Its identifier or name.
        command: String,
        /// The subcommand.
        #[serde(default)]
        path: Vec<String>,
        /// What is filled in.
        #[serde(default)]
        options: Map<String, Value>,
        /// The option that is typed into.
        focused: String,
    },
    /// Uses a command of the menu of a message or a user.
    Menu {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Its identifier or name.
        command: String,
        /// The message or user.
        #[serde(deserialize_with = "id")]
        target: u64,
    },
    /// Presses a button.
    Press {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Which.
        #[serde(deserialize_with = "id")]
        message: u64,
        /// The component's identifier.
        custom_id: String,
        /// Without checking that the button is there.
        #[serde(default)]
        forge: bool,
    },
    /// Chooses in a select menu.
    Select {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Which.
        #[serde(deserialize_with = "id")]
        message: u64,
        /// The component's identifier.
        custom_id: String,
        /// What is chosen.
        values: Vec<String>,
        /// Without checking that the choices are there.
        #[serde(default)]
        forge: bool,
    },
    /// Sends a modal off.
    Submit {
        /// The interaction that opened it.
        #[serde(deserialize_with = "id")]
        interaction: u64,
        /// What is filled in, by custom id.
        values: Map<String, Value>,
    },
}

/// Carries an act out; an interaction's answer comes later, as an event.
pub(in super::super) fn act(server: &Server, member: u64, act: Act) -> Result<Value, Refusal> {
    let now = server.clock.now();
    let world = &mut *server.world();
    match act {
        Act::Send { channel, content, reply_to, ping } => {
            let ping = if ping.unwrap_or(true) { Ping::Yes } else { Ping::No };
            send(world, member, channel, &content, reply_to, ping, now)
        }
        Act::Edit { channel, message, content } => edit(world, member, channel, message, &content, now),
        Act::Delete { channel, message } => delete(world, member, channel, message),
        Act::Dismiss { message } => dismiss(world, member, message),
        Act::React { channel, message, emoji } => react(world, member, channel, message, &emoji, true),
        Act::Unreact { channel, message, emoji } => react(world, member, channel, message, &emoji, false),
        Act::Typing { channel } => {
            require(world, member, channel, SEND_MESSAGES)?;
            world.typing(channel, member, now);
            Ok(json!({}))
        }
        Act::Invoke { channel, command, path, options } => {
            require(world, member, channel, VIEW_CHANNEL)?;
            let call = invoke::Call { member, channel, command: &command, path: &path, options: &options, focused: None };
            invoke::slash(world, &call, now)
        }
        Act::Autocomplete { channel, command, path, options, focused } => {
            require(world, member, channel, VIEW_CHANNEL)?;
            let call = invoke::Call { member, channel, command: &command, path: &path, options: &options, focused: Some(&focused) };
            invoke::slash(world, &call, now)
        }
        Act::Menu { channel, command, target } => {
            require(world, member, channel, VIEW_CHANNEL)?;
            invoke::menu(world, member, channel, &command, target, now)
        }
        Act::Press { channel, message, custom_id, forge } => {
            let used = component::Used { member, channel, message, custom_id: &custom_id, values: None, is_forged: forge };
            component::used(world, &used, now)
        }
        Act::Select { channel, message, custom_id, values, forge } => {
            let used = component::Used { member, channel, message, custom_id: &custom_id, values: Some(&values), is_forged: forge };
            component::used(world, &used, now)
        }
        Act::Submit { interaction, values } => component::submit(world, member, interaction, &values, now),
    }
}

/// Carries an act out and waits for the bot's answer.
pub(in super::super) async fn act_and_wait(server: &Server, member: u64, doing: Act) -> Result<Value, Refusal> {
    let mut watch = server.world().watchers.watch(member);
    let mut done = act(server, member, doing)?;
    let Some(id) = snowflake::read(&done["interaction"]) else { return Ok(done) };
    let name = snowflake::json(id);
    let is_end = |event: &Value| match event["type"].as_str() {
        Some("interaction") => event["id"] == name && (event["state"] == "answered" || event["state"] == "failed"),
        Some("autocomplete" | "modal") => event["id"] == name,
        Some(_) | None => false,
    };
    let Some(event) = watch.until(is_end, WAIT).await else {
        done["state"] = json!("thinking");
        return Ok(done);
    };
    done["state"] = if event["state"].is_string() { event["state"].clone() } else { json!("answered") };
    for field in ["reason", "choices", "modal"] {
        if !event[field].is_null() {
            done[field] = event[field].clone();
        }
    }
    let world = server.world();
    let original = world.interactions.get(id).and_then(|one| Some((one.channel, one.original?)));
    if let Some(message) = original.and_then(|(channel, original)| world.message(channel, original)) {
        done["message"] = world.seen(message, member);
    }
    Ok(done)
}

/// The channel has to be there and the member allowed to do this in it.
pub(super) fn require(world: &World, member: u64, channel: u64, permission: u64) -> Result<(), Refusal> {
    if !world.may(member, channel, VIEW_CHANNEL) {
        return Err(Refusal::unknown("channel"));
    }
    if world.may(member, channel, permission) { Ok(()) } else { Err(Refusal::forbidden("you may not do that in this channel")) }
}

fn checked(content: &str) -> Result<&str, Refusal> {
    let content = content.trim();
    match content.chars().count() {
        0 => Err(Refusal::bad("a message needs a text")),
        1..=CONTENT => Ok(content),
        count => Err(Refusal::bad(format!("a message has at most {CONTENT} characters, this one has {count}"))),
    }
}

fn send(
    world: &mut World,
    member: u64,
    channel: u64,
    content: &str,
    reply_to: Option<u64>,
    ping: Ping,
    now: u64,
) -> Result<Value, Refusal> {
    require(world, member, channel, SEND_MESSAGES)?;
    let content = checked(content)?;
    let id = world.ids.next(now);
    let mut message = Message::empty(id, channel, member, now);
    content.clone_into(&mut message.content);
    let mut replied = None;
    if let Some(reply) = reply_to {
        let quoted = world.message(channel, reply).filter(|quoted| quoted.reader.is_none());
        let quoted = quoted.ok_or_else(|| Refusal::unknown("message to reply to"))?;
        // The answer to an interaction is sent as a webhook, and a reply to a webhook mentions nobody.
        replied = quoted.cause.is_none().then_some(quoted.author);
        message.reply_to = Some(reply);
        message.sort = Sort::Reply;
    }
    message.mentions = world.mentions(content, member, channel, &Allowed::everything().with_reply_ping(ping), replied);
    world.post(message);
    Ok(sent(world, member, channel, id))
}

fn sent(world: &World, member: u64, channel: u64, id: u64) -> Value {
    json!({"message": world.message(channel, id).map(|message| world.seen(message, member))})
}

fn edit(world: &mut World, member: u64, channel: u64, id: u64, content: &str, now: u64) -> Result<Value, Refusal> {
    let content = checked(content)?;
    let own = world.message(channel, id).filter(|message| message.author == member);
    let own = own.ok_or_else(|| Refusal::unknown("message of yours"))?;
    let replied = own.reply_to.and_then(|reply| world.message(channel, reply)).map(|quoted| quoted.author);
    // An edit keeps the ping of a reply as it was.
    let replied = replied.filter(|author| own.mentions.users.contains(author));
    let mentions = world.mentions(content, member, channel, &Allowed::everything(), replied);
    if let Some(message) = world.message_mut(channel, id) {
        content.clone_into(&mut message.content);
        message.mentions = mentions;
        message.edited = Some(now);
    }
    world.announce_update(channel, id);
    Ok(sent(world, member, channel, id))
}

fn delete(world: &mut World, member: u64, channel: u64, id: u64) -> Result<Value, Refusal> {
    require(world, member, channel, VIEW_CHANNEL)?;
    let message = world.message(channel, id).filter(|message| message.is_for(member)).ok_or_else(|| Refusal::unknown("message"))?;
    if message.author != member && !world.may(member, channel, MANAGE_MESSAGES) {
        return Err(Refusal::forbidden("only its author and moderators may delete a message"));
    }
    if message.reader.is_some() {
        return Err(Refusal::bad("a private message is dismissed, not deleted"));
    }
    world.remove(channel, id);
    Ok(json!({}))
}

fn dismiss(world: &mut World, member: u64, id: u64) -> Result<Value, Refusal> {
    let private = |channel: &&super::super::world::Channel| channel.messages.get(&id).is_some_and(|message| message.reader == Some(member));
    let channel = world.channels.values().find(private).map(|channel| channel.id);
    world.remove(channel.ok_or_else(|| Refusal::unknown("private message"))?, id);
    Ok(json!({}))
}

fn react(world: &mut World, member: u64, channel: u64, id: u64, emoji: &str, is_added: bool) -> Result<Value, Refusal> {
    require(world, member, channel, if is_added { ADD_REACTIONS | READ_MESSAGE_HISTORY } else { VIEW_CHANNEL })?;
    if !is_emoji(emoji) {
        return Err(Refusal::bad("a reaction is one emoji"));
    }
    let message = world.message(channel, id).filter(|message| message.reader.is_none()).ok_or_else(|| Refusal::unknown("message"))?;
    let is_new = message.reactions.iter().all(|reaction| reaction.emoji != emoji);
    if is_added && is_new && message.reactions.len() >= super::super::world::posting::REACTIONS {
        return Err(Refusal::bad("a message carries at most 20 different reactions"));
    }
    world.react(channel, id, member, emoji, is_added);
    Ok(json!({}))
}

/// Whether a text can be an emoji: short, and of no letters, digits alone or spaces.
#[must_use]
pub(in super::super) fn is_emoji(text: &str) -> bool {
    let is_part = |letter: char| !letter.is_alphabetic() && !letter.is_whitespace() && !letter.is_control();
    !text.is_empty() && text.chars().count() <= 16 && text.chars().all(is_part) && !text.is_ascii()
}
