//! How is a figure added from the chat, or a change taken back?
//!
//! A form asks for the words of the source; what it would change is shown to the one who wants it; and only that one may apply it, while the facts
//! are still what was shown. What a form carries is sealed in it. What was proposed is too long to be carried and is kept for a while: after a
//! restart it is proposed again.

use super::words::Words;
use super::{Applied, escaped, shortened};
use crate::chat::{AuthorId, Blank, Card, Control, Emphasis, Field, Form, Post, Tone};
use crate::facts::period::Period;
use crate::keep::change::{Change, Source, Which};
use crate::keep::propose::Proposal;
use crate::respond::known::{self, Known};
use crate::respond::seal::{self, AUTHOR, FINGERPRINT, Seal};

/// What the marks of forms and buttons of keepers begin with.
pub const MARK: &str = "k1";
/// Behind it: a form, and the two buttons of a preview.
const FORM: char = 'f';
const APPLY: char = 'a';
const DISCARD: char = 'd';
/// In the place of a statement: a new one.
const NEW: &str = "------";
/// The fields of the form.
const STATED: &str = "stated";
const TITLE: &str = "title";
const PUBLISHER: &str = "publisher";
const PUBLISHED: &str = "published";
const URL: &str = "url";
/// See [`STATED`].
pub(super) const QUESTION: &str = "question";
/// The most words of a publisher in a key, and the longest key, in characters.
const MOST_WORDS: usize = 4;
const LONGEST_KEY: usize = 80;
/// The longest period, in characters.
const LONGEST_PERIOD: usize = 40;
/// The most characters of a difference, and of replies, that are shown.
const LONGEST_DIFF: usize = 1_600;
const LONGEST_REPLY: usize = 300;
/// The most replies that are shown.
const REPLIES: usize = 3;

/// What a form or a button of keepers carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Carried {
    /// A form for a figure of an indicator for a period, in a statement or a new one.
    Form {
        /// The fingerprint of the indicator.
        indicator: u64,
        /// That of the statement.
        statement: Option<u64>,
        /// The period.
        period: String,
    },
    /// The button that applies what was proposed under a number.
    Apply(u64),
    /// The button that drops it.
    Discard(u64),
}

impl Carried {
    /// As text, for one author, closed.
    pub fn closed(&self, author: AuthorId, seal: &Seal) -> String {
        let author = seal::digits(author.0, AUTHOR);
        let text = match self {
            Self::Form { indicator, statement, period } => {
                let statement = statement.map_or_else(|| NEW.to_owned(), |statement| seal::digits(statement, FINGERPRINT));
                format!("{MARK}{FORM}{author}{}{statement}{period}", seal::digits(*indicator, FINGERPRINT))
            }
            Self::Apply(number) => format!("{MARK}{APPLY}{author}{}", seal::digits(*number, FINGERPRINT)),
            Self::Discard(number) => format!("{MARK}{DISCARD}{author}{}", seal::digits(*number, FINGERPRINT)),
        };
        seal.closed(&text)
    }

    /// From text, with whose it is; nothing where it was not made by this bot.
    pub fn opened(text: &str, seal: &Seal) -> Option<(Self, AuthorId)> {
        let text = seal.opened(text)?.strip_prefix(MARK)?;
        let mut letters = text.chars();
        let what = letters.next()?;
        let (author, rest) = letters.as_str().split_at_checked(AUTHOR)?;
        let (number, rest) = rest.split_at_checked(FINGERPRINT)?;
        let number = seal::number(number)?;
        let carried = match what {
            FORM => {
                let (statement, period) = rest.split_at_checked(FINGERPRINT)?;
                let statement = if statement == NEW { None } else { Some(seal::number(statement)?) };
                Self::Form { indicator: number, statement, period: period.to_owned() }
            }
            APPLY => Self::Apply(number),
            DISCARD => Self::Discard(number),
            _ => return None,
        };
        Some((carried, AuthorId(seal::number(author)?)))
    }
}

/// What was filled in of the command.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The key of the indicator.
    pub key: &'a str,
    /// The period.
    pub period: &'a str,
    /// The key of a statement that is known.
    pub statement: Option<&'a str>,
}

/// The form for a figure; or why there is none, in words.
pub(super) fn form(words: &Words, known: &Known, asked: &Asked<'_>, author: AuthorId, seal: &Seal) -> Result<Form, &'static str> {
    let indicator = known.indicator_by_key(asked.key).ok_or(words.no_indicator)?;
    if asked.period.chars().count() > LONGEST_PERIOD || Period::parse(asked.period).is_err() {
        return Err(words.no_period);
    }
    let statement = asked.statement.map(|key| statement(known, |held| held == key).ok_or(words.no_statement)).transpose()?;
    let carried = Carried::Form {
        indicator: known::key("indicator", &known.base().indicators[indicator.0 as usize].key),
        statement: statement.map(|key| known::key("statement", key)),
        period: asked.period.to_owned(),
    };
    let blank = |id: &str, label: &str, hint: &str, longest, required| Blank {
        id: id.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        longest,
        required,
    };
    let mut blanks = vec![blank(STATED, words.stated, words.stated_hint, 200, true)];
    if statement.is_some() {
        blanks.push(blank(QUESTION, words.question, words.question_hint, 300, false));
    } else {
        blanks.push(blank(TITLE, words.title, "", 300, true));
        blanks.push(blank(PUBLISHER, words.publisher, "", 200, true));
        blanks.push(blank(PUBLISHED, words.published, "2025-03-24", 10, true));
        blanks.push(blank(URL, words.url, "https://", 500, true));
    }
    Ok(Form { id: carried.closed(author, seal), title: words.add_title.to_owned(), blanks })
}

/// The key of the statement that is sought.
fn statement(known: &Known, is_sought: impl Fn(&str) -> bool) -> Option<&str> {
    known.base().statements.iter().map(|held| &*held.key).find(|key| is_sought(key))
}

/// The change that a form asks for; nothing where what it was made for is gone.
pub(super) fn change(known: &Known, form: &Carried, filled: impl Fn(&str) -> String) -> Option<Change> {
    let Carried::Form { indicator, statement: fingerprint, period } = form else { return None };
    let indicator = known.indicator(*indicator)?;
    let key = known.base().indicators[indicator.0 as usize].key.to_string();
    let (statement, source) = match fingerprint {
        Some(fingerprint) => (statement(known, |key| known::key("statement", key) == *fingerprint)?.to_owned(), None),
        None => {
            let source = Source {
                title: filled(TITLE),
                publisher: filled(PUBLISHER),
                published: filled(PUBLISHED),
                url: filled(URL),
                speaker: None,
            };
            (named(&source), Some(source))
        }
    };
    let figure = Which { key, period: period.clone(), members: Vec::new(), statement: Some(statement) };
    Some(Change::Add { figure, stated: filled(STATED), note: None, source })
}

/// What the file of a statement is called: the date, and the publisher or else the site, in small letters.
fn named(source: &Source) -> String {
    let slug = |text: &str| {
        let small = text.to_lowercase();
        let words = small.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.take(MOST_WORDS).collect::<Vec<_>>().join("-")
    };
    let site = source.url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let who = if source.publisher.is_ascii() { slug(&source.publisher) } else { slug(site.trim_start_matches("www.")) };
    let date = slug(&source.published);
    [date, who].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-").chars().take(LONGEST_KEY).collect()
}

/// A change before it is made, with the buttons that make or drop it.
pub(super) fn preview(words: &Words, proposal: &Proposal, number: u64, author: AuthorId, seal: &Seal) -> Post {
    // What is in a fence ends at the next one.
    let fenced = |text: &str, most: usize| format!("```diff\n{}\n```", cut(&text.replace('`', "\u{2cb}"), most).trim_end());
    let is_sound = proposal.errors.is_empty();
    let problems: Vec<String> =
        proposal.errors.iter().chain(&proposal.warnings).take(5).map(|line| format!("- {}", escaped(&shortened(line)))).collect();
    let check = if problems.is_empty() { words.nothing_new.to_owned() } else { problems.join("\n") };
    let mut fields = vec![Field { title: words.check.to_owned(), text: check }];
    fields.extend(proposal.effects.iter().take(REPLIES).map(|effect| Field {
        title: cut(&effect.question, 200),
        text: format!(
            "{} {}\n{} {}",
            words.before,
            escaped(&cut(&effect.before, LONGEST_REPLY)),
            words.after,
            escaped(&cut(&effect.after, LONGEST_REPLY))
        ),
    }));
    let button =
        |carried: Carried, label: &str, emphasis| Control::Button { id: carried.closed(author, seal), label: label.to_owned(), emphasis };
    let mut row = Vec::new();
    if is_sound {
        row.push(button(Carried::Apply(number), words.apply, Emphasis::Main));
    }
    row.push(button(Carried::Discard(number), words.discard, Emphasis::Plain));
    let text = if is_sound { words.preview } else { words.preview_faulty };
    let card = Card { tone: if is_sound { Tone::Choice } else { Tone::Refuted }, text: fenced(&proposal.diff, LONGEST_DIFF), fields };
    Post { text: format!("{text}\n{}", escaped(&shortened(&proposal.summary))), card: Some(card), rows: vec![row], picture: None }
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

/// What came of applying, in place of the preview.
pub(super) fn applied(words: &Words, applied: Applied, author: AuthorId, seal: &Seal) -> Post {
    let said = |text: String| Post { text, ..Post::default() };
    match applied {
        Applied::Done { change, summary } => {
            said(words.applied.replace("{change}", &change.to_string()).replace("{summary}", &escaped(&shortened(&summary))))
        }
        Applied::Gone => said(words.gone.to_owned()),
        Applied::Changed { number, proposal } => {
            let post = preview(words, &proposal, number, author, seal);
            Post { text: format!("{}\n{}", words.changed, post.text), ..post }
        }
        Applied::Failed(why) => said(format!("{} {}", words.failed, escaped(&shortened(&why)))),
    }
}
