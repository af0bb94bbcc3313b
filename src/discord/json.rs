//! How is a post, a menu of commands or a choice written for Discord?
//!
//! Everything that is sent goes through [`message`], which is the one place that says who may be mentioned: nobody.

use super::limits;
use crate::chat::{Audience, Card, Choice, Control, Emphasis, Form, Lines, Picture, Post, Tone};
use crate::respond::keeping;
use crate::respond::keeping::menu::{Group, Keeping};
use crate::respond::menu::{Entry, Menu, ROOT, Said, Slot};
use serde_json::{Map, Value, json};

/// Only the member sees it. <https://discord.com/developers/docs/resources/message#message-object-message-flags>
const EPHEMERAL: u64 = 1 << 6;
/// The right to manage a server. <https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags>
const MANAGE_GUILD: u64 = 1 << 5;
/// The name of a picture's file.
pub const PICTURE_NAME: &str = "chart.png";

/// A post as a message, to be created or to replace another.
///
/// Nothing in it mentions anybody; an edit says so again, since Discord forgets it.
#[must_use]
pub fn message(post: &Post) -> Value {
    let embeds: Vec<Value> = post.card.iter().map(embed).collect();
    let components: Vec<Value> = post.rows.iter().filter(|row| !row.is_empty()).take(limits::ROW).map(|row| action_row(row)).collect();
    let mut body = json!({
        "content": limits::fitted(&post.text, limits::CONTENT),
        "embeds": embeds,
        "components": components,
        "allowed_mentions": { "parse": [], "replied_user": false },
    });
    if let Some(picture) = &post.picture {
        body["attachments"] = json!([attachment(picture)]);
    }
    body
}

/// A post as the answer to an interaction.
#[must_use]
pub fn response(post: &Post, audience: Audience) -> Value {
    let mut data = message(post);
    if audience == Audience::Member {
        data["flags"] = json!(EPHEMERAL);
    }
    data
}

/// That an answer will come.
#[must_use]
pub fn deferral(audience: Audience) -> Value {
    match audience {
        Audience::Member => json!({ "type": 5, "data": { "flags": EPHEMERAL } }),
        Audience::Room => json!({ "type": 5 }),
    }
}

fn attachment(picture: &Picture) -> Value {
    json!({ "id": 0, "filename": PICTURE_NAME, "description": limits::fitted(&picture.description, limits::ALT_TEXT) })
}

fn colour(tone: Tone) -> u32 {
    match tone {
        Tone::Answer => 0x2f_6f_ed,
        Tone::Supported => 0x2e_9e_5b,
        Tone::Refuted => 0xd6_45_3d,
        Tone::Choice => 0xe0_a0_30,
        Tone::Nothing => 0x80_88_96,
    }
}

fn embed(card: &Card) -> Value {
    let mut text = card.text.clone();
    let mut fields = Vec::new();
    for field in card.fields.iter().take(limits::FIELDS) {
        // A field that is too long for one goes below the text, under its title.
        if limits::length(&field.text) > limits::FIELD_VALUE {
            text = format!("{text}\n\n**{}**\n{}", field.title, field.text).trim_start().to_owned();
        } else if !field.text.is_empty() {
            fields.push((limits::fitted(&field.title, limits::FIELD_NAME), field.text.clone()));
        }
    }
    let used: usize = fields.iter().map(|(name, value)| limits::length(name) + limits::length(value)).sum();
    let left = limits::EMBEDS_TOGETHER.saturating_sub(used).min(limits::EMBED_TEXT);
    let mut embed = json!({ "color": colour(card.tone) });
    if !text.is_empty() && left > 1 {
        embed["description"] = json!(limits::fitted(&text, left));
    }
    let fields: Vec<Value> = fields.into_iter().map(|(name, value)| json!({ "name": name, "value": value, "inline": false })).collect();
    if !fields.is_empty() {
        embed["fields"] = json!(fields);
    }
    embed
}

fn action_row(row: &[Control]) -> Value {
    let components: Vec<Value> = row.iter().take(limits::ROW).map(control).collect();
    json!({ "type": 1, "components": components })
}

fn control(control: &Control) -> Value {
    match control {
        Control::Button { id, label, emphasis } => {
            let style = match emphasis {
                Emphasis::Main => 1,
                Emphasis::Plain => 2,
            };
            json!({ "type": 2, "style": style, "label": limits::fitted(label, limits::BUTTON_LABEL), "custom_id": id })
        }
        Control::Menu { id, hint, choices } => select(id, hint, choices, 0),
        Control::Checklist { id, hint, choices, ticked } => {
            let mut list = select(id, hint, choices, *ticked);
            list["min_values"] = json!(1);
            list["max_values"] = json!(choices.len().clamp(1, limits::OPTIONS));
            list
        }
    }
}

/// A menu, of whose options the first are ticked. <https://discord.com/developers/docs/components/reference#string-select>
fn select(id: &str, hint: &str, choices: &[Choice], ticked: usize) -> Value {
    let option = |(place, choice): (usize, &Choice)| {
        let mut option = json!({ "label": limits::fitted(&choice.label, limits::OPTION_LABEL), "value": choice.value });
        if place < ticked {
            option["default"] = json!(true);
        }
        option
    };
    let options: Vec<Value> = choices.iter().take(limits::OPTIONS).enumerate().map(option).collect();
    json!({ "type": 3, "custom_id": id, "placeholder": limits::fitted(hint, limits::PLACEHOLDER), "options": options })
}

/// A form. <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal>
#[must_use]
pub fn form(form: &Form) -> Value {
    let blanks: Vec<Value> = form
        .blanks
        .iter()
        .take(limits::ROW)
        .map(|blank| {
            let mut input = json!({
                "type": 4,
                "custom_id": blank.id,
                "style": match blank.lines {
                    Lines::One => 1,
                    Lines::Several => 2,
                },
                "max_length": blank.longest.min(limits::INPUT),
                "required": blank.required,
            });
            if !blank.value.is_empty() {
                input["value"] = json!(blank.value);
            }
            if !blank.hint.is_empty() {
                input["placeholder"] = json!(limits::fitted(&blank.hint, limits::OPTION_LABEL));
            }
            json!({ "type": 18, "label": limits::fitted(&blank.label, limits::FORM_LABEL), "component": input })
        })
        .collect();
    json!({ "type": 9, "data": { "custom_id": form.id, "title": limits::fitted(&form.title, limits::FORM_LABEL), "components": blanks } })
}

/// Choices for an option that is being typed.
#[must_use]
pub fn choices(choices: &[Choice]) -> Value {
    let choices: Vec<Value> = choices
        .iter()
        .take(limits::CHOICES)
        .map(|choice| json!({ "name": limits::fitted(&choice.label, limits::CHOICE_NAME), "value": choice.value }))
        .collect();
    json!({ "type": 8, "data": { "choices": choices } })
}

/// The commands to be registered: the slash command with all its parts, and what can be done with any message.
#[must_use]
pub fn commands(menu: &Menu) -> Value {
    let options: Vec<Value> = menu.entries.iter().map(entry).collect();
    let mut root = json!({ "type": 1, "name": ROOT, "options": options });
    describe(&mut root, &menu.description);
    let mut check = json!({ "type": 3, "name": menu.check_figures.en });
    localise(&mut check, "name_localizations", &menu.check_figures);
    let mut commands = vec![root, check];
    commands.extend(menu.keeping.iter().flat_map(|keeping| [keepers(keeping), drafting(keeping)]));
    Value::Array(commands)
}

/// The command of those who keep the facts. Discord shows it, unless a server decides otherwise, to those who may manage the server, and not in
/// direct messages; who may use it is decided when it is used.
fn keepers(keeping: &Keeping) -> Value {
    let options: Vec<Value> = keeping.entries.iter().map(entry).chain(keeping.groups.iter().map(group)).collect();
    let mut root = json!({
        "type": 1,
        "name": keeping::ROOT,
        "options": options,
        "default_member_permissions": MANAGE_GUILD.to_string(),
        "contexts": [0],
    });
    describe(&mut root, &keeping.description);
    root
}

/// What those who keep the facts can do with any message; shown as their command is.
fn drafting(keeping: &Keeping) -> Value {
    let mut draft = json!({
        "type": 3,
        "name": keeping.draft_figures.en,
        "default_member_permissions": MANAGE_GUILD.to_string(),
        "contexts": [0],
    });
    localise(&mut draft, "name_localizations", &keeping.draft_figures);
    draft
}

fn group(group: &Group) -> Value {
    let options: Vec<Value> = group.entries.iter().map(entry).collect();
    let mut value = json!({ "type": 2, "name": group.name.en, "options": options });
    localise(&mut value, "name_localizations", &group.name);
    describe(&mut value, &group.description);
    value
}

fn entry(entry: &Entry) -> Value {
    let options: Vec<Value> = entry.slots.iter().map(slot).collect();
    let mut value = json!({ "type": 1, "name": entry.name.en, "options": options });
    localise(&mut value, "name_localizations", &entry.name);
    describe(&mut value, &entry.description);
    value
}

fn slot(slot: &Slot) -> Value {
    /// A text, and a file. <https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type>
    const TEXT: u8 = 3;
    const FILE: u8 = 11;
    let kind = if slot.is_file { FILE } else { TEXT };
    let mut value = json!({ "type": kind, "name": slot.name.en, "required": slot.required });
    localise(&mut value, "name_localizations", &slot.name);
    describe(&mut value, &slot.description);
    if slot.completes {
        value["autocomplete"] = json!(true);
    }
    if let Some(longest) = slot.longest {
        value["max_length"] = json!(longest);
    }
    value
}

fn describe(value: &mut Value, said: &Said) {
    value["description"] = json!(said.en);
    localise(value, "description_localizations", said);
}

/// The languages of a text. English is named for America, too: some readers are shown British English otherwise.
fn localise(value: &mut Value, key: &str, said: &Said) {
    let mut languages = Map::new();
    languages.insert("en-US".to_owned(), json!(said.en));
    for (language, text) in [("zh-CN", &said.zh_cn), ("zh-TW", &said.zh_tw)] {
        if let Some(text) = text {
            languages.insert(language.to_owned(), json!(text));
        }
    }
    value[key] = Value::Object(languages);
}

/// What of a command has to be the same for two to be the same: all that we set, without what is empty or not set.
#[must_use]
pub fn essence(command: &Value) -> Value {
    const KEPT: [&str; 11] = [
        "default_member_permissions",
        "type",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "options",
        "required",
        "autocomplete",
        "max_length",
        "choices",
    ];
    match command {
        Value::Object(fields) => {
            let is_set = |value: &Value| match value {
                Value::Null | Value::Bool(false) => false,
                Value::String(text) => !text.is_empty(),
                Value::Array(items) => !items.is_empty(),
                Value::Object(inner) => !inner.is_empty(),
                Value::Bool(true) | Value::Number(_) => true,
            };
            let is_kept = |key: &str| KEPT.contains(&key) || key.contains('-');
            let kept = fields.iter().filter(|(key, value)| is_kept(key) && is_set(value));
            Value::Object(kept.map(|(key, value)| (key.clone(), essence(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(essence).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => command.clone(),
    }
}
