#![allow(warnings, clippy::all)]
#[path = "../benches/speed/questions.rs"]
mod questions;
#[path = "../benches/speed/synthetic.rs"]
mod synthetic;
#[path = "../benches/speed/words.rs"]
mod words;
use questions::Sort;
use smebot::language::Language;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let shape = synthetic::SHAPES.iter().find(|s| s.0.replace(",", "") == a[1]).unwrap().1;
    let t = std::time::Instant::now();
    let base = smebot::facts::load::load_from(&shape.texts()).base;
    eprintln!("load {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let facts = smebot::question::Facts::new(base);
    eprintln!("index {:?}", t.elapsed());
    if a[2] == "load" {
        return;
    }
    let lang = if a[2] == "en" { Language::English } else { Language::Chinese };
    let d = jiff::civil::date(2025, 6, 1);
    if a.len() > 3 && a[3] == "dump" {
        for s in Sort::ALL {
            for q in questions::questions(shape, s, lang) {
                println!("{}|{:?}", q.text, smebot::ask(&q.text, &[], &facts, d));
            }
        }
        return;
    }
    let t = std::time::Instant::now();
    let mut n = 0;
    let sorts: Vec<Sort> = Sort::ALL.into_iter().filter(|s| a.len() < 4 || s.name() == a[3]).collect();
    let qs: Vec<_> = sorts.into_iter().flat_map(|s| questions::questions(shape, s, lang)).collect();
    let (mut u, mut p) = (0.0, 0.0);
    while t.elapsed().as_secs() < 3 {
        for q in &qs {
            let t1 = std::time::Instant::now();
            let qq = smebot::question::understand(&q.text, &facts, d);
            u += t1.elapsed().as_secs_f64();
            std::hint::black_box(smebot::ask(&q.text, &[], &facts, d));
            n += 1;
        }
    }
    eprintln!("{:?} per ask+understand, understand {:.1} us", t.elapsed() / n, u / n as f64 * 1e6);
}
