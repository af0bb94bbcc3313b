//! Which part is claimed by "there is one in every so many", said around what it is of?
//!
//! 每四家A股公司就有一家以上是专精特新 claims more than 25 % of the listed companies, and "one listed company in four" 25 %.

use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::read::{Found, Measure, ReadUnit, find};
use crate::quantity::{Bounded, Decimal, Per, Unit};

/// How many tokens behind "every so many" the part may be told.
const REACH: usize = 12;
/// Words that open "every so many".
const OPENERS: [&str; 4] = ["每", "平均每", "几乎每", "大约每"];
/// Words before the part, or behind it, that say that it is more.
const MORE: [&str; 8] = ["超过", "至少", "不止", "以上", "多于", "高过", "最少", "起码"];
/// Those of them that leave it at that.
const AT_LEAST: [&str; 3] = ["至少", "最少", "起码"];
/// The same for less.
const LESS: [&str; 5] = ["不到", "不足", "少于", "至多", "最多"];

/// How many words may name what the part is of: "one listed company in four".
const MOST_NAMED: usize = 3;
/// What stands between the part and the whole, in English.
const AMONG: [&str; 5] = ["in", "in every", "out of", "out of every", "of every"];

impl Maker<'_> {
    /// Makes a percentage of "one adult in nine", with what it is of left standing.
    pub(super) fn read_one_in_many(&mut self) {
        let tokens = &self.question.tokens;
        let text = |place: usize| tokens[place].text.as_ref();
        let names =
            |place: usize| matches!(tokens[place].class, Class::Content | Class::Unknown | Class::Neutral) && !AMONG.contains(&text(place));
        let found = (2..tokens.len()).find_map(|whole_place| {
            let whole =
                self.many_at(whole_place).or_else(|| few_in_words(text(whole_place))).filter(|_| AMONG.contains(&text(whole_place - 1)))?;
            let first = whole_place.saturating_sub(MOST_NAMED + 2);
            let part_place = (first..whole_place - 2)
                .rev()
                .take_while(|place| names(*place + 1))
                .find(|place| text(*place).rsplit(' ').next() == Some("one"))?;
            // "Fewer than one firm in seven": the bound stands before.
            let own = text(part_place).strip_suffix("one").unwrap_or_default();
            let bound = part_place.checked_sub(1).map(text).filter(|_| own.is_empty());
            let said = |bound: &str| find(&format!("{bound} one in {whole}")).pop().filter(|part| part.unit.measure == Measure::Percent);
            let bounded = bound.and_then(said).filter(|part| !matches!(part.value, Bounded::Exact(_) | Bounded::About(_)));
            let opener = bounded.is_some().then(|| part_place - 1);
            Some((part_place, whole_place, opener, bounded.or_else(|| said(own))?))
        });
        let Some((part_place, whole_place, opener, part)) = found else { return };
        if let Class::Number(index) = self.question.tokens[whole_place].class {
            let Some(found) = self.question.numbers.get_mut(index) else { return };
            *found = Found { value: part.value, unit: part.unit, unit_span: None, in_words: true, ..found.clone() };
        } else {
            let index = self.question.numbers.len();
            self.question.numbers.push(Found { unit_span: None, in_words: true, ..part });
            self.pass_over(whole_place..whole_place + 1);
            self.question.tokens[whole_place].class = Class::Number(index);
        }
        for place in opener.into_iter().chain([part_place, whole_place - 1]) {
            self.pass_over(place..place + 1);
        }
    }

    /// Makes a percentage of 每十家最少有七家, which is read as one number: so many of a thing for so many of the same.
    fn read_some_of_many(&mut self) {
        let told_so = |many: u64| {
            let is_so = |unit: &Unit| matches!(unit, Unit::Rate(_, Per::Each(count, _)) if *count == many);
            self.facts.base.indicators.iter().any(|indicator| is_so(&indicator.unit))
        };
        let parts = self.question.numbers.iter().map(|found| match (&found.unit.measure, &found.unit.per) {
            (Measure::Counted(thing), Some(Per::Each(many, of))) if **thing == **of && (2..=100).contains(many) && !told_so(*many) => {
                part_of(found.value, Decimal::from(*many))
            }
            _ => None,
        });
        let parts: Vec<Option<Bounded>> = parts.collect();
        for (found, part) in self.question.numbers.iter_mut().zip(parts) {
            if let Some(value) = part {
                *found = Found { value, unit: ReadUnit { measure: Measure::Percent, per: None }, unit_span: None, ..found.clone() };
            }
        }
    }

    /// Makes a percentage of 每四家…就有一家, with what it is of left standing between.
    pub(super) fn read_each_many(&mut self) {
        self.read_some_of_many();
        if self.question.language != Language::Chinese || self.question.has(Cue::HowMany) || self.question.has(Cue::OneIn) {
            return;
        }
        let tokens = &self.question.tokens;
        let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
        let Some((whole_place, whole)) = (0..tokens.len()).find_map(|place| {
            let whole = self.many_at(place).filter(|_| place > 0 && OPENERS.contains(&text(place - 1)) || is_among(tokens, place))?;
            Some((place, whole))
        }) else {
            return;
        };
        let reach = whole_place + 1..tokens.len().min(whole_place + REACH);
        // 每10家里至少有7家: the bound may be read with the number.
        let counted = reach.clone().find_map(|place| Some((place, self.few_at(place, whole)?)));
        // 每四个人就不止一个是老人: the bound itself tells that there is one.
        let is_bound = |place: usize| MORE.contains(&text(place)) || LESS.contains(&text(place)) || is_no_less(tokens, place);
        // 有一家 may be one word.
        let with_one = |place: usize| text(place).strip_prefix('有').and_then(few);
        let having = reach.clone().find(|place| text(*place).ends_with('有') || with_one(*place).is_some());
        let having = having.or_else(|| reach.clone().find(|place| counted.is_none() && is_bound(*place)));
        let spelt = having.and_then(|having| {
            (having..tokens.len().min(having + 4)).find_map(|place| Some((place, few(text(place)).or_else(|| with_one(place))?)))
        });
        let spelt = spelt.filter(|(_, part)| *part < whole).map(|(place, part)| (place, Bounded::Exact(part)));
        let Some((part_place, part)) = spelt.or(counted) else { return };
        let having = having.unwrap_or(part_place);
        let around = [having, having + 1, part_place + 1, part_place - 1, having - 1];
        let says = |words: &[&str]| {
            around.iter().any(|place| words.contains(&text(*place))) || words.iter().any(|word| text(part_place).contains(word))
        };
        let Some(value) = part_of(part, whole) else { return };
        let value = match value {
            Bounded::About(value) if says(&AT_LEAST) => Bounded::AtLeast(value),
            Bounded::About(value) if says(&MORE) || is_no_less(tokens, having) || is_no_less(tokens, having + 1) => Bounded::Above(value),
            Bounded::About(value) if says(&LESS) => Bounded::Below(value),
            value => value,
        };
        let no_less = [having, having + 1].into_iter().filter(|place| is_no_less(tokens, *place)).flat_map(|place| [place, place + 1]);
        let bounds = around.into_iter().filter(|place| MORE.contains(&text(*place)) || LESS.contains(&text(*place)));
        let bounds: Vec<usize> = bounds.chain(no_less).collect();
        let Class::Number(index) = tokens[whole_place].class else { return };
        let Some(found) = self.question.numbers.get_mut(index) else { return };
        let unit = ReadUnit { measure: Measure::Percent, per: None };
        *found = Found { value, unit, unit_span: None, in_words: true, ..found.clone() };
        let opener = whole_place.checked_sub(1).filter(|before| OPENERS.contains(&self.question.tokens[*before].text.as_ref()));
        for place in opener.into_iter().chain([having, part_place]).chain(bounds) {
            self.pass_over(place..place + 1);
        }
    }

    /// The number of things that a token says, where it is one of those taken out of others.
    fn few_at(&self, place: usize, whole: Decimal) -> Option<Bounded> {
        let Class::Number(index) = self.question.tokens[place].class else { return None };
        let found = &self.question.numbers[index];
        let counts = matches!(found.unit.measure, Measure::None | Measure::Counted(_));
        (counts && found.value.point() > Decimal::ZERO && found.value.point() < whole).then_some(found.value)
    }

    /// The number of things that a token says, where it is one that others are taken out of.
    fn many_at(&self, place: usize) -> Option<Decimal> {
        let Class::Number(index) = self.question.tokens[place].class else { return None };
        let found = &self.question.numbers[index];
        let (Measure::None | Measure::Counted(_), Bounded::Exact(value)) = (&found.unit.measure, found.value) else { return None };
        (value > Decimal::ONE && value <= Decimal::ONE_THOUSAND && value.fract().is_zero()).then_some(value)
    }
}

/// 四家公司里头: whether so many are what a part is taken of.
fn is_among(tokens: &[Token], place: usize) -> bool {
    const AMONG: [&str; 7] = ["里", "里头", "里面", "中", "当中", "之中", "裡面"];
    tokens[place + 1..].iter().take(3).any(|token| AMONG.contains(&token.text.as_ref()))
}

/// Whether 不止 is said in two tokens from here on.
fn is_no_less(tokens: &[Token], place: usize) -> bool {
    tokens.get(place).zip(tokens.get(place + 1)).is_some_and(|(not, only)| not.text.as_ref() == "不" && only.text.as_ref() == "止")
}

/// The small numbers that are no numbers of anything by themselves: "one firm in two".
fn few_in_words(text: &str) -> Option<Decimal> {
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.iter().position(|word| *word == text).map(|place| Decimal::from(place as u64 + 2))
}

/// So many of so many, in per cent; a bare number of them is a rounded one.
fn part_of(part: Bounded, whole: Decimal) -> Option<Bounded> {
    let value = part.point().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let is_part = value > Decimal::ZERO && value < Decimal::ONE_HUNDRED;
    is_part.then_some(match part {
        Bounded::AtLeast(_) => Bounded::AtLeast(value),
        Bounded::Above(_) => Bounded::Above(value),
        Bounded::Below(_) => Bounded::Below(value),
        Bounded::AtMost(_) => Bounded::AtMost(value),
        _ => Bounded::About(value),
    })
}

/// A small number with the measure word behind it: 一家, 3个人.
fn few(text: &str) -> Option<Decimal> {
    const DIGITS: &str = "零一二三四五六七八九";
    let first = text.chars().next()?;
    let value = match first {
        '两' => 2,
        digit => digit.to_digit(10).map(i64::from).or_else(|| DIGITS.chars().position(|known| known == digit).map(|value| value as i64))?,
    };
    (value > 0 && text.chars().count() <= 5).then(|| Decimal::from(value))
}
