//! Prints the lines of standard input that a base answers, for finding false answers. `cargo run --release --example answered -- FACTS < questions.txt`

#![allow(clippy::print_stdout, reason = "an example prints")]

use smebot::facts::load::load;
use smebot::question::Facts;
use std::io::BufRead;

fn main() {
    let Some(folder) = std::env::args().nth(1) else { return println!("usage: answered FACTS < questions.txt") };
    let facts = Facts::new(load(std::path::Path::new(&folder)).base);
    let (mut asked, mut answered) = (0, 0);
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        asked += 1;
        let answer = smebot::ask(&line, &[], &facts, jiff::civil::date(2023, 6, 1));
        if answer.outcome() == "answer" || answer.outcome() == "clarify" {
            answered += usize::from(answer.outcome() == "answer");
            let keys: Vec<&str> = answer.indicators().iter().map(|id| facts.base.indicators[id.0 as usize].key.as_ref()).take(3).collect();
            println!("{} {keys:?} {line}", answer.outcome());
        }
    }
    println!("{answered} of {asked} answered");
}
