//! What does a request say? JSON, or a form with JSON and files in it.

use super::super::error::{ApiError, BAD_JSON, TOO_LARGE};
use super::super::world::interaction::ATTACHMENT;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde_json::Value;

/// The largest body.
const BODY: usize = 26 * 1024 * 1024;
/// How many files a message carries at most.
const FILES: usize = 10;

/// A file that is sent along.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The number in `files[0]`, which the list of attachments refers to.
    pub number: u64,
    pub name: String,
    pub bytes: Bytes,
}

/// Reads the body.
///
/// # Errors
/// Where it is too large or no JSON.
pub async fn read(parts: &Parts, body: Body) -> Result<(Value, Vec<Upload>), ApiError> {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return form(parts, body).await;
    }
    let bytes = to_bytes(body, BODY).await.map_err(|_| TOO_LARGE)?;
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    Ok((serde_json::from_slice(&bytes).map_err(|_| BAD_JSON)?, Vec::new()))
}

async fn form(parts: &Parts, body: Body) -> Result<(Value, Vec<Upload>), ApiError> {
    // The extensions come along: the size that the router allows stands there.
    let request = Request::from_parts(parts.clone(), body);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| BAD_JSON)?;
    let (mut json, mut files) = (Value::Null, Vec::new());
    while let Some(field) = form.next_field().await.map_err(|_| TOO_LARGE)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "payload_json" {
            let bytes = field.bytes().await.map_err(|_| TOO_LARGE)?;
            json = serde_json::from_slice(&bytes).map_err(|_| BAD_JSON)?;
        } else {
            let numbered = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')).and_then(|number| number.parse().ok());
            let number = numbered.unwrap_or_else(|| u64::try_from(files.len()).unwrap_or_default());
            let name = field.file_name().unwrap_or("unknown").to_owned();
            let bytes = field.bytes().await.map_err(|_| TOO_LARGE)?;
            if bytes.len() > ATTACHMENT || files.len() >= FILES {
                return Err(TOO_LARGE.into());
            }
            files.push(Upload { number, name, bytes });
        }
    }
    Ok((json, files))
}
