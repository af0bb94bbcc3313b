//! The words of English.

use super::{Form, Mention, Naming, Words};
use crate::facts::base::CoarseDate;
use crate::facts::period::{Period, Shape};
use crate::quantity::{Unit, measure};

pub(super) static WORDS: Words = Words {
    counted: "{figure} {name} ({period})",
    named: "{figure} was {name} {within}",
    named_now: "{figure} is {name} {within}",
    labelled: "{figure}: {name} ({period})",
    computed_counted: "{figure} {name} ({period}; {working})",
    computed_named: "{figure} was {name} {within} ({working})",
    computed_labelled: "{figure}: {name} ({period}; {working})",
    listed: "{name}: {figure} ({period})",
    inline: "{figure}, {name} ({period})",
    stop: ".",
    separator: "; ",
    comma: ", ",
    between_sentences: " ",
    list_comma: ", ",
    dated: "{name} ({period})",
    of_members: "{name}, {members}",
    of_members_apart: "{name} – {members}",

    share_counted: "{figure} of {whole} were {part} {within} ({working})",
    share: "{figure}: {part} as a share of {whole} ({when}{working})",
    complement: "{figure} is the rest ({working}): {sentence}",
    remainder_counted: "{count} {whole} were not {part} {within} ({working})",
    remainder: "{figure}: {whole} without {part} ({when}{working})",
    member_share: "{figure} of {whole}: {members} ({when}{working})",
    rest_share_counted: "{figure} of {whole} were not {part} {within} ({working})",
    rest_share: "{figure}: {whole} without {part} ({when}{working})",
    count_rest: "{figure} are the others ({working})",
    together: "{figure} together ({working})",
    difference: "{figure} is the difference ({working})",
    ratio: "{figure} as much ({working})",
    larger: "the higher of the two is {name}, by {figure} ({working})",
    larger_surely: "the higher of the two is {name}",
    same: "both are the same, {figure}",
    undecided: "the figures do not tell which of the two is higher",
    highest: "the highest is {name}: {figure} ({period})",
    lowest: "the lowest is {name}: {figure} ({period})",
    highest_period: "{name}: highest {period}, {figure}",
    lowest_period: "{name}: lowest {period}, {figure}",
    of_period: "{period}: {figure}",
    from_highest: "from the highest to the lowest:",
    from_lowest: "from the lowest to the highest:",
    spread: "{figure} between the highest and the lowest ({working})",
    gap: "{figure} to go to the target ({working})",
    passed: "the target is passed by {figure} ({working})",
    progress: "{figure} of the target is reached ({working})",
    growth_needed: "growth of {figure} reaches the target ({working})",
    no_growth_needed: "the target is reached, so no growth is needed ({working})",
    rise: "an increase of {figure} from {before} ({working})",
    fall: "a decrease of {figure} from {before} ({working})",
    up: "up {figure} from {from} to {to} ({working})",
    down: "down {figure} from {from} to {to} ({working})",
    changed: "a change of {figure} from {from} to {to} ({working})",
    unchanged: "unchanged from {from} to {to} ({working})",
    up_yearly: "up {figure} a year on average from {from} to {to} ({working})",
    down_yearly: "down {figure} a year on average from {from} to {to} ({working})",
    changed_yearly: "a change of {figure} a year on average from {from} to {to} ({working})",
    moved: "{name}: {old} ({from}) → {new} ({to})",
    dated_value: "{figure} ({period})",
    rate: "{figure} ({working})",
    in_span: "{figure} in {span} ({working})",
    interval: "{figure} from one to the next ({working})",
    of_many: "{count} {part} for every {many} {whole} ({working})",
    one_in: "one in {count} {whole} ({working})",
    one_in_all: "one in {count} ({working})",
    duration: "{figure} ({working})",
    relative_up: "up {figure} per {each} ({working})",
    relative_down: "down {figure} per {each} ({working})",
    relative_changed: "a change of {figure} per {each} ({working})",
    pace: "{figure} would reach the target ({working})",
    to_level: "{figure} to go ({working})",
    past_level: "passed by {figure} ({working})",
    year_before: "a year earlier",

    aside_share: "{figure} of {whole} ({working})",
    aside_up: "up {figure} from {from} ({working})",
    aside_down: "down {figure} from {from} ({working})",
    aside_progress: "{figure} of the target {for} ({working})",
    aside_reached: "{figure} of it is reached with {actual} ({period}; {working})",
    aside_rise: "an increase of {figure} from {before} ({working})",
    aside_fall: "a decrease of {figure} from {before} ({working})",

    yes: "Yes",
    yes_but: "Yes, but not exactly",
    no: "No",
    unsettled: "Not settled by what is held",
    after_verdict: ": ",
    whose: "that number is of something else: {sentence}",

    earlier: "so it was in another period: {sentence}",
    and_more: "and {count} more",
    and_one_more: "and one more",
    definition: "{term}: {definition}",
    by_speaker: "stated by {speaker}",
    by_speaker_on: "stated by {speaker} ({said})",
    no_speaker: "no speaker is named",
    by_publisher: "published by {publisher}",
    which: "Which of these do you mean?",

    unread: "No figure is held about {words}.",
    unread_silently: "No figure is held about just that.",
    no_such_period: "No figure is held for {period}.",
    no_such_member: "No figure is held for {members}.",
    no_figure: "No figure is held for this: {name}.",
    not_alike: "These do not measure the same kind of thing, so they are not compared: {left}; {right}.",
    unsupported: "Only stated figures are held, and what can be computed from them: no forecasts, advice or causes.",
    out_of_scope: "That is outside what these figures are about.",
    nearest: "Nearest figure: {figures}.",

    source: "Source: {citation}",
    numbered_source: "{mark} {citation}",
    citation: "{title}, {publisher}, {date}, {link}",
    undated_citation: "{title}, {publisher}, {link}",
    page: "{publisher}, {link}",
    note: "Note: {note}",
    disagreeing: "Another statement says {figure} ({publisher}, {date})",
    disagreeing_of: "{name}: another statement says {figure} ({publisher}, {date})",
    is_target: "This is a target, not an actual figure",
    target_words: &["target", "goal", "aim"],
    unlike_periods: "The figures are of different periods",
    newer_due: "A newer figure was due on {date}, so newer figures may exist",

    ask_counted: "How many {name}?",
    ask_named: "What is {name}?",
    ask_labelled: "What about {name}?",
    ask_counted_period: "How many {name} {within}?",
    ask_named_period: "What was {name} {within}?",
    ask_labelled_period: "What about {name} {within}?",
    ask_trend: "How did {name} change over the years?",
    quotes: ("“", "”"),

    naming,
    copula: |_| "",
    period,
    date,
};

/// Words that open what comes after the head of a name: "share | of", "growth | in".
const OPENERS: [&str; 24] = [
    "of", "in", "on", "at", "for", "per", "that", "with", "without", "to", "by", "from", "over", "under", "among", "who", "which", "as",
    "after", "before", "between", "about", "than", "so",
];

/// Head words of names that say what a figure is rather than what it counts.
const HEADS: [&str; 40] = [
    "share",
    "growth",
    "rate",
    "margin",
    "number",
    "target",
    "index",
    "ratio",
    "revenue",
    "profit",
    "income",
    "spending",
    "expenditure",
    "value",
    "added",
    "lead",
    "deadline",
    "threshold",
    "average",
    "capacity",
    "output",
    "volume",
    "price",
    "pay",
    "wage",
    "cost",
    "total",
    "age",
    "length",
    "area",
    "population",
    "turnover",
    "subsidy",
    "investment",
    "budget",
    "debt",
    "gap",
    "time",
    "weight",
    "refund",
];

fn naming(name: &str, unit: &Unit) -> Naming {
    let name = without_span(without_abbreviation(name));
    let counts = match unit {
        Unit::Counted(noun) => !is_measure(noun),
        Unit::Rate(inner, _) => matches!(inner.as_ref(), Unit::Counted(noun) if !is_measure(noun)) && name.contains(" per "),
        Unit::Percent | Unit::PercentagePoints | Unit::Money(_) | Unit::Times | Unit::IndexPoints => false,
    };
    let counted_name = name.strip_prefix("number of ").unwrap_or(name);
    let counted_head = head(counted_name);
    if counts && !says_what_it_is(&counted_head) && is_plural(&counted_head) {
        return Naming { form: Form::Counted, name: counted_name.to_owned(), with_unit: false };
    }
    let head = head(name);
    if !says_what_it_is(&head) {
        return Naming { form: Form::Labelled, name: name.to_owned(), with_unit: true };
    }
    let is_owned = head.iter().any(|word| word.ends_with("'s") || word.ends_with("s'") || word.ends_with("’s"));
    Naming {
        form: Form::Named,
        name: if is_owned { name.to_owned() } else { format!("the {name}") },
        with_unit: !(counts && head.last() == Some(&"target")),
    }
}

/// Whether the head of a name says what a figure is: "share", "growth", "target".
fn says_what_it_is(head: &[&str]) -> bool {
    head.last().is_some_and(|last| HEADS.contains(last))
}

/// A name without the length of time that its period says better: "newly recognised in a year".
fn without_span(name: &str) -> &str {
    name.strip_suffix(" in a year").unwrap_or(name)
}

/// A name without the abbreviation that it ends in: "small firms (SF)".
fn without_abbreviation(name: &str) -> &str {
    match name.rsplit_once(" (") {
        Some((before, after)) if after.strip_suffix(')').is_some_and(|inside| inside.chars().all(|letter| letter.is_ascii_uppercase())) => {
            before
        }
        _ => name,
    }
}

/// The words of a name up to the first that opens what comes after its head.
fn head(name: &str) -> Vec<&str> {
    name.split(' ').take_while(|word| !OPENERS.contains(word)).map(|word| word.trim_matches(['(', ')', ','])).collect()
}

fn is_plural(head: &[&str]) -> bool {
    let all = matches!(head.first(), Some(&("all" | "total" | "the" | "average")));
    !all && head.iter().any(|word| {
        matches!(*word, "people" | "women" | "men" | "children") || (word.len() > 2 && word.ends_with('s') && !word.ends_with("ss"))
    })
}

/// Whether a unit measures rather than counts, so that it stays beside the number.
fn is_measure(noun: &str) -> bool {
    measure::is_bare(noun) || measure::of_noun(noun).is_some()
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"")
}

fn period(period: &Period, mention: Mention) -> String {
    let (year, last) = (period.start.year(), period.end.year());
    let (first_month, last_month) = (month(period.start.month()), month(period.end.month()));
    let fiscal = if period.is_fiscal() { "FY" } else { "" };
    let (within, written) = match period.shape {
        Shape::Year => ("in ", year.to_string()),
        Shape::FiscalYear if year == last => ("in ", format!("FY{year}")),
        Shape::FiscalYear => ("in ", format!("{year}/{:02}", last % 100)),
        Shape::FiscalHalf | Shape::Half => {
            let half = if period.start.month() == 1 { "first" } else { "second" };
            ("in the ", format!("{half} half of {fiscal}{year}"))
        }
        Shape::FiscalQuarter | Shape::Quarter => {
            let quarter = ["first", "second", "third", "fourth"][usize::try_from(period.start.month() / 3).unwrap_or(0).min(3)];
            ("in the ", format!("{quarter} quarter of {fiscal}{year}"))
        }
        Shape::Month => ("in ", format!("{first_month} {year}")),
        Shape::Day => ("on ", format!("{} {first_month} {year}", period.start.day())),
        Shape::Years => match mention {
            Mention::Alone | Mention::Named => ("", format!("{year}–{last}")),
            Mention::Within | Mention::For => ("from ", format!("{year} to {last}")),
        },
        Shape::Months if year == last => match mention {
            Mention::Alone | Mention::Named => ("", format!("{first_month}–{last_month} {year}")),
            Mention::Within | Mention::For => ("from ", format!("{first_month} to {last_month} {year}")),
        },
        Shape::Months => ("from ", format!("{first_month} {year} to {last_month} {last}")),
        Shape::Since => ("", format!("since {year}")),
    };
    match (mention, period.shape) {
        (Mention::Alone, _) | (_, Shape::Since) => written,
        (Mention::Within, _) => format!("{within}{written}"),
        (Mention::Named, Shape::FiscalHalf | Shape::FiscalQuarter | Shape::Half | Shape::Quarter) => format!("the {written}"),
        (Mention::Named, _) => written,
        (Mention::For, Shape::FiscalHalf | Shape::FiscalQuarter | Shape::Half | Shape::Quarter) => format!("for the {written}"),
        (Mention::For, _) => format!("for {written}"),
    }
}

fn date(date: CoarseDate) -> String {
    match date {
        CoarseDate::Year(year) => year.to_string(),
        CoarseDate::Month(year, number) => format!("{} {year}", month(number)),
        CoarseDate::Day(day) => format!("{} {} {}", day.day(), month(day.month()), day.year()),
    }
}
