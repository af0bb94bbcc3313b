//! How are the faults of the files, the history, and what is due shown?

use super::words::Words;
use super::{Bench, COMMAND_LINE, DISCORD, Export, Found, Refusal};
use crate::chat::{Action, Card, Document, Outcome, Post, Response, Tone};
use crate::journal::history::{self, State};
use crate::keep::due::{Due, Reason};
use crate::keep::{export, notice};
use crate::language::Language;
use crate::render::markdown::{escaped, push_line};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The most lines that are shown at once.
pub(super) const SHOWN: usize = 15;
/// The most bytes that are given away in the chat: what a message takes, and some to spare.
/// <https://discord.com/developers/docs/reference#uploading-files>
const LARGEST: usize = 9 << 20;
/// The most characters of a line.
const LONGEST: usize = 230;

pub(super) fn said(text: String) -> Post {
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

pub(super) fn checked(words: &Words, found: &Found, sound: String) -> Post {
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

pub(super) fn listed(words: &Words, changes: &[history::Held]) -> Post {
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
        let (when, by) = (when.unwrap_or_default(), by(words, entry));
        format!("**{id}** · {when} · {by} · {}{doubt}", escaped(&shortened(&entry.summary)))
    });
    carded(words.history.to_owned(), Tone::Answer, lines, 0, words)
}

/// The facts and their history as files.
pub(super) fn handed(bench: &Bench<'_>) -> Result<Response, Refusal> {
    let Export { archive, history } = bench.keeper.export().ok_or(bench.words.no_export)?;
    if archive.len() + history.len() > LARGEST {
        return Err(bench.words.export_too_large);
    }
    let mut documents = vec![Document { name: export::ARCHIVE, sort: "application/zip", bytes: archive }];
    // An empty file is none to Discord.
    if !history.is_empty() {
        documents.push(Document { name: export::HISTORY, sort: "application/jsonl", bytes: history.into_bytes() });
    }
    Ok(Response { actions: vec![Action::Hand { post: said(bench.words.exported.to_owned()), documents }], outcome: Outcome::Other })
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

pub(super) fn due_list(words: &Words, language: Language, due: &[Due<'_>]) -> Post {
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
        let why = match due.reason {
            Reason::Expected => words.expected,
            Reason::Old => words.old_since,
        };
        escaped(&shortened(&format!("{why} {} · {} ({}){last}", due.day, name.unwrap_or(&due.indicator.key), due.indicator.key)))
    });
    carded(words.due.to_owned(), Tone::Choice, lines, due.len().saturating_sub(SHOWN), words)
}

pub(super) fn shortened(line: &str) -> String {
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}
