//! How is a scene played, and what did it come to?

use jiff::{Timestamp, civil::date};
use serde::Deserialize;
use smebot::answer::Answer;
use smebot::chat::*;
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::question::Facts;
use smebot::respond;
use smebot::respond::desk::{Desk, Painter, Settings};
use smebot::respond::known::Known;
use smebot::respond::memory::Memory;
use smebot::respond::seal::Seal;
use std::path::Path;

/// A painter that names what it would draw.
pub struct Namer;

impl Painter for Namer {
    fn paint(&self, answer: &Answer, base: &FactBase) -> Option<Picture> {
        let keys: Vec<&str> = answer.indicators().iter().map(|id| base.indicators[id.0 as usize].key.as_ref()).collect();
        Some(Picture { png: vec![1], description: keys.join(" ") })
    }
}

/// A base, read and ready to be asked.
pub fn known(folder: &str) -> Known {
    Known::new(Facts::new(load(Path::new(folder)).base), "r1".to_owned())
}

/// A desk that keeps nothing and has no keeper, on the first of December 2025.
pub fn desk<'a>(known: &'a Known, settings: &'a Settings, memory: &'a Memory, now: Timestamp) -> Desk<'a> {
    Desk { known, settings, memory, painter: &Namer, inbox: None, keeper: None, home: None, now, day: date(2025, 12, 1) }
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
        let desk = desk(self.known, &self.settings, &self.memory, now);
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
            let command = Command { event, author, room, may_reply: true, name: name.clone(), options: step.option.clone() };
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
                Control::Menu { id, choices, .. } | Control::Checklist { id, choices, .. } => {
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
            Control::Menu { choices, .. } | Control::Checklist { choices, .. } => {
                choices.iter().map(|choice| format!("({})", choice.label)).collect()
            }
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

/// What an action posts, if it posts anything.
pub fn post_of(action: &Action) -> Option<&Post> {
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

/// Plays the scenes of a file: each step has to come to what it says.
pub fn play(file: &str) {
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
