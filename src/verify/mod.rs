//! Which figures of a text can the base speak to, and are they right?
//!
//! [`verify`] cuts a text into sentences, says of each figure what it is of ([`crate::plan::spoken`]) and holds it against what was
//! stated for the period that its clause, or else the text before it, names.

pub(crate) mod cut;
pub(crate) mod settle;
mod shares;

use crate::compute::Verdict;
use crate::facts::base::FactBase;
use crate::facts::period::Period;
use crate::language::Language;
use crate::plan::spoken::{self, Clause, Said, Spoken};
use crate::plan::{Operand, Plan};
use crate::quantity::read::{self, Found, Measure};
use crate::quantity::{Bounded, Unit};
use crate::question::{Facts, Question, understand};
use jiff::civil::Date;
use settle::Held;
use std::cmp::Ordering;
use std::ops::Range;

/// The most of a text that is read, in characters.
pub const LONGEST_TEXT: usize = 10_000;

/// The figures of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The language of most of it.
    pub language: Language,
    /// The day on which it is read.
    pub as_of: Date,
    /// The figures that the base speaks to, in the order of the text.
    pub claims: Vec<Judged>,
    /// Where the figures stand that it does not speak to.
    pub unjudged: Vec<Range<usize>>,
    /// Whether the text was too long to be read to its end.
    pub cut_off: bool,
}

/// A figure that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Where the figure stands in the text, in bytes, with the words behind it that say what it is of.
    pub words: Range<usize>,
    /// What is claimed.
    pub value: Bounded,
    /// The unit that it is held against.
    pub unit: Unit,
    /// What is to be thought of it.
    pub verdict: Verdict,
    /// The figure that it is held against: the true one, or of an unsupported claim the nearest.
    pub held: Operand,
    /// What was computed, where the claim is of no stated figure.
    pub computed: Option<crate::compute::Computed>,
    /// The period that the text is about, where nothing is held for it.
    pub no_figure_for: Option<Period>,
    /// The figure that the claimed number is really of: of another thing, or of another period.
    pub whose: Option<Operand>,
}

impl Judged {
    /// Whether a bound that holds says less than is known, and on which side of it the known figure lies.
    #[must_use]
    pub fn known_beyond(&self, base: &FactBase) -> Option<Ordering> {
        let is_bound = matches!(self.value, Bounded::Above(_) | Bounded::AtLeast(_) | Bounded::Below(_) | Bounded::AtMost(_));
        let known = self.held.value(base).point();
        let beyond = known.cmp(&self.value.point());
        let is_noted = is_bound && self.computed.is_none() && self.verdict == Verdict::Supported { qualifier_lost: true };
        (is_noted && beyond != Ordering::Equal).then_some(beyond)
    }
}

/// Judges every figure of a text that the base can speak to. `as_of` is the day on which "last year" is said.
#[must_use]
pub fn verify(text: &str, facts: &Facts, as_of: Date) -> Report {
    let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(end, _)| end);
    let mut reader = Reader { facts, as_of, context: None, header: Vec::new(), before: None, claims: Vec::new(), unjudged: Vec::new() };
    let (mut chinese, mut english) = (0, 0);
    for sentence in cut::sentences(&text[..end]) {
        match reader.read(text, sentence) {
            Some(Language::Chinese) => chinese += 1,
            Some(Language::English) => english += 1,
            None => {}
        }
    }
    let language = if chinese > english { Language::Chinese } else { Language::English };
    Report { language, as_of, claims: reader.claims, unjudged: reader.unjudged, cut_off: end < text.len() }
}

/// A sentence, and how it is told.
struct Telling<'a> {
    question: &'a Question,
    /// Whether it tells what is to be rather than what is.
    aims: bool,
    /// Whether somebody tells of his own.
    personal: bool,
}

struct Reader<'a> {
    facts: &'a Facts,
    as_of: Date,
    /// The period that the text is about so far.
    context: Option<Period>,
    /// The periods of the columns, where the last line was the head of a table.
    header: Vec<Period>,
    before: Option<Question>,
    claims: Vec<Judged>,
    unjudged: Vec<Range<usize>>,
}

impl Reader<'_> {
    /// Reads a sentence; its language.
    fn read(&mut self, text: &str, sentence: Range<usize>) -> Option<Language> {
        let words = &text[sentence.clone()];
        let question = understand(&cut::plain(words), self.facts, self.as_of);
        if question.tokens.is_empty() {
            return None;
        }
        let language = question.language;
        let clauses = spoken::clauses(&question);
        let periods = spoken::periods(&question);
        if clauses.is_empty() && periods.len() > 1 && cut::is_row(words) {
            self.header = periods;
            return Some(language);
        }
        let columns = (cut::is_row(words) && self.header.len() == clauses.len()).then(|| self.header.clone());
        let mut places = places(words, &question, &clauses).into_iter();
        let telling = Telling { question: &question, aims: cut::aims(words), personal: cut::is_personal(words) };
        let mut last = None;
        for (turn, clause) in clauses.iter().enumerate() {
            let Some((found, place)) = places.next() else { break };
            let at = sentence.start + place.start..sentence.start + place.end;
            if turn >= MOST_IN_A_SENTENCE {
                self.unjudged.push(at);
                continue;
            }
            let column = columns.as_ref().map(|periods| periods[turn]);
            match self.judged(&telling, clause, column, &found, &mut last) {
                Some(judged) => {
                    let words = at.start..cut::clause_end(text, at.end, sentence.end);
                    self.claims.push(Judged { words, ..judged });
                }
                None => self.unjudged.push(at),
            }
        }
        if !cut::is_row(words) {
            self.header.clear();
        }
        self.context = spoken::last_period(&question).or(self.context);
        self.before = Some(question);
        Some(language)
    }

    /// The verdict on the figure of a clause. `last` is what the figure before it in the sentence was of.
    fn judged(
        &self,
        telling: &Telling<'_>,
        clause: &Clause,
        column: Option<Period>,
        found: &Found,
        last: &mut Option<Spoken>,
    ) -> Option<Judged> {
        let question = telling.question;
        let own = spoken::said(question, clause, None, telling.aims, self.facts);
        if own.abroad || telling.personal {
            return None;
        }
        // "… in 2022, up from 12 in 2021": the same at another time.
        let moves = own.names_nothing && (own.period.is_some() || column.is_some());
        if let Some(spoken) = last.as_ref().filter(|_| moves).and_then(|last| spoken::again(question, clause, last, self.facts)) {
            let same = Said { of: vec![spoken], ..own };
            return self.stated(telling, &same, column, 0.0);
        }
        let judged = self.stated(telling, &own, column, LEAST_FIT);
        *last = judged.as_ref().and_then(|judged| own.of.iter().find(|spoken| spoken.indicator == judged.held.indicator).cloned());
        if judged.as_ref().is_none_or(|judged| !matches!(judged.verdict, Verdict::Supported { .. }))
            && let Some(share) = self.share(telling, found, own.period.or(column))
        {
            return Some(share);
        }
        judged.or_else(|| self.computed(question, found)).or_else(|| {
            // A clause that says little of itself may point back: "they made up 27 %".
            let before = self.before.as_ref()?;
            let recalled = spoken::said(question, clause, Some(before), telling.aims, self.facts);
            self.stated(telling, &recalled, column, LEAST_RECALLED)
        })
    }

    /// The verdict on a percentage that is the share of two held figures: of what the sentence names, or what was just told of.
    fn share(&self, telling: &Telling<'_>, found: &Found, period: Option<Period>) -> Option<Judged> {
        let told = self.claims.iter().rev().take(MOST_TOLD).filter(|judged| matches!(judged.verdict, Verdict::Supported { .. }));
        let parts: Vec<Operand> = told.filter(|judged| judged.computed.is_none()).map(|judged| judged.held.clone()).collect();
        let period = period.or_else(|| spoken::last_period(telling.question)).or(self.context);
        shares::judged(telling.question, found, &parts, period, self.facts)
    }

    /// The verdict on a figure that was stated.
    fn stated(&self, telling: &Telling<'_>, said: &Said, column: Option<Period>, least: f32) -> Option<Judged> {
        let fits: Vec<(f32, &Spoken)> = settle::by_order(&said.of, self.facts);
        let (best, _) = *fits.first().filter(|(fit, _)| *fit >= least)?;
        let named = column.or(said.period).or_else(|| spoken::last_period(telling.question));
        let when = settle::When { named, context: self.context, aims: telling.aims };
        // Of those that fit about as well, the one that the number is of: nobody writes the figure of the other by chance.
        let near = fits.iter().filter(|(fit, _)| best - fit <= CLOSE);
        let held: Vec<Held> = near.filter_map(|(_, spoken)| settle::settle(spoken, when, self.facts)).collect();
        let supported = held.iter().find(|held| held.tells(self.facts));
        let chosen = supported.or_else(|| held.iter().find(|held| held.no_figure_for.is_none())).or(held.first())?;
        let whose = (chosen.verdict == Verdict::Refuted).then(|| settle::whose(chosen, &said.of, self.facts)).flatten();
        let base = &self.facts.base;
        Some(Judged {
            words: 0..0,
            value: chosen.value,
            unit: chosen.operand.unit(base).clone(),
            verdict: chosen.verdict,
            held: chosen.operand.clone(),
            computed: None,
            no_figure_for: chosen.no_figure_for,
            whose,
        })
    }

    /// The verdict on a figure that is computed from stated ones, where the sentence has no other.
    fn computed(&self, question: &Question, found: &Found) -> Option<Judged> {
        if question.numbers.len() != 1 || found.unit.measure == Measure::None {
            return None;
        }
        let reported = Question { reported: true, chatter: false, ..question.clone() };
        let Plan::Judge { ask, claim, .. } = crate::plan::plan(&reported, self.facts) else { return None };
        let finding = crate::compute::evaluate_claim(&ask, &claim, &self.facts.base).ok()?;
        let computed = finding.computed.first()?;
        Some(Judged {
            words: 0..0,
            value: found.value,
            unit: computed.unit.clone(),
            verdict: settle::of_computed(found.value, computed.value).unwrap_or(finding.verdict?),
            held: finding.figures.first()?.clone(),
            computed: Some(computed.clone()),
            no_figure_for: None,
            whose: None,
        })
    }
}

/// How many figures of one sentence are judged: one with more is none, and each costs as much as the sentence is long.
pub(crate) const MOST_IN_A_SENTENCE: usize = 48;
/// How many figures back "that" may point.
const MOST_TOLD: usize = 2;
/// How well the words must fit what a figure is judged by.
pub(crate) const LEAST_FIT: f32 = 0.62;
/// The same where some of the words are those of the sentence before.
pub(crate) const LEAST_RECALLED: f32 = 0.72;
/// How little less well another may fit that the number decides between the two.
pub(crate) const CLOSE: f32 = 0.08;

/// The figures of the clauses, each with its place in the sentence as it was written.
fn places(sentence: &str, question: &Question, clauses: &[Clause]) -> Vec<(Found, Range<usize>)> {
    let mut written = read::find(sentence).into_iter();
    let mut placed = Vec::new();
    for clause in clauses {
        let wanted = &question.numbers[clause.number];
        let Some(found) = written.find(|found| found.value.point() == wanted.value.point()) else { break };
        let end = found.unit_span.as_ref().map_or(found.span.end, |unit| unit.end.max(found.span.end));
        placed.push((wanted.clone(), found.span.start..end));
    }
    placed
}
