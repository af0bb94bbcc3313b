//! Which periods does a message name?
//!
//! Years, quarters, halves, months, days, fiscal years and ranges of them, in both languages, and
//! those that are told from the day of asking ("last year", 去年).

mod earlier;
mod moved;
mod named;
mod part;
mod two_parts;
mod years_ago;

pub use moved::part_before;
pub use named::year;
pub use part::{MONTHS, part_of_year, part_word};

use crate::facts::period::{Period, Shape};
use crate::language::atoms::{Atom, AtomKind};
use earlier::earlier_than;
use jiff::civil::Date;
use moved::moved;
use named::{YEARS_BACK, single};

/// A period as a member asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// "in 2022"
    At(Period),
    /// "since 2021"
    Since(Period),
    /// "from 2021 to 2024"
    Between(Period, Period),
    /// "versus 2021", "than in 2021": what another period is held against.
    Against(Period),
    /// "the year before", told from another period of the question.
    Before,
    /// "the year after", "two years later", "the quarter before": so many of what is named away from another period.
    Moved {
        /// How many, later than the other where it is positive.
        by: i16,
        /// What is counted: years, halves, quarters or months.
        of: Shape,
    },
    /// "the second quarter", of a year that is not named: that part of some year.
    Within(Period),
    /// "over the last five years"
    Recent,
}

/// The period that is named from the first of `atoms` on, with how many atoms name it.
#[must_use]
pub fn period_at(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    let named = single(atoms, as_of);
    ranged(atoms, named, as_of)
        .or_else(|| short_year(atoms, as_of))
        .or_else(|| relative(atoms, as_of))
        .or_else(|| named.map(|(length, period)| (length, Asked::At(period))))
        .or_else(|| {
            let (length, part) = named::part_alone(atoms, as_of)?;
            Some((length, Asked::Within(part)))
        })
}

/// "in 22", "in 1822", where nothing is counted by the number.
fn short_year(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    let opens = matches!(text(atoms, 0), "in" | "for" | "during");
    let digits = atoms.get(1).filter(|atom| opens && atom.kind == AtomKind::Number && matches!(atom.text.len(), 2 | 4))?;
    let ends = atoms.get(2).is_none_or(|next| matches!(next.text.as_ref(), "?" | "," | "!" | "and" | "pls" | "please" | "again"))
        || atoms.get(2).is_some_and(|next| next.text.as_ref() == ".") && atoms.get(3).is_none_or(|next| next.kind != AtomKind::Number);
    let digits: i16 = digits.text.parse().ok()?;
    // A year of long ago is asked for, too, and is refused as such.
    let is_full = (1_000..1_900).contains(&digits);
    let number = if is_full { digits } else { as_of.year() / 100 * 100 + digits };
    let likely = is_full || (digits < 100 && number <= as_of.year() + 1 && number + 20 > as_of.year());
    (ends && likely).then(|| Some((2, Asked::At(year(number)?)))).flatten()
}

/// "last year", "this year", 去年: how many years before the day of asking.
fn years_back(atoms: &[Atom]) -> Option<(usize, i16)> {
    let spelt = YEARS_BACK.iter().filter(|(row, _)| is_spelt(atoms, row)).map(|(row, back)| (row.len(), *back));
    spelt.max_by_key(|(length, _)| *length)
}

/// The text of an atom; what phones make short is written out.
fn text(atoms: &[Atom], index: usize) -> &str {
    match atoms.get(index).map_or("", |atom| atom.text.as_ref()) {
        "yr" => "year",
        "yrs" => "years",
        "prev" => "previous",
        "qtr" => "quarter",
        "qtrs" => "quarters",
        "mth" => "month",
        "mths" => "months",
        text => text,
    }
}

/// How many atoms spell one of these, each alternative a row of texts.
fn spelt(atoms: &[Atom], alternatives: &[&[&str]]) -> Option<usize> {
    alternatives.iter().filter(|row| is_spelt(atoms, row)).map(|row| row.len()).max()
}

/// Whether the first of the atoms spell a row of texts. Nearly always the first tells that they do not.
fn is_spelt(atoms: &[Atom], row: &[&str]) -> bool {
    row.iter().enumerate().all(|(index, word)| text(atoms, index) == *word)
}

/// A stretch from one period to another, or a period with what it is to something else. `named` is the period named right here.
fn ranged(atoms: &[Atom], named: Option<(usize, Period)>, as_of: Date) -> Option<(usize, Asked)> {
    if let Some(opening) = spelt(atoms, &[&["since"], &["ever", "since"], &["自"], &["从"], &["自", "从"]]) {
        let (length, period) = single(&atoms[opening..], as_of)?;
        let mut end = opening + length;
        if let Some(joint) = joint(&atoms[end..])
            && let Some((length, last)) = single(&atoms[end + joint..], as_of)
        {
            return Some((end + joint + length, Asked::Between(period, last)));
        }
        end += spelt(&atoms[end..], SINCE_THEN).unwrap_or(0);
        return Some((end, Asked::Since(period)));
    }
    if let Some((opening, length)) = recent(atoms) {
        return Some((opening + length, Asked::Recent));
    }
    if let Some(earlier) = earlier_than(atoms, named, as_of) {
        return Some(earlier);
    }
    // "When 2023 closes", "as 2022 came to an end": that year.
    if let Some(opening) = spelt(atoms, &[&["when"], &["as"], &["once"], &["by", "the", "time"]])
        && let Some((length, period)) = single(&atoms[opening..], as_of)
        && let Some(closing) = spelt(&atoms[opening + length..], CLOSES)
    {
        return Some((opening + length + closing, Asked::At(period)));
    }
    if let Some(opening) = spelt(atoms, HELD_AGAINST) {
        let (length, period) = single(&atoms[opening..], as_of)?;
        return Some((opening + length, Asked::Against(period)));
    }
    if let Some(range) = short_range(atoms) {
        return Some(range);
    }
    if let Some(range) = short_years(atoms, as_of) {
        return Some(range);
    }
    let opening = spelt(atoms, &[&["between"], &["from"]]).unwrap_or(0);
    let two = &atoms[opening..];
    if let Some(parts) = two_parts::of_one_year(two, as_of).or_else(|| two_parts::days(two, as_of)) {
        return Some((opening + parts.0, parts.1));
    }
    let (length, first) = if opening == 0 { named } else { single(&atoms[opening..], as_of) }?;
    let end = opening + length;
    if let Some(length) = spelt(&atoms[end..], SINCE_THEN) {
        return Some((end + length, Asked::Since(first)));
    }
    if opening > 0 && text(atoms, 0) == "from" && spelt(&atoms[end..], &[&["on"], &["onward"], &["forward"]]).is_some() {
        return Some((end + 1, Asked::Since(first)));
    }
    // 2024年上下半年: both halves.
    if let Some(length) = spelt(&atoms[end..], &[&["上", "下", "半", "年"], &["上", "下", "两", "个", "半", "年"]])
        && first.shape == Shape::Year
    {
        let half = |nth| Period::half(first.start.year(), nth);
        return Some((end + length, Asked::Between(half(1)?, half(2)?)));
    }
    let joint = joint(&atoms[end..])
        .or_else(|| spelt(&atoms[end..], &[&["and"], &["与"], &["和"]]).filter(|_| opening == 1 && text(atoms, 0) == "between"))?;
    let (length, last) = single(&atoms[end + joint..], as_of)?;
    Some((end + joint + length, Asked::Between(first, last)))
}

/// What stands behind the period that a stretch begins with.
const SINCE_THEN: &[&[&str]] = &[
    &["以", "来"],
    &["开", "始"],
    &["起"],
    &["起", "至", "今"],
    &["至", "今"],
    &["到", "现", "在"],
    &["到", "如", "今"],
    &["到", "今", "天"],
    &["以", "后"],
    &["之", "后"],
    &["往", "后"],
    &["以", "降"],
    &["onwards"],
];

/// What a year does when it is over.
const CLOSES: &[&[&str]] = &[
    &["closes"],
    &["closed"],
    &["ends"],
    &["ended"],
    &["comes", "to", "an", "end"],
    &["came", "to", "an", "end"],
    &["comes", "to", "a", "close"],
    &["came", "to", "a", "close"],
    &["draws", "to", "a", "close"],
    &["drew", "to", "a", "close"],
    &["is", "over"],
    &["was", "over"],
    &["is", "out"],
    &["was", "out"],
    &["finishes"],
    &["finished"],
    &["wraps", "up"],
    &["wrapped", "up"],
    &["runs", "out"],
    &["ran", "out"],
];

/// What stands before a period that another is held against.
const HELD_AGAINST: &[&[&str]] = &[
    &["vs"],
    &["vs", "."],
    &["versus"],
    &["than"],
    &["than", "in"],
    &["than", "for"],
    &["against"],
    &["compared", "with"],
    &["compared", "to"],
    &["compared", "with", "in"],
    &["comparing", "to"],
    &["in", "comparison", "with"],
    &["in", "comparison", "to"],
    &["relative", "to"],
];

/// "From 23 to 24", where nothing is counted by the numbers.
fn short_years(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    /// How many years before the day of asking a year is told by two digits.
    const BACK: i16 = 15;
    let opens = matches!((text(atoms, 0), text(atoms, 2)), ("from", "to") | ("between", "and"));
    let number = |place: usize| -> Option<i16> {
        let atom = atoms.get(place).filter(|atom| atom.kind == AtomKind::Number && atom.text.len() == 2)?;
        let number = as_of.year() / 100 * 100 + atom.text.parse::<i16>().ok()?;
        (as_of.year() - BACK..=as_of.year() + 1).contains(&number).then_some(number)
    };
    let next = text(atoms, 4);
    let ends = matches!(next, "" | "?" | "," | "!" | "or" | "by" | "did" | "how" | "what" | "in" | "and");
    let (from, to) = (number(1).filter(|_| opens && ends)?, number(3)?);
    (from < to).then(|| Some((4, Asked::Between(year(from)?, year(to)?)))).flatten()
}

/// "2019-24": from the one year to the other; "2023-24" may be a fiscal year.
fn short_range(atoms: &[Atom]) -> Option<(usize, Asked)> {
    let [first, dash, last, ..] = atoms else { return None };
    let close = dash.start == first.end && last.start == dash.end;
    let digits = |atom: &Atom, length: usize| -> Option<i16> {
        atom.text.parse().ok().filter(|_| atom.kind == AtomKind::Number && atom.text.len() == length)
    };
    let (from, to) = (digits(first, 4).filter(|from| (1900..=2100).contains(from))?, digits(last, 2)?);
    let to = from / 100 * 100 + to;
    let is_date = text(atoms, 3) == "-";
    let ranges = close && dash.text.as_ref() == "-" && to > from + 1 && !is_date;
    ranges.then(|| Some((3, Asked::Between(year(from)?, year(to)?)))).flatten()
}

fn joint(atoms: &[Atom]) -> Option<usize> {
    const JOINTS: &[&[&str]] = &[
        &["to"],
        &["-"],
        &["~"],
        &["through"],
        &["until"],
        &["till"],
        &["到"],
        &["至"],
        &["一", "直", "到"],
        &["up", "to"],
        &["all", "the", "way", "to"],
        &["all", "the", "way", "through", "to"],
        &["right", "up", "to"],
        &["right", "through", "to"],
        &["through", "to"],
        &["vs"],
    ];
    spelt(atoms, JOINTS).filter(|_| text(atoms, 0) != "vs")
}

/// "the last five years", "the past decade", 近五年
fn recent(atoms: &[Atom]) -> Option<(usize, usize)> {
    const OPENINGS: &[&[&str]] = &[
        &["over", "the", "past"],
        &["over", "the", "last"],
        &["in", "the", "past"],
        &["in", "the", "last"],
        &["the", "past"],
        &["the", "last"],
        &["past"],
        &["last"],
        &["近"],
        &["过", "去"],
        &["这"],
        &["最", "近"],
    ];
    const COUNTS: [&str; 24] = [
        "two", "three", "four", "five", "six", "ten", "few", "couple", "2", "3", "4", "5", "6", "10", "几", "两", "三", "四", "五", "十",
        "六", "several", "decade", "some",
    ];
    // 五年来, 十年间
    if COUNTS.contains(&text(atoms, 0)) && text(atoms, 1) == "年" {
        let ends = spelt(&atoms[2..], &[&["来"], &["以", "来"], &["间"], &["里"], &["下", "来"]])?;
        return Some((0, 2 + ends));
    }
    let opening = spelt(atoms, OPENINGS)?;
    if !COUNTS.contains(&text(atoms, opening)) {
        return None;
    }
    if text(atoms, opening) == "decade" {
        return Some((opening, 1));
    }
    let of = usize::from(text(atoms, opening + 1) == "of");
    matches!(text(atoms, opening + 1 + of), "years" | "year" | "年").then_some((opening, 2 + of))
}

/// The year after another.
const YEAR_AFTER: &[&[&str]] = &[
    &["次", "年"],
    &["翌", "年"],
    &["隔", "年"],
    &["转", "年"],
    &["第", "二", "年"],
    &["后", "一", "年"],
    &["隔", "一", "年"],
    &["转", "过", "年"],
];

/// "By the end of the decade": by 2030, as plans count it.
const DECADE_END: &[&[&str]] = &[
    &["the", "end", "of", "the", "decade"],
    &["end", "of", "the", "decade"],
    &["the", "end", "of", "this", "decade"],
    &["end", "of", "this", "decade"],
];

fn relative(atoms: &[Atom], as_of: Date) -> Option<(usize, Asked)> {
    const BEFORE: &[&[&str]] = &[
        &["the", "year", "before"],
        &["year", "before"],
        &["a", "year", "earlier"],
        &["year", "earlier"],
        &["the", "previous", "year"],
        &["previous", "year"],
        &["the", "prior", "year"],
        &["prior", "year"],
        &["preceding", "year"],
        &["上", "一", "年"],
        &["上", "年", "度"],
        &["上", "年"],
        &["前", "一", "年"],
        &["上", "年", "同", "期"],
        &["上", "年", "末"],
        &["上", "年", "底"],
        &["上", "一", "年", "末"],
        &["上", "一", "年", "底"],
        &["a", "year", "before"],
        &["the", "preceding", "year"],
    ];
    if let Some(length) = spelt(atoms, DECADE_END) {
        return year(as_of.year() / 10 * 10 + 10).map(|period| (length, Asked::At(period)));
    }
    if let Some(found) = moved(atoms).or_else(|| years_ago::years_ago(atoms, as_of)) {
        return Some(found);
    }
    // 2022年有多少，次年呢: told from the year that is named.
    if let Some(length) = spelt(atoms, YEAR_AFTER) {
        return Some((length, Asked::Moved { by: 1, of: Shape::Year }));
    }
    if let Some((length, back)) = years_back(atoms) {
        if text(atoms, length) == "以" || text(atoms, length) == "before" {
            return None;
        }
        // 去年11月: the month hangs on the 年 that the name of the year ends with.
        let ends = usize::from(text(atoms, length - 1) == "年");
        if let Some((more, part)) = part_of_year(&atoms[length - ends..], as_of.year() - back) {
            return Some((length - ends + more, Asked::At(part)));
        }
        // 去年底, 去年年底: what there was then is what the year has.
        let end = if ends == 1 {
            spelt(&atoms[length..], &[&["年", "底"], &["年", "末"], &["年", "尾"], &["底"], &["末"], &["尾"]]).unwrap_or(0)
        } else {
            0
        };
        return year(as_of.year() - back).map(|period| (length + end, Asked::At(period)));
    }
    let length = spelt(atoms, BEFORE)?;
    // 前一年上半年: the same part of the year before.
    let part = part_of_year(&atoms[length..], as_of.year()).map_or(0, |(length, _)| length);
    Some((length + part, Asked::Before))
}

#[cfg(test)]
mod tests;
