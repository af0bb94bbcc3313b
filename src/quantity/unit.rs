//! What does a value count, and which values are of a kind?

/// The unit of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A share or a rate of growth, of a hundred.
    Percent,
    /// A difference between two percentages.
    PercentagePoints,
    /// Money.
    Money(Currency),
    /// How many times one thing is another.
    Times,
    /// Points of an index.
    IndexPoints,
    /// Things counted, by their noun in English, plural, as the fact base has it ("enterprises").
    Counted(Box<str>),
    /// A count or an amount for each something else: enterprises per day, deaths per 100,000 people.
    Rate(Box<Unit>, Per),
}

/// What a rate is taken over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    /// Each second.
    Second,
    /// Each minute.
    Minute,
    /// Each hour.
    Hour,
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each year.
    Year,
    /// Each so many of something: (100,000, "people"), (1, "enterprise").
    Each(u64, Box<str>),
}

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(pub [u8; 3]);
