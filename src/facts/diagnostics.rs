//! How is a problem shown to the person who wrote the file?

use super::base::FactBase;
use super::load::Files;
use super::problem::{Problem, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

/// A place in a text as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Position {
    /// The place of a byte of a text.
    pub fn of(text: &str, byte: usize) -> Self {
        let before = &text.as_bytes()[..byte.min(text.len())];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Self { line, column: String::from_utf8_lossy(&before[start..]).chars().count() + 1 }
    }
}

/// Shows problems, each with its line underlined; in colour, which the writer takes away where it is not wanted.
///
/// The files are read again, so that a base without problems keeps none of its texts.
///
/// # Errors
/// Fails where nothing can be written.
pub fn write(problems: &[Problem], files: &dyn Files, out: &mut dyn Write) -> io::Result<()> {
    for same in problems.chunk_by(|a, b| a.file == b.file) {
        let text = same.iter().any(|problem| problem.span.is_some()).then(|| files.read(&same[0].file).ok()).flatten();
        let path = shown(files.folder(), &same[0].file);
        let mut lines = Lines::default();
        for problem in same {
            let snippet = text.as_deref().zip(problem.span.clone()).map(|(text, span)| lines.snippet(text, span));
            writeln!(out, "{}\n", rendered(problem, snippet, &path))?;
        }
    }
    Ok(())
}

/// Each problem on a line of its own, as editors and logs want it: file, line, column, what is wrong, what to do about it.
pub fn lines(problems: &[Problem], files: &dyn Files) -> Vec<String> {
    let mut said = Vec::new();
    for same in problems.chunk_by(|a, b| a.file == b.file) {
        let text = same.iter().any(|problem| problem.span.is_some()).then(|| files.read(&same[0].file).ok()).flatten();
        let path = shown(files.folder(), &same[0].file);
        for problem in same {
            let position = text.as_deref().zip(problem.span.as_ref()).map(|(text, span)| Position::of(text, span.start));
            let place = position.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
            let severity = match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let help = problem.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
            said.push(format!("{path}{place}: {severity}: {}{help}", problem.message));
        }
    }
    said
}

/// One line that says how many problems there are, or what a base without any holds.
pub fn summary(problems: &[Problem], base: &FactBase, file_count: usize) -> String {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    if problems.is_empty() {
        return format!(
            "facts: {}, {}, {}, no faults",
            counted(base.indicators.len(), "indicator"),
            counted(base.figures.len(), "figure"),
            counted(base.statements.len(), "statement")
        );
    }
    let found = match (errors, warnings) {
        (0, _) => counted(warnings, "warning"),
        (_, 0) => counted(errors, "error"),
        _ => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    format!("{found} in {}", counted(file_count, "file"))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn shown(folder: &Path, file: &Path) -> String {
    let path = if file.as_os_str().is_empty() { folder.to_path_buf() } else { folder.join(file) };
    path.display().to_string()
}

/// The line that a problem is in.
struct Line<'t> {
    number: usize,
    text: &'t str,
    span: Range<usize>,
}

/// Walks through a text once for problems in the order of the text.
#[derive(Default)]
struct Lines {
    start: usize,
    number: usize,
}

impl Lines {
    fn snippet<'t>(&mut self, text: &'t str, span: Range<usize>) -> Line<'t> {
        // The file may have changed since it was loaded, so that the span need not fit it any more.
        let at = boundary(text, span.start);
        if at < self.start {
            *self = Self::default();
        }
        self.number += text[self.start..at].matches('\n').count();
        self.start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = text[self.start..].lines().next().unwrap_or_default();
        let start = (at - self.start).min(line.len());
        let end = boundary(text, span.end).max(at) - self.start;
        Line { number: self.number + 1, text: line, span: start..end.clamp(start, line.len()) }
    }
}

/// The last place not after a byte where a character begins.
fn boundary(text: &str, byte: usize) -> usize {
    let place = |at: &usize| text.is_char_boundary(*at);
    (0..=byte.min(text.len())).rev().find(place).unwrap_or(0)
}

fn rendered(problem: &Problem, line: Option<Line<'_>>, path: &str) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = match line {
        Some(_) => level.primary_title(problem.message.as_str()),
        None => level.primary_title(format!("{path}: {}", problem.message)),
    };
    let mut group = Group::with_title(title);
    if let Some(line) = line {
        let annotation = AnnotationKind::Primary.span(line.span);
        group = group.element(Snippet::source(line.text).line_start(line.number).path(path).annotation(annotation));
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[group])
}
