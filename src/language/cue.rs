//! Which general notions does the engine itself interpret?
//!
//! The words for them stand in the lexicon's files, under the same keys.

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// A notion that asks for an operation, or that changes what is asked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Cue { $($(#[$doc])* $name),+ }

        impl Cue {
            /// Every cue.
            pub const ALL: &[Cue] = &[$(Cue::$name),+];

            /// The key of the concept that holds its words.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Cue::$name => $key),+ }
            }
        }
    };
}

cues! {
    /// "how many", 多少
    HowMany = "how-many",
    /// "number of"
    Count = "count",
    /// "the army of", "the pool": what is counted, gathered
    Gathering = "gathering",
    /// "share", "percentage"
    Share = "share",
    /// "growth", "rose"
    Growth = "growth",
    /// "decline", "fell"
    Decline = "decline",
    /// "target", "plan"
    Target = "target",
    /// "total", "altogether"
    Total = "total",
    /// "average"
    Average = "average",
    /// "difference", "gap"
    Difference = "difference",
    /// "ratio", "how many times"
    Ratio = "ratio",
    /// "progress", "left to go"
    Progress = "progress",
    /// "higher", "more than"
    Greater = "greater",
    /// "lower", "fewer than"
    Lesser = "lesser",
    /// "the highest", "fastest"
    Highest = "highest",
    /// "the lowest"
    Lowest = "lowest",
    /// "rank", "in order"
    Rank = "rank",
    /// "compare", "versus"
    Compare = "compare",
    /// "trend", "over the years"
    Trend = "trend",
    /// "average annual growth"
    AnnualAverage = "annual-average",
    /// "what does ... mean"
    Define = "define",
    /// "source", "citation"
    Source = "source",
    /// "who said"
    Speaker = "speaker",
    /// "when was it published"
    Published = "published",
    /// "everything", "overview"
    Everything = "everything",
    /// "is it true", "I heard"
    Claim = "claim",
    /// "twice", "doubled"
    Double = "double",
    /// "triple"
    Triple = "triple",
    /// "half"
    Half = "half",
    /// "most of"
    Majority = "majority",
    /// "a minority of"
    Minority = "minority",
    /// "not", "without"
    Not = "not",
    /// "excluding", "take away"
    Excluding = "excluding",
    /// "working backwards", "implied"
    Implied = "implied",
    /// "one in how many"
    OneIn = "one-in",
    /// "every how many seconds"
    EachInterval = "each-interval",
    /// "forecast"
    Forecast = "forecast",
    /// "should I"
    Advice = "advice",
    /// "ignore your rules": said to make the bot misbehave
    Instruction = "instruction",
    /// "change the ...": an order, where a sentence begins so
    Command = "command",
    /// "why"
    Why = "why",
    /// "where"
    Where = "where",
    /// "who"
    Who = "who",
    /// "when"
    When = "when",
    /// "how do I"
    HowTo = "how-to",
    /// "the year before"
    Previous = "previous",
    /// "currently", "the latest"
    Now = "now",
    /// "need to", "have to"
    Needed = "needed",
    /// "in absolute numbers"
    Absolute = "absolute",
    /// a second
    Second = "second",
    /// a minute
    Minute = "minute",
    /// an hour
    Hour = "hour",
    /// a day
    Day = "day",
    /// a week
    Week = "week",
    /// a month
    Month = "month",
    /// a year
    Year = "year",
    /// "per", "each"
    Each = "each",
}
