//! Which numbers are part of a name?
//!
//! "Waiting longer than four months", 18至29岁无家可归者, "15 to 24": whoever writes such a number in other signs (四个月, 十八到二十九岁,
//! 15-24) says the same name. A number of a name is therefore one term of the base, known by its value.

use super::{FeatureId, Index};
use crate::facts::base::MemberId;
use crate::language::atoms::{Atom, AtomKind};
use crate::quantity::read::{self, Found, Measure};
use crate::quantity::{Bounded, Decimal};

/// Characters with which a Chinese number of several units may begin; 一 begins words more often than numbers.
const NUMERALS: &str = "二三四五六七八九十两";

/// The numbers of a phrase: where each begins, how many atoms it takes, and the terms that it is.
pub fn numbers_in(phrase: &[Atom]) -> Vec<(usize, usize, Vec<String>)> {
    let is_numeral =
        |atom: &Atom| atom.kind == AtomKind::Number || NUMERALS.contains(atom.text.as_ref()) || read::is_number_word(&atom.text);
    if !phrase.iter().any(is_numeral) {
        return Vec::new();
    }
    // The atoms with what stood between them as spaces, so that places stay what they are.
    let mut text = String::new();
    let begin = phrase[0].start;
    let mut place_of: Vec<usize> = Vec::new();
    for atom in phrase {
        while text.len() + begin < atom.start && text.len() < atom.start - begin {
            text.push(' ');
        }
        place_of.push(text.len());
        text.push_str(&atom.text);
    }
    // "One-time", "two-year-olds": English words alone are part of a word; with a bound they are a number.
    let is_in_a_word = |found: &Found| {
        let is_exact = matches!(found.value, Bounded::Exact(_));
        is_exact && text[found.span.clone()].bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
    };
    let numbers = read::find(&text).into_iter().filter(names).filter(|found| !is_in_a_word(found));
    numbers
        .filter_map(|found| {
            let first = place_of.iter().position(|place| *place == found.span.start)?;
            let end = place_of.iter().position(|place| *place >= found.span.end).unwrap_or(phrase.len());
            (end > first).then(|| (first, end - first, terms(found.value)))
        })
        .collect()
}

/// Whether a number may be part of a name: not a year, and nothing in words ("half", "double").
fn names(found: &Found) -> bool {
    let point = found.value.point();
    let may_be_year = found.bare && point >= Decimal::from(1900) && point < Decimal::from(2200);
    let counts = matches!(found.unit.measure, Measure::None | Measure::Counted(_) | Measure::Percent);
    // "Seven or more books a year" is a name, "seven a year" is a rate.
    let is_rate = found.unit.per.is_some() && matches!(found.value, Bounded::Exact(_) | Bounded::About(_));
    counts && !may_be_year && !is_rate
}

/// Whether digits are long enough, and stand so much alone, that where a name has them they are what something is called, and no number
/// of anything: the hotline 12345. A round number may be claimed of anything.
pub fn is_called_so(found: &Found) -> bool {
    let is_round = |value: Decimal| (value % Decimal::TEN).is_zero();
    found.bare && matches!(found.value, Bounded::Exact(value) if value >= Decimal::ONE_THOUSAND && !is_round(value))
}

/// What a number is known by among the terms of a base: of a bound, as bound and as number, so that "over four months" is said by
/// "four months" as well, but not by "under four months".
fn terms(value: Bounded) -> Vec<String> {
    let point = value.point();
    match value.normalized() {
        Bounded::Range(low, high) => vec![format!("#{low}-{high}")],
        Bounded::Above(_) | Bounded::AtLeast(_) => vec![format!("#{point}"), format!("#>{point}")],
        Bounded::Below(_) | Bounded::AtMost(_) | Bounded::Nearly(_) => vec![format!("#{point}"), format!("#<{point}")],
        Bounded::Exact(_) | Bounded::About(_) => vec![format!("#{point}")],
    }
}

/// Whether two numbers bound the same things: 65岁以上 is 65岁及以上 among the members of a dimension.
fn is_same(one: Bounded, other: Bounded) -> bool {
    use Bounded::{Above, AtLeast, AtMost, Below, Exact, Range};
    match (one.normalized(), other.normalized()) {
        (Range(low, high), Range(from, to)) => low == from && high == to,
        (Above(one) | AtLeast(one), Above(other) | AtLeast(other)) | (Below(one) | AtMost(one), Below(other) | AtMost(other)) => {
            one == other
        }
        (Exact(one), Exact(other)) => one == other,
        _ => false,
    }
}

/// The number that a phrase is, if it is one and nothing else: "65 and over", 15岁以下.
pub fn whole(phrase: &str) -> Option<Bounded> {
    let found = read::read(&crate::language::fold::fold(phrase)).ok()?;
    // 五星 is no five of anything else.
    let is_of_its_own = matches!(found.value, Bounded::Exact(_)) && matches!(found.unit.measure, Measure::Counted(_));
    (names(&found) && !is_of_its_own).then_some(found.value)
}

impl Index {
    /// The terms of the base that a number of a question is, if a name has it.
    #[must_use]
    pub fn number(&self, found: &Found) -> Vec<FeatureId> {
        if !names(found) {
            return Vec::new();
        }
        let said = terms(found.value);
        let known = |term: &String| self.terms.get(term.as_str()).copied();
        match said.as_slice() {
            [number, bound] => match known(bound) {
                Some(feature) => vec![feature],
                // "Under four months" is none of those who wait longer.
                None if ["#>", "#<"].iter().any(|sign| self.terms.contains_key(number.replacen('#', sign, 1).as_str())) => Vec::new(),
                None => known(number).into_iter().collect(),
            },
            _ => said.iter().filter_map(known).collect(),
        }
    }

    /// The member whose name a number is.
    #[must_use]
    pub fn member_of_number(&self, found: &Found) -> Option<MemberId> {
        let known = self.numbers.iter().filter(|_| names(found) && found.unit.measure != Measure::Percent);
        known.filter(|(value, _)| is_same(*value, found.value)).map(|(_, member)| *member).next()
    }
}
