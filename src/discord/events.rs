//! What happens when Discord sends an event? It is converted, answered, and the answer is sent.

use super::deliver::{self, Interaction, Promised};
use super::flights::Flight;
use super::incoming;
use super::servers::Server;
use super::shared::Shared;
use crate::chat::{self, Audience, AuthorId, Given, MessageId, Outcome, Response, RoomId};
use crate::respond::button::{Button, Purpose};
use crate::respond::{self, desk::Desk, keeping, menu};
use serde::Deserialize;
use serenity::model::application::{self, CommandType};
use serenity::model::channel::{Attachment, Message};
use serenity::model::event::{MessageDeleteBulkEvent, MessageDeleteEvent, MessageUpdateEvent};
use serenity::model::id::{self, ChannelId};
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

    /// Has an event answered while the next ones come in; from here on it is in flight.
    pub fn dispatch(events: &Arc<Self>, name: &str, data: &str) {
        let flight = events.shared.flights.begin();
        let events = Arc::clone(events);
        match name {
            "MESSAGE_CREATE" => {
                let Some(message) = read::<Message>(name, data).and_then(|message| incoming::message(&message, events.shared.me)) else {
                    return;
                };
                tokio::spawn(async move { events.written(flight, message).await });
            }
            "MESSAGE_UPDATE" => {
                let edited = read::<MessageUpdateEvent>(name, data).and_then(|event| incoming::edited(&event, events.shared.me));
                let Some(message) = edited else { return };
                tokio::spawn(async move {
                    events.about_message(flight, message.id.0, "edit", |desk| respond::edited(desk, &message)).await;
                });
            }
            "MESSAGE_DELETE" => {
                let Some(event) = read::<MessageDeleteEvent>(name, data) else { return };
                tokio::spawn(async move { events.deleted(flight, event.channel_id, vec![event.message_id]).await });
            }
            "MESSAGE_DELETE_BULK" => {
                let Some(event) = read::<MessageDeleteBulkEvent>(name, data) else { return };
                tokio::spawn(async move { events.deleted(flight, event.channel_id, event.ids).await });
            }
            "INTERACTION_CREATE" => {
                let Some(call) = read::<application::Interaction>(name, data) else { return };
                // A form is read from the event as it came.
                let form = matches!(call, application::Interaction::Modal(_)).then(|| read::<serde_json::Value>(name, data)).flatten();
                tokio::spawn(async move { events.called(flight, call, form).await });
            }
            "GUILD_CREATE" | "GUILD_DELETE" => {
                if let (Some(servers), Some(server)) = (&events.shared.servers, read::<Server>(name, data)) {
                    servers.now(&server, name == "GUILD_CREATE");
                }
            }
            _ => {}
        }
    }

    async fn written(&self, flight: Flight, message: chat::Message) {
        if self.shared.logs_questions {
            tracing::debug!(text = message.text, "message");
        }
        self.about_message(flight, message.id.0, "message", |desk| respond::message(desk, &message)).await;
    }

    async fn deleted(&self, flight: Flight, room: ChannelId, ids: Vec<id::MessageId>) {
        let room = RoomId(room.get());
        for id in ids.into_iter().map(|id| MessageId(id.get())) {
            self.about_message(flight.clone(), id.0, "deletion", |desk| respond::deleted(desk, room, id)).await;
        }
    }

    async fn called(&self, _flight: Flight, call: application::Interaction, form: Option<serde_json::Value>) {
        match call {
            application::Interaction::Command(call) => self.command(call).await,
            application::Interaction::Component(call) => self.pressed(call).await,
            application::Interaction::Autocomplete(call) => self.typed(call).await,
            application::Interaction::Modal(call) => self.filled(call, &form.unwrap_or_default()).await,
            _ => {}
        }
    }

    fn counted(&self, began: Instant, outcome: Outcome, what: &'static str) {
        let took = began.elapsed();
        self.shared.watch.asked(outcome, took);
        if outcome != Outcome::Silent {
            tracing::info!(what, outcome = ?outcome, milliseconds = took.as_secs_f64() * 1_000.0, "answered");
        }
    }

    /// Deals with one message, after whatever else concerns it.
    async fn about_message(&self, _flight: Flight, id: u64, what: &'static str, respond: impl FnOnce(&Desk<'_>) -> Response) {
        let began = Instant::now();
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
    async fn in_time<F>(&self, interaction: Interaction, what: &'static str, audience: Audience, respond: F)
    where
        F: FnOnce(&Desk<'_>) -> Response + Send + 'static,
    {
        self.promised(interaction, what, Promised::Message(audience), respond).await;
    }

    /// The same where the answer takes the place of the message that a button is on.
    async fn in_place<F>(&self, interaction: Interaction, what: &'static str, respond: F)
    where
        F: FnOnce(&Desk<'_>) -> Response + Send + 'static,
    {
        self.promised(interaction, what, Promised::Update, respond).await;
    }

    async fn promised<F>(&self, mut interaction: Interaction, what: &'static str, promised: Promised, respond: F)
    where
        F: FnOnce(&Desk<'_>) -> Response + Send + 'static,
    {
        let began = Instant::now();
        let shared = Arc::clone(&self.shared);
        let mut making = tokio::task::spawn_blocking(move || shared.at_desk(respond));
        let made = match timeout(LONG, &mut making).await {
            Ok(made) => made,
            Err(_) => {
                deliver::defer(&self.shared, &mut interaction, promised).await;
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
        if call.data.kind == CommandType::Message && keeping::drafts::is_on_message(&call.data.name) {
            if let Some((given, file)) = incoming::pointed_at(&call, me) {
                self.drafted(interaction, given, file).await;
            }
            return;
        }
        if call.data.kind == CommandType::Message {
            if let Some(check) = incoming::check(&call, me) {
                self.in_time(interaction, "check", Audience::Member, move |desk| respond::check(desk, &check)).await;
            }
            return;
        }
        if call.data.name == keeping::ROOT {
            if let Some(order) = incoming::order(&call, me) {
                if let Some((given, file)) =
                    incoming::handed_in(&call, &order, keeping::DRAFT_FILE).filter(|_| order.name == keeping::DRAFT)
                {
                    self.drafted(interaction, given, Some(file)).await;
                    return;
                }
                if keeping::opens_a_form(&order.name) {
                    // A form has to be the first answer: nothing may come before it.
                    self.at_once(interaction, "keeping", |desk| keeping::order(desk, &order)).await;
                    return;
                }
                // Files are read for it.
                let respond = move |desk: &Desk<'_>| keeping::order(desk, &order);
                self.in_time(interaction, "keeping", Audience::Member, respond).await;
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

    /// Drafts what a text has, once its file is fetched; for one who may not have that done, none is.
    async fn drafted(&self, mut interaction: Interaction, mut given: Given, file: Option<Attachment>) {
        let may = self.shared.at_desk(|desk| keeping::may_keep(desk, given.caller.rights.as_ref()));
        if let Some(file) = file.filter(|_| may) {
            deliver::defer(&self.shared, &mut interaction, Promised::Message(Audience::Member)).await;
            let fetched = self.shared.rest.text_of_file(&file.url, file.size.into()).await;
            given.text = given.text.and_then(|text| fetched.map(|fetched| format!("{text}\n{fetched}").trim().to_owned()));
        }
        let respond = move |desk: &Desk<'_>| keeping::given(desk, &given);
        self.in_time(interaction, "keeping", Audience::Member, respond).await;
    }

    async fn pressed(&self, call: application::ComponentInteraction) {
        if keeping::is_ours(&call.data.custom_id) {
            let press = incoming::keeper_press(&call, self.shared.me);
            let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), false);
            if keeping::leads_to_a_form(&press.id) {
                self.at_once(interaction, "keeping", |desk| keeping::press(desk, &press)).await;
                return;
            }
            let respond = move |desk: &Desk<'_>| keeping::press(desk, &press);
            self.in_place(interaction, "keeping", respond).await;
            return;
        }
        let mut press = incoming::press(&call, self.shared.me);
        let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), false);
        let purpose = Button::of(&press.id, &self.shared.settings.seal).ok().map(|button| button.purpose);
        if let Some(question) = press.question.filter(|_| matches!(purpose, Some(Purpose::Tell | Purpose::NotAsked)))
            && self.shared.memory.given(question).is_none()
        {
            // Asked before the bot was started: the message itself says what.
            press.asked = deliver::text_of(&self.shared, question, press.room.id).await;
        }
        if purpose == Some(Purpose::Chart) {
            self.in_time(interaction, "button", Audience::Room, move |desk| respond::press(desk, &press)).await;
        } else {
            self.at_once(interaction, "button", |desk| respond::press(desk, &press)).await;
        }
    }

    async fn filled(&self, call: application::ModalInteraction, form: &serde_json::Value) {
        let filled = incoming::filled(&call, form, self.shared.me);
        let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), false);
        let replaces = filled.replaces;
        let respond = move |desk: &Desk<'_>| keeping::filled(desk, &filled);
        if replaces {
            self.in_place(interaction, "keeping", respond).await;
        } else {
            self.in_time(interaction, "keeping", Audience::Member, respond).await;
        }
    }

    async fn typed(&self, call: application::CommandInteraction) {
        if call.data.name == keeping::ROOT {
            let Some(typed) = incoming::order_typed(&call, self.shared.me) else { return };
            let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), false);
            let response = self.shared.at_desk(|desk| keeping::suggest(desk, &typed));
            deliver::to_interaction(&self.shared, &interaction, response).await;
            return;
        }
        let Some(typed) = incoming::typed(&call, self.shared.me) else { return };
        let interaction = interaction(call.id.get(), &call.token, call.channel_id.get(), call.user.id.get(), false);
        let response = self.shared.at_desk(|desk| respond::suggest(desk, &typed));
        deliver::to_interaction(&self.shared, &interaction, response).await;
    }
}

fn interaction(id: u64, token: &str, room: u64, author: u64, is_command: bool) -> Interaction {
    Interaction { id, token: token.to_owned(), room: RoomId(room), author: AuthorId(author), promised: None, is_command }
}

/// Reads what an event holds; what cannot be read is told without its text.
fn read<'a, T: Deserialize<'a>>(name: &str, data: &'a str) -> Option<T> {
    serde_json::from_str(data).inspect_err(|_| tracing::warn!(name, "an event cannot be read")).ok()
}
