//! What becomes of what was typed into a form that is refused?
//!
//! It is shown to its author again, he alone sees it, so that it can be pasted: also where the form is not remembered, as it was opened before the
//! bot was started anew. Where it is too long for a message, or would end the block that it stands in, it comes as a file.

use super::mark::{self, Kind};
use super::{Bench, inbox};
use crate::chat::{Action, Card, Document, Field, Filled, Outcome, Post, Response, Tone};
use crate::respond::privately;

/// The most characters of a field, and of all, that are shown in a message; the limits of a card, and some to spare.
/// <https://discord.com/developers/docs/resources/message#embed-object-embed-limits>
const LONGEST: usize = 900;
const LONGEST_TOGETHER: usize = 3_000;
/// What would end a block.
const FENCE: &str = "```";
/// What the file is called.
const FILE: &str = "typed.txt";

/// A refusal, with what was typed below it.
pub(super) fn refused(bench: &Bench<'_>, filled: &Filled, post: Post) -> Response {
    let typed: Vec<(&str, &str)> = filled
        .values
        .iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(field, value)| (label(bench, mark::kind(&filled.id), field), value.as_str()))
        .collect();
    if typed.is_empty() {
        return privately(post, Outcome::Refused);
    }
    let lengths = typed.iter().map(|(_, value)| value.encode_utf16().count());
    if lengths.clone().all(|length| length <= LONGEST) && lengths.sum::<usize>() <= LONGEST_TOGETHER && is_quotable(&typed) {
        let fields = typed.into_iter().map(|(label, value)| Field { title: label.to_owned(), text: format!("{FENCE}\n{value}\n{FENCE}") });
        let card = Card { tone: Tone::Nothing, text: bench.words.typed.to_owned(), fields: fields.collect() };
        return privately(Post { card: Some(card), ..post }, Outcome::Refused);
    }
    let text = format!("{}\n{}", post.text, bench.words.typed_in_file);
    let file: Vec<String> = typed.iter().map(|(label, value)| format!("{label}:\n{value}\n")).collect();
    let documents = vec![Document { name: FILE, sort: "text/plain; charset=utf-8", bytes: file.join("\n").into_bytes() }];
    Response { actions: vec![Action::Hand { post: Post { text, ..post }, documents }], outcome: Outcome::Refused }
}

fn is_quotable(typed: &[(&str, &str)]) -> bool {
    typed.iter().all(|(_, value)| !value.contains(FENCE) && !value.starts_with('`') && !value.ends_with('`'))
}

/// What stands above a field; the same field is called otherwise in the form for a remark.
fn label<'f>(bench: &Bench<'_>, form: Option<Kind>, field: &'f str) -> &'f str {
    let words = bench.words;
    match (field, form) {
        ("text", Some(Kind::Remark)) => words.remark,
        ("text", _) => words.definition,
        ("name", _) => words.term_name,
        ("stated", _) => words.stated,
        ("title", _) => words.title,
        ("publisher", Some(Kind::Term)) => words.defined_by,
        ("publisher", _) => words.publisher,
        ("published", _) => words.published,
        ("url", _) => words.url,
        ("period", _) => words.period,
        ("question", _) => words.question_to_try,
        ("note", _) => words.note,
        ("why", _) => words.why,
        ("name-en", _) => words.name_en,
        ("name-zh", _) => words.name_zh,
        ("names", _) => words.names,
        ("unit", _) => words.unit,
        ("kind", _) => words.kind,
        ("source", _) => words.source,
        ("phrases", _) => words.phrases,
        ("note-en", _) => words.note_en,
        ("note-zh", _) => words.note_zh,
        ("expects", _) => words.expects,
        ("pasted", _) => words.pasted,
        _ => inbox::label(bench, field).unwrap_or(field),
    }
}
