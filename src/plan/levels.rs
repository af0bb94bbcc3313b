//! Is a movement asked of a stated rate of growth, or of the level that grew?

use super::kin;
use super::single::Maker;
use super::stretch::window;
use crate::facts::base::IndicatorId;
use crate::language::cue::Cue;

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
}
