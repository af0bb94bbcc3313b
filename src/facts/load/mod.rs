//! How does a folder of files become a fact base?
//!
//! Each file is parsed once, with the place of every value, and walked by hand: that finds all faults of a file in one run, and a
//! fault costs only what stands on it. A misspelt key costs nothing else of its table; a figure that cannot be read is left out.

mod characters;
mod dimensions;
mod figure;
mod files;
mod glossary;
mod indicator;
mod links;
pub(crate) mod notes;
mod pieces;
mod places;
pub(crate) mod reading;
mod sorted;
mod statement;
pub(crate) mod suggest;
mod topics;
pub(crate) mod values;

pub use files::{Edited, Files, Folder, Held, LONGEST_FILE, Texts};
pub use places::{IndicatorPlaces, Place, Places, Span};

use super::base::{DimensionId, FactBase, Figure, IndicatorId, TopicId};
use super::period::Period;
use super::problem::{self, Problem};
use crate::quantity::Decimal;
use rustc_hash::FxHashMap;
use std::path::{Component, Path};
use toml::de::DeTable;

/// A fact base as far as it can be read, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What can be asked.
    pub base: FactBase,
    /// What was found wrong while reading, in the order of the files.
    pub problems: Vec<Problem>,
    /// Where everything stands.
    pub places: Places,
}

/// Reads a fact base from a folder.
///
/// It never fails: a folder that is not there is an empty base with a problem.
pub fn load(folder: &Path) -> Loaded {
    load_from(&Folder(folder.to_path_buf()))
}

/// Reads a fact base from wherever its texts are.
pub fn load_from(files: &dyn Files) -> Loaded {
    let (paths, problems) = files.list();
    let mut loader = Loader { problems, ..Loader::default() };
    loader.base.folder = files.folder().to_path_buf();
    loader.places.files = paths;
    for room in Room::IN_ORDER {
        for file in 0..loader.places.files.len() {
            let path = loader.places.files[file].clone();
            if Room::of(&path) == room {
                loader.read(files, &path, u32::try_from(file).unwrap_or(u32::MAX));
            }
        }
        if room == Room::Glossary {
            loader.resolve_links();
        }
    }
    loader.finish()
}

/// What kind of thing a file describes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Topics,
    Indicators,
    Dimensions,
    Glossary,
    Statements,
    Unknown,
}

impl Room {
    /// Each after those that it refers to; statements last, because there are most of them.
    const IN_ORDER: [Self; 6] = [Self::Topics, Self::Indicators, Self::Dimensions, Self::Glossary, Self::Statements, Self::Unknown];

    fn of(path: &Path) -> Self {
        let mut names = path.components().filter_map(|component| match component {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
        match (names.next(), names.next(), names.next()) {
            (Some(files::INDICATORS), Some(_), None) => Self::Indicators,
            (Some(files::STATEMENTS), Some(_), None) => Self::Statements,
            (Some(files::TOPICS), None, None) => Self::Topics,
            (Some(files::DIMENSIONS), None, None) => Self::Dimensions,
            (Some(files::GLOSSARY), None, None) => Self::Glossary,
            _ => Self::Unknown,
        }
    }
}

/// A fact base that is being read.
#[derive(Default)]
struct Loader {
    base: FactBase,
    problems: Vec<Problem>,
    places: Places,
    /// By key; `None` for an indicator that is described but cannot be loaded, so that what names it is not at fault.
    indicators: FxHashMap<Box<str>, Option<IndicatorId>>,
    /// Of each indicator, by what a plain number in its unit is multiplied.
    unit_scales: Vec<Decimal>,
    /// The periods of figures, by how they are written.
    periods: FxHashMap<Box<str>, Period>,
    topics: FxHashMap<Box<str>, TopicId>,
    dimensions: FxHashMap<Box<str>, DimensionId>,
    /// Of each dimension, by key.
    members: Vec<FxHashMap<Box<str>, u32>>,
    links: Vec<links::Link>,
    /// Terms, by their place in the glossary, whose source may be the key of a statement.
    cited: Vec<(usize, Box<str>)>,
    figures: Vec<(Figure, Place)>,
    suggestions: suggest::Suggestions,
}

/// The file that is being read.
#[derive(Clone, Copy)]
struct Source<'t> {
    file: u32,
    table: &'t DeTable<'t>,
}

impl Loader {
    fn read(&mut self, files: &dyn Files, path: &Path, file: u32) {
        let room = Room::of(path);
        if room == Room::Unknown {
            let known = [files::INDICATORS, files::STATEMENTS, files::TOPICS, files::GLOSSARY, files::DIMENSIONS];
            let advice = format!(
                "what is read: {}",
                known.map(|name| if name.contains('.') { name.into() } else { format!("{name}/*.toml") }).join(", ")
            );
            self.problems.push(Problem::warning(path, None, "this file is not read").help(advice));
            return;
        }
        let text = match files.read(path) {
            Ok(text) => text,
            Err(error) => {
                return self.problems.push(Problem::error(path, None, format!("cannot read the file: {error}")));
            }
        };
        let mut notes = notes::Notes::new(path, &text);
        characters::check(&text, &mut notes);
        if room == Room::Statements {
            self.read_statement(file, path, &text, &mut notes);
        } else {
            let (table, errors) = DeTable::parse_recoverable(&text);
            notes.begin(0..text.len(), &errors);
            self.read_whole(room, file, table.get_ref(), &mut notes);
        }
        self.problems.extend(notes.finish());
    }

    fn read_whole(&mut self, room: Room, file: u32, table: &DeTable<'_>, notes: &mut notes::Notes<'_>) {
        let source = Source { file, table };
        match room {
            Room::Topics => self.read_topics(source, notes),
            Room::Indicators => self.read_indicators(source, notes),
            Room::Dimensions => self.read_dimensions(source, notes),
            Room::Glossary => self.read_glossary(source, notes),
            Room::Statements | Room::Unknown => {}
        }
    }

    fn finish(mut self) -> Loaded {
        self.cite_terms();
        self.sort_figures();
        self.gather_topics();
        self.base.statements.shrink_to_fit();
        problem::sort(&mut self.problems);
        Loaded { base: self.base, problems: self.problems, places: self.places }
    }
}
