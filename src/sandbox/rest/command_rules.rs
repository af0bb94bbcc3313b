//! Would Discord register this command? Its rules for names, lengths, options and choices.
//!
//! <https://discord.com/developers/docs/interactions/application-commands#application-command-object>

use super::super::error::Problems;
use super::super::world::commands::CHAT_INPUT;
use regex::Regex;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Options of a command, and choices of an option.
const OPTIONS: usize = 25;
const CHOICES: usize = 25;
const NAME: usize = 32;
const DESCRIPTION: usize = 100;
/// Characters of a command altogether; of each text the longest language counts.
const WHOLE: usize = 8_000;
const SUBCOMMAND: u64 = 1;
const GROUP: u64 = 2;

/// The languages of Discord: <https://discord.com/developers/docs/reference#locales>.
const LOCALES: [&str; 33] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE",
    "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar",
];

/// Discord's rule for the names of slash commands and options; none only if it could not be compiled, which a test rules out.
static NAME_RULE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$").ok());

fn is_name(name: &str) -> bool {
    NAME_RULE.as_ref().is_some_and(|rule| rule.is_match(name)) && name == name.to_lowercase()
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// Checks a command; what is wrong stands under `path`.
pub fn check(command: &Value, path: &str, problems: &mut Problems) {
    if !command.is_object() {
        problems.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return;
    }
    let kind = command["type"].as_u64().unwrap_or(CHAT_INPUT);
    if kind == CHAT_INPUT {
        check_names(command, path, problems);
        check_options(list(command, "options"), path, 0, problems);
    } else {
        problems.length(&format!("{path}/name"), text(command, "name"), 1, NAME);
        if !text(command, "description").is_empty() {
            let message = "Context menu commands cannot have description";
            problems.add(&format!("{path}/description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED", message);
        }
        if !list(command, "options").is_empty() {
            let message = "Context menu commands cannot have options";
            problems.add(&format!("{path}/options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED", message);
        }
    }
    if let Some(bits) = command["default_member_permissions"].as_str()
        && bits.parse::<u64>().is_err()
    {
        problems.add(&format!("{path}/default_member_permissions"), "NUMBER_TYPE_COERCE", "Value is not int.");
    }
    let size = weight(command);
    if size > WHOLE {
        problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", format!("Command exceeds maximum size ({WHOLE})"));
    }
}

/// Checks name and description, in all languages.
fn check_names(item: &Value, path: &str, problems: &mut Problems) {
    let name = |at: String, name: &str, problems: &mut Problems| {
        if name.is_empty() || name.chars().count() > NAME {
            problems.length(&at, name, 1, NAME);
        } else if !is_name(name) {
            problems.add(&at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    };
    if item["name"].is_string() {
        name(format!("{path}/name"), text(item, "name"), problems);
    } else {
        problems.required(&format!("{path}/name"));
    }
    for (locale, localized) in item["name_localizations"].as_object().into_iter().flatten() {
        let at = format!("{path}/name_localizations/{locale}");
        check_locale(locale, &at, problems);
        name(at, localized.as_str().unwrap_or_default(), problems);
    }
    if item["description"].is_string() {
        problems.length(&format!("{path}/description"), text(item, "description"), 1, DESCRIPTION);
    } else {
        problems.required(&format!("{path}/description"));
    }
    for (locale, localized) in item["description_localizations"].as_object().into_iter().flatten() {
        let at = format!("{path}/description_localizations/{locale}");
        check_locale(locale, &at, problems);
        problems.length(&at, localized.as_str().unwrap_or_default(), 1, DESCRIPTION);
    }
}

fn check_locale(locale: &str, path: &str, problems: &mut Problems) {
    if !LOCALES.contains(&locale) {
        problems.add(path, "BASE_TYPE_CHOICES", "Value must be one of Discord's locales.");
    }
}

fn check_options(options: &[Value], path: &str, depth: u8, problems: &mut Problems) {
    problems.count(&format!("{path}/options"), options.len(), OPTIONS);
    problems.objects(&format!("{path}/options"), options);
    let mut names = BTreeSet::new();
    let mut is_optional_seen = false;
    let steps = options.iter().filter(|option| is_step(option)).count();
    for (place, option) in options.iter().enumerate() {
        let at = format!("{path}/options/{place}");
        check_names(option, &at, problems);
        if !names.insert(text(option, "name")) {
            problems.add(&at, "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique");
        }
        for (locale, name) in option["name_localizations"].as_object().into_iter().flatten() {
            let is_taken = options[..place].iter().any(|other| other["name_localizations"][locale] == *name);
            if is_taken {
                problems.add(&at, "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", format!("Option names must be unique in {locale}"));
            }
        }
        let kind = option["type"].as_u64().unwrap_or_default();
        let is_misplaced = match kind {
            GROUP => depth > 0,
            SUBCOMMAND => depth > 1,
            _ => steps > 0,
        };
        if is_misplaced {
            let message = "Sub-command and sub-command group option types are mutually exclusive to all other types";
            problems.add(&format!("{at}/type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
        } else if is_step(option) {
            let below = if kind == GROUP { 1 } else { 2 };
            check_options(list(option, "options"), &at, below, problems);
        } else {
            let is_required = option["required"] == true;
            if is_required && is_optional_seen {
                let message = "Required options must be placed before non-required options";
                problems.add(&at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
            }
            is_optional_seen |= !is_required;
            check_leaf(option, kind, &at, problems);
        }
    }
}

fn is_step(option: &Value) -> bool {
    option["type"] == SUBCOMMAND || option["type"] == GROUP
}

/// Checks an option that takes a value.
fn check_leaf(option: &Value, kind: u64, path: &str, problems: &mut Problems) {
    if !(3..=11).contains(&kind) {
        problems.add(&format!("{path}/type"), "BASE_TYPE_CHOICES", "Value must be one of the option types.");
    }
    let choices = list(option, "choices");
    problems.count(&format!("{path}/choices"), choices.len(), CHOICES);
    if option["autocomplete"] == true && !choices.is_empty() {
        let message = "Cannot use both choices and autocomplete";
        problems.add(path, "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", message);
    }
    let takes_words = [3, 4, 10].contains(&kind);
    if !takes_words && (option["autocomplete"] == true || !choices.is_empty()) {
        problems.add(path, "APPLICATION_COMMAND_OPTION_CHOICES_INVALID", "Only texts and numbers have choices");
    }
    let mut names = BTreeSet::new();
    for (place, choice) in choices.iter().enumerate() {
        let at = format!("{path}/choices/{place}");
        problems.length(&format!("{at}/name"), text(choice, "name"), 1, DESCRIPTION);
        if !names.insert(text(choice, "name")) {
            problems.add(&at, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED", "Choice names must be unique");
        }
        match &choice["value"] {
            Value::String(value) if kind == 3 => problems.length(&format!("{at}/value"), value, 1, DESCRIPTION),
            Value::Number(_) if kind == 4 || kind == 10 => {}
            _ => problems.add(&format!("{at}/value"), "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID", "Value is of another type"),
        }
    }
}

/// The characters of a command: names, descriptions and values of choices, each in its longest language.
fn weight(item: &Value) -> usize {
    let longest = |field: &str| {
        let others = item[format!("{field}_localizations")].as_object().into_iter().flatten().filter_map(|(_, text)| text.as_str());
        others.chain(std::iter::once(text(item, field))).map(|text| text.chars().count()).max().unwrap_or_default()
    };
    let value = text(item, "value").chars().count();
    let below = list(item, "options").iter().chain(list(item, "choices")).map(weight).sum::<usize>();
    longest("name") + longest("description") + value + below
}

/// A command in the form in which Discord gives it back.
#[must_use]
pub fn normal(command: &Value) -> Value {
    let field = |name: &str| command.get(name).cloned().unwrap_or_default();
    let kind = command["type"].as_u64().unwrap_or(CHAT_INPUT);
    let bits = match field("default_member_permissions") {
        Value::Number(bits) => json!(bits.to_string()),
        other @ (Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_)) => other,
    };
    let mut body = json!({
        "type": kind,
        "name": field("name"),
        "name_localizations": field("name_localizations"),
        "description": text(command, "description"),
        "description_localizations": field("description_localizations"),
        "default_member_permissions": bits,
        "dm_permission": command["dm_permission"] != false,
        "contexts": field("contexts"),
        "integration_types": command.get("integration_types").filter(|types| types.is_array()).cloned().unwrap_or_else(|| json!([0])),
        "nsfw": command["nsfw"] == true,
    });
    let options: Vec<Value> = list(command, "options").iter().map(normal_option).collect();
    if !options.is_empty() {
        body["options"] = Value::Array(options);
    }
    body
}

/// An option in that form: what is nothing, false or empty is left out.
fn normal_option(option: &Value) -> Value {
    let Value::Object(fields) = option else { return option.clone() };
    let mut kept = Map::new();
    for (name, value) in fields {
        let is_nothing = value.is_null() || *value == false || value.as_array().is_some_and(Vec::is_empty);
        if name == "options" {
            let below: Vec<Value> = list(option, "options").iter().map(normal_option).collect();
            if !below.is_empty() {
                kept.insert(name.clone(), Value::Array(below));
            }
        } else if !is_nothing {
            kept.insert(name.clone(), value.clone());
        }
    }
    Value::Object(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(command: &Value) -> String {
        let mut problems = Problems::default();
        check(command, "", &mut problems);
        problems.settle().err().and_then(|error| error.errors).map(|errors| errors.to_string()).unwrap_or_default()
    }

    fn slash(options: &Value) -> Value {
        json!({"name": "sme", "description": "Ask", "options": options})
    }

    #[test]
    fn names_follow_discords_rule() {
        for good in ["ask", "a-b_c", "询问", "l'été", "กขค", "नमस्ते", "9"] {
            assert_eq!(faults(&json!({"name": good, "description": "d"})), "", "{good}");
        }
        for bad in ["Ask", "a b", "", "a.b", &"x".repeat(33), "😀", "ask\n"] {
            assert_ne!(faults(&json!({"name": bad, "description": "d"})), "", "{bad}");
        }
        assert_eq!(faults(&json!({"type": 3, "name": "Check the figures"})), "");
    }

    #[test]
    fn what_discord_refuses_is_refused() {
        let option = |name: &str, required: bool| json!({"type": 3, "name": name, "description": "d", "required": required});
        let many: Vec<Value> = (0..26).map(|place| option(&format!("o{place}"), false)).collect();
        let choices: Vec<Value> = (0..26).map(|place| json!({"name": format!("c{place}"), "value": "v"})).collect();
        let long = "x".repeat(100);
        let whole: Vec<Value> = (0..25)
            .map(|place| {
                let choices: Vec<Value> = (0..25).map(|index| json!({"name": format!("{index}{}", &long[..90]), "value": "v"})).collect();
                json!({"type": 3, "name": format!("o{place}"), "description": long, "choices": choices})
            })
            .collect();
        let step = json!({"type": 1, "name": "s", "description": "d"});
        let cases = [
            (slash(&json!(many)), "BASE_TYPE_MAX_LENGTH"),
            (slash(&json!([option("a", false), option("b", true)])), "REQUIRED_INVALID"),
            (slash(&json!([option("a", true), option("a", true)])), "NAME_DUPLICATED"),
            (slash(&json!([step, option("a", false)])), "TYPE_INVALID"),
            (slash(&json!([{"type": 3, "name": "a", "description": "d", "choices": choices}])), "BASE_TYPE_MAX_LENGTH"),
            (
                slash(
                    &json!([{"type": 3, "name": "a", "description": "d", "autocomplete": true, "choices": [{"name": "c", "value": "v"}]}]),
                ),
                "WITH_CHOICES",
            ),
            (slash(&json!([{"type": 4, "name": "a", "description": "d", "choices": [{"name": "c", "value": "v"}]}])), "VALUE_INVALID"),
            (slash(&json!(whole)), "TOO_LARGE"),
            (json!({"name": "sme"}), "BASE_TYPE_REQUIRED"),
            (json!({"name": "sme", "description": "d", "name_localizations": {"zh": "x"}}), "BASE_TYPE_CHOICES"),
            (json!({"name": "sme", "description": "d", "name_localizations": {"zh-CN": "Ab c"}}), "INVALID_NAME"),
            (json!({"name": "sme", "description": "x".repeat(101)}), "BASE_TYPE_BAD_LENGTH"),
            (json!({"type": 3, "name": "Check", "description": "d"}), "DESCRIPTION_NOT_ALLOWED"),
        ];
        for (command, fault) in cases {
            assert!(faults(&command).contains(fault), "{fault} not in {} of {command}", faults(&command));
        }
    }

    #[test]
    fn the_normal_form_leaves_out_what_says_nothing() {
        let command = slash(&json!([{"type": 3, "name": "a", "description": "d", "required": false, "choices": []}]));
        assert_eq!(normal(&command)["options"], json!([{"type": 3, "name": "a", "description": "d"}]));
        assert_eq!(normal(&normal(&command)), normal(&command));
        assert_eq!(normal(&json!({"name": "x", "description": "d", "default_member_permissions": 32}))["default_member_permissions"], "32");
    }
}
