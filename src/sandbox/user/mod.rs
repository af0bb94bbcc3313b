//! What can members do and see? The calls of the page, which tests use as well.

pub mod act;
pub mod component;
pub mod control;
pub mod invoke;
pub mod refusal;
pub mod watch;

use super::gateway::stopped;
use super::seed;
use super::server::Server;
use super::snowflake;
use super::world::permissions::{MANAGE_MESSAGES, VIEW_CHANNEL};
use act::Act;
use axum::Json;
use axum::Router;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::{get, post};
use control::Control;
use futures_util::stream::{self, Stream};
use refusal::Refusal;
use serde::{Deserialize, Deserializer, de};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;

/// How many messages one call gives at most.
const MESSAGES: usize = 200;
/// The largest body of a call: a message of 2,000 characters and a modal's five texts of 4,000 fit.
const BODY: usize = 256 * 1024;

/// The calls of the page.
pub fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/sandbox/api/world", get(world))
        .route("/sandbox/api/messages", get(messages))
        .route("/sandbox/api/commands", get(commands))
        .route("/sandbox/api/events", get(events))
        .route("/sandbox/api/act", post(do_act))
        .route("/sandbox/api/control", get(pending).post(do_control))
        .layer(DefaultBodyLimit::max(BODY))
}

/// Who looks, and at what.
#[derive(Debug, Deserialize)]
struct Look {
    #[serde(rename = "as", deserialize_with = "id")]
    member: u64,
    #[serde(default, deserialize_with = "some_id")]
    channel: Option<u64>,
    #[serde(default, deserialize_with = "some_id")]
    before: Option<u64>,
    limit: Option<usize>,
}

/// An identifier, in quotes or not.
pub(super) fn id<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let value = Value::deserialize(from)?;
    snowflake::read(&value).ok_or_else(|| de::Error::custom("an identifier is a number in quotes"))
}

/// An identifier that may be left out.
pub(super) fn some_id<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    let value = Value::deserialize(from)?;
    if value.is_null() {
        return Ok(None);
    }
    snowflake::read(&value).map(Some).ok_or_else(|| de::Error::custom("an identifier is a number in quotes"))
}

fn speaker(member: u64) -> Result<u64, Refusal> {
    if seed::SPEAKERS.contains(&member) { Ok(member) } else { Err(Refusal::unknown("member to speak as")) }
}

async fn world(State(server): State<Arc<Server>>, Query(look): Query<Look>) -> Result<Json<Value>, Refusal> {
    let member = speaker(look.member)?;
    let now = server.clock.now();
    let world = server.world();
    let channels = world.channels.values().filter(|channel| match channel.recipient {
        Some(recipient) => recipient == member,
        None => world.may(member, channel.id, VIEW_CHANNEL),
    });
    let mut channels: Vec<_> = channels.collect();
    channels.sort_by_key(|channel| (channel.recipient.is_some(), channel.position));
    let channels: Vec<Value> = channels
        .iter()
        .map(|channel| {
            let kind = if channel.recipient.is_some() { "dm" } else { "text" };
            json!({"id": snowflake::json(channel.id), "name": channel.name, "topic": channel.topic, "kind": kind})
        })
        .collect();
    let members = seed::SPEAKERS.iter().filter_map(|member| world.users.get(member)).map(|user| {
        let moderator = world.permissions_in_guild(user.id) & MANAGE_MESSAGES != 0;
        json!({
            "id": snowflake::json(user.id),
            "username": user.username,
            "name": user.name,
            "locale": user.locale,
            "moderator": moderator,
            "note": user.note,
        })
    });
    let roles = world.guild.roles.iter().map(|role| json!({"id": snowflake::json(role.id), "name": role.name, "color": role.color}));
    let bot = world.users.get(&world.bot).map(|user| &user.username);
    let locale = world.users.get(&member).map_or("", |user| user.locale);
    let own = server.settings.welcome_in.iter().find(|(tag, _)| locale.starts_with(tag.as_str())).map(|(_, welcome)| welcome);
    let welcome = own.or(server.settings.welcome.as_ref());
    Ok(Json(json!({
        "now": now,
        "bot": {"id": snowflake::json(world.bot), "username": bot, "online": world.sessions.is_online()},
        "guild": {"id": snowflake::json(world.guild.id), "name": world.guild.name, "roles": roles.collect::<Vec<_>>()},
        "channels": channels,
        "members": members.collect::<Vec<_>>(),
        "welcome": welcome,
    })))
}

async fn messages(State(server): State<Arc<Server>>, Query(look): Query<Look>) -> Result<Json<Value>, Refusal> {
    let member = speaker(look.member)?;
    let world = server.world();
    let place = look.channel.and_then(|channel| world.channels.get(&channel));
    let place = place.filter(|place| world.may(member, place.id, VIEW_CHANNEL)).ok_or_else(|| Refusal::unknown("channel"))?;
    let limit = look.limit.unwrap_or(50).min(MESSAGES);
    Ok(Json(json!({"messages": world.seen_messages(member, place, look.before, limit)})))
}

async fn commands(State(server): State<Arc<Server>>, Query(look): Query<Look>) -> Result<Json<Value>, Refusal> {
    let member = speaker(look.member)?;
    let channel = look.channel.ok_or_else(|| Refusal::unknown("channel"))?;
    Ok(Json(json!({"commands": server.world().shown_commands(member, channel)})))
}

/// Everything that a member sees, as it happens; it ends with the server.
async fn events(
    State(server): State<Arc<Server>>,
    Query(look): Query<Look>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let member = speaker(look.member)?;
    let watch = server.world().watchers.watch(member);
    let stopping = server.stopping.clone();
    let told = stream::unfold((watch, stopping), |(mut watch, mut stopping)| async move {
        let event = tokio::select! {
            event = watch.next() => event?,
            () = stopped(&mut stopping) => return None,
        };
        Some((Ok(Event::default().data(event.to_string())), (watch, stopping)))
    });
    Ok(Sse::new(told).keep_alive(KeepAlive::default()))
}

/// A call's body, or what is wrong with it.
fn body(read: Result<Json<Value>, JsonRejection>) -> Result<Value, Refusal> {
    read.map(|Json(body)| body).map_err(|rejection| Refusal { status: rejection.status().as_u16(), sentence: rejection.body_text() })
}

/// Reads a call, which has to be JSON: so a page of another site cannot make it without being asked first.
async fn do_act(State(server): State<Arc<Server>>, read: Result<Json<Value>, JsonRejection>) -> Result<Json<Value>, Refusal> {
    let body = body(read)?;
    let member = snowflake::read(&body["as"]).ok_or_else(|| Refusal::bad("`as` has to be a member's identifier"))?;
    let waits = body["wait"] == true;
    let act: Act = serde_json::from_value(body).map_err(|error| Refusal::bad(format!("cannot read the act: {error}")))?;
    let member = speaker(member)?;
    let done = if waits { act::act_and_wait(&server, member, act).await? } else { act::act(&server, member, act)? };
    Ok(Json(done))
}

async fn do_control(State(server): State<Arc<Server>>, read: Result<Json<Value>, JsonRejection>) -> Result<Json<Value>, Refusal> {
    let control: Control =
        serde_json::from_value(body(read)?).map_err(|error| Refusal::bad(format!("cannot read the control: {error}")))?;
    control::control(&server, control).map(Json)
}

async fn pending(State(server): State<Arc<Server>>) -> Json<Value> {
    Json(control::report(&server))
}
