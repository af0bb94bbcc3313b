//! Does the page do what its visitors expect? It is driven in headless Chromium, against the real bot and against one of a few lines.
//!
//! 1. A stranger asks by a click, gets the answer, makes a choice, draws a chart, sees what is private and takes it away.
//! 2. Commands are filled in by the keyboard alone, with what the bot suggests.
//! 3. Light and dark, English and Chinese, a phone's width: nothing is cut off.
//! 4. Everything a bot can send is shown; nothing of it is ever HTML.
//! 5. So is every screen of those who keep the facts.
//! 6. What goes wrong is said: no answer, a lost connection.
//!
//! Needs Debian's `chromium`. Where it is missing the tests say so; in CI that is a failure. Pictures are in target/screenshots.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says aloud what it could not do"
)]
#![allow(clippy::disallowed_methods, reason = "a browser takes its time, and a test has to stop waiting")]

mod browser;
#[path = "../common/folder.rs"]
mod folder;
mod keeper;
mod markdown;
mod real;
mod show;
mod stage;
