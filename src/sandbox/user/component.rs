//! How do buttons, menus and modals reach the bot? As interactions, after the checks that Discord's client makes, unless a test forges them.

use super::super::snowflake;
use super::super::world::World;
use super::super::world::interaction::{Begun, Kind};
use super::super::world::message::{Cause, LOADING};
use super::super::world::permissions::VIEW_CHANNEL;
use super::act::require;
use super::invoke::resolve;
use super::refusal::Refusal;
use serde_json::{Map, Value, json};

/// How deep components may lie in one another.
const DEPTH: usize = 6;
const BUTTON: u64 = 2;
const TEXT_SELECT: u64 = 3;
const TEXT_INPUT: u64 = 4;

/// A component as it is used.
pub(super) struct Used<'a> {
    pub member: u64,
    pub channel: u64,
    pub message: u64,
    pub custom_id: &'a str,
    /// What was chosen, in a menu.
    pub values: Option<&'a [String]>,
    pub is_forged: bool,
}

/// All components of a message or modal, with those that lie inside others.
pub(in super::super) fn all(components: &[Value]) -> Vec<&Value> {
    fn gather<'a>(components: &'a [Value], depth: usize, found: &mut Vec<&'a Value>) {
        for component in components {
            found.push(component);
            if depth < DEPTH {
                let inside = component["components"].as_array().map(Vec::as_slice).unwrap_or_default();
                gather(inside, depth + 1, found);
                for single in ["component", "accessory"] {
                    if component[single].is_object() {
                        gather(std::slice::from_ref(&component[single]), depth + 1, found);
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    gather(components, 0, &mut found);
    found
}

/// A button is pressed or a menu chosen from.
pub(super) fn used(world: &mut World, used: &Used<'_>, now: u64) -> Result<Value, Refusal> {
    let Used { member, channel, .. } = *used;
    require(world, member, channel, VIEW_CHANNEL)?;
    let message = world.message(channel, used.message).ok_or_else(|| Refusal::unknown("message"))?;
    let (kind, id) = if used.is_forged {
        (if used.values.is_some() { TEXT_SELECT } else { BUTTON }, 1)
    } else {
        if !message.is_for(member) || message.flags & LOADING != 0 {
            return Err(Refusal::unknown("message"));
        }
        let components = all(&message.components);
        let component = components.into_iter().find(|component| component["custom_id"] == used.custom_id);
        let component = component.ok_or_else(|| Refusal::unknown("button or menu"))?;
        check(component, used.values)?;
        (component["type"].as_u64().unwrap_or_default(), component["id"].as_u64().unwrap_or_default())
    };
    let name = message.cause.as_ref().map(|cause| cause.name.clone()).unwrap_or_default();
    let mut data = json!({"custom_id": used.custom_id, "component_type": kind, "id": id});
    if let Some(values) = used.values {
        data["values"] = json!(values);
        let mut resolved = json!({});
        let sort = match kind {
            5 => Some(6),
            6 => Some(8),
            7 => Some(9),
            8 => Some(7),
            _ => None,
        };
        for value in values.iter().filter_map(|value| value.parse().ok()) {
            if sort.is_some_and(|sort| !resolve(world, &mut resolved, sort, value)) {
                return Err(Refusal::unknown("choice"));
            }
        }
        if sort.is_some() {
            data["resolved"] = resolved;
        }
    }
    let cause = Cause {
        interaction: world.ids.next(now),
        kind: 3,
        user: member,
        name,
        target_message: None,
        target_user: None,
        original: None,
        pressed: Some(used.message),
        opened_by: None,
    };
    let source = Some(used.message);
    let id = world.begin(Begun { kind: Kind::Component, user: member, channel, data, cause, source }, now);
    Ok(json!({"interaction": snowflake::json(id)}))
}

/// Whether Discord's client would let the component be used so.
fn check(component: &Value, values: Option<&[String]>) -> Result<(), Refusal> {
    if component["disabled"] == true {
        return Err(Refusal::bad("it is switched off"));
    }
    match (component["type"].as_u64(), values) {
        (Some(BUTTON), None) => Ok(()),
        (Some(TEXT_SELECT | 5..=8), Some(values)) => {
            let bound = |field: &str| component[field].as_u64().and_then(|bound| usize::try_from(bound).ok());
            let (least, most) = (bound("min_values").unwrap_or(1), bound("max_values").unwrap_or(1));
            if !(least..=most).contains(&values.len()) {
                return Err(Refusal::bad(format!("choose {least} to {most}")));
            }
            let offered = |value: &String| {
                component["options"].as_array().is_none_or(|options| options.iter().any(|option| option["value"] == **value))
            };
            if values.iter().all(offered) { Ok(()) } else { Err(Refusal::unknown("choice")) }
        }
        (Some(_) | None, Some(_) | None) => Err(Refusal::bad("a button is pressed, a menu chosen from")),
    }
}

/// A modal is sent off.
pub(super) fn submit(world: &mut World, member: u64, interaction: u64, values: &Map<String, Value>, now: u64) -> Result<Value, Refusal> {
    let opened = world.interactions.get(interaction).filter(|opened| opened.user == member);
    let opened = opened.ok_or_else(|| Refusal::unknown("open modal"))?;
    let modal = opened.modal.as_ref().ok_or_else(|| Refusal::unknown("open modal"))?;
    let components = filled(modal["components"].as_array().map(Vec::as_slice).unwrap_or_default(), values)?;
    let data = json!({"custom_id": modal["custom_id"], "components": components});
    let (channel, source, by) = (opened.channel, opened.source, opened.cause.clone());
    let cause = Cause {
        interaction: world.ids.next(now),
        kind: 5,
        user: member,
        name: by.name.clone(),
        target_message: None,
        target_user: None,
        original: None,
        pressed: None,
        opened_by: Some(Box::new(by)),
    };
    if let Some(opened) = world.interactions.get_mut(interaction) {
        opened.modal = None;
    }
    let id = world.begin(Begun { kind: Kind::Modal, user: member, channel, data, cause, source }, now);
    Ok(json!({"interaction": snowflake::json(id)}))
}

/// A modal's components as a bot gets them back: what was filled in, without what is only shown.
fn filled(components: &[Value], values: &Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    let mut filled = Vec::new();
    for (place, component) in components.iter().enumerate() {
        let id = component["id"].as_u64().unwrap_or_else(|| u64::try_from(place).unwrap_or_default() * 2 + 1);
        match component["type"].as_u64() {
            Some(1) => {
                let inside = component["components"].as_array().map(Vec::as_slice).unwrap_or_default();
                let inside: Result<Vec<Value>, Refusal> = inside.iter().map(|one| field(one, id + 1, values)).collect();
                filled.push(json!({"type": 1, "id": id, "components": inside?}));
            }
            Some(18) => filled.push(json!({"type": 18, "id": id, "component": field(&component["component"], id + 1, values)?})),
            Some(_) | None => filled.push(json!({"type": component["type"], "id": id})),
        }
    }
    Ok(filled)
}

/// One field, filled in.
fn field(component: &Value, id: u64, values: &Map<String, Value>) -> Result<Value, Refusal> {
    let name = component["custom_id"].as_str().unwrap_or_default();
    let value = values.get(name).cloned().unwrap_or_default();
    let is_required = component["required"] != false;
    let wrong = |wanted: String| Refusal::bad(format!("field `{name}` wants {wanted}"));
    let bound = |field: &str| component[field].as_u64().and_then(|bound| usize::try_from(bound).ok());
    let mut entry = json!({"type": component["type"], "custom_id": name, "id": id});
    if component["type"] == TEXT_INPUT {
        let text = value.as_str().unwrap_or_default();
        let (least, most) = (bound("min_length").unwrap_or(0), bound("max_length").unwrap_or(4_000));
        let is_left_out = text.is_empty() && !is_required;
        let least = if is_required { least.max(1) } else { least };
        if !is_left_out && !(least..=most).contains(&text.chars().count()) {
            return Err(wrong(format!("{least} to {most} characters")));
        }
        entry["value"] = json!(text);
    } else {
        let chosen = match value {
            Value::Array(list) => list,
            Value::Null => Vec::new(),
            one @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => vec![one],
        };
        if chosen.is_empty() && is_required {
            return Err(wrong("a choice".to_owned()));
        }
        let offered =
            |value: &Value| component["options"].as_array().is_none_or(|options| options.iter().any(|option| option["value"] == *value));
        if !chosen.iter().all(offered) {
            return Err(wrong("one of its choices".to_owned()));
        }
        entry["values"] = json!(chosen);
    }
    Ok(entry)
}
