//! What does the bot do about what happens in a chat? Without any service, clock or network.
//!
//! Each scene of `tests/respond/*.toml` is a row of steps on one desk: something is said, edited, deleted, commanded, pressed or typed, and what is
//! to be done about it has to be as the step says. Beside the scenes:
//! 1. Every question of the other tests gets a post that fits, whose buttons come back as what was asked.
//! 2. Nothing that is typed anywhere panics, mentions anybody or is read as markup.
//! 3. A choice is offered well within 50 ms.
//! 4. Commands keep Discord's rules of names and sizes for every base.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::{Timestamp, civil::date};
use serde::Deserialize;
use smebot::answer::Answer;
use smebot::chat::*;
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::language::Language;
use smebot::question::Facts;
use smebot::respond::button::{Button, Purpose};
use smebot::respond::desk::{Desk, Painter, Settings};
use smebot::respond::known::Known;
use smebot::respond::memory::Memory;
use smebot::respond::menu::{self, Said};
use smebot::respond::seal::Seal;
use smebot::respond::{self, code};
use std::path::Path;
use tokio::time::Instant;

/// A painter that names what it would draw.
struct Namer;

impl Painter for Namer {
    fn paint(&self, answer: &Answer, base: &FactBase) -> Option<Picture> {
        let keys: Vec<&str> = answer.indicators().iter().map(|id| base.indicators[id.0 as usize].key.as_ref()).collect();
        Some(Picture { png: vec![1], description: keys.join(" ") })
    }
}

fn known(folder: &str) -> Known {
    Known::new(Facts::new(load(Path::new(folder)).base), "r1".to_owned())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    base: String,
    scene: Vec<Scene>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scene {
    name: String,
    #[serde(default)]
    listens_in: Vec<u64>,
    step: Vec<Step>,
}

/// Something that happens, and what is to be done about it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Step {
    /// A message is written, or with `edit` edited.
    say: Option<String>,
    edit: bool,
    /// A message is deleted.
    delete: bool,
    /// A command is given; `option` holds its options.
    command: Option<String>,
    option: Vec<(String, String)>,
    /// An option of the command is being typed.
    typing: Option<String>,
    /// A button of the last post is pressed, by its label; or a forged id.
    press: Option<String>,
    forged: Option<String>,
    /// Of a menu of the last post the choice with this label is made.
    choose: Option<String>,
    /// Figures of a text are to be checked.
    check: Option<String>,

    id: u64,
    by: u64,
    room: u64,
    direct: bool,
    bot: bool,
    mention: bool,
    others: bool,
    /// The message that is replied to, where it is the bot's, and where it is another's.
    reply_to_me: Option<u64>,
    reply_to: Option<u64>,
    locale: String,
    /// Seconds since the scene began.
    at: i64,
    /// The same event as before is sent again.
    again: bool,

    /// What it comes to.
    want: String,
    /// What is done, in order: "reply", "edit 900", "delete 900", "whisper", "respond", "private", "update", "remove", "offer", "note".
    does: Vec<String>,
    /// What the post, the notice or the choices show, and what they do not.
    shows: Vec<String>,
    hides: Vec<String>,
}

impl Default for Step {
    fn default() -> Self {
        Self {
            say: None,
            edit: false,
            delete: false,
            command: None,
            option: Vec::new(),
            typing: None,
            press: None,
            forged: None,
            choose: None,
            check: None,
            id: 0,
            by: 2,
            room: 5,
            direct: false,
            bot: false,
            mention: false,
            others: false,
            reply_to_me: None,
            reply_to: None,
            locale: "en".to_owned(),
            at: 0,
            again: false,
            want: String::new(),
            does: Vec::new(),
            shows: Vec::new(),
            hides: Vec::new(),
        }
    }
}

/// One scene as it goes on.
struct Stage<'a> {
    known: &'a Known,
    settings: Settings,
    memory: Memory,
    post: Post,
    event: u64,
}

impl Stage<'_> {
    fn play(&mut self, step: &Step) -> Response {
        let now = Timestamp::from_second(1_764_000_000 + step.at).unwrap();
        let desk = Desk {
            known: self.known,
            settings: &self.settings,
            memory: &self.memory,
            painter: &Namer,
            inbox: None,
            now,
            day: date(2025, 12, 1),
        };
        let locale = match step.locale.as_str() {
            "zh-CN" => Locale::Simplified,
            "zh-TW" => Locale::Traditional,
            _ => Locale::English,
        };
        let author = Author { id: AuthorId(step.by), is_person: !step.bot, locale };
        let room = Room { id: RoomId(step.room), is_direct: step.direct };
        if !step.again {
            self.event += 1;
        }
        let event = 1_000_000 + self.event;
        if step.delete {
            return respond::deleted(&desk, room.id, MessageId(step.id));
        }
        if let Some(text) = &step.say {
            let mine = step.reply_to_me.map(|id| ReplyTo { message: MessageId(id), is_mine: true });
            let other = step.reply_to.map(|id| ReplyTo { message: MessageId(id), is_mine: false });
            let message = Message {
                id: MessageId(step.id),
                room,
                author: Author { locale: Locale::Unknown, ..author },
                text: text.clone(),
                mentions_me: step.mention,
                mentions_others: step.others,
                reply_to: mine.or(other),
                at: Timestamp::from_second(1_764_000_000).unwrap(),
            };
            let response = if step.edit { respond::edited(&desk, &message) } else { respond::message(&desk, &message) };
            // As the sender does, with an answer numbered 900 above its question.
            if response.actions.iter().any(|action| matches!(action, Action::Reply { .. })) {
                self.memory.answered(message.id, MessageId(step.id + 900));
            }
            return response;
        }
        if let Some(text) = &step.check {
            return respond::check(&desk, &Check { event, author, room, text: text.clone() });
        }
        if let Some(name) = &step.command {
            let command = Command { event, author, room, name: name.clone(), options: step.option.clone() };
            return match &step.typing {
                Some(option) => respond::suggest(&desk, &Typed { command, option: option.clone() }),
                None => respond::command(&desk, &command),
            };
        }
        let (id, chosen) = self.pressed(step);
        respond::press(
            &desk,
            &Press { event, author, room, message: MessageId(910), question: Some(MessageId(10)), asked: None, id, chosen },
        )
    }

    /// What a press sends: of the button with this label, of the menu with this choice, or what was forged.
    fn pressed(&self, step: &Step) -> (String, Vec<String>) {
        if let Some(id) = &step.forged {
            return (id.clone(), Vec::new());
        }
        for control in self.post.rows.iter().flatten() {
            match control {
                Control::Button { id, label, .. } if Some(label) == step.press.as_ref() => return (id.clone(), Vec::new()),
                Control::Menu { id, choices, .. } => {
                    let chosen = choices.iter().find(|choice| step.choose.as_ref().is_some_and(|label| choice.label.contains(label)));
                    if let Some(choice) = chosen {
                        return (id.clone(), vec![choice.value.clone()]);
                    }
                }
                Control::Button { .. } => {}
            }
        }
        panic!("no {:?} {:?} in {:#?}", step.press, step.choose, self.post.rows)
    }
}

/// What an action is called in a scene, and what of it is read.
fn shown(action: &Action) -> (String, String) {
    let read = |post: &Post| {
        let card = post.card.iter().flat_map(|card| {
            let fields = card.fields.iter().map(|field| format!("{}: {}", field.title, field.text));
            std::iter::once(card.text.clone()).chain(fields)
        });
        let controls = post.rows.iter().flatten().flat_map(|control| match control {
            Control::Button { label, .. } => vec![format!("[{label}]")],
            Control::Menu { choices, .. } => choices.iter().map(|choice| format!("({})", choice.label)).collect(),
        });
        let picture = post.picture.iter().map(|picture| format!("picture of {}", picture.description));
        std::iter::once(post.text.clone()).chain(card).chain(controls).chain(picture).collect::<Vec<_>>().join("\n")
    };
    match action {
        Action::Reply { post, .. } => ("reply".to_owned(), read(post)),
        Action::Edit { answer, post, .. } => (format!("edit {}", answer.0), read(post)),
        Action::Delete { answer, .. } => (format!("delete {}", answer.0), String::new()),
        Action::Whisper { text, .. } => ("whisper".to_owned(), text.clone()),
        Action::Respond { post, audience: Audience::Room } => ("respond".to_owned(), read(post)),
        Action::Respond { post, audience: Audience::Member } => ("private".to_owned(), read(post)),
        Action::Update { post } => ("update".to_owned(), read(post)),
        Action::Remove => ("remove".to_owned(), String::new()),
        Action::Open(form) => ("open".to_owned(), form.title.clone()),
        Action::Offer(choices) => {
            ("offer".to_owned(), choices.iter().map(|choice| format!("{} = {}", choice.label, choice.value)).collect::<Vec<_>>().join("\n"))
        }
        Action::Record(note) => ("note".to_owned(), format!("{note:?}")),
        Action::Report { post, .. } => ("report".to_owned(), read(post)),
        Action::Hand { post, .. } => ("hand".to_owned(), read(post)),
    }
}

fn post_of(action: &Action) -> Option<&Post> {
    match action {
        Action::Reply { post, .. } | Action::Edit { post, .. } | Action::Respond { post, .. } => Some(post),
        Action::Update { post } | Action::Report { post, .. } | Action::Hand { post, .. } => Some(post),
        Action::Delete { .. } | Action::Whisper { .. } | Action::Remove | Action::Open(_) | Action::Offer(_) | Action::Record(_) => None,
    }
}

fn outcome(name: &str) -> Outcome {
    match name {
        "answer" => Outcome::Answer,
        "clarify" => Outcome::Clarify,
        "abstain" => Outcome::Abstain,
        "silent" => Outcome::Silent,
        "slowed" => Outcome::Slowed,
        "refused" => Outcome::Refused,
        "other" => Outcome::Other,
        other => panic!("no outcome {other:?}"),
    }
}

fn play(file: &str) {
    let file: File = toml::from_str(file).unwrap();
    let known = known(&file.base);
    let mut faults = Vec::new();
    for scene in &file.scene {
        let settings = Settings {
            listens_in: scene.listens_in.iter().copied().map(RoomId).collect(),
            seal: Seal::of("a test"),
            ..Settings::default()
        };
        let mut stage = Stage { known: &known, settings, memory: Memory::default(), post: Post::default(), event: 0 };
        for (step, place) in scene.step.iter().zip(1..) {
            let response = stage.play(step);
            if let Some(post) = response.actions.iter().find_map(post_of) {
                stage.post = post.clone();
            }
            let (does, read): (Vec<String>, Vec<String>) = response.actions.iter().map(shown).unzip();
            let read = read.join("\n");
            let missing = step.shows.iter().filter(|text| !read.contains(text.as_str()));
            let wrong = step.hides.iter().filter(|text| read.contains(text.as_str()));
            let texts: Vec<&String> = missing.chain(wrong).collect();
            if response.outcome != outcome(&step.want) || does != step.does || !texts.is_empty() {
                faults.push(format!(
                    "{}, step {place}: came to {:?} and did {does:?}, wanted {:?} and {:?}; at odds: {texts:?}; read:\n{read}\n",
                    scene.name, response.outcome, step.want, step.does
                ));
            }
        }
    }
    assert!(file.scene.len() > 3, "the scenes are there");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn messages() {
    play(include_str!("respond/messages.toml"));
}

#[test]
fn commands() {
    play(include_str!("respond/commands.toml"));
}

#[test]
fn buttons() {
    play(include_str!("respond/buttons.toml"));
}

/// The questions of the other tests, some of each file.
fn questions(prefix: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Cases {
        case: Vec<Case>,
    }
    #[derive(Deserialize)]
    struct Case {
        ask: String,
    }
    let mut questions = Vec::new();
    for entry in std::fs::read_dir("tests/questions").unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with(prefix) {
            let cases: Cases = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            questions.extend(cases.case.into_iter().map(|case| case.ask).step_by(3));
        }
    }
    assert!(questions.len() > 30, "{prefix}: {} questions", questions.len());
    questions
}

#[test]
fn the_buttons_of_every_answer_come_back_as_what_was_asked() {
    let mut with_code = 0;
    for (base, prefix) in [("facts", "seed-dev"), ("tests/bases/harbours", "harbours"), ("tests/bases/energy", "energy")] {
        let known = known(base);
        let settings = Settings { seal: Seal::of("a test"), ..Settings::default() };
        let memory = Memory::default();
        for (question, place) in questions(prefix).iter().zip(1..) {
            let now = Timestamp::from_second(1_764_000_000 + 100 * place).unwrap();
            let desk =
                Desk { known: &known, settings: &settings, memory: &memory, painter: &Namer, inbox: None, now, day: date(2025, 12, 1) };
            let author = Author { id: AuthorId(u64::MAX), is_person: true, locale: Locale::English };
            let room = Room { id: RoomId(u64::try_from(place).unwrap()), is_direct: false };
            let options = vec![("question".to_owned(), question.clone())];
            let command = Command { event: u64::try_from(place).unwrap(), author, room, name: "ask".to_owned(), options };
            let response = respond::command(&desk, &command);
            let post = response.actions.iter().find_map(post_of).unwrap();
            assert!(!post.text.trim().is_empty() && post.text.chars().count() <= 2_000, "{question}: {}", post.text);
            assert!(post.rows.len() <= 5 && post.rows.iter().all(|row| row.len() <= 5), "{question}: {:?}", post.rows);
            let answer = smebot::ask(question, &[], &known.facts, desk.day);
            for control in post.rows.iter().flatten() {
                let (Control::Button { id, .. } | Control::Menu { id, .. }) = control;
                assert!(id.len() <= 100, "{question}: {id}");
                let button = Button::of(id, &settings.seal).unwrap();
                assert_eq!(button.id(&settings.seal), *id);
                if let smebot::answer::Content::Found { ask, .. } = &answer.content
                    && matches!(button.purpose, Purpose::Working | Purpose::Chart | Purpose::Sources | Purpose::Compare)
                {
                    assert_eq!(code::read(&button.code, &known).as_ref(), Some(ask), "{question}");
                    with_code += 1;
                }
            }
        }
    }
    assert!(with_code > 1_000, "{with_code} buttons");
}

#[test]
fn nothing_that_is_typed_panics_or_reaches_anybody() {
    let known = known("tests/bases/harbours");
    let settings = Settings { listens_in: vec![RoomId(5)], ..Settings::default() };
    let long = "how many ferries ".repeat(300);
    let hostile = [
        "@everyone how many ferries? <@123456789012345678> <@&1> <#2> @here",
        "[ferries](https://evil.example) **ferries** ||ferries|| `ferries` ```ferries```",
        "\u{202e}ferries\u{202c} \u{200b}\u{0}\u{1f}{name} {} %s %n ${x} $(id) ../../etc/passwd",
        "-# ferries\n# ferries\n> ferries\n- ferries",
        "'; DROP TABLE note; --",
        "ferries in 99999999999999999999999999",
        "9e999 ferries of -0 in 0000-00-00",
        "渡轮\u{fffd}\u{10ffff}🛥️👨‍👩‍👧‍👦 <:a:1> <a:b:2> <t:1:R> </sme ask:1>",
        "<@",
        "<@1>",
        " ",
        "",
        long.as_str(),
    ];
    let commands = [
        "ask",
        "fact",
        "compare",
        "chart",
        "sources",
        "help",
        "check-text",
        "topic",
        "passengers",
        "topic-fleet",
        "",
        "nonsense",
        "@everyone",
    ];
    for (text, place) in hostile.into_iter().zip(0_u64..) {
        let memory = Memory::default();
        let now = Timestamp::from_second(1_764_000_000).unwrap();
        let desk = Desk { known: &known, settings: &settings, memory: &memory, painter: &Namer, inbox: None, now, day: date(2025, 12, 1) };
        let mut responses = Vec::new();
        for (name, turn) in commands.into_iter().zip(0_u64..) {
            let author = Author { id: AuthorId(turn), is_person: true, locale: Locale::Unknown };
            let room = Room { id: RoomId(turn), is_direct: false };
            let keys = ["question", "key", "a", "b", "with", "period", "place", "topic", "text"];
            let options: Vec<(String, String)> = keys.iter().map(|key| ((*key).to_owned(), text.to_owned())).collect();
            let command = Command { event: 1_000 * place + turn, author, room, name: name.to_owned(), options };
            for option in keys {
                responses.push(respond::suggest(&desk, &Typed { command: command.clone(), option: option.to_owned() }));
            }
            responses.push(respond::command(&desk, &command));
            responses.push(respond::check(&desk, &Check { event: 500 + 1_000 * place + turn, author, room, text: text.to_owned() }));
            let press = Press {
                asked: None,
                event: 900 + 1_000 * place + turn,
                author,
                room,
                message: MessageId(1),
                question: None,
                id: text.to_owned(),
                chosen: vec![text.to_owned()],
            };
            responses.push(respond::press(&desk, &press));
        }
        for direct in [true, false] {
            let message = Message {
                id: MessageId(7_000 + place + u64::from(direct)),
                room: Room { id: RoomId(5), is_direct: direct },
                author: Author { id: AuthorId(99), is_person: true, locale: Locale::Unknown },
                text: text.to_owned(),
                mentions_me: false,
                mentions_others: false,
                reply_to: None,
                at: now,
            };
            responses.push(respond::message(&desk, &message));
        }
        for post in responses.iter().flat_map(|response| &response.actions).filter_map(post_of) {
            let cards = post.card.iter().flat_map(|card| std::iter::once(&card.text).chain(card.fields.iter().map(|field| &field.text)));
            for said in std::iter::once(&post.text).chain(cards) {
                for bad in ["@everyone", "@here", "<@1", "<@&", "<#", "](https", "||", "```", "\u{202e}", "\u{0}"] {
                    assert!(!said.contains(bad), "{text:?} came back with {bad:?}: {said}");
                }
            }
        }
    }
}

#[test]
fn choices_are_offered_quickly() {
    let known = known("facts");
    let (settings, memory) = (Settings::default(), Memory::default());
    let desk = Desk {
        known: &known,
        settings: &settings,
        memory: &memory,
        painter: &Namer,
        inbox: None,
        now: Timestamp::UNIX_EPOCH,
        day: date(2025, 12, 1),
    };
    let author = Author { id: AuthorId(1), is_person: true, locale: Locale::Simplified };
    let room = Room { id: RoomId(1), is_direct: false };
    for typed in ["", "l", "little gi", "specialised and innovatve", "小巨人", "專精特新", "zzzzzzzzzzzzzzzzzzzz", &"x ".repeat(3_000)]
    {
        let command = Command { event: 1, author, room, name: "fact".to_owned(), options: vec![("key".to_owned(), typed.to_owned())] };
        let began = Instant::now();
        let response = respond::suggest(&desk, &Typed { command, option: "key".to_owned() });
        let took = began.elapsed();
        let [Action::Offer(choices)] = response.actions.as_slice() else { panic!("{response:?}") };
        assert!(choices.len() <= 25);
        assert!(took.as_millis() < 50, "{typed:?} took {took:?}");
    }
}

#[test]
fn commands_keep_the_rules_of_names_and_sizes() {
    for base in ["facts", "tests/bases/harbours", "tests/bases/energy", "tests/bases/universities", "tests/check/good"] {
        let menu = menu::menu(known(base).base());
        assert!((8..=25).contains(&menu.entries.len()) || base.ends_with("good"), "{base}: {} subcommands", menu.entries.len());
        let is_name = |name: &str| {
            (1..=32).contains(&name.chars().count())
                && name.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
                && name.to_lowercase() == name
        };
        let all = |said: &Said| [Some(said.en.clone()), said.zh_cn.clone(), said.zh_tw.clone()].into_iter().flatten().collect::<Vec<_>>();
        let longest = |said: &Said| all(said).iter().map(|text| text.chars().count()).max().unwrap();
        let mut total = 0;
        for language in 0..3 {
            let of = |said: &Said| [Some(&said.en), said.zh_cn.as_ref(), said.zh_tw.as_ref()][language].unwrap_or(&said.en).clone();
            let mut names: Vec<String> = menu.entries.iter().map(|entry| of(&entry.name)).collect();
            names.sort();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{base}: two subcommands of one name");
        }
        for entry in &menu.entries {
            assert!(all(&entry.name).iter().all(|name| is_name(name)), "{base}: {:?}", entry.name);
            assert!(
                all(&entry.description).iter().all(|text| (1..=100).contains(&text.chars().count())),
                "{base}: {:?}",
                entry.description
            );
            total += longest(&entry.name) + longest(&entry.description);
            let required = entry.slots.iter().map(|slot| !slot.required);
            assert!(required.is_sorted(), "{base}: {} has a required option after one that is not", entry.name.en);
            assert!(entry.slots.len() <= 25);
            for slot in &entry.slots {
                assert!(all(&slot.name).iter().all(|name| is_name(name)), "{base}: {:?}", slot.name);
                assert!(all(&slot.description).iter().all(|text| (1..=100).contains(&text.chars().count())), "{base}: {slot:?}");
                total += longest(&slot.name) + longest(&slot.description);
            }
        }
        assert!(total <= 8_000, "{base}: {total} characters");
    }
    let shipped = menu::menu(known("facts").base());
    for topic in ["listings", "survey", "growth"] {
        assert!(shipped.entries.iter().any(|entry| entry.name.en == topic), "no /sme {topic}");
    }
}

#[test]
fn the_bot_speaks_the_language_of_the_member() {
    use smebot::respond::wording::language;
    for (locale, wanted) in [
        (Locale::Simplified, Language::Chinese),
        (Locale::Traditional, Language::Chinese),
        (Locale::English, Language::English),
        (Locale::Unknown, Language::Chinese),
    ] {
        assert_eq!(language(locale, Language::Chinese), wanted);
    }
}
