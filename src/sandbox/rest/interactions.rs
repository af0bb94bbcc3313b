//! How does the bot answer an interaction? Once, within three seconds, with what fits what the member did.
//!
//! <https://discord.com/developers/docs/interactions/receiving-and-responding>

use super::super::error::{ALREADY_ACKNOWLEDGED, ApiError, Problems, UNKNOWN_INTERACTION};
use super::super::server::Server;
use super::super::snowflake;
use super::super::world::World;
use super::super::world::commands::localized;
use super::super::world::interaction::{FIRST_ANSWER, Interaction, Kind, State};
use super::super::world::mentions::Allowed;
use super::super::world::message::{EPHEMERAL, LOADING, Message, Quoting, Sort};
use super::compose::Draft;
use super::embed_rules::check_modal;
use super::{Answer, Call};
use serde_json::{Value, json};

/// Choices of an autocomplete.
const CHOICES: usize = 25;

/// The first answer to an interaction.
pub fn callback(server: &Server, id: u64, token: &str, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    let found = world.interactions.get(id).filter(|found| found.token == token).ok_or(UNKNOWN_INTERACTION)?;
    match found.state {
        State::Sent if call.now < found.began + FIRST_ANSWER => {}
        State::Sent | State::Failed => return Err(UNKNOWN_INTERACTION.into()),
        State::Thinking | State::Answered => return Err(ALREADY_ACKNOWLEDGED.into()),
    }
    let interaction = found.clone();
    let kind = call.body["type"].as_u64().unwrap_or_default();
    if !fits(kind, &interaction) {
        let mut problems = Problems::default();
        problems.add("type", "INTERACTION_APPLICATION_COMMAND_INVALID_RESPONSE_TYPE", "Response type is not valid for this interaction.");
        problems.settle()?;
    }
    let data = &call.body["data"];
    let message = match kind {
        4 => Some(reply(world, &interaction, data, call)?),
        5 => Some(promise(world, &interaction, data, call)),
        6 => {
            settle(world, id, State::Answered, interaction.source);
            interaction.source
        }
        7 => Some(update(world, &interaction, data, call)?),
        8 => {
            complete(world, &interaction, data)?;
            None
        }
        _ => {
            open_modal(world, &interaction, data)?;
            None
        }
    };
    if call.asks("with_response") { Ok(Answer::Json(response(world, &interaction, kind, message))) } else { Ok(Answer::Nothing) }
}

/// Whether an answer of this kind fits what the member did.
fn fits(kind: u64, interaction: &Interaction) -> bool {
    match interaction.kind {
        Kind::Autocomplete => kind == 8,
        Kind::Command => [4, 5, 9].contains(&kind),
        Kind::Component => [4, 5, 6, 7, 9].contains(&kind),
        Kind::Modal => [4, 5].contains(&kind) || interaction.source.is_some() && [6, 7].contains(&kind),
    }
}

/// What `with_response` gives: the interaction, and the message if there is one.
fn response(world: &World, interaction: &Interaction, kind: u64, message: Option<u64>) -> Value {
    let mut about = json!({
        "id": snowflake::json(interaction.id),
        "type": interaction.kind.number(),
        "channel_id": snowflake::json(interaction.channel),
    });
    if let Some(guild) = world.guild_of(interaction.channel) {
        about["guild_id"] = snowflake::json(guild);
    }
    let mut response = json!({});
    if let Some(message) = message.and_then(|message| world.message(interaction.channel, message)) {
        about["response_message_id"] = snowflake::json(message.id);
        about["response_message_loading"] = json!(message.flags & LOADING != 0);
        about["response_message_ephemeral"] = json!(message.reader.is_some());
        // A promise, and a silent acknowledgement, create nothing that could be shown.
        if kind == 4 || kind == 7 {
            response["resource"] = json!({"type": kind, "message": world.message_json(message, world.bot, Quoting::Reference)});
        }
    }
    response["interaction"] = about;
    response
}

/// Notes how far an interaction has come, and tells the member.
pub(super) fn settle(world: &mut World, id: u64, state: State, original: Option<u64>) {
    if let Some(interaction) = world.interactions.get_mut(id) {
        interaction.state = state;
        interaction.original = original.or(interaction.original);
    }
    let state = match state {
        State::Sent => "sent",
        State::Thinking => "thinking",
        State::Answered => "answered",
        State::Failed => "failed",
    };
    world.tell_state(id, json!({"state": state}));
}

/// An empty message in answer to an interaction, private if the flags say so.
pub(super) fn blank(world: &mut World, interaction: &Interaction, flags: u64, now: u64) -> Message {
    let mut message = Message::empty(world.ids.next(now), interaction.channel, world.bot, now);
    let cause = &interaction.cause;
    if interaction.original.is_none() {
        message.sort = match (cause.kind, cause.target_message, cause.target_user) {
            (2, None, None) => Sort::ChatInputCommand,
            (2, _, _) => Sort::ContextMenuCommand,
            _ => Sort::Default,
        };
    }
    message.cause = Some(cause.clone());
    if flags & EPHEMERAL != 0 {
        message.reader = Some(interaction.user);
        message.flags |= EPHEMERAL;
    }
    message
}

fn reply(world: &mut World, interaction: &Interaction, data: &Value, call: &Call) -> Result<u64, ApiError> {
    let draft = read(data, call)?;
    let mut message = blank(world, interaction, draft.flags.unwrap_or_default(), call.now);
    draft.apply(world, &mut message, None, call.now)?;
    let id = message.id;
    world.post(message);
    settle(world, interaction.id, State::Answered, Some(id));
    Ok(id)
}

/// Reads the message in `data`, and names its mistakes as lying there.
fn read(data: &Value, call: &Call) -> Result<Draft, ApiError> {
    Draft::read(data, &call.files, Allowed::users()).map_err(|mut error| {
        error.errors = error.errors.map(|errors| json!({"data": errors}));
        error
    })
}

fn promise(world: &mut World, interaction: &Interaction, data: &Value, call: &Call) -> u64 {
    let mut message = blank(world, interaction, data["flags"].as_u64().unwrap_or_default(), call.now);
    message.flags |= LOADING;
    let id = message.id;
    world.post(message);
    settle(world, interaction.id, State::Thinking, Some(id));
    id
}

fn update(world: &mut World, interaction: &Interaction, data: &Value, call: &Call) -> Result<u64, ApiError> {
    let draft = read(data, call)?;
    let source = interaction.source.ok_or(UNKNOWN_INTERACTION)?;
    let mut message = world.message(interaction.channel, source).cloned().ok_or(UNKNOWN_INTERACTION)?;
    draft.apply(world, &mut message, None, call.now)?;
    message.edited = Some(call.now);
    if let Some(place) = world.message_mut(interaction.channel, source) {
        *place = message;
    }
    world.announce_update(interaction.channel, source);
    settle(world, interaction.id, State::Answered, Some(source));
    Ok(source)
}

fn complete(world: &mut World, interaction: &Interaction, data: &Value) -> Result<(), ApiError> {
    let choices = data["choices"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut problems = Problems::default();
    if !data["choices"].is_array() {
        problems.required("data/choices");
    }
    problems.count("data/choices", choices.len(), CHOICES);
    for (place, choice) in choices.iter().enumerate() {
        problems.length(&format!("data/choices/{place}/name"), choice["name"].as_str().unwrap_or_default(), 1, 100);
        match &choice["value"] {
            Value::String(text) => problems.length(&format!("data/choices/{place}/value"), text, 0, 100),
            Value::Number(_) => {}
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                problems.required(&format!("data/choices/{place}/value"));
            }
        }
        for (locale, name) in choice["name_localizations"].as_object().into_iter().flatten() {
            let path = format!("data/choices/{place}/name_localizations/{locale}");
            problems.length(&path, name.as_str().unwrap_or_default(), 1, 100);
        }
    }
    problems.settle()?;
    let locale = world.users.get(&interaction.user).map_or("en-US", |user| user.locale);
    let shown = choices
        .iter()
        .map(|choice| json!({"name": localized(&choice["name"], &choice["name_localizations"], locale), "value": choice["value"]}));
    let shown: Vec<Value> = shown.collect();
    let event = json!({"type": "autocomplete", "id": snowflake::json(interaction.id), "choices": shown});
    world.watchers.tell(interaction.user, event);
    settle(world, interaction.id, State::Answered, None);
    Ok(())
}

fn open_modal(world: &mut World, interaction: &Interaction, data: &Value) -> Result<(), ApiError> {
    let mut problems = Problems::default();
    check_modal(data, &mut problems);
    problems.settle()?;
    if let Some(interaction) = world.interactions.get_mut(interaction.id) {
        interaction.modal = Some(data.clone());
    }
    let event = json!({"type": "modal", "id": snowflake::json(interaction.id), "modal": data});
    world.watchers.tell(interaction.user, event);
    settle(world, interaction.id, State::Answered, None);
    Ok(())
}
