//! Which readings hold the growth of one period against that of another?

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
}

/// "At what rate per year did it grow from 2021 to 2024": whether so much for each year is asked for.
pub fn is_yearly(scene: &Scene<'_>) -> bool {
    let is_each = |text: &str| matches!(text, "per year" | "per annum" | "p.a." | "a year");
    scene.question.tokens.iter().any(|token| is_each(&token.text))
}
