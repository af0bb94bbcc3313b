//! How are the faults of the files, and what is due, shown, and how are the files handed over?

use super::mark::Kind;
use super::{Bench, Export, Found, Refusal, pages};
use crate::chat::{Action, Document, Outcome, Post, Response, Tone};
use crate::keep::due::{self, Due, Reason};
use crate::keep::export;
use crate::language::Language;
use crate::render::markdown::escaped;

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

/// A page of what is wrong with the files; `sound` is said where nothing is, or nothing that has to be put right.
pub(super) fn checked(bench: &Bench<'_>, found: &Found, sound: String, page: usize) -> Post {
    let words = bench.words;
    if found.lines.is_empty() {
        return said(sound);
    }
    let head = if found.error_count > 0 {
        (words.faulty.replace("{count}", &found.error_count.to_string()), Tone::Refuted)
    } else {
        (format!("{sound} {}", words.with_warnings), Tone::Choice)
    };
    let lines: Vec<String> = found.lines.iter().map(|line| escaped(&shortened(line))).collect();
    pages::paged(bench, Kind::Faults, head, &lines, page)
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

/// A page of what is due.
pub(super) fn due(bench: &Bench<'_>, page: usize) -> Post {
    let words = bench.words;
    let due = due::due(bench.desk.known.base(), bench.desk.day);
    if due.is_empty() {
        return said(words.nothing_due.to_owned());
    }
    let line = |due: &Due<'_>| {
        let name = &due.indicator.name;
        let name = match bench.language {
            Language::English => name.en.as_ref().or(name.zh.as_ref()),
            Language::Chinese => name.zh.as_ref().or(name.en.as_ref()),
        };
        let last = due.last.map(|figure| format!(" · {}: {}", figure.period, figure.stated)).unwrap_or_default();
        let why = match due.reason {
            Reason::Expected => words.expected,
            Reason::Old => words.old_since,
        };
        escaped(&shortened(&format!("{why} {} · {} ({}){last}", due.day, name.unwrap_or(&due.indicator.key), due.indicator.key)))
    };
    let lines: Vec<String> = due.iter().map(line).collect();
    pages::paged(bench, Kind::Due, (words.due.to_owned(), Tone::Choice), &lines, page)
}

pub(super) fn shortened(line: &str) -> String {
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}
