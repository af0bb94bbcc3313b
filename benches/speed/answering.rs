//! How long does an answer take, and how often is it about the right indicator?

use crate::questions::{Asked, Sort, questions};
use crate::rival::{Rival, Terms};
use crate::synthetic::Shape;
use crate::{by_turns, ratio, time};
use jiff::civil::date;
use smebot::answer::{Answer, Content};
use smebot::facts::base::FactBase;
use smebot::language::Language;
use smebot::question::Facts;
use std::hint::black_box;
use std::time::Duration;

/// The mean time of an answer in each language.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    pub english: Duration,
    pub chinese: Duration,
}

pub fn measure(shape: Shape, base: FactBase) -> anyhow::Result<Times> {
    let mut rival = None;
    let theirs = time(|| rival = Some(Rival::new(&base)));
    let mut facts = None;
    let ours = time(|| facts = Some(Facts::new(base)));
    let facts = facts.unwrap();
    let mut rival = rival.unwrap()?;
    println!("  index {:.1} ms, tantivy's {:.1} ms: {:.2} ×", ours.as_secs_f64() * 1e3, theirs.as_secs_f64() * 1e3, ratio(ours, theirs));
    println!(
        "  {:<10}{:<9}{:>11}{:>11}{:>7}{:>12}   {:<40}tantivy finds",
        "question", "language", "answer", "tantivy", "ratio", "not fuzzy", "smebot finds"
    );
    let mut means = [Duration::ZERO; 2];
    for (language, mean) in [Language::English, Language::Chinese].into_iter().zip(&mut means) {
        for sort in Sort::ALL {
            let asked = questions(shape, sort, language);
            let (ours, theirs) = by_turns(
                || {
                    for asked in &asked {
                        black_box(ask(asked, &facts));
                    }
                },
                || {
                    for asked in &asked {
                        black_box(rival.find(&asked.text, Terms::Fuzzy)).unwrap();
                    }
                },
            );
            let exact = time(|| {
                for asked in &asked {
                    black_box(rival.find(&asked.text, Terms::Exact)).unwrap();
                }
            });
            let each = |all: Duration| all / u32::try_from(asked.len()).unwrap();
            *mean += each(ours) / 4;
            let (right, found) = if matches!(sort, Sort::Lookup | Sort::Typo) {
                (our_hits(&asked, &facts), their_hits(&asked, &mut rival, &facts)?)
            } else {
                (outcomes(&asked, &facts), String::new())
            };
            println!(
                "  {:<10}{:<9}{:>8.1} µs{:>8.1} µs{:>7.2}{:>9.1} µs   {right:<40}{found}",
                sort.name(),
                match language {
                    Language::English => "English",
                    Language::Chinese => "Chinese",
                },
                each(ours).as_secs_f64() * 1e6,
                each(theirs).as_secs_f64() * 1e6,
                ratio(ours, theirs),
                each(exact).as_secs_f64() * 1e6
            );
        }
    }
    Ok(Times { english: means[0], chinese: means[1] })
}

fn ask(asked: &Asked, facts: &Facts) -> Answer {
    smebot::ask(&asked.text, &[], facts, date(2025, 6, 1))
}

/// How often the answer is the right indicator's, how often it is among the choices, and how often it is another's.
fn our_hits(asked: &[Asked], facts: &Facts) -> String {
    let (mut first, mut among, mut other) = (0, 0, 0);
    for asked in asked {
        let answer = ask(asked, facts);
        let shown = answer.indicators();
        let right = |id: &smebot::facts::base::IndicatorId| facts.base.indicators[id.0 as usize].key.as_ref() == asked.key;
        match &answer.content {
            Content::Found { .. } if shown.first().is_some_and(right) => first += 1,
            Content::Found { .. } => other += 1,
            Content::Choices(_) if shown.iter().any(right) => among += 1,
            Content::Choices(_) | Content::Abstention { .. } | Content::Silence => {}
        }
        if std::env::var_os("SMEBOT_SHOW").is_some() && !shown.first().is_some_and(right) {
            println!("    {} {:?}", asked.text, answer.outcome());
        }
    }
    let count = asked.len();
    format!("{:.0} % ({:.0} % with choices, {:.0} % wrong)", percent(first, count), percent(first + among, count), percent(other, count))
}

/// How often the right indicator comes first, and how often among the first six.
fn their_hits(asked: &[Asked], rival: &mut Rival, facts: &Facts) -> anyhow::Result<String> {
    let (mut first, mut among) = (0, 0);
    for asked in asked {
        let hits = rival.find(&asked.text, Terms::Fuzzy)?;
        let place = hits.iter().position(|hit| facts.base.indicators[*hit as usize].key.as_ref() == asked.key);
        first += usize::from(place == Some(0));
        among += usize::from(place.is_some());
    }
    Ok(format!("{:.0} % ({:.0} % in six)", percent(first, asked.len()), percent(among, asked.len())))
}

fn outcomes(asked: &[Asked], facts: &Facts) -> String {
    let answered = asked.iter().filter(|asked| ask(asked, facts).outcome() == "answer").count();
    format!("{:.0} % answered", percent(answered, asked.len()))
}

fn percent(some: usize, of: usize) -> f64 {
    100.0 * some as f64 / of.max(1) as f64
}
