//! What comes after the first answer? Further messages and edits, by the interaction's token, for a quarter of an hour.

use super::super::error::{ApiError, INVALID_WEBHOOK_TOKEN, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK};
use super::super::server::Server;
use super::super::world::World;
use super::super::world::interaction::{Interaction, State, TOKEN};
use super::super::world::mentions::Allowed;
use super::super::world::message::{LOADING, Quoting};
use super::compose::Draft;
use super::interactions::{blank, settle};
use super::{Answer, Call};

/// The interaction of a token, if it has been answered and is not too old.
fn answered(world: &World, app: u64, token: &str, now: u64) -> Result<Interaction, ApiError> {
    let found = world.interactions.by_token(token).filter(|_| app == world.bot).ok_or(UNKNOWN_WEBHOOK)?;
    if now >= found.began + TOKEN {
        return Err(INVALID_WEBHOOK_TOKEN.into());
    }
    match found.state {
        State::Sent | State::Failed => Err(UNKNOWN_WEBHOOK.into()),
        State::Thinking | State::Answered => Ok(found.clone()),
    }
}

/// The message meant: the first answer, or one of those after it.
fn meant(world: &World, interaction: &Interaction, message: Option<u64>) -> Result<u64, ApiError> {
    let id = message.or(interaction.original).ok_or(UNKNOWN_MESSAGE)?;
    let found = world.message(interaction.channel, id).ok_or(UNKNOWN_MESSAGE)?;
    let is_own = found.cause.as_ref().is_some_and(|cause| cause.interaction == interaction.id);
    if is_own || interaction.original == Some(id) || interaction.source == Some(id) { Ok(id) } else { Err(UNKNOWN_MESSAGE.into()) }
}

fn shown(world: &World, channel: u64, id: u64) -> Result<Answer, ApiError> {
    let message = world.message(channel, id).ok_or(UNKNOWN_MESSAGE)?;
    Ok(Answer::Json(world.message_json(message, world.bot, Quoting::Reference)))
}

/// A further message; after a promise, the promised one.
pub fn create(server: &Server, app: u64, token: &str, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    let interaction = answered(world, app, token, call.now)?;
    if interaction.state == State::Thinking {
        return change(world, &interaction, None, call);
    }
    let draft = Draft::read(&call.body, &call.files, Allowed::users())?;
    let mut message = blank(world, &interaction, draft.flags.unwrap_or_default(), call.now);
    if let Some(cause) = &mut message.cause {
        cause.original = interaction.original;
    }
    message.reply_to = interaction.original.filter(|original| world.message(interaction.channel, *original).is_some());
    if message.reply_to.is_some() {
        message.sort = super::super::world::message::Sort::Reply;
    }
    draft.apply(world, &mut message, None, call.now)?;
    let id = message.id;
    world.post(message);
    shown(world, interaction.channel, id)
}

/// A message, read again.
pub fn get(server: &Server, app: u64, token: &str, message: Option<u64>) -> Result<Answer, ApiError> {
    let now = server.clock.now();
    let world = server.world();
    let interaction = answered(&world, app, token, now)?;
    let id = meant(&world, &interaction, message)?;
    shown(&world, interaction.channel, id)
}

/// A message, changed.
pub fn edit(server: &Server, app: u64, token: &str, message: Option<u64>, call: &Call) -> Result<Answer, ApiError> {
    let world = &mut *server.world();
    let interaction = answered(world, app, token, call.now)?;
    change(world, &interaction, message, call)
}

fn change(world: &mut World, interaction: &Interaction, message: Option<u64>, call: &Call) -> Result<Answer, ApiError> {
    let id = meant(world, interaction, message)?;
    let draft = Draft::read(&call.body, &call.files, Allowed::users())?;
    let mut message = world.message(interaction.channel, id).cloned().ok_or(UNKNOWN_MESSAGE)?;
    draft.apply(world, &mut message, None, call.now)?;
    let was_promised = message.flags & LOADING != 0;
    message.flags &= !LOADING;
    if !was_promised {
        message.edited = Some(call.now);
    }
    if let Some(place) = world.message_mut(interaction.channel, id) {
        *place = message;
    }
    world.announce_update(interaction.channel, id);
    if was_promised {
        settle(world, interaction.id, State::Answered, None);
    }
    shown(world, interaction.channel, id)
}

/// A message, taken back.
pub fn delete(server: &Server, app: u64, token: &str, message: Option<u64>) -> Result<Answer, ApiError> {
    let now = server.clock.now();
    let world = &mut *server.world();
    let interaction = answered(world, app, token, now)?;
    let id = meant(world, &interaction, message)?;
    world.remove(interaction.channel, id);
    Ok(Answer::Nothing)
}
