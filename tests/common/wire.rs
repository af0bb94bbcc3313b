//! How does a test speak to the sandbox without a library for bots? Plain HTTP over a socket, and the gateway over a WebSocket.

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use smebot::sandbox::Sandbox;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// How long anything may take.
pub const TIME: Duration = Duration::from_secs(10);

/// An answer over HTTP.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub bytes: Vec<u8>,
    /// What the bytes say, where they are JSON.
    pub body: Value,
}

/// One request over a connection of its own.
pub async fn http(to: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut socket = TcpStream::connect(to).await.unwrap();
    let host = format!("host: {to}\r\n");
    let host = if headers.iter().any(|(name, _)| *name == "host") { "" } else { &host };
    let mut request = format!("{method} {path} HTTP/1.1\r\n{host}connection: close\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    socket.write_all(request.as_bytes()).await.unwrap();
    // A server that refuses a large body may close before it has read all of it.
    let _ = socket.write_all(body).await;
    let mut read = Vec::new();
    let _ = tokio::time::timeout(TIME, socket.read_to_end(&mut read)).await.expect("the server answers");
    let end = read.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(read.len());
    let head = String::from_utf8_lossy(&read[..end]).into_owned();
    let bytes = read.get(end + 4..).unwrap_or_default().to_vec();
    let status = head.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    let pairs = head.lines().skip(1).filter_map(|line| line.split_once(": "));
    let headers = pairs.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let body = serde_json::from_slice(&bytes).unwrap_or_default();
    Answer { status, headers, bytes, body }
}

/// A call of the bot.
pub async fn call(sandbox: &Sandbox, method: &str, path: &str, body: Value) -> Answer {
    let authorization = format!("Bot {}", sandbox.token());
    let headers = [("authorization", authorization.as_str()), ("content-type", "application/json")];
    let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
    http(sandbox.addr(), method, &format!("/api/v10{path}"), &headers, &body).await
}

/// A bot's connection to the gateway.
pub struct Gateway {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The number of the last event.
    pub last: u64,
    pub session: String,
}

/// How a connection came to its end.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    Code(u16),
    Cut,
}

impl Gateway {
    /// Connects and reads hello.
    pub async fn connect(sandbox: &Sandbox, query: &str) -> Self {
        let (socket, _) = connect_async(format!("ws://{}/gateway/?v=10&encoding=json{query}", sandbox.addr())).await.unwrap();
        let mut gateway = Self { socket, last: 0, session: String::new() };
        let hello = gateway.payload().await.unwrap();
        assert_eq!(hello["op"], 10, "{hello}");
        gateway
    }

    /// Connects and identifies; READY is read already.
    pub async fn identify(sandbox: &Sandbox, intents: u64) -> Self {
        let mut gateway = Self::connect(sandbox, "").await;
        gateway.send(&json!({"op": 2, "d": {"token": sandbox.token(), "intents": intents, "properties": {}}})).await;
        let ready = gateway.event("READY").await;
        ready["session_id"].as_str().unwrap().clone_into(&mut gateway.session);
        gateway
    }

    /// Connects and asks to go on with a session.
    pub async fn resume(sandbox: &Sandbox, session: &str, last: u64) -> Self {
        let mut gateway = Self::connect(sandbox, "").await;
        gateway.send(&json!({"op": 6, "d": {"token": sandbox.token(), "session_id": session, "seq": last}})).await;
        session.clone_into(&mut gateway.session);
        gateway
    }

    pub async fn send(&mut self, payload: &Value) {
        self.text(payload.to_string()).await;
    }

    pub async fn text(&mut self, text: String) {
        self.socket.send(Message::Text(text.into())).await.unwrap();
    }

    /// The next frame, whatever it is.
    pub async fn frame(&mut self) -> Result<Message, End> {
        let frame = tokio::time::timeout(TIME, self.socket.next()).await.expect("the gateway says something");
        match frame {
            Some(Ok(Message::Close(Some(frame)))) => Err(End::Code(frame.code.into())),
            Some(Ok(frame)) => Ok(frame),
            Some(Err(_)) | None => Err(End::Cut),
        }
    }

    /// The next payload.
    pub async fn payload(&mut self) -> Result<Value, End> {
        let frame = self.frame().await?;
        let payload: Value = serde_json::from_str(frame.to_text().unwrap()).unwrap();
        self.last = payload["s"].as_u64().unwrap_or(self.last);
        Ok(payload)
    }

    /// The data of the next event of this name; others are passed over.
    pub async fn event(&mut self, name: &str) -> Value {
        loop {
            let payload = self.payload().await.unwrap();
            if payload["t"] == name {
                return payload["d"].clone();
            }
        }
    }

    /// The names of events, up to and with `last`.
    pub async fn names_until(&mut self, last: &str) -> Vec<String> {
        let mut names = Vec::new();
        while names.last().is_none_or(|name| name != last) {
            names.push(self.payload().await.unwrap()["t"].as_str().unwrap_or_default().to_owned());
        }
        names
    }

    /// How it ends; what comes before is passed over.
    pub async fn end(&mut self) -> End {
        loop {
            if let Err(end) = self.frame().await {
                return end;
            }
        }
    }

    /// Whether nothing comes for a while.
    pub async fn is_silent(&mut self, milliseconds: u64) -> bool {
        tokio::time::timeout(Duration::from_millis(milliseconds), self.socket.next()).await.is_err()
    }

    /// Closes with a code.
    pub async fn goodbye(&mut self, code: u16) {
        self.socket.close(Some(CloseFrame { code: code.into(), reason: "".into() })).await.unwrap();
        self.end().await;
    }

    /// Goes away without a word.
    pub fn cut(self) {
        drop(self);
    }
}
