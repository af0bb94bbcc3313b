//! What was the level a year before, and by how much has it changed since, where the growth tells it?

use super::Ask;
use super::evidence::{TokenSet, cued};
use super::kin;
use super::readings::Reading;
use super::single::{ASKED_FOR, Maker};
use crate::facts::base::IndicatorId;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::question::{Asked, Class};

impl Maker<'_, '_> {
    /// The level before a stated growth, or the rise that the growth amounts to.
    pub fn earlier(&self) -> Option<Reading> {
        let scene = self.scene;
        // "By how many did the firms grow" asks for no money.
        let counts = super::wanted::counts_things(scene) && !super::wanted::can_give(super::wanted::Wanted::Things, &self.indicator.unit);
        let rate = kin::growth_of(scene, self.id()).filter(|_| !counts)?;
        // Two levels that are both stated are held against each other.
        let latest = || super::pick::series(scene.base(), self.id(), &scene.members_of(self.id())).pop();
        let both = match scene.question.periods[..] {
            [Asked::Between(first, last)] => Some((first, last)),
            [Asked::Since(first)] => {
                latest().map(|latest| (first, latest.period(scene.base()))).filter(|(first, last)| first.end < last.start)
            }
            _ => <[Period; 2]>::try_from(scene.periods.as_slice()).ok().map(|[one, other]| (one, other)),
        };
        if both.is_some_and(|(one, other)| scene.pick_at(self.id(), one).is_ok() && scene.pick_at(self.id(), other).is_ok()) {
            return None;
        }
        let grown = super::pick::pick(scene.base(), rate, None, &scene.members_of(rate)).ok()?;
        let moves = self.has(Cue::Growth) || self.has(Cue::Decline);
        let from_rate = self.has(Cue::Implied);
        let more = self.has(Cue::Difference) || self.has(Cue::Greater) || super::wanted::adds(scene);
        // "They rose by so much: at what level had they stood the year before?"
        let is_level = scene.question.tokens.iter().any(|token| token.says("level"));
        let differs = !is_level && (more || moves && !from_rate);
        // What is asked in per cent or in points is asked of the rates.
        if differs && !from_rate && self.asks_in_percent() {
            return None;
        }
        let before = scene.question.periods.contains(&Asked::Before) || self.has(Cue::Previous);
        // 营收和增速都有了，倒推一下2021年是多少: the level of that year, and not by how much it rose.
        let of_a_year = from_rate && matches!(scene.question.periods[..], [Asked::At(_), Asked::At(_)]);
        let (period, differs, worth) = if let Some(last) = self.spans_a_growth() {
            (last, !of_a_year || more, ASKED_FOR)
        } else if before {
            let worth = if is_level { ASKED_FOR * 8.0 } else { ASKED_FOR * 1.5 };
            (scene.period().unwrap_or_else(|| grown.period(scene.base())), differs, worth)
        } else if let Some(next) = self.year_after_one_without_a_figure(rate) {
            (next, more, if from_rate { ASKED_FOR * 3.0 } else { ASKED_FOR })
        } else if (moves || self.has(Cue::Difference)) && self.in_its_unit() {
            (scene.period().unwrap_or_else(|| grown.period(scene.base())), !of_a_year, ASKED_FOR * 3.0)
        } else {
            return None;
        };
        // A level that is stated itself is not reckoned from a rounded rate.
        let stated = period.moved(-1, Shape::Year).and_then(|before| Some((before, scene.pick_at(self.id(), before).ok()?)));
        let stated = stated.filter(|(before, held)| held.period(scene.base()) == *before && !from_rate).map(|(_, held)| held);
        let ask = scene.pick_at(self.id(), period).and_then(|level| {
            match stated {
                Some(right) if differs => return Ok(Ask::Difference { left: level, right }),
                Some(right) if is_level => return Ok(Ask::Figure(right)),
                _ => {}
            }
            let growth = scene.pick_at(rate, period)?;
            Ok(if differs { Ask::EarlierDifference { level, growth } } else { Ask::EarlierLevel { level, growth } })
        });
        if !before && ask.is_err() {
            return None;
        }
        let cues = [
            Cue::Previous,
            Cue::Difference,
            Cue::Greater,
            Cue::Lesser,
            Cue::Growth,
            Cue::Decline,
            Cue::Implied,
            Cue::Absolute,
            Cue::HowMany,
        ];
        let named = scene.candidates.iter().find(|candidate| candidate.indicator == rate).map(|candidate| candidate.explained);
        let explained = self.candidate.explained.union(cued(scene.question, &cues)).union(named.unwrap_or_default());
        // The growth that is given is only what the level is to be told from.
        let unmatched = if is_level { scene.unmatched_numbers(&[self.id(), rate]) } else { Vec::new() };
        let is_given = |place: &usize| match scene.question.tokens[*place].class {
            Class::Number(index) => is_level && !unmatched.contains(&index),
            _ => false,
        };
        let given: TokenSet = (0..scene.question.tokens.len()).filter(is_given).collect();
        Some(self.reading_of(ask, explained.union(given), worth))
    }

    /// "From 2021 to 2022", where only the later year has a figure: that year.
    fn spans_a_growth(&self) -> Option<Period> {
        let [Asked::Between(first, last)] = self.scene.question.periods[..] else {
            return None;
        };
        (self.in_its_unit() && self.scene.pick_at(self.id(), first).is_err()).then_some(last)
    }

    /// The year after one that is asked, where that one has neither a figure nor a rate of its own.
    fn year_after_one_without_a_figure(&self, rate: IndicatorId) -> Option<Period> {
        let scene = self.scene;
        let is_missing = |asked: &&Period| {
            asked.shape == Shape::Year && scene.pick_at(self.id(), **asked).is_err() && scene.pick_at(rate, **asked).is_err()
        };
        // 根据2024年的营收和增速倒推2023年: where two years are named, one of them is only reckoned from.
        let named = if self.has(Cue::Implied) { scene.periods.len() } else { 1 };
        let asked = scene.periods.iter().take(named).find(is_missing)?;
        crate::question::period::year(asked.start.year() + 1)
    }

    /// Whether the answer is wanted in per cent or in percentage points.
    fn asks_in_percent(&self) -> bool {
        let points = |text: &str| text.split(' ').any(|word| word == "points" || word == "pp");
        let tokens = &self.scene.question.tokens;
        !self.has(Cue::Absolute) && (tokens.iter().any(|token| points(&token.text)) || self.has(Cue::Share) && self.has(Cue::Difference))
    }
}
