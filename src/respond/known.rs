//! What does the bot know, as one snapshot that every answer is made from?

use super::heard::Heard;
use super::lookup::Lookup;
use super::seal;
use crate::facts::base::{CoarseDate, DimensionId, FactBase, FigureId, IndicatorId, MemberId, TopicId};
use crate::facts::index::TermId;
use crate::question::Facts;
use rustc_hash::FxHashMap;

/// The facts, ready to be asked, looked up and pointed at.
#[derive(Debug, Default)]
pub struct Known {
    /// The facts.
    pub facts: Facts,
    /// Which state of the facts this is; another where any file differs.
    pub revision: String,
    /// The names to complete what is typed with.
    pub lookup: Lookup,
    /// The questions of late, as they were read.
    pub heard: Heard,
    /// The figures by fingerprint; of several for one period and the same members the one published last.
    figures: FxHashMap<u64, FigureId>,
    indicators: FxHashMap<u64, IndicatorId>,
    topics: FxHashMap<u64, TopicId>,
    terms: FxHashMap<u64, TermId>,
}

impl Known {
    /// Makes facts ready to be asked, looked up and pointed at.
    #[must_use]
    pub fn new(facts: Facts, revision: String) -> Self {
        let base = &facts.base;
        let mut figures: FxHashMap<u64, FigureId> = FxHashMap::default();
        for id in (0..base.figures.len()).filter_map(|place| u32::try_from(place).ok()).map(FigureId) {
            let newest = figures.entry(figure(base, id)).or_insert(id);
            if published(base, *newest) <= published(base, id) {
                *newest = id;
            }
        }
        let indicators = (0..).map(IndicatorId).zip(&base.indicators).map(|(id, held)| (key("indicator", &held.key), id)).collect();
        let topics = (0..).map(TopicId).zip(&base.topics).map(|(id, held)| (key("topic", &held.key), id)).collect();
        let terms = (0..).map(TermId).zip(&base.glossary).map(|(id, held)| (key("term", &held.key), id)).collect();
        let lookup = Lookup::new(base);
        Self { revision, lookup, heard: Heard::default(), figures, indicators, topics, terms, facts }
    }

    /// What is held.
    #[must_use]
    pub fn base(&self) -> &FactBase {
        &self.facts.base
    }

    /// The figure that a fingerprint is of.
    #[must_use]
    pub fn figure(&self, fingerprint: u64) -> Option<FigureId> {
        self.figures.get(&fingerprint).copied()
    }

    /// The indicator that a fingerprint is of.
    #[must_use]
    pub fn indicator(&self, fingerprint: u64) -> Option<IndicatorId> {
        self.indicators.get(&fingerprint).copied()
    }

    /// The topic that a fingerprint is of.
    #[must_use]
    pub fn topic(&self, fingerprint: u64) -> Option<TopicId> {
        self.topics.get(&fingerprint).copied()
    }

    /// The term that a fingerprint is of.
    #[must_use]
    pub fn term(&self, fingerprint: u64) -> Option<TermId> {
        self.terms.get(&fingerprint).copied()
    }

    /// The indicator with a key.
    #[must_use]
    pub fn indicator_by_key(&self, sought: &str) -> Option<IndicatorId> {
        self.indicator(key("indicator", sought)).filter(|id| self.base().indicators[id.0 as usize].key.as_ref() == sought)
    }

    /// The topic with a key.
    #[must_use]
    pub fn topic_by_key(&self, sought: &str) -> Option<TopicId> {
        self.topic(key("topic", sought)).filter(|id| self.base().topics[id.0 as usize].key.as_ref() == sought)
    }
}

/// The fingerprint of something with a key. It stays the same as long as the key does.
#[must_use]
pub fn key(kind: &str, key: &str) -> u64 {
    seal::fingerprint(&[kind, key])
}

/// All members of all dimensions.
pub fn members(base: &FactBase) -> impl Iterator<Item = MemberId> {
    let dimensions = (0..).map(DimensionId).zip(&base.dimensions);
    dimensions.flat_map(|(dimension, held)| (0..).zip(&held.members).map(move |(index, _)| MemberId { dimension, index }))
}

/// The fingerprint of a member, with that of which it is one.
#[must_use]
pub fn member(base: &FactBase, id: MemberId) -> u64 {
    let dimension = &base.dimensions[id.dimension.0 as usize];
    seal::fingerprint(&["member", &dimension.key, &dimension.members[id.index as usize].key])
}

/// The fingerprint of a figure: of its indicator, its period and its members, whoever stated it.
#[must_use]
pub fn figure(base: &FactBase, id: FigureId) -> u64 {
    let figure = &base.figures[id.0 as usize];
    let period = figure.period.to_string();
    let mut parts = vec!["figure", &base.indicators[figure.indicator.0 as usize].key, &period];
    for member in &figure.members {
        let dimension = &base.dimensions[member.dimension.0 as usize];
        parts.extend([dimension.key.as_ref(), dimension.members[member.index as usize].key.as_ref()]);
    }
    seal::fingerprint(&parts)
}

fn published(base: &FactBase, id: FigureId) -> Option<jiff::civil::Date> {
    let statement = base.figures[id.0 as usize].statement;
    base.statements[statement.0 as usize].published.and_then(CoarseDate::first_day)
}
