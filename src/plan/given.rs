//! Which readings take a number that the member gives?

use super::evidence::{TokenSet, cued};
use super::fit::is_target;
use super::frames;
use super::readings::{Reading, Standing};
use super::single::Maker;
use super::stretch::TIME_CUES;
use super::wanted::{Wanted, wanted};
use super::{Ask, Given};
use crate::facts::base::Kind;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::{Bounded, Decimal, Per, Unit};
use crate::question::Class;

/// What a number that is taken up is worth beside a plain figure, which would pass it over.
const TAKEN_UP: f32 = 0.25;

impl Maker<'_, '_> {
    /// All readings that compute with a number of the question.
    pub fn given(&self) -> Vec<Reading> {
        // What a claim names is judged, not computed with.
        if self.has(Cue::Claim) || self.scene.question.reported {
            return Vec::new();
        }
        let readings = [self.group(), self.portion(), self.exchange(), self.span(), self.goal(), self.level(), self.factor()];
        readings.into_iter().flatten().collect()
    }

    /// Whether the question names the indicator itself, and not only what its unit is.
    fn is_named(&self) -> bool {
        let money = || frames::meaning(self.scene, "money");
        let tells = |place: usize| self.scene.question.tokens[place].class == Class::Content;
        self.scene.standing == Standing::Continued
            || self.candidate.coverage > 0.5 && self.candidate.explained.without(money()).iter().any(tells)
    }

    fn with(&self, given: Given, explained: TokenSet) -> Reading {
        let ask = self.scene.pick(self.id()).map(|operand| Ask::Given { operand, given });
        self.reading_of(ask, self.candidate.explained.union(explained), TAKEN_UP)
    }

    /// Whether the indicator counts things over time: at a rate, or over its period.
    pub fn is_paced(&self) -> bool {
        match &self.indicator.unit {
            Unit::Rate(_, per) => !matches!(per, Per::Each(..)),
            // How old or how long something is adds up to nothing over a year.
            Unit::Counted(noun) if Per::parse(noun).is_some_and(|per| !matches!(per, Per::Each(..))) => false,
            Unit::Counted(_) => !matches!(self.indicator.kind, Some(Kind::Stock | Kind::Rule)) && !is_target(self.indicator),
            Unit::Money(_) => self.indicator.kind == Some(Kind::Flow) && !is_target(self.indicator),
            Unit::Percent | Unit::PercentagePoints | Unit::Times | Unit::IndexPoints => false,
        }
    }

    fn is_share(&self) -> bool {
        self.indicator.unit.is_percent() && self.indicator.growth_of.is_none() && !is_target(self.indicator)
    }

    /// "If 200 firms joined, how many would be ...": so many at the stated percentage.
    fn group(&self) -> Option<Reading> {
        let scene = self.scene;
        if !self.is_share() {
            return None;
        }
        if let Some(said) = frames::one_in(scene) {
            // "One in how many small firms is certified?" is of no other whole than that of the share.
            let unsaid: f32 = scene.evidence.said.unsaid(self.id()).iter().map(|(_, weight)| weight).sum();
            if unsaid >= super::readings::TELLING {
                return None;
            }
            return Some(self.with(Given::OneIn, said.union(cued(scene.question, &[Cue::Share]))));
        }
        let (size, said) = frames::per_many(scene).or_else(|| frames::supposed(scene)).filter(|(size, _)| *size != Decimal::ONE_HUNDRED)?;
        let asks = frames::asks_number(scene);
        if !asks || wanted(scene) == Wanted::Money {
            return None;
        }
        let complement = super::stretch::negates(scene);
        let cues = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Each, Cue::Absolute];
        let denials = cued(scene.question, if complement { &[Cue::Not] } else { &[] });
        Some(self.with(Given::Group { size: Bounded::Exact(size), complement }, said.union(cued(scene.question, &cues)).union(denials)))
    }

    /// "A quarter of the revenue".
    fn portion(&self) -> Option<Reading> {
        if !self.indicator.unit.is_money() && !self.indicator.unit.is_counted() && !self.indicator.unit.is_rate() {
            return None;
        }
        let (percent, said) = frames::portion(self.scene).filter(|_| self.is_named())?;
        // "A third of the small firms": nothing is said of them.
        let own = self.candidate.explained.union(said);
        let is_beside = |place: usize| matches!(self.scene.question.tokens[place].class, Class::Neutral | Class::Mark);
        let is_bare = said.contains(0) && (0..self.scene.question.tokens.len()).all(|place| own.contains(place) || is_beside(place));
        let asks = (self.scene.question.asks || self.has(Cue::HowMany) || is_bare) && !frames::is_predicated(self.scene, said);
        let cues = cued(self.scene.question, &[Cue::Half, Cue::Share, Cue::Define, Cue::HowMany]);
        asks.then(|| self.with(Given::Part(percent), said.union(cues)))
    }

    fn exchange(&self) -> Option<Reading> {
        let Unit::Money(own) = self.indicator.unit else {
            return None;
        };
        let (rate, to, divides, said) = self.is_named().then(|| super::exchange::rate_of_exchange(self.scene, own))??;
        Some(self.with(Given::Exchange { rate, to, divides }, said))
    }

    /// "Over 30 days", at the stated rate.
    fn span(&self) -> Option<Reading> {
        let tokens = &self.scene.question.tokens;
        // 成立超过10年还算吗 asks for no number, 那30天呢 for theirs.
        let goes_on = tokens.iter().any(|token| token.text.as_ref() == "呢");
        let asks = frames::asks_number(self.scene) || goes_on;
        let yes_or_no = self.scene.question.language == Language::Chinese && !asks && self.scene.question.asks;
        // 一天24小时里每分钟几家 asks for a minute's.
        let each = |place: usize| tokens[place].text.starts_with('每') && tokens[place].text.chars().count() > 1;
        // 年营收摊到12个月，每个月多少: a month's, of what is told of a year.
        let longer = cued(self.scene.question, &[Cue::Day, Cue::Week, Cue::Month]).iter().any(each) && !self.indicator.unit.is_rate();
        let paced = longer || cued(self.scene.question, &[Cue::Second, Cue::Minute, Cue::Hour]).iter().any(each);
        let (count, per, said) = frames::span(self.scene).filter(|_| self.is_paced() && !yes_or_no && !paced)?;
        // 上半年（181天）: how long the period is over which this was counted.
        let is_length =
            |place: usize| matches!(tokens[place].class, Class::Number(index) if super::length::is_of_period(self.scene, index));
        if said.iter().any(is_length) && !self.indicator.unit.is_rate() {
            return None;
        }
        let cues: Vec<Cue> = TIME_CUES.into_iter().chain([Cue::Total, Cue::Each, Cue::HowMany]).collect();
        Some(self.with(Given::Span { count, per }, said.union(cued(self.scene.question, &cues))))
    }

    /// "How many days until a million", at the stated rate.
    fn goal(&self) -> Option<Reading> {
        let (count, per, said) = frames::goal(self.scene).filter(|_| self.is_paced())?;
        let cues: Vec<Cue> = TIME_CUES.into_iter().chain([Cue::EachInterval, Cue::Needed, Cue::Progress, Cue::When]).collect();
        Some(self.with(Given::Goal { count, per }, said.union(cued(self.scene.question, &cues))))
    }

    /// "How many more to hit 10,000?"
    fn level(&self) -> Option<Reading> {
        let asks = self.has(Cue::Needed) || self.has(Cue::Progress) || self.has(Cue::Difference);
        let counts = self.indicator.unit.is_counted() || self.indicator.unit.is_money();
        // How far it is to a number that is given is reckoned from what there is, and not from what is aimed at.
        let from_an_aim = is_target(self.indicator) && !self.has(Cue::Target);
        if !asks || !counts || from_an_aim || !self.is_named() || self.scene.question.periods.len() > 1 {
            return None;
        }
        let [index] = self.scene.unmatched_numbers(&[self.id()])[..] else {
            return None;
        };
        let (level, place) = frames::aimed_at(self.scene, index)?;
        let grows = level > Decimal::TEN;
        let cues = [Cue::Needed, Cue::Progress, Cue::Difference, Cue::Target, Cue::HowMany];
        grows.then(|| self.with(Given::Level(level), cued(self.scene.question, &cues).union(place)))
    }

    fn factor(&self) -> Option<Reading> {
        let (factor, said) = frames::factor(self.scene).filter(|_| self.is_named())?;
        // So many a day, times 365, are those of 365 days.
        let given = match &self.indicator.unit {
            Unit::Rate(_, per) if is_length(factor, per) => Given::Span { count: factor, per: per.clone() },
            _ => Given::Factor(factor),
        };
        Some(self.with(given, said.union(cued(self.scene.question, &[Cue::Ratio]))))
    }
}

/// Whether a number is how many of a stretch of time a longer one has.
fn is_length(count: Decimal, per: &Per) -> bool {
    let lengths: &[u32] = match per {
        Per::Day => &[7, 28, 29, 30, 31, 365, 366],
        Per::Week => &[52],
        Per::Month => &[12],
        Per::Hour => &[24],
        Per::Minute | Per::Second => &[60],
        Per::Year | Per::Each(..) => &[],
    };
    lengths.iter().any(|length| Decimal::from(*length) == count)
}
