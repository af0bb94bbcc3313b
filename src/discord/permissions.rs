//! What must the bot be allowed to do, and how is it invited so?

use serenity::model::channel::ChannelType;
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

/// Whether they are enough to reply to a message at any time, without having been asked just now. In a thread another right counts than elsewhere; where
/// nothing is known of the room, both are needed.
#[must_use]
pub fn may_reply(permissions: Permissions, room: Option<ChannelType>) -> bool {
    let speaks = match room {
        Some(ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread) => permissions.send_messages_in_threads(),
        Some(_) => permissions.send_messages(),
        None => permissions.send_messages() && permissions.send_messages_in_threads(),
    };
    permissions.administrator() || speaks && permissions.view_channel() && permissions.read_message_history()
}

/// The address at which somebody with the right to do so adds the bot to a server, with exactly what it needs.
#[must_use]
pub fn invitation(application: u64) -> String {
    format!("https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}", bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_thread_another_right_lets_it_reply_than_elsewhere() {
        let sees = Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY;
        let (text, thread) = (Some(ChannelType::Text), Some(ChannelType::PublicThread));
        for (permissions, room, may) in [
            (sees | Permissions::SEND_MESSAGES, text, true),
            (sees | Permissions::SEND_MESSAGES, thread, false),
            (sees | Permissions::SEND_MESSAGES, None, false),
            (sees | Permissions::SEND_MESSAGES_IN_THREADS, text, false),
            (sees | Permissions::SEND_MESSAGES_IN_THREADS, thread, true),
            (sees | Permissions::SEND_MESSAGES | Permissions::SEND_MESSAGES_IN_THREADS, None, true),
            (Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES, text, false),
            (Permissions::READ_MESSAGE_HISTORY | Permissions::SEND_MESSAGES, text, false),
            (Permissions::ADMINISTRATOR, thread, true),
        ] {
            assert_eq!(may_reply(permissions, room), may, "{permissions:?} in {room:?}");
        }
    }
}
