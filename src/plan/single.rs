//! Which readings are about one indicator?

use super::evidence::{Candidate, TokenSet, cued};
use super::fit::{Wanted, can_give, counts_things, fitness, is_target, wanted};
use super::kin::{self, Kin};
use super::readings::{Reading, Scene};
use super::stretch::{TIME_CUES, asked_per, negates, window};
use super::{Ask, Operand, Reason};
use crate::facts::base::{Indicator, IndicatorId, Kind};
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::quantity::{Per, Unit};
use crate::question::Asked;

/// The most indicators for which readings are made.
const MOST_READ: usize = 24;
/// What an operation that the question asks for in so many words is worth beside a plain figure.
const ASKED_FOR: f32 = 0.1;

/// All readings about one indicator.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let mut readings = Vec::new();
    for candidate in scene.candidates.iter().take(MOST_READ) {
        let maker =
            Maker { scene, candidate, indicator: &scene.base().indicators[candidate.indicator.0 as usize], fit: fitness(scene, candidate) };
        readings.extend(maker.figure());
        readings.extend(maker.complement());
        readings.extend(maker.over_time());
        readings.extend(maker.interval());
        readings.extend(maker.count_of());
        readings.extend(maker.implied_whole());
        readings.extend(maker.target());
        readings.extend(maker.earlier());
        readings.extend(maker.growth());
        readings.extend(maker.share());
    }
    readings
}

struct Maker<'s, 'a> {
    scene: &'s Scene<'a>,
    candidate: &'s Candidate,
    indicator: &'a Indicator,
    fit: f32,
}

impl Maker<'_, '_> {
    fn id(&self) -> IndicatorId {
        self.candidate.indicator
    }

    fn reading(&self, outcome: Result<Ask, Reason>, cues: &[Cue], worth: f32) -> Reading {
        self.reading_of(outcome, self.candidate.explained.union(cued(self.scene.question, cues)), worth)
    }

    fn reading_of(&self, outcome: Result<Ask, Reason>, explained: TokenSet, worth: f32) -> Reading {
        let outcome = outcome.map_err(|reason| {
            let near = kin::nearest(self.scene, self.id(), &reason);
            (reason, near)
        });
        Reading { outcome, claim: None, explained, score: self.fit + worth, coverage: self.candidate.coverage, full: self.candidate.full }
    }

    fn has(&self, cue: Cue) -> bool {
        self.scene.has(cue)
    }

    fn figure(&self) -> Option<Reading> {
        if !can_give(wanted(self.scene), &self.indicator.unit) || super::about::asks_for_meaning(self.scene) {
            return None;
        }
        let cues: &[Cue] = if matches!(self.indicator.unit, Unit::Rate(..)) {
            &[Cue::Average]
        } else if self.indicator.growth_of.is_some() {
            // "By how much did it rise", "how much more than the year before"
            &[Cue::Difference, Cue::Greater, Cue::Compare, Cue::Previous, Cue::Trend]
        } else {
            &[]
        };
        Some(self.reading(self.scene.pick(self.id()).map(Ask::Figure), cues, 0.0))
    }

    fn complement(&self) -> Option<Reading> {
        if !negates(self.scene) {
            return None;
        }
        if self.indicator.unit.is_percent() && self.indicator.growth_of.is_none() {
            return Some(self.reading(self.scene.pick(self.id()).map(Ask::Complement), &[Cue::Not, Cue::Share], ASKED_FOR));
        }
        let whole = self.indicator.part_of?;
        let ask = self.scene.pick(self.id()).and_then(|part| Ok(Ask::Remainder { whole: self.matching(whole, &part)?, part }));
        Some(self.reading(ask, &[Cue::Not], ASKED_FOR))
    }

    /// The figure of another indicator for the same period as an operand's, else its latest.
    fn matching(&self, other: IndicatorId, operand: &Operand) -> Result<Operand, Reason> {
        kin::matching(self.scene, other, operand)
    }

    fn over_time(&self) -> Option<Reading> {
        let per = asked_per(self.scene)?;
        match &self.indicator.unit {
            Unit::Rate(_, own) if *own == per => None,
            Unit::Rate(_, own) if !matches!(own, Per::Each(..)) => {
                let ask = self.scene.pick(self.id()).map(|rate| Ask::RateOver { rate, per: per.clone() });
                Some(self.reading(ask, &TIME_CUES, ASKED_FOR))
            }
            Unit::Counted(_) | Unit::Money(_)
                if self.indicator.kind != Some(Kind::Stock) && !is_target(self.indicator) && per != Per::Year =>
            {
                let ask = self.scene.pick(self.id()).map(|rate| Ask::RateOver { rate, per: per.clone() });
                Some(self.reading(ask, &TIME_CUES, ASKED_FOR))
            }
            _ => None,
        }
    }

    fn interval(&self) -> Option<Reading> {
        if !self.has(Cue::EachInterval) {
            return None;
        }
        let per = asked_per(self.scene).unwrap_or(Per::Second);
        let timed = matches!(&self.indicator.unit, Unit::Rate(_, per) if !matches!(per, Per::Each(..)))
            || matches!(self.indicator.unit, Unit::Counted(_)) && self.indicator.kind == Some(Kind::Flow);
        timed.then(|| {
            let ask = self.scene.pick(self.id()).map(|rate| Ask::Interval { rate, per });
            let cues: Vec<Cue> = TIME_CUES.into_iter().chain([Cue::EachInterval, Cue::When, Cue::Average]).collect();
            self.reading(ask, &cues, ASKED_FOR * 2.0)
        })
    }

    /// How many firms a share of a known group is.
    fn count_of(&self) -> Option<Reading> {
        if wanted(self.scene) == Wanted::Money {
            return None;
        }
        let complement = negates(self.scene);
        let absolute = self.has(Cue::Absolute) || self.has(Cue::Count) && counts_things(self.scene);
        if let Some(share) = self.indicator.share.filter(|_| absolute) {
            if !complement && let Ok(part) = self.scene.pick(share.part) {
                return Some(self.reading(Ok(Ask::Figure(part)), &[Cue::Absolute], -0.1));
            }
            let ask = self
                .scene
                .pick(self.id())
                .and_then(|operand| Ok(Ask::CountOf { group: self.matching(share.of, &operand)?, share: operand, complement }));
            let mut cues = vec![Cue::Absolute];
            cues.extend(complement.then_some(Cue::Not));
            let worth = if ask.is_ok() { 0.15 } else { -0.3 };
            return Some(self.reading(ask, &cues, worth));
        }
        let percent = wanted(self.scene) == Wanted::Percent && !absolute;
        let (share, group) = kin::share_of_part(self.scene, self.id()).filter(|_| self.indicator.figures.is_empty() && !percent)?;
        let ask = self
            .scene
            .pick(share)
            .and_then(|operand| Ok(Ask::CountOf { group: self.matching(group, &operand)?, share: operand, complement }));
        let mut cues = vec![];
        cues.extend(complement.then_some(Cue::Not));
        Some(self.reading(ask, &cues, 0.1))
    }

    /// A whole without a figure of its own, implied by a part and its share.
    fn implied_whole(&self) -> Option<Reading> {
        if super::about::asks_for_meaning(self.scene) {
            return None;
        }
        if !self.indicator.figures.is_empty() {
            return None;
        }
        let Kin { part, share } = kin::part_and_share(self.scene, self.id())?;
        let ask =
            self.scene.pick(share).and_then(|share| Ok(Ask::ImpliedWhole { part: self.matching(part, &share)?, share, whole: self.id() }));
        Some(self.reading(ask, &[Cue::Total], 0.1))
    }

    fn target(&self) -> Vec<Reading> {
        let (target, actual) = if let Some(actual) = self.indicator.target_for {
            (self.id(), actual)
        } else {
            let Some(target) = kin::target_of(self.scene, self.id()) else {
                return Vec::new();
            };
            (target, self.id())
        };
        let pair = || -> Result<(Operand, Operand), Reason> {
            let target = self.scene.pick(target).or_else(|_| super::pick::pick(self.scene.base(), target, None, &self.scene.members))?;
            let actual = kin::before_target(self.scene, actual, &target)?;
            Ok((target, actual))
        };
        let mut readings = Vec::new();
        let wants_growth = self.has(Cue::Growth) || self.has(Cue::Share) && self.has(Cue::Needed);
        let targeted = self.has(Cue::Target) || self.names_target(target);
        let cues = [
            Cue::Target,
            Cue::Progress,
            Cue::Difference,
            Cue::Needed,
            Cue::Growth,
            Cue::Share,
            Cue::Absolute,
            Cue::Greater,
            Cue::Not,
            Cue::Decline,
            Cue::Lesser,
        ];
        if self.has(Cue::Progress) && self.has(Cue::Share)
            || self.has(Cue::Share) && targeted && !self.has(Cue::Needed) && !self.has(Cue::Growth)
        {
            readings.push(self.reading(pair().map(|(target, actual)| Ask::Progress { target, actual }), &cues, ASKED_FOR));
        }
        if wants_growth && (self.has(Cue::Needed) || targeted) && (targeted || self.has(Cue::Progress)) {
            readings.push(self.reading(pair().map(|(target, actual)| Ask::GrowthNeeded { target, actual }), &cues, ASKED_FOR));
        }
        if self.has(Cue::Progress) && !self.has(Cue::Share)
            || targeted && (self.has(Cue::Difference) || self.has(Cue::Needed) && !wants_growth)
        {
            readings.push(self.reading(pair().map(|(target, actual)| Ask::Gap { target, actual }), &cues, ASKED_FOR * 0.9));
        }
        readings
    }

    /// Whether the question gives the target by its number.
    fn names_target(&self, target: IndicatorId) -> bool {
        self.scene.number_tokens().next().is_some() && self.scene.unmatched_numbers(&[target]).is_empty()
    }

    /// The level before a stated growth.
    fn earlier(&self) -> Option<Reading> {
        let growth = kin::growth_of(self.scene, self.id())?;
        let wants_before = self.scene.question.periods.contains(&Asked::Before) || self.has(Cue::Previous);
        let grown = super::pick::pick(self.scene.base(), growth, None, &self.scene.members).ok()?;
        let level = |period: Period| self.scene.pick_at(self.id(), period);
        let cues = [Cue::Previous, Cue::Difference, Cue::Greater, Cue::Growth];
        if wants_before {
            let period = self.scene.period().unwrap_or_else(|| grown.period(self.scene.base()));
            let ask = level(period).and_then(|level| {
                let growth = self.scene.pick_at(growth, period)?;
                let differs = self.has(Cue::Difference) || self.has(Cue::Greater) || self.has(Cue::Growth);
                Ok(if differs { Ask::EarlierDifference { level, growth } } else { Ask::EarlierLevel { level, growth } })
            });
            return Some(self.reading(ask, &cues, ASKED_FOR * 1.5));
        }
        let asked = self.scene.period().filter(|asked| asked.shape == Shape::Year && self.scene.pick(self.id()).is_err())?;
        let next = crate::question::period::year(asked.start.year() + 1)?;
        let ask = level(next).and_then(|level| Ok(Ask::EarlierLevel { level, growth: self.scene.pick_at(growth, next)? }));
        ask.is_ok().then(|| self.reading(ask, &[Cue::Previous], 0.05))
    }

    fn growth(&self) -> Vec<Reading> {
        let base = self.scene.base();
        let series = super::pick::series(base, self.id(), &self.scene.members);
        let window = window(self.scene);
        let within: Vec<Operand> = series
            .into_iter()
            .filter(|operand| window.is_none_or(|(start, end)| operand.period(base).end >= start && operand.period(base).start <= end))
            .collect();
        let mut readings = Vec::new();
        let spans = self.scene.question.periods.iter().any(|asked| matches!(asked, Asked::Since(_) | Asked::Between(..) | Asked::Recent));
        let two_periods = self.scene.periods.len() > 1;
        let moved = [
            Cue::Growth,
            Cue::Decline,
            Cue::Difference,
            Cue::Share,
            Cue::Trend,
            Cue::AnnualAverage,
            Cue::Compare,
            Cue::Average,
            Cue::Ratio,
        ];
        let level = self.indicator.growth_of.is_none();
        if let ([last], [_], true) =
            (within.as_slice(), self.scene.periods.as_slice(), level && (self.has(Cue::Growth) || self.has(Cue::Decline)))
            && let Some(from) = before(base, last, &super::pick::series(base, self.id(), &self.scene.members))
        {
            readings.push(self.reading(Ok(Ask::Growth { from, to: last.clone() }), &moved, -0.05));
        }
        if let (Some(first), Some(last)) = (within.first(), within.last()) {
            let moves = self.has(Cue::Growth) || self.has(Cue::Decline) || self.has(Cue::AnnualAverage);
            if within.len() > 1 && moves && level {
                let annual = self.has(Cue::AnnualAverage) || self.has(Cue::Average);
                let from = if spans || two_periods || annual { first.clone() } else { within[within.len() - 2].clone() };
                let to = last.clone();
                let ask = if annual { Ask::AnnualGrowth { from, to } } else { Ask::Growth { from, to } };
                readings.push(self.reading(Ok(ask), &moved, if spans || two_periods || annual { ASKED_FOR } else { -0.05 }));
            }
            if let ([one, other], true) = (self.scene.periods.as_slice(), self.has(Cue::Greater) || self.has(Cue::Lesser))
                && let (Ok(left), Ok(right)) = (self.scene.pick_at(self.id(), *one), self.scene.pick_at(self.id(), *other))
            {
                readings.push(self.reading(Ok(Ask::Compare { left, right }), &[Cue::Greater, Cue::Lesser, Cue::Compare], ASKED_FOR * 1.5));
            }
            if within.len() > 1
                && two_periods
                && (self.has(Cue::Difference) || self.has(Cue::Compare) || self.has(Cue::Greater) || self.has(Cue::Lesser))
            {
                let cues = [Cue::Difference, Cue::Compare, Cue::Greater, Cue::Lesser];
                readings.push(self.reading(Ok(Ask::Difference { left: last.clone(), right: first.clone() }), &cues, ASKED_FOR));
            }
            if within.len() > 1 && (self.has(Cue::Trend) || spans) {
                readings.push(self.reading(Ok(Ask::Trend(within.clone())), &[Cue::Trend, Cue::Growth, Cue::Compare], ASKED_FOR * 0.9));
            }
            if within.len() > 1 && (self.has(Cue::Highest) || self.has(Cue::Lowest)) && self.scene.members.is_empty() {
                let rank = Ask::Rank { operands: within.clone(), lowest_first: self.has(Cue::Lowest), whole_list: false };
                readings.push(self.reading(Ok(rank), &[Cue::Highest, Cue::Lowest, Cue::When], -0.02));
            }
        }
        readings
    }

    /// What share of its whole a part is.
    fn share(&self) -> Option<Reading> {
        let whole = self.indicator.part_of.filter(|_| self.scene.says_share() && !negates(self.scene))?;
        let ask = self.scene.pick(self.id()).and_then(|part| Ok(Ask::Share { whole: self.matching(whole, &part)?, part }));
        let held = self.scene.candidates.iter().find(|candidate| candidate.indicator == whole);
        let more = held.map(|candidate| candidate.explained).unwrap_or_default();
        let said = held.map_or(0.0, |candidate| candidate.coverage);
        let explained = self.candidate.explained.union(cued(self.scene.question, &[Cue::Share])).union(more);
        // The whole is named, or at least pointed at ("of them"): a share of something unnamed is a guess.
        let mut reading = self.reading_of(ask, explained, 0.25 * (said - 0.8));
        reading.score += 0.25 * (1.0 - self.candidate.matched.min(1.0)) * said;
        Some(reading)
    }
}

/// The figure of a series that comes right before one of it.
fn before(base: &crate::facts::base::FactBase, last: &Operand, series: &[Operand]) -> Option<Operand> {
    series.iter().rev().find(|operand| operand.period(base).end < last.period(base).start).cloned()
}
