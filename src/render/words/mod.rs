//! In which words is everything said?
//!
//! A sentence is a template with named slots; each language fills in all of them, so that nothing can be said in one
//! language only. What cannot be said by a template alone, such as how a period is written, is a function beside it.

mod en;
mod zh;

use crate::facts::base::CoarseDate;
use crate::facts::period::Period;
use crate::language::Language;
use crate::quantity::{Bounded, Unit};

/// How a figure and the name of its indicator make a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The name says what is counted: "12 ferries".
    Counted,
    /// The name is what the figure is: "59% was the share of ...".
    Named,
    /// The two are set side by side: "59%: ...".
    Labelled,
}

/// A name as the base gives it, made ready for a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// How it goes with a figure.
    pub form: Form,
    /// The name in that form: without "number of" where things are counted, with "the" where it takes one.
    pub name: String,
    /// Whether the figure is written with its unit beside the name.
    pub with_unit: bool,
}

/// How a period is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention {
    /// Alone, in brackets or a list: "first half of 2025".
    Alone,
    /// Behind a word that says how it is meant: from "the first half of 2025".
    Named,
    /// In a sentence: "in the first half of 2025".
    Within,
    /// As what a target is for: "for 2025".
    For,
}

/// The words of one language. Of each template the slots are named in braces.
#[derive(Debug)]
pub struct Words {
    /// A figure of things that the name counts.
    pub counted: &'static str,
    /// A figure that was what the name says.
    pub named: &'static str,
    /// A figure that is what the name says: a target to come, a rule in force.
    pub named_now: &'static str,
    /// A figure beside a name.
    pub labelled: &'static str,
    /// A computed figure of things that the name counts.
    pub computed_counted: &'static str,
    /// A computed figure that was what the name says.
    pub computed_named: &'static str,
    /// A computed figure beside a name.
    pub computed_labelled: &'static str,
    /// A figure in a list.
    pub listed: &'static str,
    /// A figure within a sentence.
    pub inline: &'static str,
    /// The end of a sentence.
    pub stop: &'static str,
    /// Between a period and a working.
    pub separator: &'static str,
    /// Between two things in a sentence.
    pub comma: &'static str,
    /// Between two sentences.
    pub between_sentences: &'static str,
    /// Between two words in a list.
    pub list_comma: &'static str,
    /// A name with the period of its figure.
    pub dated: &'static str,
    /// A name with the members that a figure is for.
    pub of_members: &'static str,
    /// The same for a name that has a comma of its own.
    pub of_members_apart: &'static str,
    /// A part as a share of a whole, both counted.
    pub share_counted: &'static str,
    /// A part as a share of a whole.
    pub share: &'static str,
    /// What a share leaves.
    pub complement: &'static str,
    /// What a part leaves of a whole, both counted.
    pub remainder_counted: &'static str,
    /// What a part leaves of a whole.
    pub remainder: &'static str,
    /// A member's share of the whole.
    pub member_share: &'static str,
    /// What share of a whole a part leaves, both counted.
    pub rest_share_counted: &'static str,
    /// What share of a whole a part leaves.
    pub rest_share: &'static str,
    /// How many are in what a share leaves.
    pub count_rest: &'static str,
    /// What several members come to together.
    pub together: &'static str,
    /// How much two figures differ.
    pub difference: &'static str,
    /// How many times one figure is another.
    pub ratio: &'static str,
    /// Which is larger, and by how much.
    pub larger: &'static str,
    /// Which is larger, where nothing is known of by how much.
    pub larger_surely: &'static str,
    /// Two figures that are the same.
    pub same: &'static str,
    /// Two figures of which the bounds do not tell which is larger.
    pub undecided: &'static str,
    /// The first in an order.
    pub highest: &'static str,
    /// The last in an order.
    pub lowest: &'static str,
    /// When something was highest, of all its periods.
    pub highest_period: &'static str,
    /// When something was lowest.
    pub lowest_period: &'static str,
    /// One of its other periods.
    pub of_period: &'static str,
    /// Before an order that begins with the highest.
    pub from_highest: &'static str,
    /// Before an order that begins with the lowest.
    pub from_lowest: &'static str,
    /// How far apart the highest and the lowest are.
    pub spread: &'static str,
    /// What is left to a target.
    pub gap: &'static str,
    /// By how much a target was passed.
    pub passed: &'static str,
    /// How much of a target is reached.
    pub progress: &'static str,
    /// The growth that reaches a target.
    pub growth_needed: &'static str,
    /// A target that is reached.
    pub no_growth_needed: &'static str,
    /// How much more a level is than before its growth.
    pub rise: &'static str,
    /// How much less a level is than before its decline.
    pub fall: &'static str,
    /// Growth between two periods.
    pub up: &'static str,
    /// Decline between two periods.
    pub down: &'static str,
    /// A change between two periods that may be either.
    pub changed: &'static str,
    /// No change between two periods.
    pub unchanged: &'static str,
    /// Average growth each year.
    pub up_yearly: &'static str,
    /// Average decline each year.
    pub down_yearly: &'static str,
    /// An average change each year that may be either.
    pub changed_yearly: &'static str,
    /// An indicator's figures of two periods.
    pub moved: &'static str,
    /// A figure with its period, in a row of them.
    pub dated_value: &'static str,
    /// A rate over another stretch of time.
    pub rate: &'static str,
    /// What comes together over so many of them.
    pub in_span: &'static str,
    /// The time between two.
    pub interval: &'static str,
    /// How many of so many a part is.
    pub of_many: &'static str,
    /// One of how many a part is.
    pub one_in: &'static str,
    /// One of how many a percentage is.
    pub one_in_all: &'static str,
    /// How long a rate takes to come to so many.
    pub duration: &'static str,
    /// Growth of one thing for each of another.
    pub relative_up: &'static str,
    /// Decline of one thing for each of another.
    pub relative_down: &'static str,
    /// A change of one thing for each of another that may be either.
    pub relative_changed: &'static str,
    /// What each stretch of time has to bring, to reach a target.
    pub pace: &'static str,
    /// What is left to a level that the member named.
    pub to_level: &'static str,
    /// By how much a level that the member named was passed.
    pub past_level: &'static str,
    /// When a growth began, where that has no name of its own.
    pub year_before: &'static str,
    /// Beside a figure: its share of a whole.
    pub aside_share: &'static str,
    /// Beside a figure: growth since an earlier one.
    pub aside_up: &'static str,
    /// Beside a figure: decline since an earlier one.
    pub aside_down: &'static str,
    /// Beside a figure: progress to its target.
    pub aside_progress: &'static str,
    /// Beside a target: what is reached of it.
    pub aside_reached: &'static str,
    /// Beside a level or its growth: the rise.
    pub aside_rise: &'static str,
    /// Beside a level or its growth: the fall.
    pub aside_fall: &'static str,
    /// A claim that is borne out.
    pub yes: &'static str,
    /// A claim that is borne out, but for a qualifier that it lost.
    pub yes_but: &'static str,
    /// A claim that is not true.
    pub no: &'static str,
    /// A claim that what is held does not decide.
    pub unsettled: &'static str,
    /// Between a verdict and the figure that it rests on.
    pub after_verdict: &'static str,
    /// What the claimed number is really of.
    pub whose: &'static str,
    /// When the claimed number was right.
    pub earlier: &'static str,
    /// How many are left out of a list.
    pub and_more: &'static str,
    /// That one is left out of a list.
    pub and_one_more: &'static str,
    /// A term and what it means.
    pub definition: &'static str,
    /// Who said a figure.
    pub by_speaker: &'static str,
    /// Who said a figure, and when.
    pub by_speaker_on: &'static str,
    /// That nobody is named.
    pub no_speaker: &'static str,
    /// Who published a figure.
    pub by_publisher: &'static str,
    /// Which of these is meant?
    pub which: &'static str,
    /// Words of the question that nothing is held about.
    pub unread: &'static str,
    /// Something in the question that nothing is held about.
    pub unread_silently: &'static str,
    /// A period without a figure.
    pub no_such_period: &'static str,
    /// Members without a figure.
    pub no_such_member: &'static str,
    /// An indicator without a figure.
    pub no_figure: &'static str,
    /// Two indicators that are not of a kind.
    pub not_alike: &'static str,
    /// What facts cannot tell.
    pub unsupported: &'static str,
    /// Nothing that the facts are about.
    pub out_of_scope: &'static str,
    /// What is near instead.
    pub nearest: &'static str,
    /// The only source.
    pub source: &'static str,
    /// One of several sources.
    pub numbered_source: &'static str,
    /// How a statement is cited.
    pub citation: &'static str,
    /// How a statement without a date is cited.
    pub undated_citation: &'static str,
    /// How a page is cited that is no statement.
    pub page: &'static str,
    /// Something that a reader should know.
    pub note: &'static str,
    /// Another figure for the same thing.
    pub disagreeing: &'static str,
    /// Another figure for one of several things.
    pub disagreeing_of: &'static str,
    /// That a figure is a target.
    pub is_target: &'static str,
    /// Words that say by themselves that a figure is a target.
    pub target_words: &'static [&'static str],
    /// That figures of different periods were computed with.
    pub unlike_periods: &'static str,
    /// That a newer figure was due.
    pub newer_due: &'static str,
    /// A question for a figure of things counted.
    pub ask_counted: &'static str,
    /// A question for a figure that the name says.
    pub ask_named: &'static str,
    /// A question for any figure.
    pub ask_labelled: &'static str,
    /// A question for a figure of things counted in a period.
    pub ask_counted_period: &'static str,
    /// A question for a figure that the name says, of a period.
    pub ask_named_period: &'static str,
    /// A question for any figure of a period.
    pub ask_labelled_period: &'static str,
    /// A question for how an indicator moved.
    pub ask_trend: &'static str,
    /// What stands before and after a quoted word.
    pub quotes: (&'static str, &'static str),
    /// How the name of an indicator goes with a figure.
    pub naming: fn(&str, &Unit) -> Naming,
    /// What stands between a name and a value, where the value does not bring it along.
    pub copula: fn(&Bounded) -> &'static str,
    /// How a period is written.
    pub period: fn(&Period, Mention) -> String,
    /// How a date is written.
    pub date: fn(CoarseDate) -> String,
}

/// The words of a language.
#[must_use]
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &en::WORDS,
        Language::Chinese => &zh::WORDS,
    }
}
