//! Is what README.md shows what the bot says?
//!
//! 1. Each question of its session gets the reply that stands there. Each names its period, so that a new figure changes nothing.
//! 2. Its object for programs is the object that programs get.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use smebot::facts::load::load;
use smebot::question::Facts;
use smebot::render::{self, json, plain};
use std::path::Path;

const README: &str = include_str!("../README.md");

fn facts() -> Facts {
    Facts::new(load(Path::new("facts")).base)
}

/// What stands in the code block that begins with a mark.
fn block(mark: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("```{mark}\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

/// Each question is asked after those before it, as at the prompt.
#[test]
fn the_session_is_a_real_one() {
    let facts = facts();
    let mut earlier: Vec<&str> = Vec::new();
    let turns: Vec<&str> = block("text session").split("\n\n").collect();
    assert!(turns.len() > 4, "{} turns", turns.len());
    for turn in turns {
        let (question, shown) = turn.strip_prefix("> ").unwrap().split_once('\n').unwrap();
        let answer = smebot::ask(question, &earlier, &facts, jiff::civil::date(2025, 12, 1));
        assert_eq!(plain::plain(&render::reply(&answer, &facts.base)), shown, "README.md shows another reply to {question:?}");
        earlier.push(question);
    }
}

#[test]
fn the_object_is_a_real_one() {
    let facts = facts();
    let shown: serde_json::Value = serde_json::from_str(block("json")).unwrap();
    let question = shown["question"].as_str().unwrap();
    let answer = smebot::ask(question, &[], &facts, jiff::civil::date(2025, 12, 1));
    let said = render::reply(&answer, &facts.base);
    let object = json::reply(shown["id"].clone(), question, &answer, &said, &facts.base);
    let mut object = serde_json::to_value(object).unwrap();
    // How sure a reading is shifts with every word that the lexicon learns; that it is a number from 0 to 1 does not.
    assert!((0.0..=1.0).contains(&object["score"].as_f64().unwrap()));
    object["score"] = shown["score"].clone();
    assert_eq!(object, shown, "README.md shows another object");
}
