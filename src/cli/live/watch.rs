//! When have the files changed?
//!
//! The system's events are hints that something may have; what counts is the contents, which are compared by hash. Where events are missed
//! (network drives, too many folders), a slow look of its own finds the change all the same.

use super::{Live, Reading, trees};
use crate::facts::load::Held;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::time::Instant;

/// How long nothing may have happened before the files are read: what a program writes in one go is taken in one go.
const QUIET: Duration = Duration::from_millis(120);
/// After how long they are read even if it goes on, so that a change is live within a second.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is looked without an event.
const FLOOR: Duration = Duration::from_secs(3);
/// The same where there are no events at all.
const FLOOR_WITHOUT_EVENTS: Duration = Duration::from_millis(700);
/// How much of the time may be spent on looking: of a large base it is looked at less often.
const RESTS_FOR_EACH_LOOK: u32 = 50;

/// What the thread is told.
#[derive(Debug)]
enum Told {
    /// Something may have changed.
    Hint,
    /// Look now.
    Look,
    /// It is over.
    Stop,
}

/// A thread that reads the files whenever they change.
#[derive(Debug)]
pub struct Watch {
    tell: Sender<Told>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Watches a folder from now on, and gives each new state of it to `take`.
    ///
    /// # Errors
    /// Fails where no thread can be had.
    pub fn start(live: Live, mut take: impl FnMut(Reading) + Send + 'static) -> std::io::Result<Self> {
        Self::of(live, move |reading, _| take(reading))
    }

    /// The same, with the files that each state was read from.
    ///
    /// # Errors
    /// Fails where no thread can be had.
    pub fn of(live: Live, take: impl FnMut(Reading, &Held) + Send + 'static) -> std::io::Result<Self> {
        let (tell, told) = mpsc::channel();
        let hints = tell.clone();
        let thread = std::thread::Builder::new().name("facts".to_owned()).spawn(move || Eyes::open(live, hints).watch(&told, take))?;
        Ok(Self { tell, thread: Some(thread) })
    }

    /// What has the files looked at without waiting for an event.
    #[must_use]
    pub fn looker(&self) -> Looker {
        Looker { tell: self.tell.clone() }
    }
}

/// Has the files looked at when it is asked to.
#[derive(Clone, Debug)]
pub struct Looker {
    tell: Sender<Told>,
}

impl Looker {
    /// Has them looked at now.
    pub fn look(&self) {
        // OK because a watch that has ended is told nothing.
        let _ = self.tell.send(Told::Look);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // OK because a thread that has ended already is what is wanted.
        let _ = self.tell.send(Told::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What sees changes.
struct Eyes {
    live: Live,
    watcher: Option<RecommendedWatcher>,
    watched: BTreeSet<PathBuf>,
    /// How long the last look took.
    took: Duration,
}

impl Eyes {
    fn open(live: Live, hints: Sender<Told>) -> Self {
        let hint = move |event: notify::Result<notify::Event>| {
            // Reading the files is an event, too, and must not lead to reading them again.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // OK because the thread may have ended.
                let _ = hints.send(Told::Hint);
            }
        };
        let watcher = notify::recommended_watcher(hint);
        let watcher = watcher.inspect_err(|error| tracing::warn!(%error, "no events of files: they are looked at again and again")).ok();
        let mut eyes = Self { live, watcher, watched: BTreeSet::new(), took: Duration::ZERO };
        eyes.turn();
        eyes
    }

    fn watch(mut self, told: &Receiver<Told>, mut take: impl FnMut(Reading, &Held)) {
        loop {
            let began = Instant::now();
            // Again until nothing is new: something may have changed before the watches stood.
            while let Some((reading, held)) = self.look() {
                take(reading, &held);
            }
            self.took = began.elapsed();
            match told.recv_timeout(self.floor()) {
                Ok(Told::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(Told::Hint) if !settled(told) => return,
                Ok(Told::Hint | Told::Look) | Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// What has changed, once two looks in a row see the same: half a file is no file.
    fn look(&mut self) -> Option<(Reading, Held)> {
        let mut held = self.live.changed()?;
        for _ in 0..PATIENCE.as_millis() / QUIET.as_millis() {
            std::thread::sleep(QUIET / 4);
            let again = self.live.changed()?;
            let is_settled = again == held;
            held = again;
            if is_settled {
                break;
            }
        }
        self.turn();
        Some((self.live.read(&held), held))
    }

    fn floor(&self) -> Duration {
        let least = if self.watcher.is_some() { FLOOR } else { FLOOR_WITHOUT_EVENTS };
        least.max(self.took * RESTS_FOR_EACH_LOOK)
    }

    /// Turns to the folders that count now: a folder that was swapped is another than the one that was watched.
    fn turn(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        for gone in std::mem::take(&mut self.watched) {
            // OK because a folder that is gone is watched no more.
            let _ = watcher.unwatch(&gone);
        }
        for folder in trees::watched(self.live.folder()) {
            match watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.watched.insert(folder);
                }
                Err(error) => tracing::debug!(%error, folder = %folder.display(), "a folder cannot be watched"),
            }
        }
    }
}

/// Waits until nothing more is told for a while; `false` where it is over.
fn settled(told: &Receiver<Told>) -> bool {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        match told.recv_timeout(QUIET) {
            Ok(Told::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            Ok(Told::Hint | Told::Look) => {}
            Err(RecvTimeoutError::Timeout) => break,
        }
    }
    true
}
