//! How do a supervisor and Prometheus see how the bot is doing?

use super::watch::Watch;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use std::future::Future;
use std::sync::Arc;
use tokio::net::TcpListener;

/// What Prometheus reads. <https://prometheus.io/docs/specs/om/open_metrics_spec/>
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Answers `/healthz` and `/metrics` until it is told to stop.
///
/// # Errors
/// Fails where the socket breaks.
pub async fn serve(listener: TcpListener, watch: Arc<Watch>, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    let pages = Router::new().route("/healthz", get(healthz)).route("/metrics", get(metrics)).with_state(watch);
    axum::serve(listener, pages).with_graceful_shutdown(stop).await
}

async fn healthz(State(watch): State<Arc<Watch>>) -> impl IntoResponse {
    if watch.is_connected() { (StatusCode::OK, "connected\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "the gateway is not connected\n") }
}

async fn metrics(State(watch): State<Arc<Watch>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, OPEN_METRICS)], watch.text())
}
