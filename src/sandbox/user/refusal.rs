//! Why may a member not do that?

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::fmt;

/// Why something on the members' side was not done.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The status of the HTTP answer.
    pub status: u16,
    /// A sentence for people.
    pub sentence: String,
}

impl Refusal {
    /// It is not there.
    #[must_use]
    pub fn unknown(what: &str) -> Self {
        Self { status: 404, sentence: format!("there is no such {what}") }
    }

    /// The member may not.
    #[must_use]
    pub fn forbidden(sentence: &str) -> Self {
        Self { status: 403, sentence: sentence.to_owned() }
    }

    /// It cannot be done like this.
    #[must_use]
    pub fn bad(sentence: impl Into<String>) -> Self {
        Self { status: 400, sentence: sentence.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence)
    }
}

impl std::error::Error for Refusal {}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        (status, Json(json!({"error": self.sentence}))).into_response()
    }
}
