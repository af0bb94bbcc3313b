//! Who may talk to the server? Programs of this machine, and pages of its own: no other site, and no name that only points here.
//!
//! A page of another site can send requests to loopback and, by a name that it points at 127.0.0.1 (DNS rebinding), even read the answers.
//! The first is refused by the `Origin` that a browser adds, the second by the `Host` that the browser believes it talks to.

use super::server::Server;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use std::sync::Arc;

/// Lets a request through, or answers 403.
pub async fn guard(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    if let Err(reason) = is_ours(request.headers(), server.address.port()) {
        return (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], reason).into_response();
    }
    let mut response = next.run(request).await;
    let safe = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; \
             base-uri 'none'; frame-ancestors 'none'",
        ),
    ];
    for (name, value) in safe {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether a request comes from this machine and from no other site.
fn is_ours(headers: &HeaderMap, port: u16) -> Result<(), &'static str> {
    let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = text(header::HOST).unwrap_or_default();
    if !hosts.iter().any(|own| own == host) {
        return Err("the sandbox answers to 127.0.0.1 and localhost only");
    }
    let is_own = |origin: &str| origin.strip_prefix("http://").is_some_and(|origin| origin == host);
    if text(header::ORIGIN).is_some_and(|origin| !is_own(origin)) {
        return Err("the sandbox answers no page of another site");
    }
    // A page of another site that navigates here is harmless, as GET changes nothing; anything else of another site is refused.
    let is_foreign = text(HeaderName::from_static("sec-fetch-site")).is_some_and(|site| ["cross-site", "same-site"].contains(&site));
    let is_navigation = text(HeaderName::from_static("sec-fetch-mode")) == Some("navigate");
    if is_foreign && !is_navigation { Err("the sandbox answers no page of another site") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(fields: &[(&str, &str)]) -> bool {
        let name = |name: &str| HeaderName::from_bytes(name.as_bytes()).unwrap();
        let headers = fields.iter().map(|(field, value)| (name(field), HeaderValue::from_str(value).unwrap())).collect();
        is_ours(&headers, 8080).is_ok()
    }

    #[test]
    fn programs_and_its_own_page_are_let_through() {
        assert!(asked(&[("host", "127.0.0.1:8080")]));
        assert!(asked(&[("host", "localhost:8080"), ("origin", "http://localhost:8080"), ("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("host", "localhost:8080"), ("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate")]));
    }

    #[test]
    fn other_sites_and_names_that_point_here_are_not() {
        assert!(!asked(&[("host", "evil.example:8080")]));
        assert!(!asked(&[("host", "127.0.0.1:8081")]));
        assert!(!asked(&[]));
        assert!(!asked(&[("host", "127.0.0.1:8080"), ("origin", "https://evil.example")]));
        assert!(!asked(&[("host", "127.0.0.1:8080"), ("origin", "null")]));
        assert!(!asked(&[("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:9")]));
        assert!(!asked(&[("host", "127.0.0.1:8080"), ("origin", "http://localhost:8080")]));
        assert!(!asked(&[("host", "127.0.0.1:8080"), ("sec-fetch-site", "cross-site")]));
        assert!(!asked(&[("host", "127.0.0.1:8080"), ("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")]));
    }
}
