//! What does the bot do with messages? Send, read, edit, delete, react, as far as it may.

use super::super::error::{
    ApiError, MISSING_ACCESS, MISSING_PERMISSIONS, NOT_YOUR_MESSAGE, Problems, TOO_MANY_REACTIONS, UNKNOWN_CHANNEL, UNKNOWN_EMOJI,
    UNKNOWN_MESSAGE,
};
use super::super::server::Server;
use super::super::snowflake;
use super::super::user::act::is_emoji;
use super::super::world::World;
use super::super::world::mentions::Allowed;
use super::super::world::message::{Message, Quoting, Sort};
use super::super::world::permissions::{
    ADD_REACTIONS, ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL,
};
use super::super::world::posting::REACTIONS;
use super::compose::Draft;
use super::{Answer, Call};
use serde_json::Value;

/// How long a nonce is remembered: Discord says "in the past few minutes".
const NONCE: u64 = 5 * 60 * 1_000;
/// The bot may not read what it would reply to.
const NO_HISTORY: (u16, u32, &str) = (403, 160_002, "Cannot reply without permission to read message history");

/// The channel has to be there, to be seen, and this allowed in it.
fn require(world: &World, channel: u64, permission: u64) -> Result<(), ApiError> {
    if !world.channels.contains_key(&channel) {
        return Err(UNKNOWN_CHANNEL.into());
    }
    if !world.may(world.bot, channel, VIEW_CHANNEL) {
        return Err(MISSING_ACCESS.into());
    }
    if world.may(world.bot, channel, permission) { Ok(()) } else { Err(MISSING_PERMISSIONS.into()) }
}

fn visible(world: &World, channel: u64, id: u64) -> Result<&Message, ApiError> {
    world.message(channel, id).filter(|message| message.reader.is_none()).ok_or_else(|| UNKNOWN_MESSAGE.into())
}

fn shown(world: &World, channel: u64, id: u64) -> Result<Answer, ApiError> {
    Ok(Answer::Json(world.message_json(visible(world, channel, id)?, world.bot, Quoting::Reference)))
}

/// Sends a message.
pub fn create(server: &Server, channel: u64, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    require(world, channel, SEND_MESSAGES)?;
    let nonce = call.body.get("nonce").filter(|nonce| !nonce.is_null());
    if let Some(nonce) = nonce.filter(|_| call.body["enforce_nonce"] == true) {
        let bot = world.bot;
        let is_same =
            |message: &&Message| message.author == bot && message.nonce.as_ref() == Some(nonce) && call.now < message.sent + NONCE;
        let sent = world.channels.get(&channel).and_then(|place| place.messages.values().rev().find(is_same)).map(|message| message.id);
        if let Some(sent) = sent {
            return shown(world, channel, sent);
        }
    }
    let draft = Draft::read(&call.body, &call.files, Allowed::everything())?;
    let needed = if draft.has_embeds() { EMBED_LINKS } else { 0 } | if draft.has_files() { ATTACH_FILES } else { 0 };
    require(world, channel, needed)?;
    let mut message = Message::empty(world.ids.next(call.now), channel, world.bot, call.now);
    message.nonce = nonce.cloned();
    let replied = reply(world, &mut message, &call.body["message_reference"])?;
    draft.apply(world, &mut message, replied, call.now)?;
    let id = message.id;
    world.post(message);
    shown(world, channel, id)
}

/// Makes a message a reply; gives the author of what it replies to.
fn reply(world: &World, message: &mut Message, reference: &Value) -> Result<Option<u64>, ApiError> {
    let Some(quoted) = snowflake::read(&reference["message_id"]) else { return Ok(None) };
    if !world.may(world.bot, message.channel, READ_MESSAGE_HISTORY) {
        return Err(NO_HISTORY.into());
    }
    let Some(quoted) = world.message(message.channel, quoted).filter(|quoted| quoted.reader.is_none()) else {
        if reference["fail_if_not_exists"] == false {
            return Ok(None);
        }
        let mut problems = Problems::default();
        problems.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        return problems.settle().map(|()| None);
    };
    message.reply_to = Some(quoted.id);
    message.sort = Sort::Reply;
    Ok(Some(quoted.author))
}

/// The newest messages of a channel, newest first, as the query narrows them.
pub fn list(server: &Server, channel: u64, call: &Call) -> Result<Answer, ApiError> {
    let world = server.world();
    require(&world, channel, VIEW_CHANNEL)?;
    if !world.may(world.bot, channel, READ_MESSAGE_HISTORY) {
        return Ok(Answer::Json(Value::Array(Vec::new())));
    }
    let number = |name: &str| call.query.get(name).and_then(|value| value.parse::<u64>().ok());
    let limit = number("limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(50);
    let mut problems = Problems::default();
    if !(1..=100).contains(&limit) {
        problems.add("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.");
    }
    problems.settle()?;
    let Some(place) = world.channels.get(&channel) else { return Err(UNKNOWN_CHANNEL.into()) };
    let shown = |message: &&Message| message.reader.is_none();
    let chosen: Vec<&Message> = match (number("after"), number("before"), number("around")) {
        (Some(after), _, _) => {
            let mut later: Vec<&Message> =
                place.messages.range(after.saturating_add(1)..).map(|(_, message)| message).filter(shown).take(limit).collect();
            later.reverse();
            later
        }
        (None, before, around) => {
            let upto = before.or(around.map(|around| around.saturating_add(1))).unwrap_or(u64::MAX);
            place.messages.range(..upto).rev().map(|(_, message)| message).filter(shown).take(limit).collect()
        }
    };
    Ok(Answer::Json(chosen.into_iter().map(|message| world.message_json(message, world.bot, Quoting::Reference)).collect()))
}

/// One message.
pub fn get(server: &Server, channel: u64, id: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    require(&world, channel, VIEW_CHANNEL)?;
    require(&world, channel, READ_MESSAGE_HISTORY)?;
    shown(&world, channel, id)
}

/// Changes an own message.
pub fn edit(server: &Server, channel: u64, id: u64, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    require(world, channel, VIEW_CHANNEL)?;
    let mut message = visible(world, channel, id)?.clone();
    if message.author != world.bot {
        return Err(NOT_YOUR_MESSAGE.into());
    }
    let draft = Draft::read(&call.body, &call.files, Allowed::everything())?;
    let replied = message.reply_to.and_then(|reply| world.message(channel, reply)).map(|quoted| quoted.author);
    draft.apply(world, &mut message, replied, call.now)?;
    message.edited = Some(call.now);
    if let Some(place) = world.message_mut(channel, id) {
        *place = message;
    }
    world.announce_update(channel, id);
    shown(world, channel, id)
}

/// Deletes a message: an own one, or any with the permission.
pub fn delete(server: &Server, channel: u64, id: u64) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    require(world, channel, VIEW_CHANNEL)?;
    if visible(world, channel, id)?.author != world.bot {
        require(world, channel, MANAGE_MESSAGES)?;
    }
    world.remove(channel, id);
    Ok(Answer::Nothing)
}

/// Reacts to a message.
pub fn react(server: &Server, channel: u64, id: u64, emoji: &str) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    require(world, channel, VIEW_CHANNEL)?;
    require(world, channel, READ_MESSAGE_HISTORY)?;
    let message = visible(world, channel, id)?;
    if !is_emoji(emoji) {
        return Err(UNKNOWN_EMOJI.into());
    }
    if message.reactions.iter().all(|reaction| reaction.emoji != emoji) {
        if message.reactions.len() >= REACTIONS {
            return Err(TOO_MANY_REACTIONS.into());
        }
        require(world, channel, ADD_REACTIONS)?;
    }
    let bot = world.bot;
    world.react(channel, id, bot, emoji, true);
    Ok(Answer::Nothing)
}

/// Takes an own reaction back.
pub fn unreact(server: &Server, channel: u64, id: u64, emoji: &str) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    require(world, channel, VIEW_CHANNEL)?;
    visible(world, channel, id)?;
    let bot = world.bot;
    world.react(channel, id, bot, emoji, false);
    Ok(Answer::Nothing)
}

/// Who chose an emoji.
pub fn reactions(server: &Server, channel: u64, id: u64, emoji: &str) -> Result<Answer, ApiError> {
    let world = server.world();
    require(&world, channel, VIEW_CHANNEL)?;
    let found = visible(&world, channel, id)?.reactions.iter().find(|reaction| reaction.emoji == emoji);
    let users = found.map(|reaction| reaction.users.iter().map(|user| world.user_json(*user)).collect());
    Ok(Answer::Json(users.unwrap_or_else(|| Value::Array(Vec::new()))))
}

/// The bot is typing.
pub fn typing(server: &Server, channel: u64, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    require(world, channel, SEND_MESSAGES)?;
    let bot = world.bot;
    world.typing(channel, bot, call.now);
    Ok(Answer::Nothing)
}
