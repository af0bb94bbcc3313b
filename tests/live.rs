//! Is what stands in the files what is answered, as soon as it stands there?
//!
//! 1. An edit is live within a second: in place, by renaming, by a new file, by a removed one, by another branch of files in one go.
//! 2. So it is through links: a linked file, a linked folder, a volume that swaps `..data`.
//! 3. With any fault the last good facts go on answering, and each fault is told by file, line and column.
//! 4. What is touched and not changed is not read again.
//! 5. Fifty who ask while files change are answered from the facts before or after, never from a mixture.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use arc_swap::ArcSwap;
use jiff::civil::date;
use smebot::cli::live::watch::Watch;
use smebot::cli::live::{Live, Reading, read};
use smebot::facts::load::{Folder, Held};
use smebot::render;
use smebot::respond::known::Known;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tokio::time::Instant;

/// How long a change is waited for: a second is what is promised, the rest is for a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(12);
/// How long it is waited whether something comes that should not.
const SETTLE: Duration = Duration::from_millis(900);

const INDICATORS: &str = "[boats]\nname = { en = \"fishing boats\" }\nunit = \"boats\"\nkind = \"stock\"\npart_of = \"crews\"\n\n\
                          [crews]\nname = { en = \"registered boats\" }\nunit = \"boats\"\nkind = \"stock\"\n";

fn statement(boats: u32, crews: u32) -> String {
    format!(
        "title = \"Count\"\npublisher = \"Harbour office\"\npublished = 2024-02-01\nurl = \"https://harbour.example/count\"\n\n\
         [[figure]]\nkey = \"boats\"\nperiod = \"2023\"\nstated = \"{boats}\"\n\n[[figure]]\nkey = \"crews\"\nperiod = \"2023\"\nstated = \"{crews}\"\n"
    )
}

fn fill(folder: &Path, boats: u32, crews: u32) {
    for (name, text) in [("indicators/all.toml", INDICATORS.to_owned()), ("statements/2024-02-01-count.toml", statement(boats, crews))] {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// A folder that is watched.
struct Watched {
    facts: PathBuf,
    readings: Receiver<Reading>,
    _watch: Watch,
    _folder: tempfile::TempDir,
}

impl Watched {
    fn new() -> Self {
        Self::laid_out(|folder| {
            let facts = folder.join("facts");
            fill(&facts, 10, 20);
            facts
        })
    }

    fn laid_out(lay_out: impl FnOnce(&Path) -> PathBuf) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let facts = lay_out(folder.path());
        let live = Live::since(&facts, &Held::of(&Folder(facts.clone())));
        let (send, readings) = channel();
        let watch = Watch::start(live, move |reading| drop(send.send(reading))).unwrap();
        // The first look is behind us once the watches stand; an edit before that is found all the same.
        Self { facts, readings, _watch: watch, _folder: folder }
    }

    fn statement(&self) -> PathBuf {
        self.facts.join("statements/2024-02-01-count.toml")
    }

    fn next(&self) -> Reading {
        self.readings.recv_timeout(PATIENCE).unwrap()
    }

    fn sound(&self) -> Box<Known> {
        match self.next() {
            Reading::Sound { known, .. } => known,
            Reading::Faulty(faults) => panic!("{faults:#?}"),
        }
    }

    fn faults(&self) -> Vec<String> {
        match self.next() {
            Reading::Sound { .. } => panic!("sound"),
            Reading::Faulty(faults) => faults,
        }
    }

    fn nothing(&self) {
        if let Ok(reading) = self.readings.recv_timeout(SETTLE) {
            panic!("{reading:?}");
        }
    }
}

fn stated(known: &Known) -> Vec<&str> {
    known.base().figures.iter().map(|figure| &*figure.stated).collect()
}

#[test]
fn an_edit_in_place_or_by_renaming_is_live() {
    let watched = Watched::new();
    std::fs::write(watched.statement(), statement(11, 21)).unwrap();
    assert_eq!(stated(&watched.sound()), ["11", "21"]);
    // As vim, emacs and most others save, twice: the watch must not be on the first file.
    for boats in [12, 13] {
        let beside = watched.facts.join("statements/.count.swp");
        std::fs::write(&beside, statement(boats, 22)).unwrap();
        std::fs::rename(&beside, watched.statement()).unwrap();
        assert_eq!(stated(&watched.sound()), [boats.to_string().as_str(), "22"]);
    }
    // As editors that keep the old one: it is moved away, and a new one written.
    std::fs::rename(watched.statement(), watched.facts.join("statements/count.toml~")).unwrap();
    std::fs::write(watched.statement(), statement(14, 23)).unwrap();
    let mut last = watched.next();
    if matches!(last, Reading::Faulty(_)) {
        last = watched.next();
    }
    assert!(matches!(last, Reading::Sound { known, .. } if stated(&known) == ["14", "23"]));
}

#[test]
fn files_come_and_go_and_are_called_otherwise() {
    let watched = Watched::new();
    let second = watched.facts.join("statements/2025-02-01-count.toml");
    std::fs::write(&second, statement(15, 25).replace("2023", "2024")).unwrap();
    assert_eq!(stated(&watched.sound()), ["10", "15", "20", "25"]);
    std::fs::rename(&second, watched.facts.join("statements/2025-02-02-count.toml")).unwrap();
    assert_eq!(&*watched.sound().base().statements[1].key, "2025-02-02-count");
    std::fs::remove_file(watched.facts.join("statements/2025-02-02-count.toml")).unwrap();
    assert_eq!(stated(&watched.sound()), ["10", "20"]);
    // A folder of files at once, as git checks out another branch.
    std::fs::rename(watched.facts.join("statements"), watched.facts.join("old")).unwrap();
    fill(&watched.facts, 16, 26);
    let mut last = watched.next();
    while !matches!(&last, Reading::Sound { known, .. } if stated(known) == ["16", "26"]) {
        last = watched.next();
    }
    std::fs::write(watched.statement(), statement(17, 27)).unwrap();
    assert_eq!(stated(&watched.sound()), ["17", "27"], "the new folder is watched");
}

#[test]
fn a_broken_file_leaves_the_facts_as_they_were() {
    let watched = Watched::new();
    std::fs::write(watched.statement(), statement(11, 21).replace("\"21\"", "\"twenty-odd crabs\"")).unwrap();
    let faults = watched.faults();
    assert!(faults.iter().any(|fault| fault.contains("2024-02-01-count.toml:14:10: error: ")), "{faults:#?}");
    std::fs::write(watched.statement(), [0xff, 0xfe, 0x00]).unwrap();
    let faults = watched.faults();
    assert!(faults.iter().any(|fault| fault.contains("2024-02-01-count.toml: error: ") && fault.contains("UTF-8")), "{faults:#?}");
    std::fs::write(watched.statement(), "").unwrap();
    assert!(watched.faults().iter().any(|fault| fault.contains("no `title`")));
    std::fs::remove_file(watched.statement()).unwrap();
    assert!(watched.faults().iter().any(|fault| fault.contains("no figures")));
    std::fs::remove_dir_all(&watched.facts).unwrap();
    assert!(watched.faults().iter().any(|fault| fault.contains("cannot read the folder")));
    fill(&watched.facts, 12, 22);
    let mut last = watched.next();
    while !matches!(&last, Reading::Sound { known, .. } if stated(known) == ["12", "22"]) {
        last = watched.next();
    }
}

#[test]
fn what_is_the_same_is_not_read_again() {
    let watched = Watched::new();
    std::fs::write(watched.statement(), statement(10, 20)).unwrap();
    std::fs::write(watched.facts.join("statements/.hidden.toml"), "not = toml = at all").unwrap();
    std::fs::write(watched.facts.join("statements/notes.txt"), "not read").unwrap();
    watched.nothing();
}

#[cfg(unix)]
#[test]
fn changes_are_seen_through_links() {
    use std::os::unix::fs::symlink;
    // A link to a folder that lies elsewhere, with a link to a file in it that lies elsewhere still.
    let watched = Watched::laid_out(|folder| {
        fill(&folder.join("a/real"), 10, 20);
        std::fs::create_dir_all(folder.join("b")).unwrap();
        let file = folder.join("a/real/statements/2024-02-01-count.toml");
        std::fs::rename(&file, folder.join("b/count.toml")).unwrap();
        symlink("../../../b/count.toml", file).unwrap();
        symlink("a/real", folder.join("facts")).unwrap();
        folder.join("facts")
    });
    let elsewhere = watched.facts.parent().unwrap().join("b/count.toml");
    std::fs::write(&elsewhere, statement(11, 21)).unwrap();
    assert_eq!(stated(&watched.sound()), ["11", "21"]);
    // Another folder behind the link.
    let root = watched.facts.parent().unwrap();
    fill(&root.join("other"), 12, 22);
    symlink("other", root.join("facts.new")).unwrap();
    std::fs::rename(root.join("facts.new"), &watched.facts).unwrap();
    assert_eq!(stated(&watched.sound()), ["12", "22"]);
    std::fs::write(root.join("other/statements/2024-02-01-count.toml"), statement(13, 23)).unwrap();
    assert_eq!(stated(&watched.sound()), ["13", "23"]);
}

#[cfg(unix)]
#[test]
fn a_mounted_volume_may_swap_its_data() {
    use std::os::unix::fs::symlink;
    // As Kubernetes mounts a map: each name is a link into `..data`, itself a link, which is swapped by renaming.
    let watched = Watched::laid_out(|folder| {
        let facts = folder.join("facts");
        fill(&facts.join("..1"), 10, 20);
        symlink("..1", facts.join("..data")).unwrap();
        for name in ["indicators", "statements"] {
            symlink(format!("..data/{name}"), facts.join(name)).unwrap();
        }
        facts
    });
    for (number, boats) in [(2, 11), (3, 12)] {
        fill(&watched.facts.join(format!("..{number}")), boats, 21);
        symlink(format!("..{number}"), watched.facts.join("..data_tmp")).unwrap();
        std::fs::rename(watched.facts.join("..data_tmp"), watched.facts.join("..data")).unwrap();
        std::fs::remove_dir_all(watched.facts.join(format!("..{}", number - 1))).unwrap();
        assert_eq!(stated(&watched.sound()), [boats.to_string().as_str(), "21"]);
    }
}

#[test]
fn fifty_who_ask_meanwhile_never_get_a_mixture() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1000, 2000);
    let held = Held::of(&Folder(folder.path().to_path_buf()));
    let Reading::Sound { known, .. } = read(&held) else { panic!("sound") };
    let known = Arc::new(ArcSwap::from_pointee(*known));
    let swapped = Arc::clone(&known);
    let swaps = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&swaps);
    let watch = Watch::start(Live::since(folder.path(), &held), move |reading| {
        if let Reading::Sound { known, .. } = reading {
            swapped.store(Arc::from(known));
            count.fetch_add(1, Ordering::Relaxed);
        }
    })
    .unwrap();
    let is_over = Arc::new(AtomicBool::new(false));
    let askers: Vec<_> = (0..50)
        .map(|_| {
            let (known, is_over) = (Arc::clone(&known), Arc::clone(&is_over));
            std::thread::spawn(move || {
                let mut answered = 0;
                while !is_over.load(Ordering::Relaxed) {
                    let snapshot = known.load();
                    let answer = smebot::ask("what share of registered boats are fishing boats?", &[], &snapshot.facts, date(2024, 3, 1));
                    {
                        let said = smebot::render::plain::plain(&render::reply(&answer, snapshot.base()));
                        let figures: Vec<u32> = said
                            .replace(',', "")
                            .split(|letter: char| !letter.is_ascii_digit())
                            .filter_map(|word| word.parse().ok())
                            .collect();
                        let boats = figures.iter().find(|figure| (1000..2000).contains(*figure));
                        let crews = figures.iter().find(|figure| (2000..3000).contains(*figure) && ![2023, 2024].contains(*figure));
                        if let (Some(boats), Some(crews)) = (boats, crews) {
                            assert_eq!(boats + 1000, *crews, "{said}");
                            answered += 1;
                        }
                    }
                    std::thread::sleep(Duration::from_millis(20));
                }
                answered
            })
        })
        .collect();
    let file = folder.path().join("statements/2024-02-01-count.toml");
    let began = Instant::now();
    let mut edits = 0;
    while edits < 100 || swaps.load(Ordering::Relaxed) < 3 {
        edits += 1;
        assert!(began.elapsed() < Duration::from_secs(60), "only {} swaps", swaps.load(Ordering::Relaxed));
        let text = statement(1100 + edits % 800, 2100 + edits % 800);
        if edits.is_multiple_of(2) {
            std::fs::write(&file, text).unwrap();
        } else {
            let beside = folder.path().join("statements/.beside");
            std::fs::write(&beside, text).unwrap();
            std::fs::rename(beside, &file).unwrap();
        }
        std::thread::sleep(Duration::from_millis(if edits.is_multiple_of(20) { 600 } else { 5 }));
    }
    is_over.store(true, Ordering::Relaxed);
    let answered: Vec<u32> = askers.into_iter().map(|asker| asker.join().unwrap()).collect();
    assert!(answered.iter().all(|count| *count > 2), "{answered:?}");
    drop(watch);
}
