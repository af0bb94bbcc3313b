//! How is this bot set up: where are its facts, and which language does it fall back to?
//!
//! Read and checked like the facts, so that `smebot check` shows a fault of it at its line. Secrets are not in it.

use crate::facts::load::{Files, Folder, notes::Notes, suggest, values};
use crate::facts::problem::{self, Problem};
use crate::language::Language;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// The file that is read where none is named, if it is there.
pub const DEFAULT_FILE: &str = "config.toml";

/// The keys of the file.
const KEYS: [&str; 2] = ["facts", "language"];

/// What can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder of the fact base; a relative one is looked for beside the file that names it.
    pub facts: PathBuf,
    /// The language of what is said to nobody in particular, and of answers to questions in no language ("8,997?").
    pub language: Language,
}

impl Default for Config {
    fn default() -> Self {
        Self { facts: PathBuf::from("facts"), language: Language::English }
    }
}

/// Reads the config that the command line names, or else [`DEFAULT_FILE`] where it exists, or else the defaults.
///
/// Like the facts, it is read as far as possible: a fault leaves the default in place and is one of the problems.
pub fn load(named: Option<&Path>) -> (Config, Vec<Problem>) {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    if named.is_none() && !path.exists() {
        return (Config::default(), Vec::new());
    }
    match folder(path).read(file(path)) {
        Ok(text) => parse(path, &text),
        Err(error) => {
            let problem = Problem::error(file(path), None, format!("cannot read the config: {error}"));
            (Config::default(), vec![problem])
        }
    }
}

/// Reads a config from its text; `path` is where it was read from.
pub fn parse(path: &Path, text: &str) -> (Config, Vec<Problem>) {
    let mut config = Config::default();
    let mut notes = Notes::new(file(path), text);
    let (table, errors) = DeTable::parse_recoverable(text);
    notes.begin(0..text.len(), &errors);
    for (key, span, value) in values::entries(table.get_ref()) {
        match key {
            "facts" => {
                if let Some(facts) = values::string(value, key, &mut notes) {
                    config.facts = PathBuf::from(facts);
                }
            }
            "language" => match values::string(value, key, &mut notes) {
                Some("en") => config.language = Language::English,
                Some("zh") => config.language = Language::Chinese,
                Some(other) => notes.error(value.span(), format!("`language` is \"en\" or \"zh\", but this is {other:?}")),
                None => {}
            },
            _ => {
                let help = suggest::Suggestions::default().did_you_mean(key, KEYS.into_iter());
                let help = help.unwrap_or_else(|| format!("what it may have: {}", KEYS.join(", ")));
                notes.error_with_help(span, format!("the config has no `{key}`"), help);
            }
        }
    }
    config.facts = folder(path).0.join(&config.facts);
    let mut problems = notes.finish();
    problem::sort(&mut problems);
    (config, problems)
}

/// The folder of a config file, which its problems are shown relative to.
pub fn folder(path: &Path) -> Folder {
    Folder(path.parent().unwrap_or(Path::new("")).to_path_buf())
}

fn file(path: &Path) -> &Path {
    path.file_name().map_or(path, Path::new)
}
