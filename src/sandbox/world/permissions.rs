//! Who may do what where? Roles, then what a channel allows and denies: <https://discord.com/developers/docs/topics/permissions>.

use super::World;
use super::people::Role;

/// What may be done, by the names that Discord's documentation uses.
pub const NAMES: [(&str, u64); 16] = [
    ("ADMINISTRATOR", 1 << 3),
    ("MANAGE_CHANNELS", 1 << 4),
    ("MANAGE_GUILD", 1 << 5),
    ("ADD_REACTIONS", 1 << 6),
    ("VIEW_CHANNEL", 1 << 10),
    ("SEND_MESSAGES", 1 << 11),
    ("MANAGE_MESSAGES", 1 << 13),
    ("EMBED_LINKS", 1 << 14),
    ("ATTACH_FILES", 1 << 15),
    ("READ_MESSAGE_HISTORY", 1 << 16),
    ("MENTION_EVERYONE", 1 << 17),
    ("USE_EXTERNAL_EMOJIS", 1 << 18),
    ("MANAGE_ROLES", 1 << 28),
    ("USE_APPLICATION_COMMANDS", 1 << 31),
    ("SEND_MESSAGES_IN_THREADS", 1 << 38),
    ("USE_EXTERNAL_APPS", 1 << 50),
];

pub const ADMINISTRATOR: u64 = 1 << 3;
pub const MANAGE_GUILD: u64 = 1 << 5;
pub const ADD_REACTIONS: u64 = 1 << 6;
pub const VIEW_CHANNEL: u64 = 1 << 10;
pub const SEND_MESSAGES: u64 = 1 << 11;
pub const MANAGE_MESSAGES: u64 = 1 << 13;
pub const EMBED_LINKS: u64 = 1 << 14;
pub const ATTACH_FILES: u64 = 1 << 15;
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub const MENTION_EVERYONE: u64 = 1 << 17;
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;

/// What everybody may do in a new server.
pub const EVERYONE: u64 = ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_APPLICATION_COMMANDS
    | 1 << 18
    | 1 << 38
    | 1 << 50;

/// All that there is: the bits up to the highest that Discord has given out.
pub const ALL: u64 = (1 << 53) - 1;

/// What a channel allows and denies a role or a member beyond their roles.
#[derive(Debug, Clone, Copy)]
pub struct Overwrite {
    /// A role or a member.
    pub whom: u64,
    /// 0 for a role, 1 for a member.
    pub kind: u8,
    pub allow: u64,
    pub deny: u64,
}

/// The bit of a permission's name.
#[must_use]
pub fn named(name: &str) -> Option<u64> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, bit)| *bit)
}

impl World {
    /// What a member may do in the server, by roles alone.
    #[must_use]
    pub fn permissions_in_guild(&self, user: u64) -> u64 {
        let Some(member) = self.members.get(&user) else { return 0 };
        if self.guild.owner == user {
            return ALL;
        }
        let everyone = |role: &&Role| role.id == self.guild.id || member.roles.contains(&role.id);
        let all = self.guild.roles.iter().filter(everyone).fold(0, |all, role| all | role.permissions);
        if all & ADMINISTRATOR != 0 { ALL } else { all }
    }

    /// What a member may do in a channel.
    #[must_use]
    pub fn permissions(&self, user: u64, channel: u64) -> u64 {
        let Some(channel) = self.channels.get(&channel) else { return 0 };
        if let Some(recipient) = channel.recipient {
            // In a direct message both may do what everybody may, and the bot besides nothing.
            let takes_part = user == recipient || user == self.bot;
            return if takes_part { EVERYONE | channel.overwrites.iter().fold(0, |all, rule| all | rule.allow) } else { 0 };
        }
        let base = self.permissions_in_guild(user);
        if base == ALL {
            return ALL;
        }
        let roles = self.members.get(&user).map(|member| member.roles.as_slice()).unwrap_or_default();
        let rules = |applies: &dyn Fn(&Overwrite) -> bool| {
            let chosen = channel.overwrites.iter().filter(|rule| applies(rule));
            chosen.fold((0, 0), |(deny, allow), rule| (deny | rule.deny, allow | rule.allow))
        };
        let in_order = [
            rules(&|rule| rule.whom == self.guild.id),
            rules(&|rule| rule.kind == 0 && roles.contains(&rule.whom)),
            rules(&|rule| rule.kind == 1 && rule.whom == user),
        ];
        let all = in_order.iter().fold(base, |all, (deny, allow)| (all & !deny) | allow);
        // Who cannot see a channel can do nothing in it; who cannot write cannot embed or attach.
        if all & VIEW_CHANNEL == 0 {
            0
        } else if all & SEND_MESSAGES == 0 {
            all & !(EMBED_LINKS | ATTACH_FILES | MENTION_EVERYONE)
        } else {
            all
        }
    }

    /// Whether a member has all these permissions in a channel.
    #[must_use]
    pub fn may(&self, user: u64, channel: u64, wanted: u64) -> bool {
        self.permissions(user, channel) & wanted == wanted
    }

    /// Allows or denies a member something in a channel, as a moderator would in its settings.
    pub fn overwrite(&mut self, channel: u64, whom: u64, kind: u8, allow: u64, deny: u64) -> bool {
        let Some(channel) = self.channels.get_mut(&channel) else { return false };
        match channel.overwrites.iter_mut().find(|rule| rule.whom == whom) {
            Some(rule) => {
                rule.allow = (rule.allow & !deny) | allow;
                rule.deny = (rule.deny & !allow) | deny;
            }
            None => channel.overwrites.push(Overwrite { whom, kind, allow, deny }),
        }
        true
    }
}
