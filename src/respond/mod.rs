//! What is to be done about a message, a command or a button?
//!
//! Each comes in as a plain value with the desk on which the answer is made, and comes out as the actions that it calls for. Nothing here
//! waits, reads a clock or knows the service that the chat is on.

pub mod alike;
mod bounded;
pub mod button;
mod checked;
pub mod code;
mod command;
pub mod desk;
mod figures;
mod heard;
mod help;
pub mod inbox;
pub mod keeping;
pub mod known;
mod later;
pub mod lookup;
pub mod memory;
pub mod menu;
mod overheard;
pub mod pace;
mod posts;
mod press;
mod questions;
mod script;
pub mod seal;
mod shown;
mod suggest;
mod told;
pub mod wording;

pub use command::{check, command};
pub use press::press;
pub use questions::{deleted, edited, message};
pub use suggest::suggest;
pub use told::answered_later;

use crate::chat::{Action, Audience, Author, Outcome, Post, Response, Room};
use desk::Desk;
use jiff::SignedDuration;
use pace::Turn;
use wording::Wording;

/// A response that only the member sees.
fn privately(post: Post, outcome: Outcome) -> Response {
    Response { actions: vec![Action::Respond { post, audience: Audience::Member }], outcome }
}

/// A line that only the member sees.
fn line(text: &str, outcome: Outcome) -> Response {
    privately(Post { text: text.to_owned(), ..Post::default() }, outcome)
}

/// That the member has to wait.
fn slower(words: &Wording, wait: SignedDuration) -> String {
    // Rounded up: after so many seconds he may ask.
    let seconds = wait.as_secs() + i64::from(wait.subsec_nanos() > 0);
    words.slower.replace("{seconds}", &seconds.max(1).to_string())
}

/// Takes a turn for a command or a button, or tells the member to wait; a command has to be answered each time.
fn take_turn(desk: &Desk<'_>, author: &Author, room: &Room, words: &Wording) -> Result<(), Response> {
    match desk.memory.turn(author.id, room.id, desk.settings.pace, desk.now) {
        Turn::Free => Ok(()),
        Turn::Wait(wait) => Err(line(&slower(words, wait), Outcome::Slowed)),
        Turn::Quiet => Err(line(&slower(words, desk.settings.pace.every), Outcome::Slowed)),
    }
}
