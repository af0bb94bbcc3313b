//! Which figure begins here: qualifiers, one amount or a range of two, measure and rate?

use super::amount::{Amount, amount};
use super::qualifier::{self, Qualifier, together};
use super::text::{Glyphs, is_space};
use super::{Extent, Found, Measure, ReadUnit, measure, per};
use crate::quantity::bounds::Bounded;
use crate::quantity::exact::{self, Toward};
use crate::quantity::unit::Per;
use rust_decimal::Decimal;

/// A figure and where the reading of the text goes on.
pub(super) struct Figure {
    /// The figure.
    pub found: Found,
    /// The place behind its span, or behind the rate where one was read.
    pub end: usize,
    /// The place behind everything that belongs to it, the noun of what is counted included.
    pub whole_end: usize,
}

/// Words between the two ends of a range.
const TO: &[&str] = &[" to ", "~", "-", "–", "至", "到", " - ", " – ", "–", " ~ "];

/// Words before a number that make a following "to" a change and not a range.
const CHANGE: &[&str] = &["from", "rose", "grew", "fell", "increased", "up", "down"];

/// The figure that begins here.
pub(super) fn figure(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<Figure> {
    if !glyphs.is_start(start) || is_space(glyphs.at(start)) {
        return None;
    }
    let (mut rate, mut at) = match per::before(glyphs, start) {
        Some((per, end)) => (Some(per), end),
        None => (None, start),
    };
    let (said, number) = qualifier::before(glyphs, glyphs.skip_spaces(at));
    at = number;
    if rate.is_none()
        && let Some((per, end)) = per::before(glyphs, at)
    {
        (rate, at) = (Some(per), end);
    }
    // 过半, 过万 and 上百 are the only figures with 过 or 上 alone.
    let past_half = glyphs.at(at) == '过' && glyphs.at(at + 1) == '半';
    let past = past_half || matches!(glyphs.at(at), '过' | '上') && super::chinese::is_bare_magnitude(glyphs, at + 1);
    let (said, at) = if past { (Some(Qualifier::Above), at + 1) } else { (said, at) };
    let (value, amount) = match said.is_none().then(|| between(glyphs, at, extent)).flatten() {
        Some(range) => range,
        None => one_or_two(glyphs, start, at, said, extent)?,
    };
    Some(finish(glyphs, start, value, amount, rate, extent))
}

/// "between 5% and 7%".
fn between(glyphs: &Glyphs, start: usize, extent: Extent) -> Option<(Value, Amount)> {
    let at = ["between ", "介于", "在"].iter().find_map(|word| glyphs.phrase(start, word))?;
    let low = amount(glyphs, at, extent)?;
    let and = [" and ", "和", "与", "到", "至"].iter().find_map(|word| glyphs.phrase(low.end, word))?;
    let high = amount(glyphs, and, extent)?;
    range(low, high)
}

/// The bound of a figure, or the qualifier and the amount that make it.
enum Value {
    Range(Decimal, Decimal),
    Said(Option<Qualifier>),
}

fn one_or_two(glyphs: &Glyphs, start: usize, at: usize, said: Option<Qualifier>, extent: Extent) -> Option<(Value, Amount)> {
    let first = amount(glyphs, at, extent).or_else(|| low_end(glyphs, at))?;
    let changes = CHANGE.contains(&glyphs.word_before(start).as_str()) || matches!(glyphs.before(start), '从' | '由' | '自');
    let open = matches!(said, None | Some(Qualifier::About)) && first.inner.is_none() && !first.spread;
    if open && !changes {
        let second = TO.iter().find_map(|word| {
            let at = glyphs.phrase(first.end, word)?;
            amount(glyphs, at, extent).and_then(|second| range(first.clone(), second))
        });
        if let Some(range) = second {
            return Some(range);
        }
    }
    Some((Value::Said(said), first))
}

/// The lower end of a range in Chinese characters, which nothing but the upper end shows to be a number: 十五 in 十五到二十四岁.
fn low_end(glyphs: &Glyphs, at: usize) -> Option<Amount> {
    let low = super::chinese::is_numeral(glyphs.at(at)).then(|| amount(glyphs, at, Extent::Whole)).flatten()?;
    let to = ["到", "至", "~", "-", "–"].iter().find_map(|word| glyphs.phrase(low.end, word))?;
    let high = amount(glyphs, to, Extent::Part)?;
    range(low.clone(), high).map(|_| low)
}

/// The range between two amounts; `None` where they are not the two ends of one.
///
/// What only the second says holds for both: "10 to 12 million", "100-400 million yuan", "$5 to 10 billion".
fn range(first: Amount, second: Amount) -> Option<(Value, Amount)> {
    if first.spread || second.spread || first.may_be_year() && second.may_be_year() {
        return None;
    }
    let measure = first.measure.joined(&second.measure)?;
    let mut low = first.low;
    let shares_scale = first.factor == Decimal::ONE && second.factor > Decimal::ONE;
    if shares_scale {
        let scaled = exact::multiply(low, second.factor, Toward::Nearest)?;
        if scaled < second.high {
            low = scaled;
        }
    }
    if low >= second.high {
        return None;
    }
    let value = Value::Range(low, second.high);
    let amount = Amount { measure, bare: false, inner: None, ..second };
    Some((value, amount))
}

fn finish(glyphs: &Glyphs, start: usize, value: Value, amount: Amount, rate: Option<Per>, extent: Extent) -> Figure {
    let within = glyphs.phrase(amount.end, "之间").filter(|_| matches!(value, Value::Range(..)));
    let mut behind = qualifier::after(glyphs, amount.end);
    let mut number_end = within.or(behind.map(|(_, end)| end)).unwrap_or(amount.end);
    let mut measure = amount.measure.clone();
    let mut unit_place = amount.measure_place;
    // "7万+家", "300 or more days": the measure stands behind the qualifier.
    if behind.is_some()
        && measure == Measure::None
        && let Some(late) = measure::measured(glyphs, number_end, extent).filter(|late| late.factor == Decimal::ONE)
    {
        unit_place = Some((glyphs.skip_spaces(number_end), late.end));
        (measure, number_end) = (late.measure, late.end);
    }
    let mut end = number_end;
    let mut whole_end = number_end;
    let mut rate = rate;
    let counted = |measure: &Measure| matches!(measure, Measure::None | Measure::Counted(_));
    if rate.is_none()
        && let Some((per, after)) = per::behind(glyphs, number_end, extent)
    {
        rate = Some(per);
        unit_place = Some((unit_place.map_or(number_end, |(start, _)| start), after));
        (end, whole_end) = (after, after);
    } else if counted(&measure)
        && let Some((noun_end, first_end)) = measure::noun(glyphs, number_end, extent)
    {
        let noun_start = unit_place.map_or(glyphs.skip_spaces(number_end), |(start, _)| start);
        let per = if rate.is_none() { per::behind(glyphs, noun_end, extent) } else { None };
        let counted_end = if extent == Extent::Whole || per.is_some() { noun_end } else { first_end };
        if unit_place.is_none() || extent == Extent::Whole || per.is_some() {
            measure = Measure::Counted(glyphs.text(noun_start, counted_end));
            unit_place = Some((noun_start, counted_end));
            whole_end = counted_end;
        }
        if let Some((per, after)) = per {
            rate = Some(per);
            unit_place = Some((noun_start, after));
            (end, whole_end) = (after, after);
        }
    }
    if behind.is_none()
        && extent == Extent::Whole
        && let Some(after) = qualifier::after(glyphs, whole_end)
    {
        behind = Some(after);
        whole_end = after.1;
    }
    let value = bound(value, &amount, behind.map(|(qualifier, _)| qualifier)).normalized();
    let span_end = if extent == Extent::Whole { whole_end } else { number_end };
    Figure {
        found: Found {
            span: glyphs.span(start, span_end),
            unit_span: unit_place.map(|(start, end)| glyphs.span(start, end)),
            value,
            unit: ReadUnit { measure, per: rate },
            bare: amount.bare && behind.is_none(),
            in_words: amount.in_words,
            is_scaled: amount.factor != Decimal::ONE || amount.in_words,
        },
        end,
        whole_end,
    }
}

fn bound(value: Value, amount: &Amount, behind: Option<Qualifier>) -> Bounded {
    let said = match value {
        Value::Range(low, high) => return Bounded::Range(low, high),
        Value::Said(said) => said,
    };
    let qualifier = [said, amount.inner, behind].into_iter().flatten().reduce(together).unwrap_or(Qualifier::Exact);
    if amount.spread {
        return match qualifier {
            Qualifier::Above | Qualifier::AtLeast => qualifier.bound(amount.low),
            Qualifier::Below | Qualifier::AtMost | Qualifier::Nearly => qualifier.bound(amount.high),
            Qualifier::Exact | Qualifier::About => Bounded::Range(amount.low, amount.high),
        };
    }
    match qualifier {
        // Two thirds have no end in decimals: exactly they are about 66.7 percent, and more than them is more than 66.6.
        Qualifier::Exact | Qualifier::About if amount.low != amount.high => Qualifier::About.bound(amount.high),
        Qualifier::Below | Qualifier::AtMost | Qualifier::Nearly => qualifier.bound(amount.high),
        Qualifier::Exact | Qualifier::About | Qualifier::Above | Qualifier::AtLeast => qualifier.bound(amount.low),
    }
}
