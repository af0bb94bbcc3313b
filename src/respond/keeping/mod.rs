//! What is done about a command of those who keep the facts?
//!
//! Who may give it is decided here, each time, from what Discord says of the member at that moment: the roles that config.toml names, or else the
//! right to manage the server. Where Discord says nothing, as in a direct message, nobody may.

mod words;

use super::desk::Desk;
use super::{line, privately, wording};
use crate::chat::{Card, Order, Outcome, Post, Response, Rights, Tone};
use crate::journal::history::{self, State};
use crate::keep::due::{Due, due};
use crate::language::Language;
use crate::render::markdown::{escaped, push_line};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use words::{Words, words};

/// The command that all others are part of.
pub const ROOT: &str = "sme-facts";
/// Shows what is wrong with the files.
pub const CHECK: &str = "check";
/// Has the files read now.
pub const RELOAD: &str = "reload";
/// Shows who changed what.
pub const HISTORY: &str = "history";
/// Shows which figures should be out.
pub const DUE: &str = "due";

/// The most lines that are shown at once.
const SHOWN: usize = 15;
/// The most characters of a line.
const LONGEST: usize = 230;

/// What was found in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Which state of the facts the files are.
    pub revision: String,
    /// Errors and warnings, a line each.
    pub lines: Vec<String>,
    /// How many of them are errors.
    pub error_count: usize,
}

/// Whatever knows the files. It reads and writes, so it is made at the edge and handed in.
pub trait Keeper: Send + Sync {
    /// Reads and checks the files as they are.
    fn check(&self) -> Found;
    /// Has the files answered from as they are, if they have no error; what was found in them.
    fn reload(&self) -> Found;
    /// The changes, the latest first, of one thing or of all.
    /// Nothing where the history cannot be read; why is for the log.
    fn history(&self, key: Option<&str>, most: usize) -> Option<Vec<history::Held>>;
}

/// Whether a member may keep the facts. Without rights that are known, nobody may.
#[must_use]
pub fn may_keep(rights: Option<&Rights>, keeper_roles: &[u64]) -> bool {
    let Some(rights) = rights else { return false };
    if keeper_roles.is_empty() { rights.manages_server } else { rights.roles.iter().any(|role| keeper_roles.contains(role)) }
}

/// What to do about a command of `/sme-facts`; `keeper` is nothing where the bot has no files.
#[must_use]
pub fn order(desk: &Desk<'_>, keeper: Option<&dyn Keeper>, order: &Order) -> Response {
    if !order.author.is_person || !desk.memory.is_new(order.event) {
        return Response::silent();
    }
    let language = wording::language(order.author.locale, desk.settings.language);
    let words = words(language);
    if !may_keep(order.rights.as_ref(), &desk.settings.keeper_roles) {
        return line(words.not_a_keeper, Outcome::Refused);
    }
    if let Err(slowed) = super::take_turn(desk, &order.author, &order.room, wording::wording(language)) {
        return slowed;
    }
    let Some(keeper) = keeper else { return line(words.no_files, Outcome::Refused) };
    let post = match order.name.as_str() {
        CHECK => checked(words, &keeper.check(), words.sound.replace("{revision}", &desk.known.revision)),
        RELOAD => {
            let found = keeper.reload();
            let sound = words.reloaded.replace("{revision}", &found.revision);
            checked(words, &found, sound)
        }
        HISTORY => match keeper.history(order.option("key"), SHOWN) {
            Some(changes) => listed(words, &changes),
            None => said(words.no_history.to_owned()),
        },
        DUE => due_list(words, language, &due(desk.known.base(), desk.day)),
        _ => return line(words.unknown, Outcome::Refused),
    };
    privately(post, Outcome::Other)
}

fn said(text: String) -> Post {
    Post { text, ..Post::default() }
}

fn carded(text: String, tone: Tone, lines: impl Iterator<Item = String>, more: usize, words: &Words) -> Post {
    let mut shown = String::new();
    for line in lines.take(SHOWN) {
        push_line(&mut shown, &format!("- {line}"));
    }
    if more > 0 {
        push_line(&mut shown, &words.and_more.replace("{count}", &more.to_string()));
    }
    Post { text, card: Some(Card { tone, text: shown, fields: Vec::new() }), ..Post::default() }
}

fn checked(words: &Words, found: &Found, sound: String) -> Post {
    if found.lines.is_empty() {
        return said(sound);
    }
    let (text, tone) = if found.error_count > 0 {
        (words.faulty.replace("{count}", &found.error_count.to_string()), Tone::Refuted)
    } else {
        (format!("{sound} {}", words.with_warnings), Tone::Choice)
    };
    let more = found.lines.len().saturating_sub(SHOWN);
    carded(text, tone, found.lines.iter().map(|line| escaped(&shortened(line))), more, words)
}

fn listed(words: &Words, changes: &[history::Held]) -> Post {
    if changes.is_empty() {
        return said(words.nothing_changed.to_owned());
    }
    let lines = changes.iter().map(|history::Held { id, entry, state }| {
        let when = Timestamp::from_second(entry.second).map(|at| at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M").to_string());
        let doubt = match state {
            State::Done | State::Dropped => "",
            State::Meant => words.being_written,
            State::Overtaken => words.overtaken,
        };
        let line = format!("{} · {} ({}) · {}", when.unwrap_or_default(), entry.author, entry.door, entry.summary);
        format!("**{id}** · {}{doubt}", escaped(&shortened(&line)))
    });
    carded(words.history.to_owned(), Tone::Answer, lines, 0, words)
}

fn due_list(words: &Words, language: Language, due: &[Due<'_>]) -> Post {
    if due.is_empty() {
        return said(words.nothing_due.to_owned());
    }
    let lines = due.iter().map(|due| {
        let name = &due.indicator.name;
        let name = match language {
            Language::English => name.en.as_ref().or(name.zh.as_ref()),
            Language::Chinese => name.zh.as_ref().or(name.en.as_ref()),
        };
        let last = due.last.map(|figure| format!(" · {}: {}", figure.period, figure.stated)).unwrap_or_default();
        escaped(&shortened(&format!("{} · {} ({}){last}", due.day, name.unwrap_or(&due.indicator.key), due.indicator.key)))
    });
    carded(words.due.to_owned(), Tone::Choice, lines, due.len().saturating_sub(SHOWN), words)
}

fn shortened(line: &str) -> String {
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_keep_is_known_or_nobody_may() {
        let rights = |manages_server, roles: &[u64]| Rights { manages_server, roles: roles.to_vec() };
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
            assert_eq!(may_keep(rights.as_ref(), roles), may, "{rights:?} {roles:?}");
        }
    }
}
