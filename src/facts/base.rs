//! What does a fact base hold once it is loaded?
//!
//! An immutable snapshot of plain values; identifiers are indices into it.

use super::period::Period;
use crate::quantity::{Bounded, Unit};
use jiff::civil::Date;
use std::ops::Range;
use std::path::PathBuf;

/// An indicator, by its place in [`FactBase::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndicatorId(pub u32);
/// A statement, by its place in [`FactBase::statements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(pub u32);
/// A topic, by its place in [`FactBase::topics`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(pub u32);
/// A figure, by its place in [`FactBase::figures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(pub u32);
/// A dimension, by its place in [`FactBase::dimensions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DimensionId(pub u16);
/// A member of a dimension: the dimension and the place in its [`Dimension::members`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberId {
    /// The dimension.
    pub dimension: DimensionId,
    /// The place in the dimension's list.
    pub index: u32,
}

/// A text in the languages that the base has it in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// English.
    pub en: Option<Box<str>>,
    /// Chinese, as the file has it.
    pub zh: Option<Box<str>>,
}

/// Phrases in the languages that the base has them in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// English.
    pub en: Vec<Box<str>>,
    /// Chinese, as the file has it.
    pub zh: Vec<Box<str>>,
}

/// What sort of thing an indicator's figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A level at a point in time.
    Stock,
    /// Something that happened over a period.
    Flow,
    /// Something aimed at.
    Target,
    /// A threshold or a rule in force.
    Rule,
}

/// What a percentage is a part and a whole of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: IndicatorId,
    /// The whole.
    pub of: IndicatorId,
}

/// A thing that is measured.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its key, unique in the base.
    pub key: Box<str>,
    /// What it is called.
    pub name: Text,
    /// The words people use for it.
    pub asked: Phrases,
    /// The unit of its figures.
    pub unit: Unit,
    /// The unit's noun as the base gives it, where it is given in several languages.
    pub unit_name: Text,
    /// The sort of its figures; `None` where the base does not say.
    pub kind: Option<Kind>,
    /// The topic it belongs to.
    pub topic: Option<TopicId>,
    /// The indicator that this one is a subset of.
    pub part_of: Option<IndicatorId>,
    /// The indicator that this one is the target for.
    pub target_for: Option<IndicatorId>,
    /// The indicator whose growth this one is.
    pub growth_of: Option<IndicatorId>,
    /// What this percentage is a part and a whole of.
    pub share: Option<Share>,
    /// The day the next figure is due.
    pub expects: Option<Date>,
    /// What a reader should know about population or definition.
    pub note: Text,
    /// Its figures: a range of [`FactBase::figures`], sorted by period, members, then publication.
    pub figures: Range<u32>,
}

/// One stated value of an indicator.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is measured.
    pub indicator: IndicatorId,
    /// When.
    pub period: Period,
    /// For which members of dimensions, sorted; empty for the total.
    pub members: Box<[MemberId]>,
    /// The value that `stated` was read as, in the indicator's unit.
    pub value: Bounded,
    /// The words of the source.
    pub stated: Box<str>,
    /// Who said it.
    pub statement: StatementId,
    /// What a reader should know about this one figure.
    pub note: Option<Box<Text>>,
}

/// A figure that is answered no longer, and stays in its file.
#[derive(Clone, Debug)]
pub struct Retired {
    /// The figure.
    pub figure: Figure,
    /// Why.
    pub why: Text,
}

/// A date as coarse as its source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CoarseDate {
    /// A year.
    Year(i16),
    /// A year and a month.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

/// A citable document or speech.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The file's name without its ending.
    pub key: Box<str>,
    /// Its title.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// When.
    pub published: Option<CoarseDate>,
    /// Where to read it.
    pub url: Box<str>,
    /// Who is quoted.
    pub speaker: Text,
    /// When the speaker said it, where that is another day.
    pub stated_on: Option<CoarseDate>,
    /// What was stated beside figures.
    pub remarks: Vec<Remark>,
}

/// Something stated that is no figure, in the bot's own words.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The topic it belongs to.
    pub topic: Option<TopicId>,
    /// The indicators it is about.
    pub about: Vec<IndicatorId>,
    /// The remark.
    pub text: Text,
}

/// A group of indicators that people ask for together.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its key.
    pub key: Box<str>,
    /// What it is called; empty where the base gives the key alone.
    pub name: Text,
    /// The words people use for it.
    pub asked: Phrases,
    /// Its indicators.
    pub indicators: Vec<IndicatorId>,
}

/// A term with a sourced definition.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its key.
    pub key: Box<str>,
    /// The term.
    pub name: Text,
    /// Other words for it.
    pub asked: Phrases,
    /// What it means.
    pub definition: Text,
    /// Who defines it.
    pub publisher: Text,
    /// Where that can be read.
    pub url: Box<str>,
    /// The indicator that counts it, if any.
    pub indicator: Option<IndicatorId>,
}

/// A way in which figures are told apart beside their period: place, size class, batch ...
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its key.
    pub key: Box<str>,
    /// What it is called.
    pub name: Text,
    /// Its members.
    pub members: Vec<Member>,
}

/// One value of a dimension.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its key, unique in its dimension.
    pub key: Box<str>,
    /// What it is called.
    pub name: Text,
    /// The words people use for it.
    pub asked: Phrases,
}

/// Everything that can be asked, as one immutable snapshot.
#[derive(Clone, Debug, Default)]
pub struct FactBase {
    /// Where it was read from.
    pub folder: PathBuf,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// What was stated, sorted by indicator.
    pub figures: Vec<Figure>,
    /// What was stated and is answered no longer.
    pub retired: Vec<Retired>,
    /// Who stated it.
    pub statements: Vec<Statement>,
    /// What people ask for together.
    pub topics: Vec<Topic>,
    /// What terms mean.
    pub glossary: Vec<Term>,
    /// How figures are told apart.
    pub dimensions: Vec<Dimension>,
}

impl CoarseDate {
    /// The first day it may mean.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Day(day) => Some(day),
        }
    }

    /// The last day it may mean.
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok().map(Date::last_of_month),
            Self::Day(day) => Some(day),
        }
    }
}
