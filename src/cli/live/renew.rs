//! How does a bot that is running answer from changed files?

use super::keeping::Files;
use super::trail::Trail;
use super::watch::Watch;
use super::{Live, Reading};
use crate::discord::{Door, Registered};
use crate::facts::load::{Folder, Held};
use crate::respond::keeping::notices::Notice;
use anyhow::Context;
use tokio::sync::mpsc;

/// How many readings may wait until the bot has taken the one before.
const WAITING: usize = 4;
/// How many changes are told one by one; of more, as after a checkout of a folder, the last message says how many there are.
const MOST_TOLD: usize = 12;

/// What the bot is told by the thread that watches.
enum News {
    /// The files have changed.
    Read(Reading),
    /// There may be changes that those who follow the facts have not been told of.
    Changes(Trail),
}

/// Watches the facts for a bot until what is returned is dropped.
///
/// # Errors
/// Fails where no thread can be had.
pub fn renew(door: Door, live: Live) -> anyhow::Result<Watch> {
    let send = told(door);
    // OK because a bot that has left takes nothing more.
    Watch::start(live, move |reading| drop(send.blocking_send(News::Read(reading)))).context("cannot watch the facts")
}

/// The same for a bot whose members keep the facts: what is edited in the files comes into their history, also what was while no bot was running, and
/// those who follow them are told of it.
///
/// # Errors
/// Fails where no thread can be had.
pub fn renew_kept(door: Door, live: Live, files: &Files) -> anyhow::Result<Watch> {
    let trail = Trail::of(live.folder());
    let send = told(door);
    let first = (send.clone(), trail.clone(), Held::of(&Folder(live.folder().clone())));
    tokio::task::spawn_blocking(move || {
        let (send, trail, held) = first;
        trail.notice(&held);
        drop(send.blocking_send(News::Changes(trail)));
    });
    let watch = Watch::of(live, move |reading, held| {
        let is_sound = matches!(reading, Reading::Sound { .. });
        // OK because a bot that has left takes nothing more.
        drop(send.blocking_send(News::Read(reading)));
        // Half an edit is not what anybody means to have done: it is written down once it is answered from.
        if is_sound {
            trail.notice(held);
            drop(send.blocking_send(News::Changes(trail.clone())));
        }
    });
    let watch = watch.context("cannot watch the facts")?;
    files.watched_by(watch.looker());
    Ok(watch)
}

/// Where the thread that watches sends what it sees.
fn told(door: Door) -> mpsc::Sender<News> {
    let (send, mut news) = mpsc::channel(WAITING);
    tokio::spawn(async move {
        while let Some(news) = news.recv().await {
            match news {
                News::Read(reading) => take(&door, reading).await,
                News::Changes(trail) => tell(&door, trail).await,
            }
        }
    });
    send
}

/// Tells those who follow the facts one change after the other. Where it cannot be told now, it is at the next change, or by the next bot.
async fn tell(door: &Door, trail: Trail) {
    let of = trail.clone();
    let untold = tokio::task::spawn_blocking(move || of.untold()).await.unwrap_or_default();
    let (one_by_one, more) = untold.split_at(untold.len().min(MOST_TOLD));
    let mut told = None;
    for held in one_by_one {
        if !door.report(held).await {
            break;
        }
        told = Some(held.id);
    }
    if let Some(last) = more.last()
        && told == one_by_one.last().map(|held| held.id)
        && door.report_more(more.len()).await
    {
        told = Some(last.id);
    }
    if let Some(id) = told {
        // OK because it says itself what it cannot do.
        let _ = tokio::task::spawn_blocking(move || trail.told(id)).await;
    }
}

/// Has the bot answer from what was read, or tells its keepers why not.
async fn take(door: &Door, reading: Reading) {
    match reading {
        Reading::Sound { known, warnings } => {
            for warning in &warnings {
                tracing::warn!("{warning}");
            }
            let revision = known.revision.clone();
            let (figures, statements) = (known.base().figures.len(), known.base().statements.len());
            match door.replace(*known).await {
                Ok(registered) => {
                    let are_new = registered == Registered::Anew;
                    tracing::info!(revision, figures, statements, commands_registered_anew = are_new, "the facts have changed");
                }
                Err(fault) => tracing::warn!(revision, %fault, "the facts have changed, but Discord does not take their commands"),
            }
            door.tell_keepers(&Notice::Renewed { figures, statements, revision: &revision }).await;
        }
        Reading::Faulty(faults) => {
            for fault in &faults {
                tracing::error!("{fault}");
            }
            let revision = &door.known().revision;
            tracing::error!(revision = revision.as_str(), "the changed facts have faults: the ones before are answered from");
            door.tell_keepers(&Notice::Faulty { faults: &faults, revision }).await;
        }
    }
}
