//! Who is there? Users, members, roles, and their JSON.

use super::super::clock::written;
use super::super::gateway::dispatch::{Event, Readable};
use super::super::gateway::intents::GUILD_MEMBERS;
use super::super::snowflake;
use super::World;
use serde_json::{Value, json};
use std::borrow::Cow;

/// An account.
#[derive(Debug, Clone)]
pub struct User {
    pub id: u64,
    pub username: Cow<'static, str>,
    /// The name that is shown.
    pub name: Cow<'static, str>,
    pub is_bot: bool,
    /// The language of the client.
    pub locale: &'static str,
    /// Who this is, for the page.
    pub note: &'static str,
}

/// A user's place in the server.
#[derive(Debug, Clone)]
pub struct Member {
    pub roles: Vec<u64>,
    pub joined: u64,
    pub nick: Option<String>,
}

/// A role of the server.
#[derive(Debug, Clone)]
pub struct Role {
    pub id: u64,
    pub name: &'static str,
    pub color: u32,
    pub permissions: u64,
    pub position: u8,
    pub is_mentionable: bool,
    /// The role that Discord makes for a bot when it joins.
    pub bot: Option<u64>,
}

impl User {
    /// The account as Discord shows it to others.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut user = json!({
            "id": snowflake::json(self.id),
            "username": self.username,
            "global_name": if self.is_bot { Value::Null } else { json!(self.name) },
            "discriminator": if self.is_bot { "0417" } else { "0" },
            "avatar": null,
            "banner": null,
            "accent_color": null,
            "avatar_decoration_data": null,
            "collectibles": null,
            "primary_guild": null,
            "public_flags": 0,
            "flags": 0,
        });
        if self.is_bot {
            user["bot"] = json!(true);
        }
        user
    }

    /// The account as its owner sees it.
    #[must_use]
    pub fn own_json(&self) -> Value {
        let mut user = self.json();
        let own = json!({"mfa_enabled": true, "locale": self.locale, "premium_type": 0, "email": null, "verified": true});
        merge(&mut user, own);
        user
    }
}

impl Role {
    /// The role as Discord shows it.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut role = json!({
            "id": snowflake::json(self.id),
            "name": self.name,
            "description": null,
            "permissions": self.permissions.to_string(),
            "position": self.position,
            "color": self.color,
            "colors": {"primary_color": self.color, "secondary_color": null, "tertiary_color": null},
            "hoist": false,
            "managed": self.bot.is_some(),
            "mentionable": self.is_mentionable,
            "icon": null,
            "unicode_emoji": null,
            "flags": 0,
        });
        if let Some(bot) = self.bot {
            role["tags"] = json!({"bot_id": snowflake::json(bot)});
        }
        role
    }
}

impl World {
    /// A user's JSON; someone who is not there is shown as Discord shows a deleted account.
    #[must_use]
    pub fn user_json(&self, user: u64) -> Value {
        self.users.get(&user).map_or_else(
            || {
                let (username, name) = (Cow::Borrowed("deleted_user"), Cow::Borrowed("Deleted User"));
                User { id: user, username, name, is_bot: false, locale: "en-US", note: "" }.json()
            },
            User::json,
        )
    }

    /// A member's JSON without the account, as messages carry it.
    #[must_use]
    pub fn partial_member_json(&self, user: u64) -> Option<Value> {
        let member = self.members.get(&user)?;
        Some(json!({
            "roles": member.roles.iter().map(|role| snowflake::json(*role)).collect::<Vec<_>>(),
            "joined_at": written(member.joined),
            "nick": member.nick,
            "avatar": null,
            "banner": null,
            "avatar_decoration_data": null,
            "collectibles": null,
            "premium_since": null,
            "communication_disabled_until": null,
            "deaf": false,
            "mute": false,
            "pending": false,
            "flags": 0,
        }))
    }

    /// A member's JSON.
    #[must_use]
    pub fn member_json(&self, user: u64) -> Option<Value> {
        let mut member = self.partial_member_json(user)?;
        member["user"] = self.user_json(user);
        Some(member)
    }
}

/// Members join and are given roles, as an administrator sees to it.
impl World {
    /// An ordinary member joins; his number.
    pub fn join(&mut self, now: u64) -> u64 {
        let id = self.ids.next(now);
        let name = format!("member{}", self.members.len());
        self.users.insert(id, User { id, username: name.clone().into(), name: name.into(), is_bot: false, locale: "en-US", note: "" });
        self.members.insert(id, Member { roles: Vec::new(), joined: now, nick: None });
        self.tell_of_member("GUILD_MEMBER_ADD", id);
        id
    }

    /// A member has these roles from now on; whether there is such a member.
    pub fn give_roles(&mut self, user: u64, roles: Vec<u64>) -> bool {
        let Some(member) = self.members.get_mut(&user) else { return false };
        member.roles = roles;
        self.tell_of_member("GUILD_MEMBER_UPDATE", user);
        true
    }

    fn tell_of_member(&mut self, name: &'static str, user: u64) {
        let guild = self.guild.id;
        let mut data = self.member_json(user).unwrap_or_default();
        merge(&mut data, json!({"guild_id": snowflake::json(guild)}));
        self.dispatch(&Event { name, data, guild: Some(guild), intent: Some(GUILD_MEMBERS), readable: Readable::Always });
    }
}

/// Adds the fields of `more` to an object.
pub fn merge(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
