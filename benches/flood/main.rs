//! Does the bot keep up with as many commands a second as loopback carries, beside a bare serenity bot that answers all of them with one text?
//!
//! ```text
//! cargo bench --bench flood                     # about eighty seconds
//! SMEBOT_FLOOD_SECONDS=3 cargo bench --bench flood
//! ```
//!
//! The sandbox is in this process, each bot in one of its own: so its memory and its processor time are its own. First one command at a time, by
//! turns; then a flood for each: both with questions of which none is asked twice within a thousand, and with six that are asked again and
//! again, as members of a server do, which the bot remembers as it read them. Nothing leaves the machine, and it ends by itself.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::panic,
    missing_docs,
    reason = "a benchmark reads the clock, prints its table and stops at the first fault"
)]

mod bots;
mod child;

use child::{Child, Usage};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value, json};
use smebot::sandbox::{Act, Limits, Sandbox, Settings, seed};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many turns each bot has, and how many commands are in one.
const TURNS: (usize, usize) = (30, 100);
/// How many members ask at once in the flood; each waits for its answer before it asks again.
const ASKING: usize = 48;
/// The most commands in one flood, whatever the machine carries.
const MOST: usize = 400_000;
/// How long the flood lasts.
const SECONDS: u64 = 10;

const QUESTIONS: [&str; 6] = [
    "how many little giants were there in 2022?",
    "what share of new listings were SRDI companies in 2022?",
    "how many new companies were set up every minute in 2022?",
    "2022年规上工业中小企业利润增速是多少？",
    "2022年小巨人占专精特新企业的比重？",
    "how did little giants change over the years?",
];

/// What members say around a question, in English and in Chinese: each way round makes another text of the same question.
const BEFORE: [[&str; 8]; 2] = [
    ["", "hi, ", "hello, ", "hey, ", "please, ", "good morning, ", "good evening, ", "sorry, "],
    ["", "你好，", "您好，", "请问，", "大家好，", "早上好，", "晚上好，", "不好意思，"],
];
const LEADING: [[&str; 8]; 2] = [
    [
        "",
        "just wondering: ",
        "quick question: ",
        "does anyone know: ",
        "i want to know: ",
        "tell me: ",
        "can you tell me: ",
        "do you know: ",
    ],
    ["", "想问下，", "请教一下，", "问一下，", "想知道，", "告诉我，", "帮我查下，", "谁知道，"],
];
const AFTER: [[&str; 6]; 2] =
    [["", " thanks", " thank you", " please", " pls", " cheers"], ["", "谢谢", "谢谢你", "谢谢啦", "多谢", "感谢"]];

/// How the questions come.
#[derive(Clone, Copy)]
enum Coming {
    /// Each in other words than those before it: more of them than any bot remembers.
    Anew,
    /// The same six by turns.
    Again,
}

impl Coming {
    const fn told(self) -> &'static str {
        match self {
            Self::Anew => "none asked before",
            Self::Again => "six by turns",
        }
    }

    fn question(self, number: usize) -> String {
        let question = QUESTIONS[number % QUESTIONS.len()];
        let way = number / QUESTIONS.len();
        match self {
            Self::Again => question.to_owned(),
            Self::Anew => {
                let language = usize::from(!question.is_ascii());
                let (before, leading, after) = (BEFORE[language], LEADING[language], AFTER[language]);
                let (first, rest) = (way % before.len(), way / before.len());
                let (second, third) = (rest % leading.len(), rest / leading.len());
                format!("{}{}{question}{}", before[first], leading[second], after[third % after.len()])
            }
        }
    }
}

/// A bot in its process, and the sandbox that it is in.
struct Side {
    name: &'static str,
    command: (&'static str, &'static [&'static str]),
    sandbox: Arc<Sandbox>,
    child: Child,
}

impl Side {
    async fn started(kind: &'static str, command: (&'static str, &'static [&'static str])) -> anyhow::Result<Self> {
        let mut settings = Settings::new(u64::try_from(jiff::Timestamp::now().as_millisecond())?);
        settings.limits = Limits::Off;
        let sandbox = Arc::new(Sandbox::start(settings).await?);
        let mut watch = sandbox.watch(seed::ADA);
        let child = Child::start(kind, sandbox.url(), sandbox.token())?;
        let side = Self { name: kind, command, sandbox, child };
        let registered = watch.until(|event| event["type"] == "commands", Duration::from_secs(30)).await;
        anyhow::ensure!(registered.is_some(), "{kind} does not come");
        // The commands are there a moment before the gateway is.
        let deadline = Instant::now() + Duration::from_secs(20);
        while side.sandbox.report()["gateway"]["sessions"].as_array().is_none_or(Vec::is_empty) {
            anyhow::ensure!(Instant::now() < deadline, "{kind} does not connect");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(side)
    }

    /// One command, from the event to the answer; the number of the answer.
    async fn ask(&self, question: String) -> (Duration, String) {
        ask(&self.sandbox, self.command, question).await
    }
}

async fn ask(sandbox: &Sandbox, (command, path): (&str, &[&str]), question: String) -> (Duration, String) {
    let options = Map::from_iter([("question".to_owned(), json!(question))]);
    let path = path.iter().map(|part| (*part).to_owned()).collect();
    let began = Instant::now();
    let answer = sandbox.ask(seed::ADA, Act::Invoke { channel: seed::FIGURES, command: command.to_owned(), path, options }).await.unwrap();
    let took = began.elapsed();
    assert_eq!(answer["state"], "answered", "{answer:#}");
    (took, answer["message"]["message"]["id"].as_str().unwrap().to_owned())
}

/// What a flood came to.
struct Flood {
    count: usize,
    times: Vec<Duration>,
    usage: Usage,
    /// Its memory after a quarter of the time, and at the end, in KiB.
    memory: (u64, u64),
    lasted: Duration,
}

async fn flood(side: &Side, coming: Coming, lasts: Duration) -> anyhow::Result<Flood> {
    let before = side.child.usage()?;
    let began = Instant::now();
    let asking: Vec<_> = (0..ASKING)
        .map(|first| {
            let (sandbox, command) = (Arc::clone(&side.sandbox), side.command);
            tokio::spawn(async move {
                let mut seen = Vec::new();
                while began.elapsed() < lasts && seen.len() < MOST / ASKING {
                    // Each member begins elsewhere, so that they do not ask the same at once.
                    seen.push(ask(&sandbox, command, coming.question(first * 47 + seen.len())).await);
                }
                seen
            })
        })
        .collect();
    tokio::time::sleep(lasts / 4).await;
    let early = side.child.memory()?;
    let mut all = Vec::new();
    for one in asking {
        all.extend(one.await?);
    }
    let (lasted, after) = (began.elapsed(), side.child.usage()?);
    let answers: FxHashSet<&str> = all.iter().map(|(_, answer)| answer.as_str()).collect();
    anyhow::ensure!(answers.len() == all.len(), "{} commands have {} answers", all.len(), answers.len());
    answered_once(&side.sandbox)?;
    let mut times: Vec<Duration> = all.iter().map(|(took, _)| *took).collect();
    times.sort_unstable();
    Ok(Flood { count: all.len(), times, usage: after.since(before), memory: (early, side.child.memory()?), lasted })
}

/// Of the calls that the sandbox remembers, the last ten thousand, none was refused and none was made twice.
fn answered_once(sandbox: &Sandbox) -> anyhow::Result<()> {
    let mut calls: FxHashMap<String, usize> = FxHashMap::default();
    for call in sandbox.requests().iter().filter(|call| call["path"].as_str().is_some_and(|path| path.ends_with("/callback"))) {
        let status = call["status"].as_u64().unwrap_or(0);
        anyhow::ensure!((200..300).contains(&status), "refused: {call:#}");
        *calls.entry(call["path"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
    }
    let doubled = calls.values().filter(|count| **count > 1).count();
    anyhow::ensure!(doubled == 0, "{doubled} commands were answered twice");
    Ok(())
}

fn at(times: &[Duration], hundredths: usize) -> f64 {
    times.get(times.len() * hundredths / 100).copied().unwrap_or_default().as_secs_f64() * 1e6
}

async fn measured() -> anyhow::Result<()> {
    for coming in [Coming::Anew, Coming::Again] {
        measured_with(coming).await?;
    }
    Ok(())
}

async fn measured_with(coming: Coming) -> anyhow::Result<()> {
    let smebot = Side::started("smebot", ("sme", &["ask"])).await?;
    let bare = Side::started("bare", ("ask", &[])).await?;
    let sides = [&smebot, &bare];
    let mut times = [Vec::new(), Vec::new()];
    let mut usages = [Usage::default(); 2];
    for turn in 0..=TURNS.0 {
        for (index, side) in sides.into_iter().enumerate() {
            let before = side.child.usage()?;
            for number in 0..TURNS.1 {
                let (took, _) = side.ask(coming.question(turn * TURNS.1 + number)).await;
                // The first turn is for getting warm.
                if turn > 0 {
                    times[index].push(took);
                }
            }
            if turn > 0 {
                usages[index] = usages[index].and(side.child.usage()?.since(before));
            }
        }
    }
    println!("one command at a time, {} for each bot, by turns; questions: {}", times[0].len(), coming.told());
    for (index, side) in sides.into_iter().enumerate() {
        times[index].sort_unstable();
        let own = usages[index].per(times[index].len());
        println!(
            "  {:6}  event to reply {:.0} µs (p50), {:.0} µs (p99); processor time of the bot {own:.0} µs",
            side.name,
            at(&times[index], 50),
            at(&times[index], 99)
        );
    }
    println!("  ratio of the times from event to reply, p50: {:.2}", at(&times[0], 50) / at(&times[1], 50));
    let seconds = std::env::var("SMEBOT_FLOOD_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(SECONDS);
    println!("a flood of {seconds} s, {ASKING} at once; questions: {}", coming.told());
    let mut p50 = Vec::new();
    for side in sides {
        let flood = flood(side, coming, Duration::from_secs(seconds)).await?;
        p50.push(at(&flood.times, 50));
        println!(
            "  {:6}  {} commands, {:.0} a second, none lost, none doubled; event to reply {:.1} ms (p50), {:.1} ms (p99); processor time of the bot \
             {:.0} µs; its memory {:.1} MB after a quarter, {:.1} MB at the end",
            side.name,
            flood.count,
            flood.count as f64 / flood.lasted.as_secs_f64(),
            at(&flood.times, 50) / 1e3,
            at(&flood.times, 99) / 1e3,
            flood.usage.per(flood.count),
            flood.memory.0 as f64 / 1024.0,
            flood.memory.1 as f64 / 1024.0
        );
    }
    println!("  ratio of the times from event to reply, p50: {:.2}", p50[0] / p50[1]);
    for side in [smebot, bare] {
        let said: Value = side.child.stop()?;
        println!("  {} says: {said}", side.name);
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    if let Some(kind) = std::env::var_os(child::KIND) {
        return bots::run(&kind.to_string_lossy());
    }
    // `cargo test --benches` only asks whether it runs.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(measured())
}
