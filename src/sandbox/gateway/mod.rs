//! How does a bot stay connected? The gateway: one WebSocket, from hello to its end. <https://discord.com/developers/docs/events/gateway>

pub mod dispatch;
pub mod frames;
pub mod hello;
pub mod intents;
pub mod session;

use super::server::Server;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use frames::Frames;
use serde_json::{Value, json};
use session::{Queued, Signal};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::Instant;

/// The largest payload that a bot may send.
const PAYLOAD: usize = 4_096;
/// How many payloads a bot may send in [`WINDOW`].
const PAYLOADS: usize = 120;
const WINDOW: Duration = Duration::from_secs(60);
/// How long a bot may leave what it is sent unread.
const UNREAD: Duration = Duration::from_secs(30);
/// How long the other side is given to read why a connection is closed.
const GOODBYE: Duration = Duration::from_secs(1);
/// How many events are sent at a time.
const BATCH: usize = 64;

/// Why the gateway closes: <https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes>.
pub mod close {
    pub const GOING_AWAY: u16 = 1_001;
    pub const UNKNOWN_ERROR: u16 = 4_000;
    pub const UNKNOWN_OPCODE: u16 = 4_001;
    pub const DECODE_ERROR: u16 = 4_002;
    pub const NOT_AUTHENTICATED: u16 = 4_003;
    pub const AUTHENTICATION_FAILED: u16 = 4_004;
    pub const ALREADY_AUTHENTICATED: u16 = 4_005;
    pub const INVALID_SEQ: u16 = 4_007;
    pub const RATE_LIMITED: u16 = 4_008;
    pub const SESSION_TIMED_OUT: u16 = 4_009;
    pub const INVALID_SHARD: u16 = 4_010;
    pub const INVALID_VERSION: u16 = 4_012;
    pub const INVALID_INTENTS: u16 = 4_013;
    pub const DISALLOWED_INTENTS: u16 = 4_014;
}

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// With a close frame.
    Close(u16),
    /// Without a word.
    Drop,
}

/// One connection.
struct Connection {
    server: Arc<Server>,
    socket: WebSocket,
    frames: Frames,
    number: u64,
    /// The session that it serves, once identified.
    session: Option<String>,
    news: Arc<Notify>,
    signals: mpsc::Sender<Signal>,
    outbox: VecDeque<Queued>,
    heard: Instant,
    /// When the last payloads came.
    payloads: VecDeque<Instant>,
}

/// Serves a connection until it ends.
pub async fn serve(server: Arc<Server>, socket: WebSocket, frames: Frames) {
    let number = server.world().sessions.new_connection();
    let (signals, received) = mpsc::channel(16);
    let news = Arc::new(Notify::new());
    let (session, outbox, payloads) = (None, VecDeque::new(), VecDeque::new());
    let heard = Instant::now();
    let mut connection = Connection { server, socket, frames, number, session, news, signals, outbox, heard, payloads };
    let end = connection.run(received).await;
    let now = connection.server.clock.now();
    {
        let mut world = connection.server.world();
        world.sessions.disconnect(number, now);
        let online = world.sessions.is_online();
        world.watchers.tell_all(&json!({"type": "bot", "online": online}));
    }
    if let End::Close(code) = end {
        refuse(&mut connection.socket, code).await;
    }
}

/// Closes a connection with a code, and waits a moment for the other side to have read it.
pub async fn refuse(socket: &mut WebSocket, code: u16) {
    let frame = CloseFrame { code, reason: reason(code).into() };
    // OK because the other side may have gone already.
    let _ = tokio::time::timeout(GOODBYE, socket.send(Message::Close(Some(frame)))).await;
    let answer = async { while let Some(Ok(_)) = socket.recv().await {} };
    let _ = tokio::time::timeout(GOODBYE, answer).await;
}

impl Connection {
    async fn run(&mut self, mut received: mpsc::Receiver<Signal>) -> End {
        let interval = self.server.settings.heartbeat;
        let milliseconds = u64::try_from(interval.as_millis()).unwrap_or(u64::MAX);
        if let Err(end) = self.send(&json!({"op": 10, "d": {"heartbeat_interval": milliseconds, "_trace": ["sandbox"]}}).to_string()).await
        {
            return end;
        }
        let mut stopping = self.server.stopping.clone();
        let news = Arc::clone(&self.news);
        loop {
            let due = self.outbox.front().map(|event| event.not_before.unwrap_or_else(Instant::now));
            let silent = self.heard + interval + interval / 2;
            let done = tokio::select! {
                () = stopped(&mut stopping) => return End::Close(close::GOING_AWAY),
                signal = received.recv() => self.obey(signal).await,
                frame = self.socket.recv() => self.receive(frame).await,
                () = tokio::time::sleep_until(silent) => Err(End::Close(close::SESSION_TIMED_OUT)),
                () = until(due) => self.flush().await,
                () = news.notified(), if self.outbox.is_empty() => self.fetch().await,
            };
            if let Err(end) = done {
                return end;
            }
        }
    }

    /// Does what is asked from outside.
    async fn obey(&mut self, signal: Option<Signal>) -> Result<(), End> {
        match signal {
            Some(Signal::Drop) => Err(End::Drop),
            Some(Signal::Close(code)) => Err(End::Close(code)),
            Some(Signal::Invalidate { resumable }) => {
                // The bot may resume or identify on this very connection, so the connection lets go of its session.
                self.session = None;
                self.outbox.clear();
                let now = self.server.clock.now();
                self.server.world().sessions.disconnect(self.number, now);
                self.send(&format!(r#"{{"op":9,"d":{resumable},"s":null,"t":null}}"#)).await
            }
            Some(Signal::Text(text)) => self.send(&text).await,
            Some(Signal::Binary(bytes)) => self.write(Message::Binary(bytes.into())).await,
            // OK because the connection holds a sender itself, so the channel never ends.
            None => Ok(()),
        }
    }

    /// Takes what the session has queued.
    async fn fetch(&mut self) -> Result<(), End> {
        let Some(name) = &self.session else { return Ok(()) };
        let batch = self.server.world().sessions.find(name).map(|session| session.take(self.number, BATCH));
        match batch {
            Some(Some(batch)) => self.outbox.extend(batch),
            // Another connection has taken the session over, or more waited than can.
            Some(None) => return Err(End::Close(close::UNKNOWN_ERROR)),
            // It was forgotten: the bot may identify anew on this connection.
            None => self.session = None,
        }
        self.flush().await
    }

    /// Sends what is due, and looks for more.
    async fn flush(&mut self) -> Result<(), End> {
        while self.outbox.front().is_some_and(|event| event.not_before.is_none_or(|due| due <= Instant::now())) {
            let Some(event) = self.outbox.pop_front() else { break };
            for _ in 0..event.times {
                self.send(&event.text).await?;
            }
        }
        if self.outbox.is_empty() {
            let name = self.session.as_deref().unwrap_or_default();
            if self.server.world().sessions.find(name).is_some_and(|session| session.has_news()) {
                self.news.notify_one();
            }
        }
        Ok(())
    }

    async fn send(&mut self, text: &str) -> Result<(), End> {
        let frame = self.frames.write(text);
        self.write(frame).await
    }

    async fn write(&mut self, frame: Message) -> Result<(), End> {
        match tokio::time::timeout(UNREAD, self.socket.send(frame)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(End::Drop),
        }
    }

    async fn receive(&mut self, frame: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        let text = match frame {
            Some(Ok(Message::Text(text))) => text.to_string(),
            Some(Ok(Message::Binary(bytes))) => String::from_utf8(bytes.to_vec()).map_err(|_| End::Close(close::DECODE_ERROR))?,
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => return Ok(()),
            Some(Ok(Message::Close(frame))) => {
                // A bot that says goodbye gives its session up.
                if frame.is_some_and(|frame| [1_000, 1_001].contains(&frame.code)) {
                    self.server.world().sessions.end(self.number);
                }
                return Err(End::Drop);
            }
            Some(Err(_)) | None => return Err(End::Drop),
        };
        if text.len() > PAYLOAD {
            return Err(End::Close(close::DECODE_ERROR));
        }
        self.count_payload()?;
        let payload: Value = serde_json::from_str(&text).map_err(|_| End::Close(close::DECODE_ERROR))?;
        let Some(operation) = payload["op"].as_u64() else { return Err(End::Close(close::DECODE_ERROR)) };
        let data = &payload["d"];
        match operation {
            1 => self.heartbeat().await,
            2 => self.identify(data).await,
            6 => self.resume(data).await,
            3 | 4 | 8 | 31 if self.session.is_none() => Err(End::Close(close::NOT_AUTHENTICATED)),
            3 | 4 | 31 => Ok(()),
            8 => {
                self.request_members(data);
                Ok(())
            }
            _ => Err(End::Close(close::UNKNOWN_OPCODE)),
        }
    }

    fn count_payload(&mut self) -> Result<(), End> {
        let now = Instant::now();
        self.payloads.push_back(now);
        while self.payloads.front().is_some_and(|first| now.duration_since(*first) > WINDOW) {
            self.payloads.pop_front();
        }
        if self.payloads.len() > PAYLOADS { Err(End::Close(close::RATE_LIMITED)) } else { Ok(()) }
    }

    async fn heartbeat(&mut self) -> Result<(), End> {
        self.heard = Instant::now();
        let answers = self.server.world().faults.answers_heartbeats();
        if answers { self.send(r#"{"op":11}"#).await } else { Ok(()) }
    }
}

/// Waits until the server is to stop.
pub async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // OK because the end of the sender is the end of the server as well.
    let _ = stopping.wait_for(|stop| *stop).await;
}

/// Waits until a moment; for ever where there is none.
async fn until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}

/// What Discord says when it closes.
fn reason(code: u16) -> &'static str {
    match code {
        close::UNKNOWN_ERROR => "Unknown error.",
        close::UNKNOWN_OPCODE => "Unknown opcode.",
        close::DECODE_ERROR => "Error while decoding payload.",
        close::NOT_AUTHENTICATED => "Not authenticated.",
        close::AUTHENTICATION_FAILED => "Authentication failed.",
        close::ALREADY_AUTHENTICATED => "Already authenticated.",
        close::INVALID_SEQ => "Invalid sequence.",
        close::RATE_LIMITED => "Rate limited.",
        close::SESSION_TIMED_OUT => "Session timed out.",
        close::INVALID_SHARD => "Invalid shard.",
        close::INVALID_VERSION => "Invalid API version.",
        close::INVALID_INTENTS => "Invalid intent(s).",
        close::DISALLOWED_INTENTS => "Disallowed intent(s).",
        _ => "",
    }
}
