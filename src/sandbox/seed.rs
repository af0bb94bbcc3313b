//! What is in the server when it starts? Two channels, five members to speak as, the bot.

use super::world::people::{Member, Role, User};
use super::world::permissions;
use super::world::{Channel, Guild, World};
use std::collections::BTreeMap;

/// The bot: application and account share an identifier, as they do for every bot of today.
pub const BOT: u64 = 1_200_000_000_000_000_001;
/// The server.
pub const GUILD: u64 = 1_200_000_000_100_000_001;
/// The channel for questions.
pub const FIGURES: u64 = 1_200_000_000_200_000_001;
/// The channel for everything else.
pub const GENERAL: u64 = 1_200_000_000_200_000_002;
/// An ordinary member.
pub const ADA: u64 = 1_200_000_000_300_000_001;
/// A second one.
pub const BEN: u64 = 1_200_000_000_300_000_002;
/// A moderator.
pub const MIRA: u64 = 1_200_000_000_300_000_003;
/// A member whose Discord speaks simplified Chinese.
pub const LIN: u64 = 1_200_000_000_300_000_004;
/// A member whose Discord speaks traditional Chinese.
pub const MEI: u64 = 1_200_000_000_300_000_005;
/// The one who set the server up; nobody speaks as them.
pub const OWNER: u64 = 1_200_000_000_300_000_009;
/// The moderators' role.
pub const MODERATORS: u64 = 1_200_000_000_400_000_001;
/// The role that came with the bot.
pub const BOT_ROLE: u64 = 1_200_000_000_400_000_002;

/// Those that one can speak as, in the order of the page.
pub const SPEAKERS: [u64; 5] = [ADA, BEN, MIRA, LIN, MEI];

/// The direct messages of a member with the bot.
#[must_use]
pub const fn dm(member: u64) -> u64 {
    member + 200_000_000
}

/// The server as it is before anybody has spoken.
#[must_use]
pub(super) fn world(now: u64) -> World {
    let joined = now.saturating_sub(90 * 24 * 3_600_000);
    let user = |id, username: &'static str, name: &'static str, locale, note| {
        (id, User { id, username: username.into(), name: name.into(), is_bot: id == BOT, locale, note })
    };
    let users = BTreeMap::from([
        user(BOT, "smebot", "smebot", "en-US", "the bot"),
        user(ADA, "ada", "Ada", "en-US", "ordinary member"),
        user(BEN, "ben", "Ben", "en-GB", "second member"),
        user(MIRA, "mira", "Mira", "en-US", "moderator"),
        user(LIN, "lin", "林晓", "zh-CN", "uses Discord in Chinese (simplified)"),
        user(MEI, "mei", "美玲", "zh-TW", "uses Discord in Chinese (traditional)"),
        user(OWNER, "owner", "Owner", "en-US", "set the server up"),
    ]);
    let roles_of = |id| match id {
        MIRA => vec![MODERATORS],
        BOT => vec![BOT_ROLE],
        _ => Vec::new(),
    };
    let members = users.keys().map(|id| (*id, Member { roles: roles_of(*id), joined, nick: None })).collect();
    let mut channels = BTreeMap::from([
        (FIGURES, Channel::text(FIGURES, "policy-figures", "Ask the bot for a figure", 0)),
        (GENERAL, Channel::text(GENERAL, "general", "Everything else", 1)),
    ]);
    channels.extend(SPEAKERS.map(|member| (dm(member), Channel::direct(dm(member), member))));
    let guild = Guild { id: GUILD, name: "Sandbox", owner: OWNER, roles: roles(), joined };
    World::new(BOT, guild, users, members, channels)
}

fn roles() -> Vec<Role> {
    let moderator = permissions::MANAGE_GUILD | permissions::MANAGE_MESSAGES | permissions::MENTION_EVERYONE;
    let role = |id, name, color, permissions, position| {
        let bot = (id == BOT_ROLE).then_some(BOT);
        Role { id, name, color, permissions, position, is_mentionable: id == MODERATORS, bot }
    };
    vec![
        role(GUILD, "@everyone", 0, permissions::EVERYONE, 0),
        role(BOT_ROLE, "smebot", 0, permissions::EVERYONE, 1),
        role(MODERATORS, "Moderators", 0x002E_CC71, permissions::EVERYONE | moderator, 2),
    ]
}
