//! What may be said of a figure because it comes from a survey?

use super::build::features::{concept, own_words};
use super::compile::{look_up, phrase_atoms};
use super::{FeatureId, Index, Tie};
use crate::facts::base::{FactBase, IndicatorId, TopicId};
use crate::language::lexicon::Lexicon;
use crate::quantity::Unit;
use rustc_hash::FxHashSet;

/// The topics in which people were asked.
pub struct Surveys {
    /// The notions of a survey and of its sample.
    asked: Vec<FeatureId>,
    /// The topics that have one of them.
    topics: Vec<TopicId>,
    /// What is spoken of outside them.
    elsewhere: FxHashSet<FeatureId>,
}

impl Surveys {
    /// Finds the topics with the number of those who were asked.
    pub fn find(index: &Index, base: &FactBase) -> Self {
        let asked = asked();
        let is_asked = |id: IndicatorId| own_words(index, id).any(|feature| asked.contains(&feature));
        let held = (0..).map(IndicatorId).zip(&base.indicators);
        let topics: Vec<TopicId> = held.clone().filter(|(id, _)| is_asked(*id)).filter_map(|(_, indicator)| indicator.topic).collect();
        let others = held.filter(|(_, indicator)| indicator.topic.is_none_or(|topic| !topics.contains(&topic)));
        let elsewhere = others.flat_map(|(id, _)| own_words(index, id)).collect();
        Self { asked, topics, elsewhere }
    }

    /// What goes without saying of an indicator: a percentage that stands beside the number of those who were asked is one of
    /// theirs, and what a survey calls itself does not narrow how many it asked ("the energy survey").
    pub fn implied(&self, index: &Index, base: &FactBase, id: IndicatorId) -> Vec<FeatureId> {
        let indicator = &base.indicators[id.0 as usize];
        let counts_them = own_words(index, id).any(|feature| self.asked.contains(&feature));
        let is_theirs = indicator.unit == Unit::Percent && indicator.topic.is_some_and(|topic| self.topics.contains(&topic));
        if !counts_them && !is_theirs {
            return Vec::new();
        }
        let mut statements: Vec<u32> = base.figures[indicator.figures.start as usize..indicator.figures.end as usize]
            .iter()
            .map(|figure| figure.statement.0)
            .collect();
        statements.dedup();
        let titles = statements.into_iter().flat_map(|at| {
            let title = &base.statements[at as usize].title;
            title.en.iter().chain(&title.zh)
        });
        let is_notion = |feature: &FeatureId| concept(*feature).is_some_and(|notion| Lexicon::get().cue(notion).is_none());
        let says_survey = |features: &Vec<FeatureId>| features.iter().any(|feature| self.asked.contains(feature));
        let named = titles.map(|title| look_up(index, &phrase_atoms(title))).filter(says_survey).flatten().filter(is_notion);
        // A percentage might be one of all passengers, though it comes from the passenger survey.
        let named = named.filter(|feature| counts_them || !self.elsewhere.contains(feature));
        named.chain(self.asked.iter().copied()).collect()
    }
}

/// The notions of a survey and of its sample.
fn asked() -> Vec<FeatureId> {
    ["survey", "sample"].into_iter().filter_map(|key| Lexicon::get().concept_of(key).map(FeatureId::from)).collect()
}

/// The topic that alone has the number of those who were asked in a survey.
pub fn the_survey(index: &Index, base: &FactBase) -> Option<TopicId> {
    let asked = asked();
    let is_asked = |id: &IndicatorId| {
        let profile = &index.profiles[id.0 as usize];
        base.indicators[id.0 as usize].unit.is_counted() && asked.iter().any(|notion| profile.tie(*notion) == Some(Tie::Own))
    };
    let mut surveys = (0..).map(TopicId).zip(&base.topics).filter(|(_, topic)| topic.indicators.iter().any(is_asked));
    let (first, _) = surveys.next()?;
    surveys.next().is_none().then_some(first)
}
