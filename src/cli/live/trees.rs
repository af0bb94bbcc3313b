//! Which folders have to be watched so that no way of changing the facts is missed?
//!
//! Folders and never files: an editor that saves by renaming puts a new file in the place of the old, and a watch on the old one would see
//! nothing any more. A mounted volume swaps a link further up, so each link is followed and every folder that has one of its steps is watched.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many links are followed for one path before it is taken for a circle, as Linux does.
const MOST_LINKS: usize = 40;

/// The folders whose entries decide what the facts in `folder` are.
pub(super) fn watched(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let parts = [folder.to_path_buf(), folder.join("indicators"), folder.join("statements")];
    for part in &parts {
        follow(part, &mut found);
        let entries = std::fs::read_dir(part).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_symlink())) {
            follow(&entry.path(), &mut found);
        }
        if part.is_dir() {
            found.insert(part.clone());
        }
    }
    found
}

/// Adds the folder that a path stands in, and those that each of its links leads through.
fn follow(path: &Path, found: &mut BTreeSet<PathBuf>) {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let parent = match path.parent() {
            Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
            Some(parent) => parent.to_path_buf(),
            None => return,
        };
        // Of `..data/file` it is `..data` that is swapped, which stands in the folder above.
        if parent.is_symlink() {
            follow(&parent, found);
        }
        if parent.is_dir() {
            found.insert(parent.clone());
        }
        match std::fs::read_link(&path) {
            Ok(target) => path = parent.join(target),
            Err(_) => return,
        }
    }
}
