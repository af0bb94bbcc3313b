//! For which period is a figure stated, where its own words do not say all of it?
//!
//! A text has a main period, the first that it names of what was and not of what is to be. Within a paragraph the last one that was named goes
//! on; the next paragraph begins with the main one again. What is to be has a period of its own.

use crate::facts::period::{Period, Shape};
use crate::plan::spoken::{self, Clause};
use crate::question::{Asked, Question};
use jiff::civil::Date;

/// The periods that a text has named so far.
#[derive(Debug)]
pub(super) struct When {
    /// The day on which it is said.
    as_of: Date,
    /// The one that the text is about.
    main: Option<Period>,
    /// The one that the paragraph is about so far.
    context: Option<Period>,
    /// The one by which something is to be.
    aimed: Option<Period>,
    /// The periods of the columns, where the last line was the head of a table.
    header: Vec<Period>,
}

impl When {
    /// Nothing, so far.
    pub fn on(as_of: Date) -> Self {
        Self { as_of, main: None, context: None, aimed: None, header: Vec::new() }
    }

    /// Whether a figure's clause is for what is to come.
    pub fn is_to_come(&self, question: &Question, clause: &Clause) -> bool {
        spoken::asked_in(question, clause).iter().any(|asked| matches!(asked, Asked::At(period) if period.start > self.as_of))
    }

    /// Begins a sentence: the periods of its columns, where it is a row of a table; nothing where it is the head of one.
    pub fn begin(&mut self, question: &Question, (begins_line, is_row): (bool, bool), figure_count: usize) -> Option<Vec<Period>> {
        if begins_line {
            self.context = None;
        }
        let periods = spoken::periods(question);
        if !is_row {
            self.header.clear();
        } else if figure_count == 0 && periods.len() > 1 {
            self.header = periods;
            return None;
        }
        Some(if self.header.len() == figure_count { self.header.clone() } else { Vec::new() })
    }

    /// The period of a figure whose clause names these.
    pub fn of(&self, question: &Question, clause: (&[Asked], &[Asked]), (column, aims): (Option<Period>, bool)) -> Option<Period> {
        let last = |asked: &[Asked]| asked.iter().rev().find_map(|asked| self.meant(*asked, false));
        let is_past = |period: &Period| aims || period.start <= self.as_of;
        let own = || last(clause.0).or_else(|| last(clause.1).filter(is_past));
        let sentences = || last(&question.periods).filter(is_past);
        let aimed = || self.aimed.filter(|_| aims);
        column.or_else(own).or_else(sentences).or_else(aimed).or(self.context).or(self.main)
    }

    /// The period that is meant: of a part of a year that of the year the text is about.
    fn meant(&self, asked: Asked, is_strict: bool) -> Option<Period> {
        match asked {
            Asked::At(period) => Some(period),
            Asked::Within(part) => {
                let year = self.context.or(self.main)?.year()?;
                part.moved(year - part.year()?, Shape::Year)
            }
            Asked::Since(period) => Some(period).filter(|_| !is_strict),
            Asked::Against(_) | Asked::Between(..) | Asked::Before | Asked::Moved { .. } | Asked::Recent => None,
        }
    }

    /// Ends a sentence: what it names goes on.
    pub fn end(&mut self, question: &Question, aims: bool) {
        // The day of a press conference is not what its figures are for.
        let named = question.periods.iter().rev().filter_map(|asked| self.meant(*asked, true)).find(|period| period.shape != Shape::Day);
        if aims || named.is_some_and(|period| period.start > self.as_of) {
            self.aimed = named.or(self.aimed);
            return;
        }
        self.context = named.or(self.context);
        self.main = self.main.or(self.context);
    }
}
