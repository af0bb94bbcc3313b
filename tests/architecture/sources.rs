//! What do the sources hold, without what is no part of the program?

use std::fs;
use std::path::{Path, PathBuf};

/// A file of `src`, without what is no part of the program: comments, and tests.
pub struct Source {
    /// Where it lies.
    pub path: PathBuf,
    /// The module it belongs to: the folder or file directly under `src`.
    pub room: String,
    /// What is left of it.
    pub text: String,
}

impl Source {
    /// Whether it is code rather than a table of the languages.
    pub fn is_rust(&self) -> bool {
        self.path.extension().is_some_and(|ending| ending == "rs")
    }

    /// The lines that hold any of `words`, as messages.
    pub fn lines_with<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        let holds = |line: &str| words.iter().any(|word| line.contains(word));
        self.text.lines().zip(1..).filter(move |(line, _)| holds(line)).map(|(line, number)| self.at(number, line))
    }

    /// A message about one of its lines.
    pub fn at(&self, number: usize, line: &str) -> String {
        format!("{}:{number}: {}", self.path.display(), line.trim())
    }
}

/// All files of `src` that are part of the program.
pub fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    gather(Path::new("src"), &mut found);
    assert!(found.len() > 50, "the sources are in src");
    found
}

fn gather(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            gather(&path, found);
        } else if ["rs", "toml", "txt"].contains(&ending.as_str()) && !path.ends_with("tests.rs") && !is_licence(&path) {
            let room = path.components().nth(1).unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let whole = fs::read_to_string(&path).unwrap();
            let text = match ending.as_str() {
                "rs" => program(&whole),
                "toml" => whole.lines().map(|line| if line.starts_with('#') { "" } else { line }).collect::<Vec<_>>().join("\n"),
                _ => whole,
            };
            found.push(Source { path, room, text });
        }
    }
}

fn is_licence(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("LICENSE"))
}

/// Rust without its comments and the tests at its end; every line stays where it is.
pub fn program(text: &str) -> String {
    let tested = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..tested].lines().map(|line| {
        let comment = line.match_indices("//").map(|(start, _)| start).find(|start| line[..*start].matches('"').count() % 2 == 0);
        comment.map_or(line, |start| &line[..start])
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules that a text names after `crate::`, each with its line.
pub fn named(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        for (start, _) in line.match_indices("crate::") {
            let rest = &line[start + "crate::".len()..];
            let list = rest.strip_prefix('{').map_or(rest, |list| list);
            let ends = |letter: char| !(letter.is_alphanumeric() || letter == '_');
            if list.len() == rest.len() {
                found.push((rest.split(ends).next().unwrap_or_default().to_owned(), number));
            } else {
                found.extend(top_level(list).into_iter().map(|name| (name, number)));
            }
        }
    }
    found
}

/// The first words of a list in braces: `answer::Answer, plan::{Ask, Plan}` names `answer` and `plan`.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut names) = (0_i32, vec![String::new()]);
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => names.last_mut().unwrap().push(letter),
            _ => {}
        }
    }
    names.iter().map(|name| name.trim().split("::").next().unwrap_or_default().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The texts in quotes of a line.
pub fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}
