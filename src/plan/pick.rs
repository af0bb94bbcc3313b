//! Which figure of an indicator is meant?

use super::{Operand, Reason};
use crate::facts::base::{CoarseDate, FactBase, Figure, FigureId, Indicator, IndicatorId, Kind, MemberId};
use crate::facts::period::{Period, Shape};
use crate::quantity::{Bounded, Decimal, Judgement, judge};

/// The figures of an indicator for exactly these members.
pub fn figures_for<'a>(
    base: &'a FactBase,
    indicator: IndicatorId,
    members: &'a [MemberId],
) -> impl Iterator<Item = (FigureId, &'a Figure)> + 'a {
    let range = base.indicators[indicator.0 as usize].figures.clone();
    range.map(|place| (FigureId(place), &base.figures[place as usize])).filter(move |(_, figure)| figure.members.as_ref() == members)
}

/// The figure for a period, or the latest where none is asked.
///
/// # Errors
/// Says what is not held: any figure at all, one for the members, or one for the period.
pub fn pick(base: &FactBase, indicator: IndicatorId, asked: Option<Period>, members: &[MemberId]) -> Result<Operand, Reason> {
    let held = &base.indicators[indicator.0 as usize];
    if held.figures.is_empty() {
        return Err(Reason::NoFigure(indicator));
    }
    let all: Vec<(FigureId, &Figure)> = figures_for(base, indicator, members).collect();
    if all.is_empty() {
        return Err(Reason::NoSuchMember(members.to_vec()));
    }
    let best = match asked {
        None => all.iter().map(|(_, figure)| rank(figure)).max(),
        Some(asked) => {
            let fitting = all.iter().map(|(_, figure)| (suits(base, held, figure, asked), rank(figure)));
            fitting.filter(|(suits, _)| *suits > 0).max().map(|(_, rank)| rank)
        }
    };
    let Some(best) = best else {
        return Err(asked.map_or(Reason::NoFigure(indicator), Reason::NoSuchPeriod));
    };
    let mut same: Vec<(FigureId, &Figure)> = all.into_iter().filter(|(_, figure)| rank(figure) == best).collect();
    same.sort_by_key(|(id, figure)| (published(base, figure), *id));
    let Some((figure, chosen)) = same.pop().map(|latest| exactly(latest, &mut same)) else {
        return Err(Reason::NoFigure(indicator));
    };
    let disagreeing = same.into_iter().filter(|(_, other)| other.value != chosen.value).map(|(id, _)| id).collect();
    Ok(Operand { indicator, figure, disagreeing })
}

/// The figure that a rounded one was rounded from, if it is among the others: a newspaper's "about 380,000" takes nothing back of 381,900.
fn exactly<'a>(latest: (FigureId, &'a Figure), others: &mut [(FigureId, &'a Figure)]) -> (FigureId, &'a Figure) {
    let rough = latest.1.value;
    let is_source = |(_, other): &&mut (FigureId, &'a Figure)| {
        other.value.is_exact() && (judge(rough, other.value) == Judgement::Supported || is_told_by(rough, other.value.point()))
    };
    let rounded = !latest.1.value.is_exact();
    match others.iter_mut().rev().find(is_source).filter(|_| rounded) {
        Some(source) => std::mem::replace(source, latest),
        None => latest,
    }
}

/// Whether an exact value is what a rough one may have meant: 163,500 is more than 160,000, but hardly "more than 36,000".
fn is_told_by(rough: Bounded, exact: Decimal) -> bool {
    // A round figure is not farther from the true one than this part of it.
    let near = |value: Decimal| (exact - value).abs() * Decimal::TEN <= value.abs();
    match rough {
        Bounded::Exact(_) => false,
        Bounded::About(value) => near(value),
        Bounded::Above(value) | Bounded::AtLeast(value) => exact >= value && near(value),
        Bounded::Below(value) | Bounded::AtMost(value) | Bounded::Nearly(value) => exact <= value && near(value),
        Bounded::Range(low, high) => low <= exact && exact <= high,
    }
}

/// Later ends first, then longer spans.
fn rank(figure: &Figure) -> (jiff::civil::Date, std::cmp::Reverse<jiff::civil::Date>) {
    (figure.period.end.min(far_end(figure)), std::cmp::Reverse(figure.period.start))
}

/// A rule in force has no end; it ranks by its beginning.
fn far_end(figure: &Figure) -> jiff::civil::Date {
    if figure.period.shape == Shape::Since { figure.period.start } else { figure.period.end }
}

/// How well a figure suits a period that is asked: 4 the same, 3 inside it, 2 stated then, 1 in force then, 0 not.
fn suits(base: &FactBase, indicator: &Indicator, figure: &Figure, asked: Period) -> u8 {
    let period = figure.period;
    // A quarter of a fiscal year is seldom that of the calendar year.
    let parts = |period: &Period| matches!(period.shape, Shape::FiscalHalf | Shape::FiscalQuarter);
    if parts(&period) && !asked.is_fiscal() || parts(&asked) && !period.is_fiscal() {
        return 0;
    }
    let inside = asked.start <= period.start && period.end <= asked.end;
    let around = period.start <= asked.start && (period.shape == Shape::Since || asked.end <= period.end);
    if (period.start, period.end) == (asked.start, asked.end) {
        return 4;
    }
    // A part of what a half brought is not what it brought.
    let part_of_year = matches!(asked.shape, Shape::Half | Shape::Quarter | Shape::Months | Shape::FiscalHalf | Shape::FiscalQuarter);
    if inside && part_of_year && indicator.kind == Some(Kind::Flow) && !period.is_as_long_as(&asked) {
        return 0;
    }
    if inside {
        return 3;
    }
    // What there is at the end of a year is what there is in its last month.
    let is_at_its_end = matches!(indicator.kind, Some(Kind::Stock | Kind::Target)) && asked.end == period.end;
    if matches!(asked.shape, Shape::Day | Shape::Month) && (is_at_its_end || stated_in(base, figure, asked)) {
        return 2;
    }
    let in_force = matches!(period.shape, Shape::Since)
        || matches!(indicator.kind, Some(Kind::Rule))
        || (matches!(indicator.kind, Some(Kind::Target)) && asked.end == period.end);
    u8::from(around && in_force)
}

fn stated_in(base: &FactBase, figure: &Figure, asked: Period) -> bool {
    let statement = &base.statements[figure.statement.0 as usize];
    let said = |date: CoarseDate| match date {
        CoarseDate::Day(day) => asked.start <= day && day <= asked.end,
        CoarseDate::Month(year, month) => asked.shape == Shape::Month && asked.start.year() == year && asked.start.month() == month,
        CoarseDate::Year(_) => false,
    };
    statement.published.is_some_and(said) || statement.stated_on.is_some_and(said)
}

/// The day, or the first of it, on which a figure was published.
pub fn published(base: &FactBase, figure: &Figure) -> Option<(i16, i8, i8)> {
    base.statements[figure.statement.0 as usize].published.map(|date| match date {
        CoarseDate::Year(year) => (year, 0, 0),
        CoarseDate::Month(year, month) => (year, month, 0),
        CoarseDate::Day(day) => (day.year(), day.month(), day.day()),
    })
}

/// One figure for each period of an indicator, earliest first: of spans that end on the same day the longest,
/// and only spans of the sort that most of them have.
#[must_use]
pub fn series(base: &FactBase, indicator: IndicatorId, members: &[MemberId]) -> Vec<Operand> {
    series_of(base, indicator, members, None)
}

/// So many whole years make a series of years, though there may be more quarters.
const YEARS: usize = 3;
/// The days of a year, in the coarse steps in which spans are told apart.
const YEAR_SPAN: i32 = 365 / SPAN;
/// Spans that differ by fewer days are of one sort.
const SPAN: i32 = 20;

/// The same, of spans as long as a given one.
#[must_use]
pub fn series_of(base: &FactBase, indicator: IndicatorId, members: &[MemberId], like: Option<Period>) -> Vec<Operand> {
    let mut operands: Vec<Operand> = Vec::new();
    let mut periods: Vec<Period> = figures_for(base, indicator, members).map(|(_, figure)| figure.period).collect();
    periods.sort_by_key(|period| (period.end, period.start));
    periods.dedup();
    let is_flow = !matches!(base.indicators[indicator.0 as usize].kind, Some(Kind::Stock));
    let span = |period: &Period| (period.end - period.start).get_days() / SPAN;
    let count = |of: i32| periods.iter().filter(|period| span(period) == of).count();
    let most = || periods.iter().map(span).max_by_key(|of| (count(*of), *of));
    let usual = like.as_ref().map(span).or_else(|| (count(YEAR_SPAN) >= YEARS).then_some(YEAR_SPAN)).or_else(most);
    for period in &periods {
        if is_flow && Some(span(period)) != usual {
            continue;
        }
        if let Ok(operand) = pick(base, indicator, Some(*period), members)
            && operand.period(base) == *period
        {
            operands.push(operand);
        }
    }
    operands
}
