//! Which questions is a change tried with, beside those of the one who makes it?
//!
//! A file, or a folder of files, that those who keep the facts have written: a `[[case]]` with `ask`, and where wanted `prev` (the question that it
//! follows) and `as_of` (the day on which it is asked). Whatever else a case says is for whoever wrote it.

use crate::config::Config;
use crate::keep::propose::Test;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folder that is read where the config names none, beside the files of the facts.
const BESIDE: &str = "questions";
/// The longest file that is read, in bytes.
const LONGEST: u64 = 8 << 20;

#[derive(Deserialize)]
struct Cases {
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    ask: String,
    prev: Option<String>,
    as_of: Option<String>,
}

/// Where the questions are.
#[must_use]
pub fn place(config: &Config) -> PathBuf {
    config.questions.clone().unwrap_or_else(|| config.facts.join(BESIDE))
}

/// The questions of a file or of the files of a folder; what cannot be read is logged, and left out.
#[must_use]
pub fn read(place: &Path) -> Vec<Test> {
    let mut files: Vec<PathBuf> = match std::fs::read_dir(place) {
        Ok(entries) => entries.filter_map(Result::ok).map(|entry| entry.path()).collect(),
        Err(_) if place.is_file() => vec![place.to_path_buf()],
        Err(_) => Vec::new(),
    };
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    files.iter().flat_map(|file| cases(file)).collect()
}

fn cases(file: &Path) -> Vec<Test> {
    let too_long = std::fs::metadata(file).is_ok_and(|about| about.len() > LONGEST);
    let text = if too_long { Err("it is too long".to_owned()) } else { std::fs::read_to_string(file).map_err(|error| error.to_string()) };
    match text.and_then(|text| toml::from_str::<Cases>(&text).map_err(|error| error.to_string())) {
        Ok(Cases { case }) => case
            .into_iter()
            .map(|case| Test { question: case.ask, previous: case.prev, day: case.as_of.and_then(|day| day.parse().ok()) })
            .collect(),
        Err(error) => {
            tracing::warn!(file = %file.display(), error, "no questions are read from this file");
            Vec::new()
        }
    }
}
