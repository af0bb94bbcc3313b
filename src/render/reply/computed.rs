//! How is a computed headline said?

use super::found::amount;
use crate::compute::{Computed, Finding, Kind};
use crate::facts::period::{Period, Shape};
use crate::plan::{Ask, Given, Operand};
use crate::quantity::{Bounded, Comparison, Decimal, Rounding};
use crate::render::number;
use crate::render::piece::{Line, Meaning, Piece, fill, piece, text};
use crate::render::voice::{Slot, Voice};
use crate::render::words::{Form, Mention};

/// A headline, and the items that follow it.
pub struct Said {
    pub headline: Vec<Piece>,
    pub items: Vec<Line>,
}

impl Said {
    pub fn alone(headline: Vec<Piece>) -> Self {
        Self { headline, items: Vec::new() }
    }
}

/// What a computing ask came to.
pub fn said(voice: &Voice<'_>, ask: &Ask, finding: &Finding) -> Said {
    let Some(computed) = finding.computed.first() else {
        return super::lists::figures(voice, &finding.figures);
    };
    let speaker = Speaker { voice, computed, like: finding.figures.first() };
    let words = voice.words;
    match ask {
        Ask::Complement(share) => speaker.complement(share),
        Ask::Remainder { part, whole } => speaker.of_whole(part, whole, words.remainder_counted, words.remainder),
        Ask::Share { part, whole } => speaker.of_whole(part, whole, words.share_counted, words.share),
        Ask::ShareOfRest { part, whole } => speaker.of_whole(part, whole, words.rest_share_counted, words.rest_share),
        Ask::CountOf { share, group, complement: true } => {
            Speaker { like: Some(group), ..speaker }.with_items(words.count_rest, &[share, group])
        }
        Ask::CountOf { share, group, complement: false } => speaker.count(share, group),
        Ask::ImpliedWhole { part, share, whole } => {
            let headline = speaker.as_figure_of(*whole, part, &part.period(voice.base));
            speaker.headed(headline, &[part, share])
        }
        Ask::Difference { left, right } => speaker.with_items(words.difference, &[left, right]),
        Ask::Ratio { left, right } if computed.unit.is_rate() => speaker.for_each(left, right),
        Ask::Ratio { left, right } => speaker.with_items(words.ratio, &[left, right]),
        Ask::Compare { left, right } => speaker.compare(left, right, finding.comparison),
        Ask::Total(operands) => speaker.total(operands),
        Ask::MostMoved { .. } => super::lists::most_moved(voice, finding, computed),
        Ask::Spread(_) => {
            let ends: Vec<&Operand> = finding.figures.iter().collect();
            speaker.with_items(words.spread, &ends)
        }
        Ask::Gap { target, actual } => speaker.gap(target, actual),
        Ask::Progress { target, actual } => speaker.with_items(words.progress, &[target, actual]),
        Ask::GrowthNeeded { target, actual } => {
            let reached = is_down(computed.value) || computed.value.point().is_zero();
            let template = if reached { words.no_growth_needed } else { words.growth_needed };
            speaker.with_items(template, &[target, actual])
        }
        Ask::EarlierLevel { level, growth } => speaker.earlier_level(level, growth),
        Ask::EarlierDifference { level, growth } => {
            let template = if is_down(computed.value) { words.fall } else { words.rise };
            speaker.turned(template, &[level, growth], &growth.period(voice.base))
        }
        Ask::Growth { from, to } => speaker.moved(from, to, [words.up, words.down, words.changed]),
        Ask::AnnualGrowth { from, to } => speaker.moved(from, to, [words.up_yearly, words.down_yearly, words.changed_yearly]),
        Ask::RateOver { rate, .. } => speaker.with_items(words.rate, &[rate]),
        Ask::Interval { rate, .. } => speaker.with_items(words.interval, &[rate]),
        Ask::Proportion { part, whole, of_many } => speaker.proportion(part, whole, *of_many),
        Ask::ImpliedRest { part, share, .. } => speaker.with_items(words.count_rest, &[part, share]),
        Ask::RelativeGrowth { over, under } => {
            let template = match (has_sign(computed.value), is_down(computed.value)) {
                (false, _) => words.relative_changed,
                (true, true) => words.relative_down,
                (true, false) => words.relative_up,
            };
            speaker.relative(template, over, under)
        }
        Ask::Pace { target, actual, .. } => speaker.with_items(words.pace, &[target, actual]),
        Ask::Given { operand, given } => speaker.given(operand, given),
        Ask::Figure(_) | Ask::Figures(_) | Ask::Rank { .. } | Ask::Trend(_) | Ask::Topic { .. } | Ask::Define(_) | Ask::Source { .. } => {
            super::lists::figures(voice, &finding.figures)
        }
    }
}

struct Speaker<'a, 'b> {
    voice: &'a Voice<'b>,
    computed: &'a Computed,
    /// The main operand, whose noun the result shares.
    like: Option<&'a Operand>,
}

impl<'a> Speaker<'a, '_> {
    fn figure(&self) -> Slot<'static> {
        let amount = amount(self.voice, self.computed, false, self.like);
        ("figure", piece(Meaning::Headline, amount))
    }

    /// The value before the name of what is counted.
    fn count_alone(&self) -> Vec<Piece> {
        let value = self.computed.value.outward(Rounding::ForReader);
        piece(Meaning::Headline, number::count(&value, self.voice.language))
    }

    fn is(&self) -> Slot<'static> {
        ("is", self.voice.copula(&self.computed.value))
    }

    fn working(&self) -> Slot<'static> {
        ("working", self.voice.working(self.computed))
    }

    /// So many of so many, or one of so many.
    fn proportion(&self, part: &'a Operand, whole: &'a Operand, of_many: Option<Decimal>) -> Said {
        let voice = self.voice;
        let name = |operand: &Operand| piece(Meaning::Name, voice.naming(operand).name);
        let counted = |operand: &'a Operand, value: Bounded| {
            let written = voice.computed(value, operand.unit(voice.base), Some(operand));
            if voice.language == crate::language::Language::English { number::count(&value, voice.language) } else { written }
        };
        let many = of_many.map(|many| counted(whole, Bounded::Exact(many))).unwrap_or_default();
        let like = if of_many.is_some() { part } else { whole };
        let figure = counted(like, self.computed.value.outward(Rounding::ForReader));
        let slots = [
            ("count", piece(Meaning::Headline, figure.clone())),
            ("figure", piece(Meaning::Headline, figure)),
            ("many", text(&many)),
            ("part", name(part)),
            ("whole", name(whole)),
            self.is(),
            self.working(),
        ];
        let template = if of_many.is_some() { voice.words.of_many } else { voice.words.one_in };
        self.headed(fill(template, &slots), &[part, whole])
    }

    /// So many of a group of which the member said how many there are, or one of so many.
    fn counted_by(&self, share: &Operand) -> Slot<'static> {
        let part = self.voice.indicator(share.indicator).share.map(|share| share.part);
        let noun = part.map(|part| self.voice.indicator(part).unit_name.clone()).unwrap_or_default();
        let value = self.computed.value.outward(Rounding::ForReader);
        ("figure", piece(Meaning::Headline, number::value(&value, &self.computed.unit, &noun, self.voice.language)))
    }

    /// What comes of a figure and a number that the member gave.
    fn given(&self, operand: &'a Operand, given: &Given) -> Said {
        let words = self.voice.words;
        match given {
            Given::Group { .. } => {
                let slots = [self.counted_by(operand), self.is(), self.working()];
                self.headed(fill(words.rate, &slots), &[operand])
            }
            Given::OneIn => {
                let slots = [("count", self.count_alone()), self.counted_by(operand), ("whole", Vec::new()), self.is(), self.working()];
                self.headed(fill(words.one_in_all, &slots), &[operand])
            }
            Given::Span { count, per } => {
                let span = ("span", text(number::span(*count, per, self.voice.language)));
                self.headed(fill(words.in_span, &[span, self.figure(), self.working()]), &[operand])
            }
            Given::Part(_) | Given::Exchange { .. } | Given::Factor(_) => self.with_items(words.rate, &[operand]),
            Given::Goal { .. } => self.with_items(words.duration, &[operand]),
            Given::Level(_) => {
                let passed = is_down(self.computed.value);
                let amount = amount(self.voice, self.computed, passed, self.like);
                let template = if passed { words.past_level } else { words.to_level };
                self.headed(fill(template, &[("figure", piece(Meaning::Headline, amount)), self.working()]), &[operand])
            }
        }
    }

    /// A headline with the operands below it.
    fn with_items(&self, template: &str, operands: &[&'a Operand]) -> Said {
        let headline = fill(template, &[self.figure(), self.is(), self.working()]);
        self.headed(headline, operands)
    }

    /// So much of one thing for each of another, which Chinese calls by its measure word: 每所约246.5人.
    fn for_each(&self, left: &'a Operand, right: &'a Operand) -> Said {
        let noun_of = |operand: &Operand| self.voice.indicator(operand.indicator).unit_name.clone();
        let (over, mut noun) = (noun_of(right), self.voice.noun(left, &self.computed.unit));
        if let Some(over) = over.zh {
            noun.zh = Some(format!("{}/{over}", noun.zh.unwrap_or_default()).into());
        }
        let value = self.computed.value.outward(Rounding::ForReader);
        let figure = number::value(&value, &self.computed.unit, &noun, self.voice.language);
        let slots = [("figure", piece(Meaning::Headline, figure)), self.is(), self.working()];
        self.headed(fill(self.voice.words.rate, &slots), &[left, right])
    }

    fn headed(&self, headline: Vec<Piece>, operands: &[&'a Operand]) -> Said {
        Said { headline: self.voice.stop(headline), items: operands.iter().map(|operand| self.voice.item(operand)).collect() }
    }

    fn complement(&self, share: &Operand) -> Said {
        let sentence = self.voice.sentence(share, Meaning::Figure);
        let headline = fill(self.voice.words.complement, &[self.figure(), self.is(), self.working(), ("sentence", sentence)]);
        Said::alone(self.voice.stop(headline))
    }

    /// A part of a whole. Where both are counted it makes a sentence; where their periods differ, each is named.
    fn of_whole(&self, part: &Operand, whole: &Operand, counted: &str, other: &str) -> Said {
        let voice = self.voice;
        let like_periods = part.period(voice.base) == whole.period(voice.base);
        let (part_naming, whole_naming) = (voice.naming(part), voice.naming(whole));
        let both_counted = part_naming.form == Form::Counted && whole_naming.form == Form::Counted;
        let name = |operand: &Operand, name: String| {
            let name = piece(Meaning::Name, name);
            if like_periods {
                return name;
            }
            let period = voice.period_of(operand, Mention::Alone);
            fill(voice.words.dated, &[("name", name), ("period", period)])
        };
        let mut when = Vec::new();
        if like_periods {
            when.extend(voice.period_of(part, Mention::Alone));
            when.extend(text(voice.words.separator));
        }
        let is_member = part.indicator == whole.indicator && !part.members(voice.base).is_empty();
        let template = match (is_member, both_counted && like_periods) {
            (true, _) => voice.words.member_share,
            (false, true) => counted,
            (false, false) => other,
        };
        let mut headline = fill(
            template,
            &[
                ("count", self.count_alone()),
                self.figure(),
                self.is(),
                self.working(),
                ("members", piece(Meaning::Name, voice.members(part.members(voice.base)))),
                ("part", name(part, part_naming.name)),
                ("whole", name(whole, whole_naming.name)),
                ("when", when),
                ("within", voice.period_of(part, Mention::Within)),
                ("period", voice.period_of(part, Mention::Alone)),
            ],
        );
        headline.extend(voice.marks(&[part, whole]));
        Said::alone(voice.stop(headline))
    }

    /// How many a share of a group is: a figure of the share's part, where the base names one.
    fn count(&self, share: &'a Operand, group: &'a Operand) -> Said {
        let of = self.voice.indicator(share.indicator).share;
        let counted = of.map_or(share.indicator, |of| of.part);
        let headline = self.as_figure_of(counted, group, &share.period(self.voice.base));
        self.headed(headline, &[share, group])
    }

    /// What figures come to together, with each of them below.
    fn total(&self, operands: &'a [Operand]) -> Said {
        let base = self.voice.base;
        let periods: Vec<Period> = operands.iter().map(|operand| operand.period(base)).collect();
        match (Period::spanned_by(&periods), operands) {
            (Some(period), [first, ..]) => {
                let headline = self.as_figure_of(first.indicator, first, &period);
                self.headed(headline, &operands.iter().collect::<Vec<_>>())
            }
            _ => self.with_items(self.voice.words.together, &operands.iter().collect::<Vec<_>>()),
        }
    }

    fn as_figure_of(&self, id: crate::facts::base::IndicatorId, like: &Operand, period: &Period) -> Vec<Piece> {
        let voice = self.voice;
        let period = [voice.period(period, Mention::Alone), voice.period(period, Mention::Within)];
        voice.computed_sentence(id, like.members(voice.base), self.computed, period, like)
    }

    fn compare(&self, left: &'a Operand, right: &'a Operand, comparison: Option<Comparison>) -> Said {
        let voice = self.voice;
        let words = voice.words;
        let (template, named, other) = match comparison {
            Some(Comparison::Greater) => (words.larger, left, right),
            Some(Comparison::Less) => (words.larger, right, left),
            Some(Comparison::Equal) => (words.same, left, right),
            Some(Comparison::Unknown) | None => (words.undecided, left, right),
        };
        let knows_difference = !matches!(self.computed.value, Bounded::About(_));
        let template = if template == words.larger && !knows_difference { words.larger_surely } else { template };
        let figure = if template == words.same { voice.value(named) } else { amount(voice, self.computed, false, self.like) };
        let mut name = voice.in_sentence(named);
        if named.indicator == other.indicator && named.members(voice.base) == other.members(voice.base) {
            name = fill(words.dated, &[("name", name), ("period", voice.period_of(named, Mention::Alone))]);
        }
        for piece in &mut name {
            piece.meaning = Meaning::Headline;
        }
        let slots = [("name", name), ("figure", piece(Meaning::Figure, figure)), self.working()];
        self.headed(fill(template, &slots), &[named, other])
    }

    fn gap(&self, target: &'a Operand, actual: &'a Operand) -> Said {
        let words = self.voice.words;
        let template = if self.computed.kind == Kind::Excess { words.passed } else { words.gap };
        let amount = amount(self.voice, self.computed, false, self.like);
        let slots = [("figure", piece(Meaning::Headline, amount)), ("is", self.voice.copula(&self.computed.value)), self.working()];
        self.headed(fill(template, &slots), &[target, actual])
    }

    fn earlier_level(&self, level: &'a Operand, growth: &'a Operand) -> Said {
        let voice = self.voice;
        let period = growth.period(voice.base);
        let headline = match year_before(&period) {
            Some(before) => self.as_figure_of(level.indicator, level, &before),
            None => {
                let before = piece(Meaning::Period, voice.words.year_before);
                voice.computed_sentence(level.indicator, level.members(voice.base), self.computed, [before.clone(), before], level)
            }
        };
        self.headed(headline, &[level, growth])
    }

    /// How so much for each one grew: the one is what the growth of the divisor counts.
    fn relative(&self, template: &str, over: &'a Operand, under: &'a Operand) -> Said {
        let counted = self.voice.indicator(under.indicator).growth_of.map(|level| self.voice.indicator(level));
        let noun = counted.map(|level| (self.voice.text(&level.unit_name), &level.unit));
        let each = match noun {
            Some((noun, _)) if !noun.is_empty() => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
            Some((_, crate::quantity::Unit::Counted(noun))) => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
            _ => String::new(),
        };
        let amount = amount(self.voice, self.computed, is_down(self.computed.value), self.like);
        let slots = [("figure", piece(Meaning::Headline, amount)), ("each", text(&each)), self.working()];
        self.headed(fill(template, &slots), &[over, under])
    }

    /// A headline that says with its words which way it went.
    fn turned(&self, template: &str, operands: &[&'a Operand], period: &Period) -> Said {
        let down = is_down(self.computed.value);
        let amount = amount(self.voice, self.computed, down, self.like);
        let slots = [("figure", piece(Meaning::Headline, amount)), ("before", before(self.voice, period)), self.working()];
        self.headed(fill(template, &slots), operands)
    }

    /// A change between two periods; the templates are for up, for down, and for either.
    fn moved(&self, from: &Operand, to: &Operand, [up, down, either]: [&str; 3]) -> Said {
        let headline = change(self.voice, self.computed, from, to, [up, down, either]);
        Said { headline: self.voice.stop(headline), items: vec![super::lists::moved(self.voice, from, to)] }
    }
}

/// A change between two periods, without its stop.
pub fn change(voice: &Voice<'_>, computed: &Computed, from: &Operand, to: &Operand, [up, down, either]: [&str; 3]) -> Vec<Piece> {
    let value = computed.value;
    let falls = is_down(value) && has_sign(value);
    let template = if value == Bounded::Exact(Decimal::ZERO) {
        voice.words.unchanged
    } else if !has_sign(value) {
        either
    } else if falls {
        down
    } else {
        up
    };
    let slots = [
        ("figure", piece(Meaning::Headline, amount(voice, computed, falls, Some(to)))),
        ("from", voice.period_of(from, Mention::Named)),
        ("to", voice.period_of(to, Mention::Named)),
        ("working", voice.working(computed)),
    ];
    fill(template, &slots)
}

fn has_sign(value: Bounded) -> bool {
    crate::answer::has_a_sign(value)
}

/// Whether a change goes down, as far as its point tells.
pub fn is_down(value: Bounded) -> bool {
    value.point() < Decimal::ZERO
}

/// When a growth began: "2021", or "a year earlier".
pub fn before(voice: &Voice<'_>, period: &Period) -> Vec<Piece> {
    match year_before(period) {
        Some(before) => voice.period(&before, Mention::Alone),
        None => piece(Meaning::Period, voice.words.year_before),
    }
}

fn year_before(period: &Period) -> Option<Period> {
    (period.shape == Shape::Year).then(|| Period::calendar_year(period.start.year() - 1)).flatten()
}
