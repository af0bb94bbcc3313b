//! What does the text of a new statement state, and what of it does the base know already?
//!
//! [`draft`] finds every figure of a text with its bound, unit, period and the words around it; says which indicator it is of, and how sure
//! that is; proposes an indicator for what the base does not know; and holds it against what was stated before. It makes nothing up: whatever
//! goes into a file is a stretch of the text. And it drops nothing: what it took for no figure is listed, too.

mod asides;
mod link;
mod locate;
mod name;
mod when;
mod words;

pub use name::key;

use crate::facts::base::{FactBase, FigureId, IndicatorId, MemberId};
use crate::facts::period::Period;
use crate::language::Language;
use crate::quantity::Bounded;
use crate::quantity::read::ReadUnit;
use crate::question::Facts;
use jiff::civil::Date;
use std::ops::Range;

/// The longest text that is read, in bytes: the statement of a press conference of several hours.
pub const LONGEST_TEXT: usize = 200_000;

/// What a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The language of most of it.
    pub language: Language,
    /// Where its title stands, where its first line is one.
    pub title: Option<Range<usize>>,
    /// Its figures, in their order.
    pub figures: Vec<Located>,
    /// The numbers that were taken for no figure, in their order.
    pub asides: Vec<Range<usize>>,
}

/// A figure of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Where it stands, in bytes: qualifier, number, and what says its unit.
    pub place: Range<usize>,
    /// The words of its clause.
    pub around: Range<usize>,
    /// The value that the text gives, with its bound.
    pub value: Bounded,
    /// What the text says that it measures.
    pub unit: ReadUnit,
    /// The period that it is for, where the text says one.
    pub period: Option<Period>,
    /// What it is of.
    pub of: Of,
}

/// What a figure is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// An indicator of the base.
    Known(Link),
    /// Something that the base does not describe yet.
    New(Proposed),
    /// Nothing that can be said from its words.
    Unplaced,
}

/// How sure it is that a figure is of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// It may be: a person has to decide.
    Unsure,
    /// Its words fit this one best.
    Likely,
    /// Its words fit this one well and no other, or its number is the one that is held.
    Sure,
}

/// What is held already for the same indicator, members and period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    First,
    /// A figure that says the same.
    Corroborated(FigureId),
    /// Another figure.
    Contradicted(FigureId),
}

/// That a figure is of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which.
    pub indicator: IndicatorId,
    /// For which members.
    pub members: Vec<MemberId>,
    /// How sure that is.
    pub sureness: Sureness,
    /// The value in the unit of the indicator: a fall is below zero.
    pub value: Bounded,
    /// The words that state it, as its file would have them; nothing where no stretch of the text reads as the value.
    pub stated: Option<Range<usize>>,
    /// What is held already.
    pub standing: Standing,
    /// The figure of this draft, by its place, that states the same thing for the same period, surer or in more words.
    pub again: Option<usize>,
}

/// An indicator that the base does not describe yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// A key made of its words.
    pub key: String,
    /// The words that name it.
    pub name: Range<usize>,
    /// Its unit, in the words of fact bases or of the text.
    pub unit: String,
    /// Whether it is how much that has changed, and not how much it is.
    pub is_change: bool,
    /// The key of the indicator whose change it is, where that is known.
    pub growth_of: Option<String>,
}

/// Drafts what a text states. `facts` should be made with [`Facts::described`], so that indicators without a figure are known, too; `as_of` is
/// the day on which "last year" is said.
#[must_use]
pub fn draft(text: &str, facts: &Facts, as_of: Date) -> Draft {
    let end = text.char_indices().map(|(place, letter)| place + letter.len_utf8()).take_while(|end| *end <= LONGEST_TEXT).last();
    let text = &text[..end.unwrap_or_default()];
    let sentences = locate::sentences(text, facts, as_of);
    let chinese = sentences.iter().filter(|sentence| sentence.question.language == Language::Chinese).count();
    let language = if 2 * chinese > sentences.len() { Language::Chinese } else { Language::English };
    let figures = link::linked(text, &sentences, facts, as_of);
    let asides = asides::asides(text, &figures);
    Draft { language, title: title(text), figures, asides }
}

impl Located {
    /// The link, where a file may have it as it stands: sure enough, with a period and words, and stated once.
    #[must_use]
    pub fn entry(&self) -> Option<(&Link, Period)> {
        let Of::Known(link) = &self.of else { return None };
        let stands = link.sureness > Sureness::Unsure && link.stated.is_some() && link.again.is_none();
        self.period.filter(|_| stands).map(|period| (link, period))
    }
}

/// The statements of the base that were published at an address.
#[must_use]
pub fn known_statement<'b>(base: &'b FactBase, url: &str) -> Option<&'b str> {
    base.statements.iter().find(|statement| !url.is_empty() && &*statement.url == url).map(|statement| &*statement.key)
}

/// The first line, where it is no sentence and others follow.
fn title(text: &str) -> Option<Range<usize>> {
    /// The longest title, in characters.
    const LONGEST: usize = 160;
    let line = text.lines().find(|line| !line.trim().is_empty())?.trim();
    // OK because the line is a part of the text.
    let start = text.find(line)?;
    let rest = text[start + line.len()..].trim();
    let is_title = line.chars().count() <= LONGEST && !line.ends_with(['.', '。', '；', ';', '，', ',', '：', ':']) && !rest.is_empty();
    is_title.then_some(start..start + line.len())
}
