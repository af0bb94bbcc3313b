//! Which commands does the bot have, and which of them may a member use, in what language?

use super::super::snowflake;
use super::World;
use super::permissions::{ADMINISTRATOR, USE_APPLICATION_COMMANDS};
use serde_json::{Value, json};

/// Creations that a server allows in a day: <https://discord.com/developers/docs/interactions/application-commands#registering-a-command>.
pub const DAILY_CREATES: usize = 200;
const DAY: u64 = 24 * 3_600 * 1_000;

/// A slash command.
pub const CHAT_INPUT: u64 = 1;
/// A command in the menu of a user.
pub const USER_MENU: u64 = 2;
/// A command in the menu of a message.
pub const MESSAGE_MENU: u64 = 3;

/// One command.
#[derive(Debug, Clone)]
pub struct Command {
    pub id: u64,
    pub version: u64,
    /// The one server that it is for; else it is global.
    pub guild: Option<u64>,
    /// What the bot registered, in normal form.
    pub body: Value,
}

/// The bot's commands.
#[derive(Debug, Default)]
pub struct Commands {
    pub all: Vec<Command>,
    created: Vec<(Option<u64>, u64)>,
}

/// Whether names and descriptions in other languages are given along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Localizations {
    Given,
    LeftOut,
}

impl Command {
    /// The name in the bot's own language, which is what the bot is called with.
    #[must_use]
    pub fn name(&self) -> &str {
        self.body["name"].as_str().unwrap_or_default()
    }

    /// Discord's type: slash, user or message.
    #[must_use]
    pub fn kind(&self) -> u64 {
        self.body["type"].as_u64().unwrap_or(CHAT_INPUT)
    }
}

impl Commands {
    /// The commands of one place: global, or of a server.
    pub fn of(&self, guild: Option<u64>) -> impl Iterator<Item = &Command> + '_ {
        self.all.iter().filter(move |command| command.guild == guild)
    }

    /// Counts `more` new commands; false where the day's are used up.
    pub fn count_creates(&mut self, guild: Option<u64>, more: usize, now: u64) -> bool {
        self.created.retain(|(_, moment)| now < moment + DAY);
        if self.created.iter().filter(|(place, _)| *place == guild).count() + more > DAILY_CREATES {
            return false;
        }
        self.created.extend(std::iter::repeat_n((guild, now), more));
        true
    }
}

impl World {
    /// A command's JSON.
    #[must_use]
    pub fn command_json(&self, command: &Command, localizations: Localizations) -> Value {
        let mut json = command.body.clone();
        json["id"] = snowflake::json(command.id);
        json["application_id"] = snowflake::json(self.bot);
        json["version"] = snowflake::json(command.version);
        if let Some(guild) = command.guild {
            json["guild_id"] = snowflake::json(guild);
        }
        if localizations == Localizations::LeftOut {
            strip_localizations(&mut json);
        }
        json
    }

    /// The commands that a member may use in a channel; a server's own hides a global one of the same name.
    #[must_use]
    pub fn usable_commands(&self, user: u64, channel: u64) -> Vec<&Command> {
        let guild = self.guild_of(channel);
        let permissions = self.permissions(user, channel);
        if permissions & USE_APPLICATION_COMMANDS == 0 {
            return Vec::new();
        }
        let own: Vec<&Command> = guild.map(|guild| self.commands.of(Some(guild)).collect()).unwrap_or_default();
        let is_hidden = |command: &Command| own.iter().any(|own| own.name() == command.name() && own.kind() == command.kind());
        let global = self.commands.of(None).filter(|command| !is_hidden(command) && is_in_context(&command.body, guild.is_some()));
        let allowed = |command: &&Command| {
            let needed = command.body["default_member_permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
            // 0 stands for "administrators only".
            let is_met = |needed: u64| if needed == 0 { permissions & ADMINISTRATOR != 0 } else { permissions & needed == needed };
            guild.is_none() || needed.is_none_or(is_met)
        };
        own.iter().copied().chain(global).filter(allowed).collect()
    }

    /// The same as a member's Discord lists them.
    #[must_use]
    pub fn shown_commands(&self, user: u64, channel: u64) -> Vec<Value> {
        let locale = self.users.get(&user).map_or("en-US", |user| user.locale);
        let shown = self.usable_commands(user, channel).into_iter().map(|command| {
            let mut entry = shown(&command.body, locale);
            entry["id"] = snowflake::json(command.id);
            entry["type"] = json!(command.kind());
            entry
        });
        shown.collect()
    }
}

fn is_in_context(body: &Value, is_guild: bool) -> bool {
    match body["contexts"].as_array() {
        Some(contexts) => contexts.contains(&json!(if is_guild { 0 } else { 1 })),
        None => is_guild || body["dm_permission"] != false,
    }
}

fn strip_localizations(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            fields.remove("name_localizations");
            fields.remove("description_localizations");
            fields.values_mut().for_each(strip_localizations);
        }
        Value::Array(list) => list.iter_mut().for_each(strip_localizations),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A text in a member's language, as Discord chooses it: <https://discord.com/developers/docs/interactions/application-commands#localization>.
#[must_use]
pub fn localized<'a>(default: &'a Value, localizations: &'a Value, locale: &str) -> &'a Value {
    let instead = match locale {
        "en-US" => "en-GB",
        "en-GB" => "en-US",
        "es-419" => "es-ES",
        _ => locale,
    };
    [locale, instead].iter().find_map(|locale| localizations.get(*locale).filter(|text| text.is_string())).unwrap_or(default)
}

/// A command, option or choice with its name and description in a member's language.
fn shown(item: &Value, locale: &str) -> Value {
    let mut entry = item.clone();
    let Value::Object(fields) = &mut entry else { return entry };
    fields.remove("name_localizations");
    fields.remove("description_localizations");
    fields.insert("name_shown".to_owned(), localized(&item["name"], &item["name_localizations"], locale).clone());
    if item["description"].is_string() {
        let description = localized(&item["description"], &item["description_localizations"], locale);
        fields.insert("description_shown".to_owned(), description.clone());
    }
    for list in ["options", "choices"] {
        if let Some(items) = item[list].as_array() {
            fields.insert(list.to_owned(), items.iter().map(|item| shown(item, locale)).collect());
        }
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::super::super::seed;
    use super::*;

    fn command(id: u64, guild: Option<u64>, body: Value) -> Command {
        Command { id, version: id, guild, body }
    }

    #[test]
    fn a_member_sees_what_they_may_use_where_they_are() {
        let mut world = seed::world(1_753_999_200_123);
        world.commands.all = vec![
            command(1, None, json!({"name": "everywhere", "type": 1})),
            command(2, None, json!({"name": "here", "type": 1, "contexts": [0]})),
            command(3, None, json!({"name": "keepers", "type": 1, "default_member_permissions": "32", "contexts": [0]})),
            command(4, None, json!({"name": "nobody", "type": 1, "default_member_permissions": "0"})),
            command(5, Some(seed::GUILD), json!({"name": "everywhere", "type": 1})),
        ];
        let ids = |user, channel| world.usable_commands(user, channel).iter().map(|command| command.id).collect::<Vec<_>>();
        assert_eq!(ids(seed::ADA, seed::FIGURES), [5, 2]);
        assert_eq!(ids(seed::MIRA, seed::FIGURES), [5, 2, 3]);
        assert_eq!(ids(seed::ADA, seed::dm(seed::ADA)), [1, 4]);
        assert_eq!(ids(seed::BEN, seed::dm(seed::ADA)), [0_u64; 0]);
    }

    #[test]
    fn names_come_in_the_members_language_and_english_stands_in_for_english() {
        let names = json!({"zh-CN": "询问", "en-GB": "ask!"});
        assert_eq!(localized(&json!("ask"), &names, "zh-CN"), "询问");
        assert_eq!(localized(&json!("ask"), &names, "en-US"), "ask!");
        assert_eq!(localized(&json!("ask"), &names, "de"), "ask");
    }

    #[test]
    fn two_hundred_new_commands_a_day() {
        let mut commands = Commands::default();
        assert!(commands.count_creates(None, DAILY_CREATES, 1_000));
        assert!(!commands.count_creates(None, 1, 2_000));
        assert!(commands.count_creates(Some(1), 1, 2_000));
        assert!(commands.count_creates(None, 1, 1_000 + DAY));
    }
}
