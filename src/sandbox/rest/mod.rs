//! How does the bot act? Discord's REST API, version 10: one request, from its address to its answer.

pub mod applications;
pub mod body;
pub mod command_rules;
pub mod commands;
pub mod components;
pub mod compose;
pub mod embed_rules;
pub mod interactions;
pub mod limits;
pub mod messages;
pub mod places;
pub mod route;
pub mod webhooks;

use super::Limits;
use super::error::{ApiError, NOT_ALLOWED, NOT_FOUND, Problems, Scope, UNAUTHORIZED, Wait, seconds};
use super::faults::Fail;
use super::server::Server;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use body::Upload;
use limits::Level;
use route::{Route, segments};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The methods of the API.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// A request, read.
#[derive(Debug)]
pub struct Call {
    pub query: BTreeMap<String, String>,
    pub body: Value,
    pub files: Vec<Upload>,
    pub now: u64,
}

/// A good answer.
#[derive(Debug, Clone)]
pub enum Answer {
    /// With a body.
    Json(Value),
    /// With a body, and something new.
    Created(Value),
    /// Without.
    Nothing,
}

impl Call {
    /// Whether the query says yes to something.
    #[must_use]
    pub fn asks(&self, name: &str) -> bool {
        self.query.get(name).is_some_and(|value| ["true", "1", "True"].contains(&value.as_str()))
    }
}

/// Answers a request to the API.
pub async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response {
    let method = request.method().as_str().to_owned();
    let path = request.uri().path().trim_start_matches("/api").to_owned();
    let (fail, delay) = {
        let mut world = server.world();
        (world.faults.next_failure(&method, &path), world.faults.next_delay(&method, &path))
    };
    if let Some(delay) = delay {
        tokio::time::sleep(delay).await;
    }
    let is_lost = fail.as_ref().is_some_and(|fail| !fail.effect);
    let (status, body, level) = if is_lost {
        server.world().remember(&method, &path, &Value::Null, fail.as_ref().map_or(0, |fail| fail.status), server.settings.remembered);
        (0, Value::Null, None)
    } else {
        carry_out(&server, &method, &path, request).await
    };
    match fail {
        Some(fail) => failed(&fail),
        None => written(status, &body, level.as_ref(), server.clock.now()),
    }
}

/// The answer of a request that a fault has hit.
fn failed(fail: &Fail) -> Response {
    if fail.status == 429 {
        let milliseconds = std::time::Duration::try_from_secs_f64(fail.retry_after.unwrap_or_default()).unwrap_or_default().as_millis();
        let wait = Wait { milliseconds: u64::try_from(milliseconds).unwrap_or_default(), scope: fail.scope.unwrap_or(Scope::User) };
        return rejected(&ApiError::too_many(wait));
    }
    let status = StatusCode::from_u16(fail.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "text/plain")], "upstream connect error or disconnect/reset before headers").into_response()
}

/// Does what a request asks, remembers it, and gives status, body and how full its bucket is.
async fn carry_out(server: &Arc<Server>, method: &str, path: &str, request: Request) -> (u16, Value, Option<Level>) {
    let mut said = Value::Null;
    let (done, level) = serve(server, method, path, request, &mut said).await;
    let (status, body, level) = outcome(done, level);
    server.world().remember(method, path, &said, status, server.settings.remembered);
    (status, body, level)
}

/// Reads the request and does what it asks; what its body said is left in `said`.
async fn serve(
    server: &Arc<Server>,
    method: &str,
    path: &str,
    request: Request,
    said: &mut Value,
) -> (Result<Answer, ApiError>, Option<Level>) {
    let (parts, raw) = request.into_parts();
    let Some(segments) = segments(path) else { return (Err(NOT_FOUND.into()), None) };
    let Some(route) = route::find(method, &segments) else {
        let is_there = METHODS.iter().any(|other| route::find(other, &segments).is_some());
        return (Err(if is_there { NOT_ALLOWED } else { NOT_FOUND }.into()), None);
    };
    if let Err(error) = authorize(server, &route, &parts.headers) {
        return (Err(error), None);
    }
    let level = match limit(server, &route) {
        Ok(level) => level,
        Err((error, level)) => return (Err(error), level),
    };
    let (body, files) = match body::read(&parts, raw).await {
        Ok(read) => read,
        Err(error) => return (Err(error), level),
    };
    let query = parts.uri.query().map(route::query).unwrap_or_default();
    let call = Call { query, body, files, now: server.clock.now() };
    let done = checked(server, method, &route, &call).and_then(|()| route::act(server, &route, &call));
    check_own(server, method, &route, &done);
    *said = call.body;
    (done, level)
}

/// Notes where our own answer is not what Discord describes.
fn check_own(server: &Server, method: &str, route: &Route, done: &Result<Answer, ApiError>) {
    let Some(openapi) = &server.openapi else { return };
    let (status, body, _) = outcome(done.clone(), None);
    for complaint in openapi.check_answer(method, route.template(), status, &body) {
        server.world().complain(complaint);
    }
}

fn outcome(done: Result<Answer, ApiError>, level: Option<Level>) -> (u16, Value, Option<Level>) {
    match done {
        Ok(Answer::Json(body)) => (200, body, level),
        Ok(Answer::Created(body)) => (201, body, level),
        Ok(Answer::Nothing) => (204, Value::Null, level),
        Err(error) => (error.status, error.body(), level),
    }
}

fn authorize(server: &Server, route: &Route, headers: &HeaderMap) -> Result<(), ApiError> {
    if route.has_own_token() {
        return Ok(());
    }
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bot "));
    if given == Some(server.token.as_str()) { Ok(()) } else { Err(UNAUTHORIZED.into()) }
}

/// Takes the request out of its buckets.
fn limit(server: &Server, route: &Route) -> Result<Option<Level>, (ApiError, Option<Level>)> {
    if server.settings.limits == Limits::Off {
        return Ok(None);
    }
    let now = server.clock.now();
    let mut world = server.world();
    if !route.has_own_token() {
        world.buckets.take_global(now).map_err(|wait| (ApiError::too_many(wait), None))?;
    }
    let Some((bucket, allowance)) = route.bucket() else { return Ok(None) };
    let taken = world.buckets.take(&bucket, allowance, now);
    taken.map(Some).map_err(|(wait, level)| (ApiError::too_many(wait), Some(level)))
}

/// Whether Discord's description of its API allows the body.
fn checked(server: &Server, method: &str, route: &Route, call: &Call) -> Result<(), ApiError> {
    let Some(openapi) = &server.openapi else { return Ok(()) };
    if call.body.is_null() && call.files.is_empty() {
        return Ok(());
    }
    let mut problems = Problems::default();
    openapi.check_request(method, route.template(), &call.body, &mut problems);
    problems.settle().inspect_err(|error| {
        let complaint = format!("{method} {}: {}", route.template(), error.errors.clone().unwrap_or_default());
        server.world().complain(complaint);
    })
}

/// An answer as HTTP.
fn written(status: u16, body: &Value, level: Option<&Level>, now: u64) -> Response {
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = if status == 204 { code.into_response() } else { (code, axum::Json(body)).into_response() };
    let headers = response.headers_mut();
    if let Some(level) = level {
        let bucket = format!("{:x}", level.allowance.milliseconds * 1_000 + u64::from(level.allowance.count));
        let left = level.resets_at.saturating_sub(now);
        set(headers, "x-ratelimit-limit", &level.allowance.count.to_string());
        set(headers, "x-ratelimit-remaining", &level.remaining.to_string());
        set(headers, "x-ratelimit-reset", &format!("{:.3}", seconds(level.resets_at)));
        set(headers, "x-ratelimit-reset-after", &format!("{:.3}", seconds(left)));
        set(headers, "x-ratelimit-bucket", &bucket);
    }
    if status == 429 {
        set_wait(headers, body["retry_after"].as_f64().unwrap_or_default(), body["global"] == true, Scope::User);
    }
    response
}

fn rejected(error: &ApiError) -> Response {
    let mut response = written(error.status, &error.body(), None, 0);
    if let Some(wait) = error.wait {
        set_wait(response.headers_mut(), seconds(wait.milliseconds), wait.scope == Scope::Global, wait.scope);
    }
    response
}

fn set_wait(headers: &mut HeaderMap, retry_after: f64, is_global: bool, scope: Scope) {
    // In whole seconds, rounded up, as HTTP has it; the body has the fraction.
    set(headers, "retry-after", &format!("{:.0}", retry_after.ceil()));
    if is_global {
        set(headers, "x-ratelimit-global", "true");
    }
    let scope = match scope {
        Scope::Global => "global",
        Scope::User if is_global => "global",
        Scope::User => "user",
        Scope::Shared => "shared",
    };
    set(headers, "x-ratelimit-scope", scope);
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

impl super::world::World {
    /// Remembers a call, for tests that count.
    fn remember(&mut self, method: &str, path: &str, body: &Value, status: u16, most: usize) {
        if most == 0 {
            return;
        }
        while self.requests.len() >= most {
            self.requests.pop_front();
        }
        self.requests.push_back(json!({"method": method, "path": path, "status": status, "body": body}));
    }
}
