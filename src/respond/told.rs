//! How is a member told later what could not be answered, and what is kept of him?

use super::button::{Dead, Purpose};
use super::desk::Desk;
use super::inbox::{Waited, Waiting};
use super::later::{self, Asked};
use super::posts::{self, Poster};
use super::wording::wording;
use super::{line, privately, questions, script};
use crate::answer::{Answer, Content};
use crate::chat::{Action, Audience, AuthorId, Card, Command, Control, Outcome, Post, Press, Response, Tone};
use crate::language::Language;
use crate::plan::Reason;
use crate::render::markdown::{self, escaped, push_line};

/// The most questions that are shown of those that a member waits for; he cannot have more.
const SHOWN: usize = 20;
/// The most characters of each.
const LONGEST: usize = 120;

/// Whether an answer may come later: a question is not answerable some day that asks for a forecast, or to compare what is not alike.
fn may_come(answer: &Answer) -> bool {
    match &answer.content {
        Content::Abstention { reason, .. } => match reason {
            Reason::Unread(_) | Reason::NoSuchPeriod(_) | Reason::NoSuchMember(_) | Reason::NoFigure(_) | Reason::OutOfScope => true,
            Reason::NotAlike(..) | Reason::Unsupported => false,
        },
        Content::Found { .. } | Content::Choices(_) | Content::Silence => false,
    }
}

/// The same post, with the button by which the member who asked in a message is told later, where there can be something to tell.
pub fn offered(desk: &Desk<'_>, answer: &Answer, asker: AuthorId, mut post: Post) -> Post {
    offer(desk, answer, asker, String::new(), &mut post);
    post
}

/// A post without an answer in return to a command, and who sees it. The member can be told later in reply to it, if it stays and all see it; where he
/// cannot, he alone sees it.
pub(super) fn offered_below(desk: &Desk<'_>, answer: &Answer, command: &Command, asked: &Asked, mut post: Post) -> (Post, Audience) {
    let code = Some(asked).filter(|_| command.may_reply).and_then(|asked| asked.written(desk));
    let is_offered = code.is_some_and(|code| offer(desk, answer, command.author.id, code, &mut post));
    (post, if is_offered { Audience::Room } else { Audience::Member })
}

/// Puts the button below a post, where there can be something to tell; whether there can. It carries what was asked, unless a message says that.
fn offer(desk: &Desk<'_>, answer: &Answer, asker: AuthorId, code: String, post: &mut Post) -> bool {
    let last = post.rows.last_mut().filter(|_| desk.inbox.is_some() && may_come(answer));
    let Some(last) = last else { return false };
    let words = wording(answer.language);
    let poster = Poster { desk, language: answer.language, asker, words };
    last.insert(0, poster.button(Purpose::Tell, 0, code, words.tell));
    true
}

/// What is done about that button, which carries what was asked if no message says it.
pub(super) fn wait(poster: &Poster<'_>, press: &Press, code: &str) -> Result<Response, Dead> {
    let (desk, words) = (poster.desk, poster.words);
    if press.author.id != poster.asker {
        return Ok(line(words.not_yours_to_wait, Outcome::Refused));
    }
    let (message, question, before) = if code.is_empty() {
        let message = press.question.ok_or(Dead::Stale)?;
        // What was asked is remembered for a while; after that the message itself says it.
        let given = desk.memory.given(message);
        let before = given.as_ref().map(|given| given.before.clone()).unwrap_or_default();
        let question = given.map(|given| given.text).or_else(|| press.asked.clone()).filter(|text| !text.is_empty());
        (message, question.ok_or(Dead::Stale)?, before)
    } else {
        let (question, before) = later::read(desk, code, press.message, poster.language)?;
        (press.message, question, before)
    };
    let Some(inbox) = desk.inbox else { return Ok(line(words.nobody_waits, Outcome::Refused)) };
    let waiting = Waiting { author: press.author.id.0, room: press.room.id.0, message: message.0, question, before };
    let text = match inbox.wait(&waiting) {
        Waited::Noted if code.is_empty() => words.will_tell,
        Waited::Noted => words.will_tell_below,
        Waited::Already => words.will_tell_already,
        Waited::TooMany => words.waits_for_many,
        Waited::Off => words.nobody_waits,
    };
    Ok(line(&text.replace("{days}", &inbox.days().to_string()), Outcome::Other))
}

/// What a member who waits is told; nothing as long as there is no answer.
#[must_use]
pub fn answered_later(desk: &Desk<'_>, waiting: &Waiting) -> Option<Post> {
    let answer = questions::ask(desk, &waiting.question, &waiting.before);
    if !matches!(answer.content, Content::Found { .. }) {
        return None;
    }
    let mut post = posts::answer(desk, &answer, AuthorId(waiting.author))?;
    post.text = format!("{}\n{}", escaped(wording(answer.language).known_by_now), post.text);
    let response = Response { actions: vec![Action::Update { post }], outcome: Outcome::Answer };
    let texts = std::iter::once(&waiting.question).chain(waiting.before.iter().rev());
    script::to_text(response, texts.map(String::as_str)).actions.into_iter().find_map(|action| match action {
        Action::Update { post } => Some(post),
        _ => None,
    })
}

/// What is kept of a member, and the button that deletes it.
pub(super) fn kept(desk: &Desk<'_>, author: AuthorId, language: Language) -> Response {
    let words = wording(language);
    // Where nothing that members ask is kept, something may still be kept of what he has proposed, and where there are no files, nothing is.
    let waiting = desk.inbox.map_or_else(|| Some(Vec::new()), |inbox| inbox.waiting_of(author));
    let proposed = desk.keeper.map_or(Some(0), |keeper| keeper.kept_of(author));
    let (Some(waiting), Some(proposed)) = (waiting, proposed) else { return line(words.cannot_be_read, Outcome::Other) };
    let about = desk.inbox.map_or_else(|| words.privacy_off.to_owned(), |inbox| words.privacy.replace("{days}", &inbox.days().to_string()));
    let mut post = Post { text: about, ..Post::default() };
    if waiting.is_empty() && proposed == 0 {
        push_line(&mut post.text, words.nothing_kept);
        return privately(post, Outcome::Other);
    }
    if !waiting.is_empty() {
        push_line(&mut post.text, &words.kept_of_you.replace("{count}", &waiting.len().to_string()));
    }
    if proposed > 0 {
        push_line(&mut post.text, &words.kept_of_keeper.replace("{count}", &proposed.to_string()));
    }
    let mut lines = String::new();
    for waiting in waiting.iter().take(SHOWN) {
        let question: String = waiting.question.chars().take(LONGEST).collect();
        push_line(&mut lines, &format!("- <#{}> {}", waiting.room, markdown::escaped(&question.replace('\n', " "))));
    }
    post.card = (!lines.is_empty()).then_some(Card { tone: Tone::Nothing, text: lines, fields: Vec::new() });
    let poster = Poster { desk, language, asker: author, words };
    let button: Control = poster.button(Purpose::Forget, 0, String::new(), words.forget);
    post.rows = vec![vec![button]];
    privately(post, Outcome::Other)
}

/// Deletes what is kept of a member.
pub(super) fn forget(poster: &Poster<'_>, press: &Press) -> Response {
    let (desk, words) = (poster.desk, poster.words);
    if press.author.id != poster.asker {
        return line(words.not_yours_to_wait, Outcome::Refused);
    }
    desk.memory.forget(press.author.id);
    desk.known.heard.forget();
    let waited = desk.inbox.map_or(Some(0), |inbox| inbox.forget(press.author.id));
    let proposed = desk.keeper.map_or(Some(0), |keeper| keeper.forget_all(press.author.id));
    let text = match waited.zip(proposed) {
        Some((waited, proposed)) => words.forgotten.replace("{count}", &(waited + proposed).to_string()),
        None => words.cannot_be_read.to_owned(),
    };
    Response { actions: vec![Action::Update { post: Post { text, ..Post::default() } }], outcome: Outcome::Other }
}
