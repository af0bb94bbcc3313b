//! What completes an option while it is typed?

use super::desk::Desk;
use super::figures;
use super::wording;
use crate::chat::{Action, Choice, Outcome, Response, Typed};
use crate::facts::base::{FactBase, FigureId, IndicatorId, TopicId};
use crate::facts::period::Period;
use crate::language::fold::fold;
use crate::plan::pick;
use crate::render::label::Labels;

/// The most choices that are offered. <https://discord.com/developers/docs/interactions/application-commands#autocomplete>
pub const MOST: usize = 25;
/// The longest value of a choice, in characters; a longer key is carried by its fingerprint.
const LONGEST_VALUE: usize = 100;
/// What the fingerprint of a long key begins with; no key does.
const MARK: char = '#';

/// What to offer.
#[must_use]
pub fn suggest(desk: &Desk<'_>, typed: &Typed) -> Response {
    let language = wording::language(typed.command.author.locale, desk.settings.language);
    let labels = Labels::new(desk.known.base(), language);
    let text = typed.command.option(&typed.option).unwrap_or_default();
    let choices = match typed.option.as_str() {
        "key" | "a" => names(desk, &labels, text, None),
        "b" | "with" => {
            let first = typed.command.option("a").or(typed.command.option("key"));
            names(desk, &labels, text, first.and_then(|first| indicator(desk, first)))
        }
        "topic" => topics(desk, &labels, text),
        "period" => periods(desk, &labels, text, &scope(desk, typed)),
        dimension => members(desk, &labels, text, dimension, &scope(desk, typed)),
    };
    let response = Response { actions: vec![Action::Offer(choices)], outcome: Outcome::Other };
    super::script::to_member(response, typed.command.author.locale, None)
}

/// The statements whose key or title has what is typed, the latest first.
pub(super) fn statements(desk: &Desk<'_>, text: &str) -> Vec<Choice> {
    let sought = fold(text).chars().take(LONGEST_VALUE).collect::<String>();
    let base = desk.known.base();
    let mut found: Vec<_> = base
        .statements
        .iter()
        .map(|statement| (statement, statement.title.en.as_deref().or(statement.title.zh.as_deref()).unwrap_or_default()))
        .filter(|(statement, title)| statement.key.contains(&sought) || fold(title).contains(&sought))
        .filter(|(statement, _)| statement.key.chars().count() <= LONGEST_VALUE)
        .collect();
    found.sort_by(|(one, _), (other, _)| other.key.cmp(&one.key));
    let choice = |(statement, title): (&crate::facts::base::Statement, &str)| Choice {
        label: format!("{} · {title}", statement.key),
        value: statement.key.to_string(),
    };
    found.into_iter().take(MOST).map(choice).collect()
}

/// The value that stands for an indicator.
#[must_use]
pub fn value_of(base: &FactBase, id: IndicatorId) -> String {
    let key = &base.indicators[id.0 as usize].key;
    if key.chars().count() <= LONGEST_VALUE {
        return key.to_string();
    }
    format!("{MARK}{}", super::seal::digits(super::known::key("indicator", key), super::seal::FINGERPRINT))
}

/// The indicator that a value stands for, or that a name surely means.
#[must_use]
pub fn indicator(desk: &Desk<'_>, value: &str) -> Option<IndicatorId> {
    if let Some(digits) = value.strip_prefix(MARK) {
        return super::seal::number(digits).and_then(|fingerprint| desk.known.indicator(fingerprint));
    }
    desk.known.indicator_by_key(value).or_else(|| {
        let found = desk.known.lookup.find(value);
        let (best, fit) = found.first().copied()?;
        let is_alone = found.get(1).is_none_or(|(_, next)| *next < fit);
        (!value.trim().is_empty() && fit >= super::lookup::SURE && is_alone).then_some(best)
    })
}

/// Names that fit, those first that can be compared with another.
pub(super) fn names(desk: &Desk<'_>, labels: &Labels<'_>, typed: &str, beside: Option<IndicatorId>) -> Vec<Choice> {
    let base = desk.known.base();
    let mut found: Vec<IndicatorId> = desk.known.lookup.find(typed).into_iter().map(|(id, _)| id).collect();
    if let Some(beside) = beside {
        let latest = |id| pick(base, id, None, &[]).ok();
        let other = latest(beside);
        let is_alike = |id: &IndicatorId| other.as_ref().zip(latest(*id)).is_some_and(|(one, two)| figures::are_alike(one, &two, base));
        found.sort_by_key(|id| !is_alike(id));
    }
    let choice = |id: IndicatorId| Choice { label: labels.indicator(id).to_owned(), value: value_of(base, id) };
    found.into_iter().take(MOST).map(choice).collect()
}

pub(super) fn topics(desk: &Desk<'_>, labels: &Labels<'_>, typed: &str) -> Vec<Choice> {
    let sought = fold(typed);
    let topics = desk.known.base().topics.iter().map(|topic| {
        let name = labels.text(&topic.name);
        Choice { label: if name.is_empty() { topic.key.to_string() } else { name.to_owned() }, value: topic.key.to_string() }
    });
    topics.filter(|choice| fits(&sought, choice)).take(MOST).collect()
}

/// The figures that what is filled in already leaves: of an indicator, of a topic, or all.
fn scope(desk: &Desk<'_>, typed: &Typed) -> Vec<FigureId> {
    let base = desk.known.base();
    let of = |id: IndicatorId| figures::of_indicator(base, id);
    if let Some(key) = typed.command.option("key").or(typed.command.option("a")) {
        return indicator(desk, key).map(|id| of(id).collect()).unwrap_or_default();
    }
    let topic = typed.command.option("topic").unwrap_or(&typed.command.name);
    match desk.known.topic_by_key(topic.strip_prefix(super::menu::TOPIC_MARK).unwrap_or(topic)) {
        Some(TopicId(place)) => base.topics[place as usize].indicators.iter().flat_map(|id| of(*id)).collect(),
        None => (0..base.figures.len()).filter_map(|place| u32::try_from(place).ok()).map(FigureId).collect(),
    }
}

/// The periods that there are figures for, the latest first.
fn periods(desk: &Desk<'_>, labels: &Labels<'_>, typed: &str, scope: &[FigureId]) -> Vec<Choice> {
    let base = desk.known.base();
    let mut periods: Vec<Period> = scope.iter().map(|id| base.figures[id.0 as usize].period).collect();
    periods.sort_by_key(|period| (std::cmp::Reverse(period.end), period.start));
    periods.dedup();
    let sought = fold(typed);
    let choices = periods.iter().map(|period| Choice { label: labels.period(period), value: period.to_string() });
    choices.filter(|choice| fits(&sought, choice)).take(MOST).collect()
}

/// The members of a dimension that there are figures for.
fn members(desk: &Desk<'_>, labels: &Labels<'_>, typed: &str, dimension: &str, scope: &[FigureId]) -> Vec<Choice> {
    let base = desk.known.base();
    let Some(place) = base.dimensions.iter().position(|held| held.key.as_ref() == dimension) else { return Vec::new() };
    let mut held: Vec<_> = scope.iter().flat_map(|id| base.figures[id.0 as usize].members.iter().copied()).collect();
    held.retain(|member| usize::from(member.dimension.0) == place);
    held.sort_unstable();
    held.dedup();
    let sought = fold(typed);
    let choices = held.into_iter().map(|member| {
        let key = &base.dimensions[place].members[member.index as usize].key;
        Choice { label: labels.members(&[member]), value: key.to_string() }
    });
    choices.filter(|choice| choice.value.chars().count() <= LONGEST_VALUE && fits(&sought, choice)).take(MOST).collect()
}

pub(super) fn fits(sought: &str, choice: &Choice) -> bool {
    fold(&choice.label).contains(sought.trim()) || fold(&choice.value).contains(sought.trim())
}
