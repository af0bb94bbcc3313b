//! Which readings ask about terms, sources and topics rather than about a figure?

use super::evidence::{TokenSet, cued};
use super::readings::{Reading, Scene};
use super::{Ask, Operand, Provenance};
use crate::facts::base::{IndicatorId, TopicId};
use crate::facts::index::{FeatureId, TermId};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::question::Class;
use std::ops::Range;

/// All readings about terms, sources and topics.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let mut readings = definitions(scene);
    readings.extend(everything_about(scene));
    readings.extend(sources(scene));
    readings.extend(topics(scene));
    readings
}

fn reading(ask: Ask, explained: TokenSet, score: f32) -> Reading {
    Reading { outcome: Ok(ask), claim: None, explained, score, coverage: 1.0, full: true }
}

/// What a term means: where the question asks for a meaning, or names a term and nothing else.
fn definitions(scene: &Scene<'_>) -> Vec<Reading> {
    let question = scene.question;
    let asks = scene.has(Cue::Define);
    let asks_what = asks || asks_what(scene);
    let counts = (scene.has(Cue::Count) || scene.has(Cue::HowMany)) || question.numbers.iter().any(|number| !number.in_words);
    if counts || !asks_what {
        return Vec::new();
    }
    let mut terms: Vec<(TermId, Range<usize>)> = question.terms.clone();
    terms.sort_by_key(|(_, span)| std::cmp::Reverse(span.len()));
    terms
        .into_iter()
        .map(|(term, span)| {
            let held = &scene.base().glossary[term.0 as usize];
            let own: TokenSet = explained_by_definition(scene, held.indicator).union(span.clone().collect());
            let explained = own.union(cued(question, &[Cue::Define, Cue::Who, Cue::Difference, Cue::Year]));
            let span_start = span.start;
            let said: f32 = span.map(|place| question.tokens[place].weight).sum();
            let all: f32 = scene.required.without(cued(question, &[Cue::Define])).iter().map(|place| question.tokens[place].weight).sum();
            let fit = (said / all.max(0.1)).min(1.0);
            let plain = if is_article_before(scene, span_start) { 0.85 } else { 0.55 };
            reading(Ask::Define(term), explained, if asks { 0.8 } else { plain } + 0.4 * fit)
        })
        .collect()
}

/// Whether a term is asked for as one of a kind ("what is a ...", "what are ...s", "... 是什么"), not as a known amount ("what is the ...").
fn is_article_before(scene: &Scene<'_>, place: usize) -> bool {
    let before = place.checked_sub(1).map_or("", |place| scene.question.tokens[place].text.as_ref());
    matches!(before, "a" | "an" | "are" | "is" | "what is" | "what are" | "as" | "what's" | "whats")
        || scene.question.language == Language::Chinese
}

/// The tokens that the counted indicator of a term explains ("what is a little giant firm").
fn explained_by_definition(scene: &Scene<'_>, indicator: Option<IndicatorId>) -> TokenSet {
    let candidate = indicator.and_then(|id| scene.candidates.iter().find(|candidate| candidate.indicator == id));
    candidate.map(|candidate| candidate.explained).unwrap_or_default()
}

/// Where figures come from, who said them, and when.
fn sources(scene: &Scene<'_>) -> Vec<Reading> {
    let what = if scene.has(Cue::Published) {
        Provenance::Date
    } else if scene.has(Cue::Speaker) || scene.has(Cue::Who) {
        Provenance::Speaker
    } else if scene.has(Cue::Source) {
        Provenance::Source
    } else {
        return Vec::new();
    };
    let cues = [Cue::Published, Cue::Speaker, Cue::Source, Cue::When, Cue::Who, Cue::Where, Cue::Define];
    let asked = cued(scene.question, &cues);
    let mut readings = Vec::new();
    let about = scene.required.without(asked);
    if about.is_empty() && points_at_figures(scene) {
        let latest = latest_operands(scene);
        readings.push(reading(Ask::Source { operands: latest, what }, asked, 0.7));
    }
    for candidate in scene.candidates.iter().take(8).filter(|candidate| about.is_empty() || candidate.coverage > LEAST_NAMED) {
        if let Ok(operand) = scene.pick(candidate.indicator) {
            let worth = if about.is_empty() { 0.0 } else { 0.3 };
            readings.push(Reading {
                outcome: Ok(Ask::Source { operands: vec![operand], what }),
                claim: None,
                explained: candidate.explained.union(asked),
                score: candidate.fit() + worth,
                coverage: candidate.coverage,
                full: candidate.full,
            });
        }
    }
    readings
}

/// How much of an indicator's phrase has to be said before its source is given.
const LEAST_NAMED: f32 = 0.5;

/// Whether a question without a subject is at least about figures, an article or a source: "who said so?" alone may be about anything.
fn points_at_figures(scene: &Scene<'_>) -> bool {
    let document = Lexicon::get().concept_of("document").map(FeatureId::from);
    let names = scene.question.tokens.iter().any(|token| document.is_some_and(|document| token.features.contains(&document)));
    let asks_for_it = scene.question.cued(Cue::Source).any(|place| scene.question.tokens[place].restricts > 0.0);
    names || asks_for_it && scene.question.tokens.len() <= SHORT
}

/// The most tokens of a question that is nothing but a wish for a source ("got a link for that?").
const SHORT: usize = 9;

/// Whether the question asks what something is, as of a kind: no figure answers that.
pub fn asks_for_meaning(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let of_a_kind = tokens.iter().enumerate().take(6).any(|(place, token)| {
        let next = tokens.get(place + 1).map_or("", |token| token.text.as_ref());
        matches!(token.text.as_ref(), "what is" | "what's" | "whats" | "what are" | "is" | "what" | "what exactly is")
            && matches!(next, "a" | "an")
            || matches!(
                token.text.as_ref(),
                "what is a" | "what is an" | "what's a" | "what's an" | "什么是" | "什么叫" | "何谓" | "何为" | "咩系"
            )
    });
    let bare = tokens.iter().enumerate().take(4).any(|(place, token)| {
        matches!(token.text.as_ref(), "what is" | "what's" | "whats" | "what are" | "is" | "what")
            && tokens.get(place + 1).is_some_and(|next| next.class == Class::Content)
    });
    let words = tokens.iter().filter(|token| token.class == Class::Content).count();
    let of_a_kind = of_a_kind || bare && words <= 2;
    let measures = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Growth, Cue::Ratio, Cue::Difference].iter().any(|cue| scene.has(*cue));
    !measures && scene.question.numbers.is_empty() && scene.periods.is_empty() && (of_a_kind || scene.has(Cue::Define))
}

/// One figure of the statement that was published last.
fn latest_operands(scene: &Scene<'_>) -> Vec<Operand> {
    let base = scene.base();
    let latest = (0..).map(IndicatorId).zip(&base.indicators).filter(|(_, indicator)| !indicator.figures.is_empty()).max_by_key(
        |(id, indicator)| {
            let figures = &base.figures[indicator.figures.start as usize..indicator.figures.end as usize];
            (figures.iter().filter_map(|figure| super::pick::published(base, figure)).max(), std::cmp::Reverse(*id))
        },
    );
    let Some((id, indicator)) = latest else {
        return Vec::new();
    };
    let figure = indicator.figures.clone().max_by_key(|place| super::pick::published(base, &base.figures[*place as usize]));
    figure
        .map(|place| Operand { indicator: id, figure: crate::facts::base::FigureId(place), disagreeing: Vec::new() })
        .into_iter()
        .collect()
}

/// Everything on a topic: where the question asks for everything, or names the topic by its own phrase.
fn topics(scene: &Scene<'_>) -> Vec<Reading> {
    let question = scene.question;
    let everything = scene.has(Cue::Everything);
    let mut readings = Vec::new();
    for (place, topic) in scene.base().topics.iter().enumerate() {
        let Ok(place) = u32::try_from(place) else {
            continue;
        };
        let id = TopicId(place);
        let named = named_by(scene, id);
        let measured = [Cue::Count, Cue::HowMany, Cue::Share, Cue::Growth, Cue::Target, Cue::Trend].iter().any(|cue| scene.has(*cue));
        if named.is_empty() || !everything && (asks_what(scene) || measured || !scene.unread(named).is_empty()) {
            continue;
        }
        let operands: Vec<Operand> = topic.indicators.iter().filter_map(|indicator| scene.pick(*indicator).ok()).collect();
        if operands.is_empty() {
            continue;
        }
        let members = topic.indicators.iter().filter_map(|id| scene.candidates.iter().find(|candidate| candidate.indicator == *id));
        let mut explained = named.union(cued(question, &[Cue::Everything, Cue::Trend]));
        for member in members {
            explained = explained.union(member.explained);
        }
        let score = if everything { 1.1 } else { 0.95 };
        readings.push(reading(Ask::Topic { topic: id, operands }, explained, score));
    }
    readings
}

/// Everything about a thing that has no topic of its own: its figure, and those of every indicator that names it.
fn everything_about(scene: &Scene<'_>) -> Option<Reading> {
    if !scene.has(Cue::Everything) {
        return None;
    }
    let named = scene.candidates.iter().find(|candidate| candidate.full)?;
    let family = scene.candidates.iter().filter(|other| {
        other.indicator == named.indicator || scene.facts.index.profiles[other.indicator.0 as usize].kin.contains(&named.indicator)
    });
    let operands: Vec<Operand> = family.filter_map(|other| scene.pick(other.indicator).ok()).take(MOST_LISTED).collect();
    let explained = named.explained.union(cued(scene.question, &[Cue::Everything, Cue::Count, Cue::HowMany]));
    (operands.len() > 1).then(|| reading(Ask::Figures(operands), explained, 0.7 + 0.3 * named.matched.min(1.0)))
}

/// The most figures that are listed for one thing.
const MOST_LISTED: usize = 12;

/// The tokens that name a topic: a whole phrase of it, or all the words of one in any order.
fn named_by(scene: &Scene<'_>, topic: TopicId) -> TokenSet {
    let question = scene.question;
    let whole: TokenSet = question.topics.iter().filter(|(named, _)| *named == topic).flat_map(|(_, span)| span.clone()).collect();
    if !whole.is_empty() {
        return whole;
    }
    let says = |features: &Vec<FeatureId>| {
        scene.required.iter().find(|place| question.tokens[*place].features.iter().any(|feature| features.contains(feature)))
    };
    let rows = scene.facts.index.topics.get(topic.0 as usize).into_iter().flatten();
    rows.filter_map(|row| row.iter().map(says).collect::<Option<TokenSet>>()).next().unwrap_or_default()
}

/// Whether a question word asks what something is.
fn asks_what(scene: &Scene<'_>) -> bool {
    ["what", "什么", "啥", "何谓"].iter().any(|word| scene.question.tokens.iter().any(|token| token.text.contains(word)))
}
