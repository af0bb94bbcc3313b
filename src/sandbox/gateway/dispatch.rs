//! Which sessions get an event, and what of it?

use super::super::world::World;
use super::intents::MESSAGE_CONTENT;
use super::session::{Session, Shard};
use serde_json::{Value, json};

/// Something that has happened.
#[derive(Debug)]
pub struct Event {
    pub name: &'static str,
    pub data: Value,
    /// The server it happened in.
    pub guild: Option<u64>,
    /// The intent that a session must have; events such as interactions need none.
    pub intent: Option<u64>,
    pub readable: Readable,
}

/// Whether the text of a message may be read without the message-content intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readable {
    Always,
    WithIntent,
}

impl World {
    /// Queues an event for every session that it belongs to.
    pub fn dispatch(&mut self, event: &Event) {
        let (delay, repeats) = self.faults.next_dispatch();
        let whole = event.data.to_string();
        let is_blind = |session: &mut Session| session.intents & MESSAGE_CONTENT == 0;
        let needs_blank = event.readable == Readable::WithIntent && self.sessions.all().any(is_blind);
        let blank = needs_blank.then(|| without_content(&event.data).to_string());
        for session in self.sessions.all() {
            let is_asked_for = event.intent.is_none_or(|intent| session.intents & intent != 0);
            if !is_asked_for || !session.shard.is_for(event.guild) {
                continue;
            }
            let data = match &blank {
                Some(blank) if session.intents & MESSAGE_CONTENT == 0 => blank,
                Some(_) | None => &whole,
            };
            session.queue(event.name, data, delay, repeats);
        }
    }
}

impl Shard {
    /// Whether events of a server come to this shard; direct messages come to the first.
    #[must_use]
    pub fn is_for(self, guild: Option<u64>) -> bool {
        guild.map_or(0, |guild| (guild >> 22) % u64::from(self.count)) == u64::from(self.id)
    }
}

/// A message as a bot gets it that may not read its text; so is the one that it replies to.
fn without_content(message: &Value) -> Value {
    let mut blank = message.clone();
    for place in ["", "/referenced_message"] {
        let Some(Value::Object(fields)) = blank.pointer_mut(place) else { continue };
        fields.insert("content".to_owned(), json!(""));
        for list in ["embeds", "attachments", "components"] {
            fields.insert(list.to_owned(), json!([]));
        }
        fields.remove("poll");
    }
    blank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guild_belongs_to_the_shard_of_its_number_and_direct_messages_to_the_first() {
        let shard = |id, count| Shard { id, count };
        let guild = Some(5 << 22);
        assert!(shard(1, 2).is_for(guild) && !shard(0, 2).is_for(guild));
        assert!(shard(0, 2).is_for(None) && !shard(1, 2).is_for(None));
    }

    #[test]
    fn what_may_not_be_read_is_blank_in_the_quoted_message_too() {
        let blank = without_content(&json!({"id": "1", "content": "a", "embeds": [1], "referenced_message": {"content": "b"}}));
        assert_eq!(blank["content"], "");
        assert_eq!(blank["embeds"], json!([]));
        assert_eq!(blank["referenced_message"]["content"], "");
        assert_eq!(blank["id"], "1");
        assert!(blank.get("referenced_message").is_some());
        assert!(without_content(&json!({"referenced_message": null}))["referenced_message"].is_null());
    }
}
