//! What happens when Discord sends an event? It is converted, answered, and the answer is sent.

use super::deliver::{self, Interaction};
use super::incoming;
use super::shared::Shared;
use crate::chat::{Audience, AuthorId, MessageId, Outcome, Response, RoomId};
use crate::respond::button::{Button, Purpose};
use crate::respond::{self, desk::Desk, menu};
use serenity::async_trait;
use serenity::gateway::{ConnectionStage, ShardStageUpdateEvent};
use serenity::model::application::{self, CommandType};
use serenity::model::channel::Message;
use serenity::model::event::{MessageUpdateEvent, ResumedEvent};
use serenity::model::gateway::Ready;
use serenity::model::id::{ChannelId, GuildId};
use serenity::prelude::{Context, EventHandler};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// How long an answer may be in the making before Discord is told that it will come.
const LONG: Duration = Duration::from_millis(1_500);

/// What Discord's events are given to.
pub struct Events {
    shared: Arc<Shared>,
}

impl Events {
    /// Answers with what is shared.
    pub fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    fn counted(&self, began: Instant, outcome: Outcome, what: &'static str) {
        let took = began.elapsed();
        self.shared.watch.asked(outcome, took);
        if outcome != Outcome::Silent {
            tracing::info!(what, outcome = ?outcome, milliseconds = took.as_secs_f64() * 1_000.0, "answered");
        }
    }

    /// Deals with one message, after whatever else concerns it.
    async fn about_message(&self, id: u64, what: &'static str, respond: impl FnOnce(&Desk<'_>) -> Response) {
        let began = Instant::now();
        let _flight = self.shared.flights.begin();
        let _turn = self.shared.flights.one_by_one(id).await;
        let response = self.shared.at_desk(respond);
        let outcome = response.outcome;
        deliver::to_message(&self.shared, response).await;
        self.counted(began, outcome, what);
    }

    /// Answers an interaction whose answer is quickly made.
    async fn at_once(&self, interaction: Interaction, what: &'static str, respond: impl FnOnce(&Desk<'_>) -> Response) {
        let began = Instant::now();
        let response = self.shared.at_desk(respond);
        let outcome = response.outcome;
        deliver::to_interaction(&self.shared, &interaction, response).await;
        self.counted(began, outcome, what);
    }

    /// Answers an interaction whose answer may take a while, and says so where it does.
    async fn in_time<F>(&self, mut interaction: Interaction, what: &'static str, audience: Audience, respond: F)
    where
        F: FnOnce(&Desk<'_>) -> Response + Send + 'static,
    {
        let began = Instant::now();
        let shared = Arc::clone(&self.shared);
        let mut making = tokio::task::spawn_blocking(move || shared.at_desk(respond));
        let made = match timeout(LONG, &mut making).await {
            Ok(made) => made,
            Err(_) => {
                deliver::defer(&self.shared, &mut interaction, audience).await;
                making.await
            }
        };
        let response = made.unwrap_or_else(|error| {
            tracing::error!(%error, "an answer could not be made");
            Response::silent()
        });
        let outcome = response.outcome;
        deliver::to_interaction(&self.shared, &interaction, response).await;
        self.counted(began, outcome, what);
    }

    async fn command(&self, call: application::CommandInteraction) {
        let me = self.shared.me;
        let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), true);
        if call.data.kind == CommandType::Message {
            if let Some(check) = incoming::check(&call, me) {
                self.in_time(interaction, "check", Audience::Member, move |desk| respond::check(desk, &check)).await;
            }
            return;
        }
        let Some(command) = incoming::command(&call, me) else { return };
        if command.name == menu::CHART || command.name == menu::CHECK_TEXT {
            let audience = if command.name == menu::CHART { Audience::Room } else { Audience::Member };
            self.in_time(interaction, "command", audience, move |desk| respond::command(desk, &command)).await;
        } else {
            self.at_once(interaction, "command", |desk| respond::command(desk, &command)).await;
        }
    }

    async fn pressed(&self, call: application::ComponentInteraction) {
        let press = incoming::press(&call, self.shared.me);
        let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), false);
        let draws = Button::of(&press.id, &self.shared.settings.seal).is_ok_and(|button| button.purpose == Purpose::Chart);
        if draws {
            self.in_time(interaction, "button", Audience::Room, move |desk| respond::press(desk, &press)).await;
        } else {
            self.at_once(interaction, "button", |desk| respond::press(desk, &press)).await;
        }
    }

    async fn typed(&self, call: application::CommandInteraction) {
        let Some(typed) = incoming::typed(&call, self.shared.me) else { return };
        let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), false);
        let response = self.shared.at_desk(|desk| respond::suggest(desk, &typed));
        deliver::to_interaction(&self.shared, &interaction, response).await;
    }
}

fn interaction(id: u64, token: &str, room: u64, author: u64, is_command: bool) -> Interaction {
    Interaction { id, token: token.to_owned(), room: RoomId(room), author: AuthorId(author), deferred: false, is_command }
}

#[async_trait]
impl EventHandler for Events {
    async fn message(&self, _: Context, message: Message) {
        let Some(message) = incoming::message(&message, self.shared.me) else { return };
        if self.shared.logs_questions {
            tracing::debug!(text = message.text, "message");
        }
        self.about_message(message.id.0, "message", |desk| respond::message(desk, &message)).await;
    }

    async fn message_update(&self, _: Context, _: Option<Message>, _: Option<Message>, event: MessageUpdateEvent) {
        let Some(message) = incoming::edited(&event, self.shared.me) else { return };
        self.about_message(message.id.0, "edit", |desk| respond::edited(desk, &message)).await;
    }

    async fn message_delete(&self, _: Context, room: ChannelId, id: serenity::model::id::MessageId, _: Option<GuildId>) {
        let (room, id) = (RoomId(room.get()), MessageId(id.get()));
        self.about_message(id.0, "deletion", |desk| respond::deleted(desk, room, id)).await;
    }

    async fn message_delete_bulk(&self, _: Context, room: ChannelId, ids: Vec<serenity::model::id::MessageId>, _: Option<GuildId>) {
        let room = RoomId(room.get());
        for id in ids.into_iter().map(|id| MessageId(id.get())) {
            self.about_message(id.0, "deletion", |desk| respond::deleted(desk, room, id)).await;
        }
    }

    async fn interaction_create(&self, _: Context, call: application::Interaction) {
        let _flight = self.shared.flights.begin();
        match call {
            application::Interaction::Command(call) => self.command(call).await,
            application::Interaction::Component(call) => self.pressed(call).await,
            application::Interaction::Autocomplete(call) => self.typed(call).await,
            _ => {}
        }
    }

    async fn ready(&self, _: Context, ready: Ready) {
        self.shared.watch.gateway("ready");
        self.shared.watch.connected(true);
        tracing::info!(guilds = ready.guilds.len(), "connected");
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        self.shared.watch.gateway("resumed");
        self.shared.watch.connected(true);
        tracing::info!("resumed");
    }

    async fn shard_stage_update(&self, _: Context, event: ShardStageUpdateEvent) {
        let is_connected = event.new == ConnectionStage::Connected;
        self.shared.watch.connected(is_connected);
        if event.old == ConnectionStage::Connected && !is_connected {
            self.shared.watch.gateway("lost");
            tracing::info!(stage = %event.new, "the gateway is not connected");
        }
    }
}
