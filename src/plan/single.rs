//! Which readings are about one indicator?

use super::evidence::{Candidate, TokenSet, cued};
use super::fit::{fitness, is_target};
use super::kin;
use super::readings::{Reading, Scene};
use super::stretch::{TIME_CUES, asked_per};
use super::units::{counts_others, is_in_other_unit, only_has_people, where_people_were};
use super::wanted::{can_give, wanted};
use super::{Ask, Operand, Reason, frames};
use crate::facts::base::{Indicator, IndicatorId, Kind};
use crate::facts::index::{FeatureId, Tie};
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::{Bounded, Per, Unit};
use crate::question::Asked;
use crate::question::{Class, Token};

/// The most indicators for which readings are made.
const MOST_READ: usize = 24;
/// What an operation that the question asks for in so many words is worth beside a plain figure.
pub const ASKED_FOR: f32 = 0.1;

/// How much of the name of a rate has to be said for it to tell how many there are in another stretch of time.
const HALF_SAID: f32 = 0.5;

/// All readings about one indicator.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let mut readings = Vec::new();
    for candidate in scene.candidates.iter().take(MOST_READ) {
        let maker =
            Maker { scene, candidate, indicator: &scene.base().indicators[candidate.indicator.0 as usize], fit: fitness(scene, candidate) };
        // What is asked is where a movement began: neither how far it went nor what it came to.
        if let Some(asking) = super::started::asks_start(scene) {
            readings.extend(maker.started(asking));
            continue;
        }
        readings.extend(maker.figure());
        readings.extend(maker.over_time());
        readings.extend(maker.interval());
        readings.extend(maker.best_part());
        readings.extend(maker.parts());
        readings.extend(maker.goals());
        readings.extend(maker.moves());
        readings.extend(maker.given());
    }
    readings
}

/// Makes the readings about one candidate; each sort of operation has a file of its own.
pub struct Maker<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub candidate: &'s Candidate,
    pub indicator: &'a Indicator,
    pub fit: f32,
}

impl Maker<'_, '_> {
    pub fn id(&self) -> IndicatorId {
        self.candidate.indicator
    }

    pub fn reading(&self, outcome: Result<Ask, Reason>, cues: &[Cue], worth: f32) -> Reading {
        self.reading_of(outcome, self.candidate.explained.union(cued(self.scene.question, cues)), worth)
    }

    pub fn reading_of(&self, outcome: Result<Ask, Reason>, explained: TokenSet, worth: f32) -> Reading {
        let outcome = outcome.map_err(|reason| {
            let near = kin::nearest(self.scene, self.id(), &reason);
            (reason, near)
        });
        Reading { outcome, claim: None, explained, score: self.fit + worth, coverage: self.candidate.coverage, full: self.candidate.full }
    }

    pub fn has(&self, cue: Cue) -> bool {
        self.scene.has(cue)
    }

    fn figure(&self) -> Option<Reading> {
        if !can_give(wanted(self.scene), &self.indicator.unit)
            || counts_others(self.scene, self.indicator)
            || super::wanted::is_no_price(self.scene, self.indicator, &self.scene.facts.index.profiles[self.id().0 as usize])
            || is_in_other_unit(self.scene, self.indicator)
            || only_has_people(self.scene, self.id())
            || self.is_only_asked_of()
            || super::about::asks_for_meaning(self.scene)
            || self.denies_what_is_said()
            || super::told_first::is_told_first(self.scene, self.indicator)
            || self.is_denied()
            || weighs_two(self.scene)
            || self.is_spread_over_time()
        {
            return None;
        }
        let cues: &[Cue] = if matches!(self.indicator.unit, Unit::Rate(..)) {
            &[Cue::Average]
        } else if self.indicator.growth_of.is_some() {
            // "By how much did it rise", "how much more than the year before"
            &[Cue::Difference, Cue::Greater, Cue::Compare, Cue::Previous, Cue::Trend]
        } else if is_target(self.indicator) {
            // "How many there will be, going by the plan"
            &[Cue::Forecast]
        } else if self.indicator.unit.is_counted() {
            // "The number, not the percentage"
            &[Cue::Absolute]
        } else {
            &[]
        };
        if self.is_only_of_whole() {
            return None;
        }
        // By how many points a share rose is told by no growth of what it is a share of.
        let in_points = |token: &Token| token.text.contains("percentage points") || token.text.contains("百分点");
        if self.indicator.growth_of.is_some() && self.has(Cue::Share) && self.scene.question.tokens.iter().any(in_points) {
            return None;
        }
        // A rate of one year is no answer to how much something grew over several.
        let over_years = self.scene.question.periods.iter().any(|asked| match asked {
            Asked::Between(first, last) => last.start.year() > first.start.year() + 1,
            Asked::Since(first) => self.has_later_than(first.start.year() + 1),
            _ => false,
        });
        let growth = FeatureId::from(Lexicon::get().concept_for(Cue::Growth));
        let is_rise = self.indicator.growth_of.is_some()
            || self.has(Cue::Share) && self.indicator.unit.is_percent() && self.scene.evidence.said.is_in_name(self.id(), growth);
        if self.indicator.growth_of.is_some_and(|level| self.wants_so_much(level)) {
            return None;
        }
        let worth = match (over_years && is_rise, self.indicator.growth_of) {
            (true, Some(_)) => -ASKED_FOR,
            (true, None) => -ASKED_FOR * 1.5,
            (false, _) => 0.0,
        };
        if self.spans_held_levels() {
            return None;
        }
        let picked = self.scene.pick(self.id());
        // "The biggest that a class may be" is the most that is allowed, "the least that has to be paid" the least.
        let bounds: &[Cue] =
            match picked.as_ref().ok().filter(|_| self.indicator.kind != Some(Kind::Flow)).map(|held| held.value(self.scene.base())) {
                Some(Bounded::AtMost(_) | Bounded::Below(_)) => &[Cue::Highest, Cue::Forecast],
                Some(Bounded::AtLeast(_)) => &[Cue::Lowest, Cue::Forecast],
                _ => &[],
            };
        let is_bound = is_target(self.indicator) && !bounds.is_empty();
        let cues = if is_bound { bounds } else { cues };
        if let Some(rest) = picked.is_err().then(|| self.rest_of_year()).flatten().or_else(|| self.total(&picked)) {
            return Some(self.reading(Ok(rest), cues, 0.0));
        }
        let asked_about = self.asked_about();
        let worth = if asked_about.is_empty() { worth } else { worth + ASKED_FOR * 1.5 };
        let average = if is_told_as_an_average(self.indicator) { cued(self.scene.question, &[Cue::Average]) } else { TokenSet::default() };
        let explained =
            self.candidate.explained.union(cued(self.scene.question, cues)).union(asked_about).union(average).union(self.to_date());
        let explained = explained.union(where_people_were(self.scene, self.candidate));
        Some(self.reading_of(picked.map(Ask::Figure), explained, worth))
    }

    /// Whether this is the growth of one year and is asked over several, at both ends of which there is a level.
    fn spans_held_levels(&self) -> bool {
        let Some(level) = self.indicator.growth_of else { return false };
        let (first, last) = match self.scene.question.periods[..] {
            [Asked::Between(first, last)] | [Asked::Against(first), Asked::At(last)] | [Asked::At(last), Asked::Against(first)] => {
                (first, last)
            }
            _ => return false,
        };
        let held = |period| self.scene.pick_at(level, period).is_ok();
        last.start.year() > first.start.year() + 1 && held(first) && held(last)
    }

    /// "The percentage of boys among the candidates": whether a share of a member is asked for of what a stated share is only the share of.
    fn is_only_of_whole(&self) -> bool {
        let scene = self.scene;
        let Some(share) = self.indicator.share.filter(|_| self.has(Cue::Share) && !scene.members_of(self.id()).is_empty()) else {
            return false;
        };
        const WITHIN: [&str; 4] = ["among", "amongst", "within", "out"];
        let within = scene.question.tokens.iter().any(|token| WITHIN.contains(&token.text.split(' ').next().unwrap_or_default()));
        let whole = scene.candidates.iter().find(|candidate| candidate.indicator == share.of && candidate.full);
        let names = |place: &usize| scene.question.tokens[*place].cues.is_empty() && scene.required.contains(*place);
        let own: TokenSet = self.candidate.explained.iter().filter(names).collect();
        within && scene.pick(share.of).is_ok() && whole.is_some_and(|whole| own.without(whole.explained).is_empty())
    }

    /// Whether there is a figure of a later year.
    fn has_later_than(&self, year: i16) -> bool {
        let held = self.indicator.figures.clone().map(|place| self.scene.base().figures[place as usize].period);
        held.filter(|period| period.shape != Shape::Since).any(|period| period.start.year() > year)
    }

    /// What those were asked about whose number is wanted: "the sample size of the poll on loans and research".
    fn asked_about(&self) -> TokenSet {
        let (scene, base) = (self.scene, self.scene.base());
        if !self.indicator.unit.is_counted() {
            return TokenSet::default();
        }
        let sample = Lexicon::get().concept_of("sample").map(FeatureId::from);
        let profile = &scene.facts.index.profiles[self.id().0 as usize];
        let is_sample = |token: &Token| {
            token.text.contains(' ')
                && sample.is_some_and(|sample| token.features.contains(&sample) && profile.tie(sample) == Some(Tie::Own))
        };
        let topic = self.asked_on();
        if topic.is_none() && !scene.question.tokens.iter().any(is_sample) {
            return TokenSet::default();
        }
        let is_answer = |other: &&Candidate| {
            let other = &base.indicators[other.indicator.0 as usize];
            other.unit.is_percent() && other.topic.is_some() && other.topic == self.indicator.topic
        };
        let answers = scene.candidates.iter().filter(is_answer).map(|other| other.explained);
        let operations: TokenSet =
            (0..scene.question.tokens.len()).filter(|place| !scene.question.tokens[*place].cues.is_empty()).collect();
        let answers = answers.fold(TokenSet::default(), TokenSet::union).without(operations).without(self.candidate.explained);
        match topic {
            Some(about) => answers.iter().filter(|place| *place > about).collect(),
            None => answers,
        }
    }

    /// Where it begins to be said what those were asked about: "how many firms were asked about loans".
    fn asked_on(&self) -> Option<usize> {
        const ABOUT: [&str; 5] = ["about", "on", "regarding", "concerning", "over"];
        const FARTHEST: usize = 5;
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let survey = Lexicon::get().concept_of("survey").map(FeatureId::from)?;
        let profile = &scene.facts.index.profiles[self.id().0 as usize];
        if !self.has(Cue::HowMany) && !self.has(Cue::Count) || self.has(Cue::Share) || profile.tie(survey) != Some(Tie::Own) {
            return None;
        }
        let is_asked = |token: &Token| token.features.contains(&survey) && (token.text.ends_with("ed") || token.text.contains("ed "));
        // "How many were asked about", but not "of those asked about ..., how many".
        let counts = scene.question.cued(Cue::HowMany).chain(scene.question.cued(Cue::Count)).min()?;
        let asked = (counts..tokens.len()).find(|place| is_asked(&tokens[*place]) || tokens[*place].text.as_ref() == "canvass")?;
        let about = |place: &usize| ABOUT.iter().any(|word| tokens[*place].text.split(' ').next_back() == Some(word));
        (asked..tokens.len().min(asked + FARTHEST)).find(about)
    }

    /// What a half or a quarter comes to where the whole year and the rest of it are known.
    fn rest_of_year(&self) -> Option<Ask> {
        let (scene, base) = (self.scene, self.scene.base());
        let asked = scene.period().filter(|asked| !asked.is_fiscal())?;
        let adds_up = self.indicator.kind == Some(Kind::Flow) && (self.indicator.unit.is_counted() || self.indicator.unit.is_money());
        let year = crate::question::period::year(asked.start.year()).filter(|_| adds_up)?;
        let members = scene.members_of(self.id());
        let exactly = |from, to| {
            let mut held = super::pick::figures_for(base, self.id(), &members);
            let period = held.find(|(_, figure)| figure.period.start == from && figure.period.end == to)?.1.period;
            super::pick::pick(base, self.id(), Some(period), &members).ok()
        };
        let whole = exactly(year.start, year.end)?;
        let part = if asked.end == year.end {
            exactly(year.start, asked.start.yesterday().ok()?)?
        } else if asked.start == year.start {
            exactly(asked.end.tomorrow().ok()?, year.end)?
        } else {
            return None;
        };
        Some(Ask::Remainder { part, whole })
    }

    /// The figure of another indicator for the same period as an operand's, else its latest.
    pub fn matching(&self, other: IndicatorId, operand: &Operand) -> Result<Operand, Reason> {
        kin::matching(self.scene, other, operand)
    }

    pub fn over_time(&self) -> Option<Reading> {
        let own = match &self.indicator.unit {
            Unit::Rate(_, own) => Some(own),
            _ => None,
        };
        let other = super::about::asks_for_meaning(self.scene)
            || is_in_other_unit(self.scene, self.indicator)
            || self.asks_for_each() && !matches!(own, Some(Per::Each(..)));
        let (counted, spread) = super::length::spread(self.scene).unwrap_or_default();
        let per = asked_per(self.scene, own).filter(|per| counted.is_none() || *per != Per::Year).or(counted);
        let per = per.or_else(|| self.claimed_of_a_year()).filter(|_| !other)?;
        let broken_down = frames::meaning(self.scene, "breakdown").union(cued(self.scene.question, &TIME_CUES));
        // 换算一下: what is asked for another time is told in other numbers.
        let broken_down = broken_down.union(cued(self.scene.question, &[Cue::Absolute]));
        let evenly = super::length::spread_evenly(self.scene);
        let explained = self.candidate.explained.union(broken_down).union(spread).union(evenly);
        // "How many people a day" asks for no money a day.
        if !can_give(wanted(self.scene), &self.indicator.unit) {
            return None;
        }
        match &self.indicator.unit {
            Unit::Rate(_, own) if *own == per => None,
            Unit::Rate(_, own) if !matches!(own, Per::Each(..)) => {
                let ask = self.scene.pick(self.id()).map(|rate| Ask::RateOver { rate, per: per.clone() });
                Some(self.reading_of(ask, explained, ASKED_FOR))
            }
            Unit::Counted(_) | Unit::Money(_) if self.is_paced() && per != Per::Year => {
                let ask = self.of_all_of_it().map(|rate| Ask::RateOver { rate, per: per.clone() });
                // What is told by the day says best how many an hour brings.
                let timed = |id: IndicatorId| matches!(&self.scene.base().indicators[id.0 as usize].unit, Unit::Rate(_, per) if !matches!(per, Per::Each(..)));
                let is_told = self.scene.candidates.iter().any(|other| timed(other.indicator) && other.coverage > HALF_SAID);
                Some(self.reading_of(ask, explained, if is_told { -ASKED_FOR } else { ASKED_FOR }))
            }
            _ => None,
        }
    }

    /// The figure for the period asked; "between 2022 and 2025" is asked of what is held of all these years together.
    fn of_all_of_it(&self) -> Result<Operand, Reason> {
        let rate = self.scene.pick(self.id())?;
        let held = rate.period(self.scene.base());
        let covers = |first: Period, last: Period| held.start == first.start && held.end == last.end;
        match self.scene.question.periods.as_slice() {
            [Asked::Between(first, last)] if !covers(*first, *last) => Err(Reason::NoSuchPeriod(Period { end: last.end, ..*first })),
            _ => Ok(rate),
        }
    }

    /// Whether so much is asked for each of some things, which is no matter of time alone: "per prisoner and day".
    fn asks_for_each(&self) -> bool {
        let tokens = &self.scene.question.tokens;
        let is_thing = |place: usize| {
            tokens.get(place).is_some_and(|next| next.class == Class::Content && next.cues.is_empty() && !next.features.is_empty())
        };
        self.scene.question.cued(Cue::Each).any(|place| tokens[place].cues == [Cue::Each] && is_thing(place + 1))
    }
}

/// Whether a figure is an average by what it is, as the intensity or the margin of several is, or by the first words of its note, so that
/// who asks for the average asks for it.
fn is_told_as_an_average(indicator: &Indicator) -> bool {
    const FIRST_WORDS: usize = 2;
    const FIRST_SIGNS: usize = 3;
    let english = indicator.note.en.as_deref().unwrap_or_default();
    let chinese: String = indicator.note.zh.as_deref().unwrap_or_default().chars().take(FIRST_SIGNS).collect();
    let says = |word: &str| word.eq_ignore_ascii_case("average");
    let is_ratio = || {
        const RATIOS: [&str; 4] = ["intensity", "density", "margin", "ratio"];
        let plain = indicator.unit.is_percent() && indicator.growth_of.is_none() && indicator.share.is_none();
        let name = indicator.name.en.as_deref().unwrap_or_default();
        let chinese = indicator.name.zh.as_deref().unwrap_or_default();
        plain && (RATIOS.iter().any(|word| name.contains(word)) || ["强度", "密度", "利润率"].iter().any(|word| chinese.ends_with(word)))
    };
    english.split(' ').take(FIRST_WORDS).any(says) || chinese.contains("平均") || is_ratio()
}

/// 太阳能比风电多还是少: whether two things are weighed, so that neither alone answers.
fn weighs_two(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let is_thing = |token: &Token| matches!(token.class, Class::Content | Class::Member(_)) && token.cues.is_empty();
    let than = tokens.iter().position(|token| token.text.as_ref() == "比");
    than.is_some_and(|than| {
        let weighs = tokens[than..].iter().any(|token| token.text.contains("还是"));
        weighs && tokens[..than].last().is_some_and(is_thing) && tokens.get(than + 1).is_some_and(is_thing)
    })
}
