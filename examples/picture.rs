//! Writes the picture of an answer to a file, for looking at it. `cargo run --release --example picture -- FACTS OUT.png [--dark] QUESTION`

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "an example prints, here how long a picture takes")]

use smebot::facts::load::load;
use smebot::question::Facts;
use smebot::render::picture::{Theme, draw};

fn main() -> std::io::Result<()> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let theme = if words.iter().any(|word| word == "--dark") { Theme::Dark } else { Theme::Light };
    words.retain(|word| word != "--dark");
    let [folder, file, question @ ..] = words.as_slice() else {
        println!("usage: picture FACTS OUT.png [--dark] QUESTION");
        return Ok(());
    };
    let facts = Facts::new(load(std::path::Path::new(folder)).base);
    let answer = smebot::ask(&question.join(" "), &[], &facts, jiff::civil::date(2025, 12, 1));
    let began = std::time::Instant::now();
    let Some(_) = draw(&answer, &facts.base, theme) else {
        println!("nothing to draw: {:?}", answer.outcome());
        return Ok(());
    };
    let first = began.elapsed();
    let began = std::time::Instant::now();
    if let Some(picture) = draw(&answer, &facts.base, theme) {
        println!(
            "{} bytes in {:?} (the first, which looks for the fonts, in {first:?})\n{}",
            picture.png.len(),
            began.elapsed(),
            picture.alt
        );
        std::fs::write(file, picture.png)?;
    }
    Ok(())
}
