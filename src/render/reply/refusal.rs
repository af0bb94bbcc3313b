//! How is it said that there is no answer, or that several would fit?

use super::{MOST_LISTED, lists};
use crate::plan::{Operand, Reason};
use crate::render::number;
use crate::render::piece::{Line, Meaning, Piece, Role, fill, piece, text};
use crate::render::voice::Voice;
use crate::render::words::Mention;

/// The most figures that are offered instead of one that is not held.
pub const MOST_NEAR: usize = 2;
/// The most words of a question that are repeated.
const MOST_WORDS: usize = 3;
/// The longest word of a question that is repeated, in characters.
const LONGEST_WORD: usize = 24;

/// Which of these is meant?
pub fn choices(voice: &Voice<'_>, choices: &[Operand]) -> Vec<Line> {
    let mut lines = vec![voice.line(Role::Headline, piece(Meaning::Headline, voice.words.which))];
    lines.extend(lists::listed(voice, &choices[..choices.len().min(MOST_LISTED)]));
    lines
}

/// Why there is no answer, and what is near.
pub fn abstention(voice: &Voice<'_>, reason: &Reason, near: &[Operand]) -> Vec<Line> {
    let mut lines = vec![voice.line(Role::Headline, why(voice, reason))];
    let near = &near[..near.len().min(MOST_NEAR)];
    if near.is_empty() || *reason == Reason::OutOfScope {
        return lines;
    }
    let mut figures = Vec::new();
    for operand in near {
        if !figures.is_empty() {
            figures.extend(text(voice.words.separator));
        }
        figures.extend(inline(voice, operand));
    }
    lines.push(voice.say(Role::Aside, voice.words.nearest, &[("figures", figures)]));
    lines
}

fn why(voice: &Voice<'_>, reason: &Reason) -> Vec<Piece> {
    let words = voice.words;
    match reason {
        Reason::Unread(unread) => {
            let repeated = repeated(voice, unread);
            if repeated.is_empty() { text(words.unread_silently) } else { fill(words.unread, &[("words", repeated)]) }
        }
        Reason::NoSuchPeriod(period) => {
            let period = voice.period(period, Mention::Named);
            fill(words.no_such_period, &[("period", period)])
        }
        Reason::NoSuchMember(members) => {
            let members = piece(Meaning::Name, voice.members(members));
            fill(words.no_such_member, &[("members", members)])
        }
        Reason::NoFigure(indicator) => {
            let name = piece(Meaning::Name, voice.called(*indicator));
            fill(words.no_figure, &[("name", name)])
        }
        Reason::NotAlike(left, right) => {
            let name = |id| piece(Meaning::Name, voice.called(id));
            fill(words.not_alike, &[("left", name(*left)), ("right", name(*right))])
        }
        Reason::Unsupported => text(words.unsupported),
        Reason::OutOfScope => text(words.out_of_scope),
    }
}

/// The few short words of a question that may be repeated: letters only, so that nothing else is put in our mouth.
fn repeated(voice: &Voice<'_>, unread: &[Box<str>]) -> Vec<Piece> {
    let (open, close) = voice.words.quotes;
    let words: Vec<String> = unread
        .iter()
        .filter(|word| word.chars().all(char::is_alphabetic) && (1..=LONGEST_WORD).contains(&word.chars().count()))
        .take(MOST_WORDS)
        .map(|word| format!("{open}{word}{close}"))
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    text(words.join(voice.words.list_comma))
}

/// A figure within a sentence.
fn inline(voice: &Voice<'_>, operand: &Operand) -> Vec<Piece> {
    let naming = voice.naming(operand);
    let template = match naming.form {
        crate::render::words::Form::Counted => voice.words.counted,
        crate::render::words::Form::Named | crate::render::words::Form::Labelled => voice.words.inline,
    };
    let value = if naming.with_unit { voice.value(operand) } else { number::count(&operand.value(voice.base), voice.language) };
    let mut pieces = fill(
        template,
        &[
            ("figure", piece(Meaning::Figure, value)),
            ("is", voice.copula(&operand.value(voice.base))),
            ("name", piece(Meaning::Name, naming.name)),
            ("period", voice.period_of(operand, Mention::Alone)),
        ],
    );
    pieces.extend(voice.marks(&[operand]));
    pieces
}
