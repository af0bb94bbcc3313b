//! Who waits for what can be answered by now?
//!
//! Looked at when the bot starts, whenever the facts have changed, and now and then to forget what is too old. A member is told once: it is written
//! down before the reply is sent, and he waits no more when it was. Where a crash comes in between, it is tried again for a short while only, in
//! which Discord makes one message of both.

use super::deliver;
use super::fault::Fault;
use super::shared::Shared;
use crate::chat::{MessageId, Post, RoomId};
use crate::journal::waiting::Waiting;
use crate::respond;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::sleep;

/// How often it is looked without news.
const NOW_AND_THEN: Duration = Duration::from_secs(3_600);

/// Tells those who wait, until the bot leaves.
pub async fn tell(shared: Arc<Shared>, mut stop: watch::Receiver<bool>) {
    loop {
        let flight = shared.flights.begin();
        tell_all(&shared, &stop).await;
        drop(flight);
        tokio::select! {
            () = shared.news.notified() => {}
            () = sleep(NOW_AND_THEN) => {}
            changed = stop.changed() => if changed.is_err() || *stop.borrow() { return },
        }
    }
}

async fn tell_all(shared: &Arc<Shared>, stop: &watch::Receiver<bool>) {
    let waiting = shared.with_journal(|journal, now| journal.waiting(now)).unwrap_or_default();
    for waiting in waiting {
        if *stop.borrow() {
            return;
        }
        let message = MessageId(waiting.message);
        // An edit or a deletion of the same message comes before or after, never in between.
        let _turn = shared.flights.one_by_one(message.0).await;
        let (desk, asked) = (Arc::clone(shared), waiting.clone());
        let made = tokio::task::spawn_blocking(move || desk.at_desk(|desk| respond::answered_later(desk, &asked))).await;
        if let Ok(Some(post)) = made {
            tell_one(shared, &waiting, message, &post).await;
        }
    }
}

async fn tell_one(shared: &Shared, waiting: &Waiting, message: MessageId, post: &Post) {
    let room = RoomId(waiting.room);
    // Where it was told a moment ago that the bot may not speak, it is tried later.
    if shared.is_shut(room) || shared.with_journal(|journal, now| journal.telling(message.0, now)) != Some(true) {
        return;
    }
    match deliver::later(shared, message, room, post).await {
        Ok(answer) => {
            shared.with_journal(|journal, _| journal.waits_no_more(message.0));
            if let Some(answer) = answer {
                let thread = waiting.before.iter().chain([&waiting.question]).cloned().collect();
                shared.memory.answered_with(answer, thread, jiff::Timestamp::now());
            }
            tracing::info!("a member who waited was told");
        }
        // The message is gone, or the bot may not speak there any more.
        Err(fault @ (Fault::Gone(_) | Fault::Forbidden(_) | Fault::Refused { .. })) => {
            tracing::info!(%fault, "a member who waits cannot be told");
            shared.with_journal(|journal, _| journal.waits_no_more(message.0));
        }
        Err(fault @ (Fault::Unauthorized | Fault::Limited | Fault::Unreachable(_) | Fault::Halted)) => {
            tracing::warn!(%fault, "a member who waits is told later");
            shared.with_journal(|journal, _| journal.not_told(message.0));
        }
    }
}
