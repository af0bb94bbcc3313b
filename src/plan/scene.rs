//! What are all readings of one question made from?

use super::evidence::{Candidate, Evidence, TokenSet, required};
use super::once::Once;
use super::{Operand, Reason};
use crate::facts::base::{DimensionId, FactBase, IndicatorId, MemberId};
use crate::facts::index::Tie;
use crate::facts::period::{Period, Shape};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Decimal, Per, Unit};
use crate::question::period::year;
use crate::question::{Asked, Class, Facts, Question, Token};

/// Whether a question is read by itself or as the continuation of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its own words have to say what it is about.
    Alone,
    /// The question before says what it is about.
    Continued,
}

/// What all readings of one question are made from.
pub struct Scene<'a> {
    pub facts: &'a Facts,
    pub question: &'a Question,
    pub evidence: Evidence<'a>,
    pub candidates: Vec<Candidate>,
    /// What has to be explained.
    pub required: TokenSet,
    /// The periods asked.
    pub periods: Vec<Period>,
    /// The members asked, in the order in which they are named.
    pub members: Vec<MemberId>,
    /// Whether the question is read by itself.
    pub standing: Standing,
    /// The figure that was told before, of a question that continues another: its period and members still count.
    pub told: Option<Operand>,
    /// What was found of the question as a whole.
    pub once: Once,
    /// A bit for each cue that any token carries.
    cues: u128,
}

fn bit(cue: Cue) -> u128 {
    const { assert!(Cue::ALL.len() <= 128) };
    1 << cue as u32
}

impl<'a> Scene<'a> {
    /// What the readings of a question by itself are made from.
    pub fn new(question: &'a Question, facts: &'a Facts) -> Self {
        Self::with(question, facts, Evidence::new(question, facts), Standing::Alone)
    }

    /// What the readings of a question are made from that continues another: what the other said still counts.
    pub fn continued(question: &'a Question, previous: &Question, facts: &'a Facts, told: Option<Operand>) -> Self {
        let evidence = Evidence::new(question, facts).recalling(previous);
        Self { told, ..Self::with(question, facts, evidence, Standing::Continued) }
    }

    /// What the readings of one clause are made from.
    pub fn over(question: &'a Question, facts: &'a Facts, evidence: Evidence<'a>, standing: Standing) -> Self {
        Self::with(question, facts, evidence, standing)
    }

    fn with(question: &'a Question, facts: &'a Facts, evidence: Evidence<'a>, standing: Standing) -> Self {
        let all = TokenSet::all(question);
        let candidates = evidence.candidates(all);
        let at = question.periods.iter().filter_map(|asked| if let Asked::At(period) = asked { Some(*period) } else { None });
        let against = question.periods.iter().filter_map(|asked| if let Asked::Against(period) = asked { Some(*period) } else { None });
        // "In 2022 and the year after": told from the first that is named.
        let first = at.clone().next();
        let moved = question.periods.iter().filter_map(|asked| match (asked, first) {
            (Asked::Moved { by, of }, Some(first)) => first.moved(*by, *of),
            _ => None,
        });
        // "The first quarter of 2025 compared with a year before": the same quarter of that year.
        let before = question.periods.iter().filter_map(|asked| match (asked, first) {
            (Asked::Before, Some(first)) if matches!(first.shape, Shape::Half | Shape::Quarter | Shape::Month) => {
                first.moved(-1, Shape::Year)
            }
            _ => None,
        });
        let periods = at.chain(moved).chain(against).chain(before).collect();
        let mut scene = Self {
            facts,
            question,
            evidence,
            candidates,
            required: required(question),
            periods,
            members: super::evidence::members(question),
            standing,
            told: None,
            once: Once::default(),
            cues: question.tokens.iter().flat_map(|token| &token.cues).fold(0, |cues, cue| cues | bit(*cue)),
        };
        if let Some(by_unit) = super::by_unit::candidate(&scene) {
            scene.candidates.retain(|other| other.indicator != by_unit.indicator);
            let place = scene.candidates.partition_point(|other| other.fit() > by_unit.fit());
            scene.candidates.insert(place, by_unit);
        }
        scene
    }

    pub fn base(&self) -> &'a FactBase {
        &self.facts.base
    }

    /// Whether all that is known is asked for; "of everything listed" names a whole.
    pub fn asks_for_everything(&self) -> bool {
        const OF: [&str; 4] = ["of", "among", "in", "from"];
        let tokens = &self.question.tokens;
        let names_a_whole = |place: usize| {
            place.checked_sub(1).is_some_and(|before| tokens[before].text.split(' ').next_back().is_some_and(|last| OF.contains(&last)))
                && tokens.get(place + 1).is_some_and(|next| next.class == Class::Content)
        };
        self.question.cued(Cue::Everything).any(|place| !(self.says_share() && names_a_whole(place)))
    }

    pub fn has(&self, cue: Cue) -> bool {
        self.cues & bit(cue) != 0
    }

    /// Whether a cue is said other than as a word of a name: "the minimum pension" puts nothing in order.
    pub fn operates(&self, cue: Cue) -> bool {
        let named = |place: usize| self.question.named.iter().any(|(_, span)| span.len() > 1 && span.contains(&place));
        self.has(cue) && self.question.cued(cue).any(|place| !named(place))
    }

    /// Whether a share of something is asked for or claimed: "what share", "most of", "72 %".
    pub fn says_share(&self) -> bool {
        let is_percent = |index: usize| self.question.numbers[index].unit.measure == Measure::Percent;
        [Cue::Share, Cue::Majority, Cue::Minority, Cue::Half].iter().any(|cue| self.has(*cue)) || self.number_tokens().any(is_percent)
    }

    /// How closely the word at a place belongs to an indicator, if it does at all.
    pub fn tie(&self, of: IndicatorId, place: usize) -> Option<Tie> {
        let profile = &self.facts.index.profiles[of.0 as usize];
        self.question.tokens[place].features.iter().filter_map(|feature| profile.tie(*feature)).max()
    }

    /// The one period asked, if one is.
    pub fn period(&self) -> Option<Period> {
        self.periods.first().copied()
    }

    /// The figure of an indicator for the period and members asked.
    ///
    /// The growth that is held against a year is that of the year after it.
    pub fn pick(&self, indicator: IndicatorId) -> Result<Operand, Reason> {
        let pick = |period| super::pick::pick(self.base(), indicator, period, &self.members_of(indicator));
        let grows = self.base().indicators[indicator.0 as usize].growth_of.is_some();
        match self.question.periods.as_slice() {
            [Asked::Against(before)] if grows && before.shape == Shape::Year => {
                pick(year(before.start.year() + 1)).or_else(|_| pick(self.period()))
            }
            // "In 2020 and 2021, on average": of both years together, where that is held.
            [Asked::At(first), Asked::At(last)] | [Asked::Between(first, last)] if self.is_held_of_both(indicator, *first, *last) => {
                let both = Period { end: last.end, shape: Shape::Years, ..*first };
                pick(Some(both))
            }
            // "From 2021 to 2022": the growth of the later year.
            [Asked::Between(first, last)] if grows && first.moved(1, Shape::Year) == Some(*last) => pick(Some(*last)),
            // What was later says nothing of a stretch that is over.
            [Asked::Between(_, last)] => pick(self.period())
                .and_then(|held| if held.period(self.base()).start > last.end { Err(Reason::NoSuchPeriod(*last)) } else { Ok(held) }),
            [Asked::Within(part)] => pick(Some(self.latest_part(indicator, *part))),
            [] => pick(self.told_of(indicator).map(|told| told.period(self.base()))),
            _ => pick(self.period()).or_else(|reason| if self.dates_a_target(indicator) { pick(None) } else { Err(reason) }),
        }
    }

    /// Whether the one year that is named in a list is that of a target, and this indicator is none: 总数、其中的小巨人、今年目标.
    fn dates_a_target(&self, indicator: IndicatorId) -> bool {
        let tokens = &self.question.tokens;
        let [Asked::At(_)] = self.question.periods[..] else { return false };
        let Some(year) = tokens.iter().position(|token| matches!(token.class, Class::Period(_))) else { return false };
        let is_its =
            tokens[year + 1..].iter().find(|token| token.text.as_ref() != "的").is_some_and(|token| token.cues.contains(&Cue::Target));
        let before = tokens[..year].iter().rev().find(|token| !matches!(token.text.as_ref(), "the" | "then"));
        let is_listed = before.is_some_and(|token| {
            matches!(token.text.as_ref(), "、" | "," | ";" | "和" | "及" | "以及" | "and" | "and the" | "&" | "plus" | "plus the")
        });
        is_its && is_listed && self.base().indicators[indicator.0 as usize].target_for.is_none()
    }

    /// The figure that was told before, where it is of this indicator.
    fn told_of(&self, indicator: IndicatorId) -> Option<&Operand> {
        self.told.as_ref().filter(|told| told.indicator == indicator)
    }

    /// Whether a figure is held of two years together.
    pub fn is_held_of_both(&self, indicator: IndicatorId, first: Period, last: Period) -> bool {
        let members = self.members_of(indicator);
        super::pick::figures_for(self.base(), indicator, &members)
            .any(|(_, figure)| figure.period.shape == Shape::Years && figure.period.start == first.start && figure.period.end == last.end)
    }

    /// The latest period of an indicator that is the same part of its year: its last second quarter.
    fn latest_part(&self, indicator: IndicatorId, part: Period) -> Period {
        let members = self.members_of(indicator);
        let held = super::pick::figures_for(self.base(), indicator, &members).map(|(_, figure)| figure.period);
        let same = held.filter(|period| part.is_same_part(period) && period.shape != Shape::Since);
        same.max_by_key(|period| period.end).unwrap_or(part)
    }

    /// The members that are asked of an indicator: those named, but for those that its own words name ("cyclists" in cyclist deaths).
    pub fn members_of(&self, indicator: IndicatorId) -> Vec<MemberId> {
        let mut members = self.named_members_of(indicator);
        members.sort_unstable();
        members
    }

    /// The same, in the order in which the question names them.
    pub fn named_members_of(&self, indicator: IndicatorId) -> Vec<MemberId> {
        let held = &self.base().indicators[indicator.0 as usize].figures;
        let has_figure = |member| held.clone().any(|place| self.base().figures[place as usize].members.contains(&member));
        let profile = &self.facts.index.profiles[indicator.0 as usize];
        let names_itself = |member| {
            profile.members.contains(&member)
                || self.question.tokens.iter().any(|token| {
                    token.class == Class::Member(member)
                        && token.features.iter().any(|feature| profile.tie(*feature).is_some_and(|tie| tie > Tie::Unit))
                })
        };
        // "Micro, small and medium enterprises" are all of them, where a name has the three and nothing holds one against another.
        let compares = [Cue::Compare, Cue::Difference, Cue::Ratio, Cue::Each, Cue::Rank, Cue::Highest, Cue::Lowest];
        let is_whole = |dimension: DimensionId| {
            let all = self.base().dimensions[usize::from(dimension.0)].members.len();
            let named = || self.members.iter().filter(|member| member.dimension == dimension);
            all > 1 && named().count() == all && named().all(|member| names_itself(*member)) && !compares.iter().any(|cue| self.has(*cue))
        };
        let is_asked = |member: &MemberId| (has_figure(*member) || !names_itself(*member)) && !is_whole(member.dimension);
        let named: Vec<MemberId> = self.members.iter().copied().filter(is_asked).collect();
        // "Which county has the fewest?" is asked of all of them.
        let ranks = || [Cue::Highest, Cue::Lowest, Cue::Rank].iter().any(|cue| self.has(*cue));
        match self.told_of(indicator) {
            Some(told) if named.is_empty() && !ranks() => told.members(self.base()).to_vec(),
            _ => named,
        }
    }

    /// The figure of an indicator for a period, and the members asked.
    pub fn pick_at(&self, indicator: IndicatorId, period: Period) -> Result<Operand, Reason> {
        super::pick::pick(self.base(), indicator, Some(period), &self.members_of(indicator))
    }

    /// The tokens that have to be explained and are not.
    pub fn unread(&self, explained: TokenSet) -> TokenSet {
        self.required.without(explained)
    }

    /// Whether the question speaks of what is held now, be it in a longer phrase: "what is the latest".
    pub fn says_now(&self) -> bool {
        *self.once.says_now.get_or_init(|| {
            let lexicon = Lexicon::get();
            let means_now = |word: &str| {
                let senses = lexicon.senses(&crate::language::atoms::atoms(word));
                senses.is_some_and(|senses| senses.concepts.iter().flatten().any(|concept| lexicon.cue(*concept) == Some(Cue::Now)))
            };
            self.has(Cue::Now) || self.question.tokens.iter().any(|token| token.cues.is_empty() && token.text.split(' ').any(means_now))
        })
    }

    /// How surely the words that are left unread restrict, summed.
    pub fn looseness(&self, explained: TokenSet) -> f32 {
        self.left(explained).map(|token| token.restricts).sum()
    }

    /// The words left unread that may restrict.
    fn left(&self, explained: TokenSet) -> impl Iterator<Item = &Token> {
        let tokens = self.question.tokens.iter().enumerate();
        tokens
            .filter(move |(place, token)| !explained.contains(*place) && token.restricts > 0.0 && !super::evidence::is_soft(token))
            .map(|(_, token)| token)
    }

    /// How much the words tell that are left unread, by how surely they restrict.
    pub fn weight_left(&self, explained: TokenSet) -> f32 {
        self.left(explained).map(|token| token.restricts * token.weight).sum()
    }

    /// The numbers of the question that none of these figures states.
    pub fn unmatched_numbers(&self, indicators: &[IndicatorId]) -> Vec<usize> {
        let stated = |said: Bounded| {
            // 四万多家 may be 43,000.
            let end = if let Bounded::Above(least) = said { least + crate::plan::claim::step(least) } else { said.point() };
            indicators.iter().any(|indicator| {
                let range = self.base().indicators[indicator.0 as usize].figures.clone();
                let mut values = range.into_iter().map(|place| self.base().figures[place as usize].value.point());
                values.any(|value| value == said.point() || said.point() < value && value < end)
            })
        };
        let rates: Vec<u64> = indicators
            .iter()
            .filter_map(|indicator| match &self.base().indicators[indicator.0 as usize].unit {
                Unit::Rate(_, Per::Each(count, _)) => Some(*count),
                _ => None,
            })
            .collect();
        let is_per = |index: usize| {
            let value = self.question.numbers[index].value.point();
            rates.iter().any(|count| rust_decimal::Decimal::from(*count) == value)
        };
        let numbers = self
            .all_numbers()
            .filter(|index| !self.is_per_hundred(*index) && !is_per(*index) && !super::length::is_of_period(self, *index));
        numbers.filter(|index| !stated(self.question.numbers[*index].value)).collect()
    }

    /// Whether a number is the hundred of "out of a hundred", which asks for a percentage.
    pub fn is_per_hundred(&self, index: usize) -> bool {
        super::evidence::is_per_hundred(self.question, index)
    }

    /// The numbers of the question that say how much something is, and not which: "waiting longer than four months" names one.
    pub fn number_tokens(&self) -> impl Iterator<Item = usize> {
        let says = |token: &&Token| token.features.is_empty();
        let tokens = self.question.tokens.iter().enumerate();
        let numbers = move || {
            tokens
                .clone()
                .filter(|(place, token)| matches!(token.class, Class::Number(_)) && !self.counts_the_named(*place))
                .map(|(_, token)| token)
        };
        // A name that has a number may be all that is said of one: "is it 40 %?"
        let names = self.has(Cue::HowMany) || self.has(Cue::Share) || numbers().any(|token| says(&token));
        numbers().filter(move |token| !names || says(token)).filter_map(number)
    }

    /// Whether a number only says how many things were named or are asked for: "all three", "which of the two", "these four".
    fn counts_the_named(&self, place: usize) -> bool {
        const LEADING: [&str; 12] =
            ["all", "these", "those", "the", "of the", "which", "of these", "of those", "rank these", "compare these", "both", "any"];
        let tokens = &self.question.tokens;
        let Class::Number(index) = tokens[place].class else { return false };
        let number = &self.question.numbers[index];
        let few = number.in_words && number.value.point() <= Decimal::from(9);
        let plain = number.unit.measure == Measure::None;
        let counted = matches!(number.unit.measure, Measure::Counted(_));
        let leads = place.checked_sub(1).is_some_and(|before| LEADING.contains(&tokens[before].text.as_ref()));
        let ends = tokens.get(place + 1).is_none_or(|next| next.class != Class::Content || !next.cues.is_empty());
        let all = place.checked_sub(1).is_some_and(|before| matches!(tokens[before].text.as_ref(), "all" | "all the" | "all of the"));
        // "All three growth rates of firms"
        let is_several =
            |token: &Token| token.text.ends_with('s') && token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Share | Cue::Target));
        let all = all && tokens[place..].iter().any(is_several);
        few && (plain && leads && ends || (plain || counted) && all)
    }

    /// Every number of the question.
    fn all_numbers(&self) -> impl Iterator<Item = usize> {
        self.question.tokens.iter().filter_map(number)
    }
}

fn number(token: &Token) -> Option<usize> {
    match token.class {
        Class::Number(index) => Some(index),
        _ => None,
    }
}
