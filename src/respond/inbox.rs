//! What is written down of what members asked in vain, and who looks after it?
//!
//! It is written and read at the edge, which hands it in. Where nothing is to be kept there is none, and nothing that needs one is offered.

use crate::chat::AuthorId;
pub use crate::journal::inbox::{Ending, Group};
pub use crate::journal::waiting::{Waited, Waiting};

/// Whatever keeps what members asked. Each of these says nothing where it cannot be read or written; why is for the log.
pub trait Inbox: Send + Sync {
    /// For how many days it is kept.
    fn days(&self) -> u32;
    /// Some of the groups that nobody has ended, the most asked first; and how many there are.
    fn groups(&self, skip: usize, most: usize) -> Option<(Vec<Group>, usize)>;
    /// A group, if nobody has ended it.
    fn group(&self, number: u64) -> Option<Group>;
    /// How the questions of a group were asked, the latest first, also where somebody has ended it.
    fn wordings(&self, number: u64) -> Option<Vec<String>>;
    /// Ends a group; whether there was one.
    fn end_group(&self, number: u64, ending: Ending) -> Option<bool>;
    /// Takes that back.
    fn reopen_group(&self, number: u64) -> Option<bool>;
    /// Notes that a member waits for an answer.
    fn wait(&self, waiting: &Waiting) -> Waited;
    /// What a member waits for.
    fn waiting_of(&self, author: AuthorId) -> Option<Vec<Waiting>>;
    /// Forgets what a member waits for; how much it was.
    fn forget(&self, author: AuthorId) -> Option<usize>;
}
