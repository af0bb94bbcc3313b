//! How is what is to be done carried out?

use super::fault::Fault;
use super::json;
use super::rest::{Call, INTERACTION_PATIENCE};
use super::shared::Shared;
use crate::chat::{Action, Audience, AuthorId, Document, MessageId, Note, Post, Response, RoomId};
use crate::respond::keeping::notices::{self, Notice};
use crate::respond::memory::Thread;
use crate::respond::seal;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

/// After how long it is shown that an answer is on its way.
const SLOW: Duration = Duration::from_millis(1_500);
/// How long it is waited for what a message says: a button has to be answered within three seconds.
const LOOKED_UP: Duration = Duration::from_millis(1_200);
/// Discord's code for an interaction that has been answered. <https://discord.com/developers/docs/topics/opcodes-and-status-codes#json>
const ALREADY_ANSWERED: i64 = 40_060;
/// Discord's code for a reply without the permission to read the history.
const NO_HISTORY: i64 = 160_002;

/// What Discord was told will come, where an answer takes long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// A message of its own.
    Message(Audience),
    /// Another text in the message that the button is on.
    Update,
}

/// An interaction that is to be answered.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// Its number.
    pub id: u64,
    /// What allows to answer it.
    pub token: String,
    /// Where it is from.
    pub room: RoomId,
    /// By whom.
    pub author: AuthorId,
    /// What Discord was told will come.
    pub promised: Option<Promised>,
    /// Whether what is answered can be followed up: a command, and no button.
    pub is_command: bool,
}

/// Carries out what is to be done about a message.
pub async fn to_message(shared: &Shared, response: Response) {
    for action in response.actions {
        let done = match action {
            Action::Reply { question, room, post } => reply(shared, question, room, &post).await,
            Action::Edit { answer, room, post } => edit(shared, answer, room, &post).await,
            Action::Delete { answer, room } => delete(shared, answer, room).await,
            Action::Whisper { author, text } => whisper(shared, author, &text).await,
            Action::Record(note) => record(shared, &note).await,
            Action::Report { post, otherwise } => report(shared, &post, otherwise).await,
            // OK because only interactions are responded to.
            Action::Respond { .. } | Action::Update { .. } | Action::Remove | Action::Open(_) | Action::Offer(_) => Ok(()),
            Action::Hand { .. } => Ok(()),
        };
        told(shared, done, "a message");
    }
}

/// Carries out what is to be done about an interaction.
pub async fn to_interaction(shared: &Shared, interaction: &Interaction, response: Response) {
    for action in response.actions {
        let done = match action {
            Action::Respond { post, audience } => respond(shared, interaction, &post, audience).await,
            Action::Update { post } => update(shared, interaction, &post).await,
            Action::Remove => remove(shared, interaction).await,
            Action::Open(form) => callback(shared, interaction, json::form(&form), None, false).await.map(drop),
            Action::Offer(choices) => callback(shared, interaction, json::choices(&choices), None, false).await.map(drop),
            Action::Record(note) => record(shared, &note).await,
            Action::Report { post, otherwise } => report(shared, &post, otherwise).await,
            Action::Hand { post, documents } => hand(shared, interaction, &post, documents).await,
            Action::Reply { .. } | Action::Edit { .. } | Action::Delete { .. } | Action::Whisper { .. } => Ok(()),
        };
        told(shared, done, "an interaction");
    }
}

/// Tells the operator what went wrong, and stops where it makes no sense to go on.
fn told(shared: &Shared, done: Result<(), Fault>, what: &str) {
    match done {
        Ok(()) => {}
        Err(fault @ Fault::Unauthorized) => {
            tracing::error!(%fault, "stopping");
            shared.fatal.send_replace(Some(fault));
        }
        Err(fault @ (Fault::Gone(_) | Fault::Forbidden(_))) => tracing::info!(%fault, "no answer to {what}"),
        Err(fault @ (Fault::Refused { .. } | Fault::Limited | Fault::Unreachable(_) | Fault::Halted)) => {
            tracing::warn!(%fault, "no answer to {what}");
        }
    }
}

fn messages(room: RoomId) -> String {
    format!("/channels/{}/messages", room.0)
}

fn posting(room: RoomId, post: &Post, body: Value) -> Call {
    Call::new(Method::POST, messages(room), format!("POST {}", messages(room))).body(body).picture(post.picture.clone())
}

/// Answers a message later, in a room that may have been shut meanwhile; the answer. Nobody awaits it by now: it is a reply, or it is not said.
pub async fn later(shared: &Shared, question: MessageId, room: RoomId, post: &Post) -> Result<Option<MessageId>, Fault> {
    Ok(message_id(&send_plainly(shared, (question, room), post, Unreplied::Silent).await?))
}

/// What a message says; nothing where it cannot be read.
pub async fn text_of(shared: &Shared, message: MessageId, room: RoomId) -> Option<String> {
    let path = format!("{}/{}", messages(room), message.0);
    let call = Call::new(Method::GET, path, format!("GET {}", messages(room))).patience(LOOKED_UP);
    let found = shared.rest.send(call).await.inspect_err(|fault| tracing::info!(%fault, "a question cannot be looked up")).ok()?;
    found["content"].as_str().map(str::to_owned)
}

async fn reply(shared: &Shared, question: MessageId, room: RoomId, post: &Post) -> Result<(), Fault> {
    if shared.is_shut(room) {
        return Ok(());
    }
    match while_typing(shared, room, send_plainly(shared, (question, room), post, Unreplied::Said)).await {
        Ok(sent) => {
            if let Some(answer) = message_id(&sent) {
                shared.memory.answered(question, answer);
            }
            Ok(())
        }
        Err(fault @ Fault::Forbidden(_)) => {
            shared.shut(room);
            Err(fault)
        }
        // The question was deleted while the answer was on its way.
        Err(Fault::Refused { code: 50_035, .. }) if shared.memory.is_deleted(question) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// What is said where nothing can be replied to, as the history may not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unreplied {
    /// The same as a message of its own.
    Said,
    /// Nothing.
    Silent,
}

/// Sends a reply, as plainly as it has to be.
async fn send_plainly(shared: &Shared, (question, room): (MessageId, RoomId), post: &Post, unreplied: Unreplied) -> Result<Value, Fault> {
    match send_reply(shared, (question, room), post, unreplied).await {
        // Cards and files are permissions of their own; the sentence with its source says it without.
        Err(Fault::Forbidden(_)) if post.card.is_some() || post.picture.is_some() => {
            let plain = Post { card: None, picture: None, ..post.clone() };
            send_reply(shared, (question, room), &plain, unreplied).await
        }
        sent => sent,
    }
}

async fn send_reply(shared: &Shared, (question, room): (MessageId, RoomId), post: &Post, unreplied: Unreplied) -> Result<Value, Fault> {
    let reference = json!({ "message_id": question.0.to_string(), "fail_if_not_exists": true });
    let sent = shared.rest.send(posting(room, post, referring(question, post, reference))).await;
    match sent {
        Err(Fault::Refused { code: NO_HISTORY, .. } | Fault::Forbidden(NO_HISTORY)) if unreplied == Unreplied::Said => {
            shared.rest.send(posting(room, post, referring(question, post, Value::Null))).await
        }
        sent => sent,
    }
}

fn referring(question: MessageId, post: &Post, reference: Value) -> Value {
    let mut body = json::message(post);
    body["message_reference"] = reference;
    nonce(&mut body, question, &post.text);
    body
}

/// Of messages with one nonce Discord makes one only, so that trying again doubles nothing.
fn nonce(body: &mut Value, question: MessageId, text: &str) {
    let text = seal::digits(seal::fingerprint(&["nonce", text]), seal::FINGERPRINT);
    body["nonce"] = json!(format!("{}{text}", seal::digits(question.0, seal::AUTHOR)));
    body["enforce_nonce"] = json!(true);
}

fn message_id(sent: &Value) -> Option<MessageId> {
    sent["id"].as_str()?.parse().ok().map(MessageId)
}

/// Shows that an answer is on its way where it takes long.
async fn while_typing<T>(shared: &Shared, room: RoomId, sending: impl Future<Output = T>) -> T {
    tokio::pin!(sending);
    tokio::select! {
        sent = &mut sending => return sent,
        () = sleep(SLOW) => {}
    }
    let path = format!("/channels/{}/typing", room.0);
    let typing = shared.rest.send(Call::new(Method::POST, path.clone(), path).patience(Duration::from_secs(1)));
    let (sent, _) = tokio::join!(sending, typing);
    sent
}

async fn edit(shared: &Shared, answer: MessageId, room: RoomId, post: &Post) -> Result<(), Fault> {
    let path = format!("{}/{}", messages(room), answer.0);
    shared.rest.send(Call::new(Method::PATCH, path, format!("PATCH {}", messages(room))).body(json::message(post))).await.map(drop)
}

async fn delete(shared: &Shared, answer: MessageId, room: RoomId) -> Result<(), Fault> {
    let path = format!("{}/{}", messages(room), answer.0);
    match shared.rest.send(Call::new(Method::DELETE, path, format!("DELETE {}", messages(room)))).await {
        Ok(_) | Err(Fault::Gone(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}

async fn whisper(shared: &Shared, author: AuthorId, text: &str) -> Result<(), Fault> {
    let body = json!({ "recipient_id": author.0.to_string() });
    let call = Call::new(Method::POST, "/users/@me/channels", "POST /users/@me/channels").body(body).patience(Duration::from_secs(3));
    let room = shared.rest.send(call).await?;
    let Some(room) = room["id"].as_str().and_then(|id| id.parse().ok()).map(RoomId) else { return Ok(()) };
    let post = Post { text: text.to_owned(), ..Post::default() };
    match shared.rest.send(posting(room, &post, json::message(&post)).patience(Duration::from_secs(3))).await {
        // A member who takes no messages from strangers gets no notice.
        Ok(_) | Err(Fault::Forbidden(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}

async fn record(shared: &Shared, note: &Note) -> Result<(), Fault> {
    if !shared.write_down(note) {
        return Ok(());
    }
    let (Some(log), Note::NotAsked { answer, room, question, .. }) = (shared.log_room, note) else { return Ok(()) };
    let notice = Notice::NotAsked { answer: *answer, room: *room, question: question.as_deref() };
    say(shared, log, notices::notice(&shared.settings, &notice)).await
}

/// Says something where the keepers are told what concerns them, or else in another room.
async fn report(shared: &Shared, post: &Post, otherwise: Option<RoomId>) -> Result<(), Fault> {
    let rooms = shared.log_room.into_iter().chain(otherwise);
    let mut said = Ok(());
    for room in rooms {
        said = shared.rest.send(posting(room, post, json::message(post))).await.map(drop);
        match &said {
            Ok(()) => break,
            Err(fault) => tracing::warn!(%fault, room = room.0, "cannot tell the keepers"),
        }
    }
    said
}

/// Says something in a room, to nobody in particular.
pub async fn say(shared: &Shared, room: RoomId, text: String) -> Result<(), Fault> {
    show(shared, room, &Post { text, ..Post::default() }).await
}

/// The same with all that a post may have.
pub async fn show(shared: &Shared, room: RoomId, post: &Post) -> Result<(), Fault> {
    shared.rest.send(posting(room, post, json::message(post))).await.map(drop)
}

fn webhook(shared: &Shared, interaction: &Interaction) -> String {
    format!("/webhooks/{}/{}/messages/@original", shared.application, interaction.token)
}

/// Answers an interaction; where it was answered already, as when only Discord's receipt was lost, that is well.
async fn callback(
    shared: &Shared,
    interaction: &Interaction,
    body: Value,
    picture: Option<crate::chat::Picture>,
    wants_message: bool,
) -> Result<Value, Fault> {
    let with = if wants_message { "?with_response=true" } else { "" };
    let path = format!("/interactions/{}/{}/callback{with}", interaction.id, interaction.token);
    // Each interaction has a route of its own: they are not limited together.
    let call = Call::new(Method::POST, path, format!("interaction {}", interaction.id)).body(body).picture(picture);
    match shared.rest.send(call.patience(INTERACTION_PATIENCE)).await {
        Err(Fault::Refused { code: ALREADY_ANSWERED, .. }) => Ok(Value::Null),
        sent => sent,
    }
}

async fn respond(shared: &Shared, interaction: &Interaction, post: &Post, audience: Audience) -> Result<(), Fault> {
    let thread: Thread = shared.memory.thread(interaction.room, interaction.author, jiff::Timestamp::now());
    let remembers = interaction.is_command && audience == Audience::Room && !thread.is_empty();
    let sent = match interaction.promised {
        None => {
            let body = json!({ "type": 4, "data": json::response(post, audience) });
            let sent = callback(shared, interaction, body, post.picture.clone(), remembers).await?;
            sent["resource"]["message"].clone()
        }
        Some(Promised::Message(_)) => edited(shared, interaction, post).await?,
        // The message stays as it is, and what is said of it comes beside it.
        Some(Promised::Update) => {
            let path = format!("/webhooks/{}/{}", shared.application, interaction.token);
            let call = Call::new(Method::POST, path, format!("webhook {}", interaction.id)).body(json::response(post, audience));
            shared.rest.send(call.picture(post.picture.clone())).await?
        }
    };
    if let Some(answer) = message_id(&sent).filter(|_| remembers) {
        shared.memory.answered_with(answer, thread, jiff::Timestamp::now());
    }
    Ok(())
}

/// Answers with files, for the member alone.
async fn hand(shared: &Shared, interaction: &Interaction, post: &Post, documents: Vec<Document>) -> Result<(), Fault> {
    let attachments: Vec<Value> = documents.iter().enumerate().map(|(id, file)| json!({ "id": id, "filename": file.name })).collect();
    let route = format!("interaction {}", interaction.id);
    let call = if interaction.promised.is_some() {
        let mut body = json::message(post);
        body["attachments"] = json!(attachments);
        Call::new(Method::PATCH, webhook(shared, interaction), route).body(body)
    } else {
        let mut data = json::response(post, Audience::Member);
        data["attachments"] = json!(attachments);
        let path = format!("/interactions/{}/{}/callback", interaction.id, interaction.token);
        Call::new(Method::POST, path, route).body(json!({ "type": 4, "data": data }))
    };
    shared.rest.send(call.files(documents)).await.map(drop)
}

/// Puts a post in the place of the message that was promised, or that a button is on.
async fn edited(shared: &Shared, interaction: &Interaction, post: &Post) -> Result<Value, Fault> {
    let call = Call::new(Method::PATCH, webhook(shared, interaction), format!("webhook {}", interaction.id)).body(json::message(post));
    shared.rest.send(call.picture(post.picture.clone())).await
}

/// Tells Discord that the answer will come.
pub async fn defer(shared: &Shared, interaction: &mut Interaction, promised: Promised) {
    if interaction.promised.is_some() {
        return;
    }
    let body = match promised {
        Promised::Message(audience) => json::deferral(audience),
        Promised::Update => json!({ "type": 6 }),
    };
    let done = callback(shared, interaction, body, None, false).await;
    interaction.promised = done.is_ok().then_some(promised);
    told(shared, done.map(drop), "an interaction");
}

async fn update(shared: &Shared, interaction: &Interaction, post: &Post) -> Result<(), Fault> {
    if interaction.promised.is_some() {
        return edited(shared, interaction, post).await.map(drop);
    }
    let body = json!({ "type": 7, "data": json::message(post) });
    callback(shared, interaction, body, post.picture.clone(), false).await.map(drop)
}

/// Takes away the message that a button is on.
async fn remove(shared: &Shared, interaction: &Interaction) -> Result<(), Fault> {
    callback(shared, interaction, json!({ "type": 6 }), None, false).await?;
    let call = Call::new(Method::DELETE, webhook(shared, interaction), format!("webhook {}", interaction.id));
    match shared.rest.send(call).await {
        Ok(_) | Err(Fault::Gone(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}
