//! What is wrong with a file of the fact base, and where?

use std::ops::Range;
use std::path::PathBuf;

/// Whether a problem has to be put right before the facts can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something does not load, or would be answered wrongly.
    Error,
    /// Something that is probably not meant.
    Warning,
}

/// One fault in a file, for the person who wrote the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the folder of the fact base; empty for the folder itself.
    pub file: PathBuf,
    /// The bytes of the file that it is about; `None` where it is about the whole file.
    pub span: Option<Range<usize>>,
    /// Whether it has to be put right.
    pub severity: Severity,
    /// What was attempted, what came and what would be right: lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// An error in a file.
    pub fn error(file: impl Into<PathBuf>, span: Option<Range<usize>>, message: impl Into<String>) -> Self {
        Self { file: file.into(), span, severity: Severity::Error, message: message.into(), help: None }
    }

    /// A warning about a file.
    pub fn warning(file: impl Into<PathBuf>, span: Option<Range<usize>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, span, message) }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Puts problems in the order that a person reads files in, each once.
pub fn sort(problems: &mut Vec<Problem>) {
    let start = |problem: &Problem| problem.span.as_ref().map(|span| (span.start, span.end));
    problems.sort_by(|a, b| (&a.file, start(a), a.severity, &a.message).cmp(&(&b.file, start(b), b.severity, &b.message)));
    problems.dedup();
}

/// Whether any of the problems is an error.
pub fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
