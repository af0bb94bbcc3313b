//! How does a running bot log?

use crate::config::Discord;
use anyhow::Context;
use tracing_subscriber::EnvFilter;

/// What the libraries below may say at most: at their own "debug" they write whole frames, and questions are in those.
const LIBRARIES: &str = "serenity=error,tungstenite=warn,tokio_tungstenite=warn,reqwest=warn,hyper=warn,h2=warn,rustls=warn";

/// What is let through at a level.
///
/// # Errors
/// Fails where there is no such level.
pub fn filter(level: &str) -> anyhow::Result<EnvFilter> {
    EnvFilter::try_new(format!("{level},{LIBRARIES}")).context("cannot log at this level")
}

/// Logs to standard error from now on.
///
/// # Errors
/// Fails where something logs already.
pub fn start(config: &Discord) -> anyhow::Result<()> {
    let log =
        tracing_subscriber::fmt().with_env_filter(filter(&config.log)?).with_writer(std::io::stderr).with_ansi(false).with_target(false);
    let started = if config.log_as_json { log.json().try_init() } else { log.try_init() };
    started.map_err(|error| anyhow::anyhow!("cannot log: {error}"))
}
