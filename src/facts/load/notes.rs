//! Which faults does one file have?

use crate::facts::problem::Problem;
use std::ops::Range;
use std::path::Path;

/// How many faults of one file are listed: more than anyone reads, and few enough for a file of noise.
const LISTED_FAULTS: usize = 500;

/// Collects the faults of one file while it is read.
pub(crate) struct Notes<'f> {
    path: &'f Path,
    text: &'f str,
    /// The lines with syntax errors, each from its first to past its last byte.
    broken: Vec<Range<usize>>,
    problems: Vec<Problem>,
    unlisted_count: usize,
}

impl<'f> Notes<'f> {
    pub(crate) fn new(path: &'f Path, text: &'f str) -> Self {
        Self {
            path,
            text,
            broken: Vec::new(),
            problems: Vec::new(),
            unlisted_count: 0,
        }
    }

    /// Notes an error of the TOML itself.
    pub(crate) fn syntax(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let message = error.message().trim().to_lowercase().replace('\n', ", ");
        self.list(Problem::error(
            self.path,
            Some(span.clone()),
            format!("cannot read this as TOML: {message}"),
        ));
        self.broken.push(self.lines(&span));
    }

    /// Notes an error, unless it follows from a syntax error in the same lines.
    pub(crate) fn error(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.problem(Problem::error(self.path, Some(span), message));
    }

    /// Notes an error with advice.
    pub(crate) fn error_with_help(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problem(Problem::error(self.path, Some(span), message).help(help));
    }

    /// Notes a warning.
    pub(crate) fn warning(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.problem(Problem::warning(self.path, Some(span), message));
    }

    /// Notes that something is not there, unless it may have been lost to a syntax error.
    pub(crate) fn missing(&mut self, span: Range<usize>, message: impl Into<String>) {
        if self.broken.is_empty() {
            self.error(span, message);
        }
    }

    /// Whether a syntax error lies in these bytes, so that what was read there may not be what is meant.
    pub(crate) fn is_broken(&self, span: &Range<usize>) -> bool {
        self.broken
            .iter()
            .any(|broken| broken.start <= span.end && span.start <= broken.end)
    }

    /// Whether any syntax error was found.
    pub(crate) fn has_syntax_errors(&self) -> bool {
        !self.broken.is_empty()
    }

    /// The bytes of the whole file's first line, to point at where something is missing from the file.
    pub(crate) fn top(&self) -> Range<usize> {
        0..self.text.find(['\r', '\n']).unwrap_or(self.text.len())
    }

    /// The length of the file.
    pub(crate) fn end(&self) -> usize {
        self.text.len()
    }

    /// Every problem of the file.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        if self.unlisted_count > 0 {
            let message = format!(
                "{} more faults in this file are not listed",
                self.unlisted_count
            );
            self.problems.push(Problem::error(self.path, None, message));
        }
        self.problems
    }

    fn problem(&mut self, problem: Problem) {
        if !problem
            .span
            .as_ref()
            .is_some_and(|span| self.is_broken(span))
        {
            self.list(problem);
        }
    }

    fn list(&mut self, problem: Problem) {
        if self.problems.len() < LISTED_FAULTS {
            self.problems.push(problem);
        } else {
            self.unlisted_count += 1;
        }
    }

    fn lines(&self, span: &Range<usize>) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let (start, end) = (span.start.min(bytes.len()), span.end.min(bytes.len()));
        let first = bytes[..start]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let last = bytes[end..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(bytes.len(), |at| end + at);
        first..last
    }
}
