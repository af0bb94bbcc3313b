//! Who may keep the facts, at every command, option, form and button, at every stage.
//!
//! 1. A right that is not there, not known, or taken away since, is refused each time: nothing is shown, offered or written.
//! 2. What is another keeper's, or forged, is refused.
//! 3. The text of a statement is drafted for keepers alone, however it is given.
//! 4. So is whatever is forged of the inbox: made up, changed in any letter, of another server or bot, a form as a button, a choice that was not offered.
//! 5. What is new is described in the keeper's language.
//! 6. What a keeper has proposed he sees and deletes; what does not lie there is not dropped, nor agreed to.
//! 7. What he has typed into a form that is refused is not lost, also where it was opened before a restart.
//! 8. Where servers are named, all of that is refused in every other; where neither they nor roles are, in all once there are several.
//! 9. Long lists have pages, and each change of the history is looked at and taken back from there, in the keeper's language.
//! 10. Whatever is typed is shown harmless, and refused or made.
//! 11. No command is forgotten here: those that are tried are those of the menu.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "keepers/chinese.rs"]
mod chinese;
#[path = "keepers/forged.rs"]
mod forged;
#[path = "keepers/pages.rs"]
mod pages;
#[path = "keepers/servers.rs"]
mod servers;
#[path = "keepers/shelved.rs"]
mod shelved;
#[path = "keepers/ticked.rs"]
mod ticked;
#[path = "keepers/typed.rs"]
mod typed;
#[path = "keepers/unusual.rs"]
mod unusual;

use jiff::Timestamp;
use jiff::civil::date;
use smebot::answer::Answer;
use smebot::chat::{
    Action, Author, AuthorId, Caller, Control, Filled, Given, KeeperPress, Locale, NoText, Order, OrderTyped, Outcome, Picture, Post,
    Response, Rights, Room, RoomId,
};
use smebot::cli::live::keeping::Files;
use smebot::config::SecondKeeper;
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::question::Facts;
use smebot::respond::desk::{Desk, Painter, Settings};
use smebot::respond::inbox::Inbox;
use smebot::respond::keeping;
use smebot::respond::known::Known;
use smebot::respond::memory::Memory;
use smebot::respond::menu;
use smebot::respond::pace::Pace;
use std::cell::Cell;

const KEEPER: u64 = 7;
const SERVER: u64 = 70;
const INDICATORS: &str =
    "[boats]\nname = { en = \"fishing boats\" }\nasked = { en = [\"trawlers\"] }\nunit = \"boats\"\nkind = \"stock\"\n";
const STATEMENT: &str = "title = \"Count\"\npublisher = \"Harbour office\"\npublished = 2024-02-01\nurl = \"https://harbour.example/count\"\n\n\
                         [[figure]]\nkey = \"boats\"\nperiod = \"2023\"\nstated = \"10\"\n\n\
                         [[figure]]\nkey = \"boats\"\nperiod = \"2022\"\nstated = \"9\"\nretired = \"withdrawn\"\n";

struct Blind;

impl Painter for Blind {
    fn paint(&self, _: &Answer, _: &FactBase) -> Option<Picture> {
        None
    }
}

struct Scene {
    folder: tempfile::TempDir,
    known: Known,
    files: Files,
    settings: Settings,
    memory: Memory,
    event: Cell<u64>,
    /// What members asked in vain; in most tests nothing of it is kept.
    inbox: Option<Box<dyn Inbox>>,
    /// The bot's only server.
    home: Option<u64>,
}

impl Scene {
    fn new(keeper_roles: &[u64]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("indicators/all.toml", INDICATORS), ("statements/2024-02-01-count.toml", STATEMENT)] {
            std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let known = Known::new(Facts::new(load(folder.path()).base), "test".to_owned());
        let files = Files::new(folder.path().to_path_buf(), folder.path().join("questions"), SecondKeeper::Always);
        let pace = Pace { burst: 100_000, every: jiff::SignedDuration::from_secs(1) };
        let settings = Settings { keeper_roles: keeper_roles.to_vec(), pace, ..Settings::default() };
        Self { folder, known, files, settings, memory: Memory::default(), event: Cell::new(1), inbox: None, home: Some(SERVER) }
    }

    fn at_desk<T>(&self, work: impl FnOnce(&Desk<'_>) -> T) -> T {
        let now = Timestamp::from_second(1_764_000_000).unwrap();
        work(&Desk {
            known: &self.known,
            settings: &self.settings,
            memory: &self.memory,
            painter: &Blind,
            inbox: self.inbox.as_deref(),
            keeper: Some(&self.files),
            home: self.home,
            now,
            day: date(2025, 12, 1),
        })
    }

    fn caller(&self, who: u64, rights: Option<Rights>) -> Caller {
        self.event.set(self.event.get() + 1);
        let author = Author { id: AuthorId(who), is_person: true, locale: Locale::English };
        Caller { event: self.event.get(), author, rights, room: Room { id: RoomId(5), is_direct: false } }
    }

    fn order(&self, who: u64, rights: Option<Rights>, name: &str) -> Response {
        let order = Order { caller: self.caller(who, rights), name: name.trim_end_matches(" +").to_owned(), options: options(name) };
        self.at_desk(|desk| keeping::order(desk, &order))
    }

    fn typed(&self, rights: Option<Rights>, name: &str, option: &str) -> usize {
        let order = Order { caller: self.caller(1, rights), name: name.to_owned(), options: texts(&[("key", "boats")]) };
        let response = self.at_desk(|desk| keeping::suggest(desk, &OrderTyped { order, option: option.to_owned() }));
        match &response.actions[..] {
            [Action::Offer(choices)] => choices.len(),
            other => panic!("{name} {option}: {other:?}"),
        }
    }

    fn fill(&self, who: u64, rights: Option<Rights>, id: &str) -> Response {
        let values = [
            ("stated", "11"),
            ("period", "2023"),
            ("why", "withdrawn"),
            ("name-en", "nets"),
            ("names", "nets\ntrawls"),
            ("unit", "nets"),
            ("text", "It floats."),
            ("name", "boat"),
            ("publisher", "Office"),
            ("url", "https://harbour.example/boat"),
            ("question", "how many boats?"),
            ("pasted", "The count of 2024\n\nAt the end of 2024 there were 12 fishing boats. Nets cost 7 euros."),
            ("title", "The count of 2024"),
            ("published", "2025-01-31"),
        ];
        let filled = Filled { caller: self.caller(who, rights), id: id.to_owned(), replaces: false, values: texts(&values) };
        self.at_desk(|desk| keeping::filled(desk, &filled))
    }

    fn press(&self, who: u64, rights: Option<Rights>, id: &str) -> Response {
        let press = KeeperPress { caller: self.caller(who, rights), id: id.to_owned(), chosen: Vec::new() };
        self.at_desk(|desk| keeping::press(desk, &press))
    }

    fn is_untouched(&self) -> bool {
        let read = |name: &str| std::fs::read_to_string(self.folder.path().join(name)).unwrap();
        read("indicators/all.toml") == INDICATORS && read("statements/2024-02-01-count.toml") == STATEMENT
    }
}

fn options(name: &str) -> Vec<(String, String)> {
    let options: &[(&str, &str)] = match name {
        "add" => &[("key", "boats"), ("period", "2024"), ("statement", "2024-02-01-count")],
        // Of something that is not described yet.
        "add +" => &[("key", "+nets"), ("period", "2024"), ("statement", "2024-02-01-count")],
        "edit" | "retire" => &[("key", "boats"), ("figure", "2023")],
        "restore" => &[("key", "boats"), ("figure", "2022")],
        "phrase add" => &[("key", "boats"), ("phrase", "smacks")],
        "phrase remove" => &[("key", "boats"), ("phrase", "trawlers")],
        "indicator new" => &[("key", "nets")],
        "indicator edit" => &[("key", "boats"), ("kind", "flow")],
        "remark" => &[("statement", "2024-02-01-count")],
        "glossary" => &[("term", "boat")],
        "undo" => &[("change", "1")],
        "check" | "reload" | "history" | "due" | "export" | "inbox" | "draft" => &[],
        other => panic!("{other}: what does it need? say so here"),
    };
    texts(options)
}

fn texts(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Whether a member is told that this is not for him, and nothing else is done.
fn is_refused(response: &Response) -> bool {
    let is_line = |post: &Post| post.card.is_none() && post.rows.is_empty() && post.text.contains("for those who keep the facts");
    response.outcome == Outcome::Refused && matches!(&response.actions[..], [Action::Respond { post, .. }] if is_line(post))
}

fn is_another_s(response: &Response) -> bool {
    response.outcome == Outcome::Refused
        && matches!(&response.actions[..], [Action::Respond { post, .. }] if post.text.contains("not yours"))
}

fn rights(manages_server: bool, roles: &[u64]) -> Option<Rights> {
    Some(Rights { server: SERVER, manages_server, roles: roles.to_vec() })
}

/// All commands of the menu, with the options that are completed.
fn commands(known: &Known) -> Vec<(String, Vec<String>)> {
    let keeping = menu::menu(known.base()).keeping.unwrap();
    let completed =
        |entry: &menu::Entry| entry.slots.iter().filter(|slot| slot.completes).map(|slot| slot.name.en.clone()).collect::<Vec<_>>();
    let alone = keeping.entries.iter().map(|entry| (entry.name.en.clone(), completed(entry)));
    let grouped = keeping
        .groups
        .iter()
        .flat_map(|group| group.entries.iter().map(|entry| (format!("{} {}", group.name.en, entry.name.en), completed(entry))));
    alone.chain(grouped).collect()
}

/// The buttons of a response, each with its label.
fn buttons(response: &Response) -> Vec<(String, String)> {
    let posts = response.actions.iter().filter_map(|action| match action {
        Action::Respond { post, .. } | Action::Update { post } | Action::Report { post, .. } | Action::Hand { post, .. } => Some(post),
        _ => None,
    });
    let controls = posts.flat_map(|post| post.rows.iter().flatten());
    let button = |control: &Control| match control {
        Control::Button { id, label, .. } => (label.clone(), id.clone()),
        Control::Menu { id, hint, .. } | Control::Checklist { id, hint, .. } => (hint.clone(), id.clone()),
    };
    controls.map(button).collect()
}

/// The form that a response opens.
fn form(response: &Response) -> Option<String> {
    response.actions.iter().find_map(|action| match action {
        Action::Open(form) => Some(form.id.clone()),
        _ => None,
    })
}

#[test]
fn who_may_not_keep_the_facts_is_refused_at_every_stage() {
    let nobody = |keeper_roles: &[u64]| {
        let mut nobody = vec![None, rights(false, &[]), rights(false, &[8])];
        nobody.push(if keeper_roles.is_empty() { rights(false, &[KEEPER]) } else { rights(true, &[8]) });
        nobody
    };
    let mut tried = 0;
    let mut asked = Vec::new();
    for keeper_roles in [&[][..], &[KEEPER][..]] {
        let scene = Scene::new(keeper_roles);
        let may = || if keeper_roles.is_empty() { rights(true, &[]) } else { rights(false, &[KEEPER]) };
        for (name, completed) in commands(&scene.known).into_iter().chain([("add +".to_owned(), Vec::new())]) {
            for rights in nobody(keeper_roles) {
                assert!(is_refused(&scene.order(1, rights.clone(), &name)), "{name} {rights:?}");
                for option in &completed {
                    assert_eq!(scene.typed(rights.clone(), &name, option), 0, "{name} {option} {rights:?}");
                }
                tried += 1;
            }
            let opened = scene.order(1, may(), &name);
            assert!(!is_refused(&opened), "{name}");
            let preview = match form(&opened) {
                Some(id) => {
                    // The right was taken away while the form was open.
                    for rights in nobody(keeper_roles) {
                        assert!(is_refused(&scene.fill(1, rights.clone(), &id)), "the form of {name} {rights:?}");
                        tried += 1;
                    }
                    assert!(is_another_s(&scene.fill(2, may(), &id)), "the form of {name}, of another keeper");
                    assert!(is_another_s(&scene.fill(1, may(), &id.replace("k1", "k2"))), "a forged form of {name}");
                    scene.fill(1, may(), &id)
                }
                None => opened,
            };
            let shown = format!("{preview:?}");
            assert!(!shown.contains(scene.folder.path().to_str().unwrap()), "where the folder is is not shown: {shown}");
            for (label, id) in buttons(&preview) {
                for rights in nobody(keeper_roles) {
                    assert!(is_refused(&scene.press(1, rights.clone(), &id)), "{label} of {name} {rights:?}");
                    tried += 1;
                }
                assert!(is_another_s(&scene.press(2, may(), &id)), "{label} of {name}, by another keeper");
                let mut forged = id.clone();
                forged.replace_range(2..3, "z");
                assert!(is_another_s(&scene.press(1, may(), &forged)), "{label} of {name}, forged");
            }
            // A draft: what is sure of it is added with a form for its source, and looked at as any change.
            let preview = match buttons(&preview).iter().find(|(label, _)| label == "Add these") {
                Some((_, id)) => {
                    let id = form(&scene.press(1, may(), id)).unwrap();
                    for rights in nobody(keeper_roles) {
                        assert!(is_refused(&scene.fill(1, rights.clone(), &id)), "the source of {name} {rights:?}");
                        tried += 1;
                    }
                    assert!(is_another_s(&scene.fill(2, may(), &id)), "the source of {name}, of another keeper");
                    let preview = scene.fill(1, may(), &id);
                    for (label, id) in buttons(&preview) {
                        for rights in nobody(keeper_roles) {
                            assert!(is_refused(&scene.press(1, rights.clone(), &id)), "{label} of {name} {rights:?}");
                            tried += 1;
                        }
                        assert!(is_another_s(&scene.press(2, may(), &id)), "{label} of {name}, by another keeper");
                    }
                    preview
                }
                None => preview,
            };
            // The question of the keeper's own: a form opened by a button.
            if let Some((_, id)) = buttons(&preview).iter().find(|(label, _)| label == "Try a question") {
                let id = form(&scene.press(1, may(), id)).unwrap();
                for rights in nobody(keeper_roles) {
                    assert!(is_refused(&scene.fill(1, rights.clone(), &id)), "the question of {name} {rights:?}");
                    tried += 1;
                }
                assert!(is_another_s(&scene.fill(2, may(), &id)), "the question of {name}, of another keeper");
                assert!(!buttons(&scene.fill(1, may(), &id)).is_empty(), "the question of {name}");
            }
            let Some((_, apply)) = buttons(&preview).into_iter().find(|(label, _)| label == "Apply") else { continue };
            // A second keeper has to agree: the buttons of the request, too.
            let request = scene.press(1, may(), &apply);
            let agree: Vec<(String, String)> = buttons(&request);
            assert_eq!(agree.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>(), ["Approve", "Decline"], "{name}: {request:?}");
            for (label, id) in &agree {
                for rights in nobody(keeper_roles) {
                    assert!(is_refused(&scene.press(2, rights.clone(), id)), "{label} of {name} {rights:?}");
                    tried += 1;
                }
            }
            asked.push(name.clone());
            let own = scene.press(1, may(), &agree[0].1);
            assert!(matches!(&own.actions[..], [Action::Respond { post, .. }] if post.text.contains("your own change")), "{name}: {own:?}");
            assert!(scene.is_untouched(), "{name}: nothing is written before another agrees");
            scene.press(2, may(), &agree[1].1);
            let late = scene.press(2, may(), &agree[0].1);
            assert!(matches!(&late.actions[..], [Action::Update { post }] if post.text.contains("not kept any more")), "{name}: {late:?}");
        }
        assert!(scene.is_untouched());
    }
    assert!(tried > 300, "{tried} refusals");
    let figures = ["add", "edit", "retire", "draft", "restore", "remark", "glossary"];
    let each = [&figures[..], &["phrase add", "phrase remove", "indicator new", "indicator edit", "add +"]].concat();
    assert_eq!(asked, [&each[..], &each].concat(), "each change came to its end");
}

#[test]
fn a_text_that_is_given_is_drafted_for_keepers_alone() {
    let scene = Scene::new(&[KEEPER]);
    let text = "At the end of 2024 there were 12 fishing boats. By the end of 2023 there were 11 fishing boats.";
    let give = |rights, text: Result<&str, NoText>, statement: Option<&str>| {
        let given = Given { caller: scene.caller(1, rights), text: text.map(str::to_owned), statement: statement.map(str::to_owned) };
        scene.at_desk(|desk| keeping::given(desk, &given))
    };
    for rights in [None, rights(false, &[]), rights(true, &[8])] {
        assert!(is_refused(&give(rights, Ok(text), None)));
    }
    let may = || rights(false, &[KEEPER]);
    let drafted = give(may(), Ok(text), Some("2024-02-01-count"));
    let [Action::Hand { post, documents }] = &drafted.actions[..] else { panic!("{drafted:?}") };
    let list = &post.card.as_ref().unwrap().text;
    assert!(list.contains("✅ **12** · fishing boats · 2024 · sure"), "{list}");
    assert!(
        list.contains("held otherwise: 2024\\-02\\-01\\-count says “10”") || list.contains("held otherwise: 2024-02-01-count says “10”"),
        "{list}"
    );
    let file = String::from_utf8(documents[0].bytes.clone()).unwrap();
    assert!(file.contains("key    = \"boats\"\nperiod = \"2024\"\nstated = \"12\""), "{file}");
    // The statement is known: its form asks for a question alone, and what it states already is not added to it.
    let opened = scene.press(1, may(), &buttons(&drafted)[0].1);
    let Action::Open(source) = &opened.actions[0] else { panic!("{opened:?}") };
    assert_eq!(source.blanks.iter().map(|blank| blank.id.as_str()).collect::<Vec<_>>(), ["question"]);
    let preview = format!("{:?}", scene.fill(1, may(), &source.id));
    assert!(preview.contains("add 1 figure of 2024") && preview.contains("+stated = \\\"12\\\""), "{preview}");
    for (given, said) in [
        (Err(NoText::TooLong), "longer than 200 kB"),
        (Err(NoText::NotUtf8), "no text in the encoding UTF-8"),
        (Err(NoText::Lost), "could not be fetched"),
        (Ok(" "), "no text in it"),
        (Ok("Nothing to count."), "No figure was found"),
    ] {
        let refused = give(may(), given, None);
        assert!(matches!(&refused.actions[..], [Action::Respond { post, .. }] if post.text.contains(said)), "{refused:?}");
    }
    // After a restart nothing is left of it.
    let other = Scene::new(&[KEEPER]);
    let gone = other.press(1, may(), &buttons(&drafted)[0].1);
    assert!(matches!(&gone.actions[..], [Action::Respond { post, .. }] if post.text.contains("not kept any more")), "{gone:?}");
    assert!(scene.is_untouched());
}

#[test]
fn a_bot_and_an_event_that_is_sent_twice_are_left_alone() {
    let scene = Scene::new(&[]);
    let mut caller = scene.caller(1, rights(true, &[]));
    let order = |caller: &Caller| Order { caller: caller.clone(), name: "check".to_owned(), options: Vec::new() };
    let done = scene.at_desk(|desk| keeping::order(desk, &order(&caller)));
    assert_eq!(done.actions.len(), 1);
    assert_eq!(scene.at_desk(|desk| keeping::order(desk, &order(&caller))), Response::silent());
    caller.event += 1_000;
    caller.author.is_person = false;
    assert_eq!(scene.at_desk(|desk| keeping::order(desk, &order(&caller))), Response::silent());
}
