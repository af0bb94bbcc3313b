//! Is what a message shows within Discord's limits? Embeds and components.
//!
//! <https://discord.com/developers/docs/resources/message#embed-object-embed-limits>, <https://discord.com/developers/docs/components/reference>

use super::super::error::Problems;
use super::super::user::component::all;
use serde_json::Value;
use std::collections::BTreeSet;

/// Embeds in a message.
const EMBEDS: usize = 10;
/// Characters of all embeds of a message together.
const TOGETHER: usize = 6_000;
/// Fields in an embed.
const FIELDS: usize = 25;
/// Rows of buttons and menus in a message without components v2.
const ROWS: usize = 5;
/// Buttons in a row.
const BUTTONS: usize = 5;
/// Components in a message of components v2, all levels counted.
const COMPONENTS: usize = 40;
/// Characters of all texts in a message of components v2.
const TEXTS: usize = 4_000;
/// Choices of a menu.
const OPTIONS: usize = 25;
/// The longest identifier of a component.
pub const CUSTOM_ID: usize = 100;

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// Checks the embeds of a message.
pub fn check_embeds(embeds: &[Value], problems: &mut Problems) {
    problems.count("embeds", embeds.len(), EMBEDS);
    problems.objects("embeds", embeds);
    let mut together = 0;
    for (place, embed) in embeds.iter().enumerate() {
        let mut check = |at: &str, text: &str, most: usize| {
            problems.length(&format!("embeds/{place}/{at}"), text, 0, most);
            together += text.chars().count();
        };
        check("title", text(embed, "title"), 256);
        check("description", text(embed, "description"), 4_096);
        check("footer/text", text(&embed["footer"], "text"), 2_048);
        check("author/name", text(&embed["author"], "name"), 256);
        let fields = embed["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
        for (index, field) in fields.iter().enumerate() {
            check(&format!("fields/{index}/name"), text(field, "name"), 256);
            check(&format!("fields/{index}/value"), text(field, "value"), 1_024);
        }
        problems.count(&format!("embeds/{place}/fields"), fields.len(), FIELDS);
        problems.objects(&format!("embeds/{place}/fields"), fields);
        for part in ["footer", "author", "image", "thumbnail"] {
            if !embed[part].is_null() {
                problems.objects(&format!("embeds/{place}/{part}"), std::slice::from_ref(&embed[part]));
            }
        }
        for (index, field) in fields.iter().enumerate() {
            for name in ["name", "value"] {
                if text(field, name).trim().is_empty() {
                    problems.required(&format!("embeds/{place}/fields/{index}/{name}"));
                }
            }
        }
        if !is_web(&embed["url"]) {
            problems.add(&format!("embeds/{place}/url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }
    if together > TOGETHER {
        problems.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", format!("Embed size exceeds maximum size of {TOGETHER}"));
    }
}

fn is_web(url: &Value) -> bool {
    url.as_str().is_none_or(|url| url.is_empty() || url.starts_with("http://") || url.starts_with("https://"))
}

/// Whether a message is made of components only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    Legacy,
    V2,
}

/// Checks the components of a message.
pub fn check_components(components: &[Value], version: Version, problems: &mut Problems) {
    problems.objects("components", components);
    let everything = all(components);
    match version {
        Version::Legacy => {
            problems.count("components", components.len(), ROWS);
            for (place, row) in components.iter().enumerate() {
                if row["type"] != 1 {
                    problems.add(&format!("components/{place}/type"), "BASE_TYPE_CHOICES", "Value must be one of {1}.");
                }
            }
        }
        Version::V2 => {
            if everything.len() > COMPONENTS {
                problems.add("components", "COMPONENT_MAX_COUNT", format!("The total number of components must not exceed {COMPONENTS}"));
            }
            let count: usize = everything.iter().filter(|one| one["type"] == 10).map(|one| text(one, "content").chars().count()).sum();
            if count > TEXTS {
                problems.add("components", "COMPONENT_TEXT_LENGTH", format!("The total text length must not exceed {TEXTS}"));
            }
        }
    }
    rows(components, "components", problems);
    let mut seen = BTreeSet::new();
    for custom_id in everything.iter().filter_map(|one| one["custom_id"].as_str()) {
        if !seen.insert(custom_id) {
            problems.add("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}

/// Checks rows wherever they lie.
fn rows(components: &[Value], path: &str, problems: &mut Problems) {
    for (place, component) in components.iter().enumerate() {
        let at = format!("{path}/{place}");
        let inside = component["components"].as_array().map(Vec::as_slice).unwrap_or_default();
        match component["type"].as_u64() {
            Some(1) => {
                let menus = inside.iter().filter(|one| one["type"] != 2).count();
                let width = if menus > 0 { 1 } else { BUTTONS };
                if inside.is_empty() || inside.len() > width {
                    let message = format!("Must be between 1 and {width} in length.");
                    problems.add(&format!("{at}/components"), "BASE_TYPE_BAD_LENGTH", message);
                }
                for (index, one) in inside.iter().enumerate() {
                    interactive(one, &format!("{at}/components/{index}"), problems);
                }
            }
            Some(17) => rows(inside, &format!("{at}/components"), problems),
            Some(_) | None => {}
        }
        if component["accessory"]["type"] == 2 {
            interactive(&component["accessory"], &format!("{at}/accessory"), problems);
        }
    }
}

/// Checks a button or a menu.
fn interactive(component: &Value, at: &str, problems: &mut Problems) {
    let custom_id = component["custom_id"].as_str();
    if let Some(custom_id) = custom_id {
        problems.length(&format!("{at}/custom_id"), custom_id, 1, CUSTOM_ID);
    }
    if component["type"] == 2 {
        let is_link = component["style"] == 5;
        let is_right =
            if is_link { component["url"].is_string() && custom_id.is_none() } else { custom_id.is_some() || component["style"] == 6 };
        if !is_right {
            problems.add(at, "COMPONENT_BUTTON_TARGET", "A link button has a url, every other a custom id");
        }
        problems.length(&format!("{at}/label"), text(component, "label"), 0, 80);
        if text(component, "label").is_empty() && component["emoji"].is_null() && component["style"] != 6 {
            problems.add(at, "BUTTON_COMPONENT_INVALID_LABEL", "A button must have a label or an emoji");
        }
        return;
    }
    if custom_id.is_none() {
        problems.required(&format!("{at}/custom_id"));
    }
    problems.length(&format!("{at}/placeholder"), text(component, "placeholder"), 0, 150);
    if component["type"] == 3 {
        menu(component, at, problems);
    }
}

fn menu(component: &Value, at: &str, problems: &mut Problems) {
    let options = component["options"].as_array().map(Vec::as_slice).unwrap_or_default();
    if options.is_empty() || options.len() > OPTIONS {
        let message = format!("Must be between 1 and {OPTIONS} in length.");
        problems.add(&format!("{at}/options"), "BASE_TYPE_BAD_LENGTH", message);
    }
    let mut seen = BTreeSet::new();
    for (index, option) in options.iter().enumerate() {
        let at = format!("{at}/options/{index}");
        problems.length(&format!("{at}/label"), text(option, "label"), 1, 100);
        problems.length(&format!("{at}/value"), text(option, "value"), 1, 100);
        problems.length(&format!("{at}/description"), text(option, "description"), 0, 100);
        if !seen.insert(text(option, "value")) {
            problems.add(&format!("{at}/value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
    }
}

/// Checks a modal: <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal>.
pub fn check_modal(modal: &Value, problems: &mut Problems) {
    problems.length("data/title", text(modal, "title"), 1, 45);
    problems.length("data/custom_id", text(modal, "custom_id"), 1, CUSTOM_ID);
    let components = modal["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    if components.is_empty() || components.len() > 5 {
        problems.add("data/components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
    }
    for (place, component) in components.iter().enumerate() {
        let at = format!("data/components/{place}");
        if let Some(label) = component["label"].as_str() {
            problems.length(&format!("{at}/label"), label, 1, 45);
        }
        problems.length(&format!("{at}/description"), text(component, "description"), 0, 100);
        if component["component"]["type"] == 3 {
            menu(&component["component"], &format!("{at}/component"), problems);
        }
    }
    for input in all(components).into_iter().filter(|one| one["type"] == 4) {
        problems.length("data/components/custom_id", text(input, "custom_id"), 1, CUSTOM_ID);
        problems.length("data/components/placeholder", text(input, "placeholder"), 0, 100);
        problems.length("data/components/value", text(input, "value"), 0, 4_000);
    }
}
