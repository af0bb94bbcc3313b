//! Would Discord take this body, and would it give this answer? Its own description of its API says so, where it is at hand.

use super::error::Problems;
use anyhow::Context as _;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Registry, ValidationError, Validator};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

const NAME: &str = "urn:discord";
/// How many mistakes of one body are reported.
const REPORTED: usize = 50;

/// Discord's description of its API.
pub struct OpenApi {
    document: Value,
    registry: Registry<'static>,
    validators: Mutex<HashMap<String, Option<Arc<Validator>>>>,
}

impl fmt::Debug for OpenApi {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("OpenApi").finish_non_exhaustive()
    }
}

impl OpenApi {
    /// Reads the description.
    ///
    /// # Errors
    /// Where the file is not there or is not such a description.
    pub fn load(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}; it should be Discord's openapi.json", path.display()))?;
        let mut document: Value = serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))?;
        widen(&mut document);
        let registry = Registry::new().add(NAME, document.clone()).and_then(jsonschema::RegistryBuilder::prepare);
        let registry = registry.with_context(|| format!("{} is no description of an API", path.display()))?;
        Ok(Self { document, registry, validators: Mutex::default() })
    }

    /// What is wrong with the body of a request to `template`, as `/channels/{channel_id}/messages`.
    pub fn check_request(&self, method: &str, template: &str, body: &Value, problems: &mut Problems) {
        if let Some(validator) = self.validator(method, template, "/requestBody") {
            for error in validator.iter_errors(body).take(REPORTED) {
                report(&error, problems);
            }
        }
    }

    /// What is wrong with one of our own answers.
    #[must_use]
    pub fn check_answer(&self, method: &str, template: &str, status: u16, body: &Value) -> Vec<String> {
        let part = if status < 300 { format!("/responses/{status}") } else { "/responses/4XX".to_owned() };
        let Some(validator) = self.validator(method, template, &part) else { return Vec::new() };
        let told = |error: ValidationError<'_>| {
            let mut problems = Problems::default();
            report(&error, &mut problems);
            format!(
                "our answer {status} to {method} {template}: {}",
                problems.settle().err().and_then(|error| error.errors).unwrap_or_default()
            )
        };
        validator.iter_errors(body).take(REPORTED).map(told).collect()
    }

    fn validator(&self, method: &str, template: &str, part: &str) -> Option<Arc<Validator>> {
        let place = format!("/paths/{}/{}{part}", template.replace('/', "~1"), method.to_lowercase());
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = validators.get(&place) {
            return known.clone();
        }
        let made = self.compile(&place);
        validators.insert(place, made.clone());
        made
    }

    fn compile(&self, place: &str) -> Option<Arc<Validator>> {
        let mut described = self.document.pointer(place)?;
        let mut place = place.to_owned();
        // Answers to errors are described once for all.
        if let Some(elsewhere) = described["$ref"].as_str().and_then(|named| named.strip_prefix('#')) {
            elsewhere.clone_into(&mut place);
            described = self.document.pointer(elsewhere)?;
        }
        described.pointer("/content/application~1json/schema")?;
        let pointer = format!("{place}/content/application~1json/schema").replace('{', "%7B").replace('}', "%7D");
        let schema = json!({"$ref": format!("{NAME}#{pointer}")});
        match jsonschema::options().with_registry(&self.registry).build(&schema) {
            Ok(validator) => Some(Arc::new(validator)),
            Err(error) => {
                tracing::error!("cannot read what Discord says of {place}: {error}");
                None
            }
        }
    }
}

/// Discord takes more than it says, identifiers as numbers and bits of permissions as text; and the codes of errors within a body are words.
fn widen(document: &mut Value) {
    if let Some(snowflake) = document.pointer_mut("/components/schemas/SnowflakeType") {
        *snowflake = json!({"anyOf": [snowflake.clone(), {"type": "integer", "minimum": 0}]});
    }
    if let Some(code) = document.pointer_mut("/components/schemas/Error/properties/code") {
        *code = json!({"type": ["integer", "string"]});
    }
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        for schema in schemas.values_mut() {
            if let Some(bits) = schema.pointer_mut("/properties/default_member_permissions").filter(|bits| bits["maximum"].is_u64()) {
                *bits = json!({"anyOf": [bits.clone(), {"type": "string", "pattern": "^[0-9]{1,19}$"}]});
            }
        }
    }
}

/// Puts a mistake where it is, in Discord's words as far as they are known.
fn report(error: &ValidationError<'_>, problems: &mut Problems) {
    let path = error.instance_path().to_string();
    match error.kind() {
        ValidationErrorKind::AnyOf { context }
        | ValidationErrorKind::OneOfNotValid { context }
        | ValidationErrorKind::OneOfMultipleValid { context } => match nearest(context, &path) {
            Some(branch) => branch.iter().for_each(|error| report(error, problems)),
            None => problems.add(&path, "UNION_TYPE_CHOICES", "Value fits none of the allowed forms."),
        },
        ValidationErrorKind::MaxLength { limit } | ValidationErrorKind::MaxItems { limit } => {
            problems.add(&path, "BASE_TYPE_MAX_LENGTH", format!("Must be {limit} or fewer in length."));
        }
        ValidationErrorKind::MinLength { limit } | ValidationErrorKind::MinItems { limit } => {
            problems.add(&path, "BASE_TYPE_MIN_LENGTH", format!("Must be {limit} or more in length."));
        }
        ValidationErrorKind::Required { property } => {
            problems.required(&format!("{path}/{}", property.as_str().unwrap_or_default()));
        }
        ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. } => {
            problems.add(&path, "BASE_TYPE_CHOICES", "Value must be one of the allowed choices.");
        }
        ValidationErrorKind::Maximum { limit } => {
            problems.add(&path, "NUMBER_TYPE_MAX", format!("Value should be less than or equal to {limit}."));
        }
        ValidationErrorKind::Minimum { limit } => {
            problems.add(&path, "NUMBER_TYPE_MIN", format!("Value should be greater than or equal to {limit}."));
        }
        _ => problems.add(&path, "BASE_TYPE_BAD", error.to_string().chars().take(300).collect::<String>()),
    }
}

/// Of the forms that a value could have had the one it was meant to have: whose `type` fits, else the one that it fits best.
fn nearest<'a>(context: &'a [Vec<ValidationError<'static>>], path: &str) -> Option<&'a Vec<ValidationError<'static>>> {
    let kind_path = format!("{path}/type");
    let score = |branch: &&Vec<ValidationError<'static>>| {
        let is_other_kind = branch.iter().any(|error| {
            let at = error.instance_path().to_string();
            let is_missing = matches!(error.kind(), ValidationErrorKind::Required { property } if property == "type");
            at == kind_path || (at == path && (is_missing || matches!(error.kind(), ValidationErrorKind::Type { .. })))
        });
        (is_other_kind, branch.len())
    };
    context.iter().filter(|branch| !branch.is_empty()).min_by_key(score)
}
