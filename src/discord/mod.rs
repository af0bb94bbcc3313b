//! How does the bot live in Discord? The only room that names serenity: event to message, action to request, sizes, permissions.

mod breaker;
mod deliver;
mod door;
mod events;
mod fault;
mod files;
mod flights;
mod gates;
mod gateway;
pub mod health;
mod incoming;
mod json;
pub mod limits;
mod news;
mod notes;
pub mod permissions;
mod register;
mod rest;
mod servers;
mod session;
mod shared;
pub mod watch;

pub use door::Door;
pub use fault::Fault;
pub use register::Registered;
pub use rest::DISCORD;
pub use session::{Bot, End, Setup, StartFault};
