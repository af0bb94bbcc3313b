//! What may those who keep the facts want to know later?

use super::{MessageId, RoomId};

/// What the keepers of the bot may want to know later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A question that had no answer. Who asked it is not noted.
    Unanswered {
        /// The question.
        question: String,
        /// Why there was none.
        reason: &'static str,
    },
    /// A question of which it had to be asked what was meant. Who asked it is not noted.
    Clarified {
        /// The question.
        question: String,
    },
    /// A message is gone, or says something else: nobody waits at it any more.
    Gone(MessageId),
    /// A member says that the answer was to another question.
    NotAsked {
        /// The message with the answer.
        answer: MessageId,
        /// Where it stands.
        room: RoomId,
        /// The question, where it is still known.
        question: Option<String>,
        /// What was answered, as the button carries it.
        answered: String,
    },
}
