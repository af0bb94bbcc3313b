//! Which replies does a change make others?

use crate::facts::base::FactBase;
use crate::question::Facts;
use crate::render::{self, plain};
use jiff::civil::Date;

/// How many changed replies are shown.
const MOST: usize = 12;
/// How many questions are asked twice: of a large base the first, behind those of the indicator that is changed.
const MOST_ASKED: usize = 2_000;

/// A question whose reply changes, or that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The question.
    pub question: String,
    /// The reply without the change.
    pub before: String,
    /// The reply with it.
    pub after: String,
}

/// Asks before and after: what a moderator wants to know, and by the name and the phrases of each indicator; of the latter those are kept whose
/// reply changes.
pub(super) fn effects(before: FactBase, after: FactBase, subject: &str, asked: &[String], day: Date) -> Vec<Effect> {
    let mut own = names(&before, subject);
    own.extend(names(&after, subject));
    own.sort();
    own.dedup();
    own.truncate(MOST_ASKED);
    let own: Vec<String> = own.into_iter().map(|(_, question)| question).collect();
    let (before, after) = (Facts::new(before), Facts::new(after));
    let reply = |question: &str, facts: &Facts| plain::plain(&render::reply(&crate::ask(question, &[], facts, day), &facts.base));
    let effect =
        |question: &String| Effect { question: question.clone(), before: reply(question, &before), after: reply(question, &after) };
    let mut effects: Vec<Effect> = asked.iter().map(effect).collect();
    effects.extend(own.iter().filter(|name| !asked.contains(name)).map(effect).filter(|effect| effect.before != effect.after).take(MOST));
    effects
}

/// What the indicators of a base are asked for with; those of one of them first.
fn names(base: &FactBase, subject: &str) -> Vec<(bool, String)> {
    let indicators = base.indicators.iter().filter(|indicator| !indicator.figures.is_empty() || &*indicator.key == subject);
    let phrases = indicators.flat_map(|indicator| {
        let asked = indicator.asked.en.iter().chain(&indicator.asked.zh);
        let phrases = indicator.name.en.iter().chain(&indicator.name.zh).chain(asked);
        phrases.map(move |phrase| (&*indicator.key != subject, phrase))
    });
    phrases.map(|(is_other, phrase)| (is_other, format!("{phrase}?"))).collect()
}
