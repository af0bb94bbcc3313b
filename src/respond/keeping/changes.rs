//! How is it shown who changed what, and from what to what?
//!
//! A page of the history, the latest change first; each can be looked at with its difference, and taken back from there. Nothing is kept for that:
//! the buttons carry the number of the change, and the page that it stands on.

use super::lists::{SHOWN, said, shortened};
use super::mark::{Kind, Mark, NONE};
use super::preview::fenced;
use super::summary::remembered;
use super::words::Words;
use super::{Bench, COMMAND_LINE, DISCORD, Refusal, pages};
use crate::chat::{Card, Choice, Control, Emphasis, Post, Tone};
use crate::journal::history::{self, State};
use crate::keep::notice;
use crate::keep::propose::differences;
use crate::render::markdown::{escaped, push_line};
use crate::respond::seal;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The most characters of a difference: what a card takes, and some to spare. What is longer is in the exported history.
const LONGEST_DIFF: usize = 3_500;

/// A page of the changes of one thing, or of all where nothing is named.
pub(super) fn listed(bench: &Bench<'_>, key: &str, page: usize) -> Post {
    let (words, about) = (bench.words, Some(key).filter(|key| !key.is_empty()));
    let Some(mut changes) = bench.keeper.history(about, page * SHOWN, SHOWN + 1) else { return said(words.no_history.to_owned()) };
    if changes.is_empty() && page > 0 {
        return listed(bench, key, 0);
    }
    if changes.is_empty() {
        return said(words.nothing_changed.to_owned());
    }
    let has_more = changes.len() > SHOWN;
    changes.truncate(SHOWN);
    let mut lines = String::new();
    for held in &changes {
        push_line(&mut lines, &format!("- {}", line(bench, held)));
    }
    let menu = menu(bench, (key, page), &changes).map(|menu| vec![menu]);
    let rows = menu.into_iter().chain([pages::turning(bench, (Kind::Changes, key), page, has_more)]).collect();
    Post { text: words.history.to_owned(), card: Some(Card { tone: Tone::Answer, text: lines, fields: Vec::new() }), rows, picture: None }
}

/// A change in a line: its number, when, who, what.
fn line(bench: &Bench<'_>, held: &history::Held) -> String {
    let (words, entry) = (bench.words, &held.entry);
    let when = Timestamp::from_second(entry.second).map(|at| at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M").to_string());
    let doubt = match held.state {
        State::Done | State::Dropped => "",
        State::Meant => words.being_written,
        State::Overtaken => words.overtaken,
    };
    let what = escaped(&shortened(&remembered(bench.language, entry)));
    format!("**{}** · {} · {} · {what}{doubt}", held.id, when.unwrap_or_default(), by(words, entry))
}

/// The menu in which a change is chosen to be looked at.
fn menu(bench: &Bench<'_>, (key, page): (&str, usize), changes: &[history::Held]) -> Option<Control> {
    let mark = Mark { text: key.to_owned(), ..Mark::of(Kind::Change, bench.author(), pages::number(page)) };
    let choice = |held: &history::Held| {
        let value = seal::digits(u64::try_from(held.id).ok()?, seal::FINGERPRINT);
        Some(Choice { label: format!("{} · {}", held.id, remembered(bench.language, &held.entry)), value })
    };
    let choices = changes.iter().filter_map(choice).collect();
    Some(Control::Menu { id: mark.closed(&bench.desk.settings.seal)?, hint: bench.words.choose_change.to_owned(), choices })
}

/// What is done about a button of the history, or a choice.
pub(super) fn pressed(bench: &Bench<'_>, mark: &Mark, chosen: Option<&str>) -> Result<Post, Refusal> {
    let number = |part: Option<u64>| part.and_then(|number| i64::try_from(number).ok()).ok_or(bench.words.no_change);
    match mark.kind {
        Kind::Changes => Ok(listed(bench, &mark.text, pages::turned_to(mark))),
        Kind::Change => shown(bench, number(chosen.and_then(seal::number))?, mark),
        Kind::TakeBack => Ok(bench.proposed(&super::Wanted::Undo(number(mark.part(0))?), &[])),
        _ => Err(bench.words.not_yours),
    }
}

/// A change with its difference, and the buttons that take it back or lead back to the list.
fn shown(bench: &Bench<'_>, id: i64, from: &Mark) -> Result<Post, Refusal> {
    let words = bench.words;
    let held = bench.keeper.change(id).ok_or(words.no_change)?;
    let seal = &bench.desk.settings.seal;
    let button =
        |mark: Mark, label: &str| Some(Control::Button { id: mark.closed(seal)?, label: label.to_owned(), emphasis: Emphasis::Plain });
    let number = u64::try_from(id).unwrap_or(NONE);
    let undo = (held.state == State::Done).then(|| button(Mark::of(Kind::TakeBack, bench.author(), number), words.take_back)).flatten();
    let back = button(Mark { kind: Kind::Changes, ..from.clone() }, words.back_to_changes);
    let diff = fenced(&differences(&held.entry.rewrites), LONGEST_DIFF);
    let card = Card { tone: Tone::Answer, text: diff, fields: Vec::new() };
    Ok(Post { text: line(bench, &held), card: Some(card), rows: vec![undo.into_iter().chain(back).collect()], picture: None })
}

/// Who made a change, and through which door.
pub(super) fn by(words: &Words, entry: &history::Entry) -> String {
    let door = match entry.door.as_str() {
        notice::DOOR => return words.by_hand.to_owned(),
        COMMAND_LINE => words.command_line,
        other => other,
    };
    format!("{} ({})", author(entry), escaped(door))
}

/// Who made a change. A member is shown by his name, which mentions nobody here.
pub(super) fn author(entry: &history::Entry) -> String {
    let named = |author: &str| {
        let is_member = entry.door == DISCORD && author.bytes().all(|digit| digit.is_ascii_digit());
        if is_member { format!("<@{author}>") } else { escaped(author) }
    };
    let second = entry.approver.as_deref().map(|second| format!(" + {}", named(second))).unwrap_or_default();
    format!("{}{second}", named(&entry.author))
}
