//! Of which indicator is each figure, for which period, and how sure is that?

use super::locate::{Figure, Sentence};
use super::when::When;
use super::{Link, Located, Of, Standing, Sureness, name, words};
use crate::compute::Verdict;
use crate::facts::base::{FigureId, IndicatorId, Kind, MemberId};
use crate::facts::period::Period;
use crate::plan::spoken::{self, Said, Spoken};
use crate::plan::{Operand, figures_for};
use crate::quantity::Bounded;
use crate::quantity::read::{self, Found, Measure};
use crate::question::{Asked, Facts};
use crate::verify::{CLOSE, LEAST_FIT, LEAST_RECALLED, cut, settle};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How well the words must fit for it to be sure.
const SURE_FIT: f32 = 0.8;
/// How much better than the next.
const SURE_LEAD: f32 = 0.1;
/// How much of a clause may restrict and be left unexplained where it is sure, and where it is likely.
const SURE_UNREAD: f32 = 1.1;
const LIKELY_UNREAD: f32 = 2.6;
/// How much may be left unsaid of the official name where it is sure: "of June" tells one survey from another.
const SURE_UNSAID: f32 = 4.5;
/// What it costs at most where words of an official name are left unsaid, and how much they tell where it is half of that.
const UNSAID_COSTS: f32 = 0.45;
const UNSAID_HALF: f32 = 4.0;
/// How well they must fit, without what is left unsaid, for it to be sure, and likely.
const SURE_SCORE: f32 = 0.7;
const LIKELY_SCORE: f32 = 0.55;
/// How well they must fit for a person to be asked, and where some of the words are those of a sentence before.
const LEAST_UNSURE: f32 = 0.42;
const LEAST_UNSURE_RECALLED: f32 = 0.6;

/// The figures of the sentences, each with what it is of.
pub(super) fn linked(text: &str, sentences: &[Sentence], facts: &Facts, as_of: Date) -> Vec<Located> {
    let mut linker = Linker { text, facts, when: When::on(as_of), located: Vec::new() };
    let mut before = None;
    for sentence in sentences {
        linker.read(sentence, before);
        before = Some(sentence);
    }
    let mut located = linker.located;
    settle_doubles(&mut located);
    located
}

struct Linker<'a> {
    text: &'a str,
    facts: &'a Facts,
    when: When,
    located: Vec<Located>,
}

/// A figure that may be of something, as far as its sentence says.
#[derive(Clone)]
struct Meant {
    spoken: Spoken,
    sureness: Sureness,
    period: Option<Period>,
}

/// A figure with the sentence that it stands in.
#[derive(Clone, Copy)]
struct Place<'a> {
    sentence: &'a Sentence,
    before: Option<&'a Sentence>,
    figure: &'a Figure,
    aims: bool,
    column: Option<Period>,
}

impl Linker<'_> {
    fn read(&mut self, sentence: &Sentence, before: Option<&Sentence>) {
        let words = &self.text[sentence.place.clone()];
        let begins = before.is_none_or(|before| self.text[before.place.end..sentence.place.start].contains('\n'));
        let Some(columns) = self.when.begin(&sentence.question, (begins, cut::is_row(words)), sentence.figures.len()) else { return };
        let mut last: Option<Spoken> = None;
        for (turn, figure) in sentence.figures.iter().enumerate() {
            // What is to be is told before its figure, or in its clause.
            let told = &self.text[sentence.place.start..figure.around.end.max(figure.place.end).min(sentence.place.end)];
            let aims = cut::aims(told) || figure.clause.as_ref().is_some_and(|clause| self.when.is_to_come(&sentence.question, clause));
            let place = Place { sentence, before, figure, aims, column: columns.get(turn).copied() };
            let meant = if cut::is_personal(words) { None } else { self.meant(place, last.as_ref()) };
            let period = match &meant {
                Some(meant) => meant.period,
                None => self.when.of(&sentence.question, (&[], &[]), (place.column, aims)),
            };
            let of = match &meant {
                Some(meant) => Of::Known(self.link(sentence, figure, meant)),
                None if figure.is_of_a_name => Of::Unplaced,
                None => {
                    let before = self.located.last().filter(|_| turn > 0);
                    name::proposed(self.text, sentence, figure, before, &self.facts.base).map_or(Of::Unplaced, Of::New)
                }
            };
            last = meant.map(|meant| meant.spoken);
            self.located.push(Located {
                place: figure.place.clone(),
                around: figure.around.clone(),
                value: figure.found.value,
                unit: figure.found.unit.clone(),
                period,
                of,
            });
        }
        self.when.end(&sentence.question, cut::aims(words));
    }

    fn meant(&self, place: Place<'_>, last: Option<&Spoken>) -> Option<Meant> {
        let Place { sentence, before, figure, aims, column } = place;
        let question = &sentence.question;
        let clause = figure.clause.as_ref()?;
        let mut own = spoken::said(question, clause, None, aims, self.facts);
        if own.abroad {
            return None;
        }
        // Who says it and where restricts nothing: what stands behind the last comma may name it well enough.
        if own.of.first().is_none_or(|best| best.fit < LEAST_FIT)
            && let Some(nearest) = spoken::nearest(question, clause)
        {
            let near = spoken::said(question, &nearest, None, aims, self.facts);
            let fit = |said: &Said| said.of.first().map_or(0.0, |best| best.fit);
            if fit(&near) > fit(&own) {
                own = Said { of: near.of, is_bare: near.is_bare, names_nothing: near.names_nothing, ..own };
            }
        }
        let is_weak = own.is_bare || own.of.first().is_none_or(|best| best.fit < SURE_FIT);
        // "…, up 3.1 %": how what was just told of has grown. "…, in the north 12": the same of others.
        let follows = |last: &Spoken| {
            let grown = spoken::growth(question, clause, &own, last, self.facts);
            grown.or_else(|| spoken::of_members(question, clause, last, self.facts))
        };
        // "… in 2022, up from 12 in 2021": the same at another time.
        let moves = own.names_nothing && (!own.asked.is_empty() || column.is_some());
        let again = |last: &Spoken| spoken::again(question, clause, last, self.facts).filter(|_| moves);
        if let Some(spoken) = last.and_then(|last| Some(last).filter(|_| is_weak).and_then(follows).or_else(|| again(last))) {
            let period = self.period(place, &own, &spoken);
            return Some(Meant { spoken, sureness: Sureness::Likely, period });
        }
        // A rise of what has no growth in the base is of nothing that is known.
        if own.is_bare && last.is_some() {
            return None;
        }
        self.best(place, &own, LEAST_UNSURE).or_else(|| {
            // A clause that says little of itself may point back: "they made up 27 %".
            [Some(question), before.map(|before| &before.question)].into_iter().flatten().find_map(|earlier| {
                let recalled = spoken::said(question, clause, Some(earlier), aims, self.facts);
                let best = self.best(place, &recalled, LEAST_UNSURE_RECALLED)?;
                let most = if best.spoken.fit >= LEAST_RECALLED { Sureness::Likely } else { Sureness::Unsure };
                Some(Meant { sureness: best.sureness.min(most), ..best })
            })
        })
    }

    /// The period of a figure that is of an indicator: what is aimed at is for when it is to be, and what another year is held against may be
    /// that year's.
    fn period(&self, place: Place<'_>, said: &Said, spoken: &Spoken) -> Option<Period> {
        let indicator = &self.facts.base.indicators[spoken.indicator.0 as usize];
        let is_target = indicator.target_for.is_some() || indicator.kind == Some(Kind::Target);
        let question = &place.sentence.question;
        let period = self.when.of(question, (&said.asked, &said.earlier), (place.column, place.aims && is_target));
        let against = question.periods.iter().filter_map(|asked| if let Asked::Against(period) = asked { Some(*period) } else { None });
        let is_held =
            |period: &Period| matches!(self.standing(spoken.indicator, &spoken.members, *period, spoken.value), Standing::Corroborated(_));
        if period.as_ref().is_some_and(is_held) { period } else { against.into_iter().find(is_held).or(period) }
    }

    /// What fits best; of those that fit about as well the one whose figure is held for the period.
    fn best(&self, place: Place<'_>, said: &Said, least: f32) -> Option<Meant> {
        let mut fits = settle::by_order(&said.of, self.facts);
        // Of those that fit about as well the one of whose name most is said.
        for (fit, spoken) in &mut fits {
            *fit -= UNSAID_COSTS * spoken.unsaid / (spoken.unsaid + UNSAID_HALF);
        }
        fits.sort_by(|left, right| right.0.total_cmp(&left.0));
        let (score, best) = *fits.first().filter(|(score, _)| *score >= least)?;
        let near = fits.iter().filter(|(other, spoken)| score - other <= CLOSE && spoken.fit >= LEAST_FIT);
        let held = near.filter_map(|(_, spoken)| {
            let period = self.period(place, said, spoken);
            let standing = self.standing(spoken.indicator, &spoken.members, period?, spoken.value);
            matches!(standing, Standing::Corroborated(_)).then(|| Meant { spoken: (*spoken).clone(), sureness: Sureness::Sure, period })
        });
        if let Some(held) = { held }.next() {
            return Some(held);
        }
        if self.is_in_name(place.figure, best.indicator) {
            return None;
        }
        let next = fits.iter().find(|(_, other)| other.indicator != best.indicator).map_or(0.0, |(score, _)| *score);
        let is_sure = best.fit >= SURE_FIT
            && score >= SURE_SCORE
            && score - next >= SURE_LEAD
            && best.unread <= SURE_UNREAD
            && best.unsaid <= SURE_UNSAID;
        let is_likely = best.fit >= LEAST_FIT && score >= LIKELY_SCORE && best.unread <= LIKELY_UNREAD;
        let sureness = if is_sure {
            Sureness::Sure
        } else if is_likely {
            Sureness::Likely
        } else {
            Sureness::Unsure
        };
        Some(Meant { spoken: best.clone(), sureness, period: self.period(place, said, best) })
    }

    /// Whether a number is one of the name of what it would be of: "tenants who spend over 40 % of their income".
    fn is_in_name(&self, figure: &Figure, id: IndicatorId) -> bool {
        let indicator = &self.facts.base.indicators[id.0 as usize];
        let names = indicator.name.en.iter().chain(&indicator.name.zh).chain(&indicator.asked.en).chain(&indicator.asked.zh);
        let is_it = |found: Found| found.value.point() == figure.found.value.point() && found.unit.measure == figure.found.unit.measure;
        names.flat_map(|name| read::find(name)).any(is_it)
    }

    fn link(&self, sentence: &Sentence, figure: &Figure, meant: &Meant) -> Link {
        let Meant { spoken, sureness, period } = meant.clone();
        let Spoken { indicator, members, value, .. } = spoken;
        let described = &self.facts.base.indicators[indicator.0 as usize];
        let stated = words::stated(self.text, figure, &sentence.place, described, value);
        let standing = period.map_or(Standing::First, |period| self.standing(indicator, &members, period, value));
        Link { indicator, members, sureness, value, stated, standing, again: None }
    }

    /// What is held for an indicator, members and a period, and whether a value agrees with it.
    fn standing(&self, indicator: IndicatorId, members: &[MemberId], period: Period, value: Bounded) -> Standing {
        let base = &self.facts.base;
        let is_rule = base.indicators[indicator.0 as usize].kind == Some(Kind::Rule);
        let held: Vec<FigureId> = figures_for(base, indicator, members)
            .filter(|(_, figure)| figure.period == period || is_rule && figure.period.contains(&period))
            .map(|(id, _)| id)
            .collect();
        let says_the_same = |id: &FigureId| {
            let operand = Operand { indicator, figure: *id, disagreeing: Vec::new() };
            matches!(settle::verdict(&operand, value, self.facts), Verdict::Supported { .. })
        };
        match held.iter().copied().find(says_the_same) {
            Some(same) => Standing::Corroborated(same),
            None => held.first().map_or(Standing::First, |other| Standing::Contradicted(*other)),
        }
    }
}

/// A statement states a thing once for a period: of several the surest counts, and of those that are as sure the last, as a headline is rounded.
/// Where another says another value, the surest is not sure either: one of the two is of something else.
fn settle_doubles(located: &mut [Located]) {
    let key = |figure: &Located| match &figure.of {
        Of::Known(link) => Some(((link.indicator, link.members.clone(), figure.period), link.sureness)),
        Of::New(_) | Of::Unplaced => None,
    };
    let mut best: BTreeMap<_, (Sureness, usize)> = BTreeMap::new();
    for (place, (what, sureness)) in located.iter().enumerate().filter_map(|(place, figure)| Some((place, key(figure)?))) {
        let held = best.entry(what).or_insert((sureness, place));
        *held = (*held).max((sureness, place));
    }
    for (place, figure) in located.iter_mut().enumerate() {
        let Some((what, _)) = key(figure) else { continue };
        let surest = best.get(&what).map(|(_, surest)| *surest).filter(|surest| *surest != place);
        if let Of::Known(link) = &mut figure.of {
            link.again = surest;
        }
    }
    let value = |figure: &Located| if let Of::Known(link) = &figure.of { Some((link.value.point(), link.again)) } else { None };
    let others: Vec<_> = located.iter().filter_map(|figure| value(figure).and_then(|(value, again)| Some((again?, value)))).collect();
    for (surest, other) in others {
        if let Of::Known(link) = &mut located[surest].of
            && link.value.point() != other
        {
            link.sureness = link.sureness.min(Sureness::Likely);
        }
    }
}

/// Whether a figure could be of anything: a plain number of nothing and a length of time could not.
pub(super) fn is_of_something(figure: &Figure) -> bool {
    figure.found.unit.measure != Measure::None && !words::is_duration(&figure.found.unit)
}
