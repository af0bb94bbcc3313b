//! What does the page show of what the bot does not say every day? A bot of few lines that answers with one of everything.

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use smebot::sandbox::{Sandbox, seed};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

/// Guilds, their messages, direct messages, content.
const INTENTS: u64 = 1 | 1 << 9 | 1 << 12 | 1 << 15;

/// What a member wrote into a modal, as the bot got it.
pub type Submitted = mpsc::UnboundedReceiver<Value>;

/// Signs in, registers its commands, and answers until the sandbox ends.
pub async fn begin(sandbox: &Sandbox) -> Submitted {
    let caller = Caller { host: sandbox.addr().to_string(), token: sandbox.token().to_owned() };
    let option = json!({"type": 3, "name": "text", "description": "Anything", "required": true});
    let count = json!({"type": 4, "name": "count", "description": "A number", "required": false});
    let commands = json!([
        {"type": 1, "name": "stage", "description": "What can be shown", "options": [
            {"type": 1, "name": "modal", "description": "A form"},
            {"type": 1, "name": "all", "description": "One of everything"},
            {"type": 1, "name": "slow", "description": "Thinks first", "options": [option, count]},
            {"type": 1, "name": "picture", "description": "A picture and a card"},
            {"type": 1, "name": "silent", "description": "Never answers"}
        ]},
        {"type": 3, "name": "Look at it"}
    ]);
    caller.call("PUT", &format!("/applications/{}/commands", seed::BOT), &commands).await;
    let (socket, _) = tokio_tungstenite::connect_async(format!("ws://{}/gateway?v=10&encoding=json", caller.host)).await.unwrap();
    let (mut write, mut read) = socket.split();
    let properties = json!({"os": "linux", "browser": "stage", "device": "stage"});
    let identify = json!({"op": 2, "d": {"token": caller.token, "intents": INTENTS, "properties": properties}});
    write.send(Message::text(identify.to_string())).await.unwrap();
    let (tell, told) = mpsc::unbounded_channel();
    let (ready, is_ready) = tokio::sync::oneshot::channel();
    tokio::spawn(async move {
        let mut ready = Some(ready);
        // It sends no heartbeats: none is due before the test is over. The writing half stays open as long as the reading one.
        let _write = write;
        while let Some(Ok(frame)) = read.next().await {
            let Message::Text(text) = frame else { continue };
            let event: Value = serde_json::from_str(&text).unwrap();
            match event["t"].as_str() {
                Some("READY") => drop(ready.take().map(|ready| ready.send(()))),
                Some("INTERACTION_CREATE") => caller.interaction(&event["d"], &tell).await,
                Some("MESSAGE_CREATE") if event["d"]["content"] == "!react" => caller.react(&event["d"]).await,
                _ => {}
            }
        }
    });
    is_ready.await.unwrap();
    told
}

struct Caller {
    host: String,
    token: String,
}

impl Caller {
    /// A request by hand: one is enough for a test.
    async fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        self.send(method, path, "application/json", body.to_string().as_bytes()).await
    }

    async fn send(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Value {
        let mut stream = TcpStream::connect(&self.host).await.unwrap();
        let head = format!(
            "{method} /api/v10{path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bot {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.host,
            self.token,
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(body).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 2"), "{method} {path}\n{answer}");
        json!(answer)
    }

    async fn respond(&self, interaction: &Value, body: &Value) {
        let path = format!("/interactions/{}/{}/callback", interaction["id"].as_str().unwrap(), interaction["token"].as_str().unwrap());
        self.call("POST", &path, body).await;
    }

    async fn interaction(&self, interaction: &Value, tell: &mpsc::UnboundedSender<Value>) {
        let data = &interaction["data"];
        let custom_id = data["custom_id"].as_str().unwrap_or_default();
        let sub = data["options"][0]["name"].as_str().unwrap_or_default();
        match (interaction["type"].as_u64(), sub, custom_id) {
            (Some(2), "modal", _) => self.respond(interaction, &json!({"type": 9, "data": modal()})).await,
            (Some(2), "all", _) => self.respond(interaction, &json!({"type": 4, "data": everything()})).await,
            (Some(2), "picture", _) => self.picture(interaction).await,
            (Some(2), "slow", _) => self.slow(interaction).await,
            (Some(2), "silent", _) | (Some(3), _, "dead") => {}
            (Some(2), _, _) => self.respond(interaction, &private("Looked at.")).await,
            (Some(5), _, _) => {
                tell.send(data.clone()).unwrap();
                self.respond(interaction, &private("Thank you.")).await;
            }
            _ => {
                let values = data["values"].as_array().map(|values| format!(" with {} values", values.len())).unwrap_or_default();
                self.respond(interaction, &private(&format!("Pressed {custom_id}{values}."))).await;
            }
        }
    }

    /// Says that it thinks, and answers when the test has had time to see it.
    async fn slow(&self, interaction: &Value) {
        self.respond(interaction, &json!({"type": 5})).await;
        tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
        let said = &interaction["data"]["options"][0]["options"];
        let path = format!("/webhooks/{}/{}/messages/@original", seed::BOT, interaction["token"].as_str().unwrap());
        self.call("PATCH", &path, &json!({"content": format!("Heard: {}", said), "allowed_mentions": {"parse": []}})).await;
    }

    /// A card, and a picture with its text for those who do not see it.
    async fn picture(&self, interaction: &Value) {
        let png = resvg::tiny_skia::Pixmap::new(800, 400).unwrap().encode_png().unwrap();
        let said = json!({"type": 4, "data": {
            "embeds": [{"title": "A title", "url": "https://example.org/", "description": "Text", "color": 0x0033_66CC,
                "fields": [{"name": "One", "value": "1", "inline": true}, {"name": "Two", "value": "**2**", "inline": true}], "footer": {"text": "The foot"}}],
            "attachments": [{"id": 0, "filename": "chart.png", "description": "Nothing at all, 800 by 400"}]}});
        let mut body = format!("--part\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n{said}\r\n--part\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"chart.png\"\r\nContent-Type: image/png\r\n\r\n").into_bytes();
        body.extend(png);
        body.extend(b"\r\n--part--\r\n");
        let path = format!("/interactions/{}/{}/callback", interaction["id"].as_str().unwrap(), interaction["token"].as_str().unwrap());
        self.send("POST", &path, "multipart/form-data; boundary=part", &body).await;
    }

    async fn react(&self, message: &Value) {
        let path = format!(
            "/channels/{}/messages/{}/reactions/%F0%9F%91%8D/@me",
            message["channel_id"].as_str().unwrap(),
            message["id"].as_str().unwrap()
        );
        self.call("PUT", &path, &json!({})).await;
    }
}

fn private(text: &str) -> Value {
    json!({"type": 4, "data": {"content": text, "flags": 64, "allowed_mentions": {"parse": []}}})
}

fn modal() -> Value {
    json!({"custom_id": "form", "title": "What was wrong?", "components": [
        {"type": 1, "components": [{"type": 4, "custom_id": "old", "style": 1, "label": "In a word", "required": true, "min_length": 3, "max_length": 40}]},
        {"type": 18, "label": "In full", "description": "As long as you like", "component": {"type": 4, "custom_id": "new", "style": 2, "required": false}},
        {"type": 18, "label": "How bad?", "component": {"type": 3, "custom_id": "kind", "options": [
            {"label": "A little", "value": "little"}, {"label": "Very", "value": "very", "description": "The figure is false"}]}}
    ]})
}

/// A message of components alone, with texts that must not be taken for HTML.
fn everything() -> Value {
    let button = |style: u64, label: &str, id: &str| json!({"type": 2, "style": style, "label": label, "custom_id": id});
    json!({"flags": 1 << 15, "components": [
        {"type": 17, "accent_color": 0x002E_8B57, "components": [
            {"type": 10, "content": "## A heading\n**Bold**, *italic*, __underlined__, ~~struck~~, `code`, ||hidden||, \\*plain\\*\n> a quote\n- one\n  - one below\n- two\n1. first\n-# small, [a link](https://example.org/a_(b)), <https://example.org>"},
            {"type": 14, "divider": true, "spacing": 1},
            {"type": 9, "components": [{"type": 10, "content": "<img src=x onerror=\"window.broken = true\"> <script>window.broken = true</script> [bad](javascript:alert(1))"}],
             "accessory": button(2, "Beside", "beside")},
            {"type": 1, "components": [button(1, "Main", "main"), button(3, "Good", "good"), button(4, "Dead", "dead"),
                {"type": 2, "style": 2, "label": "Off", "custom_id": "off", "disabled": true},
                {"type": 2, "style": 5, "label": "Away", "url": "https://example.org/"}]},
            {"type": 1, "components": [{"type": 3, "custom_id": "some", "placeholder": "Choose some", "min_values": 1, "max_values": 2, "options": [
                {"label": "Red", "value": "red"}, {"label": "Green", "value": "green"}, {"label": "Blue", "value": "blue"}]}]}
        ]}
    ]})
}
