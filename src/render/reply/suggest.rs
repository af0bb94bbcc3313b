//! What can be asked next?

use crate::answer::{Answer, Content};
use crate::facts::base::IndicatorId;
use crate::plan::{Ask, Operand};
use crate::render::piece::{Meaning, fill, piece};
use crate::render::voice::{Voice, joined};
use crate::render::words::{Form, Mention};

/// The most questions that are suggested.
const MOST: usize = 3;

/// Questions that can be asked next; of an abstention and of choices, what is near.
pub fn suggestions(voice: &Voice<'_>, answer: &Answer) -> Vec<String> {
    let mut suggestions = match &answer.content {
        Content::Found { ask, finding, .. } => next(voice, ask, &finding.figures),
        Content::Choices(near) | Content::Abstention { near, .. } => near.iter().map(|operand| question(voice, operand)).collect(),
        Content::Silence => Vec::new(),
    };
    suggestions.dedup();
    suggestions.truncate(MOST);
    suggestions
}

/// One question of each topic, or of the first indicators where there are no topics.
pub fn examples(voice: &Voice<'_>, count: usize) -> Vec<String> {
    let base = voice.base;
    let has_figures = |id: &IndicatorId| !voice.indicator(*id).figures.is_empty();
    let of_topics = base.topics.iter().filter_map(|topic| topic.indicators.iter().copied().find(has_figures));
    let all = (0..).map(IndicatorId).take(base.indicators.len());
    let mut ids: Vec<IndicatorId> = of_topics.take(count).collect();
    for id in all.filter(has_figures) {
        if ids.len() < count && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.into_iter().map(|id| question_of(voice, id)).collect()
}

/// The figures that are related to those shown and are not shown themselves.
fn next(voice: &Voice<'_>, ask: &Ask, shown: &[Operand]) -> Vec<String> {
    let Some(main) = shown.first() else {
        return Vec::new();
    };
    let indicator = voice.indicator(main.indicator);
    let share = indicator.share.map(|share| [share.part, share.of]);
    let kin = [indicator.target_for, indicator.growth_of, indicator.part_of];
    let related = kin.into_iter().flatten().chain(share.into_iter().flatten());
    let neighbours = indicator.topic.map(|topic| voice.base.topics[topic.0 as usize].indicators.as_slice()).unwrap_or_default();
    let mut suggestions = Vec::new();
    if moves(voice, main.indicator) && !matches!(ask, Ask::Trend(_) | Ask::Growth { .. }) {
        let name = piece(Meaning::Name, voice.naming_as(main.indicator).name);
        suggestions.push(joined(&fill(voice.words.ask_trend, &[("name", name)])));
    }
    let mut seen: Vec<IndicatorId> = shown.iter().map(|operand| operand.indicator).collect();
    for id in related.chain(neighbours.iter().copied()) {
        if !seen.contains(&id) && !voice.indicator(id).figures.is_empty() {
            seen.push(id);
            suggestions.push(question_of(voice, id));
        }
        if suggestions.len() == MOST {
            break;
        }
    }
    suggestions
}

/// Whether an indicator has figures of several periods.
fn moves(voice: &Voice<'_>, id: IndicatorId) -> bool {
    let range = voice.indicator(id).figures.clone();
    let figures = &voice.base.figures[range.start as usize..range.end as usize];
    figures.iter().filter(|figure| figure.members.is_empty()).any(|figure| figure.period != figures[0].period)
}

fn question_of(voice: &Voice<'_>, id: IndicatorId) -> String {
    let naming = voice.naming_as(id);
    let template = match naming.form {
        Form::Counted => voice.words.ask_counted,
        Form::Named => voice.words.ask_named,
        Form::Labelled => voice.words.ask_labelled,
    };
    joined(&fill(template, &[("name", piece(Meaning::Name, naming.name))]))
}

/// A question for one figure of an indicator.
pub(super) fn question(voice: &Voice<'_>, operand: &Operand) -> String {
    let naming = voice.naming(operand);
    let template = match naming.form {
        Form::Counted => voice.words.ask_counted_period,
        Form::Named => voice.words.ask_named_period,
        Form::Labelled => voice.words.ask_labelled_period,
    };
    joined(&fill(
        template,
        &[
            ("name", piece(Meaning::Name, naming.name)),
            ("within", voice.period_of(operand, Mention::Within)),
            ("period", voice.period_of(operand, Mention::Alone)),
        ],
    ))
}
