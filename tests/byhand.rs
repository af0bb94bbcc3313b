//! Is what somebody edits in the files in the history, figure by figure, and can it be taken back?
//!
//! 1. Each figure, phrase and term that is another, new or gone is a change of its own, from what to what, found by its key.
//! 2. Each can be taken back alone, which is a change itself; what else was edited stays.
//! 3. What is looked at twice is written down once; the first look takes the files as they are; a history of an earlier build goes on.
//! 4. Killed while it is written down, it is known or found again: once, and never lost.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::date;
use smebot::facts::load::{Folder, Held};
use smebot::journal::history::{self, History, State};
use smebot::keep::change::{Change, Which};
use smebot::keep::disk::{self, By, HISTORY, Locked};
use smebot::keep::notice::notice;
use smebot::keep::propose::{Trial, propose, undo};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

const TRIAL: Trial<'static> = Trial { questions: &[], tests: &[], day: date(2024, 3, 1) };
const INDICATORS: &str = "# What is counted\n\n[boats]\nname = { en = \"registered boats\" }\nasked = { en = [\"boats\"] }\nunit = \"boats\"\n\n\
                          [crews]\nname = { en = \"boat crews\" }\nunit = \"crews\"\n";
const FILE: &str = "statements/2024-02-01-count.toml";
const HEAD: &str = "title = \"Count\"\npublisher = \"Office\"\npublished = 2024-02-01\nurl = \"https://harbour.example/count\"\n";

fn figure(key: &str, period: &str, stated: &str) -> String {
    format!("\n[[figure]]\nkey = \"{key}\"\nperiod = \"{period}\"\nstated = \"{stated}\"\n")
}

fn statement() -> String {
    [
        HEAD.to_owned(),
        figure("boats", "2022", "9"),
        figure("boats", "2023", "10"),
        "\n# on board\n".to_owned(),
        figure("crews", "2023", "20"),
    ]
    .concat()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "indicators/all.toml", INDICATORS);
    write(folder.path(), FILE, &statement());
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
    std::fs::write(folder.join(name), text).unwrap();
}

/// Held while the folder of a test is locked, and alone while a child begins: one that is born meanwhile has what is open of this
/// process, a lock too, until it is another program.
static BIRTH: RwLock<()> = RwLock::new(());

fn look(folder: &Path) -> usize {
    let _none = BIRTH.read().unwrap_or_else(PoisonError::into_inner);
    notice(folder, &Held::of(&Folder(folder.to_path_buf())), 1_700_000_000).unwrap()
}

fn changes(folder: &Path, key: Option<&str>) -> Vec<history::Held> {
    History::open(&folder.join(HISTORY)).unwrap().changes(key, 9_999).unwrap()
}

/// What was done, the first first.
fn said(folder: &Path, key: Option<&str>) -> Vec<String> {
    changes(folder, key).iter().rev().map(|held| held.entry.summary.clone()).collect()
}

fn by() -> By {
    By { author: "ada".to_owned(), approver: None, door: "test".to_owned(), second: 1_700_000_001 }
}

fn take_back(folder: &Path, id: i64) -> Result<String, String> {
    let held = Held::of(&Folder(folder.to_path_buf()));
    let of = History::open(&folder.join(HISTORY)).unwrap().change(id).unwrap().unwrap();
    let proposal = undo(&held, &of, TRIAL)?;
    assert_eq!(proposal.errors, Vec::<String>::new());
    let _none = BIRTH.read().unwrap_or_else(PoisonError::into_inner);
    disk::apply(folder, &proposal, &by(), &mut |_| {}).unwrap();
    Ok(proposal.rewrites[0].after.clone().unwrap_or_default())
}

#[test]
fn each_figure_is_a_change_of_its_own_and_is_taken_back_alone() {
    let folder = folder();
    let folder = folder.path();
    assert_eq!(look(folder), 0, "the first look takes the files as they are");
    let edited = [
        HEAD.to_owned(),
        figure("boats", "2023", "more than 11"),
        "\n# on board\n".to_owned(),
        figure("crews", "2023", "21"),
        figure("crews", "2024", "about 30"),
    ]
    .concat();
    write(folder, FILE, &edited);
    assert_eq!(look(folder), 4);
    assert_eq!(look(folder), 0, "written down once");
    let all = [
        "remove boats for 2022, which was \"9\"",
        "edit boats for 2023: stated from \"10\" to \"more than 11\"",
        "edit crews for 2023: stated from \"20\" to \"21\"",
        "add crews for 2024: \"about 30\"",
    ];
    assert_eq!(said(folder, None), all);
    assert_eq!(said(folder, Some("crews")), all[2..]);
    let first = &changes(folder, None)[3];
    assert_eq!((first.state, first.entry.door.as_str(), first.entry.author.as_str()), (State::Done, "file", "somebody"));
    // One after the other, in any order; the others stay.
    let text = take_back(folder, 3).unwrap();
    assert_eq!(text, edited.replace("\"21\"", "\"20\""));
    let text = take_back(folder, 1).unwrap();
    assert!(text.starts_with(&[HEAD.to_owned(), figure("boats", "2022", "9"), figure("boats", "2023", "more than 11")].concat()), "{text}");
    take_back(folder, 4).unwrap();
    let text = take_back(folder, 2).unwrap();
    assert_eq!(text, statement());
    assert_eq!(
        take_back(folder, 2).unwrap_err().split(':').next().unwrap(),
        "what change 2 wrote was changed since in statements/2024-02-01-count.toml"
    );
    assert_eq!(
        said(folder, Some("crews"))[2..],
        ["undo 3: edit crews for 2023: stated from \"20\" to \"21\"", "undo 4: add crews for 2024: \"about 30\""]
    );
    assert_eq!(look(folder), 0, "what is written through smebot is no edit");
}

#[test]
fn what_was_taken_out_at_the_end_comes_back_there() {
    let folder = folder();
    let folder = folder.path();
    look(folder);
    write(folder, FILE, &[HEAD.to_owned(), figure("boats", "2022", "8")].concat());
    assert_eq!(look(folder), 3);
    assert_eq!(said(folder, Some("crews")), ["remove crews for 2023, which was \"20\""]);
    let id = changes(folder, Some("crews"))[0].id;
    let text = take_back(folder, id).unwrap();
    assert_eq!(text, [HEAD.to_owned(), figure("boats", "2022", "8"), "\n# on board\n".to_owned(), figure("crews", "2023", "20")].concat());
}

#[test]
fn indicators_retired_figures_comments_and_periods_are_told_apart() {
    let folder = folder();
    let folder = folder.path();
    look(folder);
    write(
        folder,
        "indicators/all.toml",
        &INDICATORS.replace("[\"boats\"]", "[\"boats\", \"vessels\"]").replace("unit = \"crews\"", "unit = \"teams\""),
    );
    let edited = statement()
        .replace("\"9\"\n", "\"9\"\nretired = \"withdrawn\"\n")
        .replace("# on board", "# on the water")
        .replace("published = 2024-02-01", "published = 2024-02-02");
    write(folder, FILE, &edited);
    look(folder);
    assert_eq!(
        said(folder, None),
        [
            "edit the indicator boats: asked from { en = [\"boats\"] } to { en = [\"boats\", \"vessels\"] }",
            "edit the indicator crews: unit from \"crews\" to \"teams\"",
            "edit the head of 2024-02-01-count: published from 2024-02-01 to 2024-02-02",
            "retire boats for 2022: \"withdrawn\"",
            "edit the comments or spaces of crews for 2023",
        ]
    );
    write(
        folder,
        FILE,
        &edited
            .replace("retired = \"withdrawn\"\n", "")
            .replace("period = \"2023\"\nstated = \"20\"", "period = \"2021\"\nstated = \"20\""),
    );
    look(folder);
    assert_eq!(said(folder, None)[5..], ["restore boats for 2022", "edit crews for 2023: period from \"2023\" to \"2021\""]);
    // Of many parts at once there is one change; and what cannot be read is one, too.
    let many: String = (1..300).map(|day| figure("boats", &format!("{}-01-01", 1500 + day), "7")).collect();
    write(folder, FILE, &format!("{edited}{many}"));
    look(folder);
    assert_eq!(changes(folder, None)[0].entry.summary, "edit statements/2024-02-01-count.toml: 301 of its parts");
    write(folder, FILE, &format!("{edited}[[[\n"));
    look(folder);
    assert_eq!(changes(folder, None)[0].entry.summary, "edit statements/2024-02-01-count.toml, which has a fault");
    let id = changes(folder, None)[0].id;
    assert_eq!(take_back(folder, id).unwrap(), format!("{edited}{many}"));
}

#[test]
fn files_come_go_and_are_renamed() {
    let folder = folder();
    let folder = folder.path();
    look(folder);
    write(folder, "statements/2025-01-01-new.toml", &[HEAD.to_owned(), figure("boats", "2024", "12")].concat());
    look(folder);
    assert_eq!(said(folder, None), ["add the file statements/2025-01-01-new.toml", "add boats for 2024: \"12\""]);
    std::fs::rename(folder.join("statements/2025-01-01-new.toml"), folder.join("statements/2025-01-01-count.toml")).unwrap();
    look(folder);
    assert_eq!(
        said(folder, None)[2..],
        [
            "rename statements/2025-01-01-new.toml: it is statements/2025-01-01-count.toml now",
            "rename statements/2025-01-01-new.toml to statements/2025-01-01-count.toml: the old name goes"
        ]
    );
    std::fs::remove_file(folder.join("statements/2025-01-01-count.toml")).unwrap();
    look(folder);
    let latest = changes(folder, None)[0].clone();
    assert_eq!(said(folder, None)[4..], ["remove boats for 2024, which was \"12\"", "remove the file statements/2025-01-01-count.toml"]);
    assert!(take_back(folder, latest.id - 1).unwrap_err().contains("take the later change back first"));
    assert_eq!(take_back(folder, latest.id).unwrap(), [HEAD.to_owned(), figure("boats", "2024", "12")].concat());
    // A folder that is not there, as while it is mounted, is no edit.
    let before = changes(folder, None).len();
    let none = BIRTH.read().unwrap_or_else(PoisonError::into_inner);
    assert_eq!(notice(folder, &Held::of(&Folder(folder.join("gone"))), 1).unwrap(), 0);
    drop(none);
    assert_eq!(changes(folder, None).len(), before);
}

#[test]
fn a_change_that_builds_on_an_edit_is_written_behind_it_and_an_earlier_history_goes_on() {
    let folder = folder();
    let folder = folder.path();
    let edit = |stated: &str| {
        let figure = Which { key: "boats".to_owned(), period: "2023".to_owned(), ..Which::default() };
        let change = Change::Edit { figure, stated: Some(stated.to_owned()), period: None, note: None };
        let proposal = propose(&Held::of(&Folder(folder.to_path_buf())), &change, TRIAL).unwrap();
        disk::apply(folder, &proposal, &by(), &mut |_| {}).unwrap();
    };
    edit("11");
    let text = std::fs::read_to_string(folder.join(FILE)).unwrap();
    write(folder, FILE, &text.replace("\"11\"", "\"12\""));
    edit("13");
    let all = [
        "edit boats for 2023: stated from \"10\" to \"11\"",
        "edit boats for 2023: stated from \"11\" to \"12\"",
        "edit boats for 2023: stated from \"12\" to \"13\"",
    ];
    assert_eq!(said(folder, None), all);
    // A history from before files were looked at knows what it wrote itself, and so what was edited since.
    rusqlite::Connection::open(folder.join(HISTORY)).unwrap().execute_batch("DROP TABLE seen; DROP TABLE mark;").unwrap();
    let text = std::fs::read_to_string(folder.join(FILE)).unwrap();
    write(folder, FILE, &text.replace("\"13\"", "\"14\""));
    assert_eq!((look(folder), look(folder)), (0, 1));
    assert_eq!(said(folder, None)[3..], ["edit boats for 2023: stated from \"13\" to \"14\""]);
    let _none = BIRTH.read().unwrap_or_else(PoisonError::into_inner);
    assert_eq!(Locked::new(folder).unwrap().history().untold().unwrap().len(), 1, "what is new is to be told, what is long past is not");
}

/// Which folder the child looks at; without it there is no child.
const FOLDER: &str = "SMEBOT_TEST_BYHAND_FOLDER";
/// How often it is killed.
const KILLS: usize = 120;

/// The child: in an ordinary run of the tests there is none, and it does nothing.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    // It edits as somebody would while the bot looks, for longer than it is let live.
    for number in 0..100_000 {
        let stated = format!("{}{number}", std::process::id());
        let next = folder.join(".next");
        std::fs::write(&next, statement().replace("\"20\"", &format!("\"{stated}\""))).unwrap();
        std::fs::rename(&next, folder.join(FILE)).unwrap();
        look(&folder);
    }
}

#[test]
fn killed_at_any_moment_an_edit_is_known_or_found_again() {
    let shared = Path::new("/dev/shm");
    let folder = if shared.is_dir() { tempfile::tempdir_in(shared).unwrap() } else { tempfile::tempdir().unwrap() };
    let folder = folder.path();
    write(folder, "indicators/all.toml", INDICATORS);
    write(folder, FILE, &statement());
    look(folder);
    let mut found_again = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "child", "--test-threads=1", "--nocapture"]).env(FOLDER, folder).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = {
            let _alone = BIRTH.write().unwrap_or_else(PoisonError::into_inner);
            child.spawn().unwrap()
        };
        std::thread::sleep(Duration::from_micros(9_000 + 577 * u64::try_from(kill).unwrap() % 23_000));
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().signal(), Some(9));
        found_again += look(folder);
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap();
        let mut said = statement();
        // Each change begins with what the one before left, and the last with what the file says: none is lost, none is there twice.
        for held in changes(folder, None).iter().rev() {
            assert_eq!(held.entry.rewrites[0].before.as_deref(), Some(said.as_str()), "{}", held.entry.summary);
            said = held.entry.rewrites[0].after.clone().unwrap();
        }
        assert_eq!(said, text);
    }
    assert!(changes(folder, None).len() > KILLS, "the child had time for something");
    assert!(found_again > 0, "it was killed between an edit and the look at it");
}

#[test]
fn of_two_who_open_a_new_history_at_once_both_have_it() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(HISTORY);
        let opened = std::thread::scope(|scope| {
            let all: Vec<_> = (0..4).map(|_| scope.spawn(|| History::open(&path).map(|history| history.has_begun()))).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(opened.iter().all(|opened| matches!(opened, Ok(Ok(false)))), "{opened:?}");
    }
}
