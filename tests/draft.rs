//! Is what a statement states drafted as a person would?
//!
//! 1. Of the texts in tests/draft, written as ministries announce figures, each with the draft that a person made of it before it was tried
//!    (six of the 149 figures of the first nine were put right afterwards, where the person had read "some 41,500" as exact, 以下 otherwise, or overlooked that a
//!    target is held): how many figures are found, linked rightly, missed and invented. None is invented.
//!    Four texts more were held out: tried for the first time, 70 of their 82 figures were linked rightly, and two were invented (numbers of an
//!    indicator's name: "aged 18 to 29"). What let these two through was put right, with the periods of targets and "more than the year before";
//!    since then they are looked at as the others are.
//! 2. The first article, with its statement left out, gives all its 18 figures, and at least 15 of them their indicator: told in sentences of
//!    our own, and in its own words where they are at hand.
//! 3. Whatever is drafted is a statement without a fault once its head is filled in, and all that it states stands in the text.
//! 4. Nothing is dropped: every digit of the text stands in the draft as a figure or as none.
//! 5. Whatever a text holds, nothing panics.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "the table is for whoever measures")]

#[path = "draft/stage.rs"]
mod stage;

use proptest::prelude::*;
use smebot::draft::{Of, draft};
use smebot::facts::against::{Source, stated};
use smebot::facts::check::check;
use smebot::facts::load::load;
use smebot::facts::problem::Severity;
use smebot::question::Facts;
use smebot::render::drafted::{Heading, file};
use stage::{Case, HEAD, Tally, case, drafted, held, measured};
use std::path::Path;
use std::sync::LazyLock;

const TEXTS: [&str; 10] =
    ["article", "firms", "roads", "health", "pensions", "firms-zh", "quarters-zh", "roads-zh", "water-zh", "pensions-zh"];
/// Texts that nothing was tuned on before they were tried.
const HELD_OUT: [&str; 4] = ["held-energy", "held-tourism", "held-schools-zh", "held-housing-zh"];

/// What comes of some texts, with a table of them and of all that a person has otherwise.
fn table(texts: &[&str]) -> (Tally, String) {
    let mut all = Tally::default();
    let mut lines = vec![HEAD.to_owned()];
    let mut faults = Vec::new();
    for name in texts {
        let (tally, wrong) = measured(&case(name));
        lines.push(tally.line(name));
        faults.extend(wrong.into_iter().map(|fault| format!("{name}: {fault}")));
        all.add(&tally);
    }
    lines.push(all.line("all"));
    let told = format!("{}\n{}", lines.join("\n"), faults.join("\n"));
    println!("{told}");
    (all, told)
}

#[test]
fn figures_are_found_and_linked_as_a_person_would() {
    let (all, told) = table(&TEXTS);
    assert_eq!(all.figures, 153, "{told}");
    assert_eq!(all.invented, 0, "{told}");
    assert!(all.found >= 153 && all.right >= 143, "fewer than were reached:\n{told}");
    assert!(all.wrong <= 4 && all.surely_wrong <= 2, "more are wrong than were:\n{told}");
}

#[test]
fn so_it_is_with_texts_that_were_held_out() {
    let (all, told) = table(&HELD_OUT);
    assert_eq!(all.figures, 82, "{told}");
    assert_eq!(all.invented, 0, "{told}");
    assert!(all.found >= 82 && all.right >= 74 && all.wrong == 0, "fewer than were reached:\n{told}");
}

/// How many of the figures of the article a draft gives their indicator, by what its statement says of it; and how many it finds.
fn of_the_article(article: &Case) -> (usize, usize) {
    let (draft, base, _) = drafted(article);
    let statement = std::fs::read_to_string("facts/statements/2023-03-27-china-banking-news.toml").unwrap();
    let wanted = stated(&statement).unwrap();
    assert_eq!(wanted.len(), 18);
    let digits = |words: &str| words.chars().filter(char::is_ascii_digit).collect::<String>();
    let found = |wanted: &str| draft.figures.iter().any(|figure| digits(&article.text[figure.place.clone()]) == digits(wanted));
    let linked = |key: &str, wanted: &str| {
        draft.figures.iter().any(|figure| {
            let Some((link, _)) = figure.entry() else { return false };
            let words = &article.text[link.stated.clone().unwrap()];
            *base.indicators[link.indicator.0 as usize].key == *key && words.to_lowercase() == wanted.to_lowercase()
        })
    };
    let (found, right) = (
        wanted.iter().filter(|figure| found(&figure.words)).count(),
        wanted.iter().filter(|figure| linked(&figure.key, &figure.words)).count(),
    );
    println!("of the article's 18 figures {found} are found and {right} have their indicator");
    (found, right)
}

#[test]
fn the_first_article_gives_its_figures_though_its_statement_is_left_out() {
    let retold = case("article");
    let (found, right) = of_the_article(&retold);
    assert!(found == 18 && right >= 15, "{found} found, {right} linked");
    // The article itself is not ours to give away: it is held against where the developers keep it.
    let Ok(seeds) = std::fs::read_dir("../shared/seeds") else {
        return println!("../shared/seeds is not here: only the article as retold was drafted");
    };
    for seed in seeds.map(|entry| entry.unwrap().path()) {
        let article = Case { text: std::fs::read_to_string(&seed).unwrap(), ..case("article") };
        let (found, right) = of_the_article(&article);
        assert!(found == 18 && right >= 15, "{found} found, {right} linked in {}", seed.display());
    }
}

#[test]
fn what_is_drafted_is_a_statement_without_a_fault() {
    for name in TEXTS.iter().chain(&HELD_OUT).copied() {
        let case = case(name);
        let (draft, _, file) = drafted(&case);
        let base = held(&case);
        let known: Vec<String> = check(&base).problems.into_iter().map(|problem| problem.message).collect();
        let with = base.with(Path::new("statements/2030-01-01-drafted.toml"), Some(file.clone()));
        let problems = check(&with).problems;
        let errors: Vec<_> =
            problems.iter().filter(|problem| problem.severity == Severity::Error && !known.contains(&problem.message)).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}\n{file}");
        let entries = draft.figures.iter().filter(|figure| figure.entry().is_some()).count();
        let stated = stated(&file).unwrap();
        assert_eq!(stated.len(), entries, "{name}\n{file}");
        let source = Source::of(&case.text);
        for figure in &stated {
            assert!(source.states(&figure.words), "{name}: {:?} is not in the text", figure.words);
        }
        // What stands in comments is a statement, too, once it is taken out of them.
        let bare: String =
            file.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).filter(|line| line.contains("[[figure]]")).collect();
        assert_eq!(bare.matches("[[figure]]").count(), draft.figures.iter().filter(|figure| figure.of != Of::Unplaced).count());
    }
}

#[test]
fn every_digit_of_a_text_stands_in_its_draft() {
    for name in TEXTS.iter().chain(&HELD_OUT).copied() {
        let case = case(name);
        let (draft, _, file) = drafted(&case);
        let is_taken = |at: usize| draft.figures.iter().map(|figure| &figure.place).chain(&draft.asides).any(|place| place.contains(&at));
        let left: Vec<usize> =
            case.text.char_indices().filter(|(at, letter)| letter.is_ascii_digit() && !is_taken(*at)).map(|(at, _)| at).collect();
        assert!(left.is_empty(), "{name}: {:?}", left.iter().map(|at| &case.text[*at..(*at + 8).min(case.text.len())]).collect::<Vec<_>>());
        for place in &draft.asides {
            assert!(file.contains(&case.text[place.clone()]), "{name}: {:?} is not listed", &case.text[place.clone()]);
        }
    }
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| Facts::described(load(Path::new("facts")).base));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn whatever_a_text_holds_nothing_panics(
        pieces in prop::collection::vec(
            prop_oneof![
                Just("小巨人".to_owned()), Just("8,997".to_owned()), Just("超过7万家".to_owned()), Just(" grew by 3.1% ".to_owned()), Just("\n".to_owned()),
                Just("2022年".to_owned()), Just("第3条".to_owned()), Just("、".to_owned()), Just("“".to_owned()), Just("| 12 | 13 |\n".to_owned()),
                Just("up from 12 in 2021 ".to_owned()), Just("1. ".to_owned()), Just("€5 bn".to_owned()), ".{0,6}", "[0-9０-９.,:%万 年-]{0,12}",
            ],
            0..24,
        )
    ) {
        let text = pieces.concat();
        let draft = draft(&text, &FACTS, jiff::civil::date(2025, 12, 1));
        let file = file(&text, &draft, &Heading::default(), &FACTS.base);
        prop_assert!(toml::from_str::<toml::Table>(&file).is_ok(), "{text:?}\n{file}");
        for figure in &draft.figures {
            prop_assert!(text.get(figure.place.clone()).is_some() && text.get(figure.around.clone()).is_some());
        }
    }
}
