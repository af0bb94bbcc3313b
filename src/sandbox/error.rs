//! What does a request get that fails? Discord's status, code and message, and for a bad body the nested list of what is wrong where.

use serde_json::{Map, Value, json};

/// A failure in Discord's form: <https://discord.com/developers/docs/topics/opcodes-and-status-codes>.
#[derive(Debug, Clone)]
pub struct ApiError {
    /// The status of the HTTP answer.
    pub status: u16,
    /// Discord's own code, 0 where there is none.
    pub code: u32,
    /// What Discord says.
    pub message: String,
    /// What is wrong in the body, by path.
    pub errors: Option<Value>,
    /// For a 429: how long to wait, and whose limit it is.
    pub wait: Option<Wait>,
}

/// How long a client has to wait after a 429.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wait {
    /// Milliseconds.
    pub milliseconds: u64,
    /// Whose limit was reached.
    pub scope: Scope,
}

/// Whose limit a 429 is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The bot's own, for this route.
    User,
    /// The channel's or server's, shared by all bots.
    Shared,
    /// The bot's own, for all routes.
    Global,
}

/// The failures that the sandbox knows, as status, code and message.
pub type Known = (u16, u32, &'static str);

pub const UNAUTHORIZED: Known = (401, 0, "401: Unauthorized");
pub const NOT_FOUND: Known = (404, 0, "404: Not Found");
pub const NOT_ALLOWED: Known = (405, 0, "405: Method Not Allowed");
pub const UNKNOWN_APPLICATION: Known = (404, 10_002, "Unknown Application");
pub const UNKNOWN_CHANNEL: Known = (404, 10_003, "Unknown Channel");
pub const UNKNOWN_GUILD: Known = (404, 10_004, "Unknown Guild");
pub const UNKNOWN_MEMBER: Known = (404, 10_007, "Unknown Member");
pub const UNKNOWN_MESSAGE: Known = (404, 10_008, "Unknown Message");
pub const UNKNOWN_USER: Known = (404, 10_013, "Unknown User");
pub const UNKNOWN_EMOJI: Known = (400, 10_014, "Unknown Emoji");
pub const UNKNOWN_WEBHOOK: Known = (404, 10_015, "Unknown Webhook");
pub const UNKNOWN_INTERACTION: Known = (404, 10_062, "Unknown interaction");
pub const UNKNOWN_COMMAND: Known = (404, 10_063, "Unknown application command");
pub const TOO_MANY_COMMANDS: Known = (400, 30_032, "Maximum number of application commands reached (100)");
pub const TOO_MANY_REACTIONS: Known = (400, 30_010, "Maximum number of reactions reached (20)");
pub const TOO_MANY_COMMANDS_TODAY: Known = (400, 30_034, "Max number of daily application command creates has been reached (200)");
pub const TOO_LARGE: Known = (413, 40_005, "Request entity too large");
pub const ALREADY_ACKNOWLEDGED: Known = (400, 40_060, "Interaction has already been acknowledged.");
pub const MISSING_ACCESS: Known = (403, 50_001, "Missing Access");
pub const NOT_YOUR_MESSAGE: Known = (403, 50_005, "Cannot edit a message authored by another user");
pub const EMPTY_MESSAGE: Known = (400, 50_006, "Cannot send an empty message");
pub const CANNOT_SEND_TO_USER: Known = (403, 50_007, "Cannot send messages to this user");
pub const MISSING_PERMISSIONS: Known = (403, 50_013, "Missing Permissions");
pub const INVALID_WEBHOOK_TOKEN: Known = (401, 50_027, "Invalid Webhook Token");
pub const BAD_JSON: Known = (400, 50_109, "The request body contains invalid JSON.");

impl From<Known> for ApiError {
    fn from((status, code, message): Known) -> Self {
        Self { status, code, message: message.to_owned(), errors: None, wait: None }
    }
}

impl ApiError {
    /// The answer to one request too many.
    #[must_use]
    pub fn too_many(wait: Wait) -> Self {
        let message = match wait.scope {
            Scope::User | Scope::Global => "You are being rate limited.",
            Scope::Shared => "The resource is being rate limited.",
        };
        Self { status: 429, code: 0, message: message.to_owned(), errors: None, wait: Some(wait) }
    }

    /// The body of the HTTP answer.
    #[must_use]
    pub fn body(&self) -> Value {
        let mut body = json!({"message": self.message, "code": self.code});
        if let Some(wait) = self.wait {
            body["retry_after"] = json!(seconds(wait.milliseconds));
            body["global"] = json!(wait.scope == Scope::Global);
        }
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

/// Milliseconds as the seconds with a fraction that Discord writes.
#[must_use]
pub fn seconds(milliseconds: u64) -> f64 {
    std::time::Duration::from_millis(milliseconds).as_secs_f64()
}

/// Where Discord lists what is wrong with a field.
const ERRORS: &str = "_errors";

/// What is wrong with a body, gathered; Discord reports all of it at once.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<(Vec<String>, &'static str, String)>,
}

impl Problems {
    /// Something is wrong at `path`, as `embeds/0/title`.
    pub fn add(&mut self, path: &str, code: &'static str, message: impl Into<String>) {
        let path = path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        self.found.push((path, code, message.into()));
    }

    /// A text must have between `least` and `most` characters.
    pub fn length(&mut self, path: &str, text: &str, least: usize, most: usize) {
        let count = text.chars().count();
        if count > most && least == 0 {
            self.add(path, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
        } else if count > most || count < least {
            self.add(path, "BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length."));
        }
    }

    /// A list must not be longer than `most`.
    pub fn count(&mut self, path: &str, count: usize, most: usize) {
        if count > most {
            self.add(path, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
        }
    }

    /// A field that has to be there is not.
    pub fn required(&mut self, path: &str) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// The members of a list have to be objects.
    pub fn objects(&mut self, path: &str, list: &[Value]) {
        for (place, _) in list.iter().enumerate().filter(|(_, member)| !member.is_object()) {
            self.add(&format!("{path}/{place}"), "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        }
    }

    /// All that is wrong, as one failure with code 50035; nothing, and the body is good.
    ///
    /// # Errors
    /// Where anything was added.
    pub fn settle(self) -> Result<(), ApiError> {
        if self.found.is_empty() {
            return Ok(());
        }
        let mut tree = Value::Object(Map::new());
        for (path, code, message) in self.found {
            let mut place = &mut tree;
            // A field may be called as the lists are: what is wrong within it is said of what it lies in.
            for part in path.into_iter().filter(|part| part != ERRORS) {
                place = &mut place[part];
            }
            match &mut place[ERRORS] {
                Value::Array(list) => list.push(json!({"code": code, "message": message})),
                none => *none = json!([{"code": code, "message": message}]),
            }
        }
        let message = "Invalid Form Body".to_owned();
        Err(ApiError { status: 400, code: 50_035, message, errors: Some(tree), wait: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_body_is_reported_in_discords_nested_form() {
        let mut problems = Problems::default();
        problems.length("embeds/0/title", &"x".repeat(257), 0, 256);
        problems.required("content");
        problems.required("content/_errors");
        let error = problems.settle().unwrap_err();
        assert_eq!(
            error.body(),
            json!({"code": 50_035, "message": "Invalid Form Body", "errors": {
                "embeds": {"0": {"title": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 256 or fewer in length."}]}}},
                "content": {"_errors": [
                    {"code": "BASE_TYPE_REQUIRED", "message": "This field is required"},
                    {"code": "BASE_TYPE_REQUIRED", "message": "This field is required"},
                ]}
            }})
        );
    }
}
