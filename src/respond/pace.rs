//! May this member ask another question in this room now?
//!
//! A leaking bucket (the generic cell rate algorithm, ITU-T I.371): a member may ask some questions at once, and after that one for each
//! while that passes.

use crate::chat::{AuthorId, RoomId};
use jiff::{SignedDuration, Timestamp};
use rustc_hash::FxHashMap;

/// The most members that are kept in mind; beyond it those that may ask at once again are forgotten.
const MOST_KEPT: usize = 10_000;
/// The shortest time between two notices to a member, so that the notice is no flood itself.
const BETWEEN_NOTICES: SignedDuration = SignedDuration::from_secs(30);

/// How many questions are too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How many a member may ask at once in a room.
    pub burst: u32,
    /// After how long he may ask one more.
    pub every: SignedDuration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { burst: 6, every: SignedDuration::from_secs(4) }
    }
}

/// What is to be done about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It may be answered.
    Free,
    /// It comes too soon, and the member is to be told how long to wait.
    Wait(SignedDuration),
    /// It comes too soon, and the member has just been told so.
    Quiet,
}

/// When each member has used up what he asked, and when he was last told to wait.
#[derive(Debug, Default)]
pub struct Turns {
    taken: FxHashMap<(AuthorId, RoomId), (Timestamp, Option<Timestamp>)>,
}

impl Turns {
    /// Takes a turn, if there is one.
    pub fn take(&mut self, author: AuthorId, room: RoomId, pace: Pace, now: Timestamp) -> Turn {
        if self.taken.len() >= MOST_KEPT {
            self.taken.retain(|_, (until, _)| *until > now);
        }
        if self.taken.len() >= MOST_KEPT {
            // OK because that many members at once are a flood, and whoever comes on top of it waits.
            return Turn::Quiet;
        }
        let (until, told) = self.taken.entry((author, room)).or_insert((now, None));
        let used = (*until).max(now);
        let Ok(next) = used.checked_add(pace.every) else { return Turn::Quiet };
        let room_for = SignedDuration::from_secs(pace.every.as_secs().saturating_mul(pace.burst.into()));
        let over = next.duration_since(now) - room_for;
        if over <= SignedDuration::ZERO {
            *until = next;
            return Turn::Free;
        }
        if told.is_some_and(|told| now.duration_since(told) < BETWEEN_NOTICES) {
            return Turn::Quiet;
        }
        *told = Some(now);
        Turn::Wait(over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace { burst: 3, every: SignedDuration::from_secs(10) };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).unwrap()
    }

    #[test]
    fn a_few_at_once_and_then_one_by_one() {
        let mut turns = Turns::default();
        let mut take = |second| turns.take(AuthorId(1), RoomId(1), PACE, at(second));
        let seconds = SignedDuration::from_secs;
        assert_eq!([take(0), take(0), take(0)], [Turn::Free; 3]);
        assert_eq!([take(1), take(2)], [Turn::Wait(seconds(9)), Turn::Quiet]);
        assert_eq!([take(10), take(11)], [Turn::Free, Turn::Quiet]);
        assert_eq!(take(32), Turn::Free, "what is not used comes back");
    }

    #[test]
    fn another_member_and_another_room_have_turns_of_their_own() {
        let mut turns = Turns::default();
        for _ in 0..3 {
            turns.take(AuthorId(1), RoomId(1), PACE, at(0));
        }
        assert_eq!(turns.take(AuthorId(1), RoomId(2), PACE, at(0)), Turn::Free);
        assert_eq!(turns.take(AuthorId(2), RoomId(1), PACE, at(0)), Turn::Free);
    }

    #[test]
    fn those_who_may_ask_again_are_forgotten() {
        let mut turns = Turns::default();
        for member in 0..20_000 {
            turns.take(AuthorId(member), RoomId(1), PACE, at(i64::try_from(member).unwrap()));
        }
        assert!(turns.taken.len() <= MOST_KEPT, "{}", turns.taken.len());
    }
}
