//! Who may keep the facts?
//!
//! It is decided each time from what Discord says of the member at that moment: the roles that config.toml names, or else the right to manage the
//! server, in one of the servers that it names. Where it names neither, the bot's only server counts: whoever manages any other that the bot was
//! invited to would otherwise change the facts of all. Where Discord says nothing, as in a direct message, nobody may.

use crate::chat::Rights;
use crate::respond::desk::Desk;

/// Whether a member may keep the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// He may.
    May,
    /// He may not.
    Not,
    /// He manages his server, but the bot is in others as well, or that is not known, and nothing says whose the facts are.
    NoneNamed,
}

/// Whether a member may keep the facts. Without rights that are known, nobody may.
#[must_use]
pub fn may_keep(desk: &Desk<'_>, rights: Option<&Rights>) -> bool {
    right(desk, rights) == Right::May
}

/// The same, and why not.
pub(super) fn right(desk: &Desk<'_>, rights: Option<&Rights>) -> Right {
    let Some(rights) = rights else { return Right::Not };
    let (roles, servers) = (&desk.settings.keeper_roles, &desk.settings.keeper_servers);
    let is_named = servers.contains(&rights.server);
    let may = match (roles.is_empty(), servers.is_empty()) {
        (true, true) if rights.manages_server && desk.home != Some(rights.server) => return Right::NoneNamed,
        (true, true) => rights.manages_server,
        (true, false) => is_named && rights.manages_server,
        (false, _) => (servers.is_empty() || is_named) && rights.roles.iter().any(|role| roles.contains(role)),
    };
    if may { Right::May } else { Right::Not }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::respond::desk::{Painter, Settings};
    use crate::respond::known::Known;
    use crate::respond::memory::Memory;

    struct Blind;

    impl Painter for Blind {
        fn paint(&self, _: &crate::answer::Answer, _: &crate::facts::base::FactBase) -> Option<crate::chat::Picture> {
            None
        }
    }

    fn right_of(rights: Option<&Rights>, roles: &[u64], servers: &[u64], home: Option<u64>) -> Right {
        let settings = Settings { keeper_roles: roles.to_vec(), keeper_servers: servers.to_vec(), ..Settings::default() };
        let (known, memory) = (Known::new(crate::question::Facts::new(Default::default()), String::new()), Memory::default());
        let (now, day) = (jiff::Timestamp::UNIX_EPOCH, jiff::civil::date(2025, 1, 1));
        let (settings, known, memory) = (&settings, &known, &memory);
        right(&Desk { known, settings, memory, painter: &Blind, inbox: None, keeper: None, home, now, day }, rights)
    }

    #[test]
    fn who_may_keep_is_known_or_nobody_may() {
        let rights = |manages_server, roles: &[u64]| Rights { server: 1, manages_server, roles: roles.to_vec() };
        for (rights, roles, may) in [
            (None, &[][..], false),
            (None, &[7][..], false),
            (Some(rights(false, &[])), &[], false),
            (Some(rights(true, &[])), &[], true),
            (Some(rights(false, &[7])), &[], false),
            (Some(rights(false, &[7])), &[7], true),
            (Some(rights(false, &[8, 7])), &[6, 7], true),
            (Some(rights(false, &[8])), &[7], false),
            (Some(rights(true, &[8])), &[7], false),
        ] {
            for (servers, is_here) in [(&[][..], true), (&[1], true), (&[2, 1], true), (&[2], false), (&[0], false)] {
                let expected = if may && is_here { Right::May } else { Right::Not };
                assert_eq!(right_of(rights.as_ref(), roles, servers, Some(1)), expected, "{rights:?} {roles:?} {servers:?}");
            }
        }
    }

    #[test]
    fn in_several_servers_nobody_may_until_one_or_a_role_is_named() {
        let manager = Rights { server: 1, manages_server: true, roles: vec![7] };
        let member = Rights { manages_server: false, ..manager.clone() };
        for home in [None, Some(2)] {
            assert_eq!(right_of(Some(&manager), &[], &[], home), Right::NoneNamed);
            assert_eq!(right_of(Some(&member), &[], &[], home), Right::Not);
            assert_eq!(right_of(None, &[], &[], home), Right::Not);
            assert_eq!(right_of(Some(&manager), &[], &[1], home), Right::May);
            assert_eq!(right_of(Some(&member), &[7], &[], home), Right::May);
        }
    }
}
