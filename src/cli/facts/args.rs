//! What can be typed behind `smebot facts`, and which change does it ask for?

use crate::keep::change::{Change, Definition, Description, Source, Which};
use crate::keep::field::Emptied;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// The arguments of `smebot facts`.
#[derive(Args, Clone, Debug)]
pub struct FactsArgs {
    /// What to do
    #[command(subcommand)]
    pub what: What,
    /// Write the change; without it, it is only shown
    #[arg(long, global = true)]
    pub apply: bool,
    /// Show the reply to this question before and after the change; may be given several times
    #[arg(long, global = true, value_name = "TEXT")]
    pub question: Vec<String>,
    /// Who makes the change, for the history; without it, the user of this machine
    #[arg(long, global = true, value_name = "NAME")]
    pub author: Option<String>,
}

/// What can be done.
#[derive(Clone, Debug, Subcommand)]
pub enum What {
    /// Add a figure to a statement, or to a new one; with --new of something that is not described yet, all in one change
    Add {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
        /// The figure in the few words of the source: "more than 70,000"
        #[arg(long, value_name = "WORDS")]
        stated: String,
        /// What a reader should know about this one figure
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// The title of a new statement
        #[arg(long, value_name = "TEXT", requires_all = ["publisher", "published", "url"])]
        title: Option<String>,
        /// Who published it
        #[arg(long, value_name = "NAME", requires = "title")]
        publisher: Option<String>,
        /// When: 2025-03-24, 2025-03 or 2025
        #[arg(long, value_name = "DATE", requires = "title")]
        published: Option<String>,
        /// Where it can be read
        #[arg(long, value_name = "URL", requires = "title")]
        url: Option<String>,
        /// Who is quoted in it
        #[arg(long, value_name = "NAME", requires = "title")]
        speaker: Option<String>,
        /// The indicator is new: it is described with --name, --unit and what else it is, and gets its first figure, in one change
        #[arg(long, requires_all = ["name", "unit"])]
        new: bool,
        /// What it is, where it is new
        #[command(flatten)]
        says: Box<TraitArgs>,
    },
    /// Put the words or the period of a figure right
    Edit {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
        /// The right words of the source
        #[arg(long, value_name = "WORDS", required_unless_present_any = ["new_period", "note"])]
        stated: Option<String>,
        /// The right period
        #[arg(long, value_name = "PERIOD")]
        new_period: Option<String>,
        /// What a reader should know about this one figure; an empty text takes the note away
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Answer a figure no longer; it stays in its file, with the reason
    Retire {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
        /// Why
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
    /// Answer a retired figure again
    Restore {
        /// Which
        #[command(flatten)]
        figure: FigureArgs,
    },
    /// Add or remove words that people use for an indicator
    Phrase {
        /// Add or remove
        #[command(subcommand)]
        what: PhraseArgs,
    },
    /// Add a remark to a statement: something stated that is no figure, in your own words
    Remark {
        /// The key of the statement: the name of its file without .toml
        statement: String,
        /// The remark
        text: String,
        /// An indicator that it is about; may be given several times
        #[arg(long, value_name = "KEY")]
        about: Vec<String>,
    },
    /// Add a term with its definition to the glossary
    Define {
        /// The key of the term
        key: String,
        /// The term
        #[arg(long, value_name = "TEXT", required_unless_present = "empty")]
        name: Option<String>,
        /// What it means, in your own words
        #[arg(long, value_name = "TEXT", required_unless_present = "empty")]
        definition: Option<String>,
        /// Who defines it so
        #[arg(long, value_name = "NAME", required_unless_present = "empty")]
        publisher: Option<String>,
        /// Where that can be read
        #[arg(long, value_name = "URL", required_unless_present = "empty")]
        url: Option<String>,
        /// Take out what a term that is known says here: definition.zh, publisher ...; may be given several times
        #[arg(long, value_name = "FIELD")]
        empty: Vec<Emptied>,
    },
    /// Describe a new indicator, or one otherwise
    Indicator {
        /// New or edit
        #[command(subcommand)]
        what: IndicatorWhat,
    },
    /// Show who changed what, the latest first
    History {
        /// Of this indicator, statement or term only
        key: Option<String>,
    },
    /// Take a change back; that is a change itself
    Undo {
        /// The number of the change, from `smebot facts history`
        change: i64,
    },
    /// List the indicators whose next figure should be out, or whose last has grown old: twice the time has passed that usually lies between two
    Due,
    /// List what members of a Discord server asked in vain, the most asked first, from the journal that the config names
    Inbox,
    /// Write the facts as an archive and their history as JSON lines into a folder
    Export {
        /// The folder; it is made if it is not there
        folder: PathBuf,
    },
}

/// Which figure is meant.
#[derive(Args, Clone, Debug)]
pub struct FigureArgs {
    /// The key of the indicator
    key: String,
    /// Its period: 2024, 2025-H1, 2024-06, FY2024
    #[arg(long, value_name = "PERIOD")]
    period: String,
    /// The key of the statement: the name of its file without .toml
    #[arg(long, value_name = "KEY")]
    statement: Option<String>,
    /// A member of a dimension: place=eastern; may be given several times
    #[arg(long, value_name = "DIMENSION=MEMBER", value_parser = member)]
    member: Vec<(String, String)>,
}

/// What is done with a phrase.
#[derive(Clone, Debug, Subcommand)]
pub enum PhraseArgs {
    /// Add words that people use for an indicator
    Add {
        /// The key of the indicator
        key: String,
        /// The words
        phrase: String,
    },
    /// Remove words that do not mean the indicator after all
    Remove {
        /// The key of the indicator
        key: String,
        /// The words
        phrase: String,
    },
}

fn member(text: &str) -> Result<(String, String), String> {
    let (dimension, member) = text.split_once('=').ok_or("write the dimension, =, and the member: place=eastern")?;
    Ok((dimension.trim().to_owned(), member.trim().to_owned()))
}

impl FigureArgs {
    fn which(&self) -> Which {
        let Self { key, period, statement, member } = self.clone();
        Which { key, period, members: member, statement }
    }
}

/// That an indicator is described while a figure is added, and is not said to be new.
const ONLY_NEW: &str =
    "what an indicator is called, its unit and the like belong to a new one: add --new, or change it with `indicator edit`";

/// The change that is asked for; nothing where something is only to be looked at.
///
/// # Errors
/// Says which arguments do not go together.
pub(super) fn change(what: &What) -> Result<Option<Change>, &'static str> {
    Ok(Some(match what.clone() {
        What::Add { figure, stated, note, title, publisher, published, url, speaker, new, says } => {
            let source = title.map(|title| Source {
                title,
                publisher: publisher.unwrap_or_default(),
                published: published.unwrap_or_default(),
                url: url.unwrap_or_default(),
                speaker,
            });
            let (key, add) = (figure.key.clone(), Change::Add { figure: figure.which(), stated, note, source });
            if !new {
                return if says.is_empty() { Ok(Some(add)) } else { Err(ONLY_NEW) };
            }
            Change::Together(vec![Change::Describe { key, says: Box::new(says.description()) }, add])
        }
        What::Edit { figure, stated, new_period, note } => Change::Edit { figure: figure.which(), stated, period: new_period, note },
        What::Retire { figure, why } => Change::Retire { figure: figure.which(), why },
        What::Restore { figure } => Change::Restore { figure: figure.which() },
        What::Phrase { what: PhraseArgs::Add { key, phrase } } => Change::Teach { key, phrase },
        What::Phrase { what: PhraseArgs::Remove { key, phrase } } => Change::Unteach { key, phrase },
        What::Remark { statement, text, about } => Change::Remark { statement, about, text },
        What::Define { key, name, definition, publisher, url, empty } => {
            let [name, text, publisher, url] = [name, definition, publisher, url].map(Option::unwrap_or_default);
            Change::Define { key, term: Definition { name, text, publisher, url }, without: empty }
        }
        What::Indicator { what: IndicatorWhat::New { key, says } } => Change::Describe { key, says: Box::new(says.description()) },
        What::Indicator { what: IndicatorWhat::Edit { key, says, empty } } => {
            Change::Redescribe { key, says: Box::new(says.description()), without: empty }
        }
        What::History { .. } | What::Undo { .. } | What::Due | What::Inbox | What::Export { .. } => return Ok(None),
    }))
}

/// What is done with an indicator.
#[derive(Clone, Debug, Subcommand)]
pub enum IndicatorWhat {
    /// Describe a new indicator; it needs a name and a unit
    New {
        /// Its key: small letters, digits and hyphens
        key: String,
        /// What it is
        #[command(flatten)]
        says: Box<IndicatorArgs>,
    },
    /// Describe an indicator otherwise: what is given takes the place of what its file says
    Edit {
        /// Its key
        key: String,
        /// Take out what its file says here: note, note.zh, name.en, asked, kind, topic, part_of, target_for, growth_of, share, expects; may be given several times
        #[arg(long, value_name = "FIELD")]
        empty: Vec<Emptied>,
        /// What it is
        #[command(flatten)]
        says: Box<IndicatorArgs>,
    },
}

/// What an indicator is. The languages of a text are told apart by its letters.
#[derive(Args, Clone, Debug)]
pub struct IndicatorArgs {
    /// What it is
    #[command(flatten)]
    traits: TraitArgs,
    /// What a reader should know about it; once in English, once in Chinese
    #[arg(long, value_name = "TEXT")]
    note: Vec<String>,
}

/// What an indicator is, but for what a reader should know about it.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct TraitArgs {
    /// What it is called; once in English, once in Chinese
    #[arg(long, value_name = "TEXT")]
    name: Vec<String>,
    /// The unit of its figures: percent, yuan, enterprises; once in English, once in Chinese
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Words that people use for it; may be given several times
    #[arg(long, value_name = "WORDS")]
    phrase: Vec<String>,
    /// stock (a level), flow (over a time), target or rule
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// The key of its topic
    #[arg(long, value_name = "KEY")]
    topic: Option<String>,
    /// The indicator that it is a subset of
    #[arg(long, value_name = "KEY")]
    part_of: Option<String>,
    /// The indicator that it is the target for
    #[arg(long, value_name = "KEY")]
    target_for: Option<String>,
    /// The indicator that it is the growth of
    #[arg(long, value_name = "KEY")]
    growth_of: Option<String>,
    /// Of a percentage: what it is a part of, with --share-of
    #[arg(long, value_name = "KEY", requires = "share_of")]
    share_part: Option<String>,
    /// Of a percentage: the whole, with --share-part
    #[arg(long, value_name = "KEY", requires = "share_part")]
    share_of: Option<String>,
    /// The day on which its next figure is expected
    #[arg(long, value_name = "DATE")]
    expects: Option<String>,
}

impl IndicatorArgs {
    fn description(&self) -> Description {
        Description { notes: self.note.clone(), ..self.traits.description() }
    }
}

impl TraitArgs {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn description(&self) -> Description {
        let Self { name, unit, phrase, kind, topic, part_of, target_for, growth_of, share_part, share_of, expects } = self.clone();
        let (notes, share) = (Vec::new(), share_part.zip(share_of));
        Description { names: name, notes, phrases: phrase, units: unit, kind, topic, part_of, target_for, growth_of, share, expects }
    }
}
