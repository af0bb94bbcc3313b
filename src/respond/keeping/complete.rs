//! What completes an option of a keeper's command while it is typed?

use super::described::{DASH, KINDS, RELATIONS};
use super::figures::{CHOSEN, figure_mark, figures};
use super::words::words;
use super::{ADD, INDICATOR_EDIT, INDICATOR_NEW, PHRASE_REMOVE, RESTORE, first, may_keep};
use crate::chat::{Action, Choice, OrderTyped, Outcome, Response};
use crate::facts::base::{Figure, IndicatorId};
use crate::language::Language;
use crate::language::fold::fold;
use crate::render::label::Labels;
use crate::respond::desk::Desk;
use crate::respond::seal::{self, FINGERPRINT};
use crate::respond::suggest::{self, MOST};
use crate::respond::{script, wording};

/// What to offer: nothing to those who may not keep the facts.
#[must_use]
pub fn suggest(desk: &Desk<'_>, typed: &OrderTyped) -> Response {
    let author = typed.order.caller.author;
    let choices = if author.is_person && may_keep(desk, typed.order.caller.rights.as_ref()) { choices(desk, typed) } else { Vec::new() };
    script::to_member(Response { actions: vec![Action::Offer(choices)], outcome: Outcome::Other }, author.locale, None)
}

fn choices(desk: &Desk<'_>, typed: &OrderTyped) -> Vec<Choice> {
    let language = wording::language(typed.order.caller.author.locale, desk.settings.language);
    let labels = Labels::new(desk.known.base(), language);
    let text = typed.order.option(&typed.option).unwrap_or_default();
    let indicator = || typed.order.option("key").and_then(|key| suggest::indicator(desk, key));
    let mut found = match typed.option.as_str() {
        "key" if typed.order.name == INDICATOR_NEW => Vec::new(),
        option if RELATIONS.contains(&option) => suggest::names(desk, &labels, text, None),
        "topic" => suggest::topics(desk, &labels, text),
        "kind" => KINDS.map(|kind| Choice { label: kind.to_owned(), value: kind.to_owned() }).into(),
        "term" => terms(desk, &labels),
        "key" if typed.order.name == ADD => known_or_new(desk, language, text),
        "key" => suggest::names(desk, &labels, text, None),
        "statement" => suggest::statements(desk, text),
        "figure" => indicator().map(|id| stated(desk, &labels, id, typed.order.name != RESTORE)).unwrap_or_default(),
        "phrase" if typed.order.name == PHRASE_REMOVE => indicator().map(|id| phrases(desk, id)).unwrap_or_default(),
        dimension => members(desk, &labels, dimension),
    };
    if typed.order.name == INDICATOR_EDIT && indicator().is_some_and(|id| says(desk, id, &typed.option)) {
        found.truncate(MOST - 1);
        found.push(Choice { label: words(language).take_out.to_owned(), value: DASH.to_owned() });
    }
    if ["key", "statement", "topic"].contains(&typed.option.as_str()) || RELATIONS.contains(&typed.option.as_str()) {
        return found;
    }
    let sought = fold(text);
    found.into_iter().filter(|choice| suggest::fits(&sought, choice)).take(MOST).collect()
}

/// Whether something is said of an indicator that an option can take out.
fn says(desk: &Desk<'_>, id: IndicatorId, option: &str) -> bool {
    let held = &desk.known.base().indicators[id.0 as usize];
    match option {
        "topic" => held.topic.is_some(),
        "kind" => held.kind.is_some(),
        "part-of" => held.part_of.is_some(),
        "target-for" => held.target_for.is_some(),
        "growth-of" => held.growth_of.is_some(),
        "share-part" | "share-of" => held.share.is_some(),
        _ => false,
    }
}

/// The indicators that fit, and last what was typed as a new one.
fn known_or_new(desk: &Desk<'_>, language: Language, typed: &str) -> Vec<Choice> {
    let mut found = suggest::names(desk, &Labels::new(desk.known.base(), language), typed.trim_start_matches(first::NEW), None);
    let is_known = |key: &str| desk.known.indicator_by_key(key).is_some();
    if let Some(new) = first::offered(words(language), typed, is_known) {
        found.truncate(MOST - 1);
        found.push(new);
    }
    found
}

/// The figures of an indicator with what was stated and by whom, the latest first.
fn stated(desk: &Desk<'_>, labels: &Labels<'_>, id: IndicatorId, are_answered: bool) -> Vec<Choice> {
    let base = desk.known.base();
    let label = |figure: &&Figure| {
        let members = if figure.members.is_empty() { String::new() } else { format!(" · {}", labels.members(&figure.members)) };
        let statement = &base.statements[figure.statement.0 as usize].key;
        Choice {
            label: format!("{}{members} · {} · {statement}", labels.period(&figure.period), figure.stated),
            value: format!("{CHOSEN}{}", seal::digits(figure_mark(base, figure), FINGERPRINT)),
        }
    };
    let mut held = figures(base, id, are_answered);
    held.sort_by_key(|figure| (std::cmp::Reverse(figure.period.end), figure.members.len()));
    held.iter().map(label).collect()
}

/// The phrases of an indicator.
fn phrases(desk: &Desk<'_>, id: IndicatorId) -> Vec<Choice> {
    let asked = &desk.known.base().indicators[id.0 as usize].asked;
    let phrases = asked.en.iter().chain(&asked.zh).filter(|phrase| phrase.chars().count() <= 100);
    phrases.map(|phrase| Choice { label: phrase.to_string(), value: phrase.to_string() }).collect()
}

/// The terms of the glossary; another key is a new one.
fn terms(desk: &Desk<'_>, labels: &Labels<'_>) -> Vec<Choice> {
    let terms = desk.known.base().glossary.iter().filter(|term| term.key.chars().count() <= 100);
    terms.map(|term| Choice { label: labels.text(&term.name).to_owned(), value: term.key.to_string() }).collect()
}

/// All members of a dimension: a figure may be the first of its member.
fn members(desk: &Desk<'_>, labels: &Labels<'_>, dimension: &str) -> Vec<Choice> {
    let Some(held) = desk.known.base().dimensions.iter().find(|held| *held.key == *dimension) else { return Vec::new() };
    let members = held.members.iter().filter(|member| member.key.chars().count() <= 100);
    members.map(|member| Choice { label: labels.text(&member.name).to_owned(), value: member.key.to_string() }).collect()
}
