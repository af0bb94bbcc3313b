//! How is a change shown before it is made, and what is said when it is?

use super::figures::QUESTION;
use super::lists::shortened;
use super::mark::{Kind, Mark};
use super::summary::summary;
use super::words::Words;
use super::{Bench, Refusal, Since, changes};
use crate::chat::{Blank, Card, Control, Emphasis, Field, Form, Lines, Post, Tone};
use crate::keep::propose::{Effect, Proposal, Tested};
use crate::language::{Language, is_han};
use crate::render::markdown::{escaped, push_line};

/// The most characters of a difference, and of replies, that are shown.
const LONGEST_DIFF: usize = 1_600;
const LONGEST_SINCE: usize = 900;
const LONGEST_REPLY: usize = 300;
/// The most replies that are shown.
const REPLIES: usize = 3;
/// The most faults that are shown.
const PROBLEMS: usize = 5;
/// The longest question, in characters.
const LONGEST_QUESTION: u16 = 300;

/// A change before it is made, with the buttons that make or drop it.
pub(super) fn preview(bench: &Bench<'_>, proposal: &Proposal, number: u64) -> Post {
    let words = bench.words;
    let is_sound = proposal.errors.is_empty();
    let button = |kind, label: &str, emphasis| {
        let id = Mark::of(kind, bench.author(), number).closed(&bench.desk.settings.seal)?;
        Some(Control::Button { id, label: label.to_owned(), emphasis })
    };
    let apply = is_sound.then(|| button(Kind::Apply, words.apply, Emphasis::Main)).flatten();
    let discard = button(Kind::Discard, words.discard, Emphasis::Plain);
    let another = button(Kind::Try, words.try_question, Emphasis::Plain);
    let row = apply.into_iter().chain(discard).chain(another).collect();
    let text = if is_sound { words.preview } else { words.preview_faulty };
    Post {
        text: format!("{text}\n**{}**", escaped(&shortened(&summary(bench.language, proposal)))),
        card: Some(shown(bench, proposal)),
        rows: vec![row],
        picture: None,
    }
}

/// What a change does: the difference, what the check says, and replies before and after.
pub(super) fn shown(bench: &Bench<'_>, proposal: &Proposal) -> Card {
    let words = bench.words;
    let problems: Vec<String> =
        proposal.errors.iter().chain(&proposal.warnings).take(PROBLEMS).map(|line| format!("- {}", escaped(&shortened(line)))).collect();
    let mut check = if problems.is_empty() { words.nothing_new.to_owned() } else { problems.join("\n") };
    push_line(&mut check, &standing(words, proposal));
    let mut fields = vec![Field { title: words.check.to_owned(), text: check }];
    let Tested { asked, other_replies, other_outcomes } = proposal.tested;
    if asked > 0 {
        let counts = [("{asked}", asked), ("{replies}", other_replies), ("{outcomes}", other_outcomes)];
        let text = counts.into_iter().fold(words.tested.to_owned(), |text, (mark, count)| text.replace(mark, &count.to_string()));
        fields.push(Field { title: words.tests.to_owned(), text });
    }
    // What the keeper asked himself, then what he reads in his own language.
    let mut effects: Vec<&Effect> = proposal.effects.iter().collect();
    let is_own = |effect: &Effect| effect.question.chars().any(is_han) == (bench.language == Language::Chinese);
    effects.sort_by_key(|effect| (!effect.is_wanted, !is_own(effect)));
    fields.extend(effects.into_iter().take(REPLIES).map(|effect| {
        let reply = |text: &str| if text.is_empty() { words.no_reply.to_owned() } else { lines(&cut(text, LONGEST_REPLY)) };
        let (before, after) = (&effect.said.0, &effect.said.1);
        let text = if before == after {
            format!("{} {}", words.same, reply(after))
        } else {
            format!("{} {}\n{} {}", words.before, reply(before), words.after, reply(after))
        };
        Field { title: cut(&effect.question, 200), text }
    }));
    let tone = if proposal.errors.is_empty() { Tone::Choice } else { Tone::Refuted };
    Card { tone, text: fenced(&proposal.diff, LONGEST_DIFF), fields }
}

/// That the files have errors of their own, and what that means; nothing where they have none.
pub(super) fn standing(words: &Words, proposal: &Proposal) -> String {
    match proposal.standing_errors {
        0 => String::new(),
        count => words.standing.replace("{count}", &count.to_string()),
    }
}

/// A text of several lines, made harmless line by line.
fn lines(text: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join("\n")
}

/// A difference in a fence, which ends at the next one.
pub(super) fn fenced(diff: &str, most: usize) -> String {
    format!("```diff\n{}\n```", cut(&diff.replace('`', "\u{2cb}"), most).trim_end())
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

/// The form for a question to try a change with.
pub(super) fn asking(bench: &Bench<'_>, number: u64) -> Result<Form, Refusal> {
    let words = bench.words;
    let id = Mark::of(Kind::Question, bench.author(), number).closed(&bench.desk.settings.seal).ok_or(words.not_yours)?;
    let blank = Blank {
        id: QUESTION.to_owned(),
        label: words.question_to_try.to_owned(),
        hint: words.question_hint.to_owned(),
        value: String::new(),
        lines: Lines::One,
        longest: LONGEST_QUESTION,
        required: true,
    };
    Ok(Form { id, title: words.try_question.to_owned(), blanks: vec![blank] })
}

/// What was done meanwhile, and by whom.
pub(super) fn meanwhile(bench: &Bench<'_>, since: &Since) -> String {
    let words = bench.words;
    let who = match &since.by {
        None if since.diff.is_empty() => return words.changed_elsewhere.to_owned(),
        Some(held) => words.changed_by.replace("{change}", &held.id.to_string()).replace("{author}", &changes::author(&held.entry)),
        None => words.changed_in_file.to_owned(),
    };
    format!("{who}\n{}", fenced(&since.diff, LONGEST_SINCE))
}
