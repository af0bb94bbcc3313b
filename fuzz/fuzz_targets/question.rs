//! Any message, alone and after another, gets an outcome, and the same one twice.

#![no_main]

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use smebot::facts::load::load;
use smebot::question::Facts;
use smebot::render::{self, json, plain};
use std::path::Path;
use std::sync::LazyLock;

static BASES: LazyLock<[Facts; 3]> = LazyLock::new(|| {
    ["../facts", "../tests/bases/harbours", "../tests/bases/clinics"]
        .map(|folder| Facts::new(load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).base))
});

const TODAY: Date = date(2025, 12, 1);

fn replied(text: &str, earlier: &[&str], facts: &Facts) -> String {
    let answer = smebot::ask(text, earlier, facts, TODAY);
    let said = render::reply(&answer, &facts.base);
    let object = json::reply(serde_json::Value::Null, text, &answer, &said, &facts.base);
    serde_json::to_string(&object).expect("an answer is an object");
    plain::plain(&said)
}

fuzz_target!(|text: &str| {
    let (earlier, text) = text.split_once('\n').unwrap_or(("", text));
    for facts in BASES.iter() {
        assert!(!BASES.is_empty() && !facts.base.figures.is_empty(), "the bases are there");
        assert_eq!(replied(text, &[], facts), replied(text, &[], facts));
        replied(text, &[earlier], facts);
    }
});
