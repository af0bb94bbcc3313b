//! How does a bot that is running answer from changed files?

use super::watch::Watch;
use super::{Live, Reading};
use crate::discord::{Door, Registered};
use crate::render::markdown::escaped;
use anyhow::Context;
use tokio::sync::mpsc;

/// How many faults the log channel is told; the log has them all.
const SHOWN: usize = 8;
/// How many readings may wait until the bot has taken the one before.
const WAITING: usize = 4;

/// Watches the facts for a bot until what is returned is dropped.
///
/// # Errors
/// Fails where no thread can be had.
pub fn renew(door: Door, live: Live) -> anyhow::Result<Watch> {
    let (send, mut readings) = mpsc::channel(WAITING);
    tokio::spawn(async move {
        while let Some(reading) = readings.recv().await {
            take(&door, reading).await;
        }
    });
    // OK because a bot that has left takes nothing more.
    Watch::start(live, move |reading| drop(send.blocking_send(reading))).context("cannot watch the facts")
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
            door.tell_keepers(format!("The facts have changed: {figures} figures of {statements} statements, revision {revision}.")).await;
        }
        Reading::Faulty(faults) => {
            for fault in &faults {
                tracing::error!("{fault}");
            }
            let revision = &door.known().revision;
            tracing::error!(revision = revision.as_str(), "the changed facts have faults: the ones before are answered from");
            let mut text = format!("The facts were changed, and have faults: what is answered stays at revision {revision}.");
            for fault in faults.iter().take(SHOWN) {
                text.push_str("\n- ");
                text.push_str(&escaped(fault));
            }
            if faults.len() > SHOWN {
                text.push_str(&format!("\n- and {} more: smebot check", faults.len() - SHOWN));
            }
            door.tell_keepers(text).await;
        }
    }
}
