//! What do people ask a made-up base?

use crate::synthetic::{Made, Shape};
use crate::words::POPULATIONS;
use smebot::language::Language;

/// What a question is a case of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The name in other words and another order.
    Lookup,
    /// The same with one typo.
    Typo,
    /// Two indicators held against each other.
    Computed,
    /// Something that no base has.
    Abstain,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Lookup, Self::Typo, Self::Computed, Self::Abstain];

    pub fn name(self) -> &'static str {
        match self {
            Self::Lookup => "lookup",
            Self::Typo => "typo",
            Self::Computed => "computed",
            Self::Abstain => "abstain",
        }
    }
}

/// A question, and the key of the indicator that it is about.
pub struct Asked {
    pub text: String,
    pub key: String,
}

/// How many indicators of a base are asked about.
const ASKED: usize = 48;

/// Questions of one sort in one language, about indicators spread over the base.
pub fn questions(shape: Shape, sort: Sort, language: Language) -> Vec<Asked> {
    let count = shape.indicator_count();
    let asked = ASKED.min(count);
    (0..asked)
        .map(|turn| {
            // A step that shares no factor with the counts visits all three parts of the names.
            let about = (turn * (count / asked) + turn * 7) % count;
            let made = shape.made(about);
            let text = match language {
                Language::English => english(made, sort, turn),
                Language::Chinese => chinese(made, sort, turn),
            };
            Asked { text, key: made.key() }
        })
        .collect()
}

/// One of the parts of a name in its other wording, by turns.
fn reworded(made: Made, turn: usize) -> [(&'static str, &'static str); 3] {
    let parts = [made.measure, made.population, made.sector];
    let mut index = 0;
    parts.map(|words| {
        index += 1;
        if turn % 3 + 1 == index { (words.en_other, words.zh_other) } else { (words.en, words.zh) }
    })
}

fn english(made: Made, sort: Sort, turn: usize) -> String {
    let [(measure, _), (population, _), (sector, _)] = reworded(made, turn);
    let plain = match turn % 4 {
        0 => format!("in {sector}, what is the {measure} of {population}?"),
        1 => format!("hi, could you tell me the {measure} for {population} in {sector} in 2024"),
        2 => format!("{population} in {sector}: {measure}?"),
        _ => format!("what did the {measure} of {population} in {sector} come to"),
    };
    match sort {
        Sort::Lookup => plain,
        Sort::Typo => with_typo(&plain),
        Sort::Computed => format!(
            "how much larger is the {} of {} than the {} of {} in {}?",
            made.measure.en,
            made.population.en,
            made.measure.en,
            twin(made).0,
            made.sector.en
        ),
        Sort::Abstain if turn.is_multiple_of(2) => {
            format!("{} of {population} in {sector} in Norway", measure)
        }
        Sort::Abstain => format!("how many lighthouses do {population} in {sector} paint?"),
    }
}

fn chinese(made: Made, sort: Sort, turn: usize) -> String {
    let [(_, measure), (_, population), (_, sector)] = reworded(made, turn);
    let plain = match turn % 4 {
        0 => format!("{sector}{population}的{measure}是多少？"),
        1 => format!("请问2024年{sector}里{population}的{measure}"),
        2 => format!("{population}在{sector}的{measure}有多少"),
        _ => format!("我想知道{sector}的{population}{measure}多少"),
    };
    match sort {
        Sort::Lookup => plain,
        Sort::Typo => with_homophone(&plain),
        Sort::Computed => {
            format!("{}{}的{}比{}的{}多多少？", made.sector.zh, made.population.zh, made.measure.zh, twin(made).1, made.measure.zh)
        }
        Sort::Abstain if turn.is_multiple_of(2) => format!("挪威{sector}{population}的{measure}"),
        Sort::Abstain => format!("{sector}{population}粉刷了多少座灯塔？"),
    }
}

/// Another population of every base.
fn twin(made: Made) -> (&'static str, &'static str) {
    let other = POPULATIONS[..2].iter().find(|words| words.en != made.population.en);
    other.map_or(("", ""), |words| (words.en, words.zh))
}

/// Two neighbouring letters of the longest word changed round.
fn with_typo(text: &str) -> String {
    let longest = text.split(|letter: char| !letter.is_ascii_alphabetic()).max_by_key(|word| word.len()).unwrap_or_default();
    let middle = longest.len() / 2;
    let bytes = longest.as_bytes();
    let place = (middle..longest.len() - 1).find(|place| bytes[*place] != bytes[place + 1]).unwrap_or(middle);
    let mut letters: Vec<char> = longest.chars().collect();
    letters.swap(place, place + 1);
    text.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}

/// One character replaced by another of the same sound.
fn with_homophone(text: &str) -> String {
    const ALIKE: [(&str, &str); 8] = [
        ("营业", "盈业"),
        ("利润", "利闰"),
        ("企业", "起业"),
        ("公司", "公思"),
        ("合作", "合做"),
        ("个体", "各体"),
        ("业", "页"),
        ("型", "形"),
    ];
    ALIKE.iter().find(|(right, _)| text.contains(right)).map_or_else(|| text.to_owned(), |(right, wrong)| text.replacen(right, wrong, 1))
}
