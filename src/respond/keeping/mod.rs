//! What is done about a command of those who keep the facts?
//!
//! Who may give it is decided here, each time, from what Discord says of the member at that moment: the roles that config.toml names, or else the
//! right to manage the server. Where Discord says nothing, as in a direct message, nobody may.

mod add;
mod words;

use super::desk::Desk;
use super::{line, privately, wording};
use crate::chat::{Action, Author, AuthorId, Card, Filled, KeeperPress, Order, Outcome, Post, Response, Rights, Room, Tone};
use crate::journal::history::{self, State};
use crate::keep::change::Change;
use crate::keep::due::{Due, due};
use crate::keep::propose::Proposal;
use crate::language::Language;
use crate::render::markdown::{escaped, push_line};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use words::{Words, words};

/// The command that all others are part of.
pub const ROOT: &str = "sme-facts";
/// Adds a figure.
pub const ADD: &str = "add";
/// Takes a change back.
pub const UNDO: &str = "undo";
/// Shows what is wrong with the files.
pub const CHECK: &str = "check";
/// Has the files read now.
pub const RELOAD: &str = "reload";
/// Shows who changed what.
pub const HISTORY: &str = "history";
/// Shows which figures should be out.
pub const DUE: &str = "due";

/// The door of changes that members of the chat made: their author is a number.
const DISCORD: &str = "Discord";
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
    /// What a change would do, kept for its author under a number for a while.
    ///
    /// # Errors
    /// Says why it does not fit the facts.
    fn propose(&self, wanted: &Wanted, questions: &[String], author: AuthorId, day: Date) -> Result<(u64, Proposal), String>;
    /// Writes what was proposed under a number, if the author is the same and the facts are what they were.
    fn apply(&self, number: u64, author: AuthorId, now: Timestamp, day: Date) -> Applied;
    /// Forgets what was proposed under a number, if the author is the same.
    fn discard(&self, number: u64, author: AuthorId);
}

/// What came of applying what was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It is written.
    Done {
        /// The number of the change.
        change: i64,
        /// What was changed.
        summary: String,
    },
    /// It is not kept any more, or was another member's.
    Gone,
    /// The facts were changed meanwhile: this is what it would do now. Nothing was overwritten.
    Changed {
        /// The number under which that is kept.
        number: u64,
        /// What it would do.
        proposal: Box<Proposal>,
    },
    /// It could not be written; nothing was changed.
    Failed(String),
}

/// What is wanted: a change, or one taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A change.
    Change(Box<Change>),
    /// The change with a number taken back.
    Undo(i64),
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
    let (keeper, language) = match admitted(desk, keeper, order.event, &order.author, order.rights.as_ref(), &order.room) {
        Ok(admitted) => admitted,
        Err(refusal) => return refusal,
    };
    let words = words(language);
    let post = match order.name.as_str() {
        ADD => {
            let given = |name| order.option(name).map(str::trim).filter(|text| !text.is_empty());
            let asked = add::Asked {
                key: given("key").unwrap_or_default(),
                period: given("period").unwrap_or_default(),
                statement: given("statement"),
            };
            return match add::form(words, desk.known, &asked, order.author.id, &desk.settings.seal) {
                Ok(form) => Response { actions: vec![Action::Open(form)], outcome: Outcome::Other },
                Err(why) => line(why, Outcome::Refused),
            };
        }
        UNDO => {
            let number = order.option("change").and_then(|text| text.trim().trim_start_matches('#').parse().ok());
            let Some(number) = number else { return line(words.no_change, Outcome::Refused) };
            proposed(desk, words, keeper, &Wanted::Undo(number), &[], order.author.id)
        }
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

/// Whether a mark is one of a keeper's form or button.
#[must_use]
pub fn is_ours(id: &str) -> bool {
    id.starts_with(add::MARK)
}

/// What to do about a form that was filled in.
#[must_use]
pub fn filled(desk: &Desk<'_>, keeper: Option<&dyn Keeper>, filled: &Filled) -> Response {
    let (keeper, language) = match admitted(desk, keeper, filled.event, &filled.author, filled.rights.as_ref(), &filled.room) {
        Ok(admitted) => admitted,
        Err(refusal) => return refusal,
    };
    let words = words(language);
    let opened = add::Carried::opened(&filled.id, &desk.settings.seal).filter(|(_, author)| *author == filled.author.id);
    let Some((form, _)) = opened else { return line(words.not_yours, Outcome::Refused) };
    let Some(change) = add::change(desk.known, &form, |name| filled.value(name).to_owned()) else {
        return line(words.gone, Outcome::Refused);
    };
    let questions: Vec<String> = Some(filled.value(add::QUESTION)).filter(|text| !text.is_empty()).map(str::to_owned).into_iter().collect();
    privately(proposed(desk, words, keeper, &Wanted::Change(Box::new(change)), &questions, filled.author.id), Outcome::Other)
}

/// What to do about a button below a preview.
#[must_use]
pub fn press(desk: &Desk<'_>, keeper: Option<&dyn Keeper>, pressed: &KeeperPress) -> Response {
    let press = &pressed.press;
    let (keeper, language) = match admitted(desk, keeper, press.event, &press.author, pressed.rights.as_ref(), &press.room) {
        Ok(admitted) => admitted,
        Err(refusal) => return refusal,
    };
    let (words, author) = (words(language), press.author.id);
    let opened = add::Carried::opened(&press.id, &desk.settings.seal).filter(|(_, owner)| *owner == author);
    let post = match opened {
        Some((add::Carried::Apply(number), _)) => {
            add::applied(words, keeper.apply(number, author, desk.now, desk.day), author, &desk.settings.seal)
        }
        Some((add::Carried::Discard(number), _)) => {
            keeper.discard(number, author);
            said(words.discarded.to_owned())
        }
        Some((add::Carried::Form { .. }, _)) | None => return line(words.not_yours, Outcome::Refused),
    };
    Response { actions: vec![Action::Update { post }], outcome: Outcome::Other }
}

/// Lets a keeper in; everybody else is told that this is not for him. The same for commands, forms and buttons, each time.
fn admitted<'k>(
    desk: &Desk<'_>,
    keeper: Option<&'k dyn Keeper>,
    event: u64,
    author: &Author,
    rights: Option<&Rights>,
    room: &Room,
) -> Result<(&'k dyn Keeper, Language), Response> {
    if !author.is_person || !desk.memory.is_new(event) {
        return Err(Response::silent());
    }
    let language = wording::language(author.locale, desk.settings.language);
    let words = words(language);
    if !may_keep(rights, &desk.settings.keeper_roles) {
        return Err(line(words.not_a_keeper, Outcome::Refused));
    }
    super::take_turn(desk, author, room, wording::wording(language))?;
    keeper.map(|keeper| (keeper, language)).ok_or_else(|| line(words.no_files, Outcome::Refused))
}

/// What a change would do, with the buttons that make or drop it.
fn proposed(desk: &Desk<'_>, words: &Words, keeper: &dyn Keeper, wanted: &Wanted, questions: &[String], author: AuthorId) -> Post {
    match keeper.propose(wanted, questions, author, desk.day) {
        Ok((number, proposal)) => add::preview(words, &proposal, number, author, &desk.settings.seal),
        Err(why) => said(format!("{} {}", words.does_not_fit, escaped(&shortened(&why)))),
    }
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
        // A member is shown by his name, which mentions nobody here.
        let is_member = entry.door == DISCORD && entry.author.bytes().all(|digit| digit.is_ascii_digit());
        let author = if is_member { format!("<@{}>", entry.author) } else { escaped(&entry.author) };
        let (when, door) = (when.unwrap_or_default(), escaped(&entry.door));
        format!("**{id}** · {when} · {author} ({door}) · {}{doubt}", escaped(&shortened(&entry.summary)))
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
