//! What does a gateway session remember? Its events, numbered, until they can no longer be asked for again.

use serde_json::json;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;

/// How many sent events can be replayed.
const REPLAYABLE: usize = 5_000;
/// How many events wait for a connection that does not read, or is not there; a session with more is given up.
const WAITING: usize = 50_000;
/// How long a session without a connection can be resumed: Discord does not say, a few minutes are seen.
const RESUMABLE: u64 = 5 * 60 * 1_000;
/// How many sessions are kept.
const SESSIONS: usize = 64;

/// What a connection is made to do from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Signal {
    /// End without a word, as when a cable is cut.
    Drop,
    /// Close with a code.
    Close(u16),
    /// Declare the session invalid, and let go of it.
    Invalidate {
        /// Whether it can be resumed all the same.
        resumable: bool,
    },
    /// Send a text as it is.
    Text(String),
    /// Send bytes as they are.
    Binary(Vec<u8>),
}

/// Which part of a bot's servers a session serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    pub id: u32,
    pub count: u32,
}

/// One event, written but for nothing.
#[derive(Debug, Clone)]
pub struct Queued {
    pub number: u64,
    pub text: Arc<str>,
    /// It is not sent before.
    pub not_before: Option<Instant>,
    /// It is sent so often.
    pub times: u8,
}

/// A session.
#[derive(Debug)]
pub struct Session {
    pub name: String,
    pub shard: Shard,
    pub intents: u64,
    /// The number of the last event.
    pub last: u64,
    events: VecDeque<Queued>,
    /// The number of the last event that was sent.
    sent: u64,
    connection: Option<Connection>,
    /// When its connection ended.
    pub lost_at: Option<u64>,
    /// There were more events than can wait.
    pub is_overrun: bool,
}

#[derive(Debug)]
struct Connection {
    number: u64,
    news: Arc<Notify>,
    signals: mpsc::Sender<Signal>,
}

impl Session {
    /// Queues an event.
    pub fn queue(&mut self, name: &str, data: &str, delay: Option<Duration>, times: u8) {
        self.last += 1;
        let text = format!(r#"{{"op":0,"t":"{name}","s":{},"d":{data}}}"#, self.last);
        let not_before = delay.map(|delay| Instant::now() + delay);
        self.events.push_back(Queued { number: self.last, text: text.into(), not_before, times });
        let waiting = usize::try_from(self.last - self.sent).unwrap_or(usize::MAX);
        if waiting > WAITING {
            self.is_overrun = true;
            self.events.clear();
        }
        while self.events.len() > waiting + REPLAYABLE {
            self.events.pop_front();
        }
        self.wake();
    }

    fn wake(&self) {
        if let Some(connection) = &self.connection {
            connection.news.notify_one();
        }
    }

    /// The next events to be sent over a connection, at most `most`; none when the connection is no longer this session's.
    pub fn take(&mut self, connection: u64, most: usize) -> Option<Vec<Queued>> {
        if self.connection.as_ref().is_none_or(|own| own.number != connection) || self.is_overrun {
            return None;
        }
        let first = self.events.partition_point(|event| event.number <= self.sent);
        let batch: Vec<Queued> = self.events.iter().skip(first).take(most).cloned().collect();
        if let Some(last) = batch.last() {
            self.sent = last.number;
        }
        Some(batch)
    }

    /// Whether events wait to be sent.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.sent < self.last
    }

    /// Makes the events after `number` be sent again; false where they are no longer there, or never were.
    pub fn replay_from(&mut self, number: u64) -> bool {
        let oldest = self.events.front().map_or(self.last, |event| event.number - 1);
        if number > self.last || number < oldest || self.is_overrun {
            return false;
        }
        self.sent = number;
        for event in &mut self.events {
            event.times = 1;
        }
        true
    }
}

/// The bot's sessions.
#[derive(Debug, Default)]
pub struct Sessions {
    all: Vec<Session>,
    connections: u64,
    /// How many IDENTIFYs there were.
    pub identified: u32,
    /// How many RESUMEs succeeded.
    pub resumed: u32,
}

impl Sessions {
    /// All sessions, connected or not.
    pub fn all(&mut self) -> impl Iterator<Item = &mut Session> + '_ {
        self.all.iter_mut()
    }

    /// A number for a new connection.
    pub fn new_connection(&mut self) -> u64 {
        self.connections += 1;
        self.connections
    }

    /// Begins a session.
    pub fn begin(&mut self, name: String, shard: Shard, intents: u64) -> &mut Session {
        self.identified += 1;
        if self.all.len() >= SESSIONS {
            self.all.remove(0);
        }
        let (events, connection, lost_at) = (VecDeque::new(), None, None);
        self.all.push(Session { name, shard, intents, last: 0, events, sent: 0, connection, lost_at, is_overrun: false });
        let newest = self.all.len() - 1;
        &mut self.all[newest]
    }

    /// A session by its name.
    pub fn find(&mut self, name: &str) -> Option<&mut Session> {
        self.all.iter_mut().find(|session| session.name == name)
    }

    /// Ties a session to a connection; one that had it before is closed.
    pub fn connect(&mut self, name: &str, number: u64, news: Arc<Notify>, signals: mpsc::Sender<Signal>) {
        if let Some(session) = self.find(name) {
            if let Some(before) = session.connection.replace(Connection { number, news, signals }) {
                // OK because a connection that cannot take a signal any more has ended.
                let _ = before.signals.try_send(Signal::Close(4_000));
                before.news.notify_one();
            }
            session.lost_at = None;
            session.wake();
        }
    }

    /// A connection has ended; its session can be resumed for a while.
    pub fn disconnect(&mut self, number: u64, now: u64) {
        for session in &mut self.all {
            if session.connection.as_ref().is_some_and(|own| own.number == number) {
                session.connection = None;
                session.lost_at = Some(now);
            }
        }
    }

    /// Forgets the session of a connection.
    pub fn end(&mut self, number: u64) {
        self.all.retain(|session| session.connection.as_ref().is_none_or(|own| own.number != number));
    }

    /// Forgets all sessions.
    pub fn forget(&mut self) {
        self.all.clear();
    }

    /// Forgets what can no longer be resumed.
    pub fn expire(&mut self, now: u64) {
        self.all.retain(|session| session.lost_at.is_none_or(|lost| now < lost + RESUMABLE));
    }

    /// Whether the bot is connected.
    #[must_use]
    pub fn is_online(&self) -> bool {
        self.all.iter().any(|session| session.connection.is_some())
    }

    /// Makes every connection do something; how many there were.
    pub fn signal(&self, signal: &Signal) -> usize {
        let connections = self.all.iter().filter_map(|session| session.connection.as_ref());
        connections.filter(|connection| connection.signals.try_send(signal.clone()).is_ok()).count()
    }

    /// Forgets the sessions that were given up.
    pub fn drop_overrun(&mut self) {
        self.all.retain(|session| !session.is_overrun);
    }

    /// What a test may want to know.
    #[must_use]
    pub fn report(&self) -> serde_json::Value {
        let sessions = self.all.iter().map(|session| {
            let shard = [session.shard.id, session.shard.count];
            json!({"connected": session.connection.is_some(), "shard": shard, "intents": session.intents, "last": session.last, "sent": session.sent})
        });
        json!({"identified": self.identified, "resumed": self.resumed, "sessions": sessions.collect::<Vec<_>>()})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(sessions: &mut Sessions) -> &mut Session {
        let name = "s".to_owned();
        sessions.begin(name, Shard { id: 0, count: 1 }, 0);
        let number = sessions.new_connection();
        sessions.connect("s", number, Arc::new(Notify::new()), mpsc::channel(8).0);
        sessions.find("s").unwrap()
    }

    #[test]
    fn what_was_sent_can_be_asked_for_again() {
        let mut sessions = Sessions::default();
        let session = session(&mut sessions);
        for _ in 0..10 {
            session.queue("A", "{}", None, 1);
        }
        assert_eq!(session.take(1, 64).unwrap().len(), 10);
        assert!(session.take(1, 64).unwrap().is_empty());
        assert!(session.replay_from(7));
        assert_eq!(session.take(1, 64).unwrap().iter().map(|event| event.number).collect::<Vec<_>>(), [8, 9, 10]);
        assert!(!session.replay_from(11), "an event that never was");
        assert!(session.take(2, 64).is_none(), "the connection of somebody else");
    }

    #[test]
    fn the_buffer_is_bounded() {
        let mut sessions = Sessions::default();
        let session = session(&mut sessions);
        for _ in 0..REPLAYABLE + 100 {
            session.queue("A", "{}", None, 1);
            session.take(1, 64);
        }
        assert!(session.events.len() <= REPLAYABLE + 1);
        assert!(!session.replay_from(3), "too long ago");
        for _ in 0..=WAITING {
            session.queue("A", "{}", None, 1);
        }
        assert!(session.is_overrun && session.events.len() <= REPLAYABLE);
    }
}
