//! A sandbox whose bot has files to keep, and what keepers do there.

use crate::folder::copy;
use crate::stage::{Set, Stage, button, number, said, setup, text};
use serde_json::{Map, Value, json};
use smebot::cli::live::keeping::Files;
use smebot::cli::live::{Live, renew};
use smebot::config::SecondKeeper;
use smebot::discord::Bot;
use smebot::facts::load::{Folder, Held};
use smebot::journal::Journal;
use smebot::sandbox::{Act, Sandbox, seed};
use std::path::Path;
use std::sync::Arc;

/// A stage whose bot keeps its facts in a folder of its own.
pub struct Kept {
    pub stage: Stage,
    pub folder: tempfile::TempDir,
    watch: smebot::cli::live::watch::Watch,
}

impl Kept {
    pub async fn new(keeper_roles: Vec<u64>) -> Self {
        Self::with(keeper_roles, SecondKeeper::Never, None).await
    }

    pub async fn with(keeper_roles: Vec<u64>, second: SecondKeeper, log_room: Option<u64>) -> Self {
        Self::kept_by((keeper_roles, Vec::new()), second, log_room).await
    }

    /// One whose facts are kept from these servers alone.
    pub async fn in_servers(keeper_servers: Vec<u64>) -> Self {
        Self::kept_by((Vec::new(), keeper_servers), SecondKeeper::Never, None).await
    }

    async fn kept_by((keeper_roles, keeper_servers): (Vec<u64>, Vec<u64>), second: SecondKeeper, log_room: Option<u64>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("tests/bases/harbours"), folder.path());
        let set = Set { log_room, ..Set::default() };
        let sandbox = crate::stage::sandbox(&set).await;
        let files = Arc::new(Files::new(folder.path().to_path_buf(), folder.path().join("questions"), second));
        let mut setup = setup(&sandbox, &set);
        setup.keeper = Some(Arc::clone(&files) as Arc<dyn smebot::respond::keeping::Keeper>);
        setup.settings.keeper_roles = keeper_roles;
        setup.settings.keeper_servers = keeper_servers;
        let bot = Bot::start(setup).await.unwrap();
        let stage = Stage { sandbox, bot };
        stage.connected().await;
        let held = Held::of(&Folder(folder.path().to_path_buf()));
        let watch = renew::renew_kept(stage.bot.door(), Live::since(folder.path(), &held), &files).unwrap();
        Self { stage, folder, watch }
    }

    /// A bot that answers from a folder as it is, and has a journal.
    pub async fn start(sandbox: Sandbox, folder: tempfile::TempDir, journal: Option<Journal>) -> Self {
        Self::start_with(sandbox, folder, journal, (None, SecondKeeper::Never)).await
    }

    /// The same as `smebot run` has it: what is proposed is kept in the journal, too.
    pub async fn run(sandbox: Sandbox, folder: tempfile::TempDir, journal: &Path, second: SecondKeeper) -> Self {
        let (own, shelf) = (Journal::open(journal).unwrap(), Journal::open(journal).unwrap());
        Self::start_with(sandbox, folder, Some(own), (Some(shelf), second)).await
    }

    async fn start_with(
        sandbox: Sandbox,
        folder: tempfile::TempDir,
        journal: Option<Journal>,
        (shelf, second): (Option<Journal>, SecondKeeper),
    ) -> Self {
        let files = Files::new(folder.path().to_path_buf(), folder.path().join("questions"), second).with_journal(shelf);
        let files = Arc::new(files);
        let mut setup = setup(&sandbox, &Set::default());
        setup.known = crate::stage::known(folder.path().to_str().unwrap());
        setup.journal = journal;
        setup.keeper = Some(Arc::clone(&files) as Arc<dyn smebot::respond::keeping::Keeper>);
        let stage = Stage { bot: Bot::start(setup).await.unwrap(), sandbox };
        stage.connected().await;
        let held = Held::of(&Folder(folder.path().to_path_buf()));
        let watch = renew::renew_kept(stage.bot.door(), Live::since(folder.path(), &held), &files).unwrap();
        Self { stage, folder, watch }
    }

    /// The bot leaves; what it leaves behind.
    pub async fn left(self) -> (Sandbox, tempfile::TempDir) {
        drop(self.watch);
        assert_eq!(self.stage.bot.stop().await, 0);
        (self.stage.sandbox, self.folder)
    }

    pub async fn order(&self, who: u64, channel: u64, name: &str, options: &[(&str, &str)]) -> Value {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let act = Act::Invoke { channel, command: "sme-facts".to_owned(), path: path(name), options };
        self.stage.done(who, act).await
    }

    /// What is offered for an option.
    pub async fn offered(&self, who: u64, name: &str, options: &[(&str, &str)], focused: &str) -> Vec<(String, String)> {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let (command, focused) = ("sme-facts".to_owned(), focused.to_owned());
        let act = Act::Autocomplete { channel: seed::GENERAL, command, path: path(name), options, focused };
        let answer = self.stage.sandbox.ask(who, act).await.unwrap();
        let choices = answer["choices"].as_array().unwrap_or_else(|| panic!("no choices: {answer:#}"));
        choices.iter().map(|choice| (text(&choice["name"]), text(&choice["value"]))).collect()
    }

    /// What stands for the first thing offered that has these words.
    pub async fn offer(&self, who: u64, name: &str, options: &[(&str, &str)], (focused, words): (&str, &str)) -> String {
        let offered = self.offered(who, name, options, focused).await;
        let found = offered.iter().find(|(label, _)| label.contains(words));
        found.unwrap_or_else(|| panic!("no {words:?} among {offered:?}")).1.clone()
    }

    /// What a member reads, who alone reads it.
    pub async fn read(&self, who: u64, name: &str, options: &[(&str, &str)]) -> String {
        let seen = self.order(who, seed::GENERAL, name, options).await;
        assert_eq!(seen["ephemeral"], true, "{seen:#}");
        said(&seen["message"])
    }

    pub async fn end(self) {
        drop(self.watch);
        self.stage.end().await;
    }
}

impl Kept {
    /// Fills the form in that `/sme-facts add` opens; the preview.
    pub async fn fill(&self, who: u64, options: &[(&str, &str)], values: &[(&str, &str)]) -> Value {
        self.fill_in(who, "add", options, values).await
    }

    /// Fills a form in that a command opens; the preview.
    pub async fn fill_in(&self, who: u64, name: &str, options: &[(&str, &str)], values: &[(&str, &str)]) -> Value {
        let opened = self.opened(who, name, options).await;
        self.submit(who, &opened, values).await
    }

    pub async fn opened(&self, who: u64, name: &str, options: &[(&str, &str)]) -> Value {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let act = Act::Invoke { channel: seed::GENERAL, command: "sme-facts".to_owned(), path: path(name), options };
        let opened = self.stage.sandbox.ask(who, act).await.unwrap();
        assert!(opened["modal"].is_object(), "{opened:#}; {:#?}", self.stage.last_calls());
        opened
    }

    pub async fn submit(&self, who: u64, opened: &Value, values: &[(&str, &str)]) -> Value {
        let values: Map<String, Value> = values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let seen = self.stage.done(who, Act::Submit { interaction: number(&opened["interaction"]), values }).await;
        assert_eq!(seen["ephemeral"], true, "{seen:#}");
        seen["message"].clone()
    }

    /// Presses a button, and waits until something else stands in the place of its message.
    pub async fn press(&self, who: u64, message: &Value, label: &str) -> Value {
        self.stage.press(who, message, label).await;
        self.other(who, message).await
    }

    /// Chooses in the menu of a message, and waits until something else stands in its place.
    pub async fn choose(&self, who: u64, message: &Value, label: &str) -> Value {
        self.stage.choose(who, message, label).await;
        self.other(who, message).await
    }

    /// What stands in the place of a message, once it is something else.
    pub async fn other(&self, who: u64, message: &Value) -> Value {
        let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(25);
        loop {
            let now = self.stage.sandbox.messages(who, number(&message["channel_id"])).into_iter();
            let now = now.map(|seen| seen["message"].clone()).find(|now| now["id"] == message["id"]).unwrap();
            if ["content", "embeds", "components"].iter().any(|part| now[part] != message[part]) {
                return now;
            }
            assert!(tokio::time::Instant::now() < deadline, "it stays {}", said(message));
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    pub fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    pub async fn answers(&self, words: &str) {
        let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
        loop {
            let answer = self.stage.ask(seed::ADA, seed::FIGURES, &format!("<@{}> ferry passengers in 2031?", seed::BOT)).await;
            if said(&answer).contains(words) {
                return;
            }
            assert!(tokio::time::Instant::now() < deadline, "{words:?} is not answered, but {}", said(&answer));
        }
    }
}

pub fn invoke(name: &str) -> Act {
    Act::Invoke { channel: seed::GENERAL, command: "sme-facts".to_owned(), path: path(name), options: Map::new() }
}

/// A command with its group.
pub fn path(name: &str) -> Vec<String> {
    name.split(' ').map(str::to_owned).collect()
}

/// A button that is pressed.
pub fn pressing(message: &Value, label: &str) -> Act {
    let custom_id = button(message, label);
    Act::Press { channel: number(&message["channel_id"]), message: number(&message["id"]), custom_id, forge: false }
}

pub const REPORT: &str = "statements/2025-03-14-annual-report.toml";
pub const FIGURE: [(&str, &str); 3] = [("key", "ferry-passengers"), ("period", "2031"), ("statement", "2025-03-14-annual-report")];
