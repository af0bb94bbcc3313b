//! What time is it in the sandbox? The caller's time when it started, plus what has passed, plus what a test has moved it on.

use std::sync::atomic::{AtomicU64, Ordering};

/// A clock that can be moved forward, never back.
#[derive(Debug)]
pub struct Clock {
    began_at: u64,
    began: tokio::time::Instant,
    moved: AtomicU64,
}

impl Clock {
    /// A clock that shows `unix_ms`, the milliseconds since 1970, at this moment.
    #[must_use]
    pub fn showing(unix_ms: u64) -> Self {
        Self { began_at: unix_ms, began: tokio::time::Instant::now(), moved: AtomicU64::new(0) }
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn now(&self) -> u64 {
        let passed = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.began_at.saturating_add(passed).saturating_add(self.moved.load(Ordering::Relaxed))
    }

    /// Moves the clock forward.
    pub fn move_on(&self, milliseconds: u64) {
        self.moved.fetch_add(milliseconds, Ordering::Relaxed);
    }
}

/// A moment as Discord writes it: `2026-08-01T12:00:00.000000+00:00`.
#[must_use]
pub fn written(unix_ms: u64) -> String {
    let moment = i64::try_from(unix_ms).ok().and_then(|milliseconds| jiff::Timestamp::from_millisecond(milliseconds).ok());
    let moment = moment.unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_discord_writes_it() {
        assert_eq!(written(1_753_999_200_123), "2025-07-31T22:00:00.123000+00:00");
        assert_eq!(written(u64::MAX), "1970-01-01T00:00:00.000000+00:00");
    }

    #[tokio::test]
    async fn it_only_moves_forward() {
        let clock = Clock::showing(1_000_000);
        clock.move_on(900_000);
        assert!(clock.now() >= 1_900_000);
    }
}
