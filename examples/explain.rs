//! Shows how a question is read: its tokens, the best candidates and the plan. `cargo run --example explain -- FACTS QUESTION [PREVIOUS]`

#![allow(clippy::print_stdout, reason = "an example prints")]

use smebot::facts::load::load;
use smebot::question::{Facts, understand};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, text, rest @ ..] = arguments.as_slice() else {
        return println!("usage: explain FACTS QUESTION [PREVIOUS]");
    };
    let facts = Facts::new(load(std::path::Path::new(folder)).base);
    if let Ok(key) = std::env::var("SMEBOT_PHRASES") {
        for (indicator, profile) in facts.base.indicators.iter().zip(&facts.index.profiles).filter(|(indicator, _)| *indicator.key == *key)
        {
            println!("{} {:#?}", indicator.key, profile.phrases);
        }
    }
    let as_of = std::env::var("SMEBOT_AS_OF").ok().and_then(|day| day.parse().ok()).unwrap_or(jiff::civil::date(2023, 6, 1));
    let question = understand(text, &facts, as_of);
    for token in &question.tokens {
        println!(
            "{:<22} {:?} {:?} w={:.2} c={:.2} r={:.2} {:?}",
            token.text,
            token.class,
            token.cues,
            token.weight,
            token.confidence,
            token.restricts,
            smebot::plan::explain_features(&facts, token)
        );
    }
    println!("periods {:?}\nnumbers {:?}", question.periods, question.numbers);
    for line in smebot::plan::explain(&question, &facts) {
        println!("{line}");
    }
    let earlier: Vec<&str> = rest.iter().map(String::as_str).collect();
    println!("{:?}", smebot::ask(text, &earlier, &facts, as_of).content);
}
