//! What does a `[[figure]]` say?

use super::dimensions::{in_english, slug};
use super::notes::Notes;
use super::places::Place;
use super::values::{self, Value};
use super::{Loader, reading};
use crate::facts::base::{DimensionId, Figure, IndicatorId, Member, MemberId, Phrases, Retired, StatementId, Text};
use crate::facts::period::Period;
use crate::quantity::read::Stated;
use crate::quantity::{Decimal, Unit};
use std::borrow::Cow;
use std::ops::Range;
use toml::de::DeValue;

/// The keys of a figure beside the dimensions of the base.
pub(super) const KEYS: [&str; 6] = ["key", "period", "stated", "note", "members", "retired"];

/// What others call the keys of a figure.
const ALIASES: &[(&str, &str)] = &[("indicator", "key"), ("value", "stated"), ("year", "period"), ("date", "period"), ("notes", "note")];

/// Keys that say something of a figure and do not narrow it down.
#[rustfmt::skip]
const ASIDES: &[&str] = &[
    "unit", "source", "url", "page", "table", "title", "publisher", "published", "speaker", "quote", "text", "original", "comment", "remark", "status",
    "kind", "type", "tier", "bound", "as_of", "revised", "id", "name", "topic", "translation", "en", "zh", "footnote", "method", "statement",
];

/// The longest name of a member, in bytes; what is longer is a sentence.
const LONGEST_MEMBER: usize = 60;

/// What is known of a figure while its table is read.
#[derive(Default)]
struct Draft<'t> {
    key: Option<&'t Value<'t>>,
    indicator: Option<IndicatorId>,
    period: Option<Period>,
    period_span: Option<Range<usize>>,
    stated: Option<(Cow<'t, str>, Range<usize>)>,
    members: Vec<MemberId>,
    note: Option<Box<Text>>,
    /// Whether something that may narrow it down was not understood: as a total it would be wrong.
    doubtful: bool,
    /// Why it is answered no longer, where it is not; it is still checked.
    retired: Option<Text>,
}

impl Loader {
    /// Reads one figure, which ends before the byte `end`; notes why where it cannot be read.
    pub(super) fn read_figure(&mut self, value: &Value<'_>, end: usize, statement: StatementId, file: u32, notes: &mut Notes<'_>) {
        let Some(table) = values::table(value, "figure", notes) else {
            return;
        };
        let mut draft = Draft::default();
        for (key, value) in table {
            let span = key.span();
            let mut field = key.get_ref().as_ref();
            if !self.dimensions.contains_key(field) {
                field = self.meant(field, &span, ALIASES, "a figure", notes);
            }
            match field {
                "key" => {
                    draft.key = Some(value);
                    draft.indicator = self.read_indicator_key(value, "key", notes);
                }
                "period" => {
                    draft.period_span = Some(value.span());
                    draft.period = self.read_period(value, notes);
                }
                "stated" => draft.stated = read_stated(value, notes).map(|stated| (stated, value.span())),
                // The reason is for those who keep the facts.
                "retired" => draft.retired = Some(values::text(value, "retired", notes)),
                "note" => draft.note = Some(Box::new(values::text(value, "note", notes))),
                "members" => match values::table(value, "members", notes) {
                    Some(members) => {
                        // What stands here narrows the figure down, whether it is described or not.
                        for (dimension, member) in members {
                            if self.dimension(dimension.get_ref()).is_none() {
                                draft.doubtful = true;
                            }
                            self.read_member_of(dimension.get_ref(), dimension.span(), member, &mut draft, notes);
                        }
                    }
                    None => draft.doubtful = true,
                },
                other => self.read_member_of(other, span, value, &mut draft, notes),
            }
        }
        for (field, missing) in
            [("key", draft.key.is_none()), ("period", draft.period_span.is_none()), ("stated", !table.contains_key("stated"))]
        {
            if missing {
                notes.missing(value.span(), format!("the figure has no `{field}`, so it is left out"));
            }
        }
        if !draft.doubtful && !notes.is_broken(&(value.span().start..end)) {
            self.keep_figure(draft, statement, file, notes);
        }
    }

    /// A period, which many figures share.
    fn read_period(&mut self, value: &Value<'_>, notes: &mut Notes<'_>) -> Option<Period> {
        let text = value.get_ref().as_str();
        if let Some(known) = text.and_then(|text| self.periods.get(text)) {
            return Some(*known);
        }
        let period = values::period(value, "period", notes)?;
        self.periods.extend(text.map(|text| (text.into(), period)));
        Some(period)
    }

    fn keep_figure(&mut self, mut draft: Draft<'_>, statement: StatementId, file: u32, notes: &mut Notes<'_>) {
        let (Some(indicator), Some((stated, span))) = (draft.indicator, draft.stated) else {
            return;
        };
        let Some(measured) = self.base.indicators.get(indicator.0 as usize) else {
            return;
        };
        let scale = self.unit_scales.get(indicator.0 as usize).copied().unwrap_or(Decimal::ONE);
        let Stated { value, per, .. } = match reading::read(&stated, measured, scale) {
            Ok(stated) => stated,
            Err(fault) => return notes.error_with_help(span, fault.message, fault.help),
        };
        if let Some(per) = per {
            // Nothing is lost: what the source takes over a day is taken over a day for the whole indicator.
            let unit = Unit::Rate(Box::new(measured.unit.clone()), per);
            let (key, words) = (measured.key.clone(), reading::in_words(&unit));
            notes.warning(
                span.clone(),
                format!("{stated:?} is taken over something that the unit of {key:?} does not name; write unit = {words:?}"),
            );
            self.base.indicators[indicator.0 as usize].unit = unit;
        }
        let Some(period) = draft.period else { return };
        draft.members.sort_unstable();
        let figure = Figure { indicator, period, members: draft.members.into(), value, stated: stated.into(), statement, note: draft.note };
        if let Some(why) = draft.retired {
            return self.base.retired.push(Retired { figure, why });
        }
        self.figures.push((figure, Place { file, span: notes.in_text(&span).into() }));
    }

    /// Reads a field that names a dimension, with a member as its value.
    fn read_member_of(&mut self, field: &str, span: Range<usize>, value: &Value<'_>, draft: &mut Draft<'_>, notes: &mut Notes<'_>) {
        let Some(dimension) = self.dimensions.get(field).copied() else {
            return self.unknown_figure_field(field, span, value, draft, notes);
        };
        let number = value.get_ref().as_integer().map(|number| number.as_str());
        let Some(named) = number.or_else(|| values::string(value, field, notes)) else {
            draft.doubtful = true;
            return;
        };
        let index = match self.member(dimension, named) {
            Some(index) => index,
            None => match self.undescribed(dimension, field, named, value.span(), notes) {
                Some(index) => index,
                None => {
                    draft.doubtful = true;
                    return;
                }
            },
        };
        if draft.members.iter().any(|member| member.dimension == dimension) {
            draft.doubtful = true;
            return notes.error(span, format!("the figure has two members of `{field}`"));
        }
        draft.members.push(MemberId { dimension, index });
    }

    /// A member that no file describes, called by its key; `None` where it may be a misspelt one.
    fn undescribed(&mut self, dimension: DimensionId, field: &str, named: &str, span: Range<usize>, notes: &mut Notes<'_>) -> Option<u32> {
        let members = self.base.dimensions[usize::from(dimension.0)].members.iter().map(|member| &*member.key);
        let nearest = self.suggestions.did_you_mean(named, members);
        let is_misspelt = nearest.is_some();
        let help = nearest.unwrap_or_else(|| "describe it in dimensions.toml, so that people can ask for it by its name".into());
        notes.error_with_help(span, format!("`{field}` has no member {named:?}"), help);
        (!is_misspelt).then(|| {
            let key = slug(named);
            let name = in_english(named);
            self.add_member(dimension, Member { key: key.into(), name, asked: Phrases::default() })
        })
    }

    /// A field that is neither a key of figures nor a dimension. What may narrow the figure down is taken for a dimension that
    /// nothing describes: as a total the figure would be wrong.
    fn unknown_figure_field(&mut self, field: &str, span: Range<usize>, value: &Value<'_>, draft: &mut Draft<'_>, notes: &mut Notes<'_>) {
        let dimensions = self.base.dimensions.iter().map(|dimension| &*dimension.key);
        let known: Vec<&str> = KEYS.into_iter().chain(dimensions).collect();
        let nearest = self.suggestions.nearest(field, known.iter().copied());
        draft.doubtful |= nearest.is_some_and(|nearest| self.dimensions.contains_key(nearest));
        let help = match nearest {
            Some(nearest) => format!("did you mean {nearest:?}?"),
            None => format!("what it may have: {}; other dimensions are described in dimensions.toml", known.join(", ")),
        };
        notes.error_with_help(span.clone(), format!("a figure has no `{field}`"), help);
        let names = value.get_ref().as_str().is_some_and(|text| text.len() <= LONGEST_MEMBER && !text.contains("://"));
        if nearest.is_none() && names && !ASIDES.contains(&field) && self.dimension(field).is_some() {
            self.read_member_of(field, span, value, draft, notes);
        }
    }
}

/// The words of the source; a bare number is a fault that costs nothing.
fn read_stated<'t>(value: &'t Value<'t>, notes: &mut Notes<'_>) -> Option<Cow<'t, str>> {
    let number = match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return values::string(value, "stated", notes).map(Cow::Borrowed),
    };
    let help = format!("put the words of the source in quotes: \"{number}\"");
    notes.error_with_help(value.span(), "`stated` has to be a text in quotes, but this is a number", help);
    Some(Cow::Borrowed(number))
}
