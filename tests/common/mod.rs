//! What do the tests of the sandbox start from? A sandbox that checks every body against Discord's description of its API.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "each test program uses a part, and fails by panicking"
)]

pub mod wire;

use smebot::sandbox::{Limits, Sandbox, Settings};
use std::path::PathBuf;

/// A moment to begin at: a clock of the tests' own.
pub const NOW: u64 = 1_790_000_000_000;

/// Discord's description of its API; says aloud where it is missing, and fails where it was named.
pub fn openapi() -> Option<PathBuf> {
    let named = std::env::var_os("SMEBOT_OPENAPI").map(PathBuf::from);
    if let Some(path) = &named {
        assert!(path.exists(), "SMEBOT_OPENAPI names {}, which is not there", path.display());
    }
    let beside = PathBuf::from("../shared/discord/openapi.json");
    let found = named.or_else(|| beside.exists().then_some(beside));
    if found.is_none() {
        eprintln!("NOT CHECKED against Discord's openapi.json: it is neither at ../shared/discord nor named by SMEBOT_OPENAPI");
    }
    found
}

/// The usual settings of a test: no rate limits, everything checked.
pub fn settings() -> Settings {
    Settings { openapi: openapi(), limits: Limits::Off, ..Settings::new(NOW) }
}

/// A running sandbox.
pub async fn sandbox() -> Sandbox {
    Sandbox::start(settings()).await.expect("the sandbox starts")
}
