//! Are the figures of texts judged as they should be?
//!
//! 1. Of the texts in tests/verify, each listed figure gets its verdict and is held against its indicator, and no other is judged.
//! 2. An article gets every figure right; with ten figures changed, those ten are refuted and the rest supported.
//! 3. A text of any length is read in bounded time, and what is beyond 10,000 characters is said to be left out.
//! 4. Whatever a text holds, the places of its figures lie on its characters, and nothing panics.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::date;
use proptest::prelude::*;
use serde::Deserialize;
use smebot::facts::load::load;
use smebot::question::Facts;
use smebot::render::{checked, plain::plain};
use smebot::verify::{LONGEST_TEXT, Report, verify};
use std::path::Path;
use std::sync::LazyLock;

static FACTS: LazyLock<Facts> = LazyLock::new(|| Facts::new(load(Path::new("facts")).base));

#[derive(Deserialize)]
struct Texts {
    text: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
    claims: Vec<[String; 3]>,
}

fn read(text: &str) -> Report {
    verify(text, &FACTS, date(2025, 12, 1))
}

/// Words, verdict and key of each claim.
fn judged(text: &str, report: &Report) -> Vec<[String; 3]> {
    let key = |judged: &smebot::verify::Judged| FACTS.base.indicators[judged.held.indicator.0 as usize].key.to_string();
    report.claims.iter().map(|judged| [text[judged.words.clone()].to_owned(), judged.verdict.key().to_owned(), key(judged)]).collect()
}

/// What is not as it should be: each a line, with whether it is the worse for it (a wrong verdict rather than none).
fn faults(case: &Text) -> Vec<(bool, String)> {
    let report = read(&case.text);
    let mut got = judged(&case.text, &report);
    let mut faults = Vec::new();
    for wanted in &case.claims {
        let place = got.iter().position(|claim| claim[0].starts_with(&wanted[0]));
        match place.map(|place| got.remove(place)) {
            None => faults.push((false, format!("missed {wanted:?}"))),
            Some(claim) if claim[1..] == wanted[1..] => {}
            Some(claim) => faults.push((true, format!("{claim:?} instead of {wanted:?}"))),
        }
    }
    faults.extend(got.into_iter().map(|claim| (true, format!("not to be judged: {claim:?}"))));
    faults.into_iter().map(|(bad, fault)| (bad, format!("{}\n    {fault}", case.text.trim()))).collect()
}

#[test]
fn every_figure_gets_its_verdict() {
    let mut all = Vec::new();
    let (mut texts, mut figures) = (0, 0);
    for file in ["english", "chinese"] {
        let cases: Texts = toml::from_str(&std::fs::read_to_string(format!("tests/verify/{file}.toml")).unwrap()).unwrap();
        texts += cases.text.len();
        figures += cases.text.iter().map(|case| case.claims.len()).sum::<usize>();
        all.extend(cases.text.iter().flat_map(faults));
    }
    assert!(texts >= 60 && figures >= 60, "{texts} texts, {figures} figures");
    let lines: Vec<&str> = all.iter().map(|(_, fault)| fault.as_str()).collect();
    assert!(all.is_empty(), "{} of {figures} figures in {texts} texts:\n{}", all.len(), lines.join("\n"));
}

/// Sentences such as an article has them, each with another number that would be wrong.
const ARTICLE: [(&str, &str, &str); 12] = [
    ("A MIIT survey of {} small and medium-sized enterprises found that ", "43,000", "34,000"),
    ("{} of respondents obtained new loans in 2022, ", "nearly 40%", "nearly 70%"),
    ("while {} of enterprises invested in research and development.\n\n", "more than 60%", "more than 90%"),
    ("According to MIIT data, in 2022 an average of {} new enterprises were founded each day, ", "23,800", "32,800"),
    ("while the number of small and micro enterprises exceeded {}. ", "52 million", "25 million"),
    (
        "The operating revenue of small and medium-sized enterprises above scale in the industrial sector exceeded {}.\n\n",
        "80 trillion yuan",
        "60 trillion yuan",
    ),
    ("China has cultivated {} specialized and innovative small and medium-sized enterprises, ", "more than 70,000", "more than 50,000"),
    ("including {} ‘little giant’ enterprises.\n\n", "8,997", "9,887"),
    ("In 2022, specialized and innovative small and medium-sized enterprises accounted for {} of new listings, ", "59%", "72%"),
    ("including {} of new listings on Shanghai’s Science and Technology Innovation Board.\n\n", "72%", "59%"),
    (
        "{} specialized and innovative small and medium-sized enterprises have been listed on the A-share market, ",
        "Over 1,300",
        "Over 2,300",
    ),
    ("accounting for {} of the total number of listed companies.", "27%", "37%"),
];

#[test]
fn what_was_changed_in_an_article_is_found() {
    for kept in [[usize::MAX; 2], [0, 1], [4, 9], [10, 11], [2, 7]] {
        let changed = |place: usize| kept[0] != usize::MAX && !kept.contains(&place);
        let text: String = ARTICLE
            .iter()
            .enumerate()
            .map(|(place, (sentence, right, wrong))| sentence.replace("{}", if changed(place) { wrong } else { right }))
            .collect();
        let report = read(&text);
        let verdicts: Vec<&str> = report
            .claims
            .iter()
            .map(|judged| if judged.known_beyond(&FACTS.base).is_some() { "less than is known" } else { judged.verdict.key() })
            .collect();
        // "More than 50,000" is true where there are more than 70,000.
        let of_changed = |place| if [4, 5, 6].contains(&place) { "less than is known" } else { "refuted" };
        let wanted: Vec<&str> = (0..ARTICLE.len()).map(|place| if changed(place) { of_changed(place) } else { "supported" }).collect();
        assert_eq!(verdicts, wanted, "{text}\n{:#?}", judged(&text, &report));
    }
}

#[test]
fn a_long_text_is_read_to_its_bound() {
    let sentence = "There were 8,997 little giant enterprises in 2022. ";
    let text = sentence.repeat(LONGEST_TEXT / sentence.len() + 10);
    let report = read(&text);
    assert!(report.cut_off);
    assert_eq!(report.claims.len(), LONGEST_TEXT / sentence.len());
    let said = plain(&checked(&report, &text, &FACTS.base));
    assert!(said.contains("first 10,000 characters"), "{said}");
    assert!(said.lines().count() < 30, "{said}");
}

#[test]
fn a_reply_says_what_is_true_and_what_was_not_judged() {
    let text = "72% of new A-share listings in 2022 were specialised and innovative SMEs; I paid 17.35 dollars <@123>.";
    let said = plain(&checked(&read(text), text, &FACTS.base));
    assert!(said.starts_with("0 supported, 1 refuted, 0 not settled"), "{said}");
    assert!(said.contains("59% was the share of specialised and innovative SMEs in new A-share listings in 2022"), "{said}");
    assert!(said.contains("72% was the share of specialised and innovative SMEs in new STAR Market listings in 2022"), "{said}");
    assert!(said.contains("17.35 dollars") && !said.contains('@'), "{said}");
    let text = "The operating revenue of industrial SMEs above scale exceeded 60 trillion yuan in 2022.";
    let said = plain(&checked(&read(text), text, &FACTS.base));
    assert!(said.contains("Right, but the known figure is higher") && said.contains("80 trillion"), "{said}");
    // What is computed from stated figures is judged, too; another share is not right because it is one.
    for (share, count) in [("12.9%", 2), ("14.9%", 1)] {
        let text = format!("There were 8,997 little giants in 2022. That is {share} of all specialised and innovative SMEs.");
        let said = plain(&checked(&read(&text), &text, &FACTS.base));
        assert!(said.starts_with(&format!("{count} supported")), "{said}");
    }
    let text = "2022年“小巨人”企业有2万家。";
    let said = plain(&checked(&read(text), text, &FACTS.base));
    assert!(said.contains("不实：“2万家”") && said.contains("8997家"), "{said}");
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "([a-z0-9 ,.%|\n\t]|[0-9]{1,6}(%|万|亿| million)?|小巨人|企业|增长|分别|and|respectively|including|2022年?|[^\\x00]){0,60}") {
        let report = read(&text);
        for judged in &report.claims {
            prop_assert!(text.get(judged.words.clone()).is_some(), "{:?}", judged.words);
        }
        for place in &report.unjudged {
            prop_assert!(text.get(place.clone()).is_some(), "{place:?}");
        }
        prop_assert!(!plain(&checked(&report, &text, &FACTS.base)).is_empty());
    }
}
