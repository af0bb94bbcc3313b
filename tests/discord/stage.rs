//! A sandbox with the bot in it, and what members do there.

use jiff::SignedDuration;
use serde_json::{Map, Value, json};
use smebot::answer::Answer;
use smebot::chat::{Picture, RoomId};
use smebot::discord::{Bot, Setup};
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::journal::Journal;
use smebot::question::Facts;
use smebot::respond::desk::{Painter, Settings as Behaviour};
use smebot::respond::known::Known;
use smebot::respond::pace::Pace;
use smebot::respond::seal::Seal;
use smebot::sandbox::{Act, Control, Limits, Sandbox, Settings, seed};
use std::path::Path;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long an answer is waited for: far longer than it takes, even where a fault makes the bot come back.
const PATIENCE: Duration = Duration::from_secs(25);
/// How long it is waited whether a second answer comes.
const SETTLE: Duration = Duration::from_millis(600);

/// A painter whose picture is the smallest there is.
pub struct Dot;

impl Painter for Dot {
    fn paint(&self, answer: &Answer, _: &FactBase) -> Option<Picture> {
        const DOT: [u8; 67] = [
            0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0,
            0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0xe2, 0x21, 0xbc,
            0x33, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
        ];
        Some(Picture { png: DOT.to_vec(), description: format!("{} figures", answer.indicators().len()) })
    }
}

/// How a stage is set.
pub struct Set {
    pub reads_messages: bool,
    pub listens: bool,
    pub limits: Limits,
    pub pace: Pace,
    pub heartbeat: Duration,
    pub facts: &'static str,
    pub log_room: Option<u64>,
}

impl Default for Set {
    fn default() -> Self {
        Self {
            reads_messages: true,
            listens: true,
            limits: Limits::Off,
            pace: Pace { burst: 1_000, every: SignedDuration::from_secs(1) },
            heartbeat: Duration::from_millis(41_250),
            facts: "tests/bases/harbours",
            log_room: None,
        }
    }
}

/// A sandbox with the bot in it.
pub struct Stage {
    pub sandbox: Sandbox,
    pub bot: Bot,
}

pub fn known(facts: &str) -> Known {
    Known::new(Facts::new(load(Path::new(facts)).base), "test".to_owned())
}

pub async fn sandbox(set: &Set) -> Sandbox {
    let mut settings = Settings::new(u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap());
    settings.openapi = crate::common::openapi();
    settings.limits = set.limits;
    settings.heartbeat = set.heartbeat;
    Sandbox::start(settings).await.unwrap()
}

pub fn setup(sandbox: &Sandbox, set: &Set) -> Setup {
    Setup {
        address: sandbox.url().to_owned(),
        token: sandbox.token().to_owned().into(),
        known: known(set.facts),
        settings: Behaviour {
            listens_in: if set.listens { vec![RoomId(seed::FIGURES)] } else { Vec::new() },
            pace: set.pace,
            seal: Seal::of(sandbox.token()),
            ..Behaviour::default()
        },
        painter: Box::new(Dot),
        keeper: None,
        journal: Some(Journal::in_memory().unwrap()),
        reads_messages: set.reads_messages,
        log_room: set.log_room.map(RoomId),
        logs_questions: false,
    }
}

impl Stage {
    pub async fn new() -> Self {
        Self::set(Set::default()).await
    }

    pub async fn set(set: Set) -> Self {
        let sandbox = sandbox(&set).await;
        let bot = Bot::start(setup(&sandbox, &set)).await.unwrap();
        let stage = Self { sandbox, bot };
        stage.connected().await;
        stage
    }

    /// Waits until the gateway is connected.
    pub async fn connected(&self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.bot.watch().is_connected() {
            assert!(Instant::now() < deadline, "the gateway does not connect");
            sleep(Duration::from_millis(5)).await;
        }
    }

    pub fn control(&self, control: Value) {
        let control: Control = serde_json::from_value(control).unwrap();
        self.sandbox.control(control).unwrap();
    }

    /// A member writes a message; its number.
    pub fn say(&self, who: u64, channel: u64, text: &str) -> u64 {
        self.write(who, channel, text, None)
    }

    pub fn reply(&self, who: u64, channel: u64, text: &str, to: u64) -> u64 {
        self.write(who, channel, text, Some(to))
    }

    fn write(&self, who: u64, channel: u64, text: &str, reply_to: Option<u64>) -> u64 {
        let sent = self.sandbox.act(who, Act::Send { channel, content: text.to_owned(), reply_to, ping: None }).unwrap();
        number(&sent["message"]["message"]["id"])
    }

    /// The bot's answers to a message.
    pub fn answers(&self, who: u64, channel: u64, question: u64) -> Vec<Value> {
        let question = question.to_string();
        let replies = |seen: &Value| seen["message"]["message_reference"]["message_id"] == question.as_str() && is_mine(seen);
        self.sandbox.messages(who, channel).into_iter().filter(replies).collect()
    }

    /// Waits for the answer to a message.
    pub async fn answer(&self, who: u64, channel: u64, question: u64) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(answer) = self.answers(who, channel, question).pop() {
                return answer["message"].clone();
            }
            assert!(Instant::now() < deadline, "no answer; the last calls were {:#?}", self.last_calls());
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Asks in a message and waits for the answer.
    pub async fn ask(&self, who: u64, channel: u64, text: &str) -> Value {
        let question = self.say(who, channel, text);
        self.answer(who, channel, question).await
    }

    /// Waits until something holds.
    pub async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds() {
            assert!(Instant::now() < deadline, "{what}: it does not come; the last calls were {:#?}", self.last_calls());
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits as long as a second answer would take.
    pub async fn settle(&self) {
        sleep(SETTLE).await;
    }

    pub fn last_calls(&self) -> Vec<Value> {
        let mut calls = self.sandbox.requests();
        calls.split_off(calls.len().saturating_sub(6))
    }

    /// A member uses a command; what he sees of it.
    pub async fn command(&self, who: u64, name: &str, options: &[(&str, &str)]) -> Value {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let act = Act::Invoke { channel: seed::FIGURES, command: "sme".to_owned(), path: vec![name.to_owned()], options };
        self.done(who, act).await
    }

    pub async fn choices(&self, who: u64, name: &str, options: &[(&str, &str)], focused: &str) -> Vec<(String, String)> {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let (path, focused) = (vec![name.to_owned()], focused.to_owned());
        let act = Act::Autocomplete { channel: seed::FIGURES, command: "sme".to_owned(), path, options, focused };
        let answer = self.sandbox.ask(who, act).await.unwrap();
        let choices = answer["choices"].as_array().unwrap_or_else(|| panic!("no choices: {answer:#}"));
        choices.iter().map(|choice| (text(&choice["name"]), text(&choice["value"]))).collect()
    }

    /// A member does something that the bot answers; the message that comes of it.
    pub async fn done(&self, who: u64, act: Act) -> Value {
        let answer = self.sandbox.ask(who, act.clone()).await.unwrap_or_else(|refusal| panic!("{act:?}: {refusal:?}"));
        assert_eq!(answer["state"], "answered", "{act:?}: {answer:#}; the last calls were {:#?}", self.last_calls());
        answer["message"].clone()
    }

    /// Presses the button with a label.
    pub async fn press(&self, who: u64, message: &Value, label: &str) -> Value {
        let custom_id = button(message, label);
        let (channel, message) = (number(&message["channel_id"]), number(&message["id"]));
        self.done(who, Act::Press { channel, message, custom_id, forge: false }).await
    }

    /// Chooses in the first menu the option whose label has these words.
    pub async fn choose(&self, who: u64, message: &Value, label: &str) -> Value {
        let menu = components(message).into_iter().find(|part| part["type"] == 3).unwrap_or_else(|| panic!("no menu in {message:#}"));
        let options = menu["options"].as_array().unwrap();
        let option = options.iter().find(|option| text(&option["label"]).contains(label));
        let values = vec![text(&option.unwrap_or_else(|| panic!("no {label:?} in {menu:#}"))["value"])];
        let (channel, message) = (number(&message["channel_id"]), number(&message["id"]));
        self.done(who, Act::Select { channel, message, custom_id: text(&menu["custom_id"]), values, forge: false }).await
    }

    /// Ends it all: nothing was refused by Discord's description, and nobody was mentioned.
    pub async fn end(self) {
        self.settle().await;
        assert_eq!(self.sandbox.complaints(), Vec::<String>::new());
        for who in [seed::ADA, seed::LIN, seed::MIRA] {
            for channel in [seed::FIGURES, seed::GENERAL, seed::dm(who)] {
                for seen in self.sandbox.messages(who, channel).iter().filter(|seen| is_mine(seen)) {
                    assert_eq!((&seen["pinged"], &seen["everyone_pinged"]), (&json!([]), &json!(false)), "{seen:#}");
                }
            }
        }
        let left = self.bot.stop().await;
        assert_eq!(left, 0, "answers were cut off");
        self.sandbox.stop().await;
    }
}

pub fn is_mine(seen: &Value) -> bool {
    seen["message"]["author"]["id"] == seed::BOT.to_string().as_str()
}

pub fn number(id: &Value) -> u64 {
    id.as_str().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no number: {id}"))
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// All that a message says.
pub fn said(message: &Value) -> String {
    let cards = message["embeds"].as_array().into_iter().flatten().flat_map(|card| {
        let fields = card["fields"].as_array().into_iter().flatten().map(|field| text(&field["value"]));
        card["description"].as_str().map(str::to_owned).into_iter().chain(fields)
    });
    std::iter::once(text(&message["content"])).chain(cards).collect::<Vec<_>>().join("\n")
}

pub fn components(message: &Value) -> Vec<Value> {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten()).cloned().collect()
}

/// What the button with a label carries.
pub fn button(message: &Value, label: &str) -> String {
    let found = components(message).into_iter().find(|part| part["label"] == label);
    text(&found.unwrap_or_else(|| panic!("no {label:?} in {message:#}"))["custom_id"])
}

/// Asserts that a text has words in it.
pub fn assert_says(message: &Value, words: &[&str]) {
    let said = said(message);
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said}");
    }
}
