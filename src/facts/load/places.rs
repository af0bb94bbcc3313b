//! Where in its files does each thing of a fact base stand?

use crate::facts::base::{FigureId, IndicatorId, StatementId};
use crate::facts::problem::Problem;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A stretch of bytes of a file; empty at the start where there is nothing to point at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        // OK because no file is read that is longer than `LONGEST_FILE`.
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: position(range.start), end: position(range.end) }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start as usize..span.end as usize
    }
}

/// A stretch of bytes of one of the files in [`Places::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file, by its place in [`Places::files`].
    pub file: u32,
    /// The bytes.
    pub span: Span,
}

/// Where the parts of an indicator stand, all in one file.
#[derive(Clone, Debug, Default)]
pub struct IndicatorPlaces {
    /// The file, by its place in [`Places::files`].
    pub file: u32,
    /// The header with its key.
    pub key: Span,
    /// Its name.
    pub name: Span,
    /// The phrases that it is asked for with, in the order of its `asked.en`.
    pub asked_en: Vec<Span>,
    /// The same of its `asked.zh`.
    pub asked_zh: Vec<Span>,
    /// Its relations, each with what it names.
    pub part_of: Span,
    /// The same.
    pub target_for: Span,
    /// The same.
    pub growth_of: Span,
    /// The same.
    pub share: Span,
}

/// Where the things of a fact base stand, in the order of its lists.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Every file that was found, relative to the folder.
    pub files: Vec<PathBuf>,
    /// The indicators.
    pub indicators: Vec<IndicatorPlaces>,
    /// The figures: each the value of its `stated`.
    pub figures: Vec<Place>,
    /// The statements' files.
    pub statements: Vec<u32>,
    /// The topics that are described in a file, each its header.
    pub topics: Vec<Option<Place>>,
}

impl Places {
    /// The path of a file, relative to the folder.
    pub fn path(&self, file: u32) -> &Path {
        self.files.get(file as usize).map_or(Path::new(""), PathBuf::as_path)
    }

    /// The file and bytes of a figure's `stated`.
    pub fn figure(&self, figure: FigureId) -> Option<(&Path, Range<usize>)> {
        self.figures.get(figure.0 as usize).map(|place| (self.path(place.file), place.span.into()))
    }

    /// The file of a statement.
    pub fn statement(&self, statement: StatementId) -> Option<&Path> {
        self.statements.get(statement.0 as usize).map(|file| self.path(*file))
    }

    /// The file and header of an indicator.
    pub fn indicator(&self, indicator: IndicatorId) -> Option<(&Path, Range<usize>)> {
        self.indicators.get(indicator.0 as usize).map(|places| (self.path(places.file), places.key.into()))
    }

    pub(crate) fn error(&self, file: u32, span: Span, message: impl Into<String>) -> Problem {
        Problem::error(self.path(file), Some(span.into()), message)
    }

    pub(crate) fn warning(&self, file: u32, span: Span, message: impl Into<String>) -> Problem {
        Problem::warning(self.path(file), Some(span.into()), message)
    }
}
