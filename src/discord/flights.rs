//! Which events are still being answered, so that none is cut off when the bot stops?

use super::watch::Watch;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard, Notify};

/// How many locks there are for messages; two that share one wait for each other, which does no harm.
const LOCKS: usize = 1_024;

/// The events that are being answered.
#[derive(Debug)]
pub struct Flights {
    sky: Arc<Sky>,
    locks: Vec<Mutex<()>>,
}

#[derive(Debug)]
struct Sky {
    count: AtomicUsize,
    landed: Notify,
    watch: Arc<Watch>,
}

/// An event that is being answered, until it and its copies are dropped.
#[derive(Debug)]
pub struct Flight {
    sky: Arc<Sky>,
}

impl Flights {
    /// None yet.
    #[must_use]
    pub fn new(watch: Arc<Watch>) -> Self {
        let sky = Arc::new(Sky { count: AtomicUsize::new(0), landed: Notify::new(), watch });
        Self { sky, locks: (0..LOCKS).map(|_| Mutex::new(())).collect() }
    }

    /// Begins to answer an event.
    pub fn begin(&self) -> Flight {
        Flight::of(&self.sky)
    }

    /// Has what concerns one message done one after the other: its edit waits until its answer is sent.
    pub async fn one_by_one(&self, message: u64) -> MutexGuard<'_, ()> {
        // The low bits of Discord's numbers count within a millisecond, the middle ones are the time.
        let place = usize::try_from((message >> 22) ^ message).unwrap_or(0) % LOCKS;
        self.locks[place].lock().await
    }

    /// Waits until everything is answered, but no longer than `most`; how many are not.
    pub async fn land(&self, most: Duration) -> usize {
        let all = async {
            loop {
                let landed = self.sky.landed.notified();
                if self.sky.count.load(Ordering::SeqCst) == 0 {
                    break;
                }
                landed.await;
            }
        };
        // OK because whether it was in time is told by what is left.
        let _ = tokio::time::timeout(most, all).await;
        self.sky.count.load(Ordering::SeqCst)
    }
}

impl Flight {
    fn of(sky: &Arc<Sky>) -> Self {
        sky.count.fetch_add(1, Ordering::SeqCst);
        sky.watch.in_flight().inc();
        Self { sky: Arc::clone(sky) }
    }
}

impl Clone for Flight {
    fn clone(&self) -> Self {
        Self::of(&self.sky)
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.sky.watch.in_flight().dec();
        if self.sky.count.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.sky.landed.notify_waiters();
        }
    }
}
