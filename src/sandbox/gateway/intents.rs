//! Which events does a bot ask for? <https://discord.com/developers/docs/events/gateway#gateway-intents>

/// GUILDS.
pub const GUILDS: u64 = 1;
/// MESSAGE_CONTENT, which has to be switched on for the application.
pub const MESSAGE_CONTENT: u64 = 1 << 15;
/// GUILD_MEMBERS, which has to be switched on, too.
pub const GUILD_MEMBERS: u64 = 1 << 1;
/// Those that have to be switched on: GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT.
pub const PRIVILEGED: u64 = GUILD_MEMBERS | (1 << 8) | MESSAGE_CONTENT;
/// All that exist.
pub const KNOWN: u64 = ((1 << 17) - 1) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

/// The intents for messages of one sort of place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub messages: u64,
    pub reactions: u64,
    pub typing: u64,
}

/// In the server.
pub const GUILD: Place = Place { messages: 1 << 9, reactions: 1 << 10, typing: 1 << 11 };
/// In direct messages.
pub const DIRECT: Place = Place { messages: 1 << 12, reactions: 1 << 13, typing: 1 << 14 };
