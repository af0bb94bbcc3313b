//! How long does one question from the command line take, start and all?

use crate::{by_turns, ratio};
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_smebot");

pub fn measure() -> anyhow::Result<()> {
    let question = "how many little giants are there?";
    let facts = concat!(env!("CARGO_MANIFEST_DIR"), "/facts");
    let run = |arguments: &[&str]| {
        let done = Command::new(PROGRAM).args(arguments).stderr(Stdio::null()).output().unwrap();
        assert!(done.status.success(), "{arguments:?}");
        done.stdout.len()
    };
    if run(&["ask", "--facts", facts, question]) == 0 {
        println!("start: `smebot ask` does not answer yet");
        return Ok(());
    }
    let (ask, version) = by_turns(
        || {
            run(&["ask", "--facts", facts, question]);
        },
        || {
            run(&["--version"]);
        },
    );
    println!(
        "start: `smebot ask` on the shipped base {:.1} ms, `smebot --version` {:.1} ms: {:.1} ×",
        ask.as_secs_f64() * 1e3,
        version.as_secs_f64() * 1e3,
        ratio(ask, version)
    );
    Ok(())
}
