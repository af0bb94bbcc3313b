//! What is done about a message: when it is written, edited, deleted?

use super::desk::Desk;
use super::memory::{Given, Thread};
use super::overheard;
use super::pace::Turn;
use super::posts;
use super::script;
use super::told;
use super::wording::wording;
use crate::answer::{self, Answer, Content};
use crate::chat::{Action, Message, MessageId, Note, Outcome, Post, Response, RoomId};
use crate::plan::{Reason, Utterance};
use std::borrow::Cow;
use std::sync::Arc;

/// How a message reached the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Address {
    /// The bot is spoken to.
    Spoken,
    /// It is said in a room in which the bot listens.
    Overheard,
}

/// What to do about a message that was written.
#[must_use]
pub fn message(desk: &Desk<'_>, message: &Message) -> Response {
    if !message.author.is_person || !desk.memory.is_new(message.id.0) || desk.memory.is_deleted(message.id) {
        return Response::silent();
    }
    // Its edit may have come before it.
    if desk.memory.given(message.id).is_some() {
        return Response::silent();
    }
    let Some(address) = address(desk, message) else { return Response::silent() };
    let before = before(desk, message);
    let said = match say(desk, message, address, &before) {
        Ok(said) => said,
        Err(slowed) => return slowed,
    };
    let texts = texts(message, &before);
    remember(desk, message, before, &said, None);
    let reply = said.post.map(|post| Action::Reply { question: message.id, room: message.room.id, post });
    let response = Response { actions: reply.into_iter().chain(said.note.map(Action::Record)).collect(), outcome: said.outcome };
    script::to_text(response, texts.iter().map(String::as_str))
}

/// What to do about a message that was edited.
#[must_use]
pub fn edited(desk: &Desk<'_>, message: &Message) -> Response {
    let is_old = desk.now.duration_since(message.at) > desk.settings.edits;
    if !message.author.is_person || is_old || desk.memory.is_deleted(message.id) {
        return Response::silent();
    }
    let given = desk.memory.given(message.id);
    // A preview that is added to a message is an edit, too.
    if given.as_ref().is_some_and(|given| given.text == message.text) {
        return Response::silent();
    }
    let answer = given.as_ref().and_then(|given| given.answer);
    let room = message.room.id;
    let Some(address) = address(desk, message) else {
        let taken = answer.map(|answer| Action::Delete { answer, room });
        return Response { actions: taken.into_iter().chain(gone(desk, message.id)).collect(), outcome: Outcome::Silent };
    };
    let before = given.map_or_else(|| before(desk, message), |given| given.before);
    let said = match say(desk, message, address, &before) {
        Ok(said) => said,
        Err(slowed) => return slowed,
    };
    let kept = said.post.is_some().then_some(answer).flatten();
    let texts = texts(message, &before);
    remember(desk, message, before, &said, kept);
    let action = match (said.post, answer) {
        (Some(post), Some(answer)) => Some(Action::Edit { answer, room, post }),
        (Some(post), None) => Some(Action::Reply { question: message.id, room, post }),
        (None, Some(answer)) => Some(Action::Delete { answer, room }),
        (None, None) => None,
    };
    // Whoever waited for an answer to what it said before presses again.
    let notes = gone(desk, message.id).into_iter().chain(said.note.map(Action::Record));
    let response = Response { actions: action.into_iter().chain(notes).collect(), outcome: said.outcome };
    script::to_text(response, texts.iter().map(String::as_str))
}

/// The message and what was asked before it, the latest first.
fn texts(message: &Message, before: &[String]) -> Vec<String> {
    std::iter::once(&message.text).chain(before.iter().rev()).cloned().collect()
}

/// What to do about a message that was deleted.
#[must_use]
pub fn deleted(desk: &Desk<'_>, room: RoomId, message: MessageId) -> Response {
    let taken = desk.memory.deleted(message).map(|answer| Action::Delete { answer, room });
    Response { actions: taken.into_iter().chain(gone(desk, message)).collect(), outcome: Outcome::Silent }
}

/// That nobody waits at a message any more, where anybody may.
fn gone(desk: &Desk<'_>, message: MessageId) -> Option<Action> {
    desk.inbox.map(|_| Action::Record(Note::Gone(message)))
}

fn address(desk: &Desk<'_>, message: &Message) -> Option<Address> {
    let replies_to_me = message.reply_to.is_some_and(|reply| reply.is_mine);
    if message.room.is_direct || message.mentions_me || replies_to_me {
        return Some(Address::Spoken);
    }
    let between_others = message.mentions_others || message.reply_to.is_some();
    (desk.settings.listens_in.contains(&message.room.id) && !between_others).then_some(Address::Overheard)
}

/// What was asked before: what the answer that is replied to was about, else what the member asked here a moment ago.
fn before(desk: &Desk<'_>, message: &Message) -> Thread {
    let replied = message.reply_to.filter(|reply| reply.is_mine);
    let chain = replied.and_then(|reply| desk.memory.thread_of(reply.message, desk.now));
    chain.unwrap_or_else(|| desk.memory.thread(message.room.id, message.author.id, desk.now))
}

/// What is said to a message.
struct Said {
    post: Option<Post>,
    outcome: Outcome,
    note: Option<Note>,
}

/// What to say, or that the member has to wait.
fn say(desk: &Desk<'_>, message: &Message, address: Address, before: &[String]) -> Result<Said, Response> {
    let silent = || Said { post: None, outcome: Outcome::Silent, note: None };
    match address {
        Address::Spoken => {
            turn(desk, message)?;
            if is_bare(&message.text) {
                let help = super::help::post(desk, desk.settings.language);
                return Ok(Said {
                    post: (message.mentions_me && !message.text.is_empty()).then_some(help),
                    outcome: Outcome::Other,
                    note: None,
                });
            }
        }
        Address::Overheard => {}
    }
    let said = read(desk, &message.text, before);
    let answer = answer(desk, &message.text, &said);
    if address == Address::Overheard {
        if !overheard::is_for_the_bot(&said.question, &answer.content, !before.is_empty(), &desk.known.facts) {
            return Ok(silent());
        }
        turn(desk, message).map_err(|_| Response { actions: Vec::new(), outcome: Outcome::Slowed })?;
    }
    let post = posts::answer(desk, &answer, message.author.id).map(|post| told::offered(desk, &answer, message.author.id, post));
    Ok(Said { post, outcome: outcome(&answer), note: unanswered(&answer, &message.text) })
}

/// A message without what calls everyone: whoever asks and calls others to listen still asks, and the bot itself calls nobody.
fn without_calls(text: &str) -> Cow<'_, str> {
    if ["@everyone", "@here"].iter().any(|call| text.contains(call)) {
        Cow::Owned(text.replace("@everyone", " ").replace("@here", " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes a turn, or tells the member to wait.
fn turn(desk: &Desk<'_>, message: &Message) -> Result<(), Response> {
    let actions = match desk.memory.turn(message.author.id, message.room.id, desk.settings.pace, desk.now) {
        Turn::Free => return Ok(()),
        Turn::Wait(wait) => {
            let text = super::slower(wordings(desk, message), wait);
            vec![Action::Whisper { author: message.author.id, text }]
        }
        Turn::Quiet => Vec::new(),
    };
    Err(Response { actions, outcome: Outcome::Slowed })
}

/// The words for a message whose language is not worth reading it for.
fn wordings(desk: &Desk<'_>, message: &Message) -> &'static super::wording::Wording {
    let is_chinese = message.text.chars().any(crate::language::is_han);
    wording(if is_chinese { crate::language::Language::Chinese } else { desk.settings.language })
}

/// One answer to a question after those before it.
pub fn ask(desk: &Desk<'_>, text: &str, before: &[String]) -> Answer {
    answer(desk, text, &read(desk, text, before))
}

fn read(desk: &Desk<'_>, text: &str, before: &[String]) -> Arc<Utterance> {
    let (text, before) = (without_calls(text), before.iter().map(|text| without_calls(text)).collect::<Vec<_>>());
    let earlier: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
    desk.known.heard.utterance(&text, &earlier, &desk.known.facts, desk.day)
}

/// The answer to what was said, in the language of the question, or in the bot's where it is in none.
fn answer(desk: &Desk<'_>, text: &str, said: &Utterance) -> Answer {
    let answer = answer::answer(&said.question, said.plan.clone(), &desk.known.facts, desk.day);
    let has_letters = without_calls(text).chars().any(char::is_alphabetic);
    if has_letters { answer } else { Answer { language: desk.settings.language, ..answer } }
}

/// What an answer comes to.
pub fn outcome(answer: &Answer) -> Outcome {
    match answer.content {
        Content::Found { .. } => Outcome::Answer,
        Content::Choices(_) => Outcome::Clarify,
        Content::Abstention { .. } => Outcome::Abstain,
        Content::Silence => Outcome::Silent,
    }
}

/// A question that had no answer, or had to be clarified, to be noted without who asked it.
pub fn unanswered(answer: &Answer, question: &str) -> Option<Note> {
    let reason = match &answer.content {
        Content::Abstention { reason, .. } => reason,
        Content::Choices(_) => return Some(Note::Clarified { question: question.to_owned() }),
        Content::Found { .. } | Content::Silence => return None,
    };
    let reason = match reason {
        Reason::Unread(_) => "unread",
        Reason::NoSuchPeriod(_) => "no-such-period",
        Reason::NoSuchMember(_) => "no-such-member",
        Reason::NoFigure(_) => "no-figure",
        Reason::NotAlike(..) => "not-alike",
        Reason::Unsupported => "unsupported",
        Reason::OutOfScope => "out-of-scope",
    };
    Some(Note::Unanswered { question: question.to_owned(), reason })
}

fn remember(desk: &Desk<'_>, message: &Message, before: Thread, said: &Said, answer: Option<MessageId>) {
    if said.outcome != Outcome::Silent && said.outcome != Outcome::Other {
        desk.memory.asked(message.room.id, message.author.id, &before, &message.text, desk.now);
    }
    desk.memory.dealt_with(message.id, Given { answer, text: message.text.clone(), before, at: desk.now });
}

/// Whether a message is nothing but mentions.
fn is_bare(text: &str) -> bool {
    let mut rest = text.trim();
    while let Some(after) = rest.strip_prefix('<') {
        let Some((_, behind)) = after.split_once('>') else { return false };
        rest = behind.trim_start();
    }
    rest.is_empty()
}
