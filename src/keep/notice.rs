//! How does what is edited in the files come into the history?
//!
//! The history knows what each file said when it was last looked at. What says something else now was changed by another hand: that is written down,
//! figure by figure, together with what the files say now, in one step, so that after a crash it is either known or found again.

use super::byhand::{self, Edit};
use super::disk::{Fault, Locked};
use super::told::{Deed, Told};
use crate::facts::load::{Files, Folder, Held};
use crate::facts::problem::has_errors;
use crate::journal::history::{Entry, Extent, Rewrite};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The door that changes come through which are made with an editor, or by git.
pub const DOOR: &str = "file";
/// Who makes them: nobody that is known.
pub const SOMEBODY: &str = "somebody";

/// A file as it was known, and as it is.
type Change = (String, Option<String>, Option<String>);

/// Writes down what was changed in the files since they were last looked at; how many changes that is. The first look takes them as they are.
/// What has been changed again since `held` was read is left to the next look.
///
/// # Errors
/// Fails where another process has the lock, or the history cannot be written.
pub fn notice(folder: &Path, held: &Held, second: i64) -> Result<usize, Fault> {
    let (names, problems) = held.list();
    // A folder that is not there, or not wholly, as while it is mounted, is no edit.
    if names.is_empty() || has_errors(&problems) {
        return Ok(0);
    }
    let mut locked = Locked::new(folder)?;
    if begin(&mut locked, held)? {
        return Ok(0);
    }
    let seen = locked.history().seen().map_err(|cause| locked.fault(cause))?;
    let all: BTreeSet<String> = seen.keys().cloned().chain(names.iter().map(|name| name.to_string_lossy().into_owned())).collect();
    let disk = Folder(folder.to_path_buf());
    let mut changes: Vec<Change> = Vec::new();
    for file in all {
        let path = Path::new(&file);
        let now = match text(held, path) {
            Ok(now) => now,
            // What cannot be read now may be the same once it can.
            Err(_) => continue,
        };
        if seen.get(&file) != now.as_ref() && text(&disk, path).is_ok_and(|again| again == now) {
            changes.push((file.clone(), seen.get(&file).cloned(), now));
        }
    }
    write(&mut locked, &changes, second)
}

/// The same for one file, on which a change is to be built.
pub(super) fn notice_file(locked: &mut Locked, file: &Path, now: Option<&str>, second: i64) -> Result<(), Fault> {
    let folder = Folder(locked.folder().to_path_buf());
    let begun = locked.history().has_begun().map_err(|cause| locked.fault(cause))?;
    if !begun {
        begin(locked, &Held::of(&folder))?;
    }
    let name = file.to_string_lossy().into_owned();
    let seen = locked.history().seen_of(&name).map_err(|cause| locked.fault(cause))?;
    if seen.as_deref() == now {
        return Ok(());
    }
    write(locked, &[(name, seen, now.map(str::to_owned))], second).map(drop)
}

/// Whether this is the first look.
fn begin(locked: &mut Locked, held: &Held) -> Result<bool, Fault> {
    if locked.history().has_begun().map_err(|cause| locked.fault(cause))? {
        return Ok(false);
    }
    let texts: BTreeMap<String, String> =
        held.list().0.into_iter().filter_map(|file| Some((file.to_string_lossy().into_owned(), held.read(&file).ok()?))).collect();
    locked.change_history(|history| history.begin(&texts))?;
    // What was changed by hand since a change of an earlier build is known, is found at once.
    Ok(true)
}

fn write(locked: &mut Locked, changes: &[Change], second: i64) -> Result<usize, Fault> {
    if changes.is_empty() {
        return Ok(0);
    }
    let mut entries = Vec::new();
    for (file, before, after) in changes {
        let entry = |edit: Edit| Entry {
            second,
            author: SOMEBODY.to_owned(),
            approver: None,
            door: DOOR.to_owned(),
            summary: edit.deed.to_string(),
            told: Told::Deed(edit.deed).written(),
            subject: edit.subject,
            rewrites: vec![Rewrite { file: file.clone(), before: edit.before, after: edit.after }],
            extent: edit.extent,
            undoes: None,
        };
        match renamed(changes, file, before.as_deref(), after.as_deref()) {
            Some(deed) => {
                let name = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml").to_owned();
                let (before, after) = (before.clone(), after.clone());
                entries.push(entry(Edit { deed, subject: name, before, after, extent: Extent::Whole }));
            }
            None => entries.extend(byhand::edits(file, before.as_deref(), after.as_deref()).into_iter().map(entry)),
        }
    }
    let now: Vec<(String, Option<String>)> = changes.iter().map(|(file, _, after)| (file.clone(), after.clone())).collect();
    locked.change_history(|history| history.note(&entries, &now))?;
    Ok(entries.len())
}

/// What is to be said of a file that has come or gone, where another has gone or come with the very same text.
fn renamed(changes: &[Change], file: &str, before: Option<&str>, after: Option<&str>) -> Option<Deed> {
    let other = |is_it: &dyn Fn(&Change) -> bool| changes.iter().find(|change| is_it(change)).map(|(file, ..)| file.clone());
    match (before, after) {
        (None, Some(text)) => {
            let old = other(&|(_, before, after)| after.is_none() && before.as_deref() == Some(text))?;
            Some(Deed::RenamedFrom { old, new: file.to_owned() })
        }
        (Some(text), None) => {
            let new = other(&|(_, before, after)| before.is_none() && after.as_deref() == Some(text))?;
            Some(Deed::RenamedTo { old: file.to_owned(), new })
        }
        _ => None,
    }
}

fn text(files: &dyn Files, file: &Path) -> std::io::Result<Option<String>> {
    match files.read(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
