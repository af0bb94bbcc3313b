//! What is to go wrong? Faults that wait for their turn, each with a count, so that they end by themselves.

use super::error::Scope;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::time::Duration;

/// How many faults can wait.
const PENDING: usize = 100;

/// How long an answer may be held back at most.
pub const LONGEST_DELAY: u64 = 60_000;

/// REST calls that are to fail.
#[derive(Debug, Clone, Deserialize, Serialize, PartialEq)]
pub struct Fail {
    /// How many calls.
    pub count: u32,
    /// 429, or a 5xx.
    pub status: u16,
    /// Only calls whose path has this in it.
    #[serde(default)]
    pub path: Option<String>,
    /// Only calls with this method.
    #[serde(default)]
    pub method: Option<String>,
    /// For a 429: seconds to wait.
    #[serde(default)]
    pub retry_after: Option<f64>,
    /// For a 429: whose limit.
    #[serde(default, skip_serializing)]
    pub scope: Option<Scope>,
    /// The call is carried out, only its answer is lost.
    #[serde(default)]
    pub effect: bool,
}

/// REST calls that are to be answered late.
#[derive(Debug, Clone, Deserialize, Serialize, PartialEq)]
pub struct Delay {
    /// How many calls.
    pub count: u32,
    /// Milliseconds.
    pub ms: u64,
    /// Only calls whose path has this in it.
    #[serde(default)]
    pub path: Option<String>,
    /// Only calls with this method.
    #[serde(default)]
    pub method: Option<String>,
}

/// Everything that is to go wrong.
#[derive(Debug, Default)]
pub struct Faults {
    fails: VecDeque<Fail>,
    delays: VecDeque<Delay>,
    late_events: (u32, Duration),
    repeated_events: u32,
    is_deaf: bool,
}

fn fits(path: Option<&String>, method: Option<&String>, called: (&str, &str)) -> bool {
    path.is_none_or(|part| called.1.contains(part.as_str())) && method.is_none_or(|own| own.eq_ignore_ascii_case(called.0))
}

impl Faults {
    /// Lets calls fail from now on.
    pub fn fail(&mut self, fail: Fail) {
        if self.fails.len() < PENDING {
            self.fails.push_back(fail);
        }
    }

    /// Answers calls late from now on.
    pub fn delay(&mut self, delay: Delay) {
        if self.delays.len() < PENDING {
            self.delays.push_back(Delay { ms: delay.ms.min(LONGEST_DELAY), ..delay });
        }
    }

    /// Sends the next events late.
    pub fn delay_events(&mut self, count: u32, milliseconds: u64) {
        self.late_events = (count, Duration::from_millis(milliseconds.min(LONGEST_DELAY)));
    }

    /// Sends the next events twice.
    pub fn repeat_events(&mut self, count: u32) {
        self.repeated_events = count;
    }

    /// Answers heartbeats, or not.
    pub fn answer_heartbeats(&mut self, is_on: bool) {
        self.is_deaf = !is_on;
    }

    /// Whether heartbeats are answered.
    #[must_use]
    pub fn answers_heartbeats(&self) -> bool {
        !self.is_deaf
    }

    /// Takes all faults back.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// How this call is to fail, if it is.
    pub fn next_failure(&mut self, method: &str, path: &str) -> Option<Fail> {
        let place = self.fails.iter().position(|fail| fits(fail.path.as_ref(), fail.method.as_ref(), (method, path)))?;
        let fail = self.fails.get_mut(place)?;
        fail.count = fail.count.saturating_sub(1);
        let found = fail.clone();
        self.fails.retain(|fail| fail.count > 0);
        Some(found)
    }

    /// How late this call is to be answered, if it is.
    pub fn next_delay(&mut self, method: &str, path: &str) -> Option<Duration> {
        let place = self.delays.iter().position(|delay| fits(delay.path.as_ref(), delay.method.as_ref(), (method, path)))?;
        let delay = self.delays.get_mut(place)?;
        delay.count = delay.count.saturating_sub(1);
        let found = Duration::from_millis(delay.ms);
        self.delays.retain(|delay| delay.count > 0);
        Some(found)
    }

    /// How late the next event is to come, and how often.
    pub fn next_dispatch(&mut self) -> (Option<Duration>, u8) {
        let delay = (self.late_events.0 > 0).then_some(self.late_events.1);
        self.late_events.0 = self.late_events.0.saturating_sub(1);
        let times = if self.repeated_events > 0 { 2 } else { 1 };
        self.repeated_events = self.repeated_events.saturating_sub(1);
        (delay, times)
    }

    /// What is pending.
    #[must_use]
    pub fn report(&self) -> serde_json::Value {
        serde_json::json!({
            "fail": self.fails,
            "delay": self.delays,
            "delay_events": self.late_events.0,
            "repeat": self.repeated_events,
            "acks": !self.is_deaf,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_ends_by_itself_and_hits_only_what_it_is_for() {
        let mut faults = Faults::default();
        let fail = |count| Fail {
            count,
            status: 500,
            path: Some("/messages".into()),
            method: Some("post".into()),
            retry_after: None,
            scope: None,
            effect: false,
        };
        faults.fail(fail(2));
        assert!(faults.next_failure("GET", "/channels/1/messages").is_none());
        assert!(faults.next_failure("POST", "/channels/1/messages").is_some());
        assert!(faults.next_failure("POST", "/channels/1/messages").is_some());
        assert!(faults.next_failure("POST", "/channels/1/messages").is_none());
        faults.repeat_events(1);
        assert_eq!(faults.next_dispatch(), (None, 2));
        assert_eq!(faults.next_dispatch(), (None, 1));
        for _ in 0..1_000 {
            faults.fail(fail(1));
        }
        assert_eq!(faults.fails.len(), PENDING);
    }
}
