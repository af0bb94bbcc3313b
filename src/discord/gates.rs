//! When may the next request of a kind be made?
//!
//! Discord tells with each answer how many more it takes before when. <https://discord.com/developers/docs/topics/rate-limits>

use reqwest::header::HeaderMap;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// The most routes that are kept in mind; those whose time has come are forgotten beyond it.
const MOST_KEPT: usize = 4_096;
/// How long to wait where Discord does not say how long.
const UNTOLD: Duration = Duration::from_secs(1);
/// The longest wait that is believed.
const LONGEST: Duration = Duration::from_secs(3_600);

/// What Discord said last of each route, and of all together.
#[derive(Debug, Default)]
pub struct Gates {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    routes: FxHashMap<String, Gate>,
    /// Until when nothing at all may be asked.
    closed_until: Option<Instant>,
}

#[derive(Clone, Copy, Debug)]
struct Gate {
    left: u32,
    opens: Instant,
}

impl Gates {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        // OK because each change of it is one assignment.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a request may be made; false where that is later than the deadline.
    pub async fn pass(&self, route: &str, deadline: Instant) -> bool {
        loop {
            let Some(opens) = self.try_pass(route, Instant::now()) else { return true };
            if opens >= deadline {
                return false;
            }
            sleep_until(opens).await;
        }
    }

    /// Passes, or says when to come again.
    fn try_pass(&self, route: &str, now: Instant) -> Option<Instant> {
        let mut inner = self.inner();
        if let Some(until) = inner.closed_until.filter(|until| *until > now) {
            return Some(until);
        }
        let gate = inner.routes.get_mut(route)?;
        if gate.opens <= now {
            inner.routes.remove(route);
            return None;
        }
        if gate.left == 0 {
            return Some(gate.opens);
        }
        gate.left -= 1;
        None
    }

    /// Learns from an answer how many more there are.
    pub fn learn(&self, route: &str, headers: &HeaderMap, now: Instant) {
        let left = number(headers, "x-ratelimit-remaining").map(|left| left.max(0.0) as u32);
        let after = number(headers, "x-ratelimit-reset-after");
        let (Some(left), Some(after)) = (left, after) else { return };
        let mut inner = self.inner();
        if inner.routes.len() >= MOST_KEPT {
            inner.routes.retain(|_, gate| gate.opens > now);
        }
        let opens = now + seconds(after);
        let gate = inner.routes.entry(route.to_owned()).or_insert(Gate { left, opens });
        // Answers overtake each other: of one window the lowest number is the latest.
        let is_same_window = gate.opens > now && opens.duration_since(gate.opens.min(opens)) < Duration::from_millis(200);
        *gate = Gate { left: if is_same_window { gate.left.min(left) } else { left }, opens };
    }

    /// Learns from a refusal how long to wait.
    pub fn limited(&self, route: &str, headers: &HeaderMap, body: &Value, now: Instant) -> Duration {
        let told = body["retry_after"].as_f64().or_else(|| number(headers, "retry-after"));
        let wait = told.map_or(UNTOLD, seconds);
        let is_global = body["global"].as_bool() == Some(true) || headers.contains_key("x-ratelimit-global");
        let mut inner = self.inner();
        if is_global {
            inner.closed_until = Some(now + wait);
        } else {
            inner.routes.insert(route.to_owned(), Gate { left: 0, opens: now + wait });
        }
        wait
    }
}

fn number(headers: &HeaderMap, name: &str) -> Option<f64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(LONGEST).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn headers(left: &str, after: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-ratelimit-remaining", left.parse().unwrap());
        headers.insert("x-ratelimit-reset-after", after.parse().unwrap());
        headers
    }

    #[tokio::test]
    async fn a_route_is_closed_when_it_is_used_up_and_opens_again() {
        let gates = Gates::default();
        let start = Instant::now();
        assert!(gates.pass("a", start).await);
        gates.learn("a", &headers("1", "0.3"), start);
        let soon = start + Duration::from_millis(200);
        assert!(gates.pass("a", soon).await);
        assert!(!gates.pass("a", soon).await, "one was left");
        assert!(gates.pass("b", soon).await, "another route is free");
        assert!(gates.pass("a", start + Duration::from_secs(9)).await);
        assert!(Instant::now().duration_since(start) >= Duration::from_millis(300));
    }

    #[tokio::test]
    async fn a_global_refusal_closes_all() {
        let gates = Gates::default();
        let start = Instant::now();
        let wait = gates.limited("a", &HeaderMap::new(), &json!({"retry_after": 0.5, "global": true}), start);
        assert_eq!(wait, Duration::from_millis(500));
        assert!(!gates.pass("b", start + Duration::from_millis(400)).await);
        assert!(gates.pass("b", start + Duration::from_secs(1)).await);
        assert_eq!(gates.limited("a", &HeaderMap::new(), &Value::Null, start), UNTOLD);
    }
}
