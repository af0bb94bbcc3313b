//! Which readings hold one rate of growth against another?

use super::Ask;
use super::evidence::cued;
use super::readings::{Reading, Scene};
use super::single::{ASKED_FOR, Maker};
use crate::language::cue::Cue;
use crate::question::Asked;

impl Maker<'_, '_> {
    /// "The gap between the growth in 2023 and that in 2024": the two rates, where each year is named by itself.
    pub fn rates_apart(&self) -> Option<Reading> {
        let scene = self.scene;
        let [Asked::At(one), Asked::At(other)] = scene.question.periods[..] else { return None };
        let counts = super::wanted::counts_things(scene) || self.has(Cue::Absolute) || self.has(Cue::Share);
        if self.indicator.growth_of.is_none() || counts || !self.has(Cue::Difference) {
            return None;
        }
        let (left, right) = (scene.pick_at(self.id(), one).ok()?, scene.pick_at(self.id(), other).ok()?);
        let cues = [Cue::Difference, Cue::Growth, Cue::Decline, Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Excluding];
        let said = cued(scene.question, &cues).union(super::hinge::apart(scene));
        let explained = self.candidate.explained.union(said);
        (left.figure != right.figure).then(|| self.reading_of(Ok(Ask::Difference { left, right }), explained, ASKED_FOR * 1.5))
    }

    /// How so much for each one grew, from the growth of both: "revenue per firm", 平均每家的营收.
    pub fn relative_growth(&self) -> Option<Reading> {
        let scene = self.scene;
        let level = self.indicator.growth_of.filter(|level| !scene.base().indicators[level.0 as usize].unit.is_counted())?;
        let moves = [Cue::Growth, Cue::Decline, Cue::Trend, Cue::Difference, Cue::Implied, Cue::Greater, Cue::Lesser];
        if !moves.iter().any(|cue| self.has(*cue)) {
            return None;
        }
        let (opener, taken) = super::frames::each(scene)?;
        let under = super::kin::number_growth(scene, level, self.id())?;
        let counted = scene.candidates.iter().find(|candidate| candidate.indicator == under);
        let known = counted.map(|candidate| candidate.explained).unwrap_or_default();
        if !taken.without(known).without(self.candidate.explained).is_empty() {
            return None;
        }
        let ask = scene.pick(self.id()).and_then(|over| Ok(Ask::RelativeGrowth { under: self.matching(under, &over)?, over }));
        let cues = [
            Cue::Average,
            Cue::Each,
            Cue::Growth,
            Cue::Decline,
            Cue::Difference,
            Cue::Trend,
            Cue::Implied,
            Cue::Share,
            Cue::Ratio,
            Cue::HowMany,
        ];
        let explained = self.candidate.explained.union(known).union(opener).union(cued(scene.question, &cues));
        Some(self.reading_of(ask, explained, ASKED_FOR * 3.0))
    }
}

/// "At what rate per year did it grow from 2021 to 2024": whether so much for each year is asked for.
pub fn is_yearly(scene: &Scene<'_>) -> bool {
    let is_each = |text: &str| matches!(text, "per year" | "per annum" | "p.a." | "a year");
    scene.question.tokens.iter().any(|token| is_each(&token.text))
}
