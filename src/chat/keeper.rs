//! What happens in a chat between the bot and those who keep its facts?

use super::{Author, Press, Room};

/// What a member may do in the server, as the service says with each thing that he does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// Whether he may manage the server.
    pub manages_server: bool,
    /// His roles.
    pub roles: Vec<u64>,
}

/// A command of those who keep the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The number of the event, which tells it from one that is sent twice.
    pub event: u64,
    /// Who gave it.
    pub author: Author,
    /// What he may do; nothing where the service does not say, as in a direct message.
    pub rights: Option<Rights>,
    /// Where.
    pub room: Room,
    /// Its name: "check", "history" ...
    pub name: String,
    /// The options that were filled in, by name.
    pub options: Vec<(String, String)>,
}

impl Order {
    /// What was filled in for an option.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(option, _)| option == name).map(|(_, value)| value.as_str())
    }
}

/// A button of those who keep the facts that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeeperPress {
    /// The press.
    pub press: Press,
    /// What the member may do at that moment.
    pub rights: Option<Rights>,
}

/// A form that was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The number of the event, which tells it from one that is sent twice.
    pub event: u64,
    /// By whom.
    pub author: Author,
    /// What he may do at that moment.
    pub rights: Option<Rights>,
    /// Where.
    pub room: Room,
    /// What the form carries.
    pub id: String,
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

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Its name.
    pub id: String,
    /// What stands above it.
    pub label: String,
    /// What stands in it until something is typed.
    pub hint: String,
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
