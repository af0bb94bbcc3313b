//! Is a change of the facts whole or not there, whenever the program is killed?
//!
//! This program starts itself again as a child that changes a file, and kills it with SIGKILL: at each step of the write, and at moments of
//! nobody's choosing. After each, the file is the old or the new one, nothing lies about, and the history agrees with the file. The same with a
//! change of three files (`kill/several.rs`): all of them are old or all are new, also where the one who puts that right is killed, too.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::date;
use smebot::facts::load::{Files, Folder, Held};
use smebot::journal::history::State;
use smebot::keep::change::Change;
use smebot::keep::disk::{self, By, Locked, Step};
use smebot::keep::propose::{Trial, propose};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

#[path = "kill/several.rs"]
mod several;

/// Which folder the child works in; without it there is no child.
const FOLDER: &str = "SMEBOT_TEST_KILL_FOLDER";
/// At which step it is killed, counted from the first; without it, it goes on and on.
const STEP: &str = "SMEBOT_TEST_KILL_STEP";
/// Which number it writes; without it, it changes several files at once.
const NUMBER: &str = "SMEBOT_TEST_KILL_NUMBER";
/// How often it is killed at each of the ten steps, and at moments of nobody's choosing.
const AT_EACH_STEP: usize = 75;
const AT_ANY_MOMENT: usize = 260;
/// Held by each test: a child that is born while another test has locked a folder has the lock, too, until it is another program.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(420);

const INDICATORS: &str = "[boats]\nname = { en = \"registered boats\" }\nunit = \"boats\"\n";
const FILE: &str = "statements/2024-02-01-count.toml";

fn statement(boats: usize) -> String {
    format!(
        "title = \"Count\"\npublisher = \"Office\"\npublished = 2024-02-01\nurl = \"https://harbour.example/count\"\n\n\
         [[figure]]\nkey = \"boats\"\nperiod = \"2023\"\nstated = \"{boats}\"\n"
    )
}

fn change(folder: &Path, number: usize, reached: &mut dyn FnMut(Step)) {
    let held = Held::of(&Folder(folder.to_path_buf()));
    let figure = smebot::keep::change::Which { key: "boats".to_owned(), period: "2023".to_owned(), ..Default::default() };
    let change = Change::Edit { figure, stated: Some(number.to_string()), period: None, note: None };
    let proposal = propose(&held, &change, Trial { questions: &[], tests: &[], day: date(2024, 3, 1) }).unwrap();
    let by = By { author: number.to_string(), approver: None, door: "test".to_owned(), second: 1_700_000_000 };
    disk::apply(folder, &proposal, &by, reached).unwrap();
}

/// The child: in an ordinary run of the tests there is none, and it does nothing.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let number: Option<usize> = std::env::var(NUMBER).ok().map(|number| number.parse().unwrap());
    let mut step: Option<usize> = std::env::var(STEP).ok().map(|step| step.parse().unwrap());
    let mut reached = |_: Step| {
        if step == Some(0) {
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).unwrap();
        }
        step = step.map(|step| step - 1);
    };
    // More than it comes to before it is killed.
    for more in 0..100_000 {
        match number {
            Some(number) => change(&folder, number + more, &mut reached),
            None => several::change(&folder, &mut reached),
        }
    }
}

fn start(folder: &Path, number: Option<usize>, step: Option<usize>) -> std::process::Child {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "child", "--test-threads=1", "--nocapture"]).env(FOLDER, folder);
    if let Some(number) = number {
        child.env(NUMBER, number.to_string());
    }
    if let Some(step) = step {
        child.env(STEP, step.to_string());
    }
    child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn was_killed(status: ExitStatus) {
    assert_eq!(status.signal(), Some(9), "{status:?}");
}

/// What the file says, after the next start has settled what was pending.
fn after(folder: &Path) -> usize {
    let torn = std::fs::read_to_string(folder.join(FILE)).unwrap();
    let locked = Locked::new(folder).unwrap();
    let text = Folder(folder.to_path_buf()).read(Path::new(FILE)).unwrap();
    assert_eq!(torn, text, "settling changes no facts");
    let said = text.split("stated = \"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    assert_eq!(text, statement(said), "whole");
    let history = locked.history();
    assert!(history.pending().unwrap().is_empty());
    let latest = history.changes(None, 1).unwrap();
    match latest.first() {
        Some(latest) => {
            assert_eq!(
                (latest.state, latest.entry.rewrites[0].after.as_deref()),
                (State::Done, Some(text.as_str())),
                "the history agrees with the file"
            );
        }
        None => assert_eq!(text, statement(1)),
    }
    let names: Vec<_> = std::fs::read_dir(folder.join("statements")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["2024-02-01-count.toml"], "nothing lies about");
    said
}

/// What is killed has still written to memory: where it is quicker, the folder is there.
fn quick_folder(texts: &[(&str, &str)]) -> tempfile::TempDir {
    let shared = Path::new("/dev/shm");
    let folder = if shared.is_dir() { tempfile::tempdir_in(shared).unwrap() } else { tempfile::tempdir().unwrap() };
    for (name, text) in texts {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

#[test]
fn killed_at_any_step_the_file_is_old_or_new_and_the_history_agrees() {
    let _alone = alone();
    let folder = quick_folder(&[("indicators/all.toml", INDICATORS), (FILE, &statement(1))]);
    let folder = folder.path();
    let began = Instant::now();
    let (mut kills, mut said, mut olds, mut news) = (0, 1, 0, 0);
    for (step, reached) in (0..Step::ALL.len()).cycle().zip(Step::ALL.into_iter().cycle()).take(AT_EACH_STEP * Step::ALL.len()) {
        assert!(began.elapsed() < PATIENCE, "only {kills} kills in {PATIENCE:?}");
        let number = said + 1;
        was_killed(start(folder, Some(number), Some(step)).wait().unwrap());
        kills += 1;
        let is_new = matches!(reached, Step::Renamed | Step::Kept | Step::Done);
        let wanted = if is_new { number } else { said };
        let now = after(folder);
        assert_eq!(now, wanted, "killed at {reached:?}");
        if is_new {
            news += 1
        } else {
            olds += 1
        }
        said = now;
    }
    for round in 0..AT_ANY_MOMENT {
        assert!(began.elapsed() < PATIENCE, "only {kills} kills in {PATIENCE:?}");
        let mut child = start(folder, Some(said + 1), None);
        // From before its first change to well into later ones; the moments differ from round to round.
        std::thread::sleep(Duration::from_micros(4_000 + (round as u64 * 7_919) % 60_000));
        child.kill().unwrap();
        was_killed(child.wait().unwrap());
        kills += 1;
        let now = after(folder);
        assert!(now >= said, "{now} after {said}: a change was lost");
        said = now;
    }
    assert!(kills >= 1_000 && olds > 400 && news > 200, "{kills} {olds} {news}");
}

/// A child that can write no more than a few blocks to a file, as on a full disk.
#[test]
fn a_full_disk_loses_nothing() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let long = format!("{}# {}\n", statement(1), "x".repeat(40_000));
    for (name, text) in [("indicators/all.toml", INDICATORS), (FILE, long.as_str())] {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
    }
    for blocks in ["0", "1", "8", "24", "40", "72"] {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let smebot = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_smebot"), "--facts", folder.to_str().unwrap()])
            .args(["facts", "edit", "boats", "--period", "2023", "--stated", "2", "--apply"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&smebot.stderr).into_owned();
        assert_eq!(smebot.status.code(), Some(1), "{blocks}: {said}");
        assert!(said.contains("cannot write"), "{blocks}: {said}");
        assert_eq!(std::fs::read_to_string(folder.join(FILE)).unwrap(), long, "{blocks}");
        let locked = Locked::new(folder).unwrap();
        assert!(locked.history().pending().unwrap().is_empty() && locked.history().changes(None, 9).unwrap().is_empty());
    }
    let smebot = Command::new(env!("CARGO_BIN_EXE_smebot"))
        .args(["--facts", folder.to_str().unwrap(), "facts", "edit", "boats", "--period", "2023", "--stated", "2", "--apply"])
        .output()
        .unwrap();
    assert!(smebot.status.success(), "{smebot:?}");
    assert!(std::fs::read_to_string(folder.join(FILE)).unwrap().contains("stated = \"2\""));
}

/// Where this runs as root, the child is nobody: root may write everywhere.
#[test]
fn a_folder_that_may_only_be_read_is_told() {
    let _alone = alone();
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (name, text) in [("indicators/all.toml", INDICATORS.to_owned()), (FILE, statement(1))] {
        std::fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        std::fs::write(root.join(name), text).unwrap();
    }
    let program = root.join("smebot");
    std::fs::copy(env!("CARGO_BIN_EXE_smebot"), &program).unwrap();
    let allow = |mode| {
        for path in [root.to_path_buf(), root.join("statements"), root.join("indicators")] {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    allow(0o555);
    let mut smebot = Command::new(&program);
    smebot.current_dir(root).args([
        "--facts",
        root.to_str().unwrap(),
        "facts",
        "edit",
        "boats",
        "--period",
        "2023",
        "--stated",
        "2",
        "--apply",
    ]);
    if rustix::process::getuid().is_root() {
        smebot.uid(65_534);
    }
    let smebot = smebot.output().unwrap();
    allow(0o755);
    let said = String::from_utf8_lossy(&smebot.stderr).into_owned();
    assert_eq!(smebot.status.code(), Some(1), "{said}");
    assert!(said.contains("may only be read") || said.contains("without it nothing is changed"), "{said}");
    assert_eq!(std::fs::read_to_string(root.join(FILE)).unwrap(), statement(1));
}
