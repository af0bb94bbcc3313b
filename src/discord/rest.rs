//! How is a request to Discord made so that it is carried out once, as soon as Discord allows?
//!
//! The limits are read from the answers, never assumed. What fails for a reason that may pass is tried again; a message carries a nonce of which
//! Discord makes one message only, so trying again doubles nothing. serenity's own client of HTTP is not used for this: its limiter cannot be
//! pointed at another address, and without it the time to wait is not told.

use super::breaker::Breaker;
use super::fault::Fault;
use super::gates::Gates;
use super::json::PICTURE_NAME;
use super::watch::Watch;
use crate::chat::{Document, Picture};
use reqwest::header::{AUTHORIZATION, HeaderMap};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Where Discord is.
pub const DISCORD: &str = "https://discord.com";
/// Discord asks for the address of what a bot is made with. <https://discord.com/developers/docs/reference#user-agent>
const USER_AGENT: &str = concat!("DiscordBot (smebot, ", env!("CARGO_PKG_VERSION"), ")");
/// How long one try may take.
const ONE_TRY: Duration = Duration::from_secs(10);
/// How long a message may be tried for: after that nobody waits for it any more.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the answer to an interaction may be tried for. <https://discord.com/developers/docs/interactions/receiving-and-responding>
pub const INTERACTION_PATIENCE: Duration = Duration::from_millis(2_900);
/// How long to wait before the first new try; each next one waits twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(150);
/// The longest wait between two tries where Discord does not say how long.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// One request.
#[derive(Clone, Debug)]
pub struct Call {
    method: Method,
    path: String,
    /// What is limited together.
    route: String,
    body: Option<Value>,
    files: Vec<Document>,
    patience: Duration,
}

impl Call {
    /// A request for a path below `/api/v10`; `route` names what Discord limits together.
    #[must_use]
    pub fn new(method: Method, path: impl Into<String>, route: impl Into<String>) -> Self {
        Self { method, path: path.into(), route: route.into(), body: None, files: Vec::new(), patience: PATIENCE }
    }

    /// What is sent with it.
    #[must_use]
    pub fn body(self, body: Value) -> Self {
        Self { body: Some(body), ..self }
    }

    /// A picture that is sent with it.
    #[must_use]
    pub fn picture(self, picture: Option<Picture>) -> Self {
        let file = |picture: Picture| Document { name: PICTURE_NAME, sort: "image/png", bytes: picture.png };
        self.files(picture.map(file).into_iter().collect())
    }

    /// Files that are sent with it.
    #[must_use]
    pub fn files(self, files: Vec<Document>) -> Self {
        Self { files, ..self }
    }

    /// For how long it is tried.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }
}

/// What makes requests.
#[derive(Debug)]
pub struct Rest {
    client: Client,
    address: String,
    token: SecretString,
    gates: Gates,
    breaker: Breaker,
    watch: Arc<Watch>,
}

/// What came of one try.
enum Tried {
    Done(Value),
    Failed(Fault),
    /// It may work later: after so long, where Discord says how long.
    Later(Fault, Option<Duration>),
}

impl Rest {
    /// Makes requests to an address with a token.
    ///
    /// # Errors
    /// Fails where there is no client to be had: no certificates, no sockets.
    pub fn new(address: &str, token: SecretString, watch: Arc<Watch>) -> Result<Self, Fault> {
        let client = Client::builder().user_agent(USER_AGENT).timeout(ONE_TRY).connect_timeout(Duration::from_secs(5)).tcp_nodelay(true);
        let client = client.build().map_err(|error| Fault::Unreachable(plain(&error)))?;
        let address = address.trim_end_matches('/').to_owned();
        Ok(Self { client, address, token, gates: Gates::default(), breaker: Breaker::default(), watch })
    }

    /// The client, for what is no call of Discord's: no token goes with it.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Where Discord is.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Makes a request, and makes it again where that may help.
    ///
    /// # Errors
    /// Says why it was not carried out.
    pub async fn send(&self, call: Call) -> Result<Value, Fault> {
        let deadline = Instant::now() + call.patience;
        let mut wait = FIRST_WAIT;
        loop {
            if self.breaker.is_open(Instant::now()) {
                return Err(self.counted(Fault::Halted));
            }
            if !self.gates.pass(&call.route, deadline).await {
                return Err(self.counted(Fault::Limited));
            }
            match self.once(&call).await {
                Tried::Done(value) => return Ok(value),
                Tried::Failed(fault) => return Err(self.counted(fault)),
                Tried::Later(fault, asked) => {
                    let fault = self.counted(fault);
                    let pause = asked.unwrap_or(wait);
                    if Instant::now() + pause >= deadline {
                        return Err(fault);
                    }
                    sleep(pause).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
            }
        }
    }

    fn counted(&self, fault: Fault) -> Fault {
        self.watch.fault(&fault);
        fault
    }

    async fn once(&self, call: &Call) -> Tried {
        let url = format!("{}/api/v10{}", self.address, call.path);
        let mut request = self.client.request(call.method.clone(), url);
        request = request.header(AUTHORIZATION, format!("Bot {}", self.token.expose_secret()));
        request = match (&call.body, &call.files[..]) {
            (Some(body), files @ [_, ..]) => match form(body, files) {
                Ok(form) => request.multipart(form),
                Err(fault) => return Tried::Failed(fault),
            },
            (Some(body), []) => request.header("content-type", "application/json").body(body.to_string()),
            (None, _) => request,
        };
        let answer = match request.send().await {
            Ok(answer) => answer,
            Err(error) => return Tried::Later(Fault::Unreachable(plain(&error)), None),
        };
        let (status, headers) = (answer.status(), answer.headers().clone());
        self.gates.learn(&call.route, &headers, Instant::now());
        let text = match answer.text().await {
            Ok(text) => text,
            Err(error) => return Tried::Later(Fault::Unreachable(plain(&error)), None),
        };
        let body: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
        if status.is_success() { Tried::Done(body) } else { self.failed(call, status, &headers, &body) }
    }

    fn failed(&self, call: &Call, status: StatusCode, headers: &HeaderMap, body: &Value) -> Tried {
        let code = body["code"].as_i64().unwrap_or(0);
        let is_shared = headers.get("x-ratelimit-scope").is_some_and(|scope| scope == "shared");
        if matches!(status.as_u16(), 401 | 403) || (status.as_u16() == 429 && !is_shared) {
            self.breaker.count(Instant::now());
        }
        match status.as_u16() {
            // An interaction's own token is another thing than the bot's.
            401 if code == 50_027 => Tried::Failed(Fault::Gone(code)),
            401 => Tried::Failed(Fault::Unauthorized),
            403 => Tried::Failed(Fault::Forbidden(code)),
            404 => Tried::Failed(Fault::Gone(code)),
            429 => {
                let wait = self.gates.limited(&call.route, headers, body, Instant::now());
                Tried::Later(Fault::Limited, Some(wait))
            }
            status if status >= 500 => Tried::Later(Fault::Unreachable(format!("it answered with status {status}")), None),
            status => {
                let message = body["message"].as_str().unwrap_or("it does not say why").chars().take(200).collect();
                Tried::Failed(Fault::Refused { status, code, message })
            }
        }
    }
}

fn form(body: &Value, files: &[Document]) -> Result<Form, Fault> {
    let broken = |error: reqwest::Error| Fault::Unreachable(plain(&error));
    let json = Part::text(body.to_string()).mime_str("application/json").map_err(broken)?;
    let mut form = Form::new().part("payload_json", json);
    for (place, file) in files.iter().enumerate() {
        let part = Part::bytes(file.bytes.clone()).file_name(file.name).mime_str(file.sort).map_err(broken)?;
        form = form.part(format!("files[{place}]"), part);
    }
    Ok(form)
}

/// What went wrong, without the address: that of an interaction has its token in it.
fn plain(error: &reqwest::Error) -> String {
    let mut source: &dyn std::error::Error = error;
    while let Some(next) = source.source() {
        source = next;
    }
    let kind = if error.is_timeout() {
        "it took too long"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the connection broke"
    };
    let own = source.to_string();
    if own.contains("/api/") || own.contains("://") { kind.to_owned() } else { format!("{kind} ({own})") }
}
