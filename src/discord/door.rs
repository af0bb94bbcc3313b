//! How do new facts come to a bot that is running?

use super::deliver;
use super::fault::Fault;
use super::json;
use super::register::{self, Registered};
use super::shared::Shared;
use crate::chat::Post;
use crate::journal::history::Held;
use crate::respond::keeping;
use crate::respond::keeping::notices::{self, Notice};
use crate::respond::known::Known;
use serde_json::Value;
use std::sync::Arc;
use tokio::sync::Mutex;

/// The way to a running bot for those who keep its facts.
#[derive(Clone)]
pub struct Door {
    shared: Arc<Shared>,
    /// The commands that were registered last; updates wait for one another here, and answers for none of them.
    registered: Arc<Mutex<Value>>,
}

impl Door {
    /// The way to a bot whose commands are registered.
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        let registered = json::commands(&shared.menu(&shared.known.load()));
        Self { shared, registered: Arc::new(Mutex::new(registered)) }
    }

    /// Has every answer from now on made from other facts, and the commands shown that these call for.
    ///
    /// # Errors
    /// Fails where Discord does not take the commands: the facts are answered from all the same, and the next update tries again.
    pub async fn replace(&self, known: Known) -> Result<Registered, Fault> {
        let mut registered = self.registered.lock().await;
        let menu = self.shared.menu(&known);
        let wanted = json::commands(&menu);
        self.shared.watch.facts(&known.revision);
        self.shared.known.store(Arc::new(known));
        self.shared.news.notify_one();
        if *registered == wanted {
            return Ok(Registered::Same);
        }
        let done = register::register(&self.shared.rest, self.shared.application, &menu).await?;
        *registered = wanted;
        Ok(done)
    }

    /// The facts that are answered from.
    #[must_use]
    pub fn known(&self) -> Arc<Known> {
        self.shared.known.load_full()
    }

    /// Tells the keepers of a change that was made elsewhere, where they have a room for it; whether there is nothing left to be told later.
    pub async fn report(&self, change: &Held) -> bool {
        self.show_keepers(&keeping::reported(&self.shared.settings, change)).await
    }

    /// Tells them that there were so many more.
    pub async fn report_more(&self, count: usize) -> bool {
        self.show_keepers(&keeping::more_reported(&self.shared.settings, count)).await
    }

    async fn show_keepers(&self, post: &Post) -> bool {
        let Some(room) = self.shared.log_room else { return true };
        let shown = deliver::show(&self.shared, room, post).await;
        shown.inspect_err(|fault| tracing::warn!(%fault, "cannot write to the log channel")).is_ok()
    }

    /// Tells the keepers something, where they have a room for it.
    pub async fn tell_keepers(&self, notice: &Notice<'_>) {
        let text = notices::notice(&self.shared.settings, notice);
        if let Some(room) = self.shared.log_room
            && let Err(fault) = deliver::say(&self.shared, room, text).await
        {
            tracing::warn!(%fault, "cannot write to the log channel");
        }
    }
}
