//! How far has a change come on its way to the disk?

/// How far a change has come; tests stop at each. Of several files each is made, written and synced, then each renamed, then each folder kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The folder is locked and settled.
    Locked,
    /// The files are what they were when the change was proposed.
    Compared,
    /// The history says what is meant.
    Meant,
    /// A file beside is made, and empty.
    Made,
    /// Half of it is written.
    Half,
    /// All of it is written.
    Written,
    /// It is on the disk.
    Synced,
    /// A new file has taken the place of the old one.
    Renamed,
    /// That is on the disk, in one folder.
    Kept,
    /// The history says that it is done.
    Done,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 10] = [
        Self::Locked,
        Self::Compared,
        Self::Meant,
        Self::Made,
        Self::Half,
        Self::Written,
        Self::Synced,
        Self::Renamed,
        Self::Kept,
        Self::Done,
    ];
}
