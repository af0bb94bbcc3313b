//! The bot as a program of its own, which can be killed, and whose disk can be full: this program starts itself again.

use crate::stage::{Set, components, is_mine, known, number, text};
use serde_json::{Map, Value, json};
use smebot::cli::live::keeping::Files;
use smebot::cli::live::{Live, renew};
use smebot::config::SecondKeeper;
use smebot::discord::{Bot, Setup};
use smebot::facts::load::{Folder, Held};
use smebot::journal::Journal;
use smebot::respond::desk::Settings as Behaviour;
use smebot::respond::keeping::Keeper;
use smebot::respond::seal::Seal;
use smebot::sandbox::{Act, Sandbox};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Where the sandbox is, what it is entered with, and the place of facts and journal; without them there is no child.
const ADDRESS: &str = "SMEBOT_TEST_BOT_ADDRESS";
const TOKEN: &str = "SMEBOT_TEST_BOT_TOKEN";
const PLACE: &str = "SMEBOT_TEST_BOT_PLACE";
/// While this file is in the place, the child's disk is full.
const FULL: &str = "full";
/// Nobody's number, for which rights of files count.
const NOBODY: u32 = 65_534;
const PATIENCE: Duration = Duration::from_secs(40);

/// The child: in an ordinary run of the tests there is none, and it does nothing.
#[test]
fn child() {
    let Some(place) = std::env::var_os(PLACE).map(PathBuf::from) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let (facts, journal) = (place.join("facts"), place.join("journal.sqlite"));
        let files =
            Files::new(facts.clone(), facts.join("questions"), SecondKeeper::Never).with_journal(Some(Journal::open(&journal).unwrap()));
        let files = Arc::new(files);
        let token = std::env::var(TOKEN).unwrap();
        let setup = Setup {
            address: std::env::var(ADDRESS).unwrap(),
            known: known(facts.to_str().unwrap()),
            settings: Behaviour { seal: Seal::of(&token), pace: Set::default().pace, ..Behaviour::default() },
            token: token.into(),
            painter: Box::new(crate::stage::Dot),
            keeper: Some(Arc::clone(&files) as Arc<dyn Keeper>),
            journal: Some(Journal::open(&journal).unwrap()),
            reads_messages: true,
            log_room: None,
            logs_questions: false,
        };
        let bot = Bot::start(setup).await.unwrap();
        let held = Held::of(&Folder(facts.clone()));
        let _watch = renew::renew_kept(bot.door(), Live::since(&facts, &held), &files).unwrap();
        loop {
            limit(place.join(FULL).exists());
            sleep(Duration::from_millis(15)).await;
        }
    });
}

/// Lets no file grow, or all.
fn limit(is_full: bool) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let current = if is_full { Some(0) } else { None };
    if getrlimit(Resource::Fsize).current != current {
        setrlimit(Resource::Fsize, Rlimit { current, maximum: None }).unwrap();
    }
}

/// A sandbox, a place with facts and a journal, and the bot beside this program, while it runs.
pub struct Beside {
    pub sandbox: Sandbox,
    pub place: tempfile::TempDir,
    program: PathBuf,
    bot: Option<std::process::Child>,
}

impl Beside {
    pub async fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        crate::folder::copy(Path::new("tests/bases/harbours"), &place.path().join("facts"));
        let sandbox = crate::stage::sandbox(&Set::default()).await;
        let own = std::env::current_exe().unwrap();
        // Whoever may do everything finds no file read-only: then the bot is nobody's, in a place of his, and so is its program.
        let program = if rustix::process::geteuid().is_root() { place.path().join("program") } else { own.clone() };
        if program != own && std::fs::hard_link(&own, &program).is_err() {
            std::fs::copy(&own, &program).unwrap();
        }
        let beside = Self { sandbox, place, program, bot: None };
        beside.hand_over();
        beside
    }

    /// Gives all that is in the place to whom the bot is.
    pub fn hand_over(&self) {
        if rustix::process::geteuid().is_root() {
            give(self.place.path(), &self.program);
        }
    }

    pub fn facts(&self) -> PathBuf {
        self.place.path().join("facts")
    }

    pub fn journal(&self) -> PathBuf {
        self.place.path().join("journal.sqlite")
    }

    /// Begins the bot, without waiting for it.
    pub fn begin(&mut self) {
        // What is told that a file may not grow would end by that, if it did not pass it over.
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(&self.program).args(["--exact", "child::child", "--test-threads=1"]);
        command.env(ADDRESS, self.sandbox.url()).env(TOKEN, self.sandbox.token()).env(PLACE, self.place.path());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        if rustix::process::geteuid().is_root() {
            use std::os::unix::process::CommandExt as _;
            command.uid(NOBODY).gid(NOBODY);
        }
        self.bot = Some(command.spawn().unwrap());
    }

    /// Begins the bot, and waits until it is there.
    pub async fn start(&mut self) {
        self.begin();
        self.until("the bot", |beside| beside.is_online()).await;
    }

    fn is_online(&self) -> bool {
        let report = self.sandbox.report();
        report["gateway"]["sessions"].as_array().is_some_and(|all| all.iter().any(|session| session["connected"] == true))
    }

    /// Kills the bot with SIGKILL.
    pub async fn kill(&mut self) {
        if let Some(mut bot) = self.bot.take() {
            bot.kill().unwrap();
            bot.wait().unwrap();
        }
        self.until("the end of the connection", |beside| !beside.is_online()).await;
    }

    pub async fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            assert!(Instant::now() < deadline, "{what}: it does not come");
            sleep(Duration::from_millis(3)).await;
        }
    }

    /// Whether the disk is full for the bot, from a moment later on.
    pub async fn fill(&self, is_full: bool) {
        let file = self.place.path().join(FULL);
        if is_full {
            std::fs::write(file, "").unwrap()
        } else {
            std::fs::remove_file(file).unwrap()
        }
        sleep(Duration::from_millis(500)).await;
    }

    /// The bot's answers to a message.
    pub fn answers(&self, who: u64, channel: u64, question: u64) -> Vec<Value> {
        let question = question.to_string();
        let replies = |seen: &Value| seen["message"]["message_reference"]["message_id"] == question.as_str() && is_mine(seen);
        self.sandbox.messages(who, channel).into_iter().filter(replies).map(|seen| seen["message"].clone()).collect()
    }

    /// A member gives a command; what he sees.
    pub async fn order(&self, who: u64, (command, path): (&str, &str), options: &[(&str, &str)]) -> Value {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let (command, path) = (command.to_owned(), path.split(' ').map(str::to_owned).collect());
        self.done(who, Act::Invoke { channel: smebot::sandbox::seed::GENERAL, command, path, options }).await
    }

    /// A member presses a button; the message that comes of it, or what then stands in its place.
    pub async fn press(&self, who: u64, message: &Value, label: &str) -> Value {
        let part =
            components(message).into_iter().find(|part| part["label"] == label).unwrap_or_else(|| panic!("no {label:?} in {message:#}"));
        let (channel, id) = (number(&message["channel_id"]), number(&message["id"]));
        let done = self.done(who, Act::Press { channel, message: id, custom_id: text(&part["custom_id"]), forge: false }).await;
        if done["id"].is_string() && done["id"] != message["id"] {
            return done;
        }
        // What is said again is edited, too.
        let now = || {
            let all = self.sandbox.messages(who, channel).into_iter().map(|seen| seen["message"].clone());
            all.filter(|now| now["id"] == message["id"]).find(|now| now != message)
        };
        self.until("another text in its place", |_| now().is_some()).await;
        now().unwrap()
    }

    async fn done(&self, who: u64, act: Act) -> Value {
        let answer = self.sandbox.ask(who, act.clone()).await.unwrap_or_else(|refusal| panic!("{act:?}: {refusal:?}"));
        assert_eq!(answer["state"], "answered", "{act:?}: {answer:#}");
        answer["message"]["message"].clone()
    }

    /// Ends it all: nothing was refused by Discord's description.
    pub async fn end(mut self) {
        self.kill().await;
        assert_eq!(self.sandbox.complaints(), Vec::<String>::new());
        self.sandbox.stop().await;
    }
}

/// Gives what is in a folder, and the folder, to nobody; but not a program that is another's, too.
#[cfg(unix)]
fn give(path: &Path, program: &Path) {
    if path == program {
        return;
    }
    std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    if path.is_dir() {
        std::fs::read_dir(path).unwrap().for_each(|entry| give(&entry.unwrap().path(), program));
    }
}
