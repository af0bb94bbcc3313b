//! What does a bot in a process of its own use?

use anyhow::Context;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};

/// Which bot a process is to be.
pub const KIND: &str = "SMEBOT_FLOOD_BOT";

/// Processor time, in ticks of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage(u64);

/// How many ticks the system counts in a second: what Linux tells programs, whatever its own clock.
const TICKS: f64 = 100.0;

impl Usage {
    pub fn since(self, before: Self) -> Self {
        Self(self.0 - before.0)
    }

    pub fn and(self, more: Self) -> Self {
        Self(self.0 + more.0)
    }

    /// Microseconds for each of `count`.
    pub fn per(self, count: usize) -> f64 {
        self.0 as f64 / TICKS * 1e6 / count.max(1) as f64
    }
}

/// A bot in a process of its own; it ends when its standard input does.
pub struct Child {
    process: std::process::Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Child {
    pub fn start(kind: &str, url: &str, token: &str) -> anyhow::Result<Self> {
        let mut process = Command::new(std::env::current_exe()?).env(KIND, kind).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut input = process.stdin.take().context("it has an input")?;
        writeln!(input, "{url}\n{token}")?;
        let output = BufReader::new(process.stdout.take().context("it has an output")?);
        Ok(Self { process, input: Some(input), output })
    }

    pub fn usage(&self) -> anyhow::Result<Usage> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        // The name, in parentheses, may have spaces in it; of what follows, the 12th and 13th are the times.
        let (_, rest) = stat.rsplit_once(')').context("the system tells the time of a process")?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let field = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok()).context("a time");
        Ok(Usage(field(11)? + field(12)?))
    }

    /// Its memory, in KiB.
    pub fn memory(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("the system tells the memory of a process")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// Tells it to stop; what it has counted.
    pub fn stop(mut self) -> anyhow::Result<Value> {
        drop(self.input.take());
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        self.process.wait()?;
        Ok(serde_json::from_str(&line)?)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.input.take());
        // OK because a process that has ended is what is wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
