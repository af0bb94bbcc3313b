//! How is it shown which figures of a text are right?

use super::posts::Poster;
use crate::chat::{Card, Field, Post, Tone};
use crate::compute::Verdict;
use crate::facts::base::StatementId;
use crate::plan::Operand;
use crate::render::label::Labels;
use crate::render::markdown::{escaped, push_line};
use crate::verify::{Judged, Report};

/// The most figures of a text that are shown.
const MOST: usize = 12;
/// The longest words of a text that are repeated, in characters.
const LONGEST: usize = 90;

/// The verdict on each figure of a text, with the true one and its source; and what could not be judged.
pub fn post(poster: &Poster<'_>, text: &str, report: &Report) -> Post {
    let words = poster.words;
    let labels = Labels::new(poster.desk.known.base(), poster.language);
    if report.claims.is_empty() && report.unjudged.is_empty() {
        return Post { text: words.no_figures.to_owned(), ..Post::default() };
    }
    let mut lines = String::new();
    let mut statements = Vec::new();
    for claim in report.claims.iter().take(MOST) {
        push_line(&mut lines, &judged(poster, &labels, text, claim, &mut statements));
    }
    if report.claims.len() > MOST {
        push_line(&mut lines, "…");
    }
    let count = report.claims.len();
    let right = report.claims.iter().filter(|claim| matches!(claim.verdict, Verdict::Supported { .. })).count();
    let headline = words.checked.replace("{count}", &count.to_string()).replace("{right}", &right.to_string());
    let mut said = if count == 0 { words.none_judged.to_owned() } else { headline };
    if !report.unjudged.is_empty() {
        let figures: Vec<String> = report.unjudged.iter().take(MOST).map(|place| quoted(poster, &text[place.clone()])).collect();
        push_line(&mut said, &format!("{} {}", words.not_judged, figures.join(words.listing)));
    }
    if report.cut_off {
        push_line(&mut said, words.cut_off);
    }
    let is_wrong = report.claims.iter().any(|claim| claim.verdict == Verdict::Refuted);
    let tone = match (is_wrong, right == count && count > 0) {
        (true, _) => Tone::Refuted,
        (false, true) => Tone::Supported,
        (false, false) => Tone::Nothing,
    };
    let sources: Vec<String> = statements.iter().zip(1..).map(|(id, number)| super::shown::cited(&labels, *id, number)).collect();
    let title = if sources.len() > 1 { words.several_sources } else { words.source };
    let fields = if sources.is_empty() { Vec::new() } else { vec![Field { title: title.to_owned(), text: sources.join("\n") }] };
    let card = (!lines.is_empty()).then_some(Card { tone, text: lines, fields });
    Post { text: said, card, ..Post::default() }
}

fn judged(poster: &Poster<'_>, labels: &Labels<'_>, text: &str, claim: &Judged, statements: &mut Vec<StatementId>) -> String {
    let words = poster.words;
    let verdict = match claim.verdict {
        Verdict::Supported { qualifier_lost: false } => words.right,
        Verdict::Supported { qualifier_lost: true } => words.right_but,
        Verdict::Refuted => words.wrong,
        Verdict::Unsupported => words.unsettled,
    };
    let mut line = format!("{verdict} {}", quoted(poster, &text[claim.words.clone()]));
    let truth = match &claim.computed {
        Some(computed) => {
            let (working, result) = labels.working(computed);
            format!("**{}** = {}", escaped(&result), escaped(&working))
        }
        None => figure(poster, labels, &claim.held, statements),
    };
    push_line(&mut line, &format!("-# → {truth}"));
    if let Some(whose) = &claim.whose {
        push_line(&mut line, &format!("-# {} {}", words.belongs_to, figure(poster, labels, whose, statements)));
    }
    line
}

fn figure(poster: &Poster<'_>, labels: &Labels<'_>, operand: &Operand, statements: &mut Vec<StatementId>) -> String {
    let statement = poster.desk.known.base().figures[operand.figure.0 as usize].statement;
    let place = statements.iter().position(|known| *known == statement).unwrap_or_else(|| {
        statements.push(statement);
        statements.len() - 1
    });
    format!("{}: **{}** {}", escaped(&labels.figure(operand)), escaped(&labels.value(operand)), escaped(&format!("[{}]", place + 1)))
}

/// Words of the text, short and on one line.
fn quoted(poster: &Poster<'_>, words: &str) -> String {
    let (open, close) = poster.words.quotes;
    let mut short: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    if words.chars().count() > LONGEST {
        short.push('…');
    }
    format!("{open}{}{close}", escaped(&short))
}
