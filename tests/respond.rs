//! What does the bot do about what happens in a chat? Without any service, clock or network.
//!
//! Each scene of `tests/respond/*.toml` is a row of steps on one desk: something is said, edited, deleted, commanded, pressed or typed, and what is
//! to be done about it has to be as the step says. Beside the scenes:
//! 1. Every question of the other tests gets a post that fits, whose buttons come back as what was asked.
//! 2. Nothing that is typed anywhere panics, mentions anybody or is read as markup.
//! 3. What is typed is completed with what is meant, the nearest first, never with more than Discord shows. (How fast that is, `benches/speed` measures.)
//! 4. Commands keep Discord's rules of names and sizes for every base.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "respond/every.rs"]
mod every;
#[path = "respond/hostile.rs"]
mod hostile;
#[path = "respond/menu.rs"]
mod menu;
#[path = "respond/stage.rs"]
mod stage;

use smebot::chat::Locale;
use smebot::language::Language;
use stage::play;

#[test]
fn messages() {
    play(include_str!("respond/messages.toml"));
}

#[test]
fn commands() {
    play(include_str!("respond/commands.toml"));
}

#[test]
fn buttons() {
    play(include_str!("respond/buttons.toml"));
}

#[test]
fn the_bot_speaks_the_language_of_the_member() {
    use smebot::respond::wording::language;
    for (locale, wanted) in [
        (Locale::Simplified, Language::Chinese),
        (Locale::Traditional, Language::Chinese),
        (Locale::English, Language::English),
        (Locale::Unknown, Language::Chinese),
    ] {
        assert_eq!(language(locale, Language::Chinese), wanted);
    }
}
