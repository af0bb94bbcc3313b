//! Which address leads where? The page and its files, attachments, the members' side, the bot's side.

mod files;

use super::gateway::{self, frames::Frames};
use super::server::Server;
use super::{guard, rest, user};
use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The largest body of a request: ten attachments do not all have to be of the largest size.
const BODY: usize = 26 * 1024 * 1024;
/// The largest frame that a bot may send: far more than the gateway then allows, so that it can close with its own code.
const FRAME: usize = 64 * 1024;

/// All addresses.
pub fn router(server: Arc<Server>) -> Router {
    let guarded = middleware::from_fn_with_state(Arc::clone(&server), guard::guard);
    Router::new()
        .route("/", get(async || files::file(files::PAGE)))
        .route("/page/{name}", get(async |Path(name): Path<String>| files::file(&name)))
        .route("/attachments/{channel}/{id}/{name}", get(attachment))
        .route("/gateway", any(connect))
        .route("/gateway/", any(connect))
        .route("/api/{*path}", any(rest::answer))
        .merge(user::router())
        .layer(DefaultBodyLimit::max(BODY))
        .layer(guarded)
        .with_state(server)
}

/// A file that was sent.
async fn attachment(State(server): State<Arc<Server>>, Path((channel, id, name)): Path<(u64, u64, String)>) -> Response {
    let found = server.world().files.find(channel, id, &name).map(|file| (file.kind, file.bytes.clone()));
    match found {
        Some((kind, bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A bot connects.
async fn connect(State(server): State<Arc<Server>>, Query(query): Query<BTreeMap<String, String>>, upgrade: WebSocketUpgrade) -> Response {
    let asked = |name: &str| query.get(name).map(String::as_str);
    if asked("encoding").is_some_and(|encoding| encoding != "json") {
        return (StatusCode::BAD_REQUEST, "the sandbox speaks encoding=json only").into_response();
    }
    let frames = match asked("compress") {
        None | Some("") => Frames::Text,
        Some("zlib-stream") => Frames::stream(),
        Some(_) => return (StatusCode::BAD_REQUEST, "the sandbox knows compress=zlib-stream only").into_response(),
    };
    let is_known = asked("v").is_none_or(|version| ["9", "10"].contains(&version));
    upgrade.max_message_size(FRAME).on_upgrade(async move |mut socket| {
        if is_known {
            gateway::serve(server, socket, frames).await;
        } else {
            gateway::refuse(&mut socket, gateway::close::INVALID_VERSION).await;
        }
    })
}
