//! How long does loading take, and how much memory?

use crate::synthetic::Shape;
use crate::{ratio, time};
use anyhow::Context;
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::question::Facts;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use toml::de::DeTable;

/// Set to a folder in a child that only loads it, so that its memory is that of loading.
pub const CHILD: &str = "SMEBOT_BENCH_LOAD";

/// Writes the files of a base, prints how its loading compares, and loads it.
pub fn measure(shape: Shape) -> anyhow::Result<FactBase> {
    let folder = tempfile::tempdir()?;
    let mut bytes = 0;
    for (path, text) in shape.texts().0 {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().context("a file in a folder")?)?;
        std::fs::write(path, &text)?;
        bytes += text.len();
    }
    let (mut ours, mut theirs) = (Duration::MAX, Duration::MAX);
    let mut loaded = None;
    // The largest take seconds, over which noise evens out.
    for _ in 0..if bytes < 1_000_000 { 20 } else { 2 } {
        theirs = theirs.min(time(|| parse_all(folder.path()).unwrap()));
        drop(loaded.take());
        ours = ours.min(time(|| loaded = Some(load(folder.path()))));
    }
    let loaded = loaded.context("loaded at least once")?;
    anyhow::ensure!(
        loaded.problems.is_empty() && loaded.base.figures.len() == shape.figure_count(),
        "the made-up base is sound: {:?}",
        loaded.problems.first()
    );
    println!(
        "  loading {:.1} ms ({:.1} MB), reading and parsing with toml alone {:.1} ms: {:.2} ×",
        ours.as_secs_f64() * 1e3,
        bytes as f64 / 1e6,
        theirs.as_secs_f64() * 1e3,
        ratio(ours, theirs)
    );
    let child = Command::new(std::env::current_exe()?).env(CHILD, folder.path()).output()?;
    print!("{}", String::from_utf8_lossy(&child.stdout));
    Ok(loaded.base)
}

fn parse_all(folder: &Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            parse_all(&path)?;
        } else {
            let text = std::fs::read_to_string(&path)?;
            black_box(DeTable::parse(&text)?);
        }
    }
    Ok(())
}

/// Loads a folder and prints the most memory that this took, before and after the index is made.
pub fn report_memory(folder: &Path) -> anyhow::Result<()> {
    let base = load(folder).base;
    let loading = peak()?;
    let facts = Facts::new(base);
    println!("  memory: {loading} MB for loading, {} MB with the index", peak()?);
    drop(facts);
    Ok(())
}

/// The most memory that this process ever held, in megabytes.
fn peak() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("the system tells the memory of a process")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1_000)
}
