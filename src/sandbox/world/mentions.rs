//! Whom does a message ping? What its text mentions, as far as its allowed mentions let it.

use super::super::error::Problems;
use super::super::snowflake;
use super::World;
use serde_json::Value;
use std::collections::BTreeSet;

/// How many users or roles may be listed: <https://discord.com/developers/docs/resources/message#allowed-mentions-object>.
const LISTED: usize = 100;

/// Those that a message pings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mentions {
    pub users: Vec<u64>,
    pub roles: Vec<u64>,
    pub everyone: bool,
}

/// Which mentions of a text become pings.
#[derive(Debug, Clone, PartialEq)]
pub struct Allowed {
    users: Named,
    roles: Named,
    everyone: bool,
    replied_user: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Named {
    All,
    These(BTreeSet<u64>),
}

impl Named {
    fn holds(&self, id: u64) -> bool {
        match self {
            Self::All => true,
            Self::These(ids) => ids.contains(&id),
        }
    }
}

impl Allowed {
    /// What an ordinary message without the field pings: everything.
    #[must_use]
    pub fn everything() -> Self {
        Self { users: Named::All, roles: Named::All, everyone: true, replied_user: true }
    }

    /// What an answer to an interaction without the field pings: users.
    #[must_use]
    pub fn users() -> Self {
        Self { users: Named::All, roles: Named::These(BTreeSet::new()), everyone: false, replied_user: false }
    }

    /// Nobody but the author of the message replied to, if at all.
    #[must_use]
    pub fn with_reply_ping(self, replied_user: Ping) -> Self {
        Self { replied_user: replied_user == Ping::Yes, ..self }
    }

    /// Reads `allowed_mentions` of a body; `missing` is what holds without it.
    #[must_use]
    pub fn read(body: &Value, missing: Self, problems: &mut Problems) -> Self {
        let field = &body["allowed_mentions"];
        if field.is_null() {
            return missing;
        }
        let parse: Vec<&str> = field["parse"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut named = |kind: &'static str| {
            let listed: Option<BTreeSet<u64>> = field[kind].as_array().map(|list| list.iter().filter_map(snowflake::read).collect());
            let listed = listed.unwrap_or_default();
            problems.count(&format!("allowed_mentions/{kind}"), listed.len(), LISTED);
            match (parse.contains(&kind), listed.is_empty()) {
                (true, true) => Named::All,
                (true, false) => {
                    let message = format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
                    problems.add("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
                    Named::All
                }
                (false, _) => Named::These(listed),
            }
        };
        let (users, roles) = (named("users"), named("roles"));
        Self { users, roles, everyone: parse.contains(&"everyone"), replied_user: field["replied_user"].as_bool().unwrap_or_default() }
    }
}

/// Whether a reply pings the author of what it replies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ping {
    Yes,
    No,
}

impl World {
    /// Those that a text of `author` in `channel` pings, and besides them `replied`, the author of what it replies to.
    #[must_use]
    pub fn mentions(&self, text: &str, author: u64, channel: u64, allowed: &Allowed, replied: Option<u64>) -> Mentions {
        let mut found = Mentions::default();
        let may_ping_all = self.may(author, channel, super::permissions::MENTION_EVERYONE);
        for (mark, id) in marks(text) {
            let is_new_user = mark == '@' && self.users.contains_key(&id) && !found.users.contains(&id);
            if is_new_user && allowed.users.holds(id) {
                found.users.push(id);
            }
            let role = self.guild.roles.iter().find(|role| mark == '&' && role.id == id && id != self.guild.id);
            let pings = role.is_some_and(|role| role.is_mentionable || may_ping_all);
            if pings && allowed.roles.holds(id) && !found.roles.contains(&id) {
                found.roles.push(id);
            }
        }
        found.everyone = allowed.everyone && may_ping_all && (text.contains("@everyone") || text.contains("@here"));
        if let Some(replied) = replied.filter(|replied| allowed.replied_user && !found.users.contains(replied)) {
            found.users.push(replied);
        }
        found
    }
}

/// The marks `<@1>`, `<@!1>` and `<@&1>` of a text: `@` for a user, `&` for a role.
fn marks(text: &str) -> impl Iterator<Item = (char, u64)> + '_ {
    text.match_indices("<@").filter_map(|(start, opening)| {
        let rest = &text[start + opening.len()..];
        let (mark, rest) = match rest.strip_prefix('&') {
            Some(rest) => ('&', rest),
            None => ('@', rest.strip_prefix('!').unwrap_or(rest)),
        };
        let (id, _) = rest.split_once('>')?;
        let is_plain = !id.is_empty() && id.bytes().all(|letter| letter.is_ascii_digit());
        Some((mark, is_plain.then(|| id.parse().ok())??))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::seed;
    use super::*;
    use serde_json::json;

    fn pinged(author: u64, text: &str, body: &Value, missing: Allowed) -> Mentions {
        let world = seed::world(1_753_999_200_123);
        let allowed = Allowed::read(body, missing, &mut Problems::default());
        world.mentions(text, author, seed::FIGURES, &allowed, Some(seed::BEN))
    }

    #[test]
    fn an_ordinary_message_pings_all_that_it_mentions_and_an_interaction_users_only() {
        let text = format!("<@{}> <@!{}> <@&{}> @everyone", seed::ADA, seed::LIN, seed::MODERATORS);
        let all = pinged(seed::MIRA, &text, &json!({}), Allowed::everything());
        assert_eq!(all, Mentions { users: vec![seed::ADA, seed::LIN, seed::BEN], roles: vec![seed::MODERATORS], everyone: true });
        let users = pinged(seed::BOT, &text, &json!({}), Allowed::users());
        assert_eq!(users, Mentions { users: vec![seed::ADA, seed::LIN], roles: vec![], everyone: false });
    }

    #[test]
    fn allowed_mentions_with_an_empty_list_ping_nobody() {
        let text = format!("<@{}> <@&{}> @here", seed::ADA, seed::MODERATORS);
        let body = json!({"allowed_mentions": {"parse": []}});
        assert_eq!(pinged(seed::MIRA, &text, &body, Allowed::everything()), Mentions::default());
        let body = json!({"allowed_mentions": {"parse": [], "users": [seed::ADA.to_string()], "replied_user": true}});
        assert_eq!(pinged(seed::MIRA, &text, &body, Allowed::everything()).users, [seed::ADA, seed::BEN]);
    }

    #[test]
    fn everyone_is_pinged_only_by_those_who_may() {
        assert!(!pinged(seed::ADA, "@everyone", &json!({}), Allowed::everything()).everyone);
    }

    #[test]
    fn to_list_users_and_to_parse_them_exclude_each_other() {
        let mut problems = Problems::default();
        let body = json!({"allowed_mentions": {"parse": ["users"], "users": ["1"]}});
        let allowed = Allowed::read(&body, Allowed::users(), &mut problems);
        assert_eq!(allowed.users, Named::All);
        assert!(problems.settle().unwrap_err().errors.unwrap()["allowed_mentions"]["_errors"][0]["code"].is_string());
    }

    #[test]
    fn what_only_looks_like_a_mention_is_none() {
        assert_eq!(marks("<@> <@x1> <@12 <@99999999999999999999999> <@ 1> <@&7>").collect::<Vec<_>>(), [('&', 7)]);
    }
}
