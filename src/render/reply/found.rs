//! How is a finding said: the figure first, then what is beside it and what a reader should know?

use super::computed::{self, Said};
use super::{claim, lists, notes, sources};
use crate::answer::{Aside, Caveat};
use crate::compute::{Computed, Finding, Kind};
use crate::plan::{Ask, Claim, Operand};
use crate::render::piece::{Line, Meaning, Role, fill, piece};
use crate::render::voice::{Slot, Voice};
use crate::render::words::Mention;

/// What was found, as an answer has it.
pub struct Found<'a> {
    pub ask: &'a Ask,
    pub claim: Option<&'a Claim>,
    pub finding: &'a Finding,
    pub asides: &'a [Aside],
    pub whose: Option<&'a Operand>,
    pub caveats: &'a [Caveat],
}

/// The lines of a finding, without its sources.
pub fn lines(voice: &Voice<'_>, found: &Found<'_>) -> Vec<Line> {
    let Said { headline, items } = said(voice, found);
    let mut lines = vec![claim::judged(voice, found, headline)];
    lines.extend(items);
    lines.extend(claim::whose(voice, found));
    let main = found.finding.figures.first();
    lines.extend(found.asides.iter().map(|beside| aside(voice, beside, main)));
    lines.extend(notes::lines(voice, found));
    lines
}

fn said(voice: &Voice<'_>, found: &Found<'_>) -> Said {
    match found.ask {
        Ask::Figure(operand) => Said::alone(voice.stop(voice.sentence(operand, Meaning::Headline))),
        Ask::Figures(operands) => lists::figures(voice, operands),
        Ask::Topic { topic, operands } => lists::topic(voice, *topic, operands),
        Ask::Rank { lowest_first, whole_list, .. } => lists::rank(voice, &found.finding.figures, *lowest_first, *whole_list),
        Ask::Trend(operands) => lists::trend(voice, operands, found.finding),
        Ask::Define(term) => lists::definition(voice, *term),
        Ask::Source { operands, what } => sources::provenance(voice, operands, *what),
        ask => computed::said(voice, ask, found.finding),
    }
}

/// A computed line beside a figure.
fn aside(voice: &Voice<'_>, aside: &Aside, main: Option<&Operand>) -> Line {
    let Aside { computed, beside } = aside;
    let words = voice.words;
    let mut slots: Vec<Slot<'_>> = vec![
        ("working", voice.working(computed)),
        ("whole", voice.in_sentence(beside)),
        ("from", voice.period_of(beside, Mention::Named)),
        ("for", voice.period_of(beside, Mention::For)),
        ("period", voice.period_of(beside, Mention::Alone)),
        ("actual_is", voice.copula(&beside.value(voice.base))),
        ("is", voice.copula(&computed.value)),
        ("actual", piece(Meaning::Figure, voice.value(beside))),
        ("before", computed::before(voice, &beside.period(voice.base))),
    ];
    let downward = computed::is_down(computed.value);
    let template = match computed.kind {
        Kind::Progress if voice.indicator(beside.indicator).target_for.is_some() => words.aside_progress,
        Kind::Progress => words.aside_reached,
        Kind::EarlierDifference if downward => words.aside_fall,
        Kind::EarlierDifference => words.aside_rise,
        Kind::Growth | Kind::Difference if downward => words.aside_down,
        Kind::Growth | Kind::Difference => words.aside_up,
        _ => words.aside_share,
    };
    let turned = matches!(computed.kind, Kind::EarlierDifference | Kind::Growth | Kind::Difference);
    let like = main.filter(|main| *main.unit(voice.base) == computed.unit).or(Some(beside));
    slots.push(("figure", piece(Meaning::Figure, amount(voice, computed, turned && downward, like))));
    let mut pieces = fill(template, &slots);
    pieces.extend(voice.marks(&[beside]));
    voice.line(Role::Aside, voice.stop(pieces))
}

/// A computed amount, with its sign turned where the words say that it went down.
pub fn amount(voice: &Voice<'_>, computed: &Computed, turned: bool, like: Option<&Operand>) -> String {
    let value = if turned { computed.value.negate() } else { computed.value };
    voice.computed(value, &computed.unit, like)
}
