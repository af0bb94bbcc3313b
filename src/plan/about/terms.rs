//! Which term of the glossary is asked for, where it is not said as it is written?
//!
//! "What is a cultivatoin pool", "when does a wallet count as active", "what makes a person a courier": misspelt, in other words, in
//! another order, in good part, or by what the indicator is called that the term belongs to.

use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, TermId, WordId};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::readings::{Scene, TELLING};
use crate::question::{Class, Token};
use std::ops::Range;

/// How much of a term's words has to be said where it is not said in full.
const LEAST_NAMED: f32 = 0.6;

/// How much of a term its first word has to be that is said of something under another name: "when is a shipment considered lost?"
const HALF: f32 = 0.5;

/// The terms whose words are said, though not as they are written: misspelt, in other words, or in good part.
pub fn spoken(scene: &Scene<'_>, asks: bool) -> Vec<(TermId, Range<usize>)> {
    let mut best: Vec<(f32, TermId, Range<usize>)> = Vec::new();
    for (term, rows) in (0..).map(TermId).zip(&scene.facts.index.glossary) {
        let said = rows.iter().filter_map(|row| row_said(scene, row, asks)).max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((share, span)) = said {
            best.push((share, term, span));
        }
    }
    let most = best.iter().map(|(share, ..)| *share).fold(0.0, f32::max);
    best.retain(|(share, ..)| *share >= most - 1e-6);
    // Of two that are said no better, one that the base has figures of is likelier meant; else nobody knows.
    if best.len() > 1 {
        let has_figures = |term: TermId| {
            let indicator = scene.base().glossary[term.0 as usize].indicator;
            indicator.is_some_and(|id| !scene.base().indicators[id.0 as usize].figures.is_empty())
        };
        best.retain(|(_, term, _)| has_figures(*term));
    }
    if best.len() > 1 { Vec::new() } else { best.into_iter().map(|(_, term, span)| (term, span)).collect() }
}

/// How much of a row of words is said close together, and where.
fn row_said(scene: &Scene<'_>, row: &[WordId], asks: bool) -> Option<(f32, Range<usize>)> {
    let tokens = &scene.question.tokens;
    let weigh = |features: &[FeatureId]| features.iter().map(|feature| scene.facts.index.weight(*feature)).fold(0.1, f32::max);
    let (mut said, mut all, mut places) = (0.0, 0.0, Vec::new());
    for features in row.iter().map(|word| scene.facts.index.words.features(*word)) {
        let weight = weigh(features);
        all += weight;
        let says = |token: &Token| token.class == Class::Content && token.features.iter().any(|feature| features.contains(feature));
        if let Some(place) = tokens.iter().position(says) {
            said += weight;
            places.push(place);
        }
    }
    let (first, last) = (places.iter().min().copied()?, places.iter().max().copied()?);
    let whole = places.len() == row.len();
    let mended = places.iter().any(|place| tokens[*place].confidence < 1.0);
    let close = last - first < row.len() + 2;
    let telling = places.iter().any(|place| tokens[*place].weight >= TELLING);
    let several = places.iter().min() != places.iter().max();
    // One word of another spelling may be any word of its family: only a misspelt one is surely meant.
    // What the term is of may be called otherwise, but not what sets it apart: what counts as fraud is not what counts as online fraud.
    let is_of_last = |token: &Token| {
        row.last().is_some_and(|last| token.features.iter().any(|feature| scene.facts.index.words.features(*last).contains(feature)))
    };
    let predicated = || asks && said / all >= HALF && is_predicate(scene, first) && !is_of_last(&tokens[first]);
    let fits = if whole { several || mended || predicated() } else { asks && several && said / all >= LEAST_NAMED || predicated() };
    (fits && close && telling).then_some((said / all, first..last + 1))
}

/// The clauses that only put a case to be judged by what a term means: 什么样的人才算快递员？偶尔跑几单算不算, "does that count?"
pub fn instances(scene: &Scene<'_>, asks: bool) -> TokenSet {
    const JUDGED: [&str; 9] =
        ["算不算", "算吗", "算么", "算数吗", "does that count", "does it count", "do they count", "does he count", "does she count"];
    let tokens = &scene.question.tokens;
    if !asks {
        return TokenSet::default();
    }
    let text = |clause: usize| -> String {
        let space = if scene.question.language == Language::Chinese { "" } else { " " };
        tokens.iter().filter(|token| token.clause == clause).map(|token| token.text.as_ref()).collect::<Vec<_>>().join(space)
    };
    let narrows = |token: &Token| matches!(token.class, Class::Country(_) | Class::Member(_) | Class::Period(_));
    let is_case = |clause: usize| {
        let own = || tokens.iter().filter(|token| token.clause == clause);
        let defines = own().any(|token| token.cues.contains(&Cue::Define));
        !defines && !own().any(narrows) && JUDGED.iter().any(|words| text(clause).contains(words))
    };
    (0..tokens.len()).filter(|place| is_case(tokens[*place].clause)).collect()
}

/// The term that belongs to the one indicator that all of the question is about: "when does a wallet count as active?"
pub fn by_indicator(scene: &Scene<'_>) -> Option<(TermId, Range<usize>)> {
    let asking = cued(scene.question, &[Cue::Define, Cue::Who, Cue::When, Cue::Needed, Cue::HowTo]);
    let about = scene.required.without(asking);
    // What a stock exchange is, is not what one of them is.
    if !scene.question.tokens.iter().any(judges) {
        return None;
    }
    let is_meant = |candidate: &&Candidate| {
        candidate.full && about.without(candidate.explained).is_empty() && !about.intersection(candidate.explained).is_empty()
    };
    let mut meant = scene.candidates.iter().filter(is_meant).filter_map(|candidate| term_of(scene, candidate.indicator));
    let term = meant.next()?;
    if meant.any(|other| other != term) {
        return None;
    }
    let (first, last) = (about.iter().min()?, about.iter().max()?);
    Some((term, first..last + 1))
}

/// The one term that belongs to an indicator.
fn term_of(scene: &Scene<'_>, indicator: IndicatorId) -> Option<TermId> {
    let mut own = (0..).map(TermId).zip(&scene.base().glossary).filter(|(_, term)| term.indicator == Some(indicator));
    let (term, _) = own.next()?;
    own.next().is_none().then_some(term)
}

/// Whether a word says that something is called so, or counted: "considered", "count as", 才算, 怎么计算的.
fn judges(token: &Token) -> bool {
    const VERBS: [&str; 9] = ["considered", "deemed", "counted", "counts", "count", "classed", "classified", "regarded", "treated"];
    const IN_CHINESE: [&str; 14] =
        ["才算", "能算", "算是", "算作", "才叫", "视为", "认定", "称为", "称得上", "归为", "怎么计算", "如何计算", "怎么统计", "如何统计"];
    token.cues.contains(&Cue::Define) && VERBS.iter().chain(&IN_CHINESE).any(|word| token.says(word))
}

/// Whether it is asked when what a term names is called something else: "when is a courier considered late?"
pub fn is_called_otherwise(scene: &Scene<'_>, term: TermId, span: &Range<usize>) -> bool {
    const GRAMMAR: [&str; 14] = ["in", "by", "for", "under", "at", "when", "if", "on", "here", "now", "to", "and", "or", "with"];
    let tokens = &scene.question.tokens;
    let clause = tokens[span.start].clause;
    let own = |place: &usize| tokens[*place].clause == clause && tokens[*place].class != Class::Mark;
    let Some(verb) = (span.end..tokens.len()).filter(own).find(|place| judges(&tokens[*place])) else { return false };
    let called = (verb + 1..tokens.len()).filter(own).find(|place| !BETWEEN.contains(&tokens[*place].text.as_ref()));
    // 软件企业要达到什么门槛才算规模以上: what it is called is part of the term.
    let index = &scene.facts.index;
    let own: Vec<FeatureId> =
        index.glossary[term.0 as usize].iter().flatten().flat_map(|word| index.words.features(*word)).copied().collect();
    called.map(|place| &tokens[place]).is_some_and(|token| {
        !GRAMMAR.contains(&token.text.as_ref())
            && !token.cues.contains(&Cue::Define)
            && !token.features.iter().any(|feature| own.contains(feature))
    })
}

/// What may stand between a word that calls something so and what that is called.
const BETWEEN: [&str; 5] = ["a", "an", "as", "to be", "officially"];

/// Whether a word is what something has to be to be called so: "considered lost", "count as step-free", 才算活跃.
fn is_predicate(scene: &Scene<'_>, place: usize) -> bool {
    let tokens = &scene.question.tokens;
    let before = tokens[..place].iter().rev().take_while(|token| token.clause == tokens[place].clause);
    let mut words = before.filter(|token| token.class != Class::Mark && !BETWEEN.contains(&token.text.as_ref()));
    words.next().is_some_and(judges)
}
