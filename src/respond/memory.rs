//! What was asked a moment ago, which answer belongs to which question, and what was typed into a form?
//!
//! Bounded in number and in time: whatever is older is forgotten. Nothing of it is written anywhere.

use super::bounded::Bounded;
use super::pace::{Pace, Turn, Turns};
use super::seal;
use crate::chat::{AuthorId, Filled, Form, MessageId, RoomId};
use jiff::{SignedDuration, Timestamp};
use rustc_hash::FxHashSet;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many questions before one are remembered: a follow-up points back one or two.
pub const LONGEST_THREAD: usize = 4;
/// How many members are remembered with what they asked.
const MOST_THREADS: usize = 4_096;
/// How many answers are remembered with their questions.
const MOST_ANSWERS: usize = 4_096;
/// How many events are remembered as seen, so that one that is sent twice is answered once.
const MOST_SEEN: usize = 16_384;
/// For how long a question is followed up in a channel: after that it is another conversation.
pub const FOLLOWED: SignedDuration = SignedDuration::from_mins(10);
/// For how long an answer can be replied to.
const REPLIED: SignedDuration = SignedDuration::from_hours(24);

/// How many forms are remembered, as they were opened or with what was typed into them.
const MOST_FORMS: usize = 256;
/// For how long what was typed into a form can be put right.
const TYPED: SignedDuration = SignedDuration::from_hours(1);

/// What was asked, oldest first.
pub type Thread = Vec<String>;

/// An answer that was given to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The answer; `None` while it is on its way, or where nothing was said.
    pub answer: Option<MessageId>,
    /// The text of the question as it was answered.
    pub text: String,
    /// What had been asked before it.
    pub before: Thread,
    /// When.
    pub at: Timestamp,
}

/// What is remembered.
#[derive(Debug, Default)]
pub struct Memory {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// What a member asked in a room.
    threads: Bounded<(RoomId, AuthorId), (Thread, Timestamp)>,
    /// What had been asked when an answer was given, the question included.
    answers: Bounded<MessageId, (Thread, Timestamp)>,
    /// The questions that were dealt with.
    given: Bounded<MessageId, Given>,
    /// The forms that members opened or filled in.
    forms: Bounded<u64, (AuthorId, Form, Timestamp)>,
    seen: Seen,
    deleted: Seen,
    turns: Turns,
}

impl Memory {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        // OK because whatever a panic left half done is no worse than what was forgotten.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether an event comes for the first time.
    pub fn is_new(&self, event: u64) -> bool {
        self.inner().seen.insert(event)
    }

    /// Takes a turn to ask.
    pub fn turn(&self, author: AuthorId, room: RoomId, pace: Pace, now: Timestamp) -> Turn {
        self.inner().turns.take(author, room, pace, now)
    }

    /// What a member asked in a room a moment ago.
    pub fn thread(&self, room: RoomId, author: AuthorId, now: Timestamp) -> Thread {
        let inner = self.inner();
        let fresh = inner.threads.get(&(room, author)).filter(|(_, at)| now.duration_since(*at) <= FOLLOWED);
        fresh.map(|(thread, _)| thread.clone()).unwrap_or_default()
    }

    /// What had been asked when an answer was given.
    pub fn thread_of(&self, answer: MessageId, now: Timestamp) -> Option<Thread> {
        let inner = self.inner();
        let fresh = inner.answers.get(&answer).filter(|(_, at)| now.duration_since(*at) <= REPLIED);
        fresh.map(|(thread, _)| thread.clone())
    }

    /// Remembers what a member asked, after what.
    pub fn asked(&self, room: RoomId, author: AuthorId, before: &[String], question: &str, now: Timestamp) -> Thread {
        let mut thread: Thread = before.to_vec();
        thread.push(question.to_owned());
        thread.drain(..thread.len().saturating_sub(LONGEST_THREAD));
        self.inner().threads.insert((room, author), (thread.clone(), now), MOST_THREADS);
        thread
    }

    /// Forgets what a member asked and typed a moment ago.
    pub fn forget(&self, author: AuthorId) {
        let mut inner = self.inner();
        let forms = &mut inner.forms;
        forms.held.retain(|_, (other, ..)| *other != author);
        forms.order.retain(|number| forms.held.contains_key(number));
        inner.threads.held.retain(|(_, other), _| *other != author);
        inner.threads.order.retain(|(_, other)| *other != author);
    }

    /// Remembers a form that a member opens.
    pub fn opened(&self, author: AuthorId, form: &Form, now: Timestamp) {
        self.inner().forms.insert(seal::fingerprint(&["opened", &form.id]), (author, form.clone(), now), MOST_FORMS);
    }

    /// Remembers what a member has typed into a form; the number under which that is. Nothing where the form itself is not remembered.
    pub fn typed(&self, filled: &Filled, now: Timestamp) -> Option<u64> {
        let author = filled.caller.author.id;
        let mut form = self.form(seal::fingerprint(&["opened", &filled.id]), author, now)?;
        let mut parts = vec!["typed", &filled.id];
        for (field, value) in &filled.values {
            parts.extend([field.as_str(), value.as_str()]);
            for blank in form.blanks.iter_mut().filter(|blank| blank.id == *field) {
                blank.value.clone_from(value);
            }
        }
        let number = seal::fingerprint(&parts);
        self.inner().forms.insert(number, (author, form, now), MOST_FORMS);
        Some(number)
    }

    /// A form that a member opened or filled in a moment ago.
    pub fn form(&self, number: u64, author: AuthorId, now: Timestamp) -> Option<Form> {
        let inner = self.inner();
        let (_, form, _) = inner.forms.get(&number).filter(|(whose, _, at)| *whose == author && now.duration_since(*at) <= TYPED)?;
        Some(form.clone())
    }

    /// Remembers that a message was dealt with.
    pub fn dealt_with(&self, question: MessageId, given: Given) {
        self.inner().given.insert(question, given, MOST_ANSWERS);
    }

    /// Remembers the answer to a message, once it has been sent.
    pub fn answered(&self, question: MessageId, answer: MessageId) {
        let mut inner = self.inner();
        let Some(given) = inner.given.get_mut(&question) else { return };
        given.answer = Some(answer);
        let mut thread = given.before.clone();
        thread.push(given.text.clone());
        let at = given.at;
        inner.answers.insert(answer, (thread, at), MOST_ANSWERS);
    }

    /// Remembers what had been asked when an answer was given to no message.
    pub fn answered_with(&self, answer: MessageId, thread: Thread, now: Timestamp) {
        self.inner().answers.insert(answer, (thread, now), MOST_ANSWERS);
    }

    /// How a message was dealt with.
    pub fn given(&self, question: MessageId) -> Option<Given> {
        self.inner().given.get(&question).cloned()
    }

    /// Forgets a message that was deleted, and gives its answer, if it has one.
    pub fn deleted(&self, question: MessageId) -> Option<MessageId> {
        let mut inner = self.inner();
        inner.deleted.insert(question.0);
        inner.given.remove(&question).and_then(|given| given.answer)
    }

    /// Whether a message was deleted a moment ago.
    pub fn is_deleted(&self, message: MessageId) -> bool {
        self.inner().deleted.contains(message.0)
    }
}

/// Numbers that were seen, the oldest forgotten.
#[derive(Debug, Default)]
struct Seen {
    held: FxHashSet<u64>,
    order: VecDeque<u64>,
}

impl Seen {
    fn insert(&mut self, number: u64) -> bool {
        let is_new = self.held.insert(number);
        if is_new {
            self.order.push_back(number);
        }
        while self.order.len() > MOST_SEEN {
            if let Some(oldest) = self.order.pop_front() {
                self.held.remove(&oldest);
            }
        }
        is_new
    }

    fn contains(&self, number: u64) -> bool {
        self.held.contains(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::{Author, Blank, Caller, Lines, Locale, Room};

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + 60 * minute).unwrap()
    }

    #[test]
    fn a_thread_is_short_and_is_forgotten() {
        let memory = Memory::default();
        let (room, author) = (RoomId(1), AuthorId(2));
        let mut thread = Vec::new();
        for turn in 0..6 {
            thread = memory.asked(room, author, &thread, &format!("question {turn}"), at(0));
        }
        assert_eq!(thread.len(), LONGEST_THREAD);
        assert_eq!(memory.thread(room, author, at(9)), thread);
        assert!(memory.thread(room, author, at(11)).is_empty());
        assert!(memory.thread(RoomId(3), author, at(0)).is_empty());
        assert!(memory.thread(room, AuthorId(9), at(0)).is_empty());
    }

    #[test]
    fn what_was_typed_into_a_form_is_its_author_s_for_an_hour() {
        let memory = Memory::default();
        let blank = |id: &str, value: &str| Blank {
            id: id.to_owned(),
            label: String::new(),
            hint: String::new(),
            value: value.to_owned(),
            lines: Lines::One,
            longest: 9,
            required: false,
        };
        let form = |number: u32| {
            let id = format!("form {number}");
            Form { id, title: String::new(), blanks: vec![blank("one", "1"), blank("two", "2")] }
        };
        let author = Author { id: AuthorId(7), is_person: true, locale: Locale::English };
        let caller = Caller { event: 1, author, rights: None, room: Room { id: RoomId(1), is_direct: false } };
        let values = vec![("two".to_owned(), "b".to_owned()), ("three".to_owned(), "c".to_owned())];
        let filled = Filled { caller, id: "form 0".to_owned(), replaces: false, values };
        assert_eq!(memory.typed(&filled, at(0)), None, "it was not opened here");
        memory.opened(AuthorId(7), &form(0), at(0));
        assert_eq!(memory.typed(&filled, at(61)), None);
        let number = memory.typed(&filled, at(60)).unwrap();
        let left = Form { blanks: vec![blank("one", "1"), blank("two", "b")], ..form(0) };
        assert_eq!(memory.form(number, AuthorId(7), at(120)), Some(left));
        assert_eq!((memory.form(number, AuthorId(8), at(60)), memory.form(number, AuthorId(7), at(121))), (None, None));
        for other in 1..1_000 {
            memory.opened(AuthorId(7), &form(other), at(60));
        }
        assert_eq!(memory.form(number, AuthorId(7), at(60)), None, "others have pushed it out");
        let inner = memory.inner();
        assert_eq!((inner.forms.held.len(), inner.forms.order.len()), (MOST_FORMS, MOST_FORMS));
    }

    #[test]
    fn an_event_is_new_once_and_memory_is_bounded() {
        let memory = Memory::default();
        assert!(memory.is_new(1));
        assert!(!memory.is_new(1));
        for event in 0..50_000 {
            memory.is_new(event);
            memory.answered_with(MessageId(event), Vec::new(), at(0));
        }
        let inner = memory.inner();
        assert_eq!((inner.seen.held.len(), inner.answers.held.len()), (MOST_SEEN, MOST_ANSWERS));
        assert_eq!((inner.seen.order.len(), inner.answers.order.len()), (MOST_SEEN, MOST_ANSWERS));
    }

    #[test]
    fn an_answer_knows_its_question_until_that_is_deleted() {
        let memory = Memory::default();
        let given = Given { answer: None, text: "how many?".to_owned(), before: vec!["before".to_owned()], at: at(0) };
        memory.dealt_with(MessageId(1), given);
        memory.answered(MessageId(1), MessageId(2));
        assert_eq!(memory.thread_of(MessageId(2), at(5)), Some(vec!["before".to_owned(), "how many?".to_owned()]));
        assert_eq!(memory.thread_of(MessageId(2), at(60 * 25)), None);
        assert_eq!(memory.deleted(MessageId(1)), Some(MessageId(2)));
        assert!(memory.is_deleted(MessageId(1)) && memory.given(MessageId(1)).is_none());
    }
}
