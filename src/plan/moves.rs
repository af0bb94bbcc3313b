//! Which readings are of how something moved?

use super::evidence::{TokenSet, cued};
use super::kin;
use super::most_moved::{GAINED, LOST};
use super::readings::Reading;
use super::single::{ASKED_FOR, Maker};
use super::stretch::window;
use super::{Ask, Operand, frames};
use crate::facts::index::Tie;
use crate::facts::period::{Period, Shape};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::question::{Asked, Token};

impl Maker<'_, '_> {
    /// All readings of how something moved.
    pub fn moves(&self) -> Vec<Reading> {
        if super::units::counts_others(self.scene, self.indicator) {
            return Vec::new();
        }
        let mut readings = self.growth();
        readings.extend(self.earlier());
        readings.extend(self.relative_growth());
        readings.extend(self.at_each());
        readings.extend(self.rates_apart());
        readings.extend(self.since_then());
        readings
    }

    /// "How many in 2021 and how many in 2022": the figure of each, where nothing is held against anything.
    fn at_each(&self) -> Option<Reading> {
        let scene = self.scene;
        let asked = &scene.question.periods;
        // "2021 vs 2025"
        let each = asked.len() > 1 && asked.iter().all(|asked| matches!(asked, Asked::At(_) | Asked::Against(_)));
        let moves = [Cue::Growth, Cue::Decline, Cue::Trend, Cue::Average, Cue::AnnualAverage];
        let operates = super::pair::AGAINST.iter().chain(&moves).any(|cue| *cue != Cue::Share && self.has(*cue));
        if !each || operates || !super::wanted::can_give(super::wanted::wanted(scene), &self.indicator.unit) {
            return None;
        }
        let operands: Vec<Operand> = scene.periods.iter().map(|period| scene.pick_at(self.id(), *period).ok()).collect::<Option<_>>()?;
        let apart = operands.windows(2).all(|pair| pair[0].figure != pair[1].figure);
        apart.then(|| self.reading(Ok(Ask::Figures(operands)), &[Cue::HowMany], ASKED_FOR * 0.5))
    }

    /// "How many are there now, compared with 2022?": the newest figure against that of the one period that is named.
    fn since_then(&self) -> Option<Reading> {
        let (scene, base) = (self.scene, self.scene.base());
        let holds = [Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Ratio].iter().any(|cue| self.has(*cue));
        // Where a rate is stated, it tells how much there was more than the year before.
        let grew = (self.has(Cue::Growth) || self.has(Cue::Decline)) && kin::growth_of(scene, self.id()).is_none();
        let then = match scene.question.periods[..] {
            [Asked::Against(then)] if holds || grew || scene.says_now() => then,
            [Asked::At(then)] if holds && scene.says_now() => then,
            _ => return None,
        };
        if self.indicator.growth_of.is_some() || super::fit::is_target(self.indicator) {
            return None;
        }
        let newest = super::pick::pick(base, self.id(), None, &scene.members_of(self.id())).ok()?;
        let then = scene.pick_at(self.id(), then).ok()?;
        if newest.period(base).end <= then.period(base).end {
            return None;
        }
        let differs = grew || self.has(Cue::Greater) || self.has(Cue::Lesser);
        let in_percent = differs && self.has(Cue::Share) && !self.indicator.unit.is_percent();
        let ask = if self.has(Cue::Ratio) {
            Ask::Ratio { left: newest, right: then }
        } else if in_percent {
            Ask::Growth { from: then, to: newest }
        } else if self.has(Cue::Difference)
            || self.has(Cue::HowMany) && (self.has(Cue::Greater) || self.has(Cue::Lesser))
            || grew && self.in_its_unit()
        {
            Ask::Difference { left: newest, right: then }
        } else if self.has(Cue::Greater) || self.has(Cue::Lesser) || self.indicator.unit.is_percent() {
            Ask::Compare { left: newest, right: then }
        } else {
            Ask::Growth { from: then, to: newest }
        };
        let cues =
            [Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Difference, Cue::Ratio, Cue::HowMany, Cue::Claim, Cue::Growth, Cue::Decline];
        let share = if in_percent { cued(scene.question, &[Cue::Share]) } else { TokenSet::default() };
        let explained = self.candidate.explained.union(cued(scene.question, &cues)).union(share);
        Some(self.reading_of(Ok(ask), explained, ASKED_FOR * 1.5))
    }

    /// Whether the answer is wanted in the indicator's own unit rather than in per cent.
    pub(super) fn in_its_unit(&self) -> bool {
        let unit = &self.indicator.unit;
        let is_money = super::wanted::is_money(unit) || !unit.is_percent() && !super::wanted::holds_money(self.scene);
        let money = is_money && !frames::meaning(self.scene, "money").is_empty();
        let gained = unit.is_counted() && !self.has(Cue::Share) && !self.gained().is_empty();
        let counts = unit.is_counted() && super::wanted::counts_things(self.scene);
        self.has(Cue::Absolute)
            || money
            || gained
            || counts
            || !unit.is_percent() && super::wanted::asks_so_many(self.scene, self.indicator)
    }

    /// The words for so many more or fewer: "farms lost between 2016 and 2024".
    pub fn gained(&self) -> TokenSet {
        const OTHERS: [&str; 8] = ["extra", "additional", "disappeared", "vanished", "gone", "loss", "losses", "net"];
        let tokens = self.scene.question.tokens.iter().enumerate();
        let says = |token: &Token| OTHERS.iter().chain(&GAINED).chain(&LOST).any(|word| token.says(word));
        tokens.filter(|(_, token)| says(token)).map(|(place, _)| place).collect()
    }

    /// A period of the sort that a movement is asked between, where both of its ends are held.
    fn spanned(&self) -> Option<Period> {
        let [Asked::Between(first, last)] = self.scene.question.periods[..] else { return None };
        let held = |period: Period| self.scene.pick_at(self.id(), period).is_ok_and(|operand| operand.period(self.scene.base()) == period);
        (held(first) && held(last)).then_some(last)
    }

    fn growth(&self) -> Vec<Reading> {
        let base = self.scene.base();
        let asked = &self.scene.question.periods;
        let over_time =
            self.scene.periods.len() > 1 || asked.iter().any(|asked| matches!(asked, Asked::Since(_) | Asked::Between(..) | Asked::Recent));
        let moving = [Cue::Growth, Cue::Decline, Cue::AnnualAverage, Cue::Trend, Cue::Highest, Cue::Lowest, Cue::Double, Cue::Triple];
        if !over_time && !moving.iter().any(|cue| self.has(*cue)) {
            return Vec::new();
        }
        let series = super::pick::series_of(base, self.id(), &self.scene.members_of(self.id()), self.spanned());
        let window = window(self.scene);
        let mut within: Vec<Operand> = series
            .into_iter()
            .filter(|operand| window.is_none_or(|(start, end)| operand.period(base).end >= start && operand.period(base).start <= end))
            .collect();
        // "From 2022 to 2024" begins with what there was in all of 2022, though something is known of its August.
        if let [Asked::Between(first, _)] = asked[..]
            && first.shape == Shape::Year
            && let Ok(start) = self.scene.pick_at(self.id(), first)
        {
            within.retain(|operand| operand.period(base).end >= start.period(base).end);
        }
        // Two halves of years are held against each other, though most figures are of whole years.
        if let [one, other] = self.scene.periods[..]
            && let (Ok(one), Ok(other)) = (self.scene.pick_at(self.id(), one), self.scene.pick_at(self.id(), other))
        {
            within = vec![one, other];
            within.sort_by_key(|operand| operand.period(base).end);
            within.dedup();
        }
        // Of two years that are named, no other stands in for one that is not held.
        if let [one, other] = self.scene.periods[..] {
            let missing = [one, other].into_iter().find_map(|period| self.scene.pick_at(self.id(), period).err());
            let rate = kin::growth_of(self.scene, self.id()).is_some() || self.indicator.growth_of.is_some();
            let aims = super::fit::is_target(self.indicator) || kin::target_of(self.scene, self.id()).is_some();
            // 2020年和2021年两年平均: of both together.
            if let Some(reason) = missing.filter(|_| !self.scene.is_held_of_both(self.id(), one, other)) {
                // A growth rate or a target may still tell how it moved.
                if rate || aims {
                    return Vec::new();
                }
                let cues = [Cue::Growth, Cue::Decline, Cue::Difference, Cue::Share, Cue::Compare, Cue::Greater, Cue::Lesser];
                return vec![self.reading(Err(reason), &cues, ASKED_FOR)];
            }
        }
        let overlaps = |operand: &Operand, asked: Period| {
            let period = operand.period(base);
            period.start <= asked.end && asked.start <= period.end
        };
        let ends_are_held = match asked[..] {
            [Asked::Between(first, last)] => {
                within.first().is_some_and(|operand| overlaps(operand, first))
                    && within.last().is_some_and(|operand| overlaps(operand, last))
            }
            // Since a year that is not held nothing is known.
            [Asked::Since(first)] if first.shape == Shape::Year => {
                within.first().is_some_and(|operand| operand.period(base).start <= first.end)
            }
            _ => true,
        };
        let mut readings = Vec::new();
        let lift = self.lift() - self.excess();
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
            // "How much cheaper than in 2023" holds the years against each other.
            Cue::Greater,
            Cue::Lesser,
        ];
        let level = self.indicator.growth_of.is_none();
        // "How many more", "by how much it fell from one year to the other" is asked of the level, where that is known for both.
        if self.indicator.growth_of.is_some_and(|level| self.is_asked_of(level)) {
            return readings;
        }
        let same_part = self.against_same_part(&moved).filter(|_| self.is_part_on_part() || within.is_empty());
        let part_on_part = same_part.is_some() && self.is_part_on_part();
        readings.extend(same_part);
        // Of a part of a year no change of whole years tells.
        let is_of = |last: &Operand, asked: Period| self.scene.pick_at(self.id(), asked).is_ok_and(|held| held.figure == last.figure);
        if let ([last], [asked], true) = (
            within.as_slice(),
            self.scene.periods.as_slice(),
            level && [Cue::Growth, Cue::Decline, Cue::Double, Cue::Triple].iter().any(|cue| self.has(*cue)),
        ) && !part_on_part
            && is_of(last, *asked)
            && let Some(from) = before(base, last, &super::pick::series(base, self.id(), &self.scene.members_of(self.id())))
        {
            // A stated growth of that period says it better than the levels do.
            let stated = kin::growth_of(self.scene, self.id()).and_then(|rate| self.scene.pick_at(rate, last.period(base)).ok());
            let ask = if self.in_its_unit() {
                Ask::Difference { left: last.clone(), right: from }
            } else {
                stated.map_or(Ask::Growth { from, to: last.clone() }, Ask::Figure)
            };
            readings.push(self.reading(Ok(ask), &moved, -0.05 - self.excess()));
        }
        if let (Some(first), Some(last)) = (within.first(), within.last()) {
            // "By what percentage were they lower than in 1990?"
            let against = asked.iter().any(|asked| matches!(asked, Asked::Against(_)));
            let compares = against || [Cue::Greater, Cue::Lesser, Cue::Compare, Cue::Trend].iter().any(|cue| self.has(*cue));
            let between = asked.iter().any(|asked| matches!(asked, Asked::Between(..)));
            let by_percent = self.has(Cue::Share) && (two_periods && compares || between && !self.indicator.unit.is_percent());
            // "The annual cost" tells of no change by itself.
            let yearly = self.has(Cue::AnnualAverage) && (spans || two_periods || self.scene.question.language == Language::Chinese);
            // "How many points did it lose?"
            let gained = self.has(Cue::Difference) && !self.gained().is_empty();
            let moves = self.has(Cue::Growth) || self.has(Cue::Decline) || yearly || by_percent || gained;
            if within.len() > 1 && moves && level && ends_are_held {
                // An "average rent" is no average of the years.
                let average = Lexicon::get().concept_for(Cue::Average).into();
                let own = self.scene.facts.index.profiles[self.id().0 as usize].tie(average);
                let averages = self.has(Cue::Average) && own != Some(Tie::Own);
                let annual = self.has(Cue::AnnualAverage) || averages || spans && super::rates::is_yearly(self.scene);
                let from = if spans || two_periods || annual { first.clone() } else { within[within.len() - 2].clone() };
                let to = last.clone();
                // 比上年多罚了多少钱 asks for so much and no percentage.
                let adds = self.has(Cue::Difference) && self.in_its_unit() || super::wanted::does_more(self.scene);
                let so_much = !spans && !two_periods && adds && !self.has(Cue::Share);
                let ask = match (annual, so_much) {
                    (true, _) => Ask::AnnualGrowth { from, to },
                    (false, true) => Ask::Difference { left: to, right: from },
                    (false, false) => Ask::Growth { from, to },
                };
                let worth = if spans || two_periods || annual || so_much { ASKED_FOR + lift } else { -0.05 - self.excess() };
                readings.push(self.reading(Ok(ask), &moved, worth));
            }
            if within.len() > 1
                && ends_are_held
                && (spans || two_periods)
                && self.in_its_unit()
                && (moves || self.has(Cue::Difference) || !self.gained().is_empty())
            {
                let ask = Ask::Difference { left: last.clone(), right: first.clone() };
                let cues = [Cue::Growth, Cue::Decline, Cue::Difference, Cue::Absolute, Cue::Compare, Cue::Greater, Cue::Lesser];
                let explained = self.candidate.explained.union(cued(self.scene.question, &cues)).union(self.gained());
                readings.push(self.reading_of(Ok(ask), explained, ASKED_FOR * 1.5 + lift));
            }
            if let ([one, other], true) = (self.scene.periods.as_slice(), self.has(Cue::Greater) || self.has(Cue::Lesser))
                && let (Ok(left), Ok(right)) = (self.scene.pick_at(self.id(), *one), self.scene.pick_at(self.id(), *other))
            {
                readings.push(self.reading(Ok(Ask::Compare { left, right }), &[Cue::Greater, Cue::Lesser, Cue::Compare], ASKED_FOR * 1.5));
            }
            // "The difference in sales, 2019 to 2024"
            let between = between && !moves && !self.has(Cue::Share);
            if within.len() > 1
                && (two_periods && (self.has(Cue::Difference) || self.has(Cue::Compare) || self.has(Cue::Greater) || self.has(Cue::Lesser))
                    || between && ends_are_held && self.has(Cue::Difference))
            {
                let cues = [Cue::Difference, Cue::Compare, Cue::Greater, Cue::Lesser];
                // 多出几辆 asks by how many.
                let worth = if self.has(Cue::HowMany) && !self.has(Cue::Share) { ASKED_FOR * 2.0 } else { ASKED_FOR };
                readings.push(self.reading(Ok(Ask::Difference { left: last.clone(), right: first.clone() }), &cues, worth));
            }
            if within.len() > 1 && (self.has(Cue::Trend) || spans) && !super::part_of_year::adds_up(self.scene) {
                // "By what percentage did their number grow from 2021 to 2024?" asks for no list of the years' rises.
                let growth = Lexicon::get().concept_for(Cue::Growth).into();
                let is_rise =
                    self.has(Cue::Share) && self.indicator.unit.is_percent() && self.scene.evidence.said.is_in_name(self.id(), growth);
                let worth = if is_rise { -ASKED_FOR * 2.0 } else { ASKED_FOR * 0.9 };
                readings.push(self.reading(Ok(Ask::Trend(within.clone())), &[Cue::Trend, Cue::Growth, Cue::Compare], worth));
            }
            readings.extend(self.best_year(&within));
        }
        readings
    }
}

/// The figure of a series that comes right before one of it.
fn before(base: &crate::facts::base::FactBase, last: &Operand, series: &[Operand]) -> Option<Operand> {
    series.iter().rev().find(|operand| operand.period(base).end < last.period(base).start).cloned()
}
