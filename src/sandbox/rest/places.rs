//! Who and what is there? Users, servers, channels, roles and members as the bot asks for them.

use super::super::error::{
    ApiError, CANNOT_SEND_TO_USER, MISSING_ACCESS, Problems, UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MEMBER, UNKNOWN_USER,
};
use super::super::server::Server;
use super::super::snowflake;
use super::super::world::World;
use super::super::world::people::Role;
use super::super::world::permissions::VIEW_CHANNEL;
use super::{Answer, Call};
use serde_json::{Value, json};

/// How many members one call gives at most.
const MEMBERS: usize = 1_000;

/// A user.
pub fn user(server: &Server, user: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    let user = world.users.get(&user).ok_or(UNKNOWN_USER)?;
    Ok(Answer::Json(user.json()))
}

/// The servers that the bot is in.
pub fn my_guilds(server: &Server) -> Answer {
    let world = server.world();
    Answer::Json(json!([{
        "id": snowflake::json(world.guild.id),
        "name": world.guild.name,
        "icon": null,
        "banner": null,
        "owner": false,
        "permissions": world.permissions_in_guild(world.bot).to_string(),
        "features": [],
    }]))
}

/// The direct messages with a user.
pub fn open_dm(server: &Server, call: &Call) -> Result<Answer, ApiError> {
    let world = server.world();
    let Some(recipient) = snowflake::read(&call.body["recipient_id"]) else {
        let mut problems = Problems::default();
        problems.required("recipient_id");
        return problems.settle().map(|()| Answer::Nothing);
    };
    if !world.users.contains_key(&recipient) {
        return Err(UNKNOWN_USER.into());
    }
    let channel = world.channels.values().find(|channel| channel.recipient == Some(recipient)).ok_or(CANNOT_SEND_TO_USER)?;
    Ok(Answer::Json(world.channel_json(channel)))
}

fn known(world: &World, guild: u64) -> Result<(), ApiError> {
    if guild == world.guild.id { Ok(()) } else { Err(UNKNOWN_GUILD.into()) }
}

/// The server.
pub fn guild(server: &Server, guild: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    known(&world, guild)?;
    Ok(Answer::Json(world.guild_json()))
}

/// Its channels.
pub fn guild_channels(server: &Server, guild: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    known(&world, guild)?;
    let channels = world.channels.values().filter(|channel| channel.recipient.is_none());
    Ok(Answer::Json(channels.map(|channel| world.channel_json(channel)).collect()))
}

/// Its roles.
pub fn guild_roles(server: &Server, guild: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    known(&world, guild)?;
    Ok(Answer::Json(world.guild.roles.iter().map(Role::json).collect()))
}

/// Its members.
pub fn guild_members(server: &Server, guild: u64, call: &Call) -> Result<Answer, ApiError> {
    let world = server.world();
    known(&world, guild)?;
    let limit = call.query.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(1).min(MEMBERS);
    let after: u64 = call.query.get("after").and_then(|after| after.parse().ok()).unwrap_or_default();
    let later = world.members.keys().filter(|user| **user > after).take(limit);
    Ok(Answer::Json(later.filter_map(|user| world.member_json(*user)).collect()))
}

/// One of them.
pub fn guild_member(server: &Server, guild: u64, user: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    known(&world, guild)?;
    Ok(Answer::Json(world.member_json(user).ok_or(UNKNOWN_MEMBER)?))
}

/// A channel.
pub fn channel(server: &Server, id: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    let channel = world.channels.get(&id).ok_or(UNKNOWN_CHANNEL)?;
    if !world.may(world.bot, id, VIEW_CHANNEL) {
        return Err(MISSING_ACCESS.into());
    }
    let json: Value = world.channel_json(channel);
    Ok(Answer::Json(json))
}
