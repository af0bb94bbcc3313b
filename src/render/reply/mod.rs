//! What is said to each kind of answer?

mod claim;
mod computed;
mod found;
mod lists;
mod notes;
mod refusal;
pub(super) mod sources;
mod suggest;

use super::piece::{Line, Reply, Role};
use super::voice::{Voice, with_disagreeing};
use crate::answer::{Answer, Content};
use crate::facts::base::{FactBase, FigureId, StatementId};
use crate::language::Language;
use crate::plan::{Ask, Operand, Reason};
use jiff::civil::Date;

/// The most figures that are listed: more is no reply but a table.
const MOST_LISTED: usize = 8;

/// The reply to an answer.
#[must_use]
pub fn reply(answer: &Answer, base: &FactBase) -> Reply {
    let cited = cited(answer);
    let voice = Voice::new(base, answer.language, answer.as_of, &cited);
    let mut lines = match &answer.content {
        Content::Found { ask, claim, finding, asides, whose, caveats, score: _ } => {
            found::lines(&voice, &found::Found { ask, claim: claim.as_ref(), finding, asides, whose: whose.as_ref(), caveats })
        }
        Content::Choices(choices) => refusal::choices(&voice, choices),
        Content::Abstention { reason, near } => refusal::abstention(&voice, reason, near),
        Content::Silence => return Reply::default(),
    };
    lines.extend(sources::lines(&voice));
    Reply { lines, suggestions: suggest::suggestions(&voice, answer) }
}

/// So many questions that a base can be asked, of different topics where it has some.
#[must_use]
pub fn examples(base: &FactBase, language: Language, as_of: Date, count: usize) -> Vec<String> {
    suggest::examples(&Voice::new(base, language, as_of, &[]), count)
}

/// The question that a figure answers.
pub(super) fn question(voice: &Voice<'_>, operand: &Operand) -> String {
    suggest::question(voice, operand)
}

/// A statement as a line of sources.
pub(super) fn citation(voice: &Voice<'_>, statement: StatementId) -> Line {
    Line { role: Role::Source, pieces: sources::citation(voice, statement) }
}

/// The figures that a reply shows, in the order in which it shows them. Who disagrees is told of what is found alone.
fn cited(answer: &Answer) -> Vec<FigureId> {
    match &answer.content {
        Content::Found { ask, finding, asides, whose, .. } => {
            let most = match ask {
                Ask::Topic { .. } | Ask::Figures(_) | Ask::Rank { .. } | Ask::Trend(_) => MOST_LISTED,
                _ => usize::MAX,
            };
            let besides = asides.iter().map(|aside| &aside.beside);
            let figures = finding.figures.iter().take(most);
            figures.chain(whose.as_ref()).chain(besides).flat_map(with_disagreeing).collect()
        }
        Content::Choices(choices) => choices.iter().take(MOST_LISTED).map(|operand| operand.figure).collect(),
        Content::Abstention { reason: Reason::OutOfScope, .. } => Vec::new(),
        Content::Abstention { near, .. } => near.iter().take(refusal::MOST_NEAR).map(|operand| operand.figure).collect(),
        Content::Silence => Vec::new(),
    }
}
