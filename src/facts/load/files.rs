//! Where are the texts of a fact base, and which of them are read?

use crate::facts::problem::Problem;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The longest file that is read, in bytes: every position in it has to fit 32 bits, and no one edits files this long.
pub const LONGEST_FILE: u64 = 1 << 30;

/// The folders of a fact base, in the order that they are read.
pub(super) const INDICATORS: &str = "indicators";
/// The folder with one file a statement.
pub(super) const STATEMENTS: &str = "statements";
/// The single files of a fact base.
pub(super) const TOPICS: &str = "topics.toml";
/// The file of terms.
pub(super) const GLOSSARY: &str = "glossary.toml";
/// The file of dimensions.
pub(super) const DIMENSIONS: &str = "dimensions.toml";

/// The texts of a fact base: a folder on disk, or an edit of it that is not saved yet.
pub trait Files {
    /// The folder that the files are in, for messages.
    fn folder(&self) -> &Path;
    /// Every file that counts, relative to the folder and sorted, and what is wrong with the folder.
    fn list(&self) -> (Vec<PathBuf>, Vec<Problem>);
    /// The text of one of them.
    ///
    /// # Errors
    /// Says why it cannot be read: gone, not allowed, too long, not UTF-8.
    fn read(&self, file: &Path) -> io::Result<String>;
}

/// A folder on disk.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn folder(&self) -> &Path {
        &self.0
    }

    fn list(&self) -> (Vec<PathBuf>, Vec<Problem>) {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        let mut names = match toml_names(&self.0) {
            Ok(names) => names,
            Err(error) => {
                let problem = Problem::error("", None, format!("cannot read the folder {}: {error}", self.0.display()));
                return (files, vec![problem.help("name the folder of the fact base with --facts DIR or in config.toml")]);
            }
        };
        for folder in [INDICATORS, STATEMENTS] {
            match toml_names(&self.0.join(folder)) {
                Ok(inner) => names.extend(inner.into_iter().map(|name| Path::new(folder).join(name))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => problems.push(Problem::error(folder, None, format!("cannot read the folder: {error}"))),
            }
        }
        names.sort();
        for name in names {
            // A pipe named like a file would never end, and a folder has no text.
            match std::fs::metadata(self.0.join(&name)) {
                Ok(found) if found.is_file() => files.push(name),
                Ok(_) => problems.push(Problem::warning(name, None, "not read, because it is not a file")),
                Err(error) => problems.push(Problem::error(name, None, format!("cannot read the file: {error}"))),
            }
        }
        (files, problems)
    }

    fn read(&self, file: &Path) -> io::Result<String> {
        let path = self.0.join(file);
        let length = std::fs::metadata(&path)?.len();
        if length > LONGEST_FILE {
            return Err(io::Error::other(format!("it is {length} bytes long, at most {LONGEST_FILE} are read")));
        }
        let bytes = std::fs::read(&path)?;
        String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
            io::Error::other(format!("line {line} is not UTF-8; save the file with the encoding UTF-8"))
        })
    }
}

/// The names in a folder that end in ".toml" and do not begin with "."; editors leave others lying about.
fn toml_names(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = PathBuf::from(entry?.file_name());
        if counts(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

fn counts(file: &Path) -> bool {
    let hidden = file.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && file.extension().is_some_and(|ending| ending == "toml")
}

/// Texts in memory, by their paths relative to the folder of a fact base.
#[derive(Clone, Debug, Default)]
pub struct Texts(pub BTreeMap<PathBuf, String>);

impl Files for Texts {
    fn folder(&self) -> &Path {
        Path::new("")
    }

    fn list(&self) -> (Vec<PathBuf>, Vec<Problem>) {
        (self.0.keys().filter(|file| counts(file)).cloned().collect(), Vec::new())
    }

    fn read(&self, file: &Path) -> io::Result<String> {
        self.0.get(file).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The texts of a fact base as they were at one moment, so that what is compared, checked and loaded is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    folder: PathBuf,
    /// Each with why it could not be read, where it could not.
    texts: BTreeMap<PathBuf, Result<String, String>>,
    problems: Vec<Problem>,
}

impl Held {
    /// Reads every file that counts.
    pub fn of(files: &dyn Files) -> Self {
        let (names, problems) = files.list();
        let text = |name: &PathBuf| files.read(name).map_err(|error| error.to_string());
        let texts = names.into_iter().map(|name| (text(&name), name)).map(|(text, name)| (name, text)).collect();
        Self { folder: files.folder().to_path_buf(), texts, problems }
    }

    /// The same with one text replaced, added, or taken away.
    #[must_use]
    pub fn with(&self, file: &Path, text: Option<String>) -> Self {
        let mut changed = self.clone();
        match text {
            Some(text) => changed.texts.insert(file.to_path_buf(), Ok(text)),
            None => changed.texts.remove(file),
        };
        changed
    }
}

impl Files for Held {
    fn folder(&self) -> &Path {
        &self.folder
    }

    fn list(&self) -> (Vec<PathBuf>, Vec<Problem>) {
        (self.texts.keys().cloned().collect(), self.problems.clone())
    }

    fn read(&self, file: &Path) -> io::Result<String> {
        match self.texts.get(file) {
            Some(text) => text.clone().map_err(io::Error::other),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// A fact base with some of its texts replaced or added, as a person is about to save it.
pub struct Edited<'f> {
    /// What is saved.
    pub saved: &'f dyn Files,
    /// The texts that take the place of saved ones.
    pub edits: Texts,
}

impl Files for Edited<'_> {
    fn folder(&self) -> &Path {
        self.saved.folder()
    }

    fn list(&self) -> (Vec<PathBuf>, Vec<Problem>) {
        let (mut files, problems) = self.saved.list();
        files.extend(self.edits.list().0);
        files.sort();
        files.dedup();
        (files, problems)
    }

    fn read(&self, file: &Path) -> io::Result<String> {
        self.edits.read(file).or_else(|_| self.saved.read(file))
    }
}
