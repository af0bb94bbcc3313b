//! Any files are loaded as far as they go, checked, shown, and asked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smebot::facts::load::{Files, Folder, Texts};
use smebot::facts::{check, diagnostics};
use smebot::question::Facts;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A base without faults, one file of which is replaced.
static GOOD: LazyLock<Texts> = LazyLock::new(|| {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/check/good"));
    let (files, problems) = folder.list();
    assert!(problems.is_empty() && files.len() > 2, "the good base is there");
    Texts(files.into_iter().map(|file| (file.clone(), folder.read(&file).expect("it can be read"))).collect())
});

fuzz_target!(|input: (u8, &str)| {
    let (which, text) = input;
    let names: Vec<&PathBuf> = GOOD.0.keys().collect();
    let mut files = GOOD.clone();
    files.0.insert(names[usize::from(which) % names.len()].clone(), text.to_owned());
    let loaded = check::check(&files);
    diagnostics::write(&loaded.problems, &files, &mut std::io::sink()).expect("nothing is in the way of a sink");
    let facts = Facts::new(loaded.base);
    let first = facts.base.indicators.first().and_then(|indicator| indicator.name.en.clone()).unwrap_or_default();
    smebot::ask(&first, &[], &facts, jiff::civil::date(2025, 12, 1));
});
