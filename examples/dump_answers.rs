#![allow(warnings, clippy::all)]
use smebot::facts::load::{Texts, load, load_from};
use smebot::question::{Facts, understand};
use std::path::{Path, PathBuf};
fn collect(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push((path.strip_prefix(root).unwrap().to_path_buf(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}
fn main() {
    let mut seed = Vec::new();
    collect(Path::new("facts"), Path::new("facts"), &mut seed);
    let full = seed.clone();
    seed.retain(|(p, _)| !p.starts_with("statements") || p.ends_with("2023-03-27-china-banking-news.toml"));
    let bases = [
        ("seed", load_from(&Texts(seed.into_iter().collect())).base),
        ("full", load_from(&Texts(full.into_iter().collect())).base),
        ("harbours", load(Path::new("tests/bases/harbours")).base),
        ("clinics", load(Path::new("tests/bases/clinics")).base),
    ];
    let mut asked: Vec<(String, Vec<String>)> = Vec::new();
    for f in std::fs::read_dir("tests/questions").unwrap() {
        let t: toml::Table = toml::from_str(&std::fs::read_to_string(f.unwrap().path()).unwrap()).unwrap();
        for c in t["case"].as_array().unwrap() {
            asked.push((c["ask"].as_str().unwrap().into(), c.get("prev").map(|p| p.as_str().unwrap().to_string()).into_iter().collect()));
        }
    }
    asked.sort();
    let only = std::env::args().nth(1).unwrap_or_default();
    for (name, base) in bases {
        let facts = Facts::new(base);
        for (q, prev) in &asked {
            let prev: Vec<&str> = prev.iter().map(String::as_str).collect();
            let d = jiff::civil::date(2023, 6, 1);
            println!("{name}|{q}|{prev:?}|{:?}|{:?}", understand(q, &facts, d), smebot::ask(q, &prev, &facts, d));
        }
    }
}
