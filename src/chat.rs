//! What happens in a chat, and what can be done in it, in plain types?
//!
//! What comes in is a [`Message`], a [`Command`], a [`Press`] or a [`Typed`] option; what goes out are [`Action`]s. The types name no
//! service: `discord` turns its events into these and these into its requests.

mod keeper;
mod note;

pub use keeper::{Blank, Caller, Document, Filled, Form, Given, KeeperPress, Lines, NoText, Order, OrderTyped, Rights};
pub use note::Note;

use jiff::Timestamp;
use std::fmt;

/// Who wrote or pressed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AuthorId(pub u64);

/// A channel, a thread, or a conversation with one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoomId(pub u64);

/// A message; later ones have larger numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(pub u64);

/// The language that a member has set for the program he chats with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Chinese in simplified characters.
    Simplified,
    /// Chinese in traditional characters.
    Traditional,
    /// English, or any other language: nothing is written in those.
    English,
    /// None is known, as of a message.
    #[default]
    Unknown,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    /// Who it is.
    pub id: AuthorId,
    /// Whether a person speaks, and not a bot, a webhook or this bot itself.
    pub is_person: bool,
    /// The language of his program.
    pub locale: Locale,
}

/// A place to speak in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Which one.
    pub id: RoomId,
    /// Whether nobody but the member and the bot is in it.
    pub is_direct: bool,
}

/// What a message replies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyTo {
    /// The message.
    pub message: MessageId,
    /// Whether the bot wrote it.
    pub is_mine: bool,
}

/// A message as it was written or edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which one.
    pub id: MessageId,
    /// Where.
    pub room: Room,
    /// By whom.
    pub author: Author,
    /// What it says; empty where the bot may not read it.
    pub text: String,
    /// Whether it names the bot.
    pub mentions_me: bool,
    /// Whether it names somebody else.
    pub mentions_others: bool,
    /// What it replies to.
    pub reply_to: Option<ReplyTo>,
    /// When it was written first.
    pub at: Timestamp,
}

/// A command with its options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The number of the event, which tells it from one that is sent twice.
    pub event: u64,
    /// Who gave it.
    pub author: Author,
    /// Where.
    pub room: Room,
    /// Whether the bot may reply there later on, when the command is long answered.
    pub may_reply: bool,
    /// Its name: "ask", "fact", the key of a topic ...
    pub name: String,
    /// The options that were filled in, by name.
    pub options: Vec<(String, String)>,
}

impl Command {
    /// What was filled in for an option.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(option, _)| option == name).map(|(_, value)| value.as_str())
    }
}

/// An option of a command while it is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The command, as far as it is filled in.
    pub command: Command,
    /// The option that is being typed.
    pub option: String,
}

/// A button that was pressed or a choice that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The number of the event, which tells it from one that is sent twice.
    pub event: u64,
    /// Who pressed.
    pub author: Author,
    /// Where.
    pub room: Room,
    /// The message that the button is on.
    pub message: MessageId,
    /// The message that it replies to, where it is the answer to one.
    pub question: Option<MessageId>,
    /// What that message says, where it was looked up: what was asked long ago is not remembered.
    pub asked: Option<String>,
    /// What the button carries.
    pub id: String,
    /// What was chosen of a menu.
    pub chosen: Vec<String>,
}

/// Who sees what is said in return to a command or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody in the room.
    Room,
    /// Only the member who asked.
    Member,
}

/// What a post comes to, which decides its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A figure was found.
    #[default]
    Answer,
    /// A claim is borne out.
    Supported,
    /// A claim is not true.
    Refuted,
    /// The reader is asked which is meant.
    Choice,
    /// There is no figure, or nothing to do.
    Nothing,
}

/// A titled part of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is.
    pub title: String,
    /// What it says, marked up.
    pub text: String,
}

/// A text whose figures a member wants checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The number of the event, which tells it from one that is sent twice.
    pub event: u64,
    /// Who wants it.
    pub author: Author,
    /// Where.
    pub room: Room,
    /// The text.
    pub text: String,
}

/// What is set off below the sentence of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What the post comes to.
    pub tone: Tone,
    /// What it says, marked up.
    pub text: String,
    /// Titled parts below it.
    pub fields: Vec<Field>,
}

/// How a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// The one to press.
    Main,
    /// One of many.
    Plain,
}

/// One thing to choose from a menu, or to complete an option with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is shown.
    pub label: String,
    /// What is sent when it is chosen.
    pub value: String,
}

/// Something to press below a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A button.
    Button {
        /// What is sent when it is pressed.
        id: String,
        /// What stands on it.
        label: String,
        /// How it stands out.
        emphasis: Emphasis,
    },
    /// A menu of which one is chosen; it fills a row of its own.
    Menu {
        /// What is sent with the choice.
        id: String,
        /// What stands in it before a choice is made.
        hint: String,
        /// What there is to choose.
        choices: Vec<Choice>,
    },
    /// A menu of which several are chosen; it fills a row of its own.
    Checklist {
        /// What is sent with the choices.
        id: String,
        /// What stands in it where nothing is ticked.
        hint: String,
        /// What there is to choose.
        choices: Vec<Choice>,
        /// How many of them, from the first, are ticked already.
        ticked: usize,
    },
}

/// A picture and what it shows in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The picture, as PNG.
    pub png: Vec<u8>,
    /// What it shows, for those who do not see it.
    pub description: String,
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Picture({} bytes, {:?})", self.png.len(), self.description)
    }
}

/// Something to say. It never mentions anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// The sentence, marked up; it says what matters where cards are hidden.
    pub text: String,
    /// What is set off below it.
    pub card: Option<Card>,
    /// Rows of buttons and menus.
    pub rows: Vec<Vec<Control>>,
    /// A picture below it.
    pub picture: Option<Picture>,
}

/// What a call comes to, to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Answered.
    Answer,
    /// Asked which is meant.
    Clarify,
    /// No figure is held.
    Abstain,
    /// Nothing was said.
    Silent,
    /// Too many questions at once.
    Slowed,
    /// A button that leads nowhere any more, or that is not for this member.
    Refused,
    /// Help, sources and other things that are no answer to a question.
    Other,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Answer a message.
    Reply {
        /// The message.
        question: MessageId,
        /// Where it stands.
        room: RoomId,
        /// What to say.
        post: Post,
    },
    /// Say something else in an answer that was given.
    Edit {
        /// The answer.
        answer: MessageId,
        /// Where it stands.
        room: RoomId,
        /// What to say.
        post: Post,
    },
    /// Take an answer away.
    Delete {
        /// The answer.
        answer: MessageId,
        /// Where it stands.
        room: RoomId,
    },
    /// Tell one member something that nobody else sees.
    Whisper {
        /// Whom.
        author: AuthorId,
        /// What.
        text: String,
    },
    /// Answer a command or a button.
    Respond {
        /// What to say.
        post: Post,
        /// To whom.
        audience: Audience,
    },
    /// Change the message that a button is on.
    Update {
        /// What it says from now on.
        post: Post,
    },
    /// Take away the message that a button is on.
    Remove,
    /// Have a form filled in.
    Open(Form),
    /// Complete an option that is being typed.
    Offer(Vec<Choice>),
    /// Note something for the keepers.
    Record(Note),
    /// Answer a command with files, for the member alone.
    Hand {
        /// What to say.
        post: Post,
        /// The files.
        documents: Vec<Document>,
    },
    /// Say something where the keepers are told what concerns them.
    Report {
        /// What.
        post: Post,
        /// Where else, if there is no such place or nothing can be said there; nowhere for what is told in passing.
        otherwise: Option<RoomId>,
    },
}

/// What a call asks for: actions, in order, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// What to do.
    pub actions: Vec<Action>,
    /// What it comes to.
    pub outcome: Outcome,
}

impl Response {
    /// Nothing to do.
    #[must_use]
    pub fn silent() -> Self {
        Self { actions: Vec::new(), outcome: Outcome::Silent }
    }
}
