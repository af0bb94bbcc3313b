//! Which replies does a change make others?

use super::propose::Trial;
use crate::facts::base::{FactBase, IndicatorId};
use crate::question::Facts;
use crate::render::piece::{Reply, Role};
use crate::render::{self, label, plain};
use jiff::civil::Date;

/// How many changed replies are shown.
const MOST: usize = 12;
/// How many questions are asked twice: of a large base the first, behind those of the indicator that is changed.
const MOST_ASKED: usize = 2_000;
/// How many questions of the set are asked twice: a second or two of work.
const MOST_TESTS: usize = 5_000;

/// A question whose reply changes, or that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The question.
    pub question: String,
    /// The reply without the change.
    pub before: String,
    /// The reply with it.
    pub after: String,
    /// Whether a moderator wanted to know it.
    pub is_wanted: bool,
    /// Both without their citations, unless these are all that differs.
    pub said: (String, String),
}

/// A question of a set that those who keep the facts have written to try changes with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Test {
    /// The question.
    pub question: String,
    /// The one that it follows.
    pub previous: Option<String>,
    /// The day on which it is asked; else today.
    pub day: Option<Date>,
}

/// What a change does to the questions of the set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tested {
    /// How many were asked.
    pub asked: usize,
    /// How many get another reply.
    pub other_replies: usize,
    /// How many of these are answered now and were not, or are not any more.
    pub other_outcomes: usize,
}

/// Asks before and after: what a moderator wants to know, the questions of the set, and by the name and the phrases of each indicator; of all but
/// the first those are kept whose reply changes, before all where it is answered at all or no longer.
pub(super) fn effects(before: FactBase, after: FactBase, subject: &str, trial: &Trial<'_>) -> (Vec<Effect>, Tested) {
    let mut own = names(&before, subject);
    own.extend(names(&after, subject));
    own.sort();
    own.dedup();
    own.truncate(MOST_ASKED);
    let own = own.into_iter().map(|(_, question)| Test { question, ..Test::default() });
    let (before, after) = (Facts::new(before), Facts::new(after));
    let reply = |test: &Test, facts: &Facts| {
        let previous: Vec<&str> = test.previous.iter().map(String::as_str).collect();
        let answer = crate::ask(&test.question, &previous, facts, test.day.unwrap_or(trial.day));
        (answer.outcome(), render::reply(&answer, &facts.base))
    };
    let tried = |test: &Test| {
        let ((old, before), (new, after)) = (reply(test, &before), reply(test, &after));
        (old != new, effect(test.question.clone(), &before, &after))
    };
    let is_another = |(_, effect): &(bool, Effect)| effect.before != effect.after;
    let asked: Vec<Test> = trial.questions.iter().map(|question| Test { question: question.clone(), ..Test::default() }).collect();
    let tests = &trial.tests[..trial.tests.len().min(MOST_TESTS)];
    let of_tests: Vec<(bool, Effect)> = tests.iter().map(tried).filter(is_another).collect();
    let tested = Tested {
        asked: tests.len(),
        other_replies: of_tests.len(),
        other_outcomes: of_tests.iter().filter(|(is_other, _)| *is_other).count(),
    };
    let mut others: Vec<(bool, Effect)> = own.filter(|test| !asked.contains(test)).map(|test| tried(&test)).filter(is_another).collect();
    others.splice(0..0, of_tests);
    others.sort_by_key(|(is_other, _)| !is_other);
    let mut effects: Vec<Effect> = asked.iter().map(|test| Effect { is_wanted: true, ..tried(test).1 }).collect();
    for (_, effect) in others {
        if effects.len() >= MOST + asked.len() {
            break;
        }
        if effects.iter().all(|shown| shown.question != effect.question) {
            effects.push(effect);
        }
    }
    (effects, tested)
}

fn effect(question: String, before: &Reply, after: &Reply) -> Effect {
    let uncited = |reply: &Reply| {
        let lines = reply.lines.iter().filter(|line| line.role != Role::Source).cloned().collect();
        plain::plain(&Reply { lines, suggestions: Vec::new() })
    };
    let full = (plain::plain(before), plain::plain(after));
    let short = (uncited(before), uncited(after));
    let said = if short.0 == short.1 && full.0 != full.1 { full.clone() } else { short };
    Effect { question, before: full.0, after: full.1, is_wanted: false, said }
}

/// What the indicators of a base are asked for with; those of one of them first, and of these each period that has a figure.
fn names(base: &FactBase, subject: &str) -> Vec<(bool, String)> {
    let is_changed = |key: &str| subject.split(' ').any(|changed| changed == key);
    let indicators = base.indicators.iter().filter(|indicator| !indicator.figures.is_empty() || is_changed(&indicator.key));
    let phrases = indicators.flat_map(|indicator| {
        let asked = indicator.asked.en.iter().chain(&indicator.asked.zh);
        let phrases = indicator.name.en.iter().chain(&indicator.name.zh).chain(asked);
        phrases.map(move |phrase| (!is_changed(&indicator.key), phrase))
    });
    let changed = (0..).map(IndicatorId).zip(&base.indicators).filter(|(_, indicator)| is_changed(&indicator.key));
    let of_periods = changed.flat_map(|(id, _)| label::questions(base, id)).map(|question| (false, question));
    phrases.map(|(is_other, phrase)| (is_other, format!("{phrase}?"))).chain(of_periods).collect()
}
