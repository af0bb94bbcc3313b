//! Have so many requests been refused that it is better to make none for a while?
//!
//! Discord shuts out an address that causes 10,000 refusals (401, 403, 429) in ten minutes.
//! <https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans>

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How many refusals are too many: far below Discord's 10,000, since other bots may share the address.
const MOST: usize = 1_000;
/// How long a refusal counts.
const WINDOW: Duration = Duration::from_secs(600);

/// The refusals of the last minutes.
#[derive(Debug, Default)]
pub struct Breaker {
    refusals: Mutex<VecDeque<Instant>>,
}

impl Breaker {
    /// Counts a refusal.
    pub fn count(&self, now: Instant) {
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        refusals.push_back(now);
        while refusals.len() > MOST {
            refusals.pop_front();
        }
    }

    /// Whether no request is to be made.
    pub fn is_open(&self, now: Instant) -> bool {
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        while refusals.front().is_some_and(|first| now.duration_since(*first) > WINDOW) {
            refusals.pop_front();
        }
        refusals.len() >= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_in_a_storm_and_closes_after_it() {
        let breaker = Breaker::default();
        let start = Instant::now();
        for _ in 0..MOST - 1 {
            breaker.count(start);
        }
        assert!(!breaker.is_open(start));
        breaker.count(start);
        breaker.count(start);
        assert!(breaker.is_open(start + Duration::from_secs(599)));
        assert!(!breaker.is_open(start + Duration::from_secs(601)));
    }
}
