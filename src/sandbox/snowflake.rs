//! What are the identifiers made of? Snowflakes: the moment, then a count, so that later ones are larger.

use serde_json::Value;

/// Discord's epoch, the first second of 2015, in milliseconds: <https://discord.com/developers/docs/reference#snowflakes>.
const EPOCH: u64 = 1_420_070_400_000;

/// Makes identifiers, each larger than the one before.
#[derive(Debug, Default)]
pub struct Snowflakes {
    last: u64,
}

impl Snowflakes {
    /// The next identifier, made at `now`.
    pub fn next(&mut self, now: u64) -> u64 {
        self.last = (now.saturating_sub(EPOCH) << 22).max(self.last + 1);
        self.last
    }
}

/// An identifier as JSON has it, in quotes.
#[must_use]
pub fn json(id: u64) -> Value {
    Value::String(id.to_string())
}

/// Reads an identifier from JSON; a client may send it as a number as well.
#[must_use]
pub fn read(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Letters that nobody can guess, for tokens and names of sessions: seeded by the system for each process, mixed anew for each call.
#[must_use]
pub fn unguessable(count: usize) -> String {
    use std::hash::{BuildHasher as _, Hasher as _, RandomState};
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut made = String::new();
    while made.len() < count {
        let mut bits = RandomState::new().build_hasher().finish();
        for _ in 0..10 {
            made.push(char::from(LETTERS[usize::try_from(bits & 63).unwrap_or_default()]));
            bits >>= 6;
        }
    }
    made.truncate(count);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_grow_within_a_millisecond_too_and_tell_their_moment() {
        let mut ids = Snowflakes::default();
        let made: Vec<u64> = (0..5_000).map(|_| ids.next(1_753_999_200_123)).collect();
        assert!(made.is_sorted_by(|one, next| one < next));
        assert_eq!((made[4_999] >> 22) + EPOCH, 1_753_999_200_123);
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(unguessable(27), unguessable(27));
        assert_eq!(unguessable(27).len(), 27);
    }
}
