//! Does `src` know a name, a phrase, a publisher or a figure of the shipped base?

use super::sources::sources;
use smebot::facts::base::{FactBase, Text};
use smebot::facts::load::load;
use std::collections::BTreeSet;
use std::path::Path;

/// Words of the base that the language has as well. Each is a word that any newspaper uses of any country.
const GENERAL: [(&str, &str); 34] = [
    ("a share", "a letter and a word: \"up by a share of\" holds it"),
    ("accounts receivable", "bookkeeping"),
    ("capital expenditure", "bookkeeping"),
    ("value added", "national accounts"),
    ("增加值", "national accounts"),
    ("研发投入", "national accounts"),
    ("fresh borrowing", "banking"),
    ("survey sample", "surveys of anything"),
    ("调查样本", "surveys of anything"),
    ("固定资产投资", "national accounts"),
    ("fixed assets", "bookkeeping"),
    ("固定资产", "bookkeeping"),
    ("research and development", "national accounts"),
    ("year-on-year change", "statistics of anything"),
    ("industrial cluster", "economic geography"),
    ("产业集群", "economic geography"),
    ("应收账款", "bookkeeping"),
    ("新增贷款", "banking"),
    ("利润增速", "two general words run together"),
    ("营收增速", "two general words run together"),
    ("满意度", "surveys of anything"),
    ("未来产业", "emerging industries anywhere"),
    ("独角兽", "start-ups anywhere"),
    ("独角兽企业", "start-ups anywhere"),
    ("小微企业", "the sizes of firms"),
    ("中小微企业", "the sizes of firms"),
    ("中小微", "the sizes of firms"),
    ("sme", "the sizes of firms"),
    ("msme", "the sizes of firms"),
    ("gdp", "national accounts"),
    ("star", "an English word"),
    ("single champion", "a label that one country gives: to be taken out of the lexicon"),
    ("单项冠军", "a label that one country gives: to be taken out of the lexicon"),
    ("制造业单项冠军", "a label that one country gives: to be taken out of the lexicon"),
];

/// What only this base calls things: names and phrases of several words, long enough in Chinese to be no common word, and abbreviations.
pub fn own_phrases(base: &FactBase) -> BTreeSet<String> {
    let mut phrases = Vec::new();
    let mut say = |name: &Text, asked: &smebot::facts::base::Phrases| {
        phrases.extend(name.en.iter().chain(&asked.en).chain(&name.zh).chain(&asked.zh).cloned());
    };
    for indicator in &base.indicators {
        say(&indicator.name, &indicator.asked);
    }
    for entry in &base.glossary {
        say(&entry.name, &entry.asked);
    }
    for statement in &base.statements {
        for who in [&statement.publisher, &statement.speaker] {
            phrases.extend(who.en.iter().chain(&who.zh).flat_map(|text| text.split([',', '(', ')', '（', '）', '、'])).map(Into::into));
        }
    }
    let distinctive = |phrase: &&str| {
        let is_latin = phrase.is_ascii();
        let is_abbreviation = phrase.len() > 2 && phrase.chars().all(|letter| letter.is_ascii_uppercase());
        is_abbreviation || if is_latin { phrase.split_whitespace().count() > 1 } else { phrase.chars().count() >= 3 }
    };
    // An abbreviation is distinctive wherever it stands: of "minister of MIIT" that is the last word.
    let words = phrases.iter().flat_map(|phrase| std::iter::once(phrase.trim()).chain(phrase.split_whitespace()));
    words.filter(distinctive).map(str::to_lowercase).collect()
}

/// Whether a text in small letters has a phrase in it, as whole words where it is in Latin letters.
fn says(text: &str, phrase: &str) -> bool {
    let beside = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_ascii_alphanumeric());
    text.match_indices(phrase).any(|(start, _)| {
        let end = start + phrase.len();
        !phrase.is_ascii() || (beside(text[..start].chars().next_back()) && beside(text[end..].chars().next()))
    })
}

/// The phrases that stand in a text of the program, but for those that are general.
pub fn phrases_in(text: &str, phrases: &BTreeSet<String>) -> Vec<String> {
    let text = text.to_lowercase();
    let is_general = |phrase: &str| GENERAL.iter().any(|(general, _)| *general == phrase);
    phrases.iter().filter(|phrase| !is_general(phrase) && says(&text, phrase)).cloned().collect()
}

#[test]
fn the_program_knows_no_phrase_of_the_base() {
    let phrases = own_phrases(&load(Path::new("facts")).base);
    assert!(phrases.len() > 300, "{} phrases", phrases.len());
    // The list of ordinary English words is a dictionary's and names nothing.
    let texts = sources().into_iter().filter(|source| !source.path.starts_with("src/language/data"));
    let faults: Vec<String> = texts
        .flat_map(|source| phrases_in(&source.text, &phrases).into_iter().map(move |phrase| format!("{}: {phrase}", source.path.display())))
        .collect();
    assert!(
        faults.is_empty(),
        "phrases of facts/ that stand in src; a word of any subject belongs to GENERAL, with a reason, all others out of src:\n{}",
        faults.join("\n")
    );
}

/// Runs of digits of a text, without the signs between thousands: "8,997" is 8997.
pub fn numbers(text: &str) -> BTreeSet<String> {
    // A character's number, \u{2028}, is no figure.
    let escapes_out: String = text
        .split("\\u{")
        .enumerate()
        .map(|(turn, piece)| if turn == 0 { piece } else { piece.split_once('}').map_or("", |(_, rest)| rest) })
        .collect();
    let text = escapes_out.replace([',', '_'], "");
    text.split(|letter: char| !(letter.is_ascii_digit() || letter == '.')).map(|run| run.trim_matches('.').to_owned()).collect()
}

#[test]
fn the_program_knows_no_figure_of_the_base() {
    let base = load(Path::new("facts")).base;
    // Three digits that are not zero are hardly met by chance.
    let telling =
        |number: &String| number.trim_start_matches(['0', '.']).trim_end_matches('0').chars().filter(char::is_ascii_digit).count() > 2;
    let stated: BTreeSet<String> = base.figures.iter().flat_map(|figure| numbers(&figure.stated)).filter(telling).collect();
    assert!(stated.len() > 30, "{} figures", stated.len());
    let faults: Vec<String> = sources()
        .iter()
        .filter(|source| !source.path.starts_with("src/language/data"))
        .flat_map(|source| {
            numbers(&source.text).intersection(&stated).map(|number| format!("{}: {number}", source.path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "figures of facts/ that stand in src:\n{}", faults.join("\n"));
}
