//! What is there to be drawn of an answer?

use super::words::{self, Words, filled};
use crate::answer::{Answer, Content};
use crate::compute::{Computed, Finding};
use crate::facts::base::{FactBase, IndicatorId, StatementId};
use crate::facts::period::{Period, Shape};
use crate::language::Language;
use crate::plan::{Ask, Operand, series};
use crate::quantity::{Bounded, Decimal, Unit};
use crate::render::number;
use crate::render::piece::{Meaning, Role, piece};
use crate::render::voice::{Voice, joined};
use crate::render::words::Mention;

/// The most bars of one picture.
pub(super) const MOST_BARS: usize = 25;
/// The most points of a line.
const MOST_POINTS: usize = 60;

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) struct Chart {
    /// The language of its words.
    pub language: Language,
    /// What it is of.
    pub title: String,
    /// Unit, period and members.
    pub about: String,
    /// The source line.
    pub source: String,
    /// The values and how they belong together.
    pub form: Form,
    /// How many values did not fit.
    pub left_out: usize,
}

/// How values belong together.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// Things side by side.
    Bars(Vec<Mark>),
    /// One thing over time, earliest first.
    Series(Vec<Mark>),
    /// A part of a whole, in percent of it.
    Whole(Part),
    /// What is reached of a target, in percent of it.
    Progress(Part),
}

/// A value with its label.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// What it is of.
    pub label: String,
    /// The value.
    pub value: Bounded,
    /// The value with its unit.
    pub written: String,
    /// The value alone.
    pub short: String,
    /// When.
    pub period: Period,
    /// Whether it is what was asked for.
    pub stands_out: bool,
}

/// A percentage with what it is of.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The percentage.
    pub percent: Bounded,
    /// The percentage in words.
    pub written: String,
    /// What the part and the whole are, with their values where they have some.
    pub rows: [(String, String); 2],
}

/// The chart of an answer; nothing where there is nothing to be drawn.
pub(super) fn chart(answer: &Answer, base: &FactBase, language: Language) -> Option<Chart> {
    let Content::Found { ask, finding, asides, .. } = &answer.content else {
        return None;
    };
    let drawer = Drawer { voice: Voice::new(base, language, answer.as_of, &[]), words: words::words(language) };
    match ask {
        Ask::Figure(operand) => {
            let beside = asides.first().map(|aside| (&aside.computed, &aside.beside));
            drawer
                .over_time(operand, None)
                .or_else(|| drawer.within(operand, beside))
                .or_else(|| drawer.bars(std::slice::from_ref(operand), Some(operand)))
        }
        Ask::Complement(share) => drawer.within(share, None).or_else(|| drawer.bars(std::slice::from_ref(share), Some(share))),
        Ask::Figures(operands) | Ask::Total(operands) | Ask::Spread(operands) => drawer.bars(operands, None),
        Ask::Topic { topic, operands } => {
            let topic = &base.topics[topic.0 as usize];
            let name = drawer.voice.text(&topic.name);
            let title = if name.is_empty() { topic.key.as_ref() } else { name };
            drawer.bars(operands, None).map(|chart| Chart { title: drawer.capital(title), ..chart })
        }
        Ask::Rank { whole_list, .. } => drawer.bars(&finding.figures, finding.figures.first().filter(|_| !whole_list)),
        Ask::MostMoved { .. } => {
            let latest: Vec<Operand> = finding.figures.chunks_exact(2).map(|pair| pair[0].clone()).collect();
            drawer.bars(&latest, latest.first())
        }
        Ask::Share { part, whole } | Ask::Proportion { part, whole, .. } => drawer.share(part, whole, finding),
        Ask::Remainder { part, whole } | Ask::ShareOfRest { part, whole } => drawer.bars(&[part.clone(), whole.clone()], None),
        Ask::CountOf { share, .. } => drawer.within(share, None).or_else(|| drawer.bars(std::slice::from_ref(share), None)),
        Ask::ImpliedWhole { part: _, share, .. } | Ask::ImpliedRest { part: _, share, .. } => drawer.within(share, None),
        Ask::Difference { left, right } | Ask::Ratio { left, right } | Ask::Compare { left, right } => {
            drawer.bars(&[left.clone(), right.clone()], None)
        }
        Ask::Gap { target, actual } | Ask::GrowthNeeded { target, actual } | Ask::Pace { target, actual, .. } => {
            drawer.bars(&[actual.clone(), target.clone()], Some(actual))
        }
        Ask::Progress { target, actual } => drawer.progress(actual, target, finding.computed.first()?),
        Ask::Growth { from, to } | Ask::AnnualGrowth { from, to } => {
            drawer.over_time(to, Some(from)).or_else(|| drawer.series(&[from.clone(), to.clone()], Some(to)))
        }
        Ask::Trend(operands) => drawer.series(operands, operands.last()).or_else(|| drawer.bars(operands, None)),
        Ask::EarlierLevel { level, growth } | Ask::EarlierDifference { level, growth } => drawer
            .over_time(level, None)
            .or_else(|| drawer.over_time(growth, None))
            .or_else(|| drawer.bars(std::slice::from_ref(growth), None)),
        Ask::RelativeGrowth { over, under } => drawer.bars(&[over.clone(), under.clone()], None),
        Ask::RateOver { rate: operand, .. } | Ask::Interval { rate: operand, .. } | Ask::Given { operand, .. } => drawer
            .over_time(operand, None)
            .or_else(|| drawer.within(operand, None))
            .or_else(|| drawer.bars(std::slice::from_ref(operand), None)),
        Ask::Define(_) | Ask::Source { .. } => None,
    }
}

struct Drawer<'a> {
    voice: Voice<'a>,
    words: &'static Words,
}

impl Drawer<'_> {
    fn base(&self) -> &FactBase {
        self.voice.base
    }

    /// Things side by side, of the unit that the first of them has.
    fn bars(&self, operands: &[Operand], asked: Option<&Operand>) -> Option<Chart> {
        let base = self.base();
        // Of several units the one that most have, and of those the first.
        let alike =
            |one: &Operand| operands.iter().filter(|other| other.unit(base).comparable(one.unit(base))).cloned().collect::<Vec<_>>();
        let most = operands.iter().map(|one| alike(one).len()).max()?;
        let mut alike = operands.iter().map(alike).find(|those| those.len() == most)?;
        let first = &alike.first()?.clone();
        let left_out = alike.len().saturating_sub(MOST_BARS);
        alike.truncate(MOST_BARS);
        let one_period = alike.iter().all(|operand| operand.period(base) == first.period(base));
        let one_indicator = alike.iter().all(|operand| operand.indicator == first.indicator);
        if one_indicator && alike.len() > 1 && alike.iter().all(|operand| operand.members(base) == first.members(base)) {
            let mut by_time = alike;
            by_time.sort_by_key(|operand| (operand.period(base).end, operand.period(base).start));
            return self.series(&by_time, asked);
        }
        let alone = alike.len() == 1;
        let marks: Vec<Mark> = alike
            .iter()
            .map(|operand| {
                let members = self.voice.members(operand.members(base));
                let name = if one_indicator && !members.is_empty() { members } else { self.voice.name_of(operand) };
                let label = if one_period { name } else { self.dated(&name, operand) };
                Mark { label: self.capital(&label), ..self.mark(operand, asked.is_none_or(|asked| asked == operand)) }
            })
            .collect();
        let title = if one_indicator { self.voice.called(first.indicator) } else { self.common(&alike) };
        let unit = self.unit(first.indicator);
        let period = one_period.then(|| self.period(&first.period(base)));
        let mut chart = self.chart(title, [unit, period], &alike, Form::Bars(marks));
        chart.left_out = left_out;
        if alone && let Form::Bars(marks) = &mut chart.form {
            // The title says all that the label would.
            marks.iter_mut().for_each(|mark| mark.label = self.voice.members(first.members(base)));
        }
        Some(chart)
    }

    /// The figures of an operand's indicator over time, from `from` on, if there are several.
    fn over_time(&self, operand: &Operand, from: Option<&Operand>) -> Option<Chart> {
        let base = self.base();
        let start = from.map(|from| from.period(base).start);
        let within = |other: &Operand| {
            start.is_none_or(|start| other.period(base).start >= start && other.period(base).end <= operand.period(base).end)
        };
        let held: Vec<Operand> = series(base, operand.indicator, operand.members(base)).into_iter().filter(within).collect();
        let shows = held.iter().any(|other| other.period(base) == operand.period(base));
        if shows { self.series(&held, Some(operand)) } else { None }
    }

    /// One thing over time.
    fn series(&self, operands: &[Operand], asked: Option<&Operand>) -> Option<Chart> {
        let base = self.base();
        let (first, last) = (operands.first()?, operands.last()?);
        let one_thing = operands.iter().all(|operand| operand.indicator == first.indicator && operand.members(base) == first.members(base));
        if operands.len() < 2 || !one_thing {
            return None;
        }
        let left_out = operands.len().saturating_sub(MOST_POINTS);
        let operands = &operands[left_out..];
        let asked = asked.map(|asked| asked.period(base));
        let marks = operands
            .iter()
            .map(|operand| Mark {
                label: self.period(&operand.period(base)),
                ..self.mark(operand, asked.is_none_or(|asked| asked == operand.period(base)))
            })
            .collect();
        let (from, to) = (first.period(base).start.year(), end(&last.period(base)).year());
        let span = (from != to).then(|| format!("{from}–{to}"));
        let members = self.voice.members(first.members(base));
        let about = [(!members.is_empty()).then_some(members), self.unit(first.indicator), span];
        let mut chart = self.chart(self.voice.called(first.indicator), about, operands, Form::Series(marks));
        chart.left_out = left_out;
        Some(chart)
    }

    /// A percentage of a whole as a part of it; else what stands beside a figure, where that is a share or a progress.
    fn within(&self, operand: &Operand, beside: Option<(&Computed, &Operand)>) -> Option<Chart> {
        let base = self.base();
        let indicator = self.voice.indicator(operand.indicator);
        let says_share =
            indicator.share.is_some() || self.words.shares.iter().any(|word| self.voice.called(operand.indicator).contains(word));
        if *operand.unit(base) == Unit::Percent && says_share && is_part(operand.value(base)) {
            let whole = indicator.share.map(|share| self.voice.called(share.of));
            let percent = operand.value(base);
            let part = self.voice.name_of(operand);
            let rest = self.rest(percent);
            let rows = [
                (self.capital(&part), self.voice.value(operand)),
                (
                    whole.map_or_else(|| self.capital(self.words.rest), |whole| self.capital(whole)),
                    whole.map_or(rest, |_| self.percent(Bounded::Exact(Decimal::ONE_HUNDRED))),
                ),
            ];
            let part = Part { percent, written: self.voice.value(operand), rows };
            let period = Some(self.period(&operand.period(base)));
            return Some(self.chart(self.voice.called(operand.indicator), [period], std::slice::from_ref(operand), Form::Whole(part)));
        }
        let (computed, beside) = beside?;
        match computed.kind {
            crate::compute::Kind::Progress if crate::answer::is_target(indicator) => self.progress(beside, operand, computed),
            crate::compute::Kind::Progress => self.progress(operand, beside, computed),
            crate::compute::Kind::Share => self.part_of(operand, beside, computed),
            _ => None,
        }
    }

    /// What a percentage leaves, where that is known.
    fn rest(&self, percent: Bounded) -> String {
        percent.complement(Decimal::ONE_HUNDRED).map(|rest| self.percent(rest)).unwrap_or_default()
    }

    fn percent(&self, value: Bounded) -> String {
        self.voice.computed(value, &Unit::Percent, None)
    }

    fn share(&self, part: &Operand, whole: &Operand, finding: &Finding) -> Option<Chart> {
        let computed = finding.computed.iter().find(|computed| computed.kind == crate::compute::Kind::Share);
        computed.and_then(|computed| self.part_of(part, whole, computed)).or_else(|| self.bars(&[part.clone(), whole.clone()], Some(part)))
    }

    fn part_of(&self, part: &Operand, whole: &Operand, computed: &Computed) -> Option<Chart> {
        is_part(computed.value).then(|| self.proportion(part, whole, computed, Form::Whole))
    }

    fn progress(&self, actual: &Operand, target: &Operand, computed: &Computed) -> Option<Chart> {
        is_part(computed.value)
            .then(|| self.proportion(actual, target, computed, Form::Progress))
            .or_else(|| self.bars(&[actual.clone(), target.clone()], Some(actual)))
    }

    fn proportion(&self, part: &Operand, whole: &Operand, computed: &Computed, form: fn(Part) -> Form) -> Chart {
        let base = self.base();
        let one_period = part.period(base) == whole.period(base);
        let row = |operand: &Operand| {
            let name = self.voice.name_of(operand);
            let label = if one_period { name } else { self.dated(&name, operand) };
            (self.capital(&label), self.voice.value(operand))
        };
        let percent = computed.value.outward(crate::quantity::Rounding::ForReader);
        let part_of = Part { percent, written: self.percent(computed.value), rows: [row(part), row(whole)] };
        let period = one_period.then(|| self.period(&part.period(base)));
        self.chart(self.voice.called(part.indicator), [period], &[part.clone(), whole.clone()], form(part_of))
    }

    fn chart<const N: usize>(&self, title: &str, about: [Option<String>; N], operands: &[Operand], form: Form) -> Chart {
        let about: Vec<String> = about.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Chart {
            language: self.voice.language,
            title: self.capital(title),
            about: about.join(self.words.between),
            source: self.source(operands),
            form,
            left_out: 0,
        }
    }

    fn mark(&self, operand: &Operand, stands_out: bool) -> Mark {
        let base = self.base();
        let value = operand.value(base);
        let alone = number::bare(&value, self.voice.language);
        let whole = self.voice.value(operand);
        // A percent sign belongs to its number.
        let short = if operand.unit(base).is_percent() || self.unit(operand.indicator).is_none() { whole.clone() } else { alone };
        Mark { label: String::new(), value, written: whole, short, period: operand.period(base), stands_out }
    }

    /// The unit as it stands below the title; nothing where each value has it.
    fn unit(&self, id: IndicatorId) -> Option<String> {
        let indicator = self.voice.indicator(id);
        let one = number::value(&Bounded::Exact(Decimal::ONE), &indicator.unit, &indicator.unit_name, self.voice.language);
        let unit = match (&indicator.unit, self.voice.language) {
            (Unit::Percent, _) => return None,
            (Unit::Rate(..), Language::Chinese) => self.voice.text(&indicator.unit_name).to_owned(),
            _ => one.strip_prefix('1').unwrap_or_default().trim().to_owned(),
        };
        (!unit.is_empty()).then(|| filled(self.words.unit, &[("unit", &unit)]))
    }

    /// What indicators have in common: their topic.
    fn common(&self, operands: &[Operand]) -> &str {
        let topic = |operand: &Operand| self.voice.indicator(operand.indicator).topic;
        let first = operands.first().and_then(topic);
        let shared = first.filter(|first| operands.iter().all(|operand| topic(operand) == Some(*first)));
        let name = shared.map(|topic| self.voice.text(&self.base().topics[topic.0 as usize].name)).unwrap_or_default();
        if name.is_empty() { self.words.comparison } else { name }
    }

    fn period(&self, period: &Period) -> String {
        (self.voice.words.period)(period, Mention::Alone)
    }

    fn dated(&self, name: &str, operand: &Operand) -> String {
        filled(self.words.dated, &[("name", name), ("period", &self.period(&operand.period(self.base())))])
    }

    fn capital(&self, text: &str) -> String {
        joined(&self.voice.line(Role::Headline, piece(Meaning::Name, text)).pieces)
    }

    /// Who published the figures and when, the first few.
    fn source(&self, operands: &[Operand]) -> String {
        const MOST: usize = 2;
        let mut statements: Vec<StatementId> = operands.iter().map(|operand| self.voice.figure(operand).statement).collect();
        let mut seen = Vec::new();
        statements.retain(|statement| {
            !seen.contains(statement) && {
                seen.push(*statement);
                true
            }
        });
        let mut sources: Vec<String> = Vec::new();
        for id in &statements {
            let statement = self.voice.statement(*id);
            let publisher = self.voice.text(&statement.publisher);
            let source = match statement.published.map(self.voice.words.date) {
                Some(date) => filled(self.words.cited, &[("publisher", publisher), ("date", &date)]),
                None => publisher.to_owned(),
            };
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let more = sources.len().saturating_sub(MOST);
        sources.truncate(MOST);
        if more > 0 {
            sources.push(filled(self.words.more, &[("count", &more.to_string())]));
        }
        filled(self.words.source, &[("sources", &sources.join(self.words.separator))])
    }
}

/// The last day of a period; of one with no end the first.
pub(super) fn end(period: &Period) -> jiff::civil::Date {
    if period.shape == Shape::Since { period.start } else { period.end }
}

/// Whether a percentage can be drawn as a part of a whole.
fn is_part(percent: Bounded) -> bool {
    let (number, _) = super::marks::ends(&percent);
    Decimal::ZERO <= number && number <= Decimal::ONE_HUNDRED
}
