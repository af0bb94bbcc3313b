//! The real bot over the sandbox: real WebSocket, real HTTP, every request held against Discord's own description of its API.
//!
//! 1. Every way to ask is answered: mention, reply, direct message, listed channel, each command, button, menu and the context menu, in both
//!    languages, with the intent for messages and without.
//! 2. Whatever fault the sandbox causes, each question is answered exactly once.
//! 3. What is asked while it is restarted is answered once when it is back.
//! 4. Forged and stale buttons, other members' buttons, missing permissions: one polite line or silence, never a fault.
//! 5. `/healthz` and `/metrics` tell how it is doing; the log holds neither the token nor, unless that is set, a question.
//! 6. Nothing that is sent is too large, however long names and notes are; long lists have pages.
//! 7. Nobody is ever mentioned, whatever is typed.
//! 8. Changed files are answered from at once; their commands are registered anew only where they differ; faults are told to the keepers.
//!    Fifty members who ask meanwhile get the answer before or after each change, whole.
//! 9. Those who keep the facts see faults, history and what is due; nobody else does, whatever their Discord shows them.
//! 10. Whoever may not keep them is refused at every command, option, form and button, at whatever stage his right is taken from him.
//! 11. Where a second keeper has to agree, nothing is written before one does who is not the author.
//! 12. What members ask in vain is counted and dealt with in the inbox, by keepers alone; who wants to be told is told once, in reply to his message or to
//!     the bot's own after a command, also after a restart; what is kept of a member he sees and deletes; and where nothing is to be kept, nothing is.
//! 13. What is changed in the files or from the command line, also while no bot is running, is in the history and is told one by one.
//! 14. The text of a statement, pasted, as a file or as a message, is drafted for keepers, and what is sure of it added in one change.
//! 15. What is proposed, waits for a second keeper or was drafted outlives a restart where there is a journal: its author's alone, on the files that it was
//!     proposed on; and nothing of it is left once it is applied, discarded or too old.
//! 16. Killed while it tells who waits, it tells each once and forgets none; where the disk is full or read-only, it says so, loses nothing, and goes on.
//! 17. Something new gets its first figure in one form, one preview and one change, which one agreement makes and one undo takes back.
//! 18. What need not be said of an indicator, a figure or a term is taken out with a lone dash; what is needed, or was only deleted, stays.
//! 19. The inbox offers first what the engine takes a question to be near to, and what is not described yet last.
//! 20. What a keeper typed into a form that is refused is not lost; whose Discord is in Chinese does all of it in Chinese.
//! 21. Of two keepers at once, on the same thing or on two, none overwrites the other: who comes second sees both; each agrees to the other's change alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "discord/buttons.rs"]
mod buttons;
#[cfg(unix)]
#[path = "discord/child.rs"]
mod child;
#[path = "discord/chinese.rs"]
mod chinese;
#[path = "discord/commands.rs"]
mod commands;
#[path = "common/mod.rs"]
mod common;
#[path = "discord/crowd.rs"]
mod crowd;
#[path = "discord/described.rs"]
mod described;
#[cfg(unix)]
#[path = "discord/disk.rs"]
mod disk;
#[path = "discord/drafts.rs"]
mod drafts;
#[path = "discord/emptied.rs"]
mod emptied;
#[path = "discord/faults.rs"]
mod faults;
#[path = "discord/first.rs"]
mod first;
#[path = "common/folder.rs"]
mod folder;
#[path = "discord/inbox.rs"]
mod inbox;
#[path = "discord/keeping.rs"]
mod keeping;
#[path = "discord/kept.rs"]
mod kept;
#[cfg(unix)]
#[path = "discord/killed.rs"]
mod killed;
#[path = "discord/likely.rs"]
mod likely;
#[path = "discord/long.rs"]
mod long;
#[path = "discord/operations.rs"]
mod operations;
#[path = "discord/outlive.rs"]
mod outlive;
#[path = "discord/questions.rs"]
mod questions;
#[path = "discord/renewal.rs"]
mod renewal;
#[path = "discord/restart.rs"]
mod restart;
#[path = "discord/roles.rs"]
mod roles;
#[path = "discord/second.rs"]
mod second;
#[path = "discord/stage.rs"]
mod stage;
#[path = "discord/trail.rs"]
mod trail;
#[path = "discord/two.rs"]
mod two;
#[path = "discord/waiting.rs"]
mod waiting;
