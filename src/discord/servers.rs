//! In which servers is the bot?
//!
//! Asked when it starts, as a session that is taken up again does not say, and kept up with the events. It decides who may keep the facts where
//! config.toml names neither roles nor servers: so where it is not known, nobody may.

use super::fault::Fault;
use super::rest::{Call, Rest};
use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The most servers of a page. <https://discord.com/developers/docs/resources/user#get-current-user-guilds>
const MOST: usize = 200;

/// A server as events name it.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Server {
    /// Its number.
    id: serenity::model::id::GuildId,
    /// Whether it is only away for a while.
    #[serde(default)]
    unavailable: bool,
}

/// The servers that the bot is in.
#[derive(Debug, Default)]
pub struct Servers {
    held: Mutex<BTreeSet<u64>>,
}

impl Servers {
    /// Asks for them.
    pub async fn asked(rest: &Rest) -> Result<Self, Fault> {
        let path = format!("/users/@me/guilds?limit={MOST}");
        let listed = rest.send(Call::new(Method::GET, path, "/users/@me/guilds").patience(Duration::from_secs(8))).await?;
        let ids = listed.as_array().ok_or_else(|| Fault::Unreachable("it does not say which servers the bot is in".to_owned()))?;
        let servers = Self::default();
        servers.are(ids.iter().filter_map(|server: &Value| server["id"].as_str()?.parse().ok()));
        Ok(servers)
    }

    fn held(&self) -> MutexGuard<'_, BTreeSet<u64>> {
        // OK because a set of numbers is never left half done.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes these for all of them.
    pub fn are(&self, servers: impl Iterator<Item = u64>) {
        *self.held() = servers.collect();
    }

    /// The bot has come to a server, or has left it.
    pub fn now(&self, server: &Server, is_in: bool) {
        let id = server.id.get();
        let mut held = self.held();
        if is_in && held.insert(id) && held.len() == 2 {
            tracing::warn!(
                "the bot is in a second server: config.toml has to name keeper-servers or keeper-roles, and until then nobody changes the facts from Discord"
            );
        } else if !is_in && !server.unavailable {
            held.remove(&id);
        }
    }

    /// The only one; nothing where there are several, or none.
    pub fn only(&self) -> Option<u64> {
        let held = self.held();
        held.first().copied().filter(|_| held.len() == 1)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.held().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bot_that_comes_to_a_second_server_has_no_only_one() {
        let event = |text: &str| serde_json::from_str::<Server>(text).unwrap();
        let (first, second) = (event(r#"{"id": "1", "name": "Harbour", "unavailable": false}"#), event(r#"{"id": "2"}"#));
        let servers = Servers::default();
        assert_eq!(servers.only(), None);
        servers.now(&first, true);
        servers.now(&first, true);
        assert_eq!(servers.only(), Some(1));
        servers.now(&second, true);
        assert_eq!((servers.only(), servers.count()), (None, 2));
        servers.now(&event(r#"{"id": "2", "unavailable": true}"#), false);
        assert_eq!(servers.only(), None, "it is away for a while, and the bot is in it still");
        servers.now(&second, false);
        assert_eq!(servers.only(), Some(1));
        servers.are([3, 4].into_iter());
        assert_eq!(servers.only(), None);
    }
}
