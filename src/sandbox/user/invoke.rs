//! How does a command reach the bot? As an interaction, with its options in their types, checked as Discord's client checks them.

use super::super::snowflake;
use super::super::world::World;
use super::super::world::commands::{CHAT_INPUT, Command, MESSAGE_MENU, USER_MENU};
use super::super::world::files::{File, kind, plain_name};
use super::super::world::interaction::{Begun, Kind};
use super::super::world::message::{Cause, Quoting};
use super::refusal::Refusal;
use serde_json::{Map, Value, json};

/// The longest text of an option.
const TEXT: usize = 6_000;
/// The type of an option that takes a file.
const FILE: u64 = 11;

/// A slash command as it is used.
pub(super) struct Call<'a> {
    pub member: u64,
    pub channel: u64,
    pub command: &'a str,
    pub path: &'a [String],
    pub options: &'a Map<String, Value>,
    /// The option that is being typed into: then it is an autocomplete.
    pub focused: Option<&'a str>,
}

fn find<'a>(world: &'a World, member: u64, channel: u64, command: &str, kinds: &[u64]) -> Result<&'a Command, Refusal> {
    let usable = world.usable_commands(member, channel);
    let fits = |one: &&&Command| kinds.contains(&one.kind()) && (one.name() == command || one.id.to_string() == command);
    usable.iter().find(fits).copied().ok_or_else(|| Refusal::unknown("command for you here"))
}

/// What a command's `data` begins with.
fn data(command: &Command) -> Value {
    let mut data = json!({"id": snowflake::json(command.id), "name": command.name(), "type": command.kind()});
    if let Some(guild) = command.guild {
        data["guild_id"] = snowflake::json(guild);
    }
    data
}

fn cause(id: u64, member: u64, name: String) -> Cause {
    Cause {
        interaction: id,
        kind: 2,
        user: member,
        name,
        target_message: None,
        target_user: None,
        original: None,
        pressed: None,
        opened_by: None,
    }
}

/// A slash command is used, or typed into.
pub(super) fn slash(world: &mut World, call: &Call<'_>, now: u64) -> Result<Value, Refusal> {
    let command = find(world, call.member, call.channel, call.command, &[CHAT_INPUT])?;
    let command = command.clone();
    let mut uploads = Map::new();
    let mut level = &command.body;
    let mut steps = Vec::new();
    for step in call.path {
        let found = options(level).find(|option| option["name"] == **step && is_step(option));
        level = found.ok_or_else(|| Refusal::unknown(&format!("subcommand `{step}`")))?;
        steps.push(level);
    }
    if options(level).any(is_step) {
        return Err(Refusal::bad("choose a subcommand"));
    }
    let mut resolved = json!({});
    let level = level.clone();
    for option in options(&level).filter(|option| option["type"] == FILE) {
        let name = option["name"].as_str().unwrap_or_default();
        if let Some(file) = call.options.get(name).filter(|file| !file.is_null()) {
            let file = uploaded(world, call.channel, file, now).ok_or_else(|| Refusal::bad(format!("option `{name}` wants a file")))?;
            let id = file["id"].as_str().unwrap_or_default().to_owned();
            uploads.insert(name.to_owned(), json!(id));
            resolved["attachments"][id] = file;
        }
    }
    let mut given = values(world, &level, call, &uploads, &mut resolved)?;
    for step in steps.iter().rev() {
        given = json!([{"name": step["name"], "type": step["type"], "options": given}]);
    }
    let mut data = data(&command);
    data["options"] = given;
    if resolved.as_object().is_some_and(|resolved| !resolved.is_empty()) {
        data["resolved"] = resolved;
    }
    let name = std::iter::once(command.name()).chain(call.path.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    let kind = if call.focused.is_some() { Kind::Autocomplete } else { Kind::Command };
    let cause = cause(world.ids.next(now), call.member, name);
    let id = world.begin(Begun { kind, user: call.member, channel: call.channel, data, cause, source: None }, now);
    Ok(json!({"interaction": snowflake::json(id)}))
}

fn options(level: &Value) -> impl Iterator<Item = &Value> {
    level["options"].as_array().into_iter().flatten()
}

fn is_step(option: &Value) -> bool {
    option["type"] == 1 || option["type"] == 2
}

/// The options as they were filled in, in the command's order.
fn values(world: &World, level: &Value, call: &Call<'_>, uploads: &Map<String, Value>, resolved: &mut Value) -> Result<Value, Refusal> {
    let known: Vec<&str> = options(level).filter_map(|option| option["name"].as_str()).collect();
    if let Some(unknown) = call.options.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(Refusal::unknown(&format!("option `{unknown}`")));
    }
    let mut given = Vec::new();
    for option in options(level) {
        let name = option["name"].as_str().unwrap_or_default();
        let value = call.options.get(name).filter(|value| !value.is_null());
        if call.focused == Some(name) {
            if option["autocomplete"] != true {
                return Err(Refusal::bad(format!("option `{name}` completes nothing")));
            }
            let typed = value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default();
            given.push(json!({"name": name, "type": option["type"], "value": typed, "focused": true}));
            continue;
        }
        let Some(value) = value else {
            if option["required"] == true && call.focused.is_none() {
                return Err(Refusal::bad(format!("option `{name}` is required")));
            }
            continue;
        };
        let value = match uploads.get(name) {
            Some(file) => file.clone(),
            None => checked(world, option, name, value, resolved)?,
        };
        given.push(json!({"name": name, "type": option["type"], "value": value}));
    }
    if call.focused.is_some_and(|focused| !known.contains(&focused)) {
        return Err(Refusal::unknown("option to complete"));
    }
    Ok(Value::Array(given))
}

/// A file that a member uploads with a command, kept where files lie: its name and text, or the text alone.
fn uploaded(world: &mut World, channel: u64, file: &Value, now: u64) -> Option<Value> {
    let text = file.as_str().or_else(|| file["text"].as_str())?;
    let name = plain_name(file["filename"].as_str().unwrap_or("text.txt"));
    // A test may say otherwise how large a file is, and where it lies.
    let size = file["size"].as_u64().unwrap_or(text.len() as u64);
    let id = world.ids.next(now);
    let url = file["url"].as_str().map_or_else(|| format!("{}/attachments/{channel}/{id}/{name}", world.address), str::to_owned);
    let kind = kind(&name);
    world.files.store(File { id, channel, name: name.clone(), kind, bytes: text.to_owned().into_bytes().into() });
    let id = snowflake::json(id);
    Some(json!({"id": id, "filename": name, "size": size, "url": url, "proxy_url": url, "content_type": kind, "ephemeral": true}))
}

/// A value of an option's type, within its bounds.
fn checked(world: &World, option: &Value, name: &str, value: &Value, resolved: &mut Value) -> Result<Value, Refusal> {
    let wrong = |wanted: &str| Refusal::bad(format!("option `{name}` wants {wanted}"));
    let read = match option["type"].as_u64() {
        Some(3) => {
            let text = value.as_str().ok_or_else(|| wrong("a text"))?;
            let bound = |field: &str| option[field].as_u64().and_then(|bound| usize::try_from(bound).ok());
            let (least, most) = (bound("min_length").unwrap_or(0), bound("max_length").unwrap_or(TEXT));
            if !(least..=most).contains(&text.chars().count()) {
                return Err(wrong(&format!("{least} to {most} characters")));
            }
            json!(text)
        }
        Some(4 | 10) => {
            let number = value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_else(|| value.clone());
            let size = number.as_f64().filter(|_| option["type"] == 10 || number.is_i64()).ok_or_else(|| wrong("a number"))?;
            let (least, most) = (option["min_value"].as_f64(), option["max_value"].as_f64());
            if least.is_some_and(|least| size < least) || most.is_some_and(|most| size > most) {
                return Err(wrong("a number within its bounds"));
            }
            number
        }
        Some(5) => json!(value.as_bool().ok_or_else(|| wrong("true or false"))?),
        Some(kind @ (6..=9)) => {
            let id = snowflake::read(value).ok_or_else(|| wrong("an identifier"))?;
            if !resolve(world, resolved, kind, id) {
                return Err(wrong("someone or something that is here"));
            }
            snowflake::json(id)
        }
        Some(_) | None => return Err(wrong("what the sandbox cannot give")),
    };
    let choices = option["choices"].as_array().filter(|choices| !choices.is_empty());
    if choices.is_some_and(|choices| choices.iter().all(|choice| choice["value"] != read)) {
        return Err(wrong("one of its choices"));
    }
    Ok(read)
}

/// Puts a user, channel or role among what is resolved; whether it is there.
pub(super) fn resolve(world: &World, resolved: &mut Value, kind: u64, id: u64) -> bool {
    let name = id.to_string();
    let is_user = [6, 9].contains(&kind) && world.users.contains_key(&id);
    if is_user {
        resolved["users"][&name] = world.user_json(id);
        if let Some(member) = world.partial_member_json(id) {
            resolved["members"][&name] = member;
        }
    }
    let channel = world.channels.get(&id).filter(|channel| kind == 7 && channel.recipient.is_none());
    if let Some(channel) = channel {
        resolved["channels"][&name] = world.channel_json(channel);
    }
    let role = world.guild.roles.iter().find(|role| [8, 9].contains(&kind) && role.id == id);
    if let Some(role) = role {
        resolved["roles"][&name] = role.json();
    }
    is_user || channel.is_some() || role.is_some()
}

/// A command of the menu of a message or a user is used.
pub(super) fn menu(world: &mut World, member: u64, channel: u64, command: &str, target: u64, now: u64) -> Result<Value, Refusal> {
    let command = find(world, member, channel, command, &[MESSAGE_MENU, USER_MENU])?;
    let (kind, name) = (command.kind(), command.name().to_owned());
    let mut data = data(command);
    data["target_id"] = snowflake::json(target);
    let mut resolved = json!({});
    if kind == MESSAGE_MENU {
        let message = world.message(channel, target).filter(|message| message.is_for(member));
        let message = message.ok_or_else(|| Refusal::unknown("message"))?;
        resolved["messages"][target.to_string()] = world.message_json(message, world.bot, Quoting::Nothing);
    } else if !resolve(world, &mut resolved, 6, target) {
        return Err(Refusal::unknown("member"));
    }
    data["resolved"] = resolved;
    let mut cause = cause(world.ids.next(now), member, name);
    if kind == MESSAGE_MENU {
        cause.target_message = Some(target);
    } else {
        cause.target_user = Some(target);
    }
    let id = world.begin(Begun { kind: Kind::Command, user: member, channel, data, cause, source: None }, now);
    Ok(json!({"interaction": snowflake::json(id)}))
}
