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
    /// The piece of the text that is being read; what is noted has its place in the piece.
    piece: Range<usize>,
    /// The lines of the piece with syntax errors, sorted and apart, each from its first to past its last byte.
    broken: Vec<Range<usize>>,
    has_syntax_errors: bool,
    problems: Vec<Problem>,
    unlisted_count: usize,
}

impl<'f> Notes<'f> {
    pub(crate) fn new(path: &'f Path, text: &'f str) -> Self {
        Self { path, text, piece: 0..text.len(), broken: Vec::new(), has_syntax_errors: false, problems: Vec::new(), unlisted_count: 0 }
    }

    /// Goes on to a piece of the text with the errors of its TOML.
    pub(crate) fn begin(&mut self, piece: Range<usize>, errors: &[toml::de::Error]) {
        self.piece = piece;
        self.has_syntax_errors |= !errors.is_empty();
        let mut broken: Vec<Range<usize>> = Vec::with_capacity(errors.len());
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let message = error.message().trim().to_lowercase().replace('\n', ", ");
            let message = format!("cannot read this as TOML: {message}");
            self.list(Problem::error(self.path, Some(self.in_text(&span)), message));
            broken.push(self.lines(&span));
        }
        broken.sort_by_key(|lines| lines.start);
        self.broken.clear();
        for lines in broken {
            match self.broken.last_mut() {
                Some(last) if lines.start <= last.end => last.end = last.end.max(lines.end),
                _ => self.broken.push(lines),
            }
        }
    }

    /// Goes back to the text as a whole, for what is noted at its top.
    pub(crate) fn end(&mut self) {
        self.piece = 0..self.text.len();
        self.broken.clear();
    }

    /// Where bytes of the piece stand in the text.
    pub(crate) fn in_text(&self, span: &Range<usize>) -> Range<usize> {
        self.piece.start + span.start..self.piece.start + span.end
    }

    /// Notes an error, unless it follows from a syntax error in the same lines.
    pub(crate) fn error(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.problem(Problem::error(self.path, Some(span), message));
    }

    /// Notes an error with advice.
    pub(crate) fn error_with_help(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.problem(Problem::error(self.path, Some(span), message).help(help));
    }

    /// Notes a warning.
    pub(crate) fn warning(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.problem(Problem::warning(self.path, Some(span), message));
    }

    /// Notes that something is not there, unless it may have been lost to a syntax error.
    pub(crate) fn missing(&mut self, span: Range<usize>, message: impl Into<String>) {
        if !self.has_syntax_errors {
            self.error(span, message);
        }
    }

    /// Whether a syntax error lies in these bytes, so that what was read there may not be what is meant.
    pub(crate) fn is_broken(&self, span: &Range<usize>) -> bool {
        let first = self.broken.partition_point(|broken| broken.end < span.start);
        self.broken.get(first).is_some_and(|broken| broken.start <= span.end)
    }

    /// Whether any syntax error was found.
    pub(crate) fn has_syntax_errors(&self) -> bool {
        self.has_syntax_errors
    }

    /// The bytes of the whole file's first line, to point at where something is missing from the file.
    pub(crate) fn top(&self) -> Range<usize> {
        0..self.text.find(['\r', '\n']).unwrap_or(self.text.len())
    }

    /// The length of the piece.
    pub(crate) fn piece_length(&self) -> usize {
        self.piece.len()
    }

    /// Every problem of the file.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        if self.unlisted_count > 0 {
            let message = format!("{} more faults in this file are not listed", self.unlisted_count);
            self.problems.push(Problem::error(self.path, None, message));
        }
        self.problems
    }

    fn problem(&mut self, mut problem: Problem) {
        if let Some(span) = &problem.span {
            if self.is_broken(span) {
                return;
            }
            problem.span = Some(self.in_text(span));
        }
        self.list(problem);
    }

    fn list(&mut self, problem: Problem) {
        if self.problems.len() < LISTED_FAULTS {
            self.problems.push(problem);
        } else {
            self.unlisted_count += 1;
        }
    }

    fn lines(&self, span: &Range<usize>) -> Range<usize> {
        let bytes = self.text[self.piece.clone()].as_bytes();
        let (start, end) = (span.start.min(bytes.len()), span.end.min(bytes.len()));
        let first = bytes[..start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let last = bytes[end..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| end + at);
        first..last
    }
}
