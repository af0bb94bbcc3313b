//! How is this bot set up: where are its facts, which language does it fall back to, how does it behave in Discord?
//!
//! Read and checked like the facts, so that `smebot check` shows a fault of it at its line. Secrets are not in it.

use crate::facts::load::{Files, Folder, notes::Notes, suggest, values};
use crate::facts::problem::{self, Problem};
use crate::language::Language;
use core::net::SocketAddr;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// The file that is read where none is named, if it is there.
pub const DEFAULT_FILE: &str = "config.toml";

/// The keys of the file.
const KEYS: [&str; 20] = [
    "facts",
    "questions",
    "language",
    "token-file",
    "channels",
    "message-content",
    "questions-at-once",
    "seconds-per-question",
    "edit-minutes",
    "log-channel",
    "keeper-roles",
    "keeper-servers",
    "second-keeper",
    "journal",
    "inbox",
    "inbox-days",
    "health",
    "log",
    "log-format",
    "log-questions",
];
/// The number of no role and of no server: no member has it, none is in it.
const NOBODY: u64 = 0;
/// The largest number that is taken for a setting: an hour in seconds.
const LARGEST: u32 = 3_600;

/// What can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder of the fact base; a relative one is looked for beside the file that names it.
    pub facts: PathBuf,
    /// A file or a folder of questions to try changes of the facts with; without it, the folder "questions" in that of the facts.
    pub questions: Option<PathBuf>,
    /// The language of what is said to nobody in particular, and of answers to questions in no language ("8,997?").
    pub language: Language,
    /// How it behaves in Discord.
    pub discord: Discord,
}

/// For which changes a second keeper has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondKeeper {
    /// For none.
    Never,
    /// Where a figure that is stated already becomes another, or is gone.
    ForChangedFigures,
    /// For all.
    Always,
}

/// How the bot behaves in Discord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discord {
    /// A file with the token, for where the environment is no place for a secret.
    pub token_file: Option<PathBuf>,
    /// The channels in which questions are answered without the bot being mentioned.
    pub channels: Vec<u64>,
    /// Whether Discord is asked for the text of messages that do not mention the bot.
    pub message_content: bool,
    /// How many questions a member may ask at once in a channel.
    pub questions_at_once: u32,
    /// After how many seconds he may ask one more.
    pub seconds_per_question: u32,
    /// For how many minutes an answer follows the edits of its question.
    pub edit_minutes: u32,
    /// The channel in which the keepers are told what concerns them.
    pub log_channel: Option<u64>,
    /// The roles whose members may keep the facts from Discord; without one, whoever may manage the server.
    pub keeper_roles: Vec<u64>,
    /// The servers from which the facts may be kept; without one, all in which the bot is.
    pub keeper_servers: Vec<u64>,
    /// For which changes from Discord a second keeper has to agree.
    pub second_keeper: SecondKeeper,
    /// The file in which it is noted where the bot was left, and what members asked in vain.
    pub journal: Option<PathBuf>,
    /// Whether questions that had no answer are kept in it, and who wants to be told.
    pub inbox: bool,
    /// For how many days.
    pub inbox_days: u32,
    /// Where `/healthz` and `/metrics` are answered.
    pub health: Option<SocketAddr>,
    /// How much is logged.
    pub log: String,
    /// Whether the log is written as one JSON object a line.
    pub log_as_json: bool,
    /// Whether questions may stand in the log.
    pub log_questions: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self { facts: PathBuf::from("facts"), questions: None, language: Language::English, discord: Discord::default() }
    }
}

impl Default for Discord {
    fn default() -> Self {
        Self {
            token_file: None,
            channels: Vec::new(),
            message_content: false,
            questions_at_once: 6,
            seconds_per_question: 4,
            edit_minutes: 5,
            log_channel: None,
            keeper_roles: Vec::new(),
            keeper_servers: Vec::new(),
            second_keeper: SecondKeeper::Never,
            journal: None,
            inbox: true,
            inbox_days: 30,
            health: None,
            log: "info".to_owned(),
            log_as_json: false,
            log_questions: false,
        }
    }
}

/// Reads the config that the command line names, or else [`DEFAULT_FILE`] where it exists, or else the defaults.
///
/// Like the facts, it is read as far as possible: a fault leaves the default in place and is one of the problems.
pub fn load(named: Option<&Path>) -> (Config, Vec<Problem>) {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    if named.is_none() && !path.exists() {
        return (Config::default(), Vec::new());
    }
    match folder(path).read(file(path)) {
        Ok(text) => parse(path, &text),
        Err(error) => {
            let problem = Problem::error(file(path), None, format!("cannot read the config: {error}"));
            (Config::default(), vec![problem])
        }
    }
}

/// Reads a config from its text; `path` is where it was read from.
pub fn parse(path: &Path, text: &str) -> (Config, Vec<Problem>) {
    let mut config = Config::default();
    let mut notes = Notes::new(file(path), text);
    let (table, errors) = DeTable::parse_recoverable(text);
    notes.begin(0..text.len(), &errors);
    for (key, span, value) in values::entries(table.get_ref()) {
        if !KEYS.contains(&key) {
            let help = suggest::Suggestions::default().did_you_mean(key, KEYS.into_iter());
            let help = help.unwrap_or_else(|| format!("what it may have: {}", KEYS.join(", ")));
            notes.error_with_help(span, format!("the config has no `{key}`"), help);
            continue;
        }
        set(&mut config, key, value, &mut notes);
    }
    if let Some(place) = table.get_ref().iter().find(|(key, _)| key.get_ref() == "channels").map(|(key, _)| key.span())
        && !config.discord.channels.is_empty()
        && !config.discord.message_content
    {
        notes.warning(place, "in `channels` the bot can read messages only with `message-content = true`");
    }
    warn_of_no_keepers(&config.discord, table.get_ref(), &mut notes);
    config.discord.token_file = config.discord.token_file.map(|file| folder(path).0.join(file));
    config.discord.journal = config.discord.journal.map(|file| folder(path).0.join(file));
    config.questions = config.questions.map(|file| folder(path).0.join(file));
    config.facts = folder(path).0.join(&config.facts);
    let mut problems = notes.finish();
    problem::sort(&mut problems);
    (config, problems)
}

/// Warns where a bot is set up for Discord and nothing says who keeps its facts: then it has to be in one server alone.
fn warn_of_no_keepers(discord: &Discord, table: &DeTable<'_>, notes: &mut Notes<'_>) {
    let is_used =
        discord.token_file.is_some() || discord.journal.is_some() || discord.log_channel.is_some() || !discord.channels.is_empty();
    if !is_used || !discord.keeper_roles.is_empty() || !discord.keeper_servers.is_empty() {
        return;
    }
    let first = ["token-file", "channels", "log-channel", "journal"]
        .iter()
        .find_map(|sought| table.iter().find(|(key, _)| key.get_ref() == sought).map(|(key, _)| key.span()));
    if let Some(place) = first {
        notes.warning(
            place,
            "neither `keeper-roles` nor `keeper-servers` is set: whoever may manage the bot's server may change the facts, and once it is in a second one, nobody may",
        );
    }
}

/// Sets what one key says.
fn set(config: &mut Config, key: &str, value: &values::Value<'_>, notes: &mut Notes<'_>) {
    let discord = &mut config.discord;
    match key {
        "facts" => config.facts = values::string(value, key, notes).map_or_else(|| config.facts.clone(), PathBuf::from),
        "questions" => config.questions = values::string(value, key, notes).map(PathBuf::from),
        "language" => {
            let known = [Language::English, Language::Chinese].map(|language| (language.code(), language));
            config.language = one_of(value, key, known, notes).unwrap_or(config.language);
        }
        "token-file" => discord.token_file = values::string(value, key, notes).map(PathBuf::from),
        "journal" => discord.journal = values::string(value, key, notes).map(PathBuf::from),
        "channels" => {
            discord.channels = values::list(value, key, notes).iter().filter_map(|item| number_of(item, key, "channel", notes)).collect()
        }
        "log-channel" => discord.log_channel = number_of(value, key, "channel", notes),
        "keeper-roles" => discord.keeper_roles = allowed(value, key, "role", notes),
        "keeper-servers" => discord.keeper_servers = allowed(value, key, "server", notes),
        "second-keeper" => {
            let known = [
                ("never", SecondKeeper::Never),
                ("for-changed-figures", SecondKeeper::ForChangedFigures),
                ("always", SecondKeeper::Always),
            ];
            // Whoever wrote something here wanted a second one: a fault does not let a change through.
            discord.second_keeper = one_of(value, key, known, notes).unwrap_or(SecondKeeper::Always);
        }
        "inbox" => discord.inbox = flag(value, key, notes).unwrap_or(discord.inbox),
        "inbox-days" => discord.inbox_days = count(value, key, notes).unwrap_or(discord.inbox_days),
        "message-content" => discord.message_content = flag(value, key, notes).unwrap_or(discord.message_content),
        "log-questions" => discord.log_questions = flag(value, key, notes).unwrap_or(discord.log_questions),
        "questions-at-once" => discord.questions_at_once = count(value, key, notes).unwrap_or(discord.questions_at_once),
        "seconds-per-question" => discord.seconds_per_question = count(value, key, notes).unwrap_or(discord.seconds_per_question),
        "edit-minutes" => discord.edit_minutes = count(value, key, notes).unwrap_or(discord.edit_minutes),
        "log-format" => {
            discord.log_as_json = one_of(value, key, [("text", false), ("json", true)], notes).unwrap_or(discord.log_as_json);
        }
        "log" => {
            let known = ["error", "warn", "info", "debug"].map(|level| (level, level.to_owned()));
            discord.log = one_of(value, key, known, notes).unwrap_or_else(|| discord.log.clone());
        }
        "health" => {
            discord.health = values::string(value, key, notes).and_then(|address| {
                let read = address.parse();
                if read.is_err() {
                    let help = "write an address and a port, such as \"127.0.0.1:9095\"";
                    notes.error_with_help(value.span(), format!("`health` is no address: {address:?}"), help);
                }
                read.ok()
            });
        }
        // OK because the caller asks for no other key.
        _ => {}
    }
}

fn one_of<T, const N: usize>(value: &values::Value<'_>, key: &str, known: [(&str, T); N], notes: &mut Notes<'_>) -> Option<T> {
    let text = values::string(value, key, notes)?;
    let names = known.each_ref().map(|(name, _)| format!("{name:?}")).join(" or ");
    let found = known.into_iter().find(|(name, _)| *name == text).map(|(_, meaning)| meaning);
    if found.is_none() {
        notes.error(value.span(), format!("`{key}` is {names}, but this is {text:?}"));
    }
    found
}

fn flag(value: &values::Value<'_>, key: &str, notes: &mut Notes<'_>) -> Option<bool> {
    if let DeValue::Boolean(flag) = value.get_ref() {
        return Some(*flag);
    }
    notes.error(value.span(), format!("`{key}` is true or false, but this is {}", values::kind(value)));
    None
}

fn count(value: &values::Value<'_>, key: &str, notes: &mut Notes<'_>) -> Option<u32> {
    let read = match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', "").parse().ok(),
        _ => None,
    };
    let read = read.filter(|number| (1..=LARGEST).contains(number));
    if read.is_none() {
        notes.error(value.span(), format!("`{key}` has to be a whole number from 1 to {LARGEST}"));
    }
    read
}

/// The numbers by which it is decided who may do something. That is not decided by what is left of a list with a fault: without a number nobody may.
fn allowed(value: &values::Value<'_>, key: &str, of: &str, notes: &mut Notes<'_>) -> Vec<u64> {
    let items = values::list(value, key, notes);
    let read: Vec<u64> = items.iter().filter_map(|item| number_of(item, key, of, notes)).collect();
    if read.is_empty() { vec![NOBODY] } else { read }
}

/// The number of a channel, a role or a server, in quotes: copied from Discord it has 17 to 20 digits.
fn number_of(value: &values::Value<'_>, key: &str, of: &str, notes: &mut Notes<'_>) -> Option<u64> {
    let text = values::string(value, key, notes)?;
    let read = text.parse().ok().filter(|number: &u64| *number > 0);
    if read.is_none() {
        let copied = match of {
            "role" => "Copy Role ID",
            "server" => "Copy Server ID",
            _ => "Copy Channel ID",
        };
        let help = format!("in Discord switch on the developer mode, then right-click the {of} and choose \"{copied}\"");
        notes.error_with_help(value.span(), format!("`{key}` is no number of a {of}: {text:?}"), help);
    }
    read
}

/// The folder of a config file, which its problems are shown relative to.
pub fn folder(path: &Path) -> Folder {
    Folder(path.parent().unwrap_or(Path::new("")).to_path_buf())
}

fn file(path: &Path) -> &Path {
    path.file_name().map_or(path, Path::new)
}
