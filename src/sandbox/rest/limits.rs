//! How many requests are too many? Buckets of each route and place, as Discord's headers tell them.
//!
//! Discord does not document its limits, which may change at any time; these are those that are seen:
//! <https://discord.com/developers/docs/topics/rate-limits>.

use super::super::error::{Scope, Wait};
use std::collections::{HashMap, VecDeque};

/// Requests of a bot in a second, answers to interactions aside.
const GLOBAL: usize = 50;
const SECOND: u64 = 1_000;
/// How many buckets are kept.
const BUCKETS: usize = 1_000;

/// How many requests a bucket allows in how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    pub count: u32,
    pub milliseconds: u64,
}

/// A bucket after a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    pub allowance: Allowance,
    pub remaining: u32,
    /// When it is full again.
    pub resets_at: u64,
}

/// All buckets.
#[derive(Debug, Default)]
pub struct Buckets {
    used: HashMap<String, (u64, u32)>,
    global: VecDeque<u64>,
}

impl Buckets {
    /// Takes a request out of its bucket.
    ///
    /// # Errors
    /// Where there is none left; how long to wait.
    pub fn take(&mut self, bucket: &str, allowance: Allowance, now: u64) -> Result<Level, (Wait, Level)> {
        if self.used.len() > BUCKETS {
            self.used.retain(|_, (resets_at, _)| *resets_at > now);
        }
        let (resets_at, used) = self.used.entry(bucket.to_owned()).or_insert((now + allowance.milliseconds, 0));
        if *resets_at <= now {
            (*resets_at, *used) = (now + allowance.milliseconds, 0);
        }
        let level = |used: u32| Level { allowance, remaining: allowance.count.saturating_sub(used), resets_at: *resets_at };
        if *used >= allowance.count {
            return Err((Wait { milliseconds: *resets_at - now, scope: Scope::User }, level(*used)));
        }
        *used += 1;
        Ok(level(*used))
    }

    /// Takes a request out of what the bot may do altogether.
    ///
    /// # Errors
    /// Where there is none left; how long to wait.
    pub fn take_global(&mut self, now: u64) -> Result<(), Wait> {
        while self.global.front().is_some_and(|moment| moment + SECOND <= now) {
            self.global.pop_front();
        }
        if let Some(first) = self.global.front().filter(|_| self.global.len() >= GLOBAL) {
            return Err(Wait { milliseconds: first + SECOND - now, scope: Scope::Global });
        }
        self.global.push_back(now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_is_filled_again() {
        let mut buckets = Buckets::default();
        let five = Allowance { count: 5, milliseconds: 5_000 };
        for left in (0..5).rev() {
            assert_eq!(buckets.take("messages/1", five, 100).unwrap().remaining, left);
        }
        assert_eq!(buckets.take("messages/1", five, 1_100).unwrap_err().0, Wait { milliseconds: 4_000, scope: Scope::User });
        assert!(buckets.take("messages/2", five, 1_100).is_ok());
        assert!(buckets.take("messages/1", five, 5_100).is_ok());
    }

    #[test]
    fn fifty_requests_a_second_altogether() {
        let mut buckets = Buckets::default();
        assert!((0..50).all(|_| buckets.take_global(10).is_ok()));
        assert_eq!(buckets.take_global(500).unwrap_err(), Wait { milliseconds: 510, scope: Scope::Global });
        assert!(buckets.take_global(1_010).is_ok());
    }
}
