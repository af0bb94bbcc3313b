//! What happens in a chat between the bot and those who keep its facts?

use super::{Author, Room};

/// What a member may do in the server, as the service says with each thing that he does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// Which server that is.
    pub server: u64,
    /// Whether he may manage the server.
    pub manages_server: bool,
    /// His roles.
    pub roles: Vec<u64>,
}

/// Who of those who keep the facts does something, where, and what he may do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The number of the event, which tells it from one that is sent twice.
    pub event: u64,
    /// Who it is.
    pub author: Author,
    /// What he may do at that moment; nothing where the service does not say, as in a direct message.
    pub rights: Option<Rights>,
    /// Where.
    pub room: Room,
}

/// A command of those who keep the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Who gave it.
    pub caller: Caller,
    /// Its name, that of its group before it: "check", "phrase add" ...
    pub name: String,
    /// The options that were filled in, by name.
    pub options: Vec<(String, String)>,
}

impl Order {
    /// What was filled in for an option, without the blanks around it; nothing where that is all.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&str> {
        let (_, value) = self.options.iter().find(|(option, _)| option == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// Why there is no text where a member gave one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// It is longer than what is read.
    TooLong,
    /// It is no text, or in another encoding.
    NotUtf8,
    /// It could not be fetched.
    Lost,
}

/// The text of a statement that a member gives: as a file, or by pointing at a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who gives it.
    pub caller: Caller,
    /// The text.
    pub text: Result<String, NoText>,
    /// The key of the statement that it is of, where the member names one.
    pub statement: Option<String>,
}

/// An option of such a command while it is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderTyped {
    /// The command, as far as it is filled in.
    pub order: Order,
    /// The option that is being typed.
    pub option: String,
}

/// A button of those who keep the facts that was pressed, or a choice of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeeperPress {
    /// Who pressed it.
    pub caller: Caller,
    /// What it carries.
    pub id: String,
    /// What was chosen of a menu.
    pub chosen: Vec<String>,
}

/// A form that was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// By whom.
    pub caller: Caller,
    /// What the form carries.
    pub id: String,
    /// Whether a button of a message opened it, which it then takes the place of.
    pub replaces: bool,
    /// What was filled in, by the name of the field.
    pub values: Vec<(String, String)>,
}

impl Filled {
    /// What was filled in for a field, without the blanks around it.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }
}

/// How much is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// One line.
    One,
    /// Several.
    Several,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Its name.
    pub id: String,
    /// What stands above it.
    pub label: String,
    /// What stands in it until something is typed.
    pub hint: String,
    /// What is filled in already.
    pub value: String,
    /// How much is typed into it.
    pub lines: Lines,
    /// The longest text that it takes, in characters.
    pub longest: u16,
    /// Whether it has to be filled in.
    pub required: bool,
}

/// A form to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What it carries.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its fields.
    pub blanks: Vec<Blank>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub name: &'static str,
    /// What sort of file it is, as the web names it.
    pub sort: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}
