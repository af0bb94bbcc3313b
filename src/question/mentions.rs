//! Where does a message name a period, a number, or words that somebody knows?

use super::Facts;
use super::known::{Known, written};
use super::mending::{mend, mend_real_words, parted_from_years, with_months};
use super::period::{Asked, part_before, part_of_year, part_word, period_at};
use super::reader::{Reader, What};
use crate::facts::period::{Period, Shape};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::ordinary::{self, Sort};
use crate::language::segment::{Piece, cheapest};
use crate::quantity::read::{self, Found};
use jiff::civil::Date;
use std::cell::RefCell;

type Cut<'a> = Vec<(usize, Piece<What<'a>>)>;

/// A message cut into what is known of it.
#[derive(Debug)]
pub struct Mentions<'a> {
    /// The atoms, with misspelt words as they were most likely meant.
    pub atoms: Vec<Atom>,
    /// How sure each atom is: less than 1 where its spelling was mended.
    pub confidence: Vec<f32>,
    /// The periods.
    pub periods: Vec<Asked>,
    /// The numbers.
    pub numbers: Vec<Found>,
    /// The best cut of the atoms into known stretches.
    pub cut: Cut<'a>,
}

/// The periods and numbers that a message names, with their places.
struct Told {
    periods: Vec<(usize, usize, Asked)>,
    numbers: Vec<Found>,
}

/// The periods, the numbers and the best cut of the atoms into known stretches, with misspelt words mended.
///
/// `acronyms` are the words that were written in capitals: names, which become no other word but one that the base speaks of.
pub fn find<'a>(folded: &str, atoms: Vec<Atom>, acronyms: &[String], facts: &'a Facts, as_of: Date) -> Mentions<'a> {
    let known = Known { facts, read: RefCell::default() };
    let mut atoms = with_months(parted_from_years(atoms, &known, as_of), &known);
    let mut confidence = vec![1.0; atoms.len()];
    let mut told = Told::by(&atoms, folded, as_of);
    let mut cut = cheapest_cut(&atoms, &told, &known, false);
    let single = single_words(&atoms, &cut);
    if mend_real_words(&mut atoms, &mut confidence, &single, &known) {
        told = Told::by(&atoms, folded, as_of);
        cut = cheapest_cut(&atoms, &told, &known, false);
    }
    // A Chinese verb that nobody knows is no slip.
    let is_strange = |place: usize, piece: &Piece<What<'_>>| {
        let is_verb = || ordinary::sort(&written(&atoms[place..place + piece.length])) == Sort::Action;
        matches!(piece.what, What::Unknown) && !(atoms[place].kind == AtomKind::Han && is_verb())
    };
    if cut.iter().any(|(place, piece)| is_strange(*place, piece)) || falls_apart(&atoms, &cut) {
        let is_unknown =
            |(place, piece): &&(usize, Piece<What<'a>>)| matches!(piece.what, What::Unknown) && atoms[*place].kind == AtomKind::Word;
        let unknown: Vec<usize> = cut.iter().filter(is_unknown).map(|(place, _)| *place).collect();
        // Periods are left out: what they cost is the same however a word beside them is spelt.
        let cost_of = |atoms: &[Atom]| {
            let reader = Reader::new(atoms, &known, &[], &told.numbers);
            cheapest(atoms.len(), |place, pieces| reader.pieces(place, true, pieces)).iter().map(|(_, piece)| piece.cost).sum::<f32>()
        };
        if mend(&mut atoms, &mut confidence, &unknown, acronyms, &known, cost_of) {
            told = Told::by(&atoms, folded, as_of);
        }
        cut = cheapest_cut(&atoms, &told, &known, true);
    }
    let periods = told.periods.into_iter().map(|(_, _, asked)| asked).collect();
    Mentions { atoms, confidence, periods, numbers: told.numbers, cut }
}

impl Told {
    /// What the atoms of a folded message tell.
    fn by(atoms: &[Atom], folded: &str, as_of: Date) -> Self {
        let periods = last_year_alone(atoms, periods_of(atoms, as_of), as_of);
        let in_period = |found: &Found| {
            periods
                .iter()
                .any(|(place, length, _)| found.span.start < atoms[place + length - 1].end && atoms[*place].start < found.span.end)
        };
        let numbers = read::find(&without_periods(folded, atoms, &periods)).into_iter().filter(|found| !in_period(found)).collect();
        Self { periods, numbers }
    }
}

/// The best cut of the atoms into what is known of them; with `mend`, into what a slip might stand for as well.
fn cheapest_cut<'a>(atoms: &[Atom], told: &Told, known: &Known<'a>, mend: bool) -> Cut<'a> {
    let reader = Reader::new(atoms, known, &told.periods, &told.numbers);
    cheapest(atoms.len(), |place, pieces| reader.pieces(place, mend, pieces))
}

/// The places of single words that the lexicon alone knows, which may be others of the dictionary.
fn single_words(atoms: &[Atom], cut: &Cut<'_>) -> Vec<usize> {
    let is_word = |(place, piece): &&(usize, Piece<What<'_>>)| {
        piece.length == 1 && atoms[*place].kind == AtomKind::Word && matches!(piece.what, What::Known { named: None, .. })
    };
    cut.iter().filter(is_word).map(|(place, _)| *place).collect()
}

/// Whether a message falls apart into single characters where there might be a word: 农 and 厂 for 农场.
fn falls_apart(atoms: &[Atom], cut: &Cut<'_>) -> bool {
    let is_single = |(place, piece): &(usize, Piece<What<'_>>)| piece.length == 1 && atoms[*place].kind == AtomKind::Han;
    let names = |(_, piece): &(usize, Piece<What<'_>>)| match &piece.what {
        What::Known { named, senses } => {
            named.is_some_and(|named| !named.words.is_empty()) || senses.is_some_and(|senses| senses.restricts() && !senses.passes())
        }
        What::Mended(..) | What::Period(_) | What::Number(_) | What::Unknown | What::Mark => false,
    };
    cut.windows(2).any(|pair| pair.iter().all(is_single) && pair.iter().any(names))
        || cut.windows(3).any(|three| three.iter().all(is_single))
}

fn periods_of(atoms: &[Atom], as_of: Date) -> Vec<(usize, usize, Asked)> {
    let mut periods: Vec<(usize, usize, Asked)> = Vec::new();
    let mut place = 0;
    while place < atoms.len() {
        let rest = if holds_parts_apart(atoms, place) { &atoms[place..=place] } else { &atoms[place..] };
        let before = || match periods.last() {
            Some((_, _, Asked::At(named))) => part_of_the_year_before(rest, named.start.year() - 1),
            _ => None,
        };
        let part_before = || match periods.iter().find(|(_, _, asked)| matches!(asked, Asked::At(_))) {
            Some((_, _, Asked::At(named))) => part_before(rest, *named),
            _ => None,
        };
        let named = before().or_else(|| part_of_the_same_year(rest, periods.last())).or_else(part_before);
        let named = named.or_else(|| period_at(rest, as_of));
        // "How much per year before it counts" speaks of no year before another.
        let is_each = || place > 0 && matches!(atoms[place - 1].text.as_ref(), "per" | "each" | "every");
        let named = named.filter(|(_, asked)| *asked != Asked::Before || !is_each());
        let named = named.filter(|_| !is_duration(atoms, place) && !is_lateness(atoms, place));
        if let Some((length, asked)) = named {
            periods.push((place, length, asked));
            place += length;
        } else {
            place += 1;
        }
    }
    periods
}

/// "The gap between Q1 and Q2": both quarters are named, and no half of the year.
fn holds_parts_apart(atoms: &[Atom], place: usize) -> bool {
    const APART: [&str; 9] = ["between", "apart", "differ", "differed", "gap", "difference", "minus", "versus", "more"];
    let text = |at: usize| atoms.get(at).map_or("", |atom| atom.text.as_ref());
    let joins = text(place + 1) == "and" && part_word(text(place)).is_some() && part_word(text(place + 2)).is_some();
    joins && atoms[..place].iter().any(|atom| APART.contains(&atom.text.as_ref()))
}

/// Whether a number of two digits says how many years something takes: 要等15年, 超过10年, but 要22年的数据.
fn is_duration(atoms: &[Atom], place: usize) -> bool {
    const BEFORE: [&str; 18] = ["要", "等", "过", "满", "达", "需", "少", "约", "概", "均", "了", "长", "差", "住", "活", "干", "久", "出"];
    const AFTER: [&str; 12] = ["的", "底", "末", "初", "前", "数", "全", "上", "下", "第", "度", "年"];
    let text = |at: usize| atoms.get(at).map_or("", |atom| atom.text.as_ref());
    let short = atoms[place].kind == AtomKind::Number && atoms[place].text.len() == 2 && text(place + 1) == "年";
    let digit = |at: usize| "一二三四五六七八九十".contains(text(at)) && !text(at).is_empty();
    let spelt = digit(place) && digit(place + 1) && text(place + 2) == "年";
    let end = place + if spelt { 3 } else { 2 };
    (short || spelt) && place > 0 && BEFORE.contains(&text(place - 1)) && !AFTER.contains(&text(end))
}

/// Whether "late in 2024" says of trains that they were late: "which share was late in 2024".
fn is_lateness(atoms: &[Atom], place: usize) -> bool {
    const BEFORE: [&str; 12] = ["was", "were", "is", "are", "be", "been", "ran", "run", "arrived", "arrive", "came", "left"];
    let is_late =
        matches!(atoms[place].text.as_ref(), "late" | "early") && atoms.get(place + 1).is_some_and(|next| next.text.as_ref() == "in");
    is_late && place > 0 && BEFORE.contains(&atoms[place - 1].text.as_ref())
}

/// A part of the year that was named before: 一季度 in "how many times as many in the third quarter of 2024 as in the first".
fn part_of_the_same_year(atoms: &[Atom], before: Option<&(usize, usize, Asked)>) -> Option<(usize, Asked)> {
    let Some((_, _, Asked::At(named))) = before else { return None };
    if let Some(found) = ordinal_of_the_same_year(atoms, *named) {
        return Some(found);
    }
    let (length, part) = part_of_year(atoms, named.start.year())?;
    (atoms[0].kind == AtomKind::Han && atoms[0].text.as_ref() != "年" && part != *named).then_some((length, Asked::At(part)))
}

/// "The fourth quarter of 2024 than in the third": the same year's part of that number.
fn ordinal_of_the_same_year(atoms: &[Atom], named: Period) -> Option<(usize, Asked)> {
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let is = |place: usize, words: &[&str]| atoms.get(place).is_some_and(|atom| words.contains(&atom.text.as_ref()));
    let leads = is(0, &["than", "as", "from", "against", "of", "in", "and", "vs", "versus", "over"]);
    let opening = usize::from(leads) + usize::from(leads && is(1, &["in", "for", "during", "of"]));
    let ends = atoms.get(opening + 2).is_none_or(|next| matches!(next.text.as_ref(), "?" | "." | "," | "!" | "one" | "and"));
    if !leads || !is(opening, &["the"]) || !ends {
        return None;
    }
    let index = ORDINALS.iter().position(|ordinal| is(opening + 1, &[ordinal]))?;
    let first = match named.shape {
        Shape::Half => Period::half(named.start.year(), 1),
        Shape::Quarter => Period::quarter(named.start.year(), 1),
        _ => None,
    }?;
    let part = first.moved(i16::try_from(index).ok()?, named.shape)?;
    (part.start.year() == named.start.year() && part != named).then_some((opening + 2, Asked::At(part)))
}

/// 前一年上半年 behind a part of the year after.
fn part_of_the_year_before(atoms: &[Atom], year: i16) -> Option<(usize, Asked)> {
    const NAMES: [&str; 4] = ["前一年", "上一年", "上年", "前一年度"];
    let length = NAMES.iter().find_map(|name| {
        let length = name.chars().count();
        atoms.get(..length).filter(|said| written(said) == *name).map(|_| length)
    })?;
    let joint = usize::from(atoms.get(length).is_some_and(|atom| atom.text.as_ref() == "的"));
    let (part_length, part) = part_of_year(atoms.get(length + joint..)?, year)?;
    Some((length + joint + part_length, Asked::At(part)))
}

/// 上年营业额 with no other year is that of last year: nothing is held against the year before that.
fn last_year_alone(atoms: &[Atom], mut periods: Vec<(usize, usize, Asked)>, as_of: Date) -> Vec<(usize, usize, Asked)> {
    const AGAINST: [&str; 10] = ["比", "较", "跟", "与", "同", "和", "对", "是", "占", "以"];
    // 那上年呢 goes on from a year that was told.
    const LEAST_SAID: usize = 8;
    if let [(place, length, asked @ Asked::Before)] = &mut periods[..]
        && atoms.len() >= *length + LEAST_SAID
        && matches!(written(&atoms[*place..*place + *length]).as_str(), "上年" | "上年度" | "上年末" | "上年底")
        && !atoms[..*place].last().is_some_and(|before| AGAINST.contains(&before.text.as_ref()))
        && !atoms.get(*place + *length).is_some_and(|next| AGAINST.contains(&next.text.as_ref()))
        && let Some(year) = super::period::year(as_of.year() - 1)
    {
        *asked = Asked::At(year);
    }
    periods
}

/// The text with spaces for its periods: in "from 12 in 2022 to 7 in 2024" no number reaches from 2022 to 7.
fn without_periods(folded: &str, atoms: &[Atom], periods: &[(usize, usize, Asked)]) -> String {
    let mut text = folded.to_owned();
    for (place, length, _) in periods {
        let span = atoms[*place].start..atoms[place + length - 1].end;
        let blank = " ".repeat(span.len());
        text.replace_range(span, &blank);
    }
    text
}
