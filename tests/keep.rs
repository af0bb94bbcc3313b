//! Are changes of the facts small, checked, and safe?
//!
//! 1. Of a file nothing changes but what is meant: comments, order, spaces and line ends stay, in every shipped file.
//! 2. A change that brings an error is not written, nor one whose file was changed meanwhile; nothing is overwritten.
//! 3. Whatever is undone is as it was, and later changes stay; what was changed together is undone together.
//! 4. Two processes do not write at once; a folder that may only be read, a full disk: clear words, nothing lost.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::date;
use smebot::facts::load::{Files, Folder, Held, Texts, load_from};
use smebot::journal::history::{History, Rewrite, State};
use smebot::keep::change::{Change, Definition, Description, Source, Which};
use smebot::keep::disk::{self, By, Fault, HISTORY, Locked};
use smebot::keep::propose::{Proposal, Trial, propose, undo};
use std::path::{Path, PathBuf};

const TRIAL: Trial<'static> = Trial { questions: &[], tests: &[], day: date(2024, 3, 1) };

const INDICATORS: &str = "# What is counted\n\n[boats]   # in every harbour\nname  = { en = \"registered boats\" }\nasked = { en = [\"boats\"] } # more?\nunit  = \"boats\"\nkind  = \"stock\"\n\n\
                          [crews]\nname = { en = \"boat crews\", zh = \"船员队\" }\nunit = \"crews\"\nkind = \"stock\"\nasked = [\n  \"crews\",\n  \"teams\",  # on board\n]\n";
const STATEMENT: &str = "title     = \"Count\"\npublisher = \"Harbour office\"\npublished = 2024-02-01\nurl       = \"https://harbour.example/count\"\n\n\
                         # the fleet\n[[figure]]\nkey    = \"boats\"\nperiod = \"2023\"\nstated = \"about 10\"   # as the leaflet has it\n\n\
                         [[figure]]\nstated = '21'\nkey = \"crews\"\nperiod = \"2023\"";

fn texts() -> Texts {
    let texts = [("indicators/all.toml", INDICATORS), ("statements/2024-02-01-count.toml", STATEMENT)];
    Texts(texts.into_iter().map(|(name, text)| (PathBuf::from(name), text.to_owned())).collect())
}

fn which(key: &str) -> Which {
    Which { key: key.to_owned(), period: "2023".to_owned(), ..Which::default() }
}

/// What is made of the one file that is changed.
fn only(proposal: &Proposal) -> &Rewrite {
    let [only] = &proposal.rewrites[..] else { panic!("{:?}", proposal.rewrites) };
    only
}

/// The lines that go and come, without the rest of a difference.
fn moved(proposal: &Proposal) -> Vec<&str> {
    proposal.diff.lines().filter(|line| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")).collect()
}

fn proposed(change: &Change) -> Proposal {
    propose(&Held::of(&texts()), change, TRIAL).unwrap()
}

fn teach(key: &str, phrase: &str) -> Change {
    Change::Teach { key: key.to_owned(), phrase: phrase.to_owned() }
}

#[test]
fn an_indicator_is_described_where_its_topic_is_and_otherwise_in_its_own_lines() {
    let says = Description {
        names: vec!["fishing nets".to_owned(), "渔网".to_owned()],
        units: vec!["nets".to_owned()],
        phrases: vec!["nets".to_owned(), "网".to_owned()],
        kind: Some("stock".to_owned()),
        part_of: Some("boats".to_owned()),
        ..Description::default()
    };
    let new = proposed(&Change::Describe { key: "nets".to_owned(), says: Box::new(says.clone()) });
    assert_eq!(only(&new).file, "indicators/more.toml");
    assert_eq!(
        only(&new).after.as_deref().unwrap(),
        "[nets]\nname    = { en = \"fishing nets\", zh = \"渔网\" }\nasked   = { en = [\"nets\"], zh = [\"网\"] }\nunit    = \"nets\"\n\
         kind    = \"stock\"\npart_of = \"boats\"\n"
    );
    assert_eq!(new.errors, Vec::<String>::new());
    assert!(new.warnings.iter().any(|line| line.contains("no statement states a figure")), "{:?}", new.warnings);
    let again = propose(&Held::of(&texts()), &Change::Describe { key: "boats".to_owned(), says: Box::new(says) }, TRIAL);
    assert!(again.unwrap_err().contains("already"));
    let says = Description {
        names: vec!["登记船只".to_owned()],
        notes: vec!["Of every harbour.".to_owned()],
        part_of: Some("crews".to_owned()),
        ..Description::default()
    };
    let otherwise = proposed(&Change::Redescribe { key: "boats".to_owned(), says: Box::new(says), without: Vec::new() });
    assert_eq!(
        moved(&otherwise),
        [
            "-name  = { en = \"registered boats\" }",
            "+name  = { en = \"registered boats\", zh = \"登记船只\" }",
            "+note  = { en = \"Of every harbour.\" }",
            "+part_of = \"crews\"",
        ]
    );
}

#[test]
fn each_change_touches_its_own_lines_only() {
    let edit = Change::Edit { figure: which("boats"), stated: Some("12".to_owned()), period: None, note: None };
    assert_eq!(moved(&proposed(&edit)), ["-stated = \"about 10\"   # as the leaflet has it", "+stated = \"12\"   # as the leaflet has it"]);
    let retire = Change::Retire { figure: which("boats"), why: "counted \"twice\"".to_owned() };
    assert_eq!(moved(&proposed(&retire)), ["+retired = 'counted \"twice\"'"]);
    let add = Change::Add {
        figure: Which { period: "2024".to_owned(), statement: Some("2024-02-01-count".to_owned()), ..which("crews") },
        stated: "22".to_owned(),
        note: None,
        source: None,
    };
    let added = proposed(&add);
    assert!(
        only(&added)
            .after
            .as_deref()
            .unwrap()
            .ends_with("period = \"2023\"\n\n[[figure]]\nkey    = \"crews\"\nperiod = \"2024\"\nstated = \"22\"\n"),
        "{}",
        added.diff
    );
    assert_eq!((added.errors.len(), added.warnings.len()), (0, 0));
    assert_eq!(
        moved(&proposed(&teach("boats", "vessels"))),
        ["-asked = { en = [\"boats\"] } # more?", "+asked = { en = [\"boats\", \"vessels\"] } # more?"]
    );
    assert_eq!(
        moved(&proposed(&teach("boats", "船"))),
        ["-asked = { en = [\"boats\"] } # more?", "+asked = { en = [\"boats\"], zh = [\"船\"] } # more?"]
    );
    assert_eq!(moved(&proposed(&teach("crews", "gangs"))), ["-  \"teams\",  # on board", "+  \"teams\",", "+  \"gangs\",  # on board"]);
    let unteach = Change::Unteach { key: "crews".to_owned(), phrase: "crews".to_owned() };
    assert_eq!(moved(&proposed(&unteach)), ["-  \"crews\","]);
    let remark =
        Change::Remark { statement: "2024-02-01-count".to_owned(), about: vec!["boats".to_owned()], text: "They are\nold.".to_owned() };
    assert_eq!((proposed(&remark).errors.len(), moved(&proposed(&remark)).len()), (0, 8));
    let define = Change::Define {
        key: "boat".to_owned(),
        term: Definition {
            name: "boat".to_owned(),
            text: "It floats.".to_owned(),
            publisher: "Office".to_owned(),
            url: "https://harbour.example/boat".to_owned(),
        },
        without: Vec::new(),
    };
    let defined = proposed(&define);
    assert_eq!((only(&defined).before.as_deref(), defined.errors.len()), (None, 0));
}

#[test]
fn a_new_statement_is_a_new_file() {
    let add = Change::Add {
        figure: Which { period: "2024".to_owned(), statement: Some("2025-02-01-count".to_owned()), ..which("boats") },
        stated: "more than 14".to_owned(),
        note: Some("With the new ones.".to_owned()),
        source: Some(Source {
            title: "Count \"again\"".to_owned(),
            publisher: "Harbour office".to_owned(),
            published: "2025-02".to_owned(),
            url: "https://harbour.example/2025".to_owned(),
            speaker: None,
        }),
    };
    let proposal = proposed(&add);
    assert_eq!(
        only(&proposal).after.as_deref().unwrap(),
        "title     = 'Count \"again\"'\npublisher = \"Harbour office\"\npublished = \"2025-02\"\nurl       = \"https://harbour.example/2025\"\n\n\
         [[figure]]\nkey    = \"boats\"\nperiod = \"2024\"\nstated = \"more than 14\"\nnote   = \"With the new ones.\"\n"
    );
    assert!(proposal.errors.is_empty() && proposal.warnings.is_empty(), "{:?} {:?}", proposal.errors, proposal.warnings);
    let changed = proposal.effects.iter().find(|effect| effect.question == "registered boats?").unwrap();
    assert!(changed.before.contains("About 10") && changed.after.contains("More than 14"), "{changed:?}");
}

#[test]
fn what_does_not_fit_is_refused_and_why() {
    let held = Held::of(&texts());
    let refusal = |change: &Change| propose(&held, change, TRIAL).unwrap_err();
    let elsewhere = |statement: &str| Change::Restore { figure: Which { statement: Some(statement.to_owned()), ..which("boats") } };
    assert!(refusal(&elsewhere("../../etc/passwd")).contains("is no key"));
    assert!(refusal(&elsewhere("2024")).contains("no statement \"2024\""));
    assert!(refusal(&elsewhere("2024-02-01-count")).contains("is not retired"));
    assert!(refusal(&Change::Restore { figure: which("trams") }).contains("no statement states trams"));
    assert!(refusal(&teach("boats", "boats")).contains("already"));
    assert!(refusal(&teach("trams", "x")).contains("no file describes"));
    let unteach = Change::Unteach { key: "boats".to_owned(), phrase: "ships".to_owned() };
    assert!(refusal(&unteach).contains("not among the phrases"));
    let same = Change::Edit { figure: which("boats"), stated: Some("about 10".to_owned()), period: None, note: None };
    assert_eq!(refusal(&same), "this changes nothing");
    let nonsense = Change::Edit { figure: which("boats"), stated: Some("a few".to_owned()), period: None, note: None };
    let proposal = propose(&held, &nonsense, TRIAL).unwrap();
    assert!(proposal.errors.iter().any(|line| line.contains("statements/2024-02-01-count.toml:10:10: error: ")), "{:?}", proposal.errors);
    let injected =
        Change::Edit { figure: which("boats"), stated: Some("10\"\n[[figure]]\nkey = \"crews".to_owned()), period: None, note: None };
    assert_eq!(
        load_from(
            &held.with(Path::new("statements/2024-02-01-count.toml"), only(&propose(&held, &injected, TRIAL).unwrap()).after.clone())
        )
        .base
        .figures
        .len(),
        1
    );
}

#[test]
fn line_ends_and_marks_of_order_stay() {
    let crlf = STATEMENT.replace('\n', "\r\n");
    let held = Held::of(&texts()).with(Path::new("statements/2024-02-01-count.toml"), Some(crlf.clone()));
    let retire = Change::Retire { figure: which("crews"), why: "old".to_owned() };
    let after = only(&propose(&held, &retire, TRIAL).unwrap()).after.clone().unwrap();
    assert_eq!(after, format!("{crlf}\r\nretired = \"old\"\r\n"));
}

#[test]
fn every_shipped_figure_can_be_retired_and_restored_to_the_byte() {
    let held = Held::of(&Folder(PathBuf::from("facts")));
    let loaded = load_from(&held);
    let mut count = 0;
    // Some of them: each is a check of the whole base, and all its questions asked again.
    for figure in loaded.base.figures.iter().step_by(70) {
        let key = loaded.base.indicators[figure.indicator.0 as usize].key.to_string();
        let member = |member: &smebot::facts::base::MemberId| {
            let dimension = &loaded.base.dimensions[usize::from(member.dimension.0)];
            (dimension.key.to_string(), dimension.members[member.index as usize].key.to_string())
        };
        let which = Which {
            key,
            period: figure.period.to_string(),
            members: figure.members.iter().map(member).collect(),
            statement: Some(loaded.base.statements[figure.statement.0 as usize].key.to_string()),
        };
        let retired = propose(&held, &Change::Retire { figure: which.clone(), why: "a test".to_owned() }, TRIAL).unwrap();
        assert_eq!(moved(&retired), ["+retired = \"a test\""], "{which}");
        assert!(retired.errors.is_empty(), "{:?}", retired.errors);
        let without = held.with(Path::new(&only(&retired).file), only(&retired).after.clone());
        let restored = propose(&without, &Change::Restore { figure: which }, TRIAL).unwrap();
        assert_eq!(only(&restored).after, only(&retired).before);
        count += 1;
    }
    assert!(count > 1, "{count}");
}

fn by() -> By {
    By { author: "ada".to_owned(), approver: None, door: "test".to_owned(), second: 1_700_000_000 }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in texts().0 {
        std::fs::create_dir_all(folder.path().join(&name).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn held(folder: &Path) -> Held {
    Held::of(&Folder(folder.to_path_buf()))
}

fn apply(folder: &Path, change: &Change) -> i64 {
    disk::apply(folder, &propose(&held(folder), change, TRIAL).unwrap(), &by(), &mut |_| {}).unwrap()
}

#[test]
fn a_change_is_written_noted_and_undone() {
    let folder = folder();
    let folder = folder.path();
    let before = held(folder);
    let first = apply(folder, &teach("boats", "vessels"));
    let second = apply(folder, &teach("crews", "gangs"));
    let history = History::open(&folder.join(HISTORY)).unwrap();
    let changes = history.changes(None, 10).unwrap();
    assert_eq!(changes.iter().map(|held| (held.id, held.state)).collect::<Vec<_>>(), [(second, State::Done), (first, State::Done)]);
    assert_eq!(history.changes(Some("boats"), 10).unwrap()[0].entry.author, "ada");
    let taken = undo(&held(folder), &history.change(first).unwrap().unwrap(), TRIAL).unwrap();
    disk::apply(folder, &taken, &by(), &mut |_| {}).unwrap();
    let now = held(folder).read(Path::new("indicators/all.toml")).unwrap();
    assert!(!now.contains("vessels") && now.contains("gangs"), "{now}");
    let taken = undo(&held(folder), &history.change(second).unwrap().unwrap(), TRIAL).unwrap();
    assert_eq!(taken.undoes, Some(second));
    disk::apply(folder, &taken, &by(), &mut |_| {}).unwrap();
    assert_eq!(held(folder), before);
    let left: Vec<String> =
        std::fs::read_dir(folder.join("indicators")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(left, ["all.toml"]);
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let folder = folder();
    let folder = folder.path();
    let proposal = propose(&held(folder), &teach("boats", "vessels"), TRIAL).unwrap();
    let path = folder.join("indicators/all.toml");
    std::fs::write(&path, format!("{INDICATORS}# by another hand\n")).unwrap();
    let fault = disk::apply(folder, &proposal, &by(), &mut |_| {}).unwrap_err();
    assert!(matches!(&fault, Fault::Changed { now: Some(now), .. } if now.ends_with("hand\n")), "{fault}");
    assert!(fault.to_string().contains("nothing was overwritten"));
    std::fs::remove_file(&path).unwrap();
    let fault = disk::apply(folder, &proposal, &by(), &mut |_| {}).unwrap_err();
    assert!(matches!(fault, Fault::Changed { now: None, .. }));
    assert!(!path.exists());
}

#[test]
fn only_one_writes_at_a_time() {
    let folder = folder();
    let locked = Locked::new(folder.path()).unwrap();
    let proposal = propose(&held(folder.path()), &teach("boats", "vessels"), TRIAL).unwrap();
    let fault = disk::apply(folder.path(), &proposal, &by(), &mut |_| {}).unwrap_err();
    assert!(matches!(fault, Fault::Busy) && fault.to_string().contains("another smebot is writing"));
    drop(locked);
    disk::apply(folder.path(), &proposal, &by(), &mut |_| {}).unwrap();
}

/// A new indicator with its first figure, in a statement that is new, too.
fn together() -> Change {
    let says = Description { names: vec!["fishing nets".to_owned()], units: vec!["nets".to_owned()], ..Description::default() };
    let figure = Which { key: "nets".to_owned(), statement: Some("2024-03-01-nets".to_owned()), ..which("nets") };
    let source = Source {
        title: "Nets".to_owned(),
        publisher: "Office".to_owned(),
        published: "2024-03-01".to_owned(),
        url: "https://harbour.example/nets".to_owned(),
        speaker: None,
    };
    let add = Change::Add { figure, stated: "about 300".to_owned(), note: None, source: Some(source) };
    Change::Together(vec![Change::Describe { key: "nets".to_owned(), says: Box::new(says) }, add])
}

#[test]
fn an_indicator_and_its_first_figure_are_one_change_and_are_taken_back_as_one() {
    let proposal = propose(&Held::of(&texts()), &together(), Trial { questions: &["how many nets?".to_owned()], ..TRIAL }).unwrap();
    assert_eq!(proposal.summary, "add the indicator nets; add nets for 2023: \"about 300\"");
    assert_eq!((proposal.subject.as_str(), proposal.moves_figures), ("nets", false));
    let files: Vec<&str> = proposal.rewrites.iter().map(|rewrite| rewrite.file.as_str()).collect();
    assert_eq!(files, ["indicators/more.toml", "statements/2024-03-01-nets.toml"], "what describes it comes first");
    assert!(proposal.errors.is_empty() && proposal.warnings.is_empty(), "{:?} {:?}", proposal.errors, proposal.warnings);
    assert!(proposal.diff.contains("+++ b/indicators/more.toml") && proposal.diff.contains("+stated = \"about 300\""), "{}", proposal.diff);
    assert!(proposal.effects[0].after.contains("About 300"), "{:?}", proposal.effects);

    let folder = folder();
    let folder = folder.path();
    let before = held(folder);
    let id = apply(folder, &together());
    let history = History::open(&folder.join(HISTORY)).unwrap();
    let changes = history.changes(None, 10).unwrap();
    assert_eq!((changes.len(), changes[0].id, &changes[0].entry.rewrites), (1, id, &proposal.rewrites));
    assert_eq!(history.seen().unwrap().len(), 4, "what both files say is known, so no look finds an edit by another hand");
    assert!(propose(&held(folder), &together(), TRIAL).unwrap_err().contains("already"));
    let exported = smebot::keep::export::lines(&changes);
    assert!(exported.contains("\"further\":[{\"after\":\"title") && exported.contains("\"file\":\"indicators/more.toml\""), "{exported}");
    let taken = undo(&held(folder), &changes[0], TRIAL).unwrap();
    assert!(taken.moves_figures && taken.errors.is_empty(), "{:?}", taken.errors);
    assert_eq!(taken.rewrites[0].file, "statements/2024-03-01-nets.toml", "the figure goes before what describes it");
    disk::apply(folder, &taken, &by(), &mut |_| {}).unwrap();
    assert_eq!(held(folder), before);
}

#[test]
fn of_several_files_none_is_written_where_one_cannot_be() {
    let folder = folder();
    let folder = folder.path();
    let before = held(folder);
    let proposal = propose(&before, &together(), TRIAL).unwrap();
    let nets = folder.join("statements/2024-03-01-nets.toml");
    // By another hand, in the last of the files.
    std::fs::write(&nets, STATEMENT).unwrap();
    let fault = disk::apply(folder, &proposal, &by(), &mut |_| {}).unwrap_err();
    assert!(matches!(&fault, Fault::Changed { file, .. } if file.ends_with("2024-03-01-nets.toml")), "{fault}");
    std::fs::remove_file(&nets).unwrap();
    // A folder stands where the file beside the last is to be made.
    std::fs::create_dir(folder.join("statements/.2024-03-01-nets.toml.new")).unwrap();
    assert!(matches!(disk::apply(folder, &proposal, &by(), &mut |_| {}).unwrap_err(), Fault::Disk { .. }));
    std::fs::remove_dir(folder.join("statements/.2024-03-01-nets.toml.new")).unwrap();
    let mut renamed = 0;
    let fault = disk::apply(folder, &proposal, &by(), &mut |step| {
        if step == disk::Step::Renamed && renamed == 0 {
            renamed += 1;
            // Gone from beside the second when the first has taken its place.
            std::fs::remove_file(folder.join("statements/.2024-03-01-nets.toml.new")).unwrap();
        }
    });
    assert!(matches!(fault.unwrap_err(), Fault::Disk { .. }));
    assert_eq!(held(folder), before, "the first is put back");
    let history = History::open(&folder.join(HISTORY)).unwrap();
    assert!(history.pending().unwrap().is_empty() && history.changes(None, 9).unwrap().iter().all(|held| held.entry.door == "file"));
    apply(folder, &together());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = folder();
    let elsewhere = tempfile::tempdir().unwrap();
    let (link, file) = (folder.path().join("indicators/all.toml"), elsewhere.path().join("real.toml"));
    std::fs::rename(&link, &file).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    apply(folder.path(), &teach("boats", "vessels"));
    assert!(link.is_symlink() && std::fs::read_to_string(file).unwrap().contains("vessels"));
}
