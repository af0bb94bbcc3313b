//! Who is it, and what has it missed? IDENTIFY and RESUME, and the list of members.

use super::super::snowflake::{self, unguessable};
use super::super::world::World;
use super::dispatch::{Event, Readable};
use super::frames::Frames;
use super::intents::{GUILDS, KNOWN, MESSAGE_CONTENT, PRIVILEGED};
use super::session::{Session, Shard};
use super::{Connection, End, close};
use serde_json::{Value, json};
use std::sync::Arc;

/// How many members one chunk has at most.
const CHUNK: usize = 1_000;

impl Connection {
    /// A new session, if the token, the shard and the intents are good.
    pub(super) async fn identify(&mut self, data: &Value) -> Result<(), End> {
        if self.session.is_some() {
            return Err(End::Close(close::ALREADY_AUTHENTICATED));
        }
        self.authenticate(data)?;
        let shard = shard(&data["shard"]).ok_or(End::Close(close::INVALID_SHARD))?;
        let intents = data["intents"].as_u64().filter(|intents| intents & !KNOWN == 0).ok_or(End::Close(close::INVALID_INTENTS))?;
        if data["compress"] == true && matches!(self.frames, Frames::Text) {
            self.frames = Frames::Each;
        }
        let name = unguessable(32).to_ascii_lowercase();
        let address = self.server.gateway_address();
        {
            let mut world = self.server.world();
            if intents & PRIVILEGED & !world.privileged != 0 {
                return Err(End::Close(close::DISALLOWED_INTENTS));
            }
            let ready = ready(&world, &name, shard, &address);
            let guild = (intents & GUILDS != 0 && shard.is_for(Some(world.guild.id))).then(|| world.guild_create_json());
            let session = world.sessions.begin(name.clone(), shard, intents);
            queue(session, "READY", &ready);
            if let Some(guild) = guild {
                queue(session, "GUILD_CREATE", &guild);
            }
            world.sessions.connect(&name, self.number, Arc::clone(&self.news), self.signals.clone());
            world.watchers.tell_all(&json!({"type": "bot", "online": true}));
        }
        self.session = Some(name);
        self.fetch().await
    }

    fn authenticate(&self, data: &Value) -> Result<(), End> {
        let token = data["token"].as_str().unwrap_or_default();
        let is_right = token.strip_prefix("Bot ").unwrap_or(token) == self.server.token;
        if is_right { Ok(()) } else { Err(End::Close(close::AUTHENTICATION_FAILED)) }
    }

    /// An old session goes on: what came after the number given is sent again.
    pub(super) async fn resume(&mut self, data: &Value) -> Result<(), End> {
        if self.session.is_some() {
            return Err(End::Close(close::ALREADY_AUTHENTICATED));
        }
        self.authenticate(data)?;
        let name = data["session_id"].as_str().unwrap_or_default().to_owned();
        let now = self.server.clock.now();
        let resumed = {
            let mut world = self.server.world();
            world.sessions.expire(now);
            world.sessions.drop_overrun();
            let found = world.sessions.find(&name).map(|session| {
                let number = data["seq"].as_u64().unwrap_or(u64::MAX);
                let is_known = number <= session.last;
                (is_known, is_known && session.replay_from(number))
            });
            match found {
                None | Some((true, false)) => false,
                Some((false, _)) => return Err(End::Close(close::INVALID_SEQ)),
                Some((true, true)) => {
                    if let Some(session) = world.sessions.find(&name) {
                        queue(session, "RESUMED", &json!({"_trace": ["sandbox"]}));
                    }
                    world.sessions.resumed += 1;
                    world.sessions.connect(&name, self.number, Arc::clone(&self.news), self.signals.clone());
                    world.watchers.tell_all(&json!({"type": "bot", "online": true}));
                    true
                }
            }
        };
        if !resumed {
            return self.send(r#"{"op":9,"d":false}"#).await;
        }
        self.session = Some(name);
        self.fetch().await
    }

    /// Members, as asked for by name or number.
    pub(super) fn request_members(&self, data: &Value) {
        let mut world = self.server.world();
        let wanted: Vec<u64> = match &data["user_ids"] {
            Value::Array(ids) => ids.iter().filter_map(snowflake::read).collect(),
            one => snowflake::read(one).into_iter().collect(),
        };
        let query = data["query"].as_str().unwrap_or_default().to_lowercase();
        let limit = data["limit"].as_u64().and_then(|limit| usize::try_from(limit).ok()).filter(|limit| *limit > 0).unwrap_or(CHUNK);
        let fits = |user: &&u64| {
            let name = world.users.get(user).map_or("", |user| &user.username);
            if wanted.is_empty() { name.starts_with(&query) } else { wanted.contains(user) }
        };
        let members: Vec<Value> =
            world.members.keys().filter(fits).take(limit.min(CHUNK)).filter_map(|user| world.member_json(*user)).collect();
        let unknown: Vec<Value> =
            wanted.iter().filter(|user| !world.members.contains_key(user)).map(|user| snowflake::json(*user)).collect();
        let guild = world.guild.id;
        let mut chunk = json!({
            "guild_id": snowflake::json(guild),
            "members": members,
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": unknown,
        });
        if let Some(nonce) = data["nonce"].as_str() {
            chunk["nonce"] = json!(nonce);
        }
        let event = Event { name: "GUILD_MEMBERS_CHUNK", data: chunk, guild: Some(guild), intent: None, readable: Readable::Always };
        world.dispatch(&event);
    }
}

fn queue(session: &mut Session, name: &str, data: &Value) {
    session.queue(name, &data.to_string(), None, 1);
}

/// The shard of an IDENTIFY; the only one where it names none.
fn shard(data: &Value) -> Option<Shard> {
    let Value::Array(pair) = data else { return data.is_null().then_some(Shard { id: 0, count: 1 }) };
    let number = |index: usize| pair.get(index)?.as_u64().and_then(|number| u32::try_from(number).ok());
    let shard = Shard { id: number(0)?, count: number(1)? };
    (pair.len() == 2 && shard.id < shard.count).then_some(shard)
}

/// The application's flags: whether it may ask for the message-content intent.
#[must_use]
pub fn application_flags(world: &World) -> u64 {
    // GATEWAY_MESSAGE_CONTENT_LIMITED, and that commands are there.
    let content = if world.privileged & MESSAGE_CONTENT != 0 { 1 << 19 } else { 0 };
    content | 1 << 23
}

fn ready(world: &World, session: &str, shard: Shard, address: &str) -> Value {
    let mut user = world.users.get(&world.bot).map(super::super::world::people::User::own_json).unwrap_or_default();
    user["email"] = Value::Null;
    let is_here = shard.is_for(Some(world.guild.id));
    let guilds: Vec<Value> = is_here.then(|| json!({"id": snowflake::json(world.guild.id), "unavailable": true})).into_iter().collect();
    json!({
        "v": 10,
        "user": user,
        "user_settings": {},
        "session_type": "normal",
        "session_id": session,
        "resume_gateway_url": address,
        "relationships": [],
        "private_channels": [],
        "presences": [],
        "guilds": guilds,
        "guild_join_requests": [],
        "geo_ordered_rtc_regions": [],
        "game_relationships": [],
        "auth": {},
        "application": {"id": snowflake::json(world.bot), "flags": application_flags(world)},
        "shard": [shard.id, shard.count],
        "_trace": ["sandbox"],
    })
}
