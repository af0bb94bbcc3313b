//! How may an indicator be called that the base does not describe yet?
//!
//! By the words of the text: in English what is counted stands behind the number and what else is measured before it, in Chinese mostly before it.

use super::locate::{Figure, Sentence, trimmed};
use super::{Located, Of, Proposed, link};
use crate::facts::base::FactBase;
use crate::facts::load::reading::in_words;
use crate::language::Language;
use crate::language::ordinary::{self, Sort};
use crate::language::sound;
use crate::quantity::read::{Measure, ReadUnit};
use crate::quantity::{Currency, Unit};
use std::ops::Range;

/// The longest key and its most words or syllables.
const LONGEST_KEY: usize = 48;
const MOST_WORDS: usize = 7;
/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// Words before a number that are no part of what it is of.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "reached", "reaches", "exceeded", "exceeds", "totalled", "totaled", "stood", "stands", "was", "were", "is", "are", "be", "they", "them", "these", "those", "this", "more", "less", "fewer", "higher", "lower", "than", "previous", "year", "years", "before", "earlier",
    "same", "period", "compared", "arrived", "rose", "rises", "increase", "decrease", "rise", "fall",
    "growth", "decline", "drop",
    "grew", "grows", "increased", "fell", "falls", "dropped", "declined", "decreased", "amounted", "came", "averaged", "remained", "accounted",
    "recorded", "received", "spend", "spent", "will", "has", "have", "had", "been", "to", "at", "by", "of", "for", "some", "a", "an", "the",
    "total", "about", "around", "up", "down", "with", "it", "and", "in", "on", "only", "than", "there", "also", "now", "that",
];

/// The same in Chinese, as they end or begin what stands before a number.
#[rustfmt::skip]
const VERBS_ZH: &[&str] = &[
    "达到", "达", "为", "是", "共", "共有", "共计", "总计", "合计", "累计", "有", "已", "已有", "超过", "超", "约", "近", "同比", "比上年", "较上年",
    "增长", "增加", "下降", "减少", "上升", "降至", "降到", "升至", "增至", "提高到", "提高", "分别", "分别为", "占", "安排", "共安排", "仅", "余", "到",
    "至", "每天", "平均", "全年", "年末", "其中", "截至", "底", "，", "、", "：", "。", "；", "（", "）", "(", ")",
];

/// Words that say that something has changed by so much.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "rose", "grew", "increased", "increase", "up", "fell", "dropped", "declined", "decreased", "decrease", "down", "fewer", "more than in", "less than in",
    "growth", "增长", "增加", "下降", "减少", "上升", "下跌", "降低", "同比", "环比",
];

/// An indicator for what the base does not know; nothing where no words name it. `last` is the figure before in the sentence, of whose change
/// "an increase of 3 %" tells.
pub(super) fn proposed(text: &str, sentence: &Sentence, figure: &Figure, last: Option<&Located>, base: &FactBase) -> Option<Proposed> {
    if !link::is_of_something(figure) {
        return None;
    }
    let around = text[figure.around.clone()].to_lowercase();
    let is_counted = matches!(figure.found.unit.measure, Measure::Counted(_));
    let is_change = !is_counted && CHANGES.iter().any(|word| says(&around, word));
    let Some((name, unit)) = named(text, sentence, figure, base) else {
        return last.filter(|_| is_change).and_then(|last| change_of(text, sentence, figure, last, base));
    };
    let key = key(&text[name.clone()])?;
    let key = if is_change { format!("{key}-growth") } else { key };
    Some(Proposed { key, name, unit, is_change, growth_of: None })
}

/// The change of what the figure before is of.
fn change_of(text: &str, sentence: &Sentence, figure: &Figure, last: &Located, base: &FactBase) -> Option<Proposed> {
    let unit = unit(text, sentence, figure, base)?;
    let (key, name, growth_of) = match &last.of {
        Of::Known(link) => {
            let key = base.indicators[link.indicator.0 as usize].key.to_string();
            let before = last.around.start..last.place.start.max(last.around.start);
            let words = match sentence.question.language {
                Language::English => english(text, before),
                Language::Chinese => chinese(text, before),
            };
            (key.clone(), words.unwrap_or_else(|| last.around.clone()), Some(key))
        }
        Of::New(proposed) if !proposed.is_change => (proposed.key.clone(), proposed.name.clone(), Some(proposed.key.clone())),
        Of::New(_) | Of::Unplaced => return None,
    };
    Some(Proposed { key: format!("{key}-growth"), name, unit, is_change: true, growth_of })
}

/// The words that name what a figure is of, and its unit.
fn named(text: &str, sentence: &Sentence, figure: &Figure, base: &FactBase) -> Option<(Range<usize>, String)> {
    let before = figure.around.start..figure.place.start.max(figure.around.start);
    let number_end = figure.place.start + figure.found.span.len();
    let is_counted = matches!(figure.found.unit.measure, Measure::Counted(_));
    Some(match sentence.question.language {
        Language::Chinese => {
            let after = figure.place.end..figure.around.end;
            (chinese(text, before.clone()).or_else(|| chinese(text, after))?, unit(text, sentence, figure, base)?)
        }
        Language::English if is_counted => {
            let noun = noun_phrase(text, number_end..figure.around.end);
            let named = noun.clone().or_else(|| english(text, before.clone()))?;
            let unit = noun.map_or_else(|| unit(text, sentence, figure, base), |noun| Some(text[noun].to_owned()))?;
            (named, unit)
        }
        Language::English => {
            let after = number_end..figure.around.end;
            (english(text, before.clone()).or_else(|| english(text, after))?, unit(text, sentence, figure, base)?)
        }
    })
}

fn says(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let beside = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_ascii_alphanumeric());
        !word.is_ascii() || beside(text[..at].chars().next_back()) && beside(text[at + word.len()..].chars().next())
    })
}

/// The unit in words: those that fact bases use for what languages know, else those of the text.
fn unit(text: &str, sentence: &Sentence, figure: &Figure, base: &FactBase) -> Option<String> {
    let ReadUnit { measure, per } = &figure.found.unit;
    let unit = match measure {
        Measure::None => return None,
        Measure::Percent => Unit::Percent,
        Measure::PercentagePoints => Unit::PercentagePoints,
        Measure::Money(currency) => Unit::Money(*currency),
        // Of several currencies of one name it is that of the base.
        Measure::SharedMoney(usual, word) => {
            let own = base.indicators.iter().filter_map(|indicator| currency(&indicator.unit)).find(|own| own.is_named(word));
            Unit::Money(own.unwrap_or(*usual))
        }
        Measure::Times => Unit::Times,
        Measure::IndexPoints => Unit::IndexPoints,
        Measure::Counted(noun) => {
            let place = figure.found.unit_span.as_ref().map(|unit| sentence.place.start + unit.start..sentence.place.start + unit.end);
            return Some(place.map_or_else(|| noun.clone(), |place| text[place].trim().to_owned()));
        }
    };
    Some(in_words(&match per {
        Some(per) => Unit::Rate(Box::new(unit), per.clone()),
        None => unit,
    }))
}

fn currency(unit: &Unit) -> Option<Currency> {
    match unit {
        Unit::Money(currency) => Some(*currency),
        Unit::Rate(of, _) => currency(of),
        Unit::Percent | Unit::PercentagePoints | Unit::Times | Unit::IndexPoints | Unit::Counted(_) => None,
    }
}

/// Words of a stretch of English, each with its place.
fn words(text: &str, place: Range<usize>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text[place.clone()].char_indices() {
        let (start, end) = (place.start + at, place.start + at + letter.len_utf8());
        if letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-') {
            match words.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => words.push(start..end),
            }
        }
    }
    words
}

/// What is counted: the words right behind the number, up to a verb or a word of grammar.
fn noun_phrase(text: &str, place: Range<usize>) -> Option<Range<usize>> {
    const MOST: usize = 4;
    let mut phrase: Option<Range<usize>> = None;
    for word in words(text, place).into_iter().take(MOST) {
        let lower = text[word.clone()].to_lowercase();
        let adjoins = phrase.as_ref().is_none_or(|phrase| text[phrase.end..word.start].trim().is_empty());
        let is_verb = phrase.is_some() && ordinary::sort(&lower) == Sort::Action;
        let is_grammar = VERBS.contains(&lower.as_str())
            || ["from", "during", "across", "nationwide", "who", "took", "as", "or", "this"].contains(&lower.as_str());
        if !adjoins || is_verb || is_grammar {
            break;
        }
        phrase = Some(phrase.map_or(word.start, |phrase| phrase.start)..word.end);
    }
    phrase
}

/// What is measured, in the words before or behind a number, without the verbs at their end and the grammar at their beginning.
fn english(text: &str, place: Range<usize>) -> Option<Range<usize>> {
    let is_beside = |word: &Range<usize>| VERBS.contains(&text[word.clone()].to_lowercase().as_str());
    let all = words(text, place);
    // Behind the last comma: "By the end of the year, …".
    let from = all.windows(2).rposition(|pair| text[pair[0].end..pair[1].start].contains([',', ';', ':'])).map_or(0, |at| at + 1);
    let mut kept = &all[from..];
    while let Some((_, rest)) =
        kept.split_first().filter(|(first, _)| is_beside(first) || text[(*first).clone()].chars().all(|letter| letter.is_ascii_digit()))
    {
        kept = rest;
    }
    while let Some((_, rest)) = kept.split_last().filter(|(last, _)| is_beside(last)) {
        kept = rest;
    }
    let (first, last) = (kept.first()?, kept.last()?);
    let name = first.start..last.end;
    let is_name = text[name.clone()].chars().count() <= LONGEST_NAME
        && text[name.clone()].chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    is_name.then_some(name)
}

/// The same in Chinese.
fn chinese(text: &str, place: Range<usize>) -> Option<Range<usize>> {
    let from = text[place.clone()]
        .char_indices()
        .filter(|(_, letter)| "，。；：、（）,;:()".contains(*letter))
        .map(|(at, letter)| place.start + at + letter.len_utf8());
    let pieces: Vec<usize> = std::iter::once(place.start).chain(from).collect();
    pieces.iter().enumerate().rev().find_map(|(turn, start)| {
        let end = pieces.get(turn + 1).copied().unwrap_or(place.end);
        let piece = stripped(text, trimmed(text, *start..end));
        let words = &text[piece.clone()];
        let han = words.chars().filter(|letter| crate::language::is_han(*letter)).count();
        (han > 1 && words.chars().count() <= LONGEST_NAME).then_some(piece)
    })
}

/// Chinese words without the verbs and dates around them.
fn stripped(text: &str, place: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = place;
    loop {
        let words = &text[start..end];
        let dated = words.trim_start_matches(|letter: char| letter.is_ascii_digit() || "年月日季度上下半第一二三四全末底".contains(letter));
        // 全国 begins what is measured, 全年 does not.
        let leads = words.chars().next().is_some_and(|first| first.is_ascii_digit())
            || VERBS_ZH.iter().any(|verb| *verb == "全年" && words.starts_with(verb));
        let before = VERBS_ZH.iter().filter(|verb| words.starts_with(**verb)).map(|verb| verb.len()).max();
        let behind = VERBS_ZH.iter().filter(|verb| words.ends_with(**verb)).map(|verb| verb.len()).max();
        match (leads, before, behind) {
            (_, _, Some(length)) => end -= length,
            (true, _, None) if dated.len() < words.len() => start = end - dated.len(),
            (_, Some(length), None) => start += length,
            (_, None, None) => return start..end,
        }
        if start >= end {
            return start..start;
        }
    }
}

/// A key for what has a name: of its words in English, or its sounds in Chinese; nothing where it has too few.
#[must_use]
pub fn key(name: &str) -> Option<String> {
    let spelt = |letter: char| match sound::pinyin(&letter.to_string()).filter(|_| crate::language::is_han(letter)) {
        Some(sound) => format!("-{}-", sound.replace('ü', "v")),
        None if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase().to_string(),
        None if matches!(letter, '\'' | '’') => String::new(),
        None => "-".to_owned(),
    };
    let spelt: String = name.chars().map(spelt).collect();
    let is_small = |word: &&str| ["of", "the", "a", "an", "in", "for", "and", "to", "on", "at", "by", "with"].contains(word);
    let words = spelt.split('-').filter(|word| !word.is_empty() && !is_small(word));
    let mut key = String::new();
    for word in words.take(MOST_WORDS) {
        if key.len() + word.len() + 1 > LONGEST_KEY {
            break;
        }
        if !key.is_empty() {
            key.push('-');
        }
        key.push_str(word);
    }
    (key.chars().filter(char::is_ascii_alphabetic).count() > 1).then_some(key)
}
