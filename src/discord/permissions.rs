//! What must the bot be allowed to do, and how is it invited so?

use serenity::model::permissions::Permissions;

/// What the bot needs, each with its bit and why. <https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags>
pub const NEEDED: [(&str, u64); 6] = [
    ("View Channels, to see questions", 1 << 10),
    ("Send Messages, to answer them", 1 << 11),
    ("Send Messages in Threads, to answer there", 1 << 38),
    ("Embed Links, to show the card with the sources", 1 << 14),
    ("Attach Files, to show charts", 1 << 15),
    ("Read Message History, to reply to a message", 1 << 16),
];

/// The bits of all that it needs.
#[must_use]
pub fn bits() -> u64 {
    NEEDED.iter().map(|(_, bit)| bit).sum()
}

/// Whether they are enough to reply to a message at any time, without having been asked just now.
#[must_use]
pub fn may_reply(permissions: Permissions) -> bool {
    let speaks = permissions.send_messages() || permissions.send_messages_in_threads();
    permissions.administrator() || speaks && permissions.view_channel() && permissions.read_message_history()
}

/// The address at which somebody with the right to do so adds the bot to a server, with exactly what it needs.
#[must_use]
pub fn invitation(application: u64) -> String {
    format!("https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}", bits())
}
