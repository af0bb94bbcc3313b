//! How is something called where there is no room for a sentence: on a button, in a menu, in a list of workings?

use super::piece::{Meaning, piece};
use super::voice::{Voice, joined};
use super::words::Mention;
use super::{digits, number, working};
use crate::compute::Computed;
use crate::facts::base::{FactBase, FigureId, IndicatorId, MemberId, StatementId, Text};
use crate::facts::period::Period;
use crate::language::Language;
use crate::plan::{Operand, operand};
use crate::quantity::{Bounded, Rounding, Unit};
use crate::render::piece::Line;

/// A base whose things are called in one language.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    base: &'a FactBase,
    language: Language,
}

impl<'a> Labels<'a> {
    /// The labels of a base in a language.
    #[must_use]
    pub fn new(base: &'a FactBase, language: Language) -> Self {
        Self { base, language }
    }

    fn voice(&self) -> Voice<'a> {
        // The day decides between "was" and "is" in sentences alone, and there are none here.
        Voice::new(self.base, self.language, jiff::civil::Date::ZERO, &[])
    }

    /// A text in the language, else in the other.
    #[must_use]
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        let (first, second) = match self.language {
            Language::English => (&text.en, &text.zh),
            Language::Chinese => (&text.zh, &text.en),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }

    /// The name of an indicator.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> &'a str {
        self.text(&self.base.indicators[id.0 as usize].name)
    }

    /// A figure by its name and its period: "ferries (2022)".
    #[must_use]
    pub fn figure(&self, operand: &Operand) -> String {
        let voice = self.voice();
        let period = joined(&voice.period_of(operand, Mention::Alone));
        match self.language {
            Language::English => format!("{} ({period})", voice.name_of(operand)),
            Language::Chinese => format!("{}（{period}）", voice.name_of(operand)),
        }
    }

    /// A stated value with its unit.
    #[must_use]
    pub fn value(&self, operand: &Operand) -> String {
        self.voice().value(operand)
    }

    /// A period: "first half of 2025".
    #[must_use]
    pub fn period(&self, period: &Period) -> String {
        joined(&self.voice().period(period, Mention::Alone))
    }

    /// The names of members.
    #[must_use]
    pub fn members(&self, members: &[MemberId]) -> String {
        self.voice().members(members)
    }

    /// A figure as a line of a list.
    #[must_use]
    pub fn item(&self, operand: &Operand) -> Line {
        self.voice().item(operand)
    }

    /// How something was computed, with what it comes to: "8,997 ÷ more than 70,000 = less than 12.9%".
    #[must_use]
    pub fn working(&self, computed: &Computed) -> (String, String) {
        (working::text(&computed.working, self.language), self.rounded(computed.value, &computed.unit))
    }

    fn rounded(&self, value: Bounded, unit: &Unit) -> String {
        number::value(&value.outward(Rounding::ForReader), unit, &Text::default(), self.language)
    }

    /// A plain number as the language writes it.
    #[must_use]
    pub fn count(&self, count: usize) -> String {
        digits::number(count.into(), self.language)
    }

    /// A statement by its publisher and its date.
    #[must_use]
    pub fn statement(&self, id: StatementId) -> String {
        let statement = &self.base.statements[id.0 as usize];
        let publisher = self.text(&statement.publisher);
        match statement.published {
            Some(date) => format!("{publisher}, {}", (super::words::words(self.language).date)(date)),
            None => publisher.to_owned(),
        }
    }

    /// The question that a figure answers.
    #[must_use]
    pub fn question(&self, operand: &Operand) -> String {
        super::reply::question(&self.voice(), operand)
    }

    /// A citation as a line of its own.
    #[must_use]
    pub fn citation(&self, id: StatementId) -> Line {
        let mut line = super::reply::citation(&self.voice(), id);
        line.pieces.retain(|piece| !piece.text.is_empty());
        line
    }

    /// The words of a source, as a piece that is quoted.
    #[must_use]
    pub fn stated(&self, operand: &Operand) -> &'a str {
        &self.base.figures[operand.figure.0 as usize].stated
    }
}

/// The questions that the figures of an indicator answer, in each language that it has a name in.
#[must_use]
pub fn questions(base: &FactBase, id: IndicatorId) -> Vec<String> {
    let held = &base.indicators[id.0 as usize];
    let languages = [held.name.en.is_some().then_some(Language::English), held.name.zh.is_some().then_some(Language::Chinese)];
    let figures = held.figures.clone().filter_map(|figure| operand(FigureId(figure), base));
    let questions = |operand: Operand| languages.into_iter().flatten().map(move |language| Labels::new(base, language).question(&operand));
    figures.flat_map(questions).collect()
}

/// A line with one piece of text.
#[must_use]
pub fn line(role: super::piece::Role, words: &str) -> Line {
    Line { role, pieces: piece(Meaning::Text, words) }
}
