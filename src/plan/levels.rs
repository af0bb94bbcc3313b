//! Is a movement asked of a stated rate of growth, or of the level that grew?

use super::kin;
use super::readings::{Reading, Scene};
use super::single::Maker;
use super::stretch::window;
use super::{Ask, Operand};
use crate::facts::base::IndicatorId;
use crate::language::cue::Cue;
use crate::question::{Asked, Token};

impl Maker<'_, '_> {
    /// Whether a movement is asked in the unit of a level, or between two years of which the level is known.
    pub fn is_asked_of(&self, level: IndicatorId) -> bool {
        let (scene, base) = (self.scene, self.scene.base());
        if super::wanted::counts_things(scene) {
            return true;
        }
        let Some((start, end)) = window(scene).filter(|_| !self.has(Cue::Trend)) else { return false };
        let series = super::pick::series(base, level, &scene.members_of(level));
        let held = |day| series.iter().any(|operand| operand.period(base).start <= day && day <= operand.period(base).end);
        start.year() < end.year() && held(start) && held(end)
    }

    /// By how much better than an indicator its rate of growth fits, where a movement over several years is asked for: that is told by
    /// the level at both ends, and by no rate of one year.
    pub fn lift(&self) -> f32 {
        let scene = self.scene;
        let several = window(scene).is_some_and(|(start, end)| {
            let last = super::pick::series(scene.base(), self.id(), &scene.members_of(self.id())).pop();
            let last = last.map_or(start, |last| last.period(scene.base()).end);
            last.min(end).year() > start.year() + 1
        });
        // "Export growth since 2021" names the rate; how much, or how many per cent, is asked of the level.
        let asks = [Cue::HowMany, Cue::Difference, Cue::Share, Cue::Absolute].iter().any(|cue| self.has(*cue));
        let rate = kin::growth_of(scene, self.id()).filter(|_| several && asks);
        let named = rate.and_then(|rate| scene.candidates.iter().find(|candidate| candidate.indicator == rate));
        named.map_or(0.0, |named| (super::fit::fitness(scene, named) - self.fit).max(0.0))
    }

    /// By how much a percentage fits less well than a level that is said as fully, where "by how many per cent" is asked of a movement:
    /// the per cent are those of the movement, and speak for no ratio.
    pub fn excess(&self) -> f32 {
        let scene = self.scene;
        let moves = self.has(Cue::Growth) || self.has(Cue::Decline);
        if !moves || !self.has(Cue::Share) || !self.indicator.unit.is_percent() || self.indicator.growth_of.is_some() {
            return 0.0;
        }
        // "The share of renewables rose by how many points": a ratio is named.
        const ASKING: [&str; 6] = ["per cent", "percent", "percentage", "pct", "%", "百分"];
        let points = |text: &str| text.contains("points") || text.contains("百分点");
        let asks = |place: usize| {
            let text = scene.question.tokens[place].text.as_ref();
            ASKING.iter().any(|word| text.contains(word)) && !text.ends_with(" of") && !points(text)
        };
        if !scene.question.cued(Cue::Share).all(asks) || scene.question.tokens.iter().any(|token| points(&token.text)) {
            return 0.0;
        }
        let cues =
            [Cue::Share, Cue::Growth, Cue::Decline, Cue::Difference, Cue::Greater, Cue::Lesser, Cue::Compare, Cue::Previous, Cue::Total];
        let said = super::evidence::cued(scene.question, &cues);
        let is_level = |other: &&super::evidence::Candidate| {
            let held = &scene.base().indicators[other.indicator.0 as usize];
            (held.unit.is_counted() || held.unit.is_money())
                && !super::fit::is_target(held)
                && scene.unread(other.explained.union(said)).is_empty()
                && other.coverage + NEARLY > self.candidate.coverage
        };
        if scene.candidates.iter().any(|other| is_level(&other)) { OF_LEVEL } else { 0.0 }
    }
}

/// How much less fully a level may be said than a ratio.
const NEARLY: f32 = 0.1;
/// What it is worth that the per cent that are asked for are those of a movement.
const OF_LEVEL: f32 = 0.2;

/// Whether a reading holds two levels, or different things of different years, against each other where the growth rates of one thing
/// are: "was growth in 2024 higher than in 2022?", 增速比2022年高还是低.
pub fn takes_rates_for_levels(scene: &Scene<'_>, reading: &Reading) -> bool {
    const RATES: [&str; 10] =
        ["growth", "growth rate", "rate of growth", "pace of growth", "增速", "增长率", "增幅", "增长速度", "涨幅", "降幅"];
    let tokens = &scene.question.tokens;
    let is_rate = |token: &Token| token.cues.contains(&Cue::Growth) && RATES.iter().any(|rate| token.says(rate));
    let compares = (scene.has(Cue::Greater) || scene.has(Cue::Lesser)) && tokens.iter().any(is_rate);
    let apart = || scene.question.periods.iter().any(|asked| matches!(asked, Asked::Against(_))) && scene.question.periods.len() > 1;
    let base = scene.base();
    let is_level = |operand: &Operand| base.indicators[operand.indicator.0 as usize].growth_of.is_none();
    let is_of_others = match &reading.outcome {
        Ok(
            Ask::Growth { from: one, to: other } | Ask::Compare { left: one, right: other } | Ask::Difference { left: one, right: other },
        ) => {
            let is_same = one.indicator == other.indicator;
            is_same && is_level(one) && is_level(other) || !is_same && one.period(base) != other.period(base)
        }
        _ => false,
    };
    is_of_others && compares && apart()
}
