//! A new indicator with its first figure and a term: three files, one change. And the same taken back.

use super::{AT_ANY_MOMENT, PATIENCE, alone, quick_folder, start, was_killed};
use jiff::civil::date;
use smebot::facts::load::{Files, Folder, Held};
use smebot::journal::history::{History, State};
use smebot::keep::change::{Change, Definition, Description, Source, Which};
use smebot::keep::disk::{self, By, HISTORY, Locked, Step};
use smebot::keep::propose::{Proposal, Trial, propose, undo};
use std::path::Path;
use std::time::Duration;
use tokio::time::Instant;

/// How often it is killed at each step.
const AT_EACH_STEP: usize = 6;
/// The steps of the change, of which three files are made, and of the one that takes it back, of which one is taken away.
const STEPS: [usize; 2] = [3 + 3 * 4 + 3 + 3 + 1, 3 + 2 * 4 + 3 + 3 + 1];

const MORE: &str = "indicators/more.toml";
const GLOSSARY: &str = "glossary.toml";
const COUNT: &str = "statements/2024-03-01-lamps.toml";
const BEFORE: [(&str, &str); 2] = [
    (MORE, "# What else is counted\n[nets]\nname = { en = \"nets\" }\nunit = \"nets\"\n"),
    (
        GLOSSARY,
        "[quay]\nname = { en = \"quay\" }\ndefinition = { en = \"A wall.\" }\npublisher = \"Office\"\nurl = \"https://harbour.example/quay\"\n",
    ),
];
const TRIAL: Trial<'static> = Trial { questions: &[], tests: &[], day: date(2024, 3, 1) };

fn together(number: usize) -> Change {
    let (key, url) = ("lamps".to_owned(), "https://harbour.example/lamps".to_owned());
    let says = Description { names: vec!["lamps".to_owned()], units: vec!["lamps".to_owned()], ..Description::default() };
    let statement = Some("2024-03-01-lamps".to_owned());
    let source = Source {
        title: "Lamps".to_owned(),
        publisher: "Office".to_owned(),
        published: "2024-03-01".to_owned(),
        url: url.clone(),
        speaker: None,
    };
    let figure = Which { key: key.clone(), period: "2023".to_owned(), statement, ..Which::default() };
    let term = Definition { name: "lamp".to_owned(), text: "It shines.".to_owned(), publisher: "Office".to_owned(), url };
    Change::Together(vec![
        Change::Describe { key, says: Box::new(says) },
        Change::Add { figure, stated: number.to_string(), note: None, source: Some(source) },
        Change::Define { key: "lamp".to_owned(), term, without: Vec::new() },
    ])
}

/// The change where it is not made yet, else the one that takes it back.
fn proposal(folder: &Path) -> Proposal {
    let held = Held::of(&Folder(folder.to_path_buf()));
    let latest = History::open(&folder.join(HISTORY)).unwrap().changes(None, usize::MAX).unwrap();
    if latest.len().is_multiple_of(2) {
        propose(&held, &together(latest.len() + 1), TRIAL).unwrap()
    } else {
        undo(&held, &latest[0], TRIAL).unwrap()
    }
}

pub fn change(folder: &Path, reached: &mut dyn FnMut(Step)) {
    disk::settle(folder).unwrap();
    let by = By { author: "ada".to_owned(), approver: None, door: "test".to_owned(), second: 1_700_000_000 };
    disk::apply(folder, &proposal(folder), &by, reached).unwrap();
}

/// How many changes are made, after the next start has settled what was pending: each is in all files or in none.
fn after(folder: &Path) -> usize {
    let locked = Locked::new(folder).unwrap();
    let changes = locked.history().changes(None, usize::MAX).unwrap();
    assert!(changes.iter().all(|held| held.state == State::Done) && locked.history().pending().unwrap().is_empty());
    let disk = Folder(folder.to_path_buf());
    let told = [MORE, GLOSSARY, COUNT].map(|file| disk.read(Path::new(file)).ok());
    if changes.len().is_multiple_of(2) {
        assert_eq!(told, [Some(BEFORE[0].1.to_owned()), Some(BEFORE[1].1.to_owned()), None], "all are old");
    } else {
        let stated = format!("stated = \"{}\"\n", changes.len());
        for (text, words) in told.iter().zip(["\n[lamps]\n", "\n[lamp]\n", &stated]) {
            assert!(text.as_deref().is_some_and(|text| text.contains(words)), "all are new: {told:#?}");
        }
    }
    if let Some(latest) = changes.first() {
        for rewrite in &latest.entry.rewrites {
            assert_eq!(disk.read(Path::new(&rewrite.file)).ok(), rewrite.after, "the history agrees with {}", rewrite.file);
        }
        assert_eq!(latest.entry.rewrites.len(), 3);
    }
    let names = ["", "indicators", "statements"].into_iter().flat_map(|name| std::fs::read_dir(folder.join(name)).unwrap());
    let about: Vec<_> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(|name| name.ends_with(".new")).collect();
    assert!(about.is_empty(), "{about:?} lies about");
    changes.len()
}

#[test]
fn killed_at_any_step_all_files_are_old_or_all_are_new() {
    let _alone = alone();
    let folder = quick_folder(&BEFORE);
    let folder = folder.path();
    std::fs::create_dir(folder.join("statements")).unwrap();
    // The history has begun.
    change(folder, &mut |_| {});
    change(folder, &mut |_| {});
    let began = Instant::now();
    let mut made = after(folder);
    let (mut kills, mut news) = (0, 0);
    for _ in 0..AT_EACH_STEP {
        for steps in STEPS {
            // Three files take their places, three folders are synced, and it is done.
            let first_new = steps - 7;
            let was = made;
            for step in 0..steps {
                assert!(began.elapsed() < PATIENCE, "only {kills} kills in {PATIENCE:?}");
                was_killed(start(folder, None, Some(step)).wait().unwrap());
                kills += 1;
                let now = after(folder);
                assert_eq!(now, made + usize::from(step >= first_new), "killed at step {step} of {steps}");
                if now > made {
                    news += 1;
                    // Back to where this began.
                    change(folder, &mut |_| {});
                }
                made = after(folder);
            }
            assert!((made - was).is_multiple_of(2));
            change(folder, &mut |_| {});
            made = after(folder);
        }
    }
    for round in 0..AT_ANY_MOMENT / 2 {
        assert!(began.elapsed() < PATIENCE, "only {kills} kills in {PATIENCE:?}");
        // The second is killed while it puts right what the first has left, or soon after.
        for longest in [60_000, 12_000] {
            let mut child = start(folder, None, None);
            std::thread::sleep(Duration::from_micros(4_000 + (round as u64 * 7_919) % longest));
            child.kill().unwrap();
            was_killed(child.wait().unwrap());
            kills += 1;
        }
        let now = after(folder);
        assert!(now >= made, "{now} after {made}: a change was lost");
        made = now;
    }
    assert!(kills >= 400 && news > 80, "{kills} {news}");
}

#[test]
fn what_cannot_be_put_back_and_goes_through_is_told_as_done() {
    let _alone = alone();
    let folder = quick_folder(&BEFORE);
    let folder = folder.path();
    std::fs::create_dir(folder.join("statements")).unwrap();
    let proposal = propose(&Held::of(&Folder(folder.to_path_buf())), &together(1), TRIAL).unwrap();
    let files: Vec<&str> = proposal.rewrites.iter().map(|rewrite| rewrite.file.as_str()).collect();
    let beside = |file: &str| {
        let path = folder.join(file);
        path.with_file_name(format!(".{}.new", path.file_name().unwrap().to_str().unwrap()))
    };
    let mut renamed = 0;
    let by = By { author: "ada".to_owned(), approver: None, door: "test".to_owned(), second: 1_700_000_000 };
    let id = disk::apply(folder, &proposal, &by, &mut |step| {
        if step == Step::Renamed {
            renamed += 1;
            // The second cannot take its place, as what becomes it is gone; the first cannot be put back, as a folder lies in the way.
            if renamed == 1 {
                std::fs::create_dir(beside(files[0])).unwrap();
                std::fs::remove_file(beside(files[1])).unwrap();
            }
        }
    });
    let id = id.unwrap();
    assert_eq!(renamed, 1, "the rest is put in its place by the one who puts it right");
    std::fs::remove_dir(beside(files[0])).unwrap();
    assert_eq!(after(folder), 1, "all are new, and the history says so");
    let change = History::open(&folder.join(HISTORY)).unwrap().change(id).unwrap().unwrap();
    assert_eq!((change.state, change.entry.rewrites), (State::Done, proposal.rewrites));
}
