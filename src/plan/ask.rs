//! What can be asked of a base?

use super::Operand;
use crate::facts::base::{IndicatorId, TopicId};
use crate::facts::index::TermId;
use crate::quantity::{Bounded, Currency, Decimal, Per};

/// What is asked for, with the figures that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A stated figure.
    Figure(Operand),
    /// Several figures, one for each thing that was named.
    Figures(Vec<Operand>),
    /// What figures of one thing come to that follow each other in time: a half of a year by its quarters.
    Total(Vec<Operand>),
    /// What a share leaves: 100 % less it.
    Complement(Operand),
    /// What a part leaves of its whole.
    Remainder {
        /// What is taken away.
        part: Operand,
        /// What it is taken from.
        whole: Operand,
    },
    /// What share of a whole a part leaves.
    ShareOfRest {
        /// What is taken away.
        part: Operand,
        /// What it is taken from.
        whole: Operand,
    },
    /// What share of a whole a part is.
    Share {
        /// What is divided.
        part: Operand,
        /// What it is divided by.
        whole: Operand,
    },
    /// How many a share of a group is.
    CountOf {
        /// The stated percentage.
        share: Operand,
        /// How many there are of what it is a percentage of.
        group: Operand,
        /// Whether the rest of the group is counted instead.
        complement: bool,
    },
    /// The whole that a part and its share imply.
    ImpliedWhole {
        /// The stated part.
        part: Operand,
        /// The percentage that it is of the whole.
        share: Operand,
        /// What the whole is called: it has no figure of its own.
        whole: IndicatorId,
    },
    /// How much two figures differ.
    Difference {
        /// The one that was named first.
        left: Operand,
        /// The other.
        right: Operand,
    },
    /// How many times one figure is another.
    Ratio {
        /// What is divided.
        left: Operand,
        /// What it is divided by.
        right: Operand,
    },
    /// Which of two figures is larger.
    Compare {
        /// The one that was named first.
        left: Operand,
        /// The other.
        right: Operand,
    },
    /// Figures in order.
    Rank {
        /// What is put in order, all of one unit.
        operands: Vec<Operand>,
        /// Whether the smallest is asked for.
        lowest_first: bool,
        /// Whether all of them are asked for, not only the first.
        whole_list: bool,
    },
    /// Which of several things moved most.
    MostMoved {
        /// The earlier and the later figure of each.
        moves: Vec<(Operand, Operand)>,
        /// Whether what fell most, or rose least, comes first.
        lowest_first: bool,
        /// Whether a movement is held against what was there before.
        in_percent: bool,
    },
    /// How far apart the largest and the smallest of several figures are.
    Spread(Vec<Operand>),
    /// What is left to a target.
    Gap {
        /// What is to be reached.
        target: Operand,
        /// What is reached.
        actual: Operand,
    },
    /// How much of a target is reached.
    Progress {
        /// What is to be reached.
        target: Operand,
        /// What is reached.
        actual: Operand,
    },
    /// By how much the actual must grow to reach a target.
    GrowthNeeded {
        /// What is to be reached.
        target: Operand,
        /// What is reached.
        actual: Operand,
    },
    /// The level before a stated growth.
    EarlierLevel {
        /// The level after the growth.
        level: Operand,
        /// The stated rate of growth.
        growth: Operand,
    },
    /// By how much a level rose in the period of a stated growth.
    EarlierDifference {
        /// The level after the growth.
        level: Operand,
        /// The stated rate of growth.
        growth: Operand,
    },
    /// How much an indicator grew from one figure to another.
    Growth {
        /// The earlier figure.
        from: Operand,
        /// The later one.
        to: Operand,
    },
    /// How much it grew on average each year.
    AnnualGrowth {
        /// The earlier figure.
        from: Operand,
        /// The later one.
        to: Operand,
    },
    /// How an indicator moved over its periods.
    Trend(Vec<Operand>),
    /// A rate over another stretch of time.
    RateOver {
        /// The stated rate, or a flow over a period.
        rate: Operand,
        /// The stretch of time that is asked for.
        per: Per,
    },
    /// How long it takes until the next one, at a rate.
    Interval {
        /// The stated rate, or a flow over a period.
        rate: Operand,
        /// What the interval is counted in.
        per: Per,
    },
    /// How many of so many of a whole a part is, or one of how many it is.
    Proportion {
        /// What is divided.
        part: Operand,
        /// What it is divided by.
        whole: Operand,
        /// The so many; where none is said, one of how many is asked.
        of_many: Option<Decimal>,
    },
    /// What a part and its share leave of the whole that they imply.
    ImpliedRest {
        /// The stated part.
        part: Operand,
        /// The percentage that it is of the whole.
        share: Operand,
        /// What the whole is called: it has no figure of its own.
        whole: IndicatorId,
    },
    /// By how much one thing for each of another grew, from the growth of both.
    RelativeGrowth {
        /// The growth of what is divided.
        over: Operand,
        /// The growth of what it is divided by.
        under: Operand,
    },
    /// How much of what is left to a target falls to each stretch of time.
    Pace {
        /// What is to be reached.
        target: Operand,
        /// What is reached.
        actual: Operand,
        /// How many stretches there are.
        count: Decimal,
        /// Their length.
        per: Per,
    },
    /// A figure and a number that the member gives.
    Given {
        /// The stated figure.
        operand: Operand,
        /// The number, and what it is to the figure.
        given: Given,
    },
    /// All figures of a topic.
    Topic {
        /// The topic.
        topic: TopicId,
        /// The latest figure of each of its indicators.
        operands: Vec<Operand>,
    },
    /// What a term means.
    Define(TermId),
    /// Where figures come from.
    Source {
        /// The figures whose sources are asked for.
        operands: Vec<Operand>,
        /// What of the source is asked.
        what: Provenance,
    },
}

/// A number that a member gives, and what is to be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A group of so many, of which a stated percentage is taken.
    Group {
        /// How many there are.
        size: Bounded,
        /// Whether the rest of the group is counted instead.
        complement: bool,
    },
    /// One of how many a stated percentage is: the number is the one.
    OneIn,
    /// A percentage of the figure.
    Part(Bounded),
    /// A rate of exchange.
    Exchange {
        /// How much of the one currency one of the other costs.
        rate: Decimal,
        /// The currency that is asked for.
        to: Currency,
        /// Whether the rate is in the figure's own currency, so that it divides.
        divides: bool,
    },
    /// So many stretches of time, over which a rate is taken.
    Span {
        /// How many.
        count: Decimal,
        /// Their length.
        per: Per,
    },
    /// So many things, for which a rate takes some time.
    Goal {
        /// How many.
        count: Decimal,
        /// What the time is counted in.
        per: Per,
    },
    /// A level, to which something is left.
    Level(Decimal),
    /// So many times the figure.
    Factor(Decimal),
}

/// What is asked of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Title, publisher and address.
    Source,
    /// Who said it.
    Speaker,
    /// When.
    Date,
}

impl Ask {
    /// The figure that the ask is mainly about.
    pub fn main(&self) -> Option<&Operand> {
        match self {
            Self::Figure(operand) | Self::Complement(operand) => Some(operand),
            Self::Figures(operands)
            | Self::Total(operands)
            | Self::Spread(operands)
            | Self::Trend(operands)
            | Self::Rank { operands, .. }
            | Self::Topic { operands, .. }
            | Self::Source { operands, .. } => operands.first(),
            Self::Remainder { part, .. } | Self::ShareOfRest { part, .. } | Self::Share { part, .. } | Self::ImpliedWhole { part, .. } => {
                Some(part)
            }
            Self::MostMoved { moves, .. } => moves.first().map(|(_, to)| to),
            Self::CountOf { share, .. } => Some(share),
            Self::Difference { left, .. } | Self::Ratio { left, .. } | Self::Compare { left, .. } => Some(left),
            Self::Gap { target, .. } | Self::Progress { target, .. } | Self::GrowthNeeded { target, .. } | Self::Pace { target, .. } => {
                Some(target)
            }
            Self::EarlierLevel { level, .. } | Self::EarlierDifference { level, .. } => Some(level),
            Self::Growth { to, .. } | Self::AnnualGrowth { to, .. } => Some(to),
            Self::RateOver { rate, .. } | Self::Interval { rate, .. } => Some(rate),
            Self::Proportion { part, .. } | Self::ImpliedRest { part, .. } => Some(part),
            Self::RelativeGrowth { over, .. } => Some(over),
            Self::Given { operand, .. } => Some(operand),
            Self::Define(_) => None,
        }
    }

    /// All indicators that take part.
    pub fn indicators(&self) -> Vec<IndicatorId> {
        let of = |operands: &[&Operand]| operands.iter().map(|operand| operand.indicator).collect();
        match self {
            Self::Figure(operand)
            | Self::Complement(operand)
            | Self::RateOver { rate: operand, .. }
            | Self::Interval { rate: operand, .. }
            | Self::Given { operand, .. } => of(&[operand]),
            Self::Figures(operands)
            | Self::Total(operands)
            | Self::Spread(operands)
            | Self::Trend(operands)
            | Self::Rank { operands, .. }
            | Self::Topic { operands, .. }
            | Self::Source { operands, .. } => operands.iter().map(|operand| operand.indicator).collect(),
            Self::Remainder { part, whole }
            | Self::ShareOfRest { part, whole }
            | Self::Share { part, whole }
            | Self::Proportion { part, whole, .. } => of(&[part, whole]),
            Self::CountOf { share, group, .. } => of(&[share, group]),
            Self::ImpliedWhole { part, share, .. } | Self::ImpliedRest { part, share, .. } => of(&[part, share]),
            Self::RelativeGrowth { over, under } => of(&[over, under]),
            Self::Difference { left, right } | Self::Ratio { left, right } | Self::Compare { left, right } => of(&[left, right]),
            Self::Gap { target, actual }
            | Self::Progress { target, actual }
            | Self::GrowthNeeded { target, actual }
            | Self::Pace { target, actual, .. } => of(&[target, actual]),
            Self::EarlierLevel { level, growth } | Self::EarlierDifference { level, growth } => of(&[level, growth]),
            Self::Growth { from, to } | Self::AnnualGrowth { from, to } => of(&[from, to]),
            Self::MostMoved { moves, .. } => moves.iter().map(|(_, to)| to.indicator).collect(),
            Self::Define(_) => Vec::new(),
        }
    }

    /// Every figure that takes part, to be replaced by another of the same thing.
    pub fn operands_mut(&mut self) -> Vec<&mut Operand> {
        match self {
            Self::Figure(operand)
            | Self::Complement(operand)
            | Self::RateOver { rate: operand, .. }
            | Self::Interval { rate: operand, .. }
            | Self::Given { operand, .. } => vec![operand],
            Self::Figures(operands)
            | Self::Total(operands)
            | Self::Spread(operands)
            | Self::Trend(operands)
            | Self::Rank { operands, .. }
            | Self::Topic { operands, .. }
            | Self::Source { operands, .. } => operands.iter_mut().collect(),
            Self::MostMoved { moves, .. } => moves.iter_mut().flat_map(|(from, to)| [from, to]).collect(),
            Self::Remainder { part: one, whole: other }
            | Self::ShareOfRest { part: one, whole: other }
            | Self::Share { part: one, whole: other }
            | Self::Proportion { part: one, whole: other, .. }
            | Self::CountOf { share: one, group: other, .. }
            | Self::ImpliedWhole { part: one, share: other, .. }
            | Self::ImpliedRest { part: one, share: other, .. }
            | Self::RelativeGrowth { over: one, under: other }
            | Self::Difference { left: one, right: other }
            | Self::Ratio { left: one, right: other }
            | Self::Compare { left: one, right: other }
            | Self::Gap { target: one, actual: other }
            | Self::Progress { target: one, actual: other }
            | Self::GrowthNeeded { target: one, actual: other }
            | Self::Pace { target: one, actual: other, .. }
            | Self::EarlierLevel { level: one, growth: other }
            | Self::EarlierDifference { level: one, growth: other }
            | Self::Growth { from: one, to: other }
            | Self::AnnualGrowth { from: one, to: other } => vec![one, other],
            Self::Define(_) => Vec::new(),
        }
    }
}
