//! Which commands does the bot register? Global ones and a server's, one by one or all at once.
//!
//! <https://discord.com/developers/docs/interactions/application-commands>

use super::super::error::{
    ApiError, MISSING_ACCESS, Problems, TOO_MANY_COMMANDS, TOO_MANY_COMMANDS_TODAY, UNKNOWN_APPLICATION, UNKNOWN_COMMAND,
};
use super::super::server::Server;
use super::super::world::World;
use super::super::world::commands::{CHAT_INPUT, Command, Localizations};
use super::command_rules::{check, normal};
use super::route::Place;
use super::{Answer, Call};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Slash commands in one place.
const SLASH: usize = 100;
/// Commands of the menus of users, and of messages.
const MENU: usize = 15;

fn known(world: &World, app: u64, place: Place) -> Result<(), ApiError> {
    if app != world.bot {
        return Err(UNKNOWN_APPLICATION.into());
    }
    if place.is_some_and(|guild| guild != world.guild.id) { Err(MISSING_ACCESS.into()) } else { Ok(()) }
}

fn localizations(call: &Call) -> Localizations {
    if call.asks("with_localizations") { Localizations::Given } else { Localizations::LeftOut }
}

/// All commands of a place.
pub fn list(server: &Server, app: u64, place: Place, call: &Call) -> Result<Answer, ApiError> {
    let world = server.world();
    known(&world, app, place)?;
    let wanted = localizations(call);
    Ok(Answer::Json(world.commands.of(place).map(|command| world.command_json(command, wanted)).collect()))
}

/// Replaces all commands of a place.
pub fn overwrite(server: &Server, app: u64, place: Place, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    known(world, app, place)?;
    let bodies = call.body.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut problems = Problems::default();
    let mut names = BTreeSet::new();
    for (index, body) in bodies.iter().enumerate() {
        check(body, &format!("{index}"), &mut problems);
        let name = (body["type"].as_u64().unwrap_or(CHAT_INPUT), body["name"].as_str().unwrap_or_default());
        if !names.insert(name) {
            let message = "Application command names must be unique";
            problems.add(&format!("{index}/name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
    }
    problems.settle()?;
    let bodies: Vec<Value> = bodies.iter().map(normal).collect();
    require_room(&bodies)?;
    let new = bodies.iter().filter(|body| same(world, place, body).is_none()).count();
    if !world.commands.count_creates(place, new, call.now) {
        return Err(TOO_MANY_COMMANDS_TODAY.into());
    }
    let commands: Vec<Command> = bodies.into_iter().map(|body| registered(world, place, body, call.now)).collect();
    world.commands.all.retain(|command| command.guild != place);
    world.commands.all.extend(commands);
    tell(world);
    Ok(Answer::Json(world.commands.of(place).map(|command| world.command_json(command, Localizations::Given)).collect()))
}

/// Registers one command, or replaces that of its name.
pub fn create(server: &Server, app: u64, place: Place, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    known(world, app, place)?;
    let mut problems = Problems::default();
    check(&call.body, "", &mut problems);
    problems.settle()?;
    let body = normal(&call.body);
    let is_new = same(world, place, &body).is_none();
    if is_new {
        let mut all: Vec<Value> = world.commands.of(place).map(|command| command.body.clone()).collect();
        all.push(body.clone());
        require_room(&all)?;
        if !world.commands.count_creates(place, 1, call.now) {
            return Err(TOO_MANY_COMMANDS_TODAY.into());
        }
    }
    let command = registered(world, place, body, call.now);
    let json = put(world, command);
    Ok(if is_new { Answer::Created(json) } else { Answer::Json(json) })
}

/// One command.
pub fn get(server: &Server, app: u64, place: Place, id: u64) -> Result<Answer, ApiError> {
    let world = server.world();
    known(&world, app, place)?;
    let command = world.commands.of(place).find(|command| command.id == id).ok_or(UNKNOWN_COMMAND)?;
    Ok(Answer::Json(world.command_json(command, Localizations::Given)))
}

/// Changes a command.
pub fn edit(server: &Server, app: u64, place: Place, id: u64, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    known(world, app, place)?;
    let command = world.commands.of(place).find(|command| command.id == id).ok_or(UNKNOWN_COMMAND)?;
    let mut body = command.body.clone();
    if let (Value::Object(body), Value::Object(more)) = (&mut body, &call.body) {
        body.extend(more.iter().filter(|(name, _)| *name != "type").map(|(name, value)| (name.clone(), value.clone())));
    }
    let mut problems = Problems::default();
    check(&body, "", &mut problems);
    problems.settle()?;
    let version = world.ids.next(call.now);
    let json = put(world, Command { id, version, guild: place, body: normal(&body) });
    Ok(Answer::Json(json))
}

/// Takes a command away.
pub fn delete(server: &Server, app: u64, place: Place, id: u64) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    known(world, app, place)?;
    let before = world.commands.all.len();
    world.commands.all.retain(|command| command.guild != place || command.id != id);
    if world.commands.all.len() == before {
        return Err(UNKNOWN_COMMAND.into());
    }
    tell(world);
    Ok(Answer::Nothing)
}

/// What the server's moderators have changed about who may use them: nothing, here.
pub fn permissions(server: &Server, app: u64, guild: u64) -> Result<Answer, ApiError> {
    known(&server.world(), app, Some(guild))?;
    Ok(Answer::Json(json!([])))
}

fn require_room(bodies: &[Value]) -> Result<(), ApiError> {
    let count = |kind: u64| bodies.iter().filter(|body| body["type"].as_u64().unwrap_or(CHAT_INPUT) == kind).count();
    if count(CHAT_INPUT) > SLASH || count(2) > MENU || count(3) > MENU { Err(TOO_MANY_COMMANDS.into()) } else { Ok(()) }
}

/// The command of the same name and sort that is there already.
fn same<'a>(world: &'a World, place: Place, body: &Value) -> Option<&'a Command> {
    world.commands.of(place).find(|command| command.body["name"] == body["name"] && command.body["type"] == body["type"])
}

/// A body as a command: with the identifier that it had, and its version if nothing has changed.
fn registered(world: &mut World, place: Place, body: Value, now: u64) -> Command {
    let before = same(world, place, &body).map(|command| (command.id, command.version, command.body == body));
    let fresh = world.ids.next(now);
    let (id, version) = match before {
        Some((id, version, true)) => (id, version),
        Some((id, _, false)) => (id, fresh),
        None => (fresh, fresh),
    };
    Command { id, version, guild: place, body }
}

fn put(world: &mut World, command: Command) -> Value {
    let json = world.command_json(&command, Localizations::Given);
    match world.commands.all.iter_mut().find(|other| other.id == command.id) {
        Some(place) => *place = command,
        None => world.commands.all.push(command),
    }
    tell(world);
    json
}

fn tell(world: &World) {
    world.watchers.tell_all(&json!({"type": "commands"}));
}
