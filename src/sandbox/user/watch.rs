//! How do members learn what happens? Each has a bounded channel of events; one who reads too slowly is told to look again.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;

/// How many events wait for one who does not read.
const WAITING: usize = 8_192;

/// Those who look on.
#[derive(Debug, Default)]
pub struct Watchers {
    members: BTreeMap<u64, broadcast::Sender<Arc<Value>>>,
}

impl Watchers {
    /// Tells one member.
    pub fn tell(&self, member: u64, event: Value) {
        if let Some(sender) = self.members.get(&member) {
            // OK because an event that nobody is there to hear may be lost.
            let _ = sender.send(Arc::new(event));
        }
    }

    /// Tells everyone.
    pub fn tell_all(&self, event: &Value) {
        for member in self.members.keys() {
            self.tell(*member, event.clone());
        }
    }

    /// The members that anyone looks on as.
    pub fn looking_on(&self) -> impl Iterator<Item = u64> + '_ {
        self.members.iter().filter(|(_, sender)| sender.receiver_count() > 0).map(|(member, _)| *member)
    }

    /// Begins to look on as a member.
    pub fn watch(&mut self, member: u64) -> Watch {
        let sender = self.members.entry(member).or_insert_with(|| broadcast::channel(WAITING).0);
        Watch { events: sender.subscribe() }
    }
}

/// What a member sees, as it happens.
#[derive(Debug)]
pub struct Watch {
    events: broadcast::Receiver<Arc<Value>>,
}

impl Watch {
    /// The next event; none when the sandbox has stopped.
    pub async fn next(&mut self) -> Option<Arc<Value>> {
        match self.events.recv().await {
            Ok(event) => Some(event),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Arc::new(json!({"type": "resync"}))),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }

    /// The first event from now on that is what `wanted` says; none where it does not come in time.
    pub async fn until(&mut self, wanted: impl Fn(&Value) -> bool, time: Duration) -> Option<Value> {
        let found = async {
            while let Some(event) = self.next().await {
                if wanted(&event) {
                    return Some(Value::clone(&event));
                }
            }
            None
        };
        tokio::time::timeout(time, found).await.ok().flatten()
    }
}
