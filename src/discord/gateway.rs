//! How does the bot stay connected? The gateway: one session, over one connection after another. <https://discord.com/developers/docs/events/gateway>
//!
//! serenity's own shard is not used: it can neither be told a session to take up nor asked for the one it leaves, it begins anew, and loses
//! what was said meanwhile, where Discord would resume (a heartbeat without an answer), and it turns to Discord where it is told another address.

use super::events::Events;
use super::fault::Fault;
use super::rest::{Call, DISCORD, Rest};
use super::session::End;
use super::shared::Shared;
use futures_util::{SinkExt, StreamExt};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use serenity::model::gateway::{GatewayIntents, Ready};
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{Instant, interval_at, sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// The close code that keeps the session, so that it can be taken up again; 1000 and 1001 would end it.
/// <https://discord.com/developers/docs/topics/gateway#resuming>
const KEEP_SESSION: u16 = 4_000;
/// How long it may take until the gateway says hello.
const OPENING: Duration = Duration::from_secs(10);
/// How long the other side is given to close.
const GOODBYE: Duration = Duration::from_millis(500);
/// The shortest and the longest wait before the gateway is tried again.
const RETRY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));
/// How often an address to resume at is tried before the usual one is.
const TRIES: u32 = 3;
/// The longest time between heartbeats that is believed.
const LONGEST_INTERVAL: u64 = 600_000;

/// A session that can be taken up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What Discord calls it.
    pub id: String,
    /// The number of the last event that was received.
    pub sequence: u64,
    /// Where it is taken up.
    pub address: String,
}

impl Session {
    /// Whether the token may be sent to where the session is taken up: the address may come out of a file.
    #[must_use]
    pub fn is_trusted(&self, discord: &str) -> bool {
        let Some((scheme, rest)) = self.address.split_once("://") else { return false };
        let authority = rest.split(['/', '?']).next().unwrap_or_default();
        if discord == DISCORD {
            return scheme == "wss" && authority.ends_with(".discord.gg") && !authority.contains(['@', ':', '#', '\\']);
        }
        scheme == "ws" && discord.strip_prefix("http://").is_some_and(|own| own.trim_end_matches('/') == authority)
    }
}

/// How a connection ended.
enum Over {
    /// The bot is to stop.
    Stopped,
    /// It goes on over another one, after a while.
    Again(Duration),
    /// There was none to be had.
    Failed(String),
    /// It makes no sense to go on.
    Ended(End),
}

/// How the bot's time at the gateway ended.
#[derive(Debug)]
pub enum Left {
    /// Because it was told to stop; with the session, where there is one.
    Stopped(Option<Session>),
    /// Because it makes no sense to go on.
    Ended(End),
}

/// What a frame says, with its content unread.
#[derive(Deserialize)]
struct Frame<'a> {
    op: u8,
    s: Option<u64>,
    #[serde(borrow)]
    t: Option<Cow<'a, str>>,
    #[serde(borrow)]
    d: Option<&'a RawValue>,
}

/// What Discord says about where its gateway is.
#[derive(Deserialize)]
struct Address {
    url: String,
    session_start_limit: Option<Starts>,
}

#[derive(Deserialize)]
struct Starts {
    remaining: u64,
    reset_after: u64,
}

#[derive(Deserialize)]
struct Hello {
    heartbeat_interval: u64,
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The way to the gateway.
pub struct Gateway {
    pub shared: Arc<Shared>,
    pub events: Arc<Events>,
    pub token: SecretString,
    pub intents: GatewayIntents,
    /// The session to be taken up.
    pub session: Option<Session>,
    /// Whether the bot is to stop.
    pub stop: watch::Receiver<bool>,
}

impl Gateway {
    /// Listens, and comes back, until the bot is to stop or it makes no sense to go on.
    pub async fn listen(mut self) -> Left {
        let (mut wait, mut failures) = (RETRY.0, 0);
        let mut stop = self.stop.clone();
        loop {
            let over = self.connection(failures).await;
            let was_connected = self.shared.watch.is_connected();
            self.shared.watch.connected(false);
            let pause = match over {
                Over::Stopped => return Left::Stopped(self.session),
                Over::Ended(end) => return Left::Ended(end),
                Over::Again(pause) => pause,
                Over::Failed(why) => {
                    tracing::warn!(why, "the gateway cannot be reached; trying again");
                    Duration::ZERO
                }
            };
            let pause = if was_connected {
                self.shared.watch.gateway("lost");
                (wait, failures) = (RETRY.0, 0);
                pause
            } else {
                let longer = pause.max(wait);
                failures += 1;
                wait = (wait * 2).min(RETRY.1);
                longer
            };
            tokio::select! {
                () = stopped(&mut stop) => return Left::Stopped(self.session),
                () = sleep(pause) => {}
            }
        }
    }

    /// One connection, from hello to its end.
    async fn connection(&mut self, failures: u32) -> Over {
        let mut stop = self.stop.clone();
        let opened = tokio::select! {
            () = stopped(&mut stop) => return Over::Stopped,
            opened = self.open(failures) => opened,
        };
        let (mut socket, interval) = match opened {
            Ok(opened) => opened,
            Err(over) => return over,
        };
        let first = interval.mul_f64(f64::from(chance()) / 256.0);
        let mut beats = interval_at(Instant::now() + first, interval);
        let mut is_heard = true;
        loop {
            let frame = tokio::select! {
                () = stopped(&mut stop) => {
                    close(&mut socket).await;
                    return Over::Stopped;
                }
                _ = beats.tick() => {
                    if !is_heard {
                        tracing::info!("the gateway does not answer; resuming");
                        close(&mut socket).await;
                        return Over::Again(Duration::ZERO);
                    }
                    is_heard = false;
                    if self.beat(&mut socket).await.is_err() {
                        return Over::Again(Duration::ZERO);
                    }
                    continue;
                }
                frame = socket.next() => frame,
            };
            let text = match frame {
                Some(Ok(Message::Text(text))) => text,
                Some(Ok(Message::Close(frame))) => return self.closed(frame.map(|frame| frame.code.into())),
                // No compression is asked for, so nothing that is not text means anything.
                Some(Ok(_)) => continue,
                Some(Err(_)) | None => return Over::Again(Duration::ZERO),
            };
            let Ok(frame) = serde_json::from_str::<Frame<'_>>(&text) else {
                tracing::warn!("the gateway sends what cannot be read");
                continue;
            };
            match frame.op {
                0 => self.dispatched(&frame),
                1 if self.beat(&mut socket).await.is_err() => return Over::Again(Duration::ZERO),
                7 => {
                    close(&mut socket).await;
                    return Over::Again(Duration::ZERO);
                }
                9 => {
                    close(&mut socket).await;
                    if frame.d.is_some_and(|resumable| resumable.get() == "true") {
                        return Over::Again(Duration::ZERO);
                    }
                    self.session = None;
                    return Over::Again(Duration::from_millis(1_000 + 15 * u64::from(chance())));
                }
                11 => is_heard = true,
                _ => {}
            }
        }
    }

    /// Opens a connection, and says who the bot is or where it left off.
    async fn open(&mut self, failures: u32) -> Result<(Socket, Duration), Over> {
        let address = match &self.session {
            Some(session) if failures < TRIES => session.address.clone(),
            _ => self.address().await?,
        };
        let url = format!("{}/?v=10&encoding=json", address.trim_end_matches('/'));
        let broken = |why: &str| Over::Failed(why.to_owned());
        let (mut socket, _) = match timeout(OPENING, connect_async_with_config(url, None, true)).await {
            Ok(Ok(opened)) => opened,
            Ok(Err(error)) => return Err(Over::Failed(error.to_string())),
            Err(_) => return Err(broken("it took too long")),
        };
        let hello = async {
            loop {
                match socket.next().await {
                    Some(Ok(Message::Text(text))) => {
                        if let Ok(Frame { op: 10, d: Some(hello), .. }) = serde_json::from_str::<Frame<'_>>(&text) {
                            break serde_json::from_str::<Hello>(hello.get()).map_err(|_| broken("it does not say hello as it should"));
                        }
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break Err(broken("it closed before it said hello")),
                }
            }
        };
        let hello = timeout(OPENING, hello).await.unwrap_or_else(|_| Err(broken("it does not say hello")))?;
        let token = self.token.expose_secret();
        let word = match &self.session {
            Some(session) => json!({"op": 6, "d": {"token": token, "session_id": session.id, "seq": session.sequence}}),
            None => {
                let properties = json!({"os": std::env::consts::OS, "browser": "smebot", "device": "smebot"});
                json!({"op": 2, "d": {"token": token, "intents": self.intents.bits(), "properties": properties}})
            }
        };
        socket.send(Message::text(word.to_string())).await.map_err(|_| broken("it closed after it said hello"))?;
        Ok((socket, Duration::from_millis(hello.heartbeat_interval.clamp(1, LONGEST_INTERVAL))))
    }

    /// Where the gateway is, once Discord lets the bot in again.
    async fn address(&self) -> Result<String, Over> {
        match gateway_of(&self.shared.rest).await {
            Ok(Address { url, session_start_limit }) => match session_start_limit {
                Some(limit) if limit.remaining == 0 && self.session.is_none() => {
                    tracing::warn!(milliseconds = limit.reset_after, "Discord allows no more logins for a while");
                    Err(Over::Again(Duration::from_millis(limit.reset_after.max(1_000))))
                }
                _ => Ok(url),
            },
            Err(Fault::Unauthorized) => Err(Over::Ended(End::Token)),
            Err(fault) => Err(Over::Failed(fault.to_string())),
        }
    }

    /// Tells the gateway that the bot is there, and how far it is.
    async fn beat(&self, socket: &mut Socket) -> Result<(), tokio_tungstenite::tungstenite::Error> {
        let sequence = self.session.as_ref().map(|session| session.sequence);
        socket.send(Message::text(json!({"op": 1, "d": sequence}).to_string())).await
    }

    /// Counts an event, and has it answered.
    fn dispatched(&mut self, frame: &Frame<'_>) {
        let (Some(name), Some(data)) = (frame.t.as_deref(), frame.d) else { return };
        match name {
            "READY" => {
                let Ok(ready) = serde_json::from_str::<Ready>(data.get()) else {
                    tracing::error!("Discord's welcome cannot be read");
                    return;
                };
                tracing::info!(guilds = ready.guilds.len(), "connected");
                if let Some(servers) = &self.shared.servers {
                    servers.are(ready.guilds.iter().map(|guild| guild.id.get()));
                }
                self.session = Some(Session { id: ready.session_id, sequence: 0, address: ready.resume_gateway_url });
                self.connected("ready");
            }
            "RESUMED" => {
                tracing::info!("resumed");
                self.connected("resumed");
            }
            _ => Events::dispatch(&self.events, name, data.get()),
        }
        if let (Some(session), Some(number)) = (&mut self.session, frame.s) {
            session.sequence = number;
        }
    }

    fn connected(&self, how: &'static str) {
        self.shared.watch.gateway(how);
        self.shared.watch.connected(true);
    }

    /// What a close code means. <https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes>
    fn closed(&mut self, code: Option<u16>) -> Over {
        tracing::info!(code, "the gateway has closed");
        match code {
            Some(4_004) => Over::Ended(End::Token),
            Some(4_014) => Over::Ended(End::Intents),
            Some(4_011) => Over::Ended(End::Other("the bot is in more servers than one connection may serve".to_owned())),
            Some(code @ (4_010 | 4_012 | 4_013)) => Over::Ended(End::Other(format!("it refuses how the bot logs in (close code {code})"))),
            // The session is gone.
            Some(4_003 | 4_007 | 4_009) => {
                self.session = None;
                Over::Again(Duration::from_millis(500))
            }
            _ => Over::Again(Duration::ZERO),
        }
    }
}

async fn gateway_of(rest: &Rest) -> Result<Address, Fault> {
    let call = Call::new(Method::GET, "/gateway/bot", "/gateway/bot").patience(Duration::from_secs(8));
    let answer = rest.send(call).await?;
    serde_json::from_value(answer).map_err(|_| Fault::Unreachable("it does not say where its gateway is".to_owned()))
}

/// Closes so that the session stays; what is still sent is left to be sent again.
async fn close(socket: &mut Socket) {
    let frame = CloseFrame { code: KEEP_SESSION.into(), reason: "".into() };
    let goodbye = async {
        // OK because the other side may have gone already.
        let _ = socket.send(Message::Close(Some(frame))).await;
        while let Some(Ok(_)) = socket.next().await {}
    };
    let _ = timeout(GOODBYE, goodbye).await;
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // OK because the end of the sender is the end of the bot as well.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// A number that differs from one machine to the next, so that not all bots come back in the same moment.
fn chance() -> u8 {
    let [low, next, ..] = jiff::Timestamp::now().subsec_nanosecond().to_le_bytes();
    low ^ next.rotate_left(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_goes_to_discord_alone() {
        let at = |address: &str| Session { id: String::new(), sequence: 0, address: address.to_owned() };
        assert!(at("wss://gateway-us-east1-b.discord.gg").is_trusted(DISCORD));
        for address in [
            "ws://gateway.discord.gg",
            "wss://gateway.discord.gg.example.org",
            "wss://discord.gg@example.org/.discord.gg",
            "wss://example.org#.discord.gg",
            "wss://example.org\\.discord.gg",
            "gateway.discord.gg",
            "ws://127.0.0.1:9",
        ] {
            assert!(!at(address).is_trusted(DISCORD), "{address}");
        }
        assert!(at("ws://127.0.0.1:9/x").is_trusted("http://127.0.0.1:9"));
        assert!(!at("ws://127.0.0.1:99").is_trusted("http://127.0.0.1:9"));
    }
}
